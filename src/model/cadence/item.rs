//! What the meeting dates of a sheet say about one indicator.

use super::{Cadence, Finding, Meeting, builtin, examine};
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::org::Org;
use chrono::NaiveDate;

/// One indicator that is decided by how often people met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How often they should.
    pub cadence: Cadence,
    /// The quarter that is looked at.
    pub quarter: Quarter,
    /// The day up to which is counted: the date of the visit, or today before it.
    pub as_of: NaiveDate,
    /// Codes and names of the 党小组 of the branch.
    pub groups: Vec<(String, String)>,
    /// The dates found, by date.
    pub meetings: Vec<Meeting>,
}

impl Item {
    /// The item of a sheet; none if the indicator is not about frequency.
    pub fn of(facts: &Facts, sheet: &str, code: &str, today: NaiveDate) -> Option<Item> {
        let cadence = builtin().into_iter().find(|c| c.code == code)?;
        let mut parts = sheet.split('/');
        let (round, branch) = (parts.next()?, parts.next()?);
        let date = facts.value("visit", &format!("{round}/{branch}"), "date").parse().unwrap_or(today);
        let as_of = date.min(today);
        let org = Org::on(facts, as_of);
        let groups = org.groups_of(branch).map(|g| (g.code.clone(), g.name.clone())).collect();
        let meetings = Meeting::of_item(facts, sheet, code);
        Some(Item { cadence, quarter: Quarter::parse(round).ok()?, as_of, groups, meetings })
    }

    /// What is missing and what is proposed.
    pub fn finding(&self) -> Finding {
        examine(&self.cadence, self.quarter, self.as_of, &self.groups, &self.meetings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cadence::add;
    use crate::model::scoring::Answer;
    use crate::model::testing::{apply, facts_with};

    #[test]
    fn typed_dates_of_a_sheet_become_a_proposal_up_to_the_day_of_the_visit() {
        let mut facts = facts_with(&[("visit", "2026Q3/B04", "date", "2026-10-08")]);
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let sheet = "2026Q3/B04/x-1";
        let mut act = facts.act();
        for day in ["2026-07-08", "2026-09-09"] {
            add(&facts, &mut act, "2026Q3/B04", sheet, "C1-02", "", day.parse().unwrap());
        }
        apply(&mut facts, &act);
        let item = Item::of(&facts, sheet, "C1-02", today).unwrap();
        assert_eq!((item.as_of.to_string().as_str(), item.meetings.len()), ("2026-10-08", 2));
        assert_eq!(item.finding().answer(), Some(Answer::deduct(1)), "August is missing");
        assert!(Item::of(&facts, sheet, "C1-05", today).is_none());
    }
}
