//! One thing a user did: a list of edits that is committed, exported and undone as a whole.

use super::facts::Facts;
use super::record::{CREATED, DELETED};
use super::text_value::clean_text;

/// One field of one record gets one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Entity key.
    pub entity: String,
    /// Record id.
    pub id: String,
    /// Field key.
    pub field: String,
    /// Canonical text; empty takes the value away.
    pub value: String,
    /// Why: required for resolving, deleting and changing a finalised sheet.
    pub reason: String,
}

/// The edits of one user act. Built by the acts of `model`, committed by the store.
///
/// New records are named after the operation that creates them, so the builder knows the device and the number that
/// the store will give to the first edit; the store refuses an act that was built on another number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    device: String,
    first: u64,
    reason: String,
    edits: Vec<Edit>,
}

impl Act {
    /// An empty act whose first edit will be operation `first` of `device`.
    pub fn new(device: &str, first: u64) -> Act {
        Act { device: device.into(), first, reason: String::new(), edits: Vec::new() }
    }

    /// Every edit added from here on carries this reason.
    pub fn because(mut self, reason: &str) -> Act {
        self.reason = clean_text(reason).into();
        self
    }

    /// Creates a record of an entity that has no natural id, and returns its id.
    pub fn create(&mut self, entity: &str) -> String {
        let id = format!("{}-{}", self.device, self.first + self.edits.len() as u64);
        self.push(entity, &id, CREATED, "yes");
        id
    }

    /// Sets a cell. Nothing is added if the cell already shows this value without a conflict. This is the one door by
    /// which text becomes a value: it is brought into the form that files can carry ([`clean_text`]).
    pub fn set(&mut self, facts: &Facts, entity: &str, id: &str, field: &str, value: &str) {
        let value = clean_text(value);
        let value = value.as_ref();
        if let Some(edit) = self.edits.iter_mut().find(|e| e.field == field && e.id == id && e.entity == entity) {
            edit.value = value.into();
            return;
        }
        let cell = facts.raw(entity, id).and_then(|r| r.cells.get(field));
        let same = cell.map_or(value.is_empty(), |c| c.value == value && !c.open);
        if !same {
            self.push(entity, id, field, value);
        }
    }

    /// Decides a cell: sets it whatever it shows here. For a conflict, also of a record that is not in these facts.
    pub fn decide(&mut self, entity: &str, id: &str, field: &str, value: &str) {
        let value = clean_text(value);
        self.push(entity, id, field, value.as_ref());
    }

    /// Sets several fields of one record.
    pub fn set_all(&mut self, facts: &Facts, entity: &str, id: &str, fields: &[(&str, &str)]) {
        for (field, value) in fields {
            self.set(facts, entity, id, field, value);
        }
    }

    /// Adds the edits of another act, which was built on this one's: the number of each edit stays what it was.
    pub fn append(&mut self, other: &Act) {
        self.edits.extend(other.edits.iter().cloned());
    }

    /// Deletes a record: an operation like any other, so that an edit made elsewhere meanwhile stays visible.
    pub fn delete(&mut self, facts: &Facts, entity: &str, id: &str) {
        self.set(facts, entity, id, DELETED, "yes");
    }

    fn push(&mut self, entity: &str, id: &str, field: &str, value: &str) {
        self.edits.push(Edit {
            entity: entity.into(),
            id: id.into(),
            field: field.into(),
            value: value.into(),
            reason: self.reason.clone(),
        });
    }

    /// The edits in order; edit `i` becomes operation `first + i`.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The device and the sequence number this act was built for.
    pub fn base(&self) -> (&str, u64) {
        (&self.device, self.first)
    }

    /// The same act for another first operation: something else was committed since it was built. Ids that name a
    /// record after the operation that creates it follow, as whole parts of a path and as values that refer to it.
    pub fn rebased(mut self, device: &str, first: u64) -> Act {
        let births = self.edits.iter().enumerate().filter(|(_, e)| e.field == CREATED);
        let later = |(i, e): (usize, &Edit)| (e.id.clone(), format!("{device}-{}", first + i as u64));
        let renamed: Vec<_> = births.map(later).filter(|(old, new)| old != new).collect();
        let follow = |text: &str| {
            let part = |p: &str| renamed.iter().find(|r| r.0 == p).map_or(p.to_owned(), |r| r.1.clone());
            text.split('/').map(part).collect::<Vec<_>>().join("/")
        };
        for edit in self.edits.iter_mut().filter(|_| !renamed.is_empty()) {
            edit.id = follow(&edit.id);
            edit.value = follow(&edit.value);
        }
        Act { device: device.into(), first, ..self }
    }

    /// Whether there is nothing to commit.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{Cell, Change};

    #[test]
    fn an_act_built_too_early_gives_its_new_records_their_later_names() {
        let facts = Facts::new("xBCDFG", 7);
        let mut act = facts.act();
        act.set(&facts, "person", "p", "name", "甲/xBCDFG-8乙");
        let id = act.create("problem");
        act.set(&facts, "evidence", &format!("{id}/1"), "problem", &id);
        let later = act.clone().rebased("xBCDFG", 20);
        let cells: Vec<_> = later.edits().iter().map(|e| (e.id.as_str(), e.value.as_str())).collect();
        assert_eq!(cells, [("p", "甲/xBCDFG-8乙"), ("xBCDFG-21", "yes"), ("xBCDFG-21/1", "xBCDFG-21")]);
        assert_eq!(later.base(), ("xBCDFG", 20));
        assert_eq!(act.clone().rebased("xBCDFG", 7), act);
    }

    #[test]
    fn ids_follow_the_operation_that_creates_and_equal_values_add_nothing() {
        let mut facts = Facts::new("xBCDFG", 7);
        let cell = Cell { value: "甲".into(), open: false };
        facts.put(Change { entity: "person".into(), id: "p".into(), field: "name".into(), cell });
        let mut act = facts.act().because("补录");
        act.set(&facts, "person", "p", "name", "甲");
        act.set(&facts, "person", "p", "post", "支委");
        let id = act.create("problem");
        act.set(&facts, "problem", &id, "fact", "a");
        act.set(&facts, "problem", &id, "fact", "b");
        assert_eq!(id, "xBCDFG-8");
        let values: Vec<_> = act.edits().iter().map(|e| (e.field.as_str(), e.value.as_str())).collect();
        assert_eq!(values, [("post", "支委"), ("_created", "yes"), ("fact", "b")]);
        assert!(act.edits().iter().all(|e| e.reason == "补录"));
    }

    #[test]
    fn text_enters_in_the_form_that_files_carry() {
        let facts = Facts::new("xBCDFG", 1);
        let mut act = facts.act().because("一\r\n二");
        act.set(&facts, "problem", "p", "fact", "甲\u{0}，👍\re\u{301}\u{1b}");
        assert_eq!(act.edits()[0].value, "甲␀，👍\ne\u{301}␛");
        assert_eq!(act.edits()[0].reason, "一\n二");
    }
}
