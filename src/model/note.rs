//! 汇报要点 and 待核实: what was said in the report, and which claims are still to be checked at which step.

use super::act::Act;
use super::checklist::Step;
use super::facts::Facts;
use super::record::Record;

/// One note of an inspector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Record id.
    pub id: String,
    /// The sheet of the inspector who wrote it.
    pub sheet: String,
    /// The words.
    pub text: String,
    /// Indicator it belongs to; may be empty.
    pub code: String,
    /// The step at which the claim can be checked; none if it is only a note.
    pub verify: Option<Step>,
    /// `open`, `true` (属实), `false` (不符) or empty.
    pub state: String,
    /// What checking found.
    pub finding: String,
}

impl Note {
    fn from(r: &Record) -> Note {
        let text = |field| r.get(field).to_string();
        Note {
            id: r.id.clone(),
            sheet: text("sheet"),
            text: text("text"),
            code: text("code"),
            verify: Step::parse(r.get("verify")),
            state: text("state"),
            finding: text("finding"),
        }
    }

    /// The note with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Note> {
        facts.get("note", id).map(Note::from)
    }

    /// The notes of a sheet, oldest first.
    pub fn of_sheet(facts: &Facts, sheet: &str) -> Vec<Note> {
        let mut found: Vec<_> = facts.with("note", "sheet", sheet).map(Note::from).collect();
        found.sort_by(|a, b| super::record::by_birth(&a.id, &b.id));
        found
    }

    /// Whether this is a claim that nobody has checked yet.
    pub fn pending(&self) -> bool {
        self.verify.is_some() && (self.state.is_empty() || self.state == "open")
    }

    /// Whether verifying it found that it does not hold.
    pub fn refuted(&self) -> bool {
        self.state == "false"
    }

    /// What verifying found; a dash if nothing was written down.
    pub fn found(&self) -> &str {
        if self.finding.trim().is_empty() { "—" } else { &self.finding }
    }
}

/// Writes a note down and returns its id.
pub fn add(facts: &Facts, act: &mut Act, visit: &str, sheet: &str, text: &str) -> String {
    let id = act.create("note");
    act.set_all(facts, "note", &id, &[("visit", visit), ("sheet", sheet), ("text", text)]);
    id
}

/// Words a note anew.
pub fn rewrite(facts: &Facts, act: &mut Act, id: &str, text: &str) {
    act.set(facts, "note", id, "text", text);
}

/// Says which indicator a note belongs to; empty is none.
pub fn relate(facts: &Facts, act: &mut Act, id: &str, code: &str) {
    act.set(facts, "note", id, "code", code);
}

/// Makes a note a claim to verify at a step (待核实), or a plain note again.
pub fn to_verify(facts: &Facts, act: &mut Act, id: &str, step: Option<Step>, code: &str) {
    let state = if step.is_some() { "open" } else { "" };
    let fields = [("verify", step.map_or("", Step::code)), ("state", state), ("code", code)];
    act.set_all(facts, "note", id, &fields);
}

/// Writes down what checking a claim found.
pub fn settle(facts: &Facts, act: &mut Act, id: &str, holds: bool, finding: &str) {
    let state = if holds { "true" } else { "false" };
    act.set_all(facts, "note", id, &[("state", state), ("finding", finding)]);
}
