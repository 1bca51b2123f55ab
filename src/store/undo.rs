//! Undo and redo: what to do is derived by `journal::undo`; here it is looked up and committed.

use super::Store;
use super::problem::StoreError;
use super::rows;
use crate::error::Result;
use crate::journal::acts::{ACT, Acts, Kind, marker, number_of};
use crate::journal::handedit;
use crate::journal::origin::History;
use crate::journal::undo::{Described, Plan, Way, plan};
use crate::journal::{Author, Heads, Key, Op, OpHash};
use crate::model::record::Change;
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

impl Store {
    /// Takes back the last act of this laptop that is not taken back yet. `None` if there is none; an error that
    /// names the cell if a later edit would be hidden.
    pub fn undo(&mut self, by: &Author) -> Result<Option<(Described, Vec<Change>)>> {
        self.turn(Way::Undo, by)
    }

    /// Does again what was undone last.
    pub fn redo(&mut self, by: &Author) -> Result<Option<(Described, Vec<Change>)>> {
        self.turn(Way::Redo, by)
    }

    /// What [`Store::undo`] would do, and why it would refuse.
    pub fn peek_undo(&self) -> Result<Option<Described>> {
        Ok(self.plan(Way::Undo)?.map(|(_, plan)| plan.described))
    }

    /// What [`Store::redo`] would do, and why it would refuse.
    pub fn peek_redo(&self) -> Result<Option<Described>> {
        Ok(self.plan(Way::Redo)?.map(|(_, plan)| plan.described))
    }

    /// Whether there is an act to undo (quick: nothing is planned).
    pub fn can_undo(&self) -> Result<bool> {
        Ok(self.target(Way::Undo)?.is_some())
    }

    /// Whether there is an act to redo (quick: nothing is planned).
    pub fn can_redo(&self) -> Result<bool> {
        Ok(self.target(Way::Redo)?.is_some())
    }

    fn turn(&mut self, way: Way, by: &Author) -> Result<Option<(Described, Vec<Change>)>> {
        let Some((target, Plan { described, drafts })) = self.plan(way)? else { return Ok(None) };
        if let Some(why) = described.refused {
            return Err(StoreError::Undo(Box::new(why)).into());
        }
        let kind = if way == Way::Undo { Kind::Undo(target) } else { Kind::Redo(target) };
        let changes = self.append(&drafts, by, kind)?;
        Ok(Some((described, changes)))
    }

    fn plan(&self, way: Way) -> Result<Option<(u64, Plan)>> {
        let Some(target) = self.target(way)? else { return Ok(None) };
        let txn = format!("{}-{target}", self.device());
        Ok(Some((target, plan(&Past(&self.db), &self.tip, way, &txn)?)))
    }

    fn target(&self, way: Way) -> Result<Option<u64>> {
        let mut acts = self.acts.borrow_mut();
        if acts.is_none() {
            *acts = Some(load_acts(&self.db, self.device())?);
        }
        Ok(acts.as_ref().and_then(|a| if way == Way::Undo { a.undo() } else { a.redo() }))
    }
}

/// The acts of this device in order. The index on (device, seq, txn) holds all that is needed.
fn load_acts(db: &Connection, device: &str) -> Result<Acts> {
    let kinds = load_kinds(db, device)?;
    let mut acts = Acts::default();
    let mut last = None;
    let sql = "SELECT txn FROM op WHERE device = (SELECT n FROM device WHERE code = ?1)
               AND arrival NOT IN (SELECT arrival FROM aside) ORDER BY seq";
    let mut statement = db.prepare_cached(sql)?;
    let mut found = statement.query([device])?;
    while let Some(row) = found.next()? {
        let Value::Integer(first) = row.get(0)? else { continue };
        if last.replace(first) != Some(first) {
            let first = first.unsigned_abs();
            acts.push(first, kinds.get(&first).copied().unwrap_or(Kind::Plain));
        }
    }
    Ok(acts)
}

/// Which acts of this device are undos or redos: from the cells that those acts wrote themselves.
fn load_kinds(db: &Connection, device: &str) -> Result<BTreeMap<u64, Kind>> {
    let mut kinds = BTreeMap::new();
    let mut statement = db.prepare_cached("SELECT value, heads FROM cell WHERE entity = ?1")?;
    let mut found = statement.query([ACT])?;
    while let Some(row) = found.next()? {
        for head in rows::unpack(db, row.get(0)?, row.get_ref(1)?.as_blob()?)?.list() {
            let op = rows::valid_op(db, head.hash)?.filter(|op| op.device == device);
            let Some((undo, target)) = op.as_ref().and_then(marker) else { continue };
            let own = op.as_ref().and_then(|op| number_of(&op.txn, device));
            if let (Some(own), Some(target)) = (own, number_of(target, device)) {
                kinds.insert(own, if undo { Kind::Undo(target) } else { Kind::Redo(target) });
            }
        }
    }
    Ok(kinds)
}

/// The journal as undo looks things up in it.
pub(super) struct Past<'a>(pub(super) &'a Connection);

impl Past<'_> {
    /// Whether the last word of this device about an act was that it is undone.
    pub(super) fn is_undone(&self, txn: &str) -> Result<bool> {
        let Some((device, first)) = txn.rsplit_once('-') else { return Ok(false) };
        let first = first.parse().unwrap_or(0);
        let about = |kind: &Kind| matches!(kind, Kind::Undo(n) | Kind::Redo(n) if *n == first);
        let last = load_kinds(self.0, device)?.into_values().rfind(about);
        Ok(matches!(last, Some(Kind::Undo(_))))
    }

    /// An act that accepted hand edits did what they say: taking it back takes them back.
    fn add_accepted(&self, act: &mut Vec<Op>) -> Result<()> {
        let hashes: Vec<OpHash> = act.iter().filter_map(handedit::accepted).collect();
        for hash in hashes {
            act.extend(rows::valid_op(self.0, hash)?);
        }
        Ok(())
    }
}

impl History for Past<'_> {
    type Error = crate::error::Error;

    fn op(&self, hash: OpHash) -> Result<Option<Op>> {
        Ok(rows::valid_op(self.0, hash)?)
    }

    /// The operations of an act have consecutive numbers, beginning with the one in its name.
    fn act(&self, txn: &str) -> Result<Vec<Op>> {
        let Some((device, first)) = txn.rsplit_once('-') else { return Ok(Vec::new()) };
        let Ok(first) = first.parse::<i64>() else { return Ok(Vec::new()) };
        let sql = rows::select_op("d.code = ?1 AND o.seq >= ?2 ORDER BY o.seq");
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut found = statement.query(params![device, first])?;
        let mut out = Vec::new();
        while let Some(row) = found.next()? {
            let op = rows::op(row)?;
            if op.txn != txn {
                break;
            }
            out.push(op);
        }
        self.add_accepted(&mut out)?;
        Ok(out)
    }

    fn heads(&self, key: &Key) -> Result<Heads> {
        Ok(rows::heads(self.0, key)?)
    }

    fn fields(&self, entity: &str, id: &str) -> Result<Vec<String>> {
        let mut statement = self.0.prepare_cached("SELECT field FROM cell WHERE entity = ?1 AND id = ?2")?;
        let found = statement.query_map([entity, id], |r| r.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}
