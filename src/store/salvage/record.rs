//! One row from its bytes: the types first, then the values.

use crate::journal::op::is_device;
use crate::journal::{Op, OpHash};

/// Columns of `op`.
const COLUMNS: usize = 17;
/// Type of a hash: 16 bytes.
const HASH: u64 = 12 + 2 * 16;

/// What a row can be.
pub enum Row {
    /// Number and code of a device.
    Device(i64, String),
    /// A row of `op`; whether it is whole shows with its device.
    Op(Box<OpRow>),
    /// A row of another table.
    Other,
    /// Not a row.
    Broken,
}

enum Value<'a> {
    Null,
    Integer(i64),
    Blob(&'a [u8]),
    Text(&'a [u8]),
}

/// A row of `op`, its device as the number of the database.
pub struct OpRow {
    pub device: i64,
    pub id: String,
    op: Op,
    /// The number after the dash of txn, where that is its own device's.
    own_txn: Option<i64>,
    /// It came in a bundle.
    pub came: bool,
}

impl OpRow {
    /// The operation, if its hash is right under this device id.
    pub fn as_op(&self, device: &str) -> Option<Op> {
        let txn = self.own_txn.map_or_else(|| self.op.txn.clone(), |n| format!("{device}-{n}"));
        let op = Op { device: device.into(), txn, ..self.op.clone() };
        op.check().is_ok().then_some(op)
    }
}

/// Whether a row of `op` or `device` can begin here: length, row number, size of the types, a null for the key.
pub fn can_begin(bytes: &[u8]) -> bool {
    let Some((_, a)) = varint(bytes) else { return false };
    let Some((_, b)) = varint(bytes.get(a..).unwrap_or_default()) else { return false };
    let types = bytes.get(a + b..).unwrap_or_default();
    match types {
        [3, 0, code, ..] => *code == 13 + 2 * 6,
        [size, 0, hash, ..] => (18..=60).contains(size) && u64::from(*hash) == HASH,
        _ => false,
    }
}

/// A row from its payload.
pub fn row(rowid: i64, payload: &[u8]) -> Row {
    match values(payload) {
        None => Row::Broken,
        Some(values) => match values.as_slice() {
            [Value::Null, Value::Text(code)] => device(rowid, code),
            list if list.len() == COLUMNS && matches!(list.first(), Some(Value::Null)) => {
                operation(list).map_or(Row::Broken, |op| Row::Op(Box::new(op)))
            }
            _ => Row::Other,
        },
    }
}

fn device(rowid: i64, code: &[u8]) -> Row {
    match std::str::from_utf8(code) {
        Ok(code) if is_device(code) || code == crate::journal::op::HANDEDIT => Row::Device(rowid, code.into()),
        _ => Row::Other,
    }
}

fn operation(v: &[Value]) -> Option<OpRow> {
    let id = text(v.get(9)?)?;
    let (txn, own_txn) = match v.get(15)? {
        Value::Integer(n) => (String::new(), Some(*n)),
        other => (text(other)?, None),
    };
    let op = Op {
        device: String::new(),
        seq: integer(v.get(3)?)?,
        prev: if matches!(v.get(4)?, Value::Null) { None } else { Some(hash(v.get(4)?)?) },
        actor: text(v.get(5)?)?,
        lamport: integer(v.get(6)?)?,
        wall: text(v.get(7)?)?,
        entity: text(v.get(8)?)?,
        id: id.clone(),
        field: text(v.get(10)?)?,
        value: text(v.get(11)?)?,
        pred: hashes(v.get(12)?)?,
        reason: text(v.get(13)?)?,
        source: text(v.get(14)?)?,
        txn,
        hash: hash(v.get(1)?)?,
    };
    let Value::Integer(device) = v.get(2)? else { return None };
    let came = !matches!(v.get(16)?, Value::Null);
    Some(OpRow { device: *device, id, op, own_txn, came })
}

fn text(value: &Value) -> Option<String> {
    let Value::Text(bytes) = value else { return None };
    String::from_utf8(bytes.to_vec()).ok()
}

fn integer(value: &Value) -> Option<u64> {
    let Value::Integer(n) = value else { return None };
    u64::try_from(*n).ok()
}

fn hash(value: &Value) -> Option<OpHash> {
    let Value::Blob(bytes) = value else { return None };
    OpHash::from_bytes(bytes)
}

fn hashes(value: &Value) -> Option<Vec<OpHash>> {
    let Value::Blob(bytes) = value else { return None };
    bytes.chunks(16).map(OpHash::from_bytes).collect()
}

fn values(payload: &[u8]) -> Option<Vec<Value<'_>>> {
    let (size, mut at) = varint(payload)?;
    let size = usize::try_from(size).ok()?;
    let (mut body, mut out) = (size, Vec::new());
    while at < size && out.len() <= COLUMNS {
        let (kind, used) = varint(payload.get(at..)?)?;
        at += used;
        let (value, length) = value(kind, payload.get(body..)?)?;
        body += length;
        out.push(value);
    }
    (at == size && body == payload.len()).then_some(out)
}

fn value(kind: u64, bytes: &[u8]) -> Option<(Value<'_>, usize)> {
    let width = match kind {
        0 => return Some((Value::Null, 0)),
        8 | 9 => return Some((Value::Integer(i64::from(kind == 9)), 0)),
        1..=4 => kind as usize,
        5 => 6,
        6 => 8,
        7 => return Some((Value::Null, 8)), // a real: no table of ours has one
        10 | 11 => return None,
        _ => {
            let length = usize::try_from((kind - 12) / 2).ok()?;
            let part = bytes.get(..length)?;
            return Some((if kind.is_multiple_of(2) { Value::Blob(part) } else { Value::Text(part) }, length));
        }
    };
    let part = bytes.get(..width)?;
    let negative = part.first().is_some_and(|b| *b >= 128);
    let start = if negative { -1i64 } else { 0 };
    Some((Value::Integer(part.iter().fold(start, |n, b| n << 8 | i64::from(*b))), width))
}

/// A number of one to nine bytes, and how many they were.
pub fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut out = 0u64;
    for (i, b) in bytes.iter().take(9).enumerate() {
        if i == 8 {
            return Some((out << 8 | u64::from(*b), 9));
        }
        out = out << 7 | u64::from(b & 0x7f);
        if *b < 0x80 {
            return Some((out, i + 1));
        }
    }
    None
}
