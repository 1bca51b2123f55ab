//! `hucha completions` and `hucha man`: made from the same table as the parser.

use super::args::{self, Completions, Man};
use super::print;
use crate::error::{Error, Result};
use crate::text::{Lang, cli as text};
use crate::tui::manual::manual;

/// Writes the completion script of a shell to stdout.
///
/// # Errors
/// None of its own.
pub fn completions(lang: Lang, wanted: &Completions) -> Result<()> {
    clap_complete::generate(wanted.shell, &mut args::command(lang), "hucha", &mut std::io::stdout());
    Ok(())
}

/// Writes a manual page for the program and each command into a folder, and the keys of the app as `hucha-keys.md`.
///
/// # Errors
/// The folder cannot be written.
pub fn man(lang: Lang, wanted: &Man) -> Result<()> {
    std::fs::create_dir_all(&wanted.dir).map_err(|e| Error::io(&wanted.dir, e))?;
    clap_mangen::generate_to(args::command(lang), &wanted.dir).map_err(|e| Error::io(&wanted.dir, e))?;
    let keys = wanted.dir.join("hucha-keys.md");
    std::fs::write(&keys, manual(lang)).map_err(|e| Error::io(&keys, e))?;
    print::note(&text::written(lang, wanted.dir.display()));
    Ok(())
}
