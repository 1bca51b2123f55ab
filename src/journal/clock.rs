//! Wall time is information for people and decides nothing; a clock that cannot be right is marked.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};

/// Nothing was written before this program was.
const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 1, 1);

/// Whether the clock that wrote this time was surely wrong: no time at all, before the program existed, or more than
/// a day ahead of the present one.
pub fn is_doubtful(wall: &str, now: DateTime<FixedOffset>) -> bool {
    let Ok(at) = DateTime::parse_from_rfc3339(wall) else { return true };
    let ahead = now.checked_add_days(Days::new(1)).is_some_and(|latest| at > latest);
    ahead || FIRST.is_some_and(|first| at.date_naive() < first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_cannot_be_right_is_doubtful() {
        let now = DateTime::parse_from_rfc3339("2026-11-22T09:05:06+08:00").unwrap();
        for (wall, doubtful) in [
            ("1970-01-01T00:00:00+00:00", true),
            ("2099-12-31T23:59:59+08:00", true),
            ("", true),
            ("昨天，👍", true),
            ("2026-11-23T09:05:07+08:00", true),
            ("2026-11-23T09:05:06+08:00", false),
            ("2026-11-21T00:00:00-05:00", false),
            ("2025-01-01T00:00:00+08:00", false),
        ] {
            assert_eq!(is_doubtful(wall, now), doubtful, "{wall}");
        }
    }
}
