use super::*;
use crate::config::Home;
use crate::tui::screens::fixture::{SHEET, app, facts, grid};
use crate::tui::screens::visit::VisitScreen;
use crate::tui::testing::Harness;
use std::time::{Duration, UNIX_EPOCH};

/// A visit whose data folder is here.
fn visit(dir: &std::path::Path) -> Harness {
    let facts = facts();
    let screen = VisitScreen::new(&facts, SHEET).at("E2-04");
    let mut app = app(facts, screen);
    app.app.door().settle(Home::find(Some(dir)).unwrap());
    app
}

fn photo(dir: &std::path::Path, name: &str) -> String {
    let path = dir.join(name);
    std::fs::write(&path, name).unwrap();
    let when = UNIX_EPOCH + Duration::from_secs(1_790_000_000);
    std::fs::File::options().write(true).open(&path).unwrap().set_modified(when).unwrap();
    path.display().to_string()
}

fn files(app: &Harness) -> Vec<Evidence> {
    Evidence::of_record(app.app.facts(), &format!("{SHEET}/E2-04"))
}

#[test]
fn a_pasted_path_becomes_a_file_with_sum_size_and_its_own_date() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = visit(dir.path());
    app.press("e").paste(&format!("'{}'", photo(dir.path(), "党旗 é👍.jpg"))).press("Enter").finish_jobs();
    let found = files(&app);
    assert_eq!((found[0].name.as_str(), found[0].bytes), ("党旗 é👍.jpg", 17));
    assert_eq!(found[0].dated, "2026-09-21T22:13:20+08:00");
    assert!(dir.path().join("attachments").join(format!("{}.jpg", found[0].sha256)).exists());
    assert!(app.screen_text().contains("2026-09-21 22:13"), "{}", app.screen_text());
    app.press("Enter").type_text("未悬挂党旗").press("Enter Esc");
    assert_eq!(files(&app)[0].caption, "未悬挂党旗");
    assert!(app.screen_text().contains("证1") && app.screen_text().contains("党旗 é👍.jpg"), "{}", app.screen_text());
}

#[test]
fn the_same_file_is_not_attached_twice_and_a_wrong_path_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = visit(dir.path());
    let path = photo(dir.path(), "a.jpg");
    app.press("e").paste(&path).press("Enter").finish_jobs();
    app.press("a").paste(&path).press("Enter").finish_jobs();
    assert!(app.screen_text().contains("已经添加过") && files(&app).len() == 1);
    app.press("a").paste("/无此/文件.jpg").press("Enter").finish_jobs();
    assert!(app.screen_text().contains("没有找到文件"), "{}", app.screen_text());
    app.press("Delete");
    assert!(files(&app).is_empty());
    app.press("u");
    assert_eq!(files(&app).len(), 1);
}

#[test]
fn a_new_problem_is_marked_before_it_takes_files() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = visit(dir.path());
    app.press("1 p Ctrl-E").paste(&photo(dir.path(), "b.png")).press("Enter").finish_jobs();
    let problem = &crate::model::problem::Problem::of_sheet(app.app.facts(), SHEET)[0];
    assert_eq!(Evidence::of_record(app.app.facts(), &problem.id).len(), 1);
    app.press("Esc");
    assert!(
        app.screen_text().contains("问题点 2026Q4-B04-01") && app.screen_text().contains("b.png"),
        "{}",
        app.screen_text()
    );
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let mut facts = facts();
    let file = Evidence {
        id: String::new(),
        of: format!("{SHEET}/E2-04"),
        name: "党旗 é👍.jpg".into(),
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
        bytes: 812_345,
        dated: "2026-11-22T08:59:00+08:00".into(),
        caption: "未悬挂党旗".into(),
    };
    let mut act = facts.act();
    evidence::attach(&facts, &mut act, &file);
    crate::model::testing::apply(&mut facts, &act);
    insta::assert_snapshot!(grid(app(facts, EvidenceScreen::new(&file.of, "E2-04"))));
}
