//! 季度汇总与排名 (rules.md §5.5, AMB-16): sub-totals, score, problems, closing rate, change.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Column, Document, Formula, Page, Rests, Row, Table, Value};
use super::template::Section;
use crate::model::calendar::date_zh;
use crate::model::facts::Facts;
use crate::model::rank::{self, History, Line, Ties};
use crate::model::sheet::Standing;
use crate::text::{Lang, quarter as text};

/// The quarter before is enough for the change.
const QUARTERS: usize = 2;

/// The ranking of a quarter.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("rank");
    let quarter = context::quarter(request.round);
    let history = History::up_to(facts, request.round, QUARTERS);
    let lines = rank::lines(facts, request.round, &history, Ties::default());
    let names: Vec<String> = lines
        .iter()
        .find(|l| !l.categories.is_empty())
        .map(|l| l.categories.iter().map(|c| c.0.clone()).collect())
        .unwrap_or_default();
    let mut doc = Document::new(w.fill("title", &[("quarter", &quarter)]), Page::Landscape);
    doc.foot = w.fill("page_foot", &[("quarter", &quarter)]);
    doc.rests = Rests::on(lines.iter().filter_map(sheet));
    let rows = lines.iter().map(|l| row(l, &names, &w)).collect();
    doc.blocks = vec![
        Block::Facts(vec![vec![
            (w.text("quarter"), quarter),
            (w.text("count"), lines.len().to_string()),
            (w.text("as_of"), date_zh(request.today)),
        ]]),
        Block::Table(Table { columns: columns(&w, &names), rows }),
        Block::Note(w.text("foot")),
        context::signatures(&w, &[&["sign_maker", "sign_checker", "sign_date"]]),
    ];
    Ok(doc)
}

/// The sheet that a score comes from.
fn sheet(line: &Line) -> Option<&str> {
    match &line.standing {
        Some(Standing::Score { sheet, .. }) => Some(sheet),
        _ => None,
    }
}

fn columns(w: &Section, names: &[String]) -> Vec<Column> {
    let own = |key: &str, align| w.column("columns", key, align);
    let mut columns = vec![own("rank", Align::Center), own("branch", Align::Left)];
    columns.extend(names.iter().map(|n| Column {
        title: n.clone(),
        width: 4,
        align: Align::Right,
        ..Column::default()
    }));
    columns.extend([
        own("score", Align::Right),
        own("problems", Align::Right),
        own("closed", Align::Right),
        own("close_rate", Align::Right),
        own("change", Align::Right),
        own("note", Align::Left),
    ]);
    columns
}

fn row(line: &Line, names: &[String], w: &Section) -> Row {
    let got = |name: &String| line.categories.iter().find(|c| c.0 == *name).map(|c| Value::Score(c.2));
    let rank = line.rank.map_or(Value::Text("—".into()), |r| Value::Count(r as u64));
    let mut cells: Vec<Cell> = vec![rank.into(), line.name.as_str().into()];
    cells.extend(names.iter().map(|n| Cell::from(got(n).unwrap_or(Value::Blank))));
    let whole = cells.len() + 1;
    let rate = Cell::from(line.close_rate().map_or(Value::Blank, Value::Share));
    cells.extend([
        Cell::from(line.score.map_or(Value::Blank, Value::Score)).strong(),
        Value::Count(line.problems as u64).into(),
        Value::Count(line.closed as u64).into(),
        rate.by(Formula::Share { part: whole + 1, whole }),
        line.change.map_or(Value::Blank, Value::Change).into(),
        remark(line, w).into(),
    ]);
    Row::plain(cells)
}

/// Why there is no rank, or that the sheet came late.
fn remark(line: &Line, w: &Section) -> String {
    let lang = Lang::Zh;
    let open = match &line.standing {
        None => text::no_visit(lang),
        Some(Standing::Unfinished) => text::unfinished(lang),
        Some(Standing::Unreconciled(n)) => text::unreconciled(lang, n),
        Some(Standing::Score { unresolved: true, .. }) => w.text("unresolved"),
        Some(Standing::Score { .. }) => String::new(),
    };
    let late = if line.late { text::late(lang) } else { String::new() };
    [open, late].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("；")
}
