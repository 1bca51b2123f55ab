//! What is taken from forms, and what is refused.

use super::*;
use crate::model::calendar::{Holidays, Quarter};
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::rows::Rows;
use crate::model::scoring::Verdict;
use crate::model::sheet::Sheet;
use crate::model::testing::{apply, facts_with};
use proptest::prelude::*;
use rstest::rstest;

const SHEET: &str = "2026Q4/B04/p";

fn quarter() -> Quarter {
    Quarter::parse("2026Q4").unwrap()
}

fn facts() -> (Facts, Checklist) {
    let list = Checklist::builtin();
    let mut facts = facts_with(&[
        ("round", "2026Q4", "state", "open"),
        ("branch", "B04", "name", "生产一支部"),
        ("person", "p", "name", "李明"),
        ("visit", "2026Q4/B04", "branch", "B04"),
        ("sheet", SHEET, "inspector", "p"),
        ("sheet", SHEET, "checklist", &list.version),
    ]);
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    apply(&mut facts, &act);
    (facts, list)
}

/// A table of these rows under short Chinese headings.
fn rows(lines: &str) -> Rows {
    let header = "编号,结论,数量,问题点,不适用理由,备注,整改建议,整改分类,责任人,整改时限,满分";
    Rows::embedded(&format!("{header}\n{lines}"))
}

fn filled(lines: &str) -> Filled {
    read(&Checklist::builtin(), &rows(lines), quarter()).unwrap()
}

fn said(lines: &str) -> Vec<String> {
    let errors = read(&Checklist::builtin(), &rows(lines), quarter()).unwrap_err();
    errors.iter().map(ToString::to_string).collect()
}

fn import(facts: &mut Facts, list: &Checklist, lines: &str) -> Vec<TakenRow> {
    let filled = read(list, &rows(lines), quarter()).unwrap();
    let holidays = Holidays::builtin();
    let found_on = "2026-11-22".parse().unwrap();
    let to = Context { sheet: SHEET, round: "2026Q4", branch: "B04", found_on, holidays: &holidays };
    let taken = take(facts, facts.act(), list, &filled, to);
    apply(facts, &taken.act);
    taken.rows
}

#[rstest]
#[case("A1-01,合格", "第2行“结论”列：结论“合格”无法识别，应为无扣分、扣分、本项不得分、不适用或留空")]
#[case("A1-01,扣分,abc", "第2行“数量”列：“abc”：这里要填整数，只写数字")]
#[case("A1-01,扣分,-1", "第2行“数量”列：“-1”：只能在 0 到 9999 之间")]
#[case("A1-01,扣分,−１", "第2行“数量”列：“−１”：只能在 0 到 9999 之间")]
#[case("A1-01,扣分,0。5", "第2行“数量”列：“0。5”：这里要填整数，只写数字")]
#[case("A1-01,扣分,12345678901234567890", "第2行“数量”列：“12345678901234567890”：位数太多，不像是这里的数")]
#[case("A1-01,无扣分,2", "第2行“数量”列：结论为“无扣分”时数量应留空")]
#[case("A1-01,,2", "第2行“数量”列：填了数量却没有结论")]
#[case("A1-01,扣分,", "第2行“数量”列：扣分须填数量")]
#[case("A1-01,扣分,0", "第2行“数量”列：扣分数量不能为0，无扣分请填“无扣分”")]
#[case("A1-01,不适用,,,本季度没有", "第2行“结论”列：本项不允许“不适用”")]
#[case("A2-01,不适用,,,", "第2行“不适用理由”列：“不适用”须写明理由")]
#[case("A2-01,不适用,,,无", "第2行“不适用理由”列：“不适用”须写明理由")]
#[case("A1-01,本项不得分,", "第2行“问题点”列：“本项不得分”须写明理由")]
#[case("A1-01,扣分,1,缺,,,改,限期,王强,3/4/25", "第2行“整改时限”列：“3/4/25”：分不清年、月、日。请写成 2026-03-04")]
#[case("A1-01,扣分,1,缺,,,改,马上,王强,", "第2行“整改分类”列：“马上”：只能填：立行立改、限期整改、长期整改")]
#[case("Z9-99,无扣分,", "第2行“编号”列：清单里没有编号“Z9-99”。编号不要改；多出的行请删去")]
#[case(",无扣分,", "第2行“编号”列：这一行填了内容，却没有编号")]
#[case("A1-01,扣分,1,#NAME?", "第2行“问题点”列：“#NAME?”：被表格软件当成公式，只剩下错误值。请把该列设为文本后重填")]
#[case("A1-01,无扣分\nA1-01,无扣分", "第3行“编号”列：编号“A1-01”与第2行重复。一项只留一行")]
fn refused_with_line_and_column(#[case] lines: &str, #[case] expected: &str) {
    assert_eq!(said(lines), [expected]);
}

#[test]
fn all_refusals_of_a_file_come_at_once() {
    let lines = "A1-01,合格,abc\nA2-01,不适用,x,,\nA1-02,扣分,2,,,,,马上,,3/4/25\nZ9-99,无扣分,";
    let places: Vec<_> =
        said(lines).iter().map(|e| e.split('列').next().unwrap_or("").trim_end_matches('”').to_string()).collect();
    let expected = [
        "第2行“结论",
        "第2行“数量",
        "第3行“数量",
        "第3行“不适用理由",
        "第4行“整改分类",
        "第4行“整改时限",
        "第5行“编号",
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_table_without_its_columns_or_rows_is_refused() {
    let list = Checklist::builtin();
    let said = |csv: &str| {
        let errors = read(&list, &Rows::embedded(csv), quarter()).unwrap_err();
        errors.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(said("编号,指标\nA1-01,x"), ["缺少“结论”列"]);
    assert_eq!(said("编号,结论\n,"), ["表中没有内容行"]);
}

#[rstest]
#[case("ａ１－０１,扣分,２,缺é👍", "A1-01", Some(2), &["数量 ２ → 2"])]
#[case("A1-01,deduct,2项,缺", "A1-01", Some(2), &["数量 2项 → 2"])]
#[case("A1-01,扣分,2.0,缺", "A1-01", Some(2), &[])]
#[case("A1-01,扣　分, 2 ,缺,,,,,,,２．５", "A1-01", Some(2), &["满分 ２．５ → 2.5"])]
#[case("A1-01,无扣分,0,无,/,—,,,,,2。5", "A1-01", None,
    &["数量 0 → ", "满分 2。5 → 2.5", "备注 — → ", "问题点 无 → ", "不适用理由 / → "])]
#[case("A1-01,扣分,1,缺,,,,,,2026年12月3日", "A1-01", Some(1), &["整改时限 2026年12月3日 → 2026-12-03"])]
#[case("A1-01,扣分,1,缺,,,,,,12月3日", "A1-01", Some(1), &["整改时限 12月3日 → 2026-12-03"])]
#[case("A1-01,扣分,1,缺,,,,,,1月8日", "A1-01", Some(1), &["整改时限 1月8日 → 2027-01-08"])]
#[case("A1-01,扣分,1,缺,,,,,,２０２６．１２．３", "A1-01", Some(1), &["整改时限 ２０２６．１２．３ → 2026-12-03"])]
fn what_people_write_is_understood_and_confirmed(
    #[case] line: &str,
    #[case] code: &str,
    #[case] count: Option<u32>,
    #[case] confirmed: &[&str],
) {
    let row = filled(line).rows.remove(0);
    let understood: Vec<_> = row.understood.iter().map(|u| format!("{} {} → {}", u.column, u.given, u.read)).collect();
    assert_eq!((row.code.as_str(), row.count), (code, count));
    assert_eq!(understood, confirmed);
}

#[test]
fn sums_blank_rows_and_foreign_columns_are_harmless() {
    let csv = "得分,结论,编号_code,扣分\n2.5,无扣分,A1-01,0\n,,,\n9.9,,合计,1\n,未查,A1-02,";
    let filled = read(&Checklist::builtin(), &Rows::embedded(csv), quarter()).unwrap();
    let verdicts: Vec<_> = filled.rows.iter().map(|r| (r.line, r.verdict)).collect();
    assert_eq!(verdicts, [(2, VerdictCell::Given(Verdict::Ok)), (5, VerdictCell::Unanswered)]);
    assert_eq!(filled.ignored, ["得分", "扣分"]);
    assert_eq!(filled.missing.len(), 47);
}

#[test]
fn what_should_be_looked_at_is_remarked() {
    let remarks = |line: &str| filled(line).rows.remove(0).remarks;
    assert_eq!(remarks("A1-01,扣分,1"), [Remark::LostWithoutFact]);
    assert_eq!(remarks("A1-01,无扣分,,缺"), [Remark::NothingLost]);
    assert_eq!(remarks("A1-01,无扣分,,,本季度没有"), [Remark::ReasonUnused]);
    assert_eq!(remarks("A1-01,无扣分,,,,,,限期,王强,"), [Remark::NoFact]);
    assert_eq!(remarks("A1-01,无扣分,,,,,,,,,3"), [Remark::FullDiffers("3".into(), "2.5".parse().unwrap())]);
    let early = "2025-12-03".parse().unwrap();
    assert_eq!(remarks("A1-01,扣分,1,缺,,,,,,2025-12-03"), [Remark::DueEarly(early)]);
    assert_eq!(remarks("A1-01,扣分,1,,,见会议记录"), []);
}

#[test]
fn a_sheet_is_scored_and_its_facts_become_problems() {
    let (mut facts, list) = facts();
    let lines = "A1-01,扣分,2,缺自查报告,,,补齐,限期,王强,\nA1-02,本项不得分,,应设未设支委会,,,设立,长期,,2027-02-01\n\
                 A2-01,不适用,,,未设党小组\nA2-02,无扣分,,";
    let taken = import(&mut facts, &list, lines);
    let changes: Vec<_> = taken.iter().map(|r| (r.change, r.score.deduct.short(), r.point.is_some())).collect();
    let expected = [("1", true), ("3", true), ("0", false), ("0", false)];
    assert_eq!(changes, expected.map(|(lost, point)| (Change::New, lost.to_string(), point)));
    let sheet = Sheet::of(&facts, SHEET).unwrap();
    let totals = sheet.totals(&facts).unwrap();
    assert_eq!((totals.lost.short().as_str(), totals.na_points.short().as_str(), totals.answered), ("4", "2", 4));
    assert_eq!(
        (sheet.answer("A1-02").reason.as_str(), sheet.answer("A2-01").reason.as_str()),
        ("应设未设支委会", "未设党小组")
    );
    let problems = Problem::of_sheet(&facts, SHEET);
    let shown: Vec<_> = problems.iter().map(|p| (p.number.as_str(), p.code.as_str(), p.due.as_str())).collect();
    // Seven working days after Sunday 2026-11-22.
    assert_eq!(shown, [("2026Q4-B04-01", "A1-01", "2026-12-01"), ("2026Q4-B04-02", "A1-02", "2027-02-01")]);
    assert!(problems.iter().all(|p| p.first_due == p.due && p.visit == "2026Q4/B04" && p.step.is_some()));
}

#[test]
fn the_same_form_again_changes_nothing_and_a_reworded_fact_updates_its_problem() {
    let (mut facts, list) = facts();
    let first = "A1-01,扣分,2,缺自查报告,,记录在册,补齐,限期,王强,";
    import(&mut facts, &list, first);
    let again = import(&mut facts, &list, first);
    assert_eq!(again[0].change, Change::Same);
    assert_eq!(again[0].point.as_ref().map(|p| p.0), Some(PointChange::Same));
    let later = facts.next_seq;
    import(&mut facts, &list, first);
    assert_eq!(facts.next_seq, later, "no operation is made");
    let reworded = import(&mut facts, &list, "A1-01,扣分,1,缺自查报告和整改计划,,,补齐,立行立改,王强,");
    assert_eq!(
        (reworded[0].change, reworded[0].point.as_ref().map(|p| p.0)),
        (Change::Changed, Some(PointChange::Changed))
    );
    let problems = Problem::of_sheet(&facts, SHEET);
    let only: Vec<_> = problems.iter().map(|p| (p.number.as_str(), p.fact.as_str(), p.due.as_str())).collect();
    assert_eq!(only, [("2026Q4-B04-01", "缺自查报告和整改计划", "2026-11-25")]);
    assert_eq!(Sheet::of(&facts, SHEET).unwrap().answer("A1-01").note, "记录在册", "an empty cell says nothing");
}

#[test]
fn an_empty_row_leaves_and_unanswered_takes_back() {
    let (mut facts, list) = facts();
    import(&mut facts, &list, "A1-01,扣分,2,缺自查报告\nA1-02,无扣分");
    let rows = import(&mut facts, &list, "A1-01,,,\nA1-02,未查,");
    assert_eq!([rows[0].change, rows[1].change], [Change::Left, Change::Cleared]);
    assert_eq!(rows[0].point.as_ref().map(|p| p.0), Some(PointChange::Kept));
    let sheet = Sheet::of(&facts, SHEET).unwrap();
    assert_eq!((sheet.answer("A1-01").count, sheet.answer("A1-02").verdict), (Some(2), None));
}

#[test]
fn what_was_handed_over_is_never_reworded_by_a_form() {
    let (mut facts, list) = facts();
    import(&mut facts, &list, "A1-01,扣分,2,缺自查报告,,,补齐,限期,王强,2026-12-01");
    crate::model::testing::put(&mut facts, "feedback", "2026Q4/B04", "signed_on", "2026-11-23");
    let said = |facts: &mut Facts, rest: &str| {
        let rows = import(facts, &list, &format!("A1-01,扣分,2,{rest}"));
        rows[0].point.as_ref().map(|p| p.0)
    };
    assert_eq!(said(&mut facts, "缺自查报告,,,补齐材料,限期,王强,2026-12-20"), Some(PointChange::DueFixed));
    assert_eq!(said(&mut facts, "缺自查报告,,,补齐材料，é👍,限期,王强,"), Some(PointChange::Handed));
    assert_eq!(said(&mut facts, "缺自查报告,,,补齐,限期,王强,2026-12-01"), Some(PointChange::Same));
    assert_eq!(said(&mut facts, "缺整改计划,,,补写,限期,王强,"), Some(PointChange::New));
    let problems = Problem::of_sheet(&facts, SHEET);
    let words: Vec<_> = problems.iter().map(|p| (p.fact.as_str(), p.suggestion.as_str())).collect();
    assert_eq!(words, [("缺自查报告", "补齐"), ("缺整改计划", "补写")]);
    assert_eq!(problems[0].due, "2026-12-01");
}

#[test]
fn whose_form_it_is_shows_in_its_name_and_on_its_page() {
    let (facts, _) = facts();
    let head = Head { round: "2026Q4".into(), branch: "B04".into(), inspector: "李 明".into(), ..Head::default() };
    for name in [file_name(&head, "csv"), "2026年第四季度_生产一支部_李 明_互查评分表 (2).csv".into()]
    {
        assert_eq!(Head::from_name(&facts, &name), head);
    }
    assert_eq!(Head::from_name(&facts, "打分.csv"), Head::default());
    let page = [("季度_round", "2026Q4"), ("支部", " B04 "), ("", "怎样填"), ("检查人_inspector", "李 明")];
    assert_eq!(Head::from_rows(page), head);
    assert_eq!(Head::default().or(head.clone()), head);
}

#[test]
fn both_kinds_of_template_read_back_with_every_indicator_unanswered() {
    let list = Checklist::builtin();
    let head =
        Head { round: "2026Q4".into(), branch: "B04".into(), inspector: "=李明".into(), checklist: "k1".into() };
    let headings: Vec<_> =
        COLUMNS.iter().map(|c| crate::exchange::columns::Heading { key: c.key, names: c.zh }).collect();
    for bytes in [csv(&list).unwrap(), workbook(&head, &list).unwrap()] {
        let wanted = crate::exchange::table::Wanted::by_people(&headings, &["code", "verdict"]);
        let table = crate::exchange::table::Table::read("f", bytes.as_slice(), &wanted).unwrap();
        assert_eq!(table.header, COLUMNS.iter().map(written).collect::<Vec<_>>());
        let lines = table.rows.iter().map(|r| (r.line as usize, r.cells.clone())).collect();
        let rows = Rows { header: table.header.clone(), lines };
        let filled = read(&list, &rows, quarter()).unwrap();
        assert_eq!((filled.rows.len(), filled.missing.len(), filled.ignored.len()), (49, 0, 0));
        let blank = |r: &FilledRow| r.verdict == VerdictCell::Blank && r.understood.is_empty() && r.remarks.is_empty();
        assert!(filled.rows.iter().all(blank));
    }
}

proptest! {
    /// Whatever a cell holds, a form is either understood or refused with a place; it never panics or half-reads.
    #[test]
    fn any_cells_are_taken_or_refused(cells in proptest::collection::vec("[0-9０-９.。\\-/年月日扣分无不适用本项得甲é👍“、 \u{301}]{0,6}", 9)) {
        let mut line = vec!["A1-01".to_string()];
        line.extend(cells);
        let header = ["编号", "结论", "数量", "问题点", "不适用理由", "备注", "整改建议", "整改分类", "责任人", "整改时限"];
        let rows = Rows::new(header.map(String::from).to_vec(), vec![line]);
        match read(&Checklist::builtin(), &rows, quarter()) {
            Ok(filled) => {
                let row = &filled.rows[0];
                let deduct = row.verdict == VerdictCell::Given(Verdict::Deduct);
                prop_assert_eq!(row.count.is_some(), deduct);
            }
            Err(errors) => prop_assert!(errors.iter().all(|e| e.line == 2 && !e.column.is_empty())),
        }
    }
}
