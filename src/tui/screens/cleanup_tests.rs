use super::*;
use crate::exchange::bundle::{self, How, Wanted};
use crate::exchange::merge::join;
use crate::journal::Source;
use crate::setup::{self, Starter};
use crate::store::Store;
use crate::text::Lang;
use crate::tui::door::Door;
use crate::tui::screens::fixture::grid;
use crate::tui::screens::home::HomeScreen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::{Harness, morning};
use std::fs;
use std::path::Path;

const AT: &str = "2026-11-22T08:00:00+08:00";

fn write(store: &Store, target: &Path, lock: &str) {
    let facts = store.facts().unwrap();
    let how = How { lock, ..How::default() };
    let wanted = Wanted { facts: &facts, round: None, actor: "p", target, zip: true, how, lang: Lang::Zh };
    bundle::write(store, &wanted).unwrap();
}

/// A borrowed laptop with an attached file, the bundle it handed over, and one that the coordinator exported after
/// merging that, locked and open.
fn borrowed(dir: &Path) -> Harness<StoreDoor> {
    let mut store = Store::open(&dir.join("hucha.db")).unwrap();
    setup::fill(&mut store, &Starter::builtin("王芳é👍", "B02"), AT, Source::Cli).unwrap();
    write(&store, &dir.join("我的.zip"), "");
    let mut chief = Store::memory("xCCCCC").unwrap();
    join::take(&mut chief, (&dir.join("我的.zip"), &[]), AT, &|_, _| true, Lang::Zh).unwrap();
    write(&chief, &dir.join("收到.zip"), "");
    write(&chief, &dir.join("锁着.zip"), "江河 湖海 山川 日月");
    fs::create_dir(dir.join("attachments")).unwrap();
    fs::write(dir.join("attachments/现场.jpg"), "x").unwrap();
    let owner = store.local("owner").unwrap().unwrap();
    Harness::on(StoreDoor::new(store, owner, None, Lang::Zh, Box::new(morning)), HomeScreen::new("2026Q4"), 100, 30)
}

fn prove(app: &mut Harness<StoreDoor>, bundle: &Path) {
    app.press("Enter Ctrl-A").paste(&bundle.display().to_string()).press("Enter").finish_jobs();
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let mut app = Harness::new(CleanupScreen::default(), 80, 24);
    assert!(app.screen_text().contains("没有可清理的"), "without a disk: {}", app.screen_text());
    app.app.door().settle(Home::find(Some(Path::new("/home/王芳/hucha"))).unwrap());
    app.resize(80, 24);
    insta::assert_snapshot!("cleanup", grid(app));
}

#[test]
fn nothing_goes_before_the_proof_the_files_and_the_word() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = borrowed(dir.path());
    app.press("X F2");
    assert!(app.screen_text().contains("先按 Enter 核对凭据"), "{}", app.screen_text());
    prove(&mut app, &dir.path().join("我的.zip"));
    assert!(app.screen_text().contains("不能证明别人已经收到"), "{}", app.screen_text());
    app.press("Enter");
    prove(&mut app, &dir.path().join("收到.zip"));
    assert!(app.screen_text().contains("xCCCCC 已有本机全部"), "{}", app.screen_text());
    app.press("F2");
    assert!(app.screen_text().contains("附件还没有确认另交"), "{}", app.screen_text());
    app.press("Space F2").type_text("算了").press("Enter");
    assert!(app.screen_text().contains("没有清理：要输入“清理”"), "{}", app.screen_text());
    assert!(!app.app.ended());
    app.press("F2").type_text("清理").press("Enter");
    assert!(app.app.cleaning(), "{}", app.screen_text());
    assert!(dir.path().join("hucha.db").exists(), "the app itself removes nothing");
}

#[test]
fn a_locked_proof_asks_for_its_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = borrowed(dir.path());
    app.press("X");
    prove(&mut app, &dir.path().join("锁着.zip"));
    app.type_text("错").press("Enter").finish_jobs();
    assert!(app.screen_text().contains("口令不对"), "{}", app.screen_text());
    app.press("Enter");
    prove(&mut app, &dir.path().join("锁着.zip"));
    app.type_text("江河 湖海 山川 日月").press("Enter").finish_jobs();
    assert!(app.screen_text().contains("已有本机全部"), "{}", app.screen_text());
}

#[test]
fn what_came_after_the_proof_or_was_never_saved_stands_in_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = borrowed(dir.path());
    app.press("X");
    prove(&mut app, &dir.path().join("收到.zip"));
    app.press("Esc Down Down Down Enter Esc X");
    prove(&mut app, &dir.path().join("收到.zip"));
    assert!(app.screen_text().contains("还缺"), "{}", app.screen_text());
    app.app.door().keep_draft("remark/2026Q4", "没写完é").unwrap();
    app.press("Enter");
    prove(&mut app, &dir.path().join("收到.zip"));
    assert!(app.screen_text().contains("1 处输入没有存"), "{}", app.screen_text());
}
