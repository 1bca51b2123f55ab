//! What every row of a filled-in form says.

use super::COLUMNS;
use super::fault::{FormError, FormFault};
use super::row::RowReader;
use crate::exchange::cell;
use crate::model::calendar::Quarter;
use crate::model::checklist::{Checklist, Indicator};
use crate::model::decimal::Points;
use crate::model::problem::Class;
use crate::model::rows::{Row, Rows};
use crate::model::scoring::Verdict;
use chrono::NaiveDate;

/// A form whose every cell was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The rows in file order.
    pub rows: Vec<FilledRow>,
    /// Headings that were not read, such as 扣分 and 得分.
    pub ignored: Vec<String>,
    /// Codes of the checklist for which the file has no row.
    pub missing: Vec<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRow {
    /// Line of the file.
    pub line: usize,
    /// Indicator code.
    pub code: String,
    /// 结论.
    pub verdict: VerdictCell,
    /// 数量, beside 扣分 only.
    pub count: Option<u32>,
    /// Why 不适用 or 本项不得分.
    pub reason: String,
    /// 备注; empty says nothing.
    pub note: String,
    /// 问题点.
    pub point: Option<Point>,
    /// Cells that were written in another way than they are kept.
    pub understood: Vec<Understood>,
    /// What should be looked at.
    pub remarks: Vec<Remark>,
}

/// What the cell 结论 says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictCell {
    /// Nothing: what is known already stays.
    Blank,
    /// 未查: an answer is taken back.
    Unanswered,
    /// A verdict.
    Given(Verdict),
}

/// A problem as the form gives it; empty parts say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    /// 问题点（扣分事实）.
    pub fact: String,
    /// 整改建议.
    pub suggestion: String,
    /// 整改分类.
    pub class: Option<Class>,
    /// 责任人.
    pub responsible: String,
    /// 整改时限.
    pub due: Option<NaiveDate>,
}

/// A cell that was understood, to be confirmed: `９．５ → 9.5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Chinese heading.
    pub column: String,
    /// The cell as given.
    pub given: String,
    /// What it was taken for; empty for none.
    pub read: String,
}

/// What should be looked at in a row that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The form gives other full marks than the checklist.
    FullDiffers(String, Points),
    /// 整改建议 and the like without a 问题点: not taken.
    NoFact,
    /// Points were lost and no fact says why.
    LostWithoutFact,
    /// A fact where no points were lost.
    NothingLost,
    /// A reason for 不适用 beside another verdict: not taken.
    ReasonUnused,
    /// The deadline lies before the quarter.
    DueEarly(NaiveDate),
}

/// Reads a form against the checklist of its sheet.
///
/// # Errors
/// Every wrong cell of the file at once, with line and column.
pub fn read(list: &Checklist, rows: &Rows, quarter: Quarter) -> Result<Filled, Vec<FormError>> {
    let found = rows.find(COLUMNS).map_err(|e| e.into_iter().map(FormError::from).collect::<Vec<_>>())?;
    let mut errors = Vec::new();
    let mut filled = Filled { ignored: ignored(rows), ..Filled::default() };
    for row in found.rows() {
        let Some(indicator) = indicator_of(list, &row, &filled, &mut errors) else { continue };
        let mut reader = RowReader::new(row, indicator, quarter);
        filled.rows.push(reader.read());
        errors.append(&mut reader.errors);
    }
    let has = |code: &str| filled.rows.iter().any(|r| r.code == code);
    filled.missing = list.indicators.iter().filter(|i| !has(&i.code)).map(|i| i.code.clone()).collect();
    if errors.is_empty() { Ok(filled) } else { Err(errors) }
}

fn ignored(rows: &Rows) -> Vec<String> {
    let known = |heading: &str| COLUMNS.iter().any(|c| c.is_named(heading));
    rows.header.iter().filter(|h| !h.trim().is_empty() && !known(h)).map(|h| h.trim().to_string()).collect()
}

/// Words in the first column that mark a row of sums.
const SUMS: [&str; 6] = ["合计", "总计", "小计", "总分", "得分", "折算得分"];

/// The indicator of a row; none for a row of sums, and where the code is refused.
fn indicator_of<'a>(
    list: &'a Checklist,
    row: &Row,
    filled: &Filled,
    errors: &mut Vec<FormError>,
) -> Option<&'a Indicator> {
    let given = row.get("code");
    let code = cell::tidy(given).to_uppercase();
    if SUMS.iter().any(|s| code.starts_with(s)) && row.get("verdict").is_empty() {
        return None;
    }
    let fault = match (list.get(&code), filled.rows.iter().find(|r| r.code == code)) {
        (Some(indicator), None) => return Some(indicator),
        (Some(_), Some(first)) => FormFault::Duplicate(code, first.line),
        (None, _) if code.is_empty() && super::BY_HAND.iter().all(|key| row.get(key).is_empty()) => return None,
        (None, _) if code.is_empty() => FormFault::NoCode,
        (None, _) => FormFault::UnknownCode(given.to_string()),
    };
    errors.push(FormError::at(row.line, "code", fault));
    None
}
