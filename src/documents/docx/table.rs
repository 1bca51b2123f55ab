//! Tables: fixed widths, header repeated on every page, no row but the first split between pages.

use super::words::{Look, breaks, paragraph, run};
use crate::documents::clean::{self, width};
use crate::documents::fit;
use crate::documents::model::{Align, Cell, Page, Row, RowKind, Signature, Table};

/// A row that does not split between pages.
const WHOLE: &str = "<w:cantSplit/>";

/// The table and an empty line after it: two tables in a row would otherwise become one.
pub(super) fn write(table: &Table, page: Page) -> String {
    grid(table, page, |rows| rows.concat()) + &paragraph("Gap", "", "")
}

/// The table with its heading, and its rows as they are put together.
pub(super) fn grid(table: &Table, page: Page, together: impl FnOnce(Vec<String>) -> String) -> String {
    let widths = widths(table, page);
    let grid: String = widths.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
    let heads: Vec<String> = (0..).zip(&table.columns).map(|(at, c)| head(&c.title, &widths, at, page)).collect();
    let mut rows: Vec<String> = table.rows.iter().map(|r| row(r, table, &widths, page)).collect();
    if let Some(first) = rows.first_mut() {
        // LibreOffice loses all further rows where the heading and an undivided first row fill a page to half a point.
        *first = first.replacen(WHOLE, "", 1);
    }
    let rows = together(rows);
    let total: u32 = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\
         <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr>{rows}</w:tbl>",
        heads.concat()
    )
}

/// Places to sign side by side, in a table without lines.
pub(super) fn signatures(rows: &[Vec<Signature>], page: Page) -> String {
    let lines = rows.iter().flat_map(|r| r.chunks(most(r, page)));
    lines.map(|line| signature_line(line, page)).collect()
}

/// So many places to sign stand on a line of their row without wrapping.
fn most(row: &[Signature], page: Page) -> usize {
    let most = if page == Page::Landscape { 4 } else { 3 };
    let room = super::width(page) / super::HALF;
    let fits = |n: &usize| row.chunks(*n).all(|c| c.iter().map(need).sum::<u32>() <= room);
    (2..=most).rev().find(fits).unwrap_or(1)
}

fn signature_line(line: &[Signature], page: Page) -> String {
    let needs: Vec<u32> = line.iter().map(need).collect();
    let widths: Vec<u32> = needs.iter().map(|n| super::width(page) * n / needs.iter().sum::<u32>().max(1)).collect();
    let grid: String = widths.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
    let cells: String = line.iter().zip(&widths).map(|(s, w)| signature(s, *w)).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>{}",
        super::width(page),
        // A table needs a paragraph after it: a point high, or it begins a page of its own at the end of a full one.
        paragraph("Gap", "<w:keepNext/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "")
    )
}

/// Room for the label, and for a name written by hand or the value.
fn need(s: &Signature) -> u32 {
    // What is written already must not wrap; a line for a pen may be a little shorter.
    let value = if s.value.is_empty() { 12 } else { width(&s.value) + 6 };
    u32::try_from(width(&s.label) + value).unwrap_or(u32::MAX).min(200)
}

/// The line to sign on is a tab with a leader: it ends where its cell ends and never wraps.
fn signature(s: &Signature, width: u32) -> String {
    let label = run(&format!("{}：", s.label), Look::Plain);
    let words = if s.value.is_empty() {
        let at = width.saturating_sub(200);
        let tab = format!("<w:tabs><w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"{at}\"/></w:tabs>");
        paragraph("Sign", &tab, &(label + "<w:r><w:tab/></w:r>"))
    } else {
        paragraph("Sign", "", &(label + &run(&s.value, Look::Plain)))
    };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{words}</w:tc>")
}

/// The page between its margins, shared out by the widths of the columns.
fn widths(table: &Table, page: Page) -> Vec<u32> {
    let shares = fit::widths(table, page);
    let whole: u32 = shares.iter().sum();
    shares.iter().map(|s| super::width(page) * s / whole.max(1)).collect()
}

/// Style of the words in cells: smaller where the page lies across and columns are many.
fn style(page: Page) -> &'static str {
    if page == Page::Landscape { "CellSmall" } else { "Cell" }
}

fn head(title: &str, widths: &[u32], at: usize, page: Page) -> String {
    let content = paragraph(style(page), "<w:jc w:val=\"center\"/>", &breaks(title, Look::Label));
    boxed(&content, widths, at, 1, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/>")
}

/// Rows of more lines may not fit on a page: programs cut them off if they may not split.
fn tallest(page: Page) -> usize {
    if page == Page::Landscape { 32 } else { 42 }
}

/// A full-width letter of a cell in twentieths of a point.
fn letter(page: Page) -> u32 {
    if page == Page::Landscape { 180 } else { 210 }
}

/// How many lines the highest cell of a row takes, nearly.
fn lines(row: &Row, widths: &[u32], page: Page) -> usize {
    let half = letter(page) / 2;
    let mut columns = widths.iter();
    let height = |cell: &Cell| {
        let room = columns.by_ref().take(cell.span).sum::<u32>().saturating_sub(80) / half;
        let room = usize::try_from(room).unwrap_or(1).max(2);
        let lines = clean::lines(&cell.value.shown());
        lines.iter().map(|l| width(l).div_ceil(room).max(1)).sum::<usize>()
    };
    row.cells.iter().map(height).max().unwrap_or(1)
}

fn row(row: &Row, table: &Table, widths: &[u32], page: Page) -> String {
    let mut at = 0;
    let mut cells = String::new();
    for one in &row.cells {
        let wide = widths.get(at).filter(|_| one.span == 1).map(|w| w * 100 / letter(page));
        cells.push_str(&boxed(&words(one, row.kind, table, at, (page, wide)), widths, at, one.span, ""));
        at += one.span;
    }
    let whole = if lines(row, widths, page) > tallest(page) { "" } else { WHOLE };
    format!("<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>")
}

/// The words of a cell; a date that does not fit in so many hundredths of a letter is broken where it is read best.
fn words(cell: &Cell, kind: RowKind, table: &Table, at: usize, (page, wide): (Page, Option<u32>)) -> String {
    let align = match table.columns.get(at).map(|c| c.align) {
        _ if kind == RowKind::Group => "left",
        _ if cell.span > 1 => "center",
        Some(Align::Center) => "center",
        Some(Align::Right) => "right",
        _ => "left",
    };
    let look = match kind {
        _ if cell.strong => Look::Strong,
        RowKind::Plain => Look::Plain,
        RowKind::Total => Look::Strong,
        RowKind::Group | RowKind::Subtotal => Look::Label,
    };
    let keep = if kind == RowKind::Group { "<w:keepNext/>" } else { "" };
    let stand = table.columns.get(at).map(|c| c.align).unwrap_or_default();
    let text = fit::folded(&cell.value.shown(), stand, wide.unwrap_or(u32::MAX), fit::parted).join("\n");
    paragraph(style(page), &format!("{keep}<w:jc w:val=\"{align}\"/>"), &breaks(&text, look))
}

fn boxed(content: &str, widths: &[u32], at: usize, span: usize, more: &str) -> String {
    let width: u32 = widths.iter().skip(at).take(span).sum();
    let span = if span > 1 { format!("<w:gridSpan w:val=\"{span}\"/>") } else { String::new() };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{more}<w:vAlign w:val=\"center\"/></w:tcPr>\
         {content}</w:tc>"
    )
}
