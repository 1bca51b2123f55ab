//! A whole visit in the real binary, from an empty laptop to the bundle on a stick; then the command line on another
//! laptop must come to the same from a sheet filled in by hand.

use super::laptop::Laptop;
use super::pty::Terminal;
use super::reference::{self, AT_MOST, BRANCH, Hand, LOST, NOT_APPLICABLE, STRENGTHS};
use hucha::model::wording::gap;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

impl Hand for Terminal {
    fn press(&mut self, names: &str) {
        Terminal::press(self, names);
    }

    fn write(&mut self, text: &str) {
        self.type_text(text);
    }

    fn paste(&mut self, text: &str) {
        Terminal::paste(self, text);
    }

    fn see(&mut self, text: &str) {
        Terminal::see(self, text);
    }
}

#[test]
fn a_whole_visit_ends_in_a_bundle_and_equals_the_sheet_filled_in_by_hand() {
    let laptop = Laptop::empty();
    let mut app = laptop.app();
    reference::begin(&mut app);
    reference::score(&mut app);
    reference::interview(&mut app);
    reference::finish(&mut app);
    let keys = app.keys();
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    println!("the reference visit, from an empty laptop to the bundle: {keys} keys");
    assert!(keys <= AT_MOST, "{keys} keys");

    laptop.healthy();
    let sheet = laptop.sheet(BRANCH);
    assert_eq!(sheet["state"], "final");
    answers_are_what_was_pressed(&sheet);
    let by_hand = Laptop::ready();
    let form = fill_in(&by_hand, &problems(&laptop));
    by_hand.good(&["sheet", "import", form.to_str().unwrap(), "--finalize"]);
    same_result(&sheet, &by_hand.sheet(BRANCH));
    same_problems(&laptop, &by_hand);
    bundle_is_whole(&laptop);
    papers_say_it(&laptop);
}

/// Verdicts and counts are those of the reference visit, found without the app.
fn answers_are_what_was_pressed(sheet: &Value) {
    let items = sheet["items"].as_array().unwrap();
    assert_eq!(items.len(), 49);
    for item in items {
        let code = item["code"].as_str().unwrap();
        let lost = LOST.iter().find(|l| l.0 == code);
        match item["verdict"].as_str().unwrap() {
            "deduct" => assert_eq!(item["count"], lost.unwrap().1, "{code}"),
            "na" => assert_eq!((code, item["reason"].as_str().unwrap()), NOT_APPLICABLE),
            verdict => assert!(verdict == "ok" && lost.is_none(), "{item}"),
        }
        assert_eq!(
            !item["fact"].as_str().unwrap().is_empty(),
            lost.is_some(),
            "a problem where points are lost: {item}"
        );
    }
    let count = |verdict| items.iter().filter(|i| i["verdict"] == verdict).count();
    assert_eq!((count("ok"), count("deduct"), count("na")), (40, 8, 1));
    // 0.5·(2+3+2+1+2) for things and people, 1·(1+1+1) for topics and meetings; 2 of 100 do not apply: 90·100/98
    assert_eq!((sheet["lost"].as_str(), sheet["applicable"].as_str()), (Some("8.00"), Some("98.00")));
    assert_eq!((sheet["got"].as_str(), sheet["score"].as_str()), (Some("90.00"), Some("91.84")));
}

/// The problems of the quarter, by code.
fn problems(laptop: &Laptop) -> Vec<Value> {
    let mut all = laptop.json(&["problems", "list", "--round", "2026Q4"]).as_array().unwrap().clone();
    all.sort_by_key(|p| p["code"].to_string());
    all
}

/// The form of the command line, filled in as an office would in Excel: verdicts and counts of the reference visit,
/// words of the problems. Deadlines are left to the class.
fn fill_in(laptop: &Laptop, problems: &[Value]) -> PathBuf {
    let form = laptop.home().join("2026Q4_B04_王芳_互查评分表.csv");
    laptop.good(&["sheet", "template", "--round", "2026Q4", "--branch", BRANCH, "-o", form.to_str().unwrap()]);
    let text = std::fs::read_to_string(&form).unwrap();
    let mut lines = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = lines.headers().unwrap().clone();
    let column = |key: &str| header.iter().position(|h| h.ends_with(&format!("_{key}"))).unwrap();
    let mut out = csv::Writer::from_path(&form).unwrap();
    out.write_record(&header).unwrap();
    for line in lines.records() {
        let mut cells: Vec<String> = line.unwrap().iter().map(String::from).collect();
        let code = cells[column("code")].clone();
        let lost = LOST.iter().find(|l| l.0 == code);
        let words = if code == NOT_APPLICABLE.0 { "不适用" } else { "无扣分" };
        cells[column("verdict")] = lost.map_or(words, |_| "扣分").into();
        if let Some((_, units)) = lost {
            cells[column("count")] = units.to_string();
            let problem = problems.iter().find(|p| p["code"] == code.as_str()).unwrap();
            for key in ["fact", "suggestion", "responsible"] {
                cells[column(key)] = problem[key].as_str().unwrap().into();
            }
            cells[column("class")] = if problem["class"] == "now" { "立行立改" } else { "限期整改" }.into();
        } else if code == NOT_APPLICABLE.0 {
            cells[column("na_reason")] = NOT_APPLICABLE.1.into();
        }
        out.write_record(&cells).unwrap();
    }
    out.flush().unwrap();
    form
}

/// Everything that does not name a laptop is equal.
fn same_result(app: &Value, hand: &Value) {
    for key in app.as_object().unwrap().keys() {
        assert_eq!(app[key], hand[key], "{key}");
    }
}

/// The problems too, with the deadlines in working days.
fn same_problems(app: &Laptop, hand: &Laptop) {
    let said = |laptop: &Laptop| -> Vec<Value> {
        let keys = ["code", "step", "fact", "suggestion", "class", "responsible", "due", "status"];
        problems(laptop).iter().map(|p| keys.iter().map(|k| p[*k].clone()).collect()).collect()
    };
    assert_eq!(said(app).len(), LOST.len());
    assert_eq!(said(app), said(hand));
}

fn exports(laptop: &Laptop) -> Vec<PathBuf> {
    let mut all: Vec<_> =
        std::fs::read_dir(laptop.data().join("exports")).unwrap().map(|e| e.unwrap().path()).collect();
    all.sort();
    all
}

fn bundle_is_whole(laptop: &Laptop) {
    let bundles: Vec<_> = exports(laptop).into_iter().filter(|p| p.join("ops.csv").is_file()).collect();
    assert_eq!(bundles.len(), 1, "{:?}", exports(laptop));
    let sums = std::fs::read_to_string(bundles[0].join("SHA256SUMS")).unwrap();
    let listed: Vec<_> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    for (sum, name) in &listed {
        assert_eq!(sha256(&bundles[0].join(name)), *sum, "{name}");
    }
    let ops = csv::Reader::from_path(bundles[0].join("ops.csv")).unwrap().into_records().count();
    assert_eq!(laptop.json(&["digest"])["op_count"], ops, "nothing is missing from the bundle");
    for name in ["ops.csv", "datapackage.json", "README.txt"] {
        assert!(listed.iter().any(|(_, n)| *n == name), "{name}: {sums}");
    }
}

fn sha256(path: &Path) -> String {
    Sha256::digest(std::fs::read(path).unwrap()).iter().map(|b| format!("{b:02x}")).collect()
}

/// What is handed over on the spot names strengths, problems and what to do by when.
fn papers_say_it(laptop: &Laptop) {
    let feedback = exports(laptop).into_iter().find(|p| p.to_string_lossy().ends_with("反馈表.docx")).unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(feedback).unwrap()).unwrap();
    let text = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
    for problem in problems(laptop) {
        let due = problem["due"].as_str().unwrap();
        let printed = gap::for_pen(problem["fact"].as_str().unwrap());
        assert!(text.contains(&printed), "{problem}: {text}");
        assert!(text.contains(due) || text.contains(&spoken(due)), "{due}: {text}");
    }
    assert!(STRENGTHS.iter().all(|(_, words)| text.contains(words)), "{text}");
}

/// `2026-12-01` as offices write it.
fn spoken(date: &str) -> String {
    let parts: Vec<u32> = date.split('-').map(|p| p.parse().unwrap()).collect();
    format!("{}年{}月{}日", parts[0], parts[1], parts[2])
}
