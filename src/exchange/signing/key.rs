//! The key of a device. It is made when first needed and stays in the database of the laptop; a new device id gets a
//! new key. minisign's own format throughout, so that `minisign -V` needs nothing of ours.

use crate::error::{Error, Result};
use crate::journal::{OpHash, hash::ALPHABET};
use crate::store::Store;
use minisign::{KeyPair, PublicKey, SecretKeyBox, SignatureBox};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// Characters of a signature: 74 bytes in base64.
const FIRST: usize = 100;
/// Characters of the signature over signature and comment: 64 bytes in base64.
const GLOBAL: usize = 88;
/// Longest signature that is looked at.
const MOST: usize = 2048;

/// The key of this laptop.
pub struct Key {
    pair: KeyPair,
    public: String,
}

impl Key {
    /// The key that belongs to the device id of the store, made if there is none.
    ///
    /// # Errors
    /// No random numbers; the database.
    pub fn of(store: &Store) -> Result<Key> {
        let name = format!("key:{}", store.device());
        if let Some(pair) = store.local(&name)?.and_then(|text| stored(&text)) {
            return Ok(Key { public: pair.pk.to_base64(), pair });
        }
        let pair = KeyPair::generate_unencrypted_keypair().map_err(failed)?;
        let text = pair.sk.to_box(None).map_err(failed)?.into_string();
        store.keep_local(&name, Some(&text))?;
        Ok(Key { public: pair.pk.to_base64(), pair })
    }

    /// The public key: 56 characters.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The public key that belongs to a key as it is kept in the settings.
    pub fn public_in(kept: &str) -> Option<String> {
        stored(kept).map(|pair| pair.pk.to_base64())
    }

    /// The public key as a file that minisign reads.
    ///
    /// # Errors
    /// None in practice.
    pub fn file(&self) -> Result<String> {
        Ok(self.pair.pk.to_box().map_err(failed)?.into_string())
    }

    /// Signs bytes; `comment` is signed with them.
    ///
    /// # Errors
    /// No random numbers.
    pub fn sign(&self, bytes: &[u8], comment: &str) -> Result<String> {
        let signed = minisign::sign(Some(&self.pair.pk), &self.pair.sk, bytes, Some(comment), Some("hucha"));
        Ok(signed.map_err(failed)?.into_string())
    }
}

fn stored(text: &str) -> Option<KeyPair> {
    let sk = SecretKeyBox::from_string(text).ok()?.into_unencrypted_secret_key().ok()?;
    Some(KeyPair { pk: PublicKey::from_secret_key(&sk).ok()?, sk })
}

fn failed(e: minisign::PError) -> Error {
    Error::Failed(e.to_string())
}

/// Whether a text is a public key, in the one form that minisign writes: the library does not ask for the two letters
/// `Ed` before the number of the key, so that one key would have many texts.
pub fn is_public(key: &str) -> bool {
    let ed = key.starts_with("RW") && matches!(key.as_bytes().get(2), Some(b'Q'..=b'T'));
    ed && key.is_ascii() && PublicKey::from_base64(key).is_ok()
}

/// The public key in the text of a key file: its last line.
pub fn in_file(text: &str) -> Option<String> {
    text.lines().map(str::trim).rfind(|l| !l.is_empty()).filter(|l| is_public(l)).map(Into::into)
}

/// Checks a signature; the comment that was signed with it comes back. `None`: it is not by this key over these bytes.
pub fn verified(key: &str, bytes: &[u8], signature: &str) -> Option<String> {
    // The library takes the length of the second signature on trust and reads over what is behind the first.
    let line = |n: usize, length: usize, end: &str| {
        signature.lines().nth(n).is_some_and(|l| l.len() == length && l.ends_with(end))
    };
    let whole = signature.len() <= MOST && line(1, FIRST, "=") && line(3, GLOBAL, "==");
    if !whole || !is_public(key) {
        return None;
    }
    let public = PublicKey::from_base64(key).ok()?;
    let signature = SignatureBox::from_string(signature).ok()?;
    minisign::verify(&public, &signature, Cursor::new(bytes), true, false, false).ok()?;
    signature.trusted_comment().ok()
}

/// 16 letters of a key to be read out: four groups, in the alphabet of device ids, about 77 bits.
pub fn fingerprint(key: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
    let letter = |pair: &[u8]| {
        let n = pair.iter().fold(0usize, |n, b| n << 8 | usize::from(*b));
        char::from(ALPHABET[n % ALPHABET.len()])
    };
    let letters: Vec<char> = digest.chunks(2).map(letter).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What a device signs when it says where it stands.
pub fn statement(device: &str, seq: u64, hash: OpHash) -> String {
    format!("hucha-tip 1\n{device}\n{seq}\n{hash}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_key_signs_it_verifies_and_nothing_else() {
        let (a, b) = (Store::memory("xBCDFG").unwrap(), Store::memory("xGHJKL").unwrap());
        let (key, other) = (Key::of(&a).unwrap(), Key::of(&b).unwrap());
        assert_eq!(key.public(), Key::of(&a).unwrap().public(), "made once");
        let signature = key.sign("互查é👍".as_bytes(), "说明 1").unwrap();
        assert_eq!(verified(key.public(), "互查é👍".as_bytes(), &signature).as_deref(), Some("说明 1"));
        assert_eq!(verified(other.public(), "互查é👍".as_bytes(), &signature), None);
        assert_eq!(verified(key.public(), "互查é👎".as_bytes(), &signature), None);
        assert_eq!(verified(key.public(), "互查é👍".as_bytes(), &signature.replace("说明 1", "说明 2")), None);
        assert_eq!(in_file(&key.file().unwrap()).as_deref(), Some(key.public()));
        assert_eq!(fingerprint(key.public()).len(), 19);
    }

    #[test]
    fn no_text_that_is_no_signature_does_harm() {
        let store = Store::memory("xBCDFG").unwrap();
        let key = Key::of(&store).unwrap();
        let good = key.sign(b"x", "c").unwrap();
        // The first line is a comment that nobody signs, the last character ends the last line.
        for cut in good.find('\n').unwrap() + 1..good.len() - 1 {
            assert_eq!(verified(key.public(), b"x", &good[..cut]), None);
            let mut bytes = good.clone().into_bytes();
            bytes[cut] ^= 4;
            if let Ok(text) = String::from_utf8(bytes) {
                assert_eq!(verified(key.public(), b"x", &text), None, "{text}");
            }
        }
        let other = key.public().replacen("RW", "PW", 1);
        assert_eq!(verified(&other, b"x", &good), None, "another text of the same key");
        for key in ["", "互", &"A".repeat(56), &"互".repeat(56), &"=".repeat(56)] {
            assert_eq!(verified(key, b"x", &good), None, "{key}");
        }
    }
}
