//! Counting working days (AMB-13).

use super::holidays::{DayKind, Holidays};
use crate::text::model::calendar as text;
use crate::text::{Lang, Say};
use chrono::{Datelike, NaiveDate, Weekday};

/// A deadline that was counted; it expires at 24:00 of its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub date: NaiveDate,
    /// Whether a year without a table was counted as Monday to Friday: the date may move.
    pub provisional: bool,
    /// The years whose table is missing.
    pub missing: Vec<i32>,
}

impl Due {
    /// A date that was set, not counted.
    pub fn fixed(date: NaiveDate) -> Due {
        Due { date, provisional: false, missing: Vec::new() }
    }
}

impl Holidays {
    /// Whether people work on this day: the table's word, else Monday to Friday.
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        match self.day(date) {
            Some((kind, _)) => kind == DayKind::Work,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// The `n`-th working day after `date`; the day of the event does not count. With `n` = 0 the day itself.
    pub fn add_workdays(&self, date: NaiveDate, n: u32) -> Due {
        let (mut day, mut left) = (date, n);
        while left > 0 {
            let Some(next) = day.succ_opt().filter(|d| d.year() <= 9999) else { break };
            day = next;
            left -= u32::from(self.is_workday(day));
        }
        let first = if n == 0 { None } else { date.succ_opt() };
        let missing = first.map(|from| self.missing_years(from, day)).unwrap_or_default();
        Due { date: day, provisional: !missing.is_empty(), missing }
    }

    /// How many working days lie after `from` up to and including `to`; negative if `to` is earlier.
    /// `between(d, add_workdays(d, n).date)` is `n`.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.workdays_between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|d| *d <= to);
        i64::try_from(days.filter(|d| self.is_workday(*d)).count()).unwrap_or(i64::MAX)
    }

    /// The years from one date to another whose table is missing.
    pub fn missing_years(&self, from: NaiveDate, to: NaiveDate) -> Vec<i32> {
        (from.year()..=to.year()).filter(|y| !self.covers(*y)).collect()
    }
}

impl Say for Due {
    fn say(&self, lang: Lang) -> String {
        let date = super::date_full(self.date, lang);
        if self.missing.is_empty() {
            return date;
        }
        let years: Vec<String> = self.missing.iter().map(i32::to_string).collect();
        text::due_provisional(lang, date, years.join(if lang == Lang::En { ", " } else { "、" }))
    }
}
