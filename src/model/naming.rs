//! Names made from content: two laptops that hold the same rows give them the same name.

use sha2::{Digest, Sha256};

/// Letters and digits that survive spreadsheets: no vowels, nothing that reads as a number (exchange.md §4).
const ALPHABET: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";

/// `prefix` + 8 characters from the SHA-256 of `domain` and the fields, each as a netstring (`<length>:<bytes>,`):
/// the digest read as one big-endian number, its 8 lowest base-28 digits, lowest first.
pub fn content_id<'a>(prefix: char, domain: &str, fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    hash.update(domain.as_bytes());
    hash.update(b"\n");
    for field in fields {
        hash.update(format!("{}:{field},", field.len()).as_bytes());
    }
    let mut number: [u8; 32] = hash.finalize().into();
    std::iter::once(prefix).chain((0..8).map(|_| take_digit(&mut number))).collect()
}

/// Divides the number by 28 in place and gives the remainder's character.
fn take_digit(number: &mut [u8; 32]) -> char {
    let mut rest = 0u16;
    for byte in number.iter_mut() {
        let value = rest * 256 + u16::from(*byte);
        *byte = u8::try_from(value / 28).unwrap_or(u8::MAX);
        rest = value % 28;
    }
    ALPHABET.get(usize::from(rest)).map_or('B', |b| char::from(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_depends_on_every_byte_and_on_the_borders_of_fields() {
        let id = |fields: &[&str]| content_id('k', "t1", fields.iter().copied());
        let all = [id(&["甲，é👍"]), id(&["甲，é👍", ""]), id(&["甲，é", "👍"]), id(&["甲,é👍"]), id(&[])];
        for (i, a) in all.iter().enumerate() {
            assert!(a.len() == 9 && a.starts_with('k') && a.bytes().skip(1).all(|b| ALPHABET.contains(&b)), "{a}");
            assert!(all.iter().skip(i + 1).all(|b| a != b));
        }
        assert_ne!(id(&[]), content_id('k', "t2", []));
    }

    /// Computed with another program: int(sha256(b"t1\n3:abc,")) in base 28, lowest digit first.
    #[test]
    fn a_stranger_computes_the_same_name() {
        assert_eq!(content_id('k', "t1", ["abc"]), "kRV5RTWXK");
    }
}
