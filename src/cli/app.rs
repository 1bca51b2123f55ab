//! `hucha` without a command: the terminal app.

use super::args::Common;
use super::{cleanup, session};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::text::{Lang, cli as text};
use crate::tui::look::Told;
use crate::tui::open::{self, Ended, Wish};
use crate::tui::run::ascii_wish;
use std::io::IsTerminal;

/// Opens the app on the data folder, or says that there is no terminal.
///
/// # Errors
/// No terminal (wrong use); the data folder cannot be opened.
pub fn run(common: &Common) -> Result<()> {
    on(&Home::find(common.data.as_deref())?, common)
}

/// Opens the app on this folder.
///
/// # Errors
/// No terminal (wrong use); the folder cannot be opened.
pub fn on(home: &Home, common: &Common) -> Result<()> {
    let lang = session::language(common);
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Error::Usage(text::no_terminal(lang)));
    }
    let wish = Wish {
        lang: common.lang.as_deref().map(Lang::of),
        system: lang,
        now: common.now.as_ref().map(|_| session::clock(common, lang)).transpose()?,
        look: Told::by(|name| std::env::var(name).ok()),
        ascii: ascii_wish(std::env::var("HUCHA_ASCII").ok().as_deref()),
    };
    match open::open(home, &wish)? {
        Ended::Left => Ok(()),
        Ended::CleanUp(second) => cleanup::clear(home, second.as_deref(), lang),
    }
}
