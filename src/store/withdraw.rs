//! Taking a merge back as one unit (exchange.md §1): the operations that came only with it leave the set, whole and
//! kept aside, and the state is that of what remains. It is refused, with the list, if anything that remains builds
//! on them: then nobody's work is set aside here or on any other laptop that hears of the same set.

use super::Store;
use super::load::HOLES;
use super::local::set_meta;
use super::open::{load_tip, roomy};
use super::problem::StoreError;
use super::proposals;
use super::receipt::{self, Heading};
use super::refold::{self, REAL};
use super::undo::Past;
use super::{append, rows, tip_file};
use crate::error::Result;
use crate::journal::undo::{Plan, Way, plan};
use crate::journal::{Aside, Author, Op, OpHash, Source, Tip};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// When and by whom a merge was taken back. Like a receipt it stays on this laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The receipt of the merge.
    pub receipt: i64,
    /// When, by whom, after which backup.
    pub heading: Heading,
    /// Operations that left.
    pub removed: u64,
    /// Operations that stayed because another merge brought them too.
    pub kept: u64,
}

/// Why an operation stands in the way of taking a merge back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It replaces or continues an operation that came with the merge.
    Value,
    /// It is about a record that came with the merge, or names one.
    Record,
    /// Its clock has counted the operations of the merge: laptops that never get them would set it aside.
    Clock,
}

/// An operation that builds on a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// The operation.
    pub op: Op,
    /// How it builds on it.
    pub because: Because,
}

/// What taking a merge back did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Operations that came only with it.
    pub removed: u64,
    /// Operations that stay because another merge brought them too.
    pub kept: u64,
    /// What builds on it. Nothing was changed if this is not empty.
    pub blockers: Vec<Blocker>,
    /// Edits of score sheets that came with it; the act that made them is undone, and that stays in the journal.
    pub undone: u64,
    /// The note that it was done; none if it was not.
    pub withdrawal: Option<Withdrawal>,
}

const COLUMNS: &str = "device, seq, prev, actor, lamport, wall, entity, id, field, value, pred, reason, source, txn";

impl Store {
    /// Takes the merge with this receipt back, in one transaction, durable when it returns. `keep` false only says
    /// what it would do. A receipt that is unknown or was taken back already is the caller's to refuse.
    ///
    /// # Errors
    /// The database. Nothing was changed then.
    pub fn take_back(&mut self, receipt: i64, by: &Heading, keep: bool) -> Result<TakenBack> {
        roomy(&self.db, true)?;
        let done = self.withdraw(receipt, by, keep);
        roomy(&self.db, false)?;
        done
    }

    fn withdraw(&mut self, receipt: i64, by: &Heading, keep: bool) -> Result<TakenBack> {
        let tx = self.db.transaction()?;
        let waited = asides(&tx)?;
        let mut out = TakenBack { kept: choose(&tx, receipt)?, ..TakenBack::default() };
        out.removed = count(&tx, "SELECT count(*) FROM temp.gone")?;
        out.blockers = about_its_records(&tx)?;
        note(&tx, receipt, by, &out)?;
        let lamport = remove(&tx, receipt)?;
        out.blockers.extend(newly_aside(&tx, &waited, &out.blockers)?);
        set_meta(&tx, "lamport", lamport as i64)?;
        let mut tip = load_tip(&tx, &self.tip.device)?;
        if let Some((txn, edits)) = receipt::act_of(&tx, receipt)?.filter(|_| out.blockers.is_empty()) {
            out.undone = edits;
            out.blockers.extend(undo_sheets(&tx, &mut tip, &txn, by)?);
        }
        if !keep || !out.blockers.is_empty() {
            tx.rollback()?;
            return Ok(out);
        }
        proposals::withdraw(&tx, receipt)?;
        out.withdrawal = read(&tx, receipt)?;
        tx.commit()?;
        self.tip = tip;
        tip_file::note(self.path.as_deref().filter(|_| out.undone > 0), &self.tip);
        *self.acts.get_mut() = None;
        Ok(out)
    }

    /// When and by whom the merge with this receipt was taken back.
    pub(super) fn withdrawal_of(&self, receipt: i64) -> Result<Option<Withdrawal>> {
        read(&self.db, receipt)
    }
}

/// Whether any operation is withdrawn.
pub(super) fn any(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM withdrawn)", [], |r| r.get(0))?)
}

/// An operation that is in the set again is no longer withdrawn; returns the receipt with which it had left.
pub(super) fn come_back(db: &Connection, hash: OpHash) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("DELETE FROM withdrawn WHERE hash = ?1 RETURNING receipt")?;
    Ok(statement.query_row([hash.to_bytes()], |r| r.get(0)).optional()?)
}

/// When and by whom the merge with this receipt was taken back.
pub(super) fn read(db: &Connection, receipt: i64) -> Result<Option<Withdrawal>> {
    let sql = "SELECT at, actor, backup, removed, kept FROM withdrawal WHERE receipt = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let found = statement.query_row([receipt], |r| {
        let heading = Heading { at: r.get(0)?, actor: r.get(1)?, backup: r.get(2)? };
        let (removed, kept) = (rows::number(r, 3)?, rows::number(r, 4)?);
        Ok(Withdrawal { receipt, heading, removed, kept })
    });
    Ok(found.optional()?)
}

/// Puts into `temp.gone` what came with this merge and with no other that still counts; returns how many operations
/// of it others brought too.
fn choose(db: &Connection, receipt: i64) -> Result<u64> {
    db.execute_batch("CREATE TEMP TABLE IF NOT EXISTS gone (arrival INTEGER PRIMARY KEY); DELETE FROM temp.gone")?;
    db.execute(
        "INSERT INTO temp.gone SELECT arrival FROM op WHERE bundle IN (SELECT n FROM bundle WHERE receipt = ?1)",
        [receipt],
    )?;
    // What an earlier merge brought, that was taken back since, is here for the sake of this one.
    db.execute(
        "INSERT OR IGNORE INTO temp.gone SELECT o.arrival FROM held h JOIN op o ON o.arrival BETWEEN h.first AND h.last
         WHERE h.bundle IN (SELECT n FROM bundle WHERE receipt = ?1)
         AND o.bundle IN (SELECT b.n FROM bundle b JOIN withdrawal w ON w.receipt = b.receipt)",
        [receipt],
    )?;
    let sql = "SELECT first, last FROM held WHERE bundle NOT IN (SELECT n FROM bundle WHERE receipt = ?1)";
    let mut statement = db.prepare(sql)?;
    let ranges = statement.query_map([receipt], |r| Ok([r.get(0)?, r.get(1)?]))?;
    let mut kept = 0;
    for range in ranges.collect::<rusqlite::Result<Vec<[i64; 2]>>>()? {
        kept += db.prepare_cached("DELETE FROM temp.gone WHERE arrival BETWEEN ?1 AND ?2")?.execute(range)?;
    }
    Ok(kept as u64)
}

/// Operations of this laptop, written after the merge, that are about a record which only the merge brought, or name
/// one as their value.
fn about_its_records(db: &Connection) -> Result<Vec<Blocker>> {
    let since: i64 = db.query_row("SELECT coalesce(min(arrival), 0) FROM temp.gone", [], |r| r.get(0))?;
    let gone = "SELECT g.arrival FROM temp.gone g";
    let own = format!("o.bundle IS NULL AND o.arrival > ?1 AND o.arrival NOT IN ({gone})");
    let sql = format!(
        "SELECT o.entity, o.id FROM op o WHERE o.arrival IN ({gone})
         EXCEPT SELECT o.entity, o.id FROM op o WHERE o.arrival NOT IN ({gone}) AND NOT ({own})"
    );
    let mut statement = db.prepare(&sql)?;
    let born = statement.query_map([since], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let born: BTreeSet<(String, String)> = born.collect::<rusqlite::Result<_>>()?;
    // Only ids that no two records share by chance: made of a device and a number, or of several parts.
    let named = |id: &str| id.contains(['-', '/']);
    let ids: BTreeSet<&str> = born.iter().map(|(_, id)| id.as_str()).filter(|id| named(id)).collect();
    let beneath = |id: &str| id.match_indices('/').any(|(at, _)| id.get(..at).is_some_and(|top| ids.contains(top)));
    let mut statement = db.prepare(&rows::select_op(&format!("{own} ORDER BY o.arrival")))?;
    let mut found = statement.query([since])?;
    let mut out = Vec::new();
    while let Some(row) = found.next()? {
        let op = rows::op(row)?;
        let key = (op.entity.clone(), op.id.clone());
        if born.contains(&key) || ids.contains(op.value.as_str()) || beneath(&op.id) {
            out.push(Blocker { op, because: Because::Record });
        }
    }
    Ok(out)
}

/// Undoes the act that score sheets became, as any act is undone: by a new one. What is in the way comes back.
fn undo_sheets(db: &Connection, tip: &mut Tip, txn: &str, by: &Heading) -> Result<Option<Blocker>> {
    let past = Past(db);
    if past.is_undone(txn)? {
        return Ok(None);
    }
    let Plan { described, drafts } = plan(&past, tip, Way::Undo, txn)?;
    if let Some(why) = described.refused {
        let newest = rows::heads(db, &why.key)?.list().first().map(|h| h.hash);
        let op = newest.map(|hash| rows::valid_op(db, hash)).transpose()?.flatten();
        let op = op.ok_or_else(|| StoreError::Damaged(format!("{} {}", why.key.entity, why.key.id)))?;
        return Ok(Some(Blocker { op, because: Because::Value }));
    }
    let author = Author { actor: by.actor.clone(), wall: by.at.clone(), source: Source::Sheet };
    (*tip, _) = append::put(db, tip, &drafts, &author)?;
    Ok(None)
}

fn note(db: &Connection, receipt: i64, by: &Heading, out: &TakenBack) -> Result<()> {
    let sql = "INSERT INTO withdrawal (receipt, at, actor, backup, removed, kept) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    db.execute(sql, params![receipt, by.at, by.actor, by.backup, out.removed as i64, out.kept as i64])?;
    Ok(())
}

/// Moves the chosen operations aside and folds what remains anew; returns the highest clock that remains.
fn remove(db: &Connection, receipt: i64) -> Result<u64> {
    db.execute_batch("DELETE FROM cell; DELETE FROM aside")?;
    db.execute(
        &format!(
            "INSERT INTO withdrawn (hash, receipt, {COLUMNS}) SELECT hash, ?1, {COLUMNS} FROM op
             WHERE arrival IN (SELECT arrival FROM temp.gone)"
        ),
        [receipt],
    )?;
    let moved = db.execute("DELETE FROM op WHERE arrival IN (SELECT arrival FROM temp.gone)", [])?;
    if moved as u64 != count(db, "SELECT count(*) FROM temp.gone")? {
        return Err(StoreError::Damaged(format!("withdrawal {receipt}")).into());
    }
    db.execute("DELETE FROM held WHERE bundle IN (SELECT n FROM bundle WHERE receipt = ?1)", [receipt])?;
    set_meta(db, HOLES, count(db, "SELECT coalesce(max(arrival), 0) - count(*) FROM op")? as i64)?;
    Ok(refold::refold(db, REAL, 0, refold::all(db)?)?.lamport)
}

/// What counted before and would be set aside now. What follows from that is not named.
fn newly_aside(db: &Connection, waited: &BTreeSet<i64>, named: &[Blocker]) -> Result<Vec<Blocker>> {
    let mut statement = db.prepare("SELECT arrival, reason FROM aside ORDER BY arrival")?;
    let found = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut out = Vec::new();
    for (arrival, reason) in found.collect::<rusqlite::Result<Vec<(i64, String)>>>()? {
        let follows = matches!(Aside::of(&reason), Some(Aside::PrevAside | Aside::PredAside));
        if follows || waited.contains(&arrival) {
            continue;
        }
        let op = db.prepare_cached(&rows::select_op("o.arrival = ?1"))?.query_row([arrival], rows::op)?;
        if !named.iter().any(|b| b.op.hash == op.hash) {
            let because = if continues(db, &op)? { Because::Value } else { Because::Clock };
            out.push(Blocker { op, because });
        }
    }
    Ok(out)
}

/// Whether an operation names one that left.
fn continues(db: &Connection, op: &Op) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM withdrawn WHERE hash = ?1)")?;
    for hash in op.pred.iter().chain(&op.prev) {
        if statement.query_row([hash.to_bytes()], |r| r.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn asides(db: &Connection) -> Result<BTreeSet<i64>> {
    let mut statement = db.prepare("SELECT arrival FROM aside")?;
    let found = statement.query_map([], |r| r.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn count(db: &Connection, sql: &str) -> Result<u64> {
    Ok(db.query_row(sql, [], |r| rows::number(r, 0))?)
}
