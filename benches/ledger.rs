//! How the problem ledger behaves with 20,000 problems: opening, narrowing, typing a search, scrolling.
//! `cargo bench --bench ledger`

use divan::Bencher;
use hucha::model::checklist::Checklist;
use hucha::model::facts::Facts;
use hucha::model::problem::ledger::{self, Filter, Row, Sort, Summary};
use hucha::model::record::{Cell, Change};
use hucha::tui::screens::problems::ProblemsScreen;
use hucha::tui::testing::Harness;

const PROBLEMS: usize = 20_000;

fn main() {
    divan::main();
}

fn put(facts: &mut Facts, entity: &str, id: &str, field: &str, value: &str) {
    let cell = Cell { value: value.into(), open: false };
    facts.put(Change { entity: entity.into(), id: id.into(), field: field.into(), cell });
}

/// Eight quarters of 60 branches; a fourth of the problems is open.
fn facts() -> Facts {
    let mut facts = Facts::new("xBCDFG", 1);
    let list = Checklist::builtin();
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    for e in act.edits() {
        put(&mut facts, &e.entity, &e.id, &e.field, &e.value);
    }
    for q in 0..8 {
        put(&mut facts, "round", &format!("{}Q{}", 2025 + q / 4, q % 4 + 1), "checklist", &list.version);
    }
    for n in 0..PROBLEMS {
        one(&mut facts, &list, n);
    }
    facts
}

fn one(facts: &mut Facts, list: &Checklist, n: usize) {
    let (id, branch) = (format!("xBCDFG-{}", n * 20 + 7), format!("B{:02}", n % 60));
    let round = format!("{}Q{}", 2025 + n % 8 / 4, n % 4 + 1);
    let number = format!("{round}-{branch}-{:02}", n / 480 + 1);
    put(facts, "branch", &branch, "name", &format!("生产第{}支部", n % 60));
    let indicator = &list.indicators[n % list.indicators.len()];
    let due = format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1);
    let status = ["closed", "closed", "todo", "closed", "doing", "closed", "closed", "closed"][n % 8];
    let fields = [
        ("number", number.as_str()),
        ("branch", &branch),
        ("round", &round),
        ("code", &indicator.code),
        ("fact", "抽查4次会议，2次没有会前预告，签到与记录人数不符👍"),
        ("suggestion", "按月逐次核对签到与记录，会前两日在公示栏预告"),
        ("class", "dated"),
        ("responsible", "组织委员"),
        ("due", &due),
        ("status", status),
        ("closed_by", "xBCDFG-1"),
        ("closed_evidence", "记录本"),
    ];
    for (field, value) in fields {
        put(facts, "problem", &id, field, value);
    }
}

fn today() -> chrono::NaiveDate {
    "2026-11-22".parse().expect("a date")
}

/// What opening costs: rows, order, sum.
#[divan::bench(sample_count = 20)]
fn open(bencher: Bencher) {
    let facts = facts();
    bencher.bench_local(|| {
        let rows = ledger::rows(&facts, today());
        let mut seen: Vec<&Row> = rows.iter().collect();
        Sort::Due.sort(&mut seen);
        (seen.len(), Summary::of(&rows))
    });
}

/// One key that narrows, with the frame drawn after it.
#[divan::bench(sample_count = 20)]
fn narrow_and_draw(bencher: Bencher) {
    let mut app = Harness::with(facts(), ProblemsScreen::narrowed(Filter::default()), 160, 45);
    app.press("Down");
    bencher.bench_local(|| app.press("5").keys());
}

/// One letter of a search by initials, with the frame drawn after it.
#[divan::bench(sample_count = 10)]
fn type_and_draw(bencher: Bencher) {
    let mut app = Harness::with(facts(), ProblemsScreen::narrowed(Filter::default()), 160, 45);
    app.press("/").type_text("qd");
    bencher.bench_local(|| {
        app.type_text("y");
        app.press("Backspace").keys()
    });
}

/// One row down in the middle, with the frame drawn after it.
#[divan::bench(sample_count = 50)]
fn scroll_and_draw(bencher: Bencher) {
    let mut app = Harness::with(facts(), ProblemsScreen::narrowed(Filter::default()), 160, 45);
    app.press("PgDn PgDn PgDn");
    bencher.bench_local(|| app.press("Down").keys());
}
