//! Operations and heads as rows and back.

use crate::journal::{Head, Heads, Key, Op, OpHash};
use rusqlite::types::{Type, ValueRef};
use rusqlite::{Connection, Error, OptionalExtension, Result, Row, params};

/// The columns that [`op`] reads, in its order.
pub const COLUMNS: &str = "d.code, o.seq, o.prev, o.actor, o.lamport, o.wall, o.entity, o.id, o.field, o.value, \
                           o.pred, o.reason, o.source, o.txn, o.hash";
/// Where they are.
pub const FROM: &str = "FROM op o JOIN device d ON d.n = o.device";

/// Selects operations for [`op`] by a condition.
pub fn select_op(condition: &str) -> String {
    format!("SELECT {COLUMNS} {FROM} WHERE {condition}")
}

/// Reads an operation selected with [`COLUMNS`].
pub fn op(row: &Row) -> Result<Op> {
    let device: String = row.get(0)?;
    let txn = match row.get_ref(13)? {
        ValueRef::Integer(n) => format!("{device}-{n}"),
        _ => row.get(13)?,
    };
    Ok(Op {
        seq: number(row, 1)?,
        prev: optional_hash(row, 2)?,
        actor: row.get(3)?,
        lamport: number(row, 4)?,
        wall: row.get(5)?,
        entity: row.get(6)?,
        id: row.get(7)?,
        field: row.get(8)?,
        value: row.get(9)?,
        pred: hashes(row, 10)?,
        reason: row.get(11)?,
        source: row.get(12)?,
        txn,
        hash: hash(row, 14)?,
        device,
    })
}

/// The operation with this hash, if it is known and valid.
pub fn valid_op(db: &Connection, hash: OpHash) -> Result<Option<Op>> {
    let sql = select_op("o.hash = ?1 AND o.arrival NOT IN (SELECT arrival FROM aside)");
    db.prepare_cached(&sql)?.query_row([hash.to_bytes()], op).optional()
}

/// Inserts an operation; returns whether it is new.
pub fn insert_op(db: &Connection, device: i64, op: &Op, bundle: Option<i64>) -> Result<bool> {
    let pred: Vec<u8> = op.pred.iter().flat_map(|h| h.to_bytes()).collect();
    let own = op.txn.strip_prefix(&op.device).and_then(|t| t.strip_prefix('-'));
    let own = own.filter(|t| !t.starts_with('0')).and_then(|t| t.bytes().all(|b| b.is_ascii_digit()).then_some(t));
    let txn: &dyn rusqlite::ToSql = match own.and_then(|t| t.parse::<i64>().ok()) {
        Some(n) => &n.clone(),
        None => &op.txn,
    };
    let sql = "INSERT OR IGNORE INTO op (hash, device, seq, prev, actor, lamport, wall, entity, id, field, value, \
               pred, reason, source, txn, bundle) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, \
               ?14, ?15, ?16)";
    let new = db.prepare_cached(sql)?.execute(params![
        op.hash.to_bytes(),
        device,
        op.seq as i64,
        op.prev.map(OpHash::to_bytes),
        op.actor,
        op.lamport as i64,
        op.wall,
        op.entity,
        op.id,
        op.field,
        op.value,
        pred,
        op.reason,
        op.source,
        txn,
        bundle,
    ])?;
    Ok(new == 1)
}

/// The number of a device in the database, made if needed.
pub fn device_number(db: &Connection, code: &str) -> Result<i64> {
    db.prepare_cached("INSERT OR IGNORE INTO device (code) VALUES (?1)")?.execute([code])?;
    db.prepare_cached("SELECT n FROM device WHERE code = ?1")?.query_row([code], |r| r.get(0))
}

/// The heads of a cell; none if it was never set.
pub fn heads(db: &Connection, key: &Key) -> Result<Heads> {
    heads_in(db, "cell", key)
}

/// The heads of a cell in a table of cells.
pub fn heads_in(db: &Connection, table: &str, key: &Key) -> Result<Heads> {
    let sql = format!("SELECT value, heads FROM {table} WHERE entity = ?1 AND id = ?2 AND field = ?3");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params![key.entity, key.id, key.field])?;
    match rows.next()? {
        Some(row) => unpack(db, row.get(0)?, row.get_ref(1)?.as_blob()?),
        None => Ok(Heads::default()),
    }
}

/// Heads from a cell's columns. The value of a single head is the cell's; those of several are in the journal.
pub fn unpack(db: &Connection, value: String, packed: &[u8]) -> Result<Heads> {
    let mut list = Vec::with_capacity(packed.len() / 24);
    for entry in packed.chunks(24) {
        let (lamport, hash) = entry.split_at_checked(8).ok_or_else(|| broken(2))?;
        let lamport = u64::from_be_bytes(lamport.try_into().map_err(|_| broken(2))?);
        list.push(Head { lamport, hash: parse(hash, 2)?, value: String::new() });
    }
    match list.as_mut_slice() {
        [only] => only.value = value,
        several => {
            for head in several {
                let mut statement = db.prepare_cached("SELECT value FROM op WHERE hash = ?1")?;
                head.value = statement.query_row([head.hash.to_bytes()], |r| r.get(0))?;
            }
        }
    }
    Ok(Heads::new(list))
}

/// Heads as they are kept in a cell.
pub fn pack(heads: &Heads) -> Vec<u8> {
    let entry = |h: &Head| [h.lamport.to_be_bytes().as_slice(), &h.hash.to_bytes()].concat();
    heads.list().iter().flat_map(entry).collect()
}

/// Writes a cell of a table of cells.
pub fn put_cell(db: &Connection, table: &str, key: &Key, heads: &Heads) -> Result<()> {
    let sql = format!(
        "INSERT INTO {table} (entity, id, field, value, open, heads) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT DO UPDATE SET value = excluded.value, open = excluded.open, heads = excluded.heads"
    );
    let mut statement = db.prepare_cached(&sql)?;
    statement.execute(params![key.entity, key.id, key.field, heads.value(), heads.open(), pack(heads)])?;
    Ok(())
}

/// A hash column.
pub fn hash(row: &Row, column: usize) -> Result<OpHash> {
    parse(row.get_ref(column)?.as_blob()?, column)
}

/// A hash column that may be null.
pub fn optional_hash(row: &Row, column: usize) -> Result<Option<OpHash>> {
    row.get_ref(column)?.as_blob_or_null()?.map(|b| parse(b, column)).transpose()
}

/// A column of hashes, 16 bytes each.
pub fn hashes(row: &Row, column: usize) -> Result<Vec<OpHash>> {
    row.get_ref(column)?.as_blob()?.chunks(16).map(|b| parse(b, column)).collect()
}

/// A column that is never negative.
pub fn number(row: &Row, column: usize) -> Result<u64> {
    u64::try_from(row.get::<_, i64>(column)?).map_err(|_| broken(column))
}

fn parse(bytes: &[u8], column: usize) -> Result<OpHash> {
    OpHash::from_bytes(bytes).ok_or_else(|| broken(column))
}

fn broken(column: usize) -> Error {
    Error::InvalidColumnType(column, "hash or number".into(), Type::Blob)
}
