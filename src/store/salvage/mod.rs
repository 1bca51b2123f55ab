//! Saving what is whole in a damaged database. Nothing is asked of SQLite: pages are read as bytes, and every
//! operation proves itself by its hash. The damaged file is only read.
//!
//! - [`left`] what SQLite can still read of whose word counted
//! - `pages` where rows can be in a file
//! - `record` one row from its bytes
//! - [`rebuild`] a new database from a backup, what was saved and what bundles have

mod elsewhere;
mod left;
mod pages;
mod rebuild;
mod record;

pub use elsewhere::{Came, Elsewhere, Known, Standing};
pub use left::{Left, left};
pub use rebuild::{Gap, Rebuilt, rebuild};

use crate::error::{Error, Result};
use crate::journal::op::is_device;
use crate::journal::{Op, OpHash};
use pages::Pages;
use record::{OpRow, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// An operation that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The operation.
    pub op: Op,
    /// It came in a bundle: with a roster somebody has to answer for it.
    pub came: bool,
}

/// The operations of a database file that are whole, by device, number and hash. `known` are device ids that may have
/// written in it, should the table of devices be damaged.
///
/// # Errors
/// The file cannot be read at all.
pub fn carve(path: &Path, known: &BTreeSet<String>) -> Result<Vec<Whole>> {
    let bytes = fs::read(path).map_err(|e| Error::io(path, e))?;
    Ok(carve_bytes(&bytes, known).into_values().collect())
}

/// A device and number, with the hash for what has no number.
type Order = (String, u64, OpHash);

fn carve_bytes(bytes: &[u8], known: &BTreeSet<String>) -> BTreeMap<Order, Whole> {
    let pages = Pages::of(bytes);
    let mut found = Found::default();
    for page in pages.live() {
        let (rows, whole) = pages.rows(page);
        let mut good = whole;
        for row in rows {
            good &= found.take(row);
        }
        if !good {
            for row in pages.search(page) {
                found.take(row);
            }
        }
    }
    found.operations(known)
}

#[derive(Default)]
struct Found {
    devices: BTreeMap<i64, BTreeSet<String>>,
    rows: Vec<OpRow>,
}

impl Found {
    /// False if the row is damaged for sure.
    fn take(&mut self, row: Row) -> bool {
        match row {
            Row::Device(n, code) => {
                self.devices.entry(n).or_default().insert(code);
            }
            Row::Op(row) => self.rows.push(*row),
            Row::Other => {}
            Row::Broken => return false,
        }
        true
    }

    /// Rows whose content gives their hash under one of the possible device ids.
    fn operations(self, known: &BTreeSet<String>) -> BTreeMap<Order, Whole> {
        let mut all: BTreeSet<String> = known.iter().chain(self.devices.values().flatten()).cloned().collect();
        all.extend(self.rows.iter().filter_map(|r| born(&r.id)).filter(|d| is_device(d)).map(str::to_string));
        let mut out = BTreeMap::new();
        for row in self.rows {
            let named = self.devices.get(&row.device).into_iter().flatten();
            let op = named.chain(&all).find_map(|device| row.as_op(device));
            if let Some(op) = op {
                out.insert((op.device.clone(), op.seq, op.hash), Whole { op, came: row.came });
            }
        }
        out
    }
}

/// The device in the id of a record that was born on one.
fn born(id: &str) -> Option<&str> {
    id.rsplit('/').next()?.split_once('-').map(|(device, _)| device)
}

#[cfg(test)]
mod tests;
