//! A finalised sheet is returned, answered, corrected and accepted, over three laptops.

use crate::laptops::Team;
use serde_json::{Value, json};

const WHICH: [&str; 6] = ["--round", "2026Q4", "--branch", "B04", "--inspector", "王芳"];

/// 王芳 (laptop b) finalised a sheet and exported it as `sheet.zip`; 周红 of 党群部 has laptop d, 赵强 laptop c.
fn finalised() -> Team {
    let team = Team::of_three();
    team.does("d", &["init", "--inspector", "周红", "--from", &team.at("start.zip")]);
    fill(&team, "b", "无扣分", &[]);
    team.export("b", "sheet.zip");
    team
}

fn fill(team: &Team, laptop: &str, verdict: &str, rest: &[&str]) {
    let file = team.at("表.csv");
    team.does(laptop, &[&["sheet", "template", "-o", &file][..], &WHICH].concat());
    let blank = std::fs::read_to_string(&file).unwrap();
    let codes = blank.lines().skip(1).filter_map(|l| l.split('"').nth(1)).filter(|c| c.len() == 5 && c.contains('-'));
    let mut text =
        String::from("\u{feff}编号_code,结论_verdict,数量_count,问题点_fact,整改建议_suggestion,整改时限_due\r\n");
    for code in codes {
        let row = if code == "A1-01" && verdict != "无扣分" {
            format!("{verdict},1,缺整改计划👍,写出计划,2026-12-01")
        } else {
            "无扣分,,,,".into()
        };
        text.push_str(&format!("{code},{row}\r\n"));
    }
    std::fs::write(&file, text).unwrap();
    team.does(laptop, &[&["sheet", "import", &file, "--finalize"][..], &WHICH, rest].concat());
}

fn comment(team: &Team, laptop: &str, rest: &[&str]) -> Value {
    team.json(laptop, &[&["review", "return"][..], &WHICH, rest].concat())
}

fn states(team: &Team, laptop: &str) -> Vec<String> {
    let list = team.json(laptop, &["review", "list"]);
    list.as_array().unwrap().iter().map(|t| t["state"].as_str().unwrap().into()).collect()
}

#[test]
fn a_review_travels_from_laptop_to_laptop_until_all_is_accepted() {
    let team = finalised();
    team.merge("d", &["sheet.zip"]);
    let whole = comment(&team, "d", &["--text", "请核对优点，é👍"]);
    let item = comment(&team, "d", &["--code", "A1-01", "--text", "汇报里没有整改计划"]);
    assert_eq!(
        (&item["state"], &item["code"], &item["inspector"]),
        (&json!("returned"), &json!("A1-01"), &json!("王芳"))
    );
    team.export("d", "returned");
    team.merge("b", &["returned"]);
    assert_eq!(team.json("b", &["review", "list", "--mine"]).as_array().unwrap().len(), 2);
    assert_eq!(team.json("c", &["review", "list", "--mine"]), json!([]));
    assert!(team.does("b", &["review", "list", "--state", "已退回"]).contains("汇报里没有整改计划"));
    let (whole, item) = (whole["id"].as_str().unwrap(), item["id"].as_str().unwrap());
    fill(&team, "b", "扣分", &["--reason", "退回意见"]);
    team.does("b", &["review", "answer", item, "--text", "已更正为扣分"]);
    team.does("b", &["review", "answer", whole, "--text", "已核对"]);
    team.export("b", "answered.zip");
    team.merge("d", &["answered.zip"]);
    assert_eq!(states(&team, "d"), ["answered", "answered"]);
    let again = team.json("d", &["review", "return", "--on", whole, "--text", "优点太笼统"]);
    assert_eq!((&again["state"], again["words"].as_array().unwrap().len()), (&json!("returned"), 3));
    let accepted = team.json("d", &["review", "accept", item]);
    assert_eq!((&accepted["state"], &accepted["revision"]), (&json!("accepted"), &json!(2)));
    team.export("d", "again");
    team.merge("b", &["again"]);
    team.does("b", &["review", "answer", whole, "--text", "已具体"]);
    team.export("b", "last");
    team.merge("d", &["last"]);
    team.does("d", &["review", "accept", whole, "--text", "可以"]);
    team.export("d", "done");
    for laptop in ["b", "c"] {
        team.merge(laptop, &["done"]);
        assert_eq!(states(&team, laptop), ["accepted", "accepted"]);
    }
    team.agree(&["b", "d"]);
    let view = std::fs::read_to_string(team.path("done/reviews.csv")).unwrap();
    assert!(view.lines().filter(|l| l.contains("优点太笼统")).count() == 1, "{view}");
}

#[test]
fn steps_that_are_not_allowed_are_refused_with_their_reason_and_change_nothing() {
    let team = finalised();
    for laptop in ["a", "c", "d"] {
        team.merge(laptop, &["sheet.zip"]);
    }
    let before: Vec<_> = ["a", "b", "c", "d"].iter().map(|l| team.digest(l)).collect();
    let ret = |laptop: &str, rest: &[&str]| team.run(laptop, &[&["review", "return"][..], &WHICH, rest].concat());
    for (laptop, rest, status, word) in [
        ("c", &["--text", "看看"][..], 3, "党群部或本检查组组长"),
        ("b", &["--text", "看看"], 3, "自己的评分表"),
        ("d", &["--text", " "], 2, "写明"),
        ("d", &["--text", "看看", "--code", "Z9-99"], 3, "没有这一项"),
    ] {
        let ran = ret(laptop, rest);
        assert!(ran.status == status && ran.err.contains(word), "{laptop} {rest:?}: {} {}", ran.status, ran.err);
    }
    assert_eq!(team.run("d", &["review", "answer", "没有", "--text", "x"]).status, 2);
    assert_eq!(team.run("d", &["review", "list", "--state", "退"]).status, 2);
    let after: Vec<_> = ["a", "b", "c", "d"].iter().map(|l| team.digest(l)).collect();
    assert_eq!(after, before);
    let id = comment(&team, "d", &["--text", "看看"])["id"].as_str().unwrap().to_string();
    let before = team.digest("d");
    assert_eq!(team.run("d", &["review", "answer", &id, "--text", "x"]).status, 3, "not the inspector");
    assert_eq!(team.run("d", &["review", "return", "--on", &id, "--text", "x"]).status, 3, "not answered yet");
    assert_eq!(team.run("d", &["review", "accept", &id]).status, 3, "taking a comment back needs a word");
    assert_eq!(team.digest("d"), before);
    team.does("d", &["review", "accept", &id, "--text", "看错了"]);
    assert_eq!(team.run("d", &["review", "accept", &id, "--text", "x"]).status, 3, "accepted already");
}

#[test]
fn what_two_reviewers_say_apart_hides_nothing() {
    let team = finalised();
    team.does("e", &["init", "--inspector", "吴敏", "--from", &team.at("start.zip")]);
    for laptop in ["d", "e"] {
        team.merge(laptop, &["sheet.zip"]);
    }
    let id = comment(&team, "d", &["--text", "看看"])["id"].as_str().unwrap().to_string();
    team.export("d", "d1");
    team.merge("b", &["d1"]);
    team.does("b", &["review", "answer", &id, "--text", "看了"]);
    team.export("b", "b1");
    team.merge("d", &["b1"]);
    team.merge("e", &["b1"]);
    team.does("d", &["review", "accept", &id]);
    team.does("e", &["review", "return", "--on", &id, "--text", "还差一处"]);
    team.export("d", "d2");
    team.export("e", "e2");
    team.merge("b", &["d2", "e2"]);
    team.merge("d", &["e2", "b1"]);
    assert_eq!((states(&team, "b"), states(&team, "d")), (vec!["returned".to_string()], vec!["returned".to_string()]));
    assert_eq!(team.json("b", &["conflicts", "list"]), json!([]));
}
