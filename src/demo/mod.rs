//! A lively demonstration quarter, made by the same acts as real work: six branches in every state of a visit, two
//! former quarters with scores, problems in every state, interviews, claims to verify, a visit to reconcile, a conflict
//! that came with a merge, a sheet that was returned.
//!
//! Everything is relative to `now` and the same for the same `now`: ids come from a fixed device.

mod apart;
mod current;
mod findings;
mod former;
mod look;
mod lookbacks;
mod pairs;
mod people;
mod plates;
mod talks;
mod world;

use crate::config::Home;
use crate::error::{Error, Result};
use crate::journal::Source;
use crate::model::board;
use crate::model::facts::Facts;
use crate::setup::{self, Starter};
use crate::store::Store;
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};
use world::World;

/// The device of the demonstration.
pub const DEVICE: &str = "xDMQTN";

/// Fills an empty store.
///
/// # Errors
/// The store is not empty or could not commit.
pub fn build(store: &mut Store, now: DateTime<FixedOffset>) -> Result<Facts> {
    let (name, branch, _) = people::OWNER;
    let starter = Starter::builtin(name, branch);
    let facts = setup::fill(store, &starter, &world::wall(now - chrono::TimeDelta::days(200)), Source::Tui)?;
    let mut world = World::new(store, facts, now, &starter);
    world.add_people()?;
    former::build(&mut world)?;
    current::build(&mut world)?;
    pairs::build(&mut world, now)?;
    let facts = world.facts;
    // The last two dozen operations are as if not handed on yet.
    store.set_local("exported", Some(&facts.next_seq.saturating_sub(25).to_string()))?;
    store.set_local(board::SHOWN, Some(&now.date_naive().to_string()))?; // home comes first here
    Ok(facts)
}

/// Writes the demonstration into a folder that holds no data yet.
///
/// # Errors
/// There is a database already, or it cannot be written.
pub fn into(home: &Home, now: DateTime<FixedOffset>) -> Result<()> {
    home.make()?;
    // Made in memory and written as one file: hundreds of acts need not each wait for the disk.
    let mut store = Store::memory(DEVICE)?;
    build(&mut store, now)?;
    store.backup(&home.database())
}

/// A demonstration in a folder of its own, which is removed when the guard is dropped.
///
/// # Errors
/// The folder for temporary files cannot be written.
pub fn temporary(now: DateTime<FixedOffset>) -> Result<(Home, TempGuard)> {
    let guard = TempGuard::new()?;
    let home = Home::find(Some(guard.path()))?;
    into(&home, now)?;
    Ok((home, guard))
}

/// A folder that goes away with its guard.
#[derive(Debug)]
pub struct TempGuard {
    dir: PathBuf,
}

impl TempGuard {
    fn new() -> Result<TempGuard> {
        let mut random = [0u8; 8];
        getrandom::fill(&mut random).map_err(|e| Error::Failed(e.to_string()))?;
        let name = format!("hucha-demo-{:016x}", u64::from_be_bytes(random));
        let dir = std::env::temp_dir().join(name);
        crate::config::make_private(&dir)?;
        Ok(TempGuard { dir })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.dir
    }
}

impl Drop for TempGuard {
    fn drop(&mut self) {
        // What cannot be removed is left to the system's own cleaning of temporary files.
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

#[cfg(test)]
mod tests;
