//! 《互查评分表》 (rules.md §5.1, R085): by category for the file, by step for the room; blank or filled in.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Cell, Check, Column, Document, Formula, Page, Rests, Row, RowKind, Table, Value};
use super::template::{Section, Template};
use crate::model::checklist::{Checklist, Indicator, Step};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::revision::{self, Revision};
use crate::model::scoring::{Answer, Answers, ItemScore, Subtotal, Totals, Verdict, score_item, totals};
use crate::model::sheet::{Sheet, unreconciled};
use crate::model::visit::{self, Visit};
use crate::model::wording::gap;
use crate::text::Lang;

const COLUMNS: [(&str, Align); 13] = [
    ("no", Align::Center),
    ("code", Align::Center),
    ("category", Align::Center),
    ("title", Align::Left),
    ("requirement", Align::Left),
    ("step", Align::Center),
    ("full", Align::Center),
    ("rule", Align::Left),
    ("count", Align::Center),
    ("deduct", Align::Center),
    ("score", Align::Center),
    ("fact", Align::Left),
    ("note", Align::Left),
];

/// What stands in the columns of points where an indicator does not apply.
const STRUCK: &str = "/";

/// Place of a column.
fn at(key: &str) -> usize {
    COLUMNS.iter().position(|c| c.0 == key).unwrap_or_default()
}

/// The sheet grouped by 类别.
pub fn by_category(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    filled(facts, request, Group::Category)
}

/// The sheet grouped by step, in the order of the visit.
pub fn by_step(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    filled(facts, request, Group::Step)
}

/// An empty sheet grouped by 类别.
pub fn blank(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    Ok(Form::blank(facts, request).document(Group::Category))
}

/// An empty sheet grouped by step.
pub fn blank_by_step(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    Ok(Form::blank(facts, request).document(Group::Step))
}

/// An empty sheet of a checklist that no quarter need have: to read and try it on paper.
pub fn blank_sheet(list: &Checklist, facts: &Facts, words: &Template) -> Document {
    let form = Form {
        facts,
        words: words.section("sheet"),
        quarter: list.version.clone(),
        branch: String::new(),
        visit: None,
        sheet: None,
        list: list.clone(),
        answers: Answers::new(),
        problems: Vec::new(),
    };
    Document { logo: words.logo.clone(), ..form.document(Group::Category) }
}

fn filled(facts: &Facts, request: &Request, group: Group) -> Result<Document, ReportError> {
    let none = || ReportError::NoSheet(context::quarter(request.round), context::branch(facts, request.branch));
    let sheet = context::sheet(facts, request)?.ok_or_else(none)?;
    let list = sheet.checklist(facts).ok_or_else(|| ReportError::NoChecklist(sheet.checklist.clone()))?;
    let problems =
        if sheet.agreed { Problem::of_visit(facts, &sheet.visit) } else { Problem::of_sheet(facts, &sheet.id) };
    let answers = sheet.answers.clone();
    Ok(Form { sheet: Some(sheet), list, answers, problems, ..Form::blank(facts, request) }.document(group))
}

#[derive(Clone, Copy, PartialEq)]
enum Group {
    Category,
    Step,
}

/// What a sheet is printed from.
struct Form<'a> {
    facts: &'a Facts,
    words: Section<'a>,
    quarter: String,
    branch: String,
    visit: Option<Visit>,
    sheet: Option<Sheet>,
    list: Checklist,
    answers: Answers,
    problems: Vec<Problem>,
}

impl<'a> Form<'a> {
    fn blank(facts: &'a Facts, request: &Request<'a>) -> Form<'a> {
        Form {
            facts,
            words: request.words.section("sheet"),
            quarter: context::quarter(request.round),
            branch: context::branch(facts, request.branch),
            visit: Visit::of(facts, &visit::id_of(request.round, request.branch)),
            sheet: None,
            list: context::checklist(facts, request.round),
            answers: Answers::new(),
            problems: Vec::new(),
        }
    }

    fn document(&self, group: Group) -> Document {
        let w = &self.words;
        let sum = totals(&self.list, &self.answers);
        let mut doc = Document::new(w.fill("title", &[("quarter", &self.quarter)]), Page::Landscape);
        doc.number = self.state() + &context::void(self.visit.as_ref(), w);
        doc.foot = w.fill("page_foot", &[("quarter", &self.quarter), ("branch", &self.branch)]);
        doc.rests = Rests::on(self.sheet.iter().map(|s| s.id.as_str()));
        doc.blocks = vec![self.head(), Block::Table(self.table(group, &sum))];
        doc.blocks.extend(self.notes(&sum).map(Block::Note));
        doc.blocks.push(context::signatures(w, &[&["sign_leader", "sign_members", "sign_secretary", "sign_date"]]));
        doc.blocks.push(Block::Note(w.text("foot")));
        doc
    }

    /// A sheet that may still change says so above its table.
    fn state(&self) -> String {
        let Some(sheet) = &self.sheet else { return String::new() };
        let conflict = if sheet.unresolved { self.words.text("unresolved") } else { String::new() };
        if let Some(reason) = revision::correcting(self.facts, sheet) {
            let values = [("revision", sheet.revision.to_string()), ("reason", reason.to_string())];
            return self.words.fill("correcting", &values.each_ref().map(|(k, v)| (*k, v.as_str()))) + &conflict;
        }
        if !sheet.is_final() {
            return self.words.text("draft") + &conflict;
        }
        let count = unreconciled(self.facts, sheet);
        let open = count.map(|n| self.words.fill("unreconciled", &[("count", &n.to_string())])).unwrap_or_default();
        let conflict = conflict + &open;
        let values = [("revision", sheet.revision.to_string()), ("date", context::date(&sheet.finalized_at))];
        self.words.fill("revision", &values.each_ref().map(|(k, v)| (*k, v.as_str()))) + &conflict
    }

    fn head(&self) -> Block {
        let w = &self.words;
        let pair = |key: &str, value: String| (w.text(key), value);
        let visit = self.visit.as_ref();
        let mut who = vec![
            pair("branch", self.branch.clone()),
            pair("date", visit.map(|v| context::date(&v.date)).unwrap_or_default()),
            pair("reporter", visit.map(|v| v.reporter.clone()).unwrap_or_default()),
            pair("interviews", self.interviews()),
        ];
        if let Some(sheet) = &self.sheet {
            who.push(pair("inspector", sheet.by(self.facts, Lang::Zh)));
        }
        let list = format!("{}（{}）", self.list.title, self.list.version);
        let team = vec![pair("team", context::team(self.facts, visit, w))];
        Block::Facts(vec![who, team, vec![pair("checklist", list)]])
    }

    fn interviews(&self) -> String {
        let Some(visit) = self.visit.as_ref().filter(|_| self.sheet.is_some()) else { return String::new() };
        let due = match self.facts.value("visit", &visit.id, "interview_due") {
            "" => "＿＿",
            due => due,
        };
        let done = self.facts.with("interview", "visit", &visit.id).count().to_string();
        self.words.fill("interview_counts", &[("due", due), ("done", &done)])
    }

    fn table(&self, group: Group, sum: &Totals) -> Table {
        let mut table = Table { columns: self.columns(), rows: Vec::new() };
        let mut no = 0;
        for (name, part, members) in self.groups(group, sum) {
            table.rows.push(Row::group(self.group_title(&name, &part), COLUMNS.len()));
            for indicator in members {
                no += 1;
                table.rows.push(self.item(no, indicator));
            }
            let mut label = self.words.fill("subtotal", &[("name", &name)]);
            let na = part.full - part.applicable;
            if self.sheet.is_some() && na > Points::ZERO {
                label += &self.words.fill("subtotal_na", &[("points", &na.short())]);
            }
            table.rows.push(self.sums(RowKind::Subtotal, label, part.full, part.lost, part.got));
        }
        table.rows.push(self.sums(RowKind::Total, self.words.text("total"), sum.full, sum.lost, sum.got));
        table.rows.push(self.converted(sum));
        table
    }

    /// A spreadsheet takes nothing else than points and counts where these belong.
    fn columns(&self) -> Vec<Column> {
        let w = &self.words;
        let mut columns = w.columns("columns", &COLUMNS);
        let points = || Check::Points { most: at("full"), or: STRUCK.into(), refused: w.text("check_points") };
        let words = ["na", "zero"].map(|key| w.text(key)).to_vec();
        let refused = w.fill("check_count", &[("na", &w.text("na")), ("zero", &w.text("zero"))]);
        let checks = [("count", Check::Count { or: words, refused }), ("deduct", points()), ("score", points())];
        for (key, check) in checks {
            columns.iter_mut().skip(at(key)).take(1).for_each(|c| c.check = check.clone());
        }
        columns
    }

    fn groups(&self, group: Group, sum: &Totals) -> Vec<(String, Subtotal, Vec<&Indicator>)> {
        let all = self.list.indicators.iter();
        match group {
            Group::Category => {
                let of = |name: &String| all.clone().filter(|i| i.category == *name).collect();
                sum.by_category.iter().map(|(name, part)| (name.clone(), *part, of(name))).collect()
            }
            Group::Step => {
                let of = |step: &Step| all.clone().filter(|i| i.step == *step).collect();
                sum.by_step.iter().map(|(step, part)| (step.zh().to_string(), *part, of(step))).collect()
            }
        }
    }

    fn group_title(&self, name: &str, part: &Subtotal) -> String {
        let values = [("name", name), ("count", &part.total.to_string()), ("full", &part.full.short())];
        self.words.fill("group", &values)
    }

    fn item(&self, no: u64, i: &Indicator) -> Row {
        let answer = self.answers.get(&i.code).cloned().unwrap_or_default();
        let (count, deduct, score) = self.marks(&answer, score_item(i, &answer));
        Row::plain(vec![
            Value::Count(no).into(),
            i.code.as_str().into(),
            i.category.as_str().into(),
            i.title.as_str().into(),
            i.requirement.as_str().into(),
            i.step.zh().into(),
            Value::Points(i.full).into(),
            i.rule.as_str().into(),
            count,
            deduct,
            score.by(self.rest()),
            self.fact(&i.code, &answer).into(),
            self.note(&answer).into(),
        ])
    }

    /// 扣分数量, 扣分 and 得分. What is 未查 stays empty, what is 不适用 is struck through.
    fn marks(&self, answer: &Answer, item: ItemScore) -> (Cell, Cell, Cell) {
        let points = |p: Points| Cell::from(Value::Points(p));
        if !item.answered {
            return (Value::Blank.into(), Value::Blank.into(), Value::Blank.into());
        }
        match answer.verdict {
            Some(Verdict::Na) => (self.words.text("na").into(), STRUCK.into(), STRUCK.into()),
            Some(Verdict::Zero) => (self.words.text("zero").into(), points(item.deduct).strong(), points(item.score)),
            Some(Verdict::Deduct) => {
                let count = u64::from(answer.count.unwrap_or(0));
                (Value::Count(count).into(), points(item.deduct).strong(), points(item.score))
            }
            _ => (Value::Blank.into(), points(item.deduct), points(item.score)),
        }
    }

    /// 得分 is what 扣分 leaves of 满分.
    fn rest(&self) -> Formula {
        let without = (at("count"), self.words.text("na"));
        Formula::Rest { full: at("full"), lost: at("deduct"), without, mark: STRUCK.into() }
    }

    /// The facts of the indicator's problems, one line each; the reason of 本项不得分 if there is no problem.
    fn fact(&self, code: &str, answer: &Answer) -> String {
        let problems = self.problems.iter().filter(|p| p.code == code);
        let facts: Vec<String> = problems.map(|p| gap::for_pen(&p.fact)).collect();
        match (facts.as_slice(), answer.verdict) {
            ([], Some(Verdict::Zero)) => answer.reason.clone(),
            ([], _) => String::new(),
            ([one], _) => one.clone(),
            (many, _) => (1..).zip(many).map(|(n, f)| format!("（{n}）{f}")).collect::<Vec<_>>().join("\n"),
        }
    }

    fn note(&self, answer: &Answer) -> String {
        let mut parts = Vec::new();
        if answer.verdict == Some(Verdict::Na) {
            parts.push(self.words.fill("na_reason", &[("reason", &answer.reason)]));
        }
        if let Some(sample) = answer.sample {
            parts.push(self.words.fill("sample", &[("sample", &sample.to_string())]));
        }
        parts.push(answer.note.clone());
        parts.retain(|p| !p.is_empty());
        parts.join("\n")
    }

    fn sums(&self, kind: RowKind, label: String, full: Points, lost: Points, got: Points) -> Row {
        let filled = |p: Points| {
            let value = if self.sheet.is_some() { Value::Points(p) } else { Value::Blank };
            Cell::from(value).by(Formula::Sum)
        };
        let blank = || Cell::from(Value::Blank);
        let full = Cell::from(Value::Points(full)).by(Formula::Sum);
        Row {
            kind,
            cells: vec![Cell::from(label).over(6), full, blank(), blank(), filled(lost), filled(got), blank(), blank()],
        }
    }

    /// 折算得分 (AMB-7); empty while there is no score.
    fn converted(&self, sum: &Totals) -> Row {
        let values = [("got", sum.got.short()), ("applicable", sum.applicable.short())];
        let (label, score) = match sum.score {
            Some(score) => {
                let label = self.words.fill("converted", &values.each_ref().map(|(k, v)| (*k, v.as_str())));
                (label, Cell::from(Value::Score(score)))
            }
            None => (self.words.text("converted_blank"), Cell::from(Value::Blank)),
        };
        let without = (at("count"), self.words.text("na"));
        let score = score.by(Formula::Converted { got: at("score"), full: at("full"), without });
        let blank = Cell::from(Value::Blank);
        Row { kind: RowKind::Total, cells: vec![Cell::from(label).over(9), score.over(2), blank.clone(), blank] }
    }

    /// Why it was corrected, revision by revision.
    fn corrections(&self) -> Vec<String> {
        let Some(sheet) = &self.sheet else { return Vec::new() };
        let line = |r: &Revision| {
            let (number, date) = (r.number.to_string(), context::date(&r.at));
            self.words.fill("correction", &[("revision", &number), ("date", &date), ("reason", &r.reason)])
        };
        Revision::all(self.facts, &sheet.id).iter().filter(|r| !r.reason.is_empty()).map(line).collect()
    }

    fn notes(&self, sum: &Totals) -> impl Iterator<Item = String> + use<> {
        let w = &self.words;
        let mut notes = self.corrections();
        if self.sheet.is_some() && sum.unanswered > 0 {
            notes.push(w.fill("unanswered", &[("count", &sum.unanswered.to_string())]));
        }
        if let (1.., Some(score)) = (sum.na_count, sum.score) {
            let (count, points, score) = (sum.na_count.to_string(), sum.na_points.short(), score.to_string());
            let much = if sum.much_na() { w.text("na_much") } else { String::new() };
            notes.push(w.fill("na_note", &[("count", &count), ("points", &points), ("score", &score)]) + &much);
        }
        notes.into_iter()
    }
}
