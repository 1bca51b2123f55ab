//! Interviews and answers as they stand in the records. They carry a number and a kind of post, never a name.

use super::questionnaire::Questionnaire;
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

    /// How many of the questions were asked.
    pub fn asked(&self, questions: &Questionnaire) -> usize {
        questions.questions.iter().filter(|q| self.reply(&q.code).is_some()).count()
    }

    /// Place of the next question that was not asked yet, after a place and then from the beginning.
    pub fn next_open(&self, questions: &Questionnaire, after: usize) -> Option<usize> {
        let open = |at: &usize| questions.questions.get(*at).is_some_and(|q| self.reply(&q.code).is_none());
        (after + 1..questions.questions.len()).find(open).or_else(|| (0..=after).find(open))
    }

    /// The result of a question; none if it was not asked yet.
    pub fn reply(&self, question: &str) -> Option<Reply> {
        self.answers.get(question).and_then(|g| g.reply)
    }
}

/// The number of the next interview of a visit.
pub fn next_number(facts: &Facts, visit: &str) -> u32 {
    Interview::of_visit(facts, visit).iter().map(|i| i.number).max().unwrap_or(0).saturating_add(1)
}

/// Begins an interview under the next free number of its visit, and returns its id.
pub fn add(facts: &Facts, act: &mut Act, visit: &str, sheet: &str, post_kind: &str) -> String {
    let number = next_number(facts, visit).to_string();
    let id = act.create("interview");
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

/// Kinds of posts that are proposed before any was used.
pub const POST_KINDS: [&str; 6] = ["一线操作岗", "技术岗", "班组长", "管理岗", "后勤服务岗", "其他岗位"];

/// Kinds of posts to choose from, always in the same order: the usual ones, then those used before.
pub fn post_kinds(facts: &Facts) -> Vec<String> {
    let mut kinds: Vec<String> = POST_KINDS.map(String::from).to_vec();
    for used in facts.all("interview").map(|r| r.get("post_kind")).filter(|k| !k.is_empty()) {
        if kinds.iter().all(|k| k != used) {
            kinds.push(used.into());
        }
    }
    kinds
}

/// The kind that was asked least on a sheet, the first of them: so the sample spreads over the branch.
pub fn next_kind(facts: &Facts, sheet: &str) -> String {
    let held = Interview::of_sheet(facts, sheet);
    let asked = |kind: &String| held.iter().filter(|i| i.post_kind == *kind).count();
    post_kinds(facts).into_iter().min_by_key(asked).unwrap_or_default()
}

/// Changes the kind of post of an interview.
pub fn set_post_kind(facts: &Facts, act: &mut Act, interview: &str, post_kind: &str) {
    act.set(facts, "interview", interview, "post_kind", post_kind.trim());
}

/// Takes an interview away; it can be undone, and its number is given to the next one only if it was the last.
pub fn remove(facts: &Facts, act: &mut Act, interview: &str) {
    act.delete(facts, "interview", interview);
}
