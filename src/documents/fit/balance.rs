//! Lower rows: long words in a narrow column make a row as high as a page, beside columns that stand nearly empty.

use super::{BESIDE, units};
use crate::documents::clean;
use crate::documents::model::{Align, Cell, Table};

/// Rows of more lines are worth moving the columns for.
const TALL: u32 = 5 * LINE;
/// A line, in the measure of heights.
const LINE: u32 = 100;
/// What goes from one column to another at a time.
const STEP: u32 = 100;
/// Most of these moves.
const MOVES: usize = 80;
/// So many rows are looked at: a ledger may have thousands.
const ROWS: usize = 200;

/// The same widths, or others at which high rows are lower. No column of words is narrower than its `least`; others
/// give away what keeps a date on one line, and no more.
pub(super) fn lower(table: &Table, mut widths: Vec<u32>, least: &[u32], pieces: &[u32]) -> Vec<u32> {
    let cells = tall(table, &widths);
    let floor = |at: usize| match table.columns.get(at).map(|c| c.align) {
        Some(Align::Left) => least[at],
        _ => widths[at].min(least[at].max(pieces[at])),
    };
    let floors: Vec<u32> = (0..widths.len()).map(floor).collect();
    for _ in 0..if cells.is_empty() { 0 } else { MOVES } {
        match better(&cells, &widths, &floors) {
            Some(moved) => widths = moved,
            None => break,
        }
    }
    widths
}

/// The lengths of the lines of every cell, row by row; none if no row is high.
fn tall(table: &Table, widths: &[u32]) -> Vec<Vec<Vec<u32>>> {
    let row = |cells: &Vec<Cell>| -> Vec<Vec<u32>> {
        cells.iter().map(|c| clean::lines(&c.value.shown()).iter().map(|l| units(l)).collect()).collect()
    };
    let plain = table.rows.iter().map(|r| &r.cells).filter(|r| r.iter().all(|c| c.span == 1));
    let rows: Vec<Vec<Vec<u32>>> = plain.map(row).collect();
    if rows.iter().all(|r| height(r, widths) <= TALL) {
        return Vec::new();
    }
    let each = rows.len().div_ceil(ROWS);
    rows.into_iter().step_by(each).collect()
}

/// The best move to the column that makes most rows high; none if no move lowers them.
fn better(rows: &[Vec<Vec<u32>>], widths: &[u32], floors: &[u32]) -> Option<Vec<u32>> {
    let to = busiest(rows, widths)?;
    let giving = (0..widths.len()).filter(|from| *from != to && widths[*from] >= floors[*from] + STEP);
    let moved = giving.map(|from| {
        let mut moved = widths.to_vec();
        moved[from] -= STEP;
        moved[to] += STEP;
        (total(rows, &moved), moved)
    });
    let (high, moved) = moved.min_by_key(|(high, _)| *high)?;
    (high < total(rows, widths)).then_some(moved)
}

/// The column whose cells are the highest of their rows, all heights taken together.
fn busiest(rows: &[Vec<Vec<u32>>], widths: &[u32]) -> Option<usize> {
    let mut highs = vec![0; widths.len()];
    for row in rows {
        let each = row.iter().zip(widths).map(|(cell, wide)| lines(cell, *wide));
        if let Some((at, high)) = each.enumerate().max_by_key(|(_, high)| *high) {
            highs[at] += high;
        }
    }
    (0..highs.len()).max_by_key(|at| highs[*at])
}

fn total(rows: &[Vec<Vec<u32>>], widths: &[u32]) -> u32 {
    rows.iter().map(|r| height(r, widths)).sum()
}

fn height(row: &[Vec<u32>], widths: &[u32]) -> u32 {
    row.iter().zip(widths).map(|(cell, wide)| lines(cell, *wide)).max().unwrap_or(0)
}

/// Parts of lines count, or a step too small to save a line would seem useless.
fn lines(cell: &[u32], wide: u32) -> u32 {
    let room = wide.saturating_sub(BESIDE).max(1);
    cell.iter().map(|l| (l * LINE / room).max(LINE)).sum()
}
