//! What wakes the loop: the terminal, jobs, and the end.

use super::job::Outcome;
use crate::error::Result;
use crate::store::Store;
use crossterm::event::Event;

/// Something has happened. All threads send to one channel, so that the loop sleeps until it has to do something.
pub enum News {
    /// A key, a paste, the mouse, another size.
    Event(Event),
    /// Some job got further.
    Progress,
    /// A job has ended.
    Done {
        /// Number of the job.
        id: u64,
        /// Its result.
        result: Result<Outcome>,
        /// The store, if it was lent one.
        store: Option<Box<Store>>,
    },
    /// Whether the terminal draws `│` two cells wide.
    Wide(bool),
    /// The terminal is gone, or the system asks the program to end.
    End,
}
