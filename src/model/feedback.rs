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

/// Records what the branch says before the feedback is received: who will receive it, and whether it objects.
pub fn note(facts: &Facts, act: &mut Act, visit: &str, by: &str, objection: Option<&str>) {
    let fields = [
        ("objection", if objection.is_some() { "some" } else { "none" }),
        ("objection_text", objection.unwrap_or("")),
        ("received_by", by),
    ];
    act.set_all(facts, "feedback", visit, &fields);
}

/// Records that the feedback was handed over, and what the branch said.
pub fn receive(facts: &Facts, act: &mut Act, visit: &str, date: &str, by: &str, objection: Option<&str>) {
    note(facts, act, visit, by, objection);
    act.set(facts, "feedback", visit, "signed_on", date);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with};

    #[test]
    fn an_objection_can_be_written_down_before_the_receipt_and_stays_with_it() {
        let mut facts = facts_with(&[]);
        let visit = "2026Q4/B04";
        let mut act = facts.act();
        note(&facts, &mut act, visit, "支部书记", Some("第2条不属实，é👍"));
        apply(&mut facts, &act);
        let noted = Feedback::of(&facts, visit);
        assert!(noted.answered && noted.objects && !noted.given());
        let mut act = facts.act();
        receive(&facts, &mut act, visit, "2026-11-22", "支部书记", None);
        apply(&mut facts, &act);
        let given = Feedback::of(&facts, visit);
        assert!(given.given() && !given.objects && given.objection.is_empty());
        let mut again = facts.act();
        receive(&facts, &mut again, visit, "2026-11-22", "支部书记", None);
        assert!(again.is_empty(), "receiving twice changes nothing");
    }
}
