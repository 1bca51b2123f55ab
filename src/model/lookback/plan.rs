//! The look-backs that are to be made, by branch and date.

use super::{Lookback, Scope, Standing};
use crate::model::calendar::{Deadlines, Due, Holidays};
use crate::model::facts::Facts;
use crate::model::problem::{Problem, Status};
use crate::model::visit;
use chrono::{Datelike, NaiveDate};

/// The company's yearly look-back begins in April 2026 (R114).
const YEARLY_FROM: (i32, u32) = (2026, 4);

/// One look-back that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Branch code.
    pub branch: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub scope: Scope,
    /// By when.
    pub due: Due,
    /// Problems that ask for it: past or at their deadline, or reported as rectified.
    pub asking: usize,
    /// Open problems of the branch.
    pub open: usize,
    /// The look-back that was arranged and is not done.
    pub arranged: Option<String>,
    /// Its date; empty if none.
    pub date: String,
}

/// What is to be made: for every branch with open problems, within some working days of the first deadline or request;
/// from April 2026 on also the yearly one of each branch. The most urgent first.
pub fn plan(facts: &Facts, holidays: &Holidays, today: NaiveDate) -> Vec<Need> {
    let limits = Deadlines::of(facts);
    let made = Lookback::all(facts);
    let problems = Problem::all(facts);
    let mut needs: Vec<Need> = Vec::new();
    for branch in facts.all("branch") {
        let open: Vec<_> = problems.iter().filter(|p| p.branch == branch.id && p.status != Status::Closed).collect();
        let first = open.iter().filter_map(|p| trigger(p)).min();
        if let Some(first) = first {
            let due = limits.lookback(holidays, first);
            let asking = open.iter().filter(|p| trigger(p).is_some_and(|t| t <= today)).count();
            needs.push(need(facts, &branch.id, Scope::Due, due, asking, open.len(), &made));
        }
        if yearly_lacks(&branch.id, &made, today) {
            let due = Due::fixed(NaiveDate::from_ymd_opt(today.year(), 12, 31).unwrap_or(today));
            needs.push(need(facts, &branch.id, Scope::Yearly, due, 0, open.len(), &made));
        }
    }
    needs.sort_by(|a, b| (a.due.date, &a.branch).cmp(&(b.due.date, &b.branch)));
    needs
}

/// The day from which the look-back is due: when the branch asked for it, else the deadline.
fn trigger(p: &Problem) -> Option<NaiveDate> {
    let day = if p.status == Status::Review && !p.rectified_on.is_empty() { &p.rectified_on } else { &p.due };
    day.parse().ok()
}

fn need(facts: &Facts, branch: &str, scope: Scope, due: Due, asking: usize, open: usize, made: &[Lookback]) -> Need {
    let arranged = made.iter().find(|l| l.branch == branch && l.scope == scope && l.standing() != Standing::Done);
    Need {
        branch: branch.into(),
        name: visit::branch_name(facts, branch),
        scope,
        due,
        asking,
        open,
        arranged: arranged.map(|l| l.id.clone()),
        date: arranged.map(|l| l.date.clone()).unwrap_or_default(),
    }
}

/// No yearly look-back of this year was finished at the branch.
fn yearly_lacks(branch: &str, made: &[Lookback], today: NaiveDate) -> bool {
    let year = today.year().to_string();
    let done = |l: &&Lookback| {
        l.branch == branch && l.scope == Scope::Yearly && l.date.starts_with(&year) && l.standing() == Standing::Done
    };
    (today.year(), today.month()) >= YEARLY_FROM && !made.iter().any(|l| done(&l))
}
