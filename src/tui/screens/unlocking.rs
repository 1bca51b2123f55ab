//! Passphrases of locked bundles: typed unseen, kept in memory only, asked again while they do not fit.

use crate::exchange::merge::Closed;
use crate::text::{merge as text, visible};
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx};
use std::path::{Path, PathBuf};
use zeroize::{Zeroize, Zeroizing};

/// The passphrases that were typed.
#[derive(Default)]
pub struct Keys {
    all: Zeroizing<Vec<String>>,
    /// The bundle for which the last one was typed.
    asked: Option<PathBuf>,
}

/// No passphrase gets into a log or a message.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("count", &self.all.len()).finish_non_exhaustive()
    }
}

impl Keys {
    /// All of them.
    pub fn all(&self) -> &[String] {
        &self.all
    }

    /// One more was typed.
    pub fn typed(&mut self, key: &str) {
        self.all.push(key.trim().into());
    }

    /// The bundle to ask for next, of those that stayed closed. A passphrase that did not open what it was asked for is
    /// wrong and forgotten.
    pub fn wanting(&mut self, closed: Vec<(PathBuf, Closed)>) -> Option<(PathBuf, Closed)> {
        let asked = self.asked.take();
        let again = closed.iter().find(|(path, _)| Some(path) == asked.as_ref()).cloned();
        if again.is_some() {
            self.all.pop().zeroize();
        }
        let next = match again {
            Some((path, _)) => Some((path, Closed::WrongPassphrase)),
            None => closed.into_iter().next().map(|(path, _)| (path, Closed::NoPassphrase)),
        };
        self.asked = next.as_ref().map(|(path, _)| path.clone());
        next
    }
}

/// Asks for a passphrase, with a word if the last one was wrong. Where it is not `needed`, one may go on without.
pub fn ask(ask: &'static str, why: Closed, words: String, needed: bool, ctx: &Ctx) -> Cmd {
    let words = if why == Closed::WrongPassphrase { text::wrong_passphrase(ctx.lang, words) } else { words };
    let prompt = Prompt::new(ask, text::ask_passphrase(ctx.lang), "", None, ctx).hidden().why(words);
    Cmd::push(if needed { prompt.needed() } else { prompt })
}

/// The name of a bundle, as people read it.
pub fn name_of(path: &Path) -> String {
    visible(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()).into_owned()
}

#[cfg(test)]
#[path = "unlocking_tests.rs"]
mod tests;
