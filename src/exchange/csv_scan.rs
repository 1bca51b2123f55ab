//! The record scanner under `csv_read`: RFC 4180 without mercy, over a stream of checked text.

use super::ladder::TextStream;
use super::limits::Limits;
use super::table_error::TableFault;
use std::io::Read;

/// One record, reused from row to row so that reading allocates nothing per row.
#[derive(Debug, Default, Clone)]
pub struct Record {
    pub(super) line: u64,
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
}

impl Record {
    /// The line on which the record begins, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True if the record has no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell as it is in the file (the formula escape included); empty beyond the last one.
    pub fn get(&self, cell: usize) -> &str {
        let from = if cell == 0 { Some(&0) } else { self.ends.get(cell - 1) };
        match (from, self.ends.get(cell)) {
            (Some(from), Some(to)) => self.text.get(*from..*to).unwrap_or_default(),
            _ => "",
        }
    }

    /// All cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|cell| self.get(cell))
    }

    pub(super) fn truncate(&mut self, cells: usize) {
        self.ends.truncate(cells);
    }
}

/// Separators that are accepted, and the bit of each in [`Scanner::separators_seen`].
pub(super) const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A fault with the line and the cell (from 0) where it is.
pub(super) type Located = (u64, Option<usize>, TableFault);

/// What ended a piece of a record.
#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Record,
    Input,
}

/// Cuts a text stream into records.
pub(super) struct Scanner<R> {
    pub(super) stream: TextStream<R>,
    buf: String,
    pos: usize,
    /// The line being read, from 1.
    pub(super) line: u64,
    limits: Limits,
    /// The separator; before the header is known any of them separates.
    separator: Option<u8>,
    /// Bit per separator met since the record began.
    pub(super) separators_seen: u8,
    /// The record consists of one cell without quotes.
    pub(super) bare: bool,
    /// Bytes of the record so far.
    record_bytes: usize,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(stream: TextStream<R>, limits: Limits) -> Scanner<R> {
        Scanner {
            stream,
            buf: String::new(),
            pos: 0,
            line: 1,
            limits,
            separator: None,
            separators_seen: 0,
            bare: false,
            record_bytes: 0,
        }
    }

    /// Fixes the separator, or (None) lets any of them separate.
    pub(super) fn set_separator(&mut self, separator: Option<u8>) {
        self.separator = separator;
    }

    /// Starts again from the first byte as GB18030.
    pub(super) fn rewind_as_gb18030(&mut self) {
        self.stream.rewind_as_gb18030();
        self.buf.clear();
        (self.pos, self.line) = (0, 1);
    }

    /// Reads the next record; false at the end of the file.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, Located> {
        record.text.clear();
        record.ends.clear();
        record.line = self.line;
        (self.separators_seen, self.record_bytes, self.bare) = (0, 0, true);
        if self.peek(record)?.is_none() {
            return Ok(false);
        }
        loop {
            let line = self.line;
            let end = self.cell(record)?;
            self.close_cell(record, line)?;
            if end != End::Cell {
                self.bare &= record.ends.len() == 1;
                return Ok(true);
            }
        }
    }

    fn cell(&mut self, record: &mut Record) -> Result<End, Located> {
        if self.peek(record)? == Some(b'"') {
            self.bare = false;
            self.take(1);
            self.quoted(record)
        } else {
            self.unquoted(record)
        }
    }

    fn unquoted(&mut self, record: &mut Record) -> Result<End, Located> {
        loop {
            let rest = self.buf.get(self.pos..).unwrap_or_default();
            let separator = self.separator;
            let stop = rest.bytes().position(|b| match b {
                b',' | b';' | b'\t' => separator.is_none_or(|s| s == b),
                b'\n' | b'\r' | b'"' => true,
                _ => false,
            });
            self.copy(record, stop.unwrap_or(rest.len()))?;
            match self.peek(record)? {
                None => return Ok(End::Input),
                Some(b'"') => return Err(self.fault(record, TableFault::QuoteInCell)),
                Some(_) if stop.is_none() => {}
                Some(b) => return self.end_of_cell(record, b),
            }
        }
    }

    fn quoted(&mut self, record: &mut Record) -> Result<End, Located> {
        let opened = self.line;
        loop {
            let rest = self.buf.get(self.pos..).unwrap_or_default().as_bytes();
            let stop = rest.iter().position(|b| matches!(b, b'"' | b'\r')).unwrap_or(rest.len());
            let lines = rest.iter().take(stop).filter(|b| **b == b'\n').count();
            self.line += lines as u64;
            self.copy(record, stop)?;
            match self.peek(record)? {
                None => return Err((opened, Some(record.ends.len()), TableFault::UnclosedQuote)),
                Some(b'\r') => self.line_end_in_quotes(record)?,
                Some(b'"') => {
                    self.take(1);
                    match self.peek(record)? {
                        Some(b'"') => self.copy(record, 1)?,
                        None => return Ok(End::Input),
                        Some(b) => return self.end_of_cell(record, b),
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// CR LF inside quotes is a line end written by an editor; text never holds CR.
    fn line_end_in_quotes(&mut self, record: &Record) -> Result<(), Located> {
        self.take(1);
        if self.peek(record)? == Some(b'\n') { Ok(()) } else { Err(self.fault(record, TableFault::LoneCr)) }
    }

    /// After a cell: a separator, a line end, or a fault.
    fn end_of_cell(&mut self, record: &Record, byte: u8) -> Result<End, Located> {
        let known = SEPARATORS.iter().position(|s| *s == byte);
        self.take(1);
        match (byte, known) {
            (b'\n', _) => {
                self.line += 1;
                Ok(End::Record)
            }
            (b'\r', _) if self.peek(record)? == Some(b'\n') => {
                self.take(1);
                self.line += 1;
                Ok(End::Record)
            }
            (b'\r', _) => Err(self.fault(record, TableFault::LoneCr)),
            (_, Some(bit)) if self.separator.is_none_or(|s| s == byte) => {
                self.separators_seen |= 1 << bit;
                Ok(End::Cell)
            }
            _ => Err(self.fault(record, TableFault::TextAfterQuote)),
        }
    }

    fn close_cell(&mut self, record: &mut Record, line: u64) -> Result<(), Located> {
        let from = record.ends.last().copied().unwrap_or(0);
        if self.limits.cell_too_long(record.text.get(from..).unwrap_or_default()) {
            return Err((line, Some(record.ends.len()), TableFault::CellTooLong(self.limits.cell_chars)));
        }
        if self.record_bytes > self.limits.row_bytes {
            return Err((record.line, None, TableFault::RowTooLong(self.limits.row_bytes)));
        }
        if record.ends.len() >= self.limits.columns {
            return Err((record.line, None, TableFault::TooManyColumns(self.limits.columns)));
        }
        record.ends.push(record.text.len());
        Ok(())
    }

    /// Copies a piece of the current cell. Stops early what cannot end well, so that a line of 2 GB stays small.
    fn copy(&mut self, record: &mut Record, bytes: usize) -> Result<(), Located> {
        record.text.push_str(self.buf.get(self.pos..self.pos + bytes).unwrap_or_default());
        self.take(bytes);
        let from = record.ends.last().copied().unwrap_or(0);
        if record.text.len() - from > self.limits.cell_bytes() {
            return Err(self.fault(record, TableFault::CellTooLong(self.limits.cell_chars)));
        }
        Ok(())
    }

    fn take(&mut self, bytes: usize) {
        self.pos += bytes;
        self.record_bytes += bytes;
    }

    /// The next byte, which is the first of a character; None at the end.
    fn peek(&mut self, record: &Record) -> Result<Option<u8>, Located> {
        if let Some(byte) = self.buf.as_bytes().get(self.pos) {
            return Ok(Some(*byte));
        }
        self.buf.clear();
        self.pos = 0;
        self.stream.more(&mut self.buf).map_err(|fault| self.fault(record, fault))?;
        Ok(self.buf.as_bytes().first().copied())
    }

    fn fault(&self, record: &Record, fault: TableFault) -> Located {
        (self.line, Some(record.ends.len()), fault)
    }
}
