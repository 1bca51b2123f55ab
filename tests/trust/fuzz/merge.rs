//! Whole merges of bundles that were changed inside, and taking them back.

use super::{Cost, Dice, exported, feed, mutate};
use hucha::exchange::csv_write::CsvWriter;
use hucha::exchange::merge::undo::Undoing;
use hucha::exchange::merge::{Wanted, merge, undo};
use hucha::exchange::ops_read::OpsReader;
use hucha::exchange::ops_write;
use hucha::journal::{Op, OpHash};
use hucha::store::Store;
use hucha::text::{Lang, Say};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const AT: &str = "2026-11-22T09:05:06+08:00";

/// Texts of operations: ids, codes, texts that hurt.
const VALUES: [&str; 14] = [
    "",
    "yes",
    "no",
    "2026Q4",
    "B04",
    "2026Q4/B04",
    "problem",
    "fact",
    "=1+1",
    "é👍",
    "\u{202e}",
    "2026-13-40",
    "-1",
    "999999999999999999999",
];

/// Operations changed one by one, most of them with hashes that fit.
fn changed(ops: &[Op], dice: &mut Dice) -> Vec<Op> {
    let mut out = ops.to_vec();
    for _ in 0..1 + dice.below(5) {
        let (at, value) = (dice.below(out.len()), VALUES[dice.below(VALUES.len())].to_string());
        let Some(op) = out.get_mut(at) else { break };
        match dice.below(15) {
            0 => op.value = value,
            1 => op.field = value,
            2 => op.id = value,
            3 => op.entity = value,
            4 => op.lamport = dice.below(5000) as u64,
            5 => op.seq = dice.below(200) as u64,
            6 => op.prev = None,
            7 => op.pred.clear(),
            8 => op.device = ["xBCDFG", "handedit", "xGHJKL"][dice.below(3)].into(),
            9 => op.actor = value,
            10 => op.txn = value,
            11 => op.reason = value,
            12 => drop(out.remove(at)),
            13 => out.push(ops[dice.below(ops.len())].clone()),
            _ => out.truncate(at),
        }
    }
    let (sealed, chained) = (dice.below(8) > 0, dice.below(2) > 0);
    let mut prev: Option<OpHash> = None;
    for op in &mut out {
        if chained && op.seq > 1 {
            op.prev = prev;
        }
        if sealed {
            *op = op.clone().seal();
        }
        prev = Some(op.hash);
    }
    out
}

fn written(ops: &[Op]) -> Option<Vec<u8>> {
    let columns = ops_write::columns();
    let headings: Vec<String> = columns.iter().map(|c| c.heading()).collect();
    let shown: Vec<_> = headings.iter().zip(&columns).map(|(h, c)| (h.as_str(), c.cells())).collect();
    let mut out = CsvWriter::new(Vec::new(), "ops.csv", &shown).ok()?;
    for op in ops {
        let (cells, hash) = (op.columns(), OpHash::text(op.hash));
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).chain(std::str::from_utf8(&hash)).collect();
        out.row(&cells).ok()?;
    }
    out.finish().ok()
}

/// A bundle of these files. The sums are those of the files, but a table that was edited by hand keeps its old one.
fn bundle(files: &[(String, Vec<u8>)], dice: &mut Dice) -> Vec<u8> {
    let ops: Vec<Op> = {
        let table = &files.iter().find(|f| f.0 == "ops.csv").unwrap().1;
        OpsReader::open("ops.csv", table.as_slice()).unwrap().map(|row| row.unwrap().1).collect()
    };
    let mut out: Vec<(String, Vec<u8>)> = files.iter().filter(|f| !f.0.starts_with("SHA256SUMS")).cloned().collect();
    if dice.below(4) > 0
        && let Some(bytes) = written(&changed(&ops, dice))
    {
        out.iter_mut().filter(|f| f.0 == "ops.csv").for_each(|f| f.1.clone_from(&bytes));
    }
    let sums: String = out.iter().map(|(name, bytes)| format!("{}  {name}\n", hex(bytes))).collect();
    if dice.below(3) == 0 {
        let at = dice.below(out.len());
        if out[at].0.ends_with(".csv") && out[at].0 != "ops.csv" {
            out[at].1 = mutate::table(&[out[at].1.clone()], dice);
        }
    }
    out.push(("SHA256SUMS".into(), sums.into_bytes()));
    mutate::packed(&out, "")
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Merges, judges, takes back; says whether anything came in.
fn merged(store: &mut Store, path: &Path) -> bool {
    let before = store.digest().unwrap();
    let paths: [PathBuf; 1] = [path.into()];
    let wanted = Wanted {
        paths: &paths,
        rehearse: false,
        skip_bad: false,
        again: true,
        actor: "p",
        at: AT,
        backups: None,
        watch: &|_, _| true,
        keys: &[],
        lang: Lang::Zh,
    };
    let done = match merge(store, &wanted) {
        Ok(done) => done,
        Err(why) => {
            assert!(!why.say(Lang::Zh).is_empty());
            assert_eq!(store.digest().unwrap(), before, "refused, and something changed");
            return false;
        }
    };
    let found = store.doctor().unwrap();
    assert!(found.iter().all(|f| !f.is_wrong()), "{found:?}");
    let Some(receipt) = done.taken.receipt.filter(|_| done.kept) else {
        assert_eq!(store.digest().unwrap(), before, "not kept, and something changed: {:?}", done.refusals());
        return false;
    };
    let how = Undoing { rehearse: false, actor: "p", at: AT, backups: None, lang: Lang::Zh };
    let undone = undo(store, receipt, &how).unwrap();
    assert!(undone.taken.blockers.is_empty(), "nothing builds on it: {:?}", undone.taken.blockers);
    assert_eq!(store.digest().unwrap(), before, "taken back, and not as before");
    assert!(store.doctor().unwrap().iter().all(|f| !f.is_wrong()));
    done.taken.inserted.new > 0
}

#[test]
fn merges_of_changed_bundles_are_whole_or_refused_and_taken_back() {
    let laptop = exported();
    let files = mutate::unpacked(&fs::read(laptop.path("包.zip")).unwrap());
    let path = laptop.path("x.zip");
    // A laptop of one's own, and one that begins with nothing.
    let own = crate::laptop::Laptop::of("李强");
    let mut stores = [Store::open(&own.path("data/hucha.db")).unwrap(), Store::memory("xZZZZZ").unwrap()];
    let mut turn = 0;
    feed(
        "merge",
        Cost::Slow,
        |dice| bundle(&files, dice),
        |input| {
            fs::write(&path, input).unwrap();
            turn += 1;
            merged(&mut stores[turn % 2], &path)
        },
    );
}
