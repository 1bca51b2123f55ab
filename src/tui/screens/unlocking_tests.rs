//! Locked bundles at every door of the app: the right passphrase, a wrong one, none, a damaged file.

use crate::exchange::bundle::{self, How, Wanted};
use crate::exchange::merge::locks::is_locked;
use crate::journal::{Author, Source};
use crate::model::person::Person;
use crate::setup::{self, Starter};
use crate::store::Store;
use crate::text::Lang;
use crate::tui::screens::first_run::FirstRun;
use crate::tui::screens::home::HomeScreen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::{Harness, morning};
use rstest::rstest;
use std::fs;
use std::path::{Path, PathBuf};

const AT: &str = "2026-11-22T08:00:00+08:00";
const PASS: &str = "BCDFG-HJKLM-NPQRS-TVWXZ";
const WRONG: &str = "错的口令 é👍 wrong";
/// The name of a branch that is only in the locked bundle.
const SECRET: &str = "密名支部，é👍";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    Join,
    Merge,
    Sync,
    Cleanup,
}

type App = Harness<StoreDoor>;

/// A laptop, and in `share` the locked bundle of another one that renamed a branch and knows all of the first.
fn scene(dir: &Path, door: Door) -> (App, PathBuf) {
    let (share, target) = (dir.join("share"), dir.join("share/李明的包 é👍.zip"));
    fs::create_dir(&share).unwrap();
    let mut store = Store::open(&dir.join("hucha.db")).unwrap();
    let mut other = Store::memory("xCCCCC").unwrap();
    setup::fill(&mut other, &Starter::builtin("李明", "B01"), AT, Source::Cli).unwrap();
    if door != Door::Join {
        setup::fill(&mut store, &Starter::builtin("王芳", "B02"), AT, Source::Cli).unwrap();
        let mine = dir.join("mine.zip");
        write(&store, &mine, "");
        crate::exchange::merge::join::take(&mut other, (&mine, &[]), AT, &|_, _| true, Lang::Zh).unwrap();
    }
    let facts = other.facts().unwrap();
    let mut act = facts.act();
    act.set(&facts, "branch", "B04", "name", SECRET);
    other.commit(&act, &Author { actor: "p".into(), wall: AT.into(), source: Source::Cli }).unwrap();
    write(&other, &target, PASS);
    let owner = store.local("owner").unwrap().unwrap_or_default();
    let door_of = StoreDoor::new(store, owner, None, Lang::Zh, Box::new(morning));
    let app = match door {
        Door::Join => Harness::on(door_of, FirstRun::default(), 80, 24),
        _ => Harness::on(door_of, HomeScreen::new("2026Q4"), 80, 24),
    };
    (app, target)
}

fn write(store: &Store, target: &Path, lock: &str) {
    let facts = store.facts().unwrap();
    let how = How { lock, ..How::default() };
    let wanted = Wanted { facts: &facts, round: None, actor: "p", target, zip: true, how, lang: Lang::Zh };
    bundle::write(store, &wanted).unwrap();
}

/// Goes to the door and names the bundle.
fn knock(app: &mut App, door: Door, bundle: &Path) {
    let path = if door == Door::Sync { bundle.parent().unwrap() } else { bundle };
    let keys = match door {
        Door::Join => "Down Down Enter",
        Door::Merge => "m",
        Door::Sync => "y",
        Door::Cleanup => "X Enter",
    };
    app.press(keys).paste(&path.display().to_string()).press("Enter").finish_jobs();
}

/// Everything that is known, and who of it is this laptop's.
fn known(app: &App) -> Vec<String> {
    let mut all: Vec<String> = app.app.facts().every().map(|r| format!("{r:?}")).collect();
    all.sort();
    all
}

/// Files that hold the text as it is, among those of the laptop, the folder and what was left of working files.
fn plain(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for path in fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() {
            out.extend(plain(&path));
        } else if fs::read(&path).unwrap().windows(SECRET.len()).any(|w| w == SECRET.as_bytes()) {
            out.push(path);
        }
    }
    out
}

fn shows(app: &App, words: &str) {
    assert!(app.screen_text().contains(words), "“{words}” is missing:\n{}", app.screen_text());
}

fn asks(app: &App) {
    shows(app, "数据包的口令");
    shows(app, "李明的包");
}

#[rstest]
fn a_wrong_passphrase_is_asked_again_and_the_right_one_goes_on(
    #[values(Door::Join, Door::Merge, Door::Sync, Door::Cleanup)] door: Door,
) {
    let dir = tempfile::tempdir().unwrap();
    let (mut app, bundle) = scene(dir.path(), door);
    let before = known(&app);
    knock(&mut app, door, &bundle);
    asks(&app);
    app.paste(WRONG).press("Enter").finish_jobs();
    asks(&app);
    shows(&app, "口令不对");
    assert_eq!((known(&app), plain(dir.path())), (before.clone(), vec![]), "{door:?}");
    app.type_text(PASS);
    assert!(!app.screen_text().contains(PASS) && app.screen_text().contains(&"*".repeat(PASS.len())), "{door:?}");
    app.press("Enter").finish_jobs();
    match door {
        Door::Join => {
            app.type_text("王芳").press("Enter").type_text("sbd").press("Enter");
            let people: Vec<_> = Person::all(app.app.facts()).into_iter().map(|p| p.name).collect();
            assert!(people.contains(&"王芳".to_string()) && people.contains(&"李明".to_string()), "{people:?}");
        }
        Door::Merge => {
            shows(&app, "合并吗");
            shows(&app, SECRET);
            assert_eq!((known(&app), plain(dir.path())), (before.clone(), vec![]), "a preview changes nothing");
            app.press("y").finish_jobs();
            shows(&app, "回执 1 已存");
        }
        Door::Sync => {
            shows(&app, "加了口令");
            let own = fs::read_dir(bundle.parent().unwrap()).unwrap().map(|e| e.unwrap().path());
            assert_eq!(own.filter(|p| is_locked(p)).count(), 2, "the own bundle followed");
        }
        Door::Cleanup => shows(&app, "xCCCCC"),
    }
    let held = plain(dir.path());
    assert_eq!(held.is_empty(), door == Door::Cleanup, "only what was merged is there: {held:?}");
    assert!(held.iter().all(|p| p.starts_with(dir.path()) && p.to_string_lossy().contains("hucha.db")), "{held:?}");
}

#[rstest]
fn who_does_not_know_it_comes_back_and_nothing_changed(
    #[values(Door::Join, Door::Merge, Door::Sync, Door::Cleanup)] door: Door,
) {
    let dir = tempfile::tempdir().unwrap();
    let (mut app, bundle) = scene(dir.path(), door);
    let (before, screen) = (known(&app), app.screen_text());
    knock(&mut app, door, &bundle);
    app.press("Esc");
    if door != Door::Cleanup {
        assert_eq!(app.screen_text().lines().nth(4), screen.lines().nth(4), "{door:?}");
    }
    assert_eq!((known(&app), plain(dir.path())), (before, vec![]), "{door:?}");
    assert_eq!(fs::read_dir(bundle.parent().unwrap()).unwrap().count(), 1, "{door:?}");
    // The path that was typed is not lost with it.
    if door == Door::Join {
        app.press("Enter").press("Enter").finish_jobs();
        asks(&app);
    }
}

#[rstest]
fn damage_is_told_apart_from_a_wrong_passphrase(
    #[values(Door::Join, Door::Merge, Door::Sync, Door::Cleanup)] door: Door,
) {
    let dir = tempfile::tempdir().unwrap();
    let (mut app, bundle) = scene(dir.path(), door);
    let mut bytes = fs::read(&bundle).unwrap();
    let half = bytes.len() / 2;
    bytes[half] ^= 1;
    fs::write(&bundle, bytes).unwrap();
    let before = known(&app);
    knock(&mut app, door, &bundle);
    asks(&app);
    app.paste(PASS).press("Enter").finish_jobs();
    assert!(!app.screen_text().contains("口令不对"), "{}", app.screen_text());
    shows(&app, "AES-256");
    assert_eq!((known(&app), plain(dir.path())), (before, vec![]), "{door:?}");
}

#[test]
fn an_empty_answer_syncs_the_rest_and_holds_the_own_bundle_back() {
    let dir = tempfile::tempdir().unwrap();
    let (mut app, bundle) = scene(dir.path(), Door::Sync);
    let mut third = Store::memory("xDDDDD").unwrap();
    setup::fill(&mut third, &Starter::builtin("赵强", "B03"), AT, Source::Cli).unwrap();
    write(&third, &dir.path().join("share/赵强.zip"), "");
    knock(&mut app, Door::Sync, &bundle);
    asks(&app);
    app.press("Enter").finish_jobs();
    shows(&app, "没有放进去");
    let people: Vec<_> = Person::all(app.app.facts()).into_iter().map(|p| p.name).collect();
    assert!(people.contains(&"赵强".to_string()) && !people.contains(&"李明".to_string()), "{people:?}");
    assert_eq!(fs::read_dir(dir.path().join("share")).unwrap().count(), 2);
}
