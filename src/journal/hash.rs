//! The name of an operation: a fingerprint of its content in an alphabet that survives spreadsheets.

use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// The letters of device ids and hashes, in digit order: no vowels, nothing that a spreadsheet takes for a number.
pub const ALPHABET: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";
/// The same letters in byte order, so that hashes compare like their texts.
const RANKED: &[u8; 28] = b"23456789BCDFGHJKLMNPQRSTVWXZ";
/// 13 digits: half a hash, fits 63 bits.
const HALF: u64 = 28u64.pow(13);
const DIGITS: usize = 26;

/// The hash of an operation, `h` and 26 characters in text form (exchange.md §4).
///
/// Kept as one number below 28²⁶ whose order is the byte order of the texts: "max(lamport, hash)" and the sorting of
/// ops.csv mean the same for this program, for SQLite (as a 16 byte blob) and for a stranger who sorts strings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpHash(u128);

impl OpHash {
    /// The hash of bytes: SHA-256 as one big-endian number, its 26 lowest base-28 digits.
    pub fn of(bytes: &[u8]) -> OpHash {
        let digest: [u8; 32] = Sha256::digest(bytes).into();
        let mut limbs = [0u64; 4];
        for (limb, chunk) in limbs.iter_mut().zip(digest.chunks_exact(8)) {
            *limb = chunk.iter().fold(0, |n, b| n << 8 | u64::from(*b));
        }
        let low = divide(&mut limbs);
        let high = divide(&mut limbs);
        OpHash(u128::from(ranked(low)) * u128::from(HALF) + u128::from(ranked(high)))
    }

    /// The 16 bytes kept in the database, big-endian: they sort like the texts.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Reads what [`OpHash::to_bytes`] wrote; `None` if the length or the range is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Option<OpHash> {
        let n = u128::from_be_bytes(bytes.try_into().ok()?);
        (n < u128::from(HALF) * u128::from(HALF)).then_some(OpHash(n))
    }

    /// The 27 ASCII characters of the text form.
    pub fn text(self) -> [u8; DIGITS + 1] {
        let mut out = [b'h'; DIGITS + 1];
        let (high, low) = ((self.0 / u128::from(HALF)) as u64, (self.0 % u128::from(HALF)) as u64);
        write_half(high, &mut out[1..14]);
        write_half(low, &mut out[14..]);
        out
    }
}

/// Divides the big number by 28¹³ and returns the remainder: its 13 lowest digits.
fn divide(limbs: &mut [u64; 4]) -> u64 {
    let mut rest = 0u64;
    for limb in limbs {
        let n = u128::from(rest) << 64 | u128::from(*limb);
        *limb = (n / u128::from(HALF)) as u64;
        rest = (n % u128::from(HALF)) as u64;
    }
    rest
}

/// 13 digits, lowest first, read as a number whose first digit weighs most, each by its rank in byte order.
fn ranked(mut half: u64) -> u64 {
    let mut out = 0;
    for _ in 0..13 {
        out = out * 28 + (half % 28 + 8) % 28;
        half /= 28;
    }
    out
}

fn write_half(mut half: u64, out: &mut [u8]) {
    for letter in out.iter_mut().rev() {
        *letter = RANKED[(half % 28) as usize];
        half /= 28;
    }
}

impl FromStr for OpHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<OpHash, NotAHash> {
        let letters = text.strip_prefix('h').filter(|t| t.len() == DIGITS).ok_or(NotAHash)?;
        let mut n = 0u128;
        for letter in letters.bytes() {
            let rank = RANKED.binary_search(&letter).map_err(|_| NotAHash)?;
            n = n * 28 + rank as u128;
        }
        Ok(OpHash(n))
    }
}

impl fmt::Display for OpHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl fmt::Debug for OpHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not `h` and 26 characters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAHash;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Computed by Python: `int.from_bytes(sha256(b).digest(), "big")`, then 26 times `divmod(n, 28)`.
    const KNOWN: [(&[u8], &str); 3] = [
        (b"", "hCKRW8F9N5QK97HF7TVZN7NKLC7"),
        (b"hucha1\n", "hMQZ4XKVM9JD58RVJXBDQKFT497"),
        ("互查".as_bytes(), "hW9MRP46KLW8PDTDDRJM7ND2HSL"),
    ];

    #[test]
    fn known_answers() {
        for (bytes, text) in KNOWN {
            assert_eq!(OpHash::of(bytes).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_hash_is_refused() {
        let good = OpHash::of(b"x").to_string();
        let mut vowel = good.clone();
        vowel.replace_range(3..4, "A");
        for bad in ["", "h", &good[1..], &format!("{good}B"), &vowel, &good.to_lowercase(), "h互互互互互互互互BB"]
        {
            assert_eq!(bad.parse::<OpHash>(), Err(NotAHash), "{bad}");
        }
        assert_eq!(OpHash::from_bytes(&[255; 16]), None);
        assert_eq!(OpHash::from_bytes(&[0; 15]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn text_and_bytes_come_back_and_sort_alike(a in any::<[u8; 8]>(), b in any::<[u8; 8]>()) {
            let (a, b) = (OpHash::of(&a), OpHash::of(&b));
            prop_assert_eq!(a.to_string().parse(), Ok(a));
            prop_assert_eq!(OpHash::from_bytes(&a.to_bytes()), Some(a));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(a.cmp(&b), a.to_bytes().cmp(&b.to_bytes()));
        }
    }
}
