use super::*;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::scoring::Answer as Given;
use crate::model::sheet::{self, Sheet};
use crate::model::testing::{apply, quarter_with};
use crate::tui::screens::fixture::grid;
use crate::tui::testing::Harness;

const DRAFT: &str = "2026Q4/B04/x-1";

/// B01 is finalised, B04 a draft with three answers.
fn facts() -> Facts {
    let visits: Vec<(&str, &[u32])> = vec![("B01", &[1]), ("B04", &[])];
    let mut facts = quarter_with("2026Q4", &visits);
    let mut act = facts.act();
    sheet::open(&facts, &mut act, "2026Q4/B04", "x-1");
    apply(&mut facts, &act);
    let mut act = facts.act();
    for code in ["A1-01", "A1-02", "A1-03"] {
        sheet::answer(&facts, &mut act, DRAFT, code, &Given::ok()).unwrap();
    }
    apply(&mut facts, &act);
    crate::model::testing::put(&mut facts, "person", "x-1", "name", "王芳é👍");
    facts
}

fn app() -> Harness {
    Harness::with(facts(), VersionsScreen::new("2026Q4"), 80, 24)
}

/// Two items swap half a point, so that the sum stays 100; a third gets another title.
fn edited() -> Harness {
    let mut app = app();
    app.press("Enter Enter Tab Tab Tab Ctrl-A").type_text("支委会健全é👍").press("Ctrl-S");
    app
}

#[test]
fn every_screen_of_it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("versions", grid(app()));
    for (name, keys) in [("workshop", ""), ("form", "Enter"), ("changes", "d"), ("removed", "Down Delete")] {
        let mut app = edited();
        app.press(keys);
        insta::assert_snapshot!(name, grid(app));
    }
    let mut app = edited();
    app.press("F2 Enter");
    insta::assert_snapshot!("switch", grid(app));
}

#[test]
fn what_is_wrong_is_said_while_typing_and_such_a_list_is_not_saved() {
    let mut app = app();
    app.press("Enter Enter Tab Tab Tab Tab Tab Ctrl-A").type_text("９");
    assert!(app.screen_text().contains("整张清单：") && app.screen_text().contains("106.5"), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("1");
    assert!(app.screen_text().contains("扣分上限高于满分"), "{}", app.screen_text());
    app.press("Ctrl-S F2");
    assert!(app.screen_text().contains("还不能存成版本"), "{}", app.screen_text());
    assert_eq!(app.app.facts().all("checklist").count(), 1);
}

#[test]
fn a_version_is_saved_and_the_quarter_goes_over_only_when_somebody_says_so() {
    let mut app = edited();
    app.press("F2 Ctrl-A").type_text("2027版清单👍").press("Enter");
    let facts = app.app.facts();
    let (old, new) = (Checklist::builtin().version, Checklist::known(facts));
    let new = new.into_iter().find(|(v, _)| *v != old).unwrap();
    assert_eq!(new.1, "2027版清单👍");
    assert_eq!(facts.value("round", "2026Q4", "checklist"), old, "saved is not switched");
    assert!(app.screen_text().contains("现在什么也没有改"), "{}", app.screen_text());
    app.press("F2").type_text("公司修订").press("Enter");
    let facts = app.app.facts();
    assert_eq!(facts.value("round", "2026Q4", "checklist"), new.0, "{}", app.screen_text());
    let version = |id: &str| Sheet::of(facts, id).unwrap().checklist;
    assert_eq!((version(DRAFT), version("2026Q4/B01/x-0")), (new.0, old.clone()), "a final sheet keeps its own");
    app.press("Ctrl-Z");
    assert_eq!(app.app.facts().value("round", "2026Q4", "checklist"), old);
}

#[test]
fn a_draft_that_is_not_ticked_stays_behind_and_can_follow_later() {
    let mut app = edited();
    app.press("F2 Enter Space F2").type_text("先换季度").press("Enter");
    let old = Checklist::builtin().version;
    assert_eq!(Sheet::of(app.app.facts(), DRAFT).unwrap().checklist, old);
    assert_ne!(app.app.facts().value("round", "2026Q4", "checklist"), old);
    app.press("Home t Enter F2").type_text("草稿也换").press("Enter");
    assert_ne!(Sheet::of(app.app.facts(), DRAFT).unwrap().checklist, old, "{}", app.screen_text());
}

#[test]
fn work_on_the_desk_is_kept_until_it_is_saved_or_given_up() {
    let mut app = edited();
    app.press("a").type_text("全新的一项").press("Ctrl-S");
    app.press("Esc");
    assert!(
        app.screen_text().contains("没存成版本的修改") && app.screen_text().contains("增 1"),
        "{}",
        app.screen_text()
    );
    app.press("Enter");
    assert!(
        app.screen_text().contains("支委会健全é") && app.screen_text().contains("全新的一项"),
        "{}",
        app.screen_text()
    );
    app.press("Backspace Down Backspace Esc");
    assert!(!app.screen_text().contains("没存成版本的修改"), "{}", app.screen_text());
}

#[test]
fn an_indicator_is_moved_taken_out_brought_back_and_found() {
    let mut app = app();
    app.press("Enter +");
    assert!(app.screen_text().find("A1-02") < app.screen_text().find("A1-01"), "{}", app.screen_text());
    app.press("- F2");
    assert!(app.screen_text().contains("没有改动"), "{}", app.screen_text());
    app.press("Delete");
    assert!(app.screen_text().contains("48 项"), "{}", app.screen_text());
    app.press("End Backspace");
    assert!(
        app.screen_text().contains("49 项") && app.screen_text().contains("增 0 项，删 0 项"),
        "{}",
        app.screen_text()
    );
    app.press("/").type_text("E2-01").press("Enter");
    assert!(app.screen_text().contains("E2-01 六有之一"), "{}", app.screen_text());
}

#[test]
fn a_table_is_laid_on_the_desk_and_one_that_was_written_out_is_known() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("清单.csv");
    let mut app = app();
    app.press("e Ctrl-A").paste(&path.display().to_string()).press("Enter").finish_jobs();
    assert!(app.screen_text().contains("已写出"), "{}", app.screen_text());
    app.press("i").paste(&path.display().to_string()).press("Enter").finish_jobs();
    assert!(app.screen_text().contains("这就是已有的版本"), "{}", app.screen_text());
    let text = std::fs::read_to_string(&path).unwrap().replacen("有场所", "有场所é👍", 1);
    std::fs::write(&path, text).unwrap();
    app.press("F6").paste(&path.display().to_string()).press("Enter").finish_jobs();
    assert!(app.screen_text().contains("改 1 项"), "{}", app.screen_text());
    assert_eq!(app.app.facts().all("checklist").count(), 1, "nothing is saved yet");
    app.press("Esc F6").paste("没有.csv").press("Enter").finish_jobs();
    assert!(app.screen_text().contains("什么也没有改"), "{}", app.screen_text());
}

#[test]
fn two_versions_are_compared() {
    let mut app = edited();
    app.press("F2").type_text("乙").press("Enter Esc");
    app.press("d Enter");
    assert!(app.screen_text().contains("支委会健全é") && app.screen_text().contains("- "), "{}", app.screen_text());
}
