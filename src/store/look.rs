//! Looking behind a value: its heads, its history, and what stands against what.

use super::Store;
use super::rows;
use crate::error::Result;
use crate::journal::{Heads, Key, Op, OpHash};
use std::collections::BTreeSet;

/// A cell with several different values, each by somebody who had not seen the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The cell.
    pub key: Key,
    /// The operations that stand against each other, the displayed one first.
    pub heads: Vec<Op>,
    /// The last value that all of them had seen, if there is one.
    pub base: Option<Op>,
}

impl Store {
    /// The heads of a cell; none if it was never set.
    pub fn heads(&self, key: &Key) -> Result<Heads> {
        Ok(rows::heads(&self.db, key)?)
    }

    /// The heads of every cell of a record, by field: what a view's `rev` is made from.
    pub fn record_heads(&self, entity: &str, id: &str) -> Result<Vec<(String, Heads)>> {
        let sql = "SELECT field, value, heads FROM cell WHERE entity = ?1 AND id = ?2 ORDER BY field";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut found = statement.query([entity, id])?;
        let mut out = Vec::new();
        while let Some(row) = found.next()? {
            out.push((row.get(0)?, rows::unpack(&self.db, row.get(1)?, row.get_ref(2)?.as_blob()?)?));
        }
        Ok(out)
    }

    /// Every valid operation of a record.
    pub fn record_ops(&self, entity: &str, id: &str) -> Result<Vec<Op>> {
        let mut out = Vec::new();
        for (field, _) in self.record_heads(entity, id)? {
            out.extend(self.history(&Key::new(entity, id, &field))?);
        }
        Ok(out)
    }

    /// A valid operation.
    pub fn op(&self, hash: OpHash) -> Result<Option<Op>> {
        Ok(rows::valid_op(&self.db, hash)?)
    }

    /// Everything that was ever written in a cell and counts, the newest first by (lamport, hash). Read by going from
    /// the heads to their predecessors, so it takes no longer in a big database.
    pub fn history(&self, key: &Key) -> Result<Vec<Op>> {
        let heads = self.heads(key)?.hashes();
        self.ancestry(heads)
    }

    /// Every conflict, by entity, id and field.
    pub fn conflicts(&self) -> Result<Vec<Conflict>> {
        let sql = "SELECT entity, id, field FROM cell WHERE open = 1 ORDER BY entity, id, field";
        let mut statement = self.db.prepare_cached(sql)?;
        let keys = statement.query_map([], |r| Ok(Key { entity: r.get(0)?, id: r.get(1)?, field: r.get(2)? }))?;
        keys.map(|key| self.conflict(key?)).collect()
    }

    fn conflict(&self, key: Key) -> Result<Conflict> {
        let mut heads = Vec::new();
        let mut shared: Option<BTreeSet<OpHash>> = None;
        for head in self.heads(&key)?.list() {
            heads.extend(self.op(head.hash)?);
            let seen: BTreeSet<_> = self.ancestry(vec![head.hash])?.into_iter().map(|op| op.hash).collect();
            shared = Some(shared.map_or(seen.clone(), |s| &s & &seen));
        }
        let mut base = Vec::new();
        for hash in shared.unwrap_or_default() {
            base.extend(self.op(hash)?);
        }
        Ok(Conflict { key, heads, base: base.into_iter().max_by_key(|op| (op.lamport, op.hash)) })
    }

    /// Operations and all that they build on, newest first.
    fn ancestry(&self, mut todo: Vec<OpHash>) -> Result<Vec<Op>> {
        let (mut out, mut done) = (Vec::new(), BTreeSet::new());
        while let Some(hash) = todo.pop() {
            if done.insert(hash)
                && let Some(op) = self.op(hash)?
            {
                todo.extend(&op.pred);
                out.push(op);
            }
        }
        out.sort_by_key(|op| std::cmp::Reverse((op.lamport, op.hash)));
        Ok(out)
    }
}
