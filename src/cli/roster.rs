//! `hucha roster …` and `hucha quarantine …`: whose devices count, and what waits for a decision.

use super::args::{Common, Quarantine, Roster};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::exchange::signing::keep::{self, Change, Member};
use crate::exchange::signing::{Key, fingerprint, roster};
use crate::store::Waiting;
use crate::text::trust as text;
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// Another laptop signs the roster; an unknown device or key; the database.
pub fn run(common: &Common, command: &Roster) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Roster::List => list(&s),
        Roster::Key => own(&s),
        Roster::Sign => change(&mut s, &Change::Begin),
        Roster::Add { device, key } => {
            let key = keep::key_for(&s.store, device, key.as_deref(), s.lang)?;
            change(&mut s, &Change::Add(device.clone(), key))
        }
        Roster::Remove { device } => change(&mut s, &Change::Remove(device.clone())),
        Roster::Adopt { key } => adopt(&mut s, key.as_deref()),
        Roster::Drop => {
            s.store.adopt_roster(None)?;
            print::line(&text::dropped(s.lang))
        }
    }
}

fn list(s: &Session) -> Result<()> {
    let members = keep::members(&s.store, &s.facts)?;
    let now = s.store.roster()?;
    if s.json {
        let one = |m: &Member| {
            json!({
                "device": m.device, "name": m.name, "key": m.key, "fingerprint": print_of(m), "state": m.state.code(),
                "own": m.own, "waiting": m.waiting,
            })
        };
        let (serial, key) = now.map_or((Value::Null, Value::Null), |r| (json!(r.serial), json!(r.key)));
        return print::json(
            &json!({ "serial": serial, "key": key, "devices": members.iter().map(one).collect::<Vec<_>>() }),
        );
    }
    match &now {
        None if s.store.awaits_roster()? => print::note(&crate::text::store::roster_missed(s.lang)),
        None => print::note(&text::roster_none(s.lang)),
        Some(r) => print::line(&text::roster_head(s.lang, r.serial, fingerprint(&r.key)))?,
    }
    let mut rows = vec![text::roster_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    rows.extend(members.iter().map(|m| {
        let own = if m.own { format!(" {}", text::state_own(s.lang)) } else { String::new() };
        let waiting = if m.waiting > 0 { m.waiting.to_string() } else { String::new() };
        vec![m.device.clone(), m.shown(s.lang), print_of(m), m.state.say(s.lang) + &own, waiting]
    }));
    print::table(&rows)?;
    alike(s)
}

fn print_of(m: &Member) -> String {
    if m.key.is_empty() { String::new() } else { fingerprint(&m.key) }
}

fn alike(s: &Session) -> Result<()> {
    let rows = s.store.roster()?.map(|r| r.rows).unwrap_or_default();
    for (a, b) in roster::look_alikes(&rows) {
        print::note(&text::alike(s.lang, a, b));
    }
    Ok(())
}

fn own(s: &Session) -> Result<()> {
    let key = Key::of(&s.store)?;
    let (device, public) = (s.store.device(), key.public());
    if s.json {
        return print::json(&json!({ "device": device, "key": public, "fingerprint": fingerprint(public) }));
    }
    text::own_key(s.lang, device, public, fingerprint(public)).lines().try_for_each(print::line)
}

fn change(s: &mut Session, what: &Change) -> Result<()> {
    let (made, act) = keep::change(&mut s.store, &s.facts, what, s.lang)?;
    if !act.is_empty() {
        s.commit(&act)?;
        s.store.rebuild()?;
    }
    alike(s)?;
    print::line(&text::signed(s.lang, made.serial, made.rows.iter().filter(|r| r.until.is_empty()).count()))
}

fn adopt(s: &mut Session, given: Option<&str>) -> Result<()> {
    let Some(found) = roster::offered(&s.store)? else { return Err(Error::Failed(text::nothing_offered(s.lang))) };
    let print = fingerprint(&found.key);
    if given.is_some_and(|g| g != found.key && g != print) {
        return Err(Error::refused(text::other_key(s.lang, print)));
    }
    roster::adopt(&mut s.store)?;
    print::line(&text::adopted(s.lang, found.serial, print))?;
    match s.store.waiting()?.iter().map(|w| w.ops).sum::<u64>() {
        0 => Ok(()),
        n => print::line(&text::waiting_note(s.lang, n)),
    }
}

/// What waits because nobody on the roster answers for it.
///
/// # Errors
/// Nothing of that device waits; no reason; the database.
pub fn quarantine(common: &Common, command: &Quarantine) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Quarantine::List => waiting(&s),
        Quarantine::Trust { device, reason } => decide(&mut s, device, true, reason),
        Quarantine::Refuse { device, reason } => decide(&mut s, device, false, reason),
    }
}

fn waiting(s: &Session) -> Result<()> {
    let list = s.store.waiting()?;
    let refused = |w: &Waiting| keep::refusal(&s.facts, w);
    if s.json {
        let one = |w: &Waiting| {
            json!({
                "device": w.device, "actor": w.actor, "name": w.claims, "ops": w.ops,
                "seq": w.seq, "tip": w.tip.to_string(), "refused": refused(w),
            })
        };
        return print::json(&list.iter().map(one).collect());
    }
    if list.is_empty() {
        print::note(&text::quarantine_none(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::quarantine_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    rows.extend(list.iter().map(|w| {
        let decision = refused(w).map(|_| text::refused(s.lang, &w.device)).unwrap_or_default();
        let (ops, seq) = (w.ops.to_string(), w.seq.to_string());
        vec![w.device.clone(), w.claims.clone(), ops, seq, decision]
    }));
    print::table(&rows)
}

fn decide(s: &mut Session, device: &str, trust: bool, reason: &str) -> Result<()> {
    let list: Vec<Waiting> = s.store.waiting()?.into_iter().filter(|w| w.device == device).collect();
    if list.is_empty() {
        return Err(Error::Usage(text::not_waiting(s.lang, device)));
    }
    if reason.trim().is_empty() {
        return Err(Error::Usage(text::needs_reason(s.lang)));
    }
    let act = keep::decision(&s.facts, &list, trust, reason.trim());
    s.commit(&act)?;
    s.store.rebuild()?;
    let ops: u64 = list.iter().map(|w| w.ops).sum();
    print::line(&if trust { text::trusted(s.lang, device, ops) } else { text::refused(s.lang, device) })
}
