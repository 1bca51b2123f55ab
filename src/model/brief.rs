//! 访前简报: what an inspector should know of a branch before the visit.

use super::checklist::{Checklist, Step};
use super::decimal::Points;
use super::facts::Facts;
use super::history::Former;
use super::problem::{Problem, Status};
use super::record::by_birth;
use super::strength::Strength;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Former quarters that are looked at.
const QUARTERS: usize = 4;

/// A clause that lost points in several quarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// Indicator code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// The quarters, newest first.
    pub rounds: Vec<String>,
    /// Points lost in all of them.
    pub lost: Points,
}

/// A measure the branch promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Number of the problem.
    pub number: String,
    /// What was promised.
    pub text: String,
}

/// Something to verify at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToVerify {
    /// Where it can be checked.
    pub step: Step,
    /// Number of the problem, or indicator code.
    pub code: String,
    /// The fact, or the name of the indicator.
    pub text: String,
}

/// What is known of a branch before a visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brief {
    /// Problems of former quarters that are not closed, the earliest deadline first.
    pub open: Vec<Problem>,
    /// What was promised for them.
    pub promises: Vec<Promise>,
    /// Clauses that lost points in at least two of the last four inspections, the most often lost first.
    pub repeated: Vec<Repeated>,
    /// What to verify under each step: whether open problems are rectified, whether clauses are lost again.
    pub verify: Vec<ToVerify>,
    /// Strengths of the last inspection.
    pub strengths: Vec<Strength>,
}

impl Brief {
    /// The brief of a visit, from what is known of quarters before it.
    pub fn of(facts: &Facts, visit: &str) -> Brief {
        let Some((round, branch)) = visit.split_once('/') else { return Brief::default() };
        let former = Former::all_before(facts, visit, QUARTERS);
        let mut open: Vec<_> = facts
            .with("problem", "branch", branch)
            .filter(|r| r.get("round") < round)
            .filter_map(|r| Problem::of(facts, &r.id))
            .filter(|p| p.status != Status::Closed)
            .collect();
        open.sort_by(|a, b| (due(a), &a.number).cmp(&(due(b), &b.number)));
        let repeated = repeated(&former);
        Brief {
            verify: verify(&open, &repeated, former.first().map(Former::list)),
            promises: open.iter().flat_map(|p| promises(facts, p)).collect(),
            open,
            repeated,
            strengths: former.first().map(|f| Strength::of_visit(facts, f.visit())).unwrap_or_default(),
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.repeated.is_empty() && self.strengths.is_empty()
    }
}

/// Problems without a date come last.
fn due(problem: &Problem) -> NaiveDate {
    problem.due.parse().unwrap_or(NaiveDate::MAX)
}

/// By step in the order of the visit: problems first, then clauses that no open problem is about.
fn verify(open: &[Problem], repeated: &[Repeated], list: Option<&Checklist>) -> Vec<ToVerify> {
    let step_of = |code: &str| list.and_then(|l| l.get(code)).map(|i| i.step);
    let problem = |p: &Problem| {
        let step = step_of(&p.code).or(p.step)?;
        Some(ToVerify { step, code: p.number.clone(), text: p.fact.clone() })
    };
    let clauses = repeated.iter().filter(|r| open.iter().all(|p| p.code != r.code));
    let clause = |r: &Repeated| Some(ToVerify { step: step_of(&r.code)?, code: r.code.clone(), text: r.title.clone() });
    let mut all: Vec<_> = open.iter().filter_map(problem).chain(clauses.filter_map(clause)).collect();
    all.sort_by_key(|v| v.step);
    all
}

fn promises(facts: &Facts, problem: &Problem) -> Vec<Promise> {
    let mut events: Vec<_> =
        facts.with("event", "problem", &problem.id).filter(|e| e.get("kind") == "measure").collect();
    events.sort_by(|a, b| by_birth(&a.id, &b.id));
    let promise = |e: &super::record::Record| Promise { number: problem.number.clone(), text: e.get("text").into() };
    events.into_iter().map(promise).filter(|p| !p.text.is_empty()).collect()
}

fn repeated(former: &[Former]) -> Vec<Repeated> {
    let titles: &Checklist = match former.first() {
        Some(newest) => newest.list(),
        None => return Vec::new(),
    };
    let mut found: BTreeMap<&str, Repeated> = BTreeMap::new();
    for quarter in former {
        for indicator in &titles.indicators {
            let Some(result) = quarter.item(&indicator.code).filter(|r| r.lost > Points::ZERO) else { continue };
            let entry = found.entry(&indicator.code).or_insert_with(|| Repeated {
                code: indicator.code.clone(),
                title: indicator.title.clone(),
                rounds: Vec::new(),
                lost: Points::ZERO,
            });
            entry.rounds.push(result.round);
            entry.lost += result.lost;
        }
    }
    let mut all: Vec<_> = found.into_values().filter(|r| r.rounds.len() > 1).collect();
    all.sort_by(|a, b| b.rounds.len().cmp(&a.rounds.len()).then(b.lost.cmp(&a.lost)).then(a.code.cmp(&b.code)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scoring::Answer;
    use crate::model::testing::{apply, close, facts_with, put};
    use crate::model::{sheet, strength};

    /// Three former quarters: C1-02 lost in all, A2-01 in one, E2-04 in the last two.
    fn branch() -> Facts {
        let list = Checklist::builtin();
        let mut facts = facts_with(&[]);
        let mut act = facts.act();
        list.adopt(&facts, &mut act);
        apply(&mut facts, &act);
        let lost = [
            ("2026Q1", vec!["C1-02", "A2-01"]),
            ("2026Q2", vec!["C1-02", "E2-04"]),
            ("2026Q3", vec!["C1-02", "E2-04"]),
        ];
        for (round, codes) in lost {
            put(&mut facts, "round", round, "checklist", &list.version);
            let visit = format!("{round}/B04");
            put(&mut facts, "visit", &visit, "round", round);
            put(&mut facts, "visit", &visit, "branch", "B04");
            let mut act = facts.act();
            let sheet = sheet::open(&facts, &mut act, &visit, "x-1");
            for i in &list.indicators {
                let answer = if codes.contains(&i.code.as_str()) { Answer::deduct(1) } else { Answer::ok() };
                sheet::answer(&facts, &mut act, &sheet, &i.code, &answer).unwrap();
            }
            strength::mark(&facts, &mut act, &visit, &sheet, "", &format!("{round}的优点，é👍"));
            apply(&mut facts, &act);
            put(&mut facts, "sheet", &sheet, "state", "final");
        }
        facts
    }

    #[test]
    fn clauses_lost_in_several_quarters_come_first_and_strengths_are_the_last_ones() {
        let brief = Brief::of(&branch(), "2026Q4/B04");
        let found: Vec<_> = brief.repeated.iter().map(|r| (r.code.as_str(), r.rounds.len(), r.lost.short())).collect();
        assert_eq!(found, [("C1-02", 3, "3".into()), ("E2-04", 2, "1".into())]);
        assert_eq!(brief.repeated[0].rounds, ["2026Q3", "2026Q2", "2026Q1"]);
        assert_eq!(brief.strengths.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["2026Q3的优点，é👍"]);
        let verify: Vec<_> = brief.verify.iter().map(|v| (v.step, v.code.as_str())).collect();
        assert_eq!(verify, [(Step::Material, "C1-02"), (Step::Site, "E2-04")], "in the order of the visit");
        assert!(Brief::of(&branch(), "2026Q4/B05").is_empty());
    }

    #[test]
    fn open_problems_of_former_quarters_come_by_deadline_with_what_was_promised() {
        let mut facts = branch();
        let rows = [
            ("y-1", "2026Q3", "todo", ""),
            ("y-2", "2026Q3", "doing", "2026-09-01"),
            ("y-3", "2026Q2", "todo", "2026-08-01"),
            ("y-4", "2026Q3", "closed", "2026-07-01"),
            ("y-5", "2026Q4", "todo", "2026-07-01"),
        ];
        for (id, round, status, due) in rows {
            for (field, value) in
                [("branch", "B04"), ("round", round), ("status", status), ("due", due), ("number", id)]
            {
                put(&mut facts, "problem", id, field, value);
            }
        }
        close(&mut facts, "y-4");
        for (field, value) in [("problem", "y-2"), ("kind", "measure"), ("text", "9月前补齐签到")] {
            put(&mut facts, "event", "z-1", field, value);
        }
        let brief = Brief::of(&facts, "2026Q4/B04");
        assert_eq!(brief.open.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["y-3", "y-2", "y-1"]);
        assert_eq!(brief.promises, [Promise { number: "y-2".into(), text: "9月前补齐签到".into() }]);
    }
}
