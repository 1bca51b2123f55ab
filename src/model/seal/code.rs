//! The letters of a check code: short enough to be read out on the telephone, and a slip is noticed.

use crate::text::{Lang, Say, seal as text};
use sha2::{Digest, Sha256};
use std::fmt;

/// No two of them look alike: no 0 O Q, 1 I, 2 Z, 5 S, 8 B, 6 G, U V. Their number is a prime, so that the check
/// character notices every wrong letter and every two letters that changed places.
const LETTERS: &[u8; 23] = b"34679ACDEFHJKLMNPRTVWXY";
/// Letters that carry content: almost 50 bits.
const CONTENT: usize = 11;
const LENGTH: usize = CONTENT + 1;

/// 校验码: twelve letters in three groups of four, `A7KC-9DPX-H3MW`; the last one checks the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckCode([u8; LENGTH]);

/// What is no check code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCode {
    /// Not twelve letters: how many there are.
    Length(usize),
    /// A letter that no code has.
    Letter(char),
    /// The last letter does not fit the others: a slip in one of them.
    Slip,
}

impl Say for BadCode {
    fn say(&self, lang: Lang) -> String {
        match self {
            BadCode::Length(n) => text::bad_length(lang, n),
            BadCode::Letter(c) => text::bad_letter(lang, c),
            BadCode::Slip => text::slip(lang),
        }
    }
}

crate::said!(BadCode);

impl CheckCode {
    /// The code of a content: the lowest digits of its SHA-256 as one big-endian number, in base 23.
    pub fn of(content: &str) -> CheckCode {
        let mut sum: [u8; 32] = Sha256::digest(content.as_bytes()).into();
        let mut letters = [0; LENGTH];
        for place in letters.iter_mut().take(CONTENT) {
            *place = LETTERS.get(usize::from(divide(&mut sum))).copied().unwrap_or_default();
        }
        letters[CONTENT] = check(&letters).unwrap_or_default();
        CheckCode(letters)
    }

    /// Reads what a person typed: in either case, full-width too, with or without hyphens and blanks.
    ///
    /// # Errors
    /// [`BadCode`].
    pub fn parse(given: &str) -> Result<CheckCode, BadCode> {
        let filler = |c: &char| !(c.is_whitespace() || "-－—–_.·".contains(*c));
        let typed: Vec<char> = given.chars().filter(filler).map(plain).collect();
        if let Some(strange) = typed.iter().find(|c| !LETTERS.iter().any(|l| char::from(*l) == **c)) {
            return Err(BadCode::Letter(*strange));
        }
        let bytes: Vec<u8> = typed.iter().filter_map(|c| u8::try_from(*c).ok()).collect();
        let letters: [u8; LENGTH] = bytes.try_into().map_err(|b: Vec<u8>| BadCode::Length(b.len()))?;
        if check(&letters) == letters.last().copied() { Ok(CheckCode(letters)) } else { Err(BadCode::Slip) }
    }
}

/// Divides a big number by 23 in place and returns the rest.
fn divide(number: &mut [u8; 32]) -> u8 {
    let mut rest = 0u16;
    for byte in number {
        let n = rest << 8 | u16::from(*byte);
        *byte = (n / 23) as u8;
        rest = n % 23;
    }
    rest as u8
}

/// The last letter: the sum of all places, each times its number, is divisible by 23.
fn check(letters: &[u8; LENGTH]) -> Option<u8> {
    let rank = |letter: &u8| LETTERS.iter().position(|l| l == letter);
    let mut sum = 0;
    for (place, letter) in (1..).zip(letters.iter().take(CONTENT)) {
        sum += place * rank(letter)?;
    }
    // The last place weighs 12, whose inverse modulo 23 is 2: 12 × 2 = 24.
    LETTERS.get((23 - sum % 23) * 2 % 23).copied()
}

/// Upper case, half width.
fn plain(c: char) -> char {
    let half = match c as u32 {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    half.to_ascii_uppercase()
}

impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = std::str::from_utf8(&self.0).unwrap_or_default();
        let (one, rest) = text.split_at(LENGTH / 3);
        let (two, three) = rest.split_at(LENGTH / 3);
        write!(f, "{one}-{two}-{three}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_is_read_and_slips_are_named() {
        let code = CheckCode::of("互查");
        let text = code.to_string();
        assert_eq!((text.len(), text.matches('-').count()), (14, 2));
        let wide: String = text.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
        for typed in [text.to_lowercase(), text.replace('-', ""), text.replace('-', " "), wide, format!(" {text}\n")] {
            assert_eq!(CheckCode::parse(&typed), Ok(code), "{typed}");
        }
        assert_eq!(CheckCode::parse("A7KC"), Err(BadCode::Length(4)));
        assert_eq!(CheckCode::parse("A7KC-0DPX-H3MW"), Err(BadCode::Letter('0')));
        assert_eq!(CheckCode::parse("校验码"), Err(BadCode::Letter('校')));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_code_is_read_back_and_no_single_slip_or_swap_passes(
            content in "[一-龥a-z，👍\u{301}]{0,20}", place in 0usize..12, letter in 0usize..23, swap in 0usize..11,
        ) {
            let code = CheckCode::of(&content);
            prop_assert_eq!(CheckCode::parse(&code.to_string()), Ok(code));
            let read = |letters: [u8; 12]| CheckCode::parse(std::str::from_utf8(&letters).unwrap());
            let mut wrong = code.0;
            wrong[place] = LETTERS[letter];
            if wrong != code.0 {
                prop_assert_eq!(read(wrong), Err(BadCode::Slip));
            }
            let mut swapped = code.0;
            swapped.swap(swap, swap + 1);
            if swapped != code.0 {
                prop_assert_eq!(read(swapped), Err(BadCode::Slip));
            }
        }
    }
}
