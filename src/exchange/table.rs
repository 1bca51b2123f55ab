//! A whole table from a CSV or xlsx file, its columns found by key or heading. One way in for everything that people
//! fill in by hand; long files of programs (`ops.csv`) are streamed by [`super::csv_read`] instead.

use super::cell::CellFault;
use super::columns::{Heading, resolve};
pub use super::csv_read::Row;
use super::csv_read::{CsvOptions, CsvReader};
use super::escape;
use super::ladder::Encoding;
use super::limits::{Limits, MOST_HELD_MIB};
use super::table_error::{TableError, TableFault, short};
use super::xlsx_read::{Book, MOST_MIB};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

/// What a reader wants of a table.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Columns that are known. Others are kept under their own headings.
    pub headings: &'a [Heading<'a>],
    /// Keys that must be there.
    pub needed: &'a [&'a str],
    /// The sheet of a workbook; None for the first one with a known header.
    pub sheet: Option<&'a str>,
    /// Made or touched by people: title rows above the header, empty cells at the end of rows and total rows
    /// (合计 …) are harmless.
    pub by_people: bool,
}

impl<'a> Wanted<'a> {
    /// A table that a program wrote.
    pub fn strict(headings: &'a [Heading<'a>], needed: &'a [&'a str]) -> Wanted<'a> {
        Wanted { headings, needed, sheet: None, by_people: false }
    }

    /// A table that people filled in.
    pub fn by_people(headings: &'a [Heading<'a>], needed: &'a [&'a str]) -> Wanted<'a> {
        Wanted { by_people: true, ..Wanted::strict(headings, needed) }
    }

    fn options(&self) -> CsvOptions {
        if self.by_people { CsvOptions::lenient() } else { CsvOptions::strict() }
    }

    /// Half of what is needed makes a header; what is missing is then said by name.
    fn knows(&self, cells: &[String]) -> bool {
        let found = |key: &&&str| cells.iter().any(|cell| resolve(cell, self.headings) == **key);
        let count = self.needed.iter().filter(found).count();
        count > 0 && count * 2 >= self.needed.len()
    }

    fn title(&self, key: &str) -> String {
        self.headings.iter().find(|h| h.key == key).map_or_else(|| key.to_string(), Heading::written)
    }
}

/// A table in memory. Blank rows are left out; every row is as long as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// File name as the user knows it.
    pub source: String,
    /// How the file was read; tell the user.
    pub encoding: Encoding,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Line of the header.
    pub header_line: u64,
    /// Headings as in the file.
    pub header: Vec<String>,
    /// The key of each column: one of the known ones, the part after the hanzi, or the heading itself.
    pub keys: Vec<String>,
    /// Rows with their lines.
    pub rows: Vec<Row>,
    known: HashMap<String, usize>,
}

impl Table {
    /// Reads a file of either kind.
    ///
    /// # Errors
    /// Every refusal, with file, line and column.
    pub fn open(path: &Path, wanted: &Wanted<'_>) -> Result<Table, TableError> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let file = std::fs::File::open(path).map_err(|e| TableError::of_file(&name, TableFault::Io(e.into())))?;
        Table::read(&name, file, wanted)
    }

    /// Reads from anything, also an entry of an archive. What it is shows in its first bytes, not in its name.
    ///
    /// # Errors
    /// Every refusal, with file, line and column.
    pub fn read(file: &str, reader: impl Read, wanted: &Wanted<'_>) -> Result<Table, TableError> {
        let (mut rows, mut left) = (Vec::new(), MOST_HELD_MIB << 20);
        let table = Table::each(file, reader, wanted, |_, row| {
            let over = || TableError::at_line(file, row.line, TableFault::TooLarge(MOST_HELD_MIB));
            left = left.checked_sub(row.held()).ok_or_else(over)?;
            rows.push(row);
            Ok(())
        })?;
        Ok(Table { rows, ..table })
    }

    /// Reads row by row, so that of a CSV file no more than a row is held. The table comes back without rows.
    ///
    /// # Errors
    /// Every refusal, with file, line and column; what `take` says.
    pub fn each(
        file: &str,
        mut reader: impl Read,
        wanted: &Wanted<'_>,
        mut take: impl FnMut(&Table, Row) -> Result<(), TableError>,
    ) -> Result<Table, TableError> {
        let io = |e: std::io::Error| TableError::of_file(file, TableFault::Io(e.into()));
        let mut head = Vec::new();
        reader.by_ref().take(4).read_to_end(&mut head).map_err(io)?;
        match head.as_slice() {
            b"PK\x03\x04" => {
                let most = MOST_MIB << 20;
                reader.take(most).read_to_end(&mut head).map_err(io)?;
                if head.len() as u64 >= most {
                    return Err(TableError::of_file(file, TableFault::TooLarge(MOST_MIB)));
                }
                let mut table = Table::of_xlsx(file, &head, wanted)?;
                let rows = std::mem::take(&mut table.rows);
                rows.into_iter().try_for_each(|row| take(&table, row))?;
                Ok(table)
            }
            [0xd0, 0xcf, 0x11, 0xe0] => Err(TableError::of_file(file, TableFault::WrongFormat("xls".to_string()))),
            b"%PDF" => Err(TableError::of_file(file, TableFault::WrongFormat("pdf".to_string()))),
            _ => Table::of_csv(file, head.chain(reader), wanted, take),
        }
    }

    fn of_csv(
        file: &str,
        reader: impl Read,
        wanted: &Wanted<'_>,
        mut take: impl FnMut(&Table, Row) -> Result<(), TableError>,
    ) -> Result<Table, TableError> {
        let opened = CsvReader::open(file, reader, |cells| wanted.knows(cells), wanted.options());
        let mut csv = opened.map_err(|e| wanting(e, wanted))?;
        let mut table = Table::empty(file, csv.header().to_vec(), csv.header_line(), wanted)?;
        while let Some(row) = csv.next_row()? {
            table.push(row, wanted);
            if let Some(row) = table.rows.pop() {
                take(&table, row)?;
            }
        }
        table.encoding = csv.encoding();
        Ok(table)
    }

    fn of_xlsx(file: &str, bytes: &[u8], wanted: &Wanted<'_>) -> Result<Table, TableError> {
        let mut book = Book::open(file, bytes, Limits::default())?;
        let names = match wanted.sheet {
            Some(name) if book.has(name) => vec![name.to_string()],
            Some(name) => return Err(TableError::of_file(file, TableFault::NoSuchSheet(name.to_string()))),
            None => book.names(),
        };
        let mut first: Option<TableError> = None;
        for name in names {
            let rows = book.rows(&name)?;
            match Table::of_rows(file, rows, wanted) {
                Ok(table) => return Ok(Table { sheet: Some(name), ..table }),
                Err(e @ TableError { kind: TableFault::UnknownHeader { .. }, .. }) => _ = first.get_or_insert(e),
                Err(TableError { kind: TableFault::Empty, .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Err(first.unwrap_or_else(|| TableError::of_file(file, TableFault::Empty)))
    }

    fn of_rows(file: &str, rows: Vec<Row>, wanted: &Wanted<'_>) -> Result<Table, TableError> {
        let within = wanted.options().header_within;
        let mut rows = rows.into_iter();
        let Some(mut header) = rows.next() else { return Err(TableError::of_file(file, TableFault::Empty)) };
        let unknown = TableFault::UnknownHeader { found: short(&header.cells.join("，")), wanted: String::new() };
        let refusal = TableError::at_line(file, header.line, unknown);
        let mut tried = 1;
        while !wanted.knows(&header.cells) {
            match rows.next() {
                Some(next) if tried < within => header = next,
                _ => return Err(wanting(refusal, wanted)),
            }
            tried += 1;
        }
        let mut table = Table::empty(file, header.cells, header.line, wanted)?;
        table.encoding = Encoding::Xlsx;
        for mut row in rows {
            table.pad(&mut row)?;
            table.push(row, wanted);
        }
        Ok(table)
    }

    fn empty(file: &str, header: Vec<String>, header_line: u64, wanted: &Wanted<'_>) -> Result<Table, TableError> {
        let keys: Vec<String> = header.iter().map(|cell| resolve(cell, wanted.headings).to_string()).collect();
        let mut known = HashMap::new();
        for (at, key) in keys.iter().enumerate() {
            let double = known.contains_key(key) && wanted.headings.iter().any(|h| h.key == key);
            if double {
                let title = header.get(at).cloned().unwrap_or_default();
                return Err(TableError::at_line(file, header_line, TableFault::DoubleColumn(title)));
            }
            known.entry(key.clone()).or_insert(at);
        }
        if let Some(key) = wanted.needed.iter().find(|key| !known.contains_key(**key)) {
            return Err(TableError::at_line(file, header_line, TableFault::MissingColumn(wanted.title(key))));
        }
        let (source, rows) = (file.to_string(), Vec::new());
        Ok(Table { source, encoding: Encoding::Utf8, sheet: None, header_line, header, keys, rows, known })
    }

    /// Rows of a sheet end with their last filled cell.
    fn pad(&self, row: &mut Row) -> Result<(), TableError> {
        let width = self.header.len();
        if row.cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            let fault = TableFault::Ragged { expected: width, found: row.cells.len() };
            return Err(TableError::at_line(&self.source, row.line, fault));
        }
        row.cells.resize(width, String::new());
        Ok(())
    }

    fn push(&mut self, row: Row, wanted: &Wanted<'_>) {
        let blank = |cell: &String| cell.chars().all(escape::unseen);
        if row.cells.iter().all(blank) || (wanted.by_people && self.is_total(&row, wanted)) {
            return;
        }
        self.rows.push(row);
    }

    /// 合计 in the first filled cell, and no id in the row.
    fn is_total(&self, row: &Row, wanted: &Wanted<'_>) -> bool {
        let plain = |cell: &str| cell.chars().filter(|c| !escape::unseen(*c)).collect::<String>();
        let Some(first) = row.cells.iter().map(|c| plain(c)).find(|c| !c.is_empty()) else { return false };
        let total = matches!(first.trim_end_matches(['：', ':']), "合计" | "总计" | "小计" | "共计" | "总分");
        let id = wanted.needed.first().map(|key| plain(self.get(row, key))).unwrap_or_default();
        total && (id.is_empty() || id == first)
    }

    /// True if the table has this column.
    pub fn has(&self, key: &str) -> bool {
        self.known.contains_key(key)
    }

    /// A cell as it is in the file; empty if there is no such column.
    pub fn get<'t>(&self, row: &'t Row, key: &str) -> &'t str {
        self.known.get(key).and_then(|at| row.cells.get(*at)).map_or("", String::as_str)
    }

    /// A cell as text, the formula escape taken off.
    pub fn text<'t>(&self, row: &'t Row, key: &str) -> &'t str {
        escape::decode(self.get(row, key))
    }

    /// Columns that are not among the known ones: heading and position.
    pub fn unknown<'t>(&'t self, wanted: &'t Wanted<'_>) -> impl Iterator<Item = (&'t str, usize)> {
        let known = |key: &String| wanted.headings.iter().any(|h| h.key == key);
        let columns = self.header.iter().zip(&self.keys).enumerate();
        columns.filter(move |(_, (_, key))| !known(key)).map(|(at, (heading, _))| (heading.as_str(), at))
    }

    /// Refuses a cell of this table.
    pub fn refuse(&self, row: &Row, key: &str, fault: CellFault) -> TableError {
        let heading = self.known.get(key).and_then(|at| self.header.get(*at)).map_or(key, String::as_str);
        let kind = TableFault::Cell { given: short(self.text(row, key)), fault };
        TableError::at_cell(&self.source, row.line, heading, kind)
    }
}

fn wanting(mut error: TableError, wanted: &Wanted<'_>) -> TableError {
    if let TableFault::UnknownHeader { wanted: list, .. } = &mut error.kind {
        *list = wanted.needed.iter().map(|key| wanted.title(key)).collect::<Vec<_>>().join("、");
    }
    error
}
