//! A shared folder or stick as the meeting place: this laptop merges what others put there, and puts its own bundle
//! there under a name of its own. Each writes only its own file, atomically, so many laptops may do it at once.
//!
//! A folder with a locked bundle in it gets only locked ones: the own bundle follows, locked with the passphrase that
//! opens what lies there. Without one it is held back rather than laid there open.

use super::locks::{self, Closed};
use super::paths;
use super::run::{Outcome, Wanted, merge};
use crate::error::{Error, Result};
use crate::exchange::{bundle, write_zip};
use crate::store::Store;
use crate::text::{Lang, Say, merge as text};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The setting that says which file this laptop wrote last: its sum and how many operations were in it.
const SYNCED: &str = "synced";

/// What became of this laptop's own bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was written.
    Written {
        /// Locked with a passphrase.
        locked: bool,
    },
    /// It is left alone: it still says all there is to say. So it is in a rehearsal.
    Unchanged,
    /// It was not written, since what others put there is locked and no passphrase opens it.
    HeldBack,
}

/// What became of it.
#[derive(Debug)]
pub struct Synced {
    /// What was merged.
    pub outcome: Outcome,
    /// This laptop's file.
    pub own: PathBuf,
    /// What became of it.
    pub put: Put,
}

impl Say for Synced {
    /// Where the own bundle is.
    fn say(&self, lang: Lang) -> String {
        let own = self.own.display();
        match self.put {
            Put::Written { locked: true } => text::synced_locked(lang, own),
            Put::Written { locked: false } => text::synced(lang, own),
            Put::Unchanged => text::synced_already(lang, own),
            Put::HeldBack => text::sync_held_back(lang, self.own.parent().unwrap_or(&self.own).display()),
        }
    }
}

/// Merges every bundle in a folder and then writes this laptop's own: with `lock` locked with the first passphrase in
/// any case, else as the folder is. Bad files of others do not stop it; the outcome names them, and those that bring
/// back what a person took back. [`Wanted::paths`] is not looked at.
///
/// # Errors
/// The folder is not there; it cannot be written; what [`merge`] says.
pub fn sync(store: &mut Store, dir: &Path, lock: bool, wanted: &Wanted) -> Result<Synced> {
    let others = others(store, dir, wanted.lang)?;
    let outcome = merge(store, &Wanted { paths: &others, skip_bad: true, again: false, ..*wanted })?;
    // The device may have another name now, and then another file.
    let own = own_file(store, dir);
    let put = match key_for(dir, lock, wanted.keys) {
        _ if wanted.rehearse => Put::Unchanged,
        None if up_to_date(store, &own)? && locks::is_locked(&own) => Put::Unchanged,
        None => Put::HeldBack,
        Some(key) => write(store, &own, wanted.actor, &key, wanted.lang)?,
    };
    Ok(Synced { outcome, own, put })
}

/// The locked files in a folder for which a passphrase is needed before a sync can do all: those of others that were
/// not merged yet, and where this laptop's own has to be renewed, any that shows with which passphrase.
///
/// # Errors
/// The folder is not there; the receipts of this laptop cannot be read.
pub fn waiting(store: &Store, dir: &Path, keys: &[String], lang: Lang) -> Result<Vec<(PathBuf, Closed)>> {
    let found = locks::waiting(store, &others(store, dir, lang)?, keys)?;
    let own = own_file(store, dir);
    let put = key_for(dir, false, keys).is_some() || (up_to_date(store, &own)? && locks::is_locked(&own));
    if put || !found.is_empty() {
        return Ok(found);
    }
    Ok(locks::closed(&paths::inside(dir), keys))
}

/// The bundles that others put there.
fn others(store: &Store, dir: &Path, lang: Lang) -> Result<Vec<PathBuf>> {
    if !dir.is_dir() {
        return Err(Error::refused(text::no_folder(lang, dir.display())));
    }
    let own = own_file(store, dir);
    let mut others = paths::inside(dir);
    if is_ours(store, &own)? {
        others.retain(|path| *path != own);
    }
    Ok(others)
}

fn own_file(store: &Store, dir: &Path) -> PathBuf {
    dir.join(format!("hucha-{}.zip", store.device()))
}

/// Whether the file is the one this laptop wrote last. Another one under its name comes from a copied laptop.
fn is_ours(store: &Store, own: &Path) -> Result<bool> {
    let known = store.local(SYNCED)?.unwrap_or_default();
    let sum = known.split(' ').next().unwrap_or_default();
    Ok(own.is_file() && write_zip::sum(own)? == sum)
}

/// Whether the file is ours and holds everything this laptop knows.
fn up_to_date(store: &Store, own: &Path) -> Result<bool> {
    let said = store.local(SYNCED)?.unwrap_or_default();
    Ok(is_ours(store, own)? && said.split(' ').nth(1) == Some(store.operations()?.to_string().as_str()))
}

/// The passphrase for the own bundle, empty to leave it open; none if one would be needed.
fn key_for(dir: &Path, lock: bool, keys: &[String]) -> Option<Zeroizing<String>> {
    if lock {
        return keys.first().cloned().map(Zeroizing::new);
    }
    let locked: Vec<PathBuf> = paths::inside(dir).into_iter().filter(|path| locks::is_locked(path)).collect();
    let fits = |path: &PathBuf| locks::fitting(path, keys).ok();
    if locked.is_empty() { Some(Zeroizing::default()) } else { locked.iter().find_map(fits) }
}

fn write(store: &mut Store, own: &Path, actor: &str, key: &str, lang: Lang) -> Result<Put> {
    let known = is_ours(store, own)?;
    let keys: Zeroizing<Vec<String>> =
        Some(key.to_string()).filter(|k| !k.is_empty()).into_iter().collect::<Vec<_>>().into();
    if up_to_date(store, own)? && locks::fitting(own, &keys).is_ok_and(|fits| *fits == key) {
        return Ok(Put::Unchanged);
    }
    let count = store.operations()?.to_string();
    let facts = store.facts()?;
    let how = bundle::How { lock: key, known, words: false };
    let made =
        bundle::write(store, &bundle::Wanted { facts: &facts, round: None, actor, target: own, zip: true, how, lang })?;
    store.set_local(SYNCED, Some(&format!("{} {count}", made.sha256)))?;
    let last = store.tip().seq.to_string();
    store.set_local(bundle::EXPORTED, Some(&last))?;
    Ok(Put::Written { locked: !key.is_empty() })
}
