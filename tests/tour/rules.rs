//! The table of rules of pairing and duty claims: complete, and every test in it exists and names its rule.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("../../docs/pairing-and-duties.md");

/// Rule and test of every row.
fn rows() -> BTreeMap<&'static str, &'static str> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let rule = cells.get(1).copied().filter(|r| r.len() == 4 && r.starts_with('R'))?;
        Some((rule, cells.get(4)?.trim_matches('`')))
    };
    TABLE.lines().filter_map(row).collect()
}

fn names(dir: &Path, found: &mut String) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            names(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// Whether a test's name speaks of a rule: `r134_…`, or a span such as `r061_to_r064_…`.
fn speaks_of(test: &str, rule: &str) -> bool {
    let wanted: u32 = rule[1..].parse().unwrap();
    let numbers: Vec<u32> =
        test.split('_').filter_map(|p| p.strip_prefix('r')).filter_map(|n| n.parse().ok()).collect();
    let span = test.contains("_to_r") && numbers.len() == 2 && (numbers[0]..=numbers[1]).contains(&wanted);
    numbers.contains(&wanted) || span
}

#[test]
fn every_rule_has_its_place_and_a_test_that_names_it() {
    let rows = rows();
    let wanted = (60..=74).chain(100..=109).chain(130..=148).chain(150..=155);
    let mut sources = String::new();
    for dir in ["src", "tests"] {
        names(&Path::new(env!("CARGO_MANIFEST_DIR")).join(dir), &mut sources);
    }
    for n in wanted {
        let rule = format!("R{n:03}");
        let test = rows.get(rule.as_str()).unwrap_or_else(|| panic!("{rule} is not in the table"));
        assert!(sources.contains(&format!("fn {test}(")), "{rule}: there is no test {test}");
        assert!(speaks_of(test, &rule), "{rule} is not named by {test}");
    }
    assert!(!speaks_of("r061_to_r064_x", "R065") && speaks_of("r061_to_r064_x", "R062"), "the check has teeth");
}
