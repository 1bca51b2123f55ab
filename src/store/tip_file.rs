//! The side file `hucha.db.tip`: the last operation of each device id that this data folder had. A database that does
//! not know it is older than what was written here before: a copy was put back. It must not give those numbers again.
//!
//! It is written after the commit and not synced: a file that is too old does no harm, one that is newer than the
//! database is the very sign it is kept for, and one that was torn is not read.

use super::open::create_private;
use crate::error::Result;
use crate::journal::{OpHash, Tip, op::is_device};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What the side file says: device → number and hash of its last operation.
type Lines = BTreeMap<String, (u64, OpHash)>;

/// The side file of a database.
pub fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".tip");
    name.into()
}

/// Remembers where a device stands. That it cannot be written is no error: the commit it follows is durable.
pub fn note(database: Option<&Path>, tip: &Tip) {
    let (Some(database), Some(hash)) = (database, tip.prev) else { return };
    let path = beside(database);
    let mut lines = read(&path);
    if lines.insert(tip.device.clone(), (tip.seq, hash)) == Some((tip.seq, hash)) {
        return;
    }
    let text: String = lines.iter().map(|(device, (seq, hash))| format!("{device} {seq} {hash}\n")).collect();
    let written =
        create_private(&path).and_then(|()| fs::write(&path, text).map_err(|e| crate::error::Error::io(&path, e)));
    if let Err(error) = written {
        tracing::debug!("{error}");
    }
}

/// The number of the device's last operation that this database does not know, if there is one.
pub fn unknown(db: &Connection, database: Option<&Path>, device: &str) -> Result<Option<u64>> {
    let Some(database) = database else { return Ok(None) };
    let Some((seq, hash)) = read(&beside(database)).remove(device) else { return Ok(None) };
    let known: Option<i64> = db
        .prepare_cached("SELECT seq FROM op WHERE hash = ?1")?
        .query_row([hash.to_bytes()], |r| r.get(0))
        .optional()?;
    Ok(if known.is_some() { None } else { Some(seq) })
}

/// Whether this data folder had that device id.
pub fn knows(database: &Path, device: &str) -> bool {
    read(&beside(database)).contains_key(device)
}

/// The device ids that this data folder had.
pub fn devices(database: &Path) -> BTreeSet<String> {
    read(&beside(database)).into_keys().collect()
}

/// The last operation of each device id that this data folder had.
pub fn last(database: &Path) -> BTreeMap<String, (u64, OpHash)> {
    read(&beside(database))
}

fn read(path: &Path) -> Lines {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(line).collect()
}

fn line(text: &str) -> Option<(String, (u64, OpHash))> {
    let mut parts = text.split(' ');
    let (device, seq, hash) = (parts.next()?, parts.next()?, parts.next()?);
    Some((Some(device).filter(|d| is_device(d))?.into(), (seq.parse().ok()?, hash.parse().ok()?)))
}
