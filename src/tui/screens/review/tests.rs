use super::*;
use crate::model::testing::{apply, put};
use crate::tui::door::Door;
use crate::tui::screens::fixture::{self, facts, grid};
use crate::tui::screens::home::HomeScreen;
use crate::tui::testing::Harness;

/// The app of the person `xBCDFG-1`.
fn app(facts: Facts, first: impl Screen + 'static) -> Harness {
    let mut app = fixture::app(facts, first);
    app.app.door().set_me("xBCDFG-1");
    app.resize(80, 24);
    app
}

const SHEET: &str = "2026Q3/B04/xBCDFG-1";

/// The finalised sheet of the former quarter. It is the user's own; or, for a coordinator, that of 李强.
fn world(coordinator: bool) -> Facts {
    let mut facts = facts();
    put(&mut facts, "person", "pb", "name", "周红");
    put(&mut facts, "sheet", SHEET, "revision", "1");
    if coordinator {
        put(&mut facts, "person", "xBCDFG-1", "branch", "");
        put(&mut facts, "person", "y-1", "name", "李强");
        put(&mut facts, "person", "y-1", "branch", "B03");
        put(&mut facts, "sheet", SHEET, "inspector", "y-1");
    }
    facts
}

fn returned(facts: &mut Facts, code: &str, text: &str) {
    let (sheet, mut act) = (Sheet::of(facts, SHEET).unwrap(), facts.act());
    review::open(facts, &mut act, &sheet, code, text, ("pb", "2026-11-21T10:00:00+08:00")).unwrap();
    apply(facts, &act);
}

fn state(app: &Harness) -> Option<State> {
    review::state(app.app.facts(), SHEET)
}

#[test]
fn a_coordinator_returns_an_item_and_accepts_the_answer() {
    let mut app = app(world(true), HomeScreen::new("2026Q3"));
    app.press("Down v");
    assert!(app.screen_text().contains("李强的评分表"), "{}", app.screen_text());
    app.press("Down Enter").type_text("事实不清，é👍").press("Ctrl-S");
    assert_eq!(state(&app), Some(State::Returned), "{}", app.screen_text());
    let first = review::threads(app.app.facts(), SHEET).remove(0);
    assert_eq!((first.comment(), first.code.is_empty(), first.by()), ("事实不清，é👍", false, "xBCDFG-1"));
    app.press("Space").type_text("看错了").press("Esc");
    assert_eq!(state(&app), Some(State::Returned), "Esc keeps it as it was");
    app.press("Space Ctrl-S");
    assert_eq!(state(&app), Some(State::Accepted), "{}", app.screen_text());
    assert_eq!(review::threads(app.app.facts(), SHEET)[0].words[1].text, "看错了");
    app.press("Ctrl-Z");
    assert_eq!(state(&app), Some(State::Returned));
}

#[test]
fn the_inspector_finds_it_on_home_answers_and_corrects() {
    let mut facts = world(false);
    returned(&mut facts, "C1-02", "没有写是哪个月");
    returned(&mut facts, "", "优点太笼统");
    let mut app = app(facts, HomeScreen::new("2026Q3"));
    assert!(app.screen_text().contains("退回给您的评分表有 2 条意见（生产一支部）"), "{}", app.screen_text());
    app.press("Down v");
    assert!(app.screen_text().contains("没有写是哪个月"), "the first that waits: {}", app.screen_text());
    app.press("Enter").type_text("7月，已补").press("Ctrl-S Tab");
    app.press("Enter").type_text("已改").press("Ctrl-S");
    assert_eq!(state(&app), Some(State::Answered), "{}", app.screen_text());
    app.press("Space");
    assert_eq!(state(&app), Some(State::Answered), "nobody accepts the own sheet");
    app.press("g Ctrl-A").type_text("漏写月份").press("Enter");
    assert!(!Sheet::of(app.app.facts(), SHEET).unwrap().is_final());
    assert!(app.screen_text().contains("听汇报"), "{}", app.screen_text());
}

#[test]
fn who_is_neither_reads_only() {
    let mut facts = world(true);
    put(&mut facts, "person", "xBCDFG-1", "branch", "B01");
    let mut app = app(facts, ReviewScreen::new(SHEET));
    app.press("Enter");
    assert!(app.screen_text().contains("只有党群部或本检查组组长"), "{}", app.screen_text());
    app.press("Esc v g");
    assert_eq!(state(&app), None);
}

#[test]
fn a_branch_without_a_finalised_sheet_has_nothing_to_review() {
    let mut app = app(world(true), HomeScreen::new("2026Q4"));
    app.press("Down v");
    assert!(app.screen_text().contains("还没有定稿的评分表"), "{}", app.screen_text());
}

#[test]
fn how_it_looks() {
    let mut facts = world(true);
    returned(&mut facts, "C1-02", "没有写是哪个月缺记录，请核对会议记录本和签到表后补充，é👍");
    returned(&mut facts, "", "优点太笼统");
    let answered = review::threads(&facts, SHEET).remove(0);
    let mut act = facts.act();
    review::answer(&facts, &mut act, &answered, "7月，已补", ("y-1", "2026-11-22T08:00:00+08:00")).unwrap();
    apply(&mut facts, &act);
    insta::assert_snapshot!("review", grid(app(facts.clone(), ReviewScreen::new(SHEET))));
    insta::assert_snapshot!("home_with_reviews", app(facts, HomeScreen::new("2026Q3")).screen_text());
}
