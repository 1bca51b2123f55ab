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

/// Finalised sheets of 李明 and 王芳 for one visit, on laptop `a`; each deducts what is given.
fn two_sheets(first: &[(&str, u32, &str)], second: &[(&str, u32, &str)]) -> Team {
    let team = Team::of_three();
    for (name, found) in [("李明", first), ("王芳", second)] {
        fill(&team, name, found);
    }
    team
}

fn fill(team: &Team, name: &str, found: &[(&str, u32, &str)]) {
    let which = ["--round", "2026Q4", "--branch", "B04", "--inspector", name];
    let file = team.at(&format!("{name}.csv"));
    team.does("a", &[&["sheet", "template", "-o", &file][..], &which].concat());
    let blank = std::fs::read_to_string(&file).unwrap();
    let codes = blank.lines().skip(1).filter_map(|l| l.split('"').nth(1)).filter(|c| c.len() == 5 && c.contains('-'));
    let mut text =
        String::from("\u{feff}编号_code,结论_verdict,数量_count,问题点_fact,整改建议_suggestion,整改时限_due\r\n");
    for code in codes {
        match found.iter().find(|f| f.0 == code) {
            Some((_, count, fact)) => text.push_str(&format!("{code},扣分,{count},{fact},立即补齐,2026-12-01\r\n")),
            None => text.push_str(&format!("{code},无扣分,,,,\r\n")),
        }
    }
    std::fs::write(&file, text).unwrap();
    team.does("a", &[&["sheet", "import", &file, "--finalize"][..], &which].concat());
}

fn reconcile(team: &Team, laptop: &str, rest: &[&str]) -> serde_json::Value {
    team.json(laptop, &[&["--as", "王芳", "reconcile", "--round", "2026Q4", "--branch", "B04"][..], rest].concat())
}

#[test]
fn two_sheets_become_one_that_gives_the_score_and_travels() {
    let team = two_sheets(
        &[("A1-01", 1, "汇报缺整改计划"), ("C1-02", 1, "9月缺1次支委会")],
        &[("A1-01", 1, "汇报 缺整改计划。"), ("C1-02", 1, "10月缺1次支委会"), ("E2-05", 1, "书报架缺当期党报")],
    );
    assert_eq!(team.json("a", &["visit", "list"])[0]["score"], json!(null));
    assert_eq!(team.json("a", &["visit", "list"])[0]["unreconciled"], 2);
    let of = ["--round", "2026Q4", "--branch", "B04", "--inspector", "王芳"];
    let shown = team.run("a", &[&["sheet", "show"][..], &of].concat());
    assert!(shown.err.contains("有 2 份定稿，合议后才有得分"), "{}", shown.err);
    let paper = team.at("表.md");
    team.does("a", &[&["report", "sheet", "--format", "md", "-o", &paper][..], &of].concat());
    assert!(std::fs::read_to_string(&paper).unwrap().contains("2份定稿待合议，尚无得分"));
    let before = team.digest("a");
    let shown = reconcile(&team, "a", &[]);
    assert_eq!((team.digest("a"), &shown["state"]), (before, &json!("")));
    let proposal = |v: &serde_json::Value, code: &str| {
        let item = v["items"].as_array().unwrap().iter().find(|i| i["code"] == code).unwrap().clone();
        (item["proposal"]["verdict"].as_str().unwrap().to_string(), item["proposal"]["count"].as_u64())
    };
    assert_eq!(proposal(&shown, "A1-01"), ("deduct".into(), Some(1)));
    assert_eq!(proposal(&shown, "C1-02"), ("deduct".into(), Some(2)));
    assert_eq!(proposal(&shown, "E2-05"), ("deduct".into(), Some(1)));
    assert_eq!(proposal(&reconcile(&team, "a", &["--rule", "mean"]), "C1-02"), ("deduct".into(), Some(1)));
    let decided = ["--code", "E2-05", "--verdict", "无扣分", "--reason", "现场已补"];
    assert_eq!(reconcile(&team, "a", &decided)["state"], "draft");
    let done = reconcile(&team, "a", &["--reason", "组长确认"]);
    assert_eq!((&done["state"], &done["revision"]), (&json!("final"), &json!(1)));
    let score = team.json("a", &["visit", "list"])[0]["score"].clone();
    assert_eq!((&done["score"], score.is_string()), (&score, true));
    let shown = team.json("a", &[&["sheet", "show"][..], &of].concat());
    assert_eq!((&shown["unreconciled"], &shown["review"]), (&json!(0), &json!(null)));
    team.export("a", "agreed");
    team.merge("b", &["agreed"]);
    assert_eq!(team.json("b", &["visit", "list"])[0]["score"], score);
    let again = ["--as", "王芳", "reconcile", "--round", "2026Q4", "--branch", "B04", "--reason", "再来"];
    assert_eq!(team.run("a", &again).status, 3);
    let changed = reconcile(&team, "a", &["--code", "E2-05", "--verdict", "扣分", "--count", "1", "--reason", "未补"]);
    assert_eq!((&changed["state"], &changed["revision"]), (&json!("final"), &json!(2)));
    assert_ne!(changed["score"], score);
}

#[test]
fn reconciling_needs_two_sheets_a_reason_and_an_answer_that_fits() {
    let team = Team::of_three();
    let run = |rest: &[&str]| {
        team.run("a", &[&["--as", "王芳", "reconcile", "--round", "2026Q4", "--branch", "B04"][..], rest].concat())
            .status
    };
    assert_eq!(run(&[]), 3);
    fill(&team, "李明", &[]);
    assert_eq!(run(&["--reason", "x"]), 3);
    fill(&team, "王芳", &[("A1-01", 1, "缺")]);
    let before = team.digest("a");
    assert_eq!(run(&["--rule", "last"]), 2);
    assert_eq!(run(&["--code", "A1-01", "--verdict", "扣分"]), 2);
    assert_eq!(run(&["--code", "A1-01", "--verdict", "扣分", "--reason", "x"]), 3);
    assert_eq!(run(&["--code", "Z9-99", "--verdict", "无扣分", "--reason", "x"]), 3);
    assert_eq!(run(&["--reason", " "]), 2);
    assert_eq!(team.digest("a"), before);
}

#[test]
fn only_the_leader_or_the_coordinator_decides() {
    let team = two_sheets(&[("A1-01", 1, "汇报缺整改计划")], &[]);
    let before = team.digest("a");
    let place = ["reconcile", "--round", "2026Q4", "--branch", "B04"];
    let ran = team.run("a", &[&place[..], &["--reason", "组长不在"]].concat());
    assert!(ran.status == 3 && ran.err.contains("由组长（王芳）或党群部裁定"), "{}", ran.err);
    team.does("a", &place);
    assert_eq!(team.digest("a"), before, "looking changes nothing");
    assert_eq!(reconcile(&team, "a", &["--reason", "组长确认"])["state"], "final");
}

#[test]
fn the_audit_says_who_did_what_and_with_which_receipt_it_came() {
    let team = in_conflict();
    let of_record = team.json("a", &["audit", "--record", "visit/2026Q4/B04"]);
    let dates: Vec<_> = of_record.as_array().unwrap().iter().filter(|o| o["field"] == "date").collect();
    assert_eq!(dates.len(), 3);
    let theirs = dates.iter().find(|o| o["value"] == "2026-11-24").unwrap();
    assert_eq!((&theirs["name"], &theirs["receipt"]), (&json!("王芳"), &json!(1)));
    assert!(dates.iter().all(|o| o["value"] == "2026-11-24" || o["receipt"].is_null()));
    let hers = team.json("a", &["audit", "--person", "王芳"]);
    assert!(hers.as_array().unwrap().iter().all(|o| o["name"] == "王芳") && !hers.as_array().unwrap().is_empty());
    let device = theirs["device"].as_str().unwrap();
    assert_eq!(team.json("a", &["audit", "--device", device]), hers);
    assert!(team.does("a", &["audit", "--person", "王芳"]).contains("回执1"));
    assert_eq!(team.run("a", &["audit", "--person", "没有人"]).status, 2);
}

#[test]
fn the_audit_filters_by_time_receipt_and_bundle() {
    let team = in_conflict();
    team.finds("c", "丙👍");
    team.export("c", "c1.zip");
    team.merge("a", &["c1.zip"]);
    let audit = |rest: &[&str]| -> Vec<serde_json::Value> {
        team.json("a", &[&["audit"][..], rest].concat()).as_array().unwrap().clone()
    };
    let all = audit(&[]);
    let second = audit(&["--receipt", "2"]);
    assert!(!second.is_empty() && second.iter().all(|o| o["name"] == "赵强" && o["receipt"] == 2));
    let device = second[0]["device"].as_str().unwrap();
    let sum = second[0]["bundle"]["sha256"].as_str().unwrap();
    for of in ["c1.zip", device, &sum[..9]] {
        assert_eq!(audit(&["--bundle", of]), second, "{of}");
    }
    assert!(audit(&["--bundle", "没有"]).is_empty());
    assert!(all.iter().any(|o| o["bundle"].is_null()));
    for (rest, n) in [
        (&["--since", "2026-11-22"][..], all.len()),
        (&["--since", "2026-11-22T09:05:07+08:00"], 0),
        (&["--since", "2026年11月23日"], 0),
        (&["--until", "2026-11-22"], all.len()),
        (&["--until", "2026-11-22T01:05:06+00:00"], all.len()),
        (&["--until", "2026-11-21"], 0),
        (&["--since", "2026-11-22", "--until", "2026-11-22", "--receipt", "2"], second.len()),
    ] {
        assert_eq!(audit(rest).len(), n, "{rest:?}");
    }
    assert_eq!(team.run("a", &["audit", "--since", "昨天"]).status, 2);
}

#[test]
fn a_clock_that_cannot_be_right_is_marked_and_changes_nothing() {
    let team = Team::of_three();
    let dates = |laptop: &str, now: &str, date: &str| {
        let which = ["--now", now, "visit", "add", "--round", "2026Q4", "--branch", "B04", "--date", date];
        team.does(laptop, &which);
    };
    dates("b", "2099-01-01T00:00:00+08:00", "2026-11-23");
    dates("b", "1970-01-01T00:00:00+08:00", "2026-11-25");
    team.export("b", "b1");
    team.merge("a", &["b1"]);
    assert_eq!(team.json("a", &["visit", "list"])[0]["date"], "2026-11-25");
    let marked: Vec<_> = team.json("a", &["audit", "--person", "王芳"]).as_array().unwrap().clone();
    let dates: Vec<_> = marked.iter().filter(|o| o["field"] == "date").map(|o| o["clock_doubtful"].clone()).collect();
    assert_eq!(dates, [json!(true), json!(true)]);
    assert!(team.does("a", &["audit", "--person", "王芳"]).contains("时钟可疑"));
    assert!(!team.does("a", &["audit", "--person", "李明"]).contains("时钟可疑"));
}
