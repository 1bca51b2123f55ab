//! The four phases of the opinion with what is due in each; October and January belong to two (R110–R114).

use crate::text::model::phase as text;
use crate::text::{Lang, Say};
use chrono::{Datelike, NaiveDate};

/// One phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// 动员部署, 2025-09 to 2025-10 (R110).
    Begin,
    /// 全面推进, 2025-10 to 2026-01 (R111).
    Advance,
    /// 巩固提升, 2026-01 to 2026-03 (R112, R113).
    Consolidate,
    /// 长效, from 2026-04 (R114).
    Lasting,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Phase; 4] = [Phase::Begin, Phase::Advance, Phase::Consolidate, Phase::Lasting];

    /// First and last month as `year * 12 + month - 1`; the last phase has no end.
    fn months(self) -> (i32, i32) {
        let month = |year: i32, month: i32| year * 12 + month - 1;
        match self {
            Phase::Begin => (month(2025, 9), month(2025, 10)),
            Phase::Advance => (month(2025, 10), month(2026, 1)),
            Phase::Consolidate => (month(2026, 1), month(2026, 3)),
            Phase::Lasting => (month(2026, 4), i32::MAX),
        }
    }

    /// The phases of a day: none before they begin, two where they overlap.
    pub fn on(day: NaiveDate) -> Vec<Phase> {
        let at = day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
        Phase::ALL.into_iter().filter(|p| p.months().0 <= at && at <= p.months().1).collect()
    }
}

impl Say for Phase {
    fn say(&self, lang: Lang) -> String {
        match self {
            Phase::Begin => text::begin(lang),
            Phase::Advance => text::advance(lang),
            Phase::Consolidate => text::consolidate(lang),
            Phase::Lasting => text::lasting(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2025-08-31", &[])]
    #[case("2025-09-01", &[Phase::Begin])]
    #[case("2025-10-01", &[Phase::Begin, Phase::Advance])]
    #[case("2025-10-31", &[Phase::Begin, Phase::Advance])]
    #[case("2025-11-01", &[Phase::Advance])]
    #[case("2026-01-31", &[Phase::Advance, Phase::Consolidate])]
    #[case("2026-03-31", &[Phase::Consolidate])]
    #[case("2026-04-01", &[Phase::Lasting])]
    #[case("2031-12-31", &[Phase::Lasting])]
    fn phases_overlap_in_october_and_january(#[case] day: &str, #[case] phases: &[Phase]) {
        assert_eq!(Phase::on(day.parse().unwrap()), phases);
    }
}
