//! What is in a bundle.

use crate::world::{self, MIXED, cell, commit, export, insert, ops, ops_of, quarter, table};
use hucha::exchange::bundle::{self, Wanted};
use hucha::exchange::manifest::Meta;
use hucha::exchange::sums;
use hucha::model::checklist::Checklist;
use hucha::text::Lang;
use std::fs;
use std::path::Path;

fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |e: fs::DirEntry| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap());
    let mut out: Vec<_> = fs::read_dir(dir).unwrap().map(|e| read(e.unwrap())).collect();
    out.sort();
    out
}

#[test]
fn two_exports_of_one_state_are_byte_identical_as_folder_and_as_zip() {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let (a, b) = (dir.path().join("a"), dir.path().join("b"));
    export(&store, &a, false);
    export(&store, &b, false);
    assert_eq!(files(&a), files(&b));
    let (a, b) = (dir.path().join("a.zip"), dir.path().join("b.zip"));
    let (first, second) = (export(&store, &a, true), export(&store, &b, true));
    assert_eq!(fs::read(&a).unwrap(), fs::read(&b).unwrap());
    assert_eq!(first.sha256, second.sha256);
}

#[test]
fn a_bundle_lists_its_files_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let made = export(&store, &dir.path().join("b"), false);
    let names: Vec<String> = files(&made.path).into_iter().map(|(name, _)| name).collect();
    let expected = "README.txt SHA256SUMS SHA256SUMS.minisig branches.csv checklists.csv conflicts.csv datapackage.json deleted.csv \
                    hucha.pub indicators.csv ops.csv people.csv problems.csv quarantine.csv rounds.csv scores.csv sheets.csv \
                    tips.csv visits.csv";
    assert_eq!(names.join(" "), expected);
    assert_eq!(made.files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), names);
    assert_eq!(sums::of_folder(&made.path).unwrap(), sums::listed_in(&made.path).unwrap().unwrap());
    let meta = Meta::parse(&fs::read_to_string(made.path.join("datapackage.json")).unwrap()).unwrap();
    let tip = store.tip().clone();
    assert_eq!((meta.format, meta.device.as_str(), meta.op_count), (1, "xBCDFG", tip.seq));
    assert_eq!((meta.tip, meta.known.get("xBCDFG")), (tip.prev.map(|h| h.to_string()), Some(&tip.seq)));
}

#[test]
fn every_operation_comes_back_from_ops_csv() {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let made = export(&store, &dir.path().join("b"), false);
    let back = ops(&made.path.join("ops.csv"));
    assert_eq!(back, ops_of(&store));
    let mut other = world::empty("xQQQQQ");
    insert(&mut other, back);
    assert_eq!(other.digest().unwrap(), store.digest().unwrap());
}

#[test]
fn views_show_words_names_and_points_and_mark_each_row() {
    let dir = tempfile::tempdir().unwrap();
    let made = export(&quarter("xBCDFG"), &dir.path().join("b"), false);
    let scores = made.path.join("scores.csv");
    let id = "2026Q4/B04/p1/A1-01";
    let expected = [
        ("show_branch", "生产一支部"),
        ("show_inspector", "王小明"),
        ("show_title", "组织体系与创建进度汇报"),
        ("show_deduct", "1.00"),
        ("show_score", "1.50"),
        ("verdict", "扣分"),
        ("count", "2"),
        ("note", MIXED),
        ("show_unresolved", ""),
    ];
    for (key, text) in expected {
        assert_eq!(cell(&scores, id, key), text, "{key}");
    }
    assert!(cell(&scores, id, "rev").starts_with("xBCDFG-"));
    assert_eq!(cell(&scores, id, "chk").len(), 9);
    assert_eq!(cell(&made.path.join("sheets.csv"), "2026Q4/B04/p1", "show_unanswered"), "47");
    assert_eq!(cell(&made.path.join("visits.csv"), "2026Q4/B04", "show_state"), "检查中");
    let deleted = made.path.join("deleted.csv");
    let (_, rows) = table(&deleted);
    assert_eq!(cell(&deleted, &rows[0][0], "reason"), "重复");
    assert_eq!(cell(&deleted, &rows[0][0], "show_content"), "检查：2026Q4/B04；内容：写错了");
}

#[test]
fn a_visit_with_two_final_sheets_shows_no_score_and_why() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = quarter("xBCDFG");
    let list = Checklist::builtin();
    commit(&mut store, |facts, act| {
        for person in ["p1", "p2"] {
            let sheet = format!("2026Q4/B04/{person}");
            let fields =
                [("visit", "2026Q4/B04"), ("inspector", person), ("checklist", &list.version), ("state", "final")];
            act.set_all(facts, "sheet", &sheet, &fields);
            for indicator in &list.indicators {
                act.set(facts, "score", &format!("{sheet}/{}", indicator.code), "verdict", "ok");
                act.set(facts, "score", &format!("{sheet}/{}", indicator.code), "count", "");
            }
        }
    });
    let made = export(&store, &dir.path().join("b"), false);
    let (visits, sheets) = (made.path.join("visits.csv"), made.path.join("sheets.csv"));
    assert_eq!(cell(&sheets, "2026Q4/B04/p2", "show_score"), "100.00");
    assert_eq!(cell(&visits, "2026Q4/B04", "show_score"), "");
    assert_eq!(cell(&visits, "2026Q4/B04", "show_unresolved"), "得分（待合议，2份）");
}

#[test]
fn a_quarter_limits_the_views_and_never_the_operations() {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let facts = store.facts_of_round("2026Q3").unwrap();
    let target = dir.path().join("b");
    let wanted = Wanted {
        facts: &facts,
        round: Some("2026Q3"),
        actor: "p1",
        target: &target,
        zip: false,
        how: bundle::How::default(),
        lang: Lang::Zh,
    };
    bundle::write(&store, &wanted).unwrap();
    let ids: Vec<String> = table(&target.join("visits.csv")).1.into_iter().map(|r| r[0].clone()).collect();
    assert_eq!(ids, ["2026Q3/B04"]);
    assert!(!target.join("scores.csv").exists());
    assert_eq!(ops(&target.join("ops.csv")).len() as u64, store.tip().seq);
    assert_eq!(bundle::name(&store, Some("2026Q4")), format!("hucha-2026Q4-xBCDFG-{}", store.tip().seq));
}

/// Two laptops that hold the same set export the same tables, whoever exports.
#[test]
fn conflicts_are_listed_with_every_value_and_do_not_depend_on_the_exporter() {
    let dir = tempfile::tempdir().unwrap();
    let mut a = quarter("xBCDFG");
    let mut b = world::empty("xQQQQQ");
    insert(&mut b, ops_of(&a));
    let cell_id = "2026Q4/B04/p1/A1-01";
    commit(&mut a, |facts, act| act.set(facts, "score", cell_id, "count", "3"));
    commit(&mut b, |facts, act| act.set(facts, "score", cell_id, "count", "4"));
    let (from_a, from_b) = (ops_of(&a), ops_of(&b));
    insert(&mut a, from_b);
    insert(&mut b, from_a);
    let (of_a, of_b) = (export(&a, &dir.path().join("a"), false), export(&b, &dir.path().join("b"), false));
    for (name, bytes) in files(&of_a.path) {
        // Each laptop signs for itself.
        if name.ends_with(".csv") && name != "tips.csv" {
            assert_eq!(bytes, fs::read(of_b.path.join(&name)).unwrap(), "{name}");
        }
    }
    let (_, rows) = table(&of_a.path.join("conflicts.csv"));
    let mut values: Vec<&str> = rows.iter().map(|r| r[6].as_str()).collect();
    values.sort_unstable();
    assert_eq!((values, rows[0][0].as_str()), (vec!["3", "4"], "score/2026Q4/B04/p1/A1-01/count"));
    assert_eq!(cell(&of_a.path.join("scores.csv"), cell_id, "show_unresolved"), "数量");
    assert_eq!(cell(&of_a.path.join("sheets.csv"), "2026Q4/B04/p1", "show_unresolved"), "A1-01");
    let rev = cell(&of_a.path.join("scores.csv"), cell_id, "rev");
    assert_eq!(rev, format!("xBCDFG-{} xQQQQQ-1", a.tip().seq));
}

#[test]
fn what_is_set_aside_is_exported_too_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = world::empty("xQQQQQ");
    let mut all = ops_of(&quarter("xBCDFG"));
    all.remove(2);
    let waiting = all.len() - 2;
    insert(&mut store, all.clone());
    let made = export(&store, &dir.path().join("b"), false);
    assert_eq!(ops(&made.path.join("ops.csv")), all);
    let (_, rows) = table(&made.path.join("quarantine.csv"));
    assert_eq!(rows.len(), waiting);
    assert!(rows.iter().all(|r| r[0].len() == 27 && !r[1].is_empty()));
}
