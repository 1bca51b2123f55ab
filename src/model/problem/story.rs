//! The whole story of a problem: from the deduction to the closing, each entry with person, date and reason.

use super::Problem;
use crate::model::checklist::Step;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use crate::model::scoring::{self, Answer};
use crate::model::sheet::Sheet;
use crate::model::{person, schema};
use crate::text::{Lang, Say, visit as text};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The kind of event (`schema::EVENTS`), or `found` for the deduction it began with.
    pub kind: String,
    /// When, RFC 3339 or a date; empty if not known.
    pub at: String,
    /// The acting person's name.
    pub by: String,
    /// What was done, or why.
    pub text: String,
    /// What shows it.
    pub evidence: String,
    /// Who rectified, where that was somebody else than the acting person.
    pub who: String,
    /// The new deadline of an extension.
    pub due: String,
    /// Who approved it.
    pub approver: String,
    /// How it was checked.
    pub method: Option<Step>,
    /// The look-back at which it happened.
    pub visit: String,
    /// Points lost, for the first entry.
    pub lost: Option<Points>,
}

impl Entry {
    /// The name of the event.
    pub fn name(&self, lang: Lang) -> String {
        match self.kind.as_str() {
            "found" => text::story_found(lang),
            kind => schema::shown(schema::EVENTS, kind, lang).into(),
        }
    }

    /// The day, `YYYY-MM-DD`.
    pub fn day(&self) -> &str {
        self.at.get(..10).unwrap_or(&self.at)
    }
}

/// What was said, with everything that belongs to it.
impl Say for Entry {
    fn say(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if let Some(lost) = self.lost {
            parts.push(text::story_lost(lang, lost.short()));
        }
        if let Some(method) = self.method {
            parts.push(method.name(lang).into());
        }
        parts.push(self.text.clone());
        let mut also = |said: &str, say: String| {
            if !said.is_empty() {
                parts.push(say);
            }
        };
        also(&self.evidence, text::story_evidence(lang, &self.evidence));
        also(&self.who, text::story_who(lang, &self.who));
        also(&self.due, text::story_due(lang, &self.due));
        also(&self.approver, text::story_approver(lang, &self.approver));
        parts.retain(|part| !part.is_empty());
        parts.join(if lang == Lang::En { "; " } else { "；" })
    }
}

/// The story, oldest first.
pub fn of(facts: &Facts, p: &Problem) -> Vec<Entry> {
    let mut events: Vec<&Record> = facts.with("event", "problem", &p.id).collect();
    events.sort_by(|a, b| a.get("at").cmp(b.get("at")).then_with(|| by_birth(&a.id, &b.id)));
    std::iter::once(found(facts, p)).chain(events.into_iter().map(|e| entry(facts, e))).collect()
}

fn found(facts: &Facts, p: &Problem) -> Entry {
    let sheet = Sheet::of(facts, &p.sheet);
    let lost = sheet.as_ref().and_then(|s| {
        let list = s.checklist(facts)?;
        Some(scoring::score_item(list.get(&p.code)?, &Answer::of(facts, &p.sheet, &p.code)).deduct)
    });
    Entry {
        kind: "found".into(),
        at: facts.value("visit", &p.visit, "date").into(),
        by: sheet.map(|s| person::name_of(facts, &s.inspector)).unwrap_or_default(),
        text: p.fact.clone(),
        evidence: String::new(),
        who: String::new(),
        due: p.first_due.clone(),
        approver: String::new(),
        method: p.step,
        visit: p.visit.clone(),
        lost: lost.filter(|l| *l > Points::ZERO),
    }
}

fn entry(facts: &Facts, e: &Record) -> Entry {
    let text = |field| e.get(field).to_string();
    Entry {
        kind: text("kind"),
        at: text("at"),
        by: person::name_of(facts, e.get("by")),
        text: text("text"),
        evidence: text("evidence"),
        who: text("who"),
        due: text("due"),
        approver: text("approver"),
        method: Step::parse(e.get("method")),
        visit: text("visit"),
        lost: None,
    }
}
