//! The door to the real store.

use super::door::{Door, Turned};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::journal::undo::{Step, Way};
use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::{Change, DELETED};
use crate::store::{Conflict, Page, Proposal, Receipt, Sought, Store, Typed};
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

impl StoreDoor {
    fn steps(&self, way: Way) -> Option<Vec<Step>> {
        let store = self.store.as_ref()?;
        let described = if way == Way::Undo { store.peek_undo() } else { store.peek_redo() };
        described.ok().flatten().map(|d| d.steps)
    }

    /// The act that made this laptop ready stays: without it nobody is left to undo anything.
    fn ends_me(&self, step: &Step) -> bool {
        step.key.entity == "person" && step.key.id == self.me && step.key.field == DELETED && step.to == "yes"
    }
}

/// A finalised sheet is opened again by a correction with its reason, not by taking the finalising back.
fn finalises(step: &Step) -> bool {
    step.key.entity == "sheet" && step.key.field == "state" && step.from == "final"
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
        let steps = self.steps(way);
        if way == Way::Undo && steps.iter().flatten().any(finalises) {
            return Err(Error::Failed(text::undo_final(self.lang)));
        }
        if steps.iter().flatten().any(|s| self.ends_me(s)) {
            return Ok(None);
        }
        let (store, author) = self.parts()?;
        let done = if way == Way::Undo { store.undo(&author) } else { store.redo(&author) }?;
        Ok(done.map(|(described, changes)| Turned { steps: described.steps, changes }))
    }

    fn peek(&self, way: Way) -> Option<Vec<Step>> {
        let steps = self.steps(way)?;
        (!steps.iter().any(|s| self.ends_me(s))).then_some(steps)
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

    fn operations(&self) -> u64 {
        self.store.as_ref().and_then(|s| s.operations().ok()).unwrap_or(0)
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

    fn drafts(&self) -> Vec<String> {
        let kept = self.store.as_ref().and_then(|s| s.typed().ok()).unwrap_or_default();
        kept.into_iter().map(|t| t.key).collect()
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

    fn open_cells(&self) -> usize {
        self.store.as_ref().and_then(|s| s.open_cells().ok()).map_or(0, |cells| cells.len())
    }

    fn edits_waiting(&self) -> u64 {
        self.store.as_ref().and_then(|s| s.proposals_waiting().ok()).unwrap_or(0)
    }

    fn proposals(&self) -> Result<Vec<Proposal>> {
        let store = self.store()?;
        let mut list = store.proposals()?;
        list.extend(store.all_proposals()?.into_iter().filter(|p| p.state == "listed"));
        Ok(list)
    }

    fn conflicts(&self) -> Result<Vec<Conflict>> {
        self.store()?.conflicts()
    }

    fn audit(&self, sought: &Sought, before: Option<i64>, most: usize) -> Result<Page> {
        self.store()?.audit(sought, before, most)
    }

    fn devices(&self) -> Result<Vec<String>> {
        self.store()?.devices()
    }

    fn receipts(&self) -> Result<Vec<Receipt>> {
        self.store()?.receipts()
    }

    fn lend(&mut self) -> Result<Store> {
        let lang = self.lang;
        self.store.take().ok_or_else(|| Error::Failed(text::store_lent(lang)))
    }

    fn give_back(&mut self, store: Store) {
        self.store = Some(store);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::checklist::Checklist;
    use crate::model::problem::{self, NewProblem, Problem};
    use crate::model::scoring::Answer;
    use crate::model::sheet::{self, Sheet};
    use crate::setup::{self, Starter};
    use crate::tui::testing::morning;

    fn ready() -> (StoreDoor, Facts) {
        let mut store = Store::memory("xBCDFG").unwrap();
        let starter = Starter::builtin("王芳", "B01");
        let facts = setup::fill(&mut store, &starter, "2026-11-22T09:00:00+08:00", Source::Tui).unwrap();
        (StoreDoor::new(store, "xBCDFG-1", None, Lang::Zh, Box::new(morning)), facts)
    }

    fn does(door: &mut StoreDoor, facts: &mut Facts, make: impl FnOnce(&Facts, &mut Act)) {
        let mut act = facts.act();
        make(facts, &mut act);
        door.commit(&act).unwrap();
        *facts = door.facts().unwrap();
    }

    #[test]
    fn the_act_that_made_the_laptop_ready_is_not_taken_back() {
        let (mut door, facts) = ready();
        assert!(door.peek(Way::Undo).is_none());
        assert!(door.turn(Way::Undo).unwrap().is_none());
        assert_eq!(door.facts().unwrap().all("branch").count(), facts.all("branch").count());
    }

    #[test]
    fn a_finalised_sheet_is_not_opened_by_undo() {
        let (mut door, mut facts) = ready();
        let list = Checklist::builtin();
        let id = "2026Q4/B04/xBCDFG-1";
        does(&mut door, &mut facts, |f, a| crate::model::round::open(f, a, "2026Q4", &list.version, ""));
        does(&mut door, &mut facts, |f, a| {
            sheet::open(f, a, "2026Q4/B04", "xBCDFG-1");
        });
        does(&mut door, &mut facts, |f, a| {
            list.indicators.iter().for_each(|i| sheet::answer(f, a, id, &i.code, &Answer::ok()).unwrap());
        });
        let whole = Sheet::of(&facts, id).unwrap();
        does(&mut door, &mut facts, |f, a| sheet::finalize(f, a, &whole, "2026-11-22T11:00:00+08:00").unwrap());
        assert!(door.turn(Way::Undo).is_err());
        assert!(Sheet::of(&door.facts().unwrap(), id).unwrap().is_final());
    }

    #[test]
    fn a_problem_number_that_was_shown_is_not_given_again_after_undo() {
        let (mut door, mut facts) = ready();
        let new =
            NewProblem {
                round: "2026Q4".into(), branch: "B04".into(), fact: "缺记录".into(), ..NewProblem::default()
            };
        does(&mut door, &mut facts, |f, a| drop(problem::mark(f, a, &new)));
        assert!(door.turn(Way::Undo).unwrap().is_some());
        facts = door.facts().unwrap();
        assert!(Problem::all(&facts).is_empty());
        does(&mut door, &mut facts, |f, a| drop(problem::mark(f, a, &new)));
        assert_eq!(Problem::all(&facts)[0].number, "2026Q4-B04-02");
        assert!(door.turn(Way::Undo).unwrap().is_some() && door.turn(Way::Redo).unwrap().is_some());
        assert_eq!(Problem::all(&door.facts().unwrap())[0].number, "2026Q4-B04-02");
    }
}
