//! Where passphrases come from: a file, the environment, or a person. Never from an argument, which everybody sees.

use super::print;
use crate::error::{Error, Result};
use crate::exchange::incoming::{Container, Fault, Limits};
use crate::text::{Lang, bundle as text};
use std::path::{Path, PathBuf};

/// The passphrase of the file, else of `HUCHA_PASSPHRASE`; none if neither is given.
///
/// # Errors
/// The file cannot be read.
pub fn given(file: Option<&Path>) -> Result<Option<String>> {
    let text = match file {
        Some(path) => Some(std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?),
        None => std::env::var("HUCHA_PASSPHRASE").ok(),
    };
    Ok(text.map(|t| t.lines().next().unwrap_or_default().trim().to_string()).filter(|t| !t.is_empty()))
}

/// The same for bundles that are to be opened: a person who sits there is asked if one of them is locked.
///
/// # Errors
/// The file cannot be read.
pub fn for_opening(file: Option<&Path>, bundles: &[PathBuf], lang: Lang) -> Result<String> {
    if let Some(pass) = given(file)? {
        return Ok(pass);
    }
    let locked =
        |path: &PathBuf| matches!(Container::open(path, Limits::default(), ""), Err(e) if e.fault == Fault::Locked);
    let ask = print::can_ask() && bundles.iter().any(locked);
    Ok(if ask { print::answer(&text::ask_passphrase(lang)) } else { String::new() })
}
