//! What is needed to decide a conflict: where it belongs, and what may be written instead.

use super::act::Act;
use super::calendar;
use super::decimal::Points;
use super::facts::Facts;
use super::schema::{self, Kind};

/// Where a record belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Branch code; empty if it belongs to none.
    pub branch: String,
    /// Indicator code; empty if it belongs to none.
    pub code: String,
}

/// The branch and the indicator that a record is about.
pub fn place(facts: &Facts, entity: &str, id: &str) -> Place {
    let parts: Vec<&str> = id.split('/').collect();
    let code = match entity {
        "score" => parts.last().copied().unwrap_or_default(),
        _ => facts.value(entity, id, "code"),
    };
    let of_visit = || parts.get(1).copied().filter(|_| schema_of_visit(entity)).unwrap_or_default();
    let branch = match facts.value(entity, id, "branch") {
        "" if entity == "branch" => id,
        "" => match facts.value(entity, id, "visit") {
            "" => of_visit(),
            visit => visit.split('/').nth(1).unwrap_or_default(),
        },
        branch => branch,
    };
    Place { branch: branch.into(), code: code.into() }
}

/// Entities whose ids begin with `<round>/<branch>`.
fn schema_of_visit(entity: &str) -> bool {
    matches!(entity, "visit" | "member" | "sheet" | "score" | "feedback")
}

/// Decides a cell. A verdict that counts nothing takes away the count that stood beside the other one.
pub fn decide(facts: &Facts, act: &mut Act, entity: &str, id: &str, field: &str, value: &str) {
    act.decide(entity, id, field, value);
    if entity == "score" && field == "verdict" && value != "deduct" {
        act.set(facts, entity, id, "count", "");
    }
}

/// The canonical text of a value for a field, if it can be one. Codes are accepted by their names too. Empty is no
/// value and always possible; fields of a newer program are text.
pub fn value(entity: &str, field: &str, given: &str) -> Option<String> {
    let text = given.trim();
    let kind = schema::field(entity, field).map_or(Kind::Text, |f| f.kind);
    match kind {
        _ if text.is_empty() => Some(String::new()),
        Kind::Text => Some(given.to_string()),
        Kind::Enum(codes) => codes.iter().find(|c| [c.0, c.1, c.2].contains(&text)).map(|c| c.0.to_string()),
        Kind::Int => text.parse::<u32>().ok().map(|n| n.to_string()),
        Kind::Dec(2) => Points::parse(text).ok().map(|p| p.to_string()),
        Kind::Date => calendar::parse_date(text, None).ok().map(|d| d.to_string()),
        Kind::Bool => ["yes", "no"].contains(&text).then(|| text.to_string()),
        Kind::Dec(_) | Kind::Code | Kind::Time | Kind::Ref(_) => Some(text.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::facts_with;

    #[test]
    fn a_record_names_its_branch_and_indicator_by_id_or_by_field() {
        let facts = facts_with(&[
            ("problem", "x-1", "branch", "B04"),
            ("problem", "x-1", "code", "A1-01"),
            ("strength", "x-2", "visit", "2026Q4/B03"),
        ]);
        let of = |entity, id| {
            let p = place(&facts, entity, id);
            (p.branch, p.code)
        };
        assert_eq!(of("score", "2026Q4/B04/x-1/C1-02"), ("B04".into(), "C1-02".into()));
        assert_eq!(of("problem", "x-1"), ("B04".into(), "A1-01".into()));
        assert_eq!(of("strength", "x-2"), ("B03".into(), String::new()));
        assert_eq!(of("branch", "B02"), ("B02".into(), String::new()));
        assert_eq!(of("person", "x-9"), (String::new(), String::new()));
    }

    #[test]
    fn a_verdict_that_counts_nothing_leaves_no_count_behind() {
        let id = "2026Q4/B04/x-1/C1-02";
        let facts = facts_with(&[("score", id, "verdict", "zero"), ("score", id, "count", "2")]);
        let edits = |value| {
            let mut act = facts.act().because("核实é👍");
            decide(&facts, &mut act, "score", id, "verdict", value);
            act.edits().iter().map(|e| format!("{}={} {}", e.field, e.value, e.reason)).collect::<Vec<_>>()
        };
        assert_eq!(edits("zero"), ["verdict=zero 核实é👍", "count= 核实é👍"]);
        assert_eq!(edits("deduct"), ["verdict=deduct 核实é👍"]);
    }

    #[test]
    fn a_value_that_is_written_instead_has_the_type_of_its_field() {
        let cases = [
            ("score", "verdict", "扣分", Some("deduct")),
            ("score", "verdict", "没有这种", None),
            ("score", "count", "2", Some("2")),
            ("score", "count", "-1", None),
            ("visit", "date", "2026/11/3", Some("2026-11-03")),
            ("visit", "date", "三月", None),
            ("branch", "name", "生产一支部，👍", Some("生产一支部，👍")),
            ("problem", "due", "", Some("")),
            ("newer", "field", "什么都行", Some("什么都行")),
        ];
        for (entity, field, given, expected) in cases {
            assert_eq!(value(entity, field, given).as_deref(), expected, "{entity} {field} {given}");
        }
    }
}
