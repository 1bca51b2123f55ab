//! What an office sets otherwise: deadlines follow it, it travels, and every change has a reason.

use super::place::Place;
use serde_json::json;

#[test]
fn a_deadline_that_was_set_is_the_one_that_problems_get() {
    let place = Place::ready();
    let due = |place: &Place| {
        let added = place.json("problems add --round 2026Q4 --branch B04 --fact 缺记录 --class 立行立改");
        added["due"].as_str().unwrap().to_string()
    };
    assert_eq!(due(&place), "2026-11-25");
    assert_eq!(place.does("settings set deadline.now ５ --reason 公司细则第8条"), "deadline.now = 5\n");
    assert_eq!(due(&place), "2026-11-27");
    let known = place.json("settings list");
    let now = known.as_array().unwrap().iter().find(|s| s["key"] == "deadline.now").unwrap();
    assert_eq!(
        (&now["value"], &now["default"], &now["given"][0]["reason"]),
        (&json!("5"), &json!("3"), &json!("公司细则第8条"))
    );
    assert!(place.does("settings list").contains("公司细则第8条"));
    place.does("settings reset deadline.now --reason 细则作废");
    assert_eq!(due(&place), "2026-11-25");
}

#[test]
fn what_does_not_fit_is_refused_and_an_unknown_setting_is_wrong_use() {
    let place = Place::ready();
    assert!(place.refuses("settings set deadline.now 0 --reason 试").contains("1到60"));
    assert!(place.refuses("settings set deadline.now 4 --round 2026Q4 --reason 试").contains("各季度相同"));
    assert_eq!(place.run("settings set deadline.soon 4 --reason 试").status, 2);
    assert_eq!(place.run("settings set deadline.now 4").status, 2, "a reason is needed");
}

#[test]
fn settings_travel_with_the_bundle() {
    let place = Place::ready();
    place.does("settings set deadline.dated 10 --reason 公司细则");
    place.does("export -o 包.zip --zip");
    let other = Place::empty();
    std::fs::copy(place.path("包.zip"), other.path("包.zip")).unwrap();
    other.does("init --inspector 王芳 --from 包.zip");
    let known = other.json("settings list");
    assert!(known.as_array().unwrap().iter().any(|s| s["key"] == "deadline.dated" && s["value"] == "10"));
}
