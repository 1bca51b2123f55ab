//! What the signatures of a bundle say: whether it is as its device signed it, and whether that device is known.

use super::key;
use super::{PUBLIC, ROSTER, ROSTER_SIGNATURE, TIPS, roster, tip};
use crate::error::Result;
use crate::exchange::incoming::{Fault, Incoming, Refused, names};
use crate::exchange::{manifest, readme, sums};
use crate::store::{Proof, Roster, Store};
use crate::text::{Lang, Say, trust as text, visible};
use std::io::Read;

/// Files whose change or loss after signing is never a hand edit.
const SEALED: [&str; 6] = [manifest::NAME, readme::NAME, TIPS, ROSTER, ROSTER_SIGNATURE, PUBLIC];

/// What a bundle brings to prove itself; all of it was checked.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Device and public key that signed the bundle as a whole.
    pub signer: Option<(String, String)>,
    /// Signed tips.
    pub proofs: Vec<Proof>,
    /// The roster in it.
    pub roster: Option<Roster>,
    /// ops.csv was altered after the bundle was signed: its rows say where, and it is refused whatever they say.
    pub ops_altered: bool,
}

/// What the signature of a bundle is worth on this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Worth {
    /// It bears no signature.
    #[default]
    Unsigned,
    /// Signed by a key of the roster; the name there.
    Verified(String),
    /// There is no roster; the key is the one that this device always had.
    Same,
    /// There is no roster; the device was never seen before.
    First,
    /// There is a roster and the device is not on it, or no longer.
    Unknown,
    /// The device had another key before, here or on the roster.
    Changed,
}

/// Checks all signatures of an open bundle.
///
/// # Errors
/// One of them does not hold, or what was signed was altered afterwards. Such a bundle is refused.
pub fn check(incoming: &mut Incoming) -> std::result::Result<Seen, Refused> {
    let mut out = Seen { signer: signer(incoming)?, ..Seen::default() };
    let touched = |list: &[String]| list.iter().any(|n| n == names::OPS);
    out.ops_altered = out.signer.is_some() && (touched(&incoming.altered) || touched(&incoming.unlisted));
    if incoming.found.contains_key(TIPS) {
        let read = incoming.file(TIPS, |stream| tip::read(stream))?;
        out.proofs = read.ok_or_else(|| refuse(incoming, TIPS, Fault::Signature))?;
    }
    if incoming.found.contains_key(ROSTER) && incoming.found.contains_key(ROSTER_SIGNATURE) {
        let (table, signature) = (text_of(incoming, ROSTER)?, text_of(incoming, ROSTER_SIGNATURE)?);
        let read = roster::read(&table, &signature);
        out.roster = Some(read.ok_or_else(|| refuse(incoming, ROSTER, Fault::Signature))?);
    }
    Ok(out)
}

fn signer(incoming: &mut Incoming) -> std::result::Result<Option<(String, String)>, Refused> {
    if !incoming.has(sums::SIGNATURE) {
        return Ok(None);
    }
    let (signature, listed) = (text_of(incoming, sums::SIGNATURE)?, text_of(incoming, sums::NAME)?);
    let key = match incoming.has(PUBLIC) {
        true => key::in_file(&text_of(incoming, PUBLIC)?),
        false => None,
    };
    let Some(key) = key.filter(|k| key::verified(k, listed.as_bytes(), &signature).is_some()) else {
        return Err(refuse(incoming, sums::SIGNATURE, Fault::Signature));
    };
    let mut changed = incoming.altered.iter().chain(&incoming.unlisted).chain(&incoming.missing);
    if let Some(name) = changed.find(|name| SEALED.contains(&name.as_str())) {
        return Err(refuse(incoming, name, Fault::Altered));
    }
    Ok(incoming.meta.as_ref().map(|m| (m.device.clone(), key)))
}

fn text_of(incoming: &mut Incoming, name: &str) -> std::result::Result<String, Refused> {
    let mut text = String::new();
    let read = incoming.file(name, |stream| stream.take(roster::MOST).read_to_string(&mut text))?;
    match read {
        Ok(_) => Ok(text),
        Err(_) => Err(refuse(incoming, name, Fault::BadList)),
    }
}

fn refuse(incoming: &Incoming, name: &str, fault: Fault) -> Refused {
    Refused::inside(incoming.shown(), name, fault)
}

impl Seen {
    /// What the signature is worth here.
    ///
    /// # Errors
    /// The database.
    pub fn worth(&self, store: &Store) -> Result<Worth> {
        let Some((device, key)) = &self.signer else { return Ok(Worth::Unsigned) };
        let known = store.keys_of(device)?;
        let Some(roster) = store.roster()? else {
            return Ok(match known.as_slice() {
                [] => Worth::First,
                keys if keys.contains(key) => Worth::Same,
                _ => Worth::Changed,
            });
        };
        let mut rows = roster.rows.iter().filter(|r| r.device == *device).peekable();
        if rows.peek().is_none() {
            return Ok(Worth::Unknown);
        }
        Ok(match rows.find(|r| r.key == *key) {
            Some(row) if row.until.is_empty() => Worth::Verified(row.name.clone()),
            Some(_) => Worth::Unknown,
            None => Worth::Changed,
        })
    }
}

impl Worth {
    /// As it is kept on a receipt.
    pub fn kept(&self) -> String {
        match self {
            Worth::Unsigned => "unsigned".into(),
            Worth::Verified(name) => format!("verified:{name}"),
            Worth::Same => "same".into(),
            Worth::First => "first".into(),
            Worth::Unknown => "unknown".into(),
            Worth::Changed => "changed".into(),
        }
    }

    /// What a receipt says; `None` on receipts from before there were signatures.
    pub fn of(kept: &str) -> Option<Worth> {
        Some(match kept.split_once(':').map_or((kept, ""), |(a, b)| (a, b)) {
            ("unsigned", _) => Worth::Unsigned,
            ("verified", name) => Worth::Verified(name.into()),
            ("same", _) => Worth::Same,
            ("first", _) => Worth::First,
            ("unknown", _) => Worth::Unknown,
            ("changed", _) => Worth::Changed,
            _ => return None,
        })
    }

    /// Whether people should look twice.
    pub fn is_doubtful(&self) -> bool {
        matches!(self, Worth::Unknown | Worth::Changed)
    }
}

impl Say for Worth {
    fn say(&self, lang: Lang) -> String {
        match self {
            Worth::Unsigned => text::unsigned(lang),
            Worth::Verified(name) => text::verified(lang, visible(name)),
            Worth::Same => text::same_key(lang),
            Worth::First => text::first_key(lang),
            Worth::Unknown => text::unknown_key(lang),
            Worth::Changed => text::changed_key(lang),
        }
    }
}
