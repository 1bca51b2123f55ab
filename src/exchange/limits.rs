//! How much a file may hold (exchange.md §3). Everything beyond is refused, nothing is cut off.

use crate::model::text_value::MAX_CHARS;

/// Most memory of a table that is held as a whole, in MiB: a quarter of 600 branches takes about ten.
pub const MOST_HELD_MIB: u64 = 24;

/// Limits of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Characters of one cell, not counting the `'` of the formula escape.
    pub cell_chars: usize,
    /// Bytes of one row as UTF-8, quotes and separators included.
    pub row_bytes: usize,
    /// Rows, the header not counted.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { cell_chars: MAX_CHARS, row_bytes: 1 << 20, rows: 2_000_000, columns: 256 }
    }
}

impl Limits {
    /// True if a cell as written (the escape included) is too long.
    pub fn cell_too_long(&self, cell: &str) -> bool {
        cell.len() > self.cell_chars && cell.chars().count() > self.cell_chars + usize::from(cell.starts_with('\''))
    }

    /// Bytes beyond which a cell is too long whatever its characters are.
    pub(super) fn cell_bytes(&self) -> usize {
        (self.cell_chars + 1) * 4
    }
}
