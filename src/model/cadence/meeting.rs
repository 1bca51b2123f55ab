//! The dates of meetings as an inspector types them from the minute books.

use crate::model::act::Act;
use crate::model::calendar::{DateError, Quarter, parse_date};
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use chrono::NaiveDate;

/// One meeting found in the records of a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Record id.
    pub id: String,
    /// When it was held.
    pub date: NaiveDate,
    /// Code of the 党小组 that met; empty for the branch.
    pub group: String,
    /// 说明, such as why it was moved.
    pub note: String,
}

impl Meeting {
    /// The meetings an inspector found for an indicator, by date and birth. Records without a date are left out.
    pub fn of_item(facts: &Facts, sheet: &str, code: &str) -> Vec<Meeting> {
        let mine = facts.with("meeting", "sheet", sheet).filter(|r| r.get("code") == code);
        let mut found: Vec<_> = mine.filter_map(Meeting::read).collect();
        found.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| by_birth(&a.id, &b.id)));
        found
    }

    fn read(record: &Record) -> Option<Meeting> {
        let date = record.get("date").parse().ok()?;
        let text = |field: &str| record.get(field).to_string();
        Some(Meeting { id: record.id.clone(), date, group: text("group"), note: text("note") })
    }
}

/// Records a meeting of the branch, or of a group, and returns its id.
pub fn add(facts: &Facts, act: &mut Act, visit: &str, sheet: &str, code: &str, group: &str, date: NaiveDate) -> String {
    let id = act.create("meeting");
    let date = date.to_string();
    let fields = [("visit", visit), ("sheet", sheet), ("code", code), ("group", group), ("date", date.as_str())];
    act.set_all(facts, "meeting", &id, &fields);
    id
}

/// Reads several dates typed at once, between blanks, commas, `、` or `；`; month and day are enough in a quarter.
///
/// # Errors
/// The first part that is no date.
pub fn read_dates(text: &str, quarter: Quarter) -> Result<Vec<NaiveDate>, DateError> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'));
    parts.filter(|p| !p.is_empty()).map(|p| parse_date(p, Some(quarter.year()))).collect()
}
