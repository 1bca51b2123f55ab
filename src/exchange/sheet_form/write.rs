//! The blank form: csv, or xlsx with drop-downs and a page that says whose sheet it is and how to fill it in.

use super::head::{Head, INFO_ROWS, NAME_END};
use super::{COLUMNS, written};
use crate::exchange::csv_write::{Cells, CsvWriter};
use crate::exchange::table_error::TableError;
use crate::exchange::xlsx_write::{Column, Kind, Sheet, SheetOptions, write_book};
use crate::model::checklist::{Checklist, Indicator};
use crate::model::problem::Class;
use crate::model::scoring::Verdict;
use crate::text::Lang;
use crate::text::form::INFO_WORDS;

/// Name of the page that says whose sheet it is and how to fill it in.
pub const INFO_SHEET: &str = "说明";

/// The name under which a form is recognised when it comes back: `2026Q4_B04_李明_互查评分表.csv`.
pub fn file_name(head: &Head, ending: &str) -> String {
    let safe = |part: &str| part.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '_'], "");
    format!("{}_{}_{}_{NAME_END}.{ending}", safe(&head.round), safe(&head.branch), safe(&head.inspector))
}

/// The form as csv: UTF-8 with BOM, CRLF, every field quoted.
///
/// # Errors
/// A text of the checklist that no file of ours may hold.
pub fn csv(list: &Checklist) -> Result<Vec<u8>, TableError> {
    let kind = |key: &str| if key == "full_marks" { Cells::Numeric } else { Cells::Text };
    let headings: Vec<(String, Cells)> = COLUMNS.iter().map(|c| (written(c), kind(c.key))).collect();
    let headings: Vec<(&str, Cells)> = headings.iter().map(|(name, cells)| (name.as_str(), *cells)).collect();
    let mut csv = CsvWriter::new(Vec::new(), NAME_END, &headings)?;
    for row in rows(list) {
        csv.row(&row)?;
    }
    csv.finish()
}

/// The form as xlsx.
///
/// # Errors
/// A text of the checklist that a spreadsheet cannot hold.
pub fn workbook(head: &Head, list: &Checklist) -> Result<Vec<u8>, TableError> {
    let title = |name: &str| SheetOptions { name: name.into(), ..SheetOptions::default() };
    let columns = COLUMNS.iter().zip(WIDTHS).map(|(c, width)| column(c.key, written(c), width)).collect();
    let form = Sheet { columns, rows: rows(list), options: title(NAME_END) };
    write_book(NAME_END, &[form, Sheet { options: title(INFO_SHEET), ..info(head) }])
}

/// Widths in full-width characters; texts wrap.
const WIDTHS: [f64; 16] = [4.0, 4.5, 4.0, 9.0, 18.0, 3.0, 16.0, 5.5, 3.0, 16.0, 8.0, 8.0, 12.0, 5.0, 5.0, 6.0];

fn column(key: &str, title: String, width: f64) -> Column {
    match key {
        "verdict" => Column::text(title, width).with_choices(Verdict::ALL.map(|v| v.name(Lang::Zh))),
        "class" => Column::text(title, width).with_choices(Class::ALL.map(|c| c.name(Lang::Zh))),
        "full_marks" | "count" => Column::of(title, width, Kind::Number),
        _ => Column::text(title, width),
    }
}

fn info(head: &Head) -> Sheet {
    let values = [&head.round, &head.branch, &head.inspector, &head.checklist];
    let whose = INFO_ROWS.iter().zip(values).map(|((zh, key), value)| vec![format!("{zh}_{key}"), value.clone()]);
    let how = INFO_WORDS.iter().map(|words| vec![String::new(), (*words).to_string()]);
    let columns = vec![Column::text("项目_item", 8.0), Column::text("内容_content", 45.0)];
    Sheet { columns, rows: whose.chain(how).collect(), options: SheetOptions::default() }
}

fn rows(list: &Checklist) -> Vec<Vec<String>> {
    let row = |i: &Indicator| COLUMNS.iter().map(|c| prefilled(i, c.key)).collect();
    list.indicators.iter().map(row).collect()
}

/// What we give for an indicator; empty where it is to be filled in.
fn prefilled(indicator: &Indicator, key: &str) -> String {
    match key {
        "code" => indicator.code.clone(),
        "category" => indicator.category.clone(),
        "step" => indicator.step.zh().into(),
        "title" => indicator.title.clone(),
        "requirement" => indicator.requirement.clone(),
        "full_marks" => indicator.full.short(),
        "deduct_rule" => indicator.rule.clone(),
        _ => String::new(),
    }
}
