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

/// What a store would do with an act: its edits become the values.
pub fn apply(facts: &mut Facts, act: &Act) {
    for e in act.edits() {
        put(facts, &e.entity, &e.id, &e.field, &e.value);
    }
    facts.next_seq += act.edits().len() as u64;
}
