//! Spreadsheets (.xlsx) for the file: A4, one page wide, header rows frozen and repeated, sums that compute again.
//!
//! One sheet with one table: what stands before and after it are rows merged over its columns. The same document
//! gives the same bytes: no clock is read. Text is always text, never a formula.

use super::clean::{self, width};
use super::error::ReportError;
use super::logo::Logo;
use super::model::{
    Align, Block, Cell, Column, Document, Formula as Computed, Page, Row, RowKind, Signature, Table, Value,
};
use crate::model::decimal::Points;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Image, Workbook, Worksheet, XlsxError,
};

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
    /// Width of all columns in full-width characters.
    width: usize,
    /// A table that is narrower than the paper is drawn so many times wider: what stands around it fits too.
    scale: f64,
    /// The next row.
    row: u32,
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
    fn new(sheet: &'a mut Worksheet, doc: &Document) -> Result<Paper<'a>, XlsxError> {
        sheet.set_name("文书")?;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        // The foot has as much room as the margin below leaves it: a second line would be cut off.
        let below = if clean::lines(&doc.foot).len() > 1 { 0.9 } else { 0.7 };
        sheet.set_margins(0.6, 0.6, 0.6, below, 0.3, 0.4);
        if doc.page == Page::Landscape {
            sheet.set_landscape();
        }
        sheet.set_footer(format!("&L{}&R第 &P 页 共 &N 页", foot(&doc.foot)));
        let columns = doc.tables().next().map_or(&[][..], |t| &t.columns);
        let units = |column: &Column| f64::from(column.width) * 1.7 + 0.6;
        let room = ROOM[usize::from(doc.page == Page::Landscape)];
        let scale = (room / columns.iter().map(units).sum::<f64>().max(1.0)).max(1.0);
        for (at, column) in (0u16..).zip(columns) {
            sheet.set_column_width(at, units(column) * scale)?;
        }
        let last = u16::try_from(columns.len().max(2) - 1).unwrap_or(u16::MAX);
        let width: u16 = columns.iter().map(|c| c.width).sum();
        Ok(Paper { sheet, last, width: scaled(width, scale).max(20), scale, row: 0 })
    }

    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading(text) | Block::Page(text) => self.merged(text, &strong(), 0.0),
            Block::Paragraph(text) | Block::Note(text) | Block::Greeting(text) => self.merged(text, &words(), 0.0),
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

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let head = self.row;
        for (at, column) in (0u16..).zip(&table.columns) {
            self.sheet.write_string_with_format(head, at, clean::lines(&column.title).join("\n"), &heading())?;
        }
        let titles = table.columns.iter().map(|c| (&c.title, scaled(c.width, self.scale)));
        self.sheet.set_row_height(head, points(most_lines(titles), 13.0))?;
        self.sheet.set_repeat_rows(head, head)?.set_freeze_panes(head + 1, 0)?;
        self.row += 1;
        let (first, mut group) = (self.row, self.row);
        for row in &table.rows {
            let from = if row.kind == RowKind::Subtotal { group } else { first };
            let mut at = 0;
            for cell in &row.cells {
                let align = table.columns.get(usize::from(at)).map(|c| c.align).unwrap_or_default();
                self.cell(cell, at, &look(cell, row.kind, align), from)?;
                at += u16::try_from(cell.span).unwrap_or(1);
            }
            self.sheet.set_row_height(self.row, row_height(row, table, self.scale))?;
            self.row += 1;
            if row.kind != RowKind::Plain {
                group = self.row;
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, at: u16, format: &Format, from: u32) -> Result<(), XlsxError> {
        let (row, to) = (self.row, self.row.saturating_sub(1));
        if cell.span > 1 {
            let end = at + u16::try_from(cell.span - 1).unwrap_or_default();
            self.sheet.merge_range(row, at, row, end, "", format)?;
        }
        let text = clean::lines(&cell.value.shown()).join("\n");
        match formula(&cell.formula, at, from, to).filter(|_| from <= to) {
            Some(formula) => self.sheet.write_formula_with_format(row, at, formula.set_result(text), format)?,
            None => match number(&cell.value) {
                Some(number) => self.sheet.write_number_with_format(row, at, number, format)?,
                None if text.is_empty() => self.sheet.write_blank(row, at, format)?,
                None => self.sheet.write_string_with_format(row, at, cut(&text), format)?,
            },
        };
        Ok(())
    }
}

/// Not every program fits rows to their words, and none does for merged cells: heights are reckoned here.
fn row_height(row: &Row, table: &Table, scale: f64) -> f64 {
    let mut columns = table.columns.iter();
    let cells = row.cells.iter().map(|cell| {
        let width: u16 = columns.by_ref().take(cell.span).map(|c| c.width).sum();
        (cell.value.shown(), scaled(width, scale))
    });
    points(most_lines(cells), 12.0).max(16.0)
}

/// So many full-width characters fit into a column that is drawn wider.
fn scaled(width: u16, scale: f64) -> usize {
    (f64::from(width) * scale) as usize
}

fn most_lines<S: AsRef<str>>(cells: impl Iterator<Item = (S, usize)>) -> usize {
    cells.map(|(text, width)| height_in_lines(&clean::lines(text.as_ref()), width)).max().unwrap_or(1)
}

/// How many lines words take in so many full-width characters. A line may end one early, before a full stop.
fn height_in_lines(lines: &[String], room: usize) -> usize {
    let room = if room > 4 { room * 2 - 1 } else { room.max(1) * 2 };
    lines.iter().map(|l| width(l).div_ceil(room).max(1)).sum()
}

/// Height of so many lines; the file format knows no row higher than 409 points.
fn points(lines: usize, each: f64) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * each + 4.0).min(409.0)
}

/// SUBTOTAL leaves other SUBTOTALs out, so that a total over groups counts nothing twice.
fn formula(computed: &Computed, at: u16, from: u32, to: u32) -> Option<Formula> {
    let range = |column: u16| format!("{}:{}", row_col_to_cell(from, column), row_col_to_cell(to, column));
    let sum = |column: u16| format!("SUBTOTAL(9,{})", range(column));
    match computed {
        Computed::None => None,
        Computed::Sum => Some(Formula::new(format!("={}", sum(at)))),
        Computed::Converted { got, full, without: (column, word) } => {
            let place = |column: &usize| u16::try_from(*column).unwrap_or_default();
            let word = word.replace('"', "\"\"");
            let left_out = format!("SUMIF({},\"{word}\",{})", range(place(column)), range(place(full)));
            let formula = format!("=ROUND({}/({}-{left_out})*100,2)", sum(place(got)), sum(place(full)));
            Some(Formula::new(formula))
        }
    }
}

/// Hundredths are exact in every number that a spreadsheet shows with two places.
fn number(value: &Value) -> Option<f64> {
    let points = |p: &Points| p.to_string().parse().ok();
    match value {
        Value::Points(p) | Value::Score(p) => points(p),
        Value::Count(n) => n.to_string().parse().ok(),
        Value::Blank | Value::Text(_) => None,
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

/// How the words of a row over all columns look.
struct Face {
    format: Format,
    /// Points.
    size: usize,
}

impl Face {
    fn new(name: &str, size: u8) -> Face {
        Face { format: base().set_font_name(name).set_font_size(size), size: usize::from(size) }
    }

    fn aligned(self, align: FormatAlign) -> Face {
        Face { format: self.format.set_align(align), ..self }
    }

    /// Height of a line in points.
    fn line(&self) -> f64 {
        self.size as f64 * 1.36
    }
}

fn base() -> Format {
    Format::new().set_font_name("仿宋").set_font_size(9).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

fn title() -> Face {
    let face = Face::new("宋体", 18).aligned(FormatAlign::Center);
    Face { format: face.format.set_bold(), ..face }
}

fn words() -> Face {
    Face::new("仿宋", 11)
}

fn strong() -> Face {
    Face::new("黑体", 12)
}

fn ruled() -> Face {
    let face = Face::new("仿宋", 9);
    Face { format: face.format.set_border_bottom(FormatBorder::Thin), ..face }
}

fn heading() -> Format {
    let grey = base().set_font_name("黑体").set_background_color("#F0F0F0");
    grey.set_border(FormatBorder::Thin).set_align(FormatAlign::Center)
}

fn look(cell: &Cell, kind: RowKind, align: Align) -> Format {
    let mut format = base().set_border(FormatBorder::Thin);
    let align = if cell.span > 1 && kind != RowKind::Group { Align::Center } else { align };
    format = match align {
        _ if kind == RowKind::Group => format.set_align(FormatAlign::Left),
        Align::Left => format.set_align(FormatAlign::Left),
        Align::Center => format.set_align(FormatAlign::Center),
        Align::Right => format.set_align(FormatAlign::Right),
    };
    format = match cell.value {
        Value::Score(_) => format.set_num_format("0.00"),
        Value::Text(_) => format.set_num_format("@"),
        Value::Points(_) | Value::Count(_) | Value::Blank => format,
    };
    if cell.strong || kind != RowKind::Plain { format.set_font_name("黑体").set_bold() } else { format }
}
