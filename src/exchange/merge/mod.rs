//! Merging bundles into the store of this laptop (exchange.md §6): one transaction after a verified backup, checked,
//! with a receipt. The same for the command line, the sync folder and the screens.
//!
//! - [`paths`] which bundles are meant by what the user named
//! - [`look`] a bundle before the transaction: what it is, whether it was merged before
//! - [`locks`] passphrases: what is locked, which of several fits
//! - [`run`] the merge or its rehearsal
//! - [`join`] a new laptop begins with a bundle of others
//! - [`mod@undo`] a merge taken back as one unit
//! - [`mod@sync`] a shared folder: merge what others put there, put one's own there

pub mod join;
pub mod locks;
pub mod look;
pub mod paths;
pub mod printed;
pub mod run;
pub mod sync;
pub mod tables;
pub mod undo;
mod words;

pub use locks::Closed;
pub use look::Looked;
pub use run::{Fate, Outcome, Told, Wanted, merge};
pub use sync::{Put, Synced, sync};
pub use undo::{Undone, undo};
