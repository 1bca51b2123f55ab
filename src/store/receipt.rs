//! Receipts: what was merged on this laptop, when, by whom, from which files. They stay here: two laptops that hold
//! the same operations are equal, however they came by them.

use super::Store;
use super::intake::Brought;
use super::merge::Taken;
use super::rows;
use super::withdraw::Withdrawal;
use crate::error::Result;
use crate::journal::Op;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// What is known of a merge before it begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Local time with offset.
    pub at: String,
    /// Person id of who merges; empty on a laptop that only joins.
    pub actor: String,
    /// Path of the backup that was made before; empty if there was nothing to back up.
    pub backup: String,
}

/// A bundle as it was handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The path as the user named it.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// SHA-256 of what is in it: the same for a folder and its zip.
    pub content: String,
    /// The device that made it; empty if it does not say.
    pub device: String,
    /// The person who made it; empty if it does not say.
    pub actor: String,
    /// What its signature was worth when it was merged (`exchange::signing::Worth`); empty if nothing is known.
    pub signed: String,
}

/// A bundle of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The bundle.
    pub source: Source,
    /// What it brought.
    pub brought: Brought,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its number on this laptop: 1, 2, 3 …
    pub id: i64,
    /// When, by whom, after which backup.
    pub heading: Heading,
    /// The device id of this laptop then.
    pub device: String,
    /// What was new and known.
    pub brought: Brought,
    /// Operations that were set aside.
    pub aside: u64,
    /// Operations that had been set aside and counted from then on.
    pub revived: u64,
    /// Cells that came into conflict.
    pub conflicts: u64,
    /// Numbers that named two operations from then on.
    pub forks: u64,
    /// Devices of which something was missing.
    pub gaps: u64,
    /// The bundles.
    pub bundles: Vec<Merged>,
    /// When and by whom it was taken back, if it was.
    pub withdrawal: Option<Withdrawal>,
}

/// An operation with how this laptop came by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The operation.
    pub op: Op,
    /// The receipt with which it came; none if it was made here.
    pub receipt: Option<i64>,
    /// The bundle it came in; none if it was made here.
    pub bundle: Option<Source>,
    /// Whether it is set aside.
    pub aside: bool,
}

const COLUMNS: &str = "n, at, actor, backup, device, new, known, aside, revived, conflicts, forks, gaps";

impl Store {
    /// The receipts of this laptop, the newest first.
    pub fn receipts(&self) -> Result<Vec<Receipt>> {
        let sql = format!("SELECT {COLUMNS} FROM receipt ORDER BY n DESC");
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
        found.into_iter().map(|r| self.with_bundles(r)).collect()
    }

    /// The receipt with this number.
    pub fn receipt(&self, id: i64) -> Result<Option<Receipt>> {
        let sql = format!("SELECT {COLUMNS} FROM receipt WHERE n = ?1");
        let found = self.db.prepare_cached(&sql)?.query_row([id], read).optional()?;
        found.map(|r| self.with_bundles(r)).transpose()
    }

    /// The receipt with which a bundle of this content was merged first; merges that were taken back do not count.
    pub fn merged_before(&self, content: &str) -> Result<Option<Receipt>> {
        let sql =
            "SELECT min(receipt) FROM bundle WHERE content = ?1 AND receipt NOT IN (SELECT receipt FROM withdrawal)";
        let id: Option<i64> = self.db.prepare_cached(sql)?.query_row([content], |r| r.get(0))?;
        id.map_or(Ok(None), |id| self.receipt(id))
    }

    /// The same for the sum of a file, such as a locked zip that was not opened.
    pub fn merged_file_before(&self, sha256: &str) -> Result<Option<Receipt>> {
        let sql =
            "SELECT min(receipt) FROM bundle WHERE sha256 = ?1 AND receipt NOT IN (SELECT receipt FROM withdrawal)";
        let id: Option<i64> = self.db.prepare_cached(sql)?.query_row([sha256], |r| r.get(0))?;
        id.map_or(Ok(None), |id| self.receipt(id))
    }

    /// Hands every operation to `each`, in the order in which this laptop learned of them.
    pub fn each_known(&self, mut each: impl FnMut(&Known) -> Result<()>) -> Result<()> {
        let sql = format!(
            "SELECT {}, b.receipt, EXISTS (SELECT 1 FROM aside a WHERE a.arrival = o.arrival), \
             b.path, b.sha256, b.content, b.device, b.actor, b.signed {} LEFT JOIN bundle b ON b.n = o.bundle ORDER BY o.arrival",
            rows::COLUMNS,
            rows::FROM
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let receipt: Option<i64> = row.get(15)?;
            let bundle = receipt.map(|_| read_source(row, 17)).transpose()?;
            each(&Known { op: rows::op(row)?, receipt, bundle, aside: row.get(16)? })?;
        }
        Ok(())
    }

    fn with_bundles(&self, receipt: Receipt) -> Result<Receipt> {
        let sql =
            "SELECT path, sha256, content, device, actor, signed, new, known FROM bundle WHERE receipt = ?1 ORDER BY n";
        let mut statement = self.db.prepare_cached(sql)?;
        let bundles = statement.query_map([receipt.id], read_bundle)?.collect::<rusqlite::Result<_>>()?;
        let withdrawal = self.withdrawal_of(receipt.id)?;
        Ok(Receipt { bundles, withdrawal, ..receipt })
    }
}

fn read(row: &Row) -> rusqlite::Result<Receipt> {
    Ok(Receipt {
        id: row.get(0)?,
        heading: Heading { at: row.get(1)?, actor: row.get(2)?, backup: row.get(3)? },
        device: row.get(4)?,
        brought: Brought { new: rows::number(row, 5)?, known: rows::number(row, 6)?, returned: 0 },
        aside: rows::number(row, 7)?,
        revived: rows::number(row, 8)?,
        conflicts: rows::number(row, 9)?,
        forks: rows::number(row, 10)?,
        gaps: rows::number(row, 11)?,
        bundles: Vec::new(),
        withdrawal: None,
    })
}

fn read_bundle(row: &Row) -> rusqlite::Result<Merged> {
    Ok(Merged {
        source: read_source(row, 0)?,
        brought: Brought { new: rows::number(row, 6)?, known: rows::number(row, 7)?, returned: 0 },
    })
}

fn read_source(row: &Row, at: usize) -> rusqlite::Result<Source> {
    Ok(Source {
        path: row.get(at)?,
        sha256: row.get(at + 1)?,
        content: row.get(at + 2)?,
        device: row.get(at + 3)?,
        actor: row.get(at + 4)?,
        signed: row.get(at + 5)?,
    })
}

/// Begins a receipt and returns its number.
pub(super) fn begin(db: &Connection, heading: &Heading, device: &str) -> Result<i64> {
    let sql = "INSERT INTO receipt (at, actor, backup, device) VALUES (?1, ?2, ?3, ?4)";
    db.prepare_cached(sql)?.execute([&heading.at, &heading.actor, &heading.backup, device])?;
    Ok(db.last_insert_rowid())
}

/// Notes that score sheets of this merge became an act of this laptop, with so many edits.
pub(super) fn note_act(db: &Connection, receipt: i64, txn: &str, edits: u64) -> Result<()> {
    let sql = "INSERT INTO sheet_act (receipt, txn, edits) VALUES (?1, ?2, ?3)";
    db.prepare_cached(sql)?.execute(params![receipt, txn, edits as i64])?;
    Ok(())
}

/// The act that score sheets of this merge became, and its number of edits.
pub(super) fn act_of(db: &Connection, receipt: i64) -> Result<Option<(String, u64)>> {
    let mut statement = db.prepare_cached("SELECT txn, edits FROM sheet_act WHERE receipt = ?1")?;
    Ok(statement.query_row([receipt], |r| Ok((r.get(0)?, rows::number(r, 1)?))).optional()?)
}

/// Notes a bundle on a receipt and returns its number.
pub(super) fn add_bundle(db: &Connection, receipt: i64, source: &Source) -> Result<i64> {
    let sql = "INSERT INTO bundle (receipt, path, sha256, content, device, actor, signed) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let Source { path, sha256, content, device, actor, signed } = source;
    db.prepare_cached(sql)?.execute(params![receipt, path, sha256, content, device, actor, signed])?;
    Ok(db.last_insert_rowid())
}

/// Notes what a bundle brought.
pub(super) fn count_bundle(db: &Connection, bundle: i64, brought: Brought) -> Result<()> {
    let sql = "UPDATE bundle SET new = ?2, known = ?3 WHERE n = ?1";
    db.prepare_cached(sql)?.execute([bundle, brought.new as i64, brought.known as i64])?;
    Ok(())
}

/// Notes the outcome. A receipt without any bundle is taken away again.
pub(super) fn finish(db: &Connection, receipt: i64, taken: &Taken) -> Result<Option<i64>> {
    let bundles: i64 = db.query_row("SELECT count(*) FROM bundle WHERE receipt = ?1", [receipt], |r| r.get(0))?;
    if bundles == 0 && act_of(db, receipt)?.is_none() {
        db.execute("DELETE FROM receipt WHERE n = ?1", [receipt])?;
        return Ok(None);
    }
    let (i, r) = (&taken.inserted, &taken.inserted.refolded);
    let sql = "UPDATE receipt SET new = ?2, known = ?3, aside = ?4, revived = ?5, conflicts = ?6, forks = ?7, \
               gaps = ?8 WHERE n = ?1";
    let counts = [i.new, i.known, r.aside, r.revived, r.conflicts, taken.forks, taken.gaps].map(|n| n as i64);
    let [new, known, aside, revived, conflicts, forks, gaps] = counts;
    db.execute(sql, [receipt, new, known, aside, revived, conflicts, forks, gaps])?;
    Ok(Some(receipt))
}
