//! Which acts of this device can be undone and redone, and in what order.

use super::op::Op;

/// The entity of the cells that say what an undo or redo did; their id is the `txn` of that act.
pub const ACT: &str = "act";
/// Field of an undo: the `txn` of the act it took back.
pub const UNDOES: &str = "undoes";
/// Field of a redo: the `txn` of the act it did again.
pub const REDOES: &str = "redoes";

/// What an act is. Acts are named by the number of their first operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Anything a person did.
    Plain,
    /// Took back the act with this number.
    Undo(u64),
    /// Did the act with this number again.
    Redo(u64),
}

/// The stacks of undo and redo of one device, from its acts in order. Survives a restart because it is derived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acts {
    undo: Vec<u64>,
    redo: Vec<u64>,
}

impl Acts {
    /// Takes the next act in. A new act ends the possibility of redoing what was undone before it.
    pub fn push(&mut self, first: u64, kind: Kind) {
        match kind {
            Kind::Plain => {
                self.undo.push(first);
                self.redo.clear();
            }
            Kind::Undo(target) => shift(&mut self.undo, &mut self.redo, target),
            Kind::Redo(target) => shift(&mut self.redo, &mut self.undo, target),
        }
    }

    /// The act that undo takes back next.
    pub fn undo(&self) -> Option<u64> {
        self.undo.last().copied()
    }

    /// The act that redo does again next.
    pub fn redo(&self) -> Option<u64> {
        self.redo.last().copied()
    }
}

fn shift(from: &mut Vec<u64>, to: &mut Vec<u64>, target: u64) {
    if let Some(at) = from.iter().rposition(|t| *t == target) {
        from.remove(at);
        to.push(target);
    }
}

/// The `txn` an operation says its act undid (`true`) or redid (`false`).
pub fn marker(op: &Op) -> Option<(bool, &str)> {
    let own = op.entity == ACT && op.id == op.txn;
    match op.field.as_str() {
        UNDOES if own => Some((true, &op.value)),
        REDOES if own => Some((false, &op.value)),
        _ => None,
    }
}

/// The number in `<device>-<number>`, if it is of this device.
pub fn number_of(txn: &str, device: &str) -> Option<u64> {
    txn.strip_prefix(device)?.strip_prefix('-')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Kind::{Plain, Redo, Undo};
    use super::*;

    #[test]
    fn stacks_follow_what_was_done() {
        type Done<'a> = &'a [(u64, Kind)];
        let cases: [(Done, Option<u64>, Option<u64>); 7] = [
            (&[], None, None),
            (&[(1, Plain), (4, Plain)], Some(4), None),
            (&[(1, Plain), (4, Plain), (5, Undo(4))], Some(1), Some(4)),
            (&[(1, Plain), (4, Plain), (5, Undo(4)), (7, Undo(1))], None, Some(1)),
            (&[(1, Plain), (4, Plain), (5, Undo(4)), (7, Undo(1)), (9, Redo(1))], Some(1), Some(4)),
            (&[(1, Plain), (2, Undo(1)), (4, Plain)], Some(4), None),
            (&[(1, Plain), (2, Undo(1)), (4, Redo(1)), (6, Undo(1))], None, Some(1)),
        ];
        for (list, undo, redo) in cases {
            let mut acts = Acts::default();
            list.iter().for_each(|(first, kind)| acts.push(*first, *kind));
            assert_eq!((acts.undo(), acts.redo()), (undo, redo), "{list:?}");
        }
    }
}
