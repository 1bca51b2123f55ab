//! `hucha audit`: every operation, with who, when, where, why, and the receipt with which it came.

use super::args::{Audit, Common};
use super::print;
use super::session::Session;
use crate::error::Result;
use crate::journal::Op;
use crate::model::{person, schema};
use crate::store::Known;
use crate::text::{cli, merge as text};
use serde_json::{Value, json};

/// Lists the operations that fit, in the order in which this laptop learned of them.
///
/// # Errors
/// Nobody is called so; the database.
pub fn run(common: &Common, given: &Audit) -> Result<()> {
    let s = Session::open(common)?;
    let person = given.person.as_deref().map(|name| s.known_person(name)).transpose()?;
    let takes = |op: &Op| {
        given.record.as_ref().is_none_or(|id| is_about(op, id))
            && person.as_ref().is_none_or(|id| person::root(&s.facts, &op.actor) == id)
            && given.device.as_ref().is_none_or(|device| op.device == *device)
    };
    let mut found = Vec::new();
    s.store.each_known(|known| {
        if takes(&known.op) {
            found.push(known.clone());
        }
        Ok(())
    })?;
    if s.json {
        return print::json(&found.iter().map(|k| json_of(&s, k)).collect());
    }
    if found.is_empty() {
        print::note(&cli::none_found(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::audit_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|k| row(&s, k)));
    print::table(&rows)
}

/// A record by its id, or by `entity/id` where several entities share one.
fn is_about(op: &Op, id: &str) -> bool {
    op.id == id || id.strip_prefix(op.entity.as_str()).and_then(|rest| rest.strip_prefix('/')) == Some(op.id.as_str())
}

fn row(s: &Session, known: &Known) -> Vec<String> {
    let op = &known.op;
    let field = schema::field(&op.entity, &op.field);
    let entity = schema::entity(&op.entity).map_or(op.entity.as_str(), |e| e.title(s.lang));
    let value = field.map_or(op.value.as_str(), |f| f.shown(&op.value, s.lang));
    let from = known.receipt.map_or_else(|| text::audit_here(s.lang), |n| text::audit_receipt(s.lang, n));
    vec![
        op.wall.clone(),
        person::name_of(&s.facts, &op.actor),
        op.device.clone(),
        format!("{entity} {}", op.id),
        field.map_or(op.field.as_str(), |f| f.title(s.lang)).into(),
        value.into(),
        op.reason.clone(),
        from,
        if known.aside { text::audit_aside(s.lang) } else { String::new() },
    ]
}

fn json_of(s: &Session, known: &Known) -> Value {
    let op = &known.op;
    json!({
        "hash": op.hash.to_string(), "device": op.device, "seq": op.seq, "lamport": op.lamport, "wall": op.wall,
        "actor": op.actor, "name": person::name_of(&s.facts, &op.actor), "entity": op.entity, "record": op.id,
        "field": op.field, "value": op.value, "pred": op.pred.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "reason": op.reason, "source": op.source, "txn": op.txn, "receipt": known.receipt, "aside": known.aside,
    })
}
