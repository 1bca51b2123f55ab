use super::*;
use crate::model::testing::{add_quarter, put, quarter_with};

fn two_quarters() -> Facts {
    let before: Vec<(&str, &[u32])> = vec![("B01", &[3]), ("B02", &[5]), ("B03", &[1])];
    let now: Vec<(&str, &[u32])> = vec![("B01", &[1]), ("B02", &[5]), ("B03", &[5]), ("B04", &[2, 4]), ("B05", &[])];
    let mut facts = quarter_with("2026Q3", &before);
    add_quarter(&mut facts, "2026Q4", &now);
    facts
}

fn ranked(facts: &Facts, ties: Ties) -> Vec<(String, Option<usize>)> {
    let history = History::up_to(facts, "2026Q4", 8);
    lines(facts, "2026Q4", &history, ties).into_iter().map(|l| (l.branch, l.rank)).collect()
}

fn of(ranks: &[(&str, Option<usize>)]) -> Vec<(String, Option<usize>)> {
    ranks.iter().map(|(b, r)| (b.to_string(), *r)).collect()
}

#[test]
fn equal_scores_share_a_rank_and_what_is_not_final_has_none() {
    let facts = two_quarters();
    let rest = [("B04", None), ("B05", None), ("B06", None)];
    let want = |first: &[(&'static str, Option<usize>)]| of(&[first, &rest].concat());
    assert_eq!(ranked(&facts, Ties::Shared), want(&[("B01", Some(1)), ("B02", Some(2)), ("B03", Some(2))]));
    let history = History::up_to(&facts, "2026Q4", 8);
    let all = lines(&facts, "2026Q4", &history, Ties::Shared);
    assert!(all[3].unresolved() && matches!(all[3].standing, Some(Standing::Unreconciled(2))));
    assert_eq!((all[4].standing.clone(), all[5].standing.clone()), (Some(Standing::Unfinished), None));
}

/// 1, 1, 3 and 1, 1, 2; with closing rates as the tie-break 1, 2, 3.
#[test]
fn tie_rules() {
    let mut facts = two_quarters();
    let visits: Vec<(&str, &[u32])> = vec![("B06", &[9])];
    add_quarter(&mut facts, "2026Q4", &visits);
    put(&mut facts, "visit", "2026Q4/B01", "state", "void");
    for (id, branch, status) in [("p-1", "B02", "todo"), ("p-2", "B03", "closed"), ("p-3", "B03", "closed")] {
        put(&mut facts, "problem", id, "round", "2026Q4");
        put(&mut facts, "problem", id, "branch", branch);
        put(&mut facts, "problem", id, "status", status);
        // A closing holds only with a verifier and evidence.
        put(&mut facts, "problem", id, "closed_by", "x-9");
        put(&mut facts, "problem", id, "closed_evidence", "照片");
    }
    let ranks = |ties| ranked(&facts, ties).into_iter().take(3).map(|l| (l.0, l.1.unwrap())).collect::<Vec<_>>();
    let want = |b: [&str; 3], r: [usize; 3]| b.iter().map(|b| b.to_string()).zip(r).collect::<Vec<_>>();
    assert_eq!(ranks(Ties::Shared), want(["B02", "B03", "B06"], [1, 1, 3]));
    assert_eq!(ranks(Ties::Dense), want(["B02", "B03", "B06"], [1, 1, 2]));
    assert_eq!(ranks(Ties::Closing), want(["B03", "B02", "B06"], [1, 2, 3]));
    let history = History::up_to(&facts, "2026Q4", 8);
    let b03 = lines(&facts, "2026Q4", &history, Ties::Shared).remove(1);
    assert_eq!((b03.problems, b03.closed, b03.close_rate().map(Share::percent)), (2, 2, Some(Points::HUNDRED)));
}

#[test]
fn a_conflict_takes_the_rank_away_until_it_is_resolved() {
    use crate::model::record::{Cell, Change};
    let mut facts = two_quarters();
    let cell = Cell { value: "1".into(), open: true };
    let id = "2026Q4/B01/x-0/A1-01".to_string();
    facts.put(Change { entity: "score".into(), id, field: "count".into(), cell });
    let history = History::up_to(&facts, "2026Q4", 8);
    let b01 = lines(&facts, "2026Q4", &history, Ties::Shared).into_iter().find(|l| l.branch == "B01").unwrap();
    assert!(b01.rank.is_none() && b01.score.is_none() && b01.unresolved());
}

#[test]
fn change_and_trend_look_at_the_quarters_before() {
    let facts = two_quarters();
    let history = History::up_to(&facts, "2026Q4", 8);
    let all = lines(&facts, "2026Q4", &history, Ties::Shared);
    let b01 = &all[0];
    assert_eq!(b01.trend.len(), 2);
    assert_eq!(b01.change, b01.trend[1].zip(b01.trend[0]).map(|(a, b)| a - b));
    assert!(b01.change.unwrap() > Points::ZERO);
    assert_eq!(b01.categories.iter().map(|c| c.1).sum::<Points>(), Points::HUNDRED);
    let far = History::up_to(&facts, "2026Q4", 1);
    assert_eq!(lines(&facts, "2026Q4", &far, Ties::Shared)[0].change, None, "not known is not zero");
}

#[test]
fn a_sheet_finalised_after_the_closing_is_late() {
    let mut facts = two_quarters();
    let late = |facts: &Facts| lines(facts, "2026Q4", &History::up_to(facts, "2026Q4", 1), Ties::Shared)[0].late;
    assert!(!late(&facts));
    put(&mut facts, "round", "2026Q4", "closed_at", "2026-11-22T01:05:05+00:00");
    assert!(late(&facts), "a second after, whatever the offset");
    put(&mut facts, "round", "2026Q4", "closed_at", "2026-11-22T09:05:06+08:00");
    assert!(!late(&facts));
}

#[test]
fn heat_shows_who_loses_what_and_where_nothing_is_known() {
    let facts = two_quarters();
    let history = History::up_to(&facts, "2026Q4", 8);
    let branches: Vec<String> = ["B01", "B03", "B04"].map(String::from).to_vec();
    let heat = by_branch(history.get("2026Q4").unwrap(), &branches);
    assert_eq!((heat.rows.len(), heat.open.as_slice()), (49, &[false, false, true][..]));
    assert!(heat.cells[0][0].is_some_and(|c| c.lost > Points::ZERO && c.hit == 1));
    assert!(heat.cells[1][0].is_some_and(|c| c.lost == Points::ZERO) && heat.cells[1][1].unwrap().hit == 1);
    assert!(heat.cells.iter().all(|row| row[2].is_none()), "two sheets and no agreed one: nothing is known");
    let quarters = by_quarter(&history);
    assert_eq!(
        (quarters.columns.clone(), quarters.open),
        (vec!["2026Q3".to_string(), "2026Q4".into()], vec![false, true])
    );
    assert_eq!((quarters.cells[0][0].unwrap().hit, quarters.cells[0][0].unwrap().of), (3, 3));
    let worst = most_lost(&heat, 3);
    assert!(worst.len() == 3 && worst[0].1.lost >= worst[1].1.lost && worst[1].1.lost >= worst[2].1.lost);
    assert!(worst.iter().all(|(at, c)| c.percent().is_some() && *at < 5));
}

#[test]
fn inspectors_are_compared_only_with_colleagues_of_the_same_visit() {
    let visits: Vec<(&str, &[u32])> =
        vec![("B01", &[2, 0]), ("B02", &[2, 0]), ("B03", &[2, 0]), ("B04", &[2, 0]), ("B05", &[2, 0]), ("B06", &[9])];
    let facts = quarter_with("2026Q4", &visits);
    let found = inspectors(&facts, &History::up_to(&facts, "2026Q4", 8));
    assert_eq!(
        found.iter().map(|c| (c.person.as_str(), c.visits, c.few())).collect::<Vec<_>>(),
        [("x-0", 5, false), ("x-1", 5, false)]
    );
    assert!(found[0].difference < Points::ZERO && found[0].difference == -found[1].difference);
    let one: Vec<(&str, &[u32])> = vec![("B01", &[2, 0, 0])];
    let facts = quarter_with("2026Q4", &one);
    let found = inspectors(&facts, &History::up_to(&facts, "2026Q4", 8));
    assert!(found.len() == 3 && found.iter().all(Compared::few), "small numbers are said");
}
