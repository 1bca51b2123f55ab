//! Reading the table of cadences.

use super::{Cadence, Per, Period};
use crate::model::rows::{CellError, Column, Fault, Row, Rows, duplicates};
use chrono::Weekday;

/// Columns: those of data/cadence.csv and their Chinese headings.
pub const COLUMNS: &[Column] = &[
    Column::needed("code", &["编号", "指标编号"]),
    Column::needed("period", &["周期"]),
    Column::needed("per", &["对象"]),
    Column::needed("times", &["次数"]),
    Column::optional("weekday", &["星期"]),
];

const PERIODS: &[(&str, Period)] =
    &[("month", Period::Month), ("月", Period::Month), ("quarter", Period::Quarter), ("季度", Period::Quarter)];
const PERS: &[(&str, Per)] =
    &[("branch", Per::Branch), ("支部", Per::Branch), ("group", Per::Group), ("党小组", Per::Group)];
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("周一", Weekday::Mon),
    ("周二", Weekday::Tue),
    ("周三", Weekday::Wed),
    ("周四", Weekday::Thu),
    ("周五", Weekday::Fri),
    ("周六", Weekday::Sat),
    ("周日", Weekday::Sun),
];

impl Cadence {
    /// Reads a table with the columns of data/cadence.csv or their Chinese headings.
    ///
    /// # Errors
    /// Every wrong cell with its line and column.
    pub fn parse(rows: &Rows) -> Result<Vec<Cadence>, Vec<CellError>> {
        let found = rows.find(COLUMNS)?;
        let (mut errors, mut seen, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for row in found.rows() {
            duplicates(&row, "code", &mut seen, &mut errors);
            let code = row.text("code", &mut errors);
            let (period, per) = (word(&row, "period", PERIODS, &mut errors), word(&row, "per", PERS, &mut errors));
            let (times, weekday) = (times(&row, &mut errors), weekday(&row, &mut errors));
            if let (Some(period), Some(per)) = (period, per) {
                all.push(Cadence { code, period, per, times, weekday });
            }
        }
        if errors.is_empty() { Ok(all) } else { Err(errors) }
    }
}

fn times(row: &Row, errors: &mut Vec<CellError>) -> u32 {
    let times = row.whole("times", errors);
    if times == Some(0) || row.get("times").is_empty() {
        errors.push(row.error("times", Fault::Empty));
    }
    times.unwrap_or(1).max(1)
}

fn weekday(row: &Row, errors: &mut Vec<CellError>) -> Option<Weekday> {
    if row.get("weekday").is_empty() { None } else { word(row, "weekday", WEEKDAYS, errors) }
}

/// One of some words; anything else is reported.
fn word<T: Copy>(row: &Row, key: &str, words: &[(&str, T)], errors: &mut Vec<CellError>) -> Option<T> {
    let given = row.get(key);
    let value = words.iter().find(|(word, _)| *word == given).map(|(_, value)| *value);
    if value.is_none() {
        let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join("、");
        errors.push(row.error(key, Fault::Unknown(given.into(), known)));
    }
    value
}
