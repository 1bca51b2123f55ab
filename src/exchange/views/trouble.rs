//! conflicts.csv, deleted.csv, quarantine.csv: what people have to know of and what views leave out. Derived.

use super::columns::{self, Column, Role};
use super::helper::Lookup;
use super::shown;
use crate::error::Result;
use crate::exchange::csv_write::CsvWriter;
use crate::exchange::part::failed;
use crate::journal::Op;
use crate::model::record::{DELETED, Record};
use crate::model::schema::{self, Kind};
use crate::store::{SetAside, Store};
use crate::text::{Lang, Say, bundle as text};
use std::borrow::Cow;
use std::io::Write;

/// Columns of conflicts.csv: one row for each value that stands against another.
pub const CONFLICTS: &[Column] = &[
    Column::text("编号", "id", Role::Id),
    Column::text("对象", "entity", Role::Plain),
    Column::text("对象名称", "show_entity", Role::Helper),
    Column::text("记录", "record", Role::Plain),
    Column::text("字段", "field", Role::Plain),
    Column::text("字段名称", "show_field", Role::Helper),
    Column::text("值", "value", Role::Plain),
    Column::text("显示值", "show_value", Role::Helper),
    Column { zh: "目前显示", key: "displayed", kind: Kind::Bool, role: Role::Plain },
    Column::text("人员", "actor", Role::Plain),
    Column::text("人员姓名", "show_actor", Role::Helper),
    Column::text("设备编号", "device", Role::Plain),
    Column::text("本机时间", "wall", Role::Plain),
    Column::text("原因", "reason", Role::Plain),
    Column::text("摘要", "hash", Role::Plain),
];

/// Columns of deleted.csv: one row for each deleted record.
pub const DELETED_RECORDS: &[Column] = &[
    Column::text("编号", "id", Role::Id),
    Column::text("对象", "entity", Role::Plain),
    Column::text("对象名称", "show_entity", Role::Helper),
    Column::text("内容", "show_content", Role::Helper),
    Column::text("人员", "actor", Role::Plain),
    Column::text("人员姓名", "show_actor", Role::Helper),
    Column::text("设备编号", "device", Role::Plain),
    Column::text("本机时间", "wall", Role::Plain),
    Column::text("原因", "reason", Role::Plain),
    Column::text("摘要", "hash", Role::Plain),
];

/// Columns of quarantine.csv: one row for each operation that is set aside.
pub const QUARANTINE: &[Column] = &[
    Column::text("编号", "hash", Role::Id),
    Column::text("隔离原因", "aside", Role::Plain),
    Column::text("设备编号", "device", Role::Plain),
    Column { zh: "序号", key: "seq", kind: Kind::Int, role: Role::Plain },
    Column::text("人员", "actor", Role::Plain),
    Column::text("本机时间", "wall", Role::Plain),
    Column::text("对象", "entity", Role::Plain),
    Column::text("记录", "record", Role::Plain),
    Column::text("字段", "field", Role::Plain),
    Column::text("值", "value", Role::Plain),
    Column::text("原因", "reason", Role::Plain),
];

/// The name of a conflict: the same on every laptop that has it.
pub fn conflict_id(entity: &str, record: &str, field: &str) -> String {
    format!("{entity}/{record}/{field}")
}

/// Writes conflicts.csv for the records among the facts.
///
/// # Errors
/// The store could not be read, or the file not written.
pub fn conflicts<W: Write>(
    csv: &mut CsvWriter<W>,
    store: &Store,
    lookup: &Lookup,
    words: bool,
    lang: Lang,
) -> Result<u64> {
    let mut rows = 0;
    for (entity, record, field) in store.open_cells()? {
        if lookup.facts.raw(&entity, &record).is_none() {
            continue;
        }
        for (i, op) in store.head_ops(&entity, &record, &field)?.iter().enumerate() {
            csv.row(&conflict(lookup, op, i == 0, words)).map_err(|e| failed(lang, &e))?;
            rows += 1;
        }
    }
    Ok(rows)
}

fn conflict(lookup: &Lookup, op: &Op, displayed: bool, words: bool) -> Vec<String> {
    let known = schema::field(&op.entity, &op.field);
    let value = told(&op.entity, &op.field, &op.value, words);
    vec![
        conflict_id(&op.entity, &op.id, &op.field),
        op.entity.clone(),
        entity_name(&op.entity),
        op.id.clone(),
        op.field.clone(),
        known.map_or(op.field.as_str(), |f| f.zh).into(),
        value.to_string(),
        known.map_or(value.as_ref(), |f| shown::written(f.kind, &value)).into(),
        shown::written(Kind::Bool, if displayed { "yes" } else { "no" }).into(),
        op.actor.clone(),
        lookup.facts.value("person", &op.actor, "name").into(),
        op.device.clone(),
        op.wall.clone(),
        op.reason.clone(),
        op.hash.to_string(),
    ]
}

/// Writes deleted.csv for the records among the facts.
///
/// # Errors
/// The store could not be read, or the file not written.
pub fn deleted<W: Write>(
    csv: &mut CsvWriter<W>,
    store: &Store,
    lookup: &Lookup,
    words: bool,
    lang: Lang,
) -> Result<u64> {
    let mut rows = 0;
    for record in lookup.facts.every().filter(|r| r.get(DELETED) == "yes" && !r.exists()) {
        if let Some(op) = store.head_ops(&record.entity, &record.id, DELETED)?.first() {
            csv.row(&deleted_row(lookup, record, op, words)).map_err(|e| failed(lang, &e))?;
            rows += 1;
        }
    }
    Ok(rows)
}

fn deleted_row(lookup: &Lookup, record: &Record, op: &Op, words: bool) -> Vec<String> {
    vec![
        record.id.clone(),
        record.entity.clone(),
        entity_name(&record.entity),
        content(record, words),
        op.actor.clone(),
        lookup.facts.value("person", &op.actor, "name").into(),
        op.device.clone(),
        op.wall.clone(),
        op.reason.clone(),
        op.hash.to_string(),
    ]
}

/// What the record said, field by field, as far as it fits a glance.
fn content(record: &Record, words: bool) -> String {
    const MOST: usize = 200;
    let fields = schema::entity(&record.entity).map_or(&[][..], |e| e.fields);
    let filled = fields.iter().filter(|f| !record.get(f.key).is_empty());
    let value = |f: &schema::Field| {
        let text = told(&record.entity, f.key, record.get(f.key), words);
        shown::written(f.kind, &text).to_string()
    };
    let all: Vec<_> = filled.map(|f| format!("{}：{}", f.zh, value(f))).collect();
    let all = all.join("；");
    match all.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", all.get(..at).unwrap_or_default()),
        None => all,
    }
}

/// Writes quarantine.csv.
///
/// # Errors
/// The store could not be read, or the file not written.
pub fn quarantine<W: Write>(csv: &mut CsvWriter<W>, store: &Store, words: bool, lang: Lang) -> Result<u64> {
    let mut all = store.set_aside()?;
    all.sort_by(|a, b| (&a.op.device, a.op.seq, a.op.hash).cmp(&(&b.op.device, b.op.seq, b.op.hash)));
    for SetAside { op, why } in &all {
        let why = why.say(Lang::Zh);
        let seq = if op.seq == 0 { String::new() } else { op.seq.to_string() };
        let hash = op.hash.to_string();
        let value = told(&op.entity, &op.field, &op.value, words).into_owned();
        let cells = [&hash, &why, &op.device, &seq, &op.actor, &op.wall, &op.entity, &op.id, &op.field, &value];
        let cells: Vec<&String> = cells.into_iter().chain([&op.reason]).collect();
        csv.row(&cells).map_err(|e| failed(lang, &e))?;
    }
    Ok(all.len() as u64)
}

/// A value, or a word in its place where it is what an interviewee said and nobody asked for that.
fn told<'a>(entity: &str, field: &str, value: &'a str, words: bool) -> Cow<'a, str> {
    let kept = words || value.is_empty() || !columns::is_private(entity, field);
    if kept { Cow::Borrowed(value) } else { Cow::Owned(text::withheld(Lang::Zh)) }
}

fn entity_name(key: &str) -> String {
    schema::entity(key).map_or(key, |e| e.zh).into()
}
