//! Which operations count: a function of the whole set of operations, never of the order in which they came.
//!
//! An operation is **valid** iff its device's chain is whole up to it (seq 1 has no `prev`; any other names a valid
//! operation of its device with the number before), every operation it names is known, valid and of the same cell,
//! its clock is above all of these, and its clock is at most the number of operations in the set.
//!
//! - After a gap everything of that device is set aside until the gap is filled: without the chain nobody can tell
//!   an edit that had not been seen from one that was taken out. Bundles are full, so any later one fills it.
//! - What builds on an operation that is set aside is set aside with it.
//! - Two operations of one device and number (a fork) are both valid if their chains are.
//! - Hand edits have no chain; their clock is exactly 1 + the highest they name.
//!
//! Every condition can only turn from unmet to met when the set grows, so a valid operation stays valid. Since
//! clocks rise along every chain and predecessor, one pass by ascending clock decides all.

use super::cell::Key;
use super::hash::OpHash;
use super::op::Op;
use sha2::{Digest, Sha256};

/// Why an operation is set aside. It is kept, exported again, and may become valid when more arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// Its clock is higher than the number of operations known.
    ClockHigh,
    /// Its clock is not above those of the operations it builds on.
    ClockLow,
    /// The operation of its device before it is not known: something is missing.
    PrevMissing,
    /// `prev` is not this device's operation with the number before.
    PrevWrong,
    /// The operation of its device before it is set aside.
    PrevAside,
    /// An operation it names is not known.
    PredMissing,
    /// An operation it names is about another cell.
    PredElsewhere,
    /// An operation it names is set aside.
    PredAside,
    /// There is a signed roster, and nobody on it answers for this operation: it waits for a person's decision.
    Unproven,
}

impl Aside {
    const ALL: [(Aside, &'static str); 9] = [
        (Aside::ClockHigh, "clock-high"),
        (Aside::ClockLow, "clock-low"),
        (Aside::PrevMissing, "prev-missing"),
        (Aside::PrevWrong, "prev-wrong"),
        (Aside::PrevAside, "prev-aside"),
        (Aside::PredMissing, "pred-missing"),
        (Aside::PredElsewhere, "pred-elsewhere"),
        (Aside::PredAside, "pred-aside"),
        (Aside::Unproven, "unproven"),
    ];

    /// A stable code.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(a, _)| *a == self).map_or("", |(_, key)| key)
    }

    /// The reason with this code.
    pub fn of(key: &str) -> Option<Aside> {
        Self::ALL.iter().find(|(_, k)| *k == key).map(|(aside, _)| *aside)
    }
}

/// What validity needs of an operation. Devices are numbers given by the caller; cells are fingerprints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Its name.
    pub hash: OpHash,
    /// Its device, `None` for hand edits.
    pub device: Option<u32>,
    /// Its number.
    pub seq: u64,
    /// Its device's operation before.
    pub prev: Option<OpHash>,
    /// Its clock.
    pub lamport: u64,
    /// [`Key::fingerprint`] of its cell.
    pub cell: u128,
    /// The operations it names.
    pub pred: Box<[OpHash]>,
    /// Whether it is valid, once that is decided.
    pub valid: bool,
}

impl Brief {
    /// The brief of an operation whose device has the number `device`.
    pub fn of(op: &Op, device: u32) -> Brief {
        Brief {
            hash: op.hash,
            device: (!op.is_handedit()).then_some(device),
            seq: op.seq,
            prev: op.prev,
            lamport: op.lamport,
            cell: fingerprint(&op.entity, &op.id, &op.field),
            pred: op.pred.as_slice().into(),
            valid: false,
        }
    }
}

impl Key {
    /// A number that no two cells share.
    pub fn fingerprint(&self) -> u128 {
        fingerprint(&self.entity, &self.id, &self.field)
    }
}

/// 128 bits of SHA-256 over the three parts with their lengths.
pub fn fingerprint(entity: &str, id: &str, field: &str) -> u128 {
    let mut sum = Sha256::new();
    for part in [entity, id, field] {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part);
    }
    let sum: [u8; 32] = sum.finalize().into();
    sum.iter().take(16).fold(0, |n, b| n << 8 | u128::from(*b))
}

/// What an operation builds on, as far as the judge has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its device.
    pub device: Option<u32>,
    /// Its number.
    pub seq: u64,
    /// Its clock.
    pub lamport: u64,
    /// Its cell.
    pub cell: u128,
    /// Whether it is valid.
    pub valid: bool,
}

impl From<&Brief> for Seen {
    fn from(b: &Brief) -> Seen {
        Seen { device: b.device, seq: b.seq, lamport: b.lamport, cell: b.cell, valid: b.valid }
    }
}

/// Judges one operation of a set of `total`, when all operations with a lower clock have been judged. `seen` looks up
/// an operation of the set. The reason is the first in a fixed order, so it depends on the set alone.
pub fn judge<E>(
    op: &Brief,
    total: u64,
    mut seen: impl FnMut(OpHash) -> Result<Option<Seen>, E>,
) -> Result<Option<Aside>, E> {
    if op.lamport > total {
        return Ok(Some(Aside::ClockHigh));
    }
    if op.device.is_some() {
        let prev = match op.prev {
            Some(hash) => Some(seen(hash)?),
            None => None,
        };
        if let Some(why) = judge_chain(op, prev) {
            return Ok(Some(why));
        }
    }
    let mut highest = 0;
    for hash in &op.pred {
        let pred = seen(*hash)?;
        if let Some(why) = judge_pred(op, pred) {
            return Ok(Some(why));
        }
        highest = highest.max(pred.map_or(0, |p| p.lamport));
    }
    let drifted = op.device.is_none() && op.lamport != highest + 1;
    Ok(drifted.then_some(Aside::ClockLow))
}

fn judge_chain(op: &Brief, prev: Option<Option<Seen>>) -> Option<Aside> {
    match prev {
        None if op.seq == 1 => None,
        None => Some(Aside::PrevWrong),
        Some(None) => Some(Aside::PrevMissing),
        Some(Some(prev)) if prev.device != op.device || prev.seq + 1 != op.seq => Some(Aside::PrevWrong),
        Some(Some(prev)) if prev.lamport >= op.lamport => Some(Aside::ClockLow),
        Some(Some(prev)) => (!prev.valid).then_some(Aside::PrevAside),
    }
}

fn judge_pred(op: &Brief, pred: Option<Seen>) -> Option<Aside> {
    match pred {
        None => Some(Aside::PredMissing),
        Some(pred) if pred.cell != op.cell => Some(Aside::PredElsewhere),
        Some(pred) if pred.lamport >= op.lamport => Some(Aside::ClockLow),
        Some(pred) => (!pred.valid).then_some(Aside::PredAside),
    }
}
