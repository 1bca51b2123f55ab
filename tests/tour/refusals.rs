//! What a filled-in sheet may not say: refused with line and column, exit 3, nothing changed.

use super::hand::{Sheet, Typed, VISIT};
use super::place::Place;
use rstest::rstest;

const NAME: &str = "2026Q4_B04_李明_互查评分表";

fn filled(place: &Place, ending: &str) -> Sheet {
    let file = format!("{NAME}.{ending}");
    place.does(&format!("sheet template --round 2026Q4 --branch B04 --inspector 李明 -o {file}"));
    let mut sheet = Sheet::open(&place.path(&file));
    sheet.fill(VISIT);
    sheet
}

fn place_of(file: &str, line: usize, column: &str) -> String {
    format!("{file}：第{line}行“{column}”列：")
}

#[rstest]
#[case(&[("A1-02", "结论", "合格")], 3, "结论", "结论“合格”无法识别")]
#[case(&[("A1-01", "数量", "abc")], 2, "数量", "“abc”：这里要填整数")]
#[case(&[("A1-01", "数量", "-1")], 2, "数量", "只能在 0 到 9999 之间")]
#[case(&[("A1-01", "数量", "12345678901234567890")], 2, "数量", "位数太多")]
#[case(&[("A1-01", "数量", "1.5")], 2, "数量", "这里要填整数")]
#[case(&[("A1-02", "数量", "2")], 3, "数量", "结论为“无扣分”时数量应留空")]
#[case(&[("A1-01", "数量", "")], 2, "数量", "扣分须填数量")]
#[case(&[("A1-01", "结论", "不适用"), ("A1-01", "数量", ""), ("A1-01", "不适用理由", "没有")], 2, "结论", "本项不允许“不适用”")]
#[case(&[("C1-07", "不适用理由", "")], 24, "不适用理由", "“不适用”须写明理由")]
#[case(&[("A1-01", "整改时限", "3/4/25")], 2, "整改时限", "“3/4/25”：分不清年、月、日")]
#[case(&[("A1-01", "整改分类", "马上")], 2, "整改分类", "只能填：立行立改、限期整改、长期整改")]
#[case(&[("E3-02", "编号", "E9-99")], 50, "编号", "清单里没有编号“E9-99”")]
#[case(&[("E3-02", "编号", "E3-01")], 50, "编号", "编号“E3-01”与第49行重复")]
fn refused_with_line_and_column(#[case] typed: &[Typed], #[case] line: usize, #[case] column: &str, #[case] why: &str) {
    let place = Place::ready();
    let mut sheet = filled(&place, "csv");
    typed.iter().for_each(|t| sheet.set(*t));
    let file = format!("{NAME}.csv");
    sheet.save_gbk(&place.path(&file));
    for options in ["", "--finalize", "--dry-run", "--json"] {
        let said = place.refuses(&format!("sheet import {file} {options}"));
        assert!(said.contains(&place_of(&file, line, column)) && said.contains(why), "{said}");
        assert!(said.contains("没有任何改动"), "{said}");
    }
}

#[test]
fn a_spreadsheet_is_refused_by_the_same_words_and_all_at_once() {
    let place = Place::ready();
    let mut sheet = filled(&place, "xlsx");
    for typed in [
        ("A1-01", "数量", "-1"),
        ("A1-02", "结论", "合格"),
        ("C1-07", "不适用理由", ""),
        ("E2-05", "整改时限", "3/4/25"),
    ] {
        sheet.set(typed);
    }
    sheet.save_xlsx(&place.path("s.xlsx"));
    let said = place.refuses("sheet import s.xlsx");
    for (line, column) in [(2, "数量"), (3, "结论"), (24, "不适用理由"), (44, "整改时限")] {
        assert!(said.contains(&place_of("s.xlsx", line, column)), "{said}");
    }
    assert!(said.contains("4 处不能收"));
    assert!(place.run("sheet import s.xlsx --lang en").err.contains("s.xlsx: line 2, column “数量”: "));
}

#[test]
fn a_form_for_another_branch_and_an_inspector_of_the_branch_are_refused() {
    let place = Place::ready();
    filled(&place, "xlsx").save_xlsx(&place.path("s.xlsx"));
    assert!(place.refuses("sheet import s.xlsx --branch B03").contains("s.xlsx 是给支部 B04 的，不是 B03"));
    let own = place.refuses("sheet import s.xlsx --as 李明 --branch B04 --inspector 王芳");
    assert!(own.contains("是给检查人 李明 的"), "{own}");
    place.does("sheet template --round 2026Q4 --branch B01 --inspector 李明 -o own.xlsx");
    assert!(place.refuses("sheet import own.xlsx").contains("不能检查本支部"));
}

#[test]
fn a_finalised_sheet_is_corrected_only_with_a_reason_as_the_next_revision() {
    let place = Place::ready();
    let mut sheet = filled(&place, "xlsx");
    sheet.set(("E3-02", "结论", ""));
    sheet.save_xlsx(&place.path("s.xlsx"));
    assert!(place.refuses("sheet import s.xlsx --finalize").contains("还有 1 项未查：E3-02"));
    sheet.set(("E3-02", "结论", "无扣分"));
    sheet.save_xlsx(&place.path("s.xlsx"));
    sheet.set(("A2-03", "整改建议", ""));
    sheet.save_xlsx(&place.path("s.xlsx"));
    let missing = place.refuses("sheet import s.xlsx --finalize");
    assert!(missing.contains("s.xlsx") && missing.contains("A2-03") && missing.contains("建议"), "{missing}");
    sheet.set(("A2-03", "整改建议", "补开党小组会"));
    sheet.save_xlsx(&place.path("s.xlsx"));
    place.does("sheet import s.xlsx --finalize");
    let before = place.digest();
    assert!(place.does("sheet import s.xlsx").contains("与已有的完全相同，没有改动"));
    assert_eq!(place.digest(), before);
    sheet.set(("A1-01", "数量", "3"));
    sheet.save_xlsx(&place.path("s.xlsx"));
    assert!(place.refuses("sheet import s.xlsx").contains("更正请加 --reason"));
    let out = place.json("sheet import s.xlsx --finalize --reason 复核后更正");
    assert_eq!(
        (out["revision"].as_u64(), out["state"].as_str(), out["score"].as_str()),
        (Some(2), Some("final"), Some("92.86"))
    );
    assert_eq!(place.json("problems list --round 2026Q4").as_array().unwrap().len(), 8);
}
