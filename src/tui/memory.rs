//! A door without a disk: tests and trials use it in the place of the store.

use super::door::{Door, Turned};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::journal::Key;
use crate::journal::undo::{Step, Way};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::{Cell, Change};
use crate::store::Store;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::BTreeMap;

/// Facts, settings and drafts in memory, and a clock that stands still until it is moved.
pub struct Memory {
    facts: Facts,
    settings: BTreeMap<String, String>,
    drafts: BTreeMap<String, String>,
    /// Acts as pairs of the cells before and after.
    undo: Vec<Turn>,
    redo: Vec<Turn>,
    now: DateTime<FixedOffset>,
    me: String,
    home: Option<Home>,
    broken: bool,
}

#[derive(Clone)]
struct Turn {
    before: Vec<Change>,
    after: Vec<Change>,
}

impl Turn {
    fn steps(&self, way: Way) -> Vec<Step> {
        let step = |(before, after): (&Change, &Change)| {
            let key = Key::new(&before.entity, &before.id, &before.field);
            let (from, to) = if way == Way::Undo { (after, before) } else { (before, after) };
            Step { key, from: from.cell.value.clone(), to: to.cell.value.clone() }
        };
        self.before.iter().zip(&self.after).map(step).collect()
    }
}

impl Memory {
    /// Starts from these facts at this time.
    pub fn new(facts: Facts, now: DateTime<FixedOffset>) -> Memory {
        Memory {
            facts,
            settings: BTreeMap::new(),
            drafts: BTreeMap::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            now,
            me: String::new(),
            home: None,
            broken: false,
        }
    }

    /// From now on every writing call fails, as on a full disk; or works again.
    pub fn breaks(&mut self, broken: bool) {
        self.broken = broken;
    }

    /// From now on this is the data folder.
    pub fn settle(&mut self, home: Home) {
        self.home = Some(home);
    }

    /// Moves the clock.
    pub fn pass(&mut self, time: TimeDelta) {
        self.now += time;
    }

    fn writable(&self) -> Result<()> {
        if self.broken {
            let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
            return Err(Error::io("hucha.db", full));
        }
        Ok(())
    }

    fn cell(&self, of: &Change) -> Change {
        let value = self.facts.value(&of.entity, &of.id, &of.field).to_owned();
        Change { cell: Cell { value, open: false }, ..of.clone() }
    }

    fn put(&mut self, changes: &[Change]) -> Vec<Change> {
        for change in changes {
            self.facts.put(change.clone());
        }
        self.facts.next_seq += changes.len() as u64;
        changes.to_vec()
    }
}

impl Door for Memory {
    fn facts(&self) -> Result<Facts> {
        Ok(self.facts.clone())
    }

    fn commit(&mut self, act: &Act) -> Result<Vec<Change>> {
        self.writable()?;
        let (device, first) = act.base();
        if device != self.facts.device || first != self.facts.next_seq {
            return Err(Error::Failed(format!("act built on {device}-{first}")));
        }
        let edits = act.edits().iter();
        let after: Vec<_> = edits
            .map(|e| Change {
                entity: e.entity.clone(),
                id: e.id.clone(),
                field: e.field.clone(),
                cell: Cell { value: e.value.clone(), open: false },
            })
            .collect();
        let before = after.iter().map(|c| self.cell(c)).collect();
        self.redo.clear();
        self.undo.push(Turn { before, after: after.clone() });
        Ok(self.put(&after))
    }

    fn turn(&mut self, way: Way) -> Result<Option<Turned>> {
        self.writable()?;
        let (from, to) = match way {
            Way::Undo => (&mut self.undo, &mut self.redo),
            Way::Redo => (&mut self.redo, &mut self.undo),
        };
        let Some(turn) = from.pop() else { return Ok(None) };
        to.push(turn.clone());
        let steps = turn.steps(way);
        let changes = self.put(if way == Way::Undo { &turn.before } else { &turn.after });
        Ok(Some(Turned { steps, changes }))
    }

    fn peek(&self, way: Way) -> Option<Vec<Step>> {
        let turns = if way == Way::Undo { &self.undo } else { &self.redo };
        turns.last().map(|t| t.steps(way))
    }

    fn add_round(&self, _facts: &mut Facts, _round: &str) -> Result<()> {
        Ok(()) // everything is known already
    }

    fn me(&self) -> &str {
        &self.me
    }

    fn set_me(&mut self, person: &str) {
        self.me = person.into();
    }

    fn lend(&mut self) -> Result<Store> {
        Err(Error::Failed("no store here".into()))
    }

    fn give_back(&mut self, _store: Store) {}

    fn home(&self) -> Option<Home> {
        self.home.clone()
    }

    fn next_seq(&self) -> u64 {
        self.facts.next_seq
    }

    fn operations(&self) -> u64 {
        self.facts.next_seq.saturating_sub(1)
    }

    fn recall(&self, key: &str) -> Option<String> {
        self.settings.get(key).cloned()
    }

    fn remember(&mut self, key: &str, value: &str) -> Result<()> {
        self.writable()?;
        self.settings.insert(key.into(), value.into());
        Ok(())
    }

    fn draft(&self, key: &str) -> Option<String> {
        self.drafts.get(key).cloned()
    }

    fn drafts(&self) -> Vec<String> {
        self.drafts.keys().cloned().collect()
    }

    fn keep_draft(&mut self, key: &str, text: &str) -> Result<()> {
        self.writable()?;
        self.drafts.insert(key.into(), text.into());
        Ok(())
    }

    fn drop_draft(&mut self, key: &str) -> Result<()> {
        self.writable()?;
        self.drafts.remove(key);
        Ok(())
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }
}
