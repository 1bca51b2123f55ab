//! What is written down under a pair: aims, shortfalls, tasks and the help ledger (R067–R069, R131, §5.4).

use super::{Pair, PairError, day};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use crate::text::Lang;
use crate::text::model::pairing as text;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// One 量化目标 (R131).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Record id.
    pub id: String,
    /// What is measured.
    pub name: String,
    /// What is aimed at.
    pub target: String,
    /// What was reached.
    pub actual: String,
    /// Whether it was reached, by a person's word.
    pub met: bool,
}

/// One 短板 (R065, R067).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Record id.
    pub id: String,
    /// What is short.
    pub text: String,
    /// Whether it is one of the 1–2 核心短板.
    pub core: bool,
    /// Code of how it was found.
    pub source: String,
    /// When.
    pub found: Option<NaiveDate>,
}

/// One line of the 个性化提升方案: action, person, date (R068).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Record id.
    pub id: String,
    /// Shortfall it mends; may be empty.
    pub gap: String,
    /// What is to be done.
    pub action: String,
    /// By whom.
    pub person: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was done.
    pub done: Option<NaiveDate>,
}

/// One entry of the 帮扶台账.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Record id.
    pub id: String,
    /// Code of the kind.
    pub kind: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// The moment, where hours count (R140).
    pub at: Option<DateTime<FixedOffset>>,
    /// What was done or asked.
    pub text: String,
    /// Shortfall it is about; may be empty.
    pub gap: String,
    /// When what was asked for was settled.
    pub done: Option<NaiveDate>,
    /// The moment of that, where hours count.
    pub done_at: Option<DateTime<FixedOffset>>,
    /// How it was settled.
    pub result: String,
}

fn of_pair<T>(facts: &Facts, entity: &str, pair: &str, from: impl Fn(&Record) -> T) -> Vec<T> {
    let mut records: Vec<_> = facts.with(entity, "pair", pair).collect();
    records.sort_by(|a, b| by_birth(&a.id, &b.id));
    records.into_iter().map(from).collect()
}

impl Goal {
    /// The aims of a pair, in the order they were set.
    pub fn of_pair(facts: &Facts, pair: &str) -> Vec<Goal> {
        of_pair(facts, "goal", pair, |r| Goal {
            id: r.id.clone(),
            name: r.get("name").into(),
            target: r.get("target").into(),
            actual: r.get("actual").into(),
            met: r.get("met") == "yes",
        })
    }
}

impl Gap {
    /// The shortfalls of a pair, oldest first.
    pub fn of_pair(facts: &Facts, pair: &str) -> Vec<Gap> {
        of_pair(facts, "gap", pair, |r| Gap {
            id: r.id.clone(),
            text: r.get("text").into(),
            core: r.get("core") == "yes",
            source: r.get("source").into(),
            found: day(r, "found"),
        })
    }

    /// What is wrong with the number of core shortfalls: the diagnosis names one or two (R067).
    pub fn core_warning(gaps: &[Gap], lang: Lang) -> Option<String> {
        let core = gaps.iter().filter(|g| g.core).count();
        (!(1..=2).contains(&core)).then(|| text::core_count(lang, core))
    }
}

impl Task {
    /// The tasks of a pair, oldest first.
    pub fn of_pair(facts: &Facts, pair: &str) -> Vec<Task> {
        of_pair(facts, "task", pair, |r| Task {
            id: r.id.clone(),
            gap: r.get("gap").into(),
            action: r.get("action").into(),
            person: r.get("person").into(),
            due: day(r, "due"),
            done: day(r, "done"),
        })
    }

    /// Whether it should have been done before a day.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < today)
    }
}

impl Contact {
    /// The ledger of a pair, in the order of its days.
    pub fn of_pair(facts: &Facts, pair: &str) -> Vec<Contact> {
        let mut found = of_pair(facts, "contact", pair, |r| Contact {
            id: r.id.clone(),
            kind: r.get("kind").into(),
            date: day(r, "date"),
            at: r.get("at").parse().ok(),
            text: r.get("text").into(),
            gap: r.get("gap").into(),
            done: day(r, "done"),
            done_at: r.get("done_at").parse().ok(),
            result: r.get("result").into(),
        });
        found.sort_by_key(|c| c.date);
        found
    }
}

/// Sets an aim and returns its id; after the signing only by a new contract (R131).
///
/// # Errors
/// Name or target is missing; the contract is signed.
pub fn set_goal(facts: &Facts, act: &mut Act, pair: &str, name: &str, target: &str) -> Result<String, PairError> {
    if name.trim().is_empty() || target.trim().is_empty() {
        return Err(PairError::Empty);
    }
    if Pair::of(facts, pair).is_some_and(|p| p.signed.iter().any(Option::is_some)) {
        return Err(PairError::Signed);
    }
    let id = act.create("goal");
    act.set_all(facts, "goal", &id, &[("pair", pair), ("name", name.trim()), ("target", target.trim())]);
    Ok(id)
}

/// Writes down what an aim came to.
pub fn measure_goal(facts: &Facts, act: &mut Act, goal: &str, actual: &str, met: bool) {
    act.set_all(facts, "goal", goal, &[("actual", actual.trim()), ("met", if met { "yes" } else { "no" })]);
}

/// Writes a shortfall down and returns its id. Diagnosis comes with the pairing, before or after the signing.
///
/// # Errors
/// No text.
pub fn add_gap(
    facts: &Facts,
    act: &mut Act,
    pair: &str,
    words: &str,
    source: &str,
    found: NaiveDate,
    core: bool,
) -> Result<String, PairError> {
    if words.trim().is_empty() {
        return Err(PairError::Empty);
    }
    let id = act.create("gap");
    let (found, core) = (found.to_string(), if core { "yes" } else { "" });
    let fields = [("pair", pair), ("text", words.trim()), ("source", source), ("found", &found), ("core", core)];
    act.set_all(facts, "gap", &id, &fields);
    Ok(id)
}

/// Adds a task of the plan and returns its id: action, person and date are all required (R068).
///
/// # Errors
/// One of them is missing.
pub fn add_task(
    facts: &Facts,
    act: &mut Act,
    pair: &str,
    gap: &str,
    action: &str,
    person: &str,
    due: NaiveDate,
) -> Result<String, PairError> {
    if action.trim().is_empty() || person.trim().is_empty() {
        return Err(PairError::Empty);
    }
    let id = act.create("task");
    let due = due.to_string();
    let fields = [("pair", pair), ("gap", gap), ("action", action.trim()), ("person", person.trim()), ("due", &due)];
    act.set_all(facts, "task", &id, &fields);
    Ok(id)
}

/// A task was done on a day.
pub fn finish_task(facts: &Facts, act: &mut Act, task: &str, on: NaiveDate) {
    act.set(facts, "task", task, "done", &on.to_string());
}

/// Writes an entry into the help ledger and returns its id.
///
/// # Errors
/// No text; the contract is not in force on that day (R155).
pub fn log(
    facts: &Facts,
    act: &mut Act,
    pair: &str,
    kind: &str,
    at: DateTime<FixedOffset>,
    words: &str,
    gap: &str,
) -> Result<String, PairError> {
    if words.trim().is_empty() {
        return Err(PairError::Empty);
    }
    let date = at.date_naive();
    if Pair::of(facts, pair).and_then(|p| p.in_force()).is_none_or(|start| date < start) {
        return Err(PairError::NotInForce);
    }
    let id = act.create("contact");
    let (date, moment) = (date.to_string(), at.format("%Y-%m-%dT%H:%M:%S%:z").to_string());
    let at = if kind == "behind" { moment.as_str() } else { "" };
    let fields = [("pair", pair), ("kind", kind), ("date", &date), ("at", at), ("text", words.trim()), ("gap", gap)];
    act.set_all(facts, "contact", &id, &fields);
    Ok(id)
}

/// What an entry found and which tools or advice it gave, beside its words (rules.md §5.4).
pub fn add_findings(facts: &Facts, act: &mut Act, contact: &str, found: &str, given: &str) {
    act.set_all(facts, "contact", contact, &[("found", found.trim()), ("given", given.trim())]);
}

/// What was asked for or found in an entry is settled.
///
/// # Errors
/// No word about how.
pub fn settle(
    facts: &Facts,
    act: &mut Act,
    contact: &str,
    at: DateTime<FixedOffset>,
    result: &str,
) -> Result<(), PairError> {
    if result.trim().is_empty() {
        return Err(PairError::Empty);
    }
    let (date, moment) = (at.date_naive().to_string(), at.format("%Y-%m-%dT%H:%M:%S%:z").to_string());
    let exact = if facts.value("contact", contact, "kind") == "behind" { moment.as_str() } else { "" };
    act.set_all(facts, "contact", contact, &[("done", &date), ("done_at", exact), ("result", result.trim())]);
    Ok(())
}
