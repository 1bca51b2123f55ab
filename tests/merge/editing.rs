//! Tables of a bundle that people edited: told apart, proposed, accepted or refused (exchange.md §5).

use crate::laptops::Team;
use serde_json::{Value, json};
use std::path::Path;

/// `b` filled a sheet in and exported it as `out`; `a` has not seen it yet.
fn exported() -> Team {
    let team = Team::of_three();
    let which = ["--round", "2026Q4", "--branch", "B04", "--inspector", "王芳"];
    let rows = "A1-01,扣分,2,汇报缺整改计划，👍,=1+1 原话\r\nA1-02,无扣分,,,记录 007\r\nB1-01,无扣分,,,\r\n";
    let head = "编号_code,结论_verdict,数量_count,问题点_fact,备注_note\r\n";
    std::fs::write(team.path("表.csv"), format!("\u{feff}{head}{}", rows.replace("=1", "'=1"))).unwrap();
    team.does("b", &[&["sheet", "import", &team.at("表.csv")][..], &which].concat());
    team.export("b", "out");
    team
}

/// Edits a view in place, keeping every other byte.
fn edit(path: &Path, change: impl FnOnce(String) -> String) {
    let text = std::fs::read_to_string(path).unwrap();
    let now = change(text.clone());
    assert_ne!(now, text, "the edit changed nothing");
    std::fs::write(path, now).unwrap();
}

fn list(team: &Team, laptop: &str) -> Vec<Value> {
    team.json(laptop, &["proposals", "list"]).as_array().unwrap().clone()
}

/// A score of `a` as it stands.
fn note(team: &Team, laptop: &str, code: &str) -> String {
    team.export(laptop, "look");
    let text = std::fs::read_to_string(team.path("look/scores.csv")).unwrap();
    std::fs::remove_dir_all(team.path("look")).unwrap();
    text.lines().find(|l| l.contains(&format!("/{code}\""))).unwrap_or_default().to_string()
}

const ACCEPT: [&str; 5] = ["--by", "赵强", "--reason", "电话核实过，👍", "--json"];

#[test]
fn form_is_no_edit_damage_is_listed_and_a_change_waits_for_a_person() {
    let team = exported();
    edit(&team.path("out/scores.csv"), |t| {
        t.replace("\"'=1+1 原话\"", "=1+1 原话").replace("记录 007", "#NAME?").replace("\"2\"", "２")
    });
    edit(&team.path("out/problems.csv"), |t| t.replace("汇报缺整改计划，👍", "汇报缺整改计划和时限，👍"));
    let seen = team.json("a", &["merge", "--dry-run", &team.at("out")]);
    assert_eq!((&seen["proposals"], &seen["receipt"]), (&json!(1), &json!(null)));
    assert_eq!(list(&team, "a").len(), 0, "a preview keeps nothing");
    let done = team.merge("a", &["out"]);
    assert_eq!(done["proposals"], 1, "{done}");
    let notes = done["bundles"][0]["notes"].to_string();
    assert!(notes.contains("scores.csv") && notes.contains("#NAME?") && notes.contains("007"), "{notes}");
    let found = list(&team, "a");
    assert_eq!(found.len(), 1);
    let p = &found[0];
    assert_eq!((&p["base"], &p["value"]), (&json!("汇报缺整改计划，👍"), &json!("汇报缺整改计划和时限，👍")));
    assert_eq!((&p["field"], &p["file"], &p["line"]), (&json!("fact"), &json!("problems.csv"), &json!(2)));
    let all = team.json("a", &["proposals", "list", "--all"]);
    let kinds: Vec<_> = all.as_array().unwrap().iter().map(|p| p["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|k| **k == "damage").count(), 1, "{all}");
    assert_eq!(team.merge("a", &["out"])["bundles"][0]["status"], "already");
}

#[test]
fn two_laptops_that_accept_the_same_edit_agree_and_it_can_be_undone() {
    let team = exported();
    team.does("a", &["merge", &team.at("out")]);
    edit(&team.path("out/scores.csv"), |t| t.replace("记录 007", "记录 008，已补"));
    for laptop in ["a", "c"] {
        assert_eq!(team.merge(laptop, &["out"])["proposals"], 1);
        let before = team.digest(laptop);
        assert_eq!(team.run(laptop, &["proposals", "accept", "--all", "--by", "赵强", "--reason", " "]).status, 2);
        assert_eq!(team.run(laptop, &["proposals", "accept", "9", "--by", "赵强", "--reason", "x"]).status, 2);
        assert_eq!(team.digest(laptop), before);
        team.does(laptop, &[&["proposals", "accept", "--all"][..], &ACCEPT].concat());
        assert!(note(&team, laptop, "A1-02").contains("记录 008，已补"));
        assert!(list(&team, laptop).is_empty());
    }
    let edits = |laptop: &str| {
        let ops = String::from_utf8(team.ops(laptop)).unwrap();
        std::fs::remove_dir_all(team.path(&format!("ops-of-{laptop}"))).unwrap();
        ops.lines().filter(|l| l.contains("handedit") && l.contains("008")).map(String::from).collect::<Vec<_>>()
    };
    assert_eq!((edits("a").len(), edits("a")), (1, edits("c")));
    team.export("a", "of-a");
    team.export("c", "of-c");
    team.merge("a", &["of-c"]);
    team.merge("c", &["of-a"]);
    assert_eq!(team.json("a", &["conflicts", "list"]), json!([]));
    team.agree(&["a", "c"]);
    assert_eq!(team.run("a", &["doctor"]).status, 0);
    let why = team.json("a", &["audit", "--record", "import"]);
    let said = team.does("a", &["audit"]);
    assert!(said.contains("电话核实过") && said.contains("赵强"), "{why}");
}

#[test]
fn a_refused_edit_is_not_asked_about_again() {
    let team = exported();
    edit(&team.path("out/scores.csv"), |t| t.replace("记录 007", "记录 009"));
    team.does("a", &["merge", &team.at("out")]);
    let id = list(&team, "a")[0]["id"].to_string();
    let before = team.digest("a");
    team.does("a", &["proposals", "refuse", &id, "--reason", "没有这回事"]);
    assert_eq!(team.digest("a"), before);
    assert!(note(&team, "a", "A1-02").contains("记录 007"));
    edit(&team.path("out/people.csv"), |t| format!("{t}\r\n"));
    assert_eq!(team.merge("a", &["out"])["proposals"], 0);
    assert_eq!(team.run("a", &["proposals", "refuse", &id, "--reason", "x"]).status, 2);
    let all = team.json("a", &["proposals", "list", "--all"]);
    assert_eq!((&all[0]["state"], &all[0]["reason"]), (&json!("refused"), &json!("没有这回事")));
    let sum = all[0]["sha256"].as_str().unwrap();
    team.does("a", &["proposals", "original", sum, "-o", &team.at("原样.csv")]);
    assert_eq!(std::fs::read(team.path("原样.csv")).unwrap(), std::fs::read(team.path("out/scores.csv")).unwrap());
}

#[test]
fn rows_may_be_sorted_filtered_and_added_and_columns_may_come_and_go() {
    let team = exported();
    let path = team.path("out/scores.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut rows: Vec<&str> = text.trim_end().split("\r\n").collect();
    let head = format!("{},\"领导批示\"", rows.remove(0));
    rows.sort_by(|a, b| b.cmp(a));
    rows.pop();
    let wide: Vec<String> = rows.iter().map(|r| format!("{r},\"同意\"")).collect();
    let total = format!("合计{}\r\n", ",".repeat(head.matches(',').count()));
    std::fs::write(&path, format!("{head}\r\n\r\n{}\r\n{total}", wide.join("\r\n"))).unwrap();
    assert_eq!(team.merge("a", &["out"])["proposals"], 0);
    assert_eq!(team.json("a", &["proposals", "list", "--all"]), json!([]));
}

#[test]
fn an_added_row_becomes_a_record_with_its_number_when_it_is_accepted() {
    let team = exported();
    edit(&team.path("out/problems.csv"), |t| {
        let head: Vec<&str> = t.lines().next().unwrap().trim_end().split(',').collect();
        let cell = |h: &&str| match h.trim_matches(['"', '\u{feff}']).rsplit_once('_').map_or("", |(_, k)| k) {
            "visit" => "2026Q4/B04",
            "fact" => "“三会一课”记录缺签名，é👍",
            "class" => "限期整改",
            _ => "",
        };
        format!("{t}{}\r\n", head.iter().map(cell).collect::<Vec<_>>().join(","))
    });
    assert_eq!(team.merge("a", &["out"])["proposals"], 1);
    let p = &list(&team, "a")[0];
    assert!(p["kind"] == "new" && p["says"].as_str().unwrap().contains("限期整改"), "{p}");
    team.does("a", &[&["proposals", "accept", "--all"][..], &ACCEPT].concat());
    let problems = team.json("a", &["problems", "list"]);
    let new = problems.as_array().unwrap().iter().find(|p| p["fact"].as_str().unwrap().contains("缺签名")).unwrap();
    assert_eq!((&new["class"], &new["status"], &new["branch"]), (&json!("dated"), &json!("todo"), &json!("B04")));
    assert!(new["number"].as_str().unwrap().starts_with("2026Q4-B04-"), "{new}");
}

#[test]
fn what_only_the_program_decides_unknown_ids_and_unclear_dates_are_named_and_not_taken() {
    let team = exported();
    edit(&team.path("out/problems.csv"), |t| t.replace("待整改", "已销号"));
    edit(&team.path("out/visits.csv"), |t| t.replace("2026-11-22", "3/4/26"));
    edit(&team.path("out/scores.csv"), |t| t.replace("/A1-02\"", "/A9-99\""));
    let done = team.merge("a", &["out"]);
    assert_eq!(done["proposals"], 0);
    let notes = done["bundles"][0]["notes"].to_string();
    for word in ["已销号", "3/4/26", "A9-99", "第2行", "检查日期"] {
        assert!(notes.contains(word), "{word}: {notes}");
    }
    assert_eq!(team.run("a", &["proposals", "accept", "--all", "--by", "x", "--reason", "x"]).status, 0);
    assert_eq!(team.json("a", &["problems", "list"])[0]["status"], "todo");
}

#[test]
fn an_edit_without_a_known_version_can_only_show_up_as_a_conflict() {
    let team = exported();
    edit(&team.path("out/scores.csv"), |t| {
        let mut lines: Vec<String> = t.split("\r\n").map(String::from).collect();
        let row = lines.iter_mut().find(|l| l.contains("记录 007")).unwrap();
        *row = row.replace("记录 007", "记录 010");
        let from = row.rfind("\"x").unwrap();
        row.replace_range(from..from + 7, "\"xZZZZZ");
        lines.join("\r\n")
    });
    assert_eq!(team.merge("a", &["out"])["proposals"], 1);
    team.does("a", &[&["proposals", "accept", "--all"][..], &ACCEPT].concat());
    let open = team.json("a", &["conflicts", "list"]);
    assert_eq!((open.as_array().unwrap().len(), &open[0]["field"]), (1, &json!("note")));
    assert_eq!(open[0]["heads"].as_array().unwrap().len(), 2);
}

#[test]
fn a_view_that_is_no_table_any_more_refuses_the_bundle_by_line() {
    let team = exported();
    let before = team.digest("a");
    edit(&team.path("out/scores.csv"), |t| format!("{t}\"未完"));
    let ran = team.run("a", &["merge", &team.at("out")]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("scores.csv") && ran.err.contains("第"), "{}", ran.err);
    assert_eq!(team.digest("a"), before);
}

#[test]
fn edits_that_nobody_decided_leave_with_their_merge_and_come_again_with_it() {
    let team = exported();
    edit(&team.path("out/scores.csv"), |t| t.replace("记录 007", "记录 011"));
    let receipt = team.merge("a", &["out"])["receipt"].to_string();
    team.does("a", &["merges", "undo", &receipt]);
    assert!(list(&team, "a").is_empty());
    let again = team.run("a", &["merge", "--json", &team.at("out")]);
    assert_eq!(list(&team, "a").len(), 1, "{}{}", again.out, again.err);
}
