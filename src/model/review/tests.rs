use super::step::{TABLE, allowed};
use super::*;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::sheet;
use crate::model::testing::{add_quarter, apply, facts_with, put};
use proptest::prelude::*;

const SHEET: &str = "2026Q4/B04/x-0";
const AT: &str = "2026-11-23T09:05:06+08:00";

/// A finalised sheet of the inspector `x-0`; `lead` leads the team, `pb` belongs to no branch (党群部), `x-9` is an
/// inspector of another branch.
fn facts() -> Facts {
    let mut facts = facts_with(&[]);
    add_quarter(&mut facts, "2026Q4", &[("B04", &[1])]);
    for (id, branch) in [("x-0", "B01"), ("lead", "B02"), ("x-9", "B03"), ("pb", "")] {
        put(&mut facts, "person", id, "name", &format!("{id}，👍"));
        put(&mut facts, "person", id, "branch", branch);
    }
    for (person, duty) in [("x-0", "member"), ("lead", "leader")] {
        put(&mut facts, "member", &format!("2026Q4/B04/{person}"), "visit", "2026Q4/B04");
        put(&mut facts, "member", &format!("2026Q4/B04/{person}"), "person", person);
        put(&mut facts, "member", &format!("2026Q4/B04/{person}"), "duty", duty);
    }
    facts
}

fn does<T>(facts: &mut Facts, build: impl FnOnce(&Facts, &mut Act) -> Result<T, Refusal>) -> Result<T, Refusal> {
    let mut act = facts.act();
    let out = build(facts, &mut act)?;
    apply(facts, &act);
    Ok(out)
}

fn returned(facts: &mut Facts, code: &str, by: &str) -> Result<String, Refusal> {
    let sheet = Sheet::of(facts, SHEET).unwrap();
    does(facts, |f, act| open(f, act, &sheet, code, "事实不清，é👍", (by, AT)))
}

fn replied(facts: &mut Facts, id: &str, step: Step, text: &str, by: &str) -> Result<(), Refusal> {
    let on = thread(facts, id).unwrap();
    does(facts, |f, act| match step {
        Step::Return => again(f, act, &on, text, (by, AT)),
        Step::Answer => answer(f, act, &on, text, (by, AT)),
        Step::Accept => accept(f, act, &on, text, (by, AT)),
    })
}

#[test]
fn a_sheet_is_returned_answered_corrected_and_accepted() {
    let mut facts = facts();
    assert_eq!(state(&facts, SHEET), None);
    let id = returned(&mut facts, "A1-01", "pb").unwrap();
    let whole = returned(&mut facts, "", "lead").unwrap();
    assert_eq!(state(&facts, SHEET), Some(State::Returned));
    assert_eq!(waiting_for(&facts, "x-0").len(), 2);
    assert!(waiting_for(&facts, "pb").is_empty());
    replied(&mut facts, &id, Step::Answer, "已更正，详见备注", "x-0").unwrap();
    assert_eq!((state(&facts, SHEET), waiting_for(&facts, "pb").len()), (Some(State::Returned), 1));
    let act = sheet::correct(&facts, facts.act(), SHEET, "退回意见").unwrap();
    apply(&mut facts, &act);
    assert_eq!(replied(&mut facts, &id, Step::Accept, "", "pb"), Err(Refusal::NotFinal));
    assert_eq!(returned(&mut facts, "A1-02", "pb"), Err(Refusal::NotFinal));
    let draft = Sheet::of(&facts, SHEET).unwrap();
    let mut act = facts.act();
    sheet::answer(&facts, &mut act, SHEET, "A1-02", &crate::model::scoring::Answer::deduct(1)).unwrap();
    apply(&mut facts, &act);
    let mut act = facts.act();
    sheet::finalize(&facts, &mut act, &Sheet::of(&facts, SHEET).unwrap(), AT).unwrap();
    apply(&mut facts, &act);
    assert_eq!(Sheet::of(&facts, SHEET).unwrap().revision, draft.revision + 1);
    replied(&mut facts, &id, Step::Accept, "", "pb").unwrap();
    replied(&mut facts, &whole, Step::Answer, "说明", "x-0").unwrap();
    assert_eq!(state(&facts, SHEET), Some(State::Answered));
    replied(&mut facts, &whole, Step::Return, "还不清楚", "lead").unwrap();
    assert_eq!(state(&facts, SHEET), Some(State::Returned));
    replied(&mut facts, &whole, Step::Answer, "补充", "x-0").unwrap();
    replied(&mut facts, &whole, Step::Accept, "可以", "pb").unwrap();
    assert_eq!(state(&facts, SHEET), Some(State::Accepted));
    let said: Vec<_> = thread(&facts, &whole).unwrap().words.iter().map(|w| (w.step, w.revision)).collect();
    use Step::{Accept, Answer, Return};
    assert_eq!(said, [(Return, 1), (Answer, 2), (Return, 2), (Answer, 2), (Accept, 2)]);
}

#[test]
fn every_state_refuses_what_the_table_says() {
    for (state, step, why) in TABLE {
        assert_eq!(allowed(state, step), why.map_or(Ok(()), Err), "{state:?} {step:?}");
    }
    let mut seen: Vec<_> = TABLE.iter().map(|row| (row.0, row.1.code())).collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), State::ALL.len() * Step::ALL.len(), "every pair once");
    for (reached, step, why) in TABLE {
        let mut facts = facts();
        let id = returned(&mut facts, "", "pb").unwrap();
        if reached >= State::Answered {
            replied(&mut facts, &id, Step::Answer, "答", "x-0").unwrap();
        }
        if reached == State::Accepted {
            replied(&mut facts, &id, Step::Accept, "", "pb").unwrap();
        }
        let who = if step == Step::Answer { "x-0" } else { "pb" };
        assert_eq!(replied(&mut facts, &id, step, "话", who), why.map_or(Ok(()), Err), "{reached:?} {step:?}");
        let now = if why.is_none() { step.leads_to() } else { reached };
        assert_eq!(state(&facts, SHEET), Some(now));
    }
}

#[test]
fn only_the_right_person_says_it_and_says_something() {
    let mut facts = facts();
    assert_eq!(returned(&mut facts, "", "x-0"), Err(Refusal::OwnSheet));
    assert_eq!(returned(&mut facts, "", "x-9"), Err(Refusal::NotReviewer));
    assert_eq!(returned(&mut facts, "Z9-99", "lead"), Err(Refusal::NoItem));
    let sheet = Sheet::of(&facts, SHEET).unwrap();
    let blank = does(&mut facts, |f, act| open(f, act, &sheet, "", " 　", ("pb", AT)));
    assert_eq!(blank, Err(Refusal::NoText));
    let id = returned(&mut facts, "", "lead").unwrap();
    assert_eq!(replied(&mut facts, &id, Step::Answer, "答", "lead"), Err(Refusal::NotInspector));
    assert_eq!(replied(&mut facts, &id, Step::Accept, "", "pb"), Err(Refusal::NoText), "a comment taken back: why?");
    assert_eq!(replied(&mut facts, &id, Step::Accept, "看错了", "x-0"), Err(Refusal::OwnSheet));
    put(&mut facts, "person", "twin", "same_as", "x-0");
    replied(&mut facts, &id, Step::Answer, "答", "twin").unwrap();
    put(&mut facts, "person", "x-9", "post", "党群部干事");
    replied(&mut facts, &id, Step::Accept, "", "x-9").unwrap();
}

/// Words said on three laptops that do not know of each other's, then put together.
fn apart(said: &[(Step, &str)]) -> Facts {
    let mut base = facts();
    let id = returned(&mut base, "", "pb").unwrap();
    replied(&mut base, &id, Step::Answer, "答", "x-0").unwrap();
    let mut together = base.clone();
    for (n, (step, who)) in said.iter().enumerate() {
        let mut laptop = base.clone();
        laptop.device = format!("xDEV{n}");
        let on = thread(&laptop, &id).unwrap();
        let mut act = laptop.act();
        match step {
            Step::Return => again(&laptop, &mut act, &on, "不够", (who, AT)),
            Step::Answer => answer(&laptop, &mut act, &on, "再答", (who, AT)),
            Step::Accept => accept(&laptop, &mut act, &on, "", (who, AT)),
        }
        .unwrap();
        apply(&mut together, &act);
    }
    together
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// The most urgent of what was said apart is where it stands, in whatever order it came together.
    #[test]
    fn nothing_said_apart_is_hidden(picks in prop::collection::vec(0..3usize, 1..4)) {
        let who = |step| if step == Step::Answer { "x-0" } else { "pb" };
        let said: Vec<_> = picks.iter().map(|p| (Step::ALL[*p], who(Step::ALL[*p]))).collect();
        let facts = apart(&said);
        let expected = said.iter().map(|(step, _)| step.leads_to()).min();
        prop_assert_eq!(state(&facts, SHEET), expected);
        let on = threads(&facts, SHEET).remove(0);
        prop_assert_eq!(on.words.len(), 2 + said.len());
        // One reply closes all that was open apart.
        let mut facts = facts;
        if expected == Some(State::Returned) {
            replied(&mut facts, on.id(), Step::Answer, "都答", "x-0").unwrap();
        }
        if state(&facts, SHEET) == Some(State::Answered) {
            replied(&mut facts, on.id(), Step::Accept, "", "pb").unwrap();
        }
        prop_assert_eq!(state(&facts, SHEET), Some(State::Accepted));
    }
}
