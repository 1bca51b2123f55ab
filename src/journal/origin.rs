//! Where the value of a cell comes from, undo and redo looked through: what an undo restored counts as the operation
//! it restored, not as a new edit.

use super::acts::{ACT, REDOES, UNDOES, marker};
use super::cell::{Heads, Key};
use super::hash::OpHash;
use super::op::Op;
use crate::model::record::DELETED;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What undo has to look up.
pub trait History {
    /// What can go wrong when looking.
    type Error;
    /// A valid operation.
    fn op(&self, hash: OpHash) -> Result<Option<Op>, Self::Error>;
    /// The operations of an act, in order.
    fn act(&self, txn: &str) -> Result<Vec<Op>, Self::Error>;
    /// The heads of a cell.
    fn heads(&self, key: &Key) -> Result<Heads, Self::Error>;
    /// All fields of a record that were ever set.
    fn fields(&self, entity: &str, id: &str) -> Result<Vec<String>, Self::Error>;
}

/// Origins of a value. `None` stands for "nothing was ever there".
pub type Origins = BTreeSet<Option<OpHash>>;

/// The cells of an act with its first and last operation in each.
pub type Cells = BTreeMap<Key, (Op, Op)>;

/// Traces values to their origins and remembers the acts it met.
pub struct Tracer<'a, H> {
    /// Where it looks.
    pub history: &'a H,
    acts: BTreeMap<String, Rc<Cells>>,
    markers: BTreeMap<String, Option<(bool, String)>>,
}

impl<'a, H: History> Tracer<'a, H> {
    /// A tracer that has met nothing yet.
    pub fn new(history: &'a H) -> Tracer<'a, H> {
        Tracer { history, acts: BTreeMap::new(), markers: BTreeMap::new() }
    }

    /// The cells of an act; the marker of an undo or redo is no cell of it.
    pub fn cells(&mut self, txn: &str) -> Result<Rc<Cells>, H::Error> {
        if let Some(known) = self.acts.get(txn) {
            return Ok(known.clone());
        }
        let mut cells = Cells::new();
        for op in self.history.act(txn)?.into_iter().filter(|op| marker(op).is_none()) {
            let key = Key::new(&op.entity, &op.id, &op.field);
            cells.entry(key).and_modify(|(_, last)| *last = op.clone()).or_insert_with(|| (op.clone(), op));
        }
        let cells = Rc::new(cells);
        self.acts.insert(txn.into(), cells.clone());
        Ok(cells)
    }

    /// The operations that the value of `hash` comes from.
    pub fn origins(&mut self, hash: OpHash) -> Result<Origins, H::Error> {
        let (mut out, mut todo, mut done) = (Origins::new(), vec![hash], BTreeSet::new());
        while let Some(hash) = todo.pop() {
            let Some(op) = self.history.op(hash)?.filter(|_| done.insert(hash)) else { continue };
            match self.restored(&op)? {
                None => drop(out.insert(Some(hash))),
                Some(list) if list.is_empty() => drop(out.insert(None)),
                Some(list) => todo.extend(list),
            }
        }
        Ok(out)
    }

    /// The origins of what a cell showed before the operation `first`.
    pub fn former_origins(&mut self, first: &Op) -> Result<Origins, H::Error> {
        if first.pred.is_empty() {
            return Ok(BTreeSet::from([None]));
        }
        let mut out = Origins::new();
        for hash in &first.pred {
            out.extend(self.origins(*hash)?);
        }
        Ok(out)
    }

    /// The act that the act of this operation undid, if it is an undo.
    pub fn undone_by(&mut self, op: &Op) -> Result<Option<String>, H::Error> {
        Ok(self.marker_of(op)?.filter(|(undo, _)| *undo).map(|(_, txn)| txn))
    }

    /// What an operation of an undo or redo put back: some operations, or (empty list) the state before any; `None`
    /// if it is an edit of its own.
    fn restored(&mut self, op: &Op) -> Result<Option<Vec<OpHash>>, H::Error> {
        let Some((undo, txn)) = self.marker_of(op)? else { return Ok(None) };
        let cells = self.cells(&txn)?;
        let Some((first, last)) = cells.get(&Key::new(&op.entity, &op.id, &op.field)) else {
            // The deletion that undoes a creation is an edit; taking it back leaves the cell as if never set.
            return Ok((!undo && op.field == DELETED).then(Vec::new));
        };
        if !undo || first.pred.is_empty() {
            return Ok(Some(if undo { Vec::new() } else { vec![last.hash] }));
        }
        let mut out = Vec::new();
        for hash in &first.pred {
            out.extend(self.history.op(*hash)?.filter(|o| o.value == op.value).map(|_| *hash));
        }
        Ok((!out.is_empty()).then_some(out))
    }

    /// What the act of this operation undid (`true`) or redid (`false`), by a marker that it wrote itself.
    fn marker_of(&mut self, op: &Op) -> Result<Option<(bool, String)>, H::Error> {
        if let Some(known) = self.markers.get(&op.txn) {
            return Ok(known.clone());
        }
        let mut found = None;
        for field in [UNDOES, REDOES] {
            for head in self.history.heads(&Key::new(ACT, &op.txn, field))?.list() {
                let by = self.history.op(head.hash)?.filter(|by| by.txn == op.txn && by.device == op.device);
                found = found.or(by.and_then(|by| marker(&by).map(|(undo, txn)| (undo, txn.to_string()))));
            }
        }
        self.markers.insert(op.txn.clone(), found.clone());
        Ok(found)
    }
}
