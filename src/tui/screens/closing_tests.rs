use super::*;
use crate::model::facts::Facts;
use crate::model::testing::{add_quarter, put, quarter_with};
use crate::tui::screens::fixture::grid;
use crate::tui::testing::Harness;

fn facts() -> Facts {
    let visits: Vec<(&str, &[u32])> = vec![("B01", &[1]), ("B02", &[1, 2]), ("B03", &[])];
    let mut facts = quarter_with("2026Q4", &visits);
    for (field, value) in [("round", "2026Q4"), ("branch", "B01"), ("fact", "缺6月记录é👍"), ("status", "todo")]
    {
        put(&mut facts, "problem", "p-1", field, value);
    }
    facts
}

fn app() -> Harness {
    Harness::with(facts(), ClosingScreen::new("2026Q4"), 80, 24)
}

#[test]
fn it_is_seen_open_and_closed_in_every_size_and_look() {
    insta::assert_snapshot!("closing_open", grid(app()));
    let mut closed = app();
    closed.press("F2").type_text("其余下季度补查").press("Enter");
    insta::assert_snapshot!("closing_closed", grid(closed));
}

#[test]
fn what_is_open_needs_a_reason_and_leads_to_its_place() {
    let mut app = app();
    assert!(
        app.screen_text().contains("3 个支部没有检查") && app.screen_text().contains("带入下季度"),
        "{}",
        app.screen_text()
    );
    app.press("F2 Enter");
    assert_eq!(app.app.facts().value("round", "2026Q4", "state"), "open", "no reason, not closed");
    app.press("Esc").click("没有亮牌").press("Enter");
    assert!(app.screen_text().contains("1 排名"), "{}", app.screen_text());
    app.press("Esc F2").type_text("其余下季度补查").press("Enter");
    let facts = app.app.facts();
    assert_eq!(facts.value("round", "2026Q4", "state"), "closed");
    let baseline = facts.all("baseline").next().unwrap();
    assert_eq!((baseline.get("carried"), baseline.get("reason")), ("p-1", "其余下季度补查"));
    app.press("F2");
    assert!(app.screen_text().contains("已经关闭"), "{}", app.screen_text());
    app.press("Ctrl-Z");
    assert_eq!(app.app.facts().value("round", "2026Q4", "state"), "open");
}

#[test]
fn a_late_sheet_is_taken_and_shown_as_late_beside_the_baseline() {
    let mut app = app();
    app.press("F2").type_text("先关").press("Enter");
    let mut later = app.app.facts().clone();
    let late: Vec<(&str, &[u32])> = vec![("B04", &[3])];
    add_quarter(&mut later, "2026Q4", &late);
    put(&mut later, "round", "2026Q4", "state", "closed");
    let app = Harness::with(later, ClosingScreen::new("2026Q4"), 120, 30);
    let text = app.screen_text();
    assert!(
        text.contains("生产一支部") && text.contains("迟报") && text.contains("签署之后有变化的支部 1 个"),
        "{text}"
    );
}
