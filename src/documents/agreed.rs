//! 合议记录: where the inspectors of a visit differed, what each said, and what was agreed with which reason (AMB-8).

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Page, Rests, Row, Table, Value};
use super::template::Section;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::reconcile::{self, Item, Rule, Vote};
use crate::model::scoring::{Answer, Verdict, score_item};
use crate::model::sheet::Sheet;
use crate::model::visit::Visit;
use crate::text::Lang;

const COLUMNS: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("indicator", Align::Left),
    ("full", Align::Right),
    ("votes", Align::Left),
    ("spread", Align::Right),
    ("agreed", Align::Center),
    ("score", Align::Right),
    ("reason", Align::Left),
];

/// The record of a visit with several finalised sheets.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("agreed");
    let visit = context::visit(facts, request)?;
    let (quarter, branch) = (context::quarter(&visit.round), visit.branch_name(facts));
    let nothing = || ReportError::Nothing(w.text("name"), quarter.clone(), branch.clone());
    let items = reconcile::compare(facts, &visit.id, Rule::Union).map_err(|_| nothing())?;
    let agreed = Sheet::of(facts, &reconcile::agreed_id(&visit.id));
    let list = agreed.as_ref().and_then(|s| s.checklist(facts)).unwrap_or_default();
    let differing: Vec<&Item> = items.iter().filter(|i| i.differs() || i.far).collect();
    let rows = (1..).zip(&differing).map(|(no, item)| row(facts, no, item, agreed.as_ref(), &list, &w)).collect();
    let same = (items.len() - differing.len()).to_string();
    let mut doc = Document::new(w.text("title"), Page::Landscape);
    doc.number = context::void(Some(&visit), &w);
    doc.foot = w.fill("page_foot", &[("quarter", &quarter), ("branch", &branch)]);
    let own = reconcile::own_finals(facts, &visit.id);
    doc.rests = Rests::on(agreed.iter().chain(&own).map(|s| s.id.as_str()));
    doc.blocks = vec![
        head(facts, &visit, agreed.as_ref(), &w, quarter, branch),
        Block::Paragraph(w.fill("summary", &[("same", &same), ("differing", &differing.len().to_string())])),
        Block::Table(Table { columns: w.columns("columns", COLUMNS), rows }),
        context::signatures(&w, &[&["sign_leader", "sign_members", "sign_date"]]),
    ];
    Ok(doc)
}

fn head(facts: &Facts, visit: &Visit, agreed: Option<&Sheet>, w: &Section, quarter: String, branch: String) -> Block {
    let by: Vec<String> = reconcile::own_finals(facts, &visit.id).iter().map(|s| s.by(facts, Lang::Zh)).collect();
    let score = agreed.filter(|s| s.is_final()).and_then(|s| s.totals(facts)).and_then(|t| t.score);
    let score = score.map_or_else(|| w.text("not_agreed"), |s| s.to_string());
    Block::Facts(vec![
        vec![
            (w.text("branch"), branch),
            (w.text("quarter"), quarter),
            (w.text("date"), context::date(&visit.date)),
            (w.text("score"), score),
        ],
        vec![(w.text("by"), by.join("、"))],
    ])
}

fn row(facts: &Facts, no: u64, item: &Item, agreed: Option<&Sheet>, list: &Checklist, w: &Section) -> Row {
    let votes: Vec<String> = item.votes.iter().map(|v| vote(facts, v, w)).collect();
    let answer = agreed.map(|s| s.answer(&item.code)).filter(|a| a.verdict.is_some());
    let score = answer.as_ref().zip(list.get(&item.code)).map(|(a, i)| score_item(i, a).score);
    let said = answer.as_ref().map(|a| said(a, w)).unwrap_or_default();
    let reason =
        answer.map(|a| [a.reason, a.note].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("；"));
    let spread = Cell::from(Value::Points(item.spread));
    Row::plain(vec![
        Value::Count(no).into(),
        format!("{} {}", item.code, item.title).into(),
        Value::Points(item.full).into(),
        votes.join("\n").into(),
        if item.far { spread.strong() } else { spread },
        said.into(),
        score.map_or(Value::Blank, Value::Points).into(),
        reason.unwrap_or_default().into(),
    ])
}

/// `王芳：扣分2（扣1分），缺10月会议记录`.
fn vote(facts: &Facts, v: &Vote, w: &Section) -> String {
    let name = person::name_of(facts, &v.inspector);
    let points = v.deduct.short();
    let line = w.fill("vote", &[("name", &name), ("said", &said(&v.answer, w)), ("points", &points)]);
    if v.facts.is_empty() { line } else { format!("{line}，{}", v.facts.join("；")) }
}

fn said(a: &Answer, w: &Section) -> String {
    match a.verdict {
        None => w.text("unanswered"),
        Some(Verdict::Deduct) => format!("{}{}", Verdict::Deduct.name(Lang::Zh), a.count.unwrap_or(0)),
        Some(v) => v.name(Lang::Zh).to_string(),
    }
}
