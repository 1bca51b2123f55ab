//! The check, driven by keys.

use super::*;
use crate::model::problem::{self, NewProblem};
use crate::model::scoring::Answer;
use crate::model::sheet;
use crate::model::testing::put;
use crate::tui::screens::filled::{act, answered, extreme, problem, talked};
use crate::tui::screens::fixture::{SHEET, app, facts, grid};
use crate::tui::screens::visit::VisitScreen;
use crate::tui::testing::Harness;

fn on(facts: Facts) -> Harness {
    app(facts, CheckScreen::new(SHEET))
}

/// Nearly done, with one finding of every kind.
fn faulty() -> Facts {
    let mut facts = talked();
    act(&mut facts, |f, a| {
        sheet::answer(f, a, SHEET, "A1-01", &Answer::default()).unwrap();
        sheet::answer(f, a, SHEET, "C2-02", &Answer::deduct(1)).unwrap();
    });
    let problem = Problem::of_sheet(&facts, SHEET)[0].id.clone();
    put(&mut facts, "problem", &problem, "due", "");
    act(&mut facts, |f, a| {
        let id = crate::model::note::add(f, a, "2026Q4/B04", SHEET, "学时人人达到32，é👍");
        crate::model::note::to_verify(f, a, &id, Some(crate::model::checklist::Step::Material), "B2-02");
    });
    facts
}

#[test]
fn findings_stand_in_two_groups_and_say_what_is_the_matter() {
    let screen = on(faulty()).screen_text();
    for word in ["必须处理 3 处", "A1-01", "未查", "C2-02", "问题点 2026Q4-B04-01", "提醒"] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
}

#[test]
fn enter_leads_to_the_place_and_esc_comes_back() {
    let mut app = on(faulty());
    app.press("Enter");
    assert!(
        app.screen_text().contains("检查核对 › A1-01") && app.screen_text().contains("1 听汇报"),
        "{}",
        app.screen_text()
    );
    app.press("Space Esc");
    assert!(app.screen_text().contains("必须处理 2 处"), "mended: {}", app.screen_text());
    app.press("Down Enter");
    assert!(app.screen_text().contains("问题点 2026Q4-B04-01") && app.screen_text().contains("整改时限"));
}

#[test]
fn a_claim_and_the_interviews_are_reached_too() {
    let mut app = on(faulty());
    app.press("Down Down Down");
    let mut seen = String::new();
    for _ in 0..8 {
        seen += &app.press("Enter").screen_text();
        app.press("Esc Down");
    }
    assert!(seen.contains("学时人人达到32"), "{seen}");
    let mut few = on(answered());
    few.press("Down Enter");
    assert!(few.screen_text().contains("访谈：还没有"), "{}", few.screen_text());
}

#[test]
fn a_clear_check_leads_on_with_one_key() {
    let mut facts = talked();
    act(&mut facts, |f, a| {
        // The interview that was broken off is finished.
        let questions = crate::model::interview::Questionnaire::builtin();
        for i in Interview::of_sheet(f, SHEET) {
            for q in questions.questions.iter().filter(|q| i.reply(&q.code).is_none()) {
                let given = crate::model::interview::Given { reply: Some(q.replies()[0]), text: String::new() };
                crate::model::interview::answer(f, a, &i.id, &q.code, &given);
            }
        }
    });
    act(&mut facts, |f, a| {
        let view = crate::model::interview::Questionnaire::of_visit(f, SHEET).unwrap();
        let sheet = Sheet::of(f, SHEET).unwrap();
        let list = sheet.checklist(f).unwrap();
        for p in crate::model::interview::proposals(&list, &view, &Interview::of_sheet(f, SHEET)) {
            crate::model::interview::accept(f, a, &sheet, &p).unwrap();
        }
    });
    act(&mut facts, |f, a| {
        for code in ["E2-03", "B4-03", "C1-09", "E3-01"] {
            let new = NewProblem { code: code.into(), fact: format!("公示栏缺一页，见{code}"), ..problem() };
            problem::mark(f, a, &new);
        }
    });
    let mut app = on(facts);
    assert!(app.screen_text().contains("可以反馈了"), "{}", app.screen_text());
    assert!(app.screen_text().contains("1 检查核对✓"));
    app.press("F2");
    assert!(app.screen_text().contains("一、主要优点"), "{}", app.screen_text());
}

#[test]
fn what_must_be_mended_does_not_keep_one_from_looking_at_the_feedback() {
    let mut app = on(faulty());
    app.press("f");
    assert!(app.screen_text().contains("支部意见"), "{}", app.screen_text());
    app.press("F9 w");
    assert!(app.screen_text().contains("定稿"), "{}", app.screen_text());
}

#[test]
fn stages_and_rows_take_clicks() {
    let mut app = on(faulty());
    app.click("C2-02").click("C2-02");
    assert!(app.screen_text().contains("检查核对 › C2-02"), "{}", app.screen_text());
    app.press("Esc").click("2 现场反馈");
    assert!(app.screen_text().contains("支部意见"));
}

#[test]
fn a_sheet_that_is_gone_says_so_and_a_place_leads_back() {
    assert!(on(Facts::new("xBCDFG", 1)).screen_text().contains("已不在了"));
    let place = CheckScreen::new(SHEET).place().unwrap();
    assert!(CheckScreen::from_place(&place, &facts()).is_some());
    assert!(CheckScreen::from_place("check/2026Q4/B09/x", &facts()).is_none());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("empty", grid(on(facts())));
    insta::assert_snapshot!("typical", grid(on(faulty())));
    insta::assert_snapshot!("clear", grid(on(answered())));
    insta::assert_snapshot!("extreme", grid(on(extreme())));
}

#[test]
fn esc_comes_back_from_the_item_that_was_open_below_too() {
    let facts = faulty();
    let visit = VisitScreen::new(&facts, SHEET).at("A1-01");
    let mut app = app(facts, visit);
    app.press("c Enter");
    assert!(app.screen_text().contains("检查核对 › A1-01"), "{}", app.screen_text());
    app.press("Esc");
    assert!(app.screen_text().contains("必须处理"), "{}", app.screen_text());
}

#[test]
fn a_claim_that_did_not_hold_leads_to_its_item() {
    let mut facts = answered();
    for (field, value) in [("sheet", SHEET), ("text", "学时人人达到32，é👍"), ("code", "B2-02"), ("verify", "material")]
    {
        put(&mut facts, "note", "y-9", field, value);
    }
    put(&mut facts, "note", "y-9", "state", "false");
    put(&mut facts, "note", "y-9", "finding", "3人不足");
    let mut app = on(facts);
    app.click("核实不符").press("Enter");
    assert!(app.screen_text().contains("› B2-02") && app.screen_text().contains("3人不足"), "{}", app.screen_text());
}
