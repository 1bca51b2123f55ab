//! The finish, driven by keys; what goes out of the app on a real store in a real folder.

use super::*;
use crate::exchange::sums;
use crate::journal::{Author, Source};
use crate::model::record::Change;
use crate::model::testing::put;
use crate::store::Store;
use crate::text::Lang;
use crate::tui::screens::check::CheckScreen;
use crate::tui::screens::filled::{answered, extreme, talked};
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::{Harness, morning};
use std::path::Path;

fn on(facts: Facts) -> Harness {
    app(facts, FinishScreen::new(SHEET))
}

fn sheet<D: crate::tui::door::Door>(app: &Harness<D>) -> Sheet {
    Sheet::of(app.app.facts(), SHEET).unwrap()
}

/// These facts in a database, and the app on it.
pub(in crate::tui::screens) fn stored(dir: &Path, facts: &Facts, first: impl Screen + 'static) -> Harness<StoreDoor> {
    let mut store = Store::open_with(&dir.join("hucha.db"), || Ok("xBCDFG".into())).unwrap();
    let now = store.facts().unwrap();
    let mut act = now.act();
    for r in facts.every() {
        for (field, cell) in &r.cells {
            act.set(&now, &r.entity, &r.id, field, &cell.value);
        }
    }
    let by = Author { actor: "xBCDFG-1".into(), wall: "2026-11-22T09:00:00+08:00".into(), source: Source::Cli };
    let _: Vec<Change> = store.commit(&act, &by).unwrap();
    let door = StoreDoor::new(store, "xBCDFG-1", None, Lang::Zh, Box::new(morning));
    Harness::on(door, first, 80, 24)
}

pub(in crate::tui::screens) fn exported(dir: &Path) -> Vec<String> {
    let files = std::fs::read_dir(dir.join("exports")).unwrap();
    let mut names: Vec<_> = files.map(|f| f.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn from_the_check_to_a_bundle_takes_three_keys_and_again_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = stored(dir.path(), &answered(), CheckScreen::new(SHEET));
    app.press("F2 F2 F2").finish_jobs();
    assert_eq!(app.keys(), 3);
    assert_eq!((sheet(&app).is_final(), sheet(&app).revision), (true, 1));
    assert!(Feedback::of(app.app.facts(), VISIT).given());
    let names = exported(dir.path());
    assert_eq!(names.len(), 5, "{names:?}");
    let bundle = names.iter().find(|n| n.starts_with("hucha-2026Q4-xBCDFG-")).unwrap();
    assert!(dir.path().join("exports").join(bundle).join(sums::NAME).is_file());
    for name in ["互查现场反馈表.docx", "互查现场反馈表.PDF", "互查评分表_王芳.xlsx", "互查评分表_王芳.PDF"]
    {
        let name = format!("2026年第四季度_生产一支部_{}", name.replace("PDF", printed()));
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(app.screen_text().contains("全部完成"), "{}", app.screen_text());
    app.press("F2").finish_jobs();
    assert_eq!((exported(dir.path()), sheet(&app).revision), (names, 1), "everything again is the same again");
    let feedback = dir.path().join("exports/2026年第四季度_生产一支部_互查现场反馈表.docx");
    let mut zip = zip::ZipArchive::new(std::fs::File::open(feedback).unwrap()).unwrap();
    let text = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
    assert!(text.contains("10月、11月未按月召开支委会") && text.contains("无异议"), "{text}");
    assert!(
        text.contains("〔2026〕4-04号") && !app.app.facts().value("paper", "2026Q4/B04/feedback", "number").is_empty()
    );
}

/// The ending of what is printed here: pdf, or html where the machine has no font.
fn printed() -> &'static str {
    let home = crate::config::Home::find(Some(Path::new("no such folder"))).unwrap();
    if crate::documents::FontSource::of(&home).fonts().is_ok() { "pdf" } else { "html" }
}

#[test]
fn tasks_can_be_done_one_by_one_and_say_where_things_are() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = stored(dir.path(), &answered(), FinishScreen::new(SHEET));
    app.press("Enter");
    assert!(app.screen_text().contains("已定稿为第 1 版"), "{}", app.screen_text());
    app.press("Enter").finish_jobs();
    assert!(app.screen_text().contains("✓ 4 个文件"), "{}", app.screen_text());
    app.press("Enter").finish_jobs();
    assert!(app.screen_text().contains("✓") && app.screen_text().contains("hucha-2026Q4-xBCDFG-"));
    app.press("Up");
    assert!(app.screen_text().contains("互查评分表_王芳.xlsx") && app.screen_text().contains("exports"));
    app.press("g").type_text("漏看一本记录，é👍").press("Enter");
    assert!(!sheet(&app).is_final());
    assert!(app.screen_text().contains("更正中，还没有改动；定稿仍为第 1 版"), "{}", app.screen_text());
    assert!(app.screen_text().contains("之后有改动，请再做一次"), "{}", app.screen_text());
    app.press("F2").finish_jobs();
    assert_eq!((sheet(&app).is_final(), sheet(&app).revision), (true, 1), "nothing was corrected");
    assert!(!app.screen_text().contains("之后有改动"), "{}", app.screen_text());
}

#[test]
fn a_reopened_finish_knows_what_was_handed_over() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = stored(dir.path(), &answered(), CheckScreen::new(SHEET));
    app.press("F2 F2 F2").finish_jobs().press("F9 w");
    assert!(app.screen_text().contains("✓ 4 个文件") && app.screen_text().contains("含全部"), "{}", app.screen_text());
}

#[test]
fn the_bundle_goes_out_as_a_zip_too_and_the_newest_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = stored(dir.path(), &answered(), FinishScreen::new(SHEET));
    app.press("z").finish_jobs();
    assert!(exported(dir.path()).iter().any(|n| n.ends_with(".zip")), "{:?}", exported(dir.path()));
    assert!(!app.screen_text().contains("旧包"), "{}", app.screen_text());
    app.press("F2").finish_jobs();
    assert!(app.screen_text().contains("还有 1 个旧包"), "{}", app.screen_text());
}

#[test]
fn an_unfinished_sheet_can_be_exported_but_not_finalised() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = stored(dir.path(), &facts(), FinishScreen::new(SHEET));
    app.press("Enter");
    assert!(app.screen_text().contains("还有 49 处必须处理"), "{}", app.screen_text());
    app.press("F2");
    assert!(app.screen_text().contains("还有 49 处必须处理") && !sheet(&app).is_final());
    app.press("End Enter").finish_jobs();
    assert_eq!(exported(dir.path()).len(), 1);
}

#[test]
fn a_folder_that_cannot_be_written_says_so_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("exports"), "a file in its place").unwrap();
    let mut app = stored(dir.path(), &answered(), FinishScreen::new(SHEET));
    app.press("F2").finish_jobs();
    assert!(app.screen_text().contains("没有做成") && sheet(&app).is_final(), "{}", app.screen_text());
    std::fs::remove_file(dir.path().join("exports")).unwrap();
    app.press("Esc F2").finish_jobs();
    assert_eq!(exported(dir.path()).len(), 5);
}

#[test]
fn a_correction_needs_a_final_sheet_and_a_reason() {
    let mut app = on(answered());
    app.press("g");
    assert!(app.screen_text().contains("还没有定稿"));
    app.press("Enter g Enter");
    assert!(sheet(&app).is_final(), "an empty reason is not taken");
    app.type_text("漏看").press("Enter");
    assert!(!sheet(&app).is_final() && app.screen_text().contains("更正理由：漏看"), "{}", app.screen_text());
    app.press("Enter");
    assert!(app.screen_text().contains("没有改动，仍为第 1 版"), "{}", app.screen_text());
    assert_eq!((sheet(&app).is_final(), sheet(&app).revision), (true, 1));
}

#[test]
fn several_final_sheets_and_conflicts_are_said() {
    let mut facts = answered();
    put(&mut facts, "sheet", SHEET, "state", "final");
    for (field, value) in [("visit", VISIT), ("state", "final"), ("inspector", "x-2")] {
        put(&mut facts, "sheet", "2026Q4/B04/x-2", field, value);
    }
    let screen = on(facts).screen_text();
    assert!(screen.contains("已有 2 张定稿表"), "{screen}");
}

#[test]
fn a_sheet_that_is_gone_says_so_and_a_place_leads_back() {
    assert!(on(Facts::new("xBCDFG", 1)).screen_text().contains("已不在了"));
    let place = FinishScreen::new(SHEET).place().unwrap();
    assert!(FinishScreen::from_place(&place, &facts()).is_some());
    assert!(FinishScreen::from_place("finish/2026Q4/B09/x", &facts()).is_none());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("empty", grid(on(facts())));
    let mut done = on(talked());
    done.press("Enter");
    insta::assert_snapshot!("typical", grid(done));
    insta::assert_snapshot!("extreme", grid(on(extreme())));
}
