//! Locked bundles among those that are to be read: which need a passphrase, and which of several fits. Passphrases
//! are held in memory only; nothing that was unlocked is written anywhere but into the database.

use super::paths;
use crate::error::Result;
use crate::exchange::incoming::{Container, Fault, Incoming, Limits, Refused};
use crate::exchange::write_zip;
use crate::store::{Receipt, Store};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Why a bundle stayed closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It is locked and there was no passphrase.
    NoPassphrase,
    /// It is locked with another passphrase.
    WrongPassphrase,
}

impl Closed {
    /// Whether a fault is about a passphrase, and how.
    pub fn of(fault: &Fault) -> Option<Closed> {
        match fault {
            Fault::Locked => Some(Closed::NoPassphrase),
            Fault::WrongPassphrase => Some(Closed::WrongPassphrase),
            _ => None,
        }
    }
}

/// Opens a bundle with that one of the passphrases that fits it; it comes back too, empty for a bundle that is not
/// locked.
///
/// # Errors
/// As [`Incoming::unlock`]; none of them fits.
pub fn open(path: &Path, keys: &[String]) -> std::result::Result<(Incoming, Zeroizing<String>), Refused> {
    with_keys(keys, |key| Incoming::unlock(path, Limits::default(), key))
}

/// Tries without a passphrase, then each in turn until one fits.
fn with_keys<T>(
    keys: &[String],
    mut attempt: impl FnMut(&str) -> std::result::Result<T, Refused>,
) -> std::result::Result<(T, Zeroizing<String>), Refused> {
    let mut last = match attempt("") {
        Err(refused) if refused.fault == Fault::Locked => refused,
        other => return other.map(|out| (out, Zeroizing::default())),
    };
    for key in keys {
        match attempt(key) {
            Err(refused) if refused.fault == Fault::WrongPassphrase => last = refused,
            other => return other.map(|out| (out, key.clone().into())),
        }
    }
    Err(last)
}

/// The passphrase that opens a path, without reading it as a whole: empty if it is not locked.
///
/// # Errors
/// As [`Container::open`]; none of them fits.
pub fn fitting(path: &Path, keys: &[String]) -> std::result::Result<Zeroizing<String>, Refused> {
    let attempt = |key: &str| Container::open(path, Limits::default(), key)?.try_key();
    with_keys(keys, attempt).map(|(_, key)| key)
}

/// Whether a path is locked.
pub fn is_locked(path: &Path) -> bool {
    fitting(path, &[]).is_err_and(|refused| refused.fault == Fault::Locked)
}

/// The bundles at these paths that none of the passphrases opens.
pub fn closed(given: &[PathBuf], keys: &[String]) -> Vec<(PathBuf, Closed)> {
    let why = |path: &PathBuf| fitting(path, keys).err().and_then(|refused| Closed::of(&refused.fault));
    let paths = paths::bundles(given).into_iter();
    paths.filter_map(|path| why(&path).map(|why| (path, why))).collect()
}

/// The same without those that were merged before, about which nothing has to be asked.
///
/// # Errors
/// The receipts of this laptop cannot be read.
pub fn waiting(store: &Store, given: &[PathBuf], keys: &[String]) -> Result<Vec<(PathBuf, Closed)>> {
    let mut out = Vec::new();
    for (path, why) in closed(given, keys) {
        if merged_before(store, &path)?.is_none() {
            out.push((path, why));
        }
    }
    Ok(out)
}

/// The receipt with which a file of these bytes was merged before; its content need not be read for that.
///
/// # Errors
/// It, or the receipts of this laptop, cannot be read.
pub(super) fn merged_before(store: &Store, path: &Path) -> Result<Option<Receipt>> {
    store.merged_file_before(&write_zip::sum(path)?)
}
