//! The table of official days off and make-up days (data/holidays.csv, overlaid by records).

use super::dates::parse_date;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::DELETED;
use crate::model::rows::{CellError, Column, Fault, Row, Rows};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What the table says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// 休: a day off, whatever day of the week.
    Off,
    /// 班: a make-up day of work.
    Work,
}

/// Columns of the table.
pub const COLUMNS: &[Column] = &[
    Column::needed("date", &["日期"]),
    Column::needed("kind", &["休班", "类型"]),
    Column::optional("name", &["名称", "节日"]),
];

/// Stored for a day that the built-in table lists and that is an ordinary one after all.
const ORDINARY: &str = "无";

/// Exceptions from Monday to Friday, by date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    days: BTreeMap<NaiveDate, (DayKind, String)>,
}

impl Holidays {
    /// The official table that comes with the program: 2025 and 2026.
    pub fn builtin() -> Holidays {
        Holidays::parse(&Rows::embedded(include_str!("../../../data/holidays.csv"))).unwrap_or_default()
    }

    /// The built-in table with what was imported or edited (records `holiday`, id = date) laid over it.
    pub fn of(facts: &Facts) -> Holidays {
        let mut table = Holidays::builtin();
        for record in facts.all("holiday") {
            let Ok(date) = parse_date(&record.id, None) else { continue };
            match DayKind::parse(record.get("kind")) {
                Some(kind) => table.days.insert(date, (kind, record.get("name").into())),
                None if record.get("kind") == ORDINARY => table.days.remove(&date),
                None => None,
            };
        }
        table
    }

    /// Reads a table with the columns of data/holidays.csv or their Chinese headings.
    ///
    /// # Errors
    /// Every wrong cell with its line and column, and every date given twice.
    pub fn parse(rows: &Rows) -> Result<Holidays, Vec<CellError>> {
        let found = rows.find(COLUMNS)?;
        let mut errors = Vec::new();
        let mut lines: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        let mut table = Holidays::default();
        for row in found.rows() {
            let (date, kind) = (date(&row, &mut errors), kind(&row, &mut errors));
            let (Some(date), Some(kind)) = (date, kind) else { continue };
            if let Some(first) = lines.insert(date, row.line) {
                errors.push(row.error("date", Fault::Duplicate(date.to_string(), first)));
            }
            table.days.insert(date, (kind, row.get("name").into()));
        }
        if errors.is_empty() { Ok(table) } else { Err(errors) }
    }

    /// Records what this table says otherwise than what is known. For a year that this table covers, it replaces what
    /// is known; for others, it adds.
    pub fn adopt(&self, facts: &Facts, act: &mut Act) {
        let known = Holidays::of(facts);
        for (date, (kind, name)) in self.days.iter().filter(|(date, day)| known.days.get(*date) != Some(*day)) {
            let id = date.to_string();
            act.set_all(facts, "holiday", &id, &[(DELETED, ""), ("kind", kind.zh()), ("name", name)]);
        }
        let gone = known.days.keys().filter(|d| self.covers(d.year()) && !self.days.contains_key(*d));
        for date in gone {
            act.set_all(facts, "holiday", &date.to_string(), &[(DELETED, ""), ("kind", ORDINARY)]);
        }
    }

    /// Whether the table of a year is there. Every official table has October 1st off and at least three days off
    /// around the Spring Festival; single days entered by hand do not make a table.
    pub fn covers(&self, year: i32) -> bool {
        let off = |m, d| NaiveDate::from_ymd_opt(year, m, d).is_some_and(|day| self.is_off(day));
        let spring = (20..=31).filter(|d| off(1, *d)).count() + (1..=28).filter(|d| off(2, *d)).count();
        off(10, 1) && spring >= 3
    }

    /// The years whose table is there.
    pub fn years(&self) -> Vec<i32> {
        let years: BTreeSet<i32> = self.days.keys().map(Datelike::year).collect();
        years.into_iter().filter(|y| self.covers(*y)).collect()
    }

    /// What the table says about a day, with the name of the holiday.
    pub fn day(&self, date: NaiveDate) -> Option<(DayKind, &str)> {
        self.days.get(&date).map(|(kind, name)| (*kind, name.as_str()))
    }

    /// All entries by date.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, DayKind, &str)> {
        self.days.iter().map(|(date, (kind, name))| (*date, *kind, name.as_str()))
    }

    fn is_off(&self, date: NaiveDate) -> bool {
        matches!(self.day(date), Some((DayKind::Off, _)))
    }
}

/// Sets one day by hand: off, a make-up day, or (`None`) an ordinary day of its weekday.
pub fn set_day(facts: &Facts, act: &mut Act, date: NaiveDate, kind: Option<DayKind>, name: &str) {
    let shown = kind.map_or(ORDINARY, DayKind::zh);
    act.set_all(facts, "holiday", &date.to_string(), &[(DELETED, ""), ("kind", shown), ("name", name.trim())]);
}

impl DayKind {
    /// 休 or 班.
    pub fn zh(self) -> &'static str {
        match self {
            DayKind::Off => "休",
            DayKind::Work => "班",
        }
    }

    /// Reads 休 or `off`, 班 or `work`.
    pub fn parse(text: &str) -> Option<DayKind> {
        match text {
            "休" | "off" => Some(DayKind::Off),
            "班" | "work" => Some(DayKind::Work),
            _ => None,
        }
    }
}

fn date(row: &Row, errors: &mut Vec<CellError>) -> Option<NaiveDate> {
    let given = row.text("date", errors);
    let date = parse_date(&given, None);
    if let Err(error) = &date
        && !given.is_empty()
    {
        errors.push(row.error("date", Fault::Date(error.clone())));
    }
    date.ok()
}

fn kind(row: &Row, errors: &mut Vec<CellError>) -> Option<DayKind> {
    let given = row.text("kind", errors);
    let kind = DayKind::parse(&given);
    if kind.is_none() && !given.is_empty() {
        errors.push(row.error("kind", Fault::Unknown(given, "休、班".into())));
    }
    kind
}
