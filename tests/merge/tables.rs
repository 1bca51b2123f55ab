//! Tables that come without a bundle: sheets filled in by hand, and views that were edited, given to `merge`.

use crate::laptops::Team;
use serde_json::json;

/// A sheet of 王芳 for the planned visit, as she sends it: csv under its own name, in GBK.
fn sheet(team: &Team, row: &str) -> String {
    let name = "2026Q4_B04_王芳_互查评分表.csv";
    let text = format!("编号_code,结论_verdict,数量_count,问题点_fact\r\nA1-01,{row}\r\nA1-02,无扣分,,\r\n");
    std::fs::write(team.path(name), encoding_rs::GBK.encode(&text).0).unwrap();
    name.into()
}

fn facts(team: &Team) -> Vec<String> {
    let list = team.json("a", &["problems", "list"]);
    list.as_array().unwrap().iter().map(|p| p["fact"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_sheet_is_previewed_then_taken_with_a_receipt_and_only_once() {
    let team = Team::of_three();
    let name = sheet(&team, "扣分,1,汇报缺整改计划");
    let before = team.digest("a");
    let seen = team.json("a", &["merge", "--dry-run", &team.at(&name)]);
    let said = seen["bundles"][0]["notes"].to_string();
    assert!(said.contains("王芳") && said.contains("2026Q4/B04") && said.contains("新填 2"), "{said}");
    assert_eq!(team.digest("a"), before, "a preview changes nothing");
    let done = team.merge("a", &[&name]);
    assert!(done["receipt"] == json!(1) && done["backup"].is_string() && done["new"].as_u64() > Some(0), "{done}");
    assert_eq!(facts(&team), ["汇报缺整改计划"]);
    let after = team.digest("a");
    assert_eq!(team.merge("a", &[&name])["bundles"][0]["status"], "already");
    assert_eq!(team.digest("a"), after);
    let receipt = team.json("a", &["merges", "show", "1"]);
    assert_eq!(receipt["bundles"][0]["sha256"], done["bundles"][0]["sha256"]);
    assert_eq!(team.run("a", &["doctor"]).status, 0);
}

#[test]
fn a_wrong_cell_is_named_and_nothing_of_all_that_was_given_is_taken() {
    let team = Team::of_three();
    team.finds("b", "缺签到表");
    team.export("b", "good.zip");
    let name = sheet(&team, "合格,1,x");
    let before = team.digest("a");
    let ran = team.run("a", &["merge", &team.at("good.zip"), &team.at(&name)]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains(&name) && ran.err.contains("第2行") && ran.err.contains("“结论”列"), "{}", ran.err);
    assert_eq!(team.digest("a"), before);
    let ran = team.run("a", &["merge", "--skip-bad", &team.at("good.zip"), &team.at(&name)]);
    assert_eq!((ran.status, facts(&team)), (0, vec!["缺签到表".to_string()]), "{}", ran.err);
}

#[test]
fn a_sheet_and_a_bundle_go_in_together_and_a_bad_bundle_keeps_the_sheet_out() {
    let team = Team::of_three();
    team.finds("b", "缺签到表");
    team.export("b", "good.zip");
    team.export("b", "bad");
    let ops = team.path("bad/ops.csv");
    std::fs::write(&ops, std::fs::read_to_string(&ops).unwrap().replace("缺签到表", "齐全")).unwrap();
    let name = sheet(&team, "扣分,1,汇报缺整改计划");
    let before = team.digest("a");
    assert_eq!(team.run("a", &["merge", &team.at(&name), &team.at("bad")]).status, 3);
    assert_eq!(team.digest("a"), before);
    let done = team.merge("a", &[&name, "good.zip"]);
    assert_eq!(done["bundles"].as_array().unwrap().len(), 2);
    let mut found = facts(&team);
    found.sort();
    assert_eq!(found, ["汇报缺整改计划", "缺签到表"]);
}

#[test]
fn a_merge_with_a_sheet_is_taken_back_as_a_unit() {
    let team = Team::of_three();
    team.finds("b", "缺签到表");
    team.export("b", "b.zip");
    let name = sheet(&team, "扣分,1,汇报缺整改计划");
    let done = team.merge("a", &[&name, "b.zip"]);
    assert_eq!((facts(&team).len(), &done["receipt"]), (2, &json!(1)));
    let merged = team.digest("a");
    let preview = team.json("a", &["merges", "undo", "1", "--dry-run"]);
    assert_eq!((team.digest("a"), preview["undone_edits"].as_u64() > Some(3)), (merged, true), "{preview}");
    let back = team.json("a", &["merges", "undo", "1"]);
    assert_eq!((&back["undone"], &back["blockers"]), (&json!(true), &json!([])));
    assert_eq!(facts(&team), Vec::<String>::new());
    assert_eq!(team.run("a", &["doctor"]).status, 0);
    assert!(team.does("a", &["merges", "list"]).contains("已撤回"));
    let again = team.merge("a", &[&name, "b.zip"]);
    assert_eq!((&again["receipt"], facts(&team).len()), (&json!(2), 2), "{again}");
    team.export("a", "all");
    team.merge("b", &["all"]);
    assert_eq!(team.digest("b")["state"], team.digest("a")["state"]);
}

#[test]
fn a_folder_of_sheets_is_merged_and_beside_bundles_they_are_named() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("stick")).unwrap();
    let name = sheet(&team, "扣分,1,汇报缺整改计划");
    std::fs::rename(team.path(&name), team.path("stick").join(&name)).unwrap();
    std::fs::write(team.path("stick/名单.csv"), "姓名,电话\r\n张三,1\r\n").unwrap();
    std::fs::write(team.path("stick/~$表.xlsx"), "x").unwrap();
    team.finds("b", "缺签到表");
    team.export("b", "b.zip");
    std::fs::copy(team.path("b.zip"), team.path("stick/b.zip")).unwrap();
    let ran = team.run("a", &["merge", &team.at("stick")]);
    assert!(ran.status == 0 && ran.err.contains(&name) && !ran.err.contains("名单"), "{}", ran.err);
    assert_eq!(facts(&team), ["缺签到表"]);
    std::fs::remove_file(team.path("stick/b.zip")).unwrap();
    let done = team.merge("a", &["stick"]);
    assert_eq!((done["bundles"].as_array().unwrap().len(), facts(&team).len()), (1, 2), "{done}");
}

#[test]
fn what_was_built_on_a_sheet_keeps_its_merge() {
    let team = Team::of_three();
    let name = sheet(&team, "扣分,1,汇报缺整改计划");
    team.merge("a", &[&name]);
    let problem = team.json("a", &["problems", "list"])[0]["id"].as_str().unwrap().to_string();
    team.does("a", &["--as", "王芳", "problems", "set", &problem, "--status", "整改中", "--note", "已联系👍"]);
    let before = team.digest("a");
    let ran = team.run("a", &["merges", "undo", "1"]);
    assert!(ran.status == 3 && ran.err.contains("什么也没有改"), "{}", ran.err);
    assert_eq!((team.digest("a"), facts(&team).len()), (before, 1));
}

#[test]
fn two_sheets_of_one_merge_are_one_act_and_a_preview_counts_them() {
    let team = Team::of_three();
    let first = sheet(&team, "扣分,1,汇报缺整改计划");
    let second = "2026Q4_B04_赵强_互查评分表.csv";
    let text = std::fs::read(team.path(&first)).unwrap();
    std::fs::write(team.path(second), text).unwrap();
    let paths = [team.at(&first), team.at(second)];
    let seen = team.json("a", &["merge", "--dry-run", &paths[0], &paths[1]]);
    assert!(seen["changes"].as_array().unwrap().iter().any(|c| c["branch"] == "B04"), "{seen}");
    let done = team.merge("a", &[&first, second]);
    assert_eq!((&seen["new"], &seen["kept"], &done["kept"]), (&done["new"], &json!(false), &json!(true)));
    assert_eq!(facts(&team).len(), 2, "two inspectors, each with a problem of the same words");
    team.does("a", &["merges", "undo", "1"]);
    assert!(facts(&team).is_empty());
}

#[test]
fn an_edited_view_by_itself_is_compared_with_what_is_known_here() {
    let team = Team::of_three();
    team.export("a", "out");
    let text = std::fs::read_to_string(team.path("out/visits.csv")).unwrap();
    std::fs::write(team.path("我改的.csv"), text.replace("\"2026-11-22\"", "\"2026/11/25\"")).unwrap();
    let done = team.merge("a", &["我改的.csv"]);
    assert_eq!((&done["proposals"], &done["new"]), (&json!(1), &json!(0)), "{done}");
    let p = &team.json("a", &["proposals", "list"])[0];
    assert_eq!((&p["base"], &p["value"]), (&json!("2026-11-22"), &json!("2026-11-25")));
    team.does("a", &["proposals", "accept", "--all", "--by", "王芳", "--reason", "改期"]);
    assert_eq!(team.json("a", &["visit", "list"])[0]["date"], "2026-11-25");
    assert_eq!(team.json("a", &["conflicts", "list"]), json!([]));
    std::fs::write(team.path("坏.csv"), format!("{text}\"未完")).unwrap();
    let ran = team.run("a", &["merge", &team.at("坏.csv")]);
    assert!(ran.status == 3 && ran.err.contains("坏.csv"), "{}", ran.err);
}

/// What another program may do to the database, and the word by which it is named.
const TAMPERED: [(&str, &str); 7] = [
    ("UPDATE cell SET value = '2026-12-31' WHERE entity = 'visit' AND field = 'date'", "date"),
    ("UPDATE cell SET open = 1 WHERE entity = 'visit' AND field = 'date'", "date"),
    ("DELETE FROM cell WHERE entity = 'visit' AND field = 'date'", "date"),
    ("INSERT INTO cell VALUES ('visit', '2026Q4/B99', 'date', '2026-12-31', 0, x'')", "2026Q4/B99"),
    ("INSERT INTO aside VALUES (6, 'prev-missing')", "-6"),
    ("DROP TRIGGER op_never_updated; UPDATE op SET reason = '假' WHERE seq = 3", "-3"),
    ("DROP TRIGGER local_in_local", "sqlite_schema"),
];

#[test]
fn an_export_refuses_whatever_does_not_agree() {
    for (sql, named) in TAMPERED {
        let team = Team::of_three();
        let db = rusqlite::Connection::open(team.path("a/hucha.db")).unwrap();
        db.execute_batch(sql).unwrap();
        drop(db);
        let ran = team.run("a", &["export", "-o", &team.at("out")]);
        assert!(ran.status != 0 && ran.err.contains(named) && ran.err.contains("doctor"), "{sql}: {}", ran.err);
        assert!(!team.path("out").exists(), "{sql}");
        assert_ne!(team.run("a", &["doctor"]).status, 0, "{sql}");
    }
}
