//! Undo and redo as operations: what they write, and when they refuse.
//!
//! Undoing an act writes the former value of each of its cells. A record that the act created is deleted instead, and
//! its cells are left as they are. A
//! cell whose former state was a conflict gets its conflict back: one operation per former value, none naming the
//! other, so that undoing a resolution hides nobody's edit. Redo writes what the act had written.
//!
//! Both refuse when a cell of the act has since been changed by something that was not itself undone. To tell, every
//! head is traced to its **origin**: what an undo restored counts as the operation it restored, not as a new edit.

use super::acts::{ACT, REDOES, UNDOES};
use super::cell::{Heads, Key};
use super::hash::OpHash;
use super::op::Op;
use super::origin::{History, Origins, Tracer};
use super::write::{Draft, Tip};
use crate::model::record::{CREATED, DELETED};
use crate::model::schema;
use crate::text::{Lang, Say, store as text, visible};
use std::collections::BTreeSet;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Take the act back.
    Undo,
    /// Do it again.
    Redo,
}

/// One cell that an undo or redo changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The cell.
    pub key: Key,
    /// What it shows now.
    pub from: String,
    /// What it will show.
    pub to: String,
}

/// What an undo or redo does, in enough detail to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Which way.
    pub way: Way,
    /// The act that is undone or redone.
    pub txn: String,
    /// When it was done first, by the laptop's clock.
    pub wall: String,
    /// The cells it changes.
    pub steps: Vec<Step>,
    /// Why it cannot be done, if it cannot.
    pub refused: Option<Refusal>,
}

/// A cell that has since been changed by something that was not undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The cell.
    pub key: Key,
    /// Person id of who changed it.
    pub actor: String,
    /// When, by that laptop's clock.
    pub wall: String,
    /// The value that stands there.
    pub value: String,
}

impl Say for Refusal {
    fn say(&self, lang: Lang) -> String {
        let Key { entity, id, field } = &self.key;
        let label = schema::field(entity, field).map_or(field.as_str(), |f| f.title(lang));
        let value = visible(&self.value);
        text::undo_refused(lang, visible(id), label, visible(&self.actor), &self.wall, value)
    }
}

/// An undo or redo ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it does.
    pub described: Described,
    /// What it writes.
    pub drafts: Vec<Draft>,
}

/// Plans taking back or doing again the act `txn`, on top of `tip`.
pub fn plan<H: History>(history: &H, tip: &Tip, way: Way, txn: &str) -> Result<Plan, H::Error> {
    let mut tracer = Tracer::new(history);
    let cells = tracer.cells(txn)?;
    let wall = cells.values().map(|(op, _)| op.wall.clone()).find(|wall| !wall.is_empty()).unwrap_or_default();
    let described = Described { way, txn: txn.into(), wall, steps: Vec::new(), refused: None };
    let mut maker = Maker { tracer, described, drafts: Vec::new() };
    let mut in_order: Vec<_> = cells.iter().collect();
    in_order.sort_by_key(|(_, (first, _))| first.seq);
    let born = |key: &&Key, first: &Op| key.field == CREATED && first.pred.is_empty();
    let created: BTreeSet<(&str, &str)> = in_order
        .iter()
        .filter(|(key, (first, _))| born(key, first))
        .map(|(key, _)| (key.entity.as_str(), key.id.as_str()))
        .collect();
    for (key, (first, last)) in in_order {
        if born(&key, first) {
            maker.created(key)?;
        } else if created.contains(&(key.entity.as_str(), key.id.as_str())) {
            maker.untouched(key, last)?;
        } else {
            maker.cell(key, first, last)?;
        }
    }
    let field = if way == Way::Undo { UNDOES } else { REDOES };
    maker.draft(Key::new(ACT, &format!("{}-{}", tip.device, tip.seq + 1), field), txn, None);
    Ok(Plan { described: maker.described, drafts: maker.drafts })
}

struct Maker<'a, H> {
    tracer: Tracer<'a, H>,
    described: Described,
    drafts: Vec<Draft>,
}

impl<H: History> Maker<'_, H> {
    /// A cell that the act changed.
    fn cell(&mut self, key: &Key, first: &Op, last: &Op) -> Result<(), H::Error> {
        let heads = self.tracer.history.heads(key)?;
        let (expected, values) = match self.described.way {
            Way::Undo => (Origins::from([Some(last.hash)]), self.former(first)?),
            Way::Redo => (self.tracer.former_origins(first)?, vec![last.value.clone()]),
        };
        self.expect(key, &heads, &expected)?;
        self.restore(key, &heads, &values);
        Ok(())
    }

    /// A cell of a record that the act created: the deletion of the record is enough, and what it held stays known,
    /// so that a number that was shown once is never given again.
    fn untouched(&mut self, key: &Key, last: &Op) -> Result<(), H::Error> {
        let heads = self.tracer.history.heads(key)?;
        self.expect(key, &heads, &Origins::from([Some(last.hash)]))
    }

    /// A record that the act created: undone by deleting it, redone by taking the deletion back.
    fn created(&mut self, key: &Key) -> Result<(), H::Error> {
        let deleted = Key::new(&key.entity, &key.id, DELETED);
        let heads = self.tracer.history.heads(&deleted)?;
        if self.described.way == Way::Undo {
            self.expect_nobody_wrote(key)?;
            self.restore(&deleted, &heads, &["yes".into()]);
            return Ok(());
        }
        for head in heads.list() {
            let Some(by) = self.tracer.history.op(head.hash)? else { continue };
            if self.tracer.undone_by(&by)?.as_ref() != Some(&self.described.txn) {
                self.refuse(&deleted, Some(by));
            }
        }
        self.restore(&deleted, &heads, &[String::new()]);
        Ok(())
    }

    /// A created record is only taken back while nobody else's edit is in it.
    fn expect_nobody_wrote(&mut self, created: &Key) -> Result<(), H::Error> {
        let own = self.tracer.cells(&self.described.txn)?;
        for field in self.tracer.history.fields(&created.entity, &created.id)? {
            let key = Key::new(&created.entity, &created.id, &field);
            if !own.contains_key(&key) {
                let heads = self.tracer.history.heads(&key)?;
                self.expect(&key, &heads, &Origins::from([None]))?;
            }
        }
        Ok(())
    }

    /// The different values the cell had before the act, the displayed one last; one empty value if it had none.
    fn former(&self, first: &Op) -> Result<Vec<String>, H::Error> {
        let mut heads = Vec::new();
        for hash in &first.pred {
            heads.extend(self.tracer.history.op(*hash)?);
        }
        heads.sort_by_key(|op| (op.lamport, op.hash));
        let mut out: Vec<String> = Vec::new();
        for op in heads {
            out.retain(|v| *v != op.value);
            out.push(op.value);
        }
        if out.is_empty() {
            out.push(String::new());
        }
        Ok(out)
    }

    /// The heads have to come from the expected origins, all of them and no other.
    fn expect(&mut self, key: &Key, heads: &Heads, expected: &Origins) -> Result<(), H::Error> {
        let mut found = BTreeSet::new();
        for head in heads.list() {
            let from = self.tracer.origins(head.hash)?;
            if !from.is_subset(expected) {
                let by = self.tracer.history.op(head.hash)?;
                self.refuse(key, by);
            }
            found.extend(from);
        }
        if heads.list().is_empty() {
            found.insert(None);
        }
        if found != *expected {
            self.refuse(key, None);
        }
        Ok(())
    }

    /// The first refusal is the one that is said.
    fn refuse(&mut self, key: &Key, by: Option<Op>) {
        if self.described.refused.is_none() {
            let (actor, wall, value) = by.map(|op| (op.actor, op.wall, op.value)).unwrap_or_default();
            self.described.refused = Some(Refusal { key: key.clone(), actor, wall, value });
        }
    }

    fn restore(&mut self, key: &Key, heads: &Heads, values: &[String]) {
        let pred = (values.len() > 1).then(|| heads.hashes());
        for value in values {
            self.draft(key.clone(), value, pred.clone());
        }
        let to = values.last().cloned().unwrap_or_default();
        self.described.steps.push(Step { key: key.clone(), from: heads.value().into(), to });
    }

    fn draft(&mut self, key: Key, value: &str, pred: Option<Vec<OpHash>>) {
        let verb = if self.described.way == Way::Undo { "undo" } else { "redo" };
        let reason = format!("{verb} {}", self.described.txn);
        self.drafts.push(Draft { key, value: value.into(), reason, pred });
    }
}
