//! 问题清单（销号台账） (rules.md §5.3, R051): every problem, how far it is, and what is overdue, in words too.

use super::check;
use super::context;
use super::error::ReportError;
use super::kinds::{Request, finished};
use super::model::{Align, Block, Cell, Document, Page, Piece, Row, Table, Value};
use super::template::Section;
use crate::model::calendar::date_zh;
use crate::model::checklist::Checklist;
use crate::model::decimal::Share;
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::problem::{Problem, Status};
use crate::model::record::{Record, by_birth};
use crate::model::wording::gap;
use crate::text::Lang;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

const COLUMNS: [(&str, Align); 17] = [
    ("no", Align::Center),
    ("number", Align::Center),
    ("branch", Align::Center),
    ("source", Align::Center),
    ("indicator", Align::Left),
    ("fact", Align::Left),
    ("class", Align::Center),
    ("measure", Align::Left),
    ("responsible", Align::Center),
    ("due", Align::Center),
    ("done", Align::Center),
    ("evidence", Align::Left),
    ("checker", Align::Center),
    ("checked", Align::Center),
    ("outcome", Align::Center),
    ("status", Align::Center),
    ("note", Align::Left),
];

/// Place of a column.
fn at(key: &str) -> usize {
    COLUMNS.iter().position(|c| c.0 == key).unwrap_or_default()
}

/// The problems of a quarter, of a branch, of both, or all there are.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let wanted = |own: &str, asked: &str| asked.is_empty() || own == asked;
    let chosen = |p: &Problem| wanted(&p.round, request.round) && wanted(&p.branch, request.branch);
    Ok(narrowed(facts, Problem::all(facts).into_iter().filter(chosen).collect(), request))
}

/// These problems in this order; the request says which quarter and branch they were narrowed to, if any.
pub fn of_problems(facts: &Facts, problems: Vec<Problem>, request: &Request) -> Document {
    finished(facts, request.words, narrowed(facts, problems, request))
}

fn narrowed(facts: &Facts, problems: Vec<Problem>, request: &Request) -> Document {
    let form = Form {
        facts,
        words: request.words.section("ledger"),
        events: events(facts),
        lists: lists(facts, &problems),
        twins: twins(facts),
        today: request.today,
        problems,
    };
    form.document(request)
}

/// Events by problem, in the order in which they happened.
fn events(facts: &Facts) -> BTreeMap<&str, Vec<&Record>> {
    let mut all: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for event in facts.all("event") {
        all.entry(event.get("problem")).or_default().push(event);
    }
    for events in all.values_mut() {
        events.sort_by(|a, b| a.get("at").cmp(b.get("at")).then_with(|| by_birth(&a.id, &b.id)));
    }
    all
}

/// Numbers that several problems bear, found in one go: a ledger may have thousands of rows.
fn twins(facts: &Facts) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    facts.all("problem").map(|r| r.get("number")).filter(|n| !seen.insert(*n)).collect()
}

/// The checklist of every quarter that has a problem.
fn lists(facts: &Facts, problems: &[Problem]) -> BTreeMap<String, Checklist> {
    let mut lists = BTreeMap::new();
    for p in problems {
        lists.entry(p.round.clone()).or_insert_with(|| context::checklist(facts, &p.round));
    }
    lists
}

struct Form<'a> {
    facts: &'a Facts,
    words: Section<'a>,
    events: BTreeMap<&'a str, Vec<&'a Record>>,
    lists: BTreeMap<String, Checklist>,
    twins: BTreeSet<&'a str>,
    today: NaiveDate,
    problems: Vec<Problem>,
}

impl Form<'_> {
    fn document(&self, request: &Request) -> Document {
        let w = &self.words;
        let or_all = |text: String, all: &str| if text.is_empty() { w.text(all) } else { text };
        let quarter = or_all(context::quarter(request.round), "all_rounds");
        let branch = or_all(context::branch(self.facts, request.branch), "all_branches");
        let mut doc = Document::new(w.text("title"), Page::Landscape);
        doc.foot = w.fill("page_foot", &[("round", &quarter), ("branch", &branch)]);
        doc.rests = check::of_problems(self.facts, &self.problems);
        let head = vec![(w.text("branch"), branch), (w.text("round"), quarter), (w.text("as_of"), date_zh(self.today))];
        doc.blocks = vec![Block::Facts(vec![head]), self.summary(), Block::Table(self.table())];
        doc.blocks.push(context::signatures(w, &[&["sign_maker", "sign_checker", "sign_date"]]));
        doc
    }

    /// 共N条，已销号n，整改中m，逾期k，销号率.
    fn summary(&self) -> Block {
        if self.problems.is_empty() {
            return Block::Paragraph(self.words.text("no_rows"));
        }
        let of = |status| self.problems.iter().filter(|p| p.status == status).count();
        let word = |status: Status| (at("status"), status.name(Lang::Zh).to_string());
        let with = |status| Piece::With { shown: of(status).to_string(), word: word(status) };
        let all = self.problems.len();
        let overdue = self.problems.iter().filter(|p| p.overdue_days(self.today) > 0).count().to_string();
        let (day, without) = ((at("due"), self.today), word(Status::Closed));
        let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let rate = Share::new(whole(of(Status::Closed)), whole(all)).map(Value::Share).unwrap_or(Value::Blank).shown();
        Block::Tally(self.words.pieces(
            "summary",
            &[
                ("count", Piece::Rows { shown: all.to_string(), column: at("no") }),
                ("closed", with(Status::Closed)),
                ("doing", with(Status::Doing)),
                ("todo", with(Status::Todo)),
                ("review", with(Status::Review)),
                ("overdue", Piece::Before { shown: overdue, day, without }),
                ("rate", Piece::Percent { shown: rate, column: at("no"), word: word(Status::Closed) }),
            ],
        ))
    }

    fn table(&self) -> Table {
        let rows = (1..).zip(&self.problems).map(|(no, p)| self.row(no, p)).collect();
        Table { columns: self.words.columns("columns", &COLUMNS), rows }
    }

    fn row(&self, no: u64, p: &Problem) -> Row {
        let story = Story::of(self.events.get(p.id.as_str()).map_or(&[][..], |e| e));
        let blank = || Cell::from(Value::Blank);
        Row::plain(vec![
            Value::Count(no).into(),
            self.number(p).into(),
            context::branch(self.facts, &p.branch).into(),
            self.words.fill("source", &[("round", &p.round)]).into(),
            self.indicator(p).into(),
            gap::for_pen(&p.fact).into(),
            p.class.map_or("", |c| c.name(Lang::Zh)).into(),
            story.texts("measure").into(),
            p.responsible.as_str().into(),
            self.due(p),
            story.last("evidence").map_or_else(blank, |e| context::day(e.get("at"))),
            story.evidence().into(),
            story.check().map_or_else(String::new, |e| self.who(e)).into(),
            story.check().map_or_else(blank, |e| context::day(e.get("at"))),
            self.outcome(&story).into(),
            self.status(p, &story),
            self.note(p, &story).into(),
        ])
    }

    fn number(&self, p: &Problem) -> String {
        if self.twins.contains(p.number.as_str()) { p.shown_number(self.facts) } else { p.number.clone() }
    }

    fn indicator(&self, p: &Problem) -> String {
        let known = self.lists.get(&p.round).and_then(|l| l.get(&p.code));
        known.map_or_else(|| p.code.clone(), |i| format!("{}\n{} {}", i.category, i.code, i.title))
    }

    /// The deadline; bold once it has passed.
    fn due(&self, p: &Problem) -> Cell {
        let day = context::day(&p.due);
        if p.overdue_days(self.today) > 0 { day.strong() } else { day }
    }

    fn who(&self, event: &Record) -> String {
        person::name_of(self.facts, event.get("by"))
    }

    fn outcome(&self, story: &Story) -> String {
        let Some(event) = story.check() else { return String::new() };
        let passed = event.get("kind") == "verify";
        let word = self.words.text(if passed { "passed" } else { "failed" });
        let text = event.get("text");
        if text.is_empty() { word } else { format!("{word}：{text}") }
    }

    /// The state, with the day of the closing, or in words that the deadline has passed: printers are black and white.
    fn status(&self, p: &Problem, story: &Story) -> Cell {
        let status = p.status.name(Lang::Zh);
        let closed = story.last("verify").filter(|_| p.status == Status::Closed);
        match (closed, p.overdue_days(self.today)) {
            (Some(e), _) => {
                let day = context::date(e.get("at"));
                self.words.fill("closed", &[("status", status), ("date", &day)]).into()
            }
            (None, 0) => status.into(),
            (None, days) => {
                let late = self.words.fill("overdue", &[("days", &days.to_string())]);
                Cell::from(format!("{status}\n{late}")).strong()
            }
        }
    }

    fn note(&self, p: &Problem, story: &Story) -> String {
        let mut parts = Vec::new();
        if p.first_due != p.due && !p.first_due.is_empty() {
            let (first, due) = (context::date(&p.first_due), context::date(&p.due));
            parts.push(self.words.fill("extended", &[("first", &first), ("due", &due)]));
        }
        if let Some(ancestor) = Problem::of(self.facts, &p.ancestor) {
            parts.push(self.words.fill("ancestor", &[("number", &ancestor.number)]));
        }
        parts.push(story.texts("note"));
        if p.unresolved {
            parts.push(self.words.text("unresolved"));
        }
        parts.retain(|t| !t.is_empty());
        parts.join("\n")
    }
}

/// What happened to one problem.
struct Story<'a> {
    events: &'a [&'a Record],
}

impl<'a> Story<'a> {
    fn of(events: &'a [&'a Record]) -> Story<'a> {
        Story { events }
    }

    fn last(&self, kind: &str) -> Option<&'a Record> {
        self.events.iter().rev().find(|e| e.get("kind") == kind).copied()
    }

    /// The last check by the inspectors, passed or failed.
    fn check(&self) -> Option<&'a Record> {
        self.events.iter().rev().find(|e| matches!(e.get("kind"), "verify" | "fail")).copied()
    }

    /// What was reported, and what shows it, at the reports and at the closing.
    fn evidence(&self) -> String {
        let mut texts: Vec<&str> = Vec::new();
        for e in self.events {
            let said = match e.get("kind") {
                "evidence" => [e.get("text"), e.get("evidence")],
                "verify" => ["", e.get("evidence")],
                _ => continue,
            };
            texts.extend(said.into_iter().filter(|t| !t.is_empty()));
        }
        texts.dedup();
        texts.join("\n")
    }

    fn texts(&self, kind: &str) -> String {
        let texts = self.events.iter().filter(|e| e.get("kind") == kind).map(|e| e.get("text"));
        texts.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n")
    }
}
