//! The table of a spreadsheet: typed cells, sums, what may be typed, heights of rows.

use super::formula::{self, Runs};
use super::look::{heading, look};
use super::{Paper, check, cut};
use crate::documents::clean::{self, width};
use crate::documents::fit;
use crate::documents::model::{Cell, Column, Row, RowKind, Table, Value};
use crate::model::decimal::Points;
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Formula, XlsxError};
use std::ops::Range;

/// Hundredths of a full-width character for the room beside the words of a cell.
const BESIDE: f64 = 35.0;
/// Units of the file format to a full-width character.
const UNITS: f64 = 1.7;
/// Programs count the days alike from 1 March 1900 to the end of the year 9999.
const DAYS: Range<i64> = 61..2_958_466;

/// Widths of the columns in the units of the file format; a table narrower than the paper is drawn wider.
pub(super) fn widths(table: &Table, room: f64) -> Vec<f64> {
    let meant = |c: &Column| f64::from(c.width) * 100.0 + BESIDE;
    let sum: f64 = table.columns.iter().map(meant).sum();
    let scale = (room * 100.0 / UNITS / sum.max(1.0)).max(1.0);
    let given = table.columns.iter().map(|c| (meant(c) * scale).ceil() as u32).collect();
    let shared = (0..).zip(fit::shared(table, given));
    shared.map(|(at, w)| f64::from(w.max(fit::typed(table, at))) / 100.0 * UNITS).collect()
}

/// So many full-width characters fit into columns of these widths.
pub(super) fn characters(widths: &[f64]) -> usize {
    let beside = BESIDE / 100.0 * widths.len() as f64;
    (widths.iter().sum::<f64>() / UNITS - beside + 0.01).max(0.0) as usize
}

impl Paper<'_> {
    /// Writes the table and what counts its rows.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let head = self.row;
        self.head(table)?;
        let mut runs: Vec<Range<u32>> = Vec::new();
        for row in &table.rows {
            self.cells(row, table, &runs)?;
            let at = self.row;
            self.row += 1;
            match runs.last_mut() {
                _ if row.kind != RowKind::Plain => {}
                Some(run) if run.end == at => run.end = self.row,
                _ => runs.push(at..self.row),
            }
        }
        for run in &runs {
            self.checks(table, run)?;
        }
        if let [run] = runs.as_slice()
            && run.len() == table.rows.len()
        {
            self.sheet.autofilter(head, 0, self.row - 1, self.last)?;
            self.tallies(run)?;
        }
        Ok(())
    }

    /// The row that stays above and comes again on every page.
    fn head(&mut self, table: &Table) -> Result<(), XlsxError> {
        let head = self.row;
        for (at, column) in (0u16..).zip(&table.columns) {
            self.sheet.write_string_with_format(head, at, clean::lines(&column.title).join("\n"), &heading())?;
        }
        let titles = table.columns.iter().zip(&self.widths).map(|(c, w)| (&c.title, characters(&[*w])));
        self.sheet.set_row_height(head, points(most_lines(titles), 13.0))?;
        self.sheet.set_repeat_rows(head, head)?.set_freeze_panes(head + 1, 0)?;
        self.row += 1;
        Ok(())
    }

    fn cells(&mut self, row: &Row, table: &Table, runs: &Runs) -> Result<(), XlsxError> {
        let group = runs.last().filter(|r| r.end == self.row).map(std::slice::from_ref).unwrap_or_default();
        let runs = if row.kind == RowKind::Subtotal { group } else { runs };
        let mut at = 0;
        for cell in &row.cells {
            let place = usize::from(at);
            let align = table.columns.get(place).map(|c| c.align).unwrap_or_default();
            self.cell(cell, at, &look(cell, row.kind, align, dated(table, place)), runs)?;
            at += u16::try_from(cell.span).unwrap_or(1);
        }
        self.sheet.set_row_height(self.row, row_height(row, &self.widths))?;
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, at: u16, format: &Format, runs: &Runs) -> Result<(), XlsxError> {
        let row = self.row;
        if cell.span > 1 {
            let end = at + u16::try_from(cell.span - 1).unwrap_or_default();
            self.sheet.merge_range(row, at, row, end, "", format)?;
        }
        let (text, number) = (clean::lines(&cell.value.shown()).join("\n"), number(&cell.value));
        match (formula::of(cell, (row, at), runs), number) {
            (Some(formula), number) => {
                let result = number.map_or(text, |n| n.to_string());
                let formula = Formula::new(formula).set_result(result);
                self.sheet.write_formula_with_format(row, at, formula, format)?
            }
            (None, Some(number)) => self.sheet.write_number_with_format(row, at, number, format)?,
            (None, None) if text.is_empty() => self.sheet.write_blank(row, at, format)?,
            (None, None) => self.sheet.write_string_with_format(row, at, cut(&text), format)?,
        };
        Ok(())
    }

    /// What may be typed into the columns of these rows.
    fn checks(&mut self, table: &Table, rows: &Range<u32>) -> Result<(), XlsxError> {
        for (at, column) in (0u16..).zip(&table.columns) {
            if let Some(rule) = check::rule(&column.check, rows.start, at)? {
                self.sheet.add_data_validation(rows.start, at, rows.end - 1, at, &rule)?;
            }
        }
        Ok(())
    }
}

/// Whether days stand in a column.
fn dated(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().filter(|r| r.kind == RowKind::Plain).filter_map(|r| r.cells.get(at));
    cells.into_iter().any(|c| matches!(c.value, Value::Date(_)))
}

/// Not every program fits rows to their words, and none does for merged cells: heights are reckoned here.
fn row_height(row: &Row, widths: &[f64]) -> f64 {
    let mut rest = widths;
    let cells = row.cells.iter().map(|cell| {
        let (own, after) = rest.split_at(cell.span.min(rest.len()));
        rest = after;
        (cell.value.shown(), characters(own))
    });
    points(most_lines(cells), 12.0).max(16.0)
}

fn most_lines<S: AsRef<str>>(cells: impl Iterator<Item = (S, usize)>) -> usize {
    cells.map(|(text, width)| height_in_lines(&clean::lines(text.as_ref()), width)).max().unwrap_or(1)
}

/// How many lines words take in so many full-width characters. A line may end one early, before a full stop.
pub(super) fn height_in_lines(lines: &[String], room: usize) -> usize {
    let room = if room > 4 { room * 2 - 1 } else { room.max(1) * 2 };
    lines.iter().map(|l| width(l).div_ceil(room).max(1)).sum()
}

/// Height of so many lines; the file format knows no row higher than 409 points.
pub(super) fn points(lines: usize, each: f64) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * each + 4.0).min(409.0)
}

/// Hundredths are exact in every number that a spreadsheet shows with two places. A day is a number too.
fn number(value: &Value) -> Option<f64> {
    let points = |p: Points| p.to_string().parse().ok();
    match value {
        Value::Points(p) | Value::Score(p) | Value::Change(p) => points(*p),
        Value::Count(n) => n.to_string().parse().ok(),
        Value::Share(share) => Some(share.percent().0 as f64 / 10_000.0),
        Value::Date(day) => serial(*day),
        Value::Blank | Value::Text(_) => None,
    }
}

/// The day as spreadsheets count it; none where they do not agree, or cannot.
fn serial(day: NaiveDate) -> Option<f64> {
    let days = (day - NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    DAYS.contains(&days).then_some(days as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-22", Some(46348.0))]
    #[case("1900-03-01", Some(61.0))]
    #[case("1900-02-28", None)]
    #[case("1899-12-31", None)]
    #[case("9999-12-31", Some(2_958_465.0))]
    #[case("+10000-01-01", None)]
    fn a_day_is_a_number_where_all_programs_agree_on_it(#[case] day: NaiveDate, #[case] serial: Option<f64>) {
        assert_eq!(number(&Value::Date(day)), serial);
    }
}
