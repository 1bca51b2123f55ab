//! What the agreed sheet carries of the problems and strengths of the several sheets: every one of them, doubles once,
//! unless the lead decides otherwise. The records stay as they are; one that is left out is not told to the branch.

use super::act::Act;
use super::facts::Facts;
use super::reconcile;
use super::record::{Record, by_birth};
use super::sheet::Sheet;
use std::collections::BTreeMap;

/// The field that keeps the decision: empty (not decided), `yes` or `no`.
const FIELD: &str = "agreed";

/// A problem or a strength of one of the sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `problem` or `strength`.
    pub entity: &'static str,
    /// Record id.
    pub id: String,
    /// Indicator code; may be empty.
    pub code: String,
    /// The fact, or the words.
    pub text: String,
    /// Who found it.
    pub inspector: String,
    /// The same was found before: the id of the first one.
    pub double_of: Option<String>,
    /// Whether the agreed sheet carries it.
    pub carried: bool,
}

/// Whether a record was left out of the agreed sheet.
pub fn left_out(record: &Record) -> bool {
    record.get(FIELD) == "no"
}

/// What was found on the finalised sheets of a visit: problems first, by indicator.
pub fn findings(facts: &Facts, visit: &str) -> Vec<Finding> {
    let sheets = reconcile::own_finals(facts, visit);
    let of = |entity, words| -> Vec<Finding> {
        let mut found: Vec<&Record> =
            facts.with(entity, "visit", visit).filter(|r| sheets.iter().any(|s| s.id == r.get("sheet"))).collect();
        found.sort_by(|a, b| a.get("code").cmp(b.get("code")).then_with(|| by_birth(&a.id, &b.id)));
        joined(entity, words, &found, &sheets)
    };
    [of("problem", "fact"), of("strength", "text")].concat()
}

/// The same words about the same indicator are found once.
fn joined(entity: &'static str, words: &str, found: &[&Record], sheets: &[Sheet]) -> Vec<Finding> {
    let mut first: BTreeMap<(String, String), String> = BTreeMap::new();
    let one = |r: &&Record| {
        let text = reconcile::squeezed(r.get(words));
        let key = (r.get("code").to_string(), if text.is_empty() { r.id.clone() } else { text });
        let known = first.get(&key).cloned();
        if known.is_none() {
            first.insert(key, r.id.clone());
        }
        Finding {
            entity,
            id: r.id.clone(),
            code: r.get("code").into(),
            text: r.get(words).into(),
            inspector: sheets.iter().find(|s| s.id == r.get("sheet")).map(|s| s.inspector.clone()).unwrap_or_default(),
            carried: if r.get(FIELD).is_empty() { known.is_none() } else { r.get(FIELD) == "yes" },
            double_of: known,
        }
    };
    found.iter().map(one).collect()
}

/// The lead takes a finding into the agreed sheet, or leaves it out. The act carries the reason.
pub fn carry(facts: &Facts, act: &mut Act, finding: &Finding, on: bool) {
    act.set(facts, finding.entity, &finding.id, FIELD, if on { "yes" } else { "no" });
}

/// Doubles that nobody decided are left out, so that the branch is told of them once.
pub fn leave_doubles_out(facts: &Facts, act: &mut Act, visit: &str) {
    for finding in findings(facts, visit).iter().filter(|f| f.double_of.is_some() && !f.carried) {
        carry(facts, act, finding, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problem::Problem;
    use crate::model::strength::Strength;
    use crate::model::testing::{apply, facts_with, put};

    const VISIT: &str = "2026Q4/B04";

    /// 王芳 and 李明 found one fact both, and each one of their own.
    fn facts() -> Facts {
        let mut facts = facts_with(&[]);
        for who in ["x-1", "x-2"] {
            let sheet = format!("{VISIT}/{who}");
            for (field, value) in [("visit", VISIT), ("inspector", who), ("kind", "own"), ("state", "final")] {
                put(&mut facts, "sheet", &sheet, field, value);
            }
        }
        let rows = [
            ("problem", "x-10", "x-1", "C1-02", "缺9月支委会记录，é👍"),
            ("problem", "x-11", "x-2", "C1-02", "缺 9月支委会记录é👍。"),
            ("problem", "x-12", "x-2", "C1-02", "缺10月支委会记录"),
            ("problem", "x-13", "x-2", "C1-03", "缺9月支委会记录，é👍"),
            ("strength", "x-20", "x-1", "D1-01", "品牌有成效"),
            ("strength", "x-21", "x-2", "D1-01", "品牌有成效！"),
        ];
        for (entity, id, who, code, words) in rows {
            let sheet = format!("{VISIT}/{who}");
            let text = if entity == "problem" { "fact" } else { "text" };
            for (field, value) in [("visit", VISIT), ("sheet", &*sheet), ("code", code), (text, words)] {
                put(&mut facts, entity, id, field, value);
            }
        }
        facts
    }

    fn carried(facts: &Facts) -> Vec<String> {
        findings(facts, VISIT).into_iter().filter(|f| f.carried).map(|f| f.id).collect()
    }

    #[test]
    fn every_finding_is_carried_once() {
        let facts = facts();
        assert_eq!(carried(&facts), ["x-10", "x-12", "x-13", "x-20"]);
        let double = findings(&facts, VISIT).into_iter().find(|f| f.id == "x-11").unwrap();
        assert_eq!((double.double_of.as_deref(), double.inspector.as_str()), (Some("x-10"), "x-2"));
        assert_eq!(Problem::of_visit(&facts, VISIT).len(), 4, "nothing is left out before it is decided");
    }

    #[test]
    fn what_is_left_out_is_on_its_own_sheet_but_told_to_nobody() {
        let mut facts = facts();
        let mut act = facts.act().because("合议");
        let all = findings(&facts, VISIT);
        carry(&facts, &mut act, all.iter().find(|f| f.id == "x-12").unwrap(), false);
        leave_doubles_out(&facts, &mut act, VISIT);
        assert!(act.edits().iter().all(|e| e.reason == "合议"));
        apply(&mut facts, &act);
        let ids = |list: Vec<Problem>| list.into_iter().map(|p| p.id).collect::<Vec<_>>();
        assert_eq!(ids(Problem::of_visit(&facts, VISIT)), ["x-10", "x-13"]);
        assert_eq!(ids(Problem::all(&facts)), ["x-10", "x-13"]);
        assert_eq!(ids(Problem::of_sheet(&facts, "2026Q4/B04/x-2")), ["x-11", "x-12", "x-13"]);
        assert_eq!(Strength::of_visit(&facts, VISIT).len(), 1);
        let mut act = facts.act();
        carry(&facts, &mut act, all.iter().find(|f| f.id == "x-11").unwrap(), true);
        apply(&mut facts, &act);
        assert_eq!(ids(Problem::of_visit(&facts, VISIT)), ["x-10", "x-11", "x-13"]);
    }
}
