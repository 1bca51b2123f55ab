//! Validity and fold inside the database, for a few operations or all of them: the same rules as `journal::fold`,
//! with the operations left on the disk. Memory grows by about 150 bytes per operation that is judged.

use super::{rows, trust};
use crate::error::Result;
use crate::journal::validity::{Brief, Seen, fingerprint, judge};
use crate::journal::{Aside, Head, Heads, Key, OpHash};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{HashMap, HashSet};

/// Which pair of tables takes the result: the real ones, or those that doctor compares them with.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Table of cells.
    pub cell: &'static str,
    /// Table of what is set aside.
    pub aside: &'static str,
}

/// The tables that everything reads.
pub const REAL: Target = Target { cell: "cell", aside: "aside" };

/// An operation to be judged: its place in the order of arrival, and whether it was set aside before.
#[derive(Debug)]
pub struct Candidate {
    /// Its row.
    pub arrival: i64,
    /// Whether it was set aside until now.
    pub waited: bool,
    /// What the judge needs.
    pub brief: Brief,
    /// It was made here, or this laptop had it before it had anything to do with others.
    pub own: bool,
    /// The operation it vouches for.
    pub grant: Option<OpHash>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Refolded {
    /// New operations that are set aside.
    pub aside: u64,
    /// Those among them that wait for a person's decision: nobody on the roster answers for them.
    pub unproven: u64,
    /// Operations that had been set aside and are valid now.
    pub revived: u64,
    /// Cells that changed.
    pub cells: u64,
    /// Cells that came into conflict.
    pub conflicts: u64,
    /// The highest clock among the operations that became valid.
    pub lamport: u64,
}

/// Judges the candidates, notes what is set aside, and folds those that became valid into the cells. New candidates
/// are all rows that arrived after `since`.
pub fn refold(db: &Connection, to: Target, since: i64, mut candidates: Vec<Candidate>) -> Result<Refolded> {
    let total: i64 = db.query_row("SELECT count(*) FROM op", [], |r| r.get(0))?;
    let mut out = judge_all(db, to, total.unsigned_abs(), &mut candidates)?;
    db.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS revived (arrival INTEGER PRIMARY KEY); DELETE FROM temp.revived",
    )?;
    for c in candidates.iter().filter(|c| c.waited && c.brief.valid) {
        db.prepare_cached("INSERT INTO temp.revived VALUES (?1)")?.execute([c.arrival])?;
        out.revived += 1;
    }
    drop(candidates);
    fold_cells(db, to, since, &mut out)?;
    Ok(out)
}

/// One pass by ascending clock, as `journal::validity` says.
fn judge_all(db: &Connection, to: Target, total: u64, list: &mut [Candidate]) -> Result<Refolded> {
    list.sort_unstable_by_key(|c| (c.brief.lamport, c.brief.hash));
    let places: HashMap<OpHash, u32> = list.iter().zip(0..).map(|(c, i)| (c.brief.hash, i)).collect();
    let mut out = Refolded::default();
    let trusted = trusted(db, list, &places)?;
    for i in 0..list.len() {
        let seen = |hash: OpHash| match places.get(&hash).and_then(|i| list.get(*i as usize)) {
            Some(c) => Ok(Some(Seen::from(&c.brief))),
            None => seen_in(db, to, hash),
        };
        let hash = list[i].brief.hash;
        let unproven = trusted.as_ref().is_some_and(|t| !t.contains(&hash));
        let verdict = judge(&list[i].brief, total, seen)?.or(unproven.then_some(Aside::Unproven));
        let c = &mut list[i];
        c.brief.valid = verdict.is_none();
        match verdict {
            None => out.lamport = out.lamport.max(c.brief.lamport),
            Some(why) if !c.waited => {
                out.aside += 1;
                out.unproven += u64::from(unproven && matches!(why, Aside::Unproven | Aside::PrevAside));
            }
            Some(_) => {}
        }
        note_aside(db, to, c, verdict)?;
    }
    Ok(out)
}

/// The candidates that somebody answers for; `None` without a roster. What is not a candidate was judged before.
fn trusted(db: &Connection, list: &[Candidate], places: &HashMap<OpHash, u32>) -> Result<Option<HashSet<OpHash>>> {
    let Some(roots) = trust::roots(db)? else { return Ok(None) };
    let mut next: Vec<OpHash> = roots.into_iter().collect();
    next.extend(list.iter().filter(|c| c.own).map(|c| c.brief.hash));
    let mut out = HashSet::new();
    while let Some(hash) = next.pop() {
        let Some(c) = places.get(&hash).and_then(|i| list.get(*i as usize)) else { continue };
        if out.insert(hash) {
            next.extend(c.brief.prev);
            next.extend(c.grant);
        }
    }
    Ok(Some(out))
}

fn note_aside(db: &Connection, to: Target, c: &Candidate, verdict: Option<Aside>) -> Result<()> {
    if let Some(why) = verdict {
        let sql = format!("INSERT OR REPLACE INTO {} (arrival, reason) VALUES (?1, ?2)", to.aside);
        db.prepare_cached(&sql)?.execute((c.arrival, why.key()))?;
    } else if c.waited {
        db.prepare_cached(&format!("DELETE FROM {} WHERE arrival = ?1", to.aside))?.execute([c.arrival])?;
    }
    Ok(())
}

/// An operation that is in the database and not judged now.
fn seen_in(db: &Connection, to: Target, hash: OpHash) -> Result<Option<Seen>> {
    let sql = format!(
        "SELECT o.device, o.seq, o.lamport, o.entity, o.id, o.field, EXISTS (SELECT 1 FROM {} a WHERE \
         a.arrival = o.arrival) FROM op o WHERE o.hash = ?1",
        to.aside
    );
    let read = |r: &Row| {
        Ok(Seen {
            device: (r.get::<_, i64>(1)? != 0).then_some(r.get(0)?),
            seq: rows::number(r, 1)?,
            lamport: rows::number(r, 2)?,
            cell: fingerprint(r.get_ref(3)?.as_str()?, r.get_ref(4)?.as_str()?, r.get_ref(5)?.as_str()?),
            valid: !r.get::<_, bool>(6)?,
        })
    };
    Ok(db.prepare_cached(&sql)?.query_row([hash.to_bytes()], read).optional()?)
}

/// Folds what became valid, cell by cell in key order, so that the table is written from one end to the other.
fn fold_cells(db: &Connection, to: Target, since: i64, out: &mut Refolded) -> Result<()> {
    let columns = "entity, id, field, lamport, hash, value, pred";
    let sql = format!(
        "SELECT {columns} FROM op WHERE arrival > ?1 AND arrival NOT IN (SELECT arrival FROM {}) UNION ALL \
         SELECT {columns} FROM op WHERE arrival IN (SELECT arrival FROM temp.revived) AND arrival <= ?1 \
         ORDER BY entity, id, field, lamport",
        to.aside
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query([since])?;
    let mut current: Option<(Key, Heads, bool)> = None;
    while let Some(row) = found.next()? {
        if !current.as_ref().is_some_and(|(key, ..)| is_at(key, row)) {
            finish(db, to, current.take(), out)?;
            let key = Key { entity: row.get(0)?, id: row.get(1)?, field: row.get(2)? };
            let heads = rows::heads_in(db, to.cell, &key)?;
            let open = heads.open();
            current = Some((key, heads, open));
        }
        if let Some((_, heads, _)) = &mut current {
            let head = Head { lamport: rows::number(row, 3)?, hash: rows::hash(row, 4)?, value: row.get(5)? };
            heads.advance(head, &rows::hashes(row, 6)?);
        }
    }
    finish(db, to, current, out)
}

fn is_at(key: &Key, row: &Row) -> bool {
    let is = |column: usize, text: &str| row.get_ref(column).is_ok_and(|v| v.as_bytes() == Ok(text.as_bytes()));
    is(1, &key.id) && is(2, &key.field) && is(0, &key.entity)
}

fn finish(db: &Connection, to: Target, done: Option<(Key, Heads, bool)>, out: &mut Refolded) -> Result<()> {
    let Some((key, heads, was_open)) = done else { return Ok(()) };
    out.cells += 1;
    out.conflicts += u64::from(heads.open() && !was_open);
    Ok(rows::put_cell(db, to.cell, &key, &heads)?)
}

/// Every operation of the database as a candidate.
pub fn all(db: &Connection) -> Result<Vec<Candidate>> {
    candidates(db, "", false)
}

/// The operations that are set aside.
pub fn waiting(db: &Connection) -> Result<Vec<Candidate>> {
    candidates(db, "WHERE arrival IN (SELECT arrival FROM aside)", true)
}

fn candidates(db: &Connection, filter: &str, waited: bool) -> Result<Vec<Candidate>> {
    let sql = format!(
        "SELECT arrival, hash, device, seq, prev, lamport, entity, id, field, pred, bundle IS NULL, \
         CASE entity WHEN 'trust' THEN value ELSE '' END FROM op {filter}"
    );
    let mut statement = db.prepare(&sql)?;
    let mut found = statement.query([])?;
    let mut out = Vec::new();
    while let Some(r) = found.next()? {
        let seq = rows::number(r, 3)?;
        let text = |column: usize| r.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let (entity, id, field) = (text(6)?, text(7)?, text(8)?);
        let brief = Brief {
            hash: rows::hash(r, 1)?,
            device: (seq != 0).then_some(r.get(2)?),
            seq,
            prev: rows::optional_hash(r, 4)?,
            lamport: rows::number(r, 5)?,
            cell: fingerprint(entity, id, field),
            pred: rows::hashes(r, 9)?.into(),
            valid: false,
        };
        let grant = trust::grant(entity, id, field, text(11)?);
        out.push(Candidate { arrival: r.get(0)?, waited, brief, own: r.get(10)?, grant });
    }
    Ok(out)
}
