//! Every way a table can be refused. An error knows file, line and column and says what to do.

use super::cell::CellFault;
use super::ladder::Encoding;
use crate::error::Error;
use crate::text::{Lang, Say, exchange as text, visible};

/// A refusal of a file, a row or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// File name as the user knows it.
    pub file: String,
    /// Line of a text file, row of a spreadsheet, counted from 1.
    pub line: Option<u64>,
    /// Heading of the column, or its number counted from 1 where no heading is known.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: TableFault,
}

/// What can be wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// The operating system could not read or write.
    Io(crate::text::error::Os),
    /// Bytes that are no text in the encoding in use.
    BadBytes(Encoding),
    /// Neither UTF-8 nor GB18030 gives a header that is known; the header as it reads, and the keys wanted.
    UnknownHeader {
        /// The first row, shortened.
        found: String,
        /// Keys that would be known.
        wanted: String,
    },
    /// No header at all.
    Empty,
    /// More than one of comma, semicolon and TAB between the headings.
    MixedSeparators,
    /// A first line `sep=` that names no accepted separator.
    BadSepLine(String),
    /// A quote that is never closed.
    UnclosedQuote,
    /// Text between a closing quote and the next separator.
    TextAfterQuote,
    /// A quote inside a cell that does not begin with one.
    QuoteInCell,
    /// A NUL character: no text file, or UTF-16 without its mark.
    Nul,
    /// A control character other than LF and TAB.
    Control(char),
    /// CR without LF.
    LoneCr,
    /// A row with another number of cells than the header.
    Ragged {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A cell of more characters than allowed.
    CellTooLong(usize),
    /// A row of more bytes than allowed.
    RowTooLong(usize),
    /// More rows than allowed.
    TooManyRows(u64),
    /// More columns than allowed.
    TooManyColumns(usize),
    /// A file that is larger than allowed, packed or unpacked; the limit in MiB.
    TooLarge(u64),
    /// A kind of file that is not read, by its name (xls, zip …).
    WrongFormat(String),
    /// A spreadsheet that cannot be opened, and why.
    BadSheet(String),
    /// No sheet of this name.
    NoSuchSheet(String),
    /// A column that is needed is missing; its heading.
    MissingColumn(String),
    /// Two columns of one key.
    DoubleColumn(String),
    /// One cell cannot be understood.
    Cell {
        /// The cell as it is in the file.
        given: String,
        /// Why.
        fault: CellFault,
    },
}

impl TableError {
    /// A refusal of a whole file.
    pub fn of_file(file: &str, kind: TableFault) -> TableError {
        TableError { file: file.to_string(), line: None, column: None, kind }
    }

    /// A refusal at a line.
    pub fn at_line(file: &str, line: u64, kind: TableFault) -> TableError {
        TableError { file: file.to_string(), line: Some(line), column: None, kind }
    }

    /// A refusal of one cell.
    pub fn at_cell(file: &str, line: u64, column: &str, kind: TableFault) -> TableError {
        TableError { file: file.to_string(), line: Some(line), column: Some(column.to_string()), kind }
    }

    /// The same refusal as an error of the edge: input refused, nothing changed (exit 3).
    pub fn refused(&self, lang: Lang) -> Error {
        Error::refused(self.say(lang))
    }

    fn place(&self, lang: Lang) -> String {
        let file = visible(&self.file);
        match (self.line, &self.column) {
            (None, _) => text::in_file(lang, file),
            (Some(line), None) => text::in_line(lang, file, line),
            (Some(line), Some(column)) if column.bytes().all(|b| b.is_ascii_digit()) => {
                text::in_column_number(lang, file, line, column)
            }
            (Some(line), Some(column)) => text::in_column(lang, file, line, short(column)),
        }
    }
}

impl Say for TableError {
    fn say(&self, lang: Lang) -> String {
        self.place(lang) + &self.kind.say(lang)
    }
}

impl Say for TableFault {
    fn say(&self, lang: Lang) -> String {
        match self {
            TableFault::Io(why) => text::table_io(lang, why.say(lang)),
            TableFault::BadBytes(encoding) => text::bad_bytes(lang, encoding.name()),
            TableFault::UnknownHeader { found, wanted } => {
                let columns = if wanted.is_empty() { String::new() } else { text::wanted_columns(lang, wanted) };
                text::unknown_header(lang, short(found), columns)
            }
            TableFault::Empty => text::empty_table(lang),
            TableFault::MixedSeparators => text::mixed_separators(lang),
            TableFault::BadSepLine(line) => text::bad_sep_line(lang, short(line)),
            TableFault::UnclosedQuote => text::unclosed_quote(lang),
            TableFault::TextAfterQuote => text::text_after_quote(lang),
            TableFault::QuoteInCell => text::quote_in_cell(lang),
            TableFault::Nul => text::nul(lang),
            TableFault::Control(c) => text::control_character(lang, format!("U+{:04X}", *c as u32)),
            TableFault::LoneCr => text::lone_cr(lang),
            TableFault::Ragged { expected, found } => text::ragged(lang, expected, found),
            TableFault::CellTooLong(max) => text::cell_too_long(lang, max),
            TableFault::RowTooLong(max) => text::row_too_long(lang, max / 1024),
            TableFault::TooManyRows(max) => text::too_many_rows(lang, max),
            TableFault::TooManyColumns(max) => text::too_many_columns(lang, max),
            TableFault::TooLarge(mib) => text::too_large(lang, mib),
            TableFault::WrongFormat(format) => text::wrong_format(lang, format),
            TableFault::BadSheet(why) => text::bad_sheet(lang, short(why)),
            TableFault::NoSuchSheet(name) => text::no_such_sheet(lang, short(name)),
            TableFault::MissingColumn(name) => text::missing_column(lang, name),
            TableFault::DoubleColumn(name) => text::double_column(lang, short(name)),
            TableFault::Cell { given, fault } => text::cell_refused(lang, short(given), fault.say(lang)),
        }
    }
}

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(Lang::Zh))
    }
}

impl std::error::Error for TableError {}

/// Text of others for a sentence: visible, and not longer than a line.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut out: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        out.push('…');
    }
    visible(&out).into_owned()
}
