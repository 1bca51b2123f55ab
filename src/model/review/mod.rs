//! 退回/复核: what a coordinator or team leader says about a finalised sheet, what its inspector answers, and whether
//! that is enough. Every word is a record of its own (`review`) and names what it replies to, so words said on
//! different laptops add up in any order, and none hides another.

mod step;
#[cfg(test)]
mod tests;

pub use step::{Refusal, Step, accept, again, answer, may_answer, may_review, open};

use super::facts::Facts;
use super::person;
use super::record::{Record, by_birth};
use super::schema;
use super::sheet::Sheet;
use crate::text::Lang;
use std::collections::BTreeMap;

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 已退回: the inspector has to answer.
    Returned,
    /// 已答复: the reviewer has to look again.
    Answered,
    /// 已认可: done.
    Accepted,
}

impl State {
    /// All of them, the most urgent first.
    pub const ALL: [State; 3] = [State::Returned, State::Answered, State::Accepted];

    /// The code for programs.
    pub fn code(self) -> &'static str {
        match self {
            State::Returned => "returned",
            State::Answered => "answered",
            State::Accepted => "accepted",
        }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::REVIEW_STATES, self.code(), lang)
    }

    /// By code or by the words people read.
    pub fn parse(given: &str) -> Option<State> {
        let codes = schema::REVIEW_STATES;
        let code = codes.iter().find(|c| [c.0, c.1, c.2].contains(&given.trim()))?.0;
        State::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Record id.
    pub id: String,
    /// Comment, answer or acceptance.
    pub step: Step,
    /// What it replies to; empty for a comment that begins.
    pub of: String,
    /// What was said; may be empty for an acceptance.
    pub text: String,
    /// Person id.
    pub by: String,
    /// Local time with offset.
    pub at: String,
    /// The revision that the sheet was, or was becoming.
    pub revision: u32,
}

impl Word {
    fn from(r: &Record) -> Option<Word> {
        let text = |field| r.get(field).to_string();
        Some(Word {
            id: r.id.clone(),
            step: Step::of(r.get("kind"))?,
            of: text("of"),
            text: text("text"),
            by: text("by"),
            at: text("at"),
            revision: r.get("revision").parse().unwrap_or(0),
        })
    }
}

/// A comment on a sheet or on one of its items, with all that was said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The sheet.
    pub sheet: String,
    /// Indicator code; empty for the whole sheet.
    pub code: String,
    /// The comment, then the replies, each after what it replies to.
    pub words: Vec<Word>,
    /// Where it stands.
    pub state: State,
}

impl Thread {
    /// The id it is known by: that of its comment.
    pub fn id(&self) -> &str {
        self.words.first().map_or("", |w| w.id.as_str())
    }

    /// Who made the comment.
    pub fn by(&self) -> &str {
        self.words.first().map_or("", |w| w.by.as_str())
    }

    /// The comment.
    pub fn comment(&self) -> &str {
        self.words.first().map_or("", |w| w.text.as_str())
    }

    /// The words nobody has replied to yet. They say where it stands.
    pub fn open_ends(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|w| !self.words.iter().any(|o| o.of == w.id))
    }

    fn of(facts: &Facts, root: &Record, all: &[&Record]) -> Option<Thread> {
        let mut words = vec![Word::from(root).filter(|w| w.step == Step::Return)?];
        let mut at = 0;
        while let Some(id) = words.get(at).map(|w| w.id.clone()) {
            words.extend(all.iter().filter(|r| r.get("of") == id && r.id != root.id).filter_map(|r| Word::from(r)));
            at += 1;
        }
        let (sheet, code) = (root.get("sheet").to_string(), root.get("code").to_string());
        let mut thread = Thread { sheet, code, words, state: State::Accepted };
        // Whatever was said last and apart: a comment outweighs an answer, an answer an acceptance.
        let state = thread.open_ends().map(|w| w.step.leads_to()).min();
        thread.state = state.unwrap_or(State::Returned);
        facts.get("sheet", &thread.sheet).map(|_| thread)
    }
}

/// The comments on a sheet, the oldest first on each laptop.
pub fn threads(facts: &Facts, sheet: &str) -> Vec<Thread> {
    threads_of(facts, facts.with("review", "sheet", sheet).collect())
}

/// The comments in the records about one sheet.
fn threads_of(facts: &Facts, mut all: Vec<&Record>) -> Vec<Thread> {
    all.sort_by(|a, b| by_birth(&a.id, &b.id));
    all.iter().filter(|r| r.get("of").is_empty()).filter_map(|r| Thread::of(facts, r, &all)).collect()
}

/// The comments on all sheets, by sheet.
pub fn all(facts: &Facts) -> Vec<Thread> {
    let mut sheets: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    facts.all("review").for_each(|r| sheets.entry(r.get("sheet")).or_default().push(r));
    sheets.into_values().flat_map(|list| threads_of(facts, list)).collect()
}

/// The comment with this id.
pub fn thread(facts: &Facts, id: &str) -> Option<Thread> {
    let sheet = facts.get("review", id)?.get("sheet");
    threads(facts, sheet).into_iter().find(|t| t.id() == id)
}

/// Where the review of a sheet stands: as its most urgent comment does; none if nobody returned it.
pub fn state(facts: &Facts, sheet: &str) -> Option<State> {
    threads(facts, sheet).iter().map(|t| t.state).min()
}

/// Comments that wait for a person: to be answered by an inspector, to be looked at again by who made them.
pub fn waiting_for(facts: &Facts, person: &str) -> Vec<Thread> {
    let me = person::root(facts, person);
    let waits = |t: &Thread| match t.state {
        State::Returned => Sheet::of(facts, &t.sheet).is_some_and(|s| may_answer(facts, &s, me).is_ok()),
        State::Answered => person::root(facts, t.by()) == me,
        State::Accepted => false,
    };
    all(facts).into_iter().filter(waits).collect()
}
