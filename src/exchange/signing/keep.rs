//! Keeping the roster, and deciding about what waits: the acts of a person, the same in the app and on the command
//! line.

use super::key::{self, Key};
use super::roster::{self, NEVER};
use crate::error::{Error, Result};
use crate::journal::op::is_device;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::person;
use crate::store::{Roster, Rostered, Store, Waiting};
use crate::text::{Lang, trust as text, visible};
use std::collections::BTreeMap;

/// How a device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On the roster.
    On,
    /// Removed from the roster.
    Off,
    /// Not on the roster, or there is none.
    New,
    /// On the roster, and seen with another key.
    Changed,
}

/// A device that is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The device.
    pub device: String,
    /// The name on the roster, else that of who worked on it last.
    pub name: String,
    /// What a newcomer whose material waits claims to be called; empty otherwise.
    pub claims: String,
    /// Its key; empty if it was never seen to sign.
    pub key: String,
    /// How it stands.
    pub state: State,
    /// This laptop.
    pub own: bool,
    /// Operations that wait.
    pub waiting: u64,
}

impl Member {
    /// Its name as people read it: what only the material itself says is a claim.
    pub fn shown(&self, lang: Lang) -> String {
        if self.claims.is_empty() { self.name.clone() } else { text::claimed(lang, visible(&self.claims)) }
    }
}

impl State {
    /// In words.
    pub fn say(self, lang: Lang) -> String {
        match self {
            State::On => text::state_on(lang),
            State::Off => text::state_off(lang),
            State::New => text::state_new(lang),
            State::Changed => text::state_changed(lang),
        }
    }

    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            State::On => "on",
            State::Off => "off",
            State::New => "new",
            State::Changed => "changed",
        }
    }
}

/// Every device that is on the roster, was seen to sign, or has written something.
///
/// # Errors
/// The database.
pub fn members(store: &Store, facts: &Facts) -> Result<Vec<Member>> {
    let mut out: BTreeMap<(String, String), Member> = BTreeMap::new();
    let rows = store.roster()?.map(|r| r.rows).unwrap_or_default();
    let waiting: BTreeMap<String, Waiting> = store.waiting()?.into_iter().map(|w| (w.device.clone(), w)).collect();
    let mut add = |device: &str, key: &str, name: &str, state| {
        let own = device == store.device();
        let waits = waiting.get(device);
        let claims = waits.filter(|_| state == State::New).map(|w| w.claims.clone()).unwrap_or_default();
        let waiting = waits.map_or(0, |w| w.ops);
        let member = Member { device: device.into(), name: name.into(), claims, key: key.into(), state, own, waiting };
        out.entry((device.into(), key.into())).or_insert(member);
    };
    for row in &rows {
        add(&row.device, &row.key, &row.name, if row.until.is_empty() { State::On } else { State::Off });
    }
    let own = Key::of(store)?;
    let mut seen: Vec<(String, String)> = store.proofs()?.into_iter().map(|p| (p.device, p.key)).collect();
    seen.push((store.device().into(), own.public().into()));
    for (device, key) in &seen {
        let other = rows.iter().any(|r| r.device == *device && r.key != *key);
        add(device, key, &worker(store, facts, device)?, if other { State::Changed } else { State::New });
    }
    for device in store.devices()?.into_iter().filter(|d| is_device(d)) {
        if !rows.iter().any(|r| r.device == device) && !seen.iter().any(|(d, _)| *d == device) {
            add(&device, "", &worker(store, facts, &device)?, State::New);
        }
    }
    Ok(out.into_values().collect())
}

/// The name of who worked on a device last.
fn worker(store: &Store, facts: &Facts, device: &str) -> Result<String> {
    let actor = store.worker(device)?;
    Ok(if actor.is_empty() { String::new() } else { person::name_of(facts, &actor) })
}

/// A change of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The first roster: this laptop and every device that was seen with one key.
    Begin,
    /// One device more, with this key.
    Add(String, String),
    /// A device no longer counts; what is known of it until now does.
    Remove(String),
}

/// Makes the next roster, signs it, and puts it in force. With the first one comes an act that vouches for all that is
/// here already; commit it. Only the laptop that signed the last one can do it.
///
/// # Errors
/// Another laptop signs the roster; the key of the device is not known; the database.
pub fn change(store: &mut Store, facts: &Facts, change: &Change, lang: Lang) -> Result<(Roster, Act)> {
    let own = Key::of(store)?;
    let now = store.roster()?;
    if let Some(now) = now.as_ref().filter(|now| now.key != own.public()) {
        return Err(Error::refused(text::not_coordinator(lang, super::fingerprint(&now.key))));
    }
    let mut act = facts.act();
    if now.is_none() {
        vouch_for_all(store, facts, &mut act)?;
    }
    let (serial, mut rows) = now.map(|r| (r.serial, r.rows)).unwrap_or_default();
    match change {
        Change::Begin => {
            for m in members(store, facts)?.into_iter().filter(|m| m.state == State::New && !m.key.is_empty()) {
                rows.push(row(store, facts, &m.device, &m.key)?);
            }
        }
        Change::Add(device, key) => {
            rows.retain(|r| r.device != *device);
            rows.push(row(store, facts, device, key)?);
        }
        Change::Remove(device) => remove(store, &mut rows, device, lang)?,
    }
    if !rows.iter().any(|r| r.device == store.device()) {
        rows.push(row(store, facts, store.device(), own.public())?);
    }
    let made = roster::sign(rows, serial + 1, &own, lang)?;
    store.adopt_roster(Some(&made))?;
    Ok((made, act))
}

fn row(store: &Store, facts: &Facts, device: &str, key: &str) -> Result<Rostered> {
    let person = store.worker(device)?;
    let name = if person.is_empty() { String::new() } else { person::name_of(facts, &person) };
    Ok(Rostered { device: device.into(), key: key.into(), person, name, until: String::new() })
}

fn remove(store: &Store, rows: &mut [Rostered], device: &str, lang: Lang) -> Result<()> {
    let tips = store.device_tips()?;
    let last = tips.iter().find(|(d, ..)| d == device).map_or(NEVER.to_string(), |(_, _, hash)| hash.to_string());
    let mut found = false;
    for row in rows.iter_mut().filter(|r| r.device == device && r.until.is_empty()) {
        (row.until, found) = (last.clone(), true);
    }
    if found { Ok(()) } else { Err(Error::Usage(text::unknown_device(lang, device))) }
}

/// What was merged before there was a roster goes on counting: the first signer answers for it by name.
fn vouch_for_all(store: &Store, facts: &Facts, act: &mut Act) -> Result<()> {
    for (device, _, hash) in store.device_tips()?.into_iter().filter(|(d, ..)| d != store.device()) {
        let id = act.create("trust");
        act.set_all(facts, "trust", &id, &[("device", &device), ("tip", &hash.to_string())]);
    }
    Ok(())
}

/// The key with which a device is to be put on the roster: the given one, else the only one it was seen with.
///
/// # Errors
/// No or several keys were seen; not a key.
pub fn key_for(store: &Store, device: &str, given: Option<&str>, lang: Lang) -> Result<String> {
    if let Some(given) = given {
        return key::in_file(given).ok_or_else(|| Error::Usage(text::bad_key(lang)));
    }
    if device == store.device() {
        return Ok(Key::of(store)?.public().into());
    }
    match store.keys_of(device)?.as_slice() {
        [] => Err(Error::Usage(text::unknown_device(lang, device))),
        [key] => Ok(key.clone()),
        _ => Err(Error::Usage(text::several_keys(lang, device))),
    }
}

/// The act by which a person vouches for what waits, or says that it is not trusted. Commit it, then let the store
/// judge anew ([`Store::rebuild`]).
pub fn decision(facts: &Facts, waiting: &[Waiting], trust: bool, reason: &str) -> Act {
    let mut act = facts.act().because(reason);
    for w in waiting {
        let id = act.create("trust");
        let field = if trust { "tip" } else { "refused" };
        let fields = [("device", w.device.as_str()), (field, &w.tip.to_string()), ("reason", reason)];
        act.set_all(facts, "trust", &id, &fields);
    }
    act
}

/// Whether somebody said that this is not trusted: the id of that decision.
pub fn refusal(facts: &Facts, waiting: &Waiting) -> Option<String> {
    let tip = waiting.tip.to_string();
    facts.all("trust").find(|r| r.get("refused") == tip).map(|r| r.id.clone())
}
