//! Writes the view of one entity: a row per existing record, by id.

use super::columns::{self, Column, Role};
use super::helper::{self, Lookup};
use super::mark::{self, Rev};
use super::shown;
use crate::error::Result;
use crate::exchange::csv_write::CsvWriter;
use crate::exchange::part::failed;
use crate::model::record::Record;
use crate::model::schema::{self, Entity};
use crate::store::Store;
use crate::text::Lang;
use std::io::Write;

/// The entities that have existing records among the facts.
pub fn present(lookup: &Lookup) -> Vec<&'static Entity> {
    schema::ENTITIES.iter().filter(|e| lookup.facts.all(e.key).next().is_some()).collect()
}

/// Writes the rows of the existing records of an entity that are among the facts.
///
/// # Errors
/// The store could not be read, or the file not written.
pub fn write<W: Write>(
    csv: &mut CsvWriter<W>,
    store: &Store,
    lookup: &Lookup,
    entity: &'static Entity,
    columns: &[Column],
    lang: Lang,
) -> Result<u64> {
    let mut rows = 0;
    each_rev(store, entity.key, |id, rev| {
        let Some(record) = lookup.facts.get(entity.key, id) else { return Ok(()) };
        rows += 1;
        csv.row(&row(lookup, entity, columns, record, rev)).map_err(|e| failed(lang, &e))
    })?;
    Ok(rows)
}

/// Ids of an entity in byte order, each with its version.
fn each_rev(store: &Store, entity: &str, mut each: impl FnMut(&str, String) -> Result<()>) -> Result<()> {
    let (mut current, mut rev) = (String::new(), Rev::default());
    store.each_cell(entity, |cell| {
        if cell.id != current {
            let done = std::mem::replace(&mut current, cell.id);
            let rev = std::mem::take(&mut rev);
            if !done.is_empty() {
                each(&done, rev.text())?;
            }
        }
        cell.heads.iter().for_each(|(device, seq, hash)| rev.add(device, *seq, &hash.to_string()));
        Ok(())
    })?;
    if current.is_empty() { Ok(()) } else { each(&current, rev.text()) }
}

fn row(lookup: &Lookup, entity: &'static Entity, columns: &[Column], record: &Record, rev: String) -> Vec<String> {
    let helpers = helper::of(entity.key);
    let cell = |column: &Column| match column.role {
        Role::Id => record.id.clone(),
        Role::Helper => match helpers.iter().find(|h| h.key == column.key) {
            Some(helper) => (helper.say)(lookup, record),
            None => unresolved(lookup, entity, record),
        },
        Role::Mark if column.key == columns::REV.key => rev.clone(),
        Role::Mark => mark::chk(entity, record),
        Role::Field | Role::Plain => shown::written(column.kind, record.get(column.key)).into(),
    };
    columns.iter().map(cell).collect()
}

/// What is in conflict: headings of the record's fields; for a sheet also the indicators, for a visit its score.
fn unresolved(lookup: &Lookup, entity: &Entity, record: &Record) -> String {
    let open = |key: &str| record.cells.get(key).is_some_and(|c| c.open);
    let mut out: Vec<String> = entity.fields.iter().filter(|f| open(f.key)).map(|f| f.zh.into()).collect();
    match entity.key {
        "sheet" => out.extend(lookup.open_scores(&record.id).map(Into::into)),
        "visit" => out.extend(lookup.open_visit(&record.id)),
        _ => {}
    }
    out.join("、")
}
