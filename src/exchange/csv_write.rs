//! Writing CSV files: UTF-8 with BOM, comma, CRLF, every field quoted, streaming (exchange.md §3).
//!
//! The same cells give the same bytes. Text cells carry the formula escape. Text must be in the stored form of
//! `model::text_value::clean_text`; a control character or a cell over the limits is refused, never mended, so that
//! whatever this writer accepts is read back equal.

use super::escape;
use super::limits::Limits;
use super::table_error::{TableError, TableFault};
use crate::model::text_value::forbidden;
use std::io::Write;

/// How the cells of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// With the formula escape.
    Text,
    /// Numbers, exempt from the escape; what is not a plain number is escaped all the same.
    Numeric,
}

/// Writes one CSV file.
pub struct CsvWriter<W> {
    out: W,
    file: String,
    columns: Vec<(String, Cells)>,
    limits: Limits,
    line: u64,
    rows: u64,
    buffer: Vec<u8>,
}

/// Bytes gathered before they are handed on.
const GATHER: usize = 64 * 1024;

impl<W: Write> CsvWriter<W> {
    /// Writes byte order mark and header. `file` is named in errors.
    ///
    /// # Errors
    /// A heading that cannot be written; the operating system.
    pub fn new(out: W, file: &str, columns: &[(&str, Cells)]) -> Result<CsvWriter<W>, TableError> {
        let mut csv = CsvWriter {
            out,
            file: file.to_string(),
            columns: columns.iter().map(|(name, cells)| (name.to_string(), *cells)).collect(),
            limits: Limits::default(),
            line: 1,
            rows: 0,
            buffer: b"\xef\xbb\xbf".to_vec(),
        };
        if columns.len() > csv.limits.columns {
            return Err(csv.refuse(None, TableFault::TooManyColumns(csv.limits.columns)));
        }
        csv.record(columns.iter().map(|(name, _)| *name))?;
        Ok(csv)
    }

    /// Writes one row; as many cells as columns.
    ///
    /// # Errors
    /// A wrong number of cells, a cell or row over the limits, a control character; the operating system.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), TableError> {
        if cells.len() != self.columns.len() {
            let (expected, found) = (self.columns.len(), cells.len());
            return Err(self.refuse(None, TableFault::Ragged { expected, found }));
        }
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(self.refuse(None, TableFault::TooManyRows(self.limits.rows)));
        }
        self.record(cells.iter().map(AsRef::as_ref))
    }

    /// Hands on what is gathered and gives the file back.
    ///
    /// # Errors
    /// The operating system.
    pub fn finish(mut self) -> Result<W, TableError> {
        self.hand_on()?;
        self.out.flush().map_err(|e| TableError::of_file(&self.file, TableFault::Io(e.into())))?;
        Ok(self.out)
    }

    /// One whole record, or nothing of it.
    fn record<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<(), TableError> {
        let (start, line) = (self.buffer.len(), self.line);
        if let Err(error) = self.gather(cells) {
            self.buffer.truncate(start);
            self.line = line;
            return Err(error);
        }
        if self.buffer.len() >= GATHER { self.hand_on() } else { Ok(()) }
    }

    fn gather<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<(), TableError> {
        let start = self.buffer.len();
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.buffer.push(b',');
            }
            self.cell(at, cell)?;
        }
        self.buffer.extend_from_slice(b"\r\n");
        if self.buffer.len() - start > self.limits.row_bytes {
            return Err(self.refuse(None, TableFault::RowTooLong(self.limits.row_bytes)));
        }
        self.line += 1;
        Ok(())
    }

    fn cell(&mut self, column: usize, text: &str) -> Result<(), TableError> {
        if let Some(c) = text.chars().find(|c| forbidden(*c)) {
            return Err(self.refuse(Some(column), control(c)));
        }
        if text.len() > self.limits.cell_chars && text.chars().count() > self.limits.cell_chars {
            return Err(self.refuse(Some(column), TableFault::CellTooLong(self.limits.cell_chars)));
        }
        let numeric = self.columns.get(column).is_some_and(|(_, cells)| *cells == Cells::Numeric);
        self.buffer.push(b'"');
        if !(numeric && plain_number(text)) && escape::needs_mark(text) {
            self.buffer.push(b'\'');
        }
        let mut parts = text.split('"');
        self.buffer.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
        for part in parts {
            self.buffer.extend_from_slice(b"\"\"");
            self.buffer.extend_from_slice(part.as_bytes());
        }
        self.buffer.push(b'"');
        self.line += text.bytes().filter(|b| *b == b'\n').count() as u64;
        Ok(())
    }

    fn hand_on(&mut self) -> Result<(), TableError> {
        let written = self.out.write_all(&self.buffer);
        self.buffer.clear();
        written.map_err(|e| TableError::of_file(&self.file, TableFault::Io(e.into())))
    }

    fn refuse(&self, column: Option<usize>, kind: TableFault) -> TableError {
        let column = column.and_then(|c| self.columns.get(c)).map(|(name, _)| name.clone());
        TableError { file: self.file.clone(), line: Some(self.line), column, kind }
    }
}

fn control(c: char) -> TableFault {
    match c {
        '\0' => TableFault::Nul,
        '\r' => TableFault::LoneCr,
        c => TableFault::Control(c),
    }
}

/// `-?[0-9]+(\.[0-9]+)?`: what can be left without escape in a numeric column.
fn plain_number(text: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(unsigned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(columns: &[(&str, Cells)], rows: &[&[&str]]) -> Result<String, TableError> {
        let mut csv = CsvWriter::new(Vec::new(), "表.csv", columns)?;
        for row in rows {
            csv.row(row)?;
        }
        Ok(String::from_utf8(csv.finish()?).unwrap())
    }

    #[test]
    fn the_bytes_are_as_agreed() {
        let columns = [("编号_code", Cells::Text), ("分_marks", Cells::Numeric)];
        let rows: [&[&str]; 3] = [&["A1-01", "-0.5"], &["=1+1", "=2"], &["他说“\"好\"”\n二", ""]];
        assert_eq!(
            written(&columns, &rows).unwrap(),
            "\u{feff}\"编号_code\",\"分_marks\"\r\n\"A1-01\",\"-0.5\"\r\n\"'=1+1\",\"'=2\"\r\n\"他说“\"\"好\"\"”\n二\",\"\"\r\n"
        );
    }

    #[test]
    fn what_could_not_be_read_back_is_refused_with_its_place() {
        let columns = [("编号_code", Cells::Text), ("说明_note", Cells::Text)];
        let long = "长".repeat(32_001);
        for (cell, kind) in [
            ("a\u{0}", TableFault::Nul),
            ("a\rb", TableFault::LoneCr),
            ("a\u{1b}", TableFault::Control('\u{1b}')),
            ("\u{85}", TableFault::Control('\u{85}')),
            (long.as_str(), TableFault::CellTooLong(32_000)),
        ] {
            let error = written(&columns, &[&["A", "两\n行"], &["B", cell]]).unwrap_err();
            assert_eq!(error, TableError::at_cell("表.csv", 4, "说明_note", kind));
        }
        let ragged = written(&columns, &[&["A"]]).unwrap_err();
        assert_eq!(ragged.kind, TableFault::Ragged { expected: 2, found: 1 });
    }
}
