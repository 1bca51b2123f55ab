//! The demonstration is what it claims to be.

use super::*;
use crate::model::check;
use crate::model::interview::Interview;
use crate::model::lookback::{self, Lookback, Outcome};
use crate::model::overview;
use crate::model::problem::{Problem, Status};
use crate::model::sheet::{Sheet, Standing, standing};
use crate::model::strength::Strength;
use crate::model::visit::{State, Visit};
use std::collections::BTreeSet;

fn at(now: &str) -> (Store, Facts) {
    let mut store = Store::memory(DEVICE).unwrap();
    let facts = build(&mut store, DateTime::parse_from_rfc3339(now).unwrap()).unwrap();
    (store, facts)
}

#[test]
fn six_branches_are_in_six_states_and_nothing_was_refused() {
    let (store, facts) = at("2026-11-25T10:30:00+08:00");
    let states: Vec<_> =
        Visit::of_round(&facts, "2026Q4").iter().map(|v| (v.branch.clone(), v.state(&facts))).collect();
    let expected = [
        ("B01", State::Done),
        ("B02", State::Fixing),
        ("B03", State::Told),
        ("B04", State::Open),
        ("B05", State::Feedback),
        ("B06", State::Planned),
    ];
    assert_eq!(states, expected.map(|(b, s)| (b.to_string(), s)));
    assert_eq!(standing(&facts, "2026Q4/B05"), Standing::Unreconciled(2));
    assert!(store.doctor().unwrap().iter().all(|f| !f.is_wrong()));
    let open: Vec<_> = store.conflicts().unwrap().iter().map(|c| format!("{}/{}", c.key.id, c.key.field)).collect();
    assert_eq!(open, ["2026Q4/B06/date", "2026Q4/B06/reporter"]);
    assert_eq!(store.receipts().unwrap().len(), 1);
    let owner = facts.all("person").find(|p| p.get("name") == people::OWNER.0).unwrap().id.clone();
    let waiting = crate::model::review::waiting_for(&facts, &owner);
    assert_eq!(waiting.iter().map(|t| t.code.as_str()).collect::<BTreeSet<_>>(), BTreeSet::from(["", "C1-04"]));
    for quarter in ["2026Q2", "2026Q3"] {
        let visits = Visit::of_round(&facts, quarter);
        assert_eq!(visits.len(), 6);
        assert!(visits.iter().all(|v| matches!(standing(&facts, &v.id), Standing::Score { .. })), "{quarter}");
    }
}

#[test]
fn problems_are_in_every_state_and_some_are_overdue() {
    let (_, facts) = at("2026-11-25T10:30:00+08:00");
    let problems = Problem::all(&facts);
    let states: BTreeSet<Status> = problems.iter().map(|p| p.status).collect();
    assert_eq!(states.len(), 4);
    let today = "2026-11-25".parse().unwrap();
    let open = problems.iter().filter(|p| p.overdue_days(today) > 0).count();
    assert!((2..12).contains(&open), "{open} overdue of {}", problems.len());
    assert!(problems.iter().all(|p| !p.fact.is_empty() && !p.suggestion.is_empty() && !p.due.is_empty()));
    assert!(problems.iter().any(|p| !p.ancestor.is_empty()) && problems.iter().any(|p| p.due != p.first_due));
    let numbers: BTreeSet<_> = problems.iter().map(|p| p.shown_number(&facts)).collect();
    assert_eq!(numbers.len(), problems.len());
    assert_eq!(overview::lines(&facts, "2026Q4", today).len(), 6);
}

#[test]
fn look_backs_were_made_in_two_rounds_and_one_is_to_come() {
    let (_, facts) = at("2026-11-25T10:30:00+08:00");
    let rounds: Vec<_> = Lookback::all(&facts);
    let told: Vec<_> = rounds.iter().map(|l| (l.id.as_str(), l.standing())).collect();
    let [("2026Q3/B03-L1", _), ("2026Q3/B03-L2", _), ("2026Q4/B03-L1", lookback::Standing::Planned)] = told[..] else {
        panic!("{told:?}");
    };
    let outcomes: Vec<_> = rounds[0].items.iter().map(|i| (i.problem.code.as_str(), i.outcome)).collect();
    let expected = [("A2-01", Outcome::Fixed), ("D1-05", Outcome::Partly), ("E1-04", Outcome::Fixed)];
    assert_eq!(outcomes, expected.map(|(code, o)| (code, Some(o))));
    let left: Vec<_> = rounds[1].items.iter().map(|i| (i.problem.code.as_str(), i.outcome)).collect();
    assert_eq!(left, [("D1-05", Some(Outcome::Fixed))]);
    assert_eq!(rounds[2].items.len(), 6, "all that is open is selected");
}

#[test]
fn finalised_sheets_pass_the_check_and_interviews_are_anonymous() {
    let (_, facts) = at("2026-11-25T10:30:00+08:00");
    let sheets: Vec<_> = facts.all("sheet").filter_map(|r| Sheet::of(&facts, &r.id)).collect();
    assert_eq!(sheets.iter().filter(|s| s.is_final()).count(), 17);
    for sheet in sheets.iter().filter(|s| s.is_final()) {
        let hard: Vec<_> = check::check(&facts, sheet).into_iter().filter(|f| f.hard).collect();
        assert!(hard.is_empty(), "{}: {hard:?}", sheet.id);
    }
    let interviews: Vec<_> = facts.all("interview").filter_map(|r| Interview::of(&facts, &r.id)).collect();
    assert_eq!(interviews.len(), 13);
    assert!(interviews.iter().all(|i| i.answers.len() == 15 && i.answers.values().all(|a| a.reply.is_some())));
    assert!(!Strength::of_visit(&facts, "2026Q4/B01").is_empty());
}

#[test]
fn it_is_the_same_for_the_same_clock_and_holds_at_any_time_of_the_year() {
    let digest = |now| at(now).0.digest().unwrap().ops;
    assert_eq!(digest("2026-11-25T10:30:00+08:00"), digest("2026-11-25T10:30:00+08:00"));
    for now in ["2026-01-01T00:00:00+08:00", "2026-03-31T23:59:59+08:00", "2027-07-01T08:00:00-05:00"] {
        let (_, facts) = at(now);
        let quarter = crate::model::calendar::Quarter::of(
            now[..10].parse::<chrono::NaiveDate>().unwrap() - chrono::TimeDelta::days(24),
        );
        let states: BTreeSet<_> =
            Visit::of_round(&facts, &quarter.to_string()).iter().map(|v| v.state(&facts)).collect();
        assert_eq!(states.len(), 6, "{now}");
    }
}

#[test]
fn a_throwaway_demonstration_leaves_nothing_behind() {
    let now = DateTime::parse_from_rfc3339("2026-11-25T10:30:00+08:00").unwrap();
    let (home, guard) = temporary(now).unwrap();
    let dir = guard.path().to_path_buf();
    assert!(home.database().exists() && home.dir() == dir);
    drop(guard);
    assert!(!dir.exists());
}
