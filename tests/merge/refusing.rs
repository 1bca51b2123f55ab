use crate::laptops::Team;
use serde_json::{Value, json};

/// A laptop `a`, a good bundle `good.zip` of `b`, and a folder `bad` whose ops.csv was altered in one place.
fn with_a_bad_one() -> Team {
    let team = Team::of_three();
    team.finds("b", "缺签到表");
    team.finds("c", "缺会议记录");
    team.export("b", "good.zip");
    team.export("c", "bad");
    let ops = team.path("bad/ops.csv");
    let text = std::fs::read_to_string(&ops).unwrap();
    assert!(text.contains("缺会议记录"));
    std::fs::write(&ops, text.replace("缺会议记录", "会议记录齐全")).unwrap();
    team
}

#[test]
fn one_altered_row_refuses_everything_by_name_and_line() {
    let team = with_a_bad_one();
    let before = team.digest("a");
    let ran = team.run("a", &["merge", &team.at("good.zip"), &team.at("bad")]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("bad/ops.csv 第") && ran.err.contains("--skip-bad"), "{}", ran.err);
    assert_eq!(team.digest("a"), before);
    assert_eq!(std::fs::read_dir(team.path("a/backups")).unwrap().count(), 0, "nothing to go back to");
    assert_eq!(team.json("a", &["merges", "list"]), json!([]));
}

#[test]
fn the_good_ones_go_through_only_if_the_user_says_so() {
    let team = with_a_bad_one();
    let args = ["merge", "--skip-bad", "--json", &team.at("bad"), &team.at("good.zip"), &team.at("missing.zip")];
    let ran = team.run("a", &args);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let done: Value = serde_json::from_str(&ran.out).unwrap();
    let states: Vec<_> = done["bundles"].as_array().unwrap().iter().map(|b| b["status"].clone()).collect();
    assert_eq!(states, ["refused", "merged", "refused"]);
    assert!(done["bundles"][0]["reason"].as_str().unwrap().contains("ops.csv"));
    let facts: Vec<_> =
        team.json("a", &["problems", "list"]).as_array().unwrap().iter().map(|p| p["fact"].clone()).collect();
    assert_eq!(facts, ["缺签到表"]);
    assert!(team.run("a", &["doctor"]).status == 0);
}

#[test]
fn whatever_is_no_bundle_is_refused_and_changes_nothing() {
    let team = Team::of_three();
    let before = team.digest("a");
    std::fs::create_dir(team.path("empty")).unwrap();
    std::fs::write(team.path("表.csv"), "编号_code,结论_verdict\nA1-01,扣分\n").unwrap();
    std::fs::write(team.path("坏.zip"), "PK\u{3}\u{4}…").unwrap();
    for name in ["empty", "表.csv", "坏.zip", "没有"] {
        let ran = team.run("a", &["merge", &team.at(name)]);
        assert_eq!(ran.status, 3, "{name}: {}", ran.err);
        assert!(ran.err.contains(name), "{}", ran.err);
    }
    assert_eq!(team.digest("a"), before);
    assert_eq!(team.run("a", &["merge"]).status, 2);
}

#[test]
fn a_bundle_with_a_hole_waits_until_a_whole_one_comes() {
    let team = Team::of_three();
    team.finds("b", "甲");
    team.finds("b", "乙");
    team.export("b", "whole");
    team.export("b", "torn");
    let ops = team.path("torn/ops.csv");
    let text = std::fs::read_to_string(&ops).unwrap();
    let rows: Vec<&str> = text.split_inclusive("\r\n").filter(|row| !row.contains("\"甲\"")).collect();
    std::fs::write(&ops, rows.concat()).unwrap();
    let altered = team.run("a", &["merge", &team.at("torn")]);
    assert!(altered.status == 3 && altered.err.contains("签名以后"), "{}", altered.err);
    std::fs::remove_file(team.path("torn/SHA256SUMS.minisig")).unwrap();
    let torn = team.merge("a", &["torn"]);
    assert!(torn["quarantined"].as_u64().unwrap() > 0, "{torn}");
    assert_eq!(torn["gaps"], 1);
    assert!(torn["bundles"][0]["notes"].as_array().unwrap().iter().any(|n| n.as_str().unwrap().contains("不完整")));
    let whole = team.merge("a", &["whole"]);
    assert_eq!((&whole["quarantined"], &whole["gaps"]), (&json!(0), &json!(0)));
    assert!(whole["revived"].as_u64().unwrap() > 0);
    assert_eq!(team.digest("a")["ops"], team.digest("b")["ops"]);
}
