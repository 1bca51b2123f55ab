//! All operations in the order of ops.csv, and the two sums by which laptops compare what they know.

use super::Store;
use super::rows;
use crate::error::Result;
use crate::journal::Op;
use sha2::{Digest as _, Sha256};

/// Two laptops hold the same operations iff `ops` is equal; `state` is what they fold to (interface.md, `digest`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// SHA-256, hex, over the hash texts in the order of ops.csv, each followed by LF.
    pub ops: String,
    /// SHA-256, hex, over the cells ordered by entity, id, field: each of the three, the number of different values
    /// of its heads and those values in byte order, all as netstrings.
    pub state: String,
    /// Number of operations, those set aside included.
    pub op_count: u64,
}

impl Store {
    /// Hands every operation, those set aside included, to `each`: by device, seq, hash, as ops.csv has them.
    /// Memory does not grow with their number.
    pub fn each_op(&self, mut each: impl FnMut(&Op) -> Result<()>) -> Result<()> {
        let mut devices = self.db.prepare_cached("SELECT n FROM device ORDER BY code")?;
        let devices = devices.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        let sql = rows::select_op("o.device = ?1 ORDER BY o.seq, o.hash");
        let mut statement = self.db.prepare_cached(&sql)?;
        for device in devices {
            let mut found = statement.query([device])?;
            while let Some(row) = found.next()? {
                each(&rows::op(row)?)?;
            }
        }
        Ok(())
    }

    /// The two sums.
    pub fn digest(&self) -> Result<Digest> {
        let (ops, op_count) = self.digest_of_ops()?;
        Ok(Digest { ops, state: self.digest_of_state()?, op_count })
    }

    fn digest_of_ops(&self) -> Result<(String, u64)> {
        let sql = "SELECT o.hash FROM device d JOIN op o ON o.device = d.n ORDER BY d.code, o.seq, o.hash";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut found = statement.query([])?;
        let (mut sum, mut count) = (Sha256::new(), 0);
        while let Some(row) = found.next()? {
            sum.update(rows::hash(row, 0)?.text());
            sum.update(b"\n");
            count += 1;
        }
        Ok((hex(sum), count))
    }

    fn digest_of_state(&self) -> Result<String> {
        let sql = "SELECT entity, id, field, value, heads FROM cell ORDER BY entity, id, field";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut found = statement.query([])?;
        let mut sum = Sha256::new();
        while let Some(row) = found.next()? {
            for column in 0..3 {
                netstring(&mut sum, row.get_ref(column)?.as_bytes()?);
            }
            let heads = rows::unpack(&self.db, row.get(3)?, row.get_ref(4)?.as_blob()?)?;
            let values = heads.values();
            netstring(&mut sum, values.len().to_string().as_bytes());
            values.iter().for_each(|v| netstring(&mut sum, v.as_bytes()));
        }
        Ok(hex(sum))
    }
}

fn netstring(sum: &mut Sha256, bytes: &[u8]) {
    sum.update(bytes.len().to_string());
    sum.update(b":");
    sum.update(bytes);
    sum.update(b",");
}

fn hex(sum: Sha256) -> String {
    sum.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
