use super::*;
use crate::model::testing::put;
use crate::tui::screens::fixture::{SHEET, app, facts, grid};
use crate::tui::screens::visit::VisitScreen;
use crate::tui::testing::Harness;

fn at(code: &str) -> Harness {
    let mut facts = facts();
    for (id, name) in [("G08", "气化党小组"), ("G09", "净化党小组")] {
        put(&mut facts, "group", id, "name", name);
        put(&mut facts, "group", id, "branch", "B04");
    }
    let screen = VisitScreen::new(&facts, SHEET).at(code);
    let mut app = app(facts, screen);
    app.press("d");
    app
}

fn answer(app: &Harness, code: &str) -> Answer {
    Answer::of(app.app.facts(), SHEET, code)
}

#[test]
fn typed_dates_name_the_missing_month_and_one_key_accepts_the_count() {
    let mut app = at("C1-02");
    app.type_text("11.5　11月5日").press("Enter");
    assert!(app.screen_text().contains("缺1次：10月"), "{}", app.screen_text());
    app.press("F2");
    assert_eq!(answer(&app, "C1-02"), Answer::deduct(1));
    assert!(app.screen_text().contains("C1-02 支部委员会会议"), "back at the item: {}", app.screen_text());
    app.press("d").type_text("10/14").press("Enter F2");
    assert_eq!(answer(&app, "C1-02"), Answer::ok());
}

#[test]
fn a_date_that_cannot_be_read_stays_in_the_field_and_a_double_is_said() {
    let mut app = at("C1-02");
    app.type_text("11.5 13.40").press("Enter");
    assert!(
        app.screen_text().contains("11.5 13.40") && app.screen_text().contains("没有日期"),
        "{}",
        app.screen_text()
    );
    app.press("Ctrl-A").type_text("11.5").press("Enter").type_text("11.5 11.6").press("Enter");
    assert!(app.screen_text().contains("11月5日 已经记过"), "{}", app.screen_text());
    assert_eq!(Meeting::of_item(app.app.facts(), SHEET, "C1-02").len(), 2);
}

#[test]
fn each_group_has_its_own_dates() {
    let mut app = at("A2-03");
    app.type_text("10.9").press("Enter Tab").type_text("10.10").press("Enter");
    let found = Meeting::of_item(app.app.facts(), SHEET, "A2-03");
    assert_eq!(found.iter().map(|m| m.group.as_str()).collect::<Vec<_>>(), ["G08", "G09"]);
    assert!(app.screen_text().contains("2026年10月10日") && app.find("2026年10月9日").is_none());
}

#[test]
fn a_moved_day_needs_its_reason_and_a_date_can_be_taken_away() {
    let mut app = at("D1-02");
    app.type_text("10.14 10.15").press("Enter Down Down");
    assert!(app.screen_text().contains("写明改期原因"), "{}", app.screen_text());
    app.press("b").type_text("检修，é👍").press("Enter");
    assert!(app.screen_text().contains("检修，é👍") && app.find("写明改期原因").is_none());
    app.press("Delete");
    assert_eq!(Meeting::of_item(app.app.facts(), SHEET, "D1-02").len(), 1);
    app.press("u");
    assert_eq!(Meeting::of_item(app.app.facts(), SHEET, "D1-02").len(), 2);
}

#[test]
fn other_items_say_that_they_are_not_about_frequency() {
    let app = at("C1-05");
    assert!(app.screen_text().contains("不按次数"), "{}", app.screen_text());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let mut app = at("A2-03");
    app.type_text("10.9 11.6").press("Enter");
    insta::assert_snapshot!(grid(app));
}
