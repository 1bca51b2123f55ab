//! The app's door to what is kept: commits, undo, settings, drafts and the clock.

use crate::config::Home;
use crate::error::Result;
use crate::journal::undo::{Step, Way};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Change;
use crate::store::{Conflict, Page, Proposal, Receipt, Sought, Store};
use chrono::{DateTime, FixedOffset};

/// An undo or redo that was done: which cells went from what to what, and the changed cells for the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// For people.
    pub steps: Vec<Step>,
    /// For the facts.
    pub changes: Vec<Change>,
}

/// What the app needs from a store. A writing call returns only when what it wrote is durable; on an error nothing
/// was changed and the same call can be made again.
pub trait Door {
    /// What is known, read anew.
    fn facts(&self) -> Result<Facts>;
    /// Reads one more quarter into facts that were read for another one.
    fn add_round(&self, facts: &mut Facts, round: &str) -> Result<()>;
    /// Makes an act durable and returns the changed cells.
    fn commit(&mut self, act: &Act) -> Result<Vec<Change>>;
    /// Takes the last act of this laptop back, or does again what was taken back; none if there is nothing.
    fn turn(&mut self, way: Way) -> Result<Option<Turned>>;
    /// What [`Door::turn`] would do.
    fn peek(&self, way: Way) -> Option<Vec<Step>>;
    /// Number of the next operation.
    fn next_seq(&self) -> u64;
    /// Person id of the user; empty on a laptop that is not set up yet.
    fn me(&self) -> &str;
    /// From now on this person acts.
    fn set_me(&mut self, person: &str);
    /// The data folder, where exports, documents and attached files go; none if there is no disk.
    fn home(&self) -> Option<Home>;
    /// How many operations there are; 0 while a job has the store.
    fn operations(&self) -> u64;
    /// A setting of this laptop.
    fn recall(&self, key: &str) -> Option<String>;
    /// Keeps a setting.
    fn remember(&mut self, key: &str, value: &str) -> Result<()>;
    /// Text that was typed but not committed when the program ended.
    fn draft(&self, key: &str) -> Option<String>;
    /// The keys of all drafts.
    fn drafts(&self) -> Vec<String>;
    /// Keeps typed text.
    fn keep_draft(&mut self, key: &str, text: &str) -> Result<()>;
    /// Drops a draft.
    fn drop_draft(&mut self, key: &str) -> Result<()>;
    /// The time.
    fn now(&self) -> DateTime<FixedOffset>;
    /// How many cells are in conflict; none while a job has the store.
    fn open_cells(&self) -> usize {
        0
    }
    /// Every conflict with its heads.
    fn conflicts(&self) -> Result<Vec<Conflict>> {
        Ok(Vec::new())
    }
    /// How many hand edits wait for a person; none while a job has the store.
    fn edits_waiting(&self) -> u64 {
        0
    }
    /// The hand edits that wait, then those that nobody has to decide.
    fn proposals(&self) -> Result<Vec<Proposal>> {
        Ok(Vec::new())
    }
    /// A page of the audit trail ([`Store::audit`]).
    fn audit(&self, _sought: &Sought, _before: Option<i64>, _most: usize) -> Result<Page> {
        Ok(Page::default())
    }
    /// The laptops of which anything is known, the own one first.
    fn devices(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
    /// The receipts of merges on this laptop, the newest first.
    fn receipts(&self) -> Result<Vec<Receipt>> {
        Ok(Vec::new())
    }
    /// Gives the store to a job that needs all of it (a merge, an export). Until [`Door::give_back`] savings wait.
    fn lend(&mut self) -> Result<Store>;
    /// The job is done with the store.
    fn give_back(&mut self, store: Store);
}
