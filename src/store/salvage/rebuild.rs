//! A new database in the place of a damaged one: the newest good backup, all that is whole in the damaged file, and
//! what the caller brings from bundles. What nobody has is named.

use super::{Elsewhere, Standing, Whole, carve};
use crate::error::{Error, Result};
use crate::store::backups::{self, Saved};
use crate::store::open::create_private;
use crate::store::{Store, Typed, local, random_device, tip_file};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Stands beside operations that came in a bundle whose receipt was lost; bundles are numbered from 1.
const NO_RECEIPT: i64 = 0;

/// Operations of a device that nobody had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The device.
    pub device: String,
    /// First and last number that is missing.
    pub from: u64,
    /// Last number.
    pub to: u64,
}

/// What was saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Operations in the new database.
    pub ops: u64,
    /// Of these, whole in the damaged file.
    pub carved: u64,
    /// The backup that was taken as the base.
    pub backup: Option<PathBuf>,
    /// Where the damaged file is kept.
    pub aside: PathBuf,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// The new device id, if this laptop must not go on under the former one.
    pub renamed: Option<String>,
    /// How the roster stands.
    pub roster: Standing,
}

/// Builds the database anew. `more` is what own bundles and the readable tables of the damaged
/// file have, checked by the caller. The damaged file is set aside in the
/// end, when the new one is whole and durable.
///
/// # Errors
/// The disk. Everything is as it was then.
pub fn rebuild(database: &Path, more: Elsewhere, at: NaiveDateTime) -> Result<Rebuilt> {
    let shelf = backups::list(&database.parent().unwrap_or(Path::new(".")).join("backups"));
    let part = beside(database, ".rebuilding");
    clear(&part)?;
    let base = base(&shelf, &part)?;
    let mut store = Store::open(&part)?;
    let before = device_of(database).or_else(|| local::meta(&store.db, "device").ok().flatten());
    let mut known = tip_file::devices(database);
    known.extend(before.clone());
    known.extend(more.ops.iter().map(|whole| whole.op.device.clone()));
    let carved = carve(database, &known)?;
    let count = carved.len() as u64;
    keep_ops(&mut store, carved.iter().chain(&more.ops))?;
    keep_texts(database, &mut store);
    let roster = more.settle(&mut store)?;
    keep_owner(database, &mut store)?;
    drop(store);
    // Whether the former device id can go on is decided where it always is, by what the side file says.
    let renamed = go_on_as(&part, database, before.as_deref())?;
    let store = Store::open(&part)?;
    let mut out =
        Rebuilt { ops: store.operations()?, carved: count, backup: base, renamed, roster, ..Rebuilt::default() };
    out.gaps = gaps(&store, &tip_file::last(database))?;
    drop(store);
    out.aside = backups::put_in_place(&part, database, at)?.unwrap_or_default();
    clear(&part)?;
    Ok(out)
}

/// What was written here first: with a roster nobody has to answer for that.
fn keep_ops<'a>(store: &mut Store, all: impl Iterator<Item = &'a Whole> + Clone) -> Result<()> {
    for came in [false, true] {
        let ops = all.clone().filter(|whole| whole.came == came).map(|whole| Ok(whole.op.clone()));
        store.insert_ops(came.then_some(NO_RECEIPT), ops, random_device)?;
    }
    Ok(())
}

/// The newest backup that is whole, copied under the temporary name; an empty database if there is none.
fn base(shelf: &[Saved], part: &Path) -> Result<Option<PathBuf>> {
    for saved in shelf.iter().filter(|s| s.contents.is_ok()) {
        if backups::check(&saved.path).is_ok() {
            create_private(part)?;
            let mut db = Connection::open(part)?;
            backups::copy_into(&saved.path, &mut db)?;
            db.close().map_err(|(_, e)| e)?;
            return Ok(Some(saved.path.clone()));
        }
    }
    Ok(None)
}

/// The device id in the damaged file, as far as it can be read.
fn device_of(database: &Path) -> Option<String> {
    let db = backups::reader(database).ok()?;
    local::meta(&db, "device").ok().flatten()
}

/// Settings and typed texts are no operations; they come over if SQLite can still read them.
fn keep_texts(damaged: &Path, store: &mut Store) {
    let Ok(db) = backups::reader(damaged) else { return };
    let settings = rows(&db, "SELECT key, value, '' FROM local");
    for (key, value, _) in settings {
        let _ = store.set_local(&key, Some(&value));
    }
    for (key, text, at) in rows(&db, "SELECT key, text, at FROM draft") {
        let _ = store.keep_typed(&Typed { key, text, at });
    }
}

/// Whose laptop it is, where the setting was lost: who wrote last on it. Without an owner the app would begin anew.
fn keep_owner(database: &Path, store: &mut Store) -> Result<()> {
    if store.local("owner")?.is_some_and(|owner| !owner.is_empty()) {
        return Ok(());
    }
    for device in tip_file::devices(database) {
        let worker = store.worker(&device)?;
        if !worker.is_empty() {
            return store.set_local("owner", Some(&worker));
        }
    }
    Ok(())
}

fn rows(db: &Connection, sql: &str) -> Vec<(String, String, String)> {
    let read = |db: &Connection| -> rusqlite::Result<Vec<_>> {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        Ok(rows.map_while(rusqlite::Result::ok).collect())
    };
    read(db).unwrap_or_default()
}

/// The former device id goes on only if the side file proves that its last operation is there.
fn go_on_as(part: &Path, database: &Path, former: Option<&str>) -> Result<Option<String>> {
    let mut store = Store::open(part)?;
    let last = tip_file::last(database);
    if let Some((former, (seq, _))) = former.and_then(|f| last.get(f).map(|l| (f, l)))
        && store.knows(former, *seq)?
    {
        local::set_meta(&store.db, "device", former)?;
        store.settle(random_device)?;
        return Ok((store.device() != former).then(|| store.device().to_string()));
    }
    let fresh = random_device()?;
    local::set_meta(&store.db, "device", &fresh)?;
    Ok(Some(fresh))
}

/// Numbers below the highest known one of each device that are not there.
fn gaps(store: &Store, last: &BTreeMap<String, (u64, crate::journal::OpHash)>) -> Result<Vec<Gap>> {
    let mut seen: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    store.each_op(|op| {
        seen.entry(op.device.clone()).or_default().insert(op.seq);
        Ok(())
    })?;
    let mut out = Vec::new();
    let devices: BTreeSet<&String> = seen.keys().chain(last.keys()).collect();
    for device in devices {
        let there = seen.get(device).cloned().unwrap_or_default();
        let highest = there.last().copied().unwrap_or(0).max(last.get(device).map_or(0, |l| l.0));
        let mut next = 1;
        for seq in there.into_iter().filter(|s| *s > 0).chain([highest + 1]) {
            if seq > next {
                out.push(Gap { device: device.clone(), from: next, to: seq - 1 });
            }
            next = seq + 1;
        }
    }
    Ok(out)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn clear(part: &Path) -> Result<()> {
    for path in [part.to_path_buf(), beside(part, "-journal"), beside(part, ".tip")] {
        match fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(path, e)),
            _ => {}
        }
    }
    Ok(())
}
