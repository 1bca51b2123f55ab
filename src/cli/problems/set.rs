//! `hucha problems set`: a step in the life of a problem, or an extension.

use super::list::parse_status;
use super::{find, json_of};
use crate::cli::args::SetProblem;
use crate::cli::print;
use crate::cli::session::{Session, date};
use crate::error::{Error, Result};
use crate::model::act::Act;
use crate::model::checklist::Step;
use crate::model::problem::{self, Deed, Move, Problem, StepError};
use crate::text::{Say, cli as text};

/// Does what is asked, all in one act.
///
/// # Errors
/// Unknown number, state or deed; a step the problem may not take.
pub fn run(s: &mut Session, given: &SetProblem) -> Result<()> {
    let p = find(s, &given.id)?;
    if given.due.is_none() && given.status.is_none() && given.deed.is_none() {
        return Err(Error::Usage(text::nothing_to_set(s.lang)));
    }
    let act = act(s, given, &p)?;
    s.commit(&act)?;
    let Some(p) = Problem::of(&s.facts, &p.id) else { return Ok(()) };
    if s.json {
        return print::json(&json_of(s, &p));
    }
    let (number, status) = (p.shown_number(&s.facts), p.status.name(s.lang));
    match given.due {
        Some(_) => print::line(&text::problem_due(s.lang, number, &p.due, status)),
        None => print::line(&text::problem_changed(s.lang, number, status)),
    }
}

fn act(s: &Session, given: &SetProblem, p: &Problem) -> Result<Act> {
    let (at, due) = (s.wall(), given.due.as_deref().map(|d| date(s.lang, d)).transpose()?);
    let due = due.map(|d| d.to_string()).unwrap_or_default();
    let text_of = |o: &Option<String>| o.clone().unwrap_or_default();
    let (evidence, who, approver) = (text_of(&given.evidence), text_of(&given.who), text_of(&given.approver));
    let method = given.method.as_deref().map(|m| method(s, m)).transpose()?.map_or("", Step::code);
    let with = Move {
        note: &given.note,
        evidence: &evidence,
        who: &who,
        by: &s.actor,
        at: &at,
        due: &due,
        approver: &approver,
        method,
        visit: "",
    };
    let refuse = |e: StepError| Error::refused(e.say(s.lang));
    let mut act = s.facts.act();
    if !due.is_empty() {
        problem::perform(&s.facts, &mut act, p, Deed::Extend, &with).map_err(refuse)?;
    }
    if let Some(status) = &given.status {
        let to = parse_status(s, status)?;
        problem::advance(&s.facts, &mut act, p, to, &with).map_err(refuse)?;
    }
    if let Some(deed) = given.deed.as_deref().map(|d| deed(s, d)).transpose()?.filter(|d| *d != Deed::Extend) {
        problem::perform(&s.facts, &mut act, p, deed, &with).map_err(refuse)?;
    }
    Ok(act)
}

fn deed(s: &Session, given: &str) -> Result<Deed> {
    let wanted = given.trim();
    let found = Deed::ALL.into_iter().find(|d| d.code() == wanted || d.name(s.lang) == wanted);
    let names: Vec<_> = Deed::ALL.iter().map(|d| format!("{}（{}）", d.code(), d.name(s.lang))).collect();
    found.ok_or_else(|| Error::Usage(text::bad_deed(s.lang, given, names.join("、"))))
}

/// A step of the visit as a way of checking, by code or name.
///
/// # Errors
/// It is none.
pub fn method(s: &Session, given: &str) -> Result<Step> {
    let names: Vec<_> = Step::ALL.iter().map(|m| m.code()).collect();
    Step::parse(given).ok_or_else(|| Error::Usage(text::bad_method(s.lang, given, names.join("、"))))
}
