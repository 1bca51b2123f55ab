//! Laws of closing: whatever is done on three laptops, in any order, with merges, undo, redo and edits by hand between.

use hucha::journal::{Author, Op, Source};
use hucha::model::act::Act;
use hucha::model::facts::Facts;
use hucha::model::lookback::{self, Found, Lookback, Outcome, Scope};
use hucha::model::person;
use hucha::model::problem::{self, Class, Deed, Move, NewProblem, Problem, Status};
use hucha::store::Store;
use proptest::prelude::*;

/// 王芳 and 李明 inspect B04; 张伟 belongs to it; 赵敏 has nothing to do with it; nobody.
const PEOPLE: [&str; 5] = ["p-1", "p-2", "p-9", "p-7", ""];
const WORDS: [&str; 3] = ["已补齐，é👍", "", "　"];

#[derive(Debug, Clone)]
enum Happening {
    Deed { at: usize, problem: usize, deed: usize, by: usize, note: usize, evidence: usize },
    Look { at: usize, problem: usize, outcome: usize, by: usize, evidence: usize },
    Hand { at: usize, problem: usize, status: usize },
    Exchange { from: usize, to: usize },
    Turn { at: usize, back: bool },
}

fn happening() -> impl Strategy<Value = Happening> {
    let three = 0..3usize;
    prop_oneof![
        6 => (three.clone(), 0..3usize, 0..9usize, 0..5usize, 0..3usize, 0..3usize)
            .prop_map(|(at, problem, deed, by, note, evidence)| Happening::Deed { at, problem, deed, by, note, evidence }),
        2 => (three.clone(), 0..3usize, 0..3usize, 0..5usize, 0..3usize)
            .prop_map(|(at, problem, outcome, by, evidence)| Happening::Look { at, problem, outcome, by, evidence }),
        1 => (three.clone(), 0..3usize, 0..4usize).prop_map(|(at, problem, status)| Happening::Hand { at, problem, status }),
        2 => (three.clone(), three.clone()).prop_map(|(from, to)| Happening::Exchange { from, to }),
        2 => (three, any::<bool>()).prop_map(|(at, back)| Happening::Turn { at, back }),
    ]
}

fn author() -> Author {
    Author { actor: "p-1".into(), wall: "2026-11-22T09:05:06+08:00".into(), source: Source::Cli }
}

fn commit(store: &mut Store, make: impl FnOnce(&Facts, &mut Act) -> bool) {
    let facts = store.facts().unwrap();
    let mut act = facts.act();
    if make(&facts, &mut act) && !act.is_empty() {
        store.commit(&act, &author()).unwrap();
    }
}

fn ops(store: &Store) -> Vec<Op> {
    let mut out = Vec::new();
    store
        .each_op(|op| {
            out.push(op.clone());
            Ok(())
        })
        .unwrap();
    out
}

fn take(store: &mut Store, ops: Vec<Op>) {
    store.insert_ops(None, ops.into_iter().map(Ok), || Ok("xRRRRR".into())).unwrap();
}

/// Three laptops that know the same three problems, one of each class, and a look-back at them.
fn begin() -> Vec<Store> {
    // The coordinator's own laptop is not among them: what it set up is not theirs to undo.
    let mut first = Store::memory("xFFFFF").unwrap();
    commit(&mut first, |facts, act| {
        act.set(facts, "branch", "B04", "name", "生产一支部");
        act.set(facts, "round", "2026Q4", "state", "open");
        act.set_all(facts, "visit", "2026Q4/B04", &[("round", "2026Q4"), ("branch", "B04"), ("kind", "inspection")]);
        for (id, name, branch) in
            [("p-1", "王芳", "B01"), ("p-2", "李明", "B02"), ("p-9", "张伟", "B04"), ("p-7", "赵敏", "B05")]
        {
            act.set_all(facts, "person", id, &[("name", name), ("branch", branch)]);
        }
        for id in ["p-1", "p-2"] {
            act.set_all(facts, "member", &format!("2026Q4/B04/{id}"), &[("visit", "2026Q4/B04"), ("person", id)]);
        }
        true
    });
    for class in Class::ALL {
        commit(&mut first, |facts, act| {
            let new = NewProblem {
                round: "2026Q4".into(),
                branch: "B04".into(),
                fact: "缺记录".into(),
                class: Some(class),
                responsible: "张伟".into(),
                due: "2026-12-01".into(),
                ..NewProblem::default()
            };
            problem::mark(facts, act, &new);
            true
        });
    }
    commit(&mut first, |facts, act| lookback::arrange(facts, act, "2026Q4", "B04", "2026-12-08", Scope::Due).is_ok());
    let all = ops(&first);
    let mut laptops: Vec<Store> = ["xBBBBB", "xCCCCC", "xDDDDD"].map(|d| Store::memory(d).unwrap()).into();
    laptops.iter_mut().for_each(|l| take(l, all.clone()));
    laptops
}

fn the(facts: &Facts, n: usize) -> Problem {
    Problem::all(facts).into_iter().nth(n).unwrap()
}

fn happen(laptops: &mut [Store], what: &Happening) {
    let at = "2026-12-08T10:00:00+08:00";
    match *what {
        Happening::Deed { at: who, problem, deed, by, note, evidence } => commit(&mut laptops[who], |facts, act| {
            let with = Move {
                note: WORDS[note],
                evidence: WORDS[evidence],
                by: PEOPLE[by],
                at,
                due: "2026-12-20",
                approver: "党群部",
                ..Move::default()
            };
            problem::perform(facts, act, &the(facts, problem), Deed::ALL[deed], &with).is_ok()
        }),
        Happening::Look { at: who, problem, outcome, by, evidence } => commit(&mut laptops[who], |facts, act| {
            let Some(l) = Lookback::of(facts, "2026Q4/B04-L1") else { return false };
            let found = Found { present: WORDS[0], evidence: WORDS[evidence], method: "site", by: PEOPLE[by], at };
            lookback::record(facts, act, &l, &the(facts, problem), Outcome::ALL[outcome], &found).is_ok()
        }),
        Happening::Hand { at: who, problem, status } => commit(&mut laptops[who], |facts, act| {
            act.set(facts, "problem", &the(facts, problem).id, "status", Status::ALL[status].code());
            true
        }),
        Happening::Exchange { from, to } => {
            let all = ops(&laptops[from]);
            take(&mut laptops[to], all);
        }
        Happening::Turn { at: who, back } => {
            // A turn that is refused because something builds on it changes nothing.
            let _ = if back { laptops[who].undo(&author()) } else { laptops[who].redo(&author()) };
        }
    }
}

/// Every closed problem names who verified it, who is not of its branch and did not rectify it, and what showed it.
fn vouched(store: &Store) -> Result<usize, TestCaseError> {
    let facts = store.facts().unwrap();
    let mut closed = 0;
    for p in Problem::all(&facts).into_iter().filter(|p| p.status == Status::Closed) {
        closed += 1;
        let name = person::name_of(&facts, &p.closed_by);
        prop_assert!(!p.closed_by.is_empty() && name != p.closed_by, "{:?}", p);
        prop_assert!(!p.closed_evidence.trim().is_empty(), "{:?}", p);
        prop_assert!(facts.value("person", &p.closed_by, "branch") != p.branch, "{:?}", p);
        prop_assert!(["王芳", "李明"].contains(&name.as_str()), "{} may not", name);
        let heads = facts.raw("problem", &p.id).and_then(|r| r.cells.get("status")).is_some_and(|c| c.open);
        prop_assert!(!heads, "a conflict closes nothing");
    }
    Ok(closed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_is_closed_off_without_a_named_verifier_and_evidence(
        story in prop::collection::vec(happening(), 1..40)
    ) {
        let mut laptops = begin();
        for what in &story {
            happen(&mut laptops, what);
            for laptop in &laptops {
                vouched(laptop)?;
            }
        }
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1)] {
            happen(&mut laptops, &Happening::Exchange { from, to });
        }
        for laptop in &laptops {
            vouched(laptop)?;
        }
        prop_assert_eq!(laptops[0].digest().unwrap(), laptops[1].digest().unwrap());
    }
}

/// The law above would mean nothing if nothing were ever closed.
#[test]
fn a_problem_can_be_closed_off_in_this_world() {
    let mut laptops = begin();
    let deed = |deed, by| Happening::Deed { at: 0, problem: 1, deed, by, note: 0, evidence: 0 };
    for what in [deed(0, 2), deed(1, 0), deed(3, 2), deed(4, 1)] {
        happen(&mut laptops, &what);
    }
    assert_eq!(vouched(&laptops[0]).ok(), Some(1));
}

#[test]
fn states_that_were_changed_at_the_same_time_are_a_conflict_and_no_closing() {
    let mut laptops = begin();
    let deed = |at, deed, by| Happening::Deed { at, problem: 1, deed, by, note: 0, evidence: 0 };
    for what in [deed(0, 0, 2), deed(0, 1, 0), deed(0, 3, 2)] {
        happen(&mut laptops, &what);
    }
    happen(&mut laptops, &Happening::Exchange { from: 0, to: 1 });
    happen(&mut laptops, &deed(0, 4, 0));
    happen(&mut laptops, &deed(1, 5, 1));
    happen(&mut laptops, &Happening::Exchange { from: 1, to: 0 });
    let p = the(&laptops[0].facts().unwrap(), 1);
    assert!(p.unresolved && p.status != Status::Closed, "{p:?}");
    happen(&mut laptops, &deed(0, 4, 0));
    if the(&laptops[0].facts().unwrap(), 1).status != Status::Closed {
        happen(&mut laptops, &deed(0, 3, 2));
        happen(&mut laptops, &deed(0, 4, 0));
    }
    assert_eq!(the(&laptops[0].facts().unwrap(), 1).status, Status::Closed, "a person decides");
}
