//! The audit trail: who set what, when, on which laptop, from what to what, why, and with which bundle it came.
//! Read page by page from the newest arrival back, so that a long journal costs no more than what is looked at.

use super::Store;
use super::rows;
use crate::error::Result;
use crate::journal::{Op, OpHash};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use std::collections::BTreeSet;

/// How an operation came here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Came {
    /// Either way.
    #[default]
    Any,
    /// Made on this laptop.
    Here,
    /// With the merge of this receipt.
    With(i64),
}

/// A word that is looked for, with what it may stand for besides its letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// Letters in the value, the reason or the record id; small and capital ASCII letters are the same.
    pub text: String,
    /// Person ids whose names fit.
    pub people: Vec<String>,
    /// Entity and field keys whose headings fit; an empty field stands for all of the entity.
    pub fields: Vec<(String, String)>,
    /// Entity, field and stored code of words of lists that fit.
    pub values: Vec<(String, String, String)>,
    /// Parts of record ids that fit, such as `/B04`.
    pub ids: Vec<String>,
}

/// What is looked for; empty parts do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// Entity and id of a record. Answered from the record's own cells: it takes no longer in a big database.
    pub record: Option<(String, String)>,
    /// Only this field of the record.
    pub field: String,
    /// Records named `<id>/…` too, of any entity.
    pub beneath: bool,
    /// Any of these people.
    pub people: Vec<String>,
    /// A laptop.
    pub device: String,
    /// First day by the laptop's own clock, `YYYY-MM-DD`.
    pub from: String,
    /// Last day.
    pub to: String,
    /// How it came here.
    pub came: Came,
    /// All of these words.
    pub words: Vec<Word>,
}

/// One operation with what surrounds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The operation.
    pub op: Op,
    /// What the cell said before, each value once: several where it decided a conflict.
    pub before: Vec<String>,
    /// The receipt with which it came; none if it was made here.
    pub receipt: Option<i64>,
    /// The path of the bundle, as it was named then.
    pub bundle: String,
    /// Whether it is set aside and does not count.
    pub aside: bool,
    /// The order in which this laptop learned of it.
    pub arrival: i64,
}

/// Some of what was found, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The operations.
    pub rows: Vec<Trace>,
    /// Where the next page begins; none if this was the last.
    pub next: Option<i64>,
}

const AROUND: &str = "o.arrival, (SELECT b.receipt FROM bundle b WHERE b.n = o.bundle), \
                      (SELECT b.path FROM bundle b WHERE b.n = o.bundle), \
                      EXISTS (SELECT 1 FROM aside a WHERE a.arrival = o.arrival)";

impl Store {
    /// At most `most` operations that fit and arrived before `before`, the newest first.
    pub fn audit(&self, sought: &Sought, before: Option<i64>, most: usize) -> Result<Page> {
        let filter = Filter::of(sought, before.unwrap_or(i64::MAX));
        let mut rows = match &sought.record {
            Some((entity, id)) => self.of_record(entity, id, sought, &filter, most)?,
            None => self.scan(&filter, most)?,
        };
        for trace in &mut rows {
            trace.before = self.values_of(&trace.op.pred)?;
        }
        let next = rows.last().filter(|_| rows.len() == most).map(|t| t.arrival);
        Ok(Page { rows, next })
    }

    fn scan(&self, filter: &Filter, most: usize) -> Result<Vec<Trace>> {
        let sql = format!(
            "SELECT {}, {AROUND} {} WHERE {} ORDER BY o.arrival DESC LIMIT {most}",
            rows::COLUMNS,
            rows::FROM,
            filter.sql
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(&filter.values), trace)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// From the heads of the record's cells back through their predecessors, and what of it is set aside.
    fn of_record(&self, entity: &str, id: &str, sought: &Sought, filter: &Filter, most: usize) -> Result<Vec<Trace>> {
        let mut arrivals = self.set_aside_of(entity, id)?;
        for (entity, id) in self.record_and_beneath(entity, id, sought.beneath)? {
            for (field, heads) in self.record_heads(&entity, &id)? {
                if sought.field.is_empty() || sought.field == field {
                    self.arrivals_behind(heads.hashes(), &mut arrivals)?;
                }
            }
        }
        let sql = format!("SELECT {}, {AROUND} {} WHERE o.arrival = ? AND {}", rows::COLUMNS, rows::FROM, filter.sql);
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut out = Vec::new();
        for arrival in arrivals.into_iter().rev() {
            let values = std::iter::once(Value::from(arrival)).chain(filter.values.iter().cloned());
            out.extend(statement.query_row(params_from_iter(values), trace).optional()?);
            if out.len() == most {
                break;
            }
        }
        Ok(out)
    }

    fn record_and_beneath(&self, entity: &str, id: &str, beneath: bool) -> Result<BTreeSet<(String, String)>> {
        let mut out = BTreeSet::from([(entity.to_string(), id.to_string())]);
        if !beneath {
            return Ok(out);
        }
        let (from, to) = (format!("{id}/"), format!("{id}0")); // '0' is the character after '/'
        let sql = "SELECT DISTINCT entity, id FROM cell WHERE entity = ?1 AND (id = ?2 OR (id >= ?3 AND id < ?4))";
        let mut statement = self.db.prepare_cached(sql)?;
        for entity in self.entities()? {
            let found = statement.query_map([&entity, id, &from, &to], |r| Ok((r.get(0)?, r.get(1)?)))?;
            for row in found {
                out.insert(row?);
            }
        }
        Ok(out)
    }

    fn arrivals_behind(&self, mut todo: Vec<OpHash>, out: &mut BTreeSet<i64>) -> Result<()> {
        let mut statement = self.db.prepare_cached("SELECT arrival, pred FROM op WHERE hash = ?1")?;
        while let Some(hash) = todo.pop() {
            let read = |r: &Row| Ok((r.get::<_, i64>(0)?, rows::hashes(r, 1)?));
            if let Some((arrival, pred)) = statement.query_row([hash.to_bytes()], read).optional()?
                && out.insert(arrival)
            {
                todo.extend(pred);
            }
        }
        Ok(())
    }

    fn set_aside_of(&self, entity: &str, id: &str) -> Result<BTreeSet<i64>> {
        let sql = "SELECT o.arrival FROM aside a JOIN op o ON o.arrival = a.arrival WHERE o.entity = ?1 AND o.id = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_map([entity, id], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    fn values_of(&self, hashes: &[OpHash]) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached("SELECT value FROM op WHERE hash = ?1")?;
        let mut out: Vec<String> = Vec::new();
        for hash in hashes {
            let value: Option<String> = statement.query_row([hash.to_bytes()], |r| r.get(0)).optional()?;
            out.extend(value.filter(|v| !out.contains(v)));
        }
        Ok(out)
    }

    /// The laptops of which anything is known, the own one first.
    pub fn devices(&self) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached("SELECT code FROM device ORDER BY code <> ?1, code")?;
        Ok(statement.query_map([self.device()], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

fn trace(row: &Row) -> rusqlite::Result<Trace> {
    Ok(Trace {
        op: rows::op(row)?,
        before: Vec::new(),
        arrival: row.get(15)?,
        receipt: row.get(16)?,
        bundle: row.get::<_, Option<String>>(17)?.unwrap_or_default(),
        aside: row.get(18)?,
    })
}

/// Conditions on operations, other than the record, as SQL with its values.
struct Filter {
    sql: String,
    values: Vec<Value>,
}

impl Filter {
    fn of(sought: &Sought, before: i64) -> Filter {
        let mut all = Filter { sql: "o.arrival < ?".into(), values: vec![before.into()] };
        if !sought.people.is_empty() {
            all.and(&among("o.actor", sought.people.len()), sought.people.iter());
        }
        if !sought.device.is_empty() {
            all.and("o.device = (SELECT n FROM device WHERE code = ?)", [&sought.device]);
        }
        if !sought.from.is_empty() {
            all.and("substr(o.wall, 1, 10) >= ?", [&sought.from]);
        }
        if !sought.to.is_empty() {
            all.and("substr(o.wall, 1, 10) <= ?", [&sought.to]);
        }
        match sought.came {
            Came::Any => {}
            Came::Here => all.and("o.bundle IS NULL", [] as [&str; 0]),
            Came::With(receipt) => {
                all.sql.push_str(" AND o.bundle IN (SELECT n FROM bundle WHERE receipt = ?)");
                all.values.push(receipt.into());
            }
        }
        sought.words.iter().for_each(|word| all.word(word));
        all
    }

    fn and<T: AsRef<str>>(&mut self, sql: &str, values: impl IntoIterator<Item = T>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values.into_iter().map(|v| Value::from(v.as_ref().to_string())));
    }

    fn word(&mut self, word: &Word) {
        let text = word.text.to_ascii_lowercase();
        let mut parts: Vec<String> =
            ["o.value", "o.reason", "o.id"].map(|c| format!("instr(lower({c}), ?) > 0")).to_vec();
        let mut values = vec![text.clone(), text.clone(), text];
        if !word.people.is_empty() {
            parts.push(among("o.actor", word.people.len()));
            values.extend(word.people.iter().cloned());
        }
        for (entity, field) in &word.fields {
            parts.push(if field.is_empty() { "o.entity = ?" } else { "(o.entity = ? AND o.field = ?)" }.into());
            values.extend([entity, field].into_iter().filter(|v| !v.is_empty()).cloned());
        }
        for (entity, field, value) in &word.values {
            parts.push("(o.entity = ? AND o.field = ? AND o.value = ?)".into());
            values.extend([entity, field, value].map(String::clone));
        }
        for id in &word.ids {
            parts.push("instr(o.id, ?) > 0".into());
            values.push(id.clone());
        }
        self.and(&format!("({})", parts.join(" OR ")), values);
    }
}

fn among(column: &str, count: usize) -> String {
    format!("{column} IN ({})", vec!["?"; count].join(", "))
}
