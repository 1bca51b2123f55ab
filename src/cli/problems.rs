//! `hucha problems …`: the list of problems and their states.

use super::args::{AddProblem, Common, Problems, SetProblem};
use super::print;
use super::session::{Session, date};
use crate::error::{Error, Result};
use crate::model::calendar::Deadlines;
use crate::model::checklist::Checklist;
use crate::model::problem::{self, Class, Move, NewProblem, Problem, Status};
use crate::model::{sheet, visit};
use crate::text::{Say, cli as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// Unknown branch, quarter, code, state or number; a step a problem may not take.
pub fn run(common: &Common, command: &Problems) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Problems::List { round, branch, status, overdue } => {
            let filter = Filter::new(&s, round.as_deref(), branch.as_deref(), status.as_deref(), *overdue)?;
            list(&s, &filter)
        }
        Problems::Add(given) => add(&mut s, given),
        Problems::Set(given) => set(&mut s, given),
    }
}

struct Filter {
    round: Option<String>,
    branch: Option<String>,
    status: Option<Status>,
    overdue: bool,
}

impl Filter {
    fn new(
        s: &Session,
        round: Option<&str>,
        branch: Option<&str>,
        status: Option<&str>,
        overdue: bool,
    ) -> Result<Filter> {
        Ok(Filter {
            round: round.map(|r| s.round(r)).transpose()?,
            branch: branch.map(|b| s.branch(b)).transpose()?,
            status: status.map(|t| parse_status(s, t)).transpose()?,
            overdue,
        })
    }

    fn takes(&self, s: &Session, p: &Problem) -> bool {
        self.round.as_ref().is_none_or(|r| *r == p.round)
            && self.branch.as_ref().is_none_or(|b| *b == p.branch)
            && self.status.is_none_or(|t| t == p.status)
            && (!self.overdue || p.overdue_days(s.today()) > 0)
    }
}

fn parse_status(s: &Session, given: &str) -> Result<Status> {
    let names: Vec<_> = Status::ALL.iter().map(|t| format!("{}（{}）", t.name(s.lang), t.code())).collect();
    Status::parse(given).ok_or_else(|| Error::Usage(text::bad_status(s.lang, given, names.join("、"))))
}

fn list(s: &Session, filter: &Filter) -> Result<()> {
    let found: Vec<Problem> = Problem::all(&s.facts).into_iter().filter(|p| filter.takes(s, p)).collect();
    if s.json {
        return print::json(&found.iter().map(|p| json_of(s, p)).collect());
    }
    if found.is_empty() {
        print::note(&text::none_found(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::problem_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|p| row(s, p)));
    print::table(&rows)
}

fn row(s: &Session, p: &Problem) -> Vec<String> {
    let late = match p.overdue_days(s.today()) {
        0 => String::new(),
        days => text::overdue(s.lang, days),
    };
    let branch = visit::branch_name(&s.facts, &p.branch);
    let due = format!("{}{late}", p.due);
    vec![p.shown_number(&s.facts), branch, p.code.clone(), p.status.name(s.lang).into(), due, p.fact.clone()]
}

fn json_of(s: &Session, p: &Problem) -> Value {
    json!({
        "id": p.id, "number": p.shown_number(&s.facts), "round": p.round, "branch": p.branch, "code": p.code,
        "step": p.step.map_or("", |step| step.code()), "fact": p.fact, "suggestion": p.suggestion,
        "class": p.class.map_or("", Class::code), "responsible": p.responsible, "due": p.due,
        "status": p.status.code(), "overdue_days": p.overdue_days(s.today()), "ancestor": p.ancestor,
    })
}

fn add(s: &mut Session, given: &AddProblem) -> Result<()> {
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
        Some(name) => s.named_person(name)?,
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
fn step_of(s: &Session, round: &str, code: &str) -> Result<Option<crate::model::checklist::Step>> {
    if code.is_empty() {
        return Ok(None);
    }
    let checklist = Checklist::of(&s.facts, s.facts.value("round", round, "checklist")).unwrap_or_default();
    match checklist.get(code) {
        Some(i) => Ok(Some(i.step)),
        None => Err(Error::refused(text::bad_indicator(s.lang, code))),
    }
}

fn parse_class(s: &Session, given: &str) -> Result<Class> {
    let names: Vec<_> = Class::ALL.iter().map(|c| format!("{}（{}）", c.name(s.lang), c.code())).collect();
    Class::parse(given).ok_or_else(|| Error::Usage(text::bad_class(s.lang, given, names.join("、"))))
}

/// Without a date the class gives one: working days after today, or the end of the next quarter.
fn default_due(s: &Session, class: Option<Class>) -> String {
    let due = class.and_then(|c| Deadlines::of(&s.facts).due(&s.holidays(), c.code(), s.today()));
    let Some(due) = due else { return String::new() };
    super::workday::warn(s.lang, &due.missing);
    due.date.to_string()
}

fn set(s: &mut Session, given: &SetProblem) -> Result<()> {
    let p = find(s, &given.id)?;
    let (actor, at) = (s.actor.clone(), s.wall());
    let with = Move { note: &given.note, evidence: given.evidence.as_deref().unwrap_or(""), by: &actor, at: &at };
    let mut act = s.facts.act().because(&given.note);
    let refuse = |e: problem::StepError| Error::refused(e.say(s.lang));
    if let Some(due) = &given.due {
        let due = date(s.lang, due)?.to_string();
        let approver = given.approver.as_deref().unwrap_or("");
        problem::extend(&s.facts, &mut act, &p, &due, approver, &with).map_err(refuse)?;
    }
    if let Some(status) = &given.status {
        let to = parse_status(s, status)?;
        problem::advance(&s.facts, &mut act, &p, to, &with).map_err(refuse)?;
    }
    if given.due.is_none() && given.status.is_none() {
        return Err(Error::Usage(text::nothing_to_set(s.lang)));
    }
    s.commit(&act)?;
    let Some(p) = Problem::of(&s.facts, &p.id) else { return Ok(()) };
    if s.json {
        return print::json(&json_of(s, &p));
    }
    print::line(&text::problem_changed(s.lang, p.shown_number(&s.facts), p.status.name(s.lang)))
}

/// A problem by number as shown, by number as given if it is the only one, or by record id.
fn find(s: &Session, given: &str) -> Result<Problem> {
    let all = Problem::all(&s.facts);
    let unknown = || Error::Usage(text::problem_unknown(s.lang, given));
    all.iter().find(|p| p.id == given || p.shown_number(&s.facts) == given).cloned().ok_or_else(unknown)
}
