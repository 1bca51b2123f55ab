//! Looking at backups without changing them: what is there, how big, what it holds.

use super::name::{self, Kind};
use crate::error::Result;
use crate::store::migrations::{self, APPLICATION_ID, LATEST};
use crate::store::problem::StoreError;
use crate::text::{Lang, backups as text, visible};
use chrono::{DateTime, Local, NaiveDateTime};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A backup on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// Why it was made.
    pub kind: Kind,
    /// When, local time: from its name, else from the file.
    pub at: NaiveDateTime,
    /// Size in bytes.
    pub bytes: u64,
    /// What it holds, or why it cannot be used.
    pub contents: std::result::Result<Contents, StoreError>,
}

/// What a database holds, in numbers that tell one backup from another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The device that wrote on it.
    pub device: String,
    /// Operations.
    pub ops: u64,
    /// Visits.
    pub visits: u64,
    /// Score sheets.
    pub sheets: u64,
    /// Problems.
    pub problems: u64,
    /// Interviews.
    pub interviews: u64,
    /// Local time of the newest operation of that device, as written.
    pub last: String,
}

impl Contents {
    /// The numbers in a sentence.
    pub fn say(&self, lang: Lang) -> String {
        let last: String = self.last.replace('T', " ").chars().take(16).collect(); // without seconds and offset
        let last = visible(&last);
        text::contents(lang, self.visits, self.sheets, self.problems, self.interviews, self.ops, last)
    }
}

/// Every database of a folder with its contents, the newest first.
pub fn all(dir: &Path) -> Vec<Saved> {
    let mut out = shelf(dir);
    out.iter_mut().for_each(|saved| saved.contents = contents(&saved.path));
    out
}

/// The backups that this program made, the newest first; what they hold is not looked at.
pub fn own(dir: &Path) -> Vec<Saved> {
    shelf(dir).into_iter().filter(|s| s.kind != Kind::Other).collect()
}

fn shelf(dir: &Path) -> Vec<Saved> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut out: Vec<_> = entries.filter_map(|e| saved(e.path())).collect();
    out.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    out
}

fn saved(path: PathBuf) -> Option<Saved> {
    path.extension().filter(|e| e.eq_ignore_ascii_case("db"))?;
    let meta = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
    let (kind, at) = match name::parse(&path) {
        Some(known) => known,
        None => (name::kind(&path), DateTime::<Local>::from(meta.modified().ok()?).naive_local()),
    };
    Some(Saved { path, kind, at, bytes: meta.len(), contents: Ok(Contents::default()) })
}

/// Opens a database only to read; another program that has it open does not matter for a moment.
pub fn reader(path: &Path) -> std::result::Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(Duration::ZERO)?;
    db.pragma_update(None, "trusted_schema", "OFF")?;
    db.pragma_update(None, "cell_size_check", "ON")?;
    Ok(db)
}

/// Refuses what is not ours or is newer; says what it holds.
pub fn contents(path: &Path) -> std::result::Result<Contents, StoreError> {
    let foreign = |e: StoreError| match e {
        StoreError::Damaged(why) if why.contains("not a database") => StoreError::Foreign(path.into()),
        other => other,
    };
    let db = reader(path).map_err(foreign)?;
    let id: i64 = db.query_row("PRAGMA application_id", [], |r| r.get(0)).map_err(|e| foreign(e.into()))?;
    let found = migrations::version(&db)?;
    if id != APPLICATION_ID || found == 0 {
        return Err(StoreError::Foreign(path.into()));
    }
    if found > LATEST {
        return Err(StoreError::Newer { path: path.into(), found, known: LATEST });
    }
    Ok(count(&db)?)
}

fn count(db: &Connection) -> rusqlite::Result<Contents> {
    let number = |sql: &str| db.query_row(sql, [], |r| r.get::<_, i64>(0)).map(i64::unsigned_abs);
    // A record exists iff some field has a value and `_deleted` is not `yes`.
    let records = |entity: &str| {
        number(&format!(
            "SELECT count(DISTINCT id) FROM cell c WHERE entity = '{entity}' AND value <> '' AND field <> '_deleted' \
             AND NOT EXISTS (SELECT 1 FROM cell d WHERE d.entity = c.entity AND d.id = c.id \
             AND d.field = '_deleted' AND d.value = 'yes')"
        ))
    };
    let device: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = 'device'", [], |r| r.get(0)).optional()?;
    let device = device.unwrap_or_default();
    let last = "SELECT wall FROM op WHERE device = (SELECT n FROM device WHERE code = ?1) ORDER BY seq DESC LIMIT 1";
    Ok(Contents {
        ops: number("SELECT count(*) FROM op")?,
        visits: records("visit")?,
        sheets: records("sheet")?,
        problems: records("problem")?,
        interviews: records("interview")?,
        last: db.query_row(last, [&device], |r| r.get(0)).optional()?.unwrap_or_default(),
        device,
    })
}

/// What an open database holds.
pub fn contents_of(db: &Connection) -> Result<Contents> {
    Ok(count(db)?)
}

/// What tells whether something was written since: number and hash of the operation that arrived last.
pub type Newest = (i64, Vec<u8>);

/// The operation of a file that arrived last; none if the file cannot be read or is empty.
pub fn newest_op(path: &Path) -> Option<Newest> {
    newest_in(&reader(path).ok()?).ok().flatten()
}

/// The operation that arrived last.
pub fn newest_in(db: &Connection) -> Result<Option<Newest>> {
    let sql = "SELECT arrival, hash FROM op ORDER BY arrival DESC LIMIT 1";
    Ok(db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}
