//! The same laws for what really travels: ops.csv files that laptops wrote at different times, read and united in any
//! order, grouping and repetition. Everything in memory, so that there can be thousands of cases.

use super::brute;
use super::world::{Dice, Happening, Laptop, World, everything, spoil};
use hucha::exchange::csv_write::CsvWriter;
use hucha::exchange::ops_read::OpsReader;
use hucha::exchange::ops_write;
use hucha::journal::{Fold, Op, OpHash, fold};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The bytes of an ops.csv.
fn csv<'a>(ops: impl Iterator<Item = &'a Op>) -> Vec<u8> {
    let mut ops: Vec<&Op> = ops.collect();
    ops.sort_by(|a, b| (&a.device, a.seq, a.hash).cmp(&(&b.device, b.seq, b.hash)));
    let columns = ops_write::columns();
    let headings: Vec<String> = columns.iter().map(|c| c.heading()).collect();
    let shown: Vec<_> = headings.iter().zip(&columns).map(|(h, c)| (h.as_str(), c.cells())).collect();
    let mut out = CsvWriter::new(Vec::new(), "ops.csv", &shown).unwrap();
    for op in ops {
        let (cells, hash) = (op.columns(), OpHash::text(op.hash));
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).chain([std::str::from_utf8(&hash).unwrap()]).collect();
        out.row(&cells).unwrap();
    }
    out.finish().unwrap()
}

fn ops(bytes: &[u8]) -> Vec<Op> {
    OpsReader::open("ops.csv", bytes).unwrap().map(|row| row.unwrap().1).collect()
}

/// A laptop that only reads.
#[derive(Default)]
struct Reader {
    set: BTreeMap<OpHash, Op>,
    fold: Fold,
}

impl Reader {
    /// One merge of several bundles.
    fn take(&mut self, bundles: &[&Vec<u8>]) {
        let all: Vec<Op> = bundles.iter().flat_map(|b| ops(b)).collect();
        self.fold.add(&all);
        self.set.extend(all.into_iter().map(|op| (op.hash, op)));
    }

    fn list(&self) -> Vec<Op> {
        self.set.values().cloned().collect()
    }

    /// Sums of the set and of the state, made as `hucha digest` makes them.
    fn digest(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut of_set, mut of_state) = (Sha256::new(), Sha256::new());
        self.set.keys().for_each(|hash| of_set.update(hash.text()));
        for (key, heads) in self.fold.cells() {
            of_state.update(format!("{key:?}{:?}", heads.values()));
        }
        (of_set.finalize().to_vec(), of_state.finalize().to_vec())
    }
}

/// A story, and the bundles that its laptops exported on the way: early ones, late ones, some of damaged laptops.
fn exported(story: &[Happening], dice: &mut Dice) -> Vec<Vec<u8>> {
    let mut world = World::new();
    let mut out = Vec::new();
    for what in story {
        world.happen(what);
        if dice.below(6) == 0 {
            out.push(csv(world.laptops[dice.below(3)].ops.values()));
        }
    }
    out.extend(world.laptops.iter().map(|l: &Laptop| csv(l.ops.values())));
    let mut spoilt = world.all();
    spoil(&mut spoilt, dice);
    let kept = dice.below(spoilt.len() + 1);
    dice.shuffle(&mut spoilt);
    out.push(csv(spoilt.iter().take(kept)));
    out
}

/// Merges some bundles in portions, some of them more than once.
fn merge_some(reader: &mut Reader, bundles: &[Vec<u8>], dice: &mut Dice) {
    let mut order: Vec<&Vec<u8>> = bundles.iter().collect();
    dice.shuffle(&mut order);
    let mut at = 0;
    while at < order.len() {
        let next = (at + 1 + dice.below(4)).min(order.len());
        reader.take(&order[at.saturating_sub(dice.below(3))..next]);
        at = next;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Late, early, repeated, re-exported, incomplete, forked and forged bundles: whoever has merged all of them in
    /// the end holds the same set, folds it to the same state and writes the same bytes.
    #[test]
    fn bundles_in_any_order_grouping_and_repetition_end_equal(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let bundles = exported(&story, &mut dice);
        let some = dice.below(bundles.len() + 1);
        let mut readers = [Reader::default(), Reader::default(), Reader::default()];
        merge_some(&mut readers[0], &bundles, &mut dice);
        merge_some(&mut readers[1], &bundles[..some], &mut dice);
        merge_some(&mut readers[1], &bundles, &mut dice);
        readers[2].take(&bundles.iter().collect::<Vec<_>>());
        let list = readers[2].list();
        let (at_once, sums, bytes) = (fold(&list), readers[2].digest(), csv(list.iter()));
        prop_assert_eq!(brute::cells_of(&at_once), brute::cells(&list));
        for reader in &readers {
            prop_assert_eq!(reader.fold.cells(), at_once.cells());
            prop_assert_eq!(reader.digest(), sums.clone());
            prop_assert_eq!(&csv(reader.set.values()), &bytes);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// What was exported is what is read: the same operations, and the same bytes when they are exported again.
    #[test]
    fn an_export_of_an_import_is_the_same_bytes(story in everything(), seed in any::<u64>()) {
        for bundle in exported(&story, &mut Dice(seed)) {
            prop_assert_eq!(csv(ops(&bundle).iter()), bundle);
        }
    }

    /// A bundle that is older than what is known brings nothing and hides nothing.
    #[test]
    fn an_older_bundle_changes_nothing(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let bundles = exported(&story, &mut dice);
        let mut reader = Reader::default();
        reader.take(&bundles.iter().collect::<Vec<_>>());
        let (cells, sums) = (reader.fold.cells().clone(), reader.digest());
        reader.take(&[&bundles[dice.below(bundles.len())]]);
        prop_assert_eq!(reader.digest(), sums);
        prop_assert_eq!(reader.fold.cells(), &cells);
    }
}
