//! The ledger in every size, narrowed by everything at once.

use super::*;
use crate::demo;
use crate::model::facts::Facts;
use crate::store::Store;
use crate::tui::door::Door;
use crate::tui::screens::fixture::grid;
use crate::tui::testing::{Harness, morning};

/// The demonstration quarter: problems in every state, one that came back, some overdue.
pub fn lively() -> Facts {
    let mut store = Store::memory("xBCDFG").unwrap();
    demo::build(&mut store, morning()).unwrap()
}

fn ledger() -> Harness {
    let mut app = Harness::with(lively(), ProblemsScreen::new(None), 80, 24);
    app.app.door().set_me("xBCDFG-1");
    app
}

#[test]
fn a_lively_ledger_in_every_size() {
    insta::assert_snapshot!("lively", grid(ledger()));
    let mut wide = ledger();
    wide.resize(160, 45);
    insta::assert_snapshot!("lively_160", wide.screen_text());
}

#[test]
fn what_is_listed_is_what_is_printed() {
    let mut app = ledger();
    app.resize(160, 45);
    app.press("5 b").type_text("scyz").press("Enter").press("%");
    let said = app.screen_text();
    assert!(said.contains("所列问题清单") && said.contains("支部：生产一支部"), "{said}");
    let doc = preview_of(&said);
    assert!(doc.contains("已销号0") && !doc.contains("生产二"), "{said}");
}

/// What stands right of the list of papers.
fn preview_of(screen: &str) -> String {
    screen.lines().map(|l| l.chars().skip(20).collect::<String>()).collect::<Vec<_>>().join("\n")
}

#[test]
fn filters_join_show_as_chips_and_are_taken_off_again() {
    let mut app = ledger();
    let all = app.screen_text();
    app.press("5 b").type_text("scyz").press("Enter");
    let text = app.screen_text();
    assert!(text.contains("[生产一支部]") && text.contains("[未销号]") && text.contains("已销号0"), "{text}");
    app.press("1 7");
    assert!(app.screen_text().contains("共3条") && app.screen_text().contains("[反弹]"), "{}", app.screen_text());
    app.press("/").type_text("没有这样的").press("Enter");
    assert!(app.screen_text().contains("没有符合的问题"), "{}", app.screen_text());
    app.press("Backspace");
    assert_eq!(app.screen_text(), all);
}

#[test]
fn the_order_changes_by_key_and_the_selected_problem_stays_in_sight() {
    let mut app = ledger();
    app.press("o");
    assert!(app.screen_text().contains("按编号"), "{}", app.screen_text());
    app.press("o o o o");
    assert!(app.screen_text().contains("按时限"));
}

#[test]
fn words_are_kept_as_a_chip_and_escape_takes_them_off() {
    let mut app = ledger();
    app.press("/").type_text("B2-02").press("Enter");
    assert!(app.screen_text().contains("[查找：B2-02]"), "{}", app.screen_text());
    app.press("Esc");
    assert!(!app.screen_text().contains("[查找"));
}

#[test]
fn a_deed_that_is_not_allowed_says_why() {
    let mut app = ledger();
    app.press("4 r");
    assert!(app.screen_text().contains("不能认可、复查自己的问题"), "{}", app.screen_text());
    app.press("Esc 2 v");
    assert!(app.screen_text().contains("还没有报整改佐证"), "{}", app.screen_text());
}
