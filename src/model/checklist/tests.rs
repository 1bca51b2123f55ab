//! Tests of the checklist: the built-in list, reading, naming, lint, diff.

use super::*;
use crate::model::record::{Cell, Change};
use rstest::rstest;

fn apply(facts: &mut Facts, act: &Act) {
    for e in act.edits() {
        let cell = Cell { value: e.value.clone(), open: false };
        facts.put(Change { entity: e.entity.clone(), id: e.id.clone(), field: e.field.clone(), cell });
    }
}

fn adopted() -> (Facts, Checklist) {
    let (mut facts, list) = (Facts::new("xBCDFG", 1), Checklist::builtin());
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    apply(&mut facts, &act);
    (facts, list)
}

#[test]
fn the_builtin_list_has_49_indicators_and_100_points_in_five_categories() {
    let list = Checklist::builtin();
    assert_eq!((list.indicators.len(), list.full()), (49, Points::HUNDRED));
    assert_eq!(list.categories(), ["基本组织", "基本队伍", "基本制度", "基本活动", "基本保障"]);
    let sum = |c: &str| list.indicators.iter().filter(|i| i.category == c).map(|i| i.full).sum::<Points>().short();
    assert_eq!(list.categories().iter().map(|c| sum(c)).collect::<Vec<_>>(), ["13", "24", "26", "14", "23"]);
    assert_eq!(Step::ALL.map(|s| list.of_step(s).count()), [5, 26, 12, 6]);
    let first = list.get("A1-01").unwrap();
    assert_eq!(
        (first.full, first.per_unit, first.cap, first.na_allowed),
        (Points(250), Points(50), Points(250), false)
    );
}

/// Two caps of 2.5 are counted by 1: the third deduction is a half one. That is what 扣完为止 says, and worth saying.
#[test]
fn the_builtin_list_lints_to_two_uneven_caps_only() {
    let found: Vec<_> = Checklist::builtin().lint().iter().map(|l| (l.severity(), l.to_string())).collect();
    let says = |code: &str| format!("{code}：扣分上限不是每单位扣分的整数倍，最后一次只扣余下部分");
    assert_eq!(found, [(Severity::Warning, says("C1-01")), (Severity::Warning, says("C1-02"))]);
}

#[test]
fn an_adopted_list_comes_back_whole_and_is_adopted_once() {
    let (mut facts, list) = adopted();
    assert_eq!(Checklist::of(&facts, &list.version).as_ref(), Some(&list));
    assert_eq!(Checklist::known(&facts), [(list.version.clone(), DEFAULT_TITLE.to_string())]);
    let mut again = facts.act();
    list.adopt(&facts, &mut again);
    assert!(again.is_empty());
    let id = format!("{}/A1-01", list.version);
    let cell = Cell { value: "9".into(), open: false };
    facts.put(Change { entity: "indicator".into(), id, field: "full_marks".into(), cell });
    let altered = Checklist::of(&facts, &list.version).unwrap();
    assert!(!altered.intact() && altered.lint().iter().any(|l| l.kind == LintKind::Altered));
    let mut mend = facts.act();
    list.adopt(&facts, &mut mend);
    assert_eq!(mend.edits().len(), 1);
    assert_eq!(Checklist::of(&facts, "kNONE"), None);
}

#[test]
fn the_version_is_named_by_content_alone() {
    let list = Checklist::builtin();
    assert_eq!(Checklist::new("另一名称", list.indicators.clone()).version, list.version);
    for change in 0..4 {
        let mut other = list.indicators.clone();
        match change {
            0 => other[0].title.push('。'),
            1 => other[48].cap = Points(100),
            2 => other.swap(0, 1),
            _ => drop(other.pop()),
        }
        assert_ne!(Checklist::new("", other).version, list.version);
    }
}

#[test]
fn a_table_with_chinese_headings_reads_the_same() {
    let list = Checklist::builtin();
    let header = COLUMNS.iter().map(|c| format!("{}_{}", c.heading(), c.key)).collect();
    let rows = Rows::new(header, list.indicators.iter().map(Indicator::cells).collect());
    assert_eq!(Checklist::parse("", &rows).unwrap(), list);
}

#[test]
fn wrong_cells_are_refused_by_row_and_column() {
    let mut cells: Vec<Vec<String>> = Checklist::builtin().indicators.iter().take(4).map(Indicator::cells).collect();
    cells[0][2] = "查访".into();
    cells[1][6] = "３分".into();
    cells[2][12] = "或许".into();
    cells[3][0] = "A1-01".into();
    let rows = Rows::new(COLUMNS.iter().map(|c| c.key.to_string()).collect(), cells);
    let said: Vec<_> = Checklist::parse("", &rows).unwrap_err().iter().map(|e| e.to_string()).collect();
    assert_eq!(
        said,
        [
            "第2行“方式”：“查访”无法识别，可用：听汇报、查资料、看现场、访党员",
            "第3行“满分”：“３分”不是分值，应形如 2 或 0.5",
            "第4行“可不适用”：“或许”应为 yes 或 no（是、否）",
            "第5行“编号”：“A1-01”与第2行重复",
        ]
    );
}

#[rstest]
#[case(|i: &mut Indicator| i.code = "A101".into(), LintKind::BadCode)]
#[case(|i: &mut Indicator| i.code = "B1-01".into(), LintKind::OtherLetter("基本组织".into()))]
#[case(|i: &mut Indicator| i.category = "基本功".into(), LintKind::UnknownCategory("基本功".into()))]
#[case(|i: &mut Indicator| i.title = " ".into(), LintKind::NoTitle)]
#[case(|i: &mut Indicator| i.rule.clear(), LintKind::NoRule)]
#[case(|i: &mut Indicator| i.unit.clear(), LintKind::NoUnit)]
#[case(|i: &mut Indicator| i.unit = "档".into(), LintKind::UnitNotInRule("档".into()))]
#[case(|i: &mut Indicator| i.per_unit = Points::ZERO, LintKind::NoPerUnit)]
#[case(|i: &mut Indicator| i.per_unit = Points(250), LintKind::AmountNotInRule(Points(250)))]
#[case(|i: &mut Indicator| i.cap = Points(300), LintKind::CapAboveFull)]
#[case(|i: &mut Indicator| i.cap = Points(120), LintKind::CapNotMultiple)]
#[case(|i: &mut Indicator| { i.full = Points(260); i.cap = Points(250) }, LintKind::FullNotMultiple)]
#[case(|i: &mut Indicator| i.cap = Points::ZERO, LintKind::NoCap)]
#[case(|i: &mut Indicator| { i.full = Points::ZERO; i.cap = Points::ZERO }, LintKind::NoMarks)]
fn each_fault_of_an_indicator_is_found(#[case] spoil: fn(&mut Indicator), #[case] kind: LintKind) {
    let mut one = Checklist::builtin().indicators.remove(0);
    assert_eq!(one.lint(), []);
    spoil(&mut one);
    assert!(one.lint().contains(&kind), "{:?}", one.lint());
}

#[test]
fn a_wrong_total_and_a_doubled_code_are_errors() {
    let mut indicators = Checklist::builtin().indicators;
    indicators[1].code = "A1-01".into();
    indicators.pop();
    let found = Checklist::new("", indicators).lint();
    let errors: Vec<_> = found.iter().filter(|l| l.severity() == Severity::Error).map(|l| l.to_string()).collect();
    assert_eq!(errors, ["满分合计 98.50，应为 100.00", "A1-01：编号重复"]);
}

#[test]
fn diff_tells_added_removed_changed_and_reused_codes() {
    let old = Checklist::builtin();
    let mut indicators = old.indicators.clone();
    let gone = indicators.remove(48).code;
    indicators[0].cap = Points(200);
    indicators[1].title = "支委会设置、委员分工与班子结构".into();
    indicators[2].title = "防汛值班".into();
    indicators[2].requirement = "值班表齐全、人员在岗、物资到位".into();
    indicators[3].code = "A2-09".into();
    let new = Checklist::new("", indicators);
    let found = diff(&old, &new);
    assert_eq!(
        (found.added.as_slice(), found.removed.as_slice()),
        (&["A2-09".to_string()][..], &["A2-02".into(), gone][..])
    );
    assert_eq!(found.reused, ["A2-01"]);
    let cap = FieldChange { code: "A1-01".into(), field: "deduct_cap", old: "2.50".into(), new: "2.00".into() };
    assert_eq!(found.changed[0], cap);
    let fields: Vec<_> = found.changed.iter().map(|c| (c.code.as_str(), c.field)).collect();
    assert_eq!(fields[1..], [("A1-02", "title"), ("A2-01", "title"), ("A2-01", "requirement")]);
    assert!(diff(&old, &old).is_empty() && !found.is_empty());
}

#[test]
fn headings_agree_with_the_schema() {
    for column in COLUMNS.iter().skip(1) {
        let field = crate::model::schema::field("indicator", column.key).unwrap();
        assert!(column.zh.contains(&field.zh), "{} {}", field.key, field.zh);
    }
}
