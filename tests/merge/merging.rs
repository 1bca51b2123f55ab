use crate::laptops::Team;
use serde_json::json;

#[test]
fn any_order_grouping_and_repetition_give_the_same_on_every_laptop() {
    let team = Team::of_three();
    for (laptop, fact) in [("a", "甲，缺记录👍"), ("b", "乙\n=1+1"), ("c", "丙 e\u{301}")] {
        team.finds(laptop, fact);
        team.export(laptop, &format!("{laptop}1"));
    }
    team.dates("b", "2026-11-23");
    team.dates("c", "2026-11-24");
    team.export("b", "b2.zip");
    team.export("c", "c2.zip");
    team.merge("a", &["b1", "c1", "b2.zip", "c2.zip"]);
    team.merge("b", &["c2.zip"]);
    team.merge("b", &["c1", "a1"]);
    team.merge("c", &["b2.zip", "a1"]);
    team.merge("c", &["b1", "c1", "b2.zip", "start.zip"]);
    team.agree(&["a", "b", "c"]);
    assert_eq!(team.json("c", &["conflicts", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_bundle_is_merged_once_whether_it_comes_as_folder_or_zip() {
    let team = Team::of_three();
    team.finds("b", "缺签到表");
    team.export("b", "b1");
    team.export("b", "b1.zip");
    let first = team.merge("a", &["b1"]);
    assert_eq!(first["bundles"][0]["status"], "merged");
    assert!(first["new"].as_u64().unwrap() > 0 && first["known"].as_u64().unwrap() > 0, "{first}");
    assert_eq!((&first["receipt"], &first["kept"]), (&json!(1), &json!(true)));
    let before = team.digest("a");
    for again in ["b1.zip", "b1"] {
        let second = team.merge("a", &[again]);
        assert_eq!(second["bundles"][0]["status"], "already", "{second}");
        assert_eq!((&second["new"], &second["receipt"]), (&json!(0), &json!(null)));
    }
    let words = team.run("a", &["merge", &team.at("b1")]);
    assert!(words.out.contains("李明已于 2026-11-22T09:05:06+08:00 合并过"), "{}", words.out);
    assert_eq!(team.digest("a"), before);
    assert_eq!(team.json("a", &["merges", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_stale_bundle_brings_nothing_back_and_hides_nothing() {
    let team = Team::of_three();
    team.dates("b", "2026-11-23");
    team.export("b", "old");
    team.dates("b", "2026-11-25");
    team.export("b", "new");
    team.merge("a", &["new"]);
    let before = team.digest("a");
    let late = team.merge("a", &["old"]);
    assert_eq!((&late["new"], &late["conflicts"]), (&json!(0), &json!(0)));
    assert_eq!(team.digest("a"), before);
    let visits = team.json("a", &["visit", "list"]);
    assert_eq!(visits[0]["date"], "2026-11-25");
}

#[test]
fn a_preview_counts_everything_and_changes_nothing() {
    let team = Team::of_three();
    team.dates("b", "2026-11-23");
    team.dates("a", "2026-11-24");
    team.export("b", "b1.zip");
    let before = team.digest("a");
    let preview = team.json("a", &["merge", "--dry-run", &team.at("b1.zip")]);
    assert_eq!(team.digest("a"), before);
    assert!(!team.path("a").join("backups").exists());
    let real = team.merge("a", &["b1.zip"]);
    for key in ["new", "known", "conflicts", "quarantined", "forks", "gaps"] {
        assert_eq!(preview[key], real[key], "{key}");
    }
    assert_eq!((&real["conflicts"], &preview["kept"]), (&json!(1), &json!(false)));
}

#[test]
fn a_preview_tells_branches_and_people_apart() {
    let team = Team::of_three();
    team.finds("b", "缺签到表");
    team.dates("b", "2026-11-23");
    team.export("b", "b1");
    team.merge("c", &["b1"]);
    team.dates("c", "2026-11-25");
    team.does("c", &["problems", "add", "--fact", "丙👍", "--round", "2026Q4", "--branch", "B05"]);
    team.export("c", "c1");
    let view = team.path("c1/problems.csv");
    std::fs::write(&view, std::fs::read_to_string(&view).unwrap().replace("丙👍", "丙改👍")).unwrap();
    team.merge("a", &["b1"]);
    team.dates("a", "2026-11-24");
    let preview = team.json("a", &["merge", "--dry-run", &team.at("c1")]);
    let lines: Vec<_> = preview["changes"].as_array().unwrap().iter().collect();
    let find = |branch: &str, who: &str| {
        let found = lines.iter().find(|l| l["branch"] == branch && l["inspector"] == who);
        found.map(|l| ["new", "known", "conflicts"].map(|k| l[k].as_u64().unwrap()))
    };
    let by_hand: Vec<_> = lines.iter().filter(|l| l["edited"] == 1).map(|l| l["branch"].clone()).collect();
    assert_eq!(by_hand, ["B05"], "{preview}");
    let [new, known, conflicts] = find("B04", "赵强").unwrap();
    assert_eq!((new, known, conflicts), (1, 0, 1), "{preview}");
    assert!(find("B05", "赵强").unwrap()[0] > 3);
    let [new, known, conflicts] = find("B04", "王芳").unwrap();
    assert!(new == 0 && known > 3 && conflicts == 0, "{preview}");
    let sum = |key: &str| lines.iter().map(|l| l[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("new"), sum("known")), (preview["new"].as_u64().unwrap(), preview["known"].as_u64().unwrap()));
    let shown = team.does("a", &["merge", "--dry-run", &team.at("c1")]);
    assert!(shown.contains("生产一支部，赵强：新 1 条，已有 0 条，冲突 1 处"), "{shown}");
    assert!(!team.does("a", &["merge", &team.at("c1")]).contains("冲突 1 处"));
}

#[test]
fn a_backup_from_before_opens_as_it_was() {
    let team = Team::of_three();
    team.finds("b", "缺记录");
    team.export("b", "b1");
    let before = team.digest("a");
    let done = team.merge("a", &["b1"]);
    let backup = done["backup"].as_str().unwrap();
    std::fs::create_dir(team.path("restored")).unwrap();
    std::fs::copy(backup, team.path("restored").join("hucha.db")).unwrap();
    assert_eq!(team.digest("restored"), before);
    assert_ne!(team.digest("a"), before);
}

#[test]
fn a_folder_full_of_bundles_and_an_ops_csv_by_itself_are_merged() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("stick")).unwrap();
    std::fs::write(team.path("stick").join("照片.jpg"), "x").unwrap();
    for laptop in ["b", "c"] {
        team.finds(laptop, "缺记录");
        team.export(laptop, &format!("stick/{laptop}.zip"));
    }
    team.export("b", "b1");
    let done = team.merge("a", &["stick"]);
    assert_eq!(done["bundles"].as_array().unwrap().len(), 2);
    team.merge("c", &["b1/ops.csv"]);
    team.merge("b", &["stick/c.zip"]);
    team.agree(&["a", "b", "c"]);
}

#[test]
fn a_receipt_says_who_merged_which_files() {
    let team = Team::of_three();
    team.finds("b", "缺记录");
    team.export("b", "b1.zip");
    let done = team.merge("a", &["b1.zip"]);
    let receipt = team.json("a", &["merges", "show", "1"]);
    assert_eq!((&receipt["name"], &receipt["at"]), (&json!("李明"), &json!("2026-11-22T09:05:06+08:00")));
    let file = &receipt["bundles"][0];
    assert_eq!((&file["sha256"], &file["new"]), (&done["bundles"][0]["sha256"], &done["new"]));
    assert!(file["path"].as_str().unwrap().ends_with("b1.zip"));
    assert!(team.does("a", &["merges", "show", "1"]).contains("王芳"));
    assert_eq!(team.run("a", &["merges", "show", "9"]).status, 2);
}

#[test]
fn a_copied_laptop_is_noticed_and_takes_another_name() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("twin")).unwrap();
    std::fs::copy(team.path("b/hucha.db"), team.path("twin/hucha.db")).unwrap();
    team.finds("b", "甲");
    team.finds("twin", "乙");
    team.export("b", "b1");
    let done = team.merge("twin", &["b1"]);
    assert!(done["forks"].as_u64().unwrap() > 0 && done["device"].is_string(), "{done}");
    team.export("twin", "twin1");
    team.merge("b", &["twin1"]);
    team.agree(&["b", "twin"]);
}

#[test]
fn a_receipt_is_printed_in_every_format() {
    let team = Team::of_three();
    assert_eq!(team.run("a", &["report", "receipt"]).status, 2, "nothing was merged yet");
    team.finds("b", "缺记录");
    team.export("b", "包，é👍.zip");
    let done = team.merge("a", &["包，é👍.zip"]);
    for format in ["html", "md", "csv", "xlsx", "docx"] {
        let path =
            team.json("a", &["report", "receipt", "1", "--format", format])["path"].as_str().unwrap().to_string();
        assert!(path.contains("合并回执_x") && path.ends_with(format), "{path}");
        let bytes = std::fs::read(&path).unwrap();
        if let Ok(text) = String::from_utf8(bytes) {
            let sum = done["bundles"][0]["sha256"].as_str().unwrap();
            assert!(text.contains(sum) && text.contains("包，é👍.zip") && text.contains("王芳"), "{text}");
            assert!(text.contains("第一次见到这台设备的密钥"), "what its signature is worth: {text}");
        }
    }
    team.does("a", &["merges", "undo", "1"]);
    let path = team.at("回执.md");
    team.does("a", &["report", "receipt", "--format", "md", "-o", &path]);
    assert!(std::fs::read_to_string(path).unwrap().contains("已撤回"));
    for bad in [&["9"][..], &["一"], &["--format", "doc"]] {
        assert_eq!(team.run("a", &[&["report", "receipt"][..], bad].concat()).status, 2, "{bad:?}");
    }
}
