//! A merge taken back as a unit, through the real binary.

use crate::laptops::Team;
use serde_json::json;

#[test]
fn a_merge_is_taken_back_as_a_unit_and_comes_back_with_its_bundle() {
    let team = Team::of_three();
    team.finds("b", "缺签到表，é👍");
    team.export("b", "b1");
    let before = team.digest("a");
    team.merge("a", &["b1"]);
    let merged = team.digest("a");
    assert_ne!(merged, before);
    let preview = team.json("a", &["merges", "undo", "1", "--dry-run"]);
    assert_eq!((team.digest("a"), &preview["undone"]), (merged.clone(), &json!(false)));
    let done = team.json("a", &["merges", "undo", "1"]);
    assert_eq!((&done["undone"], &done["removed"]), (&json!(true), &preview["removed"]));
    assert!(done["removed"].as_u64().unwrap() > 0 && done["backup"].as_str().unwrap().ends_with(".db"), "{done}");
    assert_eq!(team.digest("a"), before);
    assert_eq!(team.run("a", &["doctor"]).status, 0);
    let shown = team.json("a", &["merges", "show", "1"]);
    assert_eq!((&shown["undone"]["name"], &shown["undone"]["removed"]), (&json!("李明"), &done["removed"]));
    assert!(team.does("a", &["merges", "list"]).contains("已撤回"));
    assert!(team.does("a", &["merges", "show", "1"]).contains("已撤回：2026-11-22T09:05:06+08:00，李明"));
    let again = team.run("a", &["merges", "undo", "1"]);
    assert!(again.status == 3 && again.err.contains("已于 2026-11-22T09:05:06+08:00 撤回"), "{}", again.err);
    assert_eq!(team.run("a", &["merges", "undo", "7"]).status, 2);

    let words = team.run("a", &["merge", "--dry-run", &team.at("b1")]).err;
    assert!(words.contains("撤回过的（回执 1，李明于 2026-11-22T09:05:06+08:00 撤回）"), "{words}");
    let back = team.merge("a", &["b1"]);
    assert_eq!((&back["bundles"][0]["status"], &back["receipt"]), (&json!("merged"), &json!(2)));
    assert_eq!((&back["new"], &back["returned"]), (&done["removed"], &done["removed"]));
    assert_eq!(team.digest("a"), merged);
    assert_eq!(team.run("a", &["doctor"]).status, 0);
}

#[test]
fn what_was_built_on_a_merge_is_told_and_nothing_changes() {
    let team = Team::of_three();
    team.dates("b", "2026-11-24");
    team.finds("b", "缺签到表");
    team.export("b", "b1");
    team.merge("a", &["b1"]);
    team.dates("a", "2026-11-25");
    let problem = team.json("a", &["problems", "list"])[0]["id"].as_str().unwrap().to_string();
    team.does("a", &["--as", "王芳", "problems", "set", &problem, "--status", "整改中", "--note", "已联系👍"]);
    let before = team.digest("a");
    let backups = || std::fs::read_dir(team.path("a/backups")).unwrap().count();
    let copies = backups();
    let ran = team.run("a", &["merges", "undo", "1", "--json"]);
    assert_eq!(ran.status, 3);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let because = |entity: &str| {
        let found = told["blockers"].as_array().unwrap().iter().find(|b| b["entity"] == entity);
        found.map(|b| (b["because"].clone(), b["name"].clone()))
    };
    assert_eq!(because("visit"), Some((json!("value"), json!("李明"))));
    assert_eq!(because("event"), Some((json!("record"), json!("王芳"))));
    assert!(ran.err.contains("2026-11-25") && ran.err.contains("什么也没有改"), "{}", ran.err);
    assert_eq!((team.digest("a"), backups()), (before, copies));
    assert_eq!(team.json("a", &["merges", "show", "1"])["undone"], json!(null));
}

#[test]
fn what_came_with_another_merge_too_stays_until_that_one_is_taken_back() {
    let team = Team::of_three();
    let before = team.digest("a");
    team.finds("b", "甲");
    team.export("b", "b1");
    team.merge("a", &["b1"]);
    team.merge("c", &["b1"]);
    team.finds("c", "丙");
    team.export("c", "c1.zip");
    team.merge("a", &["c1.zip"]);
    let all = team.digest("a");
    let first = team.json("a", &["merges", "undo", "1"]);
    assert_eq!((&first["removed"], first["kept"].as_u64().unwrap() > 0), (&json!(0), true), "{first}");
    assert_eq!(team.digest("a"), all);
    team.json("a", &["merges", "undo", "2"]);
    assert_eq!(team.digest("a"), before);
    team.merge("a", &["c1.zip"]);
    assert_eq!(team.digest("a"), all);
}

#[test]
fn a_sync_leaves_out_what_was_taken_back_until_a_person_merges_it() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("share")).unwrap();
    let share = team.at("share");
    team.finds("b", "乙");
    team.does("b", &["sync", &share]);
    let before = team.digest("a");
    team.does("a", &["sync", &share]);
    team.does("a", &["merges", "undo", "1"]);
    let ran = team.run("a", &["sync", &share]);
    assert!(ran.status == 0 && ran.err.contains("撤回过"), "{}", ran.err);
    assert_eq!(team.digest("a"), before);
    team.finds("c", "丙");
    team.does("c", &["sync", &share]);
    team.does("a", &["sync", &share]);
    assert_eq!(team.digest("a"), before, "the bundle of c has them too");
    team.merge("a", &["share"]);
    team.does("a", &["sync", &share]);
    team.does("c", &["sync", &share]);
    assert_eq!(team.digest("a")["ops"], team.digest("c")["ops"]);
}
