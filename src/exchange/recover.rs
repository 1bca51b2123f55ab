//! What this laptop exported helps to repair it: its own bundles hold every operation up to their export.

use super::incoming::{Incoming, Limits};
use super::merge::paths;
use crate::config::Home;
use crate::error::Result;
use crate::journal::Op;
use crate::store::salvage::{self, Rebuilt};
use chrono::NaiveDateTime;
use std::path::Path;

/// Repairs the database of a data folder from its damaged file, its backups and its exported bundles.
///
/// # Errors
/// The disk. Everything is as it was then.
pub fn recover(home: &Home, at: NaiveDateTime) -> Result<Rebuilt> {
    let more = paths::inside(&home.exports()).iter().flat_map(|path| operations(path)).collect();
    salvage::rebuild(&home.database(), more, at)
}

/// The operations of a bundle that are whole; none if it cannot be read.
fn operations(path: &Path) -> Vec<Op> {
    let Ok(mut incoming) = Incoming::open(path, Limits::default()) else { return Vec::new() };
    let whole = incoming.ops(|reader| match reader {
        Ok(reader) => reader.filter_map(|row| row.ok()).map(|(_, op)| op).collect(),
        Err(_) => Vec::new(),
    });
    whole.unwrap_or_default()
}
