//! What a person may type into a cell.

use super::formula::{place, quoted};
use crate::documents::model::Check;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{DataValidation, Formula, XlsxError};

/// Longest message by the file format.
const MESSAGE: usize = 255;

/// The rule for a column of rows that begin at `row`; none where anything may be typed.
pub(super) fn rule(check: &Check, row: u32, at: u16) -> Result<Option<DataValidation>, XlsxError> {
    let cell = row_col_to_cell(row, at);
    let (formula, refused) = match check {
        Check::Any => return Ok(None),
        Check::Points { most, or, refused } => {
            let most = row_col_to_cell(row, place(*most));
            let points = format!("AND({cell}>=0,{cell}<={most},ROUND({cell},2)={cell})");
            (format!("=IF(ISNUMBER({cell}),{points},{cell}={})", quoted(or)), refused)
        }
        Check::Count { or, refused } => {
            let words: Vec<String> = or.iter().map(|word| format!("{cell}={}", quoted(word))).collect();
            let count = format!("AND({cell}>=0,INT({cell})={cell})");
            (format!("=IF(ISNUMBER({cell}),{count},OR({}))", words.join(",")), refused)
        }
    };
    let said: String = refused.chars().take(MESSAGE).collect();
    DataValidation::new().allow_custom(Formula::new(formula)).ignore_blank(true).set_error_message(said).map(Some)
}
