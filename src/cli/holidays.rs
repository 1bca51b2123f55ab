//! `hucha holidays list|set|import`: the table of days off and make-up days, as it holds on this laptop and travels.

use super::args::{Common, HolidayCommand};
use super::print;
use super::session::{Session, date};
use super::workday;
use crate::error::{Error, Result};
use crate::model::calendar::{DayKind, Holidays, set_day};
use crate::text::cli as text;
use chrono::{Datelike, NaiveDate};
use serde_json::json;

/// Runs one of the commands.
///
/// # Errors
/// Not a date or kind of day; a table that cannot be taken.
pub fn run(common: &Common, command: &HolidayCommand) -> Result<()> {
    match command {
        HolidayCommand::List { year } => list(&Session::open(common)?, *year),
        HolidayCommand::Set { date, kind, name } => set(common, date, kind, name.as_deref().unwrap_or("")),
        HolidayCommand::Import { file } => workday::import(common, file),
    }
}

fn list(s: &Session, year: Option<i32>) -> Result<()> {
    let table: Holidays = s.holidays();
    let wanted = |d: NaiveDate| year.is_none_or(|y| y == d.year());
    let days: Vec<_> = table.days().filter(|(d, ..)| wanted(*d)).collect();
    if let Some(year) = year.filter(|y| !table.covers(*y)) {
        workday::warn(s.lang, &[year]);
    }
    if s.json {
        let one = |(d, kind, name): &(NaiveDate, DayKind, &str)| json!({ "date": d.to_string(), "kind": kind.zh(), "name": name });
        return print::json(&days.iter().map(one).collect());
    }
    let rows: Vec<Vec<String>> =
        days.iter().map(|(d, kind, name)| vec![d.to_string(), kind.zh().into(), (*name).into()]).collect();
    print::table(&rows)
}

fn set(common: &Common, on: &str, kind: &str, name: &str) -> Result<()> {
    let mut s = Session::open(common)?;
    let on = date(s.lang, on)?;
    let kind = match kind.trim() {
        "无" | "none" => None,
        given => Some(DayKind::parse(given).ok_or_else(|| Error::Usage(text::bad_day(s.lang, given)))?),
    };
    let mut act = s.facts.act();
    set_day(&s.facts, &mut act, on, kind, name);
    s.commit(&act)?;
    let word = match (kind, s.holidays().is_workday(on)) {
        (_, true) => text::day_works(s.lang, on),
        (_, false) => text::day_off(s.lang, on),
    };
    print::line(&word)
}
