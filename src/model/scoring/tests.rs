//! Tests of answers, totals and the ledger: worked cases and laws.

use super::*;
use crate::model::checklist::{Checklist, Indicator, Step};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::record::{Cell, Change};
use crate::text::Lang;
use proptest::prelude::*;
use rstest::rstest;

fn item(code: &str) -> Indicator {
    Checklist::builtin().get(code).unwrap().clone()
}

fn all_ok(list: &Checklist) -> Answers {
    list.indicators.iter().map(|i| (i.code.clone(), Answer::ok())).collect()
}

fn put(facts: &mut Facts, entity: &str, id: &str, field: &str, value: &str, open: bool) {
    let cell = Cell { value: value.into(), open };
    facts.put(Change { entity: entity.into(), id: id.into(), field: field.into(), cell });
}

fn apply(facts: &mut Facts, act: &crate::model::act::Act) {
    for e in act.edits() {
        put(facts, &e.entity, &e.id, &e.field, &e.value, false);
    }
}

#[rstest]
#[case("A1-01", Answer::ok(), 0, 250)]
#[case("A1-01", Answer::deduct(2), 100, 150)]
#[case("A1-01", Answer::deduct(9_999), 250, 0)]
#[case("C1-01", Answer::deduct(2), 200, 50)]
#[case("C1-01", Answer::deduct(3), 250, 0)]
#[case("B2-02", Answer::deduct(7), 350, 50)]
#[case("B2-02", Answer::zero("未建学时台账"), 400, 0)]
fn an_item_costs_count_by_unit_up_to_the_cap(
    #[case] code: &str,
    #[case] answer: Answer,
    #[case] deduct: i64,
    #[case] score: i64,
) {
    let (deduct, score) = (Points(deduct), Points(score));
    assert_eq!(score_item(&item(code), &answer), ItemScore { deduct, score, applicable: true, answered: true });
}

#[test]
fn the_cap_holds_below_the_full_marks_and_a_greater_cap_never_exceeds_them() {
    let mut one = item("A1-01");
    one.cap = Points(100);
    assert_eq!(score_item(&one, &Answer::deduct(5)).score, Points(150));
    assert_eq!(score_item(&one, &Answer::zero("未到场")).score, Points::ZERO);
    one.cap = Points(900);
    assert_eq!(score_item(&one, &Answer::deduct(99)).score, Points::ZERO);
}

#[rstest]
#[case(Answer::default())]
#[case(Answer { verdict: Some(Verdict::Deduct), ..Answer::default() })]
#[case(Answer::deduct(0))]
#[case(Answer::na("本项其实适用"))]
fn what_settles_nothing_stays_unanswered(#[case] answer: Answer) {
    let score = score_item(&item("A1-01"), &answer);
    assert_eq!(
        (score.answered, score.applicable, score.score, score.deduct),
        (false, true, Points::ZERO, Points::ZERO)
    );
}

#[test]
fn an_empty_sheet_has_neither_points_nor_a_score() {
    let sum = totals(&Checklist::builtin(), &Answers::new());
    assert_eq!(
        (sum.full, sum.applicable, sum.got, sum.lost),
        (Points::HUNDRED, Points::HUNDRED, Points::ZERO, Points::ZERO)
    );
    assert_eq!((sum.score, sum.provisional, sum.answered, sum.unanswered), (None, None, 0, 49));
}

/// rules.md §2: got 85.5, N/A 6.0 → 85.5 ÷ 94 × 100 = 90.9574 → 90.96 (AMB-7).
#[test]
fn amb_7_not_applicable_is_converted() {
    let list = Checklist::builtin();
    let mut sheet = all_ok(&list);
    for code in ["C2-01", "A2-02", "A2-03"] {
        sheet.insert(code.into(), Answer::na("本季度不涉及"));
    }
    for (code, count) in [("B2-02", 8), ("C2-03", 6), ("E1-02", 1), ("E2-01", 1)] {
        sheet.insert(code.into(), Answer::deduct(count));
    }
    let sum = totals(&list, &sheet);
    assert_eq!((sum.na_points, sum.na_count, sum.applicable), (Points(600), 3, Points(9_400)));
    assert_eq!((sum.got, sum.lost, sum.score), (Points(8_550), Points(850), Some(Points(9_096))));
    assert!(!sum.much_na() && sum.unanswered == 0);
    sheet.remove("A1-01");
    let open = totals(&list, &sheet);
    assert_eq!((open.score, open.unanswered), (None, 1));
    assert_eq!(open.provisional, Points(8_300).of_hundred(Points(9_150)));
}

#[test]
fn subtotals_by_category_and_step_add_up_and_much_na_is_seen() {
    let list = Checklist::builtin();
    let mut sheet = all_ok(&list);
    for i in list.indicators.iter().filter(|i| i.na_allowed) {
        sheet.insert(i.code.clone(), Answer::na("不涉及"));
    }
    let sum = totals(&list, &sheet);
    assert!(sum.much_na());
    let hear = sum.by_step.iter().find(|(s, _)| *s == Step::Hear).unwrap().1;
    assert_eq!((hear.answered, hear.total, hear.full, hear.got), (5, 5, Points(1_100), Points(1_100)));
    assert_eq!(sum.by_category[0].0, "基本组织");
    assert_eq!(sum.by_category.iter().map(|(_, s)| s.got).sum::<Points>(), sum.got);
    let nothing = Checklist::new("", list.indicators.iter().filter(|i| i.na_allowed).cloned().collect());
    assert_eq!(totals(&nothing, &sheet).score, None, "nothing applies: no score, not 0 and not 100");
}

#[rstest]
#[case("A1-01", Answer { count: Some(2), ..Answer::ok() }, "结论为“无扣分”时数量应留空")]
#[case("A1-01", Answer { count: Some(0), ..Answer::ok() }, "结论为“无扣分”时数量应留空")]
#[case("A1-01", Answer { count: Some(1), ..Answer::default() }, "填了数量却没有结论")]
#[case("A1-01", Answer { count: None, ..Answer::deduct(1) }, "扣分须填数量")]
#[case("A1-01", Answer::deduct(0), "扣分数量不能为0，无扣分请填“无扣分”")]
#[case("A1-01", Answer::deduct(10_000), "数量 10000 过大，最多 9999")]
#[case("A1-01", Answer::na("没有这项工作"), "本项不允许“不适用”")]
#[case("A2-01", Answer::na(" "), "“不适用”须写明理由")]
#[case("A1-01", Answer::zero(""), "“本项不得分”须写明理由")]
fn what_may_not_be_stored_is_refused_with_its_reason(#[case] code: &str, #[case] answer: Answer, #[case] said: &str) {
    assert_eq!(check(&item(code), &answer).unwrap_err().to_string(), said);
}

#[test]
fn what_may_be_stored_passes() {
    let fine = [Answer::default(), Answer::ok(), Answer::deduct(1), Answer::deduct(9_999), Answer::zero("缺席")];
    assert!(fine.iter().all(|a| check(&item("A1-01"), a) == Ok(())));
    assert_eq!(check(&item("A2-01"), &Answer::na("未设党小组")), Ok(()));
}

#[test]
fn verdicts_and_counts_read_codes_and_chinese() {
    for verdict in Verdict::ALL {
        assert_eq!(Verdict::parse(verdict.code()), Some(verdict));
        assert_eq!(Verdict::read(verdict.name(Lang::Zh)), Ok(Some(verdict)));
    }
    assert_eq!((Verdict::read(" "), Verdict::read("未查")), (Ok(None), Ok(None)));
    assert_eq!(Verdict::read("优é👍"), Err(AnswerError::UnknownVerdict("优é👍".into())));
    assert_eq!((read_count(""), read_count(" 3 ")), (Ok(None), Ok(Some(3))));
    for bad in ["abc", "-1", "1.5", "三", "+2"] {
        assert_eq!(read_count(bad), Err(AnswerError::CountNotWhole(bad.into())));
    }
    let long = "1".repeat(20);
    assert_eq!(read_count(&long), Err(AnswerError::CountTooBig(long.clone())));
}

#[test]
fn answers_come_back_from_the_records_and_conflicts_are_counted() {
    let mut facts = Facts::new("xBCDFG", 1);
    let written = Answer { note: "甲，é👍".into(), sample: Some(5), ..Answer::deduct(3) };
    let mut act = facts.act();
    written.write(&facts, &mut act, "2026Q4/B04/p", "B2-02");
    apply(&mut facts, &act);
    assert_eq!(Answer::of(&facts, "2026Q4/B04/p", "B2-02"), written);
    assert_eq!(Answer::of(&facts, "2026Q4/B04/p", "B2-01"), Answer::default());
    put(&mut facts, "score", "2026Q4/B04/p/B2-02", "count", "4", true);
    put(&mut facts, "score", "2026Q4/B04/p/B2-01", "verdict", "brilliant", false);
    let sum = totals(&Checklist::builtin(), &answers(&facts, "2026Q4/B04/p"));
    assert_eq!((sum.answered, sum.unresolved, sum.lost), (1, 1, Points(200)));
}

#[test]
fn the_ledger_of_a_sheet_names_clause_facts_and_person() {
    let mut facts = Facts::new("xBCDFG", 1);
    let (list, sheet) = (Checklist::builtin(), "2026Q4/B04/p");
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    act.set(&facts, "person", "p", "name", "王芳");
    act.set_all(&facts, "sheet", sheet, &[("checklist", &list.version), ("inspector", "p")]);
    Answer::deduct(3).write(&facts, &mut act, sheet, "C1-01");
    Answer::zero("未挂牌").write(&facts, &mut act, sheet, "E2-09");
    Answer::ok().write(&facts, &mut act, sheet, "A1-01");
    let problem = act.create("problem");
    act.set_all(&facts, "problem", &problem, &[("sheet", sheet), ("code", "C1-01"), ("fact", "三季度未开党员大会")]);
    apply(&mut facts, &act);
    let rows = ledger_of(&facts, sheet);
    let short: Vec<_> =
        rows.iter().map(|r| (r.code.as_str(), r.count, r.amount, r.capped, r.person.as_str())).collect();
    assert_eq!(short, [("C1-01", Some(3), Points(250), true, "王芳"), ("E2-09", None, Points(100), false, "王芳")]);
    assert_eq!(rows[0].facts, [(problem, "三季度未开党员大会".to_string())]);
    assert_eq!((rows[1].reason.as_str(), rows[1].facts.len()), ("未挂牌", 0));
    assert_eq!(rows.iter().map(|r| r.amount).sum::<Points>(), totals(&list, &answers(&facts, sheet)).lost);
    assert_eq!(ledger_of(&facts, "2026Q4/B05/p"), []);
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let verdict = prop_oneof![Just(None), proptest::sample::select(&Verdict::ALL[..]).prop_map(Some)];
    (verdict, proptest::option::of(0u32..12)).prop_map(|(verdict, count)| Answer {
        verdict,
        count,
        ..Answer::default()
    })
}

fn any_sheet() -> impl Strategy<Value = Answers> {
    proptest::collection::vec(any_answer(), 49).prop_map(|all| {
        let codes = Checklist::builtin().indicators.into_iter().map(|i| i.code);
        codes.zip(all).collect()
    })
}

proptest! {
    #[test]
    fn one_more_unit_never_costs_less_and_nothing_costs_more_than_zero(at in 0usize..49, count in 1u32..9_999) {
        let one = Checklist::builtin().indicators.swap_remove(at);
        let cost = |answer: &Answer| score_item(&one, answer).deduct;
        let (less, more) = (cost(&Answer::deduct(count)), cost(&Answer::deduct(count + 1)));
        prop_assert!(Points::ZERO < less && less <= more && more <= cost(&Answer::zero("无")));
    }

    #[test]
    fn points_lost_and_earned_make_up_what_was_judged(sheet in any_sheet()) {
        let list = Checklist::builtin();
        let sum = totals(&list, &sheet);
        let rows = ledger(&list, &sheet, "王芳", |_| Vec::new());
        prop_assert_eq!(rows.iter().map(|r| r.amount).sum::<Points>(), sum.lost);
        prop_assert!(rows.iter().all(|r| r.amount > Points::ZERO && r.amount <= r.full));
        prop_assert_eq!(sum.answered + sum.unanswered, 49);
        prop_assert_eq!(sum.na_points + sum.applicable, sum.full);
        prop_assert_eq!(sum.score.is_some(), sum.unanswered == 0 && sum.applicable > Points::ZERO);
        let within = |p: Option<Points>| p.is_none_or(|p| (Points::ZERO..=Points::HUNDRED).contains(&p));
        prop_assert!(within(sum.score) && within(sum.provisional));
    }

    #[test]
    fn subtotals_make_up_the_total(sheet in any_sheet()) {
        let sum = totals(&Checklist::builtin(), &sheet);
        let categories: Vec<_> = sum.by_category.iter().map(|(_, s)| *s).collect();
        let steps: Vec<_> = sum.by_step.iter().map(|(_, s)| *s).collect();
        for parts in [categories, steps] {
            let add = |of: fn(&Subtotal) -> Points| parts.iter().map(of).sum::<Points>();
            prop_assert_eq!((add(|s| s.full), add(|s| s.applicable)), (sum.full, sum.applicable));
            prop_assert_eq!((add(|s| s.got), add(|s| s.lost)), (sum.got, sum.lost));
            prop_assert_eq!(add(|s| s.judged), sum.got + sum.lost);
            prop_assert_eq!(parts.iter().map(|s| s.answered).sum::<usize>(), sum.answered);
        }
    }

    #[test]
    fn amb_18_no_total_exceeds_100(sheet in any_sheet()) {
        let totals = totals(&Checklist::builtin(), &sheet);
        prop_assert!(totals.score.is_none_or(|s| s <= Points::HUNDRED && s >= Points::ZERO));
        prop_assert!(totals.provisional.is_none_or(|s| s <= Points::HUNDRED) && totals.got <= totals.applicable);
    }

    /// R081: what is not lost is earned.
    #[test]
    fn a_complete_sheet_earns_what_it_does_not_lose(sheet in any_sheet()) {
        let list = Checklist::builtin();
        let mut sheet = sheet;
        for i in &list.indicators {
            let open = sheet.get(&i.code).is_none_or(|a| !a.settles(i));
            if open {
                sheet.insert(i.code.clone(), Answer::ok());
            }
        }
        let sum = totals(&list, &sheet);
        prop_assert_eq!(sum.got, sum.full - sum.na_points - sum.lost);
        prop_assert_eq!(sum.score, sum.provisional);
    }
}
