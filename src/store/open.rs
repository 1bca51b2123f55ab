//! Opening: one connection, alone, with the settings that lose nothing (issue 2, measured there).

use super::Store;
use super::migrations::{self, APPLICATION_ID, LATEST};
use super::problem::StoreError;
use super::{rest, rows, tip_file};
use crate::error::{Error, Result};
use crate::journal::{Tip, hash::ALPHABET};
use crate::text::{Lang, Say, store as text};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::Path;
use std::time::Duration;

/// Page cache in KiB (SQLite counts KiB as negative numbers): enough for a quarter.
const CACHE: i64 = -16_384;
/// Page cache while everything is touched: merging, checking, rebuilding.
const BIG_CACHE: i64 = -40_960;

/// Up to this size in bytes every page is checked on opening; that takes a few milliseconds.
const SMALL: u64 = 4 << 20;

/// Gives the connection more memory for a while.
pub(super) fn roomy(db: &Connection, room: bool) -> Result<()> {
    db.pragma_update(None, "cache_size", if room { BIG_CACHE } else { CACHE })?;
    if !room {
        db.execute_batch("PRAGMA shrink_memory")?;
    }
    Ok(())
}

impl Store {
    /// Opens or creates a database file. A new one draws a random device id. The folder has to exist.
    pub fn open(path: &Path) -> Result<Store> {
        Store::open_with(path, random_device)
    }

    /// Like [`Store::open`]; `device` gives the id if the database has none yet.
    pub fn open_with(path: &Path, device: impl FnOnce() -> Result<String>) -> Result<Store> {
        create_private(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let at_path = |e: StoreError| at(path, e);
        let mut db = Connection::open_with_flags(path, flags).map_err(|e| at_path(e.into()))?;
        prepare(&mut db, path).map_err(at_path)?;
        look_over(&db, path).map_err(at_path)?;
        bring_up_to_date(&mut db, path)?;
        Store::start(db, Some(path), device)
    }

    /// Whether this program wrote the database of this name before: it has a side file.
    pub fn was_here(path: &Path) -> bool {
        !tip_file::devices(path).is_empty()
    }

    /// A database in memory, for tests and previews.
    pub fn memory(device: &str) -> Result<Store> {
        let mut db = Connection::open_in_memory()?;
        prepare(&mut db, Path::new(":memory:"))?;
        migrations::migrate(&mut db)?;
        Store::start(db, None, || Ok(device.into()))
    }

    pub(super) fn start(db: Connection, path: Option<&Path>, device: impl FnOnce() -> Result<String>) -> Result<Store> {
        let path = path.map(Path::to_path_buf);
        let mut store = Store { db, path, tip: Tip::default(), acts: Default::default(), notices: Vec::new() };
        store.settle(device)?;
        Ok(store)
    }

    /// Finds out who this laptop is and where it stands. A new device id is drawn where the former one must not go on:
    /// part of its chain was lost, or this is an older copy of the database.
    pub(super) fn settle(&mut self, device: impl FnOnce() -> Result<String>) -> Result<()> {
        let known: Option<String> = super::local::meta(&self.db, "device")?;
        let mut fresh = None;
        if let Some(former) = &known
            && let Some(had) = tip_file::unknown(&self.db, self.path.as_deref(), former)?
        {
            let has = load_tip(&self.db, former)?.seq;
            fresh = Some(Notice::Older { former: former.clone(), has, had, device: String::new() });
        }
        let device = match (known, &mut fresh) {
            (Some(former), None) if !is_broken(&self.db, &former)? => former,
            (_, notice) => {
                let drawn = draw_device(&self.db, device)?;
                if let Some(Notice::Older { device, .. }) = notice {
                    device.clone_from(&drawn);
                }
                drawn
            }
        };
        self.tip = load_tip(&self.db, &device)?;
        tip_file::note(self.path.as_deref(), &self.tip);
        self.notices.extend(fresh);
        Ok(())
    }
}

/// What people should know after opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The database is older than what this laptop wrote before.
    Older {
        /// The device id that was used until now.
        former: String,
        /// The last number of it that is there.
        has: u64,
        /// The last number that had been written.
        had: u64,
        /// The device id from now on.
        device: String,
    },
}

impl Say for Notice {
    fn say(&self, lang: Lang) -> String {
        match self {
            Notice::Older { former, has, had, device } => text::older(lang, former, has + 1, had, device),
        }
    }
}

/// Whether some of this device's own operations are set aside: part of its chain was lost or altered. It must not
/// write numbers that other laptops may know with another content.
fn is_broken(db: &Connection, device: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM aside a JOIN op o ON o.arrival = a.arrival
               WHERE o.device = (SELECT n FROM device WHERE code = ?1))";
    Ok(db.query_row(sql, [device], |r| r.get(0))?)
}

/// Gives the database a new device id, whose clock goes on above all that is known.
fn draw_device(db: &Connection, device: impl FnOnce() -> Result<String>) -> Result<String> {
    let device = device()?;
    let sql = "SELECT coalesce(max(lamport), 0) FROM op WHERE arrival NOT IN (SELECT arrival FROM aside)";
    let highest: i64 = db.query_row(sql, [], |r| r.get(0))?;
    db.execute_batch("BEGIN")?;
    super::local::set_meta(db, "lamport", highest)?;
    super::local::set_meta(db, "device", &device)?;
    db.execute_batch("COMMIT")?;
    Ok(device)
}

/// Creates the file so that only its owner can read it; an existing one is left alone.
pub(super) fn create_private(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(file) => file.sync_all().map_err(|e| Error::io(path, e)).and_then(|()| sync_folder(path)),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(Error::io(path, e)),
    }
}

/// Makes the name of a new file durable, where the system can do that.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    crate::config::sync_folder(folder).map_err(|e| Error::io(folder, e))
}

/// Settings, the lock and the identity check.
fn prepare(db: &mut Connection, path: &Path) -> std::result::Result<(), StoreError> {
    db.busy_timeout(Duration::ZERO)?;
    db.set_prepared_statement_cache_capacity(64);
    db.pragma_update(None, "cache_size", CACHE)?;
    db.pragma_update(None, "trusted_schema", "OFF")?;
    db.pragma_update(None, "cell_size_check", "ON")?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    db.pragma_update(None, "synchronous", "EXTRA")?;
    db.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    // In this locking mode the lock of the first transaction is kept until the database is closed.
    db.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    db.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_| Ok(()))?;
    identify(db, path)
}

/// A small database is checked on every opening, page by page; of a large one the newest operation. What no hash covers
/// is checked before it can change. `doctor` and the check of every week see to the rest.
fn look_over(db: &Connection, path: &Path) -> std::result::Result<(), StoreError> {
    if migrations::version(db)? == 0 {
        return Ok(());
    }
    if std::fs::metadata(path).is_ok_and(|m| m.len() <= SMALL) {
        let said: String = db.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
        if said != "ok" {
            return Err(StoreError::Damaged(said));
        }
    }
    let sql = rows::select_op("o.arrival = (SELECT max(arrival) FROM op)");
    let newest = db.query_row(&sql, [], rows::op).optional()?;
    if let Some(op) = newest.filter(|op| op.check().is_err()) {
        return Err(StoreError::Damaged(format!("{} {}", op.device, op.seq)));
    }
    match rest::altered(db, false)? {
        None => Ok(()),
        Some(table) => Err(StoreError::Damaged(table)),
    }
}

/// The migrations. An older database is copied to the shelf of backups before its schema changes.
fn bring_up_to_date(db: &mut Connection, path: &Path) -> Result<()> {
    let version = migrations::version(db)?;
    if version == LATEST {
        return Ok(());
    }
    if let Some(folder) = path.parent().filter(|_| version > 0) {
        super::backups::before_migration(db, &folder.join("backups"), version)?;
    }
    Ok(migrations::migrate(db)?)
}

/// Refuses what is not ours or is newer, before anything is written.
fn identify(db: &Connection, path: &Path) -> std::result::Result<(), StoreError> {
    let pages: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    let id: i64 = db.query_row("PRAGMA application_id", [], |r| r.get(0))?;
    let found = migrations::version(db)?;
    if id != APPLICATION_ID && (pages > 0 || id != 0 || found != 0) {
        return Err(StoreError::Foreign(path.into()));
    }
    if found > LATEST {
        return Err(StoreError::Newer { path: path.into(), found, known: LATEST });
    }
    Ok(())
}

/// Names the file in errors that are about opening it.
fn at(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Busy(_) => StoreError::Busy(path.into()),
        StoreError::Damaged(why) if why.contains("not a database") => StoreError::Foreign(path.into()),
        other => other,
    }
}

/// Where this device stands. The highest clock of other devices is kept at merge time, so nothing is scanned.
pub(super) fn load_tip(db: &Connection, device: &str) -> Result<Tip> {
    let seen: i64 = super::local::meta(db, "lamport")?.unwrap_or(0);
    let last = db
        .prepare_cached(
            "SELECT seq, hash, lamport FROM op WHERE device = (SELECT n FROM device WHERE code = ?1)
             AND arrival NOT IN (SELECT arrival FROM aside) ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([device], |r| Ok((r.get::<_, i64>(0)?, super::rows::hash(r, 1)?, r.get::<_, i64>(2)?)))
        .optional()?;
    let (seq, prev, own) = last.map_or((0, None, 0), |(seq, hash, own)| (seq, Some(hash), own));
    Ok(Tip { device: device.into(), seq: seq.unsigned_abs(), prev, lamport: seen.max(own).unsigned_abs() })
}

/// `x` and five random characters of the alphabet, all equally likely.
pub fn random_device() -> Result<String> {
    let mut out = String::from("x");
    while out.len() < 6 {
        let mut byte = [0u8];
        getrandom::fill(&mut byte).map_err(|e| StoreError::Random(e.to_string()))?;
        if byte[0] < 252 {
            out.push(char::from(ALPHABET[usize::from(byte[0]) % ALPHABET.len()]));
        }
    }
    Ok(out)
}
