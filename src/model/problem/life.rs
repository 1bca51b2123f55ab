//! The life of a problem: what may be done in which state, by whom, and what must be said with it (rules.md §3).
//!
//! Two gates: the measures are accepted first, the evidence is verified afterwards.

use super::kinds::{Class, Status};
use super::{Gate, Problem, who};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::schema;
use crate::text::{Lang, Say, visit as text};

/// What can be done with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// 报整改措施.
    Measure,
    /// 措施认可: the first gate.
    Accept,
    /// 措施退回.
    Refuse,
    /// 报整改佐证, which asks for verification.
    Evidence,
    /// 整改不到位.
    Fail,
    /// 复查销号: the second gate.
    Verify,
    /// 延期.
    Extend,
    /// 重新打开.
    Reopen,
    /// 说明.
    Note,
}

impl Deed {
    /// All, in the order of a problem's life.
    pub const ALL: [Deed; 9] = [
        Deed::Measure,
        Deed::Accept,
        Deed::Refuse,
        Deed::Evidence,
        Deed::Verify,
        Deed::Fail,
        Deed::Extend,
        Deed::Reopen,
        Deed::Note,
    ];

    /// The kind of event that is written down for it (`schema::EVENTS`).
    pub fn code(self) -> &'static str {
        match self {
            Deed::Measure => "measure",
            Deed::Accept => "accept",
            Deed::Refuse => "refuse",
            Deed::Evidence => "evidence",
            Deed::Fail => "fail",
            Deed::Verify => "verify",
            Deed::Extend => "extend",
            Deed::Reopen => "reopen",
            Deed::Note => "note",
        }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::EVENTS, self.code(), lang)
    }

    /// Only 互查小组 or 党群部 may do it.
    pub fn of_inspectors(self) -> bool {
        matches!(self, Deed::Accept | Deed::Refuse | Deed::Fail | Deed::Verify | Deed::Reopen)
    }
}

/// Every step there is: from, what is done, to. Whatever is not here is refused, with [`StepError`] saying why.
pub const WAYS: &[(Status, Deed, Status)] = &[
    (Status::Todo, Deed::Measure, Status::Todo),
    (Status::Todo, Deed::Refuse, Status::Todo),
    (Status::Todo, Deed::Accept, Status::Doing),
    (Status::Doing, Deed::Evidence, Status::Review),
    (Status::Review, Deed::Evidence, Status::Review),
    (Status::Review, Deed::Verify, Status::Closed),
    (Status::Review, Deed::Fail, Status::Doing),
    (Status::Doing, Deed::Fail, Status::Doing),
    (Status::Todo, Deed::Fail, Status::Todo),
    // On the spot, 立行立改 only.
    (Status::Todo, Deed::Verify, Status::Closed),
    (Status::Closed, Deed::Reopen, Status::Doing),
    (Status::Todo, Deed::Extend, Status::Todo),
    (Status::Doing, Deed::Extend, Status::Doing),
    (Status::Review, Deed::Extend, Status::Review),
    (Status::Todo, Deed::Note, Status::Todo),
    (Status::Doing, Deed::Note, Status::Doing),
    (Status::Review, Deed::Note, Status::Review),
    (Status::Closed, Deed::Note, Status::Closed),
];

/// Why a problem may not go on like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepError {
    /// From this state one cannot get to that one in one step.
    NoWay(Status, Status),
    /// It is closed off: reopen it first.
    Closed,
    /// It is not closed off: nothing to reopen.
    NotClosed,
    /// The measures are not accepted yet.
    MeasuresFirst,
    /// No measures were reported that could be judged.
    NoMeasures,
    /// The measures are accepted already.
    MeasuresKnown,
    /// No evidence was reported yet.
    EvidenceFirst,
    /// Only 立行立改 is closed on the spot.
    NotOnTheSpot,
    /// A word is missing: what happened, or why.
    NoteMissing,
    /// Closing needs evidence.
    EvidenceMissing,
    /// An extension needs a later date.
    DateMissing,
    /// An extension needs a named approver.
    ApproverMissing,
    /// Nobody known by name acts.
    Nobody,
    /// The branch may not judge its own problem.
    OwnBranch(String),
    /// Neither of the inspectors nor of 党群部.
    Outsider(String),
    /// Who rectified it cannot verify it.
    OwnWork(String),
    /// An imported table closes nothing.
    ByHand,
}

impl Say for StepError {
    fn say(&self, lang: Lang) -> String {
        match self {
            StepError::NoWay(from, to) => text::no_way(lang, from.name(lang), to.name(lang)),
            StepError::Closed => text::is_closed(lang),
            StepError::NotClosed => text::not_closed(lang),
            StepError::MeasuresFirst => text::measures_first(lang),
            StepError::NoMeasures => text::no_measures(lang),
            StepError::MeasuresKnown => text::measures_known(lang),
            StepError::EvidenceFirst => text::evidence_first(lang),
            StepError::NotOnTheSpot => text::not_on_the_spot(lang),
            StepError::NoteMissing => text::note_missing(lang),
            StepError::EvidenceMissing => text::evidence_missing(lang),
            StepError::DateMissing => text::extension_date_missing(lang),
            StepError::ApproverMissing => text::approver_missing(lang),
            StepError::Nobody => text::nobody_acts(lang),
            StepError::OwnBranch(branch) => text::own_closing(lang, branch),
            StepError::Outsider(name) => text::outsider(lang, name),
            StepError::OwnWork(name) => text::own_work(lang, name),
            StepError::ByHand => text::never_by_hand(lang),
        }
    }
}

crate::said!(StepError);

/// What goes with a deed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Move<'a> {
    /// What was done, or why.
    pub note: &'a str,
    /// What shows it; required for 已销号.
    pub evidence: &'a str,
    /// Who rectified it, by name; empty is the responsible person.
    pub who: &'a str,
    /// The acting person's id.
    pub by: &'a str,
    /// Local time, RFC 3339.
    pub at: &'a str,
    /// New deadline of an extension.
    pub due: &'a str,
    /// Who approved the extension, by name.
    pub approver: &'a str,
    /// By which of the four steps it was checked (a code); may be empty.
    pub method: &'a str,
    /// The look-back at which it was done; may be empty.
    pub visit: &'a str,
}

/// Where a deed leads from the present state.
///
/// # Errors
/// It cannot be done now, with the reason.
pub fn way(p: &Problem, deed: Deed) -> Result<Status, StepError> {
    let found = WAYS.iter().find(|w| w.0 == p.status && w.1 == deed).map(|w| w.2);
    match (found, deed) {
        (None, _) => Err(no_way(p, deed)),
        (Some(_), Deed::Accept | Deed::Refuse) if p.gate != Gate::Pending => Err(StepError::NoMeasures),
        (Some(_), Deed::Verify) if p.status == Status::Todo && p.class != Some(Class::Now) => Err(no_way(p, deed)),
        (Some(to), _) => Ok(to),
    }
}

/// The reason for what the table does not have.
fn no_way(p: &Problem, deed: Deed) -> StepError {
    match (p.status, deed) {
        (_, Deed::Reopen) => StepError::NotClosed,
        (Status::Closed, _) => StepError::Closed,
        (Status::Todo, Deed::Verify) if p.gate == Gate::Nothing => StepError::NotOnTheSpot,
        (Status::Todo, _) => StepError::MeasuresFirst,
        (_, Deed::Measure | Deed::Accept | Deed::Refuse) => StepError::MeasuresKnown,
        _ => StepError::EvidenceFirst,
    }
}

/// Whether somebody may do it now, before any words are asked for: for keys that say why not.
///
/// # Errors
/// The state does not allow it, or the person may not.
pub fn may(facts: &Facts, p: &Problem, deed: Deed, by: &str) -> Result<Status, StepError> {
    let to = way(p, deed)?;
    if deed.of_inspectors() {
        who::inspects(facts, p, by)?;
    }
    Ok(to)
}

/// Does it: changes the state and writes down what happened. Everything is one act.
///
/// # Errors
/// A step that is not in the table; a word, a date, an approver or evidence is missing; somebody who may not.
pub fn perform(facts: &Facts, act: &mut Act, p: &Problem, deed: Deed, with: &Move) -> Result<(), StepError> {
    let to = may(facts, p, deed, with.by)?;
    if with.note.trim().is_empty() {
        return Err(StepError::NoteMissing);
    }
    match deed {
        Deed::Measure => set(facts, act, p, &[("measures", with.note), ("gate", Gate::Pending.code())]),
        Deed::Accept => set(facts, act, p, &[("gate", Gate::Accepted.code())]),
        Deed::Refuse => set(facts, act, p, &[("gate", Gate::Refused.code())]),
        Deed::Evidence => rectified(facts, act, p, with),
        Deed::Verify => verify(facts, act, p, with)?,
        Deed::Extend => extend_to(facts, act, p, with)?,
        Deed::Reopen => set(facts, act, p, &[("closed_by", ""), ("closed_on", ""), ("closed_evidence", "")]),
        Deed::Fail | Deed::Note => {}
    }
    set(facts, act, p, &[("status", to.code())]);
    write_event(facts, act, p, deed, with);
    Ok(())
}

fn set(facts: &Facts, act: &mut Act, p: &Problem, fields: &[(&str, &str)]) {
    act.set_all(facts, "problem", &p.id, fields);
}

fn day(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}

fn doer<'a>(p: &'a Problem, with: &Move<'a>) -> &'a str {
    if with.who.trim().is_empty() { p.responsible.trim() } else { with.who.trim() }
}

fn rectified(facts: &Facts, act: &mut Act, p: &Problem, with: &Move) {
    let fields = [("rectified", with.note), ("rectified_by", doer(p, with)), ("rectified_on", day(with.at))];
    set(facts, act, p, &fields);
}

fn verify(facts: &Facts, act: &mut Act, p: &Problem, with: &Move) -> Result<(), StepError> {
    if with.evidence.trim().is_empty() {
        return Err(StepError::EvidenceMissing);
    }
    let on_the_spot = p.status == Status::Todo;
    let by = if on_the_spot { doer(p, with) } else { p.rectified_by.as_str() };
    who::not_own_work(facts, by, with.by)?;
    if on_the_spot {
        rectified(facts, act, p, with);
    }
    let fields = [("closed_by", with.by), ("closed_on", day(with.at)), ("closed_evidence", with.evidence.trim())];
    set(facts, act, p, &fields);
    Ok(())
}

fn extend_to(facts: &Facts, act: &mut Act, p: &Problem, with: &Move) -> Result<(), StepError> {
    if with.approver.trim().is_empty() {
        return Err(StepError::ApproverMissing);
    }
    if with.due <= p.due.as_str() {
        return Err(StepError::DateMissing);
    }
    if p.first_due.is_empty() && !p.due.is_empty() {
        set(facts, act, p, &[("first_due", p.due.as_str())]);
    }
    set(facts, act, p, &[("due", with.due)]);
    Ok(())
}

fn write_event(facts: &Facts, act: &mut Act, p: &Problem, deed: Deed, with: &Move) {
    let id = act.create("event");
    let extends = deed == Deed::Extend;
    let who = if matches!(deed, Deed::Evidence) { doer(p, with) } else { with.who.trim() };
    let fields = [
        ("problem", p.id.as_str()),
        ("kind", deed.code()),
        ("text", with.note),
        ("by", with.by),
        ("method", with.method),
        ("at", with.at),
        ("approver", if extends { with.approver } else { "" }),
        ("due", if extends { with.due } else { "" }),
        ("evidence", with.evidence.trim()),
        ("who", who),
        ("visit", with.visit),
    ];
    act.set_all(facts, "event", &id, &fields);
}

/// Moves a problem to another state by the deed that leads there: what `problems set --status` does. From 待整改 to
/// 整改中 the note is the measures, unless measures wait to be accepted.
///
/// # Errors
/// As [`perform`]; a state that no single step leads to.
pub fn advance(facts: &Facts, act: &mut Act, p: &Problem, to: Status, with: &Move) -> Result<(), StepError> {
    let deed = match (p.status, to) {
        (Status::Todo, Status::Doing) if p.gate != Gate::Pending => return accept_at_once(facts, act, p, with),
        (Status::Todo, Status::Doing) => Deed::Accept,
        (_, Status::Closed) => Deed::Verify,
        (Status::Doing, Status::Review) => Deed::Evidence,
        (Status::Todo, Status::Review) => return Err(StepError::MeasuresFirst),
        (Status::Review, Status::Doing) => Deed::Fail,
        (Status::Closed, Status::Doing) => Deed::Reopen,
        (from, to) => return Err(StepError::NoWay(from, to)),
    };
    perform(facts, act, p, deed, with)
}

/// The inspectors write down the measures and accept them in one act: both are kept as events.
fn accept_at_once(facts: &Facts, act: &mut Act, p: &Problem, with: &Move) -> Result<(), StepError> {
    who::inspects(facts, p, with.by)?;
    perform(facts, act, p, Deed::Measure, with)?;
    let reported = Problem { gate: Gate::Pending, ..p.clone() };
    perform(facts, act, &reported, Deed::Accept, with)
}

/// Extends the deadline: a later date, a reason and an approver; the first deadline stays.
///
/// # Errors
/// A missing reason, approver or later date; a closed problem.
pub fn extend(
    facts: &Facts,
    act: &mut Act,
    p: &Problem,
    due: &str,
    approver: &str,
    with: &Move,
) -> Result<(), StepError> {
    perform(facts, act, p, Deed::Extend, &Move { due, approver, ..*with })
}

/// Whether a table that somebody edited by hand may set this cell of a problem: it never closes one.
///
/// # Errors
/// It would close the problem, or vouch for a closing.
pub fn by_hand(field: &str, value: &str) -> Result<(), StepError> {
    let closes = field == "status" && Status::parse(value) == Some(Status::Closed);
    if closes || field.starts_with("closed_") { Err(StepError::ByHand) } else { Ok(()) }
}
