//! Merging is set union: operations from elsewhere are added in one transaction, and only what they touch is folded.

use super::Store;
use super::intake::{Intake, SoFar, add};
use super::local::set_meta;
use super::open::roomy;
use super::problem::StoreError;
use super::receipt::{self, Heading};
use super::refold::{self, REAL, Refolded};
use super::rows;
use super::touched::{self, Touched};
use super::withdraw::{self, Withdrawal};
use super::{append, tip_file};
use crate::error::Result;
use crate::journal::{Aside, Author, Op, Tip, write};
use crate::model::act::Act;
use rusqlite::Connection;

/// What a merge did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inserted {
    /// Operations that were not known.
    pub new: u64,
    /// Operations that were known already.
    pub known: u64,
    /// What became of the state.
    pub refolded: Refolded,
    /// The device id this laptop has from now on, if its former one turned up with unknown operations: the database
    /// had been copied to another laptop, or restored from a backup.
    pub renamed: Option<String>,
}

/// What a merge of bundles did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// The operations.
    pub inserted: Inserted,
    /// Numbers of a device that name two operations since now.
    pub forks: u64,
    /// Devices of which something is missing now.
    pub gaps: u64,
    /// Number of the receipt; none if nothing was kept.
    pub receipt: Option<i64>,
    /// Of what is not kept: what it would bring, by branch and person.
    pub touched: Vec<Touched>,
    /// New operations that had been taken back with a merge before.
    pub returned: u64,
    /// The newest withdrawal they had been taken back with.
    pub withdrawal: Option<Withdrawal>,
}

/// An operation that is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The operation.
    pub op: Op,
    /// Why.
    pub why: Aside,
}

impl Store {
    /// Adds operations, read one by one, in one transaction; durable when it returns. An operation that fails by
    /// itself, or an error of the reader, refuses all of them. `bundle` is noted beside each new operation.
    pub fn insert_ops(
        &mut self,
        bundle: Option<i64>,
        ops: impl IntoIterator<Item = Result<Op>>,
        fresh_device: impl FnOnce() -> Result<String>,
    ) -> Result<Inserted> {
        let (taken, ()) = self.take_in(None, fresh_device, |intake| {
            intake.bundle = bundle;
            ops.into_iter().try_for_each(|op| intake.take(&op?)).map(|()| (true, ()))
        })?;
        Ok(taken.inserted)
    }

    /// Takes operations in as [`Store::take_in_with`] does, with no act of this laptop beside them.
    ///
    /// # Errors
    /// As there.
    pub fn take_in<T>(
        &mut self,
        heading: Option<&Heading>,
        fresh_device: impl FnOnce() -> Result<String>,
        fill: impl FnOnce(&mut Intake) -> Result<(bool, T)>,
    ) -> Result<(Taken, T)> {
        self.take_in_with(None, heading, fresh_device, fill)
    }

    /// Takes operations in, from as many bundles as `fill` hands over, in one transaction; durable when it returns.
    /// `fill` says whether they are to be kept: if not, everything is counted and nothing changed. What was written
    /// is read back and compared before it is kept. With a `heading` a receipt is kept beside it. `sheets` is what
    /// score sheets given beside the bundles say: an act of this laptop, built on what it knew before, kept with
    /// them or not at all.
    ///
    /// # Errors
    /// What `fill` says; the database; what is read back is not what was taken. Nothing was changed then.
    pub fn take_in_with<T>(
        &mut self,
        sheets: Option<(&Act, &Author)>,
        heading: Option<&Heading>,
        fresh_device: impl FnOnce() -> Result<String>,
        fill: impl FnOnce(&mut Intake) -> Result<(bool, T)>,
    ) -> Result<(Taken, T)> {
        if let Some((act, _)) = sheets {
            self.check_fresh(act)?;
        }
        roomy(&self.db, true)?;
        let done = self.take_all(sheets, heading, fresh_device, fill);
        roomy(&self.db, false)?;
        done
    }

    fn take_all<T>(
        &mut self,
        sheets: Option<(&Act, &Author)>,
        heading: Option<&Heading>,
        fresh_device: impl FnOnce() -> Result<String>,
        fill: impl FnOnce(&mut Intake) -> Result<(bool, T)>,
    ) -> Result<(Taken, T)> {
        let tx = self.db.transaction()?;
        let before = last_arrival(&tx)?;
        let (forks, open) = (count(&tx, FORKED)?, touched::open_cells(&tx)?);
        let receipt = heading.map(|h| receipt::begin(&tx, h, &self.tip.device)).transpose()?;
        let mut tip = self.tip.clone();
        if let Some((act, by)) = sheets {
            (tip, _) = append::put(&tx, &tip, &write::drafts(act), by)?;
        }
        let made = tip.seq - self.tip.seq;
        if let Some(receipt) = receipt.filter(|_| made > 0) {
            receipt::note_act(&tx, receipt, &format!("{}-{}", tip.device, self.tip.seq + 1), made)?;
        }
        let since = last_arrival(&tx)?;
        let mut intake = Intake::new(&tx, &self.tip.device, receipt)?;
        let (keep, out) = fill(&mut intake)?;
        let Intake { mut candidates, so_far, new_roster, .. } = intake;
        self_check(&tx, since, &so_far)?;
        let mut from = since;
        if new_roster {
            tx.execute_batch("DELETE FROM cell; DELETE FROM aside;")?;
            (candidates, from) = (refold::all(&tx)?, 0);
        }
        let mut inserted = Inserted { new: so_far.new + made, known: so_far.known, ..Inserted::default() };
        inserted.refolded = refold::refold(&tx, REAL, from, candidates)?;
        let mut taken =
            Taken { forks: count(&tx, FORKED)?.saturating_sub(forks), gaps: count(&tx, TORN)?, ..Taken::default() };
        tip.lamport = tip.lamport.max(inserted.refolded.lamport);
        set_meta(&tx, "lamport", tip.lamport as i64)?;
        if so_far.own {
            tip = Tip { device: fresh_device()?, seq: 0, prev: None, lamport: tip.lamport };
            set_meta(&tx, "device", &tip.device)?;
            inserted.renamed = Some(tip.device.clone());
        }
        taken.inserted = inserted;
        taken.returned = so_far.returned;
        taken.withdrawal = withdraw::read(&tx, so_far.withdrawn)?;
        if !keep {
            taken.touched = touched::touched(&tx, before, receipt, &open)?;
        }
        if let Some(n) = receipt {
            taken.receipt = receipt::finish(&tx, n, &taken)?;
        }
        if keep {
            tx.commit()?;
            self.tip = tip;
            tip_file::note(self.path.as_deref().filter(|_| made > 0), &self.tip);
            *self.acts.get_mut() = None;
        } else {
            tx.rollback()?;
            taken.receipt = None;
        }
        Ok((taken, out))
    }

    /// The operations that are set aside, with their reasons, in the order of arrival.
    pub fn set_aside(&self) -> Result<Vec<SetAside>> {
        let sql = format!(
            "SELECT {}, (SELECT reason FROM aside a WHERE a.arrival = o.arrival) {} \
             WHERE o.arrival IN (SELECT arrival FROM aside) ORDER BY o.arrival",
            rows::COLUMNS,
            rows::FROM
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut found = statement.query([])?;
        let mut out = Vec::new();
        while let Some(row) = found.next()? {
            let reason: String = row.get(15)?;
            let why = Aside::of(&reason).ok_or_else(|| StoreError::Damaged(format!("aside {reason}")))?;
            out.push(SetAside { op: rows::op(row)?, why });
        }
        Ok(out)
    }

    /// Device and number of every fork: two operations where there can be only one. Both count.
    pub fn forks(&self) -> Result<Vec<(String, u64)>> {
        let sql = "SELECT d.code, o.seq FROM op o JOIN device d ON d.n = o.device WHERE o.seq > 0 \
                   GROUP BY o.device, o.seq HAVING count(*) > 1 ORDER BY d.code, o.seq";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_map([], |r| Ok((r.get(0)?, rows::number(r, 1)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// Numbers of devices that name two operations.
const FORKED: &str = "SELECT count(*) FROM (SELECT 1 FROM op WHERE seq > 0 GROUP BY device, seq HAVING count(*) > 1)";
/// Devices of which some number is missing.
const TORN: &str = "SELECT count(*) FROM \
     (SELECT 1 FROM op WHERE seq > 0 GROUP BY device HAVING max(seq) > count(DISTINCT seq))";

fn last_arrival(db: &Connection) -> Result<i64> {
    Ok(db.query_row("SELECT coalesce(max(arrival), 0) FROM op", [], |r| r.get(0))?)
}

fn count(db: &Connection, sql: &str) -> Result<u64> {
    Ok(db.query_row(sql, [], |r| rows::number(r, 0))?)
}

/// Reads what was just written back: it must be the operations that were handed over, each with its own hash.
fn self_check(db: &Connection, since: i64, so_far: &SoFar) -> Result<()> {
    let mut statement = db.prepare(&rows::select_op("o.arrival > ?1"))?;
    let mut found = statement.query([since])?;
    let (mut sum, mut new) = (0, 0);
    while let Some(row) = found.next()? {
        let op = rows::op(row)?;
        if !op.is_sealed() {
            return Err(StoreError::Damaged(format!("{} {}", op.device, op.seq)).into());
        }
        (sum, new) = (add(sum, op.hash), new + 1);
    }
    if (sum, new) == (so_far.sum, so_far.new) {
        return Ok(());
    }
    Err(StoreError::Damaged(format!("{new} / {}", so_far.new)).into())
}
