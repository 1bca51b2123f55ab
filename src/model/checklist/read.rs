//! Reading a checklist from a table of any origin.

use super::{Checklist, Indicator, Step};
use crate::model::rows::{CellError, Column, Fault, Row, Rows, duplicates};

/// Columns of a checklist: those of data/checklist.csv and their Chinese headings.
pub const COLUMNS: &[Column] = &[
    Column::needed("code", &["编号", "指标编号"]),
    Column::needed("category", &["类别"]),
    Column::needed("step", &["方式", "检查方式"]),
    Column::needed("title", &["指标", "检查指标", "指标名称"]),
    Column::needed("requirement", &["检查内容", "内容"]),
    Column::optional("basis", &["依据"]),
    Column::needed("full_marks", &["满分", "分值"]),
    Column::needed("deduct_rule", &["扣分标准"]),
    Column::needed("deduct_unit", &["扣分单位", "单位"]),
    Column::needed("deduct_per_unit", &["每单位扣分"]),
    Column::needed("deduct_cap", &["扣分上限"]),
    Column::optional("evidence_hint", &["佐证提示", "佐证"]),
    Column::needed("na_allowed", &["可不适用", "可缺项"]),
];

impl Checklist {
    /// Reads a table by the column names of data/checklist.csv or their Chinese headings.
    ///
    /// # Errors
    /// Every wrong cell with its line and column. What can be read but looks wrong is left to [`Checklist::lint`].
    pub fn parse(title: &str, rows: &Rows) -> Result<Checklist, Vec<CellError>> {
        let found = rows.find(COLUMNS)?;
        let (mut errors, mut seen) = (Vec::new(), Vec::new());
        let mut indicators = Vec::new();
        for row in found.rows() {
            duplicates(&row, "code", &mut seen, &mut errors);
            indicators.push(indicator(&row, &mut errors));
        }
        if errors.is_empty() { Ok(Checklist::new(title, indicators)) } else { Err(errors) }
    }
}

fn indicator(row: &Row, errors: &mut Vec<CellError>) -> Indicator {
    Indicator {
        code: row.text("code", errors),
        category: row.text("category", errors),
        step: step(row, errors),
        title: row.text("title", errors),
        requirement: row.get("requirement").into(),
        basis: row.get("basis").into(),
        full: row.points("full_marks", errors),
        rule: row.get("deduct_rule").into(),
        unit: row.get("deduct_unit").into(),
        per_unit: row.points("deduct_per_unit", errors),
        cap: row.points("deduct_cap", errors),
        hint: row.get("evidence_hint").into(),
        na_allowed: row.yes("na_allowed", errors),
        order: 0,
    }
}

fn step(row: &Row, errors: &mut Vec<CellError>) -> Step {
    let given = row.text("step", errors);
    Step::parse(&given).unwrap_or_else(|| {
        if !given.is_empty() {
            let known = Step::ALL.map(Step::zh).join("、");
            errors.push(row.error("step", Fault::Unknown(given, known)));
        }
        Step::Material
    })
}
