//! What a backup is called: why and when it was made.

use crate::text::{Lang, Say, backups as text};
use chrono::NaiveDateTime;
use std::path::{Path, PathBuf};

const TIME: &str = "%Y%m%d%H%M%S";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The app was closed after changes.
    Sitting,
    /// Half an hour of changes.
    Timed,
    /// Before a merge.
    Merge,
    /// Before the schema changed.
    Migration,
    /// The database that a restore replaced.
    Replaced,
    /// Somebody asked for it.
    Hand,
    /// A database that somebody put into the folder.
    Other,
}

impl Kind {
    const NAMED: [Kind; 6] = [Kind::Sitting, Kind::Timed, Kind::Merge, Kind::Migration, Kind::Replaced, Kind::Hand];

    /// Its word in file names and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Sitting => "sitting",
            Kind::Timed => "timed",
            Kind::Merge => "merge",
            Kind::Migration => "migration",
            Kind::Replaced => "replaced",
            Kind::Hand => "hand",
            Kind::Other => "other",
        }
    }

    /// Whether such backups are thinned as they age; what a person made or put there stays until a person removes it.
    pub fn is_thinned(self) -> bool {
        matches!(self, Kind::Sitting | Kind::Timed | Kind::Merge | Kind::Replaced)
    }
}

impl Say for Kind {
    fn say(&self, lang: Lang) -> String {
        match self {
            Kind::Sitting => text::sitting(lang),
            Kind::Timed => text::timed(lang),
            Kind::Merge => text::merge(lang),
            Kind::Migration => text::migration(lang),
            Kind::Replaced => text::replaced(lang),
            Kind::Hand => text::hand(lang),
            Kind::Other => text::other(lang),
        }
    }
}

/// A name that is free: `<kind>-<time>.db`, with a number if there is one of that second already.
pub fn free(dir: &Path, kind: Kind, at: NaiveDateTime) -> PathBuf {
    let stem = format!("{}-{}", kind.key(), at.format(TIME));
    let name = |n: u32| dir.join(if n == 1 { format!("{stem}.db") } else { format!("{stem}-{n}.db") });
    let mut n = 1;
    while name(n).exists() {
        n += 1;
    }
    name(n)
}

/// Kind and time from a file name; none if it is not a name of ours.
pub fn parse(path: &Path) -> Option<(Kind, NaiveDateTime)> {
    let stem = path.file_name()?.to_str()?.strip_suffix(".db")?;
    let mut parts = stem.split('-');
    let (key, time) = (parts.next()?, parts.next()?);
    let kind = Kind::NAMED.into_iter().find(|k| k.key() == key)?;
    Some((kind, NaiveDateTime::parse_from_str(time, TIME).ok()?))
}

/// Kind of a file whose name tells no time: that from before a migration is named after the schema.
pub fn kind(path: &Path) -> Kind {
    let migration = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("migration-from-schema-"));
    if migration { Kind::Migration } else { Kind::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_why_and_when_and_are_never_given_twice() {
        let dir = tempfile::tempdir().unwrap();
        let at = NaiveDateTime::parse_from_str("20261122090506", TIME).unwrap();
        for kind in Kind::NAMED {
            for _ in 0..3 {
                let path = free(dir.path(), kind, at);
                assert_eq!(parse(&path), Some((kind, at)), "{path:?}");
                std::fs::write(path, "x").unwrap();
            }
        }
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 18);
        for strange in ["备份.db", "merge-.db", "merge-2026.db", "sitting-20261322090506.db", "hucha.db", "merge.txt"]
        {
            assert_eq!(parse(Path::new(strange)), None, "{strange}");
        }
    }
}
