//! The log of plates (R099): every rating, change and extension is a record of its own; nothing is overwritten.

use super::Plate;
use super::composite::{Missing, Outcome, Policy};
use super::inputs::{self, Line};
use crate::model::act::Act;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use crate::model::schema;
use crate::text::model::plate as text;
use crate::text::{Lang, Say};
use chrono::{DateTime, NaiveDate};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// 评定: the rating of the quarter, the only one that streaks count (AMB-12).
    Rated,
    /// 更换: 达标牌 after rectification (R099).
    Changed,
    /// 延长: the time as 争先 is extended (R099).
    Extended,
    /// 书面检讨已提交 (R097); nothing but its date is kept.
    Review,
    /// 已约谈 (R098); nothing but its date is kept.
    Talk,
}

impl Event {
    /// All.
    pub const ALL: [Event; 5] = [Event::Rated, Event::Changed, Event::Extended, Event::Review, Event::Talk];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Event::Rated => "rated",
            Event::Changed => "changed",
            Event::Extended => "extended",
            Event::Review => "review",
            Event::Talk => "talk",
        }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::PLATE_EVENTS, self.code(), lang)
    }
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Record id.
    pub id: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// What happened.
    pub event: Event,
    /// The plate from then on.
    pub plate: Option<Plate>,
    /// The composite as printed.
    pub composite: Option<Points>,
    /// How a missing third part was replaced.
    pub policy: Option<Policy>,
    /// Day of the event.
    pub date: Option<NaiveDate>,
    /// Last day of an extension.
    pub until: Option<NaiveDate>,
    /// Who did it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub note: String,
}

impl Entry {
    fn from(r: &Record) -> Option<Entry> {
        let event = Event::ALL.into_iter().find(|e| e.code() == r.get("kind"))?;
        let text = |field| r.get(field).to_string();
        Some(Entry {
            id: r.id.clone(),
            round: text("round"),
            branch: text("branch"),
            event,
            plate: Plate::parse(r.get("plate")),
            composite: Points::parse(r.get("composite")).ok(),
            policy: Policy::parse(r.get("policy")),
            date: r.get("date").parse().ok(),
            until: r.get("until").parse().ok(),
            by: text("by"),
            at: text("at"),
            note: text("note"),
        })
    }

    fn moment(&self) -> i64 {
        DateTime::parse_from_rfc3339(&self.at).map_or(0, |t| t.timestamp())
    }
}

/// The log of a quarter (of all quarters if `round` is empty), oldest first.
pub fn entries(facts: &Facts, round: &str) -> Vec<Entry> {
    let wanted = |r: &&Record| round.is_empty() || r.get("round") == round;
    let mut found: Vec<Entry> = facts.all("plate").filter(wanted).filter_map(Entry::from).collect();
    found.sort_by(|a, b| (a.moment(), a.id.len()).cmp(&(b.moment(), b.id.len())).then_with(|| by_birth(&a.id, &b.id)));
    found
}

/// The rating of the quarter among the entries of one branch and quarter: the latest one.
pub fn rated(log: &[Entry]) -> Option<&Entry> {
    log.iter().rfind(|e| e.event == Event::Rated)
}

/// The plate in force: what the last rating or change says.
pub fn in_force(log: &[Entry]) -> Option<Plate> {
    log.iter().rev().filter(|e| matches!(e.event, Event::Rated | Event::Changed)).find_map(|e| e.plate)
}

/// Why something cannot be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogError {
    /// Inputs are missing: branch and what it lacks.
    Blocked(Vec<(String, Vec<Missing>)>),
    /// A reason is needed.
    ReasonMissing,
    /// Only a branch with 争先牌: its name.
    NotStriving(String),
    /// There is no such branch in the quarter.
    NoBranch(String),
    /// An extension ends after the day it begins.
    UntilTooEarly,
    /// The plates are given as they stand; nothing to add.
    Nothing,
}

impl Say for LogError {
    fn say(&self, lang: Lang) -> String {
        match self {
            LogError::Blocked(list) => {
                let one = |(name, missing): &(String, Vec<Missing>)| {
                    let said: Vec<_> = missing.iter().map(|m| m.say(lang)).collect();
                    text::blocked_line(lang, name, said.join(if lang == Lang::En { ", " } else { "、" }))
                };
                let lines: Vec<_> = list.iter().map(one).collect();
                format!("{}\n{}", text::blocked(lang, list.len()), lines.join("\n"))
            }
            LogError::ReasonMissing => text::reason_missing(lang),
            LogError::NotStriving(name) => text::not_striving(lang, name),
            LogError::NoBranch(code) => text::no_branch(lang, code),
            LogError::UntilTooEarly => text::until_too_early(lang),
            LogError::Nothing => text::nothing_new(lang),
        }
    }
}

/// When and by whom something is logged.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stamp<'a> {
    /// Day of the event.
    pub date: NaiveDate,
    /// The acting person's id.
    pub by: &'a str,
    /// Local time, RFC 3339.
    pub at: &'a str,
    /// Why.
    pub note: &'a str,
}

/// Gives the plates of a quarter: one entry per branch whose composite or plate is new. Returns how many.
///
/// # Errors
/// An input is missing anywhere (the plate waits for all); a plate given before changes and no reason is written;
/// nothing is new.
pub fn award(facts: &Facts, act: &mut Act, round: &str, with: &Stamp) -> Result<usize, LogError> {
    let lines = inputs::lines(facts, round);
    let blocked = |l: &Line| match &l.outcome {
        Outcome::Blocked(missing) => Some((l.name.clone(), missing.clone())),
        _ => None,
    };
    let missing: Vec<_> = lines.iter().filter_map(blocked).collect();
    if !missing.is_empty() || lines.is_empty() {
        return Err(LogError::Blocked(missing));
    }
    let fresh: Vec<&Line> = lines.iter().filter(|l| is_new(l)).collect();
    if fresh.is_empty() {
        return Err(LogError::Nothing);
    }
    if fresh.iter().any(|l| rated(&l.log).is_some()) && with.note.trim().is_empty() {
        return Err(LogError::ReasonMissing);
    }
    for line in &fresh {
        award_one(facts, act, round, line, with);
    }
    Ok(fresh.len())
}

fn is_new(line: &Line) -> bool {
    let Some(now) = line.outcome.composite() else { return false };
    rated(&line.log)
        .is_none_or(|e| (e.composite, e.plate, e.policy) != (Some(now.printed), Some(now.plate), now.policy))
}

fn award_one(facts: &Facts, act: &mut Act, round: &str, line: &Line, with: &Stamp) {
    let Some(c) = line.outcome.composite() else { return };
    let text = |points: Option<Points>| points.map(|p| p.to_string()).unwrap_or_default();
    let peer = if let super::Input::Given(p) = line.inputs.peer { Some(p) } else { None };
    let help = line.inputs.help.points().filter(|_| c.policy != Some(Policy::Reweight));
    let (composite, star, peer, help) =
        (c.printed.to_string(), text(line.inputs.star.points()), text(peer), text(help));
    let parts = [
        ("composite", composite.as_str()),
        ("star", &star),
        ("peer", &peer),
        ("help", &help),
        ("policy", c.policy.map_or("", Policy::code)),
    ];
    let id = write(facts, act, (round, &line.branch), Event::Rated, Some(c.plate), with);
    act.set_all(facts, "plate", &id, &parts);
}

fn write(facts: &Facts, act: &mut Act, of: (&str, &str), event: Event, plate: Option<Plate>, with: &Stamp) -> String {
    let (id, date) = (act.create("plate"), with.date.to_string());
    let fields = [
        ("round", of.0),
        ("branch", of.1),
        ("kind", event.code()),
        ("plate", plate.map_or("", Plate::code)),
        ("date", date.as_str()),
        ("by", with.by),
        ("at", with.at),
        ("note", with.note.trim()),
    ];
    act.set_all(facts, "plate", &id, &fields);
    id
}

fn striving(facts: &Facts, round: &str, branch: &str) -> Result<Vec<Entry>, LogError> {
    if facts.get("branch", branch).is_none() {
        return Err(LogError::NoBranch(branch.into()));
    }
    let log: Vec<_> = entries(facts, round).into_iter().filter(|e| e.branch == branch).collect();
    match in_force(&log) {
        Some(Plate::Striving) => Ok(log),
        _ => Err(LogError::NotStriving(crate::model::visit::branch_name(facts, branch))),
    }
}

/// 更换为达标牌 after rectification, within the quarter or later (R099). The rating stays as it was.
///
/// # Errors
/// The plate in force is not 争先牌; no reason.
pub fn change(facts: &Facts, act: &mut Act, round: &str, branch: &str, with: &Stamp) -> Result<(), LogError> {
    striving(facts, round, branch)?;
    if with.note.trim().is_empty() {
        return Err(LogError::ReasonMissing);
    }
    write(facts, act, (round, branch), Event::Changed, Some(Plate::Standard), with);
    Ok(())
}

/// 延长“争先”期限: rectification is not there yet (R099). No new rating (AMB-12).
///
/// # Errors
/// The plate in force is not 争先牌; no reason; the new end is not after the day of the extension.
pub fn extend(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    until: NaiveDate,
    with: &Stamp,
) -> Result<(), LogError> {
    striving(facts, round, branch)?;
    if with.note.trim().is_empty() {
        return Err(LogError::ReasonMissing);
    }
    if until <= with.date {
        return Err(LogError::UntilTooEarly);
    }
    let id = write(facts, act, (round, branch), Event::Extended, Some(Plate::Striving), with);
    act.set(facts, "plate", &id, "until", &until.to_string());
    Ok(())
}

/// Notes that the written self-criticism was handed in (R097) or the talk was held (R098): the date, nothing else.
///
/// # Errors
/// The branch had no 争先牌 in this quarter.
pub fn report(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    event: Event,
    with: &Stamp,
) -> Result<(), LogError> {
    let log: Vec<_> = entries(facts, round).into_iter().filter(|e| e.branch == branch).collect();
    if rated(&log).and_then(|e| e.plate) != Some(Plate::Striving) {
        return Err(LogError::NotStriving(crate::model::visit::branch_name(facts, branch)));
    }
    write(facts, act, (round, branch), event, None, with);
    Ok(())
}
