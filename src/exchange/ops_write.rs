//! ops.csv: the truth of a bundle, every operation that is known (exchange.md §4).

use super::csv_write::CsvWriter;
use super::part::failed;
use super::views::columns::{Column, Role};
use crate::error::{Error, Result};
use crate::journal::op::COLUMNS;
use crate::journal::{Op, OpHash};
use crate::model::schema::Kind;
use crate::store::Store;
use crate::text::{Lang, bundle as text};
use std::collections::BTreeMap;
use std::io::Write;

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Number of operations, those set aside included.
    pub op_count: u64,
    /// The highest sequence number per device.
    pub seqs: BTreeMap<String, u64>,
}

/// The columns of ops.csv.
pub fn columns() -> Vec<Column> {
    let column = |(i, (zh, key)): (usize, &(&'static str, &'static str))| Column {
        zh,
        key,
        kind: if matches!(*key, "seq" | "lamport") { Kind::Int } else { Kind::Text },
        role: if i == 0 { Role::Id } else { Role::Plain },
    };
    COLUMNS.iter().enumerate().map(column).collect()
}

/// Writes every operation of the store in the order device, seq, hash, and checks the hash of each on the way.
///
/// # Errors
/// An operation that is not the one its hash names (damage); a cell that cannot be written; the operating system.
pub fn write<W: Write>(csv: &mut CsvWriter<W>, store: &Store, lang: Lang) -> Result<Known> {
    let mut known = Known::default();
    store.each_op(|op| {
        if !op.is_sealed() {
            return Err(Error::Damage(text::wrong_hash(lang, &op.device, op.seq)));
        }
        known.take(op);
        row(csv, op, lang)
    })?;
    Ok(known)
}

/// Writes one operation.
fn row<W: Write>(csv: &mut CsvWriter<W>, op: &Op, lang: Lang) -> Result<()> {
    let cells = op.columns();
    let hash = OpHash::text(op.hash);
    let hash = std::str::from_utf8(&hash).unwrap_or_default();
    let all: Vec<&str> = cells.iter().map(AsRef::as_ref).chain([hash]).collect();
    csv.row(&all).map_err(|e| failed(lang, &e))
}

impl Known {
    fn take(&mut self, op: &Op) {
        self.op_count += 1;
        if op.is_handedit() {
            return;
        }
        match self.seqs.get_mut(&op.device) {
            Some(seq) => *seq = (*seq).max(op.seq),
            None => {
                self.seqs.insert(op.device.clone(), op.seq);
            }
        }
    }
}
