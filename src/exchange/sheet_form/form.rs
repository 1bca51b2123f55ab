//! The file of a filled-in form, csv or xlsx, as rows.

use super::Head;
use crate::error::{Error, Result};
use crate::exchange::columns::Heading;
use crate::exchange::lists::name_of;
use crate::exchange::table::{Table, Wanted};
use crate::exchange::table_error::{TableError, TableFault};
use crate::model::rows::Rows;
use crate::text::Lang;
use std::path::Path;

/// A sheet has as many rows as its checklist has items; more than this is another table.
const MOST_ROWS: u64 = 5_000;

/// A filled-in form: its cells as they are in the file, what it says of itself, and how it was read.
#[derive(Debug, Clone)]
pub struct Form {
    /// The cells.
    pub rows: Rows,
    /// What the form says of itself.
    pub head: Head,
    /// How it was read.
    pub encoding: &'static str,
}

/// Reads a form that was filled in by hand.
///
/// # Errors
/// The file cannot be read, or is refused as a table.
pub fn open(lang: Lang, file: &Path) -> Result<Form> {
    let columns = super::COLUMNS;
    let headings: Vec<Heading> = columns.iter().map(|c| Heading { key: c.key, names: c.zh }).collect();
    let needed: Vec<&str> = columns.iter().filter(|c| c.required).map(|c| c.key).collect();
    std::fs::metadata(file).map_err(|e| Error::io(file, e))?;
    let table = Table::open(file, &Wanted::by_people(&headings, &needed)).map_err(|e| e.refused(lang))?;
    if table.rows.len() as u64 > MOST_ROWS {
        return Err(TableError::of_file(&name_of(file), TableFault::TooManyRows(MOST_ROWS)).refused(lang));
    }
    let head = if table.sheet.is_some() { head(file) } else { Head::default() };
    let lines = table.rows.into_iter().map(|row| (usize::try_from(row.line).unwrap_or(usize::MAX), row.cells));
    let rows = Rows { header: table.header, lines: lines.collect() };
    Ok(Form { rows, head, encoding: table.encoding.name() })
}

/// What the information page of a workbook says; nothing if it has none.
fn head(file: &Path) -> Head {
    let headings = [Heading { key: "item", names: &["项目"] }, Heading { key: "content", names: &["内容"] }];
    let wanted = Wanted { sheet: Some(super::INFO_SHEET), ..Wanted::by_people(&headings, &["item", "content"]) };
    let Ok(table) = Table::open(file, &wanted) else { return Head::default() };
    Head::from_rows(table.rows.iter().map(|row| (table.text(row, "item"), table.text(row, "content"))))
}
