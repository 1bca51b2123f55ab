//! Sheets that are taken, whatever program saved them, and what is shown of them.

use super::hand::{Sheet, VISIT};
use super::place::Place;
use serde_json::{Value, json};

const NAME: &str = "2026Q4_B04_李明_互查评分表";

fn template(place: &Place, ending: &str) -> Sheet {
    let file = format!("{NAME}.{ending}");
    place.does(&format!("sheet template --round 2026Q4 --branch B04 --inspector 李明 -o {file}"));
    let mut sheet = Sheet::open(&place.path(&file));
    sheet.fill(VISIT);
    sheet
}

fn state_after(save: impl FnOnce(&Sheet, &Place) -> String, ending: &str) -> (Value, String) {
    let place = Place::ready();
    let sheet = template(&place, ending);
    let file = save(&sheet, &place);
    let ran = place.run(&format!("sheet import {file}"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    (place.json("sheet show --branch B04"), ran.err)
}

#[test]
fn the_program_that_saved_it_makes_no_difference() {
    type Save = (fn(&Sheet, &std::path::Path), &'static str, &'static str);
    let ways: [Save; 4] = [
        (Sheet::save_gbk, "csv", "GBK/GB18030"),
        (Sheet::save_utf8, "csv", "UTF-8"),
        (Sheet::save_semicolons, "csv", "UTF-8"),
        (Sheet::save_xlsx, "xlsx", "xlsx"),
    ];
    let mut seen: Vec<Value> = Vec::new();
    for (save, ending, told) in ways {
        let by_hand = |sheet: &Sheet, place: &Place| {
            let file = format!("{NAME}.{ending}");
            save(sheet, &place.path(&file));
            file
        };
        let (shown, said) = state_after(by_hand, ending);
        assert!(said.contains(&format!("按 {told} 读取")), "{said}");
        seen.push(shown);
    }
    assert!(seen.windows(2).all(|two| two[0] == two[1]));
    let s = &seen[0];
    let head = [&s["round"], &s["branch"], &s["inspector"], &s["state"], &s["full"], &s["applicable"], &s["na_points"]];
    assert_eq!(head, ["2026Q4", "B04", "李明", "draft", "100.00", "98.00", "2.00"].map(|t| json!(t)).each_ref());
    assert_eq!(
        (&s["got"], &s["score"], &s["answered"], &s["unanswered"], &s["unresolved"]),
        (&json!("91.50"), &json!("93.37"), &json!(49), &json!(0), &json!(0))
    );
    assert_eq!(s["categories"].as_array().unwrap().len(), 5);
    assert_eq!(s["categories"][0]["name"], "基本组织");
    assert_eq!((&s["categories"][0]["full"], &s["categories"][0]["got"]), (&json!("13.00"), &json!("11.50")));
    assert_eq!(
        (&s["steps"][1]["name"], &s["steps"][1]["answered"], &s["steps"][1]["total"]),
        (&json!("查资料"), &json!(26), &json!(26))
    );
    let item = s["items"].as_array().unwrap().iter().find(|i| i["code"] == "C1-02").unwrap();
    let shown = [&item["verdict"], &item["count"], &item["deduct"], &item["score"], &item["fact"]];
    assert_eq!(
        shown,
        [json!("deduct"), json!(1), json!("1.00"), json!("1.50"), json!("=SUM(A1)不是公式：9月缺1次支委会")].each_ref()
    );
    assert_eq!(s["ledger"].as_array().unwrap().len(), 8);
}

#[test]
fn deadlines_come_from_the_class_and_numbers_from_the_visit() {
    let place = Place::ready();
    let mut sheet = template(&place, "xlsx");
    sheet.set(("A2-03", "整改分类", ""));
    sheet.save_xlsx(&place.path("s.xlsx"));
    place.does("sheet import s.xlsx");
    let problems = place.json("problems list --round 2026Q4 --branch B04");
    let due = |code: &str| {
        let found = problems.as_array().unwrap().iter().find(|p| p["code"] == code).unwrap();
        (found["number"].as_str().unwrap().to_string(), found["due"].as_str().unwrap().to_string())
    };
    assert_eq!(due("A1-01"), ("2026Q4-B04-01".into(), "2026-12-01".into()), "7 working days after Sunday 11-22");
    assert_eq!(due("E2-05").1, "2026-11-25", "3 working days");
    assert_eq!(due("B2-02").1, "2027-01-31", "as written");
    assert_eq!(due("A2-03").1, "", "neither class nor date");
}

#[test]
fn a_dry_run_and_a_second_import_change_nothing_and_one_undo_unit_holds_it_all() {
    let place = Place::ready();
    template(&place, "xlsx").save_xlsx(&place.path("s.xlsx"));
    let before = place.digest();
    let dry = place.json("sheet import s.xlsx --dry-run --finalize");
    assert_eq!((place.digest(), &dry["dry_run"], &dry["score"]), (before, &json!(true), &json!("93.37")));
    let taken = place.json("sheet import s.xlsx");
    assert_eq!((&taken["changed"], taken["rows"].as_array().unwrap().len()), (&json!(true), 49));
    assert_eq!(taken["rows"][0]["problem"]["number"], "2026Q4-B04-01");
    assert_eq!(taken["rows"][19]["understood"][0], json!({ "column": "数量", "given": "２", "read": "2" }));
    let after = place.digest();
    assert_eq!(place.json("sheet import s.xlsx")["changed"], json!(false));
    assert_eq!(place.digest(), after);
    let bundle = place.does("export -o out");
    let ops = std::fs::read_to_string(std::path::Path::new(bundle.trim()).join("ops.csv"))
        .unwrap_or_else(|_| std::fs::read_to_string(place.path("out/ops.csv")).unwrap());
    let mut reader = csv::ReaderBuilder::new().from_reader(ops.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let acts: std::collections::BTreeSet<_> =
        rows.iter().filter(|r| &r[12] == "sheet").map(|r| r[13].to_string()).collect();
    assert_eq!(acts.len(), 1, "one act, one unit of undo");
}

#[test]
fn an_unknown_inspector_and_an_unplanned_visit_are_added_with_a_word() {
    let place = Place::ready();
    place.does("sheet template --round 2026Q4 --branch B05 --inspector 李朋 -o s.xlsx");
    let before = place.digest();
    let mut sheet = Sheet::open(&place.path("s.xlsx"));
    sheet.fill(&[]);
    sheet.save_xlsx(&place.path("s.xlsx"));
    assert_eq!(place.digest(), before, "a template changes nothing");
    let ran = place.run("sheet import s.xlsx");
    assert_eq!(ran.status, 0);
    for word in ["新添人员：李朋", "已有相近的姓名 李明", "已补上：2026Q4/B05"] {
        assert!(ran.err.contains(word), "{}", ran.err);
    }
    assert_eq!(place.json("sheet show --branch B05 --inspector 李朋")["score"], json!("100.00"));
    assert!(place.does("visit list").contains("李朋"));
}
