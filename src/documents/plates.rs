//! 亮牌公示, and apart from it the internal page with hints (rules.md §5.5, R092–R099): what is posted says nothing of
//! consequences, which are the Party committee's to decide.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Page, Row, Table, Value};
use super::template::Section;
use crate::model::calendar::{Holidays, Quarter, date_zh};
use crate::model::facts::Facts;
use crate::model::pairing::{self, Pair};
use crate::model::plate::{self, Input, Line, Outcome, Policy, Ratings};
use crate::text::{Lang, Say};

const COLUMNS: &[(&str, Align)] = &[
    ("branch", Align::Left),
    ("star", Align::Right),
    ("peer", Align::Right),
    ("help", Align::Right),
    ("composite", Align::Right),
    ("plate", Align::Center),
    ("former", Align::Center),
    ("note", Align::Left),
];
const HINTS: &[(&str, Align)] =
    &[("branch", Align::Left), ("composite", Align::Right), ("plate", Align::Center), ("hints", Align::Left)];
/// Working days of the notice; our default.
const POSTED: u32 = 5;

/// The notice to be posted: only plates that were given.
pub fn public(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("plates");
    let quarter = context::quarter(request.round);
    let given: Vec<Line> =
        plate::lines(facts, request.round).into_iter().filter(|l| plate::in_force(&l.log).is_some()).collect();
    if given.is_empty() {
        return Err(ReportError::Nothing(w.text("name"), quarter, w.text("all")));
    }
    let (at, ratings) = (Quarter::parse(request.round).ok(), Ratings::of(facts));
    let rows = given.iter().map(|l| row(l, at, &ratings, &w)).collect();
    let until = Holidays::of(facts).add_workdays(request.today, POSTED);
    let (today, until, days) = (date_zh(request.today), date_zh(until.date), POSTED.to_string());
    let values = [("quarter", &*quarter), ("today", &today), ("until", &until), ("days", &days)];
    let mut doc = Document::new(w.fill("title", &values), Page::Portrait);
    doc.foot = w.fill("page_foot", &values);
    doc.blocks = vec![
        Block::Paragraph(w.fill("body", &values)),
        Block::Table(Table { columns: w.columns("columns", COLUMNS), rows }),
        Block::Paragraph(w.fill("period", &values)),
        context::signatures(&w, &[&["contact", "phone"], &["mail"]]),
        Block::Closing(vec![w.fill("from", &values), w.fill("from2", &values), today]),
    ];
    Ok(doc)
}

/// The internal page: what the Party committee may have to decide.
pub fn internal(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("plates_internal");
    let quarter = context::quarter(request.round);
    let (ratings, holidays) = (Ratings::of(facts), Holidays::of(facts));
    let at = Quarter::parse(request.round).map_err(|_| ReportError::UnknownRound(request.round.into()))?;
    let row = |l: &Line| {
        let mut hints: Vec<String> = plate::hints(l, at, &ratings, &holidays).iter().map(|h| h.say(Lang::Zh)).collect();
        // What the help score asks for (R071–R074, R153), as it stands at the quarter's end.
        let pair = Pair::live(facts, &l.branch);
        let said = pair.map(|p| pairing::hints(facts, &p, at.last_day())).unwrap_or_default();
        hints.extend(said.iter().map(|h| h.say(Lang::Zh)));
        let text = if hints.is_empty() { w.text("none") } else { hints.join("\n") };
        let composite = l.outcome.composite().map_or(Value::Blank, |c| Value::Score(c.printed));
        Row::plain(vec![l.name.as_str().into(), composite.into(), plate_of(l, &w).into(), text.into()])
    };
    let rows = plate::lines(facts, request.round).iter().map(row).collect();
    let mut doc = Document::new(w.fill("title", &[("quarter", &quarter)]), Page::Portrait);
    doc.number = w.text("secret");
    doc.foot = w.fill("page_foot", &[("quarter", &quarter)]);
    doc.blocks = vec![
        Block::Paragraph(w.text("body")),
        Block::Table(Table { columns: w.columns("columns", HINTS), rows }),
        context::signatures(&w, &[&["sign_maker", "sign_date"]]),
    ];
    Ok(doc)
}

fn row(line: &Line, at: Option<Quarter>, ratings: &Ratings, w: &Section) -> Row {
    let points = |v: plate::Value| Cell::from(v.points().map_or(Value::Blank, Value::Score));
    let peer = if let Input::Given(p) = line.inputs.peer { Value::Score(p) } else { Value::Blank };
    let logged = plate::rated(&line.log).and_then(|e| e.composite);
    let composite = logged.or(line.outcome.composite().map(|c| c.printed)).map_or(Value::Blank, Value::Score);
    let former = at.and_then(|q| ratings.get(&line.branch, q.prev())).map_or("—", |p| p.name(Lang::Zh));
    Row::plain(vec![
        line.name.as_str().into(),
        points(line.inputs.star),
        peer.into(),
        points(line.inputs.help),
        composite.into(),
        Cell::from(plate_of(line, w)).strong(),
        former.into(),
        remark(line, w).into(),
    ])
}

/// The plate in force; before it is given, the one that would be, and said so.
fn plate_of(line: &Line, w: &Section) -> String {
    match (plate::in_force(&line.log), line.outcome.composite()) {
        (Some(plate), _) => plate.name(Lang::Zh).into(),
        (None, Some(c)) => w.fill("not_given", &[("plate", c.plate.name(Lang::Zh))]),
        (None, None) => String::new(),
    }
}

/// How a missing part was replaced, and a near border.
fn remark(line: &Line, w: &Section) -> String {
    let Outcome::Rated(c) = &line.outcome else { return String::new() };
    let policy = c.policy.map(|p| if p == Policy::Manual { w.text("manual") } else { w.text("reweighted") });
    let near = c.borderline.then(|| w.text("borderline"));
    [policy, near].into_iter().flatten().collect::<Vec<_>>().join("；")
}
