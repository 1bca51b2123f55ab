//! Spreadsheets (.xlsx) for the file: A4, one page wide, header rows frozen and repeated, sums that compute again.
//!
//! One sheet with one table: what stands before and after it are rows merged over its columns. The same document
//! gives the same bytes: no clock is read. Text is always text, never a formula.

mod check;
mod formula;
mod look;
mod table;

use super::clean;
use super::error::ReportError;
use super::logo::Logo;
use super::model::{Block, Document, Page, Piece, Signature, Table};
use look::{Face, ruled, strong, title, words};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, FormatAlign, Formula, Image, Workbook, Worksheet, XlsxError};
use std::ops::Range;
use table::{characters, height_in_lines, points, widths};

/// Longest text of one cell by the file format, in UTF-16 units; a little room is left for the mark of a cut.
const MOST_UNITS: usize = 32_700;
/// A line to be written on by pen.
const PEN: &str = "＿＿＿＿＿＿＿＿";
/// Size of the words in tables, in points. Columns are as wide as so many full-width characters of it.
const SMALL: usize = 9;
/// Widths of A4 between the margins, upright and across, in the units in which columns are measured.
const ROOM: [f64; 2] = [93.0, 138.0];

/// Writes a document that has one table.
///
/// # Errors
/// What the format cannot hold.
pub fn write(doc: &Document) -> Result<Vec<u8>, ReportError> {
    book(doc).map_err(|e| ReportError::NotWritten(e.to_string()))
}

fn book(doc: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(clean::line(&doc.title)).set_creation_datetime(&day));
    let mut page = Paper::new(book.add_worksheet(), doc)?;
    if let Some(logo) = &doc.logo {
        page.logo(logo)?;
    }
    page.merged(&doc.title, &title(), 30.0)?;
    if !doc.number.is_empty() {
        page.merged(&doc.number, &words().aligned(FormatAlign::Center), 0.0)?;
    }
    for block in &doc.blocks {
        page.block(block)?;
    }
    let (last, end) = (page.last, page.row.saturating_sub(1));
    page.sheet.set_print_area(0, 0, end, last)?;
    book.save_to_buffer()
}

/// A worksheet while it is filled from top to bottom.
struct Paper<'a> {
    sheet: &'a mut Worksheet,
    /// Last column.
    last: u16,
    /// Widths of the columns in the units of the file format.
    widths: Vec<f64>,
    /// Width of all of them in full-width characters.
    width: usize,
    /// The next row.
    row: u32,
    /// Rows that count the rows of the table, and what they say.
    tallies: Vec<(u32, &'a [Piece])>,
}

/// The words of the foot as they may stand in a page footer, which has 255 UTF-16 units in all and takes & for a sign.
fn foot(words: &str) -> String {
    let mut room: usize = 220;
    let mut out = String::new();
    for c in clean::lines(words).join("\n").chars() {
        let need = if c == '&' { 2 } else { c.len_utf16() };
        let Some(left) = room.checked_sub(need) else { break };
        room = left;
        out.push(c);
        out.extend((c == '&').then_some('&'));
    }
    out
}

impl<'a> Paper<'a> {
    fn new(sheet: &'a mut Worksheet, doc: &'a Document) -> Result<Paper<'a>, XlsxError> {
        sheet.set_name("文书")?;
        // A formula that comes to nothing shows nothing, also where nobody computes it.
        sheet.set_formula_result_default("");
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        // The foot has as much room as the margin below leaves it: a second line would be cut off.
        let below = if clean::lines(&doc.foot).len() > 1 { 0.9 } else { 0.7 };
        sheet.set_margins(0.6, 0.6, 0.6, below, 0.3, 0.4);
        if doc.page == Page::Landscape {
            sheet.set_landscape();
        }
        sheet.set_footer(format!("&L{}&R第 &P 页 共 &N 页", foot(&doc.foot)));
        let none = Table::default();
        let room = ROOM[usize::from(doc.page == Page::Landscape)];
        let widths = widths(doc.tables().next().unwrap_or(&none), room);
        for (at, width) in (0u16..).zip(&widths) {
            sheet.set_column_width(at, *width)?;
        }
        let last = u16::try_from(widths.len().max(2) - 1).unwrap_or(u16::MAX);
        let width = characters(&widths).max(20);
        Ok(Paper { sheet, last, widths, width, row: 0, tallies: Vec::new() })
    }

    fn block(&mut self, block: &'a Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading(text) | Block::Page(text) => self.merged(text, &strong(), 0.0),
            Block::Paragraph(text) | Block::Note(text) | Block::Greeting(text) => self.merged(text, &words(), 0.0),
            Block::Tally(pieces) => {
                self.tallies.push((self.row, pieces));
                self.merged(&Piece::text(pieces), &words(), 0.0)
            }
            Block::Closing(lines) => {
                let right = words().aligned(FormatAlign::Right);
                lines.iter().try_for_each(|l| self.merged(l, &right, 0.0))
            }
            Block::Facts(rows) => rows.iter().try_for_each(|r| self.merged(&pairs(r), &words(), 0.0)),
            Block::List(items) => {
                (1..).zip(items).try_for_each(|(n, t)| self.merged(&format!("{n}. {t}"), &words(), 0.0))
            }
            Block::Table(table) => self.table(table),
            Block::Choice { label, options, text } => self.merged(&choice(label, options, text), &words(), 0.0),
            Block::Lines(n) => (0..*n).try_for_each(|_| self.merged("", &ruled(), 20.0)),
            Block::Signatures(rows) => rows.iter().try_for_each(|r| self.merged(&signatures(r), &words(), 26.0)),
        }
    }

    /// A row of its own: in the title's it could cover words. Pictures are measured in pixels of 1/96 inch.
    fn logo(&mut self, logo: &Logo) -> Result<(), XlsxError> {
        let (wide, high) = logo.millimetres();
        let pixels = |millimetres: f64| millimetres * 96.0 / 25.4;
        let image = Image::new_from_buffer(logo.bytes())?.set_alt_text(clean::line(logo.alt()));
        let image = image.set_scale_to_size(pixels(wide), pixels(high), false);
        self.merged("", &words(), high * 72.0 / 25.4 + 4.0)?;
        self.sheet.insert_image_with_offset(self.row - 1, 0, &image, 2, 2)?;
        Ok(())
    }

    /// One row over all columns, at least `height` points high.
    fn merged(&mut self, text: &str, face: &Face, height: f64) -> Result<(), XlsxError> {
        let lines = clean::lines(text);
        let count = height_in_lines(&lines, self.width * SMALL / face.size);
        let points = points(count, face.line()).max(height);
        self.sheet.merge_range(self.row, 0, self.row, self.last, &cut(&lines.join("\n")), &face.format)?;
        self.sheet.set_row_height(self.row, points)?;
        self.row += 1;
        Ok(())
    }

    /// Texts above the table count its rows anew.
    fn tallies(&mut self, rows: &Range<u32>) -> Result<(), XlsxError> {
        for (row, pieces) in std::mem::take(&mut self.tallies) {
            let formula = Formula::new(formula::tally(pieces, rows)).set_result(clean::line(&Piece::text(pieces)));
            self.sheet.write_formula_with_format(row, 0, formula, &words().format)?;
        }
        Ok(())
    }
}

fn pairs(row: &[(String, String)]) -> String {
    let one =
        |(label, value): &(String, String)| format!("{label}：{}", if value.is_empty() { PEN } else { value.as_str() });
    row.iter().map(one).collect::<Vec<_>>().join("　　")
}

fn signatures(row: &[Signature]) -> String {
    let one = |s: &Signature| format!("{}：{}", s.label, if s.value.is_empty() { PEN } else { s.value.as_str() });
    row.iter().map(one).collect::<Vec<_>>().join("　　")
}

fn choice(label: &str, options: &[(String, bool)], text: &str) -> String {
    let one = |(text, on): &(String, bool)| format!("{}{text}", if *on { '■' } else { '□' });
    let boxes = options.iter().map(one).collect::<Vec<_>>().join("　");
    let tail = if text.is_empty() { String::new() } else { format!("\n{text}") };
    format!("{label}：{boxes}{tail}")
}

/// A text as long as a cell can hold; a cut is marked.
fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_UNITS
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + "……" } else { kept }
}
