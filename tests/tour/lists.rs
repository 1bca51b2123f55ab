//! Organisation and checklist from and to files, and the demonstration.

use super::place::Place;
use serde_json::json;

#[test]
fn the_organisation_goes_out_and_comes_back_in_both_formats() {
    let place = Place::ready();
    let before = place.digest();
    for file in ["组织.csv", "组织.xlsx"] {
        place.does(&format!("org export {file}"));
        let ran = place.run(&format!("org import {file}"));
        assert_eq!((ran.status, place.digest()), (0, before.clone()), "{}", ran.err);
        assert!(ran.out.contains("没有改动"));
    }
    assert_eq!(place.run("org export 组织.doc").status, 2);
    let csv = std::fs::read_to_string(place.path("组织.csv")).unwrap();
    std::fs::write(place.path("多.csv"), csv.replacen("备注_remark", "身份证号_id_card", 1)).unwrap();
    assert!(place.refuses("org import 多.csv").contains("身份证"));
    std::fs::write(place.path("错.csv"), csv.replacen("\"18\"", "\"十八\"", 1)).unwrap();
    let said = place.refuses("org import 错.csv");
    assert!(said.contains("错.csv") && said.contains("第2行“正式党员”"), "{said}");
}

#[test]
fn a_checklist_is_checked_taken_written_and_compared() {
    let place = Place::ready();
    let version = place.json("round list")[0]["checklist"].as_str().unwrap().to_string();
    place.does("checklist export 清单.csv");
    place.does("checklist export 清单.xlsx");
    for file in ["清单.csv", "清单.xlsx"] {
        let found = place.json(&format!("checklist check {file}"));
        assert_eq!(
            (&found["version"], &found["full"], &found["errors"]),
            (&json!(version), &json!("100.00"), &json!(0))
        );
        assert!(place.does(&format!("checklist import {file}")).contains("没有改动"));
        assert!(place.does(&format!("checklist diff {version} {file}")).contains("没有差别"));
    }
    let csv = std::fs::read_to_string(place.path("清单.csv")).unwrap();
    std::fs::write(place.path("新.csv"), csv.replacen("组织体系与创建进度汇报", "组织体系与创建情况汇报", 1)).unwrap();
    assert!(
        place
            .does(&format!("checklist diff {version} 新.csv"))
            .contains("A1-01 指标：组织体系与创建进度汇报 → 组织体系与创建情况汇报")
    );
    let taken = place.json("checklist import 新.csv");
    assert!(taken["version"] != json!(version) && taken["changed"] == json!(true));
    place.does("round open 2027Q1");
    let rounds = place.json("round list");
    assert_eq!((&rounds[0]["checklist"], &rounds[1]["checklist"]), (&taken["version"], &json!(version)));
}

#[test]
fn a_checklist_that_scores_cannot_be_made_with_is_refused() {
    let place = Place::ready();
    place.does("checklist export 清单.csv");
    let csv = std::fs::read_to_string(place.path("清单.csv")).unwrap();
    std::fs::write(place.path("少.csv"), csv.replacen("\"2.50\"", "\"２。０\"", 1)).unwrap();
    let said = place.refuses("checklist import 少.csv");
    assert!(said.contains("第2行 满分 ２。０ → 2") && said.contains("99.50"), "{said}");
    let ran = place.run("checklist check 少.csv");
    assert!(ran.status == 3 && ran.out.contains("错误"), "{}{}", ran.out, ran.err);
    assert_eq!(place.run("checklist check 没有.csv").status, 1);
}

#[test]
fn the_demonstration_is_a_data_folder_like_any_other() {
    let place = Place::empty();
    place.does("demo --into data");
    assert_eq!(place.json("visit list").as_array().unwrap().len(), 21);
    assert!(place.does("doctor").contains("一切正常"));
    assert_eq!(place.run("demo --into data").status, 1, "what is there is not touched");
}
