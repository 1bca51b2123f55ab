//! Whose word counts: proofs (signed tips of devices), the roster, and what they make of operations that came from
//! elsewhere. Signatures are checked before they get here; the database only remembers what was proven.
//!
//! Without a roster everything counts. With one, an operation that came in a bundle counts iff it lies on the chain of
//! a tip that is proven by a key of the roster, or that a person who counts has vouched for (records `trust`). Like
//! validity itself this only grows with what is known, so the order of merging cannot matter.

use super::Store;
use super::rows;
use crate::error::Result;
use crate::journal::OpHash;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashSet;

/// A signed statement that a device stood at an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The device.
    pub device: String,
    /// The public key that signed.
    pub key: String,
    /// Number of the operation.
    pub seq: u64,
    /// The operation; with it everything before it in its chain is proven.
    pub hash: OpHash,
    /// The signature in minisign's form.
    pub signature: String,
}

/// A device of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rostered {
    /// The device.
    pub device: String,
    /// Its public key.
    pub key: String,
    /// Person id of who works on it; may be empty.
    pub person: String,
    /// The name of that person when the roster was signed.
    pub name: String,
    /// Empty while it counts; else the last operation that still counts, or `none`.
    pub until: String,
}

/// The roster: whose devices count, signed by the coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// Grows with every signing.
    pub serial: u64,
    /// The coordinator's public key.
    pub key: String,
    /// The table as it was signed.
    pub text: String,
    /// Its signature in minisign's form.
    pub signature: String,
    /// The rows of the table.
    pub rows: Vec<Rostered>,
}

/// Operations of one device that wait because nobody answers for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The device, or `handedit`.
    pub device: String,
    /// How many.
    pub ops: u64,
    /// The last of them: vouching for it vouches for all.
    pub tip: OpHash,
    /// Its number.
    pub seq: u64,
    /// Person id that the last one names as its author.
    pub actor: String,
    /// The name that the material itself gives to that person; empty if none.
    pub claims: String,
}

impl Store {
    /// The roster, if one was adopted.
    pub fn roster(&self) -> Result<Option<Roster>> {
        roster(&self.db)
    }

    /// Adopts a roster, or drops it, and judges everything anew; durable when it returns.
    pub fn adopt_roster(&mut self, new: Option<&Roster>) -> Result<()> {
        let tx = self.db.transaction()?;
        put_roster(&tx, new)?;
        tx.commit()?;
        self.rebuild()
    }

    /// There was a roster and the damage took it: until one is adopted, or the person says that there is none
    /// ([`Store::adopt_roster`]), only what is written here or vouched for counts. Durable when it returns.
    pub fn miss_roster(&mut self) -> Result<()> {
        self.set_local(MISSED, Some("yes"))?;
        self.rebuild()
    }

    /// Whether a roster is missed, or something says that it should be: it is not here, and it was.
    pub fn misses_roster(&self) -> Result<bool> {
        Ok(self.roster()?.is_none() && (is_missed(&self.db)? || signs_of_roster(&self.db)))
    }

    /// Whether a roster is missed since a repair.
    pub fn awaits_roster(&self) -> Result<bool> {
        is_missed(&self.db)
    }

    /// The proofs of what is here: one per device and key, and those of forks.
    pub fn proofs(&self) -> Result<Vec<Proof>> {
        proofs(&self.db, "WHERE EXISTS (SELECT 1 FROM op o WHERE o.hash = p.hash)")
    }

    /// Remembers a proof that was checked.
    pub fn keep_proof(&self, proof: &Proof) -> Result<()> {
        put_proof(&self.db, proof)
    }

    /// The keys with which a device was seen to sign, this laptop's own included.
    pub fn keys_of(&self, device: &str) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached("SELECT DISTINCT key FROM proof WHERE device = ?1 ORDER BY key")?;
        Ok(statement.query_map([device], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// What waits because nobody answers for it, by device.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        let sql = "SELECT d.code, count(*), o.hash, max(o.seq), o.actor, coalesce((SELECT p.value FROM op p \
                   WHERE p.entity = 'person' AND p.id = o.actor AND p.field = 'name' ORDER BY p.arrival DESC), '') \
                   FROM aside a \
                   JOIN op o ON o.arrival = a.arrival JOIN device d ON d.n = o.device \
                   WHERE a.reason IN ('unproven', 'prev-aside') AND o.device IN \
                   (SELECT device FROM op WHERE arrival IN (SELECT arrival FROM aside WHERE reason = 'unproven')) \
                   GROUP BY o.device, CASE WHEN o.seq = 0 THEN o.arrival ELSE 0 END ORDER BY d.code, o.arrival";
        let mut statement = self.db.prepare_cached(sql)?;
        let read = |r: &rusqlite::Row| {
            let (ops, tip, seq) = (rows::number(r, 1)?, rows::hash(r, 2)?, rows::number(r, 3)?);
            Ok(Waiting { device: r.get(0)?, ops, tip, seq, actor: r.get(4)?, claims: r.get(5)? })
        };
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Person id of who wrote the last operation of a device; empty if there is none.
    pub fn worker(&self, device: &str) -> Result<String> {
        let sql =
            "SELECT o.actor FROM op o JOIN device d ON d.n = o.device WHERE d.code = ?1 ORDER BY o.seq DESC LIMIT 1";
        let found = self.db.prepare_cached(sql)?.query_row([device], |r| r.get(0)).optional()?;
        Ok(found.unwrap_or_default())
    }

    /// Every device whose operations count here, with the last of them; hand edits left out.
    pub fn device_tips(&self) -> Result<Vec<(String, u64, OpHash)>> {
        let sql = "SELECT d.code, max(o.seq), o.hash FROM op o JOIN device d ON d.n = o.device \
                   WHERE o.seq > 0 AND o.arrival NOT IN (SELECT arrival FROM aside) GROUP BY o.device ORDER BY d.code";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_map([], |r| Ok((r.get(0)?, rows::number(r, 1)?, rows::hash(r, 2)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// The setting that says that a roster is missed.
const MISSED: &str = "roster-missed";

/// Whether a roster is missed.
pub(super) fn is_missed(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM local WHERE key = ?1)", [MISSED], |r| r.get(0))?)
}

/// What only a roster brings about: decisions and vouching, what waits, signatures that it knew or did not.
const SIGNS: [&str; 3] = [
    "SELECT EXISTS (SELECT 1 FROM op WHERE entity = 'trust')",
    "SELECT EXISTS (SELECT 1 FROM aside WHERE reason = 'unproven')",
    "SELECT EXISTS (SELECT 1 FROM bundle WHERE signed = 'unknown' OR substr(signed, 1, 9) = 'verified:')",
];

/// Whether anything that can be read says that there is, or was, a roster.
pub(super) fn signs_of_roster(db: &Connection) -> bool {
    SIGNS.iter().any(|sql| db.query_row(sql, [], |r| r.get(0)).unwrap_or(false))
}

/// Every proof that is kept, also of what is not here.
pub(super) fn all_proofs(db: &Connection) -> Result<Vec<Proof>> {
    proofs(db, "")
}

fn proofs(db: &Connection, which: &str) -> Result<Vec<Proof>> {
    let sql = format!(
        "SELECT p.device, p.key, p.seq, p.hash, p.signature FROM proof p {which} \
         ORDER BY p.device, p.key, p.seq, p.hash"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let read = |r: &rusqlite::Row| {
        let (seq, hash) = (rows::number(r, 2)?, rows::hash(r, 3)?);
        Ok(Proof { device: r.get(0)?, key: r.get(1)?, seq, hash, signature: r.get(4)? })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The adopted roster.
pub(super) fn roster(db: &Connection) -> Result<Option<Roster>> {
    let sql = "SELECT serial, key, text, signature FROM roster";
    let read = |r: &rusqlite::Row| {
        let serial = rows::number(r, 0)?;
        Ok(Roster { serial, key: r.get(1)?, text: r.get(2)?, signature: r.get(3)?, rows: Vec::new() })
    };
    let Some(found) = db.prepare_cached(sql)?.query_row([], read).optional()? else { return Ok(None) };
    let mut statement =
        db.prepare_cached("SELECT device, key, person, name, until FROM rostered ORDER BY device, key")?;
    let read = |r: &rusqlite::Row| {
        Ok(Rostered { device: r.get(0)?, key: r.get(1)?, person: r.get(2)?, name: r.get(3)?, until: r.get(4)? })
    };
    let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Roster { rows, ..found }))
}

/// Puts another roster, or none, in the place of the present one.
pub(super) fn put_roster(db: &Connection, new: Option<&Roster>) -> Result<()> {
    db.execute_batch("DELETE FROM rostered; DELETE FROM roster;")?;
    db.execute("DELETE FROM local WHERE key = ?1", [MISSED])?;
    let Some(new) = new else { return Ok(()) };
    let sql = "INSERT INTO roster (n, serial, key, text, signature) VALUES (1, ?1, ?2, ?3, ?4)";
    db.execute(sql, params![new.serial as i64, new.key, new.text, new.signature])?;
    let mut statement = db.prepare_cached("INSERT OR REPLACE INTO rostered VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for row in &new.rows {
        statement.execute([&row.device, &row.key, &row.person, &row.name, &row.until])?;
    }
    Ok(())
}

/// Remembers a proof; those it makes needless go: of the same key, below it, where the number names one operation.
pub(super) fn put_proof(db: &Connection, proof: &Proof) -> Result<()> {
    let values = params![proof.device, proof.key, proof.seq as i64, proof.hash.to_bytes(), proof.signature];
    db.prepare_cached("INSERT OR IGNORE INTO proof VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(values)?;
    let sql = "DELETE FROM proof WHERE device = ?1 AND key = ?2 AND seq < ?3 \
               AND EXISTS (SELECT 1 FROM op WHERE hash = ?4) AND 1 = (SELECT count(*) FROM op o \
               JOIN device d ON d.n = o.device WHERE d.code = proof.device AND o.seq = proof.seq)";
    let values = params![proof.device, proof.key, proof.seq as i64, proof.hash.to_bytes()];
    db.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The operations from which everything before in their chains counts; `None` without a roster: all counts.
/// While a roster is missed nothing is proven.
pub(super) fn roots(db: &Connection) -> Result<Option<HashSet<OpHash>>> {
    let any: bool = db.query_row("SELECT EXISTS (SELECT 1 FROM roster)", [], |r| r.get(0))?;
    if !any && !is_missed(db)? {
        return Ok(None);
    }
    let mut out = HashSet::new();
    let proven =
        "SELECT p.hash FROM proof p JOIN rostered r ON r.device = p.device AND r.key = p.key WHERE r.until = ''";
    let mut statement = db.prepare_cached(proven)?;
    for hash in statement.query_map([], |r| rows::hash(r, 0))? {
        out.insert(hash?);
    }
    let texts = "SELECT until FROM rostered UNION ALL SELECT value FROM cell WHERE entity = 'trust' AND field = 'tip' \
                 UNION ALL SELECT substr(id, instr(id, '/') + 1) FROM cell WHERE entity = 'accepted'";
    let mut statement = db.prepare_cached(texts)?;
    for text in statement.query_map([], |r| r.get::<_, String>(0))? {
        out.extend(text?.parse::<OpHash>());
    }
    Ok(Some(out))
}

/// The operation that another one vouches for: the tip of a trusted device, or an accepted hand edit.
pub(super) fn grant(entity: &str, id: &str, field: &str, value: &str) -> Option<OpHash> {
    match (entity, field) {
        ("trust", "tip") => value.parse().ok(),
        ("accepted", "import") => id.split_once('/')?.1.parse().ok(),
        _ => None,
    }
}
