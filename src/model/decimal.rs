//! Exact decimals: points in hundredths, and exact shares. No score is ever a binary float (AMB-4).

use crate::text::model::values as text;
use crate::text::{Lang, Say};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// Points in hundredths: `Points(8850)` is 88.50. Sums stop at the limits of `i64` instead of wrapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

/// Why a text is not a number of points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointsError {
    /// Not of the form `-?[0-9]+(\.[0-9]+)?`.
    Syntax(String),
    /// More than two places after the point.
    Places(String),
    /// Too many digits.
    Range(String),
}

impl Points {
    /// No points.
    pub const ZERO: Points = Points(0);
    /// One hundred points, the full marks of a whole checklist.
    pub const HUNDRED: Points = Points(10_000);

    /// Whole points.
    pub const fn whole(points: i64) -> Points {
        Points(points.saturating_mul(100))
    }

    /// Reads `-?[0-9]+(\.[0-9]+)?` with at most two places, exactly.
    ///
    /// # Errors
    /// [`PointsError`] with the text that was refused; nothing is rounded or guessed.
    pub fn parse(text: &str) -> Result<Points, PointsError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, places) = digits.split_once('.').map_or((digits, None), |(w, p)| (w, Some(p)));
        let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || places.is_some_and(|p| !is_digits(p)) {
            return Err(PointsError::Syntax(text.into()));
        }
        let places = places.unwrap_or("");
        if places.len() > 2 {
            return Err(PointsError::Places(text.into()));
        }
        let all = format!("{whole}{places:0<2}");
        let value: i64 = all.parse().map_err(|_| PointsError::Range(text.into()))?;
        Ok(Points(if negative { -value } else { value }))
    }

    /// Without needless zeros, for screens: `2.5`, `3`, `88.25`.
    pub fn short(self) -> String {
        let text = self.to_string();
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    }

    /// This amount `count` times.
    pub fn times(self, count: u32) -> Points {
        Points(self.0.saturating_mul(i64::from(count)))
    }

    /// The sum, or `None` beyond the range.
    pub fn checked_add(self, other: Points) -> Option<Points> {
        self.0.checked_add(other.0).map(Points)
    }

    /// `self × num ÷ den`, exact inside and rounded once to hundredths, a half away from zero (HALF_UP).
    /// `None` if `den` is not positive.
    pub fn mul_div(self, num: i64, den: i64) -> Option<Points> {
        let product = i128::from(self.0) * i128::from(num);
        (den > 0).then(|| Points(clamp(round_half_up(product, i128::from(den)))))
    }

    /// `self ÷ whole × 100`, rounded once (AMB-7: 85.5 of 94 is 90.96). `None` if `whole` is not positive.
    pub fn of_hundred(self, whole: Points) -> Option<Points> {
        self.mul_div(Points::HUNDRED.0, whole.0)
    }

    /// Whether this is a whole multiple of `unit`; nothing but zero is one of zero.
    pub fn is_multiple_of(self, unit: Points) -> bool {
        if unit.0 == 0 { self.0 == 0 } else { self.0 % unit.0 == 0 }
    }
}

/// The mean of parts by weight (any unit, such as basis points), rounded once, HALF_UP (R092, AMB-4).
///
/// The weights need not add up to a fixed sum: leaving one out re-weights the others (AMB-5).
/// `None` if they add up to nothing.
pub fn weighted(parts: &[(Points, u32)]) -> Option<Points> {
    let weights: i128 = parts.iter().map(|(_, w)| i128::from(*w)).sum();
    let sum: i128 = parts.iter().map(|(p, w)| i128::from(p.0) * i128::from(*w)).sum();
    (weights > 0).then(|| Points(clamp(round_half_up(sum, weights))))
}

/// Integer division, a half away from zero; `den` is positive.
fn round_half_up(num: i128, den: i128) -> i128 {
    let rounded = (num.abs() * 2 + den) / (den * 2);
    if num < 0 { -rounded } else { rounded }
}

fn clamp(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

/// An exact share, such as knowers among interviewees. Its percentage is cut, never rounded up, so that only the
/// whole shows 100.00 (AMB-15) and the printed number passes a limit exactly when the share does (AMB-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    /// How many of them.
    pub part: u32,
    /// How many in all; more than none.
    pub whole: u32,
}

impl Share {
    /// `part` of `whole`; `None` of nothing.
    pub fn new(part: u32, whole: u32) -> Option<Share> {
        (whole > 0).then_some(Share { part, whole })
    }

    /// Percent with two places, cut.
    pub fn percent(self) -> Points {
        Points(i64::from(self.part) * Points::HUNDRED.0 / i64::from(self.whole))
    }

    /// Whether it is at least so many percent, decided exactly.
    pub fn reaches(self, percent: u32) -> bool {
        u64::from(self.part) * 100 >= u64::from(percent) * u64::from(self.whole)
    }

    /// How many steps of `step` percentage points it lies below `percent`; a started step counts.
    pub fn steps_below(self, percent: u32, step: u32) -> u32 {
        let whole = u64::from(self.whole);
        let short = (u64::from(percent) * whole).saturating_sub(u64::from(self.part) * 100);
        u32::try_from(short.div_ceil((u64::from(step) * whole).max(1))).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100))
    }
}

impl std::str::FromStr for Points {
    type Err = PointsError;

    fn from_str(text: &str) -> Result<Points, PointsError> {
        Points::parse(text)
    }
}

impl Add for Points {
    type Output = Points;

    fn add(self, other: Points) -> Points {
        Points(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Points;

    fn sub(self, other: Points) -> Points {
        Points(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Points;

    fn neg(self) -> Points {
        Points(self.0.saturating_neg())
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Points) {
        *self = *self + other;
    }
}

impl SubAssign for Points {
    fn sub_assign(&mut self, other: Points) {
        *self = *self - other;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(parts: I) -> Points {
        parts.fold(Points::ZERO, Add::add)
    }
}

impl Say for PointsError {
    fn say(&self, lang: Lang) -> String {
        match self {
            PointsError::Syntax(given) => text::points_syntax(lang, given),
            PointsError::Places(given) => text::points_places(lang, given),
            PointsError::Range(given) => text::points_range(lang, given),
        }
    }
}

crate::said!(PointsError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn p(text: &str) -> Points {
        Points::parse(text).unwrap()
    }

    #[rstest]
    #[case("88.5", "88.50", "88.5")]
    #[case("3", "3.00", "3")]
    #[case("-0.5", "-0.50", "-0.5")]
    #[case("007", "7.00", "7")]
    #[case("-0", "0.00", "0")]
    #[case("100.00", "100.00", "100")]
    #[case("0.05", "0.05", "0.05")]
    fn reads_exactly_and_prints_two_places(#[case] given: &str, #[case] shown: &str, #[case] short: &str) {
        assert_eq!((p(given).to_string().as_str(), p(given).short().as_str()), (shown, short));
    }

    #[rstest]
    #[case("")]
    #[case("-")]
    #[case("+1")]
    #[case("1.")]
    #[case(".5")]
    #[case("1e2")]
    #[case("９．５")]
    #[case("0。5")]
    #[case(" 1")]
    #[case("--1")]
    #[case("甲é👍")]
    fn refuses_what_is_no_decimal(#[case] given: &str) {
        assert_eq!(Points::parse(given), Err(PointsError::Syntax(given.into())));
    }

    #[test]
    fn refuses_more_places_or_digits_than_it_can_keep() {
        assert_eq!(Points::parse("0.125"), Err(PointsError::Places("0.125".into())));
        let long = "9".repeat(20);
        assert_eq!(Points::parse(&long), Err(PointsError::Range(long.clone())));
    }

    /// rules.md §2, worked checks; leaving out the third weight is AMB-5's policy A.
    #[rstest]
    #[case(&[("95", 4000), ("88.5", 3000), ("86", 3000)], "90.35")]
    #[case(&[("92", 4000), ("89.5", 3000), ("86", 3000)], "89.45")]
    #[case(&[("92", 4000), ("89.5", 3000)], "90.93")]
    #[case(&[("70", 4000), ("70", 3000), ("69.9", 3000)], "69.97")]
    #[case(&[("90", 4000), ("90", 3000), ("90", 3000)], "90.00")]
    fn worked_composites(#[case] parts: &[(&str, u32)], #[case] expected: &str) {
        let parts: Vec<_> = parts.iter().map(|(t, w)| (p(t), *w)).collect();
        assert_eq!(weighted(&parts), Some(p(expected)));
    }

    #[test]
    fn amb_7_worked_check_and_nothing_to_divide_by() {
        assert_eq!(p("85.5").of_hundred(p("94")), Some(p("90.96")));
        assert_eq!(p("85.5").of_hundred(Points::ZERO), None);
        assert_eq!(weighted(&[]), None);
        assert_eq!(Points(-5).mul_div(1, 10), Some(Points(-1)), "a half goes away from zero");
    }

    #[rstest]
    #[case(200, 201, "99.50", false)]
    #[case(9999, 10_000, "99.99", false)]
    #[case(199_999, 200_000, "99.99", false)]
    #[case(3, 3, "100.00", true)]
    fn a_share_is_never_rounded_up(#[case] part: u32, #[case] whole: u32, #[case] shown: &str, #[case] all: bool) {
        let share = Share::new(part, whole).unwrap();
        assert_eq!((share.percent(), share.reaches(100)), (p(shown), all));
        assert_eq!(Share::new(part, 0), None);
    }

    #[rstest]
    #[case(17, 20, 0)]
    #[case(84, 100, 1)]
    #[case(80, 100, 1)]
    #[case(79, 100, 2)]
    #[case(0, 3, 17)]
    fn steps_below_85_count_when_started(#[case] part: u32, #[case] whole: u32, #[case] steps: u32) {
        assert_eq!(Share { part, whole }.steps_below(85, 5), steps);
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(hundredths in any::<i64>().prop_filter("i64::MIN has no opposite", |h| *h != i64::MIN)) {
            prop_assert_eq!(Points::parse(&Points(hundredths).to_string()), Ok(Points(hundredths)));
            prop_assert_eq!(p(&Points(hundredths).short()), Points(hundredths));
        }

        #[test]
        fn rounding_is_off_by_at_most_a_half(value in -1_000_000i64..1_000_000, num in 0i64..100_000, den in 1i64..100_000) {
            let got = i128::from(Points(value).mul_div(num, den).unwrap().0);
            let (exact, den) = (i128::from(value) * i128::from(num), i128::from(den));
            prop_assert!((got * den - exact).abs() * 2 <= den);
        }

        #[test]
        fn a_weighted_mean_lies_between_its_parts(parts in proptest::collection::vec((0i64..=10_000, 1u32..10_000), 1..6)) {
            let parts: Vec<_> = parts.into_iter().map(|(v, w)| (Points(v), w)).collect();
            let mean = weighted(&parts).unwrap();
            let (low, high) = (parts.iter().map(|x| x.0).min().unwrap(), parts.iter().map(|x| x.0).max().unwrap());
            prop_assert!(low <= mean && mean <= high);
        }

        #[test]
        fn the_printed_share_passes_exactly_when_the_share_does(whole in 1u32..5_000, part in 0u32..5_000, limit in 0u32..=100) {
            let share = Share { part: part.min(whole), whole };
            prop_assert_eq!(share.reaches(limit), share.percent() >= Points::whole(i64::from(limit)));
        }
    }
}
