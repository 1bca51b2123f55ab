//! A bundle before the transaction: whether it can be read at all, and whether it was merged before.

use super::locks::{self, Closed};
use crate::error::Result;
use crate::exchange::handedit::{self, Edits};
use crate::exchange::incoming::names::OPS;
use crate::exchange::incoming::{Fault, Incoming, Refused};
use crate::exchange::signing::{self, Seen};
use crate::store::{Matter, Receipt, Source, Store};
use crate::text::{Lang, Say, merge as text, trust, visible};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// So many spoilt cells of a file are named; the list has all.
const NAMED: usize = 5;

/// What a first look at a bundle found.
#[derive(Debug, Clone)]
pub struct Looked {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub source: Source,
    /// How many operations it says it has; 0 if it does not say.
    pub ops: u64,
    /// What people should know of it: files changed by hand, files that are missing.
    pub notes: Vec<String>,
    /// Hand edits of its views.
    pub edits: Vec<Edits>,
    /// It is a table without a bundle.
    pub alone: bool,
    /// It is a score sheet, with so many edits.
    pub sheet: Option<u64>,
    /// The receipt with which it was merged before.
    pub before: Option<Receipt>,
    /// What its signatures prove.
    pub seen: Seen,
    /// The passphrase that opens it; empty if it is not locked.
    pub(super) key: Zeroizing<String>,
}

/// Why a bundle is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// Sentences with file, line and cell.
    pub why: Vec<String>,
    /// It only lacks the right passphrase.
    pub closed: Option<Closed>,
}

impl From<Vec<String>> for Stuck {
    fn from(why: Vec<String>) -> Stuck {
        Stuck { why, closed: None }
    }
}

impl Stuck {
    fn by(refused: &Refused, lang: Lang) -> Stuck {
        Stuck { why: vec![refused.say(lang)], closed: Closed::of(&refused.fault) }
    }
}

/// Opens a bundle, sums its files, and closes it again. `Ok(Err)` says why it is refused.
///
/// # Errors
/// The receipts of this laptop cannot be read.
pub fn look(store: &Store, path: &Path, keys: &[String], lang: Lang) -> Result<std::result::Result<Looked, Stuck>> {
    let (mut incoming, key) = match locks::open(path, keys) {
        Ok(opened) => opened,
        Err(refused) => return unopened(store, path, &refused, lang),
    };
    let seen = match signing::seen::check(&mut incoming) {
        Ok(seen) => seen,
        Err(why) => return Ok(Err(Stuck::by(&why, lang))),
    };
    let worth = seen.worth(store)?;
    let before = store.merged_before(&incoming.content)?;
    let ops = incoming.meta.as_ref().map_or(0, |m| m.op_count);
    let edits = match before {
        None => handedit::of_bundle(&mut incoming, lang),
        Some(_) => Ok(Vec::new()),
    };
    let edits = match edits {
        Ok(edits) => edits,
        Err(why) => return Ok(Err(vec![why].into())),
    };
    let source = Source { signed: worth.kept(), ..source(path, &incoming) };
    let mut notes = notes(&incoming, &edits, lang);
    notes.extend(worth.is_doubtful().then(|| worth.say(lang)));
    notes.extend(offered(store, &seen, lang)?);
    Ok(Ok(Looked { path: path.into(), source, ops, notes, edits, alone: false, sheet: None, before, seen, key }))
}

/// A locked file that was merged before is known by its sum: it needs no passphrase to be told so.
fn unopened(store: &Store, path: &Path, refused: &Refused, lang: Lang) -> Result<std::result::Result<Looked, Stuck>> {
    if matches!(refused.fault, Fault::Locked | Fault::WrongPassphrase)
        && let Some(before) = locks::merged_before(store, path)?
        && let Some(merged) = before.bundles.first().cloned()
    {
        return Ok(Ok(Looked::table(path, merged.source, Some(before))));
    }
    Ok(Err(Stuck::by(refused, lang)))
}

/// A word about a roster in the bundle that is not in force here and will not come into force by itself.
fn offered(store: &Store, seen: &Seen, lang: Lang) -> Result<Option<String>> {
    let (Some(new), now) = (&seen.roster, store.roster()?) else { return Ok(None) };
    let known = now.is_some_and(|now| now.key == new.key);
    Ok((!known).then(|| trust::offered(lang, new.serial, signing::fingerprint(&new.key))))
}

fn source(path: &Path, incoming: &Incoming) -> Source {
    let said = incoming.meta.as_ref();
    Source {
        path: path.display().to_string(),
        sha256: incoming.sha256.clone(),
        content: incoming.content.clone(),
        device: said.map(|m| m.device.clone()).unwrap_or_default(),
        actor: said.map(|m| m.actor.clone()).unwrap_or_default(),
        signed: String::new(),
    }
}

fn notes(incoming: &Incoming, edits: &[Edits], lang: Lang) -> Vec<String> {
    let joined = |list: &[&String]| list.iter().map(|n| visible(n).into_owned()).collect::<Vec<_>>().join("、");
    let derived = |n: &&String| **n != OPS && handedit::find::of_file(n).is_none();
    let views: Vec<_> = incoming.altered.iter().filter(derived).collect();
    let missing: Vec<_> = incoming.missing.iter().collect();
    let mut out = Vec::new();
    if incoming.altered.iter().any(|n| n == OPS) {
        out.push(text::ops_altered(lang));
    }
    if !views.is_empty() {
        out.push(text::views_altered(lang, joined(&views)));
    }
    out.extend(said(edits, lang));
    if !missing.is_empty() {
        out.push(text::files_missing(lang, joined(&missing)));
    }
    out
}

/// What people should know of hand edits: how many wait, and the first that were spoilt or not understood.
pub(super) fn said(edits: &[Edits], lang: Lang) -> Vec<String> {
    let count = |e: &Edits| {
        let (damaged, unclear) = (e.count(Matter::Damage), e.count(Matter::Unclear));
        text::edited(lang, visible(&e.file), e.found.len() - damaged - unclear, damaged, unclear)
    };
    let closed = |e: &Edits| e.found.iter().filter(|e| !e.matter.is_open()).take(NAMED).map(|e| e.say(lang)).collect();
    let closed: Vec<Vec<String>> = edits.iter().map(closed).collect();
    edits.iter().map(count).chain(closed.into_iter().flatten()).collect()
}

impl Looked {
    /// A table without a bundle: it has no operations of its own.
    pub(super) fn table(path: &Path, source: Source, before: Option<Receipt>) -> Looked {
        Looked {
            path: path.into(),
            source,
            ops: 0,
            notes: Vec::new(),
            edits: Vec::new(),
            alone: true,
            sheet: None,
            before,
            seen: Seen::default(),
            key: Zeroizing::default(),
        }
    }
}
