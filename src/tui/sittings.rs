//! Backups that nobody has to think of: after half an hour of changes, and when the app is closed.

use super::app::App;
use super::door::Door;
use super::job::Job;
use super::store_door::StoreDoor;
use crate::config::Home;
use crate::error::{Error, Result};
use crate::store::backups::Kind;
use crate::store::{Finding, Store};
use crate::text::{Lang, Say, backups as text, tui};
use chrono::{NaiveDateTime, TimeDelta};

/// Changes are at most so long without a backup while the app is open, in minutes.
const EVERY: i64 = 30;
/// Days between two full checks.
const WEEK: i64 = 7;
/// Setting: when everything was checked last.
const CHECKED: &str = "checked";
const FORM: &str = "%Y-%m-%dT%H:%M:%S";
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
    kept.map(drop).map_err(|e| Error::Failed(tui::sitting_not_backed_up(lang, e.say(lang))))?;
    check_weekly(&store, at, lang)
}

/// Once a week every hash, every chain and the whole fold are checked, when nobody waits for the app.
fn check_weekly(store: &Store, at: NaiveDateTime, lang: Lang) -> Result<()> {
    let last = store.local(CHECKED)?.and_then(|t| NaiveDateTime::parse_from_str(&t, FORM).ok());
    if last.is_some_and(|last| last <= at && at - last < TimeDelta::days(WEEK)) {
        return Ok(());
    }
    let wrong: Vec<_> = store.doctor()?.into_iter().filter(Finding::is_wrong).map(|f| f.say(lang)).collect();
    if !wrong.is_empty() {
        return Err(Error::Damage(wrong.join("\n")));
    }
    store.keep_local(CHECKED, Some(&at.format(FORM).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_goes_by_between_two_checks_and_a_clock_set_back_checks_again() {
        let store = Store::memory("xBCDFG").unwrap();
        let at = |day: u32| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut seen = Vec::new();
        for day in [2, 5, 8, 9, 10, 4] {
            check_weekly(&store, at(day), Lang::Zh).unwrap();
            seen.push(store.local(CHECKED).unwrap().unwrap().get(8..10).unwrap().to_string());
        }
        assert_eq!(seen, ["02", "02", "02", "09", "09", "04"]);
    }
}
