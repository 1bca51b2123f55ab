//! Conflicts as people read them, made once after every change of the facts.

use crate::journal::Op;
use crate::model::bulk::{Case, Side};
use crate::model::label::{self, Label};
use crate::model::person;
use crate::store::Conflict;
use crate::text::screens::conflicts as text;
use crate::tui::screen::Ctx;

/// A conflict with its words.
pub struct Entry {
    pub conflict: Conflict,
    pub label: Label,
    /// The heading of the field.
    pub field: String,
    /// What each head says, in their order.
    pub values: Vec<String>,
}

impl Entry {
    pub fn of(conflict: Conflict, ctx: &Ctx) -> Entry {
        let key = &conflict.key;
        let shown = |op: &Op| label::value(ctx.facts, &key.entity, &key.field, &op.value, ctx.lang);
        Entry {
            label: Label::of(ctx.facts, &key.entity, &key.id, ctx.lang),
            field: label::field(&key.entity, &key.field, ctx.lang),
            values: conflict.heads.iter().map(shown).collect(),
            conflict,
        }
    }

    /// The value that all had seen.
    pub fn base(&self, ctx: &Ctx) -> Option<String> {
        let key = &self.conflict.key;
        let op = self.conflict.base.as_ref()?;
        Some(label::value(ctx.facts, &key.entity, &key.field, &op.value, ctx.lang))
    }

    /// What a rule looks at.
    pub fn case(&self) -> Case {
        let key = &self.conflict.key;
        let side = |op: &Op| Side { value: op.value.clone(), actor: op.actor.clone() };
        let sides = self.conflict.heads.iter().map(side).collect();
        Case { entity: key.entity.clone(), id: key.id.clone(), field: key.field.clone(), sides }
    }

    /// Entity and id.
    pub fn record(&self) -> (&str, &str) {
        (&self.conflict.key.entity, &self.conflict.key.id)
    }

    /// What people read for a value that would be taken.
    pub fn shown(&self, value: &str, ctx: &Ctx) -> String {
        label::value(ctx.facts, &self.conflict.key.entity, &self.conflict.key.field, value, ctx.lang)
    }
}

/// Who, when, on which laptop.
pub fn by(op: &Op, ctx: &Ctx) -> String {
    let here = op.device == ctx.facts.device;
    let laptop = if here { text::here(ctx.lang) } else { text::laptop(ctx.lang, &op.device) };
    text::by(ctx.lang, person::name_of(ctx.facts, &op.actor), super::super::parts::moment(&op.wall), laptop)
}

/// The conflicts of all records, or of one; grouped by record, records of a branch together.
pub fn entries(only: Option<&(String, String)>, ctx: &Ctx) -> crate::error::Result<Vec<Entry>> {
    let wanted = |c: &Conflict| only.is_none_or(|(entity, id)| *entity == c.key.entity && *id == c.key.id);
    let mut all: Vec<Entry> = ctx.door.conflicts()?.into_iter().filter(wanted).map(|c| Entry::of(c, ctx)).collect();
    all.sort_by(|a, b| {
        let place = |e: &Entry| (e.label.branch.clone(), e.label.round.clone(), e.conflict.key.clone());
        place(a).cmp(&place(b))
    });
    Ok(all)
}
