//! What comes from others, in the app: preview, receipt, conflict, taking the merge back, agreeing on a sheet.

use super::laptop::Laptop;
use serde_json::{Value, json};
use std::path::PathBuf;

const VISIT: [&str; 4] = ["--round", "2026Q4", "--branch", "B04"];

fn dated(laptop: &Laptop, date: &str) {
    laptop.good(&[&["visit", "add"][..], &VISIT, &["--date", date]].concat());
}

/// 王芳 leads the visit of B04. 赵强, on a laptop of his own, found something and moved the date; so did she.
fn two_laptops() -> (Laptop, Laptop, PathBuf) {
    let (mine, his) = (Laptop::ready(), Laptop::empty());
    mine.good(&[&["visit", "add"][..], &VISIT, &["--date", "2026-11-22", "--team", "王芳,赵强"]].concat());
    let (start, bundle) = (mine.home().join("start.zip"), his.home().join("赵强的包，é👍.zip"));
    mine.good(&["export", "-o", start.to_str().unwrap()]);
    his.good(&["init", "--inspector", "赵强", "--branch", "B02", "--from", start.to_str().unwrap()]);
    dated(&mine, "2026-11-23");
    dated(&his, "2026-11-24");
    his.good(&[&["problems", "add", "--fact", "缺签到表👍"][..], &VISIT].concat());
    his.good(&["export", "-o", bundle.to_str().unwrap()]);
    (mine, his, bundle)
}

fn facts(laptop: &Laptop) -> Vec<Value> {
    laptop.json(&["problems", "list"]).as_array().unwrap().iter().map(|p| p["fact"].clone()).collect()
}

#[test]
fn a_merge_is_previewed_kept_decided_and_taken_back() {
    let (mine, _his, bundle) = two_laptops();
    let mut app = mine.app();
    app.see("2026年第四季度").press("m").see("合并数据包").paste(bundle.to_str().unwrap()).press("Enter");
    app.see("合并吗").see("赵强：新").see("冲突 1 处").press("y").see("回执 1 已存").press("Enter");
    app.see("1 处冲突").see("2026-11-23").see("2026-11-24").press("2").see("理由").press("Enter");
    app.see("已裁定").press("Esc");
    app.see("进入检查").press("M").see("赵强的包").press("Delete").see("不能撤回").press("Enter");
    app.last("Ctrl-Q");
    assert_eq!((mine.json(&["conflicts", "list"]), facts(&mine)), (json!([]), vec![json!("缺签到表👍")]));
    let date = mine.json(&["audit", "--record", "visit/2026Q4/B04"]);
    let decided = date.as_array().unwrap().iter().filter(|o| o["field"] == "date").count();
    assert_eq!(decided, 4, "the first date, both others, and the decision: {date}");
    mine.healthy();
}

/// A finalised sheet of somebody, made by the forms that people fill in.
fn finalised(laptop: &Laptop, name: &str, deducted: &str) {
    let file = laptop.home().join(format!("{name}.csv"));
    let of = [&VISIT[..], &["--inspector", name]].concat();
    laptop.good(&[&["sheet", "template", "-o", file.to_str().unwrap()][..], &of].concat());
    let blank = std::fs::read_to_string(&file).unwrap();
    let codes = blank.lines().filter_map(|l| l.split('"').nth(1)).filter(|c| c.len() == 5 && c.contains('-'));
    let head = "编号_code,结论_verdict,数量_count,问题点_fact,整改建议_suggestion,整改时限_due\r\n";
    let row = |code: &str| match code == deducted {
        true => format!("{code},扣分,1,汇报缺整改计划,补齐,2026-12-01\r\n"),
        false => format!("{code},无扣分,,,,\r\n"),
    };
    std::fs::write(&file, format!("\u{feff}{head}{}", codes.map(row).collect::<String>())).unwrap();
    laptop.good(&[&["sheet", "import", file.to_str().unwrap(), "--finalize"][..], &of].concat());
}

#[test]
fn two_sheets_are_agreed_on_from_home() {
    let (mine, _his, _) = two_laptops();
    for (name, deducted) in [("王芳", "A1-01"), ("赵强", "无")] {
        finalised(&mine, name, deducted);
    }
    assert_eq!(mine.json(&["visit", "list"])[0]["score"], json!(null));
    let mut app = mine.app();
    app.see("待合议").press("Home Down Down Down Enter").see("打开哪份评分表").see("议定后才有得分");
    app.press("Enter").see("拟定规则").see("A1-01").press("Space").see("理由").press("Enter").see("已定 1");
    app.press("F2").see("理由").press("Enter").see("已定稿").press("Esc").see("进入检查");
    app.last("Ctrl-Q");
    let visit = mine.json(&["visit", "list"])[0].clone();
    assert!(visit["score"].is_string() && visit["unreconciled"] == 0, "{visit}");
    mine.healthy();
}

#[test]
fn a_sheet_filled_in_by_hand_goes_in_by_the_same_key_and_is_taken_back_as_a_unit() {
    let (mine, _his, bundle) = two_laptops();
    let sheet = mine.home().join("2026Q4_B04_赵强_互查评分表.csv");
    std::fs::write(&sheet, "编号_code,结论_verdict,数量_count,问题点_fact\r\nA1-01,扣分,1,汇报缺整改计划\r\n").unwrap();
    let mut app = mine.app();
    for path in [&sheet, &bundle] {
        app.see("进入检查").press("m").see("合并数据包").paste(path.to_str().unwrap()).press("Enter");
        app.see("合并吗").press("y").see("已存").press("Enter").press("Esc Esc");
    }
    app.last("Ctrl-Q");
    assert_eq!(facts(&mine).len(), 2);
    assert_eq!(mine.json(&["merges", "list"]).as_array().unwrap().len(), 2);
    mine.good(&["merges", "undo", "1"]);
    assert_eq!(facts(&mine), [json!("缺签到表👍")]);
    mine.healthy();
}
