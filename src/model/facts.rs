//! The records that are known, in memory. Typed views (`Visit::of(&facts, id)`) read from here.

use super::act::Act;
use super::record::{Cell, Change, Record};
use std::collections::BTreeMap;

/// Records by entity and id. Loaded by the store (all of them, or one quarter with what it needs), then kept up to
/// date with the [`Change`]s that every commit returns.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    records: BTreeMap<String, BTreeMap<String, Record>>,
    /// This laptop's device id.
    pub device: String,
    /// Sequence number of the next operation of this device.
    pub next_seq: u64,
    /// Grows with every change; screens keep views and rebuild them when it moved.
    pub version: u64,
}

impl Facts {
    /// No records yet, on the given device.
    pub fn new(device: impl Into<String>, next_seq: u64) -> Facts {
        Facts { device: device.into(), next_seq, ..Facts::default() }
    }

    /// Takes one changed cell in.
    pub fn put(&mut self, change: Change) {
        self.version += 1;
        let record = self
            .records
            .entry(change.entity.clone())
            .or_default()
            .entry(change.id.clone())
            .or_insert_with(|| Record { entity: change.entity, id: change.id, cells: BTreeMap::new() });
        record.cells.insert(change.field, change.cell);
    }

    /// A record, if it exists (is neither empty nor deleted).
    pub fn get(&self, entity: &str, id: &str) -> Option<&Record> {
        self.raw(entity, id).filter(|r| r.exists())
    }

    /// A record even if deleted or empty.
    pub fn raw(&self, entity: &str, id: &str) -> Option<&Record> {
        self.records.get(entity)?.get(id)
    }

    /// The value of one cell; empty if there is none.
    pub fn value(&self, entity: &str, id: &str, field: &str) -> &str {
        self.raw(entity, id).map_or("", |r| r.get(field))
    }

    /// Existing records of an entity, by id.
    pub fn all<'a>(&'a self, entity: &str) -> impl Iterator<Item = &'a Record> + use<'a> {
        self.records.get(entity).into_iter().flat_map(|m| m.values()).filter(|r| r.exists())
    }

    /// Existing records of an entity whose id is `<parent>/…` (any depth), by id.
    pub fn under<'a>(&'a self, entity: &str, parent: &str) -> impl Iterator<Item = &'a Record> + use<'a> {
        let from = format!("{parent}/");
        let to = format!("{parent}0"); // '0' is the character after '/'
        self.records
            .get(entity)
            .into_iter()
            .flat_map(move |m| m.range(from.clone()..to.clone()).map(|(_, r)| r))
            .filter(|r| r.exists())
    }

    /// Existing records of an entity in which `field` has `value`.
    pub fn with<'a>(
        &'a self,
        entity: &str,
        field: &'a str,
        value: &'a str,
    ) -> impl Iterator<Item = &'a Record> + use<'a> {
        self.all(entity).filter(move |r| r.get(field) == value)
    }

    /// Every record, deleted ones too: for views, doctor and tests.
    pub fn every(&self) -> impl Iterator<Item = &Record> {
        self.records.values().flat_map(|m| m.values())
    }

    /// These facts as they will be when an act is committed: for previews, and for acts that build on themselves.
    pub fn after(&self, act: &Act) -> Facts {
        let mut facts = self.clone();
        for e in act.edits() {
            let cell = Cell { value: e.value.clone(), open: false };
            facts.put(Change { entity: e.entity.clone(), id: e.id.clone(), field: e.field.clone(), cell });
        }
        facts.next_seq += act.edits().len() as u64;
        facts
    }

    /// Begins a user act on this device.
    pub fn act(&self) -> Act {
        Act::new(&self.device, self.next_seq)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(facts: &mut Facts, entity: &str, id: &str, field: &str, value: &str) {
        let cell = Cell { value: value.into(), open: false };
        facts.put(Change { entity: entity.into(), id: id.into(), field: field.into(), cell });
    }

    #[test]
    fn under_finds_the_children_of_one_parent_only() {
        let mut facts = Facts::new("xBCDFG", 1);
        for id in ["2026Q4/B0", "2026Q4/B01/a", "2026Q4/B01/b/A1-01", "2026Q4/B01", "2026Q4/B010/c", "2026Q4/B02/a"] {
            put(&mut facts, "sheet", id, "state", "draft");
        }
        let found: Vec<_> = facts.under("sheet", "2026Q4/B01").map(|r| r.id.as_str()).collect();
        assert_eq!(found, ["2026Q4/B01/a", "2026Q4/B01/b/A1-01"]);
    }

    #[test]
    fn a_deleted_or_emptied_record_does_not_exist() {
        let mut facts = Facts::new("xBCDFG", 1);
        put(&mut facts, "problem", "p", "fact", "缺记录");
        assert!(facts.get("problem", "p").is_some());
        put(&mut facts, "problem", "p", "_deleted", "yes");
        assert!(facts.get("problem", "p").is_none() && facts.raw("problem", "p").is_some());
        put(&mut facts, "problem", "p", "_deleted", "");
        put(&mut facts, "problem", "p", "fact", "");
        assert!(facts.get("problem", "p").is_none());
    }
}
