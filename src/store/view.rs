//! What bundles show beside the folded values: who stands behind a cell.

use super::Store;
use super::rows;
use crate::error::Result;
use crate::journal::{Op, OpHash};
use rusqlite::{Params, Row};

/// One cell with the operations that stand behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Record id.
    pub id: String,
    /// Field key.
    pub field: String,
    /// Different values stand against each other.
    pub open: bool,
    /// The heads, the displayed one first: device, sequence number (0 for a hand edit), hash.
    pub heads: Vec<(String, u64, OpHash)>,
}

impl Store {
    /// Hands every cell of an entity, with what stands behind it, to `each`, by id and field in byte order.
    /// Memory does not grow with their number.
    pub fn each_cell(&self, entity: &str, mut each: impl FnMut(Behind) -> Result<()>) -> Result<()> {
        let sql = "SELECT c.id, c.field, c.open, c.heads, d.code, o.seq, o.hash FROM cell c \
                   JOIN op o ON o.hash = substr(c.heads, 9, 16) JOIN device d ON d.n = o.device \
                   WHERE c.entity = ?1 ORDER BY c.id, c.field";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut found = statement.query([entity])?;
        while let Some(row) = found.next()? {
            let mut heads = vec![(row.get(4)?, rows::number(row, 5)?, rows::hash(row, 6)?)];
            for packed in row.get_ref(3)?.as_blob()?.chunks(24).skip(1) {
                heads.push(self.author_of(packed.get(8..).unwrap_or_default())?);
            }
            each(Behind { id: row.get(0)?, field: row.get(1)?, open: row.get(2)?, heads })?;
        }
        Ok(())
    }

    /// The cells in conflict: entity, id, field, in byte order.
    pub fn open_cells(&self) -> Result<Vec<(String, String, String)>> {
        let mut statement =
            self.db.prepare_cached("SELECT entity, id, field FROM cell WHERE open <> 0 ORDER BY entity, id, field")?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The operations that are the heads of a cell, the displayed one first.
    pub fn head_ops(&self, entity: &str, id: &str, field: &str) -> Result<Vec<Op>> {
        let sql = "SELECT heads FROM cell WHERE entity = ?1 AND id = ?2 AND field = ?3";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut found = statement.query([entity, id, field])?;
        let mut out = Vec::new();
        if let Some(row) = found.next()? {
            for packed in row.get_ref(0)?.as_blob()?.chunks(24) {
                out.extend(self.ops_where("o.hash = ?1", [packed.get(8..).unwrap_or_default()])?);
            }
        }
        Ok(out)
    }

    fn ops_where(&self, filter: &str, params: impl Params) -> Result<Vec<Op>> {
        let mut statement = self.db.prepare_cached(&rows::select_op(filter))?;
        Ok(statement.query_map(params, rows::op)?.collect::<rusqlite::Result<_>>()?)
    }

    fn author_of(&self, hash: &[u8]) -> Result<(String, u64, OpHash)> {
        let sql = "SELECT d.code, o.seq, o.hash FROM op o JOIN device d ON d.n = o.device WHERE o.hash = ?1";
        let read = |r: &Row| Ok((r.get(0)?, rows::number(r, 1)?, rows::hash(r, 2)?));
        Ok(self.db.prepare_cached(sql)?.query_row([hash], read)?)
    }
}
