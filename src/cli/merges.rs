//! `hucha merges list|show`: the receipts of this laptop.

use super::args::{Common, Merges};
use super::merge::who;
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::person;
use crate::store::{Merged, Receipt};
use crate::text::{cli, merge as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// There is no such receipt; the database.
pub fn run(common: &Common, command: &Merges) -> Result<()> {
    let s = Session::open(common)?;
    match command {
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
    }
    print::line(&text::receipt_counts(s.lang, r.aside, r.conflicts, r.forks, r.gaps))?;
    if !r.heading.backup.is_empty() {
        print::line(&text::receipt_backup(s.lang, &r.heading.backup))?;
    }
    Ok(())
}

fn json_of(s: &Session, r: &Receipt) -> Value {
    let bundle = |m: &Merged| {
        json!({
            "path": m.source.path, "sha256": m.source.sha256, "content": m.source.content,
            "device": m.source.device, "actor": m.source.actor, "new": m.brought.new, "known": m.brought.known,
        })
    };
    json!({
        "id": r.id, "at": r.heading.at, "actor": r.heading.actor, "name": who(s, &r.heading.actor),
        "device": r.device, "backup": r.heading.backup, "new": r.brought.new, "known": r.brought.known,
        "quarantined": r.aside, "revived": r.revived, "conflicts": r.conflicts, "forks": r.forks, "gaps": r.gaps,
        "bundles": r.bundles.iter().map(bundle).collect::<Vec<_>>(),
    })
}
