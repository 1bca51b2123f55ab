//! A small quarter in memory, and bundles of it.

use hucha::exchange::bundle::{self, Bundle, Wanted};
use hucha::exchange::ops_read::OpsReader;
use hucha::journal::{Author, Op, Source};
use hucha::model::act::Act;
use hucha::model::checklist::Checklist;
use hucha::store::Store;
use hucha::text::Lang;
use std::fs::File;
use std::path::Path;

/// Every alphabet that texts are made of in these tests.
pub const MIXED: &str = "生产一支部，（ok）\n\t=1+1 👨‍👩‍👧 e\u{301} '\"－；𠮷";

/// A store on a device, without anything in it.
pub fn empty(device: &str) -> Store {
    Store::memory(device).unwrap()
}

/// Commits what `fill` puts into an act.
pub fn commit(store: &mut Store, fill: impl FnOnce(&hucha::model::facts::Facts, &mut Act)) {
    let facts = store.facts().unwrap();
    let mut act = facts.act();
    fill(&facts, &mut act);
    let by = Author { actor: "p1".into(), wall: "2026-11-22T09:05:06+08:00".into(), source: Source::Cli };
    store.commit(&act, &by).unwrap();
}

/// A quarter with the built-in checklist, one visit, one sheet, a deduction with its problem, a deleted strength.
pub fn quarter(device: &str) -> Store {
    let mut store = empty(device);
    let list = Checklist::builtin();
    commit(&mut store, |facts, act| {
        list.adopt(facts, act);
        act.set_all(facts, "branch", "B04", &[("name", "生产一支部"), ("members", "23")]);
        act.set_all(facts, "person", "p1", &[("name", "王小明"), ("branch", "B01")]);
        act.set_all(facts, "round", "2026Q4", &[("state", "open"), ("checklist", &list.version)]);
        act.set_all(facts, "visit", "2026Q4/B04", &[("round", "2026Q4"), ("branch", "B04"), ("date", "2026-11-22")]);
        let sheet = [("visit", "2026Q4/B04"), ("inspector", "p1"), ("kind", "own"), ("checklist", &list.version)];
        act.set_all(facts, "sheet", "2026Q4/B04/p1", &sheet);
        act.set_all(facts, "sheet", "2026Q4/B04/p1", &[("finalized_at", "2026-11-22T09:05:06+08:00")]);
        act.set_all(facts, "score", "2026Q4/B04/p1/A1-01", &[("verdict", "deduct"), ("count", "2"), ("note", MIXED)]);
        act.set_all(facts, "score", "2026Q4/B04/p1/A1-02", &[("verdict", "ok")]);
        let problem = act.create("problem");
        let fields = [("visit", "2026Q4/B04"), ("sheet", "2026Q4/B04/p1"), ("code", "A1-01"), ("fact", MIXED)];
        act.set_all(facts, "problem", &problem, &fields);
        act.set_all(facts, "round", "2026Q3", &[("state", "closed")]);
        act.set_all(facts, "visit", "2026Q3/B04", &[("round", "2026Q3"), ("branch", "B04")]);
    });
    commit(&mut store, |facts, act| {
        let strength = act.create("strength");
        act.set_all(facts, "strength", &strength, &[("visit", "2026Q4/B04"), ("text", "写错了")]);
    });
    commit(&mut store, |facts, act| {
        let id = facts.all("strength").next().unwrap().id.clone();
        *act = act.clone().because("重复");
        act.delete(facts, "strength", &id);
    });
    store
}

/// Exports everything.
pub fn export(store: &Store, target: &Path, zip: bool) -> Bundle {
    try_export(store, target, zip).unwrap()
}

/// Exports everything, what interviewees said stands in the tables too.
pub fn export_words(store: &Store, target: &Path) -> Bundle {
    export_as(store, target, false, bundle::How { words: true, ..bundle::How::default() }).unwrap()
}

/// Exports everything, or says why not.
pub fn try_export(store: &Store, target: &Path, zip: bool) -> hucha::error::Result<Bundle> {
    export_as(store, target, zip, bundle::How::default())
}

fn export_as(store: &Store, target: &Path, zip: bool, how: bundle::How) -> hucha::error::Result<Bundle> {
    let facts = store.facts().unwrap();
    let wanted = Wanted { facts: &facts, round: None, actor: "p1", target, zip, how, lang: Lang::Zh };
    bundle::write(store, &wanted)
}

/// The operations of an ops.csv.
pub fn ops(path: &Path) -> Vec<Op> {
    let reader = OpsReader::open("ops.csv", File::open(path).unwrap()).unwrap();
    reader.map(|row| row.unwrap().1).collect()
}

/// The operations of a store, in the order of ops.csv.
pub fn ops_of(store: &Store) -> Vec<Op> {
    let mut out = Vec::new();
    store
        .each_op(|op| {
            out.push(op.clone());
            Ok(())
        })
        .unwrap();
    out
}

/// A table of a bundle: header and rows, the escape taken off.
pub fn table(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    use hucha::exchange::csv_read::{CsvOptions, CsvReader};
    use hucha::exchange::escape::decode;
    let name = path.file_name().unwrap().to_str().unwrap();
    let csv = CsvReader::open(name, File::open(path).unwrap(), |_| true, CsvOptions::strict()).unwrap();
    let header = csv.header().to_vec();
    let rows = csv.rows().map(|r| r.unwrap().cells.iter().map(|c| decode(c).to_string()).collect()).collect();
    (header, rows)
}

/// The cell of the row with this id under this key.
pub fn cell(path: &Path, id: &str, key: &str) -> String {
    let (header, rows) = table(path);
    let column = header.iter().position(|h| hucha::exchange::columns::key_of(h) == key).unwrap();
    rows.iter().find(|r| r[0] == id).unwrap()[column].clone()
}

/// Takes operations in.
pub fn insert(store: &mut Store, ops: Vec<Op>) {
    store.insert_ops(None, ops.into_iter().map(Ok), || Ok("xZZZZZ".into())).unwrap();
}
