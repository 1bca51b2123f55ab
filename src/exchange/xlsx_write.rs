//! Writing spreadsheets (.xlsx) for people: text cells as text, typed numbers and dates, ready to print on A4.
//!
//! The header is in the first row unless a title is wanted above it, so that the sheet reads back by
//! [`super::table`]. The same content gives the same bytes: no clock is read. Cells of type text can never run as a
//! formula; only a leading `'` is doubled, because the reader takes one off.

use super::table_error::{TableError, TableFault};
use crate::model::text_value::forbidden;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, never interpreted.
    Text,
    /// Numbers, given as canonical text.
    Number,
    /// Dates, given as `YYYY-MM-DD`.
    Date,
}

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Heading; `columns::Heading::written` gives one that reads back.
    pub title: String,
    /// Width in full-width characters.
    pub width: f64,
    /// What its cells are.
    pub kind: Kind,
    /// Words offered in a drop-down list; empty for none.
    pub choices: Vec<String>,
}

impl Column {
    /// A column of text.
    pub fn text(title: impl Into<String>, width: f64) -> Column {
        Column { title: title.into(), width, kind: Kind::Text, choices: Vec::new() }
    }

    /// A column of another kind.
    pub fn of(title: impl Into<String>, width: f64, kind: Kind) -> Column {
        Column { kind, ..Column::text(title, width) }
    }

    /// With words to choose from.
    #[must_use]
    pub fn with_choices<S: Into<String>>(mut self, choices: impl IntoIterator<Item = S>) -> Column {
        self.choices = choices.into_iter().map(Into::into).collect();
        self
    }
}

/// How a sheet looks and prints.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetOptions {
    /// Name of the sheet; signs that sheets cannot have are replaced.
    pub name: String,
    /// A title above the header.
    pub title: Option<String>,
    /// A4 landscape; else portrait.
    pub landscape: bool,
    /// Rows below the last one that are prepared for typing (format, lines, drop-down lists).
    pub spare_rows: u32,
}

impl Default for SheetOptions {
    fn default() -> SheetOptions {
        SheetOptions { name: "Sheet1".to_string(), title: None, landscape: true, spare_rows: 0 }
    }
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of canonical texts, as many as columns or fewer.
    pub rows: Vec<Vec<String>>,
    /// Looks.
    pub options: SheetOptions,
}

/// Name of the hidden sheet that holds long drop-down lists.
const LISTS: &str = "_lists";
/// The highest row the format knows, in points.
const MOST_POINTS: f64 = 409.0;
/// Longest text of one cell in UTF-16 units, by the file format.
const MOST_UNITS: usize = 32_767;

/// A workbook of one sheet. `file` is named in errors.
///
/// # Errors
/// A text with control characters or longer than the format can hold, with row and column.
pub fn write_sheet(file: &str, sheet: &Sheet) -> Result<Vec<u8>, TableError> {
    write_book(file, std::slice::from_ref(sheet))
}

/// A workbook of several sheets.
///
/// # Errors
/// As [`write_sheet`].
pub fn write_book(file: &str, sheets: &[Sheet]) -> Result<Vec<u8>, TableError> {
    for sheet in sheets {
        check(file, sheet)?;
    }
    book(sheets).map_err(|e| TableError::of_file(file, TableFault::BadSheet(e.to_string())))
}

fn check(file: &str, sheet: &Sheet) -> Result<(), TableError> {
    let first = 2 + u64::from(sheet.options.title.is_some());
    for (line, row) in (first..).zip(&sheet.rows) {
        for (text, column) in row.iter().zip(&sheet.columns) {
            let refuse = |kind| TableError::at_cell(file, line, &column.title, kind);
            if let Some(c) = text.chars().find(|c| forbidden(*c)) {
                return Err(refuse(TableFault::Control(c)));
            }
            if text.len() > MOST_UNITS - 1 && text.encode_utf16().count() > MOST_UNITS - 1 {
                return Err(refuse(TableFault::CellTooLong(MOST_UNITS - 1)));
            }
        }
    }
    Ok(())
}

fn book(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?));
    let mut lists: Vec<&[String]> = Vec::new();
    for sheet in sheets {
        fill(book.add_worksheet(), sheet, &mut lists)?;
    }
    if !lists.is_empty() {
        let hidden = book.add_worksheet().set_name(LISTS)?.set_hidden(true);
        for (column, words) in (0..).zip(lists) {
            hidden.write_column(0, column, words)?;
        }
    }
    book.save_to_buffer()
}

fn fill<'a>(page: &mut Worksheet, sheet: &'a Sheet, lists: &mut Vec<&'a [String]>) -> Result<(), XlsxError> {
    let header = u32::from(sheet.options.title.is_some());
    let last = header + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_add(sheet.options.spare_rows);
    lay_out(page, sheet, header)?;
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, column.width * 2.0 + 1.0)?;
        page.write_string_with_format(header, at, &column.title, &heading())?;
        if !column.choices.is_empty() && last > header {
            page.add_data_validation(header + 1, at, last, at, &choices(column, lists)?)?;
        }
        let format = format_of(column.kind);
        for row in header + 1..=last {
            let text = sheet.rows.get((row - header - 1) as usize).and_then(|r| r.get(usize::from(at)));
            write_cell(page, row, at, text.map_or("", String::as_str), column.kind, &format)?;
        }
    }
    heights(page, sheet, header)
}

/// Rows as high as their wrapped texts: not every program works that out when it opens a file.
fn heights(page: &mut Worksheet, sheet: &Sheet, header: u32) -> Result<(), XlsxError> {
    let titles: Vec<String> = sheet.columns.iter().map(|c| c.title.clone()).collect();
    for (row, cells) in (header..).zip(std::iter::once(&titles).chain(&sheet.rows)) {
        let lines = cells.iter().zip(&sheet.columns).map(|(text, c)| lines(text, c.width)).fold(1.0, f64::max);
        if lines > 1.0 {
            page.set_row_height(row, (lines * 13.5 + 3.0).min(MOST_POINTS))?;
        }
    }
    Ok(())
}

/// How many lines a text takes in a column of so many full-width characters; ASCII takes half of one.
fn lines(text: &str, width: f64) -> f64 {
    let wide = |line: &str| line.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>();
    text.split('\n').map(|line| (wide(line) / width.max(1.0)).ceil().max(1.0)).sum()
}

fn lay_out(page: &mut Worksheet, sheet: &Sheet, header: u32) -> Result<(), XlsxError> {
    page.set_name(sheet_name(&sheet.options.name))?;
    page.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.6, 0.6, 0.8, 0.3, 0.4);
    if sheet.options.landscape {
        page.set_landscape();
    }
    page.set_footer("&C第 &P 页 共 &N 页");
    page.set_repeat_rows(0, header)?.set_freeze_panes(header + 1, 0)?;
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    match &sheet.options.title {
        Some(title) if last > 0 => page.merge_range(0, 0, 0, last, title, &title_format()).map(drop),
        Some(title) => page.write_string_with_format(0, 0, title, &title_format()).map(drop),
        None => Ok(()),
    }
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    at: u16,
    text: &str,
    kind: Kind,
    format: &Format,
) -> Result<(), XlsxError> {
    match kind {
        _ if text.is_empty() => page.write_blank(row, at, format)?,
        Kind::Number if number(text).is_some() => {
            page.write_number_with_format(row, at, number(text).unwrap_or_default(), format)?
        }
        Kind::Date if day(text).is_some() => {
            page.write_datetime_with_format(row, at, day(text).unwrap_or_default(), format)?
        }
        _ => {
            let quoted = if text.starts_with('\'') { format!("'{text}") } else { text.to_string() };
            page.write_string_with_format(row, at, quoted, &format_of(Kind::Text))?
        }
    };
    Ok(())
}

/// A number that a spreadsheet keeps exactly (15 digits); others stay text.
fn number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    if plain && digits <= 15 { text.parse().ok() } else { None }
}

fn day(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.splitn(3, '-');
    let (y, m, d) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (text.len() == 10).then_some(())?;
    ExcelDateTime::from_ymd(y, m, d).ok()
}

/// Short lists stand in the rule itself; long ones, or words with a comma, on a hidden sheet.
fn choices<'a>(column: &'a Column, lists: &mut Vec<&'a [String]>) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().set_error_style(DataValidationErrorStyle::Warning).ignore_blank(true);
    let units: usize = column.choices.iter().map(|c| c.encode_utf16().count() + 1).sum();
    if units <= 255 && !column.choices.iter().any(|c| c.contains([',', '"'])) {
        return rule.allow_list_strings(&column.choices);
    }
    let known = lists.iter().position(|l| *l == column.choices.as_slice());
    let at = known.unwrap_or_else(|| {
        lists.push(&column.choices);
        lists.len() - 1
    });
    let letter = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(u16::MAX));
    let formula = format!("={LISTS}!${letter}$1:${letter}${}", column.choices.len());
    Ok(rule.allow_list_formula(Formula::new(formula)))
}

/// At most 31 characters and none that a sheet name cannot have.
fn sheet_name(name: &str) -> String {
    let legal = |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || forbidden(c) { '_' } else { c };
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= 31
    };
    let name: String = name.trim_matches('\'').chars().map(legal).take_while(fits).collect();
    if name.trim().is_empty() { "Sheet1".to_string() } else { name.trim_matches('\'').to_string() }
}

fn base() -> Format {
    Format::new().set_font_name("宋体").set_font_size(10).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

fn format_of(kind: Kind) -> Format {
    let format = base().set_border(FormatBorder::Thin);
    match kind {
        Kind::Text => format.set_num_format("@"),
        Kind::Number => format.set_align(FormatAlign::Center),
        Kind::Date => format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
    }
}

fn heading() -> Format {
    base().set_border(FormatBorder::Thin).set_bold().set_align(FormatAlign::Center).set_background_color("#E7E6E6")
}

fn title_format() -> Format {
    base().set_bold().set_font_size(16).set_align(FormatAlign::Center)
}
