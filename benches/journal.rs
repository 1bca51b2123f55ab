//! The figures about the journal that the README quotes: `cargo bench --bench journal`.
//!
//! Appending one edit until it is durable; folding, merging, checking and reading 300,000 operations; and loading one
//! visit from a database of 1,000 and of 300,000 operations, which must not grow.

use divan::Bencher;
use hucha::journal::{Author, Head, Heads, Key, Op, OpHash, Source, fold};
use hucha::store::Store;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;
use tempfile::TempDir;

const MANY: usize = 300_000;

fn main() {
    divan::main();
}

/// A made-up life of six laptops: visits of branch after branch, each sheet filled in and a tenth of it corrected.
fn history(count: usize) -> Vec<Op> {
    let mut book = Book::default();
    let mut visit = 0;
    while book.ops.len() < count {
        let device = ["xBBBBB", "xCCCCC", "xDDDDD", "xFFFFF", "xGGGGG", "xHHHHH"][visit % 6];
        book.visit(device, visit);
        visit += 1;
    }
    book.ops.truncate(count);
    book.ops
}

#[derive(Default)]
struct Book {
    ops: Vec<Op>,
    tips: HashMap<&'static str, (u64, Option<OpHash>)>,
    heads: HashMap<Key, Heads>,
}

impl Book {
    fn visit(&mut self, device: &'static str, n: usize) {
        let round = format!("{}Q{}", 2020 + n / 2400, n / 600 % 4 + 1);
        let visit = format!("{round}/B{:03}", n % 600);
        let sheet = format!("{visit}/{device}-1");
        for (field, value) in [("round", round.as_str()), ("branch", &visit[7..]), ("state", "open")] {
            self.set(device, "visit", &visit, field, value);
        }
        for i in 0..49 {
            let score = format!("{sheet}/A{}-{:02}", i / 10 + 1, i % 10 + 1);
            self.set(device, "score", &score, "verdict", if i % 6 == 0 { "deduct" } else { "ok" });
            if i % 6 == 0 {
                self.set(device, "score", &score, "count", "2");
                let problem = format!("{device}-{}", self.tips[device].0 + 1);
                self.set(device, "problem", &problem, "_created", "yes");
                self.set(device, "problem", &problem, "visit", &visit);
                self.set(device, "problem", &problem, "fact", "第三季度缺少一次党员大会记录，签到表与记录人数不一致。");
                self.set(device, "score", &score, "count", "1");
            }
        }
    }

    fn set(&mut self, device: &'static str, entity: &str, id: &str, field: &str, value: &str) {
        let (seq, prev) = self.tips.get(device).copied().unwrap_or_default();
        let heads = self.heads.entry(Key::new(entity, id, field)).or_default();
        let op = Op {
            device: device.into(),
            seq: seq + 1,
            prev,
            actor: format!("{device}-1"),
            lamport: self.ops.len() as u64 + 1,
            wall: "2026-11-22T09:05:06+08:00".into(),
            entity: entity.into(),
            id: id.into(),
            field: field.into(),
            value: value.into(),
            pred: heads.hashes(),
            reason: String::new(),
            source: "tui".into(),
            txn: format!("{device}-{}", seq + 1),
            hash: OpHash::of(b""),
        }
        .seal();
        heads.advance(Head { lamport: op.lamport, hash: op.hash, value: String::new() }, &op.pred);
        self.tips.insert(device, (op.seq, Some(op.hash)));
        self.ops.push(op);
    }
}

fn many() -> &'static [Op] {
    static OPS: OnceLock<Vec<Op>> = OnceLock::new();
    OPS.get_or_init(|| history(MANY))
}

/// A database file with the first `count` operations.
fn database(count: usize) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("hucha.db");
    let mut store = Store::open_with(&path, || Ok("x22222".into())).expect("a new database");
    merge(&mut store, &many()[..count]);
    (folder, path)
}

fn merge(store: &mut Store, ops: &[Op]) {
    store.insert_ops(None, ops.iter().cloned().map(Ok), hucha::store::random_device).expect("a merge");
}

fn author() -> Author {
    Author { actor: "x22222-1".into(), wall: "2026-11-22T09:05:06+08:00".into(), source: Source::Tui }
}

/// One edit, from the act to "已存": committed and synced.
#[divan::bench(args = [1_000, MANY], sample_count = 30)]
fn append_one_edit_until_durable(bencher: Bencher, count: usize) {
    let (_folder, path) = database(count);
    let mut store = Store::open(&path).expect("the database");
    let mut facts = store.facts_of_visit("2020Q1/B003").expect("facts");
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let mut act = facts.act();
        act.set(&facts, "score", "2020Q1/B003/xFFFFF-1/A1-01", "count", &format!("{n}0"));
        let changes = store.commit(&act, &author()).expect("a commit");
        store.apply(&mut facts, changes);
    });
}

/// Opening a database and asking whether something can be undone.
#[divan::bench(args = [1_000, MANY], sample_count = 30)]
fn open_database(bencher: Bencher, count: usize) {
    let (_folder, path) = database(count);
    bencher.bench_local(|| Store::open(&path).and_then(|s| s.can_undo()).expect("the database"));
}

/// All that one visit needs, from the database.
#[divan::bench(args = [1_000, MANY], sample_count = 30)]
fn load_one_visit(bencher: Bencher, count: usize) {
    let (_folder, path) = database(count);
    let store = Store::open(&path).expect("the database");
    bencher.bench_local(|| store.facts_of_visit("2020Q1/B003").expect("facts"));
}

/// A whole quarter of 600 visits.
#[divan::bench(sample_count = 5)]
fn load_one_quarter_of_600_visits(bencher: Bencher) {
    let (_folder, path) = database(MANY);
    let store = Store::open(&path).expect("the database");
    bencher.bench_local(|| store.facts_of_round("2020Q2").expect("facts"));
}

/// The journal in memory: validity, heads and conflicts of 300,000 operations.
#[divan::bench(sample_count = 3)]
fn fold_300_000_operations(bencher: Bencher) {
    many();
    bencher.bench_local(|| fold(many()).cells().len());
}

/// Set union with an empty laptop, in one transaction: every hash checked, everything folded.
#[divan::bench(sample_count = 3)]
fn merge_300_000_operations(bencher: Bencher) {
    many();
    bencher.bench_local(|| database(MANY));
}

/// Merging again what is known already.
#[divan::bench(sample_count = 3)]
fn merge_300_000_known_operations(bencher: Bencher) {
    let (_folder, path) = database(MANY);
    let mut store = Store::open(&path).expect("the database");
    bencher.bench_local(|| merge(&mut store, many()));
}

/// Every operation in the order of ops.csv, as the export reads them.
#[divan::bench(sample_count = 3)]
fn read_300_000_operations_in_order(bencher: Bencher) {
    let (_folder, path) = database(MANY);
    let store = Store::open(&path).expect("the database");
    bencher.bench_local(|| {
        let mut bytes = 0;
        store
            .each_op(|op| {
                bytes += op.value.len();
                Ok(())
            })
            .map(|()| bytes)
            .expect("operations")
    });
}

/// The two sums by which laptops compare what they know.
#[divan::bench(sample_count = 3)]
fn digest_300_000_operations(bencher: Bencher) {
    let (_folder, path) = database(MANY);
    let store = Store::open(&path).expect("the database");
    bencher.bench_local(|| store.digest().expect("a digest"));
}

/// Every hash, every chain, everything folded anew and compared.
#[divan::bench(sample_count = 2)]
fn doctor_300_000_operations(bencher: Bencher) {
    let (_folder, path) = database(MANY);
    let store = Store::open(&path).expect("the database");
    bencher.bench_local(|| store.doctor().expect("findings"));
}
