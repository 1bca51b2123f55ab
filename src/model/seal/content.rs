//! What is signed with a revision of a score sheet, as lines that are the same on every laptop.

use super::code::CheckCode;
use crate::model::facts::Facts;
use crate::model::note::Note;
use crate::model::problem::Problem;
use crate::model::record::Record;
use crate::model::schema;
use crate::model::strength::Strength;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Fields of the sheet, of the visit, of a member and of an answer that stand on the signed paper.
const SHEET: [&str; 5] = ["inspector", "kind", "checklist", "revision", "finalized_at"];
const VISIT: [&str; 4] = ["round", "branch", "date", "reporter"];
const SCORE: [&str; 5] = ["verdict", "count", "reason", "note", "sample"];

/// One signed thing: a field of the sheet, of the visit, of a member (by person), of an answer (by indicator), of a
/// problem (by number), a claim that did not hold (by its words), or a strength (by its words).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Entity key.
    pub entity: String,
    /// Which one; empty for the sheet and the visit.
    pub key: String,
    /// Field key.
    pub field: String,
}

/// The signed content: what every item says. Empty values are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content(BTreeMap<Item, String>);

/// One item that says something else than what was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which item.
    pub item: Item,
    /// What was signed; empty if there was nothing.
    pub signed: String,
    /// What it says now; empty if it is gone.
    pub now: String,
}

impl Content {
    /// The content of a sheet as it stands. Not in it, because the paper goes on after signing: the branch's receipt
    /// and opinion, the states and stories of problems, extensions (the first deadline was signed).
    pub fn of(facts: &Facts, sheet: &str) -> Option<Content> {
        let record = facts.get("sheet", sheet)?;
        let visit = record.get("visit");
        let mut content = Content::default();
        content.put("sheet", "", "id", sheet);
        content.fields(record, "", &SHEET);
        content.put("sheet", "", "digest", &checklist_digest(facts, record.get("checklist")));
        if let Some(visit) = facts.get("visit", visit) {
            content.fields(visit, "", &VISIT);
        }
        facts.under("member", visit).for_each(|m| content.fields(m, m.tail(), &["duty"]));
        facts.under("score", sheet).for_each(|s| content.fields(s, s.tail(), &SCORE));
        Problem::of_sheet(facts, sheet).iter().for_each(|p| content.problem(p));
        let refuted = Note::of_sheet(facts, sheet).into_iter().filter(Note::refuted);
        refuted.for_each(|n| content.put("note", &n.text, "finding", n.found()));
        let agreed = record.get("kind") == "agreed";
        let strengths = if agreed { Strength::of_visit(facts, visit) } else { Strength::of_sheet(facts, sheet) };
        strengths.iter().for_each(|s| content.put("strength", &s.text, "text", &s.text));
        Some(content)
    }

    fn fields(&mut self, record: &Record, key: &str, fields: &[&str]) {
        fields.iter().for_each(|field| self.put(&record.entity, key, field, record.get(field)));
    }

    /// Two laptops apart may have given one number twice: the second is told apart.
    fn problem(&mut self, p: &Problem) {
        let taken = |key: &String| self.0.keys().any(|i| i.entity == "problem" && i.key == *key);
        let names = (1..).map(|n| if n == 1 { p.number.clone() } else { format!("{}#{n}", p.number) });
        let key = names.into_iter().find(|key| !taken(key)).unwrap_or_default();
        let due = if p.first_due.is_empty() { &p.due } else { &p.first_due };
        let class = p.class.map_or("", |c| c.code());
        for (field, value) in [
            ("code", p.code.as_str()),
            ("fact", &p.fact),
            ("suggestion", &p.suggestion),
            ("class", class),
            ("responsible", &p.responsible),
            ("due", due),
        ] {
            self.put("problem", &key, field, value);
        }
    }

    fn put(&mut self, entity: &str, key: &str, field: &str, value: &str) {
        if !value.is_empty() {
            self.0.insert(Item { entity: entity.into(), key: key.into(), field: field.into() }, value.into());
        }
    }

    /// The canonical text: a first line that names the form, then one line for each item in order, its parts divided
    /// by tabs; tabs, line ends and backslashes within are escaped.
    pub fn text(&self) -> String {
        let mut out = String::from("hucha-seal-1\n");
        for (item, value) in &self.0 {
            let parts = [&item.entity, &item.key, &item.field, value].map(|p| escape(p));
            out.push_str(&parts.join("\t"));
            out.push('\n');
        }
        out
    }

    /// Reads [`Content::text`]; `None` if it is damaged.
    pub fn parse(text: &str) -> Option<Content> {
        let lines = text.strip_prefix("hucha-seal-1\n")?.lines();
        let one = |line: &str| {
            let mut parts = line.split('\t').map(unescape);
            let item = Item { entity: parts.next()?, key: parts.next()?, field: parts.next()? };
            Some((item, parts.next()?))
        };
        lines.map(one).collect::<Option<BTreeMap<_, _>>>().map(Content)
    }

    /// The check code of this content.
    pub fn code(&self) -> CheckCode {
        CheckCode::of(&self.text())
    }

    /// What an item says; empty if nothing.
    pub fn value(&self, entity: &str, key: &str, field: &str) -> &str {
        let item = Item { entity: entity.into(), key: key.into(), field: field.into() };
        self.0.get(&item).map_or("", String::as_str)
    }

    /// What differs from a later content, in order.
    pub fn differences(&self, now: &Content) -> Vec<Difference> {
        let mut items: Vec<&Item> = self.0.keys().chain(now.0.keys()).collect();
        items.sort_unstable();
        items.dedup();
        let value = |content: &Content, item: &Item| content.0.get(item).cloned().unwrap_or_default();
        let both = |item: &Item| Difference { item: item.clone(), signed: value(self, item), now: value(now, item) };
        items.into_iter().map(both).filter(|d| d.signed != d.now).collect()
    }
}

/// A fingerprint of everything that a version of the checklist says: marks are counted by it.
fn checklist_digest(facts: &Facts, version: &str) -> String {
    let mut sum = Sha256::new();
    let fields = schema::entity("indicator").map_or(&[][..], |e| e.fields);
    for record in facts.under("indicator", version) {
        sum.update(record.id.as_bytes());
        for field in fields {
            sum.update(b"\t");
            sum.update(escape(record.get(field.key)).as_bytes());
        }
        sum.update(b"\n");
    }
    let bytes: [u8; 32] = sum.finalize().into();
    bytes.iter().take(8).map(|b| format!("{b:02x}")).collect()
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('n')) => out.push('\n'),
            (_, Some('t')) => out.push('\t'),
            (_, Some('r')) => out.push('\r'),
            (_, Some(other)) => out.push(other),
            (c, None) => out.push(c),
        }
    }
    out
}
