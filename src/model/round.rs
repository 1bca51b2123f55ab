//! The quarter of inspections (`2026Q4`), with the checklist and questionnaire it uses (R088).

use super::act::Act;
use super::facts::Facts;

/// One quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// `2026Q4`.
    pub id: String,
    /// Whether the quarter was closed; late sheets are still accepted.
    pub closed: bool,
    /// Version of the checklist new sheets start with.
    pub checklist: String,
    /// Version of the questionnaire.
    pub questions: String,
}

impl Round {
    /// The quarter, if it was opened.
    pub fn of(facts: &Facts, id: &str) -> Option<Round> {
        let r = facts.get("round", id)?;
        Some(Round {
            id: id.into(),
            closed: r.get("state") == "closed",
            checklist: r.get("checklist").into(),
            questions: r.get("questions").into(),
        })
    }

    /// All opened quarters, newest first.
    pub fn all(facts: &Facts) -> Vec<Round> {
        let mut rounds: Vec<_> = facts.all("round").filter_map(|r| Round::of(facts, &r.id)).collect();
        rounds.reverse();
        rounds
    }
}

/// Opens a quarter, or opens a closed one again.
pub fn open(facts: &Facts, act: &mut Act, id: &str, checklist: &str, questions: &str) {
    let fields = [("state", "open"), ("checklist", checklist), ("questions", questions)];
    act.set_all(facts, "round", id, &fields);
}

/// Closes a quarter. What is still open is the caller's to show before.
pub fn close(facts: &Facts, act: &mut Act, id: &str) {
    act.set(facts, "round", id, "state", "closed");
}

/// Chooses what happens this quarter with branches that are not paired (AMB-5). The act carries the reason.
pub fn choose_unpaired(facts: &Facts, act: &mut Act, id: &str, policy: &str) {
    act.set(facts, "round", id, "unpaired", policy);
}

/// Chooses whether the plate is read from whole points (the other reading of AMB-1). The act carries the reason.
pub fn choose_border(facts: &Facts, act: &mut Act, id: &str, whole: bool) {
    let now = facts.value("round", id, "whole_points") == "yes";
    if now != whole {
        act.set(facts, "round", id, "whole_points", if whole { "yes" } else { "no" });
    }
}
