//! What a merge brings, by branch and person: the preview of a merge before anything is kept.

use super::rows;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many references are followed from a record to its branch.
const FAR: usize = 6;
/// Fields that lead from a record to what it belongs to, the nearest first.
const UPWARD: [&str; 7] = ["visit", "sheet", "problem", "interview", "of", "pair", "person"];

/// What a merge brings of one person about one branch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Branch code; empty for what belongs to none.
    pub branch: String,
    /// Its name.
    pub branch_name: String,
    /// Person id of who wrote it.
    pub person: String,
    /// The name, if it is known.
    pub person_name: String,
    /// Operations that were not known.
    pub new: u64,
    /// Operations that were known already.
    pub known: u64,
    /// Cells of tables that were changed by hand and wait for a person.
    pub edited: u64,
    /// Fields that come into conflict with what this person wrote.
    pub conflicts: u64,
}

/// A cell: entity, id, field.
pub(super) type Cell = (String, String, String);

/// The cells that are in conflict.
pub(super) fn open_cells(db: &Connection) -> Result<BTreeSet<Cell>> {
    let mut statement = db.prepare_cached("SELECT entity, id, field FROM cell WHERE open = 1")?;
    let found = statement.query_map([], cell)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn cell(r: &Row) -> rusqlite::Result<Cell> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?))
}

/// What came after `since`, what the bundles of a receipt had of what was known, and which cells are in conflict that
/// were not before; by branch and person.
pub(super) fn touched(
    db: &Connection,
    since: i64,
    receipt: Option<i64>,
    open_before: &BTreeSet<Cell>,
) -> Result<Vec<Touched>> {
    let mut sums = Sums { db, branches: HashMap::new(), found: BTreeMap::new() };
    let new = "SELECT entity, id, actor, count(*) FROM op WHERE arrival > ?1 GROUP BY 1, 2, 3";
    sums.add(new, since, |line, n| line.new += n)?;
    let known = "SELECT o.entity, o.id, o.actor, count(*) FROM bundle b JOIN held h ON h.bundle = b.n \
                 JOIN op o ON o.arrival BETWEEN h.first AND h.last WHERE b.receipt = ?1 AND o.arrival <= ?2 \
                 GROUP BY 1, 2, 3";
    if let Some(receipt) = receipt {
        sums.add_with(known, params![receipt, since], |line, n| line.known += n)?;
        let edited = "SELECT entity, id, '', count(*) FROM proposal WHERE state = 'waiting' \
                      AND bundle IN (SELECT n FROM bundle WHERE receipt = ?1) GROUP BY 1, 2";
        sums.add_with(edited, params![receipt], |line, n| line.edited += n)?;
    }
    sums.conflicts(since, open_before)?;
    sums.named()
}

/// Counts by (branch, person).
struct Sums<'a> {
    db: &'a Connection,
    branches: HashMap<(String, String), String>,
    found: BTreeMap<(String, String), Touched>,
}

impl Sums<'_> {
    fn add(&mut self, sql: &str, since: i64, count: impl Fn(&mut Touched, u64)) -> Result<()> {
        self.add_with(sql, params![since], count)
    }

    fn add_with(&mut self, sql: &str, with: impl rusqlite::Params, count: impl Fn(&mut Touched, u64)) -> Result<()> {
        let db = self.db;
        let mut statement = db.prepare_cached(sql)?;
        let mut found = statement.query(with)?;
        while let Some(row) = found.next()? {
            let (entity, id, person): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let n = rows::number(row, 3)?;
            count(self.line(&entity, &id, &person)?, n);
        }
        Ok(())
    }

    fn conflicts(&mut self, since: i64, open_before: &BTreeSet<Cell>) -> Result<()> {
        let db = self.db;
        for (entity, id, field) in open_cells(db)?.difference(open_before) {
            let mut people = BTreeSet::new();
            let key = crate::journal::Key::new(entity, id, field);
            for head in rows::heads(db, &key)?.list() {
                let sql = "SELECT actor FROM op WHERE hash = ?1 AND arrival > ?2";
                let mut statement = db.prepare_cached(sql)?;
                people.extend(
                    statement.query_row(params![head.hash.to_bytes(), since], |r| r.get::<_, String>(0)).optional()?,
                );
            }
            for person in people {
                self.line(entity, id, &person)?.conflicts += 1;
            }
        }
        Ok(())
    }

    fn line(&mut self, entity: &str, id: &str, person: &str) -> Result<&mut Touched> {
        let record = (entity.to_string(), id.to_string());
        let branch = match self.branches.get(&record) {
            Some(known) => known.clone(),
            None => {
                let found = branch_of(self.db, entity, id)?;
                self.branches.insert(record, found.clone());
                found
            }
        };
        let key = (branch.clone(), person.to_string());
        let line = Touched { branch, person: person.into(), ..Touched::default() };
        Ok(self.found.entry(key).or_insert(line))
    }

    fn named(self) -> Result<Vec<Touched>> {
        let mut out: Vec<Touched> = self.found.into_values().collect();
        for line in &mut out {
            line.branch_name = value(self.db, "branch", &line.branch, "name")?;
            line.person_name = value(self.db, "person", &line.person, "name")?;
        }
        Ok(out)
    }
}

/// The branch a record belongs to: named in it, in its id (`<round>/<branch>…`), or in what it refers to.
fn branch_of(db: &Connection, entity: &str, id: &str) -> Result<String> {
    let (mut entity, mut id) = (entity.to_string(), id.to_string());
    for _ in 0..FAR {
        if entity == "branch" {
            return Ok(id);
        }
        let named = value(db, &entity, &id, "branch")?;
        if !named.is_empty() {
            return Ok(named);
        }
        if let Some(branch) = in_id(db, &id)? {
            return Ok(branch);
        }
        let Some(next) = upward(db, &entity, &id)? else { break };
        (entity, id) = next;
    }
    Ok(String::new())
}

/// The second part of an id is a branch where the first is a quarter.
fn in_id(db: &Connection, id: &str) -> Result<Option<String>> {
    let mut parts = id.split('/');
    let (Some(round), Some(branch)) = (parts.next(), parts.next()) else { return Ok(None) };
    let sql = "SELECT EXISTS (SELECT 1 FROM cell WHERE entity = 'round' AND id = ?1)";
    let quarter: bool = db.prepare_cached(sql)?.query_row([round], |r| r.get(0))?;
    Ok(quarter.then(|| branch.to_string()))
}

/// The record that a record belongs to: what it refers to, or the one that its id begins with.
fn upward(db: &Connection, entity: &str, id: &str) -> Result<Option<(String, String)>> {
    for field in UPWARD {
        let to = value(db, entity, id, field)?;
        if !to.is_empty() {
            let entity = if field == "of" { owner(db, &to)? } else { field.to_string() };
            return Ok(Some((entity, to)));
        }
    }
    match id.rsplit_once('/') {
        Some((top, _)) => Ok(Some((owner(db, top)?, top.to_string()))),
        None => Ok(None),
    }
}

/// The entity of a record whose id alone is known.
fn owner(db: &Connection, id: &str) -> Result<String> {
    for entity in ["problem", "interview", "strength", "note", "review", "visit", "sheet"] {
        let sql = "SELECT EXISTS (SELECT 1 FROM cell WHERE entity = ?1 AND id = ?2)";
        if db.prepare_cached(sql)?.query_row([entity, id], |r| r.get(0))? {
            return Ok(entity.into());
        }
    }
    Ok(String::new())
}

fn value(db: &Connection, entity: &str, id: &str, field: &str) -> Result<String> {
    let sql = "SELECT value FROM cell WHERE entity = ?1 AND id = ?2 AND field = ?3";
    let found = db.prepare_cached(sql)?.query_row([entity, id, field], |r| r.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}
