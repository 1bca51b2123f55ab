use super::world::{Happening, World, everything};
use hucha::journal::undo::Way;
use hucha::journal::{Key, OpHash};
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Undo, then redo: every cell says what it said, conflicts included.
    #[test]
    fn undo_then_redo_changes_nothing(story in everything(), who in 0..3usize, depth in 1..6usize) {
        let mut world = World::after(&story);
        let laptop = &mut world.laptops[who];
        let before = laptop.says();
        let done = (0..depth).take_while(|_| laptop.turn(Way::Undo).is_some()).count();
        for i in 0..done {
            prop_assert!(laptop.turn(Way::Redo).is_some(), "redo {i} of {done}");
        }
        let mut after = laptop.says();
        // A record that was taken back and brought back says so nowhere.
        after.retain(|key, values| key.field != "_deleted" || values != &[""]);
        prop_assert_eq!(after, before);
    }

    /// One act back: the state is that before the act, whatever was merged before it.
    #[test]
    fn undo_restores_the_state_before_the_act(story in everything(), who in 0..3usize, cells in cells()) {
        let mut world = World::after(&story);
        let before = world.laptops[who].says();
        world.happen(&Happening::Edit { who, cells, wall: String::new() });
        prop_assert!(world.laptops[who].turn(Way::Undo).is_some());
        prop_assert_eq!(world.laptops[who].says(), before);
    }

    /// A laptop alone that undoes everything shows nothing: what is left belongs to records that are deleted, so that
    /// a number that was shown once stays taken.
    #[test]
    fn undo_of_everything_leaves_nothing(story in everything()) {
        let mut world = World::new();
        for what in story.iter().filter(|w| !matches!(w, Happening::Exchange { .. })) {
            world.happen(what);
        }
        for laptop in &mut world.laptops {
            while laptop.turn(Way::Undo).is_some() {}
            prop_assert_eq!(laptop.acts.undo(), None);
            let deleted: BTreeSet<String> = laptop
                .says()
                .iter()
                .filter(|(k, v)| k.field == "_deleted" && *v == &["yes"])
                .map(|(k, _)| k.id.clone())
                .collect();
            for (key, values) in laptop.says() {
                prop_assert!(deleted.contains(&key.id), "{:?} {:?}", key, values);
            }
        }
    }

    /// Undo and redo take no head of another laptop away, unless that laptop itself had undone it; refused instead.
    #[test]
    fn undo_hides_nobody(story in everything(), who in 0..3usize) {
        let mut world = World::after(&story);
        let laptop = &mut world.laptops[who];
        let foreign = |l: &super::world::Laptop| -> BTreeSet<(Key, OpHash)> {
            let device = &l.tip.device;
            let heads = l.fold.cells().iter().flat_map(|(k, h)| h.list().iter().map(move |h| (k.clone(), h.hash)));
            heads.filter(|(_, h)| l.ops[h].device != *device && !l.ops[h].reason.starts_with("undo ")
                && !l.ops[h].reason.starts_with("redo ")).collect()
        };
        for way in [Way::Undo, Way::Undo, Way::Redo, Way::Undo] {
            let before = foreign(laptop);
            laptop.turn(way);
            // What remains may be more: undoing a resolution puts heads of others back by value, not by name.
            let after = foreign(laptop);
            let target = before.difference(&after).next();
            prop_assert_eq!(target, None);
        }
    }
}

fn cells() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0..4usize, 0..5usize), 1..4)
}
