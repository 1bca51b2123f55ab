//! 听汇报记录 (rules.md §5.7): what was said, and what looking into it found.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Document, Page, Rests, Row, Table, Value};
use super::template::Section;
use crate::model::facts::Facts;
use crate::model::note::Note;
use crate::model::schema;
use crate::model::sheet::Sheet;
use crate::text::Lang;

const COLUMNS: [(&str, Align); 5] = [
    ("no", Align::Center),
    ("text", Align::Left),
    ("code", Align::Left),
    ("outcome", Align::Center),
    ("finding", Align::Left),
];
/// Rows to write on when nothing was noted.
const EMPTY_ROWS: usize = 12;

/// The notes of one sheet, or of all sheets of the visit.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let visit = context::visit(facts, request)?;
    let w = request.words.section("hearing");
    let sheets: Vec<Sheet> = match request.sheet {
        Some(_) => context::sheet(facts, request)?.into_iter().collect(),
        None => Sheet::of_visit(facts, &visit.id),
    };
    let notes: Vec<Note> = sheets.iter().flat_map(|s| Note::of_sheet(facts, &s.id)).collect();
    let by: Vec<String> = sheets.iter().filter(|s| !s.agreed).map(|s| s.by(facts, Lang::Zh)).collect();
    let (quarter, branch) = (context::quarter(&visit.round), visit.branch_name(facts));
    let mut doc = Document::new(w.text("title"), Page::Portrait);
    doc.foot = w.fill("page_foot", &[("quarter", &quarter), ("branch", &branch)]);
    doc.rests = Rests::on(sheets.iter().filter(|s| !s.agreed).map(|s| s.id.as_str()));
    let first =
        vec![(w.text("branch"), branch), (w.text("round"), quarter), (w.text("date"), context::date(&visit.date))];
    let second = vec![(w.text("reporter"), visit.reporter.clone()), (w.text("recorder"), by.join("、"))];
    let table = Table { columns: w.columns("columns", &COLUMNS), rows: rows(facts, request, &w, &notes) };
    doc.blocks = vec![Block::Facts(vec![first, second]), Block::Table(table), Block::Note(w.text("foot"))];
    doc.blocks.push(context::signatures(&w, &[&["sign_recorder", "sign_reporter", "sign_date"]]));
    Ok(doc)
}

fn rows(facts: &Facts, request: &Request, w: &Section, notes: &[Note]) -> Vec<Row> {
    let list = context::checklist(facts, request.round);
    let row = |(no, note): (u64, &Note)| {
        let title = list.get(&note.code).map_or(String::new(), |i| format!(" {}", i.title));
        Row::plain(vec![
            Value::Count(no).into(),
            note.text.as_str().into(),
            format!("{}{title}", note.code).into(),
            outcome(note, w).into(),
            note.finding.as_str().into(),
        ])
    };
    if notes.is_empty() { vec![Row::blank(COLUMNS.len()); EMPTY_ROWS] } else { (1..).zip(notes).map(row).collect() }
}

/// 待核实（查资料）, 属实, 不符; nothing for a plain note.
fn outcome(note: &Note, w: &Section) -> String {
    match note.verify {
        Some(step) if note.pending() => w.fill("to_verify", &[("step", step.zh())]),
        _ => schema::field("note", "state").map_or(String::new(), |f| f.shown(&note.state, Lang::Zh).to_string()),
    }
}
