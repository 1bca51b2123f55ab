//! Tables, operations, signed tips, words of documents.

use super::{Cost, exported, feed, mutate};
use hucha::documents::Template;
use hucha::exchange::csv_read::{CsvOptions, CsvReader};
use hucha::exchange::csv_write::{Cells, CsvWriter};
use hucha::exchange::escape;
use hucha::exchange::ops_read::OpsReader;
use hucha::exchange::signing::tip;
use hucha::text::{Lang, Say};
use std::fs;

/// The rows of a table as far as they are understood, and whether that is all.
fn cells(input: &[u8], options: CsvOptions) -> Option<(Vec<Vec<String>>, bool)> {
    let mut csv = CsvReader::open("x.csv", input, |cells| cells.len() > 1, options).ok()?;
    let (mut rows, mut whole) = (Vec::new(), true);
    while let Some(row) = csv.next_row().unwrap_or_else(|e| {
        assert!(!e.say(Lang::Zh).is_empty() && !e.say(Lang::En).is_empty());
        whole = false;
        None
    }) {
        rows.push(row.cells.iter().map(|c| escape::decode(c).to_string()).collect());
    }
    Some((rows, whole))
}

/// Written again, it reads as what it was.
fn comes_back(rows: &[Vec<String>]) {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0).max(2);
    let headings: Vec<String> = (0..width).map(|n| format!("列{n}_c{n}")).collect();
    let columns: Vec<_> = headings.iter().map(|h| (h.as_str(), Cells::Text)).collect();
    let mut out = CsvWriter::new(Vec::new(), "y.csv", &columns).unwrap();
    let mut kept = Vec::new();
    for row in rows {
        let mut row = row.clone();
        row.resize(width, String::new());
        if out.row(&row).is_ok() {
            kept.push(row);
        }
    }
    let bytes = out.finish().unwrap();
    let Some((back, whole)) = cells(&bytes, CsvOptions::strict()) else { panic!("our own table is refused") };
    let back: Vec<Vec<String>> = back.into_iter().filter(|r| r[0] != headings[0]).collect();
    assert!(whole);
    assert_eq!(back, kept);
}

#[test]
fn tables_and_operations() {
    let laptop = exported();
    let file = |name: &str| fs::read(laptop.path("包").join(name)).unwrap();
    // The journal of a bundle is long: a part of it is as good.
    let short = |bytes: Vec<u8>| bytes[..bytes.len().min(20_000)].to_vec();
    let seeds: Vec<Vec<u8>> = ["ops.csv", "problems.csv", "tips.csv", "branches.csv"].map(|n| short(file(n))).into();
    for (name, options) in [("csv strict", CsvOptions::strict()), ("csv lenient", CsvOptions::lenient())] {
        let make = |dice: &mut super::Dice| match dice.below(2) {
            0 => mutate::bytes(&seeds, dice),
            _ => mutate::table(&seeds[1..], dice),
        };
        feed(name, Cost::Fast, make, |input| {
            let Some((rows, whole)) = cells(input, options) else { return false };
            comes_back(&rows);
            whole
        });
    }
    feed(
        "ops",
        Cost::Fast,
        |dice| mutate::bytes(&seeds, dice),
        |input| {
            let Ok(reader) = OpsReader::open("ops.csv", input) else { return false };
            reader.flatten().map(|(_, op)| assert!(op.check().is_ok())).count() > 0
        },
    );
    feed("tips", Cost::Fast, |dice| mutate::bytes(&seeds[2..3], dice), |mut input| tip::read(&mut input).is_some());
}

#[test]
fn words_of_documents() {
    let seeds = [Template::BUILTIN.as_bytes().to_vec(), "[common]\ncompany = \"é👍{company}\"\n".as_bytes().to_vec()];
    let builtin: toml::Table = Template::BUILTIN.parse().unwrap();
    feed(
        "template",
        Cost::Slow,
        |dice| mutate::bytes(&seeds, dice),
        |input| {
            let template = match Template::with(&super::text(input)) {
                Err(why) => {
                    assert!(!why.say(Lang::Zh).is_empty());
                    return false;
                }
                Ok(template) => template,
            };
            for (section, keys) in &builtin {
                for (key, _) in keys.as_table().into_iter().flatten().filter(|(_, words)| words.is_str()) {
                    let said = template.section(section).fill(key, &[("name", "{company}")]);
                    assert!(!said.contains('⟦') || super::text(input).contains('⟦'), "{section}.{key}: {said}");
                    let _ = template.section(section).column(key, "title", hucha::documents::model::Align::Left);
                }
            }
            true
        },
    );
}
