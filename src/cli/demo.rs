//! `hucha demo`: a lively quarter to try things on.

use super::args::{Common, Demo};
use super::{app, print, session};
use crate::config::Home;
use crate::demo;
use crate::error::{Error, Result};
use crate::text::cli as text;
use std::path::Path;

/// Opens the app on a throwaway demonstration, or writes one into a folder.
///
/// # Errors
/// No terminal to open the app in; the folder holds data already or cannot be written.
pub fn run(common: &Common, args: &Demo) -> Result<()> {
    if let Some(dir) = &args.into {
        return into(common, dir);
    }
    // The folder goes when the guard does, after the app was left.
    let (home, _guard) = demo::temporary(session::clock(common, session::language(common))?)?;
    app::on(&home, common)
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
