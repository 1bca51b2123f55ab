//! Passphrases of locked zips: proposed long, refused short.

use crate::error::{Error, Result};
use crate::store::random_device;
use crate::text::{Lang, bundle as text};

/// Fewest characters of a passphrase that is taken.
pub const FEWEST: usize = 12;

/// A passphrase that nobody guesses and that can be read out: four groups of five letters and digits (96 bits).
///
/// # Errors
/// No random numbers.
pub fn propose() -> Result<String> {
    // A device id is one `x` and five random characters of the alphabet without vowels.
    let group = || random_device().map(|id| id.trim_start_matches('x').to_string());
    Ok([group()?, group()?, group()?, group()?].join("-"))
}

/// Refuses what is short, or holds characters that programs encode differently.
///
/// # Errors
/// It is refused.
pub fn check(pass: &str, lang: Lang) -> Result<()> {
    let plain = pass.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    if plain && pass.chars().count() >= FEWEST { Ok(()) } else { Err(Error::Usage(text::bad_passphrase(lang, FEWEST))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_is_long_and_never_the_same_and_short_ones_are_refused() {
        let (a, b) = (propose().unwrap(), propose().unwrap());
        assert!(a != b && a.len() == 23 && check(&a, Lang::Zh).is_ok(), "{a} {b}");
        for bad in ["", "short", "十二个汉字的口令也不行吧", "with\ttab-inside"] {
            assert!(check(bad, Lang::Zh).is_err(), "{bad}");
        }
    }
}
