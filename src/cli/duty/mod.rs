//! `hucha duty …`: 责任认领 from the list of posts to the month's results. One file per subject.

pub mod args;
mod claims;
mod ledger;
mod month;
mod posts;
mod show;
mod tables;

use super::args::Common;
use super::print;
use super::session::{self, Session};
use crate::error::{Error, Result};
use crate::model::act::Act;
use crate::model::calendar::{Month, Quarter};
use crate::model::duty::{self, DutyError};
use crate::model::visit::branch_name;
use crate::text::{Lang, Say};
use args::{At, DutyCommand, InMonth};
use chrono::{Datelike, NaiveDate};

/// Runs one of the commands.
///
/// # Errors
/// No such branch, member, post or claim; what the rules do not allow; a bad date; a table with bad rows.
pub fn run(common: &Common, command: &DutyCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    use DutyCommand as C;
    match command {
        C::Member { branch, name, group, committee } => posts::member(&mut s, branch, name, group, *committee),
        C::Members { branch } => show::members(&s, branch),
        C::Follow { branch, by, names } => posts::follow(&mut s, branch, by, names),
        C::Post { at, name, remove: true, .. } => posts::remove(&mut s, at, name),
        C::Post { at, name, duty, kind, .. } => posts::add(&mut s, at, name, duty, kind),
        C::Standard(at) => posts::standard(&mut s, at),
        C::Posts(at) => show::posts(&s, at),
        C::Publish(at) => posts::publish(&mut s, at),
        C::Claim { at, name, post, withdraw } => claims::claim(&mut s, at, name, post, *withdraw),
        C::Review { at, name, post, by, refuse } => {
            claims::review(&mut s, at, name.as_deref().zip(post.as_deref()), by, refuse.as_deref())
        }
        C::Claims(at) => show::claims(&s, at),
        C::Notice { at, days } => claims::notice(&mut s, at, *days),
        C::Object { at, name, post, text } => claims::object(&mut s, at, name, post, text),
        C::Answer { at, number, text, upheld } => claims::answer(&mut s, at, *number, text, *upheld),
        C::Check(given) => ledger::check(&mut s, given),
        C::Report { at, name, did, trouble, missed } => ledger::report(&mut s, at, name, (did, !missed, trouble)),
        C::Score { at, name, score } => month::score(&mut s, at, name, score),
        C::Month { at, publish } => month::month(&mut s, at, *publish),
        C::Ledger(at) => ledger::ledger(&s, at),
        C::Board { at, all } => show::board(&s, at, *all),
        C::Points(at) => month::points(&s, at),
        C::Template(given) => tables::template(&s, given),
        C::Import(given) => tables::import(&mut s, given),
    }
}

/// The branch and quarter that are meant, and the day.
struct Where {
    branch: String,
    round: String,
    on: NaiveDate,
}

/// The branch and month that are meant, and the day.
struct When {
    branch: String,
    month: Month,
    on: NaiveDate,
}

fn on(s: &Session, given: Option<&str>) -> Result<NaiveDate> {
    given.map_or_else(|| Ok(s.today()), |d| session::date(s.lang, d))
}

fn at(s: &Session, given: &At) -> Result<Where> {
    let on = on(s, given.date.as_deref())?;
    Ok(Where { branch: s.branch(&given.branch)?, round: round(s, given.round.as_deref(), on)?, on })
}

/// The quarter given, else that of a day. Duties do not wait for an inspection of the quarter to be opened.
fn round(s: &Session, given: Option<&str>, on: NaiveDate) -> Result<String> {
    Ok(given.map_or_else(|| Ok(Quarter::of(on)), |r| session::quarter(s.lang, r))?.to_string())
}

fn when(s: &Session, given: &InMonth) -> Result<When> {
    let on = on(s, given.date.as_deref())?;
    Ok(When { branch: s.branch(&given.branch)?, month: month_of(s, given.month.as_deref(), on)?, on })
}

fn month_of(s: &Session, given: Option<&str>, on: NaiveDate) -> Result<Month> {
    let read = |m| duty::month(m, on.year()).map_err(|e: DutyError| Error::Usage(e.say(s.lang)));
    given.map_or_else(|| Ok(Month::of(on)), read)
}

fn refuse(lang: Lang, e: &DutyError) -> Error {
    Error::refused(e.say(lang))
}

/// One act; what it gives is returned. An act that changes nothing is not committed.
fn does<T>(s: &mut Session, change: impl FnOnce(&Session, &mut Act) -> std::result::Result<T, DutyError>) -> Result<T> {
    let mut act = s.facts.act();
    let out = change(s, &mut act).map_err(|e| refuse(s.lang, &e))?;
    if !act.is_empty() {
        s.commit(&act)?;
    }
    Ok(out)
}

fn name(s: &Session, branch: &str) -> String {
    branch_name(&s.facts, branch)
}

/// Headings as a row.
fn heads(columns: &str) -> Vec<String> {
    columns.split('|').map(Into::into).collect()
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}

/// A table, or a word that there is nothing.
fn table(s: &Session, columns: &str, rows: Vec<Vec<String>>) -> Result<()> {
    if rows.is_empty() {
        print::note(&crate::text::duty::nothing(s.lang));
        return Ok(());
    }
    print::table(&std::iter::once(heads(columns)).chain(rows).collect::<Vec<_>>())
}
