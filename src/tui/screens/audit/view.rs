//! Operations as people read them.

use crate::journal::op;
use crate::model::facts::Facts;
use crate::model::label::{self, Label};
use crate::model::person;
use crate::store::Trace;
use crate::text::Lang;
use crate::text::screens::audit as text;
use crate::tui::screens::parts::moment;

/// One operation in words.
pub struct Row {
    pub trace: Trace,
    pub when: String,
    pub who: String,
    pub label: Label,
    pub field: String,
    pub old: String,
    pub new: String,
    pub came: String,
}

impl Row {
    pub fn of(trace: Trace, facts: &Facts, lang: Lang) -> Row {
        let op = &trace.op;
        let shown = |value: &str| label::value(facts, &op.entity, &op.field, value, lang);
        let old: Vec<String> = trace.before.iter().map(|v| shown(v)).collect();
        Row {
            when: moment(&op.wall),
            who: person::name_of(facts, &op.actor),
            label: Label::of(facts, &op.entity, &op.id, lang),
            field: label::field(&op.entity, &op.field, lang),
            old: if old.is_empty() { shown("") } else { old.join(" / ") },
            new: shown(&op.value),
            came: came(&trace, lang),
            trace,
        }
    }

    /// `2026-11-21 09:03` of a hand edit that carries no time is its device name.
    pub fn laptop(&self, facts: &Facts, lang: Lang) -> String {
        match self.trace.op.device.as_str() {
            device if device == facts.device => text::here(lang),
            op::HANDEDIT => op::HANDEDIT.into(),
            device => device.into(),
        }
    }

    /// Old and new in one line.
    pub fn change(&self, lang: Lang) -> String {
        text::from_to(lang, &self.old, &self.new)
    }
}

/// The merge with which it came, or this laptop.
fn came(trace: &Trace, lang: Lang) -> String {
    match trace.receipt {
        None => text::here(lang),
        Some(n) if trace.bundle.is_empty() => text::with_receipt(lang, n),
        Some(n) => text::with_bundle(lang, n, trace.bundle.rsplit(['/', '\\']).next().unwrap_or("")),
    }
}
