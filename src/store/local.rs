//! What stays on this laptop: the device id, where the user was, and text that is not committed yet.

use super::Store;
use crate::error::Result;
use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

/// Text that was typed and not committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Which field: chosen by the screen.
    pub key: String,
    /// The text.
    pub text: String,
    /// When it was kept, as the caller wrote it.
    pub at: String,
}

impl Store {
    /// A remembered setting of this laptop, such as the open screen or the folder to sync with.
    pub fn local(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT value FROM local WHERE key = ?1")?;
        Ok(statement.query_row([key], |r| r.get(0)).optional()?)
    }

    /// Remembers a setting; `None` forgets it.
    pub fn set_local(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        self.keep_local(key, value)
    }

    /// The same for what is derived while reading, such as the key of the device and signatures.
    pub fn keep_local(&self, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => {
                self.db.prepare_cached("INSERT OR REPLACE INTO local VALUES (?1, ?2)")?.execute([key, value])
            }
            None => self.db.prepare_cached("DELETE FROM local WHERE key = ?1")?.execute([key]),
        }?;
        Ok(())
    }

    /// Keeps typed text; durable when it returns.
    pub fn keep_typed(&mut self, typed: &Typed) -> Result<()> {
        let mut statement = self.db.prepare_cached("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3)")?;
        statement.execute(params![typed.key, typed.text, typed.at])?;
        Ok(())
    }

    /// Forgets typed text: it was committed or thrown away.
    pub fn drop_typed(&mut self, key: &str) -> Result<()> {
        self.db.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
        Ok(())
    }

    /// Typed text that was never committed, by key: what a crash or a power cut left behind.
    pub fn typed(&self) -> Result<Vec<Typed>> {
        let mut statement = self.db.prepare_cached("SELECT key, text, at FROM draft ORDER BY key")?;
        let rows = statement.query_map([], |r| Ok(Typed { key: r.get(0)?, text: r.get(1)?, at: r.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

pub(super) fn meta<T: FromSql>(db: &Connection, key: &str) -> Result<Option<T>> {
    let mut statement = db.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    Ok(statement.query_row([key], |r| r.get(0)).optional()?)
}

/// The keys are those that `rest` knows.
pub(super) fn set_meta(db: &Connection, key: &str, value: impl ToSql) -> Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?.execute(params![key, value])?;
    Ok(())
}
