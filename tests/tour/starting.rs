//! The first commands: what an interrupted or a wrong start leaves behind.

use super::place::Place;

#[test]
fn a_folder_whose_first_start_was_interrupted_is_made_ready_by_the_next() {
    let place = Place::empty();
    std::fs::create_dir_all(place.path("data")).unwrap();
    std::fs::write(place.path("data/hucha.db"), b"").unwrap();
    let early = place.run("round open 2026Q4");
    assert_eq!(early.status, 1);
    assert!(early.err.contains("hucha init"), "{}", early.err);
    place.does("init --inspector 李明 --branch B01");
    place.does("round open 2026Q4");
    let again = place.run("init --inspector 王芳");
    assert!(again.status == 1 && again.err.contains("已经建好"), "{}", again.err);
}

#[test]
fn blanks_are_no_names_and_unknown_languages_are_named() {
    let place = Place::ready();
    assert_eq!(place.run("init --inspector　").status, 2);
    let lang = place.run("--lang fr digest");
    assert!(lang.status == 2 && lang.err.contains("zh-CN"), "{}", lang.err);
    place.does("visit add --round 2026Q4 --branch B05 --team 李四，王五、赵六");
    let team: serde_json::Value = serde_json::from_str(&place.does("visit list --json")).unwrap();
    let visit = team.as_array().unwrap().iter().find(|v| v["branch"] == "B05").unwrap();
    let names: Vec<_> = visit["team"].as_array().unwrap().iter().map(|m| m["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["李四", "王五", "赵六"]);
}

#[test]
fn the_manual_has_the_keys_of_the_app() {
    let place = Place::ready();
    place.does("man pages");
    let keys = std::fs::read_to_string(place.path("pages/hucha-keys.md")).unwrap();
    assert!(keys.contains("Ctrl-P") && keys.contains("无扣分"));
}
