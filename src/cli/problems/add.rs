//! `hucha problems add`.

use super::{json_of, parse_class};
use crate::cli::args::AddProblem;
use crate::cli::session::{Session, date};
use crate::cli::{print, workday};
use crate::error::{Error, Result};
use crate::model::calendar::Deadlines;
use crate::model::checklist::{Checklist, Step};
use crate::model::problem::{self, Class, NewProblem, Problem};
use crate::model::{sheet, visit};
use crate::text::cli as text;

/// Records a problem.
///
/// # Errors
/// Unknown branch, quarter or indicator.
pub fn run(s: &mut Session, given: &AddProblem) -> Result<()> {
    let need = |o: &Option<String>, what: &str| o.clone().ok_or_else(|| Error::Usage(text::need_which(s.lang, what)));
    if given.fact.trim().is_empty() {
        return Err(Error::Usage(text::blank(s.lang, "--fact")));
    }
    let round = s.round(&need(&given.which.round, "--round")?)?;
    let branch = s.branch(&need(&given.which.branch, "--branch")?)?;
    let class = given.class.as_deref().map(|c| parse_class(s, c)).transpose()?;
    let due = match &given.due {
        Some(due) => date(s.lang, due)?.to_string(),
        None => default_due(s, class),
    };
    let code = given.code.clone().unwrap_or_default();
    let step = step_of(s, &round, &code)?;
    let inspector = match &given.which.inspector {
        Some(name) => s.named_person(name, "inspector")?,
        None => s.actor.clone(),
    };
    let sheet_id = sheet::id_of(&visit::id_of(&round, &branch), &inspector);
    let sheet = if s.facts.get("sheet", &sheet_id).is_some() { sheet_id } else { String::new() };
    let new = NewProblem {
        sheet,
        round,
        branch,
        code,
        step,
        fact: crate::model::text_value::clean_text(&given.fact).into(),
        suggestion: given.suggestion.clone().unwrap_or_default(),
        class,
        responsible: given.responsible.clone().unwrap_or_default(),
        due,
    };
    let mut act = s.facts.act();
    let id = problem::mark(&s.facts, &mut act, &new);
    s.commit(&act)?;
    let number = Problem::of(&s.facts, &id).map(|p| p.shown_number(&s.facts)).unwrap_or_default();
    print::note(&text::problem_added(s.lang, &number));
    if s.json {
        return print::json(&Problem::of(&s.facts, &id).map(|p| json_of(s, &p)).into());
    }
    print::line(&number)
}

/// The step of an indicator of the quarter's checklist.
fn step_of(s: &Session, round: &str, code: &str) -> Result<Option<Step>> {
    if code.is_empty() {
        return Ok(None);
    }
    let checklist = Checklist::of(&s.facts, s.facts.value("round", round, "checklist")).unwrap_or_default();
    match checklist.get(code) {
        Some(i) => Ok(Some(i.step)),
        None => Err(Error::refused(text::bad_indicator(s.lang, code))),
    }
}

/// Without a date the class gives one: working days after today, or the end of the next quarter.
fn default_due(s: &Session, class: Option<Class>) -> String {
    let due = class.and_then(|c| Deadlines::of(&s.facts).due(&s.holidays(), c.code(), s.today()));
    let Some(due) = due else { return String::new() };
    workday::warn(s.lang, &due.missing);
    due.date.to_string()
}
