use super::*;
use crate::model::problem::{Class, Problem};
use crate::model::scoring::{Answer, Verdict};
use crate::model::sheet::{self, Sheet};
use crate::model::strength::Strength;
use crate::model::testing::{apply, put};
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::testing::Harness;
use proptest::prelude::*;
use std::time::Duration;

fn visit() -> Harness {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET);
    app(facts, screen)
}

fn at(code: &str) -> Harness {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET).at(code);
    app(facts, screen)
}

fn answer(app: &Harness, code: &str) -> Answer {
    Answer::of(app.app.facts(), SHEET, code)
}

fn problems(app: &Harness) -> Vec<Problem> {
    Problem::of_sheet(app.app.facts(), SHEET)
}

#[test]
fn one_key_answers_and_goes_on_over_the_end_of_a_step() {
    let mut app = visit();
    app.press("Space ０ 0 Space Space");
    assert_eq!(app.keys(), 5);
    for code in ["A1-01", "B1-01", "C1-06", "D1-01", "E1-01"] {
        assert_eq!(answer(&app, code).verdict, Some(Verdict::Ok), "{code}");
    }
    assert!(app.screen_text().contains("1 听汇报 5/5 ✓"), "{}", app.screen_text());
    assert!(app.screen_text().contains("A1-02 支委会设置"), "the next step's first open item");
    app.press("Space");
    assert_eq!(answer(&app, "A1-02").verdict, Some(Verdict::Ok));
}

#[test]
fn a_skipped_item_is_named_when_its_step_is_left() {
    let mut app = visit();
    app.press("Down Space Space Space Space");
    assert!(app.screen_text().contains("“听汇报”还有 1 项未查"), "{}", app.screen_text());
    app.press("Alt-1 Home Space");
    assert_eq!(answer(&app, "A1-01").verdict, Some(Verdict::Ok));
}

#[test]
fn the_way_to_the_interviews_is_shown_where_one_asks() {
    let mut app = visit();
    app.resize(70, 22);
    assert!(!app.screen_text().contains("i 访谈"), "{}", app.screen_text());
    app.press("Alt-4");
    assert!(app.screen_text().contains("i 访谈") && app.screen_text().contains("s 优点"), "{}", app.screen_text());
}

#[test]
fn a_step_entered_for_the_first_time_begins_at_its_first_open_item() {
    let mut app = visit();
    app.press("Down Down Down Tab Space");
    assert_eq!(answer(&app, "A1-02").verdict, Some(Verdict::Ok), "{}", app.screen_text());
    app.press("Down Down Shift-Tab Tab Space");
    assert_eq!(answer(&app, "A2-03").verdict, Some(Verdict::Ok), "later it is where one was: {}", app.screen_text());
}

#[test]
fn digits_count_and_plus_and_minus_adjust() {
    let mut app = at("C1-02");
    app.press("2");
    assert_eq!(answer(&app, "C1-02"), Answer::deduct(2));
    assert!(app.screen_text().contains("2次 × 1 = 扣 2 分"), "{}", app.screen_text());
    app.press("＋");
    assert_eq!(answer(&app, "C1-02"), Answer::deduct(3));
    assert!(app.screen_text().contains("3次 × 1，到上限，扣 2.5 分"), "{}", app.screen_text());
    app.press("- - -");
    assert_eq!(answer(&app, "C1-02"), Answer::ok());
    app.press("Backspace");
    assert_eq!(answer(&app, "C1-02"), Answer::default());
    app.press("-");
    assert_eq!(answer(&app, "C1-02"), Answer::default(), "less than nothing is nothing");
}

#[test]
fn undo_takes_back_one_key_at_a_time_and_says_what() {
    let mut app = at("C1-02");
    app.press("2 0");
    assert!(app.screen_text().contains("C1-02 原为“扣2 (2次)”"), "{}", app.screen_text());
    app.press("u");
    assert_eq!(answer(&app, "C1-02"), Answer::deduct(2));
    app.press("Ctrl-Z");
    assert_eq!(answer(&app, "C1-02"), Answer::default());
    app.press("Ctrl-Y");
    assert_eq!(answer(&app, "C1-02"), Answer::deduct(2));
}

#[test]
fn not_applicable_needs_permission_and_a_reason_and_offers_the_one_of_the_list() {
    let mut app = at("A1-02");
    app.press("x");
    assert!(app.screen_text().contains("不适用") && answer(&app, "A1-02").verdict.is_none());
    assert!(app.find("理由").is_none(), "it does not even ask");
    let mut app = at("B1-02");
    app.press("x Enter");
    assert_eq!(answer(&app, "B1-02"), Answer::na("本年度尚未组织"));
    assert_eq!(app.keys(), 2);
    assert!(app.screen_text().contains("B2-01 “第一议题”落实"), "it goes on");
    let mut app = at("A2-01");
    app.press("x Enter");
    assert_eq!(answer(&app, "A2-01").verdict, None, "an empty reason is not taken");
    app.type_text("支部未设党小组，é👍").press("Enter");
    assert_eq!(answer(&app, "A2-01"), Answer::na("支部未设党小组，é👍"));
}

#[test]
fn no_points_takes_the_reason_the_rule_names_and_stays_for_the_problem() {
    let mut app = at("E2-04");
    app.press("z Enter");
    assert_eq!(answer(&app, "E2-04"), Answer::zero("未悬挂党旗"));
    app.press("p F2");
    let problem = &problems(&app)[0];
    assert!(problem.fact.contains("未悬挂党旗") && problem.class == Some(Class::Now), "{problem:?}");
}

#[test]
fn a_deduction_with_its_problem_takes_three_keys_and_goes_on() {
    let mut app = at("C1-02");
    app.press("1 p F2");
    assert_eq!(app.keys(), 3);
    let problem = &problems(&app)[0];
    assert_eq!(answer(&app, "C1-02"), Answer::deduct(1));
    assert_eq!((problem.number.as_str(), problem.code.as_str()), ("2026Q4-B04-01", "C1-02"));
    assert_eq!((problem.due.as_str(), problem.class), ("2026-12-01", Some(Class::Dated)), "7 working days");
    assert_eq!((problem.responsible.as_str(), problem.visit.as_str()), ("支部书记", VISIT));
    assert!(problem.fact.starts_with("支部委员会会议：") && problem.suggestion.contains("今后支委会每月召开1次"));
    assert!(app.screen_text().contains("C1-03 党课"), "the next open item: {}", app.screen_text());
    app.press("u");
    assert!(problems(&app).is_empty() && answer(&app, "C1-02") == Answer::deduct(1), "one act a key");
}

#[test]
fn an_item_that_was_not_judged_gets_no_draft_of_a_problem() {
    let mut app = at("C1-02");
    app.press("p");
    assert!(app.screen_text().contains("这一项还没有判") && app.find("整改时限").is_none(), "{}", app.screen_text());
}

#[test]
fn typing_fills_the_gap_of_a_draft() {
    let mut app = at("C1-02");
    app.press("2 p").type_text("缺10月、11月，é👍").press("F2");
    assert_eq!(problems(&app)[0].fact, "支部委员会会议：缺10月、11月，é👍，计2次");
    assert!(!app.press("c").screen_text().contains("没填的〔〕"), "nothing is left to fill in");
}

#[test]
fn what_the_records_know_is_the_fact() {
    let mut app = at("C1-02");
    app.press("d").type_text("11.5").press("Enter Esc 1 p");
    let screen = app.screen_text();
    assert!(screen.contains("缺1次：10月，计1次") && !screen.contains('〔'), "{screen}");
    let mut app = at("C1-02");
    app.press("b").type_text("7月、8月合开一次，é👍").press("Enter 1 p F2");
    assert_eq!(problems(&app)[0].fact, "支部委员会会议：7月、8月合开一次，é👍，计1次");
}

#[test]
fn words_that_name_another_count_are_renewed_by_a_key_and_never_silently() {
    let mut app = at("C1-02");
    app.press("2 p").type_text("缺10月").press("F2 Up 1");
    assert!(app.screen_text().contains("问题点写的是计2次"), "{}", app.screen_text());
    assert_eq!(problems(&app)[0].fact, "支部委员会会议：缺10月，计2次", "what a person wrote stays");
    app.press("p Enter");
    assert!(app.screen_text().contains("按 F4 更新数量"), "{}", app.screen_text());
    app.press("F4 Esc");
    assert_eq!(problems(&app)[0].fact, "支部委员会会议：缺10月，计1次");
    app.press("p F4");
    assert!(app.screen_text().contains("数量与扣分一致"), "{}", app.screen_text());
}

#[test]
fn one_problem_opens_at_once_another_is_marked_from_there_and_of_two_it_asks_which_one() {
    let mut app = at("C1-02");
    app.press("2 p F2 Up p");
    assert!(app.screen_text().contains("问题点 2026Q4-B04-01"), "{}", app.screen_text());
    app.press("F5");
    assert!(app.screen_text().contains("标问题点 C1-02"), "{}", app.screen_text());
    app.press("F2");
    assert_eq!(problems(&app).len(), 2);
    app.press("Up p");
    assert!(app.screen_text().contains("C1-02 的问题点"), "{}", app.screen_text());
    app.type_text("没有这样的é👍").press("Enter");
    assert!(app.screen_text().contains("没有匹配的"), "{}", app.screen_text());
    app.press("Esc 0");
    assert!(app.screen_text().contains("还有 2 个问题点"), "{}", app.screen_text());
}

#[test]
fn a_strength_takes_two_keys_beside_its_words() {
    let mut app = at("D1-01");
    app.press("s").type_text("品牌“红色班组”有台账，é👍").press("Enter");
    assert_eq!(app.keys(), 2);
    let found = Strength::of_visit(app.app.facts(), VISIT);
    assert_eq!((found[0].code.as_str(), found[0].text.as_str()), ("D1-01", "品牌“红色班组”有台账，é👍"));
    assert!(app.screen_text().contains("优1") && app.screen_text().contains("优点 1"));
}

#[test]
fn remark_and_sample_keep_the_answer() {
    let mut app = at("B2-02");
    app.press("2 b").type_text("台账在电子文件夹").press("Enter #").type_text("5").press("Enter");
    let found = answer(&app, "B2-02");
    assert_eq!((found.verdict, found.count), (Some(Verdict::Deduct), Some(2)));
    assert_eq!((found.note.as_str(), found.sample), ("台账在电子文件夹", Some(5)));
    app.press("#").type_text("x").press("Enter");
    assert_eq!(answer(&app, "B2-02").sample, Some(5), "not a number: {}", app.screen_text());
    app.press("1");
    assert_eq!(answer(&app, "B2-02").sample, Some(5), "a new verdict keeps it");
}

#[test]
fn the_last_quarter_stands_beside_the_item() {
    let app = at("C1-02");
    let screen = app.screen_text();
    assert!(screen.contains("2026Q3 扣1 (1次)") && screen.contains("7月未召开支委会"), "{screen}");
    let clean = at("C1-01").screen_text();
    assert!(clean.contains("2026Q3 无扣分"), "{clean}");
}

#[test]
fn the_detail_takes_the_keys_and_gives_them_back() {
    let mut app = at("C2-02");
    app.resize(60, 20);
    assert!(app.find("基本制度").is_none());
    app.press("Enter PgDn PgDn");
    assert!(app.screen_text().contains("基本制度"), "read to its end: {}", app.screen_text());
    app.press("3");
    assert_eq!(answer(&app, "C2-02"), Answer::deduct(3), "scoring works while reading");
    app.press("Esc Down");
    assert!(app.screen_text().contains("C2-03 党费和党组织工作经费"), "{}", app.screen_text());
}

#[test]
fn a_finalised_sheet_says_why_its_keys_are_off() {
    let mut facts = facts();
    put(&mut facts, "sheet", SHEET, "state", "final");
    let screen = VisitScreen::new(&facts, SHEET);
    let mut app = app(facts, screen);
    for key in ["Space", "3", "+", "z", "x", "Delete", "b"] {
        app.press(key);
        assert!(app.screen_text().contains("已定稿；要更正先在完成页写明理由"), "{key}: {}", app.screen_text());
    }
    assert_eq!(answer(&app, "A1-01"), Answer::default());
}

#[test]
fn interviews_propose_and_space_accepts() {
    use crate::model::interview::{self, Given, Questionnaire, Reply};
    let mut facts = facts();
    let mut act = facts.act();
    let id = interview::add(&facts, &mut act, VISIT, SHEET, "运行");
    for q in Questionnaire::builtin().questions {
        let worst = q.replies().into_iter().rev().nth(1);
        interview::answer(
            &facts,
            &mut act,
            &id,
            &q.code,
            &Given { reply: worst.or(Some(Reply::Refused)), text: String::new() },
        );
    }
    apply(&mut facts, &act);
    let screen = VisitScreen::new(&facts, SHEET).at("E3-01");
    let mut app = app(facts, screen);
    assert!(
        app.screen_text().contains("建议 扣0.5") && app.screen_text().contains("按空格采纳"),
        "{}",
        app.screen_text()
    );
    app.press("Space");
    let taken = answer(&app, "E3-01");
    assert_eq!((taken.verdict, taken.count), (Some(Verdict::Deduct), Some(1)));
    assert!(taken.note.contains("知晓率"), "the arithmetic is the fact: {}", taken.note);
}

#[test]
fn a_place_leads_back_to_its_item() {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET).at("E2-03");
    let place = screen.place().unwrap();
    assert_eq!(place, "visit/2026Q4/B04/xBCDFG-1#E2-03");
    assert_eq!(VisitScreen::from_place(&place, &facts).unwrap().place(), Some(place));
    assert!(VisitScreen::from_place("visit/2026Q4/B09/x#A", &facts).is_none());
}

#[test]
fn a_sheet_that_was_undone_is_not_there_and_says_so() {
    let screen = VisitScreen::new(&Facts::new("xBCDFG", 1), SHEET);
    let mut app = app(Facts::new("xBCDFG", 1), screen);
    app.press("Space 3 p x Tab Down Enter");
    assert!(app.screen_text().contains("这张评分表已不在了"));
}

#[test]
fn the_mouse_reaches_tabs_and_rows() {
    let mut app = visit();
    app.click("3 看现场").click("E2-04");
    app.press("1");
    assert_eq!(answer(&app, "E2-04"), Answer::deduct(1));
    app.click("E2-04");
    assert!(app.screen_text().contains("基本保障"), "a second click opens the detail: {}", app.screen_text());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let mut facts = facts();
    let mut act = facts.act();
    for (code, a) in [
        ("A1-02", Answer::ok()),
        ("A2-01", Answer::deduct(2)),
        ("A2-02", Answer::zero("无评估")),
        ("A2-03", Answer::na("未设党小组")),
    ] {
        sheet::answer(&facts, &mut act, SHEET, code, &a).unwrap();
    }
    apply(&mut facts, &act);
    let screen = VisitScreen::new(&facts, SHEET).at("A2-01");
    insta::assert_snapshot!(grid(app(facts, screen)));
}

#[test]
fn a_claim_is_carried_to_its_step_and_a_refuted_one_leads_to_its_item() {
    let mut app = visit();
    app.press("n").type_text("每月都开支委会").press("Enter").type_text("宣传栏每月更新").press("Enter");
    app.press("Down 3 Up 2 r").type_text("支部委员会会议").press("Enter Esc Tab");
    let screen = app.screen_text();
    assert!(screen.contains("? 待核实 C1-02 每月都开支委会") && screen.contains("2 查资料 0/26"), "{screen}");
    app.press("Home Enter Down Enter").type_text("缺9月").press("Enter");
    let screen = app.screen_text();
    assert!(screen.contains("C1-02 支部委员会会议") && screen.contains("不符"), "{screen}");
    app.press("1 p F2");
    assert_eq!((answer(&app, "C1-02"), problems(&app).len()), (Answer::deduct(1), 1));
    assert!(app.find("每月都开支委会").is_none(), "settled");
    app.press("Alt-3 Home");
    assert!(app.screen_text().contains("宣传栏每月更新"), "the other claim waits at its own step");
    app.press("Enter Enter Enter");
    assert!(app.find("宣传栏每月更新").is_none(), "confirmed without a word: {}", app.screen_text());
}

#[test]
fn a_claim_stands_beside_its_item_too() {
    let mut app = at("C1-02");
    app.press("n").type_text("每月都开").press("Enter Down 4 Esc");
    let screen = app.screen_text();
    assert!(screen.contains("核1") && screen.contains("待核实    每月都开"), "{screen}");
}

/// The part of the reference visit that is done here: 40 items without deduction, 8 deductions each with its problem,
/// one 不适用, two strengths. Prose is not counted.
#[test]
fn the_reference_part_takes_seventy_keys() {
    let mut app = visit();
    let (mut problems_left, mut na_left, mut strengths_left) = (8, 1, 2);
    let list = crate::model::checklist::Checklist::builtin();
    for step in Step::ALL {
        for item in list.of_step(step) {
            if strengths_left > 0 && step == Step::Hear {
                app.press("s").type_text("做法具体，有成效").press("Enter");
                strengths_left -= 1;
            }
            if na_left > 0 && item.na_allowed {
                app.press("x").type_text("本季度没有这项工作").press("Enter");
                na_left -= 1;
            } else if problems_left > 0 && step == Step::Site {
                app.press("1 p F2");
                problems_left -= 1;
            } else {
                app.press("Space");
            }
        }
    }
    assert_eq!(app.keys(), 70);
    assert_eq!((problems(&app).len(), Strength::of_sheet(app.app.facts(), SHEET).len()), (8, 2));
    let sheet = crate::model::sheet::Sheet::of(app.app.facts(), SHEET).unwrap();
    assert_eq!(sheet.totals(app.app.facts()).unwrap().unanswered, 0);
    assert!(app.screen_text().contains("49 项已全部查完"), "{}", app.screen_text());
}

#[test]
fn going_on_with_space_never_wipes_a_deduction_and_zero_does_so_on_purpose() {
    let mut app = at("A1-01");
    app.press("2 Space");
    assert_eq!(answer(&app, "A1-01"), Answer::deduct(2));
    assert!(app.screen_text().contains("B1-01"), "{}", app.screen_text());
    app.press("Home 0");
    assert_eq!(answer(&app, "A1-01"), Answer::ok());
}

/// Keys that reach every screen that hangs on the visit, and text of every kind for their fields.
const ANYTHING: &str = "Space 1 9 + - z x p s n m d e S l o b # Tab Shift-Tab Enter Esc Esc Up \
    Down Left Right PgDn End Home Delete F2 Ctrl-N Ctrl-S u Ctrl-Y * y r a Ctrl-E Ctrl-D Alt-4 i";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_pressed_every_frame_keeps_the_rules(
        presses in prop::collection::vec((0..48usize, 0..3usize), 1..60),
    ) {
        let keys: Vec<&str> = ANYTHING.split_whitespace().collect();
        let mut app = visit();
        for (press, size) in presses {
            match keys.get(press) {
                Some(key) => { app.press(key); }
                None if press == keys.len() => { app.type_text("缺9月，é👨‍👩‍👧\u{202e}a"); }
                None if press == keys.len() + 1 => { app.paste("支部\r\n会议\u{1b}[31m（１０．５）"); }
                None => { app.resize([60, 80, 120][size], [20, 24, 40][size]); }
            }
        }
        prop_assert!(!app.screen_text().is_empty());
    }
}

#[test]
fn a_proposed_reason_is_taken_by_enter_and_put_away_by_typing() {
    let mut app = at("B1-02");
    app.press("x Enter");
    let proposed = answer(&app, "B1-02").reason;
    assert!(!proposed.is_empty());
    let mut app = at("B1-02");
    app.press("x").type_text("新支部，尚无党小组长").press("Enter");
    assert_eq!(answer(&app, "B1-02").reason, "新支部，尚无党小组长");
}

#[test]
fn an_item_is_found_by_typing_and_the_one_just_judged_is_a_key_away() {
    let mut app = at("C1-02");
    app.press("/").type_text("dyfp").press("Esc /").type_text("d101").press("Enter");
    assert!(app.screen_text().contains("D1-01 “一支部一品牌”"), "{}", app.screen_text());
    app.press("1 p F2");
    assert!(app.screen_text().contains("按 , 回到 D1-01"), "{}", app.screen_text());
    app.press(", s").type_text("品牌有台账，é👍").press("Enter");
    let facts = app.app.facts();
    assert_eq!(crate::model::strength::Strength::of_sheet(facts, SHEET)[0].code, "D1-01");
}

#[test]
fn a_finalised_sheet_offers_no_keys_that_are_dead() {
    let mut facts = facts();
    crate::model::testing::put(&mut facts, "sheet", SHEET, "state", "final");
    let screen = VisitScreen::new(&facts, SHEET).at("C1-02");
    let text = app(facts, screen).screen_text();
    let bar: Vec<&str> = text.lines().rev().take(2).collect();
    assert!(!bar.iter().any(|l| l.contains("不得分") || l.contains("无扣分")), "{bar:?}");
}

#[test]
fn the_bar_shows_every_key_of_a_step_that_matters_at_80_columns() {
    let mut app = at("C1-02");
    let text = app.screen_text();
    let bar: String = text.lines().rev().take(2).collect();
    for key in ["s 优点", "x 不适用", "z 不得分", "n 要点", "i 访谈", "c 检查核对", "m 资料", "l 明细"]
    {
        assert!(bar.contains(key), "{key}: {bar}");
    }
    app.press("Enter ?");
    assert!(!app.screen_text().contains("PgDn 空格"), "space judges there: {}", app.screen_text());
}

#[test]
fn from_the_check_to_an_item_and_back_nothing_piles_up() {
    let mut app = at("C1-02");
    app.press("c Enter c Enter c");
    let title = app.screen_text().lines().next().unwrap_or_default().to_string();
    assert_eq!(title.matches("检查核对").count(), 1, "{title}");
    app.press("Esc Esc");
    assert!(app.find("按 Esc").is_none() && app.screen_text().contains("1 听汇报"), "{}", app.screen_text());
}

#[test]
fn text_that_nothing_takes_scores_nothing_after_its_first_sign() {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET).at("A1-02");
    let mut app = app(facts, screen);
    app.type_text("泵房2号、é👍1处缺损 3");
    assert!(app.screen_text().contains("文字没有收下"), "{}", app.screen_text());
    let sheet = Sheet::of(app.app.facts(), SHEET).unwrap();
    assert_eq!(sheet.answer("A1-02").verdict, None, "neither the digits nor the blank acted");
    assert!(!app.screen_text().contains("查找"), "the sign of a list opened nothing");
}

#[test]
fn going_on_to_the_next_step_is_said() {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET).at("A1-01");
    let mut app = app(facts, screen);
    for _ in 0..12 {
        app.press("Space");
        if app.screen_text().contains("现在到了“查资料”") {
            return;
        }
    }
    panic!("{}", app.screen_text());
}

#[test]
fn dates_typed_after_a_refused_key_score_nothing() {
    let mut app = at("B2-01");
    app.press("d").type_text("10.8 11-12");
    assert!(answer(&app, "B2-01").verdict.is_none(), "{}", app.screen_text());
    app.wait(Duration::from_secs(2)).press("1");
    assert_eq!(answer(&app, "B2-01").count, Some(1));
}

#[test]
fn what_became_untrue_is_said_even_when_everything_is_answered() {
    let mut app = at("C1-02");
    app.press("1 p F2 Up 0");
    assert!(app.screen_text().contains("还有 1 个问题点"), "{}", app.screen_text());
}
