//! Tables from csv and xlsx, and sheets written and read back.

use super::cell::CellFault;
use super::columns::Heading;
use super::csv_tests::stored_text;
use super::ladder::Encoding;
use super::table::{Table, Wanted};
use super::table_error::{TableError, TableFault};
use super::xlsx_write::{Column, Kind, Sheet, SheetOptions, write_book, write_sheet};
use crate::text::{Lang, Say};
use encoding_rs::GBK;
use proptest::prelude::*;
use std::io::Read;

const HEADINGS: &[Heading<'static>] = &[
    Heading { key: "code", names: &["编号", "指标编号"] },
    Heading { key: "title", names: &["检查指标"] },
    Heading { key: "full_marks", names: &["满分"] },
    Heading { key: "note", names: &["备注"] },
];
const NEEDED: &[&str] = &["code", "title"];

fn people() -> Wanted<'static> {
    Wanted::by_people(HEADINGS, NEEDED)
}

fn read(bytes: &[u8], wanted: &Wanted<'_>) -> Result<Table, TableError> {
    Table::read("清单.csv", bytes, wanted)
}

fn column(table: &Table, key: &str) -> Vec<String> {
    table.rows.iter().map(|row| table.text(row, key).to_string()).collect()
}

fn sheet(columns: Vec<Column>, rows: &[&[&str]], options: SheetOptions) -> Sheet {
    let rows = rows.iter().map(|r| r.iter().map(|c| c.to_string()).collect()).collect();
    Sheet { columns, rows, options }
}

#[test]
fn the_same_table_under_every_kind_of_heading() {
    for head in ["code,title,full_marks", "编号_code,检查指标_title,满分_full_marks", "指标编号,检查指标,满 分"]
    {
        let text = format!("{head}\nA1-01,组织体系，创建进度,2.5\n");
        for bytes in [text.clone().into_bytes(), GBK.encode(&text).0.into_owned()] {
            let table = read(&bytes, &people()).unwrap();
            assert_eq!(table.keys, ["code", "title", "full_marks"], "{head}");
            assert_eq!(table.get(&table.rows[0], "full_marks"), "2.5");
            assert_eq!(table.get(&table.rows[0], "note"), "");
            assert!(!table.has("note"));
        }
    }
}

#[test]
fn hand_made_tables_may_have_titles_totals_blank_rows_and_columns_of_their_own() {
    let text = "互查评分表,,,,\n编号,检查指标,领导批示,满分,\n\nA1-01,组织体系,同意,2.5,\n,,,,\n合 计：,,,2.5,\n,小计,,1,\nA1-02,合计写错,,,\n";
    let table = read(text.as_bytes(), &people()).unwrap();
    assert_eq!(column(&table, "code"), ["A1-01", "A1-02"]);
    assert_eq!(table.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [4, 8]);
    assert_eq!(column(&table, "领导批示"), ["同意", ""]);
    assert_eq!(table.unknown(&people()).collect::<Vec<_>>(), [("领导批示", 2)]);
    assert_eq!((table.header_line, table.encoding), (2, Encoding::Utf8));
    let strict = read(text.as_bytes(), &Wanted::strict(HEADINGS, NEEDED)).unwrap_err();
    assert_eq!(strict.line, Some(1));
}

#[test]
fn headers_that_do_not_fit_are_refused_by_name() {
    let missing = read("编号,满分\nA,1\n".as_bytes(), &people()).unwrap_err();
    assert_eq!(missing, TableError::at_line("清单.csv", 1, TableFault::MissingColumn("检查指标_title".into())));
    let double = read("编号,检查指标,指标编号\nA,b,c\n".as_bytes(), &people()).unwrap_err();
    assert_eq!(double.kind, TableFault::DoubleColumn("指标编号".into()));
    let other = read("姓名,电话\n张三,1\n".as_bytes(), &people()).unwrap_err();
    let said = other.say(Lang::Zh);
    assert!(said.contains("姓名，电话") && said.contains("编号_code、检查指标_title"), "{said}");
    let twice = read("编号,检查指标,备用,备用\nA,b,c,d\n".as_bytes(), &people()).unwrap();
    assert_eq!(twice.rows[0].cells, ["A", "b", "c", "d"], "unknown columns are kept even if they are alike");
}

#[test]
fn other_files_are_named_for_what_they_are() {
    for (bytes, format) in [(&b"\xd0\xcf\x11\xe0\xa1\xb1"[..], "xls"), (b"%PDF-1.7", "pdf")] {
        assert_eq!(read(bytes, &people()).unwrap_err().kind, TableFault::WrongFormat(format.into()));
    }
    assert_eq!(read(b"", &people()).unwrap_err().kind, TableFault::Empty);
    let gone = Table::open(std::path::Path::new("没有这个文件.csv"), &people()).unwrap_err();
    assert!(matches!(gone.kind, TableFault::Io(_)) && gone.file == "没有这个文件.csv");
}

#[test]
fn a_refused_cell_names_file_line_and_column() {
    let table = read("编号,检查指标,满分\nA,\"两\n行\",x\nB,b,abc\n".as_bytes(), &people()).unwrap();
    let row = &table.rows[1];
    let error = table.refuse(row, "full_marks", CellFault::NotNumber);
    assert_eq!(error.say(Lang::Zh), "清单.csv 第 4 行“满分”列：“abc”：这里要填数字，例如 0.5");
    assert_eq!(error.say(Lang::En), "清单.csv, line 4, column “满分”: “abc”: A number is needed here, such as 0.5");
}

#[test]
fn a_sheet_reads_back_typed_and_with_its_lists() {
    let many: Vec<String> = (1..=40).map(|n| format!("第{n}支部，机关")).collect();
    let columns = vec![
        Column::text("编号_code", 5.0),
        Column::text("检查指标_title", 12.0).with_choices(["是", "否"]),
        Column::of("满分_full_marks", 4.0, Kind::Number),
        Column::text("支部_branch", 8.0).with_choices(many),
        Column::of("日期_date", 6.0, Kind::Date),
    ];
    let rows: &[&[&str]] = &[
        &["007", "=1+1", "2.50", "'引号", "2026-03-04"],
        &["1-2", " 前后空格 ", "无", "a\n\tb", "3月"],
        &["12345678901234567890", "", "123456789012345678", "_x0041_", ""],
    ];
    for title in [None, Some("互查评分表".to_string())] {
        let options = SheetOptions { name: "评分/表".into(), title, spare_rows: 5, ..SheetOptions::default() };
        let bytes = write_sheet("表.xlsx", &sheet(columns.clone(), rows, options.clone())).unwrap();
        let table = read(&bytes, &people()).unwrap();
        assert_eq!((table.sheet.as_deref(), table.encoding), (Some("评分_表"), Encoding::Xlsx));
        assert_eq!(column(&table, "code"), ["007", "1-2", "12345678901234567890"]);
        assert_eq!(column(&table, "title"), ["=1+1", " 前后空格 ", ""]);
        assert_eq!(column(&table, "full_marks"), ["2.5", "无", "123456789012345678"]);
        assert_eq!(column(&table, "branch"), ["'引号", "a\n\tb", "_x0041_"]);
        assert_eq!(column(&table, "date"), ["2026-03-04", "3月", ""]);
        assert_eq!(table.header_line, 1 + u64::from(options.title.is_some()));
    }
}

#[test]
fn the_first_visible_sheet_with_a_known_header_is_taken_or_the_named_one() {
    let page = |name: &str, head: &str, row: &str| {
        let options = SheetOptions { name: name.into(), ..SheetOptions::default() };
        sheet(vec![Column::text(head, 4.0), Column::text("检查指标", 4.0)], &[&[row, "x"]], options)
    };
    let book = [page("说明", "怎么填", "先看这里"), page("一", "编号", "A"), page("二", "编号", "B")];
    let bytes = write_book("表.xlsx", &book).unwrap();
    let other = Wanted { needed: &["code"], ..people() };
    assert_eq!(column(&read(&bytes, &other).unwrap(), "code"), ["A"]);
    assert_eq!(column(&read(&bytes, &Wanted { sheet: Some("二"), ..other }).unwrap(), "code"), ["B"]);
    let gone = read(&bytes, &Wanted { sheet: Some("三"), ..other }).unwrap_err();
    assert_eq!(gone.kind, TableFault::NoSuchSheet("三".into()));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let make = || {
        let columns = vec![Column::text("编号_code", 5.0), Column::of("满分", 3.0, Kind::Number)];
        write_sheet("表.xlsx", &sheet(columns, &[&["A", "1"]], SheetOptions::default())).unwrap()
    };
    let first = make();
    assert_eq!(first, make());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    let mut properties = String::new();
    archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut properties).unwrap();
    assert_eq!(properties.matches("2025-01-01T00:00:00Z").count(), 2, "no clock: {properties}");
}

#[test]
fn what_a_sheet_cannot_hold_is_refused_with_its_place() {
    let long = "👍".repeat(17_000);
    for (text, kind) in [("a\u{1b}", TableFault::Control('\u{1b}')), (long.as_str(), TableFault::CellTooLong(32_766))] {
        let page = sheet(vec![Column::text("编号", 5.0)], &[&["A"], &[text]], SheetOptions::default());
        assert_eq!(write_sheet("表.xlsx", &page), Err(TableError::at_cell("表.xlsx", 3, "编号", kind)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_stored_text_comes_back_from_a_sheet(texts in proptest::collection::vec(stored_text(), 1..8)) {
        let rows: Vec<Vec<String>> = texts.iter().map(|t| vec!["A".into(), t.clone(), "x".into()]).collect();
        let columns = vec![Column::text("编号", 4.0), Column::text("检查指标", 4.0), Column::text("备注", 4.0)];
        let bytes = write_sheet("表.xlsx", &Sheet { columns, rows, options: SheetOptions::default() }).unwrap();
        prop_assert_eq!(column(&read(&bytes, &people()).unwrap(), "title"), texts);
    }
}
