use super::{commit, ops};
use crate::store::backups::{self, Kind, SECOND};
use crate::store::{Notice, Store, StoreError};
use crate::text::{Lang, Say};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::Connection;
use std::path::Path;

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn write(store: &mut Store, value: &str) {
    let mut facts = store.facts().unwrap();
    commit(store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", value));
}

fn open(dir: &Path) -> Store {
    Store::open(&dir.join("hucha.db")).unwrap()
}

fn name(store: &Store) -> String {
    store.facts().unwrap().value("branch", "B01", "name").to_string()
}

#[test]
fn a_restore_brings_the_old_state_back_and_a_restore_takes_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = dir.path().join("backups");
    let mut store = open(dir.path());
    write(&mut store, "生产一支部");
    let first = store.keep_backup(&shelf, Kind::Sitting, noon()).unwrap().path;
    write(&mut store, "改过é👍");
    let former = store.device().to_string();
    let done = store.restore(&first, &shelf, noon()).unwrap();
    assert_eq!(name(&store), "生产一支部");
    assert_eq!(done.now.ops, 1);
    assert_eq!(done.renamed.as_deref(), Some(store.device()), "what was written after the backup keeps its numbers");
    assert_ne!(store.device(), former);
    write(&mut store, "新的");
    let back = store.restore(&done.replaced.path, &shelf, noon()).unwrap();
    assert_eq!((name(&store).as_str(), store.device(), back.renamed.is_some()), ("改过é👍", former.as_str(), true));
    write(&mut store, "接着写");
    drop(store);
    let store = open(dir.path());
    assert_eq!((name(&store).as_str(), store.device()), ("接着写", former.as_str()));
    assert!(store.doctor().unwrap().is_empty());
}

#[test]
fn a_backup_that_is_not_whole_is_refused_and_the_database_stays() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = dir.path().join("backups");
    let mut store = open(dir.path());
    write(&mut store, "一");
    let good = store.keep_backup(&shelf, Kind::Hand, noon()).unwrap().path;
    let altered = shelf.join("改过.db");
    std::fs::copy(&good, &altered).unwrap();
    Connection::open(&altered)
        .unwrap()
        .execute_batch("DROP TRIGGER op_never_updated; UPDATE op SET value = '假'")
        .unwrap();
    let strange = shelf.join("strange.db");
    Connection::open(&strange).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let text = shelf.join("text.db");
    std::fs::write(&text, "不是数据库 ".repeat(500)).unwrap();
    let cut = shelf.join("cut.db");
    let bytes = std::fs::read(&good).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let before = store.digest().unwrap();
    for bad in [&altered, &strange, &text, &cut, &shelf.join("没有.db")] {
        let error = store.restore(bad, &shelf, noon()).unwrap_err();
        assert!(!error.say(Lang::Zh).is_empty(), "{bad:?}");
        assert_eq!(store.digest().unwrap(), before, "{bad:?}");
    }
    let listed = backups::list(&shelf);
    assert_eq!(listed.len(), 5, "nothing was replaced, so nothing was kept as replaced");
    let usable = |p: &Path| listed.iter().find(|s| s.path == p).unwrap().contents.is_ok();
    assert!(usable(&good) && !usable(&strange) && !usable(&text));
    write(&mut store, "还能写");
    assert_eq!(name(&store), "还能写");
}

#[test]
fn nothing_is_backed_up_twice_and_the_second_place_gets_a_twin() {
    let dir = tempfile::tempdir().unwrap();
    let (shelf, stick) = (dir.path().join("backups"), dir.path().join("U盘"));
    let mut store = open(dir.path());
    let kept = |store: &Store| store.keep_backup_of_changes(&shelf, Kind::Sitting, noon()).unwrap();
    assert!(kept(&store).is_none(), "nothing to lose yet");
    write(&mut store, "一");
    assert!(kept(&store).is_some() && kept(&store).is_none());
    store.set_local(SECOND, Some(stick.to_str().unwrap())).unwrap();
    write(&mut store, "二");
    let without = kept(&store).unwrap();
    assert!(without.second.is_none() && without.no_second.is_some(), "a stick that is not there is not made up");
    assert!(!stick.exists());
    std::fs::create_dir(&stick).unwrap();
    write(&mut store, "三");
    let with = kept(&store).unwrap();
    let twin = with.second.unwrap();
    assert_eq!(std::fs::read(&twin).unwrap(), std::fs::read(&with.path).unwrap());
}

#[test]
fn old_ones_of_the_program_go_and_those_of_people_stay() {
    let dir = tempfile::tempdir().unwrap();
    let shelf = dir.path().join("backups");
    let mut store = open(dir.path());
    write(&mut store, "一");
    let hand = store.keep_backup(&shelf, Kind::Hand, noon() - TimeDelta::days(400)).unwrap().path;
    for n in 0..14 {
        store.keep_backup(&shelf, Kind::Timed, noon() + TimeDelta::minutes(30 * n)).unwrap();
    }
    let left = backups::list(&shelf);
    assert_eq!(left.iter().filter(|s| s.kind == Kind::Timed).count(), 10);
    assert!(hand.exists() && left.iter().all(|s| s.contents.is_ok()));
    assert_eq!(left[0].at, noon() + TimeDelta::minutes(30 * 13));
}

#[cfg(unix)]
#[test]
fn backups_can_be_read_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let shelf = dir.path().join("backups");
    let mut store = open(dir.path());
    write(&mut store, "一");
    let path = store.keep_backup(&shelf, Kind::Hand, noon()).unwrap().path;
    let mode = |p: &Path| std::fs::metadata(p).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&shelf)), (0o600, 0o700));
}

#[test]
fn an_older_copy_put_back_is_noticed_and_writes_under_a_new_id() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    write(&mut store, "一");
    let copy = std::fs::read(dir.path().join("hucha.db")).unwrap();
    write(&mut store, "二");
    write(&mut store, "三");
    let former = store.device().to_string();
    let newer = ops(&store);
    drop(store);
    std::fs::write(dir.path().join("hucha.db"), copy).unwrap();
    let mut store = open(dir.path());
    let device = store.device().to_string();
    assert_ne!(device, former);
    let expected = Notice::Older { former, has: 1, had: 3, device: device.clone() };
    assert_eq!(store.take_notices(), [expected]);
    write(&mut store, "旧副本上接着写");
    drop(store);
    let mut store = Store::open_with(&dir.path().join("hucha.db"), || panic!("drawn again")).unwrap();
    assert_eq!((store.take_notices().len(), store.device()), (0, device.as_str()), "said once");
    // What had been lost comes back by a bundle: no number names two operations.
    store.insert_ops(None, newer.into_iter().map(Ok), || panic!("not ours any more")).unwrap();
    assert!(store.forks().unwrap().is_empty() && store.doctor().unwrap().is_empty());
}

#[test]
fn a_side_file_that_is_torn_or_behind_does_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    let tip = dir.path().join("hucha.db.tip");
    let mut store = open(dir.path());
    write(&mut store, "一");
    let behind = std::fs::read_to_string(&tip).unwrap();
    write(&mut store, "二");
    let device = store.device().to_string();
    drop(store);
    for torn in [behind.as_str(), "", &behind[..behind.len() / 2], "\u{0}\u{0}\u{0}", "xBCDFG 99 hBCDFG\n"] {
        std::fs::write(&tip, torn).unwrap();
        let mut store = open(dir.path());
        assert_eq!((store.take_notices().len(), store.device()), (0, device.as_str()), "{torn:?}");
    }
}

#[test]
fn before_the_schema_changes_a_backup_is_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hucha.db");
    crate::store::migrations::first_schema(&Connection::open(&path).unwrap());
    let store = Store::open(&path).unwrap();
    drop(store);
    let shelf = backups::list(&dir.path().join("backups"));
    assert_eq!(shelf.iter().map(|s| s.kind).collect::<Vec<_>>(), [Kind::Migration]);
    let kept = Connection::open(&shelf[0].path).unwrap();
    assert_eq!(kept.query_row("PRAGMA user_version", [], |r| r.get::<_, i64>(0)).unwrap(), 1);
    drop(Store::open(&path).unwrap());
    assert_eq!(backups::list(&dir.path().join("backups")).len(), 1, "only when it changes");
}

#[test]
fn a_backup_that_cannot_be_written_stops_the_migration() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hucha.db");
    crate::store::migrations::first_schema(&Connection::open(&path).unwrap());
    std::fs::write(dir.path().join("backups"), "in the way").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(Store::open(&path).is_err());
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_database_is_set_aside_and_the_backup_takes_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let (path, shelf) = (dir.path().join("hucha.db"), dir.path().join("backups"));
    let mut store = open(dir.path());
    write(&mut store, "一");
    let device = store.device().to_string();
    let backup = store.keep_backup(&shelf, Kind::Hand, noon()).unwrap().path;
    drop(store);
    std::fs::write(&path, "垃圾").unwrap();
    assert!(matches!(Store::open(&path), Err(crate::error::Error::Store(StoreError::Foreign(_)))));
    let aside = backups::install(&path, &backup, noon()).unwrap().unwrap();
    assert_eq!(std::fs::read(aside).unwrap(), "垃圾".as_bytes());
    let store = open(dir.path());
    assert_eq!((name(&store).as_str(), store.device()), ("一", device.as_str()), "nothing newer was written: same id");
    // On another laptop the same backup goes on under an id of its own.
    let other = tempfile::tempdir().unwrap();
    assert_eq!(backups::install(&other.path().join("hucha.db"), &backup, noon()).unwrap(), None);
    let store = open(other.path());
    assert!(name(&store) == "一" && store.device() != device);
}
