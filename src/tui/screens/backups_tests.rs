use super::*;
use crate::setup::{self, Starter};
use crate::store::Store;
use crate::tui::keys::Key;
use crate::tui::screens::fixture::grid;
use crate::tui::screens::home::HomeScreen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::{Harness, morning};
use chrono::TimeDelta;
use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;

fn laptop(dir: &Path, minutes: Rc<Cell<i64>>) -> Harness<StoreDoor> {
    let mut store = Store::open(&dir.join("hucha.db")).unwrap();
    setup::fill(&mut store, &Starter::builtin("王芳", "B01"), "2026-11-22T08:00:00+08:00", crate::journal::Source::Tui)
        .unwrap();
    let owner = store.local("owner").unwrap().unwrap();
    let clock = move || morning() + TimeDelta::minutes(minutes.get());
    Harness::on(StoreDoor::new(store, owner, None, Lang::Zh, Box::new(clock)), HomeScreen::new("2026Q4"), 100, 30)
}

fn shelf(dir: &Path) -> Vec<Kind> {
    backups::list(&dir.join("backups")).iter().map(|s| s.kind).collect()
}

#[test]
fn a_backup_is_made_looked_at_and_restored_after_a_preview() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = laptop(dir.path(), Rc::default());
    app.press("Enter b");
    assert!(app.screen_text().contains("还没有备份"), "{}", app.screen_text());
    app.press("a").finish_jobs();
    assert!(app.screen_text().contains("手工备份") && app.screen_text().contains("已备份并核对"));
    app.press("Esc Down Down Down Enter Esc b Enter");
    assert!(
        app.screen_text().contains("备份：检查 0") && app.screen_text().contains("现在：检查 1"),
        "{}",
        app.screen_text()
    );
    app.press("n");
    assert_eq!(app.app.facts().all("visit").count(), 1, "no means no");
    app.press("Enter y").finish_jobs();
    assert!(app.screen_text().contains("已恢复"), "{}", app.screen_text());
    assert_eq!(app.app.facts().all("visit").count(), 0);
    app.press("Esc Home");
    assert!(app.screen_text().contains("恢复前的数据"), "{}", app.screen_text());
    assert_eq!(shelf(dir.path()).len(), 2);
    app.press("Enter y").finish_jobs();
    assert_eq!(app.app.facts().all("visit").count(), 1, "the restore was taken back");
}

#[test]
fn half_an_hour_of_changes_is_backed_up_beside_the_work() {
    let dir = tempfile::tempdir().unwrap();
    let minutes = Rc::new(Cell::new(0));
    let mut app = laptop(dir.path(), minutes.clone());
    app.press("Enter Down Down Down Enter Space");
    minutes.set(29);
    app.press("Space").finish_jobs();
    assert!(shelf(dir.path()).is_empty());
    minutes.set(31);
    app.press("Space").finish_jobs();
    assert_eq!(shelf(dir.path()), [Kind::Timed]);
    app.press("Space").finish_jobs();
    minutes.set(50);
    app.press("Space").finish_jobs();
    assert_eq!(shelf(dir.path()), [Kind::Timed], "the next half hour begins with the next change");
}

#[test]
fn the_second_place_is_set_and_told_when_it_is_not_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = laptop(dir.path(), Rc::default());
    let stick = dir.path().join("U盘");
    app.press("Enter b e").paste(&format!("'{}'", stick.display())).press("Enter a").finish_jobs();
    assert!(app.screen_text().contains("没有存上"), "{}", app.screen_text());
    std::fs::create_dir(&stick).unwrap();
    app.press("Esc a").finish_jobs();
    assert_eq!(backups::list(&stick).len(), 1);
}

#[test]
fn how_it_looks() {
    let saved = |kind, day: u32, contents| Saved {
        path: format!("{day}.db").into(),
        kind,
        at: chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(17, 30, 0).unwrap(),
        bytes: 3_456_789,
        contents,
    };
    let holds = Contents {
        device: "xBCDFG".into(),
        ops: 4321,
        visits: 6,
        sheets: 7,
        problems: 23,
        interviews: 12,
        last: "2026-11-21T17:29:58+08:00".into(),
    };
    let all = [Kind::Sitting, Kind::Timed, Kind::Merge, Kind::Migration, Kind::Replaced, Kind::Hand];
    let mut list: Vec<_> = all.into_iter().zip((16..22).rev()).map(|(k, d)| saved(k, d, Ok(holds.clone()))).collect();
    list.push(saved(Kind::Other, 2, Err(crate::store::StoreError::Foreign("拷来的é👍.db".into()))));
    let mut table = Table::default();
    table.list.set_len(list.len());
    let screen = BackupsScreen { home: Home::find(Some(Path::new("数据"))).ok(), saved: list, table };
    let app = Harness::new(screen, 80, 24);
    assert!(Key::parse("F8").is_some());
    insta::assert_snapshot!("backups", grid(app));
}
