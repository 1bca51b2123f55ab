use super::*;
use crate::model::problem::{Class, Problem};
use crate::model::scoring::Answer;
use crate::model::sheet;
use crate::model::testing::{apply, put};
use crate::tui::door::Door;
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::screens::visit::VisitScreen;
use crate::tui::testing::Harness;
use std::time::Duration;

/// The visit at C1-02, which lost one unit, with the form of a new problem open.
fn form() -> Harness {
    let mut facts = facts();
    let mut act = facts.act();
    sheet::answer(&facts, &mut act, SHEET, "C1-02", &Answer::deduct(1)).unwrap();
    apply(&mut facts, &act);
    let screen = VisitScreen::new(&facts, SHEET).at("C1-02");
    let mut app = app(facts, screen);
    app.press("p");
    app
}

/// The form of a problem that is marked.
fn marked() -> Harness {
    let mut app = form();
    app.press("F2 Up p");
    app
}

fn problems(app: &Harness) -> Vec<Problem> {
    Problem::of_sheet(app.app.facts(), SHEET)
}

#[test]
fn escape_gives_up_what_was_not_touched_and_keeps_what_was_typed() {
    let mut app = form();
    app.press("Esc");
    assert!(problems(&app).is_empty() && app.screen_text().contains("没有标问题点"));
    app.press("p Ctrl-A").type_text("缺9月支委会，é👍").press("Esc");
    assert_eq!(problems(&app)[0].fact, "缺9月支委会，é👍");
    assert!(app.screen_text().contains("已按填写的内容标为问题点 2026Q4-B04-01"), "{}", app.screen_text());
    app.press("u");
    assert!(problems(&app).is_empty());
}

#[test]
fn the_deadline_follows_the_class_until_one_is_typed() {
    let mut app = form();
    assert!(app.screen_text().contains("2026年12月1日 周二，第 7 个工作日"), "{}", app.screen_text());
    app.press("Tab Tab 1");
    assert!(app.screen_text().contains("2026-11-25"), "3 working days: {}", app.screen_text());
    app.press("Right Right");
    assert!(app.screen_text().contains("2027-03-31") && app.screen_text().contains("缺 2027 年节假日表"));
    app.press("Tab Ctrl-A").type_text("12。5");
    assert!(app.screen_text().contains("无法") || app.screen_text().contains("不是") || app.find("12。5").is_some());
    app.press("Ctrl-A").type_text("１２月５日");
    assert!(app.screen_text().contains("2026年12月5日 周六，非工作日"), "{}", app.screen_text());
    app.press("Shift-Tab 1 F2");
    let problem = &problems(&app)[0];
    assert_eq!((problem.due.as_str(), problem.class), ("2026-12-05", Some(Class::Now)), "a typed date stays");
}

#[test]
fn a_day_without_year_is_the_next_one_and_an_early_or_wrong_one_is_refused() {
    let mut app = form();
    app.press("Tab Tab Tab Ctrl-A").type_text("1.8").press("F2");
    assert_eq!(problems(&app)[0].due, "2027-01-08");
    let mut app = form();
    app.press("Tab Tab Tab Ctrl-A").type_text("2026-11-01").press("F2");
    assert!(problems(&app).is_empty() && app.screen_text().contains("时限早于发现日"), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("3/4/25").press("F2");
    assert!(problems(&app).is_empty(), "read in two ways: {}", app.screen_text());
}

#[test]
fn a_problem_without_a_fact_is_refused() {
    let mut app = form();
    app.press("Ctrl-A Backspace F2");
    assert!(problems(&app).is_empty() && app.screen_text().contains("请写明问题点"));
}

#[test]
fn phrases_of_the_rule_and_of_former_problems_are_offered() {
    let mut app = form();
    app.press("Ctrl-N");
    assert!(app.screen_text().contains("7月未召开支委会"), "{}", app.screen_text());
    app.press("Enter F2");
    assert_eq!(problems(&app)[0].fact, "7月未召开支委会，é👍无记录");
    let mut app = form();
    app.press("Tab Tab Tab Tab Ctrl-N");
    assert!(app.screen_text().contains("组织委员"), "named in a former quarter: {}", app.screen_text());
    app.press("Enter F2");
    assert_eq!(problems(&app)[0].responsible, "组织委员");
}

#[test]
fn an_existing_problem_is_saved_field_by_field_each_its_own_undo() {
    let mut app = marked();
    app.press("Ctrl-A").type_text("缺两次").press("Tab");
    assert_eq!(problems(&app)[0].fact, "缺两次");
    app.press("Tab 3");
    let p = &problems(&app)[0];
    assert_eq!((p.class, p.due.as_str(), p.first_due.as_str()), (Some(Class::Long), "2027-03-31", "2027-03-31"));
    app.press("Tab Tab Ctrl-A").type_text("书记").press("Enter");
    assert_eq!(problems(&app)[0].responsible, "书记");
    app.press("Ctrl-Z");
    assert_eq!((problems(&app)[0].responsible.as_str(), problems(&app)[0].class), ("支部书记", Some(Class::Long)));
    app.press("u u");
    assert!(problems(&app)[0].fact.starts_with("支部委员会会议"));
}

#[test]
fn after_feedback_the_deadline_is_no_longer_typed_here() {
    let mut facts = facts();
    put(&mut facts, "problem", "y-1", "fact", "缺记录");
    for (field, value) in [("sheet", SHEET), ("visit", VISIT), ("code", "C1-02"), ("due", "2026-12-01")] {
        put(&mut facts, "problem", "y-1", field, value);
    }
    put(&mut facts, "feedback", VISIT, "signed_on", "2026-11-22");
    let form = ProblemForm::edit(&facts, "y-1");
    let mut app = app(facts, form);
    app.press("Tab Tab Tab").type_text("9");
    assert!(app.screen_text().contains("改时限要走延期"), "{}", app.screen_text());
    assert_eq!(Problem::of(app.app.facts(), "y-1").unwrap().due, "2026-12-01");
}

#[test]
fn deleting_can_be_undone() {
    let mut app = marked();
    app.press("Ctrl-D");
    assert!(problems(&app).is_empty() && app.screen_text().contains("已删除问题点 2026Q4-B04-01"));
    app.press("u");
    assert_eq!(problems(&app).len(), 1);
}

#[test]
fn typed_text_is_a_draft_after_two_seconds_and_comes_back() {
    let mut app = form();
    app.press("Ctrl-A").type_text("写到一半，é👍").wait(Duration::from_secs(3));
    assert!(app.screen_text().contains("草稿已存"), "{}", app.screen_text());
    let kept = app.app.door().draft(&format!("problem/{SHEET}/C1-02/fact"));
    assert_eq!(kept.as_deref(), Some("写到一半，é👍"));
}

#[test]
fn a_failed_saving_keeps_the_text_and_a_retry_marks_it_once() {
    let mut app = form();
    app.app.door().breaks(true);
    app.press("F2");
    assert!(
        app.screen_text().contains("按 Ctrl-R 重试") && app.screen_text().contains("支部委员会会议"),
        "{}",
        app.screen_text()
    );
    app.app.door().breaks(false);
    app.press("Ctrl-R F2");
    assert_eq!(problems(&app).len(), 1, "{}", app.screen_text());
}

#[test]
fn a_finalised_sheet_lets_its_problems_be_read_only() {
    let mut app = marked();
    app.press("Esc");
    let mut facts = app.app.facts().clone();
    put(&mut facts, "sheet", SHEET, "state", "final");
    let id = problems(&app)[0].id.clone();
    let form = ProblemForm::edit(&facts, &id);
    let mut app = super::super::fixture::app(facts, form);
    app.type_text("x").press("Tab Tab 3 Ctrl-D F2");
    let p = Problem::of(app.app.facts(), &id).unwrap();
    assert_eq!(p.class, Some(Class::Dated));
    assert!(p.fact.starts_with("支部委员会会议") && app.screen_text().contains("已定稿"), "{}", app.screen_text());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!(grid(form()));
}

#[test]
fn what_came_back_after_it_was_closed_off_is_proposed_a_class_graver() {
    let first = form().screen_text();
    assert!(!first.contains("反弹"), "{first}");
    let mut facts = facts();
    for (field, value) in [
        ("number", "2026Q2-B04-07"),
        ("round", "2026Q2"),
        ("branch", "B04"),
        ("code", "C1-02"),
        ("status", "closed"),
        ("closed_by", "x-1"),
        ("closed_evidence", "照片é👍"),
    ] {
        put(&mut facts, "problem", "old", field, value);
    }
    let mut act = facts.act();
    sheet::answer(&facts, &mut act, SHEET, "C1-02", &Answer::deduct(1)).unwrap();
    apply(&mut facts, &act);
    let screen = VisitScreen::new(&facts, SHEET).at("C1-02");
    let mut app = app(facts, screen);
    app.press("p");
    assert!(app.screen_text().contains("反弹 2026Q2-B04-07 从重"), "{}", app.screen_text());
    app.press("F2");
    let made = problems(&app).remove(0);
    assert_eq!((made.class, made.ancestor.as_str()), (Some(Class::Long), "old"), "限期 became 长期");
}

#[test]
fn what_the_branch_was_told_is_deleted_only_with_a_reason() {
    let mut facts = facts();
    put(&mut facts, "problem", "y-1", "fact", "缺记录é👍");
    for (field, value) in [("sheet", SHEET), ("visit", VISIT), ("code", "C1-02"), ("number", "2026Q4-B04-07")] {
        put(&mut facts, "problem", "y-1", field, value);
    }
    put(&mut facts, "feedback", VISIT, "signed_on", "2026-11-22");
    let form = ProblemForm::edit(&facts, "y-1");
    let mut app = app(facts, form);
    app.press("Ctrl-D");
    assert!(app.screen_text().contains("2026Q4-B04-07 已反馈给支部：为什么删除"), "{}", app.screen_text());
    app.press("Enter Esc");
    assert_eq!(problems(&app).len(), 1, "no reason, no deletion");
    app.press("Ctrl-D").type_text("与第二条重复").press("Enter");
    assert!(problems(&app).is_empty());
    let deleted = app.app.facts().raw("problem", "y-1").and_then(|r| r.cells.get("_deleted").cloned());
    assert_eq!(deleted.map(|c| c.value).as_deref(), Some("yes"));
}
