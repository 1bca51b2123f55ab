//! A backup comes back. Nothing is lost by it: the database that is replaced becomes a backup itself.

use super::look::{self, Contents};
use super::name::Kind;
use super::{Kept, SECOND};
use crate::error::{Error, Result};
use crate::store::local;
use crate::store::open::{create_private, sync_folder};
use crate::store::problem::StoreError;
use crate::store::{Store, migrations, random_device, tip_file};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the database holds now.
    pub now: Contents,
    /// The backup of what was replaced: restoring it takes the restore back.
    pub replaced: Kept,
    /// The device id from now on, if the former one had written more than the backup knows.
    pub renamed: Option<String>,
}

impl Store {
    /// Puts the content of a backup in the place of this database, in one transaction, after a backup of what is
    /// there was kept in `shelf`. The backup is checked whole first: file, every hash, the fold.
    ///
    /// # Errors
    /// The file is not a backup of ours, or is newer, or damaged; the backup of the present state fails; the disk.
    /// The database is as it was then.
    pub fn restore(&mut self, from: &Path, shelf: &Path, at: NaiveDateTime) -> Result<Restored> {
        check(from)?;
        let replaced = self.keep_backup(shelf, Kind::Replaced, at)?;
        let (before, second) = (self.tip.clone(), self.local(SECOND)?);
        copy_into(from, &mut self.db)?;
        migrations::migrate(&mut self.db)?;
        *self.acts.get_mut() = None;
        self.settle(random_device)?;
        self.set_local(SECOND, second.as_deref())?;
        let renamed = (self.tip.device != before.device).then(|| self.tip.device.clone());
        Ok(Restored { now: look::contents_of(&self.db)?, replaced, renamed })
    }
}

/// Puts a backup where there is no database that could be opened: a damaged one is set aside under another name, never
/// erased, and its new path comes back. On a folder that never had this device the backup goes on under a new device
/// id, since the laptop it comes from may still be at work.
///
/// # Errors
/// The backup is not whole; the disk.
pub fn install(database: &Path, from: &Path, at: NaiveDateTime) -> Result<Option<PathBuf>> {
    check(from)?;
    let part = beside(database, ".restoring");
    if part.exists() {
        fs::remove_file(&part).map_err(|e| Error::io(&part, e))?;
    }
    create_private(&part)?;
    let mut db = Connection::open(&part)?;
    copy_into(from, &mut db)?;
    let device: Option<String> = local::meta(&db, "device")?;
    if !device.is_some_and(|d| tip_file::knows(database, &d)) {
        db.execute("DELETE FROM meta WHERE key = 'device'", [])?;
    }
    db.close().map_err(|(_, e)| e)?;
    fs::OpenOptions::new().write(true).open(&part).and_then(|f| f.sync_all()).map_err(|e| Error::io(&part, e))?;
    put_in_place(&part, database, at)
}

/// Puts a finished file in the place of a damaged database, which is kept with its journal under another name; that name
/// comes back. At no moment is there no database: the kept name is a second one of the same file where the disk knows
/// that (every one but FAT), and the last step is one rename.
///
/// # Errors
/// The disk. The damaged database is then in its place, or the finished one is.
pub fn put_in_place(part: &Path, database: &Path, at: NaiveDateTime) -> Result<Option<PathBuf>> {
    let aside = database.exists().then(|| kept_name(database, at));
    if let Some(aside) = &aside {
        let named = fs::hard_link(database, aside).or_else(|_| fs::rename(database, aside));
        named.map_err(|e| Error::io(database, e))?;
        let journal = beside(database, "-journal");
        if journal.exists() {
            fs::rename(&journal, beside(aside, "-journal")).map_err(|e| Error::io(&journal, e))?;
        }
    }
    if let Err(e) = fs::rename(part, database) {
        if let (false, Some(aside)) = (database.exists(), &aside) {
            fs::rename(aside, database).map_err(|e| Error::io(database, e))?;
        }
        return Err(Error::io(database, e));
    }
    sync_folder(database)?;
    Ok(aside)
}

/// The name under which a damaged database is kept.
fn kept_name(database: &Path, at: NaiveDateTime) -> PathBuf {
    let stem = format!(".damaged-{}", at.format("%Y%m%d%H%M%S"));
    let name = |n: u32| beside(database, &if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
    let mut n = 1;
    while name(n).exists() {
        n += 1;
    }
    name(n)
}

/// Refuses what is not a whole database of ours: the file, every hash and the whole fold are checked, on a copy in
/// memory, so that the backup is not touched.
pub fn check(from: &Path) -> Result<()> {
    look::contents(from)?;
    let mut db = Connection::open_in_memory()?;
    copy_into(from, &mut db)?;
    migrations::migrate(&mut db)?;
    let copy = Store::start(db, None, random_device)?;
    match copy.doctor()?.into_iter().find(|f| f.is_wrong()) {
        None => Ok(()),
        Some(finding) => Err(StoreError::BadBackup { path: from.into(), why: Box::new(finding) }.into()),
    }
}

/// Every page, in one transaction of `to`.
pub fn copy_into(from: &Path, to: &mut Connection) -> Result<()> {
    let source = look::reader(from)?;
    let copy = Backup::new(&source, to)?;
    Ok(copy.run_to_completion(4096, Duration::ZERO, None)?)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
