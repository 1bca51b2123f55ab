//! Papers of 结对提升: 《结对提升责任书》 in three copies with the wording of the attachment, 《支部标准化诊断报告》, 帮扶台账
//! (rules.md §5.4) and 《加急整改方案》 (R066, R067, R069, R151, R155).

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Document, Page, Row, Table, Value};
use super::template::Section;
use crate::model::calendar::date_zh;
use crate::model::facts::Facts;
use crate::model::pairing::{self, Contact, Gap, Goal, Pair, Task};
use crate::model::{person, schema};
use crate::text::Lang;
use chrono::NaiveDate;

const LEDGER: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("date", Align::Center),
    ("helper", Align::Center),
    ("branch", Align::Center),
    ("kind", Align::Center),
    ("text", Align::Left),
    ("found", Align::Left),
    ("given", Align::Left),
    ("due", Align::Center),
    ("result", Align::Left),
    ("confirmed", Align::Center),
];
const GAPS: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("text", Align::Left),
    ("core", Align::Center),
    ("source", Align::Center),
    ("found", Align::Center),
];
const TASKS: &[(&str, Align)] = &[
    ("no", Align::Center),
    ("action", Align::Left),
    ("person", Align::Center),
    ("due", Align::Center),
    ("done", Align::Center),
];
/// A blank to be filled in by pen.
const BLANK: &str = "＿＿＿＿";

/// The pair of the branch asked for: the live one, else the last.
fn pair(facts: &Facts, request: &Request, w: &Section) -> Result<Pair, ReportError> {
    let last = || Pair::all(facts).into_iter().rfind(|p| p.branch == request.branch);
    let none = || {
        ReportError::Nothing(w.text("name"), context::quarter(request.round), context::branch(facts, request.branch))
    };
    Pair::live(facts, request.branch).or_else(last).ok_or_else(none)
}

fn or_blank(text: &str) -> String {
    if text.trim().is_empty() { BLANK.into() } else { text.trim().into() }
}

fn day(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "＿＿年＿＿月＿＿日".into(), date_zh)
}

/// Lines of a text become blocks: those that begin with # are headings.
fn blocks(text: &str) -> Vec<Block> {
    let one = |line: &str| match line.strip_prefix('#') {
        Some(heading) => Block::Heading(heading.trim().into()),
        None => Block::Paragraph(line.trim().into()),
    };
    text.lines().filter(|l| !l.trim().is_empty()).map(one).collect()
}

/// 《结对提升责任书》, once for each party.
pub fn contract(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("pair_contract");
    let pair = pair(facts, request, &w)?;
    let body = blocks(&contract_words(facts, &pair, &w));
    let signs =
        context::signatures(&w, &[&["sign_helper", "date"], &["sign_branch", "date"], &["sign_office", "date"]]);
    let mut doc = Document::new(w.text("title"), Page::Portrait);
    doc.foot = w.fill("page_foot", &[("branch", &context::branch(facts, &pair.branch))]);
    for (n, who) in (1..).zip(["copy_helper", "copy_branch", "copy_office"]) {
        if n > 1 {
            doc.blocks.push(Block::Page(w.text("title")));
        }
        doc.blocks.push(Block::Note(w.fill("copy", &[("n", &n.to_string()), ("who", &w.text(who))])));
        doc.blocks.extend(body.iter().cloned());
        doc.blocks.push(signs.clone());
    }
    Ok(doc)
}

/// The wording of the attachment with what is agreed filled in, and blanks for what is not.
fn contract_words(facts: &Facts, pair: &Pair, w: &Section) -> String {
    let goals = Goal::of_pair(facts, &pair.id);
    let goals: Vec<String> = goals.iter().map(|g| format!("{}{}", g.name, g.target)).collect();
    let helper = person::name_of(facts, &pair.helper);
    w.fill(
        "body",
        &[
            ("helper", &or_blank(&helper)),
            ("post", &or_blank(&pair.post)),
            ("branch", &context::branch(facts, &pair.branch)),
            ("from", &day(pair.from)),
            ("to", &day(pair.to)),
            ("goals", &or_blank(&goals.join("、"))),
            ("keeper", &or_blank(&pair.keeper)),
            ("follower", &or_blank(&pair.follower)),
        ],
    )
}

fn head(facts: &Facts, pair: &Pair, w: &Section) -> Block {
    let helper = format!("{} {}", pair.post, person::name_of(facts, &pair.helper));
    let row = vec![(w.text("branch"), context::branch(facts, &pair.branch)), (w.text("helper"), helper)];
    let term = format!("{}—{}", day(pair.from), day(pair.end()));
    Block::Facts(vec![row, vec![(w.text("term"), term)]])
}

fn table(w: &Section, list: &str, columns: &[(&str, Align)], rows: Vec<Vec<Cell>>) -> Block {
    let blank = rows.is_empty().then(|| Row::blank(columns.len()));
    let rows = rows.into_iter().map(Row::plain).chain(blank).collect();
    Block::Table(Table { columns: w.columns(list, columns), rows })
}

fn number(n: usize) -> Cell {
    Cell::from(Value::Count(u64::try_from(n + 1).unwrap_or(u64::MAX)))
}

fn gap_rows(gaps: &[Gap], w: &Section) -> Vec<Vec<Cell>> {
    let one = |(n, g): (usize, &Gap)| {
        let core = if g.core { w.text("core") } else { String::new() };
        let source = schema::shown(schema::GAP_SOURCES, &g.source, Lang::Zh);
        vec![number(n), g.text.as_str().into(), Cell::from(core).strong(), source.into(), g.found.into()]
    };
    gaps.iter().enumerate().map(one).collect()
}

fn task_rows(tasks: &[Task]) -> Vec<Vec<Cell>> {
    let one = |(n, t): (usize, &Task)| {
        vec![number(n), t.action.as_str().into(), t.person.as_str().into(), t.due.into(), t.done.into()]
    };
    tasks.iter().enumerate().map(one).collect()
}

/// 《支部标准化诊断报告》: how it was looked at, the shortfalls with one or two core ones, and the plan (R067, R068).
pub fn diagnosis(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("pair_diagnosis");
    let pair = pair(facts, request, &w)?;
    let (gaps, tasks) = (Gap::of_pair(facts, &pair.id), Task::of_pair(facts, &pair.id));
    let mut doc = Document::new(w.text("title"), Page::Portrait);
    doc.foot = w.fill("page_foot", &[("branch", &context::branch(facts, &pair.branch))]);
    doc.blocks = vec![head(facts, &pair, &w), Block::Paragraph(w.text("body")), Block::Heading(w.text("gaps"))];
    doc.blocks.push(table(&w, "gap_columns", GAPS, gap_rows(&gaps, &w)));
    doc.blocks.extend(Gap::core_warning(&gaps, Lang::Zh).map(Block::Note));
    doc.blocks.extend([Block::Heading(w.text("plan")), table(&w, "task_columns", TASKS, task_rows(&tasks))]);
    doc.blocks.push(context::signatures(&w, &[&["sign_helper", "sign_branch", "sign_date"]]));
    Ok(doc)
}

/// 帮扶台账: every entry, and below it the strips of months and quarters.
pub fn ledger(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("pair_ledger");
    let pair = pair(facts, request, &w)?;
    let rows = ledger_rows(facts, &pair, request);
    let mut doc = Document::new(w.text("title"), Page::Landscape);
    doc.foot = w.fill("page_foot", &[("branch", &context::branch(facts, &pair.branch))]);
    doc.blocks = vec![head(facts, &pair, &w), table(&w, "columns", LEDGER, rows)];
    doc.blocks.extend(strips(facts, &pair, request, &w).into_iter().map(Block::Note));
    doc.blocks.push(context::signatures(&w, &[&["sign_helper", "sign_branch", "sign_date"]]));
    Ok(doc)
}

fn ledger_rows(facts: &Facts, pair: &Pair, request: &Request) -> Vec<Vec<Cell>> {
    let (helper, branch) = (person::name_of(facts, &pair.helper), context::branch(facts, &pair.branch));
    let holidays = crate::model::calendar::Holidays::of(facts);
    let noon = request.today.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc().fixed_offset();
    let clocks = pairing::clocks(facts, pair, noon, &holidays, Lang::Zh);
    let one = |(n, c): (usize, Contact)| {
        let field = |key| facts.value("contact", &c.id, key).to_string();
        let due = clocks.iter().find(|k| k.need == 1 && k.about == c.text).map(|k| k.due.date);
        let due = due.filter(|_| matches!(c.kind.as_str(), "request" | "advice" | "objection" | "behind"));
        vec![
            number(n),
            c.date.into(),
            helper.as_str().into(),
            branch.as_str().into(),
            schema::shown(schema::CONTACTS, &c.kind, Lang::Zh).into(),
            c.text.as_str().into(),
            field("found").into(),
            field("given").into(),
            due.into(),
            c.result.as_str().into(),
            Cell::from(Value::Blank),
        ]
    };
    Contact::of_pair(facts, &pair.id).into_iter().enumerate().map(one).collect()
}

/// 下沉次数、抽查周次、月报; 报告、小测试、季度评估、得分及等次.
fn strips(facts: &Facts, pair: &Pair, request: &Request, w: &Section) -> Vec<String> {
    let holidays = crate::model::calendar::Holidays::of(facts);
    let noon = request.today.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc().fixed_offset();
    let clocks = pairing::clocks(facts, pair, noon, &holidays, Lang::Zh);
    let yes = |ok: bool| w.text(if ok { "has" } else { "has_not" });
    let months = pairing::months(&clocks).into_iter().map(|m| {
        let counts = [m.visits.0, m.visits.1, m.weeks.0, m.weeks.1].map(|n| n.to_string());
        let [visits, need, weeks, of] = &counts;
        let values = [("visits", visits.as_str()), ("need", need), ("weeks", weeks), ("of", of)];
        let (month, report) = (m.month.title(Lang::Zh), yes(m.report));
        let values: Vec<(&str, &str)> = values.into_iter().chain([("month", &*month), ("report", &*report)]).collect();
        w.fill("month", &values)
    });
    let quarters = pairing::quarters(facts, pair, &clocks).into_iter().map(|q| {
        let score = q.score.map_or_else(|| w.text("no_score"), |s| s.to_string());
        let band = q.band().map(|b| b.title(Lang::Zh)).unwrap_or_default();
        let (quarter, report, quiz, review) = (q.quarter.title(Lang::Zh), yes(q.report), yes(q.quiz), yes(q.review));
        let values = [("quarter", &*quarter), ("report", &*report), ("quiz", &*quiz), ("review", &*review)];
        let values: Vec<(&str, &str)> = values.into_iter().chain([("score", &*score), ("band", &*band)]).collect();
        w.fill("quarter_line", &values)
    });
    months.chain(quarters).collect()
}

/// 《加急整改方案》: what was not reached, the plan that extends the term, and what is left of the tasks (R151).
pub fn urgent(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("pair_urgent");
    let pair = pair(facts, request, &w)?;
    let unreached = pairing::hopes(facts, &pair, Lang::Zh).into_iter().filter(|h| !h.reached);
    let unreached = unreached.map(|h| format!("{}：{}", h.name, h.known)).collect();
    let tasks: Vec<Task> = Task::of_pair(facts, &pair.id).into_iter().filter(|t| t.done.is_none()).collect();
    let mut doc = Document::new(w.text("title"), Page::Portrait);
    doc.foot = w.fill("page_foot", &[("branch", &context::branch(facts, &pair.branch))]);
    doc.blocks = vec![head(facts, &pair, &w), Block::Heading(w.text("unreached")), Block::List(unreached)];
    doc.blocks.push(Block::Heading(w.text("plan")));
    doc.blocks.push(if pair.urgent_plan.is_empty() { Block::Lines(6) } else { Block::Paragraph(pair.urgent_plan) });
    doc.blocks.extend([Block::Heading(w.text("tasks")), table(&w, "task_columns", TASKS, task_rows(&tasks))]);
    doc.blocks.push(context::signatures(&w, &[&["sign_helper", "sign_branch", "sign_office"], &["sign_date"]]));
    Ok(doc)
}
