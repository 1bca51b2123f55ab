//! Reading CSV files of any origin: strict, streaming, in bounded memory (exchange.md §3).
//!
//! The caller says which headers it knows; that decides the encoding where no BOM does, finds the header below title
//! rows, and keeps a wrong file from being read as something else. Everything doubtful is refused with its line.

pub use super::csv_scan::Record;
use super::csv_scan::{Located, SEPARATORS, Scanner};
use super::ladder::{Encoding, TextStream};
use super::limits::Limits;
use super::table_error::{TableError, TableFault, short};
use std::io::Read;

/// How strictly a file is read.
#[derive(Debug, Clone, Copy)]
pub struct CsvOptions {
    /// Limits of the file.
    pub limits: Limits,
    /// The header may be this row or one above it, counted from 1 (title rows of hand-made tables).
    pub header_within: usize,
    /// Empty cells beyond the last heading are dropped instead of refused.
    pub extra_blanks: bool,
}

impl CsvOptions {
    /// For files that programs write: the header first, every row as long as it.
    pub fn strict() -> CsvOptions {
        CsvOptions { limits: Limits::default(), header_within: 1, extra_blanks: false }
    }

    /// For tables that people make.
    pub fn lenient() -> CsvOptions {
        CsvOptions { limits: Limits::default(), header_within: 10, extra_blanks: true }
    }
}

/// A row with its line in the file, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line on which the row begins.
    pub line: u64,
    /// Cells as they are in the file.
    pub cells: Vec<String>,
}

impl Row {
    /// Bytes of memory that it takes, with what the allocator adds to each piece; empty cells take some too.
    pub fn held(&self) -> u64 {
        self.cells.iter().enumerate().map(|(at, cell)| Row::grown(cell, 1, at == 0)).sum()
    }

    /// Bytes by which a row grows with a cell: so many places more, one of them filled; `first` if there was no row.
    pub fn grown(cell: &str, places: usize, first: bool) -> u64 {
        const PIECE: usize = 24;
        let text = if cell.is_empty() { 0 } else { cell.len() + PIECE };
        let row = if first { size_of::<Row>() + PIECE } else { 0 };
        (row + places * size_of::<String>() + text) as u64
    }
}

/// An open CSV file: the header is read, the rows are to come.
pub struct CsvReader<R> {
    file: String,
    scanner: Scanner<R>,
    record: Record,
    header: Vec<String>,
    header_line: u64,
    rows: u64,
    options: CsvOptions,
}

impl<R: Read> CsvReader<R> {
    /// Opens a file: finds encoding, separator and header. `known` says whether a row of cells is a header that the
    /// caller understands. The reader needs no buffering and need not be seekable.
    ///
    /// # Errors
    /// Every refusal of exchange.md §3 that shows in the first rows.
    pub fn open(
        file: &str,
        reader: R,
        known: impl Fn(&[String]) -> bool,
        options: CsvOptions,
    ) -> Result<CsvReader<R>, TableError> {
        let stream = TextStream::open(reader).map_err(|fault| TableError::of_file(file, fault))?;
        let mut csv = CsvReader {
            file: file.to_string(),
            scanner: Scanner::new(stream, options.limits),
            record: Record::default(),
            header: Vec::new(),
            header_line: 0,
            rows: 0,
            options,
        };
        csv.find_header_in_any_encoding(&known)?;
        csv.scanner.stream.settle();
        Ok(csv)
    }

    /// The headings, without byte order mark, otherwise as they are in the file.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The line of the header, from 1.
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// The encoding in use. With an ASCII header it is certain only after the last row.
    pub fn encoding(&self) -> Encoding {
        self.scanner.stream.encoding()
    }

    /// Reads the next row into `record`, skipping blank lines; false at the end.
    ///
    /// # Errors
    /// The refusals of exchange.md §3, with line and column.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, TableError> {
        loop {
            if !self.scanner.read(record).map_err(|e| self.located(e))? {
                return Ok(false);
            }
            if !self.blank_line(record) {
                break;
            }
        }
        self.rows += 1;
        if self.rows > self.options.limits.rows {
            return Err(self.at(record.line, TableFault::TooManyRows(self.options.limits.rows)));
        }
        self.fit(record)?;
        Ok(true)
    }

    /// The rows as an iterator; it ends after the first refusal.
    pub fn rows(mut self) -> impl Iterator<Item = Result<Row, TableError>> {
        let mut over = false;
        std::iter::from_fn(move || {
            if over {
                return None;
            }
            let next = self.next_row().transpose();
            over = !matches!(next, Some(Ok(_)));
            next
        })
    }

    /// The next row with cells of its own.
    ///
    /// # Errors
    /// As [`CsvReader::read`].
    pub fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        let mut record = std::mem::take(&mut self.record);
        let more = self.read(&mut record);
        let row = more.map(|more| more.then(|| owned(&record)));
        self.record = record;
        row
    }

    /// A refusal of one cell of this file, named by its heading.
    pub fn refuse_cell(&self, line: u64, column: usize, kind: TableFault) -> TableError {
        self.located((line, Some(column), kind))
    }

    fn find_header_in_any_encoding(&mut self, known: &impl Fn(&[String]) -> bool) -> Result<(), TableError> {
        let first = match self.find_header(known) {
            Ok(()) => return Ok(()),
            Err(e) => e,
        };
        let by_encoding = matches!(first.kind, TableFault::BadBytes(_) | TableFault::UnknownHeader { .. });
        if !by_encoding || !self.scanner.stream.may_rewind() || self.encoding() == Encoding::Gb18030 {
            return Err(first);
        }
        self.scanner.rewind_as_gb18030();
        self.find_header(known).map_err(|second| match (&first.kind, &second.kind) {
            (TableFault::BadBytes(_), _) => second,
            _ => first,
        })
    }

    fn find_header(&mut self, known: &impl Fn(&[String]) -> bool) -> Result<(), TableError> {
        let mut record = Record::default();
        let mut first: Option<TableError> = None;
        self.scanner.set_separator(None);
        let mut tried = 0;
        while tried < self.options.header_within && self.scanner.read(&mut record).map_err(|e| self.located(e))? {
            if self.blank_line(&record) || self.sep_line(&record)? {
                continue;
            }
            tried += 1;
            let cells: Vec<String> = record.cells().map(str::to_string).collect();
            let seen = self.scanner.separators_seen;
            if known(&cells) {
                return self.take_header(cells, record.line, seen);
            }
            first.get_or_insert_with(|| self.not_a_header(&record, seen));
        }
        Err(first.unwrap_or_else(|| TableError::of_file(&self.file, TableFault::Empty)))
    }

    fn not_a_header(&self, record: &Record, separators: u8) -> TableError {
        if separators.count_ones() > 1 {
            return self.at(record.line, TableFault::MixedSeparators);
        }
        let found = record.cells().collect::<Vec<_>>().join("，");
        self.at(record.line, TableFault::UnknownHeader { found: short(&found), wanted: String::new() })
    }

    fn take_header(&mut self, mut cells: Vec<String>, line: u64, separators: u8) -> Result<(), TableError> {
        if separators.count_ones() > 1 {
            return Err(self.at(line, TableFault::MixedSeparators));
        }
        let separator = SEPARATORS.iter().enumerate().find(|(bit, _)| separators & (1 << bit) != 0);
        self.scanner.set_separator(Some(separator.map_or(b',', |(_, s)| *s)));
        while self.options.extra_blanks && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        (self.header, self.header_line) = (cells, line);
        Ok(())
    }

    /// A first line `sep=` of Excel. It fixes the separator.
    fn sep_line(&mut self, record: &Record) -> Result<bool, TableError> {
        let first = record.get(0);
        let is_sep = record.line == 1 && first.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("sep="));
        if !is_sep {
            return Ok(false);
        }
        let separator = SEPARATORS.iter().enumerate().find(|(bit, _)| self.scanner.separators_seen == 1 << bit);
        match separator {
            Some((_, separator)) if first.len() == 4 && record.len() == 2 && record.get(1).is_empty() => {
                self.scanner.set_separator(Some(*separator));
                Ok(true)
            }
            _ => Err(self.at(1, TableFault::BadSepLine(record.text.clone()))),
        }
    }

    fn blank_line(&self, record: &Record) -> bool {
        self.scanner.bare && record.text.trim().is_empty()
    }

    /// Every row as long as the header.
    fn fit(&self, record: &mut Record) -> Result<(), TableError> {
        let (expected, found) = (self.header.len(), record.len());
        if expected == found {
            return Ok(());
        }
        let spare = (expected..found).all(|cell| record.get(cell).trim().is_empty());
        if found > expected && spare && self.options.extra_blanks {
            record.truncate(expected);
            return Ok(());
        }
        Err(self.at(record.line, TableFault::Ragged { expected, found }))
    }

    fn at(&self, line: u64, kind: TableFault) -> TableError {
        TableError::at_line(&self.file, line, kind)
    }

    fn located(&self, (line, cell, kind): Located) -> TableError {
        let column = cell.map(|c| match self.header.get(c).filter(|h| !h.is_empty()) {
            Some(heading) => heading.clone(),
            None => (c + 1).to_string(),
        });
        TableError { file: self.file.clone(), line: Some(line), column, kind }
    }
}

fn owned(record: &Record) -> Row {
    Row { line: record.line, cells: record.cells().map(str::to_string).collect() }
}
