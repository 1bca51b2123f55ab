//! Which backups are kept as they age.

use chrono::{Datelike, NaiveDateTime};
use std::collections::BTreeSet;

/// The newest so many are kept.
const LATEST: usize = 10;
/// Of so many days with backups the newest one each.
const DAYS: usize = 7;
/// Of so many weeks with backups the newest one each.
const WEEKS: usize = 4;

/// Which of these times, the newest first, are kept: the 10 latest, the newest of each of the 7 latest days and of
/// the 4 latest weeks that have any. Days without a sitting do not count: an old laptop keeps its history.
pub fn keeps(times: &[NaiveDateTime]) -> Vec<bool> {
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    let mut keep = |(i, at): (usize, &NaiveDateTime)| {
        let week = at.iso_week();
        let of_day = days.len() < DAYS && days.insert(at.date());
        let of_week = weeks.len() < WEEKS && weeks.insert((week.year(), week.week()));
        i < LATEST || of_day || of_week
    };
    times.iter().enumerate().map(&mut keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, NaiveDate};

    #[test]
    fn ten_latest_seven_days_and_four_weeks_remain() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(18, 0, 0).unwrap(); // a Sunday
        // Six a day for sixty days.
        let times: Vec<_> = (0..360).map(|n| last - Duration::hours(4 * n)).collect();
        let kept: Vec<_> = times.iter().zip(keeps(&times)).filter(|(_, keep)| *keep).map(|(t, _)| *t).collect();
        assert_eq!(kept[..10], times[..10]);
        let later: Vec<_> = kept[10..].iter().map(ToString::to_string).collect();
        // The newest of each day: the 10 latest cover 22 and 21 November. Then the last of each week, Sundays.
        assert_eq!(
            later,
            [
                "2026-11-20 22:00:00",
                "2026-11-19 22:00:00",
                "2026-11-18 22:00:00",
                "2026-11-17 22:00:00",
                "2026-11-16 22:00:00",
                "2026-11-15 22:00:00",
                "2026-11-08 22:00:00",
                "2026-11-01 22:00:00"
            ]
        );
    }

    #[test]
    fn a_laptop_used_once_a_month_keeps_everything_of_months() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(18, 0, 0).unwrap();
        let times: Vec<_> = (0..12).map(|n| last - Duration::days(30 * n)).collect();
        assert_eq!(keeps(&times).iter().filter(|k| **k).count(), 10);
        assert!(keeps(&[]).is_empty());
    }

    #[test]
    fn thinning_again_takes_nothing_more() {
        let last = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().and_hms_opt(7, 3, 0).unwrap();
        let times: Vec<_> = (0..900).map(|n| last - Duration::minutes(97 * n)).collect();
        let once: Vec<_> = times.iter().zip(keeps(&times)).filter(|(_, keep)| *keep).map(|(t, _)| *t).collect();
        assert!(keeps(&once).iter().all(|k| *k) && once.len() < 22);
    }
}
