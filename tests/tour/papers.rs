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
