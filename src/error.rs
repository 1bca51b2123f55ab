//! What can go wrong at the edge, with the exit status it means.

use crate::store::StoreError;
use crate::text::{Lang, Say, error as text};
use std::path::PathBuf;

/// An error that ends a command or becomes a message on the screen. It never ends the terminal app.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written (exit 1).
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The database or a file of the data folder is damaged or does not agree with itself (exit 1).
    Damage(String),
    /// The database could not do something.
    Store(StoreError),
    /// Any other thing that could not be done (exit 1).
    Failed(String),
    /// Wrong use of a command (exit 2).
    Usage(String),
    /// Input refused, nothing changed (exit 3): one sentence each, already naming file, line and cell.
    Refused(Vec<String>),
}

/// Results at the edge.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An I/O error with its path.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Error {
        Error::Io { path: path.into(), source }
    }

    /// One refusal.
    pub fn refused(sentence: impl Into<String>) -> Error {
        Error::Refused(vec![sentence.into()])
    }

    /// Exit status: 1 could not, 2 wrong use, 3 input refused and nothing changed.
    pub fn status(&self) -> u8 {
        match self {
            Error::Io { .. } | Error::Damage(_) | Error::Failed(_) => 1,
            Error::Store(why) => why.status(),
            Error::Usage(_) => 2,
            Error::Refused(_) => 3,
        }
    }
}

impl Say for Error {
    fn say(&self, lang: Lang) -> String {
        match self {
            Error::Io { path, source } => text::io(lang, path.display(), text::Os::from(source).say(lang)),
            Error::Damage(what) => text::damage(lang, what),
            Error::Store(why) => why.say(lang),
            Error::Failed(what) | Error::Usage(what) => what.clone(),
            Error::Refused(list) => list.join("\n"),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(Lang::Zh))
    }
}

impl std::error::Error for Error {}
