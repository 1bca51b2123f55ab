//! A bundle: everything this laptop knows, as files for other laptops and for people (exchange.md §2).
//!
//! ops.csv always holds **all** operations known. "Every operation of the round" (§1) is read like this because a
//! part of the operations would tear holes into the chains of their devices, and what is behind a hole is set aside;
//! a quarter limits the views only. Nothing in the files depends on the clock: the same state gives the same bytes.

use super::manifest::{self, FORMAT, Meta};
use super::ops_write::{self, Known};
use super::part::{self, Part};
use super::place::Place;
use super::signing::{self, Key, tip};
use super::sums::{self, Sums};
use super::views::helper::Lookup;
use super::views::{columns, records, trouble};
use super::{readme, write_zip};
use crate::error::{Error, Result};
use crate::model::facts::Facts;
use crate::store::{Finding, Store};
use crate::text::{Lang, Say, bundle as text};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use crate::config::EXPORTED;

/// Setting: the sums that were signed last, by which key, and their signature.
const SIGNED: &str = "signed";

/// What is to be exported.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The records that the views show: all, or those of one quarter.
    pub facts: &'a Facts,
    /// The quarter that `facts` are of, if they are of one.
    pub round: Option<&'a str>,
    /// The person who exports.
    pub actor: &'a str,
    /// The bundle: a folder or a zip that is not there yet, or an earlier bundle of this laptop.
    pub target: &'a Path,
    /// As one zip instead of a folder.
    pub zip: bool,
    /// What else is wished.
    pub how: How<'a>,
    /// Language of error messages; the files are always Chinese.
    pub lang: Lang,
}

/// What can be wished of a bundle beside the usual.
#[derive(Debug, Clone, Copy, Default)]
pub struct How<'a> {
    /// Passphrase of a zip; empty to leave it open.
    pub lock: &'a str,
    /// The target is known to be what this laptop wrote last: it is replaced though its passphrase may be another one.
    pub known: bool,
    /// What interviewees said stands in the tables too. It is always in ops.csv, without which nobody could merge.
    pub words: bool,
}

/// A bundle that was written, re-read and found whole.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// Where it is.
    pub path: PathBuf,
    /// Number of operations in it.
    pub op_count: u64,
    /// Its files by name.
    pub files: Vec<Part>,
    /// SHA-256 of the zip; of a folder, that of its SHA256SUMS.
    pub sha256: String,
}

/// The name proposed for a bundle of this state: `hucha-2026Q4-xBCDFG-57`, without the quarter if there is none.
pub fn name(store: &Store, round: Option<&str>) -> String {
    let (device, seq) = (store.device(), store.tip().seq);
    match round {
        Some(round) => format!("hucha-{round}-{device}-{seq}"),
        None => format!("hucha-{device}-{seq}"),
    }
}

/// Writes a bundle: to a temporary name beside the target, synced, re-read, re-hashed, renamed.
///
/// # Errors
/// The database is not whole, or the target must not be replaced (nothing changed); damage found while exporting; the
/// operating system. The target
/// then is as it was.
pub fn write(store: &Store, wanted: &Wanted) -> Result<Bundle> {
    whole(store, wanted.lang)?;
    let place = Place::prepare(wanted.target, store, wanted.how, wanted.lang)?;
    let made = make(store, wanted, &place);
    if made.is_err() {
        // The first error is the one to tell; what is left here the next export clears.
        let _ = place.clear();
    }
    made
}

/// The full check that `doctor` makes: nothing that is damaged is ever handed over.
fn whole(store: &Store, lang: Lang) -> Result<()> {
    let wrong: Vec<_> = store.doctor()?.into_iter().filter(Finding::is_wrong).map(|f| f.say(lang)).collect();
    if wrong.is_empty() { Ok(()) } else { Err(Error::Damage(text::not_whole(lang, wrong.join("\n")))) }
}

fn make(store: &Store, wanted: &Wanted, place: &Place) -> Result<Bundle> {
    let key = Key::of(store)?;
    tip::prove_own(store, &key)?;
    let (files, op_count) = fill(&place.work, store, &key, wanted)?;
    let written: Sums = files.iter().map(|p| (p.name.clone(), p.sha256.clone())).collect();
    let list = part::whole(&place.work, sums::NAME, sums::text(&files).as_bytes())?;
    let signature = signature(store, &key, &list.sha256, sums::text(&files).as_bytes())?;
    let signature = part::whole(&place.work, sums::SIGNATURE, signature.as_bytes())?;
    place.verify(&written)?;
    let sha256 = if wanted.zip {
        place.pack(&written)?;
        write_zip::sum(&place.work_zip)?
    } else {
        list.sha256.clone()
    };
    place.put(wanted.zip)?;
    let mut files: Vec<Part> = files.into_iter().chain([list, signature]).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Bundle { path: wanted.target.into(), op_count, files, sha256 })
}

/// Writes all files but SHA256SUMS.
fn fill(dir: &Path, store: &Store, key: &Key, wanted: &Wanted) -> Result<(Vec<Part>, u64)> {
    let lang = wanted.lang;
    let mut known = Known::default();
    let ops = part::table(dir, "ops.csv", &text::ops_title(Lang::Zh), ops_write::columns(), lang, |csv| {
        known = ops_write::write(csv, store, lang)?;
        Ok(known.op_count)
    })?;
    let mut files = vec![ops];
    files.extend(views(dir, store, wanted)?);
    files.extend(proofs(dir, store, key, lang)?);
    let readme = part::whole(dir, readme::NAME, readme::text(&files).as_bytes())?;
    let meta = meta(store, wanted).with(&known);
    let package = part::whole(dir, manifest::NAME, manifest::text(&meta, &files).as_bytes())?;
    files.extend([readme, package]);
    Ok((files, known.op_count))
}

/// The signature over SHA256SUMS. Signing is never twice the same, so that of the same sums is kept.
fn signature(store: &Store, key: &Key, sum: &str, list: &[u8]) -> Result<String> {
    let head = format!("{sum} {}\n", key.public());
    if let Some(kept) = store.local(SIGNED)?.as_deref().and_then(|kept| kept.strip_prefix(&head)) {
        return Ok(kept.into());
    }
    let made = key.sign(list, &format!("hucha {}", store.device()))?;
    store.keep_local(SIGNED, Some(&(head + &made)))?;
    Ok(made)
}

/// The public key, the signed tips of all devices, and the roster if one is in force.
fn proofs(dir: &Path, store: &Store, key: &Key, lang: Lang) -> Result<Vec<Part>> {
    let title = text::tips_title(Lang::Zh);
    let tips = part::table(dir, signing::TIPS, &title, tip::columns(), lang, |csv| tip::write(csv, store, lang))?;
    let mut out = vec![tips, part::whole(dir, signing::PUBLIC, key.file()?.as_bytes())?];
    if let Some(roster) = store.roster()? {
        out.push(part::whole(dir, signing::ROSTER, roster.text.as_bytes())?);
        out.push(part::whole(dir, signing::ROSTER_SIGNATURE, roster.signature.as_bytes())?);
    }
    Ok(out)
}

/// One view per entity that has records, then what is in conflict, deleted, set aside.
fn views(dir: &Path, store: &Store, wanted: &Wanted) -> Result<Vec<Part>> {
    let (lookup, lang) = (Lookup::new(wanted.facts), wanted.lang);
    let mut out = Vec::new();
    for entity in records::present(&lookup) {
        let name = format!("{}.csv", entity.view);
        let columns = columns::shown(entity, wanted.how.words);
        out.push(part::table(dir, &name, entity.zh, columns.clone(), lang, |csv| {
            records::write(csv, store, &lookup, entity, &columns, lang)
        })?);
    }
    let title = text::conflicts_title(Lang::Zh);
    out.push(part::table(dir, "conflicts.csv", &title, trouble::CONFLICTS.to_vec(), lang, |csv| {
        trouble::conflicts(csv, store, &lookup, wanted.how.words, lang)
    })?);
    let title = text::deleted_title(Lang::Zh);
    out.push(part::table(dir, "deleted.csv", &title, trouble::DELETED_RECORDS.to_vec(), lang, |csv| {
        trouble::deleted(csv, store, &lookup, wanted.how.words, lang)
    })?);
    let title = text::quarantine_title(Lang::Zh);
    out.push(part::table(dir, "quarantine.csv", &title, trouble::QUARANTINE.to_vec(), lang, |csv| {
        trouble::quarantine(csv, store, wanted.how.words, lang)
    })?);
    Ok(out)
}

fn meta(store: &Store, wanted: &Wanted) -> Meta {
    Meta {
        format: FORMAT,
        app: concat!("hucha ", env!("CARGO_PKG_VERSION")).into(),
        round: wanted.round.map(Into::into),
        device: store.device().into(),
        actor: wanted.actor.into(),
        tip: store.tip().prev.map(|h| h.to_string()),
        op_count: 0,
        known: BTreeMap::new(),
    }
}
