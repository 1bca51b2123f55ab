//! The only SQL. One file holds the journal, its projection to cells, and what stays on this laptop.

mod append;
mod audit;
mod backup;
pub mod backups;
mod digest;
mod doctor;
mod intake;
mod load;
mod local;
mod look;
mod merge;
mod migrations;
mod open;
mod problem;
mod proposals;
mod receipt;
mod refold;
mod rest;
mod rows;
pub mod salvage;
mod tip_file;
mod touched;
mod trust;
mod undo;
mod view;
mod withdraw;

pub use audit::{Came, Page, Sought, Trace, Word};
pub use digest::Digest;
pub use doctor::Finding;
pub use intake::{Brought, Intake};
pub use local::Typed;
pub use look::Conflict;
pub use merge::{Inserted, SetAside, Taken};
pub use migrations::LATEST as SCHEMA_VERSION;
pub use open::{Notice, random_device};
pub use problem::StoreError;
pub use proposals::{Decided, Edited, Matter, Proposal};
pub use receipt::{Heading, Known, Merged, Receipt, Source};
pub use refold::Refolded;
pub use touched::Touched;
pub use trust::{Proof, Roster, Rostered, Waiting};
pub use view::Behind;
pub use withdraw::{Because, Blocker, TakenBack, Withdrawal};

use crate::journal::{Tip, acts::Acts};
use rusqlite::Connection;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// The database of one laptop, open in this process alone.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: Option<PathBuf>,
    tip: Tip,
    /// Derived when first asked for.
    acts: RefCell<Option<Acts>>,
    notices: Vec<Notice>,
}

impl Store {
    /// This laptop's device id.
    pub fn device(&self) -> &str {
        &self.tip.device
    }

    /// Sequence number of the next operation.
    pub fn next_seq(&self) -> u64 {
        self.tip.seq + 1
    }

    /// Where this device stands.
    pub fn tip(&self) -> &Tip {
        &self.tip
    }

    /// The file; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether an operation with this number of a device is there.
    fn knows(&self, device: &str, seq: u64) -> crate::error::Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM op o JOIN device d ON d.n = o.device WHERE d.code = ?1 AND o.seq = ?2)";
        Ok(self.db.query_row(sql, (device, seq as i64), |r| r.get(0))?)
    }

    /// What people should know since the database was opened, once.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    fn next_id(&self) -> String {
        format!("{}-{}", self.tip.device, self.next_seq())
    }
}

/// Closing makes the sums of what changed. Where that fails they are missing until the next time, which is no damage.
impl Drop for Store {
    fn drop(&mut self) {
        if self.path.is_some()
            && let Err(error) = rest::keep(&self.db)
        {
            tracing::debug!("{error}");
        }
    }
}

#[cfg(test)]
mod tests;
