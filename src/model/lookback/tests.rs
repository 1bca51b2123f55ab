//! Look-backs: what they select, what a result does, when the next one is due.

use super::*;
use crate::model::calendar::Holidays;
use crate::model::person::Person;
use crate::model::problem::{Class, Deed, Move, NewProblem, StepError, mark, perform, story};
use crate::model::testing::{apply, close, facts_with, put};

fn setting() -> Facts {
    let mut facts = facts_with(&[
        ("branch", "B04", "name", "生产一支部"),
        ("round", "2026Q3", "state", "open"),
        ("round", "2026Q4", "state", "open"),
        ("visit", "2026Q3/B04", "branch", "B04"),
        ("person", "x-1", "name", "王芳"),
        ("person", "x-1", "branch", "B01"),
        ("person", "x-1", "post", "党群部干事"),
        ("person", "x-9", "name", "张伟"),
        ("person", "x-9", "branch", "B04"),
    ]);
    for (class, due) in [(Class::Dated, "2026-11-18"), (Class::Now, "2026-11-25"), (Class::Long, "2027-03-31")] {
        let new = NewProblem {
            round: "2026Q3".into(),
            branch: "B04".into(),
            fact: "缺记录，é👍".into(),
            class: Some(class),
            responsible: "张伟".into(),
            due: due.into(),
            ..NewProblem::default()
        };
        let mut act = facts.act();
        mark(&facts, &mut act, &new);
        apply(&mut facts, &act);
    }
    facts
}

fn arranged(facts: &mut Facts, scope: Scope) -> Lookback {
    let mut act = facts.act();
    let id = arrange(facts, &mut act, "2026Q4", "B04", "2026-11-23", scope).unwrap();
    let who = Person::of(facts, "x-1").unwrap();
    join(facts, &mut act, &id, "B04", &who, "leader", "").unwrap();
    apply(facts, &act);
    Lookback::of(facts, &id).unwrap()
}

const FOUND: Found = Found {
    present: "记录已补齐",
    evidence: "记录本第3页",
    method: "material",
    by: "x-1",
    at: "2026-11-23T10:00:00+08:00",
};

fn looked(facts: &mut Facts, l: &Lookback, at: usize, outcome: Outcome, found: &Found) -> Result<Lookback, StepError> {
    let p = Problem::of(facts, &l.items[at].problem.id).unwrap();
    let mut act = facts.act();
    record(facts, &mut act, l, &p, outcome, found)?;
    apply(facts, &act);
    Ok(Lookback::of(facts, &l.id).unwrap())
}

#[test]
fn open_problems_are_selected_and_every_result_has_its_consequence() {
    let mut facts = setting();
    let l = arranged(&mut facts, Scope::Due);
    assert_eq!((l.id.as_str(), l.items.len(), l.baselines()), ("2026Q4/B04-L1", 3, vec!["2026Q3/B04".to_string()]));
    assert_eq!(l.standing(), Standing::Planned);
    let l = looked(&mut facts, &l, 0, Outcome::Fixed, &FOUND).unwrap();
    assert_eq!((l.items[0].problem.status, l.standing()), (Status::Closed, Standing::Open));
    let kinds: Vec<_> = story::of(&facts, &l.items[0].problem).into_iter().map(|e| e.kind).collect();
    assert_eq!(kinds, ["found", "measure", "accept", "evidence", "verify"], "no gate is passed in silence");
    let l = looked(&mut facts, &l, 1, Outcome::Fixed, &FOUND).unwrap();
    assert_eq!(l.items[1].problem.status, Status::Closed, "立行立改 on the spot");
    let l = looked(&mut facts, &l, 2, Outcome::Not, &Found { evidence: "", ..FOUND }).unwrap();
    assert_eq!((l.items[2].problem.status, l.standing()), (Status::Todo, Standing::Done));
    let again = arranged(&mut facts, Scope::Due);
    assert_eq!((again.number(), again.items.len()), (2, 1), "the next round has what is left");
}

#[test]
fn a_result_needs_words_evidence_and_somebody_who_may() {
    let mut facts = setting();
    let l = arranged(&mut facts, Scope::Due);
    let mut refused = |found: Found| looked(&mut facts, &l, 0, Outcome::Fixed, &found).unwrap_err();
    assert_eq!(refused(Found { evidence: "", ..FOUND }), StepError::EvidenceMissing);
    assert_eq!(refused(Found { present: " ", ..FOUND }), StepError::NoteMissing);
    assert_eq!(refused(Found { by: "x-9", ..FOUND }), StepError::OwnBranch("生产一支部".into()));
    assert_eq!(Lookback::of(&facts, &l.id).unwrap().standing(), Standing::Planned);
}

#[test]
fn somebody_of_the_branch_joins_only_with_a_reason() {
    let facts = setting();
    let who = Person::of(&facts, "x-9").unwrap();
    let try_join = |reason| join(&facts, &mut facts.act(), "2026Q4/B04-L1", "B04", &who, "member", reason);
    assert!(matches!(try_join(""), Err(VisitError::OwnBranch { .. })));
    assert_eq!(try_join("人手不足"), Ok(()));
}

#[test]
fn a_yearly_one_looks_again_at_what_was_closed_off_and_reopens_what_did_not_hold() {
    let mut facts = setting();
    let id = facts.all("problem").next().unwrap().id.clone();
    close(&mut facts, &id);
    assert_eq!(arranged(&mut facts, Scope::Due).items.len(), 2);
    let l = arranged(&mut facts, Scope::Yearly);
    assert_eq!(l.items.len(), 3);
    let at = l.items.iter().position(|i| i.problem.id == id).unwrap();
    let l = looked(&mut facts, &l, at, Outcome::Not, &Found { present: "又没有记录", ..FOUND }).unwrap();
    assert_eq!(l.items[at].problem.status, Status::Doing);
}

#[test]
fn a_look_back_is_due_within_five_working_days_of_a_deadline_or_of_a_request() {
    let mut facts = setting();
    let today = "2026-11-22".parse().unwrap();
    let now = |facts: &Facts| plan(facts, &Holidays::builtin(), today);
    let needs = now(&facts);
    assert_eq!((needs[0].due.date.to_string(), needs[0].asking, needs[0].open), ("2026-11-25".into(), 1, 3));
    assert_eq!((needs[1].scope, needs[1].due.date.to_string()), (Scope::Yearly, "2026-12-31".into()), "R114");
    let long = facts.all("problem").last().unwrap().id.clone();
    for (deed, at) in [(Deed::Measure, "2026-11-11"), (Deed::Accept, "2026-11-12"), (Deed::Evidence, "2026-11-13")] {
        let p = Problem::of(&facts, &long).unwrap();
        let mut act = facts.act();
        perform(&facts, &mut act, &p, deed, &Move { note: "已改", by: "x-1", at, ..Move::default() }).unwrap();
        apply(&mut facts, &act);
    }
    assert_eq!(now(&facts)[0].due.date.to_string(), "2026-11-20", "five working days after the request of Friday 13th");
    put(&mut facts, "setting", "deadline.lookback", "value", "2");
    assert_eq!(now(&facts)[0].due.date.to_string(), "2026-11-17");
    let l = arranged(&mut facts, Scope::Due);
    assert_eq!((now(&facts)[0].arranged.as_deref(), now(&facts)[0].date.as_str()), (Some(l.id.as_str()), "2026-11-23"));
    let before = plan(&facts, &Holidays::builtin(), "2026-03-31".parse().unwrap());
    assert!(before.iter().all(|n| n.scope == Scope::Due), "the yearly one begins in April 2026");
}
