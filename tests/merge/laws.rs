//! Any bundles in any order, grouping and repetition: the same set, the same state, the same bytes.

use hucha::error::Result;
use hucha::exchange::bundle;
use hucha::exchange::csv_write::CsvWriter;
use hucha::exchange::merge::{Outcome, Wanted, merge};
use hucha::exchange::ops_write;
use hucha::journal::{Author, Op, Source};
use hucha::store::Store;
use hucha::text::Lang;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// A clock that nobody can trust.
const WALLS: [&str; 3] = ["1970-01-01T00:00:00+00:00", "2099-12-31T23:59:59+08:00", "2026-11-22T09:05:06+08:00"];
const VALUES: [&str; 5] = ["", "生产一支部，👍", "=1+1\n'", "e\u{301} \u{202e}", "甲"];
const DEVICES: [&str; 3] = ["xBBBBB", "xCCCCC", "xDDDDD"];

fn edit(store: &mut Store, field: &str, value: &str, wall: &str) {
    let facts = store.facts().unwrap();
    let mut act = facts.act();
    act.set(&facts, "branch", "B01", field, value);
    let by = Author { actor: "p1".into(), wall: wall.into(), source: Source::Cli };
    store.commit(&act, &by).unwrap();
}

fn export(store: &Store, target: &Path) -> PathBuf {
    let facts = store.facts().unwrap();
    let zip = target.extension().is_some();
    let wanted = bundle::Wanted {
        facts: &facts,
        round: None,
        actor: "p1",
        target,
        zip,
        how: bundle::How::default(),
        lang: Lang::Zh,
    };
    bundle::write(store, &wanted).unwrap().path
}

fn try_merge(store: &mut Store, paths: &[PathBuf], watch: &dyn Fn(u64, u64) -> bool) -> Result<Outcome> {
    let wanted = Wanted {
        paths,
        rehearse: false,
        skip_bad: false,
        again: true,
        actor: "p1",
        at: WALLS[2],
        backups: None,
        watch,
        keys: &[],
        lang: Lang::Zh,
    };
    merge(store, &wanted)
}

fn take(store: &mut Store, paths: &[PathBuf]) {
    let done = try_merge(store, paths, &|_, _| true).unwrap();
    assert_eq!(done.refusals(), Vec::<String>::new());
}

/// What a laptop does: edits a field, or merges a bundle that was exported before, and exports.
type Step = (usize, usize, usize, usize, Option<prop::sample::Index>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = (0..3usize, 0..2usize, 0..VALUES.len(), 0..WALLS.len(), prop::option::of(any::<prop::sample::Index>()));
    prop::collection::vec(one, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn bundles_in_any_order_grouping_and_repetition_make_laptops_equal(
        steps in steps(),
        orders in prop::array::uniform2(prop::collection::vec(any::<prop::sample::Index>(), 0..6)),
        cut in any::<prop::sample::Index>(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut laptops: Vec<Store> = DEVICES.iter().map(|d| Store::memory(d).unwrap()).collect();
        let mut bundles: Vec<PathBuf> = Vec::new();
        for (n, (who, field, value, wall, other)) in steps.into_iter().enumerate() {
            if let Some(other) = other.filter(|_| !bundles.is_empty()) {
                take(&mut laptops[who], &[other.get(&bundles).clone()]);
            }
            edit(&mut laptops[who], ["name", "kind"][field], VALUES[value], WALLS[wall]);
            let name = if n % 2 == 0 { format!("{n}.zip") } else { n.to_string() };
            bundles.push(export(&laptops[who], &dir.path().join(name)));
        }
        let mut readers = [Store::memory("xFFFFF").unwrap(), Store::memory("xGGGGG").unwrap()];
        for (reader, order) in readers.iter_mut().zip(&orders) {
            for some in order {
                take(reader, &[some.get(&bundles).clone()]);
            }
        }
        take(&mut readers[0], &bundles);
        let (first, rest) = bundles.split_at(cut.index(bundles.len()));
        take(&mut readers[1], &rest.iter().rev().cloned().collect::<Vec<_>>());
        take(&mut readers[1], first);
        prop_assert_eq!(readers[0].digest().unwrap(), readers[1].digest().unwrap());
        let ops = |store: &Store, name: &str| std::fs::read(export(store, &dir.path().join(name)).join("ops.csv")).unwrap();
        prop_assert_eq!(ops(&readers[0], "r0"), ops(&readers[1], "r1"));
        prop_assert!(readers[0].doctor().unwrap().iter().all(|f| !f.is_wrong()));
    }
}

#[test]
fn a_merge_that_is_stopped_on_the_way_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut other = Store::memory("xBBBBB").unwrap();
    for n in 0..1200 {
        edit(&mut other, "name", &n.to_string(), WALLS[2]);
    }
    let from = [export(&other, &dir.path().join("b.zip"))];
    let mut store = Store::memory("xCCCCC").unwrap();
    edit(&mut store, "name", "甲", WALLS[0]);
    let before = store.digest().unwrap();
    let asked = std::cell::RefCell::new(Vec::new());
    let stopped = try_merge(&mut store, &from, &|done, total| {
        asked.borrow_mut().push((done, total));
        done < 1000
    });
    assert!(stopped.is_err());
    assert_eq!(asked.into_inner(), [(0, 0), (500, 1200), (1000, 1200)]);
    assert_eq!((store.digest().unwrap(), store.receipts().unwrap()), (before, vec![]));
    take(&mut store, &from);
    assert_eq!(store.operations().unwrap(), 1201);
    assert_eq!(store.receipts().unwrap().len(), 1);
}

/// What a newer program writes: entities, fields, verdicts and sources that this one has never heard of.
fn newer(store: &mut Store, n: usize) {
    let facts = store.facts().unwrap();
    let mut act = facts.act();
    let id = act.create("hologram");
    act.set(&facts, "hologram", &id, "光影", &format!("值{n}，👍"));
    act.set(&facts, "branch", "B01", "aura", VALUES[n % VALUES.len()]);
    act.set(&facts, "score", "2026Q4/B01/p1/A1-01", "verdict", "sparkling");
    let by = Author { actor: "p9".into(), wall: "星期三".into(), source: Source::Cli };
    store.commit(&act, &by).unwrap();
}

#[test]
fn what_a_newer_program_wrote_survives_an_older_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut new = Store::memory("xBBBBB").unwrap();
    (0..6).for_each(|n| newer(&mut new, n));
    let first = export(&new, &dir.path().join("new"));
    let mut old = Store::memory("xCCCCC").unwrap();
    take(&mut old, std::slice::from_ref(&first));
    let again = export(&old, &dir.path().join("old"));
    let ops = |at: &Path| std::fs::read(at.join("ops.csv")).unwrap();
    assert_eq!(ops(&first), ops(&again));
    assert!(!old.doctor().unwrap().iter().any(|f| f.is_wrong()));
    edit(&mut old, "name", "甲", WALLS[0]);
    let last = export(&old, &dir.path().join("last.zip"));
    take(&mut new, &[last]);
    assert_eq!(new.digest().unwrap(), old.digest().unwrap());
    assert_eq!(
        new.facts().unwrap().value("branch", "B01", "aura"),
        old.facts().unwrap().value("branch", "B01", "aura")
    );
}

/// The bytes of ops.csv.
fn csv_of(store: &Store) -> Vec<u8> {
    let columns = ops_write::columns();
    let headings: Vec<String> = columns.iter().map(|c| c.heading()).collect();
    let shown: Vec<_> = headings.iter().zip(&columns).map(|(h, c)| (h.as_str(), c.cells())).collect();
    let mut csv = CsvWriter::new(Vec::new(), "ops.csv", &shown).unwrap();
    ops_write::write(&mut csv, store, Lang::Zh).unwrap();
    csv.finish().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// The same operations in any order, portion and repetition give the same bytes of ops.csv and the same sums.
    #[test]
    fn ops_csv_is_the_same_bytes_whatever_the_order(
        texts in prop::collection::vec((0..2usize, 0..VALUES.len(), 0..WALLS.len()), 1..4),
        order in any::<u64>(),
    ) {
        let mut ops: Vec<Op> = Vec::new();
        for (device, (field, value, wall)) in DEVICES.iter().zip(&texts) {
            let mut store = Store::memory(device).unwrap();
            edit(&mut store, ["name", "kind"][*field], VALUES[*value], WALLS[*wall]);
            edit(&mut store, "kind", VALUES[(value + 1) % VALUES.len()], WALLS[*wall]);
            let keep = |op: &Op| { ops.push(op.clone()); Ok(()) };
            store.each_op(keep).unwrap();
        }
        let after = |list: &[Op]| {
            let mut store = Store::memory("xFFFFF").unwrap();
            for portion in list.chunks(1 + (order % 3) as usize) {
                store.insert_ops(None, portion.iter().cloned().map(Ok), || Ok("xGGGGG".into())).unwrap();
            }
            (csv_of(&store), store.digest().unwrap())
        };
        let mut other = ops.clone();
        let mut seed = order;
        for at in (1..other.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            other.swap(at, (seed >> 33) as usize % (at + 1));
        }
        other.extend(ops.iter().take((order % 4) as usize).cloned());
        prop_assert_eq!(after(&other), after(&ops));
    }
}
