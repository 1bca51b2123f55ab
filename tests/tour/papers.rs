//! Papers by command: all of a quarter at once, their numbers, and words of one's own.

use super::hand::{Sheet, VISIT};
use super::place::Place;

fn finalised() -> Place {
    let place = Place::ready();
    place.does("sheet template --round 2026Q4 --branch B04 --inspector 李明 -o s.xlsx");
    let mut sheet = Sheet::open(&place.path("s.xlsx"));
    sheet.fill(VISIT);
    sheet.save_xlsx(&place.path("s.xlsx"));
    place.does("sheet import s.xlsx --finalize --round 2026Q4 --branch B04 --inspector 李明");
    place
}

#[test]
fn all_papers_of_a_quarter_are_written_under_their_chinese_names_and_the_same_again() {
    let place = finalised();
    let out = place.does("report all --round 2026Q4 --format docx -o papers");
    assert_eq!(out.lines().last(), Some("papers"));
    let names = |folder: &str| {
        let mut names: Vec<String> = std::fs::read_dir(place.path(folder))
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let first = names("papers");
    for name in ["生产一支部_互查评分表", "生产一支部_整改通知单", "生产一支部_互查现场反馈表", "季度汇总与排名"]
    {
        assert!(first.contains(&format!("2026年第四季度_{name}.docx")), "{name} in {first:?}");
    }
    assert!(!first.iter().any(|n| n.contains("催办单")), "nothing is overdue");
    let digest = place.does("digest");
    place.does("report all --round 2026Q4 --format docx -o again");
    assert_eq!(place.does("digest"), digest, "numbers are given once");
    for name in &first {
        let read = |folder: &str| std::fs::read(place.path(folder).join(name)).unwrap();
        assert_eq!(read("papers"), read("again"), "{name}");
    }
    let audit = place.does("audit --record 2026Q4/B04/feedback");
    assert!(audit.contains("互查反馈〔2026〕4-04号"), "{audit}");
}

#[test]
fn words_of_ones_own_change_the_next_print_without_building() {
    let place = finalised();
    let path = place.does("report template");
    let file = std::path::PathBuf::from(path.trim());
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("西北能化公司", "东海化工公司")).unwrap();
    place.does("report notice --round 2026Q4 --branch B04 --format md -o n.md");
    let said = std::fs::read_to_string(place.path("n.md")).unwrap();
    assert!(
        said.starts_with("# 东海化工公司党支部标准化互查整改通知单") && said.contains("互查整改〔2026〕1号"),
        "{said}"
    );
    assert_eq!(place.run("report remind --round 2026Q4 --branch B04").status, 2, "nothing is overdue");
    assert_eq!(place.run("report all --round 2026Q4 --format doc").status, 2);
    assert_eq!(place.run("report all").status, 2);
}

/// Ctrl-C between two papers: every file that is there is whole, nothing else is, and the error says what to do.
#[cfg(unix)]
#[test]
fn stopped_half_way_all_papers_leave_no_half_file() {
    let place = Place::empty();
    place.does("demo --into data");
    std::fs::create_dir(place.path("papers")).unwrap();
    std::fs::write(place.path("papers/.hucha-77.part"), "of a program that was killed").unwrap();
    let mut running = std::process::Command::new(assert_cmd::cargo::cargo_bin("hucha"))
        .args(["report", "all", "--round", "2026Q4", "--format", "docx", "-o", "papers"])
        .current_dir(place.dir())
        .env("HUCHA_DATA", place.path("data"))
        .env("HUCHA_NOW", super::place::NOW)
        .env("HUCHA_LANG", "zh-CN")
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let names = || -> Vec<String> {
        let entries = std::fs::read_dir(place.path("papers")).unwrap();
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    while !names().iter().any(|n| n.ends_with(".docx")) {
        assert!(running.try_wait().unwrap().is_none(), "ended before it wrote anything");
        std::thread::yield_now();
    }
    assert!(std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    let mut said = String::new();
    std::io::Read::read_to_string(running.stderr.as_mut().unwrap(), &mut said).unwrap();
    assert_eq!(running.wait().unwrap().code(), Some(1), "{said}");
    assert!(said.contains("已停止") && said.contains("再运行同一条命令") && !said.contains('#'), "{said}");
    let written = names();
    assert!(written.iter().all(|n| n.ends_with(".docx")), "{written:?}");
    for name in &written {
        let file = std::fs::File::open(place.path("papers").join(name)).unwrap();
        assert!(zip::ZipArchive::new(file).is_ok(), "{name} is whole");
    }
    place.does("report all --round 2026Q4 --format docx -o papers");
    assert!(names().len() > written.len());
}
