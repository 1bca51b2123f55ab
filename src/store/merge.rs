//! Merging is set union: operations from elsewhere are added in one transaction, and only what they touch is folded.

use super::Store;
use super::local::set_meta;
use super::open::roomy;
use super::problem::StoreError;
use super::refold::{self, Candidate, REAL, Refolded};
use super::rows;
use crate::error::Result;
use crate::journal::validity::Brief;
use crate::journal::{Aside, Op, Tip};
use rusqlite::Connection;
use std::collections::HashMap;

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
        roomy(&self.db, true)?;
        let done = self.insert(bundle, ops, fresh_device);
        roomy(&self.db, false)?;
        done
    }

    fn insert(
        &mut self,
        bundle: Option<i64>,
        ops: impl IntoIterator<Item = Result<Op>>,
        fresh_device: impl FnOnce() -> Result<String>,
    ) -> Result<Inserted> {
        let tx = self.db.transaction()?;
        let since: i64 = tx.query_row("SELECT coalesce(max(arrival), 0) FROM op", [], |r| r.get(0))?;
        let mut out = Inserted::default();
        let (candidates, own) = receive(&tx, bundle, ops, &self.tip.device, &mut out)?;
        out.refolded = refold::refold(&tx, REAL, since, candidates)?;
        let mut tip = Tip { lamport: self.tip.lamport.max(out.refolded.lamport), ..self.tip.clone() };
        set_meta(&tx, "lamport", tip.lamport as i64)?;
        if own {
            tip = Tip { device: fresh_device()?, seq: 0, prev: None, lamport: tip.lamport };
            set_meta(&tx, "device", &tip.device)?;
            out.renamed = Some(tip.device.clone());
        }
        tx.commit()?;
        self.tip = tip;
        *self.acts.get_mut() = None;
        Ok(out)
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

/// Writes the operations and returns those to be judged: the new ones and those that waited. Says also whether this
/// laptop's own device id was among the new ones.
fn receive(
    db: &Connection,
    bundle: Option<i64>,
    ops: impl IntoIterator<Item = Result<Op>>,
    own: &str,
    out: &mut Inserted,
) -> Result<(Vec<Candidate>, bool)> {
    let mut candidates = refold::waiting(db)?;
    let mut devices: HashMap<String, i64> = HashMap::new();
    let mut own_seen = false;
    for op in ops {
        let op = op?;
        op.check().map_err(|why| StoreError::Malformed { device: op.device.clone(), seq: op.seq, why })?;
        let device = match devices.get(&op.device) {
            Some(n) => *n,
            None => rows::device_number(db, &op.device)?,
        };
        if rows::insert_op(db, device, &op, bundle)? {
            out.new += 1;
            own_seen |= op.device == own;
            let brief = Brief::of(&op, device as u32);
            candidates.push(Candidate { arrival: db.last_insert_rowid(), waited: false, brief });
        } else {
            out.known += 1;
        }
        devices.entry(op.device).or_insert(device);
    }
    Ok((candidates, own_seen))
}
