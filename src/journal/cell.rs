//! A cell of the folded state: its heads, what is displayed, and whether they are in conflict.

use super::hash::OpHash;
use crate::model::record;

/// Which cell: an entity, a record, a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Entity key.
    pub entity: String,
    /// Record id.
    pub id: String,
    /// Field key.
    pub field: String,
}

impl Key {
    /// The key of a cell.
    pub fn new(entity: &str, id: &str, field: &str) -> Key {
        Key { entity: entity.into(), id: id.into(), field: field.into() }
    }
}

/// A head: an operation of the cell that no valid operation names as predecessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its logical clock.
    pub lamport: u64,
    /// Its hash.
    pub hash: OpHash,
    /// Its value.
    pub value: String,
}

/// The heads of one cell, the displayed one first: descending by (lamport, hash).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads(Vec<Head>);

impl Heads {
    /// Heads from a list in any order.
    pub fn new(mut list: Vec<Head>) -> Heads {
        list.sort_by_key(|h| std::cmp::Reverse((h.lamport, h.hash)));
        Heads(list)
    }

    /// Takes in a valid operation. Operations of one cell have to arrive after the ones they name, which any order
    /// of ascending lamport ensures.
    pub fn advance(&mut self, head: Head, pred: &[OpHash]) {
        self.0.retain(|h| !pred.contains(&h.hash));
        let at = self.0.partition_point(|h| (h.lamport, h.hash) > (head.lamport, head.hash));
        self.0.insert(at, head);
    }

    /// The heads, displayed one first.
    pub fn list(&self) -> &[Head] {
        &self.0
    }

    /// The displayed value: that of max(lamport, hash); empty if there is no head.
    pub fn value(&self) -> &str {
        self.0.first().map_or("", |h| h.value.as_str())
    }

    /// Several heads with different values: a conflict. Equal values are none.
    pub fn open(&self) -> bool {
        self.0.iter().any(|h| h.value != self.value())
    }

    /// The hashes of all heads, ascending: what an edit made now names as `pred`.
    pub fn hashes(&self) -> Vec<OpHash> {
        let mut out: Vec<_> = self.0.iter().map(|h| h.hash).collect();
        out.sort_unstable();
        out
    }

    /// The values of all heads, ascending, without repetition: what the cell says, whoever said it.
    pub fn values(&self) -> Vec<&str> {
        let mut out: Vec<_> = self.0.iter().map(|h| h.value.as_str()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The cell as the domain sees it.
    pub fn cell(&self) -> record::Cell {
        record::Cell { value: self.value().into(), open: self.open() }
    }
}
