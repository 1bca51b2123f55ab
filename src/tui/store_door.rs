//! The door to the real store.

use super::door::{Door, Turned};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::journal::undo::{Step, Way};
use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Change;
use crate::store::{Store, Typed};
use crate::text::{Lang, tui as text};
use chrono::{DateTime, FixedOffset, SecondsFormat};
use std::path::Path;

/// Where the time comes from: the system, or a fixed one for tests and what-if questions.
pub type Clock = Box<dyn Fn() -> DateTime<FixedOffset>>;

/// The store of this laptop, its user, and the clock.
pub struct StoreDoor {
    store: Option<Store>,
    home: Option<Home>,
    me: String,
    /// The quarter whose facts are read; all of them if none.
    round: Option<String>,
    lang: Lang,
    clock: Clock,
}

impl StoreDoor {
    /// A door to an open store. With a `round` only that quarter and its surroundings are read in the beginning, so
    /// that the app opens at once however many operations there are.
    pub fn new(store: Store, me: impl Into<String>, round: Option<String>, lang: Lang, clock: Clock) -> StoreDoor {
        let home = store.path().and_then(Path::parent).and_then(|dir| Home::find(Some(dir)).ok());
        StoreDoor { store: Some(store), home, me: me.into(), round, lang, clock }
    }

    /// The store, when the app has ended.
    pub fn into_store(self) -> Option<Store> {
        self.store
    }

    fn store(&self) -> Result<&Store> {
        self.store.as_ref().ok_or_else(|| Error::Failed(text::store_lent(self.lang)))
    }

    fn parts(&mut self) -> Result<(&mut Store, Author)> {
        let wall = (self.clock)().to_rfc3339_opts(SecondsFormat::Secs, false);
        let author = Author { actor: self.me.clone(), wall, source: Source::Tui };
        let lent = || Error::Failed(text::store_lent(self.lang));
        Ok((self.store.as_mut().ok_or_else(lent)?, author))
    }
}

impl Door for StoreDoor {
    fn facts(&self) -> Result<Facts> {
        match &self.round {
            Some(round) => self.store()?.facts_to_begin(round),
            None => self.store()?.facts(),
        }
    }

    fn add_round(&self, facts: &mut Facts, round: &str) -> Result<()> {
        self.store()?.add_round(facts, round)
    }

    fn commit(&mut self, act: &Act) -> Result<Vec<Change>> {
        let (store, author) = self.parts()?;
        store.commit(act, &author)
    }

    fn turn(&mut self, way: Way) -> Result<Option<Turned>> {
        let (store, author) = self.parts()?;
        let done = if way == Way::Undo { store.undo(&author) } else { store.redo(&author) }?;
        Ok(done.map(|(described, changes)| Turned { steps: described.steps, changes }))
    }

    fn peek(&self, way: Way) -> Option<Vec<Step>> {
        let store = self.store.as_ref()?;
        let described = if way == Way::Undo { store.peek_undo() } else { store.peek_redo() };
        described.ok().flatten().map(|d| d.steps)
    }

    fn home(&self) -> Option<Home> {
        self.home.clone()
    }

    fn next_seq(&self) -> u64 {
        self.store.as_ref().map_or(0, Store::next_seq)
    }

    fn me(&self) -> &str {
        &self.me
    }

    fn set_me(&mut self, person: &str) {
        self.me = person.into();
    }

    fn recall(&self, key: &str) -> Option<String> {
        self.store.as_ref()?.local(key).ok().flatten()
    }

    fn remember(&mut self, key: &str, value: &str) -> Result<()> {
        self.parts()?.0.set_local(key, Some(value))
    }

    fn draft(&self, key: &str) -> Option<String> {
        let kept = self.store.as_ref()?.typed().ok()?;
        kept.into_iter().find(|t| t.key == key).map(|t| t.text)
    }

    fn drafts(&self) -> usize {
        self.store.as_ref().and_then(|s| s.typed().ok()).map_or(0, |t| t.len())
    }

    fn keep_draft(&mut self, key: &str, text: &str) -> Result<()> {
        let (store, author) = self.parts()?;
        store.keep_typed(&Typed { key: key.into(), text: text.into(), at: author.wall })
    }

    fn drop_draft(&mut self, key: &str) -> Result<()> {
        self.parts()?.0.drop_typed(key)
    }

    fn now(&self) -> DateTime<FixedOffset> {
        (self.clock)()
    }

    fn lend(&mut self) -> Result<Store> {
        let lang = self.lang;
        self.store.take().ok_or_else(|| Error::Failed(text::store_lent(lang)))
    }

    fn give_back(&mut self, store: Store) {
        self.store = Some(store);
    }
}
