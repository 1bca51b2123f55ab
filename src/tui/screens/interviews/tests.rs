//! The list of interviews, driven by keys.

use super::*;
use crate::model::scoring::Verdict;
use crate::model::sheet::Sheet;
use crate::model::testing::put;
use crate::tui::screens::filled::{answered, extreme, talked};
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::testing::Harness;

fn on(facts: Facts) -> Harness {
    app(facts, InterviewsScreen::new(SHEET))
}

fn held(app: &Harness) -> Vec<Interview> {
    Interview::of_sheet(app.app.facts(), SHEET)
}

fn sheet(app: &Harness) -> Sheet {
    Sheet::of(app.app.facts(), SHEET).unwrap()
}

#[test]
fn an_interview_is_begun_with_two_keys_and_a_kind_of_post_not_met_yet() {
    let mut app = on(facts());
    app.press("Enter Enter");
    assert!(app.screen_text().contains("Q01"), "at once the first question: {}", app.screen_text());
    app.press("Esc a Enter Esc");
    assert_eq!(app.keys(), 6);
    let kinds: Vec<_> = held(&app).into_iter().map(|i| (i.number, i.post_kind)).collect();
    assert_eq!(kinds, [(1, "一线操作岗".into()), (2, "技术岗".into())]);
    assert!(app.screen_text().contains("2号"), "{}", app.screen_text());
}

#[test]
fn a_kind_of_ones_own_is_taken_and_a_name_is_not() {
    let mut app = on(facts());
    app.press("a").type_text("王芳").press("Enter");
    assert!(held(&app).is_empty() && app.screen_text().contains("“王芳”是人名"), "{}", app.screen_text());
    app.press("＋").type_text("巡检岗é👍").press("Enter Esc e").type_text("后勤").press("Enter");
    assert_eq!(held(&app)[0].post_kind, "后勤服务岗");
}

#[test]
fn one_key_accepts_one_proposal_and_another_all() {
    let mut app = on(talked());
    let code = |app: &Harness, n: usize| {
        let v = View::of(app.app.facts(), SHEET).unwrap();
        v.proposals[n].code.clone()
    };
    let first = code(&app, 0);
    app.press("Down Down Down Space");
    assert!(app.screen_text().contains(&format!("{first} 已按访谈结果填写")), "{}", app.screen_text());
    app.press("u y");
    let view = View::of(app.app.facts(), SHEET).unwrap();
    assert_eq!(view.waiting().count(), 0);
    assert_eq!(sheet(&app).answer("E3-01").verdict, Some(Verdict::Deduct));
    assert!(sheet(&app).answer("E3-01").note.contains("知晓率"), "the arithmetic is the fact");
    app.press("y");
    assert!(app.screen_text().contains("没有待采纳的建议"));
    app.press("u");
    assert_eq!(sheet(&app).answer("E3-01").verdict, Some(Verdict::Ok), "one act took all");
}

#[test]
fn rates_are_shown_with_their_arithmetic_and_a_small_sample_is_named() {
    let screen = on(talked()).screen_text();
    for word in ["实访 3 人", "样本小", "知晓率", "66.66%", "2/3 人", "满意率", "加权指数"] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
    assert!(on(facts()).screen_text().contains("人数不足"));
}

#[test]
fn an_interview_taken_away_comes_back_by_undo() {
    let mut app = on(talked());
    app.press("Down Delete");
    assert_eq!(held(&app).iter().map(|i| i.number).collect::<Vec<_>>(), [1, 3]);
    assert!(app.screen_text().contains("已删除 2 号访谈"));
    app.press("u");
    assert_eq!(held(&app).len(), 3);
}

#[test]
fn a_finalised_sheet_and_a_quarter_without_questions_say_why() {
    let mut facts = talked();
    put(&mut facts, "sheet", SHEET, "state", "final");
    let mut app = on(facts);
    for key in ["a", "y", "Delete", "e"] {
        app.press(key);
        assert!(app.screen_text().contains("已定稿；要更正"), "{key}: {}", app.screen_text());
    }
    let mut none = answered();
    put(&mut none, "round", "2026Q4", "questions", "");
    let mut app = on(none);
    app.press("a");
    assert!(app.screen_text().contains("没有访谈问卷") && held(&app).is_empty());
    assert!(on(Facts::new("xBCDFG", 1)).screen_text().contains("已不在了"));
}

#[test]
fn the_mouse_opens_an_interview() {
    let mut app = on(talked());
    app.click("技术岗").click("技术岗");
    assert!(app.screen_text().contains("2号  技术岗"), "{}", app.screen_text());
}

#[test]
fn a_place_leads_back() {
    let facts = facts();
    let place = InterviewsScreen::new(SHEET).place().unwrap();
    assert!(InterviewsScreen::from_place(&place, &facts).is_some());
    assert!(InterviewsScreen::from_place("interviews/2026Q4/B09/x", &facts).is_none());
    assert_eq!(super::super::stages::visit_of(SHEET), VISIT);
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("empty", grid(on(facts())));
    let mut app = on(talked());
    app.press("Down");
    insta::assert_snapshot!("typical", grid(app));
    let mut app = on(talked());
    app.press("Down Down Down Down Down Down");
    insta::assert_snapshot!("proposal", grid(app));
    insta::assert_snapshot!("extreme", grid(on(extreme())));
}

#[test]
fn how_many_are_due_is_written_down_and_counted_with() {
    let mut app = app(facts(), InterviewsScreen::new(SHEET));
    app.press("n").type_text("５").press("Enter");
    assert!(app.screen_text().contains("实访 0 人，应访 5 人"), "{}", app.screen_text());
    app.press("n Ctrl-A").type_text("很多").press("Enter");
    assert_eq!(app.app.facts().value("visit", "2026Q4/B04", "interview_due"), "5");
}
