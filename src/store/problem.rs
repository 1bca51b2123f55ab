//! What can go wrong in the database, as values; the sentences are in `text::store`.

use super::doctor::Finding;
use crate::error::Error;
use crate::journal::Malformed;
use crate::journal::undo::Refusal;
use crate::model::text_value::MAX_CHARS;
use crate::text::{Lang, Say, store as text, visible};
use rusqlite::ErrorCode;
use std::path::PathBuf;

/// Why the database could not do something. Unless it says otherwise nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// Another running hucha has this database open.
    Busy(PathBuf),
    /// Written by a newer program.
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest schema version this program knows.
        known: i64,
    },
    /// A file that is no database of this program.
    Foreign(PathBuf),
    /// The disk or quota is full.
    Full,
    /// The file or folder cannot be written.
    ReadOnly,
    /// The operating system reported an error (SQLite's extended code).
    Disk(i32),
    /// SQLite or this program found the file damaged.
    Damaged(String),
    /// A backup that is not whole.
    BadBackup {
        /// The file.
        path: PathBuf,
        /// The first thing that is wrong with it.
        why: Box<Finding>,
    },
    /// The act was built on another state of the journal: device-seq it was built for, device-seq that is next.
    StaleAct {
        /// What the act was built for.
        built: String,
        /// What comes next.
        next: String,
    },
    /// An operation from elsewhere that fails by itself; all that came with it are refused.
    Malformed {
        /// Device of the operation.
        device: String,
        /// Number of the operation.
        seq: u64,
        /// What is wrong with it.
        why: Malformed,
    },
    /// Text that no bundle could carry: too long, or with control characters. Nothing was saved.
    CannotTravel {
        /// Field key.
        field: String,
    },
    /// What a hand edit builds on has not arrived.
    BaseMissing,
    /// A proposal that was decided already, or never was.
    NotWaiting(i64),
    /// An undo or redo that would hide a later edit.
    Undo(Box<Refusal>),
    /// No device id could be drawn.
    Random(String),
    /// Something else SQLite said.
    Sql(String),
}

impl StoreError {
    /// The exit status it means (interface.md).
    pub fn status(&self) -> u8 {
        let refused = matches!(
            self,
            StoreError::Undo(_)
                | StoreError::BadBackup { .. }
                | StoreError::Malformed { .. }
                | StoreError::CannotTravel { .. }
                | StoreError::BaseMissing
                | StoreError::NotWaiting(_)
        );
        if refused { 3 } else { 1 }
    }
}

impl Say for StoreError {
    fn say(&self, lang: Lang) -> String {
        match self {
            StoreError::Busy(path) => text::busy(lang, path.display()),
            StoreError::Newer { path, found, known } => text::newer(lang, path.display(), found, known),
            StoreError::Foreign(path) => text::foreign(lang, path.display()),
            StoreError::Full => text::full(lang),
            StoreError::ReadOnly => text::read_only(lang),
            StoreError::Disk(code) => text::disk(lang, code),
            StoreError::Damaged(what) => text::damaged(lang, what),
            StoreError::BadBackup { path, why } => text::bad_backup(lang, path.display(), why.say(lang)),
            StoreError::StaleAct { built, next } => text::stale_act(lang, built, next),
            StoreError::Malformed { device, seq, why } => text::malformed(lang, visible(device), seq, why.say(lang)),
            StoreError::CannotTravel { field } => text::cannot_travel(lang, visible(field), MAX_CHARS),
            StoreError::BaseMissing => text::base_missing(lang),
            StoreError::NotWaiting(n) => text::not_waiting(lang, n),
            StoreError::Undo(why) => why.say(lang),
            StoreError::Random(why) => text::random(lang, why),
            StoreError::Sql(why) => text::sql(lang, why),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
        let code = match &error {
            rusqlite::Error::SqliteFailure(code, _) => code,
            // Every column has its type and every text was written whole.
            FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..) => {
                return StoreError::Damaged(error.to_string());
            }
            _ => return StoreError::Sql(error.to_string()),
        };
        match code.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy(PathBuf::new()),
            ErrorCode::DiskFull => StoreError::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => StoreError::ReadOnly,
            ErrorCode::SystemIoFailure => StoreError::Disk(code.extended_code),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged(error.to_string()),
            _ => StoreError::Sql(error.to_string()),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Error {
        Error::Store(error)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Store(error.into())
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Error {
        Error::Store(StoreError::Damaged(error.to_string()))
    }
}
