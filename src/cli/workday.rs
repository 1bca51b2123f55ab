//! `hucha workday …`: working days with the official holidays and make-up days (AMB-13).

use super::args::{Common, Workday};
use super::print;
use super::session::{self, Session, date};
use crate::config::Home;
use crate::error::Result;
use crate::exchange::lists;
use crate::model::calendar::Holidays;
use crate::text::{Lang, cli as text};
use chrono::NaiveDate;
use serde_json::json;
use std::path::Path;

/// Runs one of the commands. Counting needs no data folder; an imported table in it counts too.
///
/// # Errors
/// Not a date; a table that cannot be taken.
pub fn run(common: &Common, command: &Workday) -> Result<()> {
    let lang = session::language(common);
    match command {
        Workday::Add { date: from, days } => add(common, lang, date(lang, from)?, *days),
        Workday::Between { from, to } => between(common, lang, date(lang, from)?, date(lang, to)?),
        Workday::Import { file } => import(common, file),
    }
}

fn holidays(common: &Common) -> Result<Holidays> {
    if Home::find(common.data.as_deref())?.database().exists() {
        return Ok(Session::open(common)?.holidays());
    }
    Ok(Holidays::builtin())
}

fn add(common: &Common, lang: Lang, from: NaiveDate, days: u32) -> Result<()> {
    let due = holidays(common)?.add_workdays(from, days);
    warn(lang, &due.missing);
    if common.json {
        return print::json(&json!({ "date": due.date.to_string(), "provisional": due.provisional }));
    }
    print::line(&due.date.to_string())
}

/// A year without a table is said, not guessed.
pub fn warn(lang: Lang, missing: &[i32]) {
    for year in missing {
        print::note(&text::provisional(lang, year));
    }
}

fn between(common: &Common, lang: Lang, from: NaiveDate, to: NaiveDate) -> Result<()> {
    let holidays = holidays(common)?;
    let (days, missing) = (holidays.workdays_between(from, to), holidays.missing_years(from, to));
    warn(lang, &missing);
    let provisional = !missing.is_empty();
    if common.json {
        return print::json(&json!({ "days": days, "provisional": provisional }));
    }
    print::line(&days.to_string())
}

/// Takes a table of days off and make-up days.
///
/// # Errors
/// A table that cannot be taken.
pub fn import(common: &Common, file: &Path) -> Result<()> {
    let mut s = Session::open(common)?;
    let days = lists::holidays(s.lang, file)?;
    let mut act = s.facts.act();
    days.adopt(&s.facts, &mut act);
    s.commit(&act)?;
    print::note(&text::holidays_imported(s.lang, days.days().count()));
    Ok(())
}
