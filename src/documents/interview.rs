//! 访谈记录表 (rules.md §5.7, AMB-15): one page per interview, by number and kind of post, never by name.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Align, Block, Document, Page, Rests, Row, Table};
use super::template::Section;
use crate::model::facts::Facts;
use crate::model::interview::{Interview, Knowing, Questionnaire, knowing};
use crate::model::round::Round;
use crate::model::sheet::Sheet;
use crate::model::visit::Visit;
use crate::text::Lang;

const COLUMNS: [(&str, Align); 4] =
    [("no", Align::Center), ("question", Align::Left), ("result", Align::Center), ("text", Align::Left)];

/// The interviews of one sheet or of the whole visit; an empty form if there are none.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let visit = context::visit(facts, request)?;
    let mut interviews = match request.sheet {
        Some(_) => context::sheet(facts, request)?.map_or_else(Vec::new, |s| Interview::of_sheet(facts, &s.id)),
        None => Interview::of_visit(facts, &visit.id),
    };
    if interviews.is_empty() {
        interviews.push(Interview::default());
    }
    let version = Round::of(facts, &visit.round).map(|r| r.questions).unwrap_or_default();
    let questions = Questionnaire::of(facts, &version).unwrap_or_else(Questionnaire::builtin);
    let form = Form { facts, words: request.words.section("interview"), visit, questions };
    Ok(form.document(&interviews))
}

struct Form<'a> {
    facts: &'a Facts,
    words: Section<'a>,
    visit: Visit,
    questions: Questionnaire,
}

impl Form<'_> {
    fn document(&self, interviews: &[Interview]) -> Document {
        let w = &self.words;
        let mut doc = Document::new(w.text("title"), Page::Portrait);
        let (quarter, branch) = (context::quarter(&self.visit.round), self.visit.branch_name(self.facts));
        doc.foot = w.fill("page_foot", &[("quarter", &quarter), ("branch", &branch)]);
        doc.rests = Rests::on(interviews.iter().map(|i| i.sheet.as_str()).filter(|s| !s.is_empty()));
        for (at, interview) in interviews.iter().enumerate() {
            if at > 0 {
                doc.blocks.push(Block::Page(w.text("title")));
            }
            doc.blocks.extend(self.page(interview, &quarter, &branch));
        }
        doc
    }

    fn page(&self, interview: &Interview, quarter: &str, branch: &str) -> Vec<Block> {
        let w = &self.words;
        let pair = |key: &str, value: String| (w.text(key), value);
        let number = if interview.number == 0 { String::new() } else { interview.number.to_string() };
        let interviewer = Sheet::of(self.facts, &interview.sheet).map(|s| s.by(self.facts, Lang::Zh));
        let first = vec![
            pair("branch", branch.into()),
            pair("round", quarter.into()),
            pair("date", context::date(&self.visit.date)),
        ];
        let second = vec![
            pair("number", number),
            pair("post", interview.post_kind.clone()),
            pair("interviewer", interviewer.unwrap_or_default()),
        ];
        let rows = self.questions.questions.iter().map(|q| {
            let given = interview.answers.get(&q.code);
            let reply = given.and_then(|g| g.reply).map_or("", |r| r.name(Lang::Zh));
            Row::plain(vec![
                q.code.as_str().into(),
                q.question.as_str().into(),
                reply.into(),
                given.map_or("", |g| g.text.as_str()).into(),
            ])
        });
        let table = Table { columns: w.columns("columns", &COLUMNS), rows: rows.collect() };
        let mut blocks = vec![Block::Facts(vec![first, second]), Block::Table(table), self.judged(interview)];
        blocks.push(context::signatures(w, &[&["sign", "sign_date"]]));
        blocks.push(Block::Note(w.text("foot")));
        blocks
    }

    /// 知晓判定 with its arithmetic: so many of the key questions, and how many are needed.
    fn judged(&self, interview: &Interview) -> Block {
        let w = &self.words;
        let keys = self.questions.keys();
        let right = keys.iter().filter_map(|q| interview.reply(&q.code)).filter(|r| r.passes()).count();
        let verdict = knowing(&self.questions, interview);
        let options =
            vec![(w.text("aware_yes"), verdict == Knowing::Aware), (w.text("aware_no"), verdict == Knowing::Unaware)];
        let codes: Vec<&str> = keys.iter().map(|q| q.code.as_str()).collect();
        let values = [("codes", codes.join("、")), ("right", right.to_string()), ("keys", keys.len().to_string())];
        let asked = !interview.answers.is_empty();
        let key = if asked { "judged" } else { "judged_blank" };
        let text = w.fill(key, &values.each_ref().map(|(k, v)| (*k, v.as_str())));
        Block::Choice { label: w.text("aware"), options, text }
    }
}
