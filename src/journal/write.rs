//! From what a user did to operations: numbers, clocks, chain and predecessors.

use super::cell::{Head, Heads, Key};
use super::hash::OpHash;
use super::op::Op;
use crate::model::act::{Act, Edit};
use crate::model::record::Change;
use std::collections::BTreeMap;

/// Who does it, when by the laptop's clock, and through which door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Person id.
    pub actor: String,
    /// Local time with offset, such as `2026-11-22T09:05:06+08:00`; information only.
    pub wall: String,
    /// The door.
    pub source: Source,
}

/// Where an operation came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The terminal app.
    Tui,
    /// A command.
    Cli,
    /// A sheet that was filled in by hand.
    Sheet,
    /// A hand-edited view.
    Handedit,
    /// A change of the program's own making when a newer version opens older data.
    Migrate,
}

impl Source {
    /// The code in ops.csv.
    pub fn key(self) -> &'static str {
        match self {
            Source::Tui => "tui",
            Source::Cli => "cli",
            Source::Sheet => "sheet",
            Source::Handedit => "handedit",
            Source::Migrate => "migrate",
        }
    }
}

/// Where a device stands: what its next operation builds on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tip {
    /// Device id.
    pub device: String,
    /// Sequence number of its last operation; 0 if it has none.
    pub seq: u64,
    /// Hash of its last operation.
    pub prev: Option<OpHash>,
    /// The highest logical clock seen, of any device.
    pub lamport: u64,
}

/// One operation to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The cell.
    pub key: Key,
    /// Its new value.
    pub value: String,
    /// Why.
    pub reason: String,
    /// The predecessors; `None` for all heads of the cell, as every edit by a person has it. Undo names them itself
    /// to put several heads back.
    pub pred: Option<Vec<OpHash>>,
}

impl From<&Edit> for Draft {
    fn from(edit: &Edit) -> Draft {
        let key = Key::new(&edit.entity, &edit.id, &edit.field);
        Draft { key, value: edit.value.clone(), reason: edit.reason.clone(), pred: None }
    }
}

/// The drafts of an act.
pub fn drafts(act: &Act) -> Vec<Draft> {
    act.edits().iter().map(Draft::from).collect()
}

/// What writing makes: the operations, and the cells as they are afterwards.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Sealed operations in order.
    pub ops: Vec<Op>,
    /// The changed cells with their new heads.
    pub cells: BTreeMap<Key, Heads>,
}

impl Written {
    /// The changed cells as the domain sees them.
    pub fn changes(&self) -> Vec<Change> {
        let change = |(k, heads): (&Key, &Heads)| Change {
            entity: k.entity.clone(),
            id: k.id.clone(),
            field: k.field.clone(),
            cell: heads.cell(),
        };
        self.cells.iter().map(change).collect()
    }
}

/// Writes drafts as one act on top of `tip`. `before` holds the heads of the cells that have any.
pub fn write(tip: &Tip, author: &Author, drafts: &[Draft], before: BTreeMap<Key, Heads>) -> Written {
    let mut out = Written { ops: Vec::with_capacity(drafts.len()), cells: before };
    let txn = format!("{}-{}", tip.device, tip.seq + 1);
    let mut prev = tip.prev;
    for (i, draft) in drafts.iter().enumerate() {
        let heads = out.cells.entry(draft.key.clone()).or_default();
        let op = Op {
            device: tip.device.clone(),
            seq: tip.seq + 1 + i as u64,
            prev,
            actor: author.actor.clone(),
            lamport: tip.lamport + 1 + i as u64,
            wall: author.wall.clone(),
            entity: draft.key.entity.clone(),
            id: draft.key.id.clone(),
            field: draft.key.field.clone(),
            value: draft.value.clone(),
            pred: draft.pred.clone().unwrap_or_else(|| heads.hashes()),
            reason: draft.reason.clone(),
            source: author.source.key().into(),
            txn: txn.clone(),
            hash: OpHash::of(&[]),
        }
        .seal();
        heads.advance(Head { lamport: op.lamport, hash: op.hash, value: op.value.clone() }, &op.pred);
        prev = Some(op.hash);
        out.ops.push(op);
    }
    out
}
