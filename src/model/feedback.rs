//! 现场反馈: the branch's opinion on the feedback and its receipt (R086, rules.md §5.2).

use super::act::Act;
use super::facts::Facts;
use super::revision;
use super::sheet::Sheet;

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
    /// The sheet that was received; empty where an older program wrote the receipt.
    pub sheet: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// What looking again at the objection came to.
    pub recheck: Recheck,
}

/// 复核: what looking again at an objection came to (rules.md §5.2: store 申诉 and result).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recheck {
    /// `upheld` 维持原评分, `changed` 调整评分; empty while nobody looked again.
    pub result: String,
    /// Who looked again.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When, `YYYY-MM-DD`.
    pub on: String,
}

impl Recheck {
    /// Whether somebody looked again.
    pub fn done(&self) -> bool {
        !self.result.is_empty()
    }
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
            sheet: value("sheet").into(),
            revision: value("revision").parse().unwrap_or(1),
            recheck: Recheck {
                result: value("recheck").into(),
                by: value("recheck_by").into(),
                reason: value("recheck_reason").into(),
                on: value("recheck_on").into(),
            },
        }
    }

    /// The revision that was received, if the sheet says something else since: it is to be received again.
    pub fn former(&self, facts: &Facts, sheet: &Sheet) -> Option<u32> {
        let mine = self.sheet.is_empty() || self.sheet == sheet.id;
        (mine && self.given() && sheet.revision >= self.revision)
            .then(|| revision::present(facts, sheet))
            .and_then(|now| (now > self.revision).then_some(self.revision))
    }

    /// Whether what the sheet says now was received.
    pub fn received(&self, facts: &Facts, sheet: &Sheet) -> bool {
        self.given() && self.former(facts, sheet).is_none()
    }

    /// Whether the branch objects and nobody has looked again.
    pub fn open_objection(&self) -> bool {
        self.objects && !self.recheck.done()
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

/// Says which revision of which sheet was received.
pub fn bind(facts: &Facts, act: &mut Act, sheet: &Sheet) {
    let number = revision::present(facts, sheet).to_string();
    act.set_all(facts, "feedback", &sheet.visit, &[("sheet", &sheet.id), ("revision", &number)]);
}

/// Writes down what looking again at an objection came to.
pub fn recheck(facts: &Facts, act: &mut Act, visit: &str, found: &Recheck) {
    let fields = [
        ("recheck", found.result.as_str()),
        ("recheck_by", &found.by),
        ("recheck_reason", &found.reason),
        ("recheck_on", &found.on),
    ];
    act.set_all(facts, "feedback", visit, &fields);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with, put};

    #[test]
    fn a_receipt_belongs_to_the_revision_that_was_received() {
        let cells = [("visit", "2026Q4/B04"), ("state", "final"), ("revision", "1")];
        let id = "2026Q4/B04/x-1";
        let mut facts = facts_with(&cells.map(|(f, v)| ("sheet", id, f, v)));
        let sheet = |facts: &Facts| Sheet::of(facts, id).unwrap();
        let mut act = facts.act();
        receive(&facts, &mut act, "2026Q4/B04", "2026-11-22", "支部书记", None);
        bind(&facts, &mut act, &sheet(&facts));
        apply(&mut facts, &act);
        assert!(Feedback::of(&facts, "2026Q4/B04").received(&facts, &sheet(&facts)));
        put(&mut facts, "sheet", id, "revision", "2");
        let given = Feedback::of(&facts, "2026Q4/B04");
        assert_eq!(given.former(&facts, &sheet(&facts)), Some(1));
        assert!(given.given() && !given.received(&facts, &sheet(&facts)));
        let mut act = facts.act();
        bind(&facts, &mut act, &sheet(&facts));
        apply(&mut facts, &act);
        assert!(Feedback::of(&facts, "2026Q4/B04").received(&facts, &sheet(&facts)));
    }

    #[test]
    fn an_objection_is_open_until_somebody_looked_again() {
        let mut facts = facts_with(&[]);
        let visit = "2026Q4/B04";
        let mut act = facts.act();
        note(&facts, &mut act, visit, "支部书记", Some("第2条不属实"));
        apply(&mut facts, &act);
        assert!(Feedback::of(&facts, visit).open_objection());
        let found = Recheck {
            result: "upheld".into(),
            by: "赵敏".into(),
            reason: "记录本确无10月记录，é👍".into(),
            on: "2026-11-24".into(),
        };
        let mut act = facts.act();
        recheck(&facts, &mut act, visit, &found);
        apply(&mut facts, &act);
        let now = Feedback::of(&facts, visit);
        assert!(!now.open_objection() && now.recheck == found);
    }

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
