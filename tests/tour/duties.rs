//! A quarter of a branch of 30 members, played through the commands, with every clock running out once; tables handed
//! out and read back; three laptops that end with one digest.

use super::place::Place;
use serde_json::Value;
use std::path::Path;

fn at(now: &str, line: &str) -> String {
    format!("--now {now}T10:00:00+08:00 {line}")
}

/// The members of B04: three of the committee, each following ten.
pub fn members() -> String {
    let name = |n: usize| format!("党员{}", char::from_u32(0x4E00 + u32::try_from(n).unwrap() * 7).unwrap());
    let mut text = String::from("姓名,党小组,支委,分片支委\n");
    for n in 0..30 {
        let committee = if n < 3 { "是" } else { "" };
        text += &format!("{},第{}党小组,{committee},{}\n", name(n), n % 3 + 1, name((n + 1) % 3));
    }
    text
}

fn names(text: &str) -> Vec<String> {
    text.lines().skip(1).map(|l| l.split(',').next().unwrap().to_string()).collect()
}

fn standing(place: &Place, now: &str, rule: &str) -> Vec<String> {
    let board = place.json(&at(now, "duty board B04 --round 2026Q4 --all"));
    let of = |c: &&Value| c["rule"] == rule;
    board.as_array().unwrap().iter().filter(of).map(|c| c["standing"].as_str().unwrap().to_string()).collect()
}

/// 30 members, the usual posts, published, everyone with a basic post and the first six with another.
fn claimed(place: &Place) -> Vec<String> {
    std::fs::write(place.path("名册.csv"), members()).unwrap();
    place.does(&at("2026-10-09", "duty import members B04 名册.csv"));
    place.does(&at("2026-10-09", "duty standard B04"));
    place.does(&at("2026-10-12", "duty publish B04"));
    let names = names(&members());
    let extra = ["台账整理攻坚岗", "志愿服务岗"];
    let rows = names.iter().enumerate().map(|(n, name)| {
        let more = if n < 6 { format!("{name},{}\n", extra[n % 2]) } else { String::new() };
        format!("{name},自身标准化履职岗\n{more}")
    });
    std::fs::write(place.path("认领.csv"), format!("姓名,岗位\n{}", rows.collect::<String>())).unwrap();
    assert_eq!(place.does(&at("2026-10-13", "duty import claims B04 认领.csv")).trim(), "收入 36 行。");
    names
}

#[test]
fn every_clock_of_a_branchs_quarter_runs_out_once() {
    let place = Place::ready();
    std::fs::write(place.path("名册.csv"), members()).unwrap();
    place.does(&at("2026-10-09", "duty import members B04 名册.csv"));
    place.does(&at("2026-10-09", "duty standard B04"));
    for rule in ["R102", "R103", "R104"] {
        assert_eq!(standing(&place, "2026-10-21", rule)[0], "逾期", "{rule}");
    }
    let place = Place::ready();
    let names = claimed(&place);
    assert!(place.refuses(&at("2026-10-14", "duty notice B04")).contains("还没有审核"), "R104");
    place.does(&at("2026-10-14", &format!("duty review B04 --by {}", names[0])));
    let said = place.does(&at("2026-10-15", "duty notice B04"));
    assert!(said.contains("至2026年10月22日"), "{said}");
    let over = "2027-01-20";
    for rule in ["R106", "R107", "R108", "R109"] {
        assert!(standing(&place, over, rule).iter().any(|s| s == "逾期"), "{rule}");
    }
    assert!(["R102", "R103", "R104", "R105"].iter().all(|r| standing(&place, over, r).iter().all(|s| s == "已办")));
    let of_next_quarter = standing(&place, "2027-01-04", "R106").len();
    assert_eq!(
        of_next_quarter,
        14 + 3,
        "14 weeks (the quarter begins and ends on a Thursday) and three months of checks"
    );
}

#[test]
fn a_month_is_checked_told_scored_and_posted() {
    let place = Place::ready();
    let names = claimed(&place);
    let by = &names[1];
    place.does(&at("2026-10-14", &format!("duty review B04 --by {by}")));
    let check = |name: &str, post: &str, more: &str| {
        place.does(&at("2026-10-16", &format!("duty check B04 {name} {post} {more} --by {by}")))
    };
    check(&names[9], "自身标准化履职岗", "迟到两次 --missed");
    check(&names[0], "台账整理攻坚岗", "已补齐");
    check(&names[0], "台账整理攻坚岗", "答复及时 --people");
    let own = place.refuses(&at("2026-10-16", &format!("duty check B04 {by} 自身标准化履职岗 --by {by}")));
    assert!(own.contains("自己不能"), "{own}");
    place.does(&at("2026-10-30", &format!("duty report B04 {} 巡检四次 无", names[9])));
    assert!(place.refuses(&at("2026-11-02", "duty month B04 --month 2026-10 --publish")).contains("还没有打分"));
    let scores: String = names.iter().enumerate().map(|(n, name)| format!("{name},{}\n", 55 + n)).collect();
    std::fs::write(place.path("打分.csv"), format!("姓名,得分\n{scores}")).unwrap();
    place.does(&at("2026-11-02", "duty import scores B04 打分.csv --month 2026-10"));
    place.does(&at("2026-11-03", "duty month B04 --month 2026-10 --publish"));
    let month = place.json("duty month B04 --month 2026-10");
    assert_eq!(month["published"], "2026-11-03");
    let of = |band: &str| month["members"].as_array().unwrap().iter().filter(|m| m["band"] == band).count();
    assert_eq!((of("履职不达标"), of("履职合格"), of("履职优秀")), (5, 25, 0));
    let ninth = month["members"].as_array().unwrap().iter().find(|m| m["member"] == *names[9]).unwrap();
    assert_eq!((&ninth["spots"], &ninth["failed"], &ninth["reported"]), (&1.into(), &1.into(), &true.into()));
    assert_eq!(place.json("duty ledger B04 --month 10月").as_array().unwrap().len(), 3);
    place.does("settings set duty.points.fine 5 --reason 支部积分办法");
    place.does("settings set duty.points.pass 3 --reason 支部积分办法");
    let points = place.json("duty points B04 --round 2026Q4");
    assert_eq!(points.as_array().unwrap().iter().filter(|p| p["points"] == "3.00").count(), 25);
}

#[test]
fn tables_are_handed_out_and_read_back_and_a_bad_row_changes_nothing() {
    let place = Place::ready();
    claimed(&place);
    for (kind, more) in [("members", ""), ("claims", " --round 2026Q4"), ("scores", " --month 2026-10")] {
        for ending in ["csv", "xlsx"] {
            let file = format!("{kind}.{ending}");
            place.does(&format!("duty template {kind} B04 {file}{more}"));
            assert!(Path::new(&place.path(&file)).exists());
            if kind != "scores" {
                let before = place.digest();
                place.does(&format!("duty import {kind} B04 {file}{more}"));
                assert_eq!(place.digest(), before, "{file} read back says nothing new");
            }
        }
    }
    let said = place.refuses("duty import scores B04 scores.csv --month 2026-10");
    assert!(said.contains("scores.csv") && said.contains("第2行“得分”：不能为空"), "{said}");
    std::fs::write(place.path("坏.csv"), "姓名,岗位\n党员一,茶水岗\n无名氏,志愿服务岗\n").unwrap();
    let said = place.refuses("duty import claims B04 坏.csv --round 2026Q4");
    assert!(said.contains("第2行“岗位”") && said.contains("第3行“姓名”"), "{said}");
    std::fs::write(place.path("坏.csv"), "姓名,电话\n党员一,13800138000\n").unwrap();
    assert!(place.refuses("duty import members B04 坏.csv").contains("电话"));
}

#[test]
fn what_people_object_to_is_answered_or_reviewed_again() {
    let place = Place::ready();
    let names = claimed(&place);
    place.does(&at("2026-10-14", &format!("duty review B04 --by {}", names[0])));
    place.does(&at("2026-10-15", "duty notice B04"));
    let who = &names[7];
    place.does(&at("2026-10-16", &format!("duty object B04 {who} 自身标准化履职岗 常年外派")));
    let step = |now: &str| {
        let claims = place.json(&at(now, "duty claims B04"));
        let found = claims["claims"].as_array().unwrap().iter().find(|c| c["member"] == **who).unwrap().clone();
        found["step"].as_str().unwrap().to_string()
    };
    assert_eq!(step("2026-10-19"), "有异议");
    place.does(&at("2026-10-19", "duty answer B04 1 核实属实 --upheld"));
    assert_eq!(step("2026-10-19"), "已认领", "reviewed again");
    place.does(&at(
        "2026-10-20",
        &format!("duty review B04 {who} 自身标准化履职岗 --by {} --refuse 外派期间", names[0]),
    ));
    assert_eq!(step("2026-10-20"), "已退回");
    assert_eq!(place.run("duty answer B04 5 无").status, 2);
}
