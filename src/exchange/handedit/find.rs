//! All hand edits of a bundle, told apart with nothing but its own operations; or those of a view that came alone,
//! with what this laptop knows.

use super::judge::{TWICE, View};
use super::rows::{Touched, touched};
use crate::error::{Error, Result};
use crate::exchange::incoming::Incoming;
use crate::exchange::table_error::TableError;
use crate::exchange::write_zip;
use crate::journal::Op;
use crate::model::schema::{ENTITIES, Entity};
use crate::store::{Edited, Matter, Store};
use crate::text::{Lang, Say};
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::path::Path;

/// A view that was edited, and what was found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its bytes, packed.
    pub packed: Vec<u8>,
    /// What differs, in the order of the rows.
    pub found: Vec<Edited>,
}

impl Edits {
    /// How many edits are of a kind.
    pub fn count(&self, matter: Matter) -> usize {
        self.found.iter().filter(|e| e.matter == matter).count()
    }
}

/// The operations of records, by entity and id.
type Past = HashMap<(String, String), Vec<Op>>;

/// The views of a bundle whose bytes are not those of its list, read.
///
/// # Errors
/// `Ok(Err)`: a view or the operations cannot be read: a sentence with file, line and column.
pub fn of_bundle(incoming: &mut Incoming, lang: Lang) -> std::result::Result<Vec<Edits>, String> {
    let changed: Vec<(&'static Entity, String, String)> = incoming
        .altered
        .iter()
        .chain(&incoming.unlisted)
        .filter_map(|name| Some((of_file(name)?, name.clone(), incoming.found.get(name)?.clone())))
        .collect();
    let mut views = Vec::new();
    for (entity, file, sha256) in changed {
        let shown = format!("{}/{file}", incoming.shown());
        let refuse = |e: TableError| e.say(lang);
        let rows = incoming.file(&file, |stream| touched(&shown, entity, stream)).map_err(|e| e.say(lang))?;
        let rows = rows.map_err(refuse)?;
        if rows.is_empty() {
            continue;
        }
        let packed = incoming.file(&file, |stream| write_zip::pack_one(&file, stream)).map_err(|e| e.say(lang))?;
        let packed = packed.map_err(|e| e.say(lang))?;
        views.push((entity, rows, Edits { file, sha256, packed, found: Vec::new() }));
    }
    let wanted = views.iter().flat_map(|(e, rows, _)| rows.iter().map(|r| (e.key, r.id.as_str()))).collect();
    let past = past_of(incoming, &wanted, lang)?;
    let judged = |(entity, rows, edits): (&'static Entity, Vec<Touched>, Edits)| {
        let view = View { file: &edits.file, sha256: &edits.sha256, entity };
        let found = judge(&view, &rows, |id| past.get(&(entity.key.into(), id.into())).cloned().unwrap_or_default());
        Edits { found, ..edits }
    };
    Ok(views.into_iter().map(judged).filter(|e| !e.found.is_empty()).collect())
}

/// The entity of a view by the name of its file.
pub fn of_file(name: &str) -> Option<&'static Entity> {
    ENTITIES.iter().find(|e| name.strip_suffix(".csv") == Some(e.view))
}

/// One pass over the operations for those of some records.
fn past_of(incoming: &mut Incoming, wanted: &BTreeSet<(&str, &str)>, lang: Lang) -> std::result::Result<Past, String> {
    let mut past = Past::new();
    if wanted.is_empty() {
        return Ok(past);
    }
    let read = incoming.ops(|reader| {
        // Rows that are no operations are named by the merge itself.
        for (_, op) in reader.into_iter().flatten().flatten() {
            if wanted.contains(&(op.entity.as_str(), op.id.as_str())) {
                past.entry((op.entity.clone(), op.id.clone())).or_default().push(op);
            }
        }
    });
    read.map_err(|e| e.say(lang))?;
    Ok(past)
}

/// The edits of rows; an id that comes a second time is not guessed at.
fn judge(view: &View, rows: &[Touched], past: impl Fn(&str) -> Vec<Op>) -> Vec<Edited> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for row in rows {
        if !row.id.is_empty() && !seen.insert(row.id.as_str()) {
            out.push(view.whole(row, TWICE));
            continue;
        }
        out.extend(view.row(row, &past(&row.id)));
    }
    out
}

/// The edits of a view that came without its bundle (its path, its name and its sum), compared with what is known here.
///
/// # Errors
/// The database; the view is refused.
pub fn of_view(
    store: &Store,
    path: &Path,
    (file, sha256): (&str, &str),
    entity: &'static Entity,
    lang: Lang,
) -> Result<Edits> {
    let open = || File::open(path).map_err(|e| Error::io(path, e));
    let rows = touched(&path.display().to_string(), entity, open()?).map_err(|e| e.refused(lang))?;
    let view = View { file, sha256, entity };
    let mut past = HashMap::new();
    for row in &rows {
        past.insert(row.id.clone(), store.record_ops(entity.key, &row.id)?);
    }
    let found = judge(&view, &rows, |id| past.get(id).cloned().unwrap_or_default());
    let packed = write_zip::pack_one(file, &mut open()?)?;
    Ok(Edits { file: file.into(), sha256: sha256.into(), packed, found })
}

/// The entity of which a table with these headings is a view; none if it is not a view.
pub fn entity_of(keys: &[&str]) -> Option<&'static Entity> {
    let has = |key: &str| keys.contains(&key);
    if !has("id") || !(has("rev") || has("chk")) {
        return None;
    }
    let fitting = |e: &&Entity| e.fields.iter().filter(|f| has(f.key)).count() * 100 / e.fields.len().max(1);
    ENTITIES.iter().max_by_key(fitting).filter(|e| fitting(e) > 50)
}
