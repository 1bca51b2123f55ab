//! Opening the app on a data folder: the store, the first screen, and where one was.

use super::app::App;
use super::look::Look;
use super::run;
use super::screen::{Ctx, Screen};
use super::screens::first_run::FirstRun;
use super::screens::home::HomeScreen;
use super::screens::problems::ProblemsScreen;
use super::screens::visit::VisitScreen;
use super::store_door::{Clock, StoreDoor};
use crate::config::Home;
use crate::error::Result;
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::round::Round;
use crate::store::Store;
use crate::text::Lang;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// What the command line and the environment wish.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// `--lang`, `HUCHA_LANG`; else what was chosen in the app, else the system's language.
    pub lang: Option<Lang>,
    /// The system's language.
    pub system: Lang,
    /// `--now`, `HUCHA_NOW`: a clock that stands still.
    pub now: Option<DateTime<FixedOffset>>,
    /// `NO_COLOR` is set and not empty.
    pub plain: bool,
    /// `HUCHA_ASCII`.
    pub ascii: Option<bool>,
}

/// Opens the app and returns when it has ended.
///
/// # Errors
/// The data folder cannot be made or opened; the terminal cannot be used.
pub fn open(home: &Home, wish: &Wish) -> Result<()> {
    home.make()?;
    let store = Store::open(&home.database())?;
    let lang = match (wish.lang, store.local("lang")?) {
        (Some(lang), _) => lang,
        (None, Some(tag)) => Lang::of(&tag),
        (None, None) => wish.system,
    };
    let look = store.local("look")?.and_then(|name| Look::of(&name)).unwrap_or_default();
    let look = if wish.plain { Look::Mono } else { look };
    let owner = store.local("owner")?.unwrap_or_default();
    let now = wish.now;
    let clock: Clock = Box::new(move || now.unwrap_or_else(|| chrono::Local::now().fixed_offset()));
    let setup = run::Setup { dir: home.dir().into(), lang, ascii: wish.ascii };
    let today = clock().date_naive();
    let facts = store.facts_of_all_rounds()?;
    let round = home_round(&facts, store.local("round")?, today);
    let known = !FirstRun::needed(&facts, Some(owner.as_str()));
    let door = StoreDoor::new(store, owner, Some(round.clone()), lang, clock);
    run::run(&setup, |news| {
        let first: Box<dyn Screen> =
            if known { Box::new(HomeScreen::new(&round)) } else { Box::new(FirstRun::default()) };
        let mut app = App::new(door, first, lang, look, news)?;
        app.reopen(again);
        Ok(app)
    })?;
    Ok(())
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
    Some(Box::new(VisitScreen::from_place(place, ctx.facts)?))
}
