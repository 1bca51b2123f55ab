//! Papers of 责任认领: 《党员岗位责任清单》, 《党员责任认领表》, 《党员履职台账》 and what is posted of the months' results, which
//! says no more of people than needed (R102–R109).

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Page, Row, Table, Value};
use super::template::Section;
use crate::model::calendar::Quarter;
use crate::model::duty::{self, Claim, Entry, Member, Post, Quarterly};
use crate::model::facts::Facts;
use crate::text::Lang;
use chrono::NaiveDate;

const POSTS: &[(&str, Align)] =
    &[("no", Align::Center), ("kind", Align::Center), ("post", Align::Left), ("duty", Align::Left)];
const CLAIMS: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("member", Align::Center),
    ("group", Align::Center),
    ("kind", Align::Center),
    ("post", Align::Left),
    ("on", Align::Center),
    ("signed", Align::Center),
    ("step", Align::Center),
    ("follower", Align::Center),
];
const LEDGER: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("date", Align::Center),
    ("kind", Align::Center),
    ("member", Align::Center),
    ("post", Align::Left),
    ("ok", Align::Center),
    ("text", Align::Left),
    ("by", Align::Center),
];
const RESULTS: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("member", Align::Center),
    ("posts", Align::Left),
    ("first", Align::Center),
    ("second", Align::Center),
    ("third", Align::Center),
];

fn nothing(facts: &Facts, request: &Request, w: &Section) -> ReportError {
    ReportError::Nothing(w.text("name"), context::quarter(request.round), context::branch(facts, request.branch))
}

fn number(n: usize) -> Cell {
    Cell::from(Value::Count(u64::try_from(n + 1).unwrap_or(u64::MAX)))
}

/// A landscape paper with one table; refused where there is nothing to put into it.
fn paper(
    facts: &Facts,
    request: &Request,
    w: &Section,
    columns: &[(&str, Align)],
    rows: Vec<Vec<Cell>>,
) -> Result<Document, ReportError> {
    if rows.is_empty() {
        return Err(nothing(facts, request, w));
    }
    let values = [("quarter", context::quarter(request.round)), ("branch", context::branch(facts, request.branch))];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut doc = Document::new(w.fill("title", &values), Page::Landscape);
    doc.foot = w.fill("page_foot", &values);
    let rows = rows.into_iter().map(Row::plain).collect();
    doc.blocks = vec![Block::Table(Table { columns: w.columns("columns", columns), rows })];
    Ok(doc)
}

/// 《党员岗位责任清单》.
pub fn posts(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("duty_posts");
    let list = Post::list(facts, request.round, request.branch);
    let one = |(n, p): (usize, &Post)| {
        vec![number(n), p.kind.name(Lang::Zh).into(), p.name.as_str().into(), p.duty.as_str().into()]
    };
    let mut doc = paper(facts, request, &w, POSTS, list.iter().enumerate().map(one).collect())?;
    let published = Quarterly::of(facts, request.round, request.branch).published;
    let day = published.map_or_else(|| w.text("pen_date"), crate::model::calendar::date_zh);
    doc.blocks.push(Block::Note(w.fill("published", &[("date", &day)])));
    doc.blocks.push(context::signatures(&w, &[&["sign_secretary", "sign_date"]]));
    Ok(doc)
}

/// 《党员责任认领表》: every member, with a line to claim on where nothing is claimed yet.
pub fn claims(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("duty_claims");
    let all = Claim::list(facts, request.round, request.branch);
    let mut rows = Vec::new();
    for m in Member::list(facts, request.branch) {
        let mine: Vec<&Claim> = all.iter().filter(|c| c.member == m.id).collect();
        if mine.is_empty() {
            rows.push(claim_row(rows.len(), &m, Default::default(), None));
        }
        for c in mine {
            let kind = c.kind(facts).map(|k| k.name(Lang::Zh).to_string()).unwrap_or_default();
            let step = c.step(facts, request.today).title(Lang::Zh);
            rows.push(claim_row(rows.len(), &m, [kind, c.what(facts).to_string(), step], c.on));
        }
    }
    let mut doc = paper(facts, request, &w, CLAIMS, rows)?;
    let known = Quarterly::of(facts, request.round, request.branch);
    if let (Some(from), Some(until)) = (known.noticed, known.until) {
        let (from, until) = (crate::model::calendar::date_zh(from), crate::model::calendar::date_zh(until));
        doc.blocks.push(Block::Note(w.fill("noticed", &[("from", &from), ("until", &until)])));
    }
    doc.blocks.push(context::signatures(&w, &[&["sign_committee", "sign_secretary", "sign_date"]]));
    Ok(doc)
}

fn claim_row(n: usize, m: &Member, [kind, post, step]: [String; 3], on: Option<NaiveDate>) -> Vec<Cell> {
    let signed = Cell::from(Value::Blank);
    let front = [number(n), m.name.as_str().into(), m.group.as_str().into(), kind.into(), post.into(), on.into()];
    front.into_iter().chain([signed, step.into(), m.follower.as_str().into()]).collect()
}

/// 《党员履职台账》 of the quarter.
pub fn ledger(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("duty_ledger");
    let Ok(quarter) = Quarter::parse(request.round) else { return Err(nothing(facts, request, &w)) };
    let entries = Entry::list(facts, request.branch, quarter.first_day(), quarter.last_day());
    let one = |(n, e): (usize, &Entry)| {
        let post = Claim::of(facts, &e.claim).map(|c| c.what(facts).to_string()).unwrap_or_default();
        let ok = w.text(if e.ok { "ok" } else { "missed" });
        vec![
            number(n),
            e.date.into(),
            e.source.name(Lang::Zh).into(),
            facts.value("duty_member", &e.member, "name").into(),
            post.into(),
            if e.ok { ok.into() } else { Cell::from(ok).strong() },
            e.text.as_str().into(),
            e.by.as_str().into(),
        ]
    };
    let mut doc = paper(facts, request, &w, LEDGER, entries.iter().enumerate().map(one).collect())?;
    doc.blocks.push(context::signatures(&w, &[&["sign_secretary", "sign_date"]]));
    Ok(doc)
}

/// What is posted of the quarter's months (R109): name, posts, band; no scores, groups or findings.
pub fn results(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("duty_results");
    let Ok(quarter) = Quarter::parse(request.round) else { return Err(nothing(facts, request, &w)) };
    let months = quarter.months().map(|m| duty::listed(facts, request.branch, m));
    if months.iter().flatten().all(|s| s.score.is_none()) {
        return Err(nothing(facts, request, &w));
    }
    let [first, second, third] = &months;
    let band = |s: &duty::Scored| s.band().map(|b| b.title(Lang::Zh)).unwrap_or_default();
    let rows = first.iter().zip(second).zip(third).enumerate().map(|(n, ((a, b), c))| {
        let [name, posts, _] = a.posted(facts, quarter.months()[0]);
        vec![number(n), name.into(), posts.into(), band(a).into(), band(b).into(), band(c).into()]
    });
    let mut doc = paper(facts, request, &w, RESULTS, rows.collect())?;
    doc.blocks.push(Block::Note(w.text("note")));
    let branch = context::branch(facts, request.branch);
    doc.blocks.push(Block::Closing(vec![branch, crate::model::calendar::date_zh(request.today)]));
    Ok(doc)
}
