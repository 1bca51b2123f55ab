//! 《标准化经验手册》 (R089, rules.md §5.6): the highlights of a quarter that were chosen, by category, one to a page.

use super::context;
use super::error::ReportError;
use super::kinds::Request;
use super::model::{Block, Document, Page};
use super::template::Section;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::highlight::Observation;
use crate::model::strength::Strength;

/// What is told of every item; the words of the highlight stand under the second, the rest is for its authors.
const PARTS: [(&str, u8); 6] =
    [("background", 3), ("practice", 4), ("tools", 2), ("effect", 3), ("conditions", 2), ("proposed_by", 1)];

/// The field in which an author wrote a part.
fn field(key: &str) -> &str {
    if key == "conditions" { "fits" } else { key }
}

/// The title an author gave, else the first clause of the words.
fn heading(facts: &Facts, s: &Strength) -> String {
    match facts.value("strength", &s.id, "title") {
        "" => title(&s.text),
        given => given.into(),
    }
}

/// The handbook of a quarter.
pub fn document(facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    let w = request.words.section("handbook");
    let quarter = context::quarter(request.round);
    let list = context::checklist(facts, request.round);
    let mut items: Vec<(String, String, Strength)> = facts
        .all("strength")
        .filter_map(|r| Strength::of(facts, &r.id))
        .filter(|s| s.visit.starts_with(&format!("{}/", request.round)))
        .filter(|s| matches!(s.highlight.as_str(), "chosen" | "printed"))
        .map(|s| (category(&list, &s.code, &w), s.visit.split('/').nth(1).unwrap_or("").to_string(), s))
        .collect();
    if items.is_empty() {
        return Err(ReportError::Nothing(w.text("name"), quarter, w.text("all")));
    }
    items.sort_by(|a, b| (place(&list, &a.0), &a.1, &a.2.id).cmp(&(place(&list, &b.0), &b.1, &b.2.id)));
    let mut doc = Document::new(w.fill("title", &[("quarter", &quarter)]), Page::Portrait);
    doc.number = w.fill("issue", &[("quarter", &quarter)]);
    doc.foot = w.fill("page_foot", &[("quarter", &quarter)]);
    let count = items.len().to_string();
    doc.blocks = vec![
        Block::Heading(w.text("editor")),
        Block::Paragraph(w.fill("editor_words", &[("quarter", &quarter), ("count", &count)])),
        Block::Heading(w.text("contents")),
        Block::List(items.iter().map(|i| line(facts, i, &w)).collect()),
    ];
    items.iter().for_each(|i| doc.blocks.extend(page(facts, i, &w)));
    doc.blocks.extend([Block::Page(w.text("meeting")), meetings(facts, request.round)]);
    Ok(doc)
}

/// The observation meetings that were logged; lines to write on while there is none.
fn meetings(facts: &Facts, round: &str) -> Block {
    let one = |o: &Observation| {
        let parts = [context::date(&o.date), context::branch(facts, &o.branch), o.topic.clone()];
        parts.join("　")
    };
    let all: Vec<String> = Observation::of_round(facts, round).iter().map(one).collect();
    if all.is_empty() { Block::Lines(8) } else { Block::List(all) }
}

fn category(list: &Checklist, code: &str, w: &Section) -> String {
    list.get(code).map_or_else(|| w.text("other"), |i| i.category.clone())
}

/// Categories stand in the order of the checklist, what belongs to none at the end.
fn place(list: &Checklist, category: &str) -> usize {
    list.indicators.iter().position(|i| i.category == category).unwrap_or(usize::MAX)
}

/// `基本活动　生产一支部：班前一刻钟……`.
fn line(facts: &Facts, (category, branch, s): &(String, String, Strength), w: &Section) -> String {
    let values =
        [("category", &**category), ("branch", &context::branch(facts, branch)), ("title", &heading(facts, s))];
    w.fill("contents_line", &values)
}

/// The first clause of the words.
fn title(text: &str) -> String {
    let end = text.find(['，', '。', '；', '\n']).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).to_string()
}

fn page(facts: &Facts, (category, branch, s): &(String, String, Strength), w: &Section) -> Vec<Block> {
    let branch = context::branch(facts, branch);
    let mut blocks = vec![
        Block::Page(heading(facts, s)),
        Block::Facts(vec![vec![(w.text("branch"), branch), (w.text("category"), category.clone())]]),
    ];
    for (key, lines) in PARTS {
        blocks.push(Block::Heading(w.text(key)));
        let words = facts.value("strength", &s.id, field(key));
        blocks.push(match (key, words) {
            ("practice", "") => Block::Paragraph(s.text.clone()),
            (_, "") => Block::Lines(lines),
            (_, words) => Block::Paragraph(words.into()),
        });
    }
    blocks
}
