//! A look-back from the plan to the last result, by keys.

use super::*;
use crate::model::problem::Problem;
use crate::tui::door::Door;
use crate::tui::screens::fixture::{app, facts, grid};
use crate::tui::testing::Harness;

fn plan() -> Harness {
    let mut app = app(facts(), PlanScreen::new("2026Q4"));
    app.app.door().set_me("xBCDFG-1");
    app
}

#[test]
fn it_is_arranged_from_the_plan_and_walked_with_a_key_each() {
    let mut app = plan();
    insta::assert_snapshot!("plan", grid(plan()));
    assert!(app.screen_text().contains("未安排"), "{}", app.screen_text());
    app.press("Enter");
    assert!(app.screen_text().contains("安排 生产一支部 的回头看"), "it asks: {}", app.screen_text());
    app.press("Enter");
    assert!(app.screen_text().contains("当初的问题") && app.screen_text().contains("未看"), "{}", app.screen_text());
    insta::assert_snapshot!("walk", app.screen_text());
    app.press("3").type_text("仍未补开，é👍").press("F2");
    assert!(app.screen_text().contains("整改不到位"), "{}", app.screen_text());
    let id = app.app.facts().all("problem").next().unwrap().id.clone();
    assert_eq!(Problem::of(app.app.facts(), &id).unwrap().status, Status::Todo);
    app.press("1 F2");
    assert!(app.screen_text().contains("佐证") && Problem::of(app.app.facts(), &id).unwrap().status == Status::Todo);
    app.type_text("记录本第3页").press("F2");
    assert_eq!(Problem::of(app.app.facts(), &id).unwrap().status, Status::Closed);
    insta::assert_snapshot!("done", grid(app));
}

#[test]
fn undo_takes_a_result_back() {
    let mut app = plan();
    app.press("Enter Enter 3").type_text("没有").press("F2 Ctrl-Z");
    assert!(app.screen_text().contains("未看"), "{}", app.screen_text());
}
