//! A whole year by the command line: four quarters, six branches, made-up scores. Ranking, plates, hints, handbook and
//! closing are checked line by line; the numbers were worked out outside the program.

mod app;
mod place;
mod table;

use place::Place;
use serde_json::Value;

const BRANCHES: [&str; 6] = ["B01", "B02", "B03", "B04", "B05", "B06"];

/// One quarter: how many half points each branch loses, its star score, its help score (B01 and B06 are not paired).
struct Quarter {
    id: &'static str,
    end: &'static str,
    lost: [u32; 6],
    star: [&'static str; 6],
    help: [&'static str; 4],
    unpaired: &'static str,
}

const YEAR: [Quarter; 4] = [
    Quarter {
        id: "2026Q1",
        end: "2026-03-27",
        lost: [1, 2, 0, 5, 3, 2],
        star: ["95", "88", "70", "55", "75", "62"],
        help: ["84", "40", "55", "80"],
        unpaired: "reweight",
    },
    Quarter {
        id: "2026Q2",
        end: "2026-06-26",
        lost: [0, 1, 2, 4, 3, 2],
        star: ["96", "90.5", "84.99", "50", "70", "60"],
        help: ["86", "85.02", "50", "75"],
        unpaired: "reweight",
    },
    Quarter {
        id: "2026Q3",
        end: "2026-09-25",
        lost: [1, 1, 1, 3, 5, 2],
        star: ["97", "91", "85", "72", "48", "61"],
        help: ["60", "86", "70", "45"],
        unpaired: "unrated",
    },
    Quarter {
        id: "2026Q4",
        end: "2026-12-25",
        lost: [0, 0, 2, 1, 4, 5],
        star: ["98", "70", "90", "80", "50", "93"],
        help: ["85.5", "81.65", "81", "52"],
        unpaired: "reweight",
    },
];

/// A filled-in sheet: the first indicator loses so many units of half a point.
fn sheet(lost: u32, fact: &str) -> String {
    let mut text = String::from("编号,结论,数量,备注,问题点,整改建议,整改分类\n");
    let codes = include_str!("../../data/checklist.csv").lines().skip(1).filter_map(|l| l.split(',').next());
    for code in codes.filter(|c| c.len() == 5 && c.contains('-')) {
        match (code, lost) {
            ("A1-01", n) if n > 0 && fact.is_empty() => text += &format!("{code},扣分,{n},汇报缺内容，é👍,,,\n"),
            ("A1-01", n) if n > 0 => text += &format!("{code},扣分,{n},,{fact},补报,限期整改\n"),
            _ => text += &format!("{code},无扣分,,,,,\n"),
        }
    }
    text
}

fn inspect(place: &Place, q: &Quarter) {
    place.does(&["round", "open", q.id]);
    for (branch, lost) in BRANCHES.iter().zip(q.lost) {
        place.does(&["visit", "add", "--round", q.id, "--branch", branch, "--team", "黄海燕"]);
        let fact = if q.id == "2026Q4" && *branch == "B05" { "汇报缺4项内容，é👍" } else { "" };
        let file = place.file("sheet.csv", &sheet(lost, fact));
        let which = ["--round", q.id, "--branch", branch, "--inspector", "黄海燕", "--finalize"];
        place.does(&[&["sheet", "import", &file][..], &which].concat());
    }
}

/// Stars are imported, the last branch first; help scores too, one of them typed in because it needs two signatures.
fn score(place: &Place, q: &Quarter) {
    let mut stars = String::from("季度_round,支部_branch,得分_score\n");
    for (branch, star) in BRANCHES.iter().zip(q.star).rev() {
        stars += &format!("{},{branch},{star}\n", q.id);
    }
    let file = place.file("star.csv", &stars);
    place.does(&["scores", "import", "--kind", "star", &file]);
    let blocked = place.refuses(&["plates", "confirm", "--round", q.id]);
    assert!(blocked.contains("缺帮扶成效得分") && blocked.contains("处理办法未选"), "{blocked}");
    let mut help = String::from("季度,支部,得分\n");
    for (branch, score) in ["B03", "B04", "B05"].iter().zip(&q.help[1..]) {
        help += &format!("{},{branch},{score}\n", q.id);
    }
    let file = place.file("help.csv", &help);
    place.does(&["scores", "import", "--kind", "help", &file]);
    place.does(&["scores", "set", "--kind", "help", "--round", q.id, "--branch", "B02", "--score", q.help[0]]);
    place.does(&["plates", "--round", q.id, "--unpaired", q.unpaired]);
    let blocked = place.refuses(&["plates", "confirm", "--round", q.id]);
    assert!(blocked.contains("机关二支部：帮扶得分缺第二签字人") && !blocked.contains("B03"), "{blocked}");
    let second = ["--branch", "B02", "--score", q.help[0], "--second", "周正"];
    place.does(&[&["scores", "set", "--kind", "help", "--round", q.id][..], &second].concat());
    place.does(&["plates", "confirm", "--round", q.id, "--date", q.end]);
}

/// One line per branch: code, composite, plate, mark of a near border.
fn plates(place: &Place, round: &str) -> Vec<String> {
    let all = place.json(&["plates", "--round", round]);
    let line = |p: &Value| {
        let near = if p["borderline"] == true { " 临界" } else { "" };
        let text = |key: &str| p[key].as_str().unwrap_or("-").to_string();
        format!("{} {} {} {}{near}", text("branch"), text("peer"), text("composite"), text("given"))
    };
    all.as_array().unwrap().iter().map(line).collect()
}

fn hints(place: &Place, round: &str) -> Vec<String> {
    let all = place.json(&["plates", "--round", round]);
    let of = |p: &Value| {
        let branch = p["branch"].as_str().unwrap().to_string();
        let said = |h: &Value| format!("{branch} {}", h.as_str().unwrap());
        p["hints"].as_array().unwrap().iter().map(said).collect::<Vec<_>>()
    };
    all.as_array().unwrap().iter().flat_map(of).collect()
}

fn ranking(place: &Place, round: &str) -> Vec<String> {
    let all = place.json(&["rank", "--round", round]);
    let line = |l: &Value| {
        let text = |key: &str| l[key].as_str().unwrap_or("-").to_string();
        format!("{} {} {} {} {}", l["rank"], text("branch"), text("score"), text("change"), l["problems"])
    };
    all.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_year_of_six_branches() {
    let mut place = Place::ready();
    for q in &YEAR {
        place.now = format!("{}T09:05:06+08:00", q.end);
        inspect(&place, q);
        score(&place, q);
        if q.id == "2026Q1" {
            let change = ["plates", "change", "--round", "2026Q1", "--branch", "B04", "--reason", "复查到位"];
            place.does(&change);
            assert!(place.refuses(&change).contains("不是争先牌"));
        }
        if q.id == "2026Q3" {
            let extend = ["plates", "extend", "--round", "2026Q3", "--branch", "B05", "--until", "2026-11-30"];
            place.does(&[&extend[..], &["--reason", "整改未到位"]].concat());
        }
    }
    check_plates(&place);
    check_hints(&place);
    check_ranking(&place);
    handbook(&place);
    closing(&place);
    app::seen(&place);
    assert!(place.does(&["doctor"]).contains("一切正常"));
}

fn check_plates(place: &Place) {
    let want = [
        "B01 99.50 96.93 model",
        "B02 99.00 90.10 model 临界",
        "B03 100.00 70.00 standard 临界",
        "B04 97.50 67.75 standard",
        "B05 98.50 83.55 standard",
        "B06 99.00 77.86 standard",
    ];
    assert_eq!(plates(place, "2026Q1"), want, "B04 was rated 争先 and changed after rectification");
    let want = [
        "B01 100.00 97.71 model",
        "B02 99.50 91.85 model",
        "B03 99.00 89.20 standard",
        "B04 98.00 64.40 striving",
        "B05 98.50 80.05 standard",
        "B06 99.00 76.71 standard",
    ];
    assert_eq!(plates(place, "2026Q2"), want);
    let want = [
        "B01 99.50 - ",
        "B02 99.50 84.25 standard",
        "B03 99.50 89.65 standard 临界",
        "B04 98.50 79.35 standard",
        "B05 97.50 61.95 striving",
        "B06 99.00 - ",
    ];
    assert_eq!(plates(place, "2026Q3"), want, "who is not paired is not rated in this quarter");
    let want = [
        "B01 100.00 98.86 model",
        "B02 100.00 83.65 standard",
        "B03 99.00 90.20 model 临界",
        "B04 99.50 86.15 standard",
        "B05 98.00 65.00 striving",
        "B06 97.50 94.93 model",
    ];
    assert_eq!(plates(place, "2026Q4"), want);
    let log = place.json(&["plates", "log"]);
    let events = |kind: &str| log.as_array().unwrap().iter().filter(|e| e["event"] == kind).count();
    assert_eq!((events("rated"), events("changed"), events("extended")), (22, 1, 1));
}

fn check_hints(place: &Place) {
    let (no, fix) = ("争先牌：取消当季度所有评优资格", "未达标，列入集中整改");
    let talk = "连续2个季度争先牌：约谈书记，必要时调整支部委员";
    let (first, bonus) = ("可优先推荐为先进基层党组织", "连续2个季度示范牌：建议书记年度考核加5分");
    let lines = |all: &[(&str, &str)]| all.iter().map(|(b, h)| format!("{b} {h}")).collect::<Vec<_>>();
    let q1 = hints(place, "2026Q1");
    assert_eq!(q1[..4], lines(&[("B01", first), ("B02", first), ("B04", no), ("B04", fix)]));
    assert!(q1[4].contains("书面检讨") && q1[4].contains("2026年4月8日"), "7 working days over 清明: {q1:?}");
    assert_eq!(q1[5..], ["B04 整改后已更换为达标牌（2026-03-27）"]);
    let q2 = hints(place, "2026Q2");
    assert_eq!(q2[..4], lines(&[("B01", first), ("B01", bonus), ("B02", first), ("B02", bonus)]));
    assert_eq!((q2[4..6].to_vec(), q2[7..].to_vec()), (lines(&[("B04", no), ("B04", fix)]), lines(&[("B04", talk)])));
    let q3 = hints(place, "2026Q3");
    assert_eq!(q3[..2], lines(&[("B05", no), ("B05", fix)]));
    assert_eq!(q3[3..], ["B05 整改未到位，“争先”期限延长至2026-11-30"]);
    let q4 = hints(place, "2026Q4");
    let want = [("B01", first), ("B01", "2026Q3 未评定，连续季度中断"), ("B03", first), ("B05", no), ("B05", fix)];
    assert_eq!(q4[..5], lines(&want));
    assert_eq!(q4[6..], lines(&[("B05", talk), ("B06", first)]), "an extension is no rating, the run is two");
}

fn check_ranking(place: &Place) {
    let want = [
        "1 B01 100.00 +0.50 0",
        "1 B02 100.00 +0.50 0",
        "3 B04 99.50 +1.00 0",
        "4 B03 99.00 -0.50 0",
        "5 B05 98.00 +0.50 1",
        "6 B06 97.50 -1.50 0",
    ];
    assert_eq!(ranking(place, "2026Q4"), want);
    assert_eq!(ranking(place, "2026Q1")[0], "1 B03 100.00 - 0");
    let heat = place.json(&["heat", "--round", "2026Q4", "--by", "quarter"]);
    assert_eq!(heat["columns"], serde_json::json!(["2026Q1", "2026Q2", "2026Q3", "2026Q4"]));
    let lost: Vec<&str> =
        heat["rows"][0]["cells"].as_array().unwrap().iter().map(|c| c["lost"].as_str().unwrap()).collect();
    assert_eq!((heat["rows"][0]["code"].as_str(), lost), (Some("A1-01"), vec!["6.50", "6.00", "6.50", "6.00"]));
}

fn handbook(place: &Place) {
    let add = |branch: &str, code: &str, text: &str| {
        let told =
            place.json(&["highlights", "add", "--round", "2026Q4", "--branch", branch, "--code", code, "--text", text]);
        told["id"].as_str().unwrap().to_string()
    };
    let (a, b) = (add("B04", "D1-02", "倒班党员红色星期三补课，é👍"), add("B01", "A1-01", "一张图讲清组织体系"));
    add("B02", "C1-04", "还是草稿");
    assert!(place.refuses(&["handbook", "--round", "2026Q4"]).contains("没有入选的亮点"));
    for id in [&a, &b] {
        place.does(&["highlights", "choose", id]);
    }
    place.does(&["highlights", "write", &a, "--title", "补课三步走", "--practice", "排班、补学、登记"]);
    let observe = ["--date", "2026-12-20", "--topic", "红色星期三现场", "--attendance", "18"];
    place.does(&[&["highlights", "observe", "--round", "2026Q4", "--branch", "B04"][..], &observe].concat());
    let told = place.json(&["handbook", "--round", "2026Q4", "--format", "md", "-o", "手册.md"]);
    assert_eq!((&told["issue"], &told["added"]), (&1.into(), &2.into()));
    let text = std::fs::read_to_string(place.path("手册.md")).unwrap();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in\n{text}"));
    assert!(at("标准化经验手册") < at("目录"));
    assert!(at("目录") < at("一张图讲清组织体系") && at("一张图讲清组织体系") < at("补课三步走"), "by category");
    assert!(text.contains("排班、补学、登记") && text.contains("2026年12月20日") && !text.contains("还是草稿"));
    let states = place.json(&["highlights", "list", "--round", "2026Q4"]);
    let states: Vec<&str> = states.as_array().unwrap().iter().map(|h| h["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["printed", "draft", "printed"]);
    for format in ["docx", "html"] {
        place.does(&["report", "handbook", "--round", "2026Q4", "--format", format, "-o", "h"]);
        assert!(std::fs::metadata(place.path("h")).unwrap().len() > 1_000);
    }
}

fn closing(place: &Place) {
    let open = place.refuses(&["round", "close", "2026Q4"]);
    assert!(open.contains("6 个支部没有签收反馈") && open.contains("1 个问题未销号，带入下季度"), "{open}");
    let closed = place.json(&["round", "close", "2026Q4", "--reason", "反馈表已签，待补录"]);
    assert_eq!(closed["carried"].as_array().unwrap().len(), 1);
    let file = place.file("late.csv", &sheet(1, ""));
    let which =
        ["--round", "2026Q4", "--branch", "B06", "--inspector", "黄海燕", "--finalize", "--reason", "迟到的更正"];
    place.does(&[&["sheet", "import", &file][..], &which].concat());
    let since = place.json(&["round", "since", "2026Q4"]);
    assert_eq!(since.as_array().unwrap().len(), 1);
    assert_eq!((&since[0]["branch"], since[0]["now"].as_str().unwrap().starts_with("99.50")), (&"B06".into(), true));
}
