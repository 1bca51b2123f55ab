use super::brute;
use super::world::{Dice, World, edits, everything, spoil};
use hucha::journal::{Fold, Op, OpHash, fold};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any order, any grouping, any repetition, any subset before its superset; with gaps, forks, forgeries and hand
    /// edits among them. After every portion the state is what brute force says about the operations so far.
    #[test]
    fn arrival_does_not_matter(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut ops = World::after(&story).all();
        spoil(&mut ops, &mut dice);
        let repeated: Vec<Op> = (0..dice.below(6)).filter_map(|_| ops.get(dice.below(ops.len())).cloned()).collect();
        ops.extend(repeated);
        dice.shuffle(&mut ops);
        let mut growing = Fold::default();
        let mut at = 0;
        while at < ops.len() {
            let next = (at + 1 + dice.below(9)).min(ops.len());
            growing.add(&ops[at..next]);
            at = next;
            prop_assert_eq!(brute::cells_of(&growing), brute::cells(&ops[..at]));
        }
        let whole = fold(&ops);
        prop_assert_eq!(growing.cells(), whole.cells());
        prop_assert_eq!(growing.aside(), whole.aside());
        prop_assert_eq!(growing.forks(), whole.forks());
        prop_assert_eq!(growing.len(), whole.len());
        prop_assert_eq!(whole.forks(), &brute::forks(&ops));
        let valid = brute::valid(&ops);
        let aside: BTreeSet<OpHash> = ops.iter().map(|op| op.hash).filter(|h| !valid.contains(h)).collect();
        prop_assert_eq!(whole.aside().keys().copied().collect::<BTreeSet<_>>(), aside);
    }

    /// Heads are the causal maxima: what no later author of the cell had seen. So no edit is ever hidden by one that
    /// had not seen it, and none stays that somebody replaced knowingly.
    #[test]
    fn heads_are_what_nobody_after_had_seen(story in edits()) {
        let world = World::after(&story);
        let ops = world.all();
        let mut maxima: BTreeMap<_, BTreeSet<OpHash>> = BTreeMap::new();
        for op in &ops {
            let same = |o: &&Op| (&o.entity, &o.id, &o.field) == (&op.entity, &op.id, &op.field);
            if !ops.iter().filter(same).any(|later| world.seen[&later.hash].contains(&op.hash)) {
                maxima.entry((op.entity.clone(), op.id.clone(), op.field.clone())).or_default().insert(op.hash);
            }
        }
        let heads = brute::cells_of(&fold(&ops));
        let heads: BTreeMap<_, BTreeSet<_>> =
            heads.into_iter().map(|(k, list)| (k, list.into_iter().map(|h| h.1).collect())).collect();
        prop_assert_eq!(heads, maxima);
        prop_assert!(fold(&ops).aside().is_empty());
    }

    /// Clocks at 1970, 2099 or nowhere change neither values nor what stands against what.
    #[test]
    fn clocks_change_nothing(story in edits()) {
        let mut same = story.clone();
        for what in &mut same {
            if let super::world::Happening::Edit { wall, .. } = what {
                *wall = "2026-11-22T09:05:06+08:00".into();
            }
        }
        let state = |story: &[_]| {
            let fold = fold(&World::after(story).all());
            let said = |h: &hucha::journal::Heads| {
                let mut list: Vec<_> = h.list().iter().map(|h| (h.lamport, h.value.clone())).collect();
                list.sort();
                (list, h.open())
            };
            fold.cells().iter().map(|(k, h)| (k.clone(), said(h))).collect::<Vec<_>>()
        };
        prop_assert_eq!(state(&story), state(&same));
    }

    /// What is valid stays valid when more arrives, and what waits for a lost operation counts once it is there.
    #[test]
    fn validity_only_grows_and_a_filled_gap_heals(story in everything(), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut ops = World::after(&story).all();
        dice.shuffle(&mut ops);
        let lost = ops.split_off(dice.below(ops.len() + 1));
        let mut part = fold(&ops);
        let valid = |f: &Fold, ops: &[Op]| -> BTreeSet<OpHash> {
            ops.iter().map(|op| op.hash).filter(|h| !f.aside().contains_key(h)).collect()
        };
        let before = valid(&part, &ops);
        part.add(&lost);
        prop_assert!(before.is_subset(&valid(&part, &ops)));
        prop_assert!(part.aside().is_empty());
    }
}
