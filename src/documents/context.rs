//! What several forms say alike: quarter, branch, dates, team, and which sheet is meant.

use super::error::ReportError;
use super::kinds::Request;
use super::model::{Block, Cell, Document, Signature, Value};
use super::template::Section;
use crate::model::calendar::{Quarter, date_zh};
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::paper::Subject;
use crate::model::person::Person;
use crate::model::round::Round;
use crate::model::schema;
use crate::model::sheet::Sheet;
use crate::model::visit::{self, Visit};
use crate::text::Lang;

/// `2026年第四季度`, or the id as it stands if it is no quarter.
pub fn quarter(round: &str) -> String {
    Quarter::parse(round).map_or_else(|_| round.to_string(), |q| q.title(Lang::Zh))
}

/// The name of a branch, or its code.
pub fn branch(facts: &Facts, code: &str) -> String {
    visit::branch_name(facts, code)
}

/// `2026年11月22日` from `2026-11-22` or the front of a time; other text as it stands.
pub fn date(text: &str) -> String {
    let day = text.get(..10).unwrap_or(text);
    day.parse().map_or_else(|_| text.to_string(), date_zh)
}

/// The day of a cell from `2026-11-22` or the front of a time; other text as it stands.
pub fn day(text: &str) -> Cell {
    let front = text.get(..10).unwrap_or(text);
    front.parse().map_or_else(|_| text.into(), |day| Value::Date(day).into())
}

/// The checklist of a quarter; the built-in one if the quarter names none that is known.
pub fn checklist(facts: &Facts, round: &str) -> Checklist {
    let version = Round::of(facts, round).map(|r| r.checklist).unwrap_or_default();
    Checklist::of(facts, &version).unwrap_or_else(Checklist::builtin)
}

/// The visit that is asked for.
pub fn visit(facts: &Facts, request: &Request) -> Result<Visit, ReportError> {
    let id = visit::id_of(request.round, request.branch);
    let none = || ReportError::NoVisit(quarter(request.round), branch(facts, request.branch));
    Visit::of(facts, &id).ok_or_else(none)
}

/// The sheet that is asked for; if none is named, the one that counts: the agreed one, the only finalised one, the
/// only one. `None` if there is no sheet at all.
pub fn sheet(facts: &Facts, request: &Request) -> Result<Option<Sheet>, ReportError> {
    let visit = visit::id_of(request.round, request.branch);
    let none = || ReportError::NoSheet(quarter(request.round), branch(facts, request.branch));
    if let Some(id) = request.sheet {
        return Sheet::of(facts, id).filter(|s| s.visit == visit).map(Some).ok_or_else(none);
    }
    let mut sheets = Sheet::of_visit(facts, &visit);
    let finals = sheets.iter().filter(|s| s.is_final()).count();
    let chosen = sheets.iter().position(|s| s.is_final() && (s.agreed || finals == 1));
    match (chosen, sheets.len()) {
        (Some(at), _) => Ok(Some(sheets.swap_remove(at))),
        (None, 0 | 1) => Ok(sheets.pop()),
        (None, _) => Err(ReportError::SeveralSheets(sheets.iter().map(|s| s.by(facts, Lang::Zh)).collect())),
    }
}

/// `组长 王芳（机关一支部）；记录人 李强；成员 赵敏、周杰`.
pub fn team(facts: &Facts, visit: Option<&Visit>, words: &Section) -> String {
    let Some(visit) = visit else { return String::new() };
    let duties = schema::DUTIES.iter().filter_map(|(code, duty, _)| {
        let names: Vec<String> =
            visit.team.iter().filter(|m| m.duty == *code).map(|m| member(facts, &m.person, words)).collect();
        (!names.is_empty()).then(|| format!("{duty} {}", names.join("、")))
    });
    duties.collect::<Vec<_>>().join("；")
}

/// `王芳（机关一支部）`.
fn member(facts: &Facts, id: &str, words: &Section) -> String {
    match Person::of(facts, id) {
        None => id.to_string(),
        Some(p) if p.branch.is_empty() => p.name,
        Some(p) => words.fill("person_of", &[("name", &p.name), ("branch", &branch(facts, &p.branch))]),
    }
}

/// Says that a visit was declared void; nothing if it was not.
pub fn void(visit: Option<&Visit>, words: &Section) -> String {
    if visit.is_some_and(|v| v.void) { words.text("void") } else { String::new() }
}

/// Numbers a document: as it was issued, or as it would be now.
pub fn number(facts: &Facts, doc: &mut Document, words: &Section, subject: Subject) {
    let scheme = subject.scheme(facts, &words.raw("number"));
    let paper = subject.paper(facts, &scheme);
    doc.number = paper.number.clone();
    doc.paper = Some(paper);
}

/// Places to sign, by the keys of their words; a date shows blanks for a pen.
pub fn signatures(words: &Section, rows: &[&[&str]]) -> Block {
    let one = |key: &&str| {
        let value = if key.ends_with("date") { words.text("pen_date") } else { String::new() };
        Signature { label: words.text(key), value }
    };
    Block::Signatures(rows.iter().map(|row| row.iter().map(one).collect()).collect())
}
