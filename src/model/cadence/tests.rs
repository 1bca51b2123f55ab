//! Tests of the meeting-date helper.

use super::*;
use crate::model::calendar::{DateError, Quarter, parse_date};
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::scoring::check;
use crate::model::testing::{apply, put};
use crate::text::{Lang, Say};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;

fn q4() -> Quarter {
    Quarter::new(2026, 4).unwrap()
}

fn day(text: &str) -> NaiveDate {
    parse_date(text, Some(2026)).unwrap()
}

fn rule(code: &str) -> Cadence {
    builtin().into_iter().find(|c| c.code == code).unwrap()
}

/// Meetings given as `10-13` or `10-13G08` or `10-13!` (explained).
fn meetings(text: &str) -> Vec<Meeting> {
    let one = |word: &str| {
        let (date, rest) = word.split_at(5);
        let note = if rest.ends_with('!') { "检修改期，支委会10月研究" } else { "" };
        Meeting { id: word.into(), date: day(date), group: rest.trim_end_matches('!').into(), note: note.into() }
    };
    text.split_whitespace().map(one).collect()
}

fn groups() -> Vec<(String, String)> {
    [("G08", "气化党小组"), ("G09", "净化党小组")].map(|(c, n)| (c.to_string(), n.to_string())).to_vec()
}

fn found(code: &str, as_of: &str, dates: &str) -> Finding {
    examine(&rule(code), q4(), day(as_of), &groups(), &meetings(dates))
}

#[test]
fn the_builtin_table_speaks_of_known_indicators_that_count_times() {
    let (all, list) = (builtin(), Checklist::builtin());
    assert_eq!(all.iter().map(|c| c.code.as_str()).collect::<Vec<_>>(), ["A2-03", "C1-01", "C1-02", "C1-03", "D1-02"]);
    assert!(all.iter().all(|c| list.get(&c.code).unwrap().unit == "次"));
    assert_eq!((rule("D1-02").weekday, rule("C1-01").period), (Some(chrono::Weekday::Wed), Period::Quarter));
}

#[rstest]
#[case("C1-02", "12-31", "10-13 11-05 12-03", 0)]
#[case("C1-02", "12-31", "10-13", 2)]
#[case("C1-02", "12-31", "10-13 10-20 10-27", 2)]
#[case("C1-02", "12-31", "", 3)]
#[case("C1-02", "11-22", "10-13", 0)]
#[case("C1-02", "11-22", "", 1)]
#[case("C1-02", "11-30", "10-13", 1)]
#[case("C1-01", "11-22", "", 0)]
#[case("C1-01", "12-31", "", 1)]
#[case("C1-01", "12-31", "11-11", 0)]
#[case("A2-03", "12-31", "10-13G08 11-05G08 12-03G08 10-14G09", 2)]
#[case("A2-03", "12-31", "", 6)]
#[case("D1-02", "12-31", "10-14 11-11 12-09", 0)]
#[case("D1-02", "12-31", "10-14 11-12 12-09", 1)]
#[case("D1-02", "12-31", "10-14 11-12! 12-09", 0)]
#[case("D1-02", "12-31", "10-14 10-15 11-11 12-09", 0)]
#[case("D1-02", "12-31", "10-15 10-16 12-09", 2)]
#[case("D1-02", "11-22", "10-14 11-12", 0)]
fn missing_months_and_quarters_are_counted(
    #[case] code: &str,
    #[case] as_of: &str,
    #[case] dates: &str,
    #[case] count: u32,
) {
    assert_eq!(found(code, as_of, dates).count(), count);
}

#[test]
fn r041_every_date_that_is_no_wednesday_is_a_warning() {
    let finding = found("D1-02", "12-31", "10-14 11-12! 12-10");
    assert_eq!(finding.moved, [day("11-12"), day("12-10")]);
    assert_eq!((finding.unexplained.as_slice(), finding.missing()), (&[day("12-10")][..], 0));
    assert!(found("C1-02", "12-31", "10-13").moved.is_empty());
}

#[test]
fn no_date_that_was_typed_looks_lost() {
    let finding = found("C1-01", "11-22", "10-15 11-05");
    assert_eq!(finding.say(Lang::Zh), "应开1次，已开2次（其中多开1次：11月5日）；建议无扣分");
    let finding = found("C1-02", "11-30", "10-13 10-20");
    assert_eq!(
        finding.say(Lang::Zh),
        "应开2次，已开2次（其中多开1次：10月20日）；缺1次：11月；未到期：12月；建议扣分数量1次"
    );
    assert_eq!(finding.faults(Lang::Zh), "缺1次：11月");
}

#[test]
fn a_quarter_that_is_not_over_is_pending_not_missing() {
    let finding = found("C1-01", "11-22", "");
    assert_eq!((finding.answer(), finding.provisional()), (None, true));
    assert_eq!(finding.say(Lang::Zh), "到检查日还没有到期应开的；未到期：2026年第四季度；暂无可判定的");
    let held = found("C1-01", "11-22", "10-09");
    assert_eq!((held.due, held.held, held.provisional()), (1, 1, false));
    assert_eq!(held.say(Lang::Zh), "应开1次，已开1次；建议无扣分");
}

#[test]
fn dates_that_do_not_count_are_named() {
    let finding = found("A2-03", "11-22", "09-30G08 10-13G99 11-30G08 10-13G08 10-13G08 10-14G09");
    assert_eq!(finding.ignored, [day("09-30"), day("10-13"), day("11-30")]);
    assert_eq!((finding.due, finding.held, finding.pending.len()), (2, 2, 4));
}

#[test]
fn the_arithmetic_is_said_in_both_languages() {
    let finding = found("D1-02", "12-31", "10-14 11-12 09-30");
    assert_eq!(
        finding.say(Lang::Zh),
        "应开3次，已开2次；缺1次：12月；不在规定星期：11月12日；改期无说明1次：11月12日；\
         未计入（不在本季度、晚于检查日或无此党小组）：9月30日；建议扣分数量2次"
    );
    let groups = found("A2-03", "12-31", "10-13G08 11-05G08 12-03G08 10-14G09");
    assert_eq!(groups.say(Lang::Zh), "应开6次，已开4次；缺2次：净化党小组11月、净化党小组12月；建议扣分数量2次");
    assert_eq!(
        found("C1-02", "12-31", "10-13").say(Lang::En),
        "3 due, 1 held; 2 missing: 2026-11, 2026-12; 2 proposed"
    );
}

#[test]
fn typed_dates_are_read_together_and_a_wrong_one_is_named() {
    let read = read_dates("10月13日、11.5，12/3 2026-10-20\n", q4()).unwrap();
    assert_eq!(read, [day("10-13"), day("11-05"), day("12-03"), day("10-20")]);
    assert_eq!(read_dates("10.13 é👍", q4()), Err(DateError::Date("é👍".into())));
}

#[test]
fn meetings_are_recorded_and_read_back_by_date() {
    let mut facts = Facts::new("xBCDFG", 1);
    let sheet = "2026Q4/B04/p";
    let mut act = facts.act();
    for date in ["11-05", "10-13"] {
        add(&facts, &mut act, "2026Q4/B04", sheet, "C1-02", "", day(date));
    }
    add(&facts, &mut act, "2026Q4/B04", sheet, "A2-03", "G08", day("10-09"));
    apply(&mut facts, &act);
    put(&mut facts, "meeting", "x-99", "sheet", sheet);
    put(&mut facts, "meeting", "x-99", "code", "C1-02");
    let dates: Vec<_> = Meeting::of_item(&facts, sheet, "C1-02").into_iter().map(|m| m.date).collect();
    assert_eq!(dates, [day("10-13"), day("11-05")]);
    assert_eq!(Meeting::of_item(&facts, sheet, "A2-03")[0].group, "G08");
}

#[test]
fn wrong_rows_of_the_table_are_refused() {
    let csv = "编号,周期,对象,次数,星期\nC1-02,年,支部,1,\nC1-02,月,班组,0,星期八\n,月,支部,x,周三";
    let said: Vec<_> = Cadence::parse(&Rows::embedded(csv)).unwrap_err().iter().map(|e| e.to_string()).collect();
    assert_eq!(
        said,
        [
            "第2行“周期”：“年”无法识别，可用：month、月、quarter、季度",
            "第3行“编号”：“C1-02”与第2行重复",
            "第3行“对象”：“班组”无法识别，可用：branch、支部、group、党小组",
            "第3行“次数”：不能为空",
            "第3行“星期”：“星期八”无法识别，可用：周一、周二、周三、周四、周五、周六、周日",
            "第4行“编号”：不能为空",
            "第4行“次数”：“x”不是0以上的整数",
        ]
    );
}

proptest! {
    #[test]
    fn a_further_proper_meeting_never_adds_to_the_count_and_the_answer_can_be_stored(
        at in 0usize..5, days in proptest::collection::vec((0u64..120, 0usize..3), 0..9), more in 0u64..92, as_of in 0u64..100,
    ) {
        let (cadence, first) = (builtin().swap_remove(at), q4().first_day());
        let date = |offset: u64| first.checked_add_days(chrono::Days::new(offset)).unwrap();
        let codes = ["G08", "G09", "G99"];
        let mut all: Vec<Meeting> = days.iter().map(|(offset, g)| {
            Meeting { id: String::new(), date: date(*offset), group: codes[*g].into(), note: String::new() }
        }).collect();
        let before = examine(&cadence, q4(), date(as_of), &groups(), &all);
        let proper = (0..7).map(|i| date(more + i)).find(|d| cadence.weekday.is_none_or(|w| d.weekday() == w)).unwrap();
        all.push(Meeting { id: String::new(), date: proper, group: "G08".into(), note: String::new() });
        let after = examine(&cadence, q4(), date(as_of), &groups(), &all);
        prop_assert!(after.count() <= before.count());
        prop_assert!(before.missing() <= before.due && before.held + before.missing() >= before.due);
        let list = Checklist::builtin();
        if let Some(answer) = before.answer() {
            prop_assert_eq!(check(list.get(&cadence.code).unwrap(), &answer), Ok(()));
        }
    }
}
