//! The hands of the demonstration: acts of its people at past hours, each committed as real work is.

use super::people::{self, OWNER};
use crate::error::Result;
use crate::journal::write::{Draft, write};
use crate::journal::{Author, Key, Source, Tip};
use crate::model::act::Act;
use crate::model::calendar::Holidays;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::interview::Questionnaire;
use crate::model::person::{self, Person};
use crate::model::problem::{self, Class, Move, Problem, Status};
use crate::model::sheet::{self, Sheet};
use crate::model::{feedback, round, visit};
use crate::setup::Starter;
use crate::store::{Heading, Source as From, Store, random_device};
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, TimeDelta};
use std::collections::BTreeMap;

/// The store being filled, what it knows, and what everybody needs at hand.
pub struct World<'s> {
    store: &'s mut Store,
    /// What is known so far.
    pub facts: Facts,
    now: DateTime<FixedOffset>,
    /// For deadlines in working days.
    pub holidays: Holidays,
    /// The checklist in use.
    pub list: Checklist,
    /// The questionnaire in use.
    pub questions: Questionnaire,
    people: BTreeMap<&'static str, String>,
}

/// The other laptop of the demonstration.
const ELSEWHERE: &str = "xDMQTP";

/// Who writes which fields and values.
pub type Edits<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// Wall time as it is written into operations.
pub fn wall(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

impl<'s> World<'s> {
    /// A world in which only the owner is known.
    pub fn new(store: &'s mut Store, facts: Facts, now: DateTime<FixedOffset>, with: &Starter) -> World<'s> {
        let owner = facts.all("person").next().map(|p| p.id.clone()).unwrap_or_default();
        let holidays = Holidays::of(&facts);
        let (list, questions) = (with.checklist.clone(), with.questions.clone());
        World { store, facts, now, holidays, list, questions, people: BTreeMap::from([(OWNER.0, owner)]) }
    }

    /// Today, so many days ago.
    pub fn day(&self, ago: i64) -> NaiveDate {
        self.now.date_naive() - TimeDelta::days(ago)
    }

    /// An hour of a past day; of today, a moment ago.
    pub fn hour(&self, ago: i64, hour: i64) -> String {
        if ago <= 0 {
            return wall(self.now);
        }
        let since_midnight =
            TimeDelta::seconds(self.now.time().signed_duration_since(chrono::NaiveTime::MIN).num_seconds());
        wall(self.now - since_midnight - TimeDelta::days(ago) + TimeDelta::hours(hour))
    }

    /// The id of somebody.
    pub fn id(&self, name: &str) -> String {
        self.people.get(name).cloned().unwrap_or_default()
    }

    /// One act of somebody, so many days ago.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn act(&mut self, who: &str, ago: i64, hour: i64, make: impl FnOnce(&World, &mut Act)) -> Result<()> {
        let mut act = self.facts.act();
        make(self, &mut act);
        let author = Author { actor: self.id(who), wall: self.hour(ago, hour), source: Source::Tui };
        let changes = self.store.commit(&act, &author)?;
        self.store.apply(&mut self.facts, changes);
        Ok(())
    }

    /// Somebody edits a record on this laptop and somebody else on another one, the day before yesterday; what the
    /// other laptop wrote was merged yesterday.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn at_once(&mut self, entity: &str, id: &str, here: Edits, there: Edits) -> Result<()> {
        let draft = |(field, value): &(&str, &str)| Draft {
            key: Key::new(entity, id, field),
            value: (*value).into(),
            reason: String::new(),
            pred: None,
        };
        let drafts: Vec<Draft> = there.1.iter().map(draft).collect();
        let mut before = BTreeMap::new();
        for d in &drafts {
            before.insert(d.key.clone(), self.store.heads(&d.key)?);
        }
        let tip = Tip { device: ELSEWHERE.into(), lamport: self.store.tip().lamport, ..Tip::default() };
        let by = Author { actor: self.id(there.0), wall: self.hour(2, 15), source: Source::Tui };
        let written = write(&tip, &by, &drafts, before);
        self.act(here.0, 2, 16, |w, act| act.set_all(&w.facts, entity, id, here.1))?;
        let heading = Heading { at: self.hour(1, 9), actor: self.id(OWNER.0), backup: String::new() };
        let from =
            From {
                path: "U盘/hucha-党群部.zip".into(), device: ELSEWHERE.into(), actor: by.actor, ..From::default()
            };
        self.store.take_in(Some(&heading), random_device, |intake| {
            let taken = intake.bundle(&from, |intake| {
                written.ops.iter().try_for_each(|op| intake.take(op))?;
                Ok(Ok::<(), ()>(()))
            })?;
            Ok((taken.is_ok(), ()))
        })?;
        self.facts = self.store.facts()?;
        Ok(())
    }

    /// Everybody but the owner.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn add_people(&mut self) -> Result<()> {
        let mut ids = Vec::new();
        self.act(OWNER.0, 200, 9, |world, act| {
            act.set(&world.facts, "person", &world.id(OWNER.0), "post", OWNER.2);
            for (name, branch, post) in people::OTHERS {
                ids.push((name, person::add(&world.facts, act, name, branch, post)));
            }
        })?;
        self.people.extend(ids);
        Ok(())
    }

    /// Opens a quarter and arranges its visits: branch and how many days ago (before zero: still to come).
    ///
    /// # Errors
    /// The store could not commit.
    pub fn arrange(&mut self, quarter: &str, visits: &[(&str, i64)]) -> Result<()> {
        let ago = visits.iter().map(|v| v.1).max().unwrap_or(0) + 5;
        self.act(people::COORDINATOR, ago, 9, |world, act| {
            round::open(&world.facts, act, quarter, &world.list.version, &world.questions.version);
        })?;
        for (branch, held) in visits {
            self.act(people::COORDINATOR, ago, 10, |world, act| world.arrange_one(act, quarter, branch, *held))?;
        }
        Ok(())
    }

    fn arrange_one(&self, act: &mut Act, quarter: &str, branch: &str, ago: i64) {
        let id = visit::id_of(quarter, branch);
        let date = self.day(ago).to_string();
        // Branches, quarter and teams are our own: there is nothing here to refuse.
        if visit::add(&self.facts, act, quarter, branch, &date).is_err() {
            return;
        }
        act.set_all(&self.facts, "visit", &id, &[("reporter", people::secretary(branch)), ("interview_due", "3")]);
        for (name, duty) in people::team(branch).iter().zip(["leader", "recorder"]) {
            if let Some(person) = Person::of(&self.facts, &self.id(name)) {
                let _ = visit::join(&self.facts, act, &id, &person, duty, "");
            }
        }
    }

    /// Finalises a sheet that is answered in full.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn finalize(&mut self, sheet: &str, who: &str, ago: i64) -> Result<()> {
        let at = self.hour(ago, 17);
        self.act(who, ago, 17, |world, act| {
            if let Some(sheet) = Sheet::of(&world.facts, sheet) {
                // The sheet was answered in full just before; `tests` show that nothing is refused.
                let _ = sheet::finalize(&world.facts, act, &sheet, &at);
            }
        })
    }

    /// Hands the feedback over.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn hand_over(&mut self, visit: &str, who: &str, ago: i64, objection: Option<&str>) -> Result<()> {
        let (date, branch) = (self.day(ago).to_string(), visit.rsplit('/').next().unwrap_or("").to_string());
        self.act(who, ago, 17, |world, act| {
            feedback::receive(&world.facts, act, visit, &date, people::secretary(&branch), objection);
            if let Some(sheet) = Sheet::of_visit(&world.facts, visit).first() {
                feedback::bind(&world.facts, act, sheet);
            }
        })
    }

    /// Moves a problem one step on.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn advance(&mut self, p: &str, who: &str, ago: i64, to: Status, note: &str, evidence: &str) -> Result<()> {
        let (by, at) = (self.id(who), self.hour(ago, 11));
        self.act(who, ago, 11, |world, act| {
            if let Some(p) = Problem::of(&world.facts, p) {
                // The steps are those of the table in `model::problem`; `tests` show that none is refused.
                let _ = problem::advance(
                    &world.facts,
                    act,
                    &p,
                    to,
                    &Move { note, evidence, by: &by, at: &at, ..Move::default() },
                );
            }
        })
    }

    /// Moves a problem all the way to 已销号 by three steps on following days.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn close(&mut self, p: &Problem, verifier: &str, ago: i64) -> Result<()> {
        let done = if p.class == Some(Class::Now) {
            "已当日整改，附整改前后照片"
        } else {
            "已按整改建议完成，材料归档"
        };
        self.advance(&p.id, people::COORDINATOR, ago + 4, Status::Doing, "支部报整改措施，已明确责任人和完成时间", "")?;
        self.advance(&p.id, people::COORDINATOR, ago + 2, Status::Review, done, done)?;
        self.advance(
            &p.id,
            verifier,
            ago,
            Status::Closed,
            "回头看：现场查看，整改到位",
            "查看整改材料和现场，与清单一致",
        )
    }
}
