//! Tables as the model sees them: a header and rows of text, wherever they were read.
//! Columns are found by key, by Chinese heading, or by both (`满分_full_marks`), in any order.

use super::calendar::DateError;
use super::decimal::{Points, PointsError};
use super::privacy::Private;
use crate::text::model::values as text;
use crate::text::{Lang, Say};

/// A header and its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// Headings as written in the file.
    pub header: Vec<String>,
    /// Line number in the file and cells.
    pub lines: Vec<(usize, Vec<String>)>,
}

/// A column that a table may or must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Key, as in the data files.
    pub key: &'static str,
    /// Chinese headings; the first is the one we write.
    pub zh: &'static [&'static str],
    /// Whether a table without it is refused.
    pub required: bool,
}

/// What is wrong with one cell, or with the table as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    /// Line in the file; 0 speaks of the whole table.
    pub line: usize,
    /// Chinese heading of the column, or the heading found.
    pub column: String,
    /// What is wrong.
    pub fault: Fault,
}

/// The ways a cell can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A needed column is not there.
    ColumnMissing,
    /// Two columns claim to be this one.
    ColumnTwice,
    /// There is a header but nothing below it.
    NoRows,
    /// A needed cell has no value.
    Empty,
    /// Not a number of points.
    Points(PointsError),
    /// Not a whole number.
    Whole(String),
    /// Not a date.
    Date(DateError),
    /// Neither yes nor no.
    YesNo(String),
    /// Not one of the known words: what was given, what is known.
    Unknown(String, String),
    /// A code with characters that no code has.
    Code(String),
    /// A column that seems to hold data the program does not take.
    Private(Private),
    /// Given before: what, and on which line.
    Duplicate(String, usize),
    /// A star where no table says what stars are worth (AMB-6).
    NoStars(String),
}

impl Rows {
    /// Rows below a header, numbered from line 2.
    pub fn new(header: Vec<String>, rows: Vec<Vec<String>>) -> Rows {
        Rows { header, lines: rows.into_iter().enumerate().map(|(i, r)| (i + 2, r)).collect() }
    }

    /// The rows of an embedded file; for files of others use the reading ladder of `exchange`.
    pub fn embedded(csv_text: &str) -> Rows {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv_text.as_bytes());
        let mut records = reader.records().filter_map(Result::ok).map(|r| r.iter().map(String::from).collect());
        let header = records.next().unwrap_or_default();
        Rows::new(header, records.collect())
    }

    /// Finds the columns.
    ///
    /// # Errors
    /// One for each needed column that is missing, each column found twice, and for a table without rows.
    pub fn find<'a>(&'a self, columns: &'static [Column]) -> Result<Found<'a>, Vec<CellError>> {
        let mut errors = Vec::new();
        let mut places = Vec::with_capacity(columns.len());
        for column in columns {
            let mut at = self.header.iter().enumerate().filter(|(_, h)| column.is_named(h)).map(|(i, _)| i);
            let first = at.next();
            let fault = match first {
                None if column.required => Some(Fault::ColumnMissing),
                Some(_) if at.next().is_some() => Some(Fault::ColumnTwice),
                _ => None,
            };
            errors.extend(fault.map(|fault| CellError { line: 0, column: column.heading(), fault }));
            places.push(first);
        }
        if self.lines.iter().all(|(_, cells)| blank(cells)) {
            errors.push(CellError { line: 0, column: String::new(), fault: Fault::NoRows });
        }
        if errors.is_empty() { Ok(Found { rows: self, columns, places }) } else { Err(errors) }
    }
}

impl Column {
    /// A column that must be there.
    pub const fn needed(key: &'static str, zh: &'static [&'static str]) -> Column {
        Column { key, zh, required: true }
    }

    /// A column that may be missing.
    pub const fn optional(key: &'static str, zh: &'static [&'static str]) -> Column {
        Column { key, zh, required: false }
    }

    /// The Chinese heading that we write.
    pub fn heading(&self) -> String {
        self.zh.first().copied().unwrap_or(self.key).to_string()
    }

    /// Whether a heading of a file means this column: the key, a Chinese heading, or `中文_key`.
    pub fn is_named(&self, heading: &str) -> bool {
        let heading = heading.trim_start_matches('\u{feff}').trim();
        let joined = || heading.strip_suffix(self.key).and_then(|h| h.strip_suffix('_')).is_some_and(|h| !h.is_ascii());
        heading == self.key || self.zh.contains(&heading) || joined()
    }
}

/// A table whose columns were found.
#[derive(Debug)]
pub struct Found<'a> {
    rows: &'a Rows,
    columns: &'static [Column],
    places: Vec<Option<usize>>,
}

/// One row of a table whose columns were found.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Found<'a>,
    cells: &'a [String],
    /// Line number in the file.
    pub line: usize,
}

impl<'a> Found<'a> {
    /// The rows that are not blank.
    pub fn rows(&'a self) -> impl Iterator<Item = Row<'a>> {
        let lines = self.rows.lines.iter().filter(|(_, cells)| !blank(cells));
        lines.map(|(line, cells)| Row { table: self, cells, line: *line })
    }
}

impl<'a> Row<'a> {
    /// The trimmed text of a column; empty if the table has no such column.
    pub fn get(&self, key: &str) -> &'a str {
        let place = self.table.columns.iter().position(|c| c.key == key);
        let at = place.and_then(|i| self.table.places.get(i).copied().flatten());
        at.and_then(|i| self.cells.get(i)).map_or("", |cell| cell.trim())
    }

    /// A text that must not be empty; an empty one is reported.
    pub fn text(&self, key: &str, errors: &mut Vec<CellError>) -> String {
        let text = self.get(key);
        if text.is_empty() {
            errors.push(self.error(key, Fault::Empty));
        }
        text.to_string()
    }

    /// A number of points; what is none is reported and read as zero.
    pub fn points(&self, key: &str, errors: &mut Vec<CellError>) -> Points {
        let given = self.text(key, errors);
        if given.is_empty() {
            return Points::ZERO;
        }
        Points::parse(&given).unwrap_or_else(|e| {
            errors.push(self.error(key, Fault::Points(e)));
            Points::ZERO
        })
    }

    /// A whole number or nothing; what is neither is reported.
    pub fn whole(&self, key: &str, errors: &mut Vec<CellError>) -> Option<u32> {
        let given = self.get(key);
        let number = given.parse().ok().filter(|_| given.bytes().all(|b| b.is_ascii_digit()));
        if number.is_none() && !given.is_empty() {
            errors.push(self.error(key, Fault::Whole(given.into())));
        }
        number
    }

    /// `yes`/`no`/是/否; empty is no; anything else is reported.
    pub fn yes(&self, key: &str, errors: &mut Vec<CellError>) -> bool {
        match self.get(key) {
            "yes" | "是" => true,
            "no" | "否" | "" => false,
            other => {
                errors.push(self.error(key, Fault::YesNo(other.into())));
                false
            }
        }
    }

    /// A report about one cell of this row.
    pub fn error(&self, key: &str, fault: Fault) -> CellError {
        let column = self.table.columns.iter().find(|c| c.key == key).map_or_else(|| key.into(), Column::heading);
        CellError { line: self.line, column, fault }
    }
}

/// Reports every key that was given before.
pub fn duplicates(row: &Row, key: &str, seen: &mut Vec<(String, usize)>, errors: &mut Vec<CellError>) {
    let given = row.get(key);
    match seen.iter().find(|(known, _)| known == given) {
        Some((_, line)) => errors.push(row.error(key, Fault::Duplicate(given.into(), *line))),
        None => seen.push((given.into(), row.line)),
    }
}

fn blank(cells: &[String]) -> bool {
    cells.iter().all(|c| c.trim().is_empty())
}

impl Say for CellError {
    fn say(&self, lang: Lang) -> String {
        match self.fault {
            Fault::ColumnMissing => text::column_missing(lang, &self.column),
            Fault::ColumnTwice => text::column_twice(lang, &self.column),
            Fault::NoRows => text::row_none(lang),
            _ => text::cell_at(lang, self.line, &self.column, self.fault.say(lang)),
        }
    }
}

impl Say for Fault {
    fn say(&self, lang: Lang) -> String {
        match self {
            Fault::ColumnMissing => text::column_missing(lang, ""),
            Fault::ColumnTwice => text::column_twice(lang, ""),
            Fault::NoRows => text::row_none(lang),
            Fault::Empty => text::cell_empty(lang),
            Fault::Points(e) => e.say(lang),
            Fault::Whole(given) => text::cell_whole(lang, given),
            Fault::Date(e) => e.say(lang),
            Fault::YesNo(given) => text::cell_yes_no(lang, given),
            Fault::Unknown(given, known) => text::cell_unknown(lang, given, known),
            Fault::NoStars(given) => text::cell_no_stars(lang, given),
            Fault::Code(given) => text::cell_code(lang, given),
            Fault::Private(private) => private.say(lang),
            Fault::Duplicate(given, line) => text::cell_duplicate(lang, given, line),
        }
    }
}

crate::said!(CellError, Fault);

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column::needed("code", &["编号", "指标编号"]),
        Column::needed("full_marks", &["满分"]),
        Column::optional("note", &["备注"]),
    ];

    fn rows(lines: &[&[&str]]) -> Rows {
        let mut lines = lines.iter().map(|l| l.iter().map(|c| c.to_string()).collect::<Vec<_>>());
        let header = lines.next().unwrap();
        Rows::new(header, lines.collect())
    }

    #[test]
    fn columns_are_found_by_key_heading_or_both_in_any_order() {
        for header in [["满分", "编号"], ["full_marks", "\u{feff}code"], ["满分_full_marks", " 指标编号 "]] {
            let table = rows(&[&header, &["2.5", " 甲é👍 "], &["", " "]]);
            let found = table.find(COLUMNS).unwrap();
            let all: Vec<_> =
                found.rows().map(|r| (r.line, r.get("code"), r.get("full_marks"), r.get("note"))).collect();
            assert_eq!(all, [(2, "甲é👍", "2.5", "")]);
        }
    }

    #[test]
    fn missing_and_doubled_columns_and_empty_tables_are_said() {
        let said = |t: Rows| t.find(COLUMNS).unwrap_err().iter().map(|e| e.to_string()).collect::<Vec<_>>();
        assert_eq!(said(rows(&[&["编号", "code", "备注"], &["a", "b", "c"]])), ["“编号”列出现两次", "缺少“满分”列"]);
        assert_eq!(said(rows(&[&["编号", "满分"], &["", ""]])), ["表中没有内容行"]);
        assert_eq!(said(rows(&[&["barcode", "x_full_marks"], &["1", "2"]])), ["缺少“编号”列", "缺少“满分”列"]);
    }

    #[test]
    fn wrong_cells_name_line_and_column() {
        let table = rows(&[&["编号", "满分", "备注"], &["", "x", "也许"], &["a", "", "-1"], &["a", "1", "是"]]);
        let found = table.find(COLUMNS).unwrap();
        let (mut errors, mut seen) = (Vec::new(), Vec::new());
        for row in found.rows() {
            row.text("code", &mut errors);
            row.points("full_marks", &mut errors);
            match row.line {
                3 => assert_eq!(row.whole("note", &mut errors), None),
                line => assert_eq!(row.yes("note", &mut errors), line == 4),
            }
            duplicates(&row, "code", &mut seen, &mut errors);
        }
        let said: Vec<_> = errors.iter().map(|e| e.to_string()).collect();
        assert_eq!(
            said,
            [
                "第2行“编号”：不能为空",
                "第2行“满分”：“x”不是分值，应形如 2 或 0.5",
                "第2行“备注”：“也许”应为 yes 或 no（是、否）",
                "第3行“满分”：不能为空",
                "第3行“备注”：“-1”不是0以上的整数",
                "第4行“编号”：“a”与第3行重复",
            ]
        );
    }
}
