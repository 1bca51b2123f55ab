//! CSV: the rows of the first table, for other programs. Headings of groups and sums are left out, so that nothing is
//! counted twice.

use super::clean;
use super::error::ReportError;
use super::model::{Document, Row, RowKind, Table};
use crate::exchange::csv_write::{Cells, CsvWriter};
use crate::text::{Lang, Say};

/// Writes the first table of a document: UTF-8 with BOM, CRLF, formula escape (exchange.md §3).
///
/// # Errors
/// A cell that is longer than a CSV file of ours may hold.
pub fn write(doc: &Document) -> Result<Vec<u8>, ReportError> {
    let none = Table::default();
    let table = doc.tables().next().unwrap_or(&none);
    let plain: Vec<&Row> = table.rows.iter().filter(|r| r.kind == RowKind::Plain).collect();
    let columns: Vec<(&str, Cells)> =
        table.columns.iter().enumerate().map(|(at, c)| (c.title.as_str(), kind(&plain, at))).collect();
    let mut csv = CsvWriter::new(Vec::new(), &doc.title, &columns).map_err(refused)?;
    for row in plain {
        let cells: Vec<String> = row.cells.iter().map(|c| clean::lines(&c.value.shown()).join("\n")).collect();
        csv.row(&cells).map_err(refused)?;
    }
    csv.finish().map_err(refused)
}

/// A column is numeric if something stands in it and every such thing is a number.
fn kind(rows: &[&Row], at: usize) -> Cells {
    let mut values = rows.iter().filter_map(|r| r.cells.get(at)).map(|c| c.value.shown()).filter(|v| !v.is_empty());
    let first = values.next();
    let number = |v: &String| v.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    let all = first.as_ref().is_some_and(number) && values.all(|v| number(&v));
    if all { Cells::Numeric } else { Cells::Text }
}

fn refused(e: crate::exchange::table_error::TableError) -> ReportError {
    ReportError::NotWritten(e.say(Lang::Zh))
}
