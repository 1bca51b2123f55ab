//! `hucha audit`: every operation, with who, when, where, why, and the receipt with which it came.

use super::args::{Audit, Common};
use super::print;
use super::session::{Session, date};
use crate::error::{Error, Result};
use crate::journal::{Op, clock};
use crate::model::{person, schema};
use crate::store::{Known, Source};
use crate::text::{cli, merge as text};
use chrono::{DateTime, FixedOffset, NaiveTime};
use serde_json::{Value, json};

/// Lists the operations that fit, in the order in which this laptop learned of them.
///
/// # Errors
/// Nobody is called so; no date; the database.
pub fn run(common: &Common, given: &Audit) -> Result<()> {
    let s = Session::open(common)?;
    let person = given.person.as_deref().map(|name| s.known_person(name)).transpose()?;
    let since = given.since.as_deref().map(|text| moment(&s, text, false)).transpose()?;
    let until = given.until.as_deref().map(|text| moment(&s, text, true)).transpose()?;
    let takes = |known: &Known| {
        let op = &known.op;
        given.record.as_ref().is_none_or(|id| is_about(op, id))
            && person.as_ref().is_none_or(|id| person::root(&s.facts, &op.actor) == id)
            && given.device.as_ref().is_none_or(|device| op.device == *device)
            && given.receipt.is_none_or(|n| known.receipt == Some(n))
            && given.bundle.as_ref().is_none_or(|b| known.bundle.as_ref().is_some_and(|source| is_named(source, b)))
            && is_between(op, since, until)
    };
    let mut found = Vec::new();
    s.store.each_known(|known| {
        if takes(known) {
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

/// A bundle by a part of its path, the beginning of its sum, or the laptop that made it.
fn is_named(source: &Source, given: &str) -> bool {
    source.path.contains(given) || source.sha256.starts_with(given) || source.device == given
}

/// A time as written by a person: RFC 3339, or a day, of which the beginning or the end is meant.
fn moment(s: &Session, given: &str, end: bool) -> Result<DateTime<FixedOffset>> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(given.trim()) {
        return Ok(exact);
    }
    let day = date(s.lang, given)?;
    let time = if end { NaiveTime::from_hms_opt(23, 59, 59) } else { NaiveTime::from_hms_opt(0, 0, 0) };
    let local = day.and_time(time.unwrap_or_default()).and_local_timezone(*s.now.offset());
    local.single().ok_or_else(|| Error::Usage(cli::bad_date(s.lang, given)))
}

/// By the clock of the laptop that wrote it. What has no readable time is in no span of time.
fn is_between(op: &Op, since: Option<DateTime<FixedOffset>>, until: Option<DateTime<FixedOffset>>) -> bool {
    if since.is_none() && until.is_none() {
        return true;
    }
    let wall = DateTime::parse_from_rfc3339(&op.wall);
    wall.is_ok_and(|at| since.is_none_or(|since| at >= since) && until.is_none_or(|until| at <= until))
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
        state(s, known),
    ]
}

fn state(s: &Session, known: &Known) -> String {
    let doubtful = !known.op.is_handedit() && clock::is_doubtful(&known.op.wall, s.now);
    let marks = [(known.aside, text::audit_aside(s.lang)), (doubtful, text::audit_clock(s.lang))];
    marks.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join("、")
}

fn json_of(s: &Session, known: &Known) -> Value {
    let op = &known.op;
    json!({
        "hash": op.hash.to_string(), "device": op.device, "seq": op.seq, "lamport": op.lamport, "wall": op.wall,
        "actor": op.actor, "name": person::name_of(&s.facts, &op.actor), "entity": op.entity, "record": op.id,
        "field": op.field, "value": op.value, "pred": op.pred.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "reason": op.reason, "source": op.source, "txn": op.txn, "receipt": known.receipt, "aside": known.aside,
        "clock_doubtful": !op.is_handedit() && clock::is_doubtful(&op.wall, s.now),
        "bundle": known.bundle.as_ref().map(|b| json!({
            "path": b.path, "sha256": b.sha256, "device": b.device, "actor": b.actor,
        })),
    })
}
