//! Committing an act: one transaction, durable when the call returns.

use super::Store;
use super::problem::StoreError;
use super::{rows, tip_file};
use crate::error::Result;
use crate::journal::acts::Kind;
use crate::journal::write::{self, Draft, Written};
use crate::journal::{Author, Heads, Key, Tip};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Change;
use crate::model::text_value::{is_clean, too_long};
use rusqlite::Connection;
use std::collections::BTreeMap;

impl Store {
    /// Commits a user act as one transaction of operations and returns the changed cells. When it returns, the act
    /// is on the disk: a power cut cannot take it. On an error nothing was changed and the act can be tried again.
    ///
    /// Refuses an act that was built on another device or sequence number, since ids of new records are made of them.
    pub fn commit(&mut self, act: &Act, by: &Author) -> Result<Vec<Change>> {
        self.check_fresh(act)?;
        self.append(&write::drafts(act), by, Kind::Plain)
    }

    /// Refuses an act that was built on another device or sequence number.
    pub(super) fn check_fresh(&self, act: &Act) -> Result<()> {
        let (device, first) = act.base();
        if (device, first) == (self.tip.device.as_str(), self.next_seq()) {
            return Ok(());
        }
        let built = format!("{device}-{first}");
        Err(StoreError::StaleAct { built, next: self.next_id() }.into())
    }

    /// Commits drafts as one act.
    pub(super) fn append(&mut self, drafts: &[Draft], by: &Author, kind: Kind) -> Result<Vec<Change>> {
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        let tx = self.db.transaction()?;
        let (tip, written) = put(&tx, &self.tip, drafts, by)?;
        tx.commit()?;
        if let Some(acts) = self.acts.get_mut() {
            acts.push(self.tip.seq + 1, kind);
        }
        self.tip = tip;
        tip_file::note(self.path.as_deref(), &self.tip);
        Ok(written.changes())
    }

    /// Takes changed cells into facts and keeps their next number right.
    pub fn apply(&self, facts: &mut Facts, changes: Vec<Change>) {
        for change in changes {
            facts.put(change);
        }
        facts.device.clone_from(&self.tip.device);
        facts.next_seq = self.next_seq();
    }
}

/// Writes drafts on top of a tip inside a transaction that somebody else commits; the tip from then on comes back.
pub(super) fn put(db: &Connection, tip: &Tip, drafts: &[Draft], by: &Author) -> Result<(Tip, Written)> {
    check_can_travel(drafts, by)?;
    let before = heads_of(db, drafts.iter().map(|d| &d.key))?;
    let written = write::write(tip, by, drafts, before);
    insert(db, &tip.device, &written)?;
    let tip = match written.ops.last() {
        Some(last) => Tip { seq: last.seq, prev: Some(last.hash), lamport: last.lamport, ..tip.clone() },
        None => tip.clone(),
    };
    Ok((tip, written))
}

/// Refuses now what could be saved but never exported.
pub(super) fn check_can_travel(drafts: &[Draft], by: &Author) -> Result<()> {
    let carried = |text: &str| is_clean(text) && !too_long(text);
    for draft in drafts {
        let texts =
            [&draft.key.entity, &draft.key.id, &draft.key.field, &draft.value, &draft.reason, &by.actor, &by.wall];
        if !texts.into_iter().all(|text| carried(text)) {
            return Err(StoreError::CannotTravel { field: draft.key.field.clone() }.into());
        }
    }
    Ok(())
}

/// The heads of cells as they are in the database.
pub(super) fn heads_of<'a>(db: &Connection, keys: impl Iterator<Item = &'a Key>) -> Result<BTreeMap<Key, Heads>> {
    let mut out = BTreeMap::new();
    for key in keys {
        if !out.contains_key(key) {
            out.insert(key.clone(), rows::heads(db, key)?);
        }
    }
    Ok(out)
}

pub(super) fn insert(db: &Connection, device: &str, written: &Written) -> Result<()> {
    let n = rows::device_number(db, device)?;
    for op in &written.ops {
        if !rows::insert_op(db, n, op, None)? {
            return Err(StoreError::Damaged(format!("{} {}", op.device, op.seq)).into());
        }
    }
    for (key, heads) in &written.cells {
        rows::put_cell(db, "cell", key, heads)?;
    }
    Ok(())
}
