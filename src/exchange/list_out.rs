//! Lists that are given out: csv or xlsx by the ending of the file's name, written whole or not at all.

use super::csv_write::{Cells, CsvWriter};
use super::lists::{name_of, title_of};
use super::sheet_form;
use super::table_error::TableError;
use super::xlsx_write::{self, Kind, Sheet, SheetOptions};
pub use crate::config::save_whole as save;
use crate::error::{Error, Result};
use crate::model::rows::Column;
use crate::text::{Lang, form as text};
use std::path::Path;

/// Writes rows under `中文_key` headings as csv or xlsx, by the ending of the file's name.
///
/// # Errors
/// Another ending; a text that no file may hold; the file cannot be written.
pub fn write(lang: Lang, file: &Path, columns: &[Column], numeric: &[&str], rows: &[Vec<String>]) -> Result<()> {
    let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = match ending.as_str() {
        "csv" => csv(file, columns, numeric, rows),
        "xlsx" => xlsx(file, columns, numeric, rows),
        _ => return Err(Error::Usage(text::bad_ending(lang, file.display()))),
    };
    save(file, &bytes.map_err(|e| e.refused(lang))?)
}

fn csv(
    file: &Path,
    columns: &[Column],
    numeric: &[&str],
    rows: &[Vec<String>],
) -> std::result::Result<Vec<u8>, TableError> {
    let kind = |c: &Column| if numeric.contains(&c.key) { Cells::Numeric } else { Cells::Text };
    let headings: Vec<(String, Cells)> = columns.iter().map(|c| (sheet_form::written(c), kind(c))).collect();
    let headings: Vec<(&str, Cells)> = headings.iter().map(|(name, cells)| (name.as_str(), *cells)).collect();
    let mut csv = CsvWriter::new(Vec::new(), &name_of(file), &headings)?;
    for row in rows {
        csv.row(row)?;
    }
    csv.finish()
}

fn xlsx(
    file: &Path,
    columns: &[Column],
    numeric: &[&str],
    rows: &[Vec<String>],
) -> std::result::Result<Vec<u8>, TableError> {
    let kind = |c: &Column| if numeric.contains(&c.key) { Kind::Number } else { Kind::Text };
    let widest = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|t| t.chars().count()).max().unwrap_or(0);
    let width = |at: usize| f64::from(u32::try_from(widest(at).clamp(4, 24)).unwrap_or(24));
    let sheet = Sheet {
        columns: columns
            .iter()
            .enumerate()
            .map(|(at, c)| xlsx_write::Column::of(sheet_form::written(c), width(at), kind(c)))
            .collect(),
        rows: rows.to_vec(),
        options: SheetOptions { name: title_of(file), ..SheetOptions::default() },
    };
    xlsx_write::write_sheet(&name_of(file), &sheet)
}
