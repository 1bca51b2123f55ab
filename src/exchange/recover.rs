//! What this laptop exported helps to repair it: its own bundles hold every operation up to their export, the signed
//! tips of their authors and the roster that was in force.

use super::incoming::{Incoming, Limits};
use super::merge::paths;
use super::signing::{Key, Seen, roster, seen, tip};
use crate::config::Home;
use crate::error::Result;
use crate::journal::Op;
use crate::store::salvage::{self, Came, Elsewhere, Left, Rebuilt, Whole};
use chrono::NaiveDateTime;
use std::path::PathBuf;

/// Repairs the database of a data folder from its damaged file, its backups and its exported bundles.
///
/// # Errors
/// The disk. Everything is as it was then.
pub fn recover(home: &Home, at: NaiveDateTime) -> Result<Rebuilt> {
    let left = salvage::left(&home.database());
    let mut found: Vec<Found> =
        paths::inside(&home.exports()).into_iter().filter_map(|path| open(path, &left)).collect();
    // The one that knows most is the newest: what is known only grows.
    found.sort_by_key(|bundle| std::cmp::Reverse(bundle.ops.len()));
    let mut more = Elsewhere {
        known: left.known(|r| roster::read(&r.text, &r.signature)),
        signs: left.signs,
        proofs: left.proofs.iter().filter(|proof| tip::holds(proof)).cloned().collect(),
        ..Elsewhere::default()
    };
    for bundle in found {
        let own = |op: &Op| bundle.own && left.devices.contains(&op.device);
        more.ops.extend(bundle.ops.into_iter().map(|op| Whole { came: !own(&op), op }));
        more.proofs.extend(bundle.seen.proofs);
        let roster = bundle.seen.roster.filter(|_| bundle.own);
        more.rosters.extend(roster.map(|roster| Came { path: bundle.path, roster }));
    }
    salvage::rebuild(&home.database(), more, at)
}

/// A bundle in the folder of exports.
struct Found {
    path: PathBuf,
    ops: Vec<Op>,
    /// What its signatures prove; nothing if one does not hold.
    seen: Seen,
    /// This laptop signed it.
    own: bool,
}

/// A bundle with its operations that are whole; `None` if it cannot be read.
fn open(path: PathBuf, left: &Left) -> Option<Found> {
    let mut incoming = Incoming::open(&path, Limits::default()).ok()?;
    let seen = seen::check(&mut incoming).unwrap_or_default();
    let own = seen.signer.as_ref().is_some_and(|(device, key)| is_own(left, device, key));
    let ops = operations(&mut incoming);
    Some(Found { path, ops, seen, own })
}

fn operations(incoming: &mut Incoming) -> Vec<Op> {
    let whole = incoming.ops(|reader| match reader {
        Ok(reader) => reader.filter_map(|row| row.ok()).map(|(_, op)| op).collect(),
        Err(_) => Vec::new(),
    });
    whole.unwrap_or_default()
}

/// Whether a device id of this data folder signed, with its key if that can still be read.
fn is_own(left: &Left, device: &str, key: &str) -> bool {
    let kept = left.keys.iter().find(|(name, _)| name.strip_prefix("key:") == Some(device));
    let known = kept.and_then(|(_, text)| Key::public_in(text));
    left.devices.contains(device) && known.is_none_or(|known| known == key)
}
