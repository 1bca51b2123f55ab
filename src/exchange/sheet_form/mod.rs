//! 互查评分表 as a table to fill in by hand in Excel or WPS, without the program (interface.md).
//!
//! - [`write`] the blank form as csv or xlsx; [`head`] whose sheet it is, also read back
//! - [`read`] what every row says, or every refusal of the file at once
//! - [`desk`] from the file to the act, the same for every way in; [`form`] the file as rows
//! - [`take`] what that changes in the records: one act; nothing is ever deleted by it
//!
//! Deductions and scores are computed from the checklist and never read. An empty row says nothing; `未查` takes an
//! answer back. 满分 is read only to tell when it is not the checklist's.

pub mod desk;
mod fault;
pub mod form;
pub mod head;
mod read;
mod row;
mod take;
mod write;

pub use fault::{FormError, FormFault};
pub use head::Head;
pub use read::{Filled, FilledRow, Point, Remark, Understood, VerdictCell, read};
pub use take::{Change, Context, PointChange, Taken, TakenRow, take};
pub use write::{INFO_SHEET, csv, file_name, workbook};

use crate::model::rows::Column;

/// The columns of the form in order, with the Chinese headings under which people know them.
pub const COLUMNS: &[Column] = &[
    Column::needed("code", &["编号", "指标编号"]),
    Column::optional("category", &["类别"]),
    Column::optional("step", &["方式", "检查方式"]),
    Column::optional("title", &["指标", "检查指标", "指标名称"]),
    Column::optional("requirement", &["内容", "检查内容"]),
    Column::optional("full_marks", &["满分", "分值"]),
    Column::optional("deduct_rule", &["扣分标准"]),
    Column::needed("verdict", &["结论"]),
    Column::optional("count", &["数量", "扣分数量"]),
    Column::optional("fact", &["问题点", "问题点（扣分事实）", "扣分事实"]),
    Column::optional("na_reason", &["不适用理由", "理由"]),
    Column::optional("note", &["备注"]),
    Column::optional("suggestion", &["整改建议"]),
    Column::optional("class", &["整改分类"]),
    Column::optional("responsible", &["责任人"]),
    Column::optional("due", &["整改时限"]),
];

/// The columns that are filled in by hand; a row without a code that has any of them is refused.
pub const BY_HAND: [&str; 9] =
    ["verdict", "count", "fact", "na_reason", "note", "suggestion", "class", "responsible", "due"];

/// The header cell that we write: `中文_key`.
pub fn written(column: &Column) -> String {
    format!("{}_{}", column.heading(), column.key)
}

/// The Chinese heading of a column, for messages.
pub fn heading(key: &str) -> String {
    COLUMNS.iter().find(|c| c.key == key).map_or_else(|| key.to_string(), Column::heading)
}

#[cfg(test)]
mod tests;
