//! The merge: every bundle is looked at, the database is backed up, and one transaction takes all in or nothing.

use super::locks::{self, Closed};
use super::look::{Looked, Stuck, look};
use super::paths;
use super::tables::{self, Given};
use crate::error::{Error, Result};
use crate::exchange::incoming::names::OPS;
use crate::exchange::incoming::{Fault, Refused};
use crate::exchange::ops_read::{OpsError, OpsReader};
use crate::exchange::signing::roster;
use crate::journal::Key;
use crate::model::act::Act;
use crate::store::backups::Kind;
use crate::store::{Brought, Heading, Intake, Store, Taken, random_device};
use crate::text::{Lang, Say, merge as text, trust, visible};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Between two questions whether to go on.
const STRIDE: u64 = 500;
/// So many rows that are no operations are named; more would bury the first.
const NAMED: usize = 5;

/// What is to be merged, and how.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Bundles, or folders of bundles.
    pub paths: &'a [PathBuf],
    /// Only count: nothing is changed.
    pub rehearse: bool,
    /// Bad bundles are left out; otherwise one of them refuses all.
    pub skip_bad: bool,
    /// Operations that were taken back with a merge may come in again; otherwise a bundle that has some is refused.
    pub again: bool,
    /// Person id of who merges.
    pub actor: &'a str,
    /// Local time with offset.
    pub at: &'a str,
    /// Folder for the backup that is made before anything changes; none while there is nothing to lose.
    pub backups: Option<&'a Path>,
    /// Told of operations read and to be read; answers whether to go on.
    pub watch: &'a dyn Fn(u64, u64) -> bool,
    /// Passphrases of locked bundles; each is opened with that one that fits it.
    pub keys: &'a [String],
    /// Language of sentences.
    pub lang: Lang,
}

/// What became of one bundle.
#[derive(Debug, Clone)]
pub enum Fate {
    /// It is, or in a rehearsal would be, merged.
    Merged(Brought),
    /// It was merged before: when (local time) and by whom (person id).
    Already {
        /// Local time with offset.
        at: String,
        /// Person id.
        by: String,
    },
    /// It cannot be merged: sentences with file, line and cell.
    Refused(Vec<String>),
}

/// One bundle with its fate.
#[derive(Debug, Clone)]
pub struct Told {
    /// As the user named it.
    pub path: PathBuf,
    /// Sum of the file; empty if it could not be read.
    pub sha256: String,
    /// What its signature is worth, as it is kept on the receipt; empty if nothing is known.
    pub signed: String,
    /// What became of it.
    pub fate: Fate,
    /// It is refused for want of the right passphrase only.
    pub closed: Option<Closed>,
    /// What people should know of it.
    pub notes: Vec<String>,
}

/// What became of a merge.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Every bundle, in order.
    pub bundles: Vec<Told>,
    /// The counts, of a rehearsal too.
    pub taken: Taken,
    /// Hand edits that wait for a person since then.
    pub proposals: u64,
    /// Whether anything was kept.
    pub kept: bool,
    /// The backup that was made before.
    pub backup: Option<PathBuf>,
    /// Name of who had taken back what comes in again; empty if nothing does.
    pub withdrawn_by: String,
}

impl Outcome {
    /// Bundles that only lack the right passphrase.
    pub fn closed(&self) -> Vec<(PathBuf, Closed)> {
        self.bundles.iter().filter_map(|t| t.closed.map(|why| (t.path.clone(), why))).collect()
    }

    /// The sentences of all refusals.
    pub fn refusals(&self) -> Vec<String> {
        let of = |t: &Told| match &t.fate {
            Fate::Refused(why) => why.clone(),
            _ => Vec::new(),
        };
        self.bundles.iter().flat_map(of).collect()
    }
}

/// Merges bundles, or rehearses it. A refused bundle without [`Wanted::skip_bad`] leaves everything as it was: then
/// the outcome is not kept and says why.
///
/// # Errors
/// The backup cannot be made; the database; the user stopped it. Nothing was changed then.
pub fn merge(store: &mut Store, wanted: &Wanted) -> Result<Outcome> {
    let (mut told, open, acts) = look_at_all(store, wanted)?;
    let beside: Vec<String> = paths::beside(wanted.paths).iter().map(|p| name_in(p)).collect();
    if let Some(last) = told.last_mut().filter(|_| !beside.is_empty()) {
        last.notes.push(text::tables_beside(wanted.lang, beside.len(), beside.join("、")));
    }
    let refused = told.iter().any(|t| matches!(t.fate, Fate::Refused(_)));
    let rehearse = wanted.rehearse || (refused && !wanted.skip_bad);
    if open.is_empty() {
        return Ok(Outcome { bundles: told, ..Outcome::default() });
    }
    let backup = if rehearse { None } else { back_up(store, wanted.backups, wanted.at)? };
    let shown = backup.as_deref().map(|p| p.display().to_string()).unwrap_or_default();
    let heading = Heading { at: wanted.at.into(), actor: wanted.actor.into(), backup: shown };
    let act = tables::one_act(store, &acts, wanted);
    let sheets = act.as_ref().map(|(act, by)| (act, by));
    let (taken, (kept, proposals, fates)) = store.take_in_with(sheets, Some(&heading), random_device, |intake| {
        let fates = take_all(intake, &open, wanted)?;
        let bad = fates.iter().any(|f| matches!(f.1.0, Fate::Refused(_)));
        let keep = !rehearse && (!bad || wanted.skip_bad);
        Ok((keep, (keep, intake.proposals, fates)))
    })?;
    let backup = if kept { backup } else { forget(backup)? };
    if kept {
        open.iter().filter_map(|(_, l)| l.seen.roster.as_ref()).try_for_each(|r| roster::offer(store, r))?;
    }
    for (place, (fate, notes)) in fates {
        if let Some(t) = told.get_mut(place) {
            t.fate = fate;
            t.notes.extend(notes);
        }
    }
    let withdrawn_by = name_of(store, taken.withdrawal.as_ref().map_or("", |w| &w.heading.actor))?;
    Ok(Outcome { bundles: told, taken, proposals, kept, backup, withdrawn_by })
}

fn name_in(path: &Path) -> String {
    visible(&path.file_name().unwrap_or_default().to_string_lossy()).into_owned()
}

/// The name of a person as this laptop knows it, else the id.
fn name_of(store: &Store, person: &str) -> Result<String> {
    let known = store.heads(&Key::new("person", person, "name"))?;
    Ok(if known.value().is_empty() { person } else { known.value() }.into())
}

/// A bundle to be taken, with its place in the list of all.
type Open = (usize, Looked);

/// Looks at every bundle; returns what is to be told of each and, with its place in that list, what is to be taken.
fn look_at_all(store: &Store, wanted: &Wanted) -> Result<(Vec<Told>, Vec<Open>, Vec<Act>)> {
    let (mut told, mut open, mut acts) = (Vec::new(), Vec::new(), Vec::new());
    let mut facts = None;
    for path in paths::bundles(wanted.paths) {
        if !(wanted.watch)(0, 0) {
            return Err(Error::Failed(text::stopped(wanted.lang)));
        }
        let found = match tables::given(&path) {
            Given::Bundle => look(store, &path, wanted.keys, wanted.lang)?,
            Given::View(entity) => tables::view(store, &path, entity, wanted)?.map_err(|why| vec![why].into()),
            Given::Sheet => {
                let known = match &mut facts {
                    Some(known) => known,
                    None => facts.insert(store.facts()?),
                };
                let read = tables::sheet(store, &path, known, wanted)?.map_err(Stuck::from);
                read.map(|(looked, act)| {
                    acts.extend(act);
                    looked
                })
            }
        };
        let closed = found.as_ref().err().and_then(|stuck| stuck.closed);
        let (sha256, signed, fate, notes) = match found {
            Err(stuck) => (String::new(), String::new(), Fate::Refused(stuck.why), Vec::new()),
            Ok(looked) => {
                let (sum, notes) = (looked.source.sha256.clone(), looked.notes.clone());
                let signed = looked.source.signed.clone();
                let fate = match &looked.before {
                    Some(r) => Fate::Already { at: r.heading.at.clone(), by: r.heading.actor.clone() },
                    None => {
                        open.push((told.len(), looked));
                        Fate::Merged(Brought::default())
                    }
                };
                (sum, signed, fate, notes)
            }
        };
        told.push(Told { path, sha256, signed, fate, closed, notes });
    }
    Ok((told, open, acts))
}

type Fates = Vec<(usize, (Fate, Vec<String>))>;

fn take_all(intake: &mut Intake, open: &[Open], wanted: &Wanted) -> Result<Fates> {
    let total = open.iter().map(|(_, l)| l.ops).sum();
    let mut done = 0;
    let mut out = Vec::new();
    for (place, looked) in open {
        if let Some(edits) = looked.sheet {
            let brought = intake.sheet(&looked.source, edits)?;
            out.push((*place, (Fate::Merged(brought), Vec::new())));
            continue;
        }
        let before = done;
        let mut renewed = false;
        let brought = intake.bundle(&looked.source, |intake| {
            let taken = take_one(intake, looked, wanted, &mut done, total)?;
            if taken.is_ok() {
                looked.seen.proofs.iter().try_for_each(|proof| intake.prove(proof))?;
                renewed |= looked.seen.roster.as_ref().map_or(Ok(false), |r| intake.renew_roster(r))?;
                propose(intake, looked, wanted.at)?;
            }
            Ok(taken)
        })?;
        out.push((
            *place,
            match brought {
                Err(why) => (Fate::Refused(why), Vec::new()),
                Ok(brought) if done - before < looked.ops => {
                    (Fate::Merged(brought), vec![text::incomplete(wanted.lang, done - before, looked.ops)])
                }
                Ok(brought) => (Fate::Merged(brought), Vec::new()),
            },
        ));
        if let (true, Some((_, (_, notes))), Some(new)) = (renewed, out.last_mut(), &looked.seen.roster) {
            notes.push(trust::renewed(wanted.lang, new.serial));
        }
    }
    Ok(out)
}

/// Hand edits wait for a person; the files they came in are kept.
fn propose(intake: &mut Intake, looked: &Looked, at: &str) -> Result<()> {
    for edits in &looked.edits {
        intake.keep_original(&edits.sha256, &edits.file, at, &edits.packed)?;
        for edited in &edits.found {
            intake.propose(edited)?;
        }
    }
    Ok(())
}

fn take_one(
    intake: &mut Intake,
    looked: &Looked,
    wanted: &Wanted,
    done: &mut u64,
    total: u64,
) -> Result<std::result::Result<(), Vec<String>>> {
    if looked.alone {
        return Ok(Ok(()));
    }
    let (before, _) = intake.returned();
    let read = locks::open(&looked.path, std::slice::from_ref(&looked.key))
        .and_then(|(mut incoming, _)| incoming.ops(|reader| take_rows(intake, reader, wanted, done, total)));
    let faults = match read {
        Err(refused) => vec![refused.say(wanted.lang)],
        Ok(faults) => faults?,
    };
    let (after, last) = intake.returned();
    if !wanted.again && after > before {
        return Ok(Err(vec![text::was_taken_back(wanted.lang, looked.path.display(), after - before, last)]));
    }
    if faults.is_empty() && looked.seen.ops_altered {
        let why = Refused::inside(&looked.path.display().to_string(), OPS, Fault::Altered);
        return Ok(Err(vec![why.say(wanted.lang)]));
    }
    Ok(if faults.is_empty() { Ok(()) } else { Err(faults) })
}

/// Takes the rows; the sentences about those that are no operations come back.
fn take_rows(
    intake: &mut Intake,
    reader: std::result::Result<OpsReader<&mut dyn Read>, OpsError>,
    wanted: &Wanted,
    done: &mut u64,
    total: u64,
) -> Result<Vec<String>> {
    let reader = match reader {
        Ok(reader) => reader,
        Err(why) => return Ok(vec![why.say(wanted.lang)]),
    };
    let (mut faults, mut bad) = (Vec::new(), 0usize);
    for row in reader {
        match row {
            Ok((_, op)) if bad == 0 => intake.take_checked(&op)?,
            Ok(_) => {}
            Err(why) => {
                bad += 1;
                if bad <= NAMED {
                    faults.push(why.say(wanted.lang));
                }
            }
        }
        *done += 1;
        if done.is_multiple_of(STRIDE) && !(wanted.watch)(*done, total) {
            return Err(Error::Failed(text::stopped(wanted.lang)));
        }
    }
    if bad > NAMED {
        faults.push(text::more_faults(wanted.lang, bad - NAMED));
    }
    Ok(faults)
}

/// Nothing was changed after all: the copy from before is of no use.
fn forget(backup: Option<PathBuf>) -> Result<Option<PathBuf>> {
    if let Some(path) = backup {
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    }
    Ok(None)
}

/// Makes a verified copy of the database on the shelf of backups.
pub(super) fn back_up(store: &Store, dir: Option<&Path>, at: &str) -> Result<Option<PathBuf>> {
    let Some(dir) = dir else { return Ok(None) };
    let at = chrono::DateTime::parse_from_rfc3339(at).map_err(|e| Error::Failed(e.to_string()))?;
    Ok(Some(store.keep_backup(dir, Kind::Merge, at.naive_local())?.path))
}
