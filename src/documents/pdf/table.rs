//! Tables: the heading repeated on every page, rows whole unless one alone is higher than a page.

use super::flow::{Flow, Ink, LEADING, Stand};
use super::line::{Line, Look, Run, wrap};
use crate::documents::clean;
use crate::documents::fit;
use crate::documents::model::{Align, Cell, Row, RowKind, Table};

/// Room between the words of a cell and its lines.
const PAD: f32 = 2.6;
/// Room below a table.
const AFTER: f32 = 6.0;

/// A cell that was broken into lines.
struct Laid {
    wide: f32,
    lines: Vec<Line>,
    stand: Stand,
    ground: bool,
}

/// Writes a table; so much that follows stands on the page of its last row.
pub(super) fn write(flow: &mut Flow, table: &Table, tail: f32) {
    let widths = widths(flow, table);
    let head = head(flow, table, &widths);
    let rows: Vec<Vec<Laid>> = table.rows.iter().map(|r| lay(flow, r, table, &widths)).collect();
    let heights: Vec<f32> = rows.iter().map(|r| height(flow, r)).collect();
    let top = height(flow, &head);
    flow.gap(2.0);
    flow.need(top + heights.first().copied().unwrap_or(0.0).min(flow.whole() - top));
    draw(flow, &head, 0, usize::MAX);
    for (at, row) in rows.iter().enumerate() {
        let (high, last) = together(table, &heights, at);
        let with = if last { high + tail + AFTER + flow.sizes.text * 0.3 + 1.0 } else { high };
        let high = if with <= flow.whole() - top { with } else { high };
        if flow.need(high.min(flow.whole() - top)) {
            draw(flow, &head, 0, usize::MAX);
        }
        place(flow, &head, row);
    }
    flow.gap(AFTER);
}

/// How high the beginning of a table is: its heading, and the first row with what must not be parted from it.
pub(super) fn start(flow: &Flow, table: &Table) -> f32 {
    let widths = widths(flow, table);
    let heights: Vec<f32> = table.rows.iter().map(|r| height(flow, &lay(flow, r, table, &widths))).collect();
    height(flow, &head(flow, table, &widths)) + together(table, &heights, 0).0 + 2.0
}

/// How high what must not be parted is: the heading of a group with its first row, a row with the sum below it; and
/// whether the table ends with it.
fn together(table: &Table, heights: &[f32], at: usize) -> (f32, bool) {
    let kind = |at: usize| table.rows.get(at).map(|r| r.kind);
    let bound = |at: usize| {
        kind(at) == Some(RowKind::Group) || matches!(kind(at + 1), Some(RowKind::Subtotal | RowKind::Total))
    };
    let mut end = at;
    while bound(end) && end + 1 < heights.len() {
        end += 1;
    }
    (heights.iter().skip(at).take(end - at + 1).sum(), end + 1 >= heights.len())
}

/// A row; one that is higher than a page goes on where it must.
fn place(flow: &mut Flow, head: &[Laid], row: &[Laid]) {
    let each = flow.sizes.cell * LEADING;
    let total = row.iter().map(|c| c.lines.len()).max().unwrap_or(1).max(1);
    let mut from = 0;
    while from < total {
        let fits = ((flow.bottom - flow.y - 2.0 * PAD + 0.01) / each).floor().max(0.0) as usize;
        if fits == 0 {
            flow.next_page();
            draw(flow, head, 0, usize::MAX);
            continue;
        }
        draw(flow, row, from, fits);
        from += fits;
    }
}

/// Draws so many lines of the cells of a row, from one on, with the lines around them.
fn draw(flow: &mut Flow, row: &[Laid], from: usize, most: usize) {
    let size = flow.sizes.cell;
    let each = size * LEADING;
    let parts: Vec<&[Line]> = row.iter().map(|c| part(&c.lines, from, most)).collect();
    let tall = parts.iter().map(|p| p.len()).max().unwrap_or(1).max(1);
    let high = lines_high(tall, each);
    let (top, mut x) = (flow.y, flow.left);
    for (cell, lines) in row.iter().zip(parts) {
        if cell.ground {
            flow.ink(Ink::Ground { x, y: top, wide: cell.wide, high });
        }
        let mut y = top + (high - lines.len() as f32 * each) / 2.0;
        for line in lines {
            flow.put(line, size, (x + PAD, y), cell.wide - 2.0 * PAD, cell.stand);
            y += each;
        }
        flow.rule((x, top), (x, top + high));
        x += cell.wide;
    }
    flow.rule((x, top), (x, top + high));
    flow.rule((flow.left, top), (x, top));
    flow.rule((flow.left, top + high), (x, top + high));
    flow.y += high;
}

fn part(lines: &[Line], from: usize, most: usize) -> &[Line] {
    let rest = lines.get(from..).unwrap_or(&[]);
    rest.get(..most.min(rest.len())).unwrap_or(&[])
}

fn lines_high(lines: usize, each: f32) -> f32 {
    (lines as f32 * each + 2.0 * PAD).max(17.0)
}

fn height(flow: &Flow, row: &[Laid]) -> f32 {
    let lines = row.iter().map(|c| c.lines.len()).max().unwrap_or(1).max(1);
    lines_high(lines, flow.sizes.cell * LEADING)
}

/// The room between the margins, shared out by the widths of the columns.
fn widths(flow: &Flow, table: &Table) -> Vec<f32> {
    let shares = fit::widths(table, flow.page);
    let whole = shares.iter().sum::<u32>().max(1) as f32;
    shares.iter().map(|s| flow.room() * *s as f32 / whole).collect()
}

fn head(flow: &Flow, table: &Table, widths: &[f32]) -> Vec<Laid> {
    let one = |(title, wide): (&String, &f32)| Laid {
        wide: *wide,
        lines: broken(flow, Look::Head, title, *wide),
        stand: Stand::Center,
        ground: true,
    };
    table.columns.iter().map(|c| &c.title).zip(widths).map(one).collect()
}

fn lay(flow: &Flow, row: &Row, table: &Table, widths: &[f32]) -> Vec<Laid> {
    let mut at = 0;
    let one = |cell: &Cell| {
        let wide = widths.iter().skip(at).take(cell.span).sum();
        let stand = stand(cell, row.kind, table.columns.get(at).map(|c| c.align));
        at += cell.span;
        let look = if cell.strong || row.kind != RowKind::Plain { Look::Head } else { Look::Text };
        let align = table.columns.get(at - cell.span).map(|c| c.align).filter(|_| cell.span == 1);
        let lines = read_well(flow, look, &cell.value.shown(), wide, align.unwrap_or_default());
        Laid { wide, lines, stand, ground: row.kind == RowKind::Group }
    };
    row.cells.iter().map(one).collect()
}

fn stand(cell: &Cell, kind: RowKind, align: Option<Align>) -> Stand {
    match align {
        _ if kind == RowKind::Group => Stand::Left,
        _ if cell.span > 1 => Stand::Center,
        Some(Align::Center) => Stand::Center,
        Some(Align::Right) => Stand::Right,
        _ => Stand::Left,
    }
}

/// The lines of a cell; a date or a code that must be broken is broken where it is read best.
fn read_well(flow: &Flow, look: Look, text: &str, wide: f32, align: Align) -> Vec<Line> {
    let lines = broken(flow, look, text, wide);
    if align == Align::Left || lines.len() <= clean::lines(text).len() {
        return lines;
    }
    let letters = (wide / flow.sizes.cell * 100.0) as u32;
    broken(flow, look, &fit::folded(text, align, letters, fit::units).join("\n"), wide)
}

fn broken(flow: &Flow, look: Look, text: &str, wide: f32) -> Vec<Line> {
    let text = clean::lines(text).join("\n");
    if text.is_empty() {
        return Vec::new();
    }
    wrap(&[Run::new(look, text)], flow.fonts, flow.sizes.cell, wide - 2.0 * PAD)
}
