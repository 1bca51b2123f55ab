//! The database keeps the same laws as the journal in memory.

use super::brute;
use super::world::{Dice, Happening, World, everything, spoil};
use hucha::journal::{Op, fold};
use hucha::store::{Finding, Store};
use proptest::prelude::*;
use std::collections::BTreeMap;

pub fn ops(store: &Store) -> Vec<Op> {
    let mut out = Vec::new();
    store
        .each_op(|op| {
            out.push(op.clone());
            Ok(())
        })
        .unwrap();
    out
}

fn take(store: &mut Store, ops: &[Op]) {
    store.insert_ops(None, ops.iter().cloned().map(Ok), || Ok("xRRRRR".into())).unwrap();
}

/// The cells of the database are the fold of its operations, by the journal and by brute force.
pub fn agrees(store: &Store) -> Result<(), TestCaseError> {
    let ops = ops(store);
    let fold = fold(&ops);
    prop_assert_eq!(brute::cells_of(&fold), brute::cells(&ops));
    let facts = store.facts().unwrap();
    let cells: BTreeMap<_, _> = facts
        .every()
        .flat_map(|r| r.cells.iter().map(|(f, c)| ((r.entity.clone(), r.id.clone(), f.clone()), c.clone())))
        .collect();
    let folded = fold.cells().iter().map(|(k, h)| ((k.entity.clone(), k.id.clone(), k.field.clone()), h.cell()));
    prop_assert_eq!(cells, folded.collect());
    prop_assert_eq!(store.set_aside().unwrap().len(), fold.aside().len());
    for aside in store.set_aside().unwrap() {
        prop_assert_eq!(Some(&aside.why), fold.aside().get(&aside.op.hash));
    }
    let wrong: Vec<Finding> = store.doctor().unwrap().into_iter().filter(Finding::is_wrong).collect();
    prop_assert_eq!(wrong, vec![]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Merging in any order, grouping and repetition gives the same sums, equal to those of a rebuilt database.
    #[test]
    fn stores_that_hold_the_same_set_are_equal(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut all = World::after(&story).all();
        spoil(&mut all, &mut dice);
        let mut one = Store::memory("xZZZZZ").unwrap();
        take(&mut one, &all);
        dice.shuffle(&mut all);
        let mut other = Store::memory("xYYYYY").unwrap();
        let mut at = 0;
        while at < all.len() {
            let next = (at + 1 + dice.below(9)).min(all.len());
            take(&mut other, &all[at.saturating_sub(2)..next]);
            at = next;
        }
        prop_assert_eq!(one.digest().unwrap(), other.digest().unwrap());
        prop_assert_eq!(ops(&one), ops(&other));
        agrees(&one)?;
        agrees(&other)?;
        let before = other.digest().unwrap();
        other.rebuild().unwrap();
        prop_assert_eq!(other.digest().unwrap(), before);
        agrees(&other)?;
    }

    /// Laptops with a database each: what they write by themselves agrees with the journal, and after everybody has
    /// merged everybody all are equal.
    #[test]
    fn laptops_end_equal(story in everything()) {
        let mut stores: Vec<Store> = super::world::DEVICES.iter().map(|d| Store::memory(d).unwrap()).collect();
        let author = hucha::journal::Author { actor: "p".into(), wall: "".into(), source: hucha::journal::Source::Cli };
        for what in &story {
            match what {
                Happening::Edit { who, cells, .. } => {
                    let mut act = stores[*who].facts().unwrap().act();
                    let facts = stores[*who].facts().unwrap();
                    for (cell, value) in cells {
                        let key = super::world::key(*cell);
                        act.set(&facts, &key.entity, &key.id, &key.field, super::world::VALUES[*value]);
                    }
                    stores[*who].commit(&act, &author).unwrap();
                }
                Happening::Create { who, .. } => {
                    let mut act = stores[*who].facts().unwrap().act();
                    act.create("problem");
                    stores[*who].commit(&act, &author).unwrap();
                }
                Happening::Exchange { from, to } if from != to => {
                    let known = ops(&stores[*from]);
                    take(&mut stores[*to], &known);
                }
                Happening::Exchange { .. } => {}
                Happening::Undo(who) => drop(stores[*who].undo(&author)),
                Happening::Redo(who) => drop(stores[*who].redo(&author)),
            }
        }
        let all: Vec<Op> = stores.iter().flat_map(ops).collect();
        for store in &mut stores {
            agrees(store)?;
            take(store, &all);
        }
        for store in &stores {
            prop_assert_eq!(store.digest().unwrap(), stores[0].digest().unwrap());
            prop_assert!(store.set_aside().unwrap().is_empty());
        }
    }
}
