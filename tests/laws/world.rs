//! Random histories: laptops that edit, exchange what they know, undo and redo. Knows what each author had seen.

use hucha::journal::acts::{Acts, Kind};
use hucha::journal::origin::History;
use hucha::journal::undo::{Way, plan};
use hucha::journal::write::{Draft, write};
use hucha::journal::{Author, Fold, Heads, Key, Op, OpHash, Source, Tip};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

pub const DEVICES: [&str; 3] = ["xBBBBB", "xCCCCC", "x99999"];
pub const VALUES: [&str; 5] = ["", "甲，", "a", "é\u{301}", "😀"];

/// What happens next, and to whom.
#[derive(Debug, Clone)]
pub enum Happening {
    Edit { who: usize, cells: Vec<(usize, usize)>, wall: String },
    Create { who: usize, value: usize },
    Exchange { from: usize, to: usize },
    Undo(usize),
    Redo(usize),
}

/// Histories without undo.
pub fn edits() -> impl Strategy<Value = Vec<Happening>> {
    prop::collection::vec(prop_oneof![3 => edit(), 2 => exchange()], 1..24)
}

/// Histories with everything.
pub fn everything() -> impl Strategy<Value = Vec<Happening>> {
    let create = (0..3usize, 0..5usize).prop_map(|(who, value)| Happening::Create { who, value });
    let undo = (0..3usize).prop_map(Happening::Undo);
    let redo = (0..3usize).prop_map(Happening::Redo);
    prop::collection::vec(prop_oneof![4 => edit(), 1 => create, 2 => exchange(), 2 => undo, 1 => redo], 1..24)
}

fn edit() -> impl Strategy<Value = Happening> {
    let wall = prop::sample::select(vec!["1970-01-01T00:00:00+08:00", "2026-11-22T09:05:06+08:00", "2099-12-31", ""]);
    let cells = prop::collection::vec((0..4usize, 0..5usize), 1..4);
    (0..3usize, cells, wall).prop_map(|(who, cells, wall)| Happening::Edit { who, cells, wall: wall.into() })
}

fn exchange() -> impl Strategy<Value = Happening> {
    (0..3usize, 0..3usize).prop_map(|(from, to)| Happening::Exchange { from, to })
}

pub fn key(cell: usize) -> Key {
    let (entity, id, field) = [
        ("branch", "B01", "name"),
        ("branch", "B01", "kind"),
        ("visit", "2026Q4/B01", "date"),
        ("person", "xBBBBB-1", "姓名"),
    ][cell];
    Key::new(entity, id, field)
}

/// One laptop and all it knows.
#[derive(Clone)]
pub struct Laptop {
    pub ops: BTreeMap<OpHash, Op>,
    pub fold: Fold,
    pub tip: Tip,
    pub acts: Acts,
}

impl Laptop {
    pub fn new(device: &str) -> Laptop {
        let tip = Tip { device: device.into(), ..Tip::default() };
        Laptop { ops: BTreeMap::new(), fold: Fold::default(), tip, acts: Acts::default() }
    }

    fn write(&mut self, drafts: &[Draft], wall: &str, kind: Kind) -> Vec<Op> {
        let author = Author { actor: format!("{}-1", self.tip.device), wall: wall.into(), source: Source::Tui };
        let ops = write(&self.tip, &author, drafts, self.fold.cells().clone()).ops;
        self.acts.push(self.tip.seq + 1, kind);
        let last = ops.last().unwrap();
        self.tip = Tip { seq: last.seq, prev: Some(last.hash), lamport: last.lamport, ..self.tip.clone() };
        self.learn(&ops);
        ops
    }

    pub fn learn(&mut self, ops: &[Op]) {
        self.fold.add(ops);
        self.ops.extend(ops.iter().map(|op| (op.hash, op.clone())));
        self.tip.lamport = ops.iter().map(|op| op.lamport).max().unwrap_or(0).max(self.tip.lamport);
    }

    /// Undo or redo; `None` if there is nothing, or if it is refused.
    pub fn turn(&mut self, way: Way) -> Option<Vec<Op>> {
        let target = if way == Way::Undo { self.acts.undo()? } else { self.acts.redo()? };
        let Ok(plan) = plan(self, &self.tip, way, &format!("{}-{target}", self.tip.device));
        if plan.described.refused.is_some() {
            return None;
        }
        let kind = if way == Way::Undo { Kind::Undo(target) } else { Kind::Redo(target) };
        Some(self.write(&plan.drafts, "", kind))
    }

    /// What every cell says, the journal's own notes about undo left out; cells that say nothing too.
    pub fn says(&self) -> BTreeMap<Key, Vec<String>> {
        let said = |h: &Heads| h.values().iter().map(|v| v.to_string()).collect::<Vec<_>>();
        let cells = self.fold.cells().iter().filter(|(k, _)| k.entity != "act");
        cells.map(|(k, h)| (k.clone(), said(h))).filter(|(_, values)| values != &[""]).collect()
    }
}

impl History for Laptop {
    type Error = Infallible;

    fn op(&self, hash: OpHash) -> Result<Option<Op>, Infallible> {
        Ok(self.ops.get(&hash).cloned())
    }

    fn act(&self, txn: &str) -> Result<Vec<Op>, Infallible> {
        let mut ops: Vec<Op> = self.ops.values().filter(|op| op.txn == txn).cloned().collect();
        ops.sort_by_key(|op| op.seq);
        Ok(ops)
    }

    fn heads(&self, key: &Key) -> Result<Heads, Infallible> {
        Ok(self.fold.cells().get(key).cloned().unwrap_or_default())
    }

    fn fields(&self, entity: &str, id: &str) -> Result<Vec<String>, Infallible> {
        let cells = self.fold.cells().keys().filter(|k| k.entity == entity && k.id == id);
        Ok(cells.map(|k| k.field.clone()).collect())
    }
}

/// Several laptops, and for every operation what its author had seen.
pub struct World {
    pub laptops: Vec<Laptop>,
    pub seen: BTreeMap<OpHash, BTreeSet<OpHash>>,
}

impl World {
    pub fn new() -> World {
        World { laptops: DEVICES.map(Laptop::new).to_vec(), seen: BTreeMap::new() }
    }

    pub fn after(story: &[Happening]) -> World {
        let mut world = World::new();
        story.iter().for_each(|what| world.happen(what));
        world
    }

    pub fn happen(&mut self, what: &Happening) {
        match what {
            Happening::Edit { who, cells, wall } => {
                let drafts: Vec<_> = cells.iter().map(|(c, v)| draft(key(*c), VALUES[*v])).collect();
                self.write(*who, &drafts, wall);
            }
            Happening::Create { who, value } => {
                let tip = &self.laptops[*who].tip;
                let id = format!("{}-{}", tip.device, tip.seq + 1);
                let drafts = ["_created", "fact"].map(|f| draft(Key::new("problem", &id, f), VALUES[*value]));
                let mut drafts = drafts.to_vec();
                drafts[0].value = "yes".into();
                self.write(*who, &drafts, "");
            }
            Happening::Exchange { from, to } => {
                let known: Vec<Op> = self.laptops[*from].ops.values().cloned().collect();
                self.laptops[*to].learn(&known);
            }
            Happening::Undo(who) => drop(self.laptops[*who].turn(Way::Undo)),
            Happening::Redo(who) => drop(self.laptops[*who].turn(Way::Redo)),
        }
    }

    fn write(&mut self, who: usize, drafts: &[Draft], wall: &str) {
        let mut seen: BTreeSet<OpHash> = self.laptops[who].ops.keys().copied().collect();
        for op in self.laptops[who].write(drafts, wall, Kind::Plain) {
            self.seen.insert(op.hash, seen.clone());
            seen.insert(op.hash);
        }
    }

    /// Everything that anybody wrote.
    pub fn all(&self) -> Vec<Op> {
        let all: BTreeMap<_, _> = self.laptops.iter().flat_map(|l| l.ops.clone()).collect();
        all.into_values().collect()
    }
}

fn draft(key: Key, value: &str) -> Draft {
    Draft { key, value: value.into(), reason: String::new(), pred: None }
}

/// A small generator for shuffling and choosing, from a seed that proptest shrinks.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n.max(1)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        (1..list.len()).rev().for_each(|i| list.swap(i, self.below(i + 1)));
    }
}

/// Adds what goes wrong on the way: lost operations, forks, hand edits, and forgeries of several kinds.
pub fn spoil(ops: &mut Vec<Op>, dice: &mut Dice) {
    for _ in 0..dice.below(4) {
        if ops.is_empty() {
            return;
        }
        let other = ops[dice.below(ops.len())].clone();
        let at = dice.below(ops.len());
        let mut op = ops[at].clone();
        match dice.below(8) {
            0 => drop(ops.remove(at)),
            1 => op.value.push('伪'),
            2 => op.lamport = 1 << 60,
            3 => op.pred = vec![other.hash],
            4 => op.prev = Some(other.hash),
            5 => op.lamport = op.lamport.saturating_sub(1).max(1),
            6 => op.seq += 1,
            _ => op = hand_edit(&op, &other, dice),
        }
        ops.extend(Some(op.seal()).filter(|op| op.check().is_ok()));
    }
}

fn hand_edit(base: &Op, other: &Op, dice: &mut Dice) -> Op {
    let drift = if dice.below(3) == 0 { 1 } else { 0 };
    let pred = if dice.below(4) == 0 { vec![base.hash, other.hash] } else { vec![base.hash] };
    Op {
        device: "handedit".into(),
        seq: 0,
        prev: None,
        actor: String::new(),
        wall: String::new(),
        reason: String::new(),
        txn: String::new(),
        source: "handedit".into(),
        lamport: base.lamport + 1 + drift,
        pred,
        value: "手".into(),
        ..base.clone()
    }
}
