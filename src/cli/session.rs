//! One run of a command: language, clock, data, and who acts.

use super::args::Common;
use super::print;
use crate::config::Home;
use crate::error::{Error, Result};
use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::calendar::{self, Holidays, Quarter};
use crate::model::facts::Facts;
use crate::model::person::{self, Found};
use crate::store::Store;
use crate::text::{Lang, Say, cli as text};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// An open data folder with everything loaded.
pub struct Session {
    pub lang: Lang,
    pub json: bool,
    pub home: Home,
    pub now: DateTime<FixedOffset>,
    pub store: Store,
    pub facts: Facts,
    /// The acting person's id.
    pub actor: String,
}

/// The language asked for, else that of the system; only `en*` is English.
pub fn language(common: &Common) -> Lang {
    Lang::of(&common.lang.clone().or_else(sys_locale::get_locale).unwrap_or_default())
}

/// The clock: what `--now` says, else the system's.
///
/// # Errors
/// `--now` is not a time.
pub fn clock(common: &Common, lang: Lang) -> Result<DateTime<FixedOffset>> {
    match &common.now {
        None => Ok(chrono::Local::now().fixed_offset()),
        Some(given) => DateTime::parse_from_rfc3339(given).map_err(|_| Error::Usage(text::bad_now(lang, given))),
    }
}

/// Wall time as it is written into operations: seconds, with offset.
pub fn wall(now: DateTime<FixedOffset>) -> String {
    now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

impl Session {
    /// Opens the data folder that `common` names.
    ///
    /// # Errors
    /// It is not ready, held by another program, damaged; an unknown acting person.
    pub fn open(common: &Common) -> Result<Session> {
        Session::open_with(common, Store::facts)
    }

    /// The same with no more in memory than people and organisation: for what works on the database itself.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_lean(common: &Common) -> Result<Session> {
        Session::open_with(common, Store::facts_of_all_rounds)
    }

    fn open_with(common: &Common, load: fn(&Store) -> Result<Facts>) -> Result<Session> {
        let lang = language(common);
        let home = Home::find(common.data.as_deref())?;
        if !home.database().exists() {
            return Err(Error::Failed(text::not_ready(lang, home.dir().display())));
        }
        let now = clock(common, lang)?;
        let mut store = Store::open(&home.database())?;
        store.take_notices().iter().for_each(|n| print::note(&n.say(lang)));
        if store.operations()? == 0 {
            return Err(Error::Failed(text::not_ready(lang, home.dir().display())));
        }
        let facts = load(&store)?;
        let actor = store.local("owner")?.unwrap_or_default();
        let mut session = Session { lang, json: common.json, home, now, store, facts, actor };
        if let Some(name) = &common.acting {
            session.actor = session.known_person(name)?;
        }
        Ok(session)
    }

    /// Today, as this run takes it.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Wall time for operations and events.
    pub fn wall(&self) -> String {
        wall(self.now)
    }

    /// Commits an act and takes its changes in.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn commit(&mut self, act: &Act) -> Result<()> {
        self.commit_as(act, Source::Cli)
    }

    /// Commits an act that came from somewhere else than the command line (`sheet`).
    ///
    /// # Errors
    /// The store could not commit.
    pub fn commit_as(&mut self, act: &Act, source: Source) -> Result<()> {
        let author = Author { actor: self.actor.clone(), wall: self.wall(), source };
        let changes = self.store.commit(act, &author)?;
        self.store.apply(&mut self.facts, changes);
        Ok(())
    }

    /// The holiday table: the built-in one and what was imported.
    pub fn holidays(&self) -> Holidays {
        Holidays::of(&self.facts)
    }

    /// A person who must be known already.
    ///
    /// # Errors
    /// Nobody or several people of this name.
    pub fn known_person(&self, name: &str) -> Result<String> {
        match person::find(&self.facts, name) {
            Found::One(p) => Ok(p.id),
            Found::Many(list) => Err(many(self.lang, name, &list)),
            Found::Nobody(_) => Err(Error::Usage(text::person_unknown(self.lang, name))),
        }
    }

    /// A person named as inspector, team member or helper: added in that role if unknown, with a word about it and about look-alikes.
    ///
    /// # Errors
    /// Several people share the name; the store could not commit.
    pub fn named_person(&mut self, name: &str, role: &str) -> Result<String> {
        match person::find(&self.facts, name) {
            Found::One(p) => Ok(p.id),
            Found::Many(list) => Err(many(self.lang, name, &list)),
            Found::Nobody(similar) => {
                let mut act = self.facts.act();
                let id = person::add_as(&self.facts, &mut act, name, role);
                self.commit(&act)?;
                print::note(&text::person_added(self.lang, name.trim()));
                for p in similar {
                    print::note(&text::look_alike(self.lang, p.name, p.id));
                }
                Ok(id)
            }
        }
    }

    /// A branch by code or name.
    ///
    /// # Errors
    /// There is none.
    pub fn branch(&self, given: &str) -> Result<String> {
        let wanted = given.trim();
        let found = self.facts.all("branch").find(|b| b.id == wanted || b.get("name") == wanted);
        found.map(|b| b.id.clone()).ok_or_else(|| Error::Usage(text::unknown_branch(self.lang, given)))
    }

    /// A quarter that was opened.
    ///
    /// # Errors
    /// Not a quarter, or not opened.
    pub fn round(&self, given: &str) -> Result<String> {
        let round = quarter(self.lang, given)?.to_string();
        match self.facts.get("round", &round) {
            Some(_) => Ok(round),
            None => Err(Error::Usage(text::unknown_round(self.lang, round))),
        }
    }
}

/// A quarter as written by a person.
///
/// # Errors
/// It is none.
pub fn quarter(lang: Lang, given: &str) -> Result<Quarter> {
    Quarter::parse(given).map_err(|_| Error::Usage(text::bad_round(lang, given)))
}

/// A date as written by a person (`2026-11-22`, `2026/11/22`, `2026年11月22日` …).
///
/// # Errors
/// It is none, or ambiguous.
pub fn date(lang: Lang, given: &str) -> Result<NaiveDate> {
    calendar::parse_date(given, None).map_err(|_| Error::Usage(text::bad_date(lang, given)))
}

fn many(lang: Lang, name: &str, list: &[person::Person]) -> Error {
    let ids: Vec<_> = list.iter().map(|p| p.id.as_str()).collect();
    Error::Usage(text::person_many(lang, name, ids.join("、")))
}
