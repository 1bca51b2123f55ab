//! A shared folder or stick as the meeting place: this laptop merges what others put there, and puts its own bundle
//! there under a name of its own. Each writes only its own file, atomically, so many laptops may do it at once.

use super::paths;
use super::run::{Outcome, Wanted, merge};
use crate::error::{Error, Result};
use crate::exchange::{bundle, write_zip};
use crate::store::Store;
use crate::text::{Lang, merge as text};
use std::path::{Path, PathBuf};

/// The setting that says which file this laptop wrote last: its sum and how many operations were in it.
const SYNCED: &str = "synced";

/// What became of it.
#[derive(Debug)]
pub struct Synced {
    /// What was merged.
    pub outcome: Outcome,
    /// This laptop's file.
    pub own: PathBuf,
    /// Whether it was written; it is left alone while it still says all there is to say.
    pub written: bool,
}

/// Merges every bundle in a folder and then writes this laptop's own. Bad files of others do not stop it; the outcome
/// names them, and those that bring back what a person took back. [`Wanted::paths`] is not looked at.
///
/// # Errors
/// The folder is not there; it cannot be written; what [`merge`] says.
pub fn sync(store: &mut Store, dir: &Path, wanted: &Wanted) -> Result<Synced> {
    if !dir.is_dir() {
        return Err(Error::refused(text::no_folder(wanted.lang, dir.display())));
    }
    let own = own_file(store, dir);
    let mut others = paths::inside(dir);
    if is_ours(store, &own)? {
        others.retain(|path| *path != own);
    }
    let outcome = merge(store, &Wanted { paths: &others, skip_bad: true, again: false, ..*wanted })?;
    // The device may have another name now, and then another file.
    let own = own_file(store, dir);
    let written = !wanted.rehearse && write(store, &own, wanted.actor, wanted.lang)?;
    Ok(Synced { outcome, own, written })
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

fn write(store: &mut Store, own: &Path, actor: &str, lang: Lang) -> Result<bool> {
    let count = store.operations()?.to_string();
    let said = store.local(SYNCED)?.unwrap_or_default();
    if is_ours(store, own)? && said.split(' ').nth(1) == Some(count.as_str()) {
        return Ok(false);
    }
    let facts = store.facts()?;
    let how = bundle::How::default();
    let made =
        bundle::write(store, &bundle::Wanted { facts: &facts, round: None, actor, target: own, zip: true, how, lang })?;
    store.set_local(SYNCED, Some(&format!("{} {count}", made.sha256)))?;
    let last = store.tip().seq.to_string();
    store.set_local(bundle::EXPORTED, Some(&last))?;
    Ok(true)
}
