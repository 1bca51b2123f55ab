//! Tests of the holiday table and of counting: every official day of 2025 and 2026.

use super::*;
use crate::model::facts::Facts;
use crate::model::record::{Cell, Change};
use crate::model::rows::Rows;
use crate::text::{Lang, Say};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    parse_date(text, None).unwrap()
}

/// The notices of the State Council for 2025 and 2026, written down apart from data/holidays.csv:
/// first day, last day, and make-up days.
const NOTICES: &[(&str, &str, &[&str])] = &[
    ("2025-01-01", "2025-01-01", &[]),
    ("2025-01-28", "2025-02-04", &["2025-01-26", "2025-02-08"]),
    ("2025-04-04", "2025-04-06", &[]),
    ("2025-05-01", "2025-05-05", &["2025-04-27"]),
    ("2025-05-31", "2025-06-02", &[]),
    ("2025-10-01", "2025-10-08", &["2025-09-28", "2025-10-11"]),
    ("2026-01-01", "2026-01-03", &["2026-01-04"]),
    ("2026-02-15", "2026-02-23", &["2026-02-14", "2026-02-28"]),
    ("2026-04-04", "2026-04-06", &[]),
    ("2026-05-01", "2026-05-05", &["2026-05-09"]),
    ("2026-06-19", "2026-06-21", &[]),
    ("2026-09-25", "2026-09-27", &[]),
    ("2026-10-01", "2026-10-07", &["2026-09-20", "2026-10-10"]),
];

#[test]
fn every_day_of_2025_and_2026_is_as_the_notices_say() {
    let table = Holidays::builtin();
    for date in day("2025-01-01").iter_days().take_while(|d| d.year() < 2027) {
        let off = NOTICES.iter().any(|(from, to, _)| (day(from)..=day(to)).contains(&date));
        let made_up = NOTICES.iter().any(|(_, _, days)| days.iter().any(|d| day(d) == date));
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        assert_eq!(table.is_workday(date), made_up || (!off && !weekend), "{date}");
        assert_eq!(table.day(date).is_some(), off || made_up, "{date}");
    }
    assert_eq!(table.years(), [2025, 2026]);
}

/// rules.md §4.2 and the places where weekends alone would be wrong.
#[rstest]
#[case("2025-09-26", 1, "2025-09-28")]
#[case("2025-09-26", 3, "2025-09-30")]
#[case("2025-09-26", 5, "2025-10-10")]
#[case("2025-09-26", 7, "2025-10-13")]
#[case("2025-01-24", 3, "2025-02-05")]
#[case("2025-01-27", 1, "2025-02-05")]
#[case("2025-02-07", 1, "2025-02-08")]
#[case("2026-02-13", 1, "2026-02-14")]
#[case("2026-02-13", 2, "2026-02-24")]
#[case("2026-02-27", 1, "2026-02-28")]
#[case("2026-02-18", 1, "2026-02-24")]
#[case("2026-05-02", 3, "2026-05-08")]
#[case("2026-05-02", 4, "2026-05-09")]
#[case("2026-11-22", 3, "2026-11-25")]
#[case("2026-11-27", 3, "2026-12-02")]
#[case("2026-11-22", 0, "2026-11-22")]
fn amb_13_working_days_after_the_event(#[case] event: &str, #[case] n: u32, #[case] expected: &str) {
    let due = Holidays::builtin().add_workdays(day(event), n);
    assert_eq!(due, Due::fixed(day(expected)));
}

#[test]
fn a_year_without_a_table_is_said_not_guessed() {
    let table = Holidays::builtin();
    let due = table.add_workdays(day("2026-12-30"), 3);
    assert_eq!((due.date, due.provisional, due.missing.as_slice()), (day("2027-01-04"), true, &[2027][..]));
    assert_eq!(due.say(Lang::Zh), "2027年1月4日 周一（节假日表缺2027年，按周一至周五暂算）");
    assert!(!table.add_workdays(day("2026-12-30"), 1).provisional);
    assert_eq!(table.add_workdays(day("2024-12-31"), 1).missing, [] as [i32; 0], "the event's own day is not counted");
}

#[test]
fn records_lie_over_the_builtin_table_and_single_days_make_no_year() {
    let mut facts = Facts::new("xBCDFG", 1);
    let mut put = |id: &str, field: &str, value: &str| {
        let cell = Cell { value: value.into(), open: false };
        facts.put(Change { entity: "holiday".into(), id: id.into(), field: field.into(), cell });
    };
    put("2027-03-01", "kind", "休");
    put("2027-03-01", "name", "厂庆");
    put("2026-01-04", "kind", "无");
    put("乱", "kind", "休");
    let table = Holidays::of(&facts);
    assert_eq!(table.day(day("2027-03-01")), Some((DayKind::Off, "厂庆")));
    assert!(!table.covers(2027) && !table.is_workday(day("2026-01-04")) && table.covers(2026));
}

#[test]
fn an_imported_table_replaces_its_years_and_is_adopted_once() {
    let mut csv = String::from("日期,休班,名称\n2027-01-01,休,元旦\n2027/10/1,休,国庆节\n");
    (5..12).for_each(|d| csv.push_str(&format!("2027年2月{d}日,休,春节\n")));
    let table = Holidays::parse(&Rows::embedded(&csv)).unwrap();
    assert_eq!(table.years(), [2027]);
    let mut facts = Facts::new("xBCDFG", 1);
    let adopt = |table: &Holidays, facts: &mut Facts| {
        let mut act = facts.act();
        table.adopt(facts, &mut act);
        for e in act.edits() {
            let cell = Cell { value: e.value.clone(), open: false };
            facts.put(Change { entity: e.entity.clone(), id: e.id.clone(), field: e.field.clone(), cell });
        }
        act.edits().len()
    };
    assert_eq!(adopt(&table, &mut facts), 18);
    assert_eq!(adopt(&table, &mut facts), 0);
    let shorter = Holidays::parse(&Rows::embedded(&csv.replace("2027年2月11日,休,春节\n", ""))).unwrap();
    assert_eq!(adopt(&shorter, &mut facts), 1);
    let known = Holidays::of(&facts);
    assert_eq!((known.years(), known.day(day("2027-02-11"))), (vec![2025, 2026, 2027], None));
    assert!(!known.add_workdays(day("2026-12-30"), 3).provisional);
}

#[test]
fn wrong_rows_of_a_table_are_refused() {
    let csv = "date,kind,name\n3/4/25,休,甲\n2027-01-01,假,元旦\n2027-01-02,休,\n2027年1月2日,班,é👍\n,休,";
    let said: Vec<_> = Holidays::parse(&Rows::embedded(csv)).unwrap_err().iter().map(|e| e.to_string()).collect();
    assert_eq!(
        said,
        [
            "第2行“日期”：日期“3/4/25”有多种读法，请写成 2026-11-22",
            "第3行“休班”：“假”无法识别，可用：休、班",
            "第5行“日期”：“2027-01-02”与第4行重复",
            "第6行“日期”：不能为空",
        ]
    );
}

#[test]
fn deadlines_by_class() {
    let (table, limits) = (Holidays::builtin(), Deadlines::default());
    let due = |class: &str| limits.due(&table, class, day("2025-09-26")).map(|d| d.date);
    assert_eq!(due("now"), Some(day("2025-09-30")));
    assert_eq!(due("dated"), Some(day("2025-10-13")));
    assert_eq!(due("long"), Some(day("2025-12-31")), "the last day of the next quarter");
    assert_eq!(due("soon"), None);
    assert_eq!(limits.lookback(&table, day("2025-09-26")).date, day("2025-10-10"));
}

proptest! {
    #[test]
    fn counting_forth_and_back_agrees(offset in 0u64..1_400, n in 0u32..200) {
        let table = Holidays::builtin();
        let from = day("2024-06-01").checked_add_days(Days::new(offset)).unwrap();
        let due = table.add_workdays(from, n).date;
        prop_assert_eq!(table.workdays_between(from, due), i64::from(n));
        prop_assert_eq!(table.workdays_between(due, from), -i64::from(n));
        prop_assert!(n == 0 || table.is_workday(due));
        prop_assert!(table.add_workdays(from, n + 1).date > due);
    }
}
