//! A whole copy of the database as one file, checked before it gets its name.

use super::Store;
use super::open::{create_private, sync_folder};
use super::problem::StoreError;
use super::rest;
use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

impl Store {
    /// Writes a copy to `path`: under a temporary name first, synced, read again and compared, then renamed. A file
    /// of that name is replaced only by a whole one. The copy has the sums of what no hash covers.
    pub fn backup(&self, path: &Path) -> Result<()> {
        rest::keep(&self.db)?;
        copy(&self.db, path)
    }
}

/// The copy of an open database, see [`Store::backup`].
pub(super) fn copy(db: &Connection, path: &Path) -> Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    clear(part)?;
    let done = write(db, part).and_then(|()| std::fs::rename(part, path).map_err(|e| Error::io(path, e)));
    if done.is_err() {
        // The first error is the one to tell; the next attempt clears what is left.
        let _ = clear(part);
    }
    done.and_then(|()| sync_folder(path))
}

fn write(db: &Connection, part: &Path) -> Result<()> {
    create_private(part)?;
    let name = part.to_str().ok_or_else(|| StoreError::Sql(part.display().to_string()))?;
    db.execute("VACUUM INTO ?1", [name])?;
    std::fs::OpenOptions::new().write(true).open(part).and_then(|f| f.sync_all()).map_err(|e| Error::io(part, e))?;
    compare(db, part)
}

/// What an interrupted attempt left.
fn clear(part: &Path) -> Result<()> {
    let mut journal = part.as_os_str().to_owned();
    journal.push("-journal");
    for path in [part, Path::new(&journal)] {
        match std::fs::remove_file(path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(path, e)),
            _ => {}
        }
    }
    Ok(())
}

fn compare(db: &Connection, copy: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copied = Connection::open_with_flags(copy, flags)?;
    let check: String = copied.query_row("PRAGMA integrity_check", [], |r| r.get(0))?;
    let newest = "SELECT count(*) || ' ' || coalesce(max(arrival), 0) FROM op";
    let here: String = db.query_row(newest, [], |r| r.get(0))?;
    let there: String = copied.query_row(newest, [], |r| r.get(0))?;
    if check == "ok" && here == there {
        return Ok(());
    }
    Err(StoreError::Damaged(format!("{}: {check}, {there} / {here}", copy.display())).into())
}
