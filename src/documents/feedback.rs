//! 《互查现场反馈表》 (rules.md §5.2, R086): strengths, problems, what to do by when, and the branch's opinion.

use super::check;
use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Formula, Page, Rests, Row, RowKind, Table, Value};
use super::template::Section;
use crate::model::checklist::Checklist;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::note::Note;
use crate::model::paper::Subject;
use crate::model::problem::Problem;
use crate::model::revision::Revision;
use crate::model::schema;
use crate::model::scoring::{Lost, ledger_of};
use crate::model::sheet::{self, Sheet, Standing};
use crate::model::strength::Strength;
use crate::model::visit::Visit;
use crate::model::wording::gap;
use crate::text::Lang;
use std::collections::BTreeMap;

const PROBLEMS: [(&str, Align); 4] =
    [("no", Align::Center), ("indicator", Align::Left), ("fact", Align::Left), ("deduct", Align::Center)];
const RECTIFY: [(&str, Align); 5] = [
    ("no", Align::Center),
    ("suggestion", Align::Left),
    ("class", Align::Center),
    ("responsible", Align::Center),
    ("due", Align::Center),
];

/// The feedback of a visit.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let visit = context::visit(facts, request)?;
    let problems = Problem::of_visit(facts, &visit.id);
    let sheet = context::sheet(facts, request).unwrap_or_default();
    let form = Form { facts, words: request.words.section("feedback"), visit, problems, sheet };
    Ok(form.document())
}

struct Form<'a> {
    facts: &'a Facts,
    words: Section<'a>,
    visit: Visit,
    problems: Vec<Problem>,
    /// The sheet whose deductions are shown; none while it is not clear which one counts.
    sheet: Option<Sheet>,
}

impl Form<'_> {
    fn document(&self) -> Document {
        let w = &self.words;
        let mut doc = Document::new(w.text("title"), Page::Portrait);
        let (quarter, branch) = (context::quarter(&self.visit.round), self.visit.branch_name(self.facts));
        context::number(self.facts, &mut doc, w, Subject::one("feedback", &self.visit.round, &self.visit.branch));
        doc.number += &self.edition();
        doc.number += &context::void(Some(&self.visit), w);
        doc.foot = w.fill("page_foot", &[("quarter", &quarter), ("branch", &branch)]);
        doc.rests = self.rests();
        doc.blocks = vec![self.head(&branch), Block::Heading(w.text("strengths")), self.strengths()];
        doc.blocks.push(Block::Heading(w.text("problems")));
        doc.blocks.extend(self.problem_blocks());
        doc.blocks.extend(self.refuted().map(Block::Note));
        doc.blocks.push(Block::Heading(w.text("rectify")));
        doc.blocks.push(self.rectify());
        doc.blocks.push(Block::Heading(w.text("opinion")));
        doc.blocks.extend(self.opinion());
        doc.blocks.extend(self.replaces().map(Block::Note));
        doc.blocks.push(Block::Note(w.text("foot")));
        doc
    }

    /// The sheet whose deductions are shown, and every other one that a problem or a strength comes from; the agreed
    /// one seals what all of them found.
    fn rests(&self) -> Rests {
        let mut rests = check::of_problems(self.facts, &self.problems);
        self.sheet.iter().for_each(|s| rests.add(&s.id));
        if !self.sheet.as_ref().is_some_and(|s| s.agreed && s.is_final()) {
            Strength::of_visit(self.facts, &self.visit.id).iter().for_each(|s| rests.add(&s.sheet));
        }
        rests
    }

    /// The revision, from the second one on: two papers of one number are told apart.
    fn edition(&self) -> String {
        match self.sheet.as_ref().map_or(0, |s| s.revision) {
            0 | 1 => String::new(),
            n => self.words.fill("edition", &[("revision", &n.to_string())]),
        }
    }

    /// That it takes the place of the one signed before, and why.
    fn replaces(&self) -> Option<String> {
        let sheet = self.sheet.as_ref().filter(|s| s.revision > 1)?;
        let last = Revision::all(self.facts, &sheet.id).into_iter().rfind(|r| !r.reason.is_empty())?;
        Some(self.words.fill("replaces", &[("reason", &last.reason)]))
    }

    /// What the branch said and what it is, where verifying found otherwise.
    fn refuted(&self) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        let notes = Note::of_sheet(self.facts, &sheet.id).into_iter().filter(Note::refuted);
        let lines: Vec<String> =
            notes.map(|n| self.words.fill("refuted", &[("claim", &n.text), ("finding", n.found())])).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn head(&self, branch: &str) -> Block {
        let pair = |key: &str, value: String| (self.words.text(key), value);
        Block::Facts(vec![
            vec![
                pair("branch", branch.into()),
                pair("date", context::date(&self.visit.date)),
                pair("score", self.score()),
            ],
            vec![pair("team", context::team(self.facts, Some(&self.visit), &self.words))],
        ])
    }

    fn score(&self) -> String {
        match sheet::standing(self.facts, &self.visit.id) {
            Standing::Unfinished => self.provisional(),
            Standing::Unreconciled(n) => self.words.fill("score_unreconciled", &[("count", &n.to_string())]),
            Standing::Score { score, unresolved, .. } => {
                let tail = if unresolved { self.words.text("unresolved") } else { String::new() };
                self.words.fill("score_of", &[("score", &score.to_string())]) + &tail
            }
        }
    }

    /// What a sheet with every indicator answered would give if it were finalised as it stands.
    fn provisional(&self) -> String {
        let score = self.sheet.as_ref().and_then(|s| s.totals(self.facts)).and_then(|t| t.score);
        match score {
            Some(score) => self.words.fill("score_provisional", &[("score", &score.to_string())]),
            None => self.words.text("score_unfinished"),
        }
    }

    fn strengths(&self) -> Block {
        let strengths = Strength::of_visit(self.facts, &self.visit.id);
        if strengths.is_empty() {
            Block::Lines(3)
        } else {
            Block::List(strengths.into_iter().map(|s| s.text).collect())
        }
    }

    fn problem_blocks(&self) -> Vec<Block> {
        let lost: BTreeMap<String, Lost> = self.sheet.as_ref().map_or_else(BTreeMap::new, |s| {
            ledger_of(self.facts, &s.id).into_iter().map(|l| (l.code.clone(), l)).collect()
        });
        let mut blocks = Vec::new();
        if self.problems.is_empty() {
            blocks.push(Block::Paragraph(self.words.text("no_problem")));
        } else {
            blocks.push(Block::Table(self.problem_table(&lost)));
        }
        blocks.extend(self.others(&lost).map(Block::Note));
        blocks
    }

    fn problem_table(&self, lost: &BTreeMap<String, Lost>) -> Table {
        let list = self.list();
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sum = Points::ZERO;
        let mut rows = Vec::new();
        for (no, problem) in (1..).zip(&self.problems) {
            let said = *first.entry(&problem.code).or_insert(no);
            let deduct = match lost.get(&problem.code) {
                Some(_) if said < no => self.words.fill("same_deduction", &[("no", &said.to_string())]).into(),
                Some(l) => {
                    sum += l.amount;
                    Cell::from(Value::Points(l.amount))
                }
                None => Value::Blank.into(),
            };
            rows.push(Row::plain(vec![
                number(no),
                indicator(&list, &problem.code).into(),
                gap::for_pen(&problem.fact).into(),
                deduct,
            ]));
        }
        if !lost.is_empty() {
            let cells =
                vec![Cell::from(self.words.text("total")).over(3), Cell::from(Value::Points(sum)).by(Formula::Sum)];
            rows.push(Row { kind: RowKind::Total, cells });
        }
        Table { columns: self.words.columns("problem_columns", &PROBLEMS), rows }
    }

    /// Points that were lost without a problem being marked are not kept from the branch.
    fn others(&self, lost: &BTreeMap<String, Lost>) -> Option<String> {
        let others: Vec<_> = lost.values().filter(|l| !self.problems.iter().any(|p| p.code == l.code)).collect();
        let points: Points = others.iter().map(|l| l.amount).sum();
        let values = [("count", others.len().to_string()), ("points", points.short())];
        (!others.is_empty())
            .then(|| self.words.fill("other_deductions", &values.each_ref().map(|(k, v)| (*k, v.as_str()))))
    }

    fn rectify(&self) -> Block {
        if self.problems.is_empty() {
            return Block::Paragraph(self.words.text("none"));
        }
        let row = |(no, p): (usize, &Problem)| {
            Row::plain(vec![
                number(no),
                p.suggestion.as_str().into(),
                p.class.map_or("", |c| c.name(Lang::Zh)).into(),
                p.responsible.as_str().into(),
                context::day(if p.first_due.is_empty() { &p.due } else { &p.first_due }),
            ])
        };
        let rows = (1..).zip(&self.problems).map(row).collect();
        Block::Table(Table { columns: self.words.columns("rectify_columns", &RECTIFY), rows })
    }

    fn opinion(&self) -> Vec<Block> {
        let w = &self.words;
        let said = Feedback::of(self.facts, &self.visit.id);
        let options = vec![
            (w.text("no_objection"), said.answered && !said.objects),
            (w.text("objection"), said.answered && said.objects),
        ];
        let mut blocks = vec![Block::Choice { label: w.text("opinion_label"), options, text: said.objection.clone() }];
        if !said.answered || (said.objects && said.objection.is_empty()) {
            blocks.push(Block::Lines(2));
        }
        blocks.extend(self.recheck(&said).map(Block::Note));
        let mut signs =
            context::signatures(w, &[&["sign_leader", "sign_members"], &["sign_secretary", "sign_stamp", "sign_date"]]);
        if let (Block::Signatures(rows), true) = (&mut signs, said.given())
            && self.sheet.as_ref().is_none_or(|s| said.received(self.facts, s))
            && let Some(place) = rows.last_mut().and_then(|r| r.last_mut())
        {
            place.value = context::date(&said.signed_on);
        }
        blocks.push(signs);
        blocks
    }

    /// What looking again at an objection came to (rules.md §5.2).
    fn recheck(&self, said: &Feedback) -> Option<String> {
        let found = &said.recheck;
        let result = schema::shown(schema::RECHECKS, &found.result, Lang::Zh);
        let date = context::date(&found.on);
        let values = [("result", result), ("by", &found.by), ("date", &date), ("reason", &found.reason)];
        (said.objects && found.done()).then(|| self.words.fill("recheck", &values))
    }

    fn list(&self) -> Checklist {
        let own = self.sheet.as_ref().and_then(|s| s.checklist(self.facts));
        own.unwrap_or_else(|| context::checklist(self.facts, &self.visit.round))
    }
}

fn number(no: usize) -> Cell {
    Value::Count(no as u64).into()
}

/// `A2-01 党小组名册与实际一致`.
fn indicator(list: &Checklist, code: &str) -> String {
    list.get(code).map_or_else(|| code.to_string(), |i| format!("{code} {}", i.title))
}
