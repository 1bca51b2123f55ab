//! What the days overdue propose: 催办单, 整改提醒书, 告诫书. Proposed only; nothing is ever sent by itself.

use super::Problem;
use crate::model::facts::Facts;
use crate::model::setting;
use chrono::NaiveDate;

/// A rung of the ladder after the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 催办单.
    Remind,
    /// 整改提醒书.
    Warn,
    /// 告诫书.
    Admonish,
}

impl Stage {
    /// The rung for a problem today; none while it is not overdue for so long. The days are set by the office
    /// (`overdue.remind`, `overdue.warn`, `overdue.admonish`).
    pub fn of(facts: &Facts, p: &Problem, today: NaiveDate) -> Option<Stage> {
        let days = p.overdue_days(today);
        let reached = |key: &str| days > 0 && days >= i64::from(setting::number(facts, &p.round, key));
        let rungs =
            [(Stage::Admonish, "overdue.admonish"), (Stage::Warn, "overdue.warn"), (Stage::Remind, "overdue.remind")];
        rungs.into_iter().find(|(_, key)| reached(key)).map(|(stage, _)| stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::facts_with;

    #[test]
    fn each_rung_begins_on_its_day_and_a_closed_problem_has_none() {
        let facts = facts_with(&[("problem", "x-1", "due", "2026-11-10"), ("problem", "x-1", "status", "todo")]);
        let p = Problem::of(&facts, "x-1").unwrap();
        let on = |day: u32| Stage::of(&facts, &p, NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
        assert_eq!([on(9), on(10)], [None, None]);
        assert_eq!([on(11), on(17)], [Some(Stage::Remind); 2]);
        assert_eq!([on(18), on(25)], [Some(Stage::Warn); 2]);
        assert_eq!([on(26), on(30)], [Some(Stage::Admonish); 2]);
        let closed = Problem { status: crate::model::problem::Status::Closed, ..p.clone() };
        assert_eq!(Stage::of(&facts, &closed, NaiveDate::from_ymd_opt(2026, 12, 30).unwrap()), None);
        let set = facts_with(&[("setting", "overdue.warn", "value", "3")]);
        assert_eq!(Stage::of(&set, &p, NaiveDate::from_ymd_opt(2026, 11, 13).unwrap()), Some(Stage::Warn));
    }
}
