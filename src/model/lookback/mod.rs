//! 回头看: a visit of its own kind that looks at what was promised (R087, R114). Several rounds if needed; every problem
//! has a result of its own, found by one of the four steps as a way of checking.

mod plan;
mod result;
#[cfg(test)]
mod tests;

pub use plan::{Need, plan};
pub use result::{Found, Outcome, record};

use super::act::Act;
use super::calendar::Quarter;
use super::checklist::Step;
use super::facts::Facts;
use super::problem::{Problem, Status};
use super::schema;
use super::visit::{self, VisitError};
use crate::text::Lang;

/// Why a look-back is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Deadlines have passed, or the branch asks for it (R087).
    #[default]
    Due,
    /// The company's yearly one (R114): what was closed off within four quarters is looked at again too.
    Yearly,
}

impl Scope {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Scope::Due => "due",
            Scope::Yearly => "yearly",
        }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::LOOKBACKS, self.code(), lang)
    }
}

/// Where a look-back stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing looked at yet.
    Planned,
    /// Some problems have a result.
    Open,
    /// All have one.
    Done,
}

/// One problem of a look-back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The problem as it stands now.
    pub problem: Problem,
    /// What was found; none while it was not looked at.
    pub outcome: Option<Outcome>,
    /// 现状.
    pub present: String,
    /// What shows it.
    pub evidence: String,
    /// How it was checked.
    pub method: Option<Step>,
    /// Person id of who looked.
    pub by: String,
}

/// One look-back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookback {
    /// `<round>/<branch>-L<n>`.
    pub id: String,
    /// The quarter in which it is made.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// `YYYY-MM-DD`, or empty.
    pub date: String,
    /// Why it is made.
    pub scope: Scope,
    /// Its problems, by number.
    pub items: Vec<Item>,
}

impl Lookback {
    /// The look-back with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Lookback> {
        let r = facts.get("visit", id).filter(|r| r.get("kind") == "lookback" && r.get("state") != "void")?;
        let mut items: Vec<Item> = facts.under("recheck", id).filter_map(|c| item(facts, c)).collect();
        items.sort_by(|a, b| a.problem.order().cmp(&b.problem.order()));
        Some(Lookback {
            id: id.into(),
            round: r.get("round").into(),
            branch: r.get("branch").into(),
            date: r.get("date").into(),
            scope: if r.get("scope") == "yearly" { Scope::Yearly } else { Scope::Due },
            items,
        })
    }

    /// Every look-back, by quarter, branch and number.
    pub fn all(facts: &Facts) -> Vec<Lookback> {
        facts.with("visit", "kind", "lookback").filter_map(|r| Lookback::of(facts, &r.id)).collect()
    }

    /// Where it stands.
    pub fn standing(&self) -> Standing {
        match self.items.iter().filter(|i| i.outcome.is_some()).count() {
            n if n == self.items.len() && n > 0 => Standing::Done,
            0 => Standing::Planned,
            _ => Standing::Open,
        }
    }

    /// The inspections whose problems it looks at: its baselines, oldest first.
    pub fn baselines(&self) -> Vec<String> {
        let mut visits: Vec<_> = self.items.iter().map(|i| i.problem.visit.clone()).filter(|v| !v.is_empty()).collect();
        visits.sort();
        visits.dedup();
        visits
    }

    /// Which round of looking back at this branch in its quarter it is, from 1.
    pub fn number(&self) -> u32 {
        self.id.rsplit_once("-L").and_then(|(_, n)| n.parse().ok()).unwrap_or(1)
    }
}

fn item(facts: &Facts, r: &super::record::Record) -> Option<Item> {
    Some(Item {
        problem: Problem::of(facts, r.get("problem"))?,
        outcome: Outcome::parse(r.get("result")),
        present: r.get("present").into(),
        evidence: r.get("evidence").into(),
        method: Step::parse(r.get("method")),
        by: r.get("by").into(),
    })
}

/// Arranges a look-back at a branch: the next round of the quarter, the open problems of every quarter selected.
/// Returns its id. `date` may be empty.
///
/// # Errors
/// Unknown branch or quarter.
pub fn arrange(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    date: &str,
    scope: Scope,
) -> Result<String, VisitError> {
    if facts.get("branch", branch).is_none() {
        return Err(VisitError::UnknownBranch(branch.into()));
    }
    if facts.get("round", round).is_none() {
        return Err(VisitError::UnknownRound(round.into()));
    }
    let free = (1u32..).map(|n| format!("{round}/{branch}-L{n}")).find(|id| facts.raw("visit", id).is_none());
    let id = free.unwrap_or_default();
    let selected = select(facts, round, branch, scope);
    let baseline = selected.iter().map(|p| p.visit.as_str()).max().unwrap_or("");
    let fields = [("round", round), ("branch", branch), ("kind", "lookback"), ("scope", scope.code())];
    act.set_all(facts, "visit", &id, &fields);
    act.set_all(facts, "visit", &id, &[("baseline", baseline), ("date", date)]);
    for p in &selected {
        take_in(facts, act, &id, &p.id);
    }
    Ok(id)
}

/// Puts one more problem on a look-back.
pub fn take_in(facts: &Facts, act: &mut Act, lookback: &str, problem: &str) {
    let item = format!("{lookback}/{problem}");
    act.set_all(facts, "recheck", &item, &[("visit", lookback), ("problem", problem)]);
}

/// The open problems of a branch; for a yearly look-back also what was closed off in the last four quarters.
fn select(facts: &Facts, round: &str, branch: &str, scope: Scope) -> Vec<Problem> {
    let Ok(quarter) = Quarter::parse(round) else { return Vec::new() };
    let oldest = (0..4).fold(quarter, |q, _| q.prev()).to_string();
    let all = facts.with("problem", "branch", branch).filter_map(|r| Problem::of(facts, &r.id));
    let again = |p: &Problem| scope == Scope::Yearly && p.round >= oldest;
    all.filter(|p| p.status != Status::Closed || again(p)).collect()
}

/// Puts a person on the team of a look-back.
///
/// # Errors
/// The person belongs to the branch and no reason was given (AMB-20).
pub fn join(
    facts: &Facts,
    act: &mut Act,
    lookback: &str,
    branch: &str,
    who: &super::person::Person,
    duty: &str,
    reason: &str,
) -> Result<(), VisitError> {
    if who.branch == branch && !branch.is_empty() && reason.is_empty() {
        let branch = visit::branch_name(facts, branch);
        return Err(VisitError::OwnBranch { person: who.name.clone(), branch });
    }
    let id = format!("{lookback}/{}", who.id);
    let fields = [("visit", lookback), ("person", &who.id), ("duty", duty), ("override", reason)];
    act.set_all(facts, "member", &id, &fields);
    Ok(())
}
