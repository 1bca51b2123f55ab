//! How long a branch has for a problem, by class (rules.md §4.2).

use super::holidays::Holidays;
use super::quarter::Quarter;
use super::workdays::Due;
use crate::model::facts::Facts;
use crate::model::setting;
use chrono::NaiveDate;

/// Limits in working days; the defaults are ours and may be changed (`model::setting`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    /// 立行立改.
    pub now: u32,
    /// 限期整改.
    pub dated: u32,
    /// 回头看 after a due date or a request (R087).
    pub lookback: u32,
}

impl Default for Deadlines {
    fn default() -> Deadlines {
        Deadlines { now: 3, dated: 7, lookback: 5 }
    }
}

impl Deadlines {
    /// The limits as the office set them.
    pub fn of(facts: &Facts) -> Deadlines {
        let days = |key| setting::number(facts, "", key);
        Deadlines { now: days("deadline.now"), dated: days("deadline.dated"), lookback: days("deadline.lookback") }
    }

    /// The deadline proposed for a problem of class `now`, `dated` or `long` found on `event`.
    ///
    /// 长期整改 needs an explicit date not later than the next quarter's inspection; since that date is not known yet,
    /// the last day of the next quarter is proposed. `None` for an unknown class.
    pub fn due(&self, holidays: &Holidays, class: &str, event: NaiveDate) -> Option<Due> {
        match class {
            "now" => Some(holidays.add_workdays(event, self.now)),
            "dated" => Some(holidays.add_workdays(event, self.dated)),
            "long" => Some(Due::fixed(Quarter::of(event).next().last_day())),
            _ => None,
        }
    }

    /// The day by which a 回头看 should be made.
    pub fn lookback(&self, holidays: &Holidays, after: NaiveDate) -> Due {
        holidays.add_workdays(after, self.lookback)
    }
}
