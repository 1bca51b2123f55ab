//! A quarter of one pair, played through the commands, with every clock running out once.

use super::place::Place;
use serde_json::Value;

fn at(now: &str, line: &str) -> String {
    format!("--now {now}:00+08:00 {line}")
}

fn standing(place: &Place, now: &str, rule: &str) -> Vec<(String, String)> {
    let board = place.json(&at(now, "pair board B04 --all"));
    let of = |c: &Value| (c["due"].as_str().unwrap().to_string(), c["standing"].as_str().unwrap().to_string());
    let mut found: Vec<_> = board.as_array().unwrap().iter().filter(|c| c["rule"] == rule).map(of).collect();
    found.sort();
    found
}

fn signed(place: &Place) {
    place.does("pair draw");
    place.does("pair terms B04 --from 2026-10-12 --to 2026-12-31 --helper 周敏 --keeper 赵新 --follower 钱一");
    place.does("pair goal B04 台账齐全率 100%");
    for (party, on) in [("helper", "2026-10-12"), ("branch", "2026-10-13"), ("office", "2026-10-15")] {
        place.does(&format!("pair sign B04 {party} --date {on}"));
    }
}

#[test]
fn the_organisation_gives_four_pairs_and_an_unsigned_one_runs_nothing() {
    let place = Place::ready();
    let said = place.run("pair draw");
    assert!(said.err.contains("机关二支部由党群部自己帮扶") && said.err.contains("新立 4 个"), "{}", said.err);
    assert_eq!(place.json("pair list").as_array().unwrap().len(), 4);
    assert!(place.refuses("pair sign B04 office").contains("还缺帮扶人、责任期限"));
    assert!(place.refuses("pair log B04 下沉 指导").contains("三方签字"));
    assert!(place.refuses("pair draw B04 --helper 周敏").contains("已有结对"));
    assert_eq!(place.run("pair board").err.trim(), "没有要做的。");
    assert_eq!(place.run("pair log B04 喝茶 无").status, 2);
    assert_eq!(place.run("pair show B01").status, 2, "B01 has no pair");
    assert_eq!(place.json("pair list")[0]["stage"], "草稿");
}

#[test]
fn every_clock_of_a_quarter_runs_out_once() {
    let place = Place::ready();
    signed(&place);
    place.does("pair gap B04 台账不全 --source 看资料 --date 2026-11-06 --core");
    place.does("pair task B04 补齐2026年台账 --person 赵新 --due 2026-11-20 --gap 1");
    for (now, line) in [
        ("2026-11-02T10:00", "pair log B04 下沉 示范台账整理"),
        ("2026-11-03T10:00", "pair log B04 抽查 抽查台账"),
        ("2026-11-06T10:00", "pair log B04 资源需求 借用会议室"),
        ("2026-11-06T10:00", "pair log B04 整改建议 补签到表"),
        ("2026-11-06T10:00", "pair log B04 乙方意见 抽查太密"),
        ("2026-11-06T16:30", "pair log B04 未按计划 台账未补"),
    ] {
        place.does(&at(now, line));
    }
    let over = "2027-01-01T08:00";
    for rule in ["R134", "R135", "R136", "R137", "R139", "R140", "R143", "R144", "R146", "R147", "R150"] {
        let found = standing(&place, over, rule);
        assert!(found.iter().any(|f| f.1 == "逾期"), "{rule}: {found:?}");
    }
    assert_eq!(standing(&place, over, "R146"), [("2026-11-17".to_string(), "逾期".to_string())]);
    assert_eq!(standing(&place, "2026-11-07T16:00", "R140")[0].1, "待办");
    place.does(&at("2026-11-17T17:00", "pair settle B04 4 方案已落地"));
    assert_eq!(standing(&place, over, "R146")[0].1, "已办");
    assert!(place.does(&at("2026-11-23T09:00", "pair show B04")).contains("逾期"), "the task is late");
    place.does("pair done B04 1 --date 2026-11-23");
    assert!(place.does("pair show B04").contains("2026-11-23完成"));
}

#[test]
fn the_end_of_a_term_by_survey_and_aims_or_by_a_month_more() {
    let place = Place::ready();
    signed(&place);
    let last = "2026-12-31T16:00";
    assert!(place.refuses("pair accept B04").contains("2026-12-31才满"));
    let said = place.refuses(&at(last, "pair accept B04"));
    assert!(said.contains("台账齐全率、至少1项做法编入") && said.contains("知晓率100%"), "{said}");
    std::fs::write(place.path("问卷.csv"), "知晓,满意程度\n是,非常满意\n是,很满意\n大概,满意\n").unwrap();
    let said = place.refuses("pair survey B04 问卷.csv --members 36");
    assert!(said.contains("第3行“满意程度”") && said.contains("第4行“知晓”"), "{said}");
    let rows = "是,非常满意\n是,满意\n".repeat(10);
    std::fs::write(place.path("问卷.csv"), format!("知晓,满意程度\n{rows}")).unwrap();
    let said = place.does(&at(last, "pair survey B04 问卷.csv --members 36"));
    assert_eq!(said.trim(), "抽样，应答36人，已收20份，知晓率100.00%，满意度100.00%");
    place.does("pair reached B04 1 100%");
    assert!(place.refuses(&at(last, "pair accept B04")).contains("《标准化经验手册》"), "one aim is left");
    assert!(place.refuses(&at(last, "pair accept B04 --extend")).contains("《加急整改方案》"));
    place.does(&at(last, "pair accept B04 --extend --plan 每周两次下沉"));
    let pair = place.json(&at(last, "pair show B04"));
    assert_eq!((&pair["end"], &pair["stage"]), (&"2027-01-31".into(), &"延长1个月".into()));
    place.does(&at("2027-02-01T09:00", "pair accept B04 --extend"));
    assert_eq!(place.json(&at("2027-02-01T09:00", "pair show B04"))["stage"], "仍不达标");
}

#[test]
fn r069_what_was_found_and_given_stands_in_the_printed_ledger() {
    let place = Place::ready();
    signed(&place);
    place.does(&at("2026-11-03T10:00", "pair log B04 下沉 查台账 --found 缺8月记录 --given 会议记录模板"));
    place.does("report pair-ledger --branch B04 --format md -o t.md");
    let said = std::fs::read_to_string(place.path("t.md")).unwrap();
    assert!(said.contains("缺8月记录") && said.contains("会议记录模板"), "{said}");
    place.does("pair template 问卷.xlsx");
    assert!(place.refuses("pair survey B04 问卷.xlsx --members 36").contains("没有内容行"));
}
