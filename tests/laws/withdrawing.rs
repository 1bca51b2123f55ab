//! Taking merges back, against a model that remembers which bundle had what.

use super::brute;
use super::stores::{agrees, ops};
use super::world::{DEVICES, Dice, World, everything, spoil};
use hucha::journal::{Op, OpHash};
use hucha::store::{Heading, Source, Store};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

type Set = BTreeMap<OpHash, Op>;

/// What this laptop wrote itself, and what every merge brought that still counts.
#[derive(Default)]
struct Model {
    own: Set,
    merges: BTreeMap<i64, Set>,
}

impl Model {
    fn all(&self) -> Set {
        self.merges.values().chain([&self.own]).flat_map(|set| set.clone()).collect()
    }
}

fn heading() -> Heading {
    Heading { at: "2099-01-01T00:00:00+08:00".into(), actor: "p😀".into(), backup: String::new() }
}

fn merge(store: &mut Store, bundles: &[Set]) -> i64 {
    let fresh = || Ok("xRRRRR".to_string());
    let (taken, ()) = store
        .take_in(Some(&heading()), fresh, |intake| {
            for set in bundles {
                let source = Source { path: "包，é\u{301}.zip".into(), ..Source::default() };
                let done = intake.bundle(&source, |intake| {
                    set.values().try_for_each(|op| intake.take(op))?;
                    Ok(Ok::<(), ()>(()))
                })?;
                assert!(done.is_ok());
            }
            Ok((true, ()))
        })
        .unwrap();
    taken.receipt.unwrap()
}

fn known(store: &Store) -> Set {
    ops(store).into_iter().map(|op| (op.hash, op)).collect()
}

fn counting(set: &Set) -> BTreeSet<OpHash> {
    brute::valid(&set.values().cloned().collect::<Vec<_>>())
}

fn some_of(from: &[Op], dice: &mut Dice) -> Set {
    let n = dice.below(from.len() + 1);
    let whole = dice.below(2) == 0;
    from.iter().take(n).filter(|_| whole || dice.below(4) > 0).map(|op| (op.hash, op.clone())).collect()
}

/// Takes a merge back and compares with the model.
fn take_back(store: &mut Store, model: &mut Model, receipt: i64) -> Result<(), TestCaseError> {
    let (before, sums) = (known(store), store.digest().unwrap());
    let told = store.take_back(receipt, &heading(), false).unwrap();
    prop_assert_eq!(&store.digest().unwrap(), &sums, "a preview changes nothing");
    let done = store.take_back(receipt, &heading(), true).unwrap();
    prop_assert_eq!((&done.blockers, done.removed, done.kept), (&told.blockers, told.removed, told.kept));
    let mut without = Model { own: model.own.clone(), merges: model.merges.clone() };
    without.merges.remove(&receipt);
    let left = without.all();
    let lost: Vec<_> =
        counting(&before).difference(&counting(&left)).filter(|h| left.contains_key(h)).copied().collect();
    if done.blockers.is_empty() {
        prop_assert!(lost.is_empty(), "what remains counts as before");
        prop_assert_eq!(known(store), left);
        prop_assert_eq!(done.removed as usize, before.len() - known(store).len());
        prop_assert_eq!(store.receipt(receipt).unwrap().unwrap().withdrawal, done.withdrawal);
        *model = without;
    } else {
        prop_assert_eq!(&store.digest().unwrap(), &sums, "refused: nothing changed");
        prop_assert!(done.withdrawal.is_none());
        prop_assert!(done.blockers.iter().all(|b| left.contains_key(&b.op.hash)));
    }
    prop_assert_eq!(store.operations().unwrap() as usize, known(store).len());
    prop_assert!(store.tip().lamport <= store.operations().unwrap());
    agrees(store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Merges of whole and torn bundles with forks and forgeries among them, own work in between, any merge taken
    /// back, bundles merged again: what is there is always what this laptop wrote and what counts of the merges.
    #[test]
    fn a_merge_taken_back_leaves_exactly_the_rest(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut all = World::after(&story).all();
        spoil(&mut all, &mut dice);
        all.sort_by_key(|op| (op.device.clone(), op.seq, op.hash));
        let (own, others): (Vec<Op>, Vec<Op>) = all.into_iter().partition(|op| op.device == DEVICES[0]);
        let mut store = Store::memory("xZZZZZ").unwrap();
        let mut model = Model::default();
        let mut written = 0;
        for _ in 0..6 {
            match dice.below(4) {
                0 => {
                    let next = (written + dice.below(4)).min(own.len());
                    let more = &own[written..next];
                    store.insert_ops(None, more.iter().cloned().map(Ok), || Ok("xRRRRR".into())).unwrap();
                    model.own.extend(more.iter().map(|op| (op.hash, op.clone())));
                    written = next;
                }
                1 if !model.merges.is_empty() => {
                    let at = dice.below(model.merges.len());
                    let receipt = *model.merges.keys().nth(at).unwrap();
                    take_back(&mut store, &mut model, receipt)?;
                }
                _ => {
                    let bundles: Vec<Set> = (0..=dice.below(2)).map(|_| some_of(&others, &mut dice)).collect();
                    let receipt = merge(&mut store, &bundles);
                    model.merges.insert(receipt, bundles.into_iter().flatten().collect());
                }
            }
            prop_assert_eq!(known(&store), model.all());
        }
        agrees(&store)?;
    }

    /// A merge that is taken back at once leaves the sums as they were; merged again it gives those of the merge.
    #[test]
    fn back_and_again_gives_the_same_sums(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let all = World::after(&story).all();
        let (mine, theirs): (Vec<Op>, Vec<Op>) = all.into_iter().partition(|op| op.device == DEVICES[0]);
        let mut store = Store::memory("xZZZZZ").unwrap();
        store.insert_ops(None, mine.into_iter().map(Ok), || Ok("xRRRRR".into())).unwrap();
        let (before, clock) = (store.digest().unwrap(), store.tip().lamport);
        let bundle = some_of(&theirs, &mut dice);
        let receipt = merge(&mut store, std::slice::from_ref(&bundle));
        let after = store.digest().unwrap();
        let done = store.take_back(receipt, &heading(), true).unwrap();
        if done.blockers.is_empty() {
            prop_assert_eq!((&store.digest().unwrap(), store.tip().lamport), (&before, clock));
            merge(&mut store, &[bundle]);
            prop_assert_eq!(&store.digest().unwrap(), &after);
        } else {
            // Own work had been waiting for the bundle.
            prop_assert_eq!(&store.digest().unwrap(), &after);
        }
        agrees(&store)?;
    }
}
