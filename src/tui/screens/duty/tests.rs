use crate::model::calendar::Month;
use crate::model::duty::{self, Claim, Entry, Member, Post, Report};
use crate::tui::door::Door;
use crate::tui::screens::fixture::grid;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::problems::tests::lively;
use crate::tui::testing::Harness;

fn branches() -> Harness {
    let mut app = Harness::with(lively(), HomeScreen::new("2026Q4"), 80, 24);
    app.press("z Down Down Down");
    app
}

fn page(keys: &str) -> Harness {
    let mut app = branches();
    app.press("Enter").press(keys);
    app
}

#[test]
fn branches_and_each_page_of_one_in_every_size_and_look() {
    insta::assert_snapshot!("branches", grid(branches()));
    insta::assert_snapshot!("posts", grid(page("")));
    insta::assert_snapshot!("claims", grid(page("2")));
    insta::assert_snapshot!("ledger", grid(page("3")));
    insta::assert_snapshot!("month", grid(page("4 Left")));
    insta::assert_snapshot!("clocks", grid(page("5")));
    insta::assert_snapshot!("check", grid(page("3 a Enter")));
}

#[test]
fn a_branch_without_anything_is_led_from_members_to_claims() {
    let mut app = Harness::with(lively(), HomeScreen::new("2026Q4"), 80, 24);
    app.press("z Enter");
    assert!(app.screen_text().contains("清单还是空的"), "{}", app.screen_text());
    app.press("a").type_text("常用岗位").press("Enter");
    assert_eq!(Post::list(app.app.facts(), "2026Q4", "B01").len(), 6);
    app.press("a").type_text("加一名党员").press("Enter").type_text("高远é").press("Tab Tab Left Ctrl-S");
    assert_eq!(Member::list(app.app.facts(), "B01").len(), 1, "{}", app.screen_text());
    app.press("a").type_text("公布").press("Enter Ctrl-S");
    assert!(app.screen_text().contains("清单公布：2026-11-22"), "{}", app.screen_text());
    app.press("2 Enter Ctrl-S");
    let claims = Claim::list(app.app.facts(), "2026Q4", "B01");
    assert_eq!(claims.len(), 1, "Enter on a member without a basic post claims one: {}", app.screen_text());
}

#[test]
fn a_check_a_report_and_a_score_in_the_app() {
    let mut app = page("2");
    let rows = app.screen_text();
    assert!(rows.contains("缺基础岗") && rows.contains("已认领"), "{rows}");
    let before =
        Entry::list(app.app.facts(), "B04", "2026-11-01".parse().unwrap(), "2026-11-30".parse().unwrap()).len();
    app.press("3 a Enter Ctrl-S");
    let now = Entry::list(app.app.facts(), "B04", "2026-11-01".parse().unwrap(), "2026-11-30".parse().unwrap()).len();
    assert!(now == before + 1 || app.screen_text().contains("不能跟踪、抽查自己"), "{}", app.screen_text());
    let mut app = page("4 a");
    app.press("Enter").type_text("许文斌").press("Tab").type_text("夜班巡检八次").press("Ctrl-S");
    let november = Month { year: 2026, month: 11 };
    assert_eq!(Report::list(app.app.facts(), "B04", november).len(), 1, "{}", app.screen_text());
    app.press("4 Home Enter").type_text("86.5").press("Ctrl-S");
    let scored = duty::listed(app.app.facts(), "B04", november);
    let given: Vec<_> = scored.iter().filter_map(|s| s.score).map(|p| p.to_string()).collect();
    assert_eq!(given, ["86.50"], "{}", app.screen_text());
    assert!(app.screen_text().contains("履职优秀"));
}

#[test]
fn the_month_turns_within_the_quarter() {
    let mut app = page("4");
    assert!(app.screen_text().contains("11月结果公开"), "{}", app.screen_text());
    app.press("Left");
    assert!(
        app.screen_text().contains("10月结果公开")
            && app.screen_text().contains("履职不达标") == app.screen_text().contains("58")
    );
    app.press("Left Right Right Right");
    assert!(app.screen_text().contains("12月结果公开"), "{}", app.screen_text());
}

#[test]
fn b4_items_of_a_visit_show_the_ledger_beside_the_interviews() {
    let mut app = Harness::with(lively(), HomeScreen::new("2026Q4"), 120, 40);
    app.app.door().set_me("xBCDFG-1");
    app.press("Down Down Down Enter /").type_text("B4-02").press("Enter");
    let text = app.screen_text();
    assert!(text.contains("对照") && text.contains("缺抽查的周"), "{text}");
    app.press("/").type_text("B4-03").press("Enter");
    assert!(app.screen_text().contains("晒履职人数 10月 6/8"), "{}", app.screen_text());
}
