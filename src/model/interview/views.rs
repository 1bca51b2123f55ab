//! Interviews and answers as they stand in the records. They carry a number and a kind of post, never a name.

use super::reply::Reply;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use std::collections::BTreeMap;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The result; none if it was not asked yet.
    pub reply: Option<Reply>,
    /// 答复要点.
    pub text: String,
}

/// One interview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interview {
    /// Record id.
    pub id: String,
    /// The visit.
    pub visit: String,
    /// The sheet of the inspector who held it.
    pub sheet: String,
    /// 编号 within the visit; 0 if it has none.
    pub number: u32,
    /// 岗位类别.
    pub post_kind: String,
    /// Answers by question code.
    pub answers: BTreeMap<String, Given>,
    /// Whether an answer is in conflict.
    pub unresolved: bool,
}

impl Interview {
    /// The interview with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Interview> {
        facts.get("interview", id).map(|r| Interview::from(facts, r))
    }

    /// The interviews of a visit, by number and birth.
    pub fn of_visit(facts: &Facts, visit: &str) -> Vec<Interview> {
        Interview::with(facts, "visit", visit)
    }

    /// The interviews held for one sheet, by number and birth.
    pub fn of_sheet(facts: &Facts, sheet: &str) -> Vec<Interview> {
        Interview::with(facts, "sheet", sheet)
    }

    fn with(facts: &Facts, field: &str, value: &str) -> Vec<Interview> {
        let mut found: Vec<_> = facts.with("interview", field, value).map(|r| Interview::from(facts, r)).collect();
        found.sort_by(|a, b| a.number.cmp(&b.number).then_with(|| by_birth(&a.id, &b.id)));
        found
    }

    fn from(facts: &Facts, record: &Record) -> Interview {
        let given = |r: &Record| Given { reply: Reply::parse(r.get("result")), text: r.get("text").into() };
        Interview {
            id: record.id.clone(),
            visit: record.get("visit").into(),
            sheet: record.get("sheet").into(),
            number: record.get("number").parse().unwrap_or(0),
            post_kind: record.get("post_kind").into(),
            answers: facts.under("answer", &record.id).map(|r| (r.tail().to_string(), given(r))).collect(),
            unresolved: record.unresolved() || facts.under("answer", &record.id).any(Record::unresolved),
        }
    }

    /// The result of a question; none if it was not asked yet.
    pub fn reply(&self, question: &str) -> Option<Reply> {
        self.answers.get(question).and_then(|g| g.reply)
    }
}

/// Begins an interview under the next free number of its visit, and returns its id.
pub fn add(facts: &Facts, act: &mut Act, visit: &str, sheet: &str, post_kind: &str) -> String {
    let number = Interview::of_visit(facts, visit).iter().map(|i| i.number).max().unwrap_or(0).saturating_add(1);
    let id = act.create("interview");
    let number = number.to_string();
    let fields = [("visit", visit), ("sheet", sheet), ("number", number.as_str()), ("post_kind", post_kind)];
    act.set_all(facts, "interview", &id, &fields);
    id
}

/// Records the answer to one question.
pub fn answer(facts: &Facts, act: &mut Act, interview: &str, question: &str, given: &Given) {
    let id = format!("{interview}/{question}");
    let result = given.reply.map_or("", Reply::code);
    act.set_all(facts, "answer", &id, &[("result", result), ("text", given.text.as_str())]);
}
