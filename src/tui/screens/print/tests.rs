use super::*;
use crate::tui::screens::fixture::{SHEET, app, facts, grid};
use crate::tui::screens::visit::VisitScreen;

#[test]
fn one_key_on_a_visit_shows_its_papers_with_a_preview() {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET);
    let mut app = app(facts, screen);
    app.press("%");
    assert!(app.screen_text().contains("互查听汇报记录"), "the step proposes its form: {}", app.screen_text());
    app.press("Home");
    let said = app.screen_text();
    assert!(said.contains("打印") && said.contains("互查评分表") && said.contains("[pdf]"), "{said}");
    assert!(said.contains("西北能化公司党支部标准化互查评分表"), "the preview: {said}");
    app.press("Right");
    assert!(app.screen_text().contains("[xlsx]"));
    app.press("Down Down Down Down");
    let said = app.screen_text();
    assert!(said.contains("现场反馈表") && said.contains("[pdf]") && said.contains("写出时编定"), "{said}");
    insta::assert_snapshot!(grid(app));
}

#[test]
fn a_paper_with_nothing_on_it_says_why_and_is_not_written() {
    let facts = facts();
    let mut screen = PrintScreen::new(Some(Key::new("sheet", SHEET, "")), Prints::default(), None, &facts);
    let at = screen.papers.iter().position(|p| p.title() == "标准化经验手册").unwrap();
    screen.list.set_len(screen.papers.len());
    screen.list.select(at);
    let mut app = app(facts, screen);
    assert!(app.screen_text().contains("没有可写入《标准化经验手册》"), "{}", app.screen_text());
    app.press("Enter");
    assert!(!app.screen_text().contains("正在写") && !app.screen_text().contains("已写好"));
}

#[test]
fn the_selected_record_says_which_branch_and_quarter() {
    let facts = facts();
    let problem = facts.all("problem").next().unwrap().id.clone();
    for (entity, id) in [("sheet", SHEET), ("score", "2026Q4/B04/xBCDFG-1/A1-01")] {
        let (round, branch, _) = subject(&facts, &Key::new(entity, id, "")).unwrap();
        assert_eq!((round.as_str(), branch.as_str()), ("2026Q4", "B04"), "{entity}");
    }
    let (_, branch, _) = subject(&facts, &Key::new("problem", &problem, "")).unwrap();
    assert_eq!(branch, "B04");
    let whole = PrintScreen::new(None, Prints::default(), None, &facts);
    assert!(whole.branch.is_empty() && whole.papers.iter().all(|p| matches!(p, What::Form(k) if !k.needs_branch)));
}
