//! `hucha conflicts list|resolve`: what different people wrote, and the decision of one of them.

use super::args::{Common, Conflicts};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::journal::{Key, Op};
use crate::model::{conflict, person, schema};
use crate::store::Conflict;
use crate::text::merge as text;
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// There is no such conflict or hash; no reason; a value of another type than the field's.
pub fn run(common: &Common, command: &Conflicts) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Conflicts::List => list(&s),
        Conflicts::Resolve { id, take, value, reason } => {
            resolve(&mut s, id, take.as_deref(), value.as_deref(), reason)
        }
    }
}

/// What a conflict is called: its cell.
fn id_of(key: &Key) -> String {
    format!("{}/{}/{}", key.entity, key.id, key.field)
}

fn list(s: &Session) -> Result<()> {
    let found = s.store.conflicts()?;
    if s.json {
        return print::json(&found.iter().map(|c| json_of(s, c)).collect());
    }
    if found.is_empty() {
        print::note(&text::no_conflicts(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::conflict_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|c| row(s, c)));
    print::table(&rows)
}

fn row(s: &Session, c: &Conflict) -> Vec<String> {
    let field = schema::field(&c.key.entity, &c.key.field);
    let shown = |value: &str| field.map_or(value.to_string(), |f| f.shown(value, s.lang).to_string());
    let head = |op: &Op| {
        let who = person::name_of(&s.facts, &op.actor);
        text::conflict_head(s.lang, shown(&op.value), who, &op.device, &op.wall, op.hash)
    };
    let base = c.base.as_ref().map_or(String::new(), |op| shown(&op.value));
    let entity = schema::entity(&c.key.entity).map_or(c.key.entity.as_str(), |e| e.title(s.lang));
    let title = field.map_or(c.key.field.as_str(), |f| f.title(s.lang));
    let heads: Vec<String> = c.heads.iter().map(head).collect();
    vec![id_of(&c.key), format!("{entity} {}", c.key.id), title.into(), base, heads.join(" / ")]
}

fn json_of(s: &Session, c: &Conflict) -> Value {
    let place = conflict::place(&s.facts, &c.key.entity, &c.key.id);
    let head = |op: &Op| {
        json!({
            "hash": op.hash.to_string(), "value": op.value, "actor": op.actor, "name": person::name_of(&s.facts, &op.actor),
            "device": op.device, "wall": op.wall, "reason": op.reason,
        })
    };
    json!({
        "id": id_of(&c.key), "entity": c.key.entity, "record": c.key.id, "field": c.key.field,
        "base": c.base.as_ref().map_or("", |op| op.value.as_str()), "branch": place.branch, "code": place.code,
        "heads": c.heads.iter().map(head).collect::<Vec<_>>(),
    })
}

fn resolve(s: &mut Session, id: &str, take: Option<&str>, value: Option<&str>, reason: &str) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::Usage(text::reason_needed(s.lang)));
    }
    let wanted = s.store.conflicts()?.into_iter().find(|c| id_of(&c.key) == id);
    let found = wanted.ok_or_else(|| Error::Usage(text::conflict_unknown(s.lang, id)))?;
    let value = match (take, value) {
        (Some(hash), _) => taken(s, &found, hash)?,
        (None, given) => written(s, &found.key, given.unwrap_or_default())?,
    };
    let mut act = s.facts.act().because(reason.trim());
    let key = &found.key;
    conflict::decide(&s.facts, &mut act, &key.entity, &key.id, &key.field, &value);
    s.commit(&act)?;
    print::note(&text::resolved(s.lang, id, &value));
    if s.json { print::json(&json!({ "id": id, "value": value })) } else { print::line(id) }
}

/// The value of the head whose hash begins like this.
fn taken(s: &Session, found: &Conflict, hash: &str) -> Result<String> {
    let wanted = hash.trim();
    let mut fitting = found.heads.iter().filter(|op| !wanted.is_empty() && op.hash.to_string().starts_with(wanted));
    match (fitting.next(), fitting.next()) {
        (Some(op), None) => Ok(op.value.clone()),
        _ => {
            let list: Vec<_> = found.heads.iter().map(|op| op.hash.to_string()).collect();
            Err(Error::Usage(text::head_unknown(s.lang, hash, list.join("、"))))
        }
    }
}

/// A value that is written anew has to be one of the field's type.
fn written(s: &Session, key: &Key, given: &str) -> Result<String> {
    conflict::value(&key.entity, &key.field, given).ok_or_else(|| {
        let title = schema::field(&key.entity, &key.field).map_or(key.field.as_str(), |f| f.title(s.lang));
        Error::refused(text::value_refused(s.lang, given, title))
    })
}
