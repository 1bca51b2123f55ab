//! A whole copy of the database as one file, checked before it gets its name.

use super::Store;
use super::open::{create_private, sync_folder};
use super::problem::StoreError;
use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

impl Store {
    /// Writes a copy to `path`: under a temporary name first, synced, read again and compared, then renamed. A file
    /// of that name is replaced only by a whole one.
    pub fn backup(&self, path: &Path) -> Result<()> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = Path::new(&part);
        let io = |e| Error::io(part, e);
        if part.exists() {
            std::fs::remove_file(part).map_err(io)?;
        }
        create_private(part)?;
        let name = part.to_str().ok_or_else(|| StoreError::Sql(part.display().to_string()))?;
        self.db.execute("VACUUM INTO ?1", [name])?;
        std::fs::OpenOptions::new().write(true).open(part).and_then(|f| f.sync_all()).map_err(io)?;
        self.compare(part)?;
        std::fs::rename(part, path).map_err(|e| Error::io(path, e))?;
        sync_folder(path)
    }

    fn compare(&self, copy: &Path) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(copy, flags)?;
        let check: String = db.query_row("PRAGMA integrity_check", [], |r| r.get(0))?;
        let newest = "SELECT count(*) || ' ' || coalesce(max(arrival), 0) FROM op";
        let here: String = self.db.query_row(newest, [], |r| r.get(0))?;
        let there: String = db.query_row(newest, [], |r| r.get(0))?;
        if check == "ok" && here == there {
            return Ok(());
        }
        Err(StoreError::Damaged(format!("{}: {check}, {there} / {here}", copy.display())).into())
    }
}
