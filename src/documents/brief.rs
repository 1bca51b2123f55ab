//! 访前简报: what is known of a branch before a visit, and what to look for at each step.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Page, Row, Table, Value};
use super::template::Section;
use crate::model::brief::{Brief, ToVerify};
use crate::model::calendar::date_zh;
use crate::model::checklist::Step;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::visit::{self, Visit};
use crate::model::wording::gap;
use crate::text::Lang;

const OPEN: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("number", Align::Center),
    ("fact", Align::Left),
    ("due", Align::Center),
    ("status", Align::Center),
];

/// The brief of a branch in a quarter.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("brief");
    let id = visit::id_of(request.round, request.branch);
    let (quarter, branch) = (context::quarter(request.round), context::branch(facts, request.branch));
    let planned = Visit::of(facts, &id);
    let brief = Brief::of(facts, &id);
    let mut doc = Document::new(w.text("title"), Page::Portrait);
    doc.foot = w.fill("page_foot", &[("quarter", &quarter), ("branch", &branch)]);
    doc.blocks = vec![Block::Facts(vec![
        vec![
            (w.text("branch"), branch),
            (w.text("quarter"), quarter),
            (w.text("date"), planned.as_ref().map(|v| context::date(&v.date)).unwrap_or_default()),
        ],
        vec![(w.text("team"), context::team(facts, planned.as_ref(), &w)), (w.text("as_of"), date_zh(request.today))],
    ])];
    doc.blocks.extend([Block::Heading(w.text("open")), open(facts, request, &w, &brief)]);
    let promises = brief.promises.iter().map(|p| format!("{}　{}", p.number, p.text)).collect();
    let repeated = brief.repeated.iter().map(|r| {
        let rounds: Vec<String> = r.rounds.iter().map(|r| context::quarter(r)).collect();
        let values =
            [("code", &*r.code), ("title", &r.title), ("rounds", &rounds.join("、")), ("lost", &r.lost.short())];
        w.fill("repeated_line", &values)
    });
    let strengths = brief.strengths.iter().map(|s| s.text.clone()).collect();
    for (heading, list) in [("promises", promises), ("repeated", repeated.collect()), ("strengths", strengths)] {
        doc.blocks.extend([Block::Heading(w.text(heading)), list_or_none(list, &w)]);
    }
    doc.blocks.push(Block::Heading(w.text("verify")));
    doc.blocks.push(list_or_none(Step::ALL.into_iter().filter_map(|s| to_verify(&w, s, &brief.verify)).collect(), &w));
    Ok(doc)
}

fn list_or_none(list: Vec<String>, w: &Section) -> Block {
    if list.is_empty() { Block::Paragraph(w.text("nothing")) } else { Block::List(list) }
}

fn open(facts: &Facts, request: &Request, w: &Section, brief: &Brief) -> Block {
    if brief.open.is_empty() {
        return Block::Paragraph(w.text("nothing"));
    }
    let row = |(no, p): (u64, &Problem)| {
        let status = match p.overdue_days(request.today) {
            0 => Cell::from(p.status.name(Lang::Zh)),
            days => {
                Cell::from(w.fill("late", &[("status", p.status.name(Lang::Zh)), ("days", &days.to_string())])).strong()
            }
        };
        Row::plain(vec![
            Value::Count(no).into(),
            p.shown_number(facts).into(),
            gap::for_pen(&p.fact).into(),
            context::day(&p.due),
            status,
        ])
    };
    let rows = (1..).zip(&brief.open).map(row).collect();
    Block::Table(Table { columns: w.columns("columns", OPEN), rows })
}

/// `查资料：2026Q2-B04-01、C1-02`: open problems, and clauses that lost points again and again.
fn to_verify(w: &Section, step: Step, all: &[ToVerify]) -> Option<String> {
    let numbers: Vec<&str> = all.iter().filter(|v| v.step == step).map(|v| v.code.as_str()).collect();
    let values = [("step", step.zh()), ("numbers", &numbers.join("、"))];
    (!numbers.is_empty()).then(|| w.fill("verify_line", &values))
}
