//! Who may judge a problem: 互查小组 or 党群部, never its own branch, never who rectified it (rules.md §3).

use super::{Problem, StepError};
use crate::model::facts::Facts;
use crate::model::{person, visit};

/// Whether somebody belongs to the inspection side of this problem: on a team that inspected its branch or looked back
/// at it, of 党群部 by post, or of no branch at all. A problem found outside any visit may be judged by any other branch.
///
/// # Errors
/// Nobody by that id; of the problem's own branch; neither of the inspectors nor of 党群部.
pub fn inspects(facts: &Facts, p: &Problem, by: &str) -> Result<(), StepError> {
    let me = person::root(facts, by);
    let Some(known) = facts.get("person", me).filter(|r| !r.get("name").trim().is_empty()) else {
        return Err(StepError::Nobody);
    };
    let branch = known.get("branch");
    if branch == p.branch && !branch.is_empty() {
        return Err(StepError::OwnBranch(visit::branch_name(facts, branch)));
    }
    if person::is_coordinator(facts, me) || p.visit.is_empty() || on_a_team(facts, p, me) {
        return Ok(());
    }
    Err(StepError::Outsider(known.get("name").into()))
}

fn on_a_team(facts: &Facts, p: &Problem, me: &str) -> bool {
    let mine = facts.all("member").filter(|m| person::root(facts, m.get("person")) == me);
    mine.map(|m| m.get("visit")).any(|v| facts.value("visit", v, "branch") == p.branch)
}

/// Two persons: who rectified cannot verify.
///
/// # Errors
/// `by` is the one who rectified, by name or id.
pub fn not_own_work(facts: &Facts, rectified_by: &str, by: &str) -> Result<(), StepError> {
    let me = person::root(facts, by);
    let name = person::name_of(facts, me);
    let same = rectified_by.trim() == name || person::root(facts, rectified_by.trim()) == me;
    if same && !rectified_by.trim().is_empty() { Err(StepError::OwnWork(name)) } else { Ok(()) }
}
