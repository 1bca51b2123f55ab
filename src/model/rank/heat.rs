//! Heat tables: clause × branch and clause × quarter, and the clauses that lose most.

use super::History;
use crate::model::decimal::Points;
use crate::model::results::{Result, Results};
use crate::model::scoring::score_item;
use std::collections::BTreeMap;

/// Points lost on a clause, and the full marks of those to whom it applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Lost.
    pub lost: Points,
    /// Full marks that applied.
    pub full: Points,
    /// Branches that lost something.
    pub hit: usize,
    /// Branches it applied to.
    pub of: usize,
}

impl Cell {
    /// Percent lost, two places; none if it applied to nobody.
    pub fn percent(&self) -> Option<Points> {
        self.lost.of_hundred(self.full)
    }

    fn add(&mut self, lost: Points, full: Points) {
        self.lost += lost;
        self.full += full;
        self.hit += usize::from(lost > Points::ZERO);
        self.of += 1;
    }
}

/// A heat table. A cell is none where nothing is known: no sheet that counts, 不适用, or not on that list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heat {
    /// Codes and titles of the clauses, in the order of the checklist.
    pub rows: Vec<(String, String)>,
    /// Branch codes or quarters.
    pub columns: Vec<String>,
    /// Columns whose score is not final: in conflict, to reconcile, or unfinished.
    pub open: Vec<bool>,
    /// By row, then by column.
    pub cells: Vec<Vec<Option<Cell>>>,
}

impl Heat {
    /// A whole row as one cell.
    pub fn row(&self, at: usize) -> Cell {
        let cells = self.cells.get(at).into_iter().flatten().flatten();
        cells.fold(Cell::default(), |mut sum, c| {
            sum.lost += c.lost;
            sum.full += c.full;
            sum.hit += c.hit;
            sum.of += c.of;
            sum
        })
    }
}

/// Points lost and full marks by code.
pub type Losses = BTreeMap<String, (Points, Points)>;

/// What every clause that applies cost: lost and full marks by code.
pub fn losses(result: &Result) -> Losses {
    let (Some(sheet), Some(list)) = (&result.sheet, &result.list) else { return Losses::new() };
    let one = |i: &crate::model::checklist::Indicator| {
        let item = score_item(i, sheet.answers.get(&i.code)?);
        (item.answered && item.applicable).then(|| (i.code.clone(), (item.deduct, i.full)))
    };
    list.indicators.iter().filter_map(one).collect()
}

/// The clauses of all lists used, in the order of the newest one; older clauses follow.
fn clauses<'a>(results: impl Iterator<Item = &'a Results>) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let mut versions = std::collections::BTreeSet::new();
    for (_, result) in results.flat_map(Results::all) {
        let Some(list) = result.list.as_ref().filter(|l| versions.insert(l.version.clone())) else { continue };
        let fresh = list.indicators.iter().filter(|i| seen.insert(i.code.clone()));
        rows.extend(fresh.map(|i| (i.code.clone(), i.title.clone())));
    }
    rows
}

/// Clause × branch of one quarter.
pub fn by_branch(results: &Results, branches: &[String]) -> Heat {
    let rows = clauses(std::iter::once(results));
    let columns: Vec<Losses> = branches.iter().map(|b| results.get(b).map(losses).unwrap_or_default()).collect();
    let open = branches.iter().map(|b| results.get(b).is_none_or(|r| r.final_score().is_none())).collect();
    let cell = |code: &str, column: &Losses| {
        column.get(code).map(|(lost, full)| {
            let mut cell = Cell::default();
            cell.add(*lost, *full);
            cell
        })
    };
    let cells = rows.iter().map(|(code, _)| columns.iter().map(|c| cell(code, c)).collect()).collect();
    Heat { rows, columns: branches.to_vec(), open, cells }
}

/// Clause × quarter: all branches with a final score together.
pub fn by_quarter(history: &History) -> Heat {
    let rows = clauses(history.quarters.iter().rev().map(|(_, r)| r));
    let mut columns: Vec<BTreeMap<String, Cell>> = Vec::new();
    let mut open = Vec::new();
    for (_, results) in &history.quarters {
        let mut column: BTreeMap<String, Cell> = BTreeMap::new();
        let finals = results.all().filter(|(_, r)| r.final_score().is_some());
        for (code, (lost, full)) in finals.flat_map(|(_, r)| losses(r)) {
            column.entry(code).or_default().add(lost, full);
        }
        open.push(results.all().any(|(_, r)| r.final_score().is_none()));
        columns.push(column);
    }
    let cells = rows.iter().map(|(code, _)| columns.iter().map(|c| c.get(code).copied()).collect()).collect();
    Heat { rows, columns: history.quarters.iter().map(|(id, _)| id.clone()).collect(), open, cells }
}

/// The rows that lose most points, the worst first; rows that lost nothing are not among them.
pub fn most_lost(heat: &Heat, most: usize) -> Vec<(usize, Cell)> {
    let mut rows: Vec<(usize, Cell)> = (0..heat.rows.len()).map(|at| (at, heat.row(at))).collect();
    rows.retain(|(_, cell)| cell.lost > Points::ZERO);
    rows.sort_by_key(|(at, cell)| (std::cmp::Reverse(cell.lost), *at));
    rows.truncate(most);
    rows
}
