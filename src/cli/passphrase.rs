//! Where passphrases come from: a file, the environment, or a person. Never from an argument, which everybody sees.
//! What holds one is wiped when it is dropped.

use super::print;
use crate::error::{Error, Result};
use crate::exchange::incoming::Fault;
use crate::exchange::merge::{Closed, locks};
use crate::text::{Lang, bundle as text};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// So often a person may mistype before the file is left as it is.
const TRIES: usize = 3;

/// The passphrase to lock with: the first line of the file, else of `HUCHA_PASSPHRASE`; none if neither is given.
///
/// # Errors
/// The file cannot be read.
pub fn given(file: Option<&Path>) -> Result<Option<Zeroizing<String>>> {
    Ok(all_given(file)?.first().cloned().map(Zeroizing::new))
}

/// The passphrases to open with: every line of the file, else of `HUCHA_PASSPHRASE`.
fn all_given(file: Option<&Path>) -> Result<Zeroizing<Vec<String>>> {
    let text = Zeroizing::new(match file {
        Some(path) => std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?,
        None => std::env::var("HUCHA_PASSPHRASE").unwrap_or_default(),
    });
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<String> = text.lines().map(|line| line.trim().to_string()).filter(|line| !line.is_empty()).collect();
    Ok(lines.into())
}

/// The passphrases of bundles that are to be opened. If none is given, a person who sits there is asked, file by file,
/// as long as one of `waiting` stays closed; an empty answer ends the asking, and so do three wrong ones.
///
/// # Errors
/// The file cannot be read; what `waiting` says.
pub fn for_opening(
    file: Option<&Path>,
    waiting: impl Fn(&[String]) -> Result<Vec<(PathBuf, Closed)>>,
    lang: Lang,
) -> Result<Zeroizing<Vec<String>>> {
    let mut keys = all_given(file)?;
    if !keys.is_empty() || !print::can_ask() {
        return Ok(keys);
    }
    while let Some((path, _)) = waiting(&keys)?.into_iter().next() {
        match ask(&path, lang) {
            Some(key) => keys.push(key.to_string()),
            None => break,
        }
    }
    Ok(keys)
}

/// Asks for the passphrase of one file until it fits; none if the person gives up.
fn ask(path: &Path, lang: Lang) -> Option<Zeroizing<String>> {
    for _ in 0..TRIES {
        let typed = print::secret(&text::ask_passphrase_of(lang, path.display()));
        if typed.is_empty() {
            return None;
        }
        // Damage is not told here: the merge names it, with the file that is damaged.
        match locks::fitting(path, std::slice::from_ref(&*typed)) {
            Err(refused) if refused.fault == Fault::WrongPassphrase => print::note(&text::wrong_again(lang)),
            _ => return Some(typed),
        }
    }
    None
}
