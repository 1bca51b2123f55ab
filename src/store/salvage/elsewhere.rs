//! What the caller of a repair brings and has checked, and how the roster stands after it. Without the roster what
//! waited would count; so a roster that is missed is looked for, and as long as nobody has it nothing of others counts
//! by itself.

use super::{Whole, left::Left};
use crate::error::Result;
use crate::store::{Proof, Roster, Store};
use crate::text::{Lang, store as text};
use std::path::PathBuf;

/// What is known of the roster that was in force when the damage came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Known {
    /// This one; its signature holds.
    Had(Box<Roster>),
    /// There was none.
    None,
    /// It cannot be read.
    #[default]
    Unreadable,
}

/// A roster of an own bundle; its signature and that of the bundle hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The bundle.
    pub path: PathBuf,
    /// What was in force when it was exported.
    pub roster: Roster,
}

/// What a repair can use beside the damaged file and the backups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Operations of own bundles.
    pub ops: Vec<Whole>,
    /// Signed tips that were checked.
    pub proofs: Vec<Proof>,
    /// The roster in the damaged file.
    pub known: Known,
    /// Something in the damaged file says that there was a roster.
    pub signs: bool,
    /// The rosters of own bundles, the newest first.
    pub rosters: Vec<Came>,
}

/// How the roster stands after a repair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Standing {
    /// There was none, as far as anything says.
    #[default]
    None,
    /// The one of the damaged file or of the backup is in force.
    Kept,
    /// The one of this own bundle is.
    Bundle(PathBuf),
    /// There was one and nobody has it: what others wrote waits until it is adopted again.
    Missed,
}

impl Standing {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Standing::None => "none",
            Standing::Kept => "kept",
            Standing::Bundle(_) => "bundle",
            Standing::Missed => "missed",
        }
    }

    /// What a person has to know of it.
    pub fn word(&self, lang: Lang) -> Option<String> {
        match self {
            Standing::None | Standing::Kept => None,
            Standing::Bundle(path) => Some(text::roster_of(lang, path.display())),
            Standing::Missed => Some(text::roster_missed(lang)),
        }
    }
}

impl Elsewhere {
    /// Puts the roster in force, and what was signed beside it; everything is judged anew.
    pub(super) fn settle(&self, store: &mut Store) -> Result<Standing> {
        self.proofs.iter().try_for_each(|proof| store.keep_proof(proof))?;
        let standing = self.standing(store)?;
        match (&self.known, &standing) {
            (Known::Had(roster), _) => store.adopt_roster(Some(roster))?,
            (_, Standing::Bundle(path)) => {
                let found = self.rosters.iter().find(|came| came.path == *path).map(|came| &came.roster);
                store.adopt_roster(found)?;
            }
            (_, Standing::Missed) => store.miss_roster()?,
            (_, Standing::None) => store.adopt_roster(None)?,
            (_, Standing::Kept) => store.rebuild()?,
        }
        Ok(standing)
    }

    fn standing(&self, store: &Store) -> Result<Standing> {
        match self.known {
            Known::Had(_) => return Ok(Standing::Kept),
            Known::None => return Ok(Standing::None),
            Known::Unreadable => {}
        }
        let base = store.roster()?;
        // As with a merge: a newer roster of the same coordinator takes the place of the backup's, no other one does.
        let newer =
            |came: &&Came| base.as_ref().is_none_or(|b| b.key == came.roster.key && b.serial < came.roster.serial);
        if let Some(came) = self.rosters.iter().find(newer) {
            return Ok(Standing::Bundle(came.path.clone()));
        }
        if base.is_some() {
            return Ok(Standing::Kept);
        }
        Ok(if self.signs || store.misses_roster()? { Standing::Missed } else { Standing::None })
    }
}

impl Left {
    /// What is known of the roster; `holds` says whether a signature does.
    pub fn known(&self, holds: impl Fn(&Roster) -> Option<Roster>) -> Known {
        match self.roster.as_ref().and_then(holds) {
            Some(roster) => Known::Had(Box::new(roster)),
            None if self.none => Known::None,
            None => Known::Unreadable,
        }
    }
}
