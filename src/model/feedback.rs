//! 现场反馈: the branch's opinion on the feedback and its receipt (R086, rules.md §5.2).

use super::act::Act;
use super::facts::Facts;

/// What the branch said when the feedback was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feedback {
    /// Whether the branch gave its opinion at all.
    pub answered: bool,
    /// Whether it objects.
    pub objects: bool,
    /// Why it objects.
    pub objection: String,
    /// Date of receipt, `YYYY-MM-DD`; empty while not received.
    pub signed_on: String,
    /// Who received it.
    pub received_by: String,
}

impl Feedback {
    /// The feedback of a visit; all empty while nothing was given.
    pub fn of(facts: &Facts, visit: &str) -> Feedback {
        let value = |field| facts.value("feedback", visit, field);
        Feedback {
            answered: !value("objection").is_empty(),
            objects: value("objection") == "some",
            objection: value("objection_text").into(),
            signed_on: value("signed_on").into(),
            received_by: value("received_by").into(),
        }
    }

    /// Whether it was handed over.
    pub fn given(&self) -> bool {
        !self.signed_on.is_empty()
    }
}

/// Records that the feedback was handed over, and what the branch said.
pub fn receive(facts: &Facts, act: &mut Act, visit: &str, date: &str, by: &str, objection: Option<&str>) {
    let fields = [
        ("objection", if objection.is_some() { "some" } else { "none" }),
        ("objection_text", objection.unwrap_or("")),
        ("signed_on", date),
        ("received_by", by),
    ];
    act.set_all(facts, "feedback", visit, &fields);
}
