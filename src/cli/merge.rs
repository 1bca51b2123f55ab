//! `hucha merge` and `hucha sync`: what others know comes in.

use super::args::{Common, Merge, Sync};
use super::passphrase;
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::exchange::merge::{self, Fate, Outcome, Put, Told, Wanted, locks};
use crate::exchange::passphrase as proposed;
use crate::exchange::signing::Worth;
use crate::model::person;
use crate::model::plan;
use crate::model::round::Round;
use crate::store::Touched;
use crate::text::{Say, bundle as bundle_text, merge as text};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// Merges bundles, or shows what merging them would do.
///
/// # Errors
/// A bundle is refused (nothing changed, unless `--skip-bad`); the backup or the database fails.
pub fn run(common: &Common, given: &Merge) -> Result<()> {
    let mut s = Session::open_lean(common)?;
    let Some(outcome) = decided(&mut s, given)? else { return Ok(()) };
    look_again(&mut s)?;
    if s.json {
        print::json(&json_of(&outcome))?;
    }
    let refused = outcome.refusals();
    if !refused.is_empty() && !given.skip_bad {
        let hint = given.paths.iter().any(|p| is_table(p)).then(|| text::sheet_hint(s.lang));
        let head = text::refused_all(s.lang);
        return Err(Error::Refused(std::iter::once(head).chain(refused).chain(hint).collect()));
    }
    say(&s, &outcome, given.dry_run)
}

/// Merges; asks first where somebody sits who can answer and a bundle brings what was taken back before.
fn decided(s: &mut Session, given: &Merge) -> Result<Option<Outcome>> {
    let ask = !given.again && !given.dry_run && print::can_ask();
    let file = given.passphrase_file.as_deref();
    let keys = passphrase::for_opening(file, |keys| locks::waiting(&s.store, &given.paths, keys), s.lang)?;
    let rehearsal = Merge { dry_run: given.dry_run || ask, ..given.clone() };
    let first = with_wanted(s, &rehearsal, &keys, merge::merge)?;
    if !ask {
        return Ok(Some(first));
    }
    if first.taken.returned > 0 {
        first.words(s.lang).iter().for_each(|words| print::note(words));
        if !print::ask(&text::ask_again(s.lang)) {
            print::note(&text::rehearsed(s.lang));
            return Ok(None);
        }
    }
    with_wanted(s, given, &keys, merge::merge).map(Some)
}

/// Merges what is in a shared folder and puts this laptop's bundle there.
///
/// # Errors
/// The folder is not there or cannot be written; the backup or the database fails.
pub fn sync(common: &Common, given: &Sync) -> Result<()> {
    let mut s = Session::open_lean(common)?;
    let how = Merge { paths: Vec::new(), dry_run: false, skip_bad: true, again: false, passphrase_file: None };
    let (keys, proposed) = keys_of_sync(&s, given)?;
    let done = with_wanted(&mut s, &how, &keys, |store, wanted| merge::sync(store, &given.dir, given.lock, wanted))?;
    look_again(&mut s)?;
    if s.json {
        let mut out = json_of(&done.outcome);
        let held_back = done.put == Put::HeldBack;
        out["written"] = if held_back { Value::Null } else { json!(done.own.display().to_string()) };
        print::json(&out)?;
    } else {
        say(&s, &done.outcome, false)?;
    }
    if done.put == Put::HeldBack {
        return Err(Error::Failed(text::sync_held_back(s.lang, given.dir.display())));
    }
    print::note(&done.say(s.lang));
    proposed.iter().for_each(|pass| bundle_text::locked_with(s.lang, pass).lines().for_each(print::note));
    if s.json { Ok(()) } else { print::line(&done.own.display().to_string()) }
}

/// The passphrases for a sync, and the one that was proposed since the own bundle is to be locked and none was given.
fn keys_of_sync(s: &Session, given: &Sync) -> Result<(Zeroizing<Vec<String>>, Option<String>)> {
    let file = given.passphrase_file.as_deref();
    let waiting = |keys: &[String]| merge::sync::waiting(&s.store, &given.dir, keys, s.lang);
    let mut keys = passphrase::for_opening(file, waiting, s.lang)?;
    let proposed = (given.lock && keys.is_empty()).then(proposed::propose).transpose()?;
    keys.extend(proposed.clone());
    if let Some(key) = keys.first().filter(|_| given.lock) {
        proposed::check(key, s.lang)?;
    }
    Ok((keys, proposed))
}

/// What is said after a merge needs people, branches and the quarters that are open; the database may hold many years.
fn look_again(s: &mut Session) -> Result<()> {
    let mut facts = s.store.facts_of_all_rounds()?;
    let open: Vec<String> = Round::all(&facts).into_iter().filter(|r| !r.closed).map(|r| r.id).collect();
    for round in open {
        s.store.add_round(&mut facts, &round)?;
    }
    s.facts = facts;
    Ok(())
}

fn with_wanted<T>(
    s: &mut Session,
    how: &Merge,
    keys: &[String],
    act: impl FnOnce(&mut crate::store::Store, &Wanted) -> Result<T>,
) -> Result<T> {
    let (at, backups, progress) = (s.wall(), s.home.backups(), print::Progress::on_terminal());
    let wanted = Wanted {
        paths: &how.paths,
        rehearse: how.dry_run,
        skip_bad: how.skip_bad,
        again: true,
        actor: &s.actor,
        at: &at,
        backups: Some(&backups),
        watch: &|done, total| {
            progress.at(|| text::reading(s.lang, done, total), done);
            true
        },
        keys,
        lang: s.lang,
    };
    act(&mut s.store, &wanted)
}

fn is_table(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv") || e.eq_ignore_ascii_case("xlsx"))
}

/// Words for people; what each bundle brought goes to stdout.
fn say(s: &Session, outcome: &Outcome, rehearsal: bool) -> Result<()> {
    if !s.json {
        outcome.bundles.iter().try_for_each(|told| {
            print::line(&line(s, told))?;
            let worth = Worth::of(&told.signed).filter(|w| !w.is_doubtful());
            worth.map_or(Ok(()), |worth| print::line(&format!("  {}", worth.say(s.lang))))
        })?;
        outcome.by_branch(s.lang).iter().try_for_each(|words| print::line(words))?;
        outcome.words(s.lang).iter().for_each(|words| print::note(words));
    }
    outcome.bundles.iter().flat_map(|t| &t.notes).for_each(|note| print::note(note));
    let refused = outcome.refusals();
    if !refused.is_empty() {
        print::note(&text::left_out(s.lang, refused.len()));
        refused.iter().for_each(|why| print::note(why));
    }
    outside(s);
    match (&outcome.taken.receipt, &outcome.backup) {
        _ if rehearsal => print::note(&text::rehearsed(s.lang)),
        (Some(id), backup) => {
            backup.iter().for_each(|path| print::note(&text::backed_up(s.lang, path.display())));
            print::note(&text::receipt_kept(s.lang, id));
        }
        _ if refused.is_empty() => print::note(&text::nothing_new(s.lang)),
        _ => {} // what was refused is named above
    }
    Ok(())
}

/// Sheets that the plan of their quarter does not know are noticed where they arrive.
fn outside(s: &Session) {
    let open = Round::all(&s.facts).into_iter().filter(|r| !r.closed);
    for stray in open.flat_map(|r| plan::strays(&s.facts, &r.id)) {
        let branch = crate::model::visit::branch_name(&s.facts, &stray.branch);
        print::note(&crate::text::quarter::plan_stray(s.lang, branch, who(s, &stray.person)));
    }
}

fn line(s: &Session, told: &Told) -> String {
    let path = told.path.display();
    match &told.fate {
        Fate::Merged(b) => text::bundle_merged(s.lang, path, b.new, b.known),
        Fate::Already { at, by } => text::bundle_already(s.lang, path, at, who(s, by)),
        Fate::Refused(_) => text::bundle_refused(s.lang, path),
    }
}

/// The name of who merged; a laptop that joined did it before anybody had a name.
pub fn who(s: &Session, id: &str) -> String {
    if id.is_empty() { text::somebody(s.lang) } else { person::name_of(&s.facts, id) }
}

fn json_of(outcome: &Outcome) -> Value {
    let bundle = |t: &Told| {
        let (status, reason) = match &t.fate {
            Fate::Merged(_) => ("merged", String::new()),
            Fate::Already { at, .. } => ("already", at.clone()),
            Fate::Refused(why) => ("refused", why.join("\n")),
        };
        let brought = if let Fate::Merged(b) = &t.fate { *b } else { crate::store::Brought::default() };
        json!({
            "path": t.path.display().to_string(), "sha256": t.sha256, "signature": t.signed, "status": status, "reason": reason,
            "new": brought.new, "known": brought.known, "notes": t.notes,
        })
    };
    let touched = |t: &Touched| {
        json!({
            "branch": t.branch, "name": t.branch_name, "actor": t.person, "inspector": t.person_name,
            "new": t.new, "known": t.known, "edited": t.edited, "conflicts": t.conflicts,
        })
    };
    let (taken, inserted) = (&outcome.taken, &outcome.taken.inserted);
    json!({
        "bundles": outcome.bundles.iter().map(bundle).collect::<Vec<_>>(),
        "new": inserted.new, "known": inserted.known, "quarantined": inserted.refolded.aside,
        "revived": inserted.refolded.revived, "forks": taken.forks, "gaps": taken.gaps,
        "conflicts": inserted.refolded.conflicts, "returned": taken.returned, "proposals": outcome.proposals,
        "receipt": taken.receipt, "kept": outcome.kept, "changes": taken.touched.iter().map(touched).collect::<Vec<_>>(),
        "backup": outcome.backup.as_ref().map(|p| p.display().to_string()), "device": inserted.renamed,
    })
}
