//! Hand edits of views that wait for a person (exchange.md §5), and the bytes of the files they came in. Both stay on
//! this laptop; what is accepted becomes operations.

use super::Store;
use super::append::{check_can_travel, heads_of, insert};
use super::intake::Intake;
use super::problem::StoreError;
use super::refold::{self, Candidate, REAL};
use super::rows;
use crate::error::Result;
use crate::journal::acts::Kind;
use crate::journal::validity::Brief;
use crate::journal::{Author, Key, Op, OpHash, Tip, handedit, write};
use crate::model::act::Act;
use crate::model::record::{CREATED, Change};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// What became of a cell on its way through another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// It says something else: a person decides.
    Change,
    /// A row without an id: a record that a person may let in.
    New,
    /// A spreadsheet spoilt it: what was known stays.
    Damage,
    /// It cannot be understood: what was known stays.
    Unclear,
}

impl Matter {
    const ALL: [(Matter, &'static str); 4] =
        [(Matter::Change, "change"), (Matter::New, "new"), (Matter::Damage, "damage"), (Matter::Unclear, "unclear")];

    /// A stable code.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(m, _)| *m == self).map_or("", |(_, key)| key)
    }

    fn of(key: &str) -> Matter {
        Self::ALL.iter().find(|(_, k)| *k == key).map_or(Matter::Unclear, |(matter, _)| *matter)
    }

    /// Whether a person can let it in.
    pub fn is_open(self) -> bool {
        matches!(self, Matter::Change | Matter::New)
    }
}

/// One differing cell, or one new row, of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Line in it.
    pub line: u64,
    /// The cell; the field of a new row is empty.
    pub key: Key,
    /// What it is.
    pub matter: Matter,
    /// The value it was exported from.
    pub base: String,
    /// Canonical text of a change; JSON of (field, value) pairs of a new row; otherwise the cell as it is in the file.
    pub value: String,
    /// Of a row that cannot be understood as a whole: a code of the reason.
    pub why: String,
    /// The heads that the editor had; none if the row does not say.
    pub pred: Vec<OpHash>,
    /// The highest of their clocks.
    pub clock: u64,
}

impl Edited {
    /// The operations that accepting it makes.
    pub fn ops(&self) -> Vec<Op> {
        match self.matter {
            Matter::Change => vec![handedit::operation(&self.key, &self.value, &self.pred, self.clock)],
            Matter::New => self.born(),
            Matter::Damage | Matter::Unclear => Vec::new(),
        }
    }

    /// The (field, value) pairs of a new row.
    pub fn cells(&self) -> Vec<(String, String)> {
        if self.matter == Matter::New { serde_json::from_str(&self.value).unwrap_or_default() } else { Vec::new() }
    }

    fn born(&self) -> Vec<Op> {
        let made = |(field, value): (String, String)| {
            handedit::operation(&Key::new(&self.key.entity, &self.key.id, &field), &value, &[], 0)
        };
        std::iter::once((CREATED.to_string(), "yes".to_string())).chain(self.cells()).map(made).collect()
    }

    /// What makes it the same edit when it comes again.
    fn once(&self) -> String {
        match self.ops().first() {
            Some(op) => op.hash.to_string(),
            None => format!("{}:{}:{}", self.sha256, self.line, self.key.field),
        }
    }
}

/// An edit that is kept, with what a person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number on this laptop.
    pub id: i64,
    /// The edit.
    pub edited: Edited,
    /// `waiting`, `accepted`, `refused`; `listed` for what nobody has to decide.
    pub state: String,
    /// The receipt of the merge it came with.
    pub receipt: Option<i64>,
    /// Who decided (person id), when, and why.
    pub decided: Decided,
}

/// A person's word about proposals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// Person id.
    pub by: String,
    /// Local time with offset.
    pub at: String,
    /// Why.
    pub reason: String,
}

const SELECT: &str = "SELECT p.n, p.file, p.sha256, p.line, p.entity, p.id, p.field, p.matter, p.base, p.value, p.why, \
     p.pred, p.clock, p.state, p.by, p.at, p.reason, (SELECT b.receipt FROM bundle b WHERE b.n = p.bundle) FROM proposal p";
/// Not accepted meanwhile by somebody else.
const WAITING: &str = "p.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM op o WHERE o.hash = p.hash)";

impl Intake<'_> {
    /// Keeps an edit of a file of the bundle that is being taken in. One that is known, decided or in force already
    /// is not kept again. Returns whether a person has something new to decide.
    ///
    /// # Errors
    /// The database.
    pub fn propose(&mut self, edited: &Edited) -> Result<bool> {
        let ops = edited.ops();
        let hash = ops.first().map(|op| op.hash.to_bytes());
        if let Some(hash) = hash
            && known(self.db, hash)?
        {
            return Ok(false);
        }
        let sql = "INSERT OR IGNORE INTO proposal (once, bundle, file, sha256, line, entity, id, field, matter, base, \
                   value, why, pred, clock, hash, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, \
                   ?13, ?14, ?15, ?16)";
        let Edited { file, sha256, line, key, matter, base, value, why, pred, clock } = edited;
        let pred: Vec<u8> = pred.iter().flat_map(|h| h.to_bytes()).collect();
        let state = if matter.is_open() { "waiting" } else { "listed" };
        let done = self.db.prepare_cached(sql)?.execute(params![
            edited.once(),
            self.bundle,
            file,
            sha256,
            *line as i64,
            key.entity,
            key.id,
            key.field,
            matter.key(),
            base,
            value,
            why,
            pred,
            *clock as i64,
            hash,
            state
        ])?;
        let new = done == 1 && matter.is_open();
        self.proposals += u64::from(new);
        Ok(new)
    }

    /// Keeps the bytes of a file that was edited by hand, packed by the caller.
    ///
    /// # Errors
    /// The database.
    pub fn keep_original(&mut self, sha256: &str, name: &str, at: &str, packed: &[u8]) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO original (sha256, name, at, packed) VALUES (?1, ?2, ?3, ?4)";
        self.db.prepare_cached(sql)?.execute(params![sha256, name, at, packed])?;
        Ok(())
    }
}

fn known(db: &Connection, hash: [u8; 16]) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM op WHERE hash = ?1")?.exists([hash])?)
}

impl Store {
    /// The edits that wait for a person, in the order of their files and lines.
    pub fn proposals(&self) -> Result<Vec<Proposal>> {
        self.select_proposals(&format!("{SELECT} WHERE {WAITING} ORDER BY p.n"), [])
    }

    /// Every edit that was ever found, decided ones, damage and what was not understood included.
    pub fn all_proposals(&self) -> Result<Vec<Proposal>> {
        self.select_proposals(&format!("{SELECT} ORDER BY p.n"), [])
    }

    /// How many wait.
    pub fn proposals_waiting(&self) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM proposal p WHERE {WAITING}");
        Ok(self.db.prepare_cached(&sql)?.query_row([], |r| rows::number(r, 0))?)
    }

    fn select_proposals(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Proposal>> {
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_map(params, read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The name and the packed bytes of an original file.
    pub fn original(&self, sha256: &str) -> Result<Option<(String, Vec<u8>)>> {
        let sql = "SELECT name, packed FROM original WHERE sha256 = ?1";
        Ok(self.db.prepare_cached(sql)?.query_row([sha256], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
    }

    /// Leaves proposals out for good; they are not asked about again.
    ///
    /// # Errors
    /// The database.
    pub fn refuse_proposals(&mut self, list: &[i64], word: &Decided) -> Result<()> {
        let tx = self.db.transaction()?;
        list.iter().try_for_each(|n| decide(&tx, *n, "refused", word))?;
        Ok(tx.commit()?)
    }

    /// Lets proposals in: their operations, and the act that says who accepted them, in one transaction; durable when
    /// it returns. The changed cells come back.
    ///
    /// # Errors
    /// The act was built on another number; what an edit builds on is not here; the database. Nothing was changed.
    pub fn accept_proposals(&mut self, list: &[Proposal], act: &Act, by: &Author, reason: &str) -> Result<Vec<Change>> {
        if act.base() != (self.tip.device.as_str(), self.next_seq()) {
            let built = format!("{}-{}", act.base().0, act.base().1);
            return Err(StoreError::StaleAct { built, next: self.next_id() }.into());
        }
        let drafts = write::drafts(act);
        check_can_travel(&drafts, by)?;
        let tx = self.db.transaction()?;
        let (mut cells, clock) = take_edits(&tx, list)?;
        let tip = Tip { lamport: self.tip.lamport.max(clock), ..self.tip.clone() };
        let before = heads_of(&tx, drafts.iter().map(|d| &d.key))?;
        let written = write::write(&tip, by, &drafts, before);
        insert(&tx, &tip.device, &written)?;
        let word = Decided { by: by.actor.clone(), at: by.wall.clone(), reason: reason.into() };
        list.iter().try_for_each(|p| decide(&tx, p.id, "accepted", &word))?;
        let mut changes = Vec::new();
        cells.retain(|key| !written.cells.contains_key(key));
        for key in cells {
            let cell = rows::heads(&tx, &key)?.cell();
            changes.push(Change { entity: key.entity, id: key.id, field: key.field, cell });
        }
        tx.commit()?;
        if let Some(acts) = self.acts.get_mut() {
            acts.push(self.tip.seq + 1, Kind::Plain);
        }
        if let Some(last) = written.ops.last() {
            self.tip = Tip { seq: last.seq, prev: Some(last.hash), lamport: last.lamport, ..tip };
        }
        changes.extend(written.changes());
        Ok(changes)
    }
}

/// A merge that is taken back takes the edits with it that nobody has decided yet; merged again, they are found again.
pub(super) fn withdraw(db: &Connection, receipt: i64) -> Result<()> {
    let sql = "DELETE FROM proposal WHERE state IN ('waiting', 'listed') AND bundle IN \
               (SELECT n FROM bundle WHERE receipt = ?1)";
    db.execute(sql, [receipt])?;
    Ok(())
}

/// Inserts the operations of accepted edits and folds them; their cells and the highest clock come back.
fn take_edits(db: &Connection, list: &[Proposal]) -> Result<(Vec<Key>, u64)> {
    let since: i64 = db.query_row("SELECT coalesce(max(arrival), 0) FROM op", [], |r| r.get(0))?;
    let device = rows::device_number(db, crate::journal::op::HANDEDIT)?;
    let (mut candidates, mut cells, mut clock) = (refold::waiting(db)?, Vec::new(), 0);
    for op in list.iter().flat_map(|p| p.edited.ops()) {
        cells.push(Key::new(&op.entity, &op.id, &op.field));
        clock = clock.max(op.lamport);
        if rows::insert_op(db, device, &op, None)? {
            let brief = Brief::of(&op, device as u32);
            let arrival = db.last_insert_rowid();
            candidates.push(Candidate { arrival, waited: false, brief, own: true, grant: None });
        }
    }
    let folded = refold::refold(db, REAL, since, candidates)?;
    if folded.aside > 0 {
        return Err(StoreError::BaseMissing.into());
    }
    Ok((cells, clock))
}

fn decide(db: &Connection, n: i64, state: &str, word: &Decided) -> Result<()> {
    let sql = "UPDATE proposal SET state = ?2, by = ?3, at = ?4, reason = ?5 WHERE n = ?1 AND state = 'waiting'";
    let changed = db.prepare_cached(sql)?.execute(params![n, state, word.by, word.at, word.reason])?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotWaiting(n).into()) }
}

fn read(row: &Row) -> rusqlite::Result<Proposal> {
    let edited = Edited {
        file: row.get(1)?,
        sha256: row.get(2)?,
        line: rows::number(row, 3)?,
        key: Key { entity: row.get(4)?, id: row.get(5)?, field: row.get(6)? },
        matter: Matter::of(row.get_ref(7)?.as_str()?),
        base: row.get(8)?,
        value: row.get(9)?,
        why: row.get(10)?,
        pred: rows::hashes(row, 11)?,
        clock: rows::number(row, 12)?,
    };
    let decided = Decided { by: row.get(14)?, at: row.get(15)?, reason: row.get(16)? };
    Ok(Proposal { id: row.get(0)?, edited, state: row.get(13)?, receipt: row.get(17)?, decided })
}
