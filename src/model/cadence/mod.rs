//! The meeting-date helper: typed dates of a quarter → missing months and quarters → a proposed count.
//! How often what must happen is data (data/cadence.csv).

mod examine;
mod item;
mod meeting;
mod read;

pub use examine::{Finding, Gap, Span, examine};
pub use item::Item;
pub use meeting::{Meeting, add, read_dates};
pub use read::COLUMNS;

use super::rows::Rows;
use chrono::Weekday;

/// How long one period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Each month of the quarter.
    Month,
    /// The quarter as a whole.
    Quarter,
}

/// Who must meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// The branch.
    Branch,
    /// Each 党小组 of it.
    Group,
}

/// How often something must happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadence {
    /// The indicator.
    pub code: String,
    /// Per month or per quarter.
    pub period: Period,
    /// Per branch or per group.
    pub per: Per,
    /// How many times in each period, at least one.
    pub times: u32,
    /// The day of the week it should be on (红色星期三, R041).
    pub weekday: Option<Weekday>,
}

/// The built-in table (data/cadence.csv): A2-03, C1-01, C1-02, C1-03, D1-02.
pub fn builtin() -> Vec<Cadence> {
    Cadence::parse(&Rows::embedded(include_str!("../../../data/cadence.csv"))).unwrap_or_default()
}

#[cfg(test)]
mod tests;
