//! `hucha sheet import`: a form that was filled in by hand becomes a sheet, in one act.

use super::super::args::Which;
use super::super::print;
use super::super::session::{Session, quarter};
use super::super::table;
use super::{show, template, told};
use crate::error::{Error, Result};
use crate::exchange::lists::name_of;
use crate::exchange::sheet_form::{self, Context, Filled, FormError, Head, Taken};
use crate::journal::Source;
use crate::model::act::Act;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::person::{self, Found, Person};
use crate::model::sheet::{self, Sheet};
use crate::model::visit::{self, Visit};
use crate::text::{Say, cli as cli_text, form as text};
use std::path::Path;

/// What is wished besides taking the form.
pub struct Wish<'a> {
    pub dry_run: bool,
    pub finalize: bool,
    /// Why a finalised sheet is corrected; may be empty.
    pub reason: &'a str,
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

/// Takes a form.
///
/// # Errors
/// The form is refused, with every wrong cell named; it is not known whose it is; a finalised sheet without a reason;
/// `--finalize` while items are 未查. Nothing was changed then.
pub fn run(s: &mut Session, file: &Path, which: &Which, wish: &Wish) -> Result<()> {
    let form = table::form(s.lang, file)?;
    let named = Head::from_name(&s.facts, &name_of(file));
    let place = place(s, file, which, &form.head, named)?;
    let list = list_of(s, &place)?;
    let filled = sheet_form::read(&list, &form.rows, quarter(s.lang, &place.round)?)
        .map_err(|errors| refused(s, file, &errors))?;
    let mut built = build(s, &place, &list, &filled, "")?;
    let sheet = Sheet::of(&s.facts, &built.sheet);
    if sheet.is_some_and(|sheet| sheet.is_final()) && !built.taken.act.is_empty() {
        if wish.reason.trim().is_empty() {
            return Err(Error::refused(text::in_file(s.lang, name_of(file), text::needs_reason(s.lang))));
        }
        built = build(s, &place, &list, &filled, wish.reason)?;
    }
    if wish.finalize {
        finalize(s, file, &mut built)?;
    }
    let after = s.facts.after(&built.taken.act);
    let changed = !built.taken.act.is_empty();
    if changed && !wish.dry_run {
        s.commit_as(&built.taken.act, Source::Sheet)?;
    }
    say_head(s, &form, &list, &built.notes);
    let told =
        told::Told { s, file, list: &list, filled: &filled, taken: &built.taken, after: &after, sheet: &built.sheet };
    told.print(changed, wish.dry_run)
}

fn refused(s: &Session, file: &Path, errors: &[FormError]) -> Error {
    let head = text::refused_sheet(s.lang, name_of(file), errors.len());
    let name = name_of(file);
    let lines = errors.iter().map(|e| text::in_file(s.lang, &name, e.say(s.lang)));
    Error::Refused(std::iter::once(head).chain(lines).collect())
}

fn say_head(s: &Session, form: &table::Form, list: &Checklist, notes: &[String]) {
    print::note(&text::read_as(s.lang, form.encoding));
    if !form.head.checklist.is_empty() && form.head.checklist != list.version {
        print::note(&text::head_checklist(s.lang, &form.head.checklist, &list.version));
    }
    notes.iter().for_each(|note| print::note(note));
}

/// Options first, then what the form says of itself, then its file name; an option against the form is refused.
fn place(s: &Session, file: &Path, which: &Which, head: &Head, named: Head) -> Result<Place> {
    let inside = head.clone();
    let told = inside.or(named);
    let round = match (&which.round, told.round.as_str()) {
        (None, "") => super::round_of(s, None)?,
        (given, found) => s.round(given.as_deref().unwrap_or(found))?,
    };
    let branch = match (&which.branch, told.branch.as_str()) {
        (None, "") => return Err(Error::Usage(text::head_missing(s.lang, text::head_branch(s.lang)))),
        (given, found) => s.branch(given.as_deref().unwrap_or(found))?,
    };
    let differs = |what: String, given: &str, found: &str| {
        Err(Error::refused(text::head_differs(s.lang, name_of(file), what, given, found)))
    };
    if !head.round.is_empty() && s.round(&head.round)? != round {
        return differs(text::head_round(s.lang), &round, &head.round);
    }
    if !head.branch.is_empty() && s.branch(&head.branch)? != branch {
        return differs(text::head_branch(s.lang), &branch, &head.branch);
    }
    let given = which.inspector.as_deref().or(Some(told.inspector.as_str()).filter(|n| !n.is_empty()));
    let (person, name) = inspector(s, given)?;
    if let (Some(given), false) = (&which.inspector, head.inspector.is_empty()) {
        let (other, other_name) = inspector(s, Some(&head.inspector))?;
        if other.map(|p| p.id) != person.as_ref().map(|p| p.id.clone()) || (person.is_none() && other_name != name) {
            return differs(text::head_inspector(s.lang), given, &head.inspector);
        }
    }
    let visit = visit::id_of(&round, &branch);
    Ok(Place { round, branch, visit, person, name })
}

/// A known person, or the name of somebody to add; the acting person if nobody was named.
fn inspector(s: &Session, given: Option<&str>) -> Result<(Option<Person>, String)> {
    let given = given.unwrap_or(&s.actor);
    match person::find(&s.facts, given) {
        Found::One(p) => Ok((Some(p.clone()), p.name)),
        Found::Nobody(_) => Ok((None, crate::model::text_value::clean_text(given.trim()).into_owned())),
        Found::Many(_) => Err(s.known_person(given).err().unwrap_or_else(|| Error::Usage(given.to_string()))),
    }
}

fn list_of(s: &Session, place: &Place) -> Result<Checklist> {
    let id = place.person.as_ref().map_or("", |p| p.id.as_str());
    template::checklist(s, &place.round, &sheet::id_of(&place.visit, id))
}

/// One act that is ready to be committed, and what it would do.
struct Built {
    sheet: String,
    taken: Taken,
    notes: Vec<String>,
}

fn build(s: &Session, place: &Place, list: &Checklist, filled: &Filled, reason: &str) -> Result<Built> {
    let mut act = s.facts.act();
    let mut notes = Vec::new();
    if !reason.trim().is_empty() {
        let id = sheet::id_of(&place.visit, place.person.as_ref().map_or("", |p| &p.id));
        act = sheet::correct(&s.facts, act, &id, reason).map_err(|e| Error::refused(e.say(s.lang)))?;
    }
    let who = arrange(s, &mut act, place, &mut notes)?;
    let staged = s.facts.after(&act);
    let sheet = sheet::open(&staged, &mut act, &place.visit, &who);
    let staged = s.facts.after(&act);
    let holidays = s.holidays();
    let found_on = staged.value("visit", &place.visit, "date").parse().unwrap_or_else(|_| s.today());
    let to = Context { sheet: &sheet, round: &place.round, branch: &place.branch, found_on, holidays: &holidays };
    let taken = sheet_form::take(&staged, act, list, filled, to);
    Ok(Built { sheet, taken, notes })
}

/// Adds the person and the visit where they are not known yet; gives the person's id.
fn arrange(s: &Session, act: &mut Act, place: &Place, notes: &mut Vec<String>) -> Result<String> {
    let refuse = |e: visit::VisitError| Error::refused(e.say(s.lang));
    let who = match &place.person {
        Some(p) => p.clone(),
        None => {
            notes.push(text::person_new(s.lang, &place.name));
            for like in person::look_alikes(&s.facts, &place.name) {
                notes.push(cli_text::look_alike(s.lang, like.name, like.id));
            }
            let id = person::add(&s.facts, act, &place.name, "", "");
            Person { id, name: place.name.clone(), branch: String::new(), post: String::new() }
        }
    };
    let known = Visit::of(&s.facts, &place.visit);
    if known.is_none() {
        notes.push(text::visit_new(s.lang, &place.visit));
        visit::add(&s.facts, act, &place.round, &place.branch, "").map_err(refuse)?;
    }
    let member = format!("{}/{}", place.visit, who.id);
    if s.facts.get("member", &member).is_some() {
        return Ok(who.id);
    }
    // Refuses an inspector of the inspected branch (AMB-20) whether or not they end up on the team here.
    let mut trial = s.facts.act();
    visit::join(&s.facts, &mut trial, &place.visit, &who, "leader", "").map_err(refuse)?;
    match known.is_none_or(|v| v.team.is_empty()) {
        true => visit::join(&s.facts, act, &place.visit, &who, "leader", "").map_err(refuse)?,
        false => notes.push(text::not_on_team(s.lang, &who.name, &place.visit)),
    }
    Ok(who.id)
}

fn finalize(s: &Session, file: &Path, built: &mut Built) -> Result<()> {
    let after: Facts = s.facts.after(&built.taken.act);
    let Some(sheet) = Sheet::of(&after, &built.sheet) else { return Ok(()) };
    let refuse = |e: sheet::SheetError| Error::refused(text::in_file(s.lang, name_of(file), e.say(s.lang)));
    sheet::finalize(&s.facts, &mut built.taken.act, &sheet, &s.wall()).map_err(refuse)
}

/// The totals of the sheet in words.
pub(super) fn score(s: &Session, after: &Facts, sheet: &str) -> String {
    let totals = Sheet::of(after, sheet).and_then(|sheet| sheet.totals(after));
    totals.map(|t| show::score_words(s, &t)).unwrap_or_default()
}
