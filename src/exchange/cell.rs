//! What a person meant by a cell (exchange.md §5, rules.md §5 "Input habits").
//!
//! Full-width digits, `0。5`, blanks around, `无` for nothing are understood; the answer says when it was not written
//! as it is kept, so that the caller can confirm it. What can be read in two ways is refused.

use super::damage::{self, Damage};
use super::escape;
use crate::text::{Lang, Say, exchange as text};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<T> {
    /// The value; None if the cell is blank or says that there is none.
    pub value: Option<T>,
    /// Characters were written in another way than they are kept: tell the user how they were understood.
    pub normalised: bool,
}

/// Why a cell cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellFault {
    /// No whole number.
    NotWhole,
    /// No number.
    NotNumber,
    /// Outside the allowed range.
    OutOfRange {
        /// The least allowed, in units of the last kept place.
        min: i64,
        /// The most allowed, in the same units.
        max: i64,
        /// Decimal places kept.
        places: u8,
    },
    /// More digits than any number here can have.
    TooManyDigits,
    /// More decimal places than the field keeps.
    TooManyPlaces(u8),
    /// A comma that may be a decimal point or a separator of thousands.
    UnclearComma,
    /// A date that can be read in several ways.
    UnclearDate,
    /// Month and day without year where no year is known.
    NoYear,
    /// No date at all.
    NotADate,
    /// A date with a time of day.
    DateWithTime,
    /// No point in time with its offset.
    NotATime,
    /// A day that does not exist.
    NoSuchDay,
    /// None of the allowed words.
    NotAChoice(String),
    /// The cell is empty and must not be.
    Missing,
    /// A control character in a text.
    Control,
    /// A text that is too long; the limit in characters.
    TooLong(usize),
    /// Spoilt by a spreadsheet.
    Damaged(Damage),
}

impl Say for CellFault {
    fn say(&self, lang: Lang) -> String {
        match self {
            CellFault::NotWhole => text::not_whole(lang),
            CellFault::NotNumber => text::not_number(lang),
            CellFault::OutOfRange { min, max, places } => {
                text::out_of_range(lang, shown(*min, *places), shown(*max, *places))
            }
            CellFault::TooManyDigits => text::too_many_digits(lang),
            CellFault::TooManyPlaces(places) => text::too_many_places(lang, places),
            CellFault::UnclearComma => text::unclear_comma(lang),
            CellFault::UnclearDate => text::unclear_date(lang),
            CellFault::NoYear => text::no_year(lang),
            CellFault::NotADate => text::not_a_date(lang),
            CellFault::DateWithTime => text::date_with_time(lang),
            CellFault::NotATime => text::not_a_time(lang),
            CellFault::NoSuchDay => text::no_such_day(lang),
            CellFault::NotAChoice(choices) => text::not_a_choice(lang, choices),
            CellFault::Missing => text::missing_cell(lang),
            CellFault::Control => text::control_in_text(lang),
            CellFault::TooLong(max) => text::cell_too_long(lang, max),
            CellFault::Damaged(damage) => damage.say(lang),
        }
    }
}

/// A whole number within `range`.
///
/// # Errors
/// Anything else: `abc`, `3.5`, −1 where a count is, 20 digits, spreadsheet damage.
pub fn int(raw: &str, range: RangeInclusive<i64>) -> Result<Taken<i64>, CellFault> {
    decimal(raw, 0, range).map_err(|fault| match fault {
        CellFault::TooManyPlaces(_) | CellFault::NotNumber => CellFault::NotWhole,
        other => other,
    })
}

/// A decimal in units of its last kept place: with 2 places `9.5` is 950.
///
/// # Errors
/// Anything else, also more than `places` decimal places other than zeros; outside `range` (same units).
pub fn decimal(raw: &str, places: u8, range: RangeInclusive<i64>) -> Result<Taken<i64>, CellFault> {
    let taken = number(raw, places)?;
    match taken.value {
        Some(n) if !range.contains(&n) => Err(CellFault::OutOfRange { min: *range.start(), max: *range.end(), places }),
        _ => Ok(taken),
    }
}

/// A scaled decimal as people write it, without superfluous zeros: (950, 2) is `9.5`.
pub fn shown(units: i64, places: u8) -> String {
    let digits = format!("{:0width$}", units.unsigned_abs(), width = usize::from(places) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(places));
    let part = part.trim_end_matches('0');
    let sign = if units < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// One of some codes, given as (code, Chinese, English) as in `model::schema`; any of the three is understood.
///
/// # Errors
/// Another word; the fault lists the Chinese ones.
pub fn choice(raw: &str, codes: &[(&'static str, &str, &str)]) -> Result<Taken<&'static str>, CellFault> {
    let cell = tidy(raw);
    if cell.is_empty() {
        return Ok(Taken { value: None, normalised: false });
    }
    let plain: String = cell.chars().filter(|c| !escape::unseen(*c)).collect();
    let same = |word: &str| word.eq_ignore_ascii_case(&cell) || word == plain;
    match codes.iter().find(|c| same(c.0) || same(c.1) || same(c.2)) {
        Some(code) => Ok(Taken { value: Some(code.0), normalised: false }),
        None => match damage::seen(&cell) {
            Some(damage) => Err(CellFault::Damaged(damage)),
            None => Err(CellFault::NotAChoice(codes.iter().map(|c| c.1).collect::<Vec<_>>().join("、"))),
        },
    }
}

/// Yes or no, also as 是/否, √/×, 有/无, 1/0.
///
/// # Errors
/// Another word.
pub fn yes_no(raw: &str) -> Result<Taken<bool>, CellFault> {
    let cell = tidy(raw).to_lowercase();
    let value = match &*cell {
        "" => None,
        "yes" | "y" | "true" | "是" | "√" | "✓" | "✔" | "有" | "对" | "1" => Some(true),
        "no" | "n" | "false" | "否" | "×" | "✗" | "✘" | "x" | "无" | "不" | "0" => Some(false),
        _ => return Err(CellFault::NotAChoice("是、否".to_string())),
    };
    Ok(Taken { value, normalised: false })
}

/// A text as entered: the escape taken off, nothing else touched.
///
/// # Errors
/// U+FFFD, control characters, more than 32,000 characters.
pub fn text(raw: &str) -> Result<&str, CellFault> {
    use crate::model::text_value::{MAX_CHARS, is_clean, too_long};
    let value = escape::decode(raw);
    if !is_clean(value) {
        return Err(CellFault::Control);
    }
    if too_long(value) {
        return Err(CellFault::TooLong(MAX_CHARS));
    }
    if value.contains('\u{fffd}') {
        return Err(CellFault::Damaged(Damage::Replacement));
    }
    Ok(value)
}

/// True if the cell is blank or says that there is nothing: 无, /, —, - and their full-width forms.
pub fn is_none(raw: &str) -> bool {
    let cell = tidy(raw);
    matches!(&*cell, "" | "无" | "无。" | "没有" | "/" | "-" | "--" | "—" | "——" | "–" | "―" | "─" | "\\" | "、")
}

/// The cell without escape and without what is not seen around it, full-width ASCII made narrow.
pub(crate) fn tidy(raw: &str) -> Cow<'_, str> {
    let cell = escape::decode(raw.trim_matches(escape::unseen)).trim_matches(escape::unseen);
    if cell.chars().all(|c| fold(c) == c) { Cow::Borrowed(cell) } else { Cow::Owned(cell.chars().map(fold).collect()) }
}

fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2212}' | '\u{fe63}' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        c => c,
    }
}

fn number(raw: &str, places: u8) -> Result<Taken<i64>, CellFault> {
    if is_none(raw) {
        return Ok(Taken { value: None, normalised: !raw.chars().all(escape::unseen) });
    }
    let cell = tidy(raw);
    if let Some(damage) = damage::seen(&cell) {
        return Err(CellFault::Damaged(damage));
    }
    let written = digits_of(&cell)?;
    let value = scaled(&written, places)?;
    Ok(Taken { value: Some(value), normalised: written != raw })
}

/// ASCII digits with at most one point and a minus, from what people write.
fn digits_of(cell: &str) -> Result<String, CellFault> {
    let mut out: String = cell.chars().map(|c| if matches!(c, '。' | '｡') { '.' } else { c }).collect();
    if let Some(rest) = out.strip_prefix('+') {
        out = rest.to_string();
    }
    if !out.contains(',') {
        return Ok(out);
    }
    let number = out.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'));
    let whole = out.trim_start_matches('-').split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()));
    match (number, first && whole.contains(',') && groups.all(|g| g.len() == 3)) {
        (false, _) => Err(CellFault::NotNumber),
        (true, false) => Err(CellFault::UnclearComma),
        (true, true) => Ok(out.replace(',', "")),
    }
}

/// `-?[0-9]*(\.[0-9]*)?` with at least one digit, as an integer of the last kept place.
fn scaled(text: &str, places: u8) -> Result<i64, CellFault> {
    let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all_digits = whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit());
    if !all_digits || whole.len() + part.len() == 0 {
        return Err(CellFault::NotNumber);
    }
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    if part.len() > usize::from(places) {
        return Err(CellFault::TooManyPlaces(places));
    }
    if whole.len() + usize::from(places) > 15 {
        return Err(CellFault::TooManyDigits);
    }
    let digits = format!("0{whole}{part:0<width$}", width = usize::from(places));
    let value: i64 = digits.parse().map_err(|_| CellFault::TooManyDigits)?;
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain<T>(value: T) -> Result<Taken<T>, CellFault> {
        Ok(Taken { value: Some(value), normalised: false })
    }

    fn mended<T>(value: T) -> Result<Taken<T>, CellFault> {
        Ok(Taken { value: Some(value), normalised: true })
    }

    const NONE: Result<Taken<i64>, CellFault> = Ok(Taken { value: None, normalised: false });
    const OUT: Result<Taken<i64>, CellFault> = Err(CellFault::OutOfRange { min: 0, max: 99, places: 0 });
    const SAID_NONE: Result<Taken<i64>, CellFault> = Ok(Taken { value: None, normalised: true });

    #[test]
    fn counts() {
        for (cell, expected) in [
            ("3", plain(3)),
            ("3.0", mended(3).map(|t| Taken { normalised: false, ..t })),
            ("３", mended(3)),
            (" 3 ", mended(3)),
            ("'3", mended(3)),
            ("+3", mended(3)),
            ("1,000", OUT),
            ("", NONE),
            ("　", NONE),
            ("无", SAID_NONE),
            ("／", SAID_NONE),
            ("—", SAID_NONE),
            ("－", SAID_NONE),
            ("abc", Err(CellFault::NotWhole)),
            ("三", Err(CellFault::NotWhole)),
            ("3项", Err(CellFault::NotWhole)),
            ("1 2", Err(CellFault::NotWhole)),
            ("1.2.3", Err(CellFault::NotWhole)),
            ("3.5", Err(CellFault::NotWhole)),
            ("-1", OUT),
            ("−1", OUT),
            ("12345678901234567890", Err(CellFault::TooManyDigits)),
            ("1.23E+17", Err(CellFault::Damaged(Damage::Exponent))),
            ("#####", Err(CellFault::Damaged(Damage::Overflow))),
            ("#NAME?", Err(CellFault::Damaged(Damage::ErrorValue))),
            ("👍", Err(CellFault::NotWhole)),
        ] {
            assert_eq!(int(cell, 0..=99), expected, "{cell}");
        }
    }

    #[test]
    fn decimals() {
        for (cell, expected) in [
            ("9.5", plain(950)),
            ("9.50", plain(950)),
            ("9.500", plain(950)),
            ("９．５", mended(950)),
            ("0。5", mended(50)),
            (".5", plain(50)),
            ("5.", plain(500)),
            ("-0.25", plain(-25)),
            ("1,234.5", mended(123_450)),
            ("9，5", Err(CellFault::UnclearComma)),
            ("1,5", Err(CellFault::UnclearComma)),
            ("9,5分", Err(CellFault::NotNumber)),
            ("9.505", Err(CellFault::TooManyPlaces(2))),
            (".", Err(CellFault::NotNumber)),
            ("-", SAID_NONE),
            ("5000", Err(CellFault::OutOfRange { min: -10_000, max: 200_000, places: 2 })),
        ] {
            assert_eq!(decimal(cell, 2, -10_000..=200_000), expected, "{cell}");
        }
    }

    #[test]
    fn choices_by_code_or_by_either_language() {
        let codes = crate::model::schema::VERDICTS;
        for (cell, code) in [("ok", "ok"), ("无扣分", "ok"), (" 不 适用 ", "na"), ("No Points", "zero"), ("ｏｋ", "ok")]
        {
            assert_eq!(choice(cell, codes).unwrap().value, Some(code), "{cell}");
        }
        assert_eq!(choice("", codes).unwrap().value, None);
        assert_eq!(choice("合格", codes), Err(CellFault::NotAChoice("无扣分、扣分、本项不得分、不适用".into())));
        assert_eq!(choice("#REF!", codes), Err(CellFault::Damaged(Damage::ErrorValue)));
        assert_eq!(yes_no("√").unwrap().value, Some(true));
        assert_eq!(yes_no("否").unwrap().value, Some(false));
        assert!(yes_no("大概").is_err());
    }

    #[test]
    fn texts_lose_only_the_escape() {
        assert_eq!(text("'=1+1"), Ok("=1+1"));
        assert_eq!(text(" 前后有空格 "), Ok(" 前后有空格 "));
        assert_eq!(text("半个\u{fffd}"), Err(CellFault::Damaged(Damage::Replacement)));
        assert_eq!(text("a\u{1b}"), Err(CellFault::Control));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_understood_again(units in -999_999_999_i64..=999_999_999, places in 0_u8..=4) {
            let cell = shown(units, places);
            prop_assert_eq!(decimal(&cell, places, i64::MIN..=i64::MAX), plain(units));
            let wide: String = cell.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
            prop_assert_eq!(decimal(&wide, places, i64::MIN..=i64::MAX), mended(units));
        }

        #[test]
        fn no_text_makes_the_reader_fail(cell in any::<String>()) {
            let _ = (int(&cell, 0..=99), decimal(&cell, 2, 0..=100), is_none(&cell), yes_no(&cell), text(&cell));
        }
    }
}
