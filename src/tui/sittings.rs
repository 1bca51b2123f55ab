//! Backups that nobody has to think of: after half an hour of changes, and when the app is closed.

use super::app::App;
use super::door::Door;
use super::job::Job;
use super::store_door::StoreDoor;
use crate::config::Home;
use crate::error::{Error, Result};
use crate::store::backups::Kind;
use crate::text::{Lang, Say, backups as text, tui};
use chrono::{NaiveDateTime, TimeDelta};

/// Changes are at most so long without a backup while the app is open, in minutes.
const EVERY: i64 = 30;
/// No layer has this number.
const NO_LAYER: u64 = u64::MAX;

impl<D: Door> App<D> {
    /// Something was committed: if the first change that no backup has is half an hour old, one is made beside.
    pub(super) fn back_up_in_time(&mut self) {
        let now = self.world.door.now();
        let since = *self.unbacked.get_or_insert(now);
        if now - since < TimeDelta::minutes(EVERY) || self.lent {
            return;
        }
        let Some(home) = self.world.door.home() else { return };
        let Ok(store) = self.world.door.lend() else { return };
        self.unbacked = None;
        let at = now.naive_local();
        let job = Job::reading("timed-backup", text::timed_title(self.world.lang), move |store, _| {
            store.keep_backup(&home.backups(), Kind::Timed, at)
        });
        self.start_with(job, NO_LAYER, Some(store));
    }
}

/// The app was closed: what was changed in this sitting is backed up.
///
/// # Errors
/// The backup failed. The data itself is whole; the words say so.
pub fn after(door: StoreDoor, home: &Home, lang: Lang) -> Result<()> {
    let at: NaiveDateTime = door.now().naive_local();
    let Some(store) = door.into_store() else { return Ok(()) };
    let kept = store.keep_backup_of_changes(&home.backups(), Kind::Sitting, at);
    kept.map(drop).map_err(|e| Error::Failed(tui::sitting_not_backed_up(lang, e.say(lang))))
}
