//! Marking a problem: its number, its first deadline, and the one it came back from.

use super::kinds::{Class, Status};
use super::{Problem, rebound};
use crate::model::act::Act;
use crate::model::checklist::Step;
use crate::model::facts::Facts;
use crate::model::{feedback, person, visit};

/// What is known of a problem when it is marked.
#[derive(Debug, Clone, Default)]
pub struct NewProblem {
    /// Sheet it was found on; may be empty.
    pub sheet: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// Indicator code; may be empty.
    pub code: String,
    /// Step at which it was found.
    pub step: Option<Step>,
    /// The fact.
    pub fact: String,
    /// Suggestion.
    pub suggestion: String,
    /// Class.
    pub class: Option<Class>,
    /// Responsible person.
    pub responsible: String,
    /// Deadline.
    pub due: String,
}

/// Marks a problem and returns its id. What was closed off within the last quarters and lost points again is a
/// rebound (反弹): the new problem names its ancestor, which stays closed.
pub fn mark(facts: &Facts, act: &mut Act, new: &NewProblem) -> String {
    let number = next_number(facts, act, &new.round, &new.branch, &new.sheet);
    let visit = visit::id_of(&new.round, &new.branch);
    let visit = if facts.get("visit", &visit).is_some() { visit } else { String::new() };
    let id = act.create("problem");
    let fields = [
        ("number", number.as_str()),
        ("visit", &visit),
        ("sheet", &new.sheet),
        ("round", &new.round),
        ("branch", &new.branch),
        ("code", &new.code),
        ("step", new.step.map_or("", Step::code)),
        ("fact", &new.fact),
        ("suggestion", &new.suggestion),
        ("class", new.class.map_or("", Class::code)),
        ("responsible", &new.responsible),
        ("due", &new.due),
        ("first_due", &new.due),
        ("status", Status::Todo.code()),
    ];
    act.set_all(facts, "problem", &id, &fields);
    if let Some(old) = rebound::closed_before(facts, &new.round, &new.branch, &new.code) {
        act.set(facts, "problem", &id, "ancestor", &old.id);
    }
    id
}

/// Changes the deadline while it is being agreed on. The first deadline follows until the feedback was received;
/// afterwards only an extension may move it.
pub fn set_due(facts: &Facts, act: &mut Act, problem: &Problem, due: &str) {
    act.set(facts, "problem", &problem.id, "due", due);
    if !feedback::Feedback::of(facts, &problem.visit).given() {
        act.set(facts, "problem", &problem.id, "first_due", due);
    }
}

/// What a problem needs that was added as a row of a table: its number, and what follows from what the row says.
/// `given` are its (field, value) pairs; nothing is done for an edit of a known problem, which gives none.
pub fn admit(facts: &Facts, act: &mut Act, id: &str, given: &[(String, String)]) {
    if given.is_empty() {
        return;
    }
    let said = |field: &str| given.iter().find(|(f, _)| f == field).map_or("", |(_, value)| value.as_str());
    let mut parts = said("visit").split('/');
    let (in_round, in_branch) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let round = if said("round").is_empty() { in_round } else { said("round") };
    let branch = if said("branch").is_empty() { in_branch } else { said("branch") };
    let visit = visit::id_of(round, branch);
    let visit = if facts.get("visit", &visit).is_some() { visit } else { String::new() };
    let number = match (round, branch) {
        ("", _) | (_, "") => String::new(),
        _ => next_number(facts, act, round, branch, said("sheet")),
    };
    let missing = [
        ("number", number.as_str()),
        ("round", round),
        ("branch", branch),
        ("visit", &visit),
        ("first_due", said("due")),
        ("status", Status::Todo.code()),
    ];
    for (field, value) in missing.into_iter().filter(|(field, _)| said(field).is_empty()) {
        act.set(facts, "problem", id, field, value);
    }
}

/// `2026Q4-B04-03`: the next free number in the block of the inspector. Each member of the team has a block of
/// twenty (by the order of their ids), so that laptops that have the plan but not each other do not collide.
/// The next number is free if no problem, deleted ones included, and no edit of this act has it.
fn next_number(facts: &Facts, act: &Act, round: &str, branch: &str, sheet: &str) -> String {
    let prefix = format!("{round}-{branch}-");
    let visit = visit::id_of(round, branch);
    let inspector = sheet.strip_prefix(visit.as_str()).map_or("", |rest| rest.trim_start_matches('/'));
    let mut team: Vec<_> = facts.under("member", &visit).map(|m| person::root(facts, m.tail())).collect();
    team.sort_unstable();
    team.dedup();
    let block = team.iter().position(|p| *p == person::root(facts, inspector)).unwrap_or(0);
    let taken: std::collections::BTreeSet<&str> = facts
        .every()
        .filter(|r| r.entity == "problem")
        .map(|r| r.get("number"))
        .chain(act.edits().iter().filter(|e| e.entity == "problem" && e.field == "number").map(|e| e.value.as_str()))
        .collect();
    let first = block as u32 * 20 + 1;
    let free = (first..).map(|n| format!("{prefix}{n:02}")).find(|n| !taken.contains(n.as_str()));
    free.unwrap_or(prefix)
}
