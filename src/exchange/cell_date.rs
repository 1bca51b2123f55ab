//! Dates as people write them: `2026-03-04`, `2025.10.13`, `2026/3/4`, `2026年3月4日`, `10月13日` where the year is
//! known. What can be read in two ways (`3/4/25`) is refused with its cell.

use super::cell::{CellFault, Taken, is_none, tidy};
use super::{damage, escape};
use chrono::NaiveDate;

/// A date. `year` completes month and day written without a year (`10月13日`).
///
/// # Errors
/// No date, an unclear one, one without year where none is known, a day that does not exist, a time of day.
pub fn date(raw: &str, year: Option<i32>) -> Result<Taken<NaiveDate>, CellFault> {
    if is_none(raw) {
        return Ok(Taken { value: None, normalised: !raw.chars().all(escape::unseen) });
    }
    let cell = tidy(raw);
    if let Some(damage) = damage::seen(&cell) {
        return Err(CellFault::Damaged(damage));
    }
    let plain: String = without_midnight(&cell)?.chars().filter(|c| !c.is_whitespace()).collect();
    let (y, m, d) = if plain.contains('月') { by_words(&plain, year)? } else { by_marks(&plain)? };
    let value = NaiveDate::from_ymd_opt(y, m, d).ok_or(CellFault::NoSuchDay)?;
    Ok(Taken { value: Some(value), normalised: value.format("%Y-%m-%d").to_string() != raw })
}

/// Spreadsheets write a date as `2026/3/4 0:00`. Another time of day would be lost, so it is refused.
fn without_midnight(cell: &str) -> Result<&str, CellFault> {
    let Some((day, time)) = cell.trim().split_once([' ', 'T']) else { return Ok(cell) };
    if !time.contains(':') {
        return Ok(cell);
    }
    if time.chars().all(|c| matches!(c, '0' | ':' | '.')) { Ok(day) } else { Err(CellFault::DateWithTime) }
}

/// `2026年3月4日`, `26年3月4号`, `10月13日`.
fn by_words(text: &str, year: Option<i32>) -> Result<(i32, u32, u32), CellFault> {
    let (year, rest) = match text.split_once('年') {
        Some((y, rest)) => (Some(year_of(y)?), rest),
        None => (year, text),
    };
    let (month, rest) = rest.split_once('月').ok_or(CellFault::NotADate)?;
    let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    let (month, day) = (small(month)?, small(day)?);
    Ok((year.ok_or(CellFault::NoYear)?, month, day))
}

fn year_of(text: &str) -> Result<i32, CellFault> {
    let n: i32 =
        if digits(text) { text.parse().map_err(|_| CellFault::NotADate)? } else { return Err(CellFault::NotADate) };
    match text.len() {
        2 => Ok(2000 + n),
        4 if (1900..2200).contains(&n) => Ok(n),
        _ => Err(CellFault::NotADate),
    }
}

/// `2026-3-4`, `2026/3/4`, `2026.3.4`, `20260304`; the year first and in four digits, one kind of mark.
fn by_marks(text: &str) -> Result<(i32, u32, u32), CellFault> {
    if text.len() == 8 && digits(text) {
        let part = |range| text.get(range).unwrap_or_default();
        return Ok((year_of(part(0..4))?, small(part(4..6))?, small(part(6..8))?));
    }
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let known = marks.first().is_some_and(|m| matches!(m, '-' | '/' | '.' | '。') && marks.iter().all(|n| n == m));
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    match parts.as_slice() {
        _ if !known => Err(CellFault::NotADate),
        [y, m, d] if y.len() == 4 => Ok((year_of(y)?, small(m)?, small(d)?)),
        [a, b, c] if [a, b, c].iter().all(|p| (1..=4).contains(&p.len())) => Err(CellFault::UnclearDate),
        [a, b] if [a, b].iter().all(|p| (1..=2).contains(&p.len())) => Err(CellFault::UnclearDate),
        _ => Err(CellFault::NotADate),
    }
}

fn small(text: &str) -> Result<u32, CellFault> {
    match text.parse() {
        Ok(n) if digits(text) && text.len() <= 2 => Ok(n),
        _ => Err(CellFault::NotADate),
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_as_people_write_them() {
        for cell in [
            "2026-03-04",
            "2026.3.4",
            "2026/3/4",
            "2026-3-4",
            "2026年3月4日",
            "2026 年 3 月 4 日",
            "26年3月4号",
            "20260304",
            "２０２６／３／４",
            "2026。3。4",
            "2026/3/4 0:00",
            "2026-03-04 00:00:00",
            "2026-03-04T00:00:00",
            " 2026-03-04 ",
            "3月4日",
            "03月04",
        ] {
            let taken = date(cell, Some(2026)).unwrap();
            assert_eq!(taken.value, NaiveDate::from_ymd_opt(2026, 3, 4), "{cell}");
            assert_eq!(taken.normalised, cell != "2026-03-04", "{cell}");
        }
    }

    #[test]
    fn what_is_no_date_or_not_one_date_is_refused() {
        for (cell, fault) in [
            ("3/4/25", CellFault::UnclearDate),
            ("3/4/2025", CellFault::UnclearDate),
            ("26.3.4", CellFault::UnclearDate),
            ("10/13", CellFault::UnclearDate),
            ("10月13日", CellFault::NoYear),
            ("2026-02-30", CellFault::NoSuchDay),
            ("2025年2月29日", CellFault::NoSuchDay),
            ("2026-13-01", CellFault::NoSuchDay),
            ("2026-3/4", CellFault::NotADate),
            ("46085", CellFault::NotADate),
            ("2026年3月", CellFault::NotADate),
            ("下周三", CellFault::NotADate),
            ("4-Mar-26", CellFault::NotADate),
            ("0026-03-04", CellFault::NotADate),
            ("2026-03-04 09:05", CellFault::DateWithTime),
            ("########", CellFault::Damaged(damage::Damage::Overflow)),
            ("👍", CellFault::NotADate),
        ] {
            assert_eq!(date(cell, None), Err(fault), "{cell}");
        }
        assert_eq!(date("无", None), Ok(Taken { value: None, normalised: true }));
        assert_eq!(date("", None), Ok(Taken { value: None, normalised: false }));
    }

    proptest! {
        #[test]
        fn every_day_is_understood_in_every_form(days in 0_i32..=100_000) {
            let Some(day) = NaiveDate::from_num_days_from_ce_opt(693_596 + days) else { return Ok(()) };
            for form in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%-m.%-d", "%Y年%-m月%-d日", "%Y%m%d"] {
                prop_assert_eq!(date(&day.format(form).to_string(), None).unwrap().value, Some(day));
            }
        }

        #[test]
        fn no_text_makes_the_reader_fail(cell in any::<String>()) {
            let _ = date(&cell, Some(2026));
        }
    }
}
