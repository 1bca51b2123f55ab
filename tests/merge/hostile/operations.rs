//! Operations that were forged, moved or taken away.

use super::{FACT, Scene};
use hucha::exchange::csv_write::CsvWriter;
use hucha::exchange::ops_read::OpsReader;
use hucha::exchange::ops_write;
use hucha::journal::{Op, OpHash};

fn ops(text: &str) -> Vec<Op> {
    OpsReader::open("ops.csv", text.as_bytes()).unwrap().map(|row| row.unwrap().1).collect()
}

fn csv(ops: &[Op]) -> Vec<u8> {
    let columns = ops_write::columns();
    let headings: Vec<String> = columns.iter().map(|c| c.heading()).collect();
    let shown: Vec<_> = headings.iter().zip(&columns).map(|(h, c)| (h.as_str(), c.cells())).collect();
    let mut out = CsvWriter::new(Vec::new(), "ops.csv", &shown).unwrap();
    for op in ops {
        let hash = OpHash::text(op.hash);
        let cells = op.columns();
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).chain([std::str::from_utf8(&hash).unwrap()]).collect();
        out.row(&cells).unwrap();
    }
    out.finish().unwrap()
}

#[test]
fn a_forged_or_swapped_cell_is_refused_by_line() {
    let scene = Scene::new();
    let (text, line) = (scene.ops(), scene.line());
    scene.bundle("forged", text.replace(FACT, "没有问题").as_bytes());
    scene.refuses("forged", &["forged/ops.csv", &format!("第{line}行"), "“摘要_hash”"]);
    let mut rows: Vec<String> = text.split_inclusive("\r\n").map(String::from).collect();
    let other = rows.iter().position(|r| r.contains("todo")).unwrap();
    rows[line - 1] = rows[line - 1].replace(FACT, "todo");
    rows[other] = rows[other].replace("todo", FACT);
    scene.bundle("swapped", rows.concat().as_bytes());
    scene.refuses("swapped", &["swapped/ops.csv", &format!("第{line}行"), &format!("第{}行", other + 1)]);
    let mut ops = ops(&text);
    let at = ops.iter().position(|op| op.value == FACT).unwrap();
    ops[at].value = "没有问题".into();
    scene.bundle("rehashed", &csv(&[&ops[..at], &[ops[at].clone()], &ops[at + 1..]].concat()));
    scene.refuses("rehashed", &[&format!("第{line}行")]);
}

#[test]
fn lines_in_another_order_are_the_same_set() {
    let scene = Scene::new();
    let text = scene.ops();
    let mut rows: Vec<&str> = text.split_inclusive("\r\n").collect();
    rows[1..].reverse();
    scene.bundle("turned", rows.concat().as_bytes());
    scene.team.merge("a", &["turned"]);
    assert_eq!(scene.facts("a"), [FACT]);
    assert_eq!(scene.team.merge("a", &["bundle"])["new"], 0);
    scene.team.merge("b", &["turned"]);
    assert_eq!(scene.team.digest("a")["ops"], scene.team.digest("b")["ops"]);
}

#[test]
fn a_removed_line_is_told_and_what_follows_waits() {
    let scene = Scene::new();
    let text = scene.ops();
    let first = text.lines().find(|l| l.contains("_created") && l.contains("\"problem\"")).unwrap();
    scene.bundle("hole", text.replace(&format!("{first}\r\n"), "").as_bytes());
    let done = scene.team.merge("a", &["hole"]);
    assert_eq!(done["gaps"], 1, "{done}");
    assert!(done["quarantined"].as_u64().unwrap() > 0, "{done}");
    let said = scene.team.run("a", &["merge", "--dry-run", &scene.team.at("hole")]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(scene.facts("a").is_empty(), "what builds on nothing counts for nothing");
    scene.team.merge("a", &["bundle"]);
    assert_eq!(scene.facts("a"), [FACT]);
    assert_eq!(scene.team.run("a", &["doctor"]).status, 0);
}

#[test]
fn a_clock_beyond_everything_waits_and_moves_no_clock() {
    let scene = Scene::new();
    let mut all = ops(&scene.ops());
    let last = all.iter().filter(|op| op.value == FACT).max_by_key(|op| op.seq).unwrap().clone();
    let tip = all.iter().filter(|op| op.device == last.device).max_by_key(|op| op.seq).unwrap().clone();
    let forged = Op {
        seq: tip.seq + 1,
        prev: Some(tip.hash),
        pred: vec![last.hash],
        lamport: 1 << 60,
        value: "被抢先".into(),
        txn: format!("{}-{}", tip.device, tip.seq + 1),
        ..last
    };
    all.push(forged.seal());
    scene.bundle("clock", &csv(&all));
    let done = scene.team.merge("a", &["clock"]);
    assert_eq!(done["quarantined"], 1, "{done}");
    assert_eq!(scene.facts("a"), [FACT]);
    scene.team.finds("a", "照常记");
    scene.team.export("a", "after");
    let mine = ops(&std::fs::read_to_string(scene.team.path("after/ops.csv")).unwrap());
    assert!(mine.iter().filter(|op| op.value != "被抢先").all(|op| op.lamport < 1000));
    assert!(mine.iter().any(|op| op.value == "被抢先"), "kept and exported again");
}

#[test]
fn a_number_used_twice_keeps_both() {
    let scene = Scene::new();
    let mut all = ops(&scene.ops());
    let at = all.iter().position(|op| op.value == FACT).unwrap();
    let twin = Op { value: "另一句".into(), ..all[at].clone() }.seal();
    all.insert(at + 1, twin);
    scene.bundle("fork", &csv(&all));
    let done = scene.team.merge("a", &["fork"]);
    assert_eq!((&done["forks"], &done["conflicts"]), (&1.into(), &1.into()), "{done}");
    let open = scene.team.json("a", &["conflicts", "list"]);
    let mut values: Vec<_> =
        open[0]["heads"].as_array().unwrap().iter().map(|h| h["value"].as_str().unwrap()).collect();
    values.sort_unstable();
    let mut expected = [FACT, "另一句"];
    expected.sort_unstable();
    assert_eq!(values, expected);
}
