//! The quarter of a branch: the list is published at a meeting of all members, the claims are posted (R102, R104).

use super::{Claim, DutyError, Kind, Post, day, lacking};
use crate::model::act::Act;
use crate::model::calendar::{Due, Holidays, Quarter};
use crate::model::facts::Facts;
use chrono::NaiveDate;

/// “每季度初”: the first working days of the quarter; our default, the rule names none (R102).
pub const START_DAYS: u32 = 10;
/// Working days that the notice hangs out; our default, the rule names none (R104).
pub const OBJECTION_DAYS: u32 = 5;

/// What is known of a branch's quarter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quarterly {
    /// When the list was published at the members' meeting.
    pub published: Option<NaiveDate>,
    /// First day of the notice.
    pub noticed: Option<NaiveDate>,
    /// Last day of the notice.
    pub until: Option<NaiveDate>,
}

impl Quarterly {
    /// Record id of a branch's quarter.
    pub fn id(round: &str, branch: &str) -> String {
        format!("{round}/{branch}")
    }

    /// A branch's quarter.
    pub fn of(facts: &Facts, round: &str, branch: &str) -> Quarterly {
        let Some(r) = facts.get("duty", &Quarterly::id(round, branch)) else { return Quarterly::default() };
        Quarterly { published: day(r, "published"), noticed: day(r, "noticed"), until: day(r, "until") }
    }

    /// The last day of “每季度初”.
    pub fn start_due(quarter: Quarter, holidays: &Holidays) -> Due {
        let before = quarter.first_day().pred_opt().unwrap_or_default();
        holidays.add_workdays(before, START_DAYS)
    }
}

/// The list was published at the meeting of all members on a day (R102).
///
/// # Errors
/// The list has no 基础岗; it is published already.
pub fn publish(facts: &Facts, act: &mut Act, round: &str, branch: &str, on: NaiveDate) -> Result<(), DutyError> {
    if let Some(day) = Quarterly::of(facts, round, branch).published {
        return Err(DutyError::Published(day));
    }
    if !Post::list(facts, round, branch).iter().any(|p| p.kind == Kind::Basic) {
        return Err(DutyError::NoBasic);
    }
    let fields = [("round", round), ("branch", branch), ("published", &on.to_string())];
    act.set_all(facts, "duty", &Quarterly::id(round, branch), &fields);
    Ok(())
}

/// The reviewed claims are posted from a day on for so many working days (R104); returns the last day.
///
/// # Errors
/// Claims wait for review; members have no accepted 基础岗.
pub fn notice(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    from: NaiveDate,
    days: u32,
) -> Result<Due, DutyError> {
    if Quarterly::of(facts, round, branch).published.is_none() {
        return Err(DutyError::NotPublished);
    }
    let claims = Claim::list(facts, round, branch);
    let waiting: Vec<_> = claims.iter().filter(|c| c.accepted.is_none()).map(|c| c.words(facts)).collect();
    if !waiting.is_empty() {
        return Err(DutyError::Unreviewed(waiting));
    }
    let lacking: Vec<_> = lacking(facts, round, branch).into_iter().map(|m| m.name).collect();
    if !lacking.is_empty() {
        return Err(DutyError::Lacking(lacking));
    }
    let until = Holidays::of(facts).add_workdays(from, days.max(1));
    let fields = [("noticed", from.to_string()), ("until", until.date.to_string())];
    fields.iter().for_each(|(k, v)| act.set(facts, "duty", &Quarterly::id(round, branch), k, v));
    Ok(until)
}
