//! What spreadsheets do to cells (exchange.md §5): listed to the user, never taken as a change.

use crate::text::{Lang, Say, exchange as text};

/// A way in which a cell was spoilt on its way through another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// `1.23E+17` instead of the digits.
    Exponent,
    /// `#####`: the column was too narrow when the cells were copied as shown.
    Overflow,
    /// `#NAME?`, `#REF!` …: the text ran as a formula.
    ErrorValue,
    /// U+FFFD: bytes were read in a wrong encoding.
    Replacement,
    /// `?` where a hanzi or another character was: saved in an encoding that lacks it.
    QuestionMarks,
    /// `7` where `007` was.
    LostZeros,
    /// `12345678901234500000`: digits beyond the fifteenth became zeros.
    LostDigits,
    /// A code such as `1-2` became a date.
    BecameDate,
}

impl Say for Damage {
    fn say(&self, lang: Lang) -> String {
        match self {
            Damage::Exponent => text::damage_exponent(lang),
            Damage::Overflow => text::damage_overflow(lang),
            Damage::ErrorValue => text::damage_error_value(lang),
            Damage::Replacement => text::damage_replacement(lang),
            Damage::QuestionMarks => text::damage_question_marks(lang),
            Damage::LostZeros => text::damage_lost_zeros(lang),
            Damage::LostDigits => text::damage_lost_digits(lang),
            Damage::BecameDate => text::damage_became_date(lang),
        }
    }
}

const ERROR_VALUES: [&str; 12] = [
    "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#名称?",
    "#值!",
];

/// Damage that shows by itself.
pub fn seen(cell: &str) -> Option<Damage> {
    let cell = cell.trim();
    if cell.contains('\u{fffd}') {
        return Some(Damage::Replacement);
    }
    if cell.len() >= 3 && cell.bytes().all(|b| b == b'#') {
        return Some(Damage::Overflow);
    }
    if ERROR_VALUES.iter().any(|e| e.eq_ignore_ascii_case(cell)) || libreoffice_error(cell) {
        return Some(Damage::ErrorValue);
    }
    is_exponent(cell).then_some(Damage::Exponent)
}

/// Damage that shows against what the cell was before. None if equal or simply changed.
pub fn against(base: &str, now: &str) -> Option<Damage> {
    if base == now {
        return None;
    }
    if let Some(damage) = seen(now)
        && seen(base) != Some(damage)
    {
        return Some(damage);
    }
    let (base, now) = (base.trim(), now.trim());
    if question_marks(base, now) {
        return Some(Damage::QuestionMarks);
    }
    if lost_zeros(base, now) {
        return Some(Damage::LostZeros);
    }
    if lost_digits(base, now) {
        return Some(Damage::LostDigits);
    }
    if became_number(base, now) {
        return Some(Damage::Exponent);
    }
    (became_date(base, now) || other_date(base, now)).then_some(Damage::BecameDate)
}

/// `1.23E+17`, `5E-03`: a sign after the E is what spreadsheets write and what no code of ours contains.
fn is_exponent(cell: &str) -> bool {
    let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let number = mantissa.split_once('.').map_or(digits(mantissa), |(a, b)| digits(a) && digits(b));
    number && exponent.strip_prefix(['+', '-']).is_some_and(digits)
}

/// `Err:509` of LibreOffice.
fn libreoffice_error(cell: &str) -> bool {
    cell.strip_prefix("Err:").or_else(|| cell.strip_prefix("错误:")).is_some_and(|n| n.parse::<u16>().is_ok())
}

/// Equal but for `?` where characters beyond ASCII were. A character beyond the basic plane becomes one or two, so
/// every place that the text may have come to is followed.
fn question_marks(base: &str, now: &str) -> bool {
    let now: Vec<char> = now.chars().collect();
    let is = |at: usize, c: char| now.get(at) == Some(&c);
    let mut places = vec![0];
    for c in base.chars() {
        let mut next = Vec::with_capacity(places.len() + 1);
        for at in places {
            let lost = !c.is_ascii() && is(at, '?');
            next.extend((lost || is(at, c)).then_some(at + 1));
            next.extend((lost && c as u32 > 0xffff && is(at + 1, '?')).then_some(at + 2));
        }
        next.sort_unstable();
        next.dedup();
        places = next;
    }
    places.contains(&now.len())
}

/// `1E5` became `100000`.
fn became_number(base: &str, now: &str) -> bool {
    let Some((mantissa, exponent)) = base.split_once(['E', 'e']) else { return false };
    let Ok(places) = exponent.parse::<usize>() else { return false };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let plain = all_digits(whole) && (part.is_empty() || all_digits(part)) && (part.len()..=15).contains(&places);
    plain && now == format!("{whole}{part}{}", "0".repeat(places.saturating_sub(part.len())))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn lost_zeros(base: &str, now: &str) -> bool {
    all_digits(base) && all_digits(now) && base.len() > now.len() && base.trim_start_matches('0') == now
}

fn lost_digits(base: &str, now: &str) -> bool {
    const KEPT: usize = 15;
    all_digits(base)
        && all_digits(now)
        && base.len() == now.len()
        && base.len() > KEPT
        && now.get(KEPT..).is_some_and(|tail| tail.bytes().all(|b| b == b'0'))
        && base.get(..KEPT - 1) == now.get(..KEPT - 1)
}

/// `1-2`, `3/4` became `1月2日`, `2-Jan`, `2026/3/4` and the like.
fn became_date(base: &str, now: &str) -> bool {
    let part = |c: char| matches!(c, '-' | '/');
    let looks_short = base.split(part).count() == 2 && base.split(part).all(|p| all_digits(p) && p.len() <= 2);
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words = now.contains('月') || month.iter().any(|m| now.contains(m));
    let full = now.split(part).count() == 3 && now.split(part).all(all_digits);
    looks_short && (words || full)
}

/// `3/4/25` became `03/04/2025`, in whatever order: the same numbers, the year with its century.
fn other_date(base: &str, now: &str) -> bool {
    let parts = |text: &str| -> Option<Vec<u32>> {
        let list: Vec<&str> = text.split(['-', '/']).collect();
        let numbers = list.iter().filter(|p| all_digits(p) && p.len() <= 4).filter_map(|p| p.parse::<u32>().ok());
        let mut numbers: Vec<u32> = numbers.map(|n| n % 100).collect();
        numbers.sort_unstable();
        (list.len() == 3 && numbers.len() == 3).then_some(numbers)
    };
    let short = base.split(['-', '/']).all(|p| p.len() <= 2);
    short && parts(base).is_some_and(|numbers| parts(now) == Some(numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_that_shows_by_itself() {
        for (cell, damage) in [
            ("1.23457E+17", Some(Damage::Exponent)),
            ("-5E-03", Some(Damage::Exponent)),
            ("######", Some(Damage::Overflow)),
            ("#NAME?", Some(Damage::ErrorValue)),
            ("#div/0!", Some(Damage::ErrorValue)),
            ("Err:509", Some(Damage::ErrorValue)),
            ("生产\u{fffd}支部", Some(Damage::Replacement)),
            ("E3-01", None),
            ("3E5", None),
            ("#1 机组", None),
            ("#", None),
            ("是否知晓?", None),
            ("👨‍👩‍👧，é", None),
        ] {
            assert_eq!(seen(cell), damage, "{cell}");
        }
    }

    #[test]
    fn damage_that_shows_against_the_base() {
        for (base, now, damage) in [
            ("龑㼆支部", "??支部", Some(Damage::QuestionMarks)),
            ("优👍", "优??", Some(Damage::QuestionMarks)),
            ("优👍", "优?", Some(Damage::QuestionMarks)),
            ("知晓?", "不知晓?", None),
            ("好", "好?", None),
            ("007", "7", Some(Damage::LostZeros)),
            ("007", "8", None),
            ("12345678901234567890", "12345678901234600000", Some(Damage::LostDigits)),
            ("12345678901234567890", "12345678901234500000", Some(Damage::LostDigits)),
            ("1-2", "1月2日", Some(Damage::BecameDate)),
            ("1-2", "2-Jan", Some(Damage::BecameDate)),
            ("1/2", "2026/1/2", Some(Damage::BecameDate)),
            ("1-2", "1-3", None),
            ("3/4/25", "03/04/2025", Some(Damage::BecameDate)),
            ("3/4/25", "2025-03-04", Some(Damage::BecameDate)),
            ("3/4/25", "3/5/25", None),
            ("2026-03-04", "2026-04-03", None),
            ("1E5", "100000", Some(Damage::Exponent)),
            ("1.5e3", "1500", Some(Damage::Exponent)),
            ("1E5", "100001", None),
            ("𠮷 👨\u{200d}👩\u{200d}👧 e\u{301} ①", "? ????? e? ①", Some(Damage::QuestionMarks)),
            ("𠮷 👨\u{200d}👩\u{200d}👧 e\u{301} ①", "?? ???????? e? ①", Some(Damage::QuestionMarks)),
            ("𠮷 👨\u{200d}👩 ①", "? ??? ②", None),
            ("旧\u{fffd}", "新\u{fffd}", None),
            ("说明", "1.2E+05", Some(Damage::Exponent)),
            ("改了", "改好了", None),
        ] {
            assert_eq!(against(base, now), damage, "{base} → {now}");
        }
    }
}
