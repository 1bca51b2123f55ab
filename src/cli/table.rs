//! Tables that commands take and give: csv or xlsx, whatever the file is called, and refusals that name every cell.

use crate::error::{Error, Result};
use crate::exchange::columns::Heading;
use crate::exchange::csv_write::{Cells, CsvWriter};
use crate::exchange::lists::{name_of, title_of};
use crate::exchange::sheet_form::{self, Head};
use crate::exchange::table::{Table, Wanted};
use crate::exchange::table_error::TableError;
use crate::exchange::xlsx_write::{self, Kind, Sheet, SheetOptions};
use crate::model::rows::{Column, Rows};
use crate::text::{Lang, form as text};
use std::io::Write;
use std::path::Path;

/// A filled-in form: its cells as they are in the file, what it says of itself, and how it was read.
pub struct Form {
    pub rows: Rows,
    pub head: Head,
    pub encoding: &'static str,
}

/// Reads a form that was filled in by hand.
///
/// # Errors
/// The file cannot be read, or is refused as a table.
pub fn form(lang: Lang, file: &Path) -> Result<Form> {
    let columns = sheet_form::COLUMNS;
    let headings: Vec<Heading> = columns.iter().map(|c| Heading { key: c.key, names: c.zh }).collect();
    let needed: Vec<&str> = columns.iter().filter(|c| c.required).map(|c| c.key).collect();
    std::fs::metadata(file).map_err(|e| Error::io(file, e))?;
    let table = Table::open(file, &Wanted::by_people(&headings, &needed)).map_err(|e| e.refused(lang))?;
    let lines = table.rows.iter().map(|row| (usize::try_from(row.line).unwrap_or(usize::MAX), row.cells.clone()));
    let rows = Rows { header: table.header.clone(), lines: lines.collect() };
    let head = if table.sheet.is_some() { head(file) } else { Head::default() };
    Ok(Form { rows, head, encoding: table.encoding.name() })
}

/// What the information page of a workbook says; nothing if it has none.
fn head(file: &Path) -> Head {
    let headings = [Heading { key: "item", names: &["项目"] }, Heading { key: "content", names: &["内容"] }];
    let wanted = Wanted { sheet: Some(sheet_form::INFO_SHEET), ..Wanted::by_people(&headings, &["item", "content"]) };
    let Ok(table) = Table::open(file, &wanted) else { return Head::default() };
    Head::from_rows(table.rows.iter().map(|row| (table.text(row, "item"), table.text(row, "content"))))
}

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

/// Writes a file as a whole: under another name first, synced, then renamed, so that no half file is ever seen.
///
/// # Errors
/// The file cannot be written.
pub fn save(file: &Path, bytes: &[u8]) -> Result<()> {
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let written = std::fs::File::create(part).and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync_all()));
    written.and_then(|()| std::fs::rename(part, file)).map_err(|e| {
        // The half file is of no use; that it could not be removed either changes nothing.
        let _ = std::fs::remove_file(part);
        Error::io(file, e)
    })
}
