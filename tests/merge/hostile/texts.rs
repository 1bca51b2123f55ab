//! Texts that disguise themselves, run in spreadsheets or drive terminals.

use super::Scene;
use crate::laptops::Team;

#[test]
fn odd_texts_arrive_as_they_are_and_never_raw_on_the_screen() {
    let scene = Scene::new();
    let long = "支".repeat(32_000);
    let marks = format!("e{}", "\u{301}".repeat(200));
    let texts = [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-2+3|cmd",
        "@SUM(A1)",
        "＝1＋1",
        "'=1",
        " \u{200b}=1",
        "左\u{202e}右\u{2066}里\u{2069}",
        "零\u{200b}宽\u{200d}\u{feff}字",
        &marks,
        &long,
    ];
    for text in texts {
        scene.team.finds("b", text);
    }
    scene.team.export("b", "odd");
    scene.team.merge("a", &["odd"]);
    let mut found = scene.facts("a");
    found.retain(|fact| fact != super::FACT);
    let mut expected: Vec<String> = texts.map(String::from).to_vec();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    let shown = scene.team.does("a", &["problems", "list"]);
    assert!(shown.contains("<U+202E>") && shown.contains("<U+200B>"), "{shown}");
    for hidden in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{1b}'] {
        assert!(!shown.contains(hidden), "{:04X} is shown raw", hidden as u32);
    }
    nothing_runs(&scene.team, "odd/problems.csv");
    nothing_runs(&scene.team, "odd/ops.csv");
}

/// Another library than ours reads the table, as a spreadsheet would: no cell of text begins like a formula.
fn nothing_runs(team: &Team, file: &str) {
    let text = std::fs::read_to_string(team.path(file)).unwrap();
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for row in rows.records() {
        for cell in row.unwrap().iter() {
            let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
            assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{file}: {cell}");
        }
    }
}
