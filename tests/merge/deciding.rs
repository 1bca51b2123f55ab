use crate::laptops::Team;
use serde_json::json;

/// Laptops `a` and `b` gave the visit different dates and know of each other's.
fn in_conflict() -> Team {
    let team = Team::of_three();
    team.dates("a", "2026-11-23");
    team.dates("b", "2026-11-24");
    exchange(&team, "1");
    team
}

fn exchange(team: &Team, mark: &str) {
    for laptop in ["a", "b"] {
        team.export(laptop, &format!("{laptop}{mark}"));
    }
    team.merge("a", &[&format!("b{mark}")]);
    team.merge("b", &[&format!("a{mark}")]);
}

#[test]
fn a_conflict_shows_both_values_with_who_and_the_value_before() {
    let team = in_conflict();
    let found = team.json("a", &["conflicts", "list"]);
    assert_eq!(found, team.json("b", &["conflicts", "list"]));
    let c = &found[0];
    assert_eq!((&c["id"], &c["base"]), (&json!("visit/2026Q4/B04/date"), &json!("2026-11-22")));
    assert_eq!((&c["entity"], &c["record"], &c["field"]), (&json!("visit"), &json!("2026Q4/B04"), &json!("date")));
    assert_eq!((&c["branch"], &c["code"]), (&json!("B04"), &json!("")));
    let mut heads: Vec<_> = c["heads"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (h["value"].as_str().unwrap(), h["name"].as_str().unwrap()))
        .collect();
    heads.sort_unstable();
    assert_eq!(heads, [("2026-11-23", "李明"), ("2026-11-24", "王芳")]);
    assert!(team.does("a", &["conflicts", "list"]).contains("王芳"));
}

#[test]
fn a_resolution_needs_a_reason_a_known_hash_and_a_fitting_value() {
    let team = in_conflict();
    let (id, before) = ("visit/2026Q4/B04/date", team.digest("a"));
    let resolve = |rest: &[&str]| team.run("a", &[&["conflicts", "resolve"][..], rest].concat()).status;
    assert_eq!(resolve(&[id, "--value", "2026-11-25"]), 2);
    assert_eq!(resolve(&[id, "--value", "2026-11-25", "--reason", " "]), 2);
    assert_eq!(resolve(&[id, "--reason", "x"]), 2);
    assert_eq!(resolve(&[id, "--take", "hZZZZ", "--reason", "x"]), 2);
    assert_eq!(resolve(&[id, "--take", "h", "--reason", "x"]), 2);
    assert_eq!(resolve(&["visit/2026Q4/B04/state", "--value", "void", "--reason", "x"]), 2);
    assert_eq!(resolve(&[id, "--value", "不是日期", "--reason", "x"]), 3);
    assert_eq!(team.digest("a"), before);
}

#[test]
fn a_resolution_travels_and_two_different_ones_are_a_conflict_again() {
    let team = in_conflict();
    let id = "visit/2026Q4/B04/date";
    let heads = team.json("a", &["conflicts", "list"])[0]["heads"].clone();
    let hash = heads.as_array().unwrap().iter().find(|h| h["value"] == "2026-11-23").unwrap()["hash"].clone();
    team.does("a", &["conflicts", "resolve", id, "--take", hash.as_str().unwrap(), "--reason", "以通知为准"]);
    team.export("a", "decided");
    team.merge("c", &["decided"]);
    assert_eq!(team.json("c", &["conflicts", "list"]), json!([]));
    assert_eq!(team.json("c", &["visit", "list"])[0]["date"], "2026-11-23");
    team.does("b", &["conflicts", "resolve", id, "--value", "2026/11/25", "--reason", "电话商定"]);
    exchange(&team, "2");
    let again = team.json("b", &["conflicts", "list"]);
    let mut values: Vec<_> = again[0]["heads"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (h["value"].clone(), h["reason"].clone()))
        .map(|(v, r)| (v.to_string(), r.to_string()))
        .collect();
    values.sort();
    assert_eq!(
        values,
        [("\"2026-11-23\"".into(), "\"以通知为准\"".into()), ("\"2026-11-25\"".into(), "\"电话商定\"".to_string())]
    );
    team.does("b", &["conflicts", "resolve", id, "--value", "2026-11-25", "--reason", "一致"]);
    exchange(&team, "3");
    assert_eq!(team.json("a", &["conflicts", "list"]), json!([]));
    assert_eq!(team.digest("a"), team.digest("b"));
}
