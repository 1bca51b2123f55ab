//! How long a bundle takes: everything exported, re-read and verified, with 300,000 operations in the database.
//! `cargo bench --bench bundle`

use divan::Bencher;
use hucha::exchange::bundle::{self, Wanted};
use hucha::exchange::ops_read::OpsReader;
use hucha::journal::{Author, Source};
use hucha::model::checklist::Checklist;
use hucha::store::Store;
use hucha::text::Lang;
use std::fs::File;
use std::path::Path;

fn main() {
    divan::main();
}

const OPS: u64 = 300_000;

/// Sheets of many visits, each indicator answered with three fields, some answered again.
fn store() -> Store {
    let mut store = Store::memory("xBCDFG").unwrap_or_else(|e| panic!("{e}"));
    let list = Checklist::builtin();
    let by = Author { actor: "p1".into(), wall: "2026-11-22T09:05:06+08:00".into(), source: Source::Tui };
    let mut facts = store.facts().unwrap_or_else(|e| panic!("{e}"));
    for visit in 0.. {
        let mut act = facts.act();
        if visit == 0 {
            list.adopt(&facts, &mut act);
        }
        let sheet = format!("2026Q4/B{visit:04}/p1");
        act.set_all(&facts, "sheet", &sheet, &[("checklist", &list.version), ("state", "draft"), ("inspector", "p1")]);
        for indicator in &list.indicators {
            let id = format!("{sheet}/{}", indicator.code);
            let note = format!("会议记录缺{visit}次，“三会一课”记录不全");
            act.set_all(&facts, "score", &id, &[("verdict", "deduct"), ("count", "1"), ("note", &note)]);
        }
        let changes = store.commit(&act, &by).unwrap_or_else(|e| panic!("{e}"));
        store.apply(&mut facts, changes);
        if store.next_seq() > OPS {
            return store;
        }
    }
    store
}

fn export(store: &Store, dir: &Path, zip: bool) -> u64 {
    let facts = store.facts().unwrap_or_else(|e| panic!("{e}"));
    let target = dir.join(if zip { "b.zip" } else { "b" });
    let wanted = Wanted {
        facts: &facts,
        round: None,
        actor: "p1",
        target: &target,
        zip,
        how: bundle::How::default(),
        lang: Lang::Zh,
    };
    bundle::write(store, &wanted).unwrap_or_else(|e| panic!("{e}")).op_count
}

#[divan::bench(args = [false, true], sample_count = 3, sample_size = 1)]
fn export_300_000_operations(bencher: Bencher, zip: bool) {
    let (store, dir) = (store(), tempfile::tempdir().unwrap_or_else(|e| panic!("{e}")));
    bencher.bench_local(|| export(&store, dir.path(), zip));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn read_300_000_operations(bencher: Bencher) {
    let (store, dir) = (store(), tempfile::tempdir().unwrap_or_else(|e| panic!("{e}")));
    export(&store, dir.path(), false);
    let path = dir.path().join("b/ops.csv");
    bencher.bench_local(|| {
        let file = File::open(&path).unwrap_or_else(|e| panic!("{e}"));
        OpsReader::open("ops.csv", file).unwrap_or_else(|e| panic!("{e}")).filter(Result::is_ok).count()
    });
}
