//! The hashes are those that a stranger computes from exchange.md alone, with a few lines of Python.

use super::world::{World, everything};
use hucha::journal::Op;
use hucha::journal::op::COLUMNS;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::path::Path;
use std::process::Command;

/// ops.csv, written plainly: every text that begins with something a spreadsheet would run gets one apostrophe.
fn csv(ops: &[Op]) -> String {
    let mut out = String::from("\u{feff}");
    let titles: Vec<String> = COLUMNS.iter().map(|(zh, key)| format!("\"{zh}_{key}\"")).collect();
    out += &(titles.join(",") + "\r\n");
    for op in ops {
        let mut cells = op.columns().map(|c| c.into_owned()).to_vec();
        cells.push(op.hash.to_string());
        for cell in &mut cells {
            if cell.starts_with(['=', '+', '-', '@', '\'', '\t', '\n']) {
                cell.insert(0, '\'');
            }
        }
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        out += &(quoted.join(",") + "\r\n");
    }
    out
}

fn stranger(file: &Path) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/recompute_hashes.py");
    let done = Command::new("python3").arg(script).arg(file).output().expect("python3 is needed for this test");
    let words = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.success(), words)
}

#[test]
fn a_stranger_computes_the_same_hashes_and_notices_every_alteration() {
    let mut runner = TestRunner::deterministic();
    let mut ops: Vec<Op> = Vec::new();
    while ops.len() < 20 {
        ops = World::after(&everything().new_tree(&mut runner).unwrap().current()).all();
    }
    ops[3].value = "=1+\"王\"，\n'😀e\u{301}".into();
    ops[3].reason = "'引号".into();
    ops.iter_mut().for_each(|op| *op = op.clone().seal());
    ops.sort_by(|a, b| (&a.device, a.seq, a.hash).cmp(&(&b.device, b.seq, b.hash)));
    // The chain is no longer that of the hashes: only the hashes are looked at in the first part.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ops.csv");
    std::fs::write(&file, csv(&ops)).unwrap();
    let (_, words) = stranger(&file);
    assert!(!words.contains("content and hash differ"), "{words}");
    assert!(words.starts_with(&format!("{}\n", ops.len())), "{words}");

    let whole = World::after(&everything().new_tree(&mut runner).unwrap().current());
    let mut ops = whole.all();
    ops.sort_by(|a, b| (&a.device, a.seq, a.hash).cmp(&(&b.device, b.seq, b.hash)));
    std::fs::write(&file, csv(&ops)).unwrap();
    assert_eq!(stranger(&file), (true, format!("{}\n\n", ops.len())));
    let last = ops.len() - 1;
    for (what, expected) in [("value", "content and hash differ"), ("order", "out of order")] {
        let mut bad = ops.clone();
        match what {
            "value" => bad[last].value.push('1'),
            _ => bad.swap(0, last),
        }
        std::fs::write(&file, csv(&bad)).unwrap();
        let (fine, words) = stranger(&file);
        assert!(!fine && words.contains(expected), "{what}: {words}");
    }
}
