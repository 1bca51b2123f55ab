//! Tables that come without a bundle: a view that was edited, or a score sheet that was filled in by hand.

use super::look::Looked;
use super::run::Wanted;
use crate::error::{Error, Result};
use crate::exchange::columns::{Heading, key_of};
use crate::exchange::csv_read::{CsvOptions, CsvReader};
use crate::exchange::handedit::find::{entity_of, of_view};
use crate::exchange::lists::name_of;
use crate::exchange::sheet_form::desk::{self, Asked, Desk, Ready};
use crate::exchange::sheet_form::{self, Change};
use crate::exchange::table::{Table, Wanted as Columns};
use crate::exchange::{sums, views::columns::ID};
use crate::journal::{Author, Source as Door};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::schema::Entity;
use crate::store::{Source, Store};
use crate::text::{Lang, Say, form as form_text, merge as text};
use chrono::DateTime;
use std::fs::{self, File};
use std::path::Path;

/// Largest table that is taken by itself, in MiB.
const MOST_MIB: u64 = 64;

/// What a file is.
#[derive(Debug, Clone, Copy)]
pub enum Given {
    /// A bundle, or something that opening will name.
    Bundle,
    /// A view of these records.
    View(&'static Entity),
    /// A score sheet.
    Sheet,
}

/// What a path is, by its headings. Only files that end in csv or xlsx are looked at.
pub fn given(path: &Path) -> Given {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let keys = match ending.as_str() {
        "csv" if path.is_file() => of_csv(path),
        "xlsx" if path.is_file() => of_xlsx(path),
        _ => return Given::Bundle,
    };
    let has = |key: &str| keys.iter().any(|k| k == key);
    let all: Vec<&str> = keys.iter().map(String::as_str).collect();
    match entity_of(&all) {
        _ if has("hash") && has("pred") => Given::Bundle,
        Some(entity) => Given::View(entity),
        None if has("code") && has("verdict") => Given::Sheet,
        None if ending == "xlsx" => Given::Sheet,
        None => Given::Bundle,
    }
}

/// Whether a file in a folder is a score sheet or an edited view, by its headings.
pub fn is_form(path: &Path) -> bool {
    match path.extension().map(|e| e.to_string_lossy().to_lowercase()).as_deref() {
        Some("csv") => matches!(given(path), Given::View(_) | Given::Sheet),
        Some("xlsx") => {
            let headings: Vec<Heading> =
                sheet_form::COLUMNS.iter().map(|c| Heading { key: c.key, names: c.zh }).collect();
            Table::open(path, &Columns::by_people(&headings, &["code", "verdict"])).is_ok()
        }
        _ => false,
    }
}

/// The headings that a file may have, known or not.
fn of_csv(path: &Path) -> Vec<String> {
    let names: Vec<String> = sheet_form::COLUMNS.iter().map(|c| c.heading()).collect();
    let known = |cells: &[String]| {
        let fits = |cell: &&String| ["id", "code", "device"].contains(&key_of(cell)) || names.contains(cell);
        cells.iter().any(|cell| fits(&cell))
    };
    let Ok(file) = File::open(path) else { return Vec::new() };
    match CsvReader::open(&name_of(path), file, known, CsvOptions::lenient()) {
        Ok(csv) => csv.header().iter().map(|h| sheet_key(h)).collect(),
        Err(_) => Vec::new(),
    }
}

fn sheet_key(heading: &str) -> String {
    let found = sheet_form::COLUMNS.iter().find(|c| c.is_named(heading)).map(|c| c.key);
    found.map_or_else(|| key_of(heading).to_string(), Into::into)
}

fn of_xlsx(path: &Path) -> Vec<String> {
    let id = [Heading { key: ID.key, names: &[] }];
    let table = Table::open(path, &Columns::by_people(&id, &[ID.key]));
    table.map(|t| t.keys).unwrap_or_default()
}

/// What a table is as a source. It is summed and never held as a whole.
fn source(path: &Path, wanted: &Wanted) -> Result<std::result::Result<Source, String>> {
    let meta = fs::metadata(path).map_err(|e| Error::io(path, e))?;
    if meta.len() > MOST_MIB << 20 {
        return Ok(Err(text::table_too_large(wanted.lang, path.display(), MOST_MIB)));
    }
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    let sha256 = sums::of(file).map_err(|e| Error::io(path, e))?.0;
    Ok(Ok(Source {
        path: path.display().to_string(),
        content: sha256.clone(),
        sha256,
        device: String::new(),
        actor: String::new(),
        signed: String::new(),
    }))
}

/// Looks at a view that came alone.
///
/// # Errors
/// The file or the database cannot be read; `Ok(Err)` says why it is refused.
pub fn view(
    store: &Store,
    path: &Path,
    entity: &'static Entity,
    wanted: &Wanted,
) -> Result<std::result::Result<Looked, String>> {
    let source = match source(path, wanted)? {
        Ok(source) => source,
        Err(why) => return Ok(Err(why)),
    };
    let before = store.merged_before(&source.content)?;
    let edits = match of_view(store, path, (&name_of(path), &source.sha256), entity, wanted.lang) {
        Ok(edits) => edits,
        Err(why) => return Ok(Err(why.say(wanted.lang))),
    };
    let edits = if edits.found.is_empty() { Vec::new() } else { vec![edits] };
    let mut looked = Looked::table(path, source, before);
    looked.notes = super::look::said(&edits, wanted.lang);
    looked.edits = edits;
    Ok(Ok(looked))
}

/// A sheet that was looked at, with the act that takes it; none if it was merged before.
pub type Taken = (Looked, Option<Act>);

/// Looks at a score sheet; what it would do is built on what is known, and on the sheets before it.
///
/// # Errors
/// The file or the database cannot be read; `Ok(Err)` says why it is refused, cell by cell.
pub fn sheet(
    store: &Store,
    path: &Path,
    facts: &mut Facts,
    wanted: &Wanted,
) -> Result<std::result::Result<Taken, Vec<String>>> {
    let source = match source(path, wanted)? {
        Ok(source) => source,
        Err(why) => return Ok(Err(vec![why])),
    };
    let before = store.merged_before(&source.content)?;
    let mut looked = Looked::table(path, source, before);
    if looked.before.is_some() {
        return Ok(Ok((looked, None)));
    }
    let today = DateTime::parse_from_rfc3339(wanted.at).map(|t| t.date_naive()).unwrap_or_default();
    let desk = Desk { facts, actor: wanted.actor, today, lang: wanted.lang };
    match desk::ready(&desk, path, &Asked::default()) {
        Ok(ready) => {
            looked.notes = words(&ready, facts, path, wanted.lang);
            looked.sheet = Some(ready.taken.act.edits().len() as u64);
            *facts = facts.after(&ready.taken.act);
            Ok(Ok((looked, Some(ready.taken.act))))
        }
        Err(Error::Refused(why)) => Ok(Err(why)),
        Err(why @ Error::Usage(_)) => {
            let why = why.say(wanted.lang);
            Ok(Err(vec![form_text::in_file(wanted.lang, name_of(path), why)]))
        }
        Err(why) => Err(why),
    }
}

/// What a sheet brings: whose it is, how many rows are new, changed, as they were.
fn words(ready: &Ready, facts: &Facts, path: &Path, lang: Lang) -> Vec<String> {
    let count = |change: Change| ready.taken.rows.iter().filter(|r| r.change == change).count();
    let mut parts = ready.sheet.rsplitn(2, '/');
    let (who, visit) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let after = facts.after(&ready.taken.act);
    let left = count(Change::Left);
    let name = person::name_of(&after, who);
    let taken = ready.taken.rows.len() - left;
    let head = form_text::imported(lang, name_of(path), visit, name, taken, left);
    let new = ready.taken.rows.iter().filter_map(|r| r.point.as_ref()).filter(|p| p.0 == sheet_form::PointChange::New);
    let moved = count(Change::Changed) + count(Change::Cleared);
    let sums = form_text::import_counts(lang, count(Change::New), moved, count(Change::Same), new.count());
    [vec![head, sums], ready.notes.clone()].concat()
}

/// What all sheets say as one act, and who says it; none if there is nothing to say.
pub fn one_act(store: &Store, acts: &[Act], wanted: &Wanted) -> Option<(Act, Author)> {
    let mut all = Act::new(store.device(), store.next_seq());
    acts.iter().for_each(|act| all.append(act));
    let by = Author { actor: wanted.actor.into(), wall: wanted.at.into(), source: Door::Sheet };
    (!all.is_empty()).then_some((all, by))
}
