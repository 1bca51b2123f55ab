//! The quarter at a glance: one line per branch, and what is due.

use super::calendar::Quarter;
use super::facts::Facts;
use super::org::Org;
use super::problem::{Problem, Status};
use super::record::Record;
use super::sheet::{self, Sheet, Standing};
use super::visit::{self, State, Visit};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One branch in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Branch code.
    pub branch: String,
    /// Its name.
    pub name: String,
    /// The visit, if one was arranged or begun.
    pub visit: Option<Visit>,
    /// Where the visit stands; none if there is no visit.
    pub state: Option<State>,
    /// The score, as far as there is one.
    pub standing: Standing,
    /// Answered and all indicators of the furthest sheet.
    pub progress: (usize, usize),
    /// Problems of the branch that are not closed, of any quarter.
    pub open: usize,
    /// Problems of the branch past their deadline.
    pub overdue: usize,
    /// The next deadline among the open problems.
    pub next_due: Option<NaiveDate>,
}

/// What is due or past due today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The problem.
    pub problem: Problem,
    /// Its deadline.
    pub due: NaiveDate,
    /// Days past it; negative while it is still ahead.
    pub days: i64,
}

/// Every branch that there is in a quarter or that was visited in it, by code.
pub fn lines(facts: &Facts, round: &str, today: NaiveDate) -> Vec<Line> {
    let problems = Problem::all(facts);
    let here: Option<BTreeSet<String>> = Quarter::parse(round)
        .ok()
        .map(|q| Org::branches_during(facts, q.first_day(), q.last_day()).into_iter().map(|b| b.code).collect());
    let seen = |b: &&Record| {
        here.as_ref().is_none_or(|codes| codes.contains(&b.id))
            || facts.get("visit", &visit::id_of(round, &b.id)).is_some()
    };
    facts.all("branch").filter(seen).map(|b| line(facts, round, &b.id, &problems, today)).collect()
}

fn line(facts: &Facts, round: &str, branch: &str, problems: &[Problem], today: NaiveDate) -> Line {
    let id = visit::id_of(round, branch);
    let visit = Visit::of(facts, &id);
    let open: Vec<_> = problems.iter().filter(|p| p.branch == branch && p.status != Status::Closed).collect();
    Line {
        branch: branch.into(),
        name: visit::branch_name(facts, branch),
        state: visit.as_ref().map(|v| v.state(facts)),
        visit,
        standing: sheet::standing(facts, &id),
        progress: progress(facts, &id),
        overdue: open.iter().filter(|p| p.overdue_days(today) > 0).count(),
        next_due: open.iter().filter_map(|p| p.due.parse().ok()).min(),
        open: open.len(),
    }
}

fn progress(facts: &Facts, visit: &str) -> (usize, usize) {
    let totals = Sheet::of_visit(facts, visit).into_iter().filter_map(|s| s.totals(facts));
    totals.map(|t| (t.answered, t.answered + t.unanswered)).max().unwrap_or((0, 0))
}

/// Open problems that are past due or due within `days`, the most urgent first.
pub fn due(facts: &Facts, today: NaiveDate, days: i64) -> Vec<Due> {
    let mut list: Vec<Due> = Problem::all(facts)
        .into_iter()
        .filter(|p| p.status != Status::Closed)
        .filter_map(|problem| {
            let due: NaiveDate = problem.due.parse().ok()?;
            let late = (today - due).num_days();
            (late >= -days).then_some(Due { problem, due, days: late })
        })
        .collect();
    list.sort_by(|a, b| (a.due, &a.problem.number).cmp(&(b.due, &b.problem.number)));
    list
}
