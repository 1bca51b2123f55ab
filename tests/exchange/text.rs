//! Any text survives, and no cell can run.

use crate::world::{commit, empty, export, ops, ops_of, table};
use hucha::model::text_value::clean_text;
use proptest::prelude::*;
use std::fs;

/// Texts rich in what breaks tables: quotes, separators, line ends, formula signs, invisible and wide characters.
fn tricky() -> impl Strategy<Value = String> {
    let alphabet: Vec<char> =
        "=+-@'\"\t\n\r,;＝＋－＠ 　\u{200b}\u{feff}\u{202e}a1支，。é\u{301}👨‍👩‍👧𠮷\u{1b}\u{0}\u{85}\u{2028}"
            .chars()
            .collect();
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(proptest::sample::select(alphabet), 0..12).prop_map(|c| c.into_iter().collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_in_any_field_survives_export_and_reading_back(texts in proptest::collection::vec(tricky(), 1..12)) {
        let dir = tempfile::tempdir().unwrap();
        let mut store = empty("xBCDFG");
        let clean: Vec<String> = texts.iter().map(|t| clean_text(t).into_owned()).collect();
        commit(&mut store, |facts, act| {
            *act = act.clone().because(&clean[0]);
            for (i, text) in clean.iter().enumerate() {
                act.set(facts, "problem", &format!("xBCDFG-{i}"), "status", "todo");
                act.set(facts, "problem", &format!("xBCDFG-{i}"), "fact", text);
                act.set(facts, "branch", &format!("B{i:02}"), "members", text);
                act.set(facts, "visit", text, "reporter", text);
            }
        });
        let made = export(&store, &dir.path().join("b"), false);
        prop_assert_eq!(ops(&made.path.join("ops.csv")), ops_of(&store));
        let (header, rows) = table(&made.path.join("problems.csv"));
        let fact = header.iter().position(|h| h.ends_with("_fact")).unwrap();
        for row in rows {
            let i: usize = row[0].trim_start_matches("xBCDFG-").parse().unwrap();
            prop_assert_eq!(&row[fact], &clean[i]);
        }
        for entry in fs::read_dir(&made.path).unwrap() {
            no_cell_runs(&fs::read_to_string(entry.unwrap().path()).unwrap())?;
        }
    }
}

/// What a spreadsheet takes for a formula after dropping blanks and invisible characters; a lone number is none.
fn runs(cell: &str) -> bool {
    let hidden = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let seen = cell.trim_start_matches(hidden);
    let number = seen.strip_prefix('-').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !number
}

/// Reads a CSV file with another library than ours, as a spreadsheet would.
fn no_cell_runs(csv_text: &str) -> Result<(), TestCaseError> {
    if !csv_text.starts_with("\u{feff}\"") {
        return Ok(());
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(csv_text.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            prop_assert!(!runs(cell), "{:?}", cell);
        }
    }
    Ok(())
}
