//! 回头看 by commands: planned, arranged, walked through; the working days behind it.

use super::place::Place;
use serde_json::json;

fn with_problems() -> (Place, Vec<String>) {
    let place = Place::ready();
    let add = |class: &str, due: &str| {
        let line = format!(
            "problems add --round 2026Q4 --branch B04 --fact 缺记录 --class {class} --due {due} --responsible 张伟"
        );
        place.json(&line)["number"].as_str().unwrap().to_string()
    };
    let numbers = vec![add("限期", "2026-11-18"), add("立行立改", "2026-11-24")];
    (place, numbers)
}

#[test]
fn a_look_back_is_planned_arranged_and_gives_every_problem_a_result() {
    let (place, numbers) = with_problems();
    let plan = place.json("lookback plan");
    assert_eq!(
        (&plan[0]["branch"], &plan[0]["due"], &plan[0]["asking"]),
        (&json!("B04"), &json!("2026-11-25"), &json!(1))
    );
    assert!(plan.as_array().unwrap().iter().any(|n| n["scope"] == "yearly" && n["due"] == "2026-12-31"), "R114");
    let id = place.does("lookback add --branch B04 --date 2026-11-24 --team 李明,王芳").trim().to_string();
    assert_eq!(id, "2026Q4/B04-L1");
    assert_eq!(place.json("lookback plan")[0]["arranged"], json!(id));
    let set = |n: &str, rest: &str| format!("lookback set {id} {n} {rest}");
    assert!(place.refuses(&set(&numbers[0], "--result fixed --present 已补齐")).contains("佐证"));
    let done = place.json(&set(&numbers[0], "--result fixed --present 已补齐 --evidence 记录本 --method 查资料"));
    assert_eq!((&done["state"], &done["baselines"]), (&json!("open"), &json!(["2026Q4/B04"])));
    place.does(&set(&numbers[1], "--result not --present 仍缺1份"));
    let l = place.json(&format!("lookback show {id}"));
    assert_eq!(
        (&l["state"], &l["items"][0]["status"], &l["items"][1]["status"]),
        (&json!("done"), &json!("closed"), &json!("todo"))
    );
    assert!(place.does(&format!("lookback show {id}")).contains("仍缺1份"));
    let again = place.does("lookback add --branch B04 --yearly --team 王芳");
    assert_eq!(again.trim(), "2026Q4/B04-L2");
    let l = place.json("lookback show 2026Q4/B04-L2");
    assert_eq!(l["items"].as_array().unwrap().len(), 2, "the closed one is looked at again");
    assert_eq!(place.json("lookback list --round 2026Q4").as_array().unwrap().len(), 2);
}

#[test]
fn wrong_use_is_named_and_changes_nothing() {
    let (place, numbers) = with_problems();
    let before = place.digest();
    for line in [
        "lookback show 2026Q4/B04-L1".to_string(),
        "lookback add --branch B99".into(),
        format!("lookback set 2026Q4/B04-L1 {} --result fixed --present 好", numbers[0]),
    ] {
        assert_eq!(place.run(&line).status, 2, "{line}");
    }
    assert_eq!(place.digest(), before);
}

#[test]
fn the_holiday_table_is_listed_and_edited_and_deadlines_follow() {
    let place = Place::ready();
    let due = || place.json("workday add 2026-11-22 3")["date"].as_str().unwrap().to_string();
    assert_eq!(due(), "2026-11-25");
    assert_eq!(place.does("holidays set 2026-11-24 休 --name 厂庆"), "2026-11-24 休息\n");
    assert_eq!(due(), "2026-11-26");
    let days = place.json("holidays list --year 2026");
    assert!(days.as_array().unwrap().contains(&json!({ "date": "2026-11-24", "kind": "休", "name": "厂庆" })));
    place.does("holidays set 2026-11-24 无");
    assert_eq!(due(), "2026-11-25");
    assert!(place.run("holidays list --year 2027").err.contains("2027"), "a missing year is said");
    assert_eq!(place.run("holidays set 2026-11-24 假").status, 2);
}
