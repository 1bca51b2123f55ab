//! `hucha demo`: a lively quarter to try things on.

use super::args::{Common, Demo};
use super::{print, session};
use crate::config::Home;
use crate::demo;
use crate::error::{Error, Result};
use crate::text::cli as text;
use std::path::Path;

/// Writes the demonstration into a folder.
///
/// # Errors
/// The folder holds data already or cannot be written; without `--into`, no terminal to open the app in.
pub fn run(common: &Common, args: &Demo) -> Result<()> {
    match &args.into {
        Some(dir) => into(common, dir),
        None => Err(Error::Usage(text::no_terminal(session::language(common)))),
    }
}

fn into(common: &Common, dir: &Path) -> Result<()> {
    let lang = session::language(common);
    let home = Home::find(Some(dir))?;
    if home.database().exists() {
        return Err(Error::Failed(text::already_ready(lang, dir.display())));
    }
    demo::into(&home, session::clock(common, lang)?)?;
    print::note(&text::demo_written(lang, dir.display()));
    print::line(&dir.display().to_string())
}
