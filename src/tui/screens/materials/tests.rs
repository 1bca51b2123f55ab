use super::*;
use crate::tui::screens::fixture::{SHEET, app, facts, grid};
use crate::tui::screens::visit::VisitScreen;
use crate::tui::testing::Harness;

fn at(code: &str) -> Harness {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET).at(code);
    let mut app = app(facts, screen);
    app.press("m");
    app
}

fn answer(app: &Harness, code: &str) -> Answer {
    Answer::of(app.app.facts(), SHEET, code)
}

#[test]
fn a_missing_document_is_a_loss_that_is_accepted_with_one_key() {
    let mut app = at("B2-02");
    app.press("* 2 3 3 Up");
    assert!(app.screen_text().contains("当场不能提供 2 件，建议扣 2人，共 1 分"), "{}", app.screen_text());
    app.press("F2");
    assert_eq!(answer(&app, "B2-02"), Answer::deduct(2));
    assert!(app.screen_text().contains("已记为“扣1 (2人)”"), "{}", app.screen_text());
    app.press("F2");
    assert!(app.screen_text().contains("没有可采纳的建议"));
    app.press("u Esc");
    assert_eq!(answer(&app, "B2-02"), Answer::default(), "one act a key");
    assert!(app.screen_text().contains("已提供1，已索要"), "{}", app.screen_text());
}

#[test]
fn space_goes_through_the_states_and_a_document_can_be_added() {
    let mut app = at("C1-01");
    let states = ["已索要 1", "已提供 1", "当场不能提供 1", "共 "];
    for state in states {
        app.press("Space");
        assert!(app.screen_text().contains(state), "{state}: {}", app.screen_text());
    }
    app.press("a").type_text("值班表，é👍").press("Enter");
    assert!(app.screen_text().contains("值班表，é👍") && app.screen_text().contains("已索要 1"));
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let mut app = at("B2-02");
    app.press("* 2 3 Up");
    insta::assert_snapshot!(grid(app));
}
