//! Accepting a plan: teams become members of visits, and travel like everything else. So a sheet of somebody who was
//! not planned is noticed where it arrives.

use super::setting::planned_visit;
use super::{Plan, duty, visit_id};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::visit;

/// Writes a plan: the visits that have not begun get these teams; who was planned for them before is taken off.
pub fn accept(facts: &Facts, act: &mut Act, round: &str, plan: &Plan) {
    act.set(facts, "round", round, "plan_seed", &plan.seed.to_string());
    for team in plan.teams.iter().filter(|t| !t.fixed) {
        let id = visit_id(round, &team.branch);
        let fields = [("round", round), ("branch", team.branch.as_str()), ("kind", "inspection")];
        act.set_all(facts, "visit", &id, &fields);
        let before = planned_visit(facts, round, &team.branch).map(|v| v.team).unwrap_or_default();
        for gone in before.iter().filter(|m| !team.members.contains(&m.person)) {
            act.delete(facts, "member", &format!("{id}/{}", gone.person));
        }
        for (at, member) in team.members.iter().enumerate() {
            let member_id = format!("{id}/{member}");
            act.set(facts, "member", &member_id, crate::model::record::DELETED, "");
            let fields = [("visit", id.as_str()), ("person", member), ("duty", duty(at)), ("planned", "yes")];
            act.set_all(facts, "member", &member_id, &fields);
        }
    }
}

/// A sheet that the plan does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The sheet.
    pub sheet: String,
    /// The inspected branch.
    pub branch: String,
    /// The inspector.
    pub person: String,
}

/// The sheets of a planned quarter whose inspector was not planned for the branch and has no reason for it.
/// None while the quarter has no plan.
pub fn strays(facts: &Facts, round: &str) -> Vec<Stray> {
    if facts.value("round", round, "plan_seed").is_empty() {
        return Vec::new();
    }
    let own = facts.under("sheet", round).filter(|r| r.get("kind") != "agreed");
    let stray = own.filter(|r| !planned(facts, r.get("visit"), r.get("inspector")));
    stray
        .map(|r| Stray {
            sheet: r.id.clone(),
            branch: r.id.split('/').nth(1).unwrap_or("").into(),
            person: person::root(facts, r.get("inspector")).into(),
        })
        .collect()
}

fn planned(facts: &Facts, visit: &str, inspector: &str) -> bool {
    let who = person::root(facts, inspector);
    let counts = |m: &crate::model::record::Record| m.get("planned") == "yes" || !m.get("override").trim().is_empty();
    facts.under("member", visit).any(|m| person::root(facts, m.tail()) == who && counts(m))
}

/// Declares that a person has to stand back from a branch (回避).
///
/// # Errors
/// The branch is not known.
pub fn declare(
    facts: &Facts,
    act: &mut Act,
    person: &str,
    branch: &str,
    reason: &str,
) -> Result<(), visit::VisitError> {
    if facts.get("branch", branch).is_none() {
        return Err(visit::VisitError::UnknownBranch(branch.into()));
    }
    let id = format!("{person}/{branch}");
    act.set(facts, "recusal", &id, crate::model::record::DELETED, "");
    act.set_all(facts, "recusal", &id, &[("person", person), ("branch", branch), ("reason", reason)]);
    Ok(())
}

/// Takes a declared relation back.
pub fn withdraw(facts: &Facts, act: &mut Act, person: &str, branch: &str) {
    act.delete(facts, "recusal", &format!("{person}/{branch}"));
}

/// Every declared relation: person, branch, reason.
pub fn recusals(facts: &Facts) -> Vec<(String, String, String)> {
    let text = |r: &crate::model::record::Record, f: &str| r.get(f).to_string();
    facts.all("recusal").map(|r| (text(r, "person"), text(r, "branch"), text(r, "reason"))).collect()
}
