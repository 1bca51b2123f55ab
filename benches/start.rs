//! From opening the data folder to the first drawn frame, with an empty, a lively and a 300,000-operation database.
//! Run: `cargo bench --bench start`. Aim: 50 ms.

use divan::Bencher;
use hucha::config::Home;
use hucha::demo;
use hucha::journal::{Author, Source};
use hucha::model::scoring::Answer;
use hucha::model::{sheet, visit};
use hucha::store::Store;
use hucha::tui::open::{Ready, Wish};
use hucha::tui::testing::morning;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::mpsc::channel;
use tempfile::TempDir;

const MANY: u64 = 300_000;

fn main() {
    divan::main();
}

/// The demonstration, and around it former quarters of 600 branches until there are so many operations.
fn folder(operations: u64) -> (TempDir, Home) {
    let dir = TempDir::new().expect("a temporary folder");
    let home = Home::find(Some(dir.path())).expect("a data folder");
    let mut store = Store::memory(demo::DEVICE).expect("a store in memory");
    let mut facts = demo::build(&mut store, morning()).expect("the demonstration");
    let author = Author { actor: "x".into(), wall: "2025-01-01T08:00:00+08:00".into(), source: Source::Cli };
    let checklist = facts.value("round", "2026Q4", "checklist").to_string();
    let codes: Vec<String> = facts.under("indicator", &checklist).map(|i| i.tail().to_string()).collect();
    for n in 0.. {
        if store.operations().expect("a count") >= operations {
            break;
        }
        let (quarter, branch) = (format!("{}Q{}", 2020 + n / 2400, n / 600 % 4 + 1), format!("C{:03}", n % 600));
        let mut act = facts.act();
        act.set(&facts, "round", &quarter, "state", "closed");
        act.set(&facts, "round", &quarter, "checklist", &checklist);
        let id = visit::id_of(&quarter, &branch);
        act.set(&facts, "visit", &id, "round", &quarter);
        let sheet = sheet::open(&facts, &mut act, &id, "x-1");
        for (i, code) in codes.iter().enumerate() {
            let answer = if i % 6 == 0 { Answer::deduct(2) } else { Answer::ok() };
            sheet::answer(&facts, &mut act, &sheet, code, &answer).expect("a draft");
        }
        let changes = store.commit(&act, &author).expect("a commit");
        store.apply(&mut facts, changes);
    }
    home.make().expect("the folder");
    store.backup(&home.database()).expect("one file");
    (dir, home)
}

fn first_frame(home: &Home) {
    let (news, _keep) = channel();
    let wish = Wish { now: Some(morning()), ..Wish::default() };
    let mut app = Ready::at(home, &wish).expect("a data folder").app(news).expect("the app");
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).expect("a terminal");
    terminal
        .draw(|frame| {
            app.draw(frame);
        })
        .expect("a frame");
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn empty(bencher: Bencher) {
    let make = || {
        let dir = TempDir::new().expect("a temporary folder");
        let home = Home::find(Some(dir.path())).expect("a data folder");
        (dir, home)
    };
    bencher.with_inputs(make).bench_local_values(|(dir, home)| {
        first_frame(&home);
        dir
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn demonstration(bencher: Bencher) {
    let (_dir, home) = folder(0);
    bencher.bench_local(|| first_frame(&home));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn operations_300_000(bencher: Bencher) {
    let (_dir, home) = folder(MANY);
    bencher.bench_local(|| first_frame(&home));
}
