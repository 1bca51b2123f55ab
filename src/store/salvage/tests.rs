use super::*;
use crate::journal::{Author, Source};
use crate::store::Store;
use chrono::NaiveDate;

/// Flips of the ordinary test; `HUCHA_ROUNDS` asks for more.
const ROUNDS: usize = 60;

/// A database with short and long texts, a few hundred operations.
fn sample(path: &Path) -> Vec<Op> {
    let mut store = Store::open(path).unwrap();
    let mut facts = store.facts().unwrap();
    for n in 0..60 {
        let by = Author { actor: "p".into(), wall: "2026-11-22T09:00:00+08:00".into(), source: Source::Cli };
        let mut act = facts.act();
        let id = act.create("problem");
        act.set(
            &facts,
            "problem",
            &id,
            "fact",
            &format!("第{n}个：缺签到表，é👍").repeat(if n % 9 == 0 { 400 } else { 1 }),
        );
        act.set(&facts, "problem", &id, "code", "C1-02");
        act.set(&facts, "branch", "B04", "name", &format!("生产{n}支部"));
        let changes = store.commit(&act, &by).unwrap();
        store.apply(&mut facts, changes);
    }
    let mut out = Vec::new();
    let keep = |op: &crate::journal::Op| {
        out.push(op.clone());
        Ok(())
    };
    store.each_op(keep).unwrap();
    out
}

fn dice(seed: &mut u64) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed as usize
}

#[test]
fn a_whole_database_gives_every_operation_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hucha.db");
    let ops = sample(&path);
    let found = carve(&path, &BTreeSet::new()).unwrap();
    assert!(found.iter().all(|whole| !whole.came), "written here");
    assert_eq!(found.into_iter().map(|whole| whole.op).collect::<Vec<_>>(), ops);
}

#[test]
fn operations_on_freed_pages_stay_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hucha.db");
    sample(&path);
    let db = rusqlite::Connection::open(&path).unwrap();
    let names = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'op'";
    let names: Vec<String> =
        db.prepare(names).unwrap().query_map([], |r| r.get(0)).unwrap().map(|n| n.unwrap()).collect();
    names.iter().for_each(|name| db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    db.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM op WHERE arrival > 5").unwrap();
    assert_eq!(carve(&path, &BTreeSet::new()).unwrap().len(), 5);
}

/// Which pages an operation is on: it is lost only when one of them is hit.
fn pages_of(bytes: &[u8]) -> BTreeMap<OpHash, BTreeSet<usize>> {
    let whole = carve_bytes(bytes, &BTreeSet::new());
    let mut out: BTreeMap<OpHash, BTreeSet<usize>> = BTreeMap::new();
    for page in 0..bytes.len() / 4096 {
        let mut blank = bytes.to_vec();
        blank[page * 4096..][..4096].fill(0);
        let left = carve_bytes(&blank, &BTreeSet::new());
        for (key, found) in &whole {
            if !left.contains_key(key) {
                out.entry(found.op.hash).or_default().insert(page);
            }
        }
    }
    out
}

#[test]
fn a_flipped_bit_is_noticed_and_costs_no_operation_it_did_not_hit() {
    let rounds = std::env::var("HUCHA_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hucha.db");
    let ops = sample(&path);
    let bytes = std::fs::read(&path).unwrap();
    let (places, digest) = (pages_of(&bytes), Store::open(&path).unwrap().digest().unwrap());
    let (mut seed, mut noticed, mut harmless, mut lost) = (20_261_122_u64, 0, 0, 0);
    for round in 0..rounds {
        let (at, bit) = (dice(&mut seed) % bytes.len(), dice(&mut seed) % 8);
        let mut hit = bytes.clone();
        hit[at] ^= 1 << bit;
        let left = carve_bytes(&hit, &BTreeSet::new());
        for op in &ops {
            let there = left.contains_key(&(op.device.clone(), op.seq, op.hash));
            assert!(there || places[&op.hash].contains(&(at / 4096)), "round {round}: byte {at}, {}", op.seq);
            lost += usize::from(!there);
        }
        std::fs::write(&path, &hit).unwrap();
        let wrong = match Store::open(&path) {
            Err(_) => true,
            Ok(store) => store.doctor().map_or(true, |found| found.iter().any(|f| f.is_wrong())),
        };
        if wrong {
            noticed += 1;
            continue;
        }
        // A byte that carries nothing: the same operations and the same state as before.
        harmless += 1;
        assert_eq!(Store::open(&path).unwrap().digest().unwrap(), digest, "round {round}: byte {at} changed something");
    }
    println!("{rounds} flips: {noticed} noticed, {harmless} in bytes that carry nothing, {lost} operations hit");
    assert!(noticed > rounds / 4 && lost <= rounds);
}

#[test]
fn damage_is_repaired_from_what_is_whole_and_the_missing_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hucha.db");
    let ops = sample(&path);
    let mut bytes = std::fs::read(&path).unwrap();
    // Two pages of the journal are gone, and the table of devices with the first of them.
    let places = pages_of(&bytes);
    let hit: BTreeSet<usize> = places.values().filter(|p| p.len() == 1).flatten().copied().take(3).collect();
    hit.iter().for_each(|page| bytes[page * 4096..][..4096].fill(0xA5));
    std::fs::write(&path, &bytes).unwrap();
    let at = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(9, 0, 0).unwrap();
    let done = rebuild(&path, Elsewhere::default(), at).unwrap();
    assert_eq!(std::fs::read(&done.aside).unwrap(), bytes, "nothing is erased");
    let missing: u64 = done.gaps.iter().map(|g| g.to - g.from + 1).sum();
    assert_eq!((done.ops + missing, done.carved), (ops.len() as u64, done.ops));
    assert!(missing > 0 && done.ops > 0, "{done:?}");
    let store = Store::open(&path).unwrap();
    assert!(store.doctor().unwrap().iter().all(|f| !f.is_wrong()));
    drop(store);
    // With the operations of a bundle nothing is missing, and the laptop goes on under its own id.
    let more = ops.iter().map(|op| Whole { op: op.clone(), came: false }).collect();
    let more = Elsewhere { ops: more, ..Elsewhere::default() };
    let whole = rebuild(&path, more, at).unwrap();
    assert_eq!((whole.ops, whole.gaps.len()), (ops.len() as u64, 0));
}
