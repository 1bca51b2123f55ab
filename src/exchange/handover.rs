//! After the hand-over: whether somebody else has everything that is on this laptop, and taking it off a laptop that
//! was borrowed.

use super::incoming::{Incoming, Limits};
use super::signing::{Worth, seen};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::text::{Lang, Say, handover as text};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a bundle of somebody else proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The device that made it.
    pub device: String,
    /// What its signature is worth.
    pub worth: Worth,
    /// Operations of this laptop that are in it: all of them.
    pub ops: u64,
}

/// Whether a bundle of another laptop holds every operation that is here. That is the best receipt there is.
///
/// # Errors
/// Something here is not saved or waits for a decision; it is this laptop's own bundle, lacks something, or is not
/// signed by somebody on the roster where there is one; it
/// cannot be read.
pub fn proven(store: &Store, bundle: &Path, pass: &str, lang: Lang) -> Result<Proven> {
    unsent(store, lang)?;
    let mut incoming = Incoming::unlock(bundle, Limits::default(), pass).map_err(|e| e.into_error(lang))?;
    let seen = seen::check(&mut incoming).map_err(|e| e.into_error(lang))?;
    let device = incoming.meta.as_ref().map(|m| m.device.clone()).unwrap_or_default();
    if device.is_empty() || device == store.device() {
        return Err(Error::refused(text::own_bundle(lang)));
    }
    let worth = seen.worth(store)?;
    if store.roster()?.is_some() && !matches!(worth, Worth::Verified(_)) {
        return Err(Error::refused(text::not_verified(lang, worth.say(lang))));
    }
    let there = incoming.ops(|reader| match reader {
        Ok(reader) => reader.map(|row| row.map(|(_, op)| op.hash)).collect::<std::result::Result<HashSet<_>, _>>(),
        Err(e) => Err(e),
    });
    let there = there.map_err(|e| e.into_error(lang))?.map_err(|e| Error::refused(e.say(lang)))?;
    let (mut ops, mut missing) = (0, 0);
    store.each_op(|op| {
        ops += 1;
        missing += u64::from(!there.contains(&op.hash));
        Ok(())
    })?;
    if missing > 0 {
        return Err(Error::refused(text::lacks(lang, &device, missing, ops)));
    }
    Ok(Proven { device, worth, ops })
}

/// What is kept on this laptop only and no bundle can bring: text that was typed and not saved, hand edits of tables
/// that wait for a decision.
fn unsent(store: &Store, lang: Lang) -> Result<()> {
    let (drafts, edits) = (store.typed()?.len(), store.proposals_waiting()?);
    match (drafts, edits) {
        (0, 0) => Ok(()),
        (0, edits) => Err(Error::refused(text::edits_wait(lang, edits))),
        (drafts, _) => Err(Error::refused(text::drafts_left(lang, drafts))),
    }
}

/// What of the data folder would go: everything that this program puts there. Files of others stay.
pub fn ours(home: &Home) -> Vec<PathBuf> {
    let named = |name: &str| {
        ["hucha.db", "hucha.log", "hucha.lock"].iter().any(|ours| name.starts_with(ours))
            || ["exports", "backups", "attachments", "logs"].contains(&name)
    };
    let entries = fs::read_dir(home.dir()).into_iter().flatten().flatten();
    let mut out: Vec<PathBuf> = entries.filter(|e| named(&e.file_name().to_string_lossy())).map(|e| e.path()).collect();
    // The database goes last: until then everything can be looked at again.
    out.sort_by_key(|p| (p.file_name().is_some_and(|n| n == "hucha.db"), p.clone()));
    out
}

/// Attached files: a bundle names them and does not carry them.
pub fn attachments(home: &Home) -> usize {
    fs::read_dir(home.attachments()).map_or(0, |entries| entries.flatten().count())
}

/// Removes what [`ours`] lists.
///
/// # Errors
/// Something cannot be removed.
pub fn clear(home: &Home) -> Result<()> {
    for path in ours(home) {
        let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        gone.map_err(|e| Error::io(&path, e))?;
    }
    Ok(())
}
