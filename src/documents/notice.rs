//! Papers about the problems of a branch: 整改通知单, the ladder after it (催办单, 整改提醒书, 告诫书), 回头看复查表 and
//! 销号单 (rules.md §5.2, R051, R087). They differ in which problems they are about, in their columns and words.

use super::check;
use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Page, Row, Table, Value};
use super::template::Section;
use crate::model::calendar::date_zh;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::lookback::{Item, Lookback};
use crate::model::paper::Subject;
use crate::model::person;
use crate::model::problem::{Problem, Stage, Status};
use crate::model::visit::{self, Visit};
use crate::model::wording::gap;
use crate::text::Lang;

/// What makes one of these papers.
struct Form {
    /// Section of the words, and kind of the number.
    section: &'static str,
    page: Page,
    columns: &'static [(&'static str, Align)],
    takes: fn(&Facts, &Problem, &Request) -> bool,
    signs: &'static [&'static [&'static str]],
}

const TOLD: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("number", Align::Center),
    ("fact", Align::Left),
    ("suggestion", Align::Left),
    ("class", Align::Center),
    ("responsible", Align::Center),
    ("due", Align::Center),
];
const LATE: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("number", Align::Center),
    ("fact", Align::Left),
    ("responsible", Align::Center),
    ("due", Align::Center),
    ("overdue", Align::Center),
    ("status", Align::Center),
];
const RECHECK: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("number", Align::Center),
    ("fact", Align::Left),
    ("suggestion", Align::Left),
    ("due", Align::Center),
    ("rectified", Align::Left),
    ("way", Align::Left),
    ("outcome", Align::Left),
    ("evidence", Align::Left),
];
const CLOSED: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("number", Align::Center),
    ("fact", Align::Left),
    ("measures", Align::Left),
    ("rectified", Align::Left),
    ("checker", Align::Center),
    ("closed_on", Align::Center),
];
const HANDED: &[&[&str]] = &[&["sign_maker", "sign_office"], &["sign_receiver", "sign_date"]];
const CHECKED: &[&[&str]] = &[&["sign_checker", "sign_checker2", "sign_secretary", "sign_date"]];

/// 整改通知单: all problems of the quarter, closed ones too, so that a reprint is the same paper.
pub fn notice(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let any = |_: &Facts, _: &Problem, _: &Request| true;
    let form = Form { section: "notice", page: Page::Portrait, columns: TOLD, takes: any, signs: HANDED };
    form.document(facts, request)
}

/// 催办单.
pub fn remind(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    late("remind", |f, p, r| Stage::of(f, p, r.today) == Some(Stage::Remind)).document(facts, request)
}

/// 整改提醒书.
pub fn warn(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    late("warn", |f, p, r| Stage::of(f, p, r.today) == Some(Stage::Warn)).document(facts, request)
}

/// 告诫书.
pub fn admonish(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    late("admonish", |f, p, r| Stage::of(f, p, r.today) == Some(Stage::Admonish)).document(facts, request)
}

fn late(section: &'static str, takes: fn(&Facts, &Problem, &Request) -> bool) -> Form {
    Form { section, page: Page::Portrait, columns: LATE, takes, signs: HANDED }
}

/// 回头看复查表: what is not closed off, to be looked at again by the same four ways, and what the last look-back
/// found, closed off by it or not.
pub fn recheck(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let takes = |f: &Facts, p: &Problem, r: &Request| p.status != Status::Closed || looked_at(f, p, r).is_some();
    let form = Form { section: "recheck", page: Page::Landscape, columns: RECHECK, takes, signs: CHECKED };
    form.document(facts, request)
}

/// 销号单: what was verified and closed off.
pub fn closing(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let closed = |_: &Facts, p: &Problem, _: &Request| p.status == Status::Closed;
    let form = Form { section: "closing", page: Page::Landscape, columns: CLOSED, takes: closed, signs: CHECKED };
    form.document(facts, request)
}

/// The last look-back at the branch in this quarter that found something.
fn last_look(facts: &Facts, request: &Request) -> Option<Lookback> {
    let mine = |l: &Lookback| l.round == request.round && l.branch == request.branch;
    let looked = |l: &Lookback| l.items.iter().any(|i| i.outcome.is_some());
    Lookback::all(facts).into_iter().filter(|l| mine(l) && looked(l)).max_by_key(Lookback::number)
}

/// What it found about a problem; none if it found nothing yet.
fn looked_at(facts: &Facts, p: &Problem, request: &Request) -> Option<Item> {
    last_look(facts, request)?.items.into_iter().find(|i| i.problem.id == p.id && i.outcome.is_some())
}

/// The box before this word is ticked; a template without such a box gets the word alone.
fn ticked(words: &str, name: &str) -> String {
    let (empty, full) = (format!("□{name}"), format!("■{name}"));
    if words.contains(&empty) { words.replace(&empty, &full) } else { name.to_string() }
}

impl Form {
    fn document(&self, facts: &Facts, request: &Request) -> Result<Document, ReportError> {
        let w = request.words.section(self.section);
        let id = visit::id_of(request.round, request.branch);
        let mut problems = Problem::of_branch(facts, request.round, request.branch);
        problems.retain(|p| (self.takes)(facts, p, request));
        let (quarter, branch) = (context::quarter(request.round), context::branch(facts, request.branch));
        if problems.is_empty() {
            return Err(ReportError::Nothing(w.text("name"), quarter, branch));
        }
        let date = Visit::of(facts, &id).map(|v| context::date(&v.date)).unwrap_or_default();
        let count = problems.len().to_string();
        let today = date_zh(request.today);
        let looked = last_look(facts, request).map(|l| context::date(&l.date)).filter(|d| !d.is_empty());
        let looked = looked.unwrap_or_else(|| w.raw("looked_blank"));
        let values = [
            ("quarter", &*quarter),
            ("branch", &branch),
            ("date", &date),
            ("count", &count),
            ("today", &today),
            ("looked", &looked),
        ];
        let mut doc = Document::new(w.text("title"), self.page);
        let subject = Subject::one(self.section, request.round, request.branch);
        let ids: Vec<String> = problems.iter().map(|p| p.id.clone()).collect();
        context::number(facts, &mut doc, &w, subject.about(&ids));
        doc.foot = w.fill("page_foot", &values);
        doc.rests = check::of_problems(facts, &problems);
        doc.blocks = self.head(&w, &values);
        doc.blocks.push(Block::Table(self.table(facts, request, &w, &problems)));
        doc.blocks.extend([w.fill("demand", &values)].into_iter().filter(|t| !t.is_empty()).map(Block::Paragraph));
        doc.blocks.push(context::signatures(&w, self.signs));
        doc.blocks.push(Block::Note(w.fill("foot", &values)));
        Ok(doc)
    }

    /// A letter greets the branch; a table of checks says what it is about in lines of label and value.
    fn head(&self, w: &Section, values: &[(&str, &str)]) -> Vec<Block> {
        if self.page == Page::Portrait {
            return vec![Block::Greeting(w.fill("greeting", values)), Block::Paragraph(w.fill("body", values))];
        }
        let value = |key: &str| values.iter().find(|v| v.0 == key).map(|v| v.1.to_string()).unwrap_or_default();
        let line = ["branch", "quarter", "date"].map(|key| (w.text(key), value(key)));
        vec![Block::Facts(vec![line.to_vec()]), Block::Paragraph(w.fill("body", values))]
    }

    fn table(&self, facts: &Facts, request: &Request, w: &Section, problems: &[Problem]) -> Table {
        let list = context::checklist(facts, request.round);
        let row = |(no, p): (u64, &Problem)| {
            let context = About { facts, request, w, list: &list, p };
            Row::plain(self.columns.iter().map(|(key, _)| context.cell(key, no)).collect())
        };
        let rows = (1..).zip(problems).map(row).collect();
        Table { columns: w.columns("columns", self.columns), rows }
    }
}

/// One problem on its way into a row.
struct About<'a> {
    facts: &'a Facts,
    request: &'a Request<'a>,
    w: &'a Section<'a>,
    list: &'a Checklist,
    p: &'a Problem,
}

impl About<'_> {
    fn cell(&self, key: &str, no: u64) -> Cell {
        let p = self.p;
        match key {
            "no" => Value::Count(no).into(),
            "number" => p.shown_number(self.facts).into(),
            "fact" => self.fact().into(),
            "suggestion" => p.suggestion.as_str().into(),
            "class" => p.class.map_or("", |c| c.name(Lang::Zh)).into(),
            "responsible" => p.responsible.as_str().into(),
            "due" => context::day(&p.due),
            "overdue" => self.overdue(),
            "status" => p.status.name(Lang::Zh).into(),
            "measures" => p.measures.as_str().into(),
            "rectified" => p.rectified.as_str().into(),
            "way" | "outcome" | "evidence" => self.found(key).into(),
            "checker" => person::name_of(self.facts, &p.closed_by).into(),
            "closed_on" => context::day(&p.closed_on),
            _ => Value::Blank.into(),
        }
    }

    /// What a look-back found; boxes and blank room for the pen where there was none.
    fn found(&self, key: &str) -> String {
        let item = looked_at(self.facts, self.p, self.request);
        match (key, item) {
            ("way", Some(Item { method: Some(step), .. })) => ticked(&self.w.text("way"), step.name(Lang::Zh)),
            ("outcome", Some(Item { outcome: Some(outcome), .. })) => {
                ticked(&self.w.text("outcome"), outcome.name(Lang::Zh))
            }
            ("evidence", Some(item)) => {
                let by = person::name_of(self.facts, &item.by);
                let words = [item.present, item.evidence, by];
                words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join("；")
            }
            ("evidence", None) => String::new(),
            (key, _) => self.w.text(key),
        }
    }

    /// The fact under the name of its indicator.
    fn fact(&self) -> String {
        let fact = gap::for_pen(&self.p.fact);
        match self.list.get(&self.p.code) {
            Some(i) => format!("{} {}：{fact}", i.code, i.title),
            None => fact,
        }
    }

    /// In words: printers are black and white.
    fn overdue(&self) -> Cell {
        match self.p.overdue_days(self.request.today) {
            0 => Value::Blank.into(),
            days => Cell::from(self.w.fill("overdue_days", &[("days", &days.to_string())])).strong(),
        }
    }
}
