//! The app's door to what is kept: commits, undo, settings, drafts and the clock.

use crate::error::Result;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Change;
use chrono::{DateTime, FixedOffset};

/// What the app needs from a store. An implementation returns from a writing call only when it is durable.
pub trait Door {
    /// Everything known, read anew.
    fn facts(&self) -> Result<Facts>;
    /// Makes an act durable and returns the changed cells.
    fn commit(&mut self, act: &Act) -> Result<Vec<Change>>;
    /// Takes the last act of this laptop back; the changed cells, or none if there is nothing to take back.
    fn undo(&mut self) -> Result<Option<Vec<Change>>>;
    /// Does again what was taken back last.
    fn redo(&mut self) -> Result<Option<Vec<Change>>>;
    /// Number of the next operation.
    fn next_seq(&self) -> u64;
    /// A setting of this laptop.
    fn recall(&self, key: &str) -> Option<String>;
    /// Keeps a setting.
    fn remember(&mut self, key: &str, value: &str) -> Result<()>;
    /// Text that was typed but not committed when the program ended.
    fn draft(&self, key: &str) -> Option<String>;
    /// Keeps typed text.
    fn keep_draft(&mut self, key: &str, text: &str) -> Result<()>;
    /// Drops a draft.
    fn drop_draft(&mut self, key: &str) -> Result<()>;
    /// The time.
    fn now(&self) -> DateTime<FixedOffset>;
}
