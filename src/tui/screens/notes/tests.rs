use super::*;
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::testing::Harness;
use std::time::Duration;

fn notes(app: &Harness) -> Vec<Note> {
    Note::of_sheet(app.app.facts(), SHEET)
}

fn screen() -> Harness {
    app(facts(), NotesScreen::new(SHEET))
}

#[test]
fn notes_are_typed_one_after_another_and_become_claims_by_a_digit() {
    let mut app = screen();
    app.type_text("每月都开支委会，é👍").press("Enter").type_text("积分已公示").press("Enter");
    assert_eq!(notes(&app).iter().map(|n| n.text.as_str()).collect::<Vec<_>>(), ["每月都开支委会，é👍", "积分已公示"]);
    app.press("Down 3 Up 2 r").type_text("支部委员会会议").press("Enter");
    let found = notes(&app);
    assert_eq!((found[0].verify, found[0].code.as_str()), (Some(Step::Material), "C1-02"));
    assert_eq!((found[1].verify, found[1].pending()), (Some(Step::Site), true));
    app.press("0");
    assert_eq!(notes(&app)[0].verify, None);
}

#[test]
fn a_claim_is_settled_with_what_was_found_and_a_refuted_one_needs_it() {
    let mut app = screen();
    app.type_text("每月都开支委会").press("Enter Down y");
    assert!(app.screen_text().contains("先按 1-4 定为待核实"));
    app.press("2 n Enter");
    assert!(notes(&app)[0].pending(), "what it really is has to be said");
    app.type_text("9月没有记录").press("Enter");
    let note = &notes(&app)[0];
    assert_eq!((note.state.as_str(), note.finding.as_str(), note.pending()), ("false", "9月没有记录", false));
    assert!(app.screen_text().contains("不符"));
    app.press("u y Enter");
    assert_eq!(notes(&app)[0].state, "true", "undone, then confirmed without a word");
}

#[test]
fn what_is_typed_is_kept_on_leaving_and_survives_a_pause() {
    let mut app = screen();
    app.type_text("书记说党课每季").wait(Duration::from_secs(3));
    assert!(app.screen_text().contains("草稿已存"));
    app.press("Ctrl-Q");
    assert_eq!(notes(&app)[0].text, "书记说党课每季");
}

#[test]
fn a_note_is_edited_related_from_the_start_and_deleted() {
    let mut app = app(facts(), NotesScreen::new(SHEET).about("C1-03"));
    app.type_text("党课").press("Enter Tab Enter").type_text("三次").press("Enter");
    assert_eq!((notes(&app)[0].text.as_str(), notes(&app)[0].code.as_str()), ("党课三次", "C1-03"));
    app.press("Delete");
    assert!(notes(&app).is_empty() && app.screen_text().contains("已删除要点"));
    app.press("u");
    assert_eq!(notes(&app).len(), 1);
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let mut app = screen();
    app.type_text("每月都开支委会，é👍").press("Enter").type_text("积分已公示").press("Enter");
    app.press("Down Up 2 r").type_text("支部委员会会议").press("Enter Down 3 n").type_text("没有公示").press("Enter");
    insta::assert_snapshot!(grid(app));
}

#[test]
fn ctrl_s_keeps_a_note_as_everywhere_and_who_reports_is_written_down() {
    let mut app = screen();
    app.type_text("学时人人达到32，é👍").press("Ctrl-S F4");
    app.type_text("周建国").press("Enter");
    assert!(app.screen_text().contains("学时人人达到32") && app.screen_text().contains("汇报人  周建国"));
    assert_eq!(app.app.facts().value("visit", VISIT, "reporter"), "周建国");
}
