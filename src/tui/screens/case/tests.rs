//! A problem walked through both gates by keys; every size.

use super::*;
use crate::model::problem::Gate;
use crate::model::testing::put;
use crate::tui::door::Door;
use crate::tui::screens::fixture::{VISIT, app, facts, grid};
use crate::tui::testing::Harness;

/// The problem of 2026Q3, found by 王芳; the laptop belongs to her.
fn begun() -> (Harness, String) {
    let mut facts = facts();
    let id = facts.all("problem").next().unwrap().id.clone();
    for visit in ["2026Q3/B04", VISIT] {
        put(&mut facts, "member", &format!("{visit}/xBCDFG-1"), "visit", visit);
        put(&mut facts, "member", &format!("{visit}/xBCDFG-1"), "person", "xBCDFG-1");
    }
    let screen = CaseScreen::new(&id);
    let mut app = app(facts, screen);
    app.app.door().set_me("xBCDFG-1");
    (app, id)
}

fn now(app: &Harness, id: &str) -> Problem {
    Problem::of(app.app.facts(), id).unwrap()
}

#[test]
fn both_gates_are_passed_by_keys_and_undo_takes_steps_back() {
    let (mut app, id) = begun();
    app.press("m").type_text("每月5日前由组织委员检查，é👍").press("F2");
    assert_eq!(now(&app, &id).gate, Gate::Pending);
    app.press("x").type_text("没有责任人").press("F2");
    assert_eq!(now(&app, &id).gate, Gate::Refused);
    app.press("Ctrl-Z");
    assert_eq!(now(&app, &id).gate, Gate::Pending);
    app.press("a F2");
    assert_eq!(now(&app, &id).status, Status::Doing);
    app.press("e").type_text("已补开支委会").press("Tab").type_text("记录本第3页").press("F2");
    assert_eq!(now(&app, &id).status, Status::Review);
    insta::assert_snapshot!("before_closing", app.screen_text());
    app.press("v F2");
    let p = now(&app, &id);
    assert_eq!(
        (p.status, p.closed_by.as_str(), p.closed_evidence.as_str()),
        (Status::Closed, "xBCDFG-1", "已补开支委会")
    );
    assert!(app.screen_text().contains("[已销号]"), "{}", app.screen_text());
    insta::assert_snapshot!("closed", grid(app));
}

#[test]
fn an_extension_asks_for_date_reason_and_approver() {
    let (mut app, id) = begun();
    app.press("d");
    app.press("F2");
    assert_eq!(now(&app, &id).due, "2026-08-31", "no reason, no extension");
    app.type_text("等换届").press("F2");
    let p = now(&app, &id);
    assert_eq!((p.due.as_str(), p.first_due.as_str()), ("2026-12-01", "2026-08-31"));
    assert!(app.screen_text().contains("最初 2026-08-31"), "{}", app.screen_text());
    let (mut form, _) = begun();
    form.press("d");
    insta::assert_snapshot!("extension", grid(form));
}

#[test]
fn what_cannot_be_done_now_says_why() {
    let (mut app, id) = begun();
    app.press("v");
    assert!(app.screen_text().contains("只有立行立改能当场销号"), "{}", app.screen_text());
    app.press("e");
    assert!(app.screen_text().contains("整改措施还没有认可"), "{}", app.screen_text());
    assert_eq!(now(&app, &id).status, Status::Todo);
}

#[test]
fn who_rectified_cannot_verify() {
    let (mut app, id) = begun();
    app.press("m").type_text("补开").press("F2 a F2 e").type_text("已补").press("Tab Tab Ctrl-A").type_text("王芳");
    app.press("F2 v F2");
    assert!(app.screen_text().contains("王芳是整改人"), "{}", app.screen_text());
    assert_eq!(now(&app, &id).status, Status::Review);
}
