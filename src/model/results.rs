//! The results of a quarter, branch by branch. Made once for ranking, heat tables and plates: every checklist is read
//! once, and every sheet is added up once.

use super::checklist::Checklist;
use super::facts::Facts;
use super::scoring::Totals;
use super::sheet::{Sheet, Standing};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Checklists by version, read when they are first asked for.
#[derive(Debug, Default)]
pub struct Lists(BTreeMap<String, Option<Rc<Checklist>>>);

impl Lists {
    /// The list of a version.
    pub fn get(&mut self, facts: &Facts, version: &str) -> Option<Rc<Checklist>> {
        if let Some(known) = self.0.get(version) {
            return known.clone();
        }
        let list = Checklist::of(facts, version).map(Rc::new);
        self.0.insert(version.into(), list.clone());
        list
    }
}

/// What came of one visit.
#[derive(Debug, Clone)]
pub struct Result {
    /// The visit.
    pub visit: String,
    /// The score, as far as there is one.
    pub standing: Standing,
    /// The totals of the sheet that counts.
    pub totals: Option<Totals>,
    /// That sheet.
    pub sheet: Option<Sheet>,
    /// Its checklist.
    pub list: Option<Rc<Checklist>>,
    /// The finalised sheets of the inspectors, the agreed one not among them.
    pub own: Vec<Sheet>,
    /// When the sheet that counts was finalised, RFC 3339.
    pub finalized_at: String,
}

impl Result {
    /// The score if it is final: reconciled and without a conflict. Nothing else may be ranked or rated.
    pub fn final_score(&self) -> Option<super::decimal::Points> {
        match &self.standing {
            Standing::Score { score, unresolved: false, .. } => Some(*score),
            _ => None,
        }
    }
}

/// The results of a quarter by branch code. Void visits and look-backs are not among them.
#[derive(Debug, Default)]
pub struct Results(BTreeMap<String, Result>);

impl Results {
    /// Those of one quarter.
    pub fn of_round(facts: &Facts, round: &str) -> Results {
        Results::with(facts, round, &mut Lists::default())
    }

    /// The same, with checklists that were read before.
    pub fn with(facts: &Facts, round: &str, lists: &mut Lists) -> Results {
        let counts = |r: &&super::record::Record| r.get("kind") != "lookback" && r.get("state") != "void";
        let visits = facts.under("visit", round).filter(counts);
        let mut found = BTreeMap::new();
        for record in visits {
            let branch = record.get("branch");
            let branch = if branch.is_empty() { record.tail() } else { branch };
            found.insert(branch.to_string(), one(facts, &record.id, lists));
        }
        Results(found)
    }

    /// That of a branch.
    pub fn get(&self, branch: &str) -> Option<&Result> {
        self.0.get(branch)
    }

    /// All, by branch code.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Result)> {
        self.0.iter().map(|(branch, result)| (branch.as_str(), result))
    }
}

/// One visit; the same choice of the sheet that counts as [`super::sheet::standing`].
fn one(facts: &Facts, visit: &str, lists: &mut Lists) -> Result {
    let mut finals: Vec<Sheet> = Sheet::of_visit(facts, visit).into_iter().filter(Sheet::is_final).collect();
    let count = finals.len();
    let agreed = finals.first().is_some_and(|s| s.agreed);
    let chosen = finals.first().filter(|_| agreed || count == 1).cloned();
    let list = chosen.as_ref().and_then(|s| lists.get(facts, &s.checklist));
    let totals = chosen.as_ref().zip(list.as_ref()).map(|(s, list)| super::scoring::totals(list, &s.answers));
    let standing = match (&chosen, totals.as_ref().and_then(|t| t.score)) {
        (Some(s), Some(score)) => Standing::Score { score, unresolved: s.unresolved, sheet: s.id.clone() },
        (None, _) if count > 1 => Standing::Unreconciled(count),
        _ => Standing::Unfinished,
    };
    finals.retain(|s| !s.agreed);
    let finalized_at = chosen.as_ref().map(|s| s.finalized_at.clone()).unwrap_or_default();
    Result { visit: visit.into(), standing, totals, sheet: chosen, list, own: finals, finalized_at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sheet;
    use crate::model::testing::quarter_with;

    #[test]
    fn every_way_a_visit_can_stand_is_the_one_of_its_sheet() {
        let facts = quarter_with("2026Q4", &[("B01", &[0]), ("B02", &[2, 3]), ("B03", &[])]);
        let results = Results::of_round(&facts, "2026Q4");
        for (branch, result) in results.all() {
            assert_eq!(result.standing, sheet::standing(&facts, &format!("2026Q4/{branch}")), "{branch}");
        }
        assert_eq!(results.all().count(), 3);
        assert!(results.get("B01").is_some_and(|r| r.final_score().is_some()));
        assert_eq!(results.get("B02").map(|r| r.own.len()), Some(2));
        assert!(results.get("B02").is_some_and(|r| r.final_score().is_none() && r.totals.is_none()));
    }
}
