//! The pages of a database file, as its format describes them (sqlite.org/fileformat2.html): leaves of tables, their
//! cells, and the chains of pages on which long rows go on.

use super::record::{self, Row};
use std::collections::BTreeSet;

/// What this program writes; used when the header does not say anything possible.
const PAGE: usize = 4096;
/// The header before the first page's own.
const HEADER: usize = 100;
/// First byte of a leaf of a table.
const LEAF: u8 = 13;
/// Rows of ours are never longer: a cell is limited to 32,000 characters, a row to 1 MiB.
const LONGEST: u64 = 4 << 20;

pub struct Pages<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Pages<'a> {
    pub fn of(bytes: &'a [u8]) -> Pages<'a> {
        let said = number(bytes, 16, 2).unwrap_or(0) as usize;
        let size = if said.is_power_of_two() && (512..=32768).contains(&said) { said } else { PAGE };
        // A page size that was hit by the damage would cut every page in the wrong place.
        let whole = bytes.len().is_multiple_of(size) && leaf(bytes, size);
        Pages { bytes, size: if whole { size } else { PAGE } }
    }

    /// Numbers of the pages that hold something, the first is 1. Pages that were freed hold what was taken back.
    pub fn live(&self) -> Vec<usize> {
        let free = self.free();
        (1..=self.bytes.len().div_ceil(self.size)).filter(|n| !free.contains(n)).collect()
    }

    fn free(&self) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        let mut trunk = number(self.bytes, 32, 4).unwrap_or(0) as usize;
        while trunk > 1 && out.insert(trunk) {
            let Some(page) = self.page(trunk) else { break };
            let count = (number(page, 4, 4).unwrap_or(0) as usize).min(self.size / 4 - 2);
            out.extend((0..count).filter_map(|i| number(page, 8 + 4 * i, 4)).map(|n| n as usize));
            trunk = number(page, 0, 4).unwrap_or(0) as usize;
        }
        let said = number(self.bytes, 36, 4).unwrap_or(0) as usize;
        // A list that is not what the header says is not believed: better a row too many than one too few.
        if out.len() == said { out } else { BTreeSet::new() }
    }

    fn page(&self, n: usize) -> Option<&'a [u8]> {
        let at = n.checked_sub(1)?.checked_mul(self.size)?;
        self.bytes.get(at..(at + self.size).min(self.bytes.len()))
    }

    /// The rows that a leaf lists, and whether it could be read as one.
    pub fn rows(&self, n: usize) -> (Vec<Row>, bool) {
        let start = if n == 1 { HEADER } else { 0 };
        let Some(page) = self.page(n).filter(|p| p.get(start) == Some(&LEAF)) else { return (Vec::new(), false) };
        let count = number(page, start + 3, 2).unwrap_or(0) as usize;
        let mut out = Vec::new();
        for i in 0..count {
            let at = number(page, start + 8 + 2 * i, 2).map_or(usize::MAX, |at| at as usize);
            out.push(self.row(page, at).unwrap_or(Row::Broken));
        }
        (out, count <= self.size / 4)
    }

    /// Rows found by trying every byte of a page whose list cannot be trusted.
    pub fn search(&self, n: usize) -> Vec<Row> {
        let Some(page) = self.page(n) else { return Vec::new() };
        let starts = (0..page.len()).filter(|at| record::can_begin(page.get(*at..).unwrap_or_default()));
        starts.filter_map(|at| self.row(page, at)).collect()
    }

    fn row(&self, page: &[u8], at: usize) -> Option<Row> {
        let cell = page.get(at..)?;
        let (length, used) = record::varint(cell)?;
        let (rowid, more) = record::varint(cell.get(used..)?)?;
        if length > LONGEST {
            return None;
        }
        let payload = self.payload(cell.get(used + more..)?, length as usize)?;
        Some(record::row(rowid as i64, &payload))
    }

    /// The bytes of a row: those in the cell, then those of its chain of pages.
    fn payload(&self, cell: &[u8], length: usize) -> Option<Vec<u8>> {
        let usable = self.size;
        if length <= usable - 35 {
            return Some(cell.get(..length)?.to_vec());
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let kept = least + (length - least) % (usable - 4);
        let local = if kept <= usable - 35 { kept } else { least };
        let mut out = cell.get(..local)?.to_vec();
        let mut next = number(cell, local, 4)? as usize;
        while out.len() < length {
            let page = self.page(next)?;
            let take = (length - out.len()).min(usable - 4);
            out.extend_from_slice(page.get(4..4 + take)?);
            next = number(page, 0, 4)? as usize;
        }
        Some(out)
    }
}

/// Whether some page of this size begins like a page of a tree.
fn leaf(bytes: &[u8], size: usize) -> bool {
    bytes.chunks(size).skip(1).take(8).any(|page| matches!(page.first(), Some(2 | 5 | 10 | 13)))
}

/// A big-endian number.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    Some(bytes.get(at..at + width)?.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
}
