//! Operations made of hand-edited views (exchange.md §5). They belong to no device, so that two laptops which accept
//! the same edit make the same operation.

use super::cell::{Heads, Key};
use super::hash::OpHash;
use super::op::{HANDEDIT, Op};
use super::write::Source;
use std::collections::{BTreeMap, BTreeSet};

/// The entity of records that say who accepted hand edits, and of which file.
pub const IMPORT: &str = "import";
/// The entity of records that name an accepted hand edit; their id ends with its hash.
pub const ACCEPTED: &str = "accepted";
/// The field of such a record that says which cell it was.
pub const CELL: &str = "cell";

/// The operation of an edit. `pred` are the heads that the editor had, `base` the highest of their clocks (0 if there
/// are none).
pub fn operation(key: &Key, value: &str, pred: &[OpHash], base: u64) -> Op {
    let mut pred = pred.to_vec();
    pred.sort_unstable();
    Op {
        device: HANDEDIT.into(),
        seq: 0,
        prev: None,
        actor: String::new(),
        lamport: base + 1,
        wall: String::new(),
        entity: key.entity.clone(),
        id: key.id.clone(),
        field: key.field.clone(),
        value: value.into(),
        pred,
        reason: String::new(),
        source: Source::Handedit.key().into(),
        txn: String::new(),
        hash: OpHash::of(&[]),
    }
    .seal()
}

/// The hand edit whose acceptance an operation notes.
pub fn accepted(op: &Op) -> Option<OpHash> {
    let noted = op.entity == ACCEPTED && op.field == CELL;
    op.id.rsplit('/').next().filter(|_| noted)?.parse().ok()
}

/// 版本_rev of a row, read back: which operations the author of the file had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rev {
    devices: BTreeMap<String, u64>,
    handedits: BTreeSet<OpHash>,
}

impl Rev {
    /// Reads `xBCDFG-12 xQQQQQ-4 h…`; none for anything else, also for nothing.
    pub fn parse(text: &str) -> Option<Rev> {
        let mut out = Rev::default();
        for part in text.split_whitespace() {
            match part.split_once('-') {
                Some((device, seq)) => _ = out.devices.insert(device.into(), seq.parse().ok()?),
                None => _ = out.handedits.insert(part.parse().ok()?),
            }
        }
        (out != Rev::default()).then_some(out)
    }

    /// Whether everything it names is among the operations of the row.
    pub fn is_known(&self, ops: &[Op]) -> bool {
        let there = |(device, seq): (&String, &u64)| ops.iter().any(|op| op.device == *device && op.seq == *seq);
        self.devices.iter().all(there) && self.handedits.iter().all(|hash| ops.iter().any(|op| op.hash == *hash))
    }

    fn names(&self, op: &Op) -> bool {
        match self.devices.get(&op.device) {
            Some(seq) => op.seq <= *seq,
            None => self.handedits.contains(&op.hash),
        }
    }

    /// The heads that a cell of the row had, of all operations of the row.
    pub fn heads(&self, ops: &[Op], field: &str) -> Heads {
        let of_cell: BTreeMap<OpHash, &Op> =
            ops.iter().filter(|op| op.field == field).map(|op| (op.hash, op)).collect();
        let mut todo: Vec<&Op> = of_cell.values().copied().filter(|op| self.names(op)).collect();
        let mut had: BTreeMap<OpHash, &Op> = BTreeMap::new();
        while let Some(op) = todo.pop() {
            if had.insert(op.hash, op).is_none() {
                todo.extend(op.pred.iter().filter_map(|hash| of_cell.get(hash)));
            }
        }
        heads_of(had.values().copied())
    }
}

/// The heads among some operations of one cell.
pub fn heads_of<'a>(ops: impl Iterator<Item = &'a Op> + Clone) -> Heads {
    let followed: BTreeSet<OpHash> = ops.clone().flat_map(|op| op.pred.iter().copied()).collect();
    let head = |op: &Op| super::Head { lamport: op.lamport, hash: op.hash, value: op.value.clone() };
    Heads::new(ops.filter(|op| !followed.contains(&op.hash)).map(head).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn op(device: &str, seq: u64, lamport: u64, value: &str, pred: &[OpHash]) -> Op {
        let key = Key::new("score", "s", "note");
        let base = operation(&key, value, pred, lamport - 1);
        Op { device: device.into(), seq, ..base }.seal()
    }

    #[test]
    fn the_base_is_what_the_row_was_exported_from_whatever_came_later() {
        let first = op("xBCDFG", 4, 1, "甲", &[]);
        let theirs = op("xCCCCC", 9, 5, "乙，👍", &[first.hash]);
        let later = op("xBCDFG", 8, 7, "丙é", &[first.hash]);
        let ops = [first.clone(), theirs.clone(), later.clone()];
        let base = |rev: &str| Rev::parse(rev).unwrap().heads(&ops, "note").values().join("|");
        assert_eq!(base("xBCDFG-4"), "甲");
        assert_eq!(base("xBCDFG-7"), "甲");
        assert_eq!(base("xCCCCC-9"), "乙，👍");
        assert_eq!(base("xBCDFG-8 xCCCCC-9"), "丙é|乙，👍");
        assert!(Rev::parse("xBCDFG-4").unwrap().is_known(&ops) && !Rev::parse("xBCDFG-5").unwrap().is_known(&ops));
        assert!(["", "版本", "x-", "xBCDFG 4"].into_iter().all(|text| Rev::parse(text).is_none()));
    }

    #[test]
    fn the_same_edit_is_the_same_operation_and_passes_every_check() {
        let first = op("xBCDFG", 4, 1, "甲", &[]);
        let key = Key::new("score", "s", "note");
        let made = operation(&key, "新\n值", &[first.hash], 1);
        assert_eq!((made.check(), made.lamport), (Ok(()), 2));
        assert_eq!(made, operation(&key, "新\n值", &[first.hash], 1));
        let noted = Op { entity: ACCEPTED.into(), id: format!("xBCDFG-1/{}", made.hash), field: CELL.into(), ..first };
        assert_eq!(accepted(&noted), Some(made.hash));
        assert_eq!(accepted(&made), None);
        let by_hash = Rev::parse(&made.hash.to_string()).unwrap();
        assert_eq!(by_hash.heads(&[made], "note").value(), "新\n值");
    }
}
