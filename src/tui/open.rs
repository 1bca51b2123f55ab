//! Opening the app on a data folder: the store, the first screen, and where one was.

use super::app::App;
use super::door::Door;
use super::log;
use super::look::{Look, Told};
use super::news::News;
use super::run;
use super::screen::{Ctx, Screen};
use super::screens::conflicts::ConflictsScreen;
use super::screens::first_run::FirstRun;
use super::screens::home::HomeScreen;
use super::screens::places;
use super::screens::problems::ProblemsScreen;
use super::screens::proposals::ProposalsScreen;
use super::screens::reconcile::ReconcileScreen;
use super::screens::rescue::RescueScreen;
use super::sittings;
use super::store_door::{Clock, StoreDoor};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::round::Round;
use crate::store::backups::SECOND;
use crate::store::{Notice, Store, StoreError};
use crate::surroundings as place;
use crate::text::{Lang, Say, surroundings, tui as text};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::sync::mpsc::Sender;

/// Setting: the risks of the place that were told last.
const PLACE: &str = "place-told";

/// What the command line and the environment wish.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// `--lang`, `HUCHA_LANG`; else what was chosen in the app, else the system's language.
    pub lang: Option<Lang>,
    /// The system's language.
    pub system: Lang,
    /// `--now`, `HUCHA_NOW`: a clock that stands still.
    pub now: Option<DateTime<FixedOffset>>,
    /// What `NO_COLOR`, `TERM` and `COLORFGBG` say.
    pub look: Told,
    /// `HUCHA_ASCII`.
    pub ascii: Option<bool>,
}

/// How the app ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It was left.
    Left,
    /// Everything on this laptop is to be removed; the second place of backups, if there is one, keeps what it has.
    CleanUp(Option<String>),
}

/// Opens the app and returns when it has ended.
///
/// # Errors
/// The data folder cannot be made or opened; the terminal cannot be used.
pub fn open(home: &Home, wish: &Wish) -> Result<Ended> {
    let ready = match Ready::at(home, wish) {
        Err(error) if is_damage(home, &error) => {
            rescue(home, wish, &error)?;
            Ready::at(home, wish)?
        }
        other => other?,
    };
    let lang = ready.lang;
    let setup = run::Setup { dir: home.dir().into(), lang, ascii: wish.ascii };
    let ended = log::with(home.dir(), || run::run(&setup, |news| ready.app(news)))?;
    if ended.cleaning() {
        let second = ended.into_door().recall(SECOND).filter(|dir| !dir.is_empty());
        return Ok(Ended::CleanUp(second));
    }
    sittings::after(ended.into_door(), home, lang).map(|()| Ended::Left)
}

/// Whether the database is ours and damaged, so that mending it can be offered.
fn is_damage(home: &Home, error: &Error) -> bool {
    match error {
        Error::Store(StoreError::Damaged(_) | StoreError::Sql(_)) => true,
        // A header of zeros is nobody's; what was written beside says whose it was.
        Error::Store(StoreError::Foreign(_)) => Store::was_here(&home.database()),
        _ => false,
    }
}

/// The rescue in the place of the app.
fn rescue(home: &Home, wish: &Wish, why: &Error) -> Result<()> {
    let lang = wish.lang.unwrap_or(wish.system);
    let setup = run::Setup { dir: home.dir().into(), lang, ascii: wish.ascii };
    let screen = RescueScreen::new(home.clone(), why.say(lang));
    let (now, look) = (wish.now, wish.look.over(None));
    let clock: Clock = Box::new(move || now.unwrap_or_else(|| chrono::Local::now().fixed_offset()));
    let door = StoreDoor::new(Store::memory(&crate::store::random_device()?)?, "", None, lang, clock);
    run::run(&setup, |news| App::new(door, Box::new(screen), lang, look, news)).map(drop)
}

/// An open data folder, before there is a terminal.
pub struct Ready {
    door: StoreDoor,
    first: Box<dyn Screen>,
    /// The quarter, on a laptop that is set up.
    round: Option<String>,
    lang: Lang,
    look: Look,
    notices: Vec<Notice>,
    /// Words about a place where data gets lost, when they are new.
    place: Vec<String>,
}

impl Ready {
    /// Opens the data folder and chooses language, look, quarter and first screen.
    ///
    /// # Errors
    /// The data folder cannot be made or opened.
    pub fn at(home: &Home, wish: &Wish) -> Result<Ready> {
        home.make()?;
        let mut store = Store::open(&home.database())?;
        let notices = store.take_notices();
        let lang = wish.lang.or(store.local("lang")?.map(|tag| Lang::of(&tag))).unwrap_or(wish.system);
        let kept = store.local("look")?.and_then(|name| Look::of(&name));
        let look = wish.look.over(kept);
        let owner = store.local("owner")?.unwrap_or_default();
        let now = wish.now;
        let clock: Clock = Box::new(move || now.unwrap_or_else(|| chrono::Local::now().fixed_offset()));
        let facts = store.facts_of_all_rounds()?;
        let round = home_round(&facts, store.local("round")?, clock().date_naive());
        let empty = FirstRun::needed(&facts, Some(owner.as_str()));
        let first: Box<dyn Screen> = match empty {
            true => Box::new(FirstRun::default()),
            false => Box::new(HomeScreen::new(&round)),
        };
        let begun = (!empty).then(|| round.clone());
        let place = told_of_place(&mut store, home, lang)?;
        let door = StoreDoor::new(store, owner, Some(round), lang, clock);
        Ok(Ready { door, first, round: begun, lang, look, notices, place })
    }

    /// The app, where one was when it ended.
    ///
    /// # Errors
    /// The facts cannot be read.
    pub fn app(self, news: Sender<News>) -> Result<App<StoreDoor>> {
        let mut app = App::new(self.door, self.first, self.lang, self.look, news)?;
        app.reopen(again);
        if let Some(round) = &self.round {
            app.begin_with_board(round);
        }
        if !self.place.is_empty() {
            app.announce(surroundings::told(self.lang), self.place.join("\n"));
        }
        if !self.notices.is_empty() {
            let words: Vec<_> = self.notices.iter().map(|n| n.say(self.lang)).collect();
            app.announce(text::notices(self.lang), words.join("\n"));
        }
        Ok(app)
    }
}

/// What is to be said about the place of the data: risks, once each time they change.
fn told_of_place(store: &mut Store, home: &Home, lang: Lang) -> Result<Vec<String>> {
    let risks: Vec<_> = place::of(home.dir()).into_iter().filter(place::Word::is_risk).collect();
    let key = format!("{risks:?}");
    if store.local(PLACE)?.unwrap_or_else(|| "[]".into()) == key {
        return Ok(Vec::new());
    }
    store.set_local(PLACE, Some(&key))?;
    Ok(risks.iter().map(|w| w.say(lang)).collect())
}

/// The quarter that was looked at last, else the newest one, else that of today.
fn home_round(facts: &Facts, remembered: Option<String>, today: NaiveDate) -> String {
    let known = remembered.filter(|r| facts.get("round", r).is_some());
    let newest = || Round::all(facts).first().map(|r| r.id.clone());
    known.or_else(newest).unwrap_or_else(|| Quarter::of(today).to_string())
}

/// The screen of a place where one was when the program ended.
fn again(place: &str, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    if place == "problems" {
        return Some(Box::new(ProblemsScreen::new(None)));
    }
    if place == "proposals" {
        return Some(Box::new(ProposalsScreen::default()));
    }
    if place.starts_with("reconcile/") {
        return Some(Box::new(ReconcileScreen::from_place(place, ctx)?));
    }
    if place == "conflicts" {
        return Some(Box::new(ConflictsScreen::new(None, ctx)));
    }
    places::again(place, ctx.facts)
}
