//! Small facts for tests of the model.

use super::act::Act;
use super::facts::Facts;
use super::record::{Cell, Change};

/// Facts of these cells: entity, id, field, value.
pub fn facts_with(cells: &[(&str, &str, &str, &str)]) -> Facts {
    let mut facts = Facts::new("xBCDFG", 1);
    for (entity, id, field, value) in cells {
        put(&mut facts, entity, id, field, value);
    }
    facts
}

/// Sets one cell.
pub fn put(facts: &mut Facts, entity: &str, id: &str, field: &str, value: &str) {
    let cell = Cell { value: value.into(), open: false };
    facts.put(Change { entity: entity.into(), id: id.into(), field: field.into(), cell });
}

/// A problem that somebody verified and closed off.
pub fn close(facts: &mut Facts, problem: &str) {
    for (field, value) in [("status", "closed"), ("closed_by", "x-1"), ("closed_evidence", "照片")] {
        put(facts, "problem", problem, field, value);
    }
}

/// What a store would do with an act: its edits become the values.
pub fn apply(facts: &mut Facts, act: &Act) {
    for e in act.edits() {
        put(facts, &e.entity, &e.id, &e.field, &e.value);
    }
    facts.next_seq += act.edits().len() as u64;
}

/// A quarter in which these branches were visited, each with one finalised sheet per number: the first indicators lose
/// so many units each. The organisation is the sample one; the checklist the built-in one.
pub fn quarter_with(round: &str, visits: &[(&str, &[u32])]) -> Facts {
    let mut facts = facts_with(&[]);
    add_quarter(&mut facts, round, visits);
    facts
}

/// Adds such a quarter.
pub fn add_quarter(facts: &mut Facts, round: &str, visits: &[(&str, &[u32])]) {
    use super::{checklist::Checklist, org::Org, scoring::Answer, sheet};
    let list = Checklist::builtin();
    let mut act = facts.act();
    Org::builtin().adopt(facts, &mut act);
    list.adopt(facts, &mut act);
    super::round::open(facts, &mut act, round, &list.version, "");
    apply(facts, &act);
    for (branch, sheets) in visits {
        let mut act = facts.act();
        let visit = super::visit::add(facts, &mut act, round, branch, "").unwrap();
        apply(facts, &act);
        for (at, lost) in sheets.iter().enumerate() {
            let mut act = facts.act();
            let id = sheet::open(facts, &mut act, &visit, &format!("x-{at}"));
            for (n, i) in list.indicators.iter().enumerate() {
                let lose = (n as u32) < *lost;
                let answer = if lose { Answer::deduct(1) } else { Answer::ok() };
                sheet::answer(facts, &mut act, &id, &i.code, &answer).unwrap();
            }
            apply(facts, &act);
            let mut act = facts.act();
            let made = sheet::Sheet::of(facts, &id).unwrap();
            sheet::finalize(facts, &mut act, &made, "2026-11-22T09:05:06+08:00").unwrap();
            apply(facts, &act);
        }
    }
}
