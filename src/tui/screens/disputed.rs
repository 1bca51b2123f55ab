//! Two laptops that wrote different things about the same visit, to test screens about merging with.

use super::fixture;
use crate::journal::{Author, Op, Source};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::setup::{self, Starter};
use crate::store::Store;
use crate::text::Lang;
use crate::tui::screen::Screen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::{Harness, morning};

/// The owner of the first laptop.
pub const WANG: &str = "xBCDFG-1";
/// The owner of the second one.
pub const LI: &str = "xHJKLM-1";
/// The visit that both changed.
pub const VISIT: &str = fixture::VISIT;

/// What somebody does on a laptop, at a minute past nine.
pub fn does(store: &mut Store, who: &str, minute: u8, make: impl FnOnce(&Facts, &mut Act)) {
    let facts = store.facts().unwrap();
    let mut act = facts.act();
    make(&facts, &mut act);
    let wall = format!("2026-11-21T09:{minute:02}:00+08:00");
    store.commit(&act, &Author { actor: who.into(), wall, source: Source::Tui }).unwrap();
}

/// Everything that a laptop knows.
pub fn ops(store: &Store) -> Vec<Op> {
    let mut out = Vec::new();
    let keep = |op: &Op| {
        out.push(op.clone());
        Ok(())
    };
    store.each_op(keep).unwrap();
    out
}

/// One learns all that the other knows.
pub fn merge(into: &mut Store, from: &[Op]) {
    into.insert_ops(None, from.iter().cloned().map(Ok), || Ok("xRRRRR".into())).unwrap();
}

/// Both learn all that the other knows.
pub fn exchange(a: &mut Store, b: &mut Store) {
    let (of_a, of_b) = (ops(a), ops(b));
    merge(a, &of_b);
    merge(b, &of_a);
}

/// The laptops of 王芳 and 李明 with the quarter of [`fixture`], and nothing in dispute.
pub fn in_peace() -> (Store, Store) {
    let mut a = Store::memory("xBCDFG").unwrap();
    setup::fill(&mut a, &Starter::builtin("王芳", "B03"), "2026-11-20T08:00:00+08:00", Source::Cli).unwrap();
    does(&mut a, WANG, 1, |facts, act| {
        act.set(facts, "person", LI, "name", "李明");
        for record in fixture::facts().every() {
            for (field, cell) in &record.cells {
                act.set(facts, &record.entity, &record.id, field, &cell.value);
            }
        }
    });
    let mut b = Store::memory("xHJKLM").unwrap();
    merge(&mut b, &ops(&a));
    (a, b)
}

/// Five cells in dispute: the date of the visit, an answer and its remark, the words and the date of a problem. Both
/// laptops know.
pub fn laptops() -> (Store, Store) {
    let (mut a, mut b) = in_peace();
    let problem = Problem::all(&a.facts().unwrap())[0].id.clone();
    let writes = |store: &mut Store, who: &str, minute: u8, texts: [&str; 6]| {
        does(store, who, minute, |facts, act| {
            let score = format!("{}/C1-02", fixture::SHEET);
            act.set(facts, "visit", VISIT, "date", texts[0]);
            for (field, text) in ["verdict", "count", "note"].iter().zip(&texts[1..]) {
                act.set(facts, "score", &score, field, text);
            }
            act.set(facts, "problem", &problem, "suggestion", texts[4]);
            act.set(facts, "problem", &problem, "due", texts[5]);
        });
    };
    let first = ["2026-11-23", "deduct", "2", "缺9月、10月记录é👍", "按月召开，当场记录", "2026-12-01"];
    let second = ["2026-11-24", "zero", "", "查无记录，“补”的不算", "支委会排出全年计划，逐月销项", "2026-12-08"];
    writes(&mut a, WANG, 5, first);
    writes(&mut b, LI, 3, second);
    exchange(&mut a, &mut b);
    (a, b)
}

/// The app on a laptop, with its owner, 80×24.
pub fn app(store: Store, me: &str, first: impl Screen + 'static) -> Harness<StoreDoor> {
    Harness::on(StoreDoor::new(store, me, None, Lang::Zh, Box::new(morning)), first, 80, 24)
}

/// The laptop back from the app.
pub fn store_of(mut app: Harness<StoreDoor>) -> Store {
    crate::tui::door::Door::lend(app.app.door()).unwrap()
}
