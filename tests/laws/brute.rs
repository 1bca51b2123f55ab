//! What a set of operations means, written down as exchange.md §1 says it and without any cleverness.

use hucha::journal::{Fold, Key, Op, OpHash};
use std::collections::{BTreeMap, BTreeSet};

/// For every cell the heads: (lamport, hash, value), the displayed one first.
pub type Cells = BTreeMap<(String, String, String), Vec<(u64, OpHash, String)>>;

/// The valid operations: those for which every condition holds, found by asking again until nothing changes.
pub fn valid(ops: &[Op]) -> BTreeSet<OpHash> {
    let set: BTreeMap<OpHash, &Op> = ops.iter().map(|op| (op.hash, op)).collect();
    let mut valid = BTreeSet::new();
    loop {
        let find = |hash: &OpHash| set.get(hash).copied().filter(|op| valid.contains(&op.hash));
        let fine = |op: &&Op| !valid.contains(&op.hash) && holds(op, set.len() as u64, find);
        let more: Vec<_> = set.values().copied().filter(fine).map(|op| op.hash).collect();
        if more.is_empty() {
            return valid;
        }
        valid.extend(more);
    }
}

fn holds<'a>(op: &Op, total: u64, find: impl Fn(&OpHash) -> Option<&'a Op> + Copy) -> bool {
    let cell = |o: &Op| [o.entity.clone(), o.id.clone(), o.field.clone()];
    let preds_fine = op.pred.iter().all(|p| find(p).is_some_and(|p| cell(p) == cell(op) && p.lamport < op.lamport));
    let chain_fine = match (op.device.as_str(), op.seq, &op.prev) {
        ("handedit", ..) => op.lamport == 1 + op.pred.iter().filter_map(find).map(|p| p.lamport).max().unwrap_or(0),
        (_, 1, None) => true,
        (device, seq, Some(prev)) => {
            find(prev).is_some_and(|p| p.device == device && p.seq + 1 == seq && p.lamport < op.lamport)
        }
        _ => false,
    };
    op.lamport <= total && preds_fine && chain_fine
}

/// The heads of every cell: valid operations that no valid operation names.
pub fn cells(ops: &[Op]) -> Cells {
    let valid = valid(ops);
    let counting: BTreeMap<OpHash, &Op> =
        ops.iter().map(|op| (op.hash, op)).filter(|(h, _)| valid.contains(h)).collect();
    let named: BTreeSet<OpHash> = counting.values().flat_map(|op| op.pred.clone()).collect();
    let mut out = Cells::new();
    for op in counting.values().filter(|op| !named.contains(&op.hash)) {
        let key = (op.entity.clone(), op.id.clone(), op.field.clone());
        out.entry(key).or_default().push((op.lamport, op.hash, op.value.clone()));
    }
    out.values_mut().for_each(|heads| heads.sort_by(|a, b| b.cmp(a)));
    out
}

/// The same from the fold.
pub fn cells_of(fold: &Fold) -> Cells {
    let name = |k: &Key| (k.entity.clone(), k.id.clone(), k.field.clone());
    let heads = |h: &hucha::journal::Heads| h.list().iter().map(|h| (h.lamport, h.hash, h.value.clone())).collect();
    fold.cells().iter().map(|(k, h)| (name(k), heads(h))).collect()
}

/// Devices and numbers that two operations share.
pub fn forks(ops: &[Op]) -> BTreeSet<(String, u64)> {
    let own = || ops.iter().filter(|op| op.seq > 0);
    let twice = |a: &&Op| own().any(|b| b.device == a.device && b.seq == a.seq && b.hash != a.hash);
    own().filter(twice).map(|op| (op.device.clone(), op.seq)).collect()
}
