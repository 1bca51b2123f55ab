use super::*;
use crate::model::testing::{apply, facts_with};

const VISIT: &str = "2026Q4/B04";

fn vote(answer: Answer, deduct: &str, facts: &[&str]) -> Vote {
    let facts = facts.iter().map(ToString::to_string).collect();
    Vote { inspector: "x-1".into(), answer, deduct: Points::parse(deduct).unwrap(), facts }
}

/// 0.5 a unit, 2 full marks.
fn indicator() -> Indicator {
    let list = Checklist::builtin();
    let mut i = list.indicators[0].clone();
    (i.per_unit, i.cap, i.full) = (Points(50), Points(200), Points(200));
    i
}

fn said(votes: &[Vote], rule: Rule) -> (Option<Verdict>, Option<u32>) {
    let a = propose(&indicator(), votes, rule);
    (a.verdict, a.count)
}

#[test]
fn the_union_counts_every_fact_once() {
    let (ok, deduct) = (Some(Verdict::Ok), Some(Verdict::Deduct));
    let cases = [
        (vec![vote(Answer::ok(), "0", &[]), vote(Answer::ok(), "0", &[])], (ok, None)),
        (vec![vote(Answer::ok(), "0", &[]), vote(Answer::deduct(2), "1", &["缺2次"])], (deduct, Some(2))),
        // The same fact, spaced and punctuated otherwise.
        (
            vec![vote(Answer::deduct(1), "0.5", &["10月缺1次。"]), vote(Answer::deduct(1), "0.5", &["10月 缺1次👍"])],
            (deduct, Some(1)),
        ),
        (
            vec![vote(Answer::deduct(1), "0.5", &["9月缺1次"]), vote(Answer::deduct(1), "0.5", &["10月缺1次"])],
            (deduct, Some(2)),
        ),
        (
            vec![vote(Answer::deduct(2), "1", &["甲", "乙"]), vote(Answer::deduct(2), "1", &["乙", "丙"])],
            (deduct, Some(3)),
        ),
        // Counts without facts: only what goes beyond the others.
        (vec![vote(Answer::deduct(1), "0.5", &[]), vote(Answer::deduct(3), "1.5", &[])], (deduct, Some(3))),
    ];
    for (votes, expected) in cases {
        assert_eq!(said(&votes, Rule::Union), expected, "{votes:?}");
        let turned: Vec<_> = votes.into_iter().rev().collect();
        assert_eq!(said(&turned, Rule::Union), expected, "the order of the sheets says nothing");
    }
}

#[test]
fn mean_and_median_are_whole_units_a_half_up() {
    let of = |counts: &[u32]| -> Vec<Vote> {
        let one = |n: &u32| vote(counted(*n), &format!("{}.{}", n / 2, n % 2 * 5), &["事实"]);
        counts.iter().map(one).collect()
    };
    let cases: [(&[u32], u32, u32); 5] =
        [(&[1, 2], 2, 2), (&[0, 1], 1, 1), (&[0, 0, 4], 1, 0), (&[0, 3, 4], 2, 3), (&[0, 0, 1], 0, 0)];
    for (counts, mean, median) in cases {
        assert_eq!(said(&of(counts), Rule::Mean).1.unwrap_or(0), mean, "mean of {counts:?}");
        assert_eq!(said(&of(counts), Rule::Median).1.unwrap_or(0), median, "median of {counts:?}");
    }
}

#[test]
fn not_applicable_needs_all_and_no_points_needs_one_in_the_union() {
    let (na, ok, zero) =
        (vote(Answer::na("未到时间"), "0", &[]), vote(Answer::ok(), "0", &[]), vote(Answer::zero("造假"), "2", &[]));
    assert_eq!(propose(&indicator(), &[na.clone(), na.clone()], Rule::Mean), Answer::na("未到时间"));
    assert_eq!(said(&[na.clone(), ok.clone()], Rule::Union).0, Some(Verdict::Ok));
    assert_eq!(propose(&indicator(), &[ok.clone(), zero.clone()], Rule::Union), Answer::zero("造假"));
    assert_eq!(said(&[ok.clone(), zero.clone()], Rule::Mean), (Some(Verdict::Deduct), Some(2)));
    assert!(item(&indicator(), vec![na, ok.clone()], Rule::Union).far);
    assert!(item(&indicator(), vec![ok.clone(), zero], Rule::Union).far);
    let near = item(&indicator(), vec![ok, vote(Answer::deduct(1), "0.5", &[])], Rule::Union);
    assert!(near.differs() && !near.far && near.spread == Points(50));
}

/// A visit with finalised sheets of two people that differ in one item.
fn two_sheets() -> Facts {
    let list = Checklist::builtin();
    let mut facts = facts_with(&[("round", "2026Q4", "checklist", &list.version)]);
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    apply(&mut facts, &act);
    for (person, first) in [("x-1", Answer::ok()), ("x-2", Answer::deduct(1))] {
        let mut act = facts.act();
        let id = sheet::open(&facts, &mut act, VISIT, person);
        for i in &list.indicators {
            let answer = if i.code == "A1-01" { first.clone() } else { Answer::ok() };
            sheet::answer(&facts, &mut act, &id, &i.code, &answer).unwrap();
        }
        apply(&mut facts, &act);
        let mut act = facts.act();
        let whole = Sheet::of(&facts, &id).unwrap();
        sheet::finalize(&facts, &mut act, &whole, "2026-11-22T11:00:00+08:00").unwrap();
        apply(&mut facts, &act);
    }
    facts
}

#[test]
fn the_agreed_sheet_gives_the_visit_its_score_and_the_others_stay() {
    let mut facts = two_sheets();
    let before = own_finals(&facts, VISIT);
    assert_eq!(sheet::standing(&facts, VISIT), sheet::Standing::Unreconciled(2));
    let items = compare(&facts, VISIT, Rule::Union).unwrap();
    let differing: Vec<_> = items.iter().filter(|i| i.differs()).map(|i| i.code.as_str()).collect();
    assert_eq!(differing, ["A1-01"]);
    let mut act = facts.act().because("组长裁定");
    decide(&facts, &mut act, VISIT, &Checklist::builtin(), "A1-01", &Answer::deduct(2));
    apply(&mut facts, &act);
    assert_eq!(sheet::standing(&facts, VISIT), sheet::Standing::Unreconciled(2));
    let mut act = facts.act().because("其余无异议");
    settle(&facts, &mut act, VISIT, &items, "2026-11-22T12:00:00+08:00").unwrap();
    apply(&mut facts, &act);
    let score = Points::parse("99").unwrap();
    let sheet = agreed_id(VISIT);
    assert_eq!(sheet::standing(&facts, VISIT), sheet::Standing::Score { score, unresolved: false, sheet });
    assert_eq!(own_finals(&facts, VISIT), before);
}

#[test]
fn one_sheet_alone_or_different_checklists_cannot_be_reconciled() {
    let mut facts = two_sheets();
    crate::model::testing::put(&mut facts, "sheet", "2026Q4/B04/x-2", "checklist", "another");
    assert_eq!(compare(&facts, VISIT, Rule::Union), Err(NotYet::Checklists));
    crate::model::testing::put(&mut facts, "sheet", "2026Q4/B04/x-2", "state", "draft");
    assert_eq!(compare(&facts, VISIT, Rule::Union), Err(NotYet::TooFew(1)));
}
