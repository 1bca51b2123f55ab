//! A whole quarter of one pair and one branch of 30 members, played through the commands and seen in the app, with
//! every clock running out once. The app's tests stand at 2026-11-22: the quarter before is over by then.

use super::duties::members;
use super::place::Place;
use hucha::model::facts::Facts;
use hucha::model::pairing::Pair;
use hucha::store::Store;
use hucha::tui::screens::duty::DutyScreen;
use hucha::tui::screens::pairing::PairScreen;
use hucha::tui::testing::Harness;

fn at(now: &str, line: &str) -> String {
    format!("--now {now}T10:00:00+08:00 {line}")
}

fn facts(place: &Place) -> Facts {
    Store::open(&place.path("data/hucha.db")).unwrap().facts().unwrap()
}

/// The lines of the last page of a screen: state, due, what.
fn clocks(mut app: Harness, page: &str) -> String {
    app.press(page);
    app.screen_text()
}

fn seen(text: &str, state: &str, what: &str) -> bool {
    text.lines().any(|l| l.trim_start().starts_with(state) && l.contains(what))
}

#[test]
fn every_clock_of_a_pair_is_played_by_command_and_seen_in_the_app() {
    let place = Place::ready();
    place.does(&at("2026-07-06", "pair draw"));
    place.does(&at(
        "2026-07-06",
        "pair terms B04 --from 2026-07-10 --to 2026-09-30 --helper 周敏 --keeper 赵新 --follower 钱一",
    ));
    place.does(&at("2026-07-06", "pair goal B04 台账齐全率 100%"));
    for party in ["helper", "branch", "office"] {
        place.does(&at("2026-07-10", &format!("pair sign B04 {party}")));
    }
    place.does(&at("2026-07-13", "pair gap B04 台账不全 --core"));
    for line in ["资源需求 借会议室", "整改建议 补签到表", "乙方意见 抽查太密", "未按计划 台账未补"]
    {
        place.does(&at("2026-07-20", &format!("pair log B04 {line}")));
    }
    let over = facts(&place);
    let pair = Pair::live(&over, "B04").unwrap().id;
    let text = clocks(Harness::with(over, PairScreen::new(&pair), 120, 60), "4");
    for (rule, what) in [
        ("R134", "下沉支部"),
        ("R135", "提供配套工具"),
        ("R136", "向党群部报告进度"),
        ("R137", "对接资源需求"),
        ("R139", "每周抽查"),
        ("R140", "与书记沟通补救"),
        ("R143", "向帮扶人报告进展"),
        ("R144", "标准化知识小测试"),
        ("R146", "整改方案落地"),
        ("R147", "协调乙方意见"),
        ("R150", "季度评估"),
    ] {
        assert!(seen(&text, "逾期", what), "{rule} {what}\n{text}");
    }
    assert!(text.contains("下沉0/2次"), "{text}");
    // What was done late is told apart from what was not done.
    place.does(&at("2026-08-03", "pair settle B04 2 已落实"));
    let text = clocks(Harness::with(facts(&place), PairScreen::new(&pair), 120, 60), "4");
    assert!(seen(&text, "迟办", "整改方案落地"), "{text}");
}

#[test]
fn every_clock_of_a_branch_of_thirty_is_played_by_command_and_seen_in_the_app() {
    let place = Place::ready();
    let screen = |place: &Place| clocks(Harness::with(facts(place), DutyScreen::new("2026Q3", "B04"), 120, 60), "5");
    std::fs::write(place.path("名册.csv"), members().replace("分片支委", "备用")).unwrap();
    place.does(&at("2026-07-03", "duty import members B04 名册.csv"));
    place.does(&at("2026-07-03", "duty standard B04"));
    let text = screen(&place);
    for what in [
        "公布岗位责任清单",
        "每人认领基础岗",
        "认领结果公示",
        "支委分片跟踪",
        "每周抽查基础岗",
        "每月晒履职",
        "每月履职打分",
        "考评结果公开",
    ] {
        assert!(seen(&text, "逾期", what), "{what}\n{text}");
    }
    assert!(text.contains("0/30"), "{text}");
    place.does(&at("2026-07-06", "duty publish B04"));
    let names: Vec<String> = members().lines().skip(1).map(|l| l.split(',').next().unwrap().to_string()).collect();
    let rows: String = names.iter().map(|n| format!("{n},自身标准化履职岗\n")).collect();
    std::fs::write(place.path("认领.csv"), format!("姓名,岗位\n{rows}{},志愿服务岗\n", names[5])).unwrap();
    place.does(&at("2026-07-07", "duty import claims B04 认领.csv"));
    assert!(seen(&screen(&place), "逾期", "支委会审核"), "R104");
    place.does(&at("2026-07-08", &format!("duty review B04 --by {}", names[0])));
    place.does(&at("2026-07-09", "duty notice B04"));
    let text = screen(&place);
    assert!(seen(&text, "逾期", "每月核查攻坚岗、服务岗"), "R106\n{text}");
    for what in ["公布岗位责任清单", "每人认领基础岗", "支委会审核", "认领结果公示"] {
        assert!(seen(&text, "已办", what), "{what}\n{text}");
    }
}
