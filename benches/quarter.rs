//! The quarter of a big company: 600 branches, 8 quarters, 4,800 sheets of 49 items. Opening the ranking, the heat
//! tables and the plates, a key in them, and a plan. Run: `cargo bench --bench quarter`. Aim: no pause to be felt.

use hucha::model::checklist::Checklist;
use hucha::model::facts::Facts;
use hucha::model::plan::{self, Setting};
use hucha::model::rank::{self, History, Ties};
use hucha::model::record::{Cell, Change};
use hucha::tui::screens::quarter::QuarterScreen;
use hucha::tui::testing::Harness;
use std::sync::OnceLock;

const BRANCHES: usize = 600;
const ROUNDS: [&str; 8] = ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"];
const NOW: &str = "2026Q4";

fn main() {
    divan::main();
}

fn put(facts: &mut Facts, entity: &str, id: &str, field: &str, value: &str) {
    let cell = Cell { value: value.into(), open: false };
    facts.put(Change { entity: entity.into(), id: id.into(), field: field.into(), cell });
}

fn company() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(build)
}

fn build() -> Facts {
    let (mut facts, list) = (Facts::new("xBCDFG", 1), Checklist::builtin());
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    facts = facts.after(&act);
    for b in 0..BRANCHES {
        put(&mut facts, "branch", &format!("B{b:03}"), "name", &format!("第{b}党支部"));
        for n in 0..2 {
            put(&mut facts, "person", &format!("p-{b}{n}"), "name", "王芳");
            put(&mut facts, "person", &format!("p-{b}{n}"), "branch", &format!("B{b:03}"));
        }
    }
    for round in ROUNDS {
        put(&mut facts, "round", round, "checklist", &list.version);
        (0..BRANCHES).for_each(|b| sheet(&mut facts, &list, round, b));
    }
    facts
}

fn sheet(facts: &mut Facts, list: &Checklist, round: &str, b: usize) {
    let visit = format!("{round}/B{b:03}");
    for (field, value) in [("round", round), ("branch", &visit[visit.len() - 4..])] {
        put(facts, "visit", &visit, field, value);
    }
    let id = format!("{visit}/p-1");
    for (field, value) in [("visit", visit.as_str()), ("kind", "own"), ("checklist", &list.version), ("state", "final")]
    {
        put(facts, "sheet", &id, field, value);
    }
    for (n, i) in list.indicators.iter().enumerate() {
        let lost = (n * 7 + b * 13 + round.len()).is_multiple_of(11);
        put(facts, "score", &format!("{id}/{}", i.code), "verdict", if lost { "deduct" } else { "ok" });
        if lost {
            put(facts, "score", &format!("{id}/{}", i.code), "count", "1");
        }
    }
}

#[divan::bench(sample_count = 10)]
fn eight_quarters_added_up_and_ranked(bencher: divan::Bencher) {
    let facts = company();
    bencher.bench(|| {
        let history = History::up_to(facts, NOW, 8);
        rank::lines(facts, NOW, &history, Ties::Shared).len()
    });
}

#[divan::bench(sample_count = 10)]
fn heat_of_600_branches(bencher: divan::Bencher) {
    let facts = company();
    let history = History::up_to(facts, NOW, 8);
    let branches: Vec<String> = (0..BRANCHES).map(|b| format!("B{b:03}")).collect();
    bencher.bench_local(|| history.get(NOW).map(|r| rank::by_branch(r, &branches).rows.len()));
}

/// From the key on home to the first frame.
#[divan::bench(sample_count = 5)]
fn open_to_first_frame(bencher: divan::Bencher) {
    bencher
        .with_inputs(|| company().clone())
        .bench_local_values(|facts| Harness::with(facts, QuarterScreen::new(NOW), 160, 45));
}

#[divan::bench(args = ["1", "2", "3", "4", "5"], sample_count = 20)]
fn key_down_to_frame(bencher: divan::Bencher, tab: &str) {
    let mut app = Harness::with(company().clone(), QuarterScreen::new(NOW), 160, 45);
    app.press(tab);
    bencher.bench_local(|| app.press("Down").keys());
}

#[divan::bench(args = [6, 60, 600], sample_count = 5)]
fn plan(bencher: divan::Bencher, branches: usize) {
    let mut setting = Setting::of(company(), "2027Q1", 3);
    setting.branches.truncate(branches);
    let kept = setting.branches.clone();
    setting.people.retain(|p| kept.contains(&p.branch));
    bencher.bench(|| plan::propose(&setting, 20_271).is_ok());
}
