//! The table of what the opinion leaves open names tests that exist.

use std::path::Path;

#[test]
fn every_rule_of_the_table_names_a_test_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(root.join("docs/ambiguities.md")).unwrap();
    for n in 1..=20 {
        let row = table.lines().find(|l| l.starts_with(&format!("| AMB-{n} |")));
        let row = row.unwrap_or_else(|| panic!("AMB-{n} has no row"));
        let proof = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let (mut source, mut tests) = (String::new(), 0);
        for name in proof.split('`').skip(1).step_by(2) {
            if name.ends_with(".rs") {
                source = std::fs::read_to_string(root.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
            } else {
                assert!(source.contains(&format!("fn {name}(")), "AMB-{n}: no test {name}");
                tests += 1;
            }
        }
        assert!(tests > 0, "AMB-{n} names no test");
    }
}
