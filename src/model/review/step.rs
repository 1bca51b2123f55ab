//! The steps of a review: who may take which, and when.

use super::{State, Thread};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::sheet::Sheet;
use crate::model::visit::Visit;
use crate::model::{person, revision, schema};
use crate::text::{Lang, Say, visit as text};

/// What may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 退回: a comment, or one that is not satisfied with the answer.
    Return,
    /// 答复.
    Answer,
    /// 认可.
    Accept,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 3] = [Step::Return, Step::Answer, Step::Accept];

    /// The code in `schema::REVIEWS`.
    pub fn code(self) -> &'static str {
        match self {
            Step::Return => "return",
            Step::Answer => "answer",
            Step::Accept => "accept",
        }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::REVIEWS, self.code(), lang)
    }

    pub(super) fn of(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Where a comment stands after it.
    pub fn leads_to(self) -> State {
        match self {
            Step::Return => State::Returned,
            Step::Answer => State::Answered,
            Step::Accept => State::Accepted,
        }
    }
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The sheet is not finalised: there is nothing to return or accept yet.
    NotFinal,
    /// Nobody reviews a sheet of their own.
    OwnSheet,
    /// Only the coordinator (党群部) or the leader of the team reviews.
    NotReviewer,
    /// Only the inspector of the sheet answers.
    NotInspector,
    /// It has to be said what is meant.
    NoText,
    /// The checklist of the sheet has no such item.
    NoItem,
    /// It is the inspector's turn: nothing to return a second time.
    Unanswered,
    /// It is done.
    Accepted,
}

impl Say for Refusal {
    fn say(&self, lang: Lang) -> String {
        match self {
            Refusal::NotFinal => text::review_not_final(lang),
            Refusal::OwnSheet => text::review_own_sheet(lang),
            Refusal::NotReviewer => text::review_not_reviewer(lang),
            Refusal::NotInspector => text::review_not_inspector(lang),
            Refusal::NoText => text::review_no_text(lang),
            Refusal::NoItem => text::review_no_item(lang),
            Refusal::Unanswered => text::review_unanswered(lang),
            Refusal::Accepted => text::review_accepted(lang),
        }
    }
}

/// Every state and step, and why the step is refused there.
pub const TABLE: [(State, Step, Option<Refusal>); 9] = [
    (State::Returned, Step::Return, Some(Refusal::Unanswered)),
    (State::Returned, Step::Answer, None),
    (State::Returned, Step::Accept, None), // taken back: with a word why
    (State::Answered, Step::Return, None),
    (State::Answered, Step::Answer, None),
    (State::Answered, Step::Accept, None),
    (State::Accepted, Step::Return, Some(Refusal::Accepted)),
    (State::Accepted, Step::Answer, Some(Refusal::Accepted)),
    (State::Accepted, Step::Accept, Some(Refusal::Accepted)),
];

/// Whether a step may be taken in a state.
///
/// # Errors
/// The reason why not.
pub fn allowed(state: State, step: Step) -> Result<(), Refusal> {
    let why = TABLE.iter().find(|row| (row.0, row.1) == (state, step)).and_then(|row| row.2);
    why.map_or(Ok(()), Err)
}

/// Whether a person may return and accept a sheet: the coordinator, or the leader of the team for the sheets of its
/// members; nobody for a sheet of their own.
///
/// # Errors
/// The reason why not.
pub fn may_review(facts: &Facts, sheet: &Sheet, who: &str) -> Result<(), Refusal> {
    let me = person::root(facts, who);
    if !sheet.agreed && person::root(facts, &sheet.inspector) == me {
        return Err(Refusal::OwnSheet);
    }
    let leads = !sheet.agreed && team_has(facts, sheet, me, |duty| duty == "leader");
    if person::is_coordinator(facts, me) || leads { Ok(()) } else { Err(Refusal::NotReviewer) }
}

/// Whether a person may answer for a sheet: its inspector; for an agreed sheet anybody of the team.
///
/// # Errors
/// The reason why not.
pub fn may_answer(facts: &Facts, sheet: &Sheet, who: &str) -> Result<(), Refusal> {
    let me = person::root(facts, who);
    let own = !sheet.agreed && person::root(facts, &sheet.inspector) == me;
    let team = sheet.agreed && team_has(facts, sheet, me, |_| true);
    if own || team { Ok(()) } else { Err(Refusal::NotInspector) }
}

fn team_has(facts: &Facts, sheet: &Sheet, who: &str, duty: impl Fn(&str) -> bool) -> bool {
    let team = Visit::of(facts, &sheet.visit).map(|v| v.team).unwrap_or_default();
    team.iter().any(|m| person::root(facts, &m.person) == who && duty(&m.duty))
}

/// Returns a finalised sheet with a comment, on the whole (`code` empty) or on an item; gives the id of the comment.
///
/// # Errors
/// Not finalised; not the person to do it; no text; no such item.
pub fn open(
    facts: &Facts,
    act: &mut Act,
    sheet: &Sheet,
    code: &str,
    text: &str,
    by: (&str, &str),
) -> Result<String, Refusal> {
    may_review(facts, sheet, by.0)?;
    if !sheet.is_final() {
        return Err(Refusal::NotFinal);
    }
    let known = || sheet.checklist(facts).is_some_and(|list| list.get(code).is_some());
    if !code.is_empty() && !known() {
        return Err(Refusal::NoItem);
    }
    said(text)?;
    Ok(write(facts, act, sheet, Step::Return, ("", code, text), by))
}

/// Says that an answer is not enough. `by` is a person and the local time.
///
/// # Errors
/// Not the person or the time to do it; no text.
pub fn again(facts: &Facts, act: &mut Act, on: &Thread, text: &str, by: (&str, &str)) -> Result<(), Refusal> {
    let sheet = finalised(facts, on)?;
    may_review(facts, &sheet, by.0)?;
    said(text)?;
    reply(facts, act, &sheet, on, Step::Return, text, by)
}

/// The inspector answers. `by` is a person and the local time.
///
/// # Errors
/// Not the person to do it; accepted already; no text.
pub fn answer(facts: &Facts, act: &mut Act, on: &Thread, text: &str, by: (&str, &str)) -> Result<(), Refusal> {
    let sheet = Sheet::of(facts, &on.sheet).ok_or(Refusal::NotFinal)?;
    may_answer(facts, &sheet, by.0)?;
    said(text)?;
    reply(facts, act, &sheet, on, Step::Answer, text, by)
}

/// Accepts. What was never answered is taken back by it, which needs a word why. `by` is a person and the local time.
///
/// # Errors
/// Not the person to do it; the sheet is being corrected; accepted already; no text where it is needed.
pub fn accept(facts: &Facts, act: &mut Act, on: &Thread, text: &str, by: (&str, &str)) -> Result<(), Refusal> {
    let sheet = finalised(facts, on)?;
    may_review(facts, &sheet, by.0)?;
    if on.state == State::Returned {
        said(text)?;
    }
    reply(facts, act, &sheet, on, Step::Accept, text, by)
}

fn finalised(facts: &Facts, on: &Thread) -> Result<Sheet, Refusal> {
    Sheet::of(facts, &on.sheet).filter(Sheet::is_final).ok_or(Refusal::NotFinal)
}

fn said(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(()) }
}

/// Replies to every word that has no reply yet, so that nothing said on another laptop stays open behind it.
fn reply(
    facts: &Facts,
    act: &mut Act,
    sheet: &Sheet,
    on: &Thread,
    step: Step,
    text: &str,
    by: (&str, &str),
) -> Result<(), Refusal> {
    allowed(on.state, step)?;
    for word in on.open_ends().filter(|w| w.step != Step::Accept) {
        write(facts, act, sheet, step, (&word.id, &on.code, text), by);
    }
    Ok(())
}

fn write(
    facts: &Facts,
    act: &mut Act,
    sheet: &Sheet,
    step: Step,
    (of, code, text): (&str, &str, &str),
    (who, at): (&str, &str),
) -> String {
    let id = act.create("review");
    let revision = revision::present(facts, sheet).to_string();
    let fields = [
        ("sheet", sheet.id.as_str()),
        ("visit", &sheet.visit),
        ("kind", step.code()),
        ("of", of),
        ("code", code),
        ("text", text.trim()),
        ("by", who),
        ("at", at),
        ("revision", &revision),
    ];
    act.set_all(facts, "review", &id, &fields);
    id
}
