//! `hucha proposals list|accept|refuse|original`: what people changed in tables, and the decision of one of them.

use super::args::{Common, Proposals};
use super::print;
use super::session::Session;
use super::table;
use crate::error::{Error, Result};
use crate::exchange::handedit::{decide, words::short};
use crate::exchange::write_zip;
use crate::journal::{Author, Source};
use crate::model::{conflict, person, schema};
use crate::store::{Matter, Proposal};
use crate::text::{Say, merge as text};
use serde_json::{Value, json};
use std::path::Path;

/// Runs one of the commands.
///
/// # Errors
/// No such edit is waiting; no reason; what an edit builds on is not here.
pub fn run(common: &Common, command: &Proposals) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Proposals::List { all } => list(&s, *all),
        Proposals::Accept { id, all, by, reason } => {
            let list = chosen(&s, id, *all)?;
            accept(&mut s, &list, by, reason)
        }
        Proposals::Refuse { id, all, reason } => {
            let list = chosen(&s, id, *all)?;
            refuse(&mut s, &list, reason)
        }
        Proposals::Original { sha256, output } => original(&s, sha256, output),
    }
}

fn list(s: &Session, all: bool) -> Result<()> {
    let found = if all { s.store.all_proposals()? } else { s.store.proposals()? };
    if s.json {
        return print::json(&found.iter().map(|p| json_of(s, p)).collect());
    }
    if found.is_empty() {
        print::note(&text::no_proposals(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::proposal_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|p| row(s, p)));
    print::table(&rows)
}

fn row(s: &Session, p: &Proposal) -> Vec<String> {
    let e = &p.edited;
    let entity = schema::entity(&e.key.entity).map_or(e.key.entity.as_str(), |entity| entity.title(s.lang));
    let value = if e.matter == Matter::New { e.row(s.lang) } else { short(e.shown(&e.value, s.lang)) };
    let base = short(e.shown(&e.base, s.lang));
    let record = format!("{entity} {}", short(&e.key.id));
    vec![p.id.to_string(), record, e.title(s.lang), base, value, e.place(s.lang), state(s, p)]
}

fn state(s: &Session, p: &Proposal) -> String {
    let who = || person::name_of(&s.facts, &p.decided.by);
    match (p.state.as_str(), p.edited.matter) {
        ("accepted", _) => text::proposal_accepted(s.lang, who()),
        ("refused", _) => text::proposal_refused(s.lang, who()),
        (_, Matter::Damage) => text::proposal_spoilt(s.lang),
        (_, Matter::Unclear) => text::proposal_unclear(s.lang),
        _ => text::proposal_waiting(s.lang),
    }
}

fn json_of(s: &Session, p: &Proposal) -> Value {
    let e = &p.edited;
    let place = conflict::place(&s.facts, &e.key.entity, &e.key.id);
    json!({
        "id": p.id, "kind": e.matter.key(), "state": p.state, "entity": e.key.entity, "record": e.key.id,
        "field": e.key.field, "branch": place.branch, "code": place.code, "base": e.base, "value": e.value,
        "why": e.reason(s.lang), "says": e.say(s.lang), "file": e.file, "line": e.line, "sha256": e.sha256,
        "receipt": p.receipt, "by": p.decided.by, "at": p.decided.at, "reason": p.decided.reason,
    })
}

/// The waiting edits that were named.
fn chosen(s: &Session, ids: &[i64], all: bool) -> Result<Vec<Proposal>> {
    let waiting = s.store.proposals()?;
    if all {
        return Ok(waiting);
    }
    if ids.is_empty() {
        return Err(Error::Usage(text::which_proposals(s.lang)));
    }
    let find = |id: &i64| {
        let found = waiting.iter().find(|p| p.id == *id).cloned();
        found.ok_or_else(|| Error::Usage(crate::text::store::not_waiting(s.lang, id)))
    };
    ids.iter().map(find).collect()
}

fn author(s: &Session) -> Author {
    Author { actor: s.actor.clone(), wall: s.wall(), source: Source::Cli }
}

fn needed(s: &Session, reason: &str) -> Result<()> {
    if reason.trim().is_empty() { Err(Error::Usage(text::reason_needed(s.lang))) } else { Ok(()) }
}

fn accept(s: &mut Session, list: &[Proposal], by: &str, reason: &str) -> Result<()> {
    needed(s, reason)?;
    needed(s, by)?;
    let author = author(s);
    let changes = decide::accept(&mut s.store, &s.facts, list, by.trim(), reason.trim(), &author, s.lang)?;
    s.store.apply(&mut s.facts, changes);
    print::note(&text::proposals_accepted(s.lang, list.len()));
    told(s, list)
}

fn refuse(s: &mut Session, list: &[Proposal], reason: &str) -> Result<()> {
    needed(s, reason)?;
    let author = author(s);
    decide::refuse(&mut s.store, list, reason.trim(), &author)?;
    print::note(&text::proposals_refused(s.lang, list.len()));
    told(s, list)
}

fn told(s: &Session, list: &[Proposal]) -> Result<()> {
    let ids: Vec<i64> = list.iter().map(|p| p.id).collect();
    if s.json {
        return print::json(&json!({ "ids": ids }));
    }
    list.iter().try_for_each(|p| print::line(&p.edited.say(s.lang)))
}

fn original(s: &Session, sha256: &str, output: &Path) -> Result<()> {
    let Some((name, packed)) = s.store.original(sha256.trim())? else {
        return Err(Error::Usage(text::original_unknown(s.lang, sha256)));
    };
    table::save(output, &write_zip::unpack_one(&name, &packed)?)?;
    print::note(&text::original_written(s.lang, name, output.display()));
    print::line(&output.display().to_string())
}
