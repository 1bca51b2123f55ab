//! Reads ops.csv of any origin: streaming, in bounded memory, each refusal with its line and column.

use super::columns::key_of;
use super::csv_read::{CsvOptions, CsvReader, Record};
use super::escape::decode;
use super::ladder::Encoding;
use super::table_error::{TableError, TableFault};
use crate::journal::op::COLUMNS;
use crate::journal::{Malformed, Op};
use crate::text::{Lang, Say, bundle as text, visible};
use std::io::Read;

/// Why a file or one of its rows holds no operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpsError {
    /// The table itself is refused; nothing after it was read.
    Table(TableError),
    /// One row is no operation. Reading can go on behind it.
    Row {
        /// File name as the user knows it.
        file: String,
        /// Line on which the row begins, from 1.
        line: u64,
        /// Heading of the column that is wrong.
        column: String,
        /// What is wrong.
        why: Malformed,
    },
}

/// An open ops.csv.
pub struct OpsReader<R> {
    file: String,
    csv: CsvReader<R>,
    /// For each column of an operation its place in the file.
    places: [usize; 15],
    record: Record,
    over: bool,
}

/// Whether a header is one of ops.csv: all 15 columns, in any order, others beside them.
pub fn is_header(cells: &[String]) -> bool {
    places(cells).is_some()
}

fn places(cells: &[String]) -> Option<[usize; 15]> {
    let mut out = [0; 15];
    for (place, (_, key)) in out.iter_mut().zip(COLUMNS) {
        let mut found = cells.iter().enumerate().filter(|(_, c)| key_of(c) == key).map(|(i, _)| i);
        *place = found.next()?;
        if found.next().is_some() {
            return None;
        }
    }
    Some(out)
}

impl<R: Read> OpsReader<R> {
    /// Opens a file; `file` is its name in messages.
    ///
    /// # Errors
    /// It is no ops.csv, or broken in its first rows.
    pub fn open(file: &str, reader: R) -> Result<OpsReader<R>, OpsError> {
        let csv = CsvReader::open(file, reader, is_header, CsvOptions::strict()).map_err(OpsError::Table)?;
        let Some(places) = places(csv.header()) else {
            return Err(OpsError::Table(TableError::of_file(file, TableFault::Empty)));
        };
        Ok(OpsReader { file: file.into(), csv, places, record: Record::default(), over: false })
    }

    /// The encoding in use; certain after the last row.
    pub fn encoding(&self) -> Encoding {
        self.csv.encoding()
    }

    /// Reads the next operation and the line it begins on; `None` at the end and after a table that is refused.
    pub fn next_op(&mut self) -> Option<Result<(u64, Op), OpsError>> {
        if self.over {
            return None;
        }
        match self.csv.read(&mut self.record) {
            Ok(true) => Some(self.parse()),
            Ok(false) => {
                self.over = true;
                None
            }
            Err(e) => {
                self.over = true;
                Some(Err(OpsError::Table(e)))
            }
        }
    }

    fn parse(&self) -> Result<(u64, Op), OpsError> {
        let line = self.record.line();
        let cells: [&str; 15] = self.places.map(|place| decode(self.record.get(place)));
        Op::parse(&cells).map(|op| (line, op)).map_err(|why| {
            let column = self.places.get(column_of(why)).and_then(|place| self.csv.header().get(*place));
            OpsError::Row { file: self.file.clone(), line, column: column.cloned().unwrap_or_default(), why }
        })
    }
}

impl<R: Read> Iterator for OpsReader<R> {
    type Item = Result<(u64, Op), OpsError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_op()
    }
}

/// The column that a fault is about.
fn column_of(why: Malformed) -> usize {
    match why {
        Malformed::Device | Malformed::HandEdit => 0,
        Malformed::Seq => 1,
        Malformed::Prev => 2,
        Malformed::Lamport => 4,
        Malformed::Cell => 7,
        Malformed::Pred => 10,
        Malformed::Hash | Malformed::WrongHash => 14,
    }
}

impl Say for OpsError {
    fn say(&self, lang: Lang) -> String {
        match self {
            OpsError::Table(e) => e.say(lang),
            OpsError::Row { file, line, column, why } => {
                text::op_row(lang, visible(file), line, visible(column), why.say(lang))
            }
        }
    }
}

crate::said!(OpsError);
