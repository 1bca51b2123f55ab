//! 优点 and 亮点: what the branch does well (R086, R089).

use super::act::Act;
use super::carry;
use super::facts::Facts;
use super::record::Record;

/// One strength of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// Record id.
    pub id: String,
    /// The visit.
    pub visit: String,
    /// The sheet of the inspector who marked it.
    pub sheet: String,
    /// Indicator code; may be empty.
    pub code: String,
    /// The words.
    pub text: String,
    /// Whether it is nominated for the handbook, and how far it got: empty, draft, chosen, printed.
    pub highlight: String,
}

impl Strength {
    fn from(r: &Record) -> Strength {
        let text = |field| r.get(field).to_string();
        Strength {
            id: r.id.clone(),
            visit: text("visit"),
            sheet: text("sheet"),
            code: text("code"),
            text: text("text"),
            highlight: text("highlight"),
        }
    }

    /// The strength with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Strength> {
        facts.get("strength", id).map(Strength::from)
    }

    /// The strengths that were marked on a sheet, oldest first.
    pub fn of_sheet(facts: &Facts, sheet: &str) -> Vec<Strength> {
        let mut found: Vec<_> = facts.with("strength", "sheet", sheet).map(Strength::from).collect();
        found.sort_by(|a, b| super::record::by_birth(&a.id, &b.id));
        found
    }

    /// The strengths of a visit, in the order they were marked on each device; without those that its agreed sheet
    /// left out.
    pub fn of_visit(facts: &Facts, visit: &str) -> Vec<Strength> {
        let mut found: Vec<_> =
            facts.with("strength", "visit", visit).filter(|r| !carry::left_out(r)).map(Strength::from).collect();
        found.sort_by(|a, b| super::record::by_birth(&a.id, &b.id));
        found
    }
}

/// Marks a strength and returns its id.
pub fn mark(facts: &Facts, act: &mut Act, visit: &str, sheet: &str, code: &str, text: &str) -> String {
    let id = act.create("strength");
    act.set_all(facts, "strength", &id, &[("visit", visit), ("sheet", sheet), ("code", code), ("text", text)]);
    id
}

/// Says which indicator it belongs to; none if empty.
pub fn relate(facts: &Facts, act: &mut Act, id: &str, code: &str) {
    act.set(facts, "strength", id, "code", code);
}

/// Words a strength anew.
pub fn rewrite(facts: &Facts, act: &mut Act, id: &str, text: &str) {
    act.set(facts, "strength", id, "text", text);
}

/// Nominates a strength as a highlight, or takes the nomination back. One that was chosen already stays.
pub fn nominate(facts: &Facts, act: &mut Act, id: &str, on: bool) {
    let now = facts.value("strength", id, "highlight");
    if now.is_empty() || now == "draft" {
        act.set(facts, "strength", id, "highlight", if on { "draft" } else { "" });
    }
}
