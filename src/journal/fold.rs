//! The state that a set of operations means. The same function for the first operation and for the last.

use super::cell::{Head, Heads, Key};
use super::hash::OpHash;
use super::op::Op;
use super::validity::{Aside, Brief, Seen, judge};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;

/// The fold of a growing set of operations: adding in portions, in any order and again, gives the same as all at once.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    devices: HashMap<String, u32>,
    judged: HashMap<OpHash, Seen>,
    waiting: Vec<(Brief, Op)>,
    aside: BTreeMap<OpHash, Aside>,
    cells: BTreeMap<Key, Heads>,
    numbers: HashMap<(u32, u64), OpHash>,
    forks: BTreeSet<(String, u64)>,
}

/// The fold of a set of operations.
pub fn fold<'a>(ops: impl IntoIterator<Item = &'a Op>) -> Fold {
    let mut fold = Fold::default();
    fold.add(ops);
    fold
}

impl Fold {
    /// Adds operations that passed [`Op::check`]; returns how many were new.
    pub fn add<'a>(&mut self, ops: impl IntoIterator<Item = &'a Op>) -> usize {
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        let mut candidates: Vec<(Brief, Cow<Op>)> = waiting.map(|(brief, op)| (brief, Cow::Owned(op))).collect();
        let waited = candidates.len();
        for op in ops {
            if !self.judged.contains_key(&op.hash) {
                candidates.push((self.note(op), Cow::Borrowed(op)));
            }
        }
        let new = candidates.len() - waited;
        candidates.sort_unstable_by_key(|(brief, _)| (brief.lamport, brief.hash));
        let total = self.judged.len() as u64;
        for (brief, op) in candidates {
            self.decide(brief, op, total);
        }
        new
    }

    /// Enters a new operation, not yet judged.
    fn note(&mut self, op: &Op) -> Brief {
        let next = self.devices.len() as u32;
        let device = *self.devices.entry(op.device.clone()).or_insert(next);
        let brief = Brief::of(op, device);
        self.judged.insert(op.hash, Seen::from(&brief));
        if !op.is_handedit() && *self.numbers.entry((device, op.seq)).or_insert(op.hash) != op.hash {
            self.forks.insert((op.device.clone(), op.seq));
        }
        brief
    }

    fn decide(&mut self, brief: Brief, op: Cow<Op>, total: u64) {
        let verdict = judge(&brief, total, |hash| Ok::<_, Infallible>(self.judged.get(&hash).copied()));
        let Ok(verdict) = verdict;
        if let Some(why) = verdict {
            self.aside.insert(op.hash, why);
            self.waiting.push((brief, op.into_owned()));
            return;
        }
        self.aside.remove(&op.hash);
        self.judged.insert(op.hash, Seen { valid: true, ..Seen::from(&brief) });
        let head = Head { lamport: op.lamport, hash: op.hash, value: op.value.clone() };
        let key = Key::new(&op.entity, &op.id, &op.field);
        self.cells.entry(key).or_default().advance(head, &op.pred);
    }

    /// Every cell that a valid operation set, with its heads.
    pub fn cells(&self) -> &BTreeMap<Key, Heads> {
        &self.cells
    }

    /// The operations that are set aside, with the reason.
    pub fn aside(&self) -> &BTreeMap<OpHash, Aside> {
        &self.aside
    }

    /// Device and number of every fork: two operations where there can be only one. Both are kept.
    pub fn forks(&self) -> &BTreeSet<(String, u64)> {
        &self.forks
    }

    /// Number of operations, those set aside included.
    pub fn len(&self) -> usize {
        self.judged.len()
    }

    /// Whether there is no operation.
    pub fn is_empty(&self) -> bool {
        self.judged.is_empty()
    }
}
