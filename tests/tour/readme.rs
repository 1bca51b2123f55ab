//! From nothing to a bundle by commands alone: the tour of README.md, run as it stands there.

use super::hand::{Sheet, VISIT};
use super::place::Place;
use std::io::Read;

const README: &str = include_str!("../../README.md");
/// The line of the tour at which a person works in a spreadsheet.
const BY_HAND: &str = "# Excel / WPS：";

/// The commands and remarks of the first fenced block after the heading of the tour.
fn tour() -> Vec<&'static str> {
    let section = README.split_once("## 只用命令：从空文件夹到数据包").expect("the README has its tour").1;
    let block = section.split_once("```sh\n").unwrap().1.split_once("\n```").unwrap().0;
    block.lines().map(str::trim).filter(|l| !l.is_empty()).collect()
}

#[test]
fn the_tour_of_the_readme_goes_from_nothing_to_a_bundle() {
    let place = Place::empty();
    let mut said = Vec::new();
    for line in tour() {
        if line.starts_with(BY_HAND) {
            let file = place.path(line.split('`').nth(1).unwrap());
            let mut sheet = Sheet::open(&file);
            sheet.fill(VISIT);
            sheet.save_xlsx(&file);
        } else if let Some(command) = line.strip_prefix("hucha ") {
            let out = place.does(command);
            said.push((command, out));
        } else {
            assert!(line.starts_with('#'), "not a command: {line}");
        }
    }
    let out =
        |start: &str| said.iter().filter(|(c, _)| c.starts_with(start)).map(|(_, o)| o.as_str()).collect::<Vec<_>>();
    let imports = out("sheet import");
    assert_eq!(imports.len(), 2, "a dry run and the import");
    for (line, taken) in [
        (0, "第2行 A1-01 组织体系与创建进度汇报：扣分 2项（−1），得1.5  新填；记问题 2026Q4-B04-01"),
        (
            19,
            "第21行 C1-04 “三会一课”预告制：扣分 2次（−1），得0.5  新填；数量 ２ → 2；整改时限 2026年12月3日 → 2026-12-03；记问题 2026Q4-B04-05",
        ),
    ] {
        assert_eq!(imports[1].lines().nth(line), Some(taken));
    }
    assert!(imports[1].contains("得分 93.37") && imports[1].contains("已定稿，第 1 版"), "{}", imports[1]);
    assert!(out("sheet show")[0].contains("满分 100.00  不适用 2.00  应得 98.00  实得 91.50  得分 93.37"));
    assert_eq!(out("problems list")[0].lines().count(), 9, "a heading and eight problems");
    let page = std::fs::read_to_string(place.path("feedback.html")).unwrap();
    assert!(page.contains("净化党小组10月缺1次党小组会"));
    holds_the_operations(&place, out("export")[0].lines().last().unwrap());
    assert!(out("doctor")[0].contains("一切正常"));
}

fn holds_the_operations(place: &Place, path: &str) {
    let file = std::fs::File::open(place.dir().join(path)).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let names: Vec<_> = zip.file_names().map(|n| n.unwrap().into_owned()).collect();
    for name in ["ops.csv", "datapackage.json", "SHA256SUMS", "README.txt", "problems.csv", "scores.csv"] {
        assert!(names.iter().any(|n| n.ends_with(name)), "{name} in {names:?}");
    }
    let ops = names.iter().find(|n| n.ends_with("ops.csv")).unwrap().clone();
    let mut text = String::new();
    zip.by_name(&ops).unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("\"sheet\"") && text.contains("'=SUM(A1)不是公式：9月缺1次支委会"));
}
