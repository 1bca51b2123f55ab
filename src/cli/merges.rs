//! `hucha merges list|show|undo`: the receipts of this laptop, and taking a merge back.

use super::args::{Common, Merges};
use super::merge::who;
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::exchange::merge::undo::{self, Undoing, Undone};
use crate::exchange::signing::Worth;
use crate::model::person;
use crate::store::{Blocker, Merged, Receipt};
use crate::text::{Say, cli, merge as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// There is no such receipt; what builds on a merge that is to be taken back; the database.
pub fn run(common: &Common, command: &Merges) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Merges::Undo { id, dry_run } => undo(&mut s, *id, *dry_run),
        Merges::List => list(&s),
        Merges::Show { id } => match s.store.receipt(*id)? {
            Some(receipt) => show(&s, &receipt),
            None => Err(Error::Usage(text::receipt_unknown(s.lang, id))),
        },
    }
}

fn list(s: &Session) -> Result<()> {
    let receipts = s.store.receipts()?;
    if s.json {
        return print::json(&receipts.iter().map(|r| json_of(s, r)).collect());
    }
    if receipts.is_empty() {
        print::note(&cli::none_found(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::receipt_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(receipts.iter().map(|r| {
        let numbers = [r.brought.new, r.brought.known, r.aside, r.conflicts].map(|n| n.to_string());
        let mut row = vec![r.id.to_string(), r.heading.at.clone(), who(s, &r.heading.actor)];
        row.push(r.bundles.len().to_string());
        row.extend(numbers);
        row.push(if r.withdrawal.is_some() { text::state_undone(s.lang) } else { String::new() });
        row
    }));
    print::table(&rows)
}

fn show(s: &Session, r: &Receipt) -> Result<()> {
    if s.json {
        return print::json(&json_of(s, r));
    }
    print::line(&text::receipt_head(s.lang, r.id, &r.heading.at, who(s, &r.heading.actor)))?;
    for Merged { source, brought } in &r.bundles {
        print::line(&text::receipt_file(s.lang, &source.path, brought.new, brought.known))?;
        if !source.device.is_empty() {
            print::line(&text::receipt_from(s.lang, &source.device, person::name_of(&s.facts, &source.actor)))?;
        }
        print::line(&text::receipt_sum(s.lang, &source.sha256))?;
        if let Some(worth) = Worth::of(&source.signed) {
            print::line(&format!("    {}", worth.say(s.lang)))?;
        }
    }
    print::line(&text::receipt_counts(s.lang, r.aside, r.conflicts, r.forks, r.gaps))?;
    if !r.heading.backup.is_empty() {
        print::line(&text::receipt_backup(s.lang, &r.heading.backup))?;
    }
    if let Some(w) = &r.withdrawal {
        print::line(&text::receipt_undone(s.lang, &w.heading.at, who(s, &w.heading.actor), w.removed, w.kept))?;
    }
    Ok(())
}

fn undo(s: &mut Session, id: i64, rehearse: bool) -> Result<()> {
    let (at, backups) = (s.wall(), s.home.backups());
    let how = Undoing { rehearse, actor: &s.actor, at: &at, backups: Some(&backups), lang: s.lang };
    let done = undo::undo(&mut s.store, id, &how)?;
    if s.json {
        print::json(&json_of_undo(s, id, &done))?;
    }
    if !done.taken.blockers.is_empty() {
        return Err(Error::Refused(undo::in_the_way(id, &done, &s.facts, s.lang)));
    }
    done.words(s.lang).iter().for_each(|words| print::note(words));
    print::note(&if rehearse { text::undo_rehearsed(s.lang) } else { text::undone(s.lang, id) });
    Ok(())
}

fn json_of_undo(s: &Session, id: i64, done: &Undone) -> Value {
    let blocker = |b: &Blocker| {
        json!({
            "hash": b.op.hash.to_string(), "entity": b.op.entity, "record": b.op.id, "field": b.op.field,
            "value": b.op.value, "actor": b.op.actor, "name": person::name_of(&s.facts, &b.op.actor),
            "device": b.op.device, "wall": b.op.wall, "because": undo::because_key(b),
        })
    };
    json!({
        "receipt": id, "undone": done.taken.withdrawal.is_some(), "removed": done.taken.removed,
        "kept": done.taken.kept, "undone_edits": done.taken.undone, "blockers": done.taken.blockers.iter().map(blocker).collect::<Vec<_>>(),
        "backup": done.backup.as_ref().map(|p| p.display().to_string()),
    })
}

fn json_of(s: &Session, r: &Receipt) -> Value {
    let bundle = |m: &Merged| {
        json!({
            "path": m.source.path, "sha256": m.source.sha256, "content": m.source.content,
            "device": m.source.device, "actor": m.source.actor, "signature": m.source.signed, "new": m.brought.new, "known": m.brought.known,
        })
    };
    json!({
        "id": r.id, "at": r.heading.at, "actor": r.heading.actor, "name": who(s, &r.heading.actor),
        "device": r.device, "backup": r.heading.backup, "new": r.brought.new, "known": r.brought.known,
        "quarantined": r.aside, "revived": r.revived, "conflicts": r.conflicts, "forks": r.forks, "gaps": r.gaps,
        "bundles": r.bundles.iter().map(bundle).collect::<Vec<_>>(),
        "undone": r.withdrawal.as_ref().map(|w| json!({
            "at": w.heading.at, "actor": w.heading.actor, "name": who(s, &w.heading.actor),
            "backup": w.heading.backup, "removed": w.removed, "kept": w.kept,
        })),
    })
}
