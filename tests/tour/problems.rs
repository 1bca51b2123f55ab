//! A problem from its marking to 销号 and back, by commands.

use super::place::Place;
use serde_json::json;

fn added(place: &Place, class: &str) -> String {
    let line = format!(
        "problems add --round 2026Q4 --branch B04 --code C1-02 --fact 缺6月记录，é👍 --class {class} --responsible 张伟"
    );
    place.json(&line)["number"].as_str().unwrap().to_string()
}

#[test]
fn a_problem_goes_through_both_gates_and_every_step_is_told() {
    let place = Place::ready();
    let n = added(&place, "限期");
    let status = |line: &str| place.json(&format!("problems set {n} {line}"))["status"].as_str().unwrap().to_string();
    assert!(
        place.refuses(&format!("problems set {n} --status closed --note 好 --evidence 照片")).contains("只有立行立改")
    );
    assert_eq!(status("--do measure --note 每月5日前检查"), "todo");
    assert_eq!(status("--do refuse --note 没有责任人"), "todo");
    assert!(place.refuses(&format!("problems set {n} --do accept --note 好")).contains("没有等待认可"));
    assert_eq!(status("--do measure --note 组织委员每月5日前检查"), "todo");
    assert_eq!(status("--status doing --note 可行"), "doing");
    let extended = format!("problems set {n} --due 2026-12-20 --approver 黄海燕 --note 等换届");
    assert_eq!(place.does(&extended), format!("问题 {n}：延期到 2026-12-20（整改中）\n"));
    assert_eq!(status("--status review --note 已补 --evidence 记录本第3页"), "review");
    assert_eq!(status("--do fail --note 签到不全"), "doing");
    assert_eq!(status("--do evidence --note 签到已补 --evidence 签到表 --who 李明"), "review");
    assert!(
        place.refuses(&format!("problems set {n} --status closed --note 好 --evidence 照片")).contains("李明是整改人")
    );
    assert!(place.refuses(&format!("problems set {n} --as 王芳 --status closed --note 好")).contains("佐证"));
    assert_eq!(status("--as 王芳 --status closed --note 整改到位 --evidence 照片3张 --method site"), "closed");
    let told = place.json(&format!("problems show {n}"));
    let kinds: Vec<_> = told["story"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    let all = ["found", "measure", "refuse", "measure", "accept", "extend", "evidence", "fail", "evidence", "verify"];
    assert_eq!(kinds, all);
    assert_eq!((&told["first_due"], &told["due"]), (&json!("2026-12-01"), &json!("2026-12-20")));
    let words = place.does(&format!("problems show {n}"));
    assert!(words.contains("看现场；整改到位；佐证：照片3张") && words.contains("批准人：黄海燕"), "{words}");
    assert_eq!(status("--do reopen --note 照片是旧的"), "doing");
}

#[test]
fn the_ledger_is_narrowed_sorted_and_summed() {
    let place = Place::ready();
    let (first, second) = (added(&place, "限期"), added(&place, "立行立改"));
    place.does(&format!("problems set {second} --status closed --note 当场补齐 --evidence 签到表"));
    let numbers = |line: &str| -> Vec<String> {
        let found = place.json(&format!("problems list {line}"));
        found.as_array().unwrap().iter().map(|p| p["number"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(numbers("--open").join(" "), first);
    assert_eq!(numbers("--class 立行立改 --category 基本制度").join(" "), second);
    assert_eq!(numbers("--search 6月jl --sort number"), [first.clone(), second]);
    assert_eq!(numbers("--overdue"), [""; 0]);
    assert_eq!(numbers("--overdue --now 2026-12-05T09:00:00+08:00"), [first]);
    assert!(place.run("problems list").err.contains("共2条，已销号1，整改中0，待整改1，待复查0，逾期0，销号率50%"));
    assert_eq!(place.run("problems list --sort 乱").status, 2);
}

#[test]
fn a_branch_does_not_judge_its_own_problem() {
    let place = Place::ready();
    let own = place.json("problems add --round 2026Q4 --branch B01 --fact 缺记录 --class 立行立改")["number"].clone();
    let line = format!("problems set {} --status closed --note 好 --evidence 照片", own.as_str().unwrap());
    assert!(place.refuses(&line).contains("不能"), "李明 is of B01");
}
