//! The store against real SQLite, in memory and in files.

mod opening;
mod saving;

use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::store::Store;

/// Somebody at the terminal.
pub fn author() -> Author {
    Author { actor: "xBCDFG-1".into(), wall: "2026-11-22T09:05:06+08:00".into(), source: Source::Tui }
}

/// Commits an act and keeps the facts up to date.
pub fn commit(store: &mut Store, facts: &mut Facts, build: impl FnOnce(&mut Act, &Facts)) {
    let mut act = facts.act();
    build(&mut act, facts);
    let changes = store.commit(&act, &author()).unwrap();
    store.apply(facts, changes);
}
