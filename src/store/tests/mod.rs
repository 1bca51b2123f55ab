//! The store against real SQLite, in memory and in files.

mod audit;
mod backups;
mod checking;
mod editing;
mod loading;
mod merging;
mod opening;
mod saving;
mod undoing;

use crate::journal::Op;
use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::store::{Inserted, Store};

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

/// All operations in the order of ops.csv.
pub fn ops(store: &Store) -> Vec<Op> {
    let mut out = Vec::new();
    let keep = |op: &Op| {
        out.push(op.clone());
        Ok(())
    };
    store.each_op(keep).unwrap();
    out
}

/// Merges all that another laptop knows.
pub fn take(store: &mut Store, from: &Store) -> Inserted {
    store.insert_ops(None, ops(from).into_iter().map(Ok), || Ok("xRRRRR".into())).unwrap()
}
