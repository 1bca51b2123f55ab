//! 合并回执: who merged which files on this laptop, what they brought, and what was left open.

use super::context;
use super::model::{Align, Block, Document, Page, Row, Table, Value};
use super::template::Template;
pub use crate::exchange::merge::printed::{MergedFile, Receipt};

const COLUMNS: [(&str, Align); 7] = [
    ("no", Align::Center),
    ("file", Align::Left),
    ("from", Align::Left),
    ("signed", Align::Left),
    ("new", Align::Center),
    ("known", Align::Center),
    ("sha256", Align::Left),
];

/// The document of a receipt.
pub fn document(r: &Receipt, words: &Template) -> Document {
    let w = words.section("receipt");
    let number = r.number.to_string();
    let mut doc = Document::new(w.text("title"), Page::Landscape);
    doc.logo = words.logo.clone();
    doc.number = w.fill("number", &[("number", &number), ("device", &r.device)]);
    doc.foot = w.fill("page_foot", &[("number", &number), ("device", &r.device)]);
    let [new, known, aside] = r.counts.map(|n| n.to_string());
    let [conflicts, forks, gaps] = r.open.map(|n| n.to_string());
    let facts = |keys: [(&str, String); 3]| keys.map(|(key, value)| (w.text(key), value)).to_vec();
    let mut heads = vec![
        facts([("by", r.by.clone()), ("date", context::date(&r.at)), ("time", r.at.clone())]),
        facts([("new", new), ("known", known), ("aside", aside)]),
        facts([("conflicts", conflicts), ("forks", forks), ("gaps", gaps)]),
        vec![(w.text("backup"), r.backup.clone())],
    ];
    if !r.undone.is_empty() {
        heads.push(vec![(w.text("undone"), r.undone.clone())]);
    }
    let row = |(no, file): (u64, &MergedFile)| {
        Row::plain(vec![
            Value::Count(no).into(),
            file.path.as_str().into(),
            file.from.as_str().into(),
            file.signed.as_str().into(),
            Value::Count(file.new).into(),
            Value::Count(file.known).into(),
            file.sha256.as_str().into(),
        ])
    };
    let table = Table { columns: w.columns("columns", &COLUMNS), rows: (1..).zip(&r.files).map(row).collect() };
    doc.blocks = vec![Block::Facts(heads), Block::Table(table), Block::Note(w.text("foot"))];
    doc.blocks.push(context::signatures(&w, &[&["sign_by", "sign_from", "sign_date"]]));
    doc
}
