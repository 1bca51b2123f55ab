//! The shelf of backups beside the database: when one is made, what it is called, which are kept, and how one comes
//! back. Every copy is whole, verified before it gets its name, and readable by its owner only.

mod look;
mod name;
mod restore;
mod thin;

pub(super) use look::reader;
pub use look::{Contents, Saved};
pub use name::Kind;
pub use restore::{Restored, install};
pub(super) use restore::{check, copy_into, put_in_place};
pub use thin::keeps;

use super::Store;
use crate::config::make_private;
use crate::error::{Error, Result};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// Setting of a laptop: a second folder (a stick, another disk) to which every backup is copied.
pub const SECOND: &str = "backup_second";

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// Where its twin in the second place is; `None` if none is set.
    pub second: Option<PathBuf>,
    /// Why there is no twin though a second place is set: the folder is not there, or cannot be written.
    pub no_second: Option<String>,
}

impl Store {
    /// Makes a verified backup in `dir` under a name of its own, copies it to the second place if one is set, and
    /// thins both. `at` is local time.
    ///
    /// # Errors
    /// The backup cannot be written or does not verify. A second place that fails is told, not an error.
    pub fn keep_backup(&self, dir: &Path, kind: Kind, at: NaiveDateTime) -> Result<Kept> {
        make_private(dir)?;
        let path = name::free(dir, kind, at);
        self.backup(&path)?;
        thin_out(dir)?;
        let wish = self.local(SECOND)?.filter(|s| !s.is_empty()).map(PathBuf::from);
        let twin = wish.map(|place| self.twin(&path, &place));
        let (second, no_second) = match twin {
            None => (None, None),
            Some(Ok(path)) => (Some(path), None),
            Some(Err(error)) => (None, Some(error.to_string())),
        };
        Ok(Kept { path, second, no_second })
    }

    /// Like [`Store::keep_backup`], but only if something was written since the newest backup.
    ///
    /// # Errors
    /// As there.
    pub fn keep_backup_of_changes(&self, dir: &Path, kind: Kind, at: NaiveDateTime) -> Result<Option<Kept>> {
        let newest = look::own(dir).into_iter().next().and_then(|saved| look::newest_op(&saved.path));
        let here = look::newest_in(&self.db)?;
        if here.is_none() || newest == here {
            return Ok(None);
        }
        self.keep_backup(dir, kind, at).map(Some)
    }

    /// The same file once more, in a folder that has to be there: a stick that is not plugged in is not made up.
    fn twin(&self, path: &Path, place: &Path) -> Result<PathBuf> {
        let name = path.file_name().ok_or_else(|| Error::io(path, std::io::ErrorKind::InvalidInput.into()))?;
        fs::metadata(place).map_err(|e| Error::io(place, e))?;
        let twin = place.join(name);
        self.backup(&twin)?;
        thin_out(place)?;
        Ok(twin)
    }
}

/// A copy of an older database before its schema changes; one per schema version is enough, and it is never thinned.
pub(super) fn before_migration(db: &Connection, dir: &Path, version: i64) -> Result<()> {
    let path = dir.join(format!("migration-from-schema-{version}.db"));
    make_private(dir)?;
    super::backup::copy(db, &path)
}

/// The backups of a folder, the newest first. A file that cannot be read is listed with what is wrong with it.
pub fn list(dir: &Path) -> Vec<Saved> {
    look::all(dir)
}

/// Removes what is not kept: only files that this program made by itself.
fn thin_out(dir: &Path) -> Result<()> {
    let own: Vec<_> = look::own(dir).into_iter().filter(|s| s.kind.is_thinned()).collect();
    let times: Vec<_> = own.iter().map(|s| s.at).collect();
    for (saved, keep) in own.iter().zip(keeps(&times)) {
        if !keep {
            fs::remove_file(&saved.path).map_err(|e| Error::io(&saved.path, e))?;
        }
    }
    Ok(())
}
