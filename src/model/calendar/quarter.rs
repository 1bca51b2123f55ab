//! A quarter of a year: the rhythm of the inspections (R088).

use super::dates::{DateError, half_width};
use crate::text::Lang;
use crate::text::model::calendar as text;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A quarter; its code `2026Q4` is the id of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    number: u32,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

const DIGITS: [[char; 2]; 4] = [['1', '一'], ['2', '二'], ['3', '三'], ['4', '四']];

impl Quarter {
    /// Quarter 1 to 4 of a year from 1000 to 9999.
    pub fn new(year: i32, number: u32) -> Option<Quarter> {
        ((1000..=9999).contains(&year) && (1..=4).contains(&number)).then_some(Quarter { year, number })
    }

    /// The quarter of a date.
    pub fn of(date: NaiveDate) -> Quarter {
        Quarter { year: date.year(), number: date.month0() / 3 + 1 }
    }

    /// Reads `2026Q4`, `2026年第四季度`, `2026年四季度`, `2026年4季度`; full-width characters too.
    ///
    /// # Errors
    /// [`DateError::Quarter`].
    pub fn parse(given: &str) -> Result<Quarter, DateError> {
        Quarter::read(given, None).ok_or_else(|| DateError::Quarter(given.into()))
    }

    /// The same, and `Q4`, `四季度`, `第四季度` of the given year.
    ///
    /// # Errors
    /// [`DateError::Quarter`].
    pub fn parse_in(given: &str, year: i32) -> Result<Quarter, DateError> {
        Quarter::read(given, Some(year)).ok_or_else(|| DateError::Quarter(given.into()))
    }

    fn read(given: &str, year: Option<i32>) -> Option<Quarter> {
        let plain: String = half_width(given).chars().filter(|c| *c != ' ').collect();
        let leading = plain.bytes().take_while(u8::is_ascii_digit).count();
        let (year, rest) = if leading >= 4 {
            let (digits, rest) = plain.split_at(4);
            (digits.parse().ok()?, rest.trim_start_matches('年').trim_start_matches('-'))
        } else {
            (year?, plain.as_str())
        };
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        let digit = match rest.strip_prefix(['Q', 'q']) {
            Some(digit) => digit,
            None => rest.strip_suffix("季度").or_else(|| rest.strip_suffix('季'))?,
        };
        let place = DIGITS.iter().position(|d| digit.chars().eq([d[0]]) || digit.chars().eq([d[1]]))?;
        Quarter::new(year, u32::try_from(place).ok()? + 1)
    }

    /// Year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 4.
    pub fn number(self) -> u32 {
        self.number
    }

    /// `2026年第四季度` or `Q4 2026`.
    pub fn title(self, lang: Lang) -> String {
        let at = usize::try_from(self.number - 1).unwrap_or(0);
        let hanzi = DIGITS.get(at).map_or(' ', |d| d[1]);
        text::quarter_title(
            lang,
            self.year,
            if lang == Lang::En { DIGITS.get(at).map_or(' ', |d| d[0]) } else { hanzi },
        )
    }

    /// First day.
    pub fn first_day(self) -> NaiveDate {
        self.months()[0].first_day()
    }

    /// Last day.
    pub fn last_day(self) -> NaiveDate {
        self.months()[2].last_day()
    }

    /// Its three months.
    pub fn months(self) -> [Month; 3] {
        [1, 2, 3].map(|m| Month { year: self.year, month: self.number * 3 - 3 + m })
    }

    /// Whether a date lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        Quarter::of(date) == self
    }

    /// The quarter after.
    pub fn next(self) -> Quarter {
        match self.number {
            4 => Quarter { year: self.year + 1, number: 1 },
            n => Quarter { number: n + 1, ..self },
        }
    }

    /// The quarter before.
    pub fn prev(self) -> Quarter {
        match self.number {
            1 => Quarter { year: self.year - 1, number: 4 },
            n => Quarter { number: n - 1, ..self },
        }
    }
}

impl Month {
    /// The month of a date.
    pub fn of(date: NaiveDate) -> Month {
        Month { year: date.year(), month: date.month() }
    }

    /// First day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Last day.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = if self.month == 12 { (self.year + 1, 1) } else { (self.year, self.month + 1) };
        Month { year, month }.first_day().pred_opt().unwrap_or_default()
    }

    /// `10月` or `2026-10`.
    pub fn title(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}月", self.month),
            Lang::En => format!("{}-{:02}", self.year, self.month),
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}Q{}", self.year, self.number))
    }
}

impl std::str::FromStr for Quarter {
    type Err = DateError;

    fn from_str(given: &str) -> Result<Quarter, DateError> {
        Quarter::parse(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026Q4")]
    #[case("2026q4")]
    #[case("2026-Q4")]
    #[case("2026年第四季度")]
    #[case("2026年四季度")]
    #[case("2026年4季度")]
    #[case(" 2026 年第 4 季度 ")]
    #[case("２０２６Ｑ４")]
    #[case("Q4")]
    #[case("四季度")]
    #[case("第四季度")]
    fn quarters_are_read_as_people_write_them(#[case] given: &str) {
        assert_eq!(Quarter::parse_in(given, 2026), Ok(Quarter::new(2026, 4).unwrap()));
    }

    #[rstest]
    #[case("2026Q5")]
    #[case("2026Q0")]
    #[case("26Q4")]
    #[case("20261Q4")]
    #[case("2026")]
    #[case("Q4")]
    #[case("四季度")]
    #[case("2026上半年")]
    #[case("2026Q44")]
    #[case("0026Q4")]
    #[case("季度é👍")]
    #[case("")]
    fn what_is_no_quarter_is_refused(#[case] given: &str) {
        assert_eq!(Quarter::parse(given), Err(DateError::Quarter(given.into())));
    }

    #[test]
    fn a_quarter_knows_its_days_its_title_and_its_neighbours() {
        let q: Quarter = "2026Q1".parse().unwrap();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!((q.first_day(), q.last_day()), (day(2026, 1, 1), day(2026, 3, 31)));
        assert_eq!(q.months().map(|m| m.title(Lang::Zh)), ["1月", "2月", "3月"]);
        assert_eq!((q.title(Lang::Zh), q.title(Lang::En)), ("2026年第一季度".into(), "Q1 2026".into()));
        assert_eq!((q.prev().to_string(), q.prev().next()), ("2025Q4".into(), q));
        assert_eq!(q.prev().last_day().succ_opt(), Some(q.first_day()));
        assert!(q.contains(day(2026, 2, 28)) && !q.contains(day(2026, 4, 1)) && q.prev() < q);
        assert_eq!(Quarter::parse(&q.title(Lang::Zh)), Ok(q));
    }
}
