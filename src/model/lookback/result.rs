//! What a look-back finds at a problem, and what follows from it.

use super::Lookback;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::problem::{Class, Deed, Gate, Move, Problem, Status, StepError, perform};
use crate::model::schema;
use crate::text::Lang;

/// The result at one problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 整改到位.
    Fixed,
    /// 部分到位.
    Partly,
    /// 整改不到位.
    Not,
}

impl Outcome {
    /// All, in the order of their keys.
    pub const ALL: [Outcome; 3] = [Outcome::Fixed, Outcome::Partly, Outcome::Not];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Fixed => "fixed",
            Outcome::Partly => "partly",
            Outcome::Not => "not",
        }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(text: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| text.trim() == o.code() || text.trim() == o.name(Lang::Zh))
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::RECHECKED, self.code(), lang)
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found<'a> {
    /// 现状, beside the root finding.
    pub present: &'a str,
    /// What shows it; required where it is rectified.
    pub evidence: &'a str,
    /// The way of checking: code of a step.
    pub method: &'a str,
    /// Person id of who looked.
    pub by: &'a str,
    /// Local time, RFC 3339.
    pub at: &'a str,
}

/// Writes a result down. 整改到位 closes the problem off through every gate that it has not passed yet, each of them
/// written down; what is not rectified goes back to 整改中; what was closed off and did not hold is reopened.
///
/// # Errors
/// As [`perform`]: no words, no evidence, a person who may not.
pub fn record(
    facts: &Facts,
    act: &mut Act,
    lookback: &Lookback,
    p: &Problem,
    outcome: Outcome,
    found: &Found,
) -> Result<(), StepError> {
    let with = Move {
        note: found.present,
        evidence: found.evidence,
        by: found.by,
        at: found.at,
        method: found.method,
        visit: &lookback.id,
        ..Move::default()
    };
    match (outcome, p.status) {
        (Outcome::Fixed, Status::Closed) => perform(facts, act, p, Deed::Note, &with)?,
        (Outcome::Fixed, _) => close(facts, act, p, &with)?,
        (_, Status::Closed) => perform(facts, act, p, Deed::Reopen, &with)?,
        _ => perform(facts, act, p, Deed::Fail, &with)?,
    }
    let fields = [
        ("visit", lookback.id.as_str()),
        ("problem", &p.id),
        ("result", outcome.code()),
        ("present", found.present),
        ("evidence", found.evidence),
        ("method", found.method),
        ("by", found.by),
        ("at", found.at),
    ];
    act.set_all(facts, "recheck", &format!("{}/{}", lookback.id, p.id), &fields);
    Ok(())
}

/// Every gate in its order: what the branch did not report is reported as found on the spot.
fn close(facts: &Facts, act: &mut Act, p: &Problem, with: &Move) -> Result<(), StepError> {
    let mut p = p.clone();
    if p.status == Status::Todo && p.class != Some(Class::Now) {
        if p.gate != Gate::Pending {
            perform(facts, act, &p, Deed::Measure, with)?;
            p.gate = Gate::Pending;
        }
        perform(facts, act, &p, Deed::Accept, with)?;
        p.status = Status::Doing;
    }
    if p.status == Status::Doing {
        perform(facts, act, &p, Deed::Evidence, with)?;
        p.rectified_by.clone_from(&p.responsible);
        p.status = Status::Review;
    }
    perform(facts, act, &p, Deed::Verify, with)
}
