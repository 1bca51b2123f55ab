//! How the cells of a touched row differ from what its editor had: not at all, in form, spoilt, unclear, or changed.

use super::rows::Touched;
use crate::exchange::typed::{Difference, canonical, difference};
use crate::journal::handedit::{Rev, heads_of};
use crate::journal::{Heads, Key, Op};
use crate::model::naming::content_id;
use crate::model::record::CREATED;
use crate::model::schema::{Entity, Field};
use crate::store::{Edited, Matter};

/// Rows without an id are new records of these; the ids of all others are fixed or derived.
const BORN: [&str; 5] = ["person", "problem", "strength", "note", "meeting"];
/// What the program decides by its own rules (closing a problem takes evidence and a second person; what is named by
/// its content cannot be changed): an empty field stands for all of them.
const RULED: [(&str, &str); 21] = [
    ("problem", "number"),
    ("problem", "status"),
    ("problem", "first_due"),
    ("problem", "closed_by"),
    ("problem", "closed_on"),
    ("problem", "closed_evidence"),
    ("sheet", "kind"),
    ("sheet", "state"),
    ("sheet", "revision"),
    ("sheet", "finalized_at"),
    ("sheet", "checklist"),
    ("visit", "state"),
    ("round", ""),
    ("event", ""),
    ("checklist", ""),
    ("indicator", ""),
    ("questionnaire", ""),
    ("question", ""),
    ("import", ""),
    ("accepted", ""),
    ("trust", ""),
];
/// The cell is not changed in tables.
pub const BY_RULE: &str = "by-rule";
/// No record of this id is known.
pub const UNKNOWN_ID: &str = "unknown-id";
/// The id stands in two rows.
pub const TWICE: &str = "twice";
/// A row without an id, where ids are not given freely.
pub const NO_ID: &str = "no-id";

/// A view that is judged.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// What its rows are.
    pub entity: &'static Entity,
}

impl View<'_> {
    /// The edits of a row; `ops` are all operations of its record.
    pub fn row(&self, row: &Touched, ops: &[Op]) -> Vec<Edited> {
        if row.id.is_empty() {
            return self.new_row(row).into_iter().collect();
        }
        if ops.is_empty() {
            return vec![self.whole(row, UNKNOWN_ID)];
        }
        let rev = Rev::parse(&row.rev).filter(|rev| rev.is_known(ops));
        row.cells.iter().filter_map(|(field, raw)| self.cell(row, field, raw, rev.as_ref(), ops)).collect()
    }

    /// A row that is not understood as a whole.
    pub fn whole(&self, row: &Touched, why: &str) -> Edited {
        Edited { why: why.into(), ..self.edit(row, "", Matter::Unclear) }
    }

    fn edit(&self, row: &Touched, field: &str, matter: Matter) -> Edited {
        Edited {
            file: self.file.into(),
            sha256: self.sha256.into(),
            line: row.line,
            key: Key::new(self.entity.key, &row.id, field),
            matter,
            base: String::new(),
            value: String::new(),
            why: String::new(),
            pred: Vec::new(),
            clock: 0,
        }
    }

    fn cell(&self, row: &Touched, field: &str, raw: &str, rev: Option<&Rev>, ops: &[Op]) -> Option<Edited> {
        let kind = &self.field(field)?.kind;
        // Without a version nobody can tell what the editor had; compared with what stands there now, and named by no
        // predecessor, the edit can only show up as a conflict.
        let base = match rev {
            Some(rev) => rev.heads(ops, field),
            None => heads_of(ops.iter().filter(|op| op.field == field)),
        };
        let (matter, value) = match difference(kind, base.value(), raw) {
            Difference::None | Difference::FormOnly => return None,
            Difference::Damaged(_) => (Matter::Damage, raw.to_string()),
            Difference::Refused(_) => (Matter::Unclear, raw.to_string()),
            Difference::Changed(_) if self.is_ruled(field) => {
                return Some(Edited {
                    base: base.value().into(),
                    value: raw.into(),
                    why: BY_RULE.into(),
                    ..self.edit(row, field, Matter::Unclear)
                });
            }
            Difference::Changed(value) => (Matter::Change, value),
        };
        let had = if rev.is_some() { base.clone() } else { Heads::default() };
        let clock = had.list().iter().map(|h| h.lamport).max().unwrap_or(0);
        let edit = self.edit(row, field, matter);
        Some(Edited { base: base.value().into(), value, pred: had.hashes(), clock, ..edit })
    }

    fn is_ruled(&self, field: &str) -> bool {
        RULED.iter().any(|(entity, f)| *entity == self.entity.key && (f.is_empty() || *f == field))
    }

    fn field(&self, key: &str) -> Option<&'static Field> {
        self.entity.fields.iter().find(|f| f.key == key)
    }

    /// A row that somebody added. Its id is made of what it says, so that it is one record wherever it is accepted.
    fn new_row(&self, row: &Touched) -> Option<Edited> {
        if !BORN.contains(&self.entity.key) {
            return Some(self.whole(row, NO_ID));
        }
        let mut cells = Vec::new();
        for (field, raw) in &row.cells {
            match canonical(&self.field(field)?.kind, raw, None) {
                Ok(_) if self.is_ruled(field) => {}
                Ok(taken) => cells.extend(taken.value.map(|value| (*field, value))),
                Err(_) => return Some(Edited { value: raw.clone(), ..self.edit(row, field, Matter::Unclear) }),
            }
        }
        let parts = cells.iter().flat_map(|(field, value)| [*field, value.as_str()]);
        let id = content_id('n', "hucha-new-1", [self.entity.key, CREATED].into_iter().chain(parts));
        let value = serde_json::to_string(&cells).ok()?;
        let edit = self.edit(row, "", Matter::New);
        Some(Edited { key: Key::new(self.entity.key, &id, ""), value, ..edit })
    }
}
