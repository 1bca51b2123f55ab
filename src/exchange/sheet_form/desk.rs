//! A filled-in form, from the file to one act that is ready to be committed: the same for `sheet import`, for a merge
//! and for the screens.

use super::form::{self, Form};
use super::{Context, Filled, FormError, Head, Taken};
use crate::error::{Error, Result};
use crate::exchange::lists::name_of;
use crate::model::act::Act;
use crate::model::calendar::{Holidays, Quarter};
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::person::{self, Found, Person};
use crate::model::round::Round;
use crate::model::sheet::{self, Sheet};
use crate::model::visit::{self, Visit};
use crate::text::{Lang, Say, cli as cli_text, form as text};
use chrono::NaiveDate;
use std::path::Path;

/// Where forms are taken: what is known, and who takes them when.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// What is known.
    pub facts: &'a Facts,
    /// Person id of who takes them: the inspector of a form that names none.
    pub actor: &'a str,
    /// The day.
    pub today: NaiveDate,
    /// Language of sentences.
    pub lang: Lang,
}

/// What is said about a form beside it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Quarter.
    pub round: Option<&'a str>,
    /// Branch.
    pub branch: Option<&'a str>,
    /// Name of the inspector.
    pub inspector: Option<&'a str>,
    /// Why a finalised sheet is corrected; may be empty.
    pub reason: &'a str,
}

/// A form that was understood as a whole, and what it would do.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The file as it was read.
    pub form: Form,
    /// The checklist of the sheet.
    pub list: Checklist,
    /// What every row says.
    pub filled: Filled,
    /// The sheet.
    pub sheet: String,
    /// The act and what it does row by row.
    pub taken: Taken,
    /// What should be known of it: a new person, a new visit.
    pub notes: Vec<String>,
}

/// Where a form goes, as named by options, the form itself or its file name.
struct Place {
    round: String,
    branch: String,
    visit: String,
    /// The inspector, if known already.
    person: Option<Person>,
    name: String,
}

/// Reads a form and makes the act that takes it.
///
/// # Errors
/// The form is refused, with every wrong cell named; it is not known whose it is; a finalised sheet without a reason.
pub fn ready(d: &Desk, file: &Path, asked: &Asked) -> Result<Ready> {
    let form = form::open(d.lang, file)?;
    let named = Head::from_name(d.facts, &name_of(file));
    let place = place(d, file, asked, &form.head, named)?;
    let list = d.checklist(&place)?;
    let filled = super::read(&list, &form.rows, quarter(d.lang, &place.round)?).map_err(|e| refused(d, file, &e))?;
    let mut built = build(d, &place, &list, &filled, "")?;
    let sheet = Sheet::of(d.facts, &built.sheet);
    if sheet.is_some_and(|sheet| sheet.is_final()) && !built.taken.act.is_empty() {
        if asked.reason.trim().is_empty() {
            return Err(Error::refused(text::in_file(d.lang, name_of(file), text::needs_reason(d.lang))));
        }
        built = build(d, &place, &list, &filled, asked.reason)?;
    }
    let Built { sheet, taken, notes } = built;
    Ok(Ready { form, list, filled, sheet, taken, notes })
}

fn refused(d: &Desk, file: &Path, errors: &[FormError]) -> Error {
    let head = text::refused_sheet(d.lang, name_of(file), errors.len());
    let name = name_of(file);
    let lines = errors.iter().map(|e| text::in_file(d.lang, &name, e.say(d.lang)));
    Error::Refused(std::iter::once(head).chain(lines).collect())
}

fn quarter(lang: Lang, given: &str) -> Result<Quarter> {
    Quarter::parse(given).map_err(|_| Error::Usage(cli_text::bad_round(lang, given)))
}

impl Desk<'_> {
    /// A quarter that was opened.
    fn round(&self, given: &str) -> Result<String> {
        let round = quarter(self.lang, given)?.to_string();
        match self.facts.get("round", &round) {
            Some(_) => Ok(round),
            None => Err(Error::Usage(cli_text::unknown_round(self.lang, round))),
        }
    }

    /// The only open quarter.
    fn only_round(&self) -> Result<String> {
        let mut open = Round::all(self.facts).into_iter().filter(|r| !r.closed);
        match (open.next(), open.next()) {
            (Some(only), None) => Ok(only.id),
            _ => Err(Error::Usage(cli_text::need_which(self.lang, "--round"))),
        }
    }

    /// A branch by code or name.
    fn branch(&self, given: &str) -> Result<String> {
        let wanted = given.trim();
        let found = self.facts.all("branch").find(|b| b.id == wanted || b.get("name") == wanted);
        found.map(|b| b.id.clone()).ok_or_else(|| Error::Usage(cli_text::unknown_branch(self.lang, given)))
    }

    fn holidays(&self) -> Holidays {
        Holidays::of(self.facts)
    }

    /// The checklist of a sheet that was begun, else that of the quarter.
    fn checklist(&self, place: &Place) -> Result<Checklist> {
        let id = place.person.as_ref().map_or("", |p| p.id.as_str());
        let begun = self.facts.value("sheet", &sheet::id_of(&place.visit, id), "checklist");
        let version = if begun.is_empty() { self.facts.value("round", &place.round, "checklist") } else { begun };
        Checklist::of(self.facts, version).ok_or_else(|| Error::Failed(text::no_checklist(self.lang, &place.round)))
    }
}

/// One act that is ready to be committed, and what it would do.
struct Built {
    sheet: String,
    taken: Taken,
    notes: Vec<String>,
}

/// Options first, then what the form says of itself, then its file name; an option against the form is refused.
fn place(d: &Desk, file: &Path, asked: &Asked, head: &Head, named: Head) -> Result<Place> {
    let inside = head.clone();
    let told = inside.or(named);
    let round = match (asked.round, told.round.as_str()) {
        (None, "") => d.only_round()?,
        (given, found) => d.round(given.unwrap_or(found))?,
    };
    let branch = match (asked.branch, told.branch.as_str()) {
        (None, "") => return Err(Error::Usage(text::head_missing(d.lang, text::head_branch(d.lang)))),
        (given, found) => d.branch(given.unwrap_or(found))?,
    };
    let differs = |what: String, given: &str, found: &str| {
        Err(Error::refused(text::head_differs(d.lang, name_of(file), what, given, found)))
    };
    if !head.round.is_empty() && d.round(&head.round)? != round {
        return differs(text::head_round(d.lang), &round, &head.round);
    }
    if !head.branch.is_empty() && d.branch(&head.branch)? != branch {
        return differs(text::head_branch(d.lang), &branch, &head.branch);
    }
    let given = asked.inspector.or(Some(told.inspector.as_str()).filter(|n| !n.is_empty()));
    let (person, name) = inspector(d, given)?;
    if let (Some(given), false) = (asked.inspector, head.inspector.is_empty()) {
        let (other, other_name) = inspector(d, Some(&head.inspector))?;
        if other.map(|p| p.id) != person.as_ref().map(|p| p.id.clone()) || (person.is_none() && other_name != name) {
            return differs(text::head_inspector(d.lang), given, &head.inspector);
        }
    }
    let visit = visit::id_of(&round, &branch);
    Ok(Place { round, branch, visit, person, name })
}

/// A known person, or the name of somebody to add; the acting person if nobody was named.
fn inspector(d: &Desk, given: Option<&str>) -> Result<(Option<Person>, String)> {
    let given = given.unwrap_or(d.actor);
    match person::find(d.facts, given) {
        Found::One(p) => Ok((Some(p.clone()), p.name)),
        Found::Nobody(_) => Ok((None, crate::model::text_value::clean_text(given.trim()).into_owned())),
        Found::Many(list) => {
            let ids: Vec<_> = list.iter().map(|p| p.id.as_str()).collect();
            Err(Error::Usage(cli_text::person_many(d.lang, given, ids.join("、"))))
        }
    }
}

fn build(d: &Desk, place: &Place, list: &Checklist, filled: &Filled, reason: &str) -> Result<Built> {
    let mut act = d.facts.act();
    let mut notes = Vec::new();
    if !reason.trim().is_empty() {
        let id = sheet::id_of(&place.visit, place.person.as_ref().map_or("", |p| &p.id));
        act = sheet::correct(d.facts, act, &id, reason).map_err(|e| Error::refused(e.say(d.lang)))?;
    }
    let who = arrange(d, &mut act, place, &mut notes)?;
    let staged = d.facts.after(&act);
    let sheet = sheet::open(&staged, &mut act, &place.visit, &who);
    let staged = d.facts.after(&act);
    let holidays = d.holidays();
    let found_on = staged.value("visit", &place.visit, "date").parse().unwrap_or(d.today);
    let to = Context { sheet: &sheet, round: &place.round, branch: &place.branch, found_on, holidays: &holidays };
    let taken = super::take(&staged, act, list, filled, to);
    Ok(Built { sheet, taken, notes })
}

/// Adds the person and the visit where they are not known yet; gives the person's id.
fn arrange(d: &Desk, act: &mut Act, place: &Place, notes: &mut Vec<String>) -> Result<String> {
    let refuse = |e: visit::VisitError| Error::refused(e.say(d.lang));
    let who = match &place.person {
        Some(p) => p.clone(),
        None => {
            notes.push(text::person_new(d.lang, &place.name));
            for like in person::look_alikes(d.facts, &place.name) {
                notes.push(cli_text::look_alike(d.lang, like.name, like.id));
            }
            let id = person::add_as(d.facts, act, &place.name, "inspector");
            Person { id, name: place.name.clone(), branch: String::new(), post: String::new() }
        }
    };
    let known = Visit::of(d.facts, &place.visit);
    if known.is_none() {
        notes.push(text::visit_new(d.lang, &place.visit));
        visit::add(d.facts, act, &place.round, &place.branch, "").map_err(refuse)?;
    }
    let member = format!("{}/{}", place.visit, who.id);
    if d.facts.get("member", &member).is_some() {
        return Ok(who.id);
    }
    // Refuses an inspector of the inspected branch (AMB-20) whether or not they end up on the team here.
    let mut trial = d.facts.act();
    visit::join(d.facts, &mut trial, &place.visit, &who, "leader", "").map_err(refuse)?;
    match known.is_none_or(|v| v.team.is_empty()) {
        true => visit::join(d.facts, act, &place.visit, &who, "leader", "").map_err(refuse)?,
        false => notes.push(text::not_on_team(d.lang, &who.name, &place.visit)),
    }
    Ok(who.id)
}
