//! What no operation's hash covers: settings, typed texts, receipts, proofs, the roster, what came with which bundle.
//! Every such table has a sum in `meta` (`sum:<table>`), made when the database is closed. Triggers take a sum away with
//! the first change of its table, so a sum that is there is right, or the file was damaged. After a kill what had
//! changed has none until the next closing.

use super::load::HOLES;
use super::migrations;
use super::problem::StoreError;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

type Result<T> = std::result::Result<T, StoreError>;

/// Tables that are checked on every opening: those of which a person sees every row.
const SMALL: [&str; 12] = [
    "bundle",
    "device",
    "draft",
    "local",
    "meta",
    "proof",
    "proposal",
    "receipt",
    "roster",
    "rostered",
    "sheet_act",
    "withdrawal",
];
/// Tables that can be large; `numbers` is which operation came with which bundle, and the last numbers given.
const LARGE: [&str; 4] = ["held", "numbers", "original", "withdrawn"];
/// Every other key of `meta`; one that nobody knows is a damaged one.
const OTHERS: [&str; 3] = ["device", "lamport", HOLES];
/// The schema version that has the triggers.
const SINCE: i64 = 7;

/// Makes the sums that are missing; durable when it returns.
pub(super) fn keep(db: &Connection) -> crate::error::Result<()> {
    if migrations::version(db)? < SINCE {
        return Ok(());
    }
    let known = kept(db)?;
    let missing = SMALL.iter().chain(&LARGE).filter(|table| !known.iter().any(|(name, _)| name == *table));
    let missing = missing.map(|table| Ok((*table, sum(db, table)?))).collect::<Result<Vec<_>>>()?;
    if missing.is_empty() {
        return Ok(());
    }
    let tx = db.unchecked_transaction()?;
    for (table, sum) in missing {
        super::local::set_meta(&tx, &format!("sum:{table}"), sum)?;
    }
    Ok(tx.commit()?)
}

/// The first table that is not as it was when its sum was made; `all`: the large ones are looked at too.
pub(super) fn altered(db: &Connection, all: bool) -> Result<Option<String>> {
    for (name, kept) in kept(db)? {
        let looked_at = SMALL.contains(&name.as_str()) || LARGE.contains(&name.as_str());
        if !looked_at || (all || !LARGE.contains(&name.as_str())) && sum(db, &name)? != kept {
            return Ok(Some(name));
        }
    }
    let mut keys = db.prepare("SELECT key FROM meta WHERE substr(key, 1, 4) <> 'sum:'")?;
    let keys = keys.query_map([], |r| r.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(keys.iter().any(|key| !OTHERS.contains(&key.as_str())).then(|| "meta".into()))
}

/// Whether a table was empty when its sum was made; `None`: no sum can be read.
pub(super) fn was_empty(db: &Connection, table: &str) -> Option<bool> {
    let known = kept(db).ok()?;
    known.iter().find(|(name, _)| name == table).map(|(_, sum)| *sum == format!("{:032x}", 0))
}

/// Whether the schema is the one that the migrations make.
pub(super) fn schema_is_whole(db: &Connection) -> Result<bool> {
    let mut fresh = Connection::open_in_memory()?;
    migrations::migrate(&mut fresh)?;
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema";
    Ok(sum_of(db, schema)? == sum_of(&fresh, schema)?)
}

/// The sums that are there, by table.
fn kept(db: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare("SELECT substr(key, 5), value FROM meta WHERE substr(key, 1, 4) = 'sum:'")?;
    let value = |r: &Row| Ok((r.get(0)?, shown(r.get_ref(1)?)));
    Ok(statement.query_map([], value)?.collect::<rusqlite::Result<_>>()?)
}

/// A sum is text; anything else was altered and equals none.
fn shown(value: ValueRef) -> String {
    value.as_str().unwrap_or_default().into()
}

fn sum(db: &Connection, table: &str) -> Result<String> {
    match table {
        "numbers" => {
            let came = sum_of(db, "SELECT arrival, bundle FROM op WHERE bundle IS NOT NULL")?;
            Ok(format!("{came:032x}{:032x}", sum_of(db, "SELECT * FROM sqlite_sequence")?))
        }
        "meta" => Ok(format!("{:032x}", sum_of(db, "SELECT * FROM meta WHERE substr(key, 1, 4) <> 'sum:'")?)),
        table => Ok(format!("{:032x}", sum_of(db, &format!("SELECT * FROM {table}"))?)),
    }
}

/// One number for all rows, whatever order they come in.
fn sum_of(db: &Connection, sql: &str) -> Result<u128> {
    let mut statement = db.prepare(sql)?;
    let width = statement.column_count();
    let mut rows = statement.query([])?;
    let mut out = 0u128;
    while let Some(row) = rows.next()? {
        out = out.wrapping_add(of_row(row, width)?);
    }
    Ok(out)
}

fn of_row(row: &Row, width: usize) -> rusqlite::Result<u128> {
    let mut hash = Sha256::new();
    for at in 0..width {
        let value = row.get_ref(at)?;
        let number;
        let bytes: &[u8] = match value {
            ValueRef::Null => b"",
            ValueRef::Integer(n) => {
                number = n.to_le_bytes();
                &number
            }
            ValueRef::Real(n) => {
                number = n.to_bits().to_le_bytes();
                &number
            }
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        };
        hash.update(format!("{} {} ", value.data_type(), bytes.len()));
        hash.update(bytes);
    }
    let digest: [u8; 32] = hash.finalize().into();
    let (half, _) = digest.split_at(16);
    Ok(half.iter().fold(0, |n, byte| n << 8 | u128::from(*byte)))
}
