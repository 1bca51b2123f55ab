//! Dates as people write and read them.

use crate::text::model::calendar as text;
use crate::text::{Lang, Say};
use chrono::{Datelike, NaiveDate};

/// Why a text is no date or no quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Not a quarter.
    Quarter(String),
    /// Not a date in any form that is understood.
    Date(String),
    /// Day, month and year in an order that can be read in several ways, such as `3/4/25`.
    Ambiguous(String),
    /// Month and day only, where no year is known.
    NoYear(String),
    /// A day that no calendar has, such as `2026-02-30`.
    NoSuchDay(String),
}

/// Reads `2026-11-22`, `2026/11/22`, `2026.11.22`, `2026年11月22日`, `20261122`, and, if a year is given,
/// `11-22`, `11/22`, `11.22`, `11月22日`. Full-width digits are understood.
///
/// # Errors
/// [`DateError`]; what can be read in two ways (`3/4/25`) is refused, never guessed.
pub fn parse_date(given: &str, year: Option<i32>) -> Result<NaiveDate, DateError> {
    let plain = half_width(given);
    let parts = split(&plain).unwrap_or_default();
    let numbers: Option<Vec<u32>> = parts.iter().map(|p| number(p)).collect();
    let Some(numbers) = numbers else { return Err(DateError::Date(given.into())) };
    let year_first = parts.first().is_some_and(|p| p.len() == 4);
    let (y, m, d) = match (&numbers[..], year) {
        ([y, m, d], _) if year_first => (i32::try_from(*y).unwrap_or(0), *m, *d),
        ([_, _, _], _) => return Err(DateError::Ambiguous(given.into())),
        ([m, d], Some(y)) if !year_first => (y, *m, *d),
        ([_, _], None) if !year_first => return Err(DateError::NoYear(given.into())),
        _ => return Err(DateError::Date(given.into())),
    };
    NaiveDate::from_ymd_opt(y, m, d).ok_or_else(|| DateError::NoSuchDay(given.into()))
}

/// The parts of a date between one kind of separator.
fn split(plain: &str) -> Option<Vec<&str>> {
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return Some(vec![plain.get(..4)?, plain.get(4..6)?, plain.get(6..)?]);
    }
    if plain.contains('月') {
        let (head, day) = plain.split_once('月')?;
        let day = day.strip_suffix(['日', '号']).unwrap_or(day).trim();
        return Some(match head.split_once('年') {
            Some((year, month)) => vec![year.trim(), month.trim(), day],
            None => vec![head.trim(), day],
        });
    }
    let separator = ['-', '/', '.'].into_iter().find(|s| plain.contains(*s))?;
    Some(plain.split(separator).collect())
}

/// One to four digits.
fn number(part: &str) -> Option<u32> {
    let fine = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if fine { part.parse().ok() } else { None }
}

/// Full-width ASCII and the wide blank as their narrow ones, trimmed.
pub fn half_width(given: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    given.chars().map(narrow).collect::<String>().trim().to_string()
}

/// `2026年11月22日`, as in printed documents.
pub fn date_zh(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `周日` or `Sun`.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let names = if lang == Lang::En { EN } else { ZH };
    let day = date.weekday().num_days_from_monday();
    usize::try_from(day).ok().and_then(|i| names.get(i)).copied().unwrap_or("")
}

/// `2026年11月22日 周日` or `Sun 2026-11-22`.
pub fn date_full(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} {}", date_zh(date), weekday(date, lang)),
        Lang::En => format!("{} {date}", weekday(date, lang)),
    }
}

/// `11月22日` or `11-22`.
pub fn date_short(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        Lang::En => date.format("%m-%d").to_string(),
    }
}

impl Say for DateError {
    fn say(&self, lang: Lang) -> String {
        match self {
            DateError::Quarter(given) => text::no_quarter(lang, given),
            DateError::Date(given) => text::no_date(lang, given),
            DateError::Ambiguous(given) => text::ambiguous_date(lang, given),
            DateError::NoYear(given) => text::no_year(lang, given),
            DateError::NoSuchDay(given) => text::no_such_day(lang, given),
        }
    }
}

crate::said!(DateError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-22")]
    #[case("2026/11/22")]
    #[case("2026.11.22")]
    #[case(" 2026年11月22日 ")]
    #[case("2026 年 11 月 22 日")]
    #[case("20261122")]
    #[case("２０２６．１１．２２")]
    #[case("11月22日")]
    #[case("11月22号")]
    #[case("11.22")]
    #[case("11/22")]
    fn dates_are_read_as_people_write_them(#[case] given: &str) {
        assert_eq!(parse_date(given, Some(2026)), Ok(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()));
    }

    #[rstest]
    #[case("3/4/25", DateError::Ambiguous)]
    #[case("3/4/2025", DateError::Ambiguous)]
    #[case("2026-02-30", DateError::NoSuchDay)]
    #[case("2026-13-01", DateError::NoSuchDay)]
    #[case("0-5", DateError::NoYear)]
    #[case("2026-11/22", DateError::Date)]
    #[case("2026-11-22T09:05", DateError::Date)]
    #[case("46000", DateError::Date)]
    #[case("", DateError::Date)]
    #[case("某日é👍", DateError::Date)]
    #[case("2026--22", DateError::Date)]
    fn what_is_unclear_is_refused(#[case] given: &str, #[case] error: fn(String) -> DateError) {
        assert_eq!(parse_date(given, None), Err(error(given.into())));
    }

    #[test]
    fn dates_are_shown_in_both_languages() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(date_full(date, Lang::Zh), "2026年11月22日 周日");
        assert_eq!(date_full(date, Lang::En), "Sun 2026-11-22");
        assert_eq!((date_short(date, Lang::Zh), date_short(date, Lang::En)), ("11月22日".into(), "11-22".into()));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(days in 0i32..60_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap();
            prop_assert_eq!(parse_date(&date_zh(date), None), Ok(date));
            prop_assert_eq!(parse_date(&date_short(date, Lang::Zh), Some(date.year())), Ok(date));
            prop_assert_eq!(parse_date(&date.to_string(), None), Ok(date));
        }

        #[test]
        fn no_text_breaks_the_reader_and_what_it_reads_is_a_date(given in "[0-9年月日/.\\-é👍，　 ]{0,14}") {
            if let Ok(date) = parse_date(&given, Some(2026)) {
                prop_assert_eq!(parse_date(&date.to_string(), None), Ok(date));
            }
        }
    }
}
