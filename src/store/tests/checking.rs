use super::{commit, ops, take};
use crate::store::{Finding, Store};
use crate::text::{Lang, Say};
use rusqlite::Connection;
use std::path::Path;

fn sample(path: &Path) -> Store {
    let mut store = Store::open_with(path, || Ok("xBBBBB".into())).unwrap();
    let mut facts = store.facts().unwrap();
    for value in ["一", "二，", "三😀"] {
        commit(&mut store, &mut facts, |act, f| {
            act.set(f, "branch", "B01", "name", value);
            act.create("problem");
        });
    }
    store
}

/// What somebody with another program did to the file.
fn tamper(path: &Path, sql: &str) -> Vec<Finding> {
    drop(sample(path));
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
    Store::open(path).unwrap().doctor().unwrap()
}

#[test]
fn an_intact_database_has_no_findings() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(tamper(&folder.path().join("hucha.db"), ""), []);
}

#[test]
fn whatever_does_not_agree_is_found_and_named() {
    let cell = |entity: &str, id: &str, field: &str| Finding::Cell {
        entity: entity.into(),
        id: id.into(),
        field: field.into(),
    };
    let name = || cell("branch", "B01", "name");
    let wrong_hash = Finding::WrongHash { device: "xBBBBB".into(), seq: 3 };
    let cases = [
        ("UPDATE cell SET value = '假' WHERE entity = 'branch'", vec![name()]),
        ("UPDATE cell SET open = 1 WHERE entity = 'branch'", vec![name()]),
        ("DELETE FROM cell WHERE entity = 'branch'", vec![name()]),
        ("INSERT INTO cell VALUES ('branch', 'B09', 'name', '', 0, x'')", vec![cell("branch", "B09", "name")]),
        ("INSERT INTO aside VALUES (6, 'prev-missing')", vec![Finding::Validity { device: "xBBBBB".into(), seq: 6 }]),
        (
            "DROP TRIGGER op_never_updated; UPDATE op SET reason = '假' WHERE seq = 3",
            vec![Finding::Table("sqlite_schema".into()), wrong_hash],
        ),
        ("DROP TRIGGER local_in_local", vec![Finding::Table("sqlite_schema".into())]),
    ];
    for (sql, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hucha.db");
        let found = tamper(&path, sql);
        let wrong: Vec<_> = found.into_iter().filter(Finding::is_wrong).collect();
        assert_eq!(wrong, expected, "{sql}");
        assert!(wrong.iter().all(|f| f.say(Lang::Zh).contains('。') && f.say(Lang::En).contains(". ")), "{sql}");
        let mut store = Store::open(&path).unwrap();
        store.rebuild().unwrap();
        let left = store.doctor().unwrap();
        assert_eq!(left, wrong.into_iter().filter(|f| !f.is_mendable()).collect::<Vec<_>>(), "{sql}");
    }
}

#[test]
fn a_removed_operation_breaks_the_chain_of_all_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let sql = "PRAGMA foreign_keys = OFF; DROP TRIGGER op_only_withdrawn; DELETE FROM op WHERE seq = 2";
    let found = tamper(&folder.path().join("hucha.db"), sql);
    let seqs: Vec<_> = found.iter().filter(|f| matches!(f, Finding::Validity { .. })).collect();
    assert_eq!(seqs.len(), 4, "{found:?}");
}

#[test]
fn a_device_whose_own_chain_broke_writes_on_under_a_new_id() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let whole = ops(&sample(&path));
    let sql = "PRAGMA foreign_keys = OFF; DROP TRIGGER op_only_withdrawn; DELETE FROM op WHERE seq = 4";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    Store::open(&path).unwrap().rebuild().unwrap();
    let mut store = Store::open_with(&path, || Ok("xNNNNN".into())).unwrap();
    let mut facts = store.facts().unwrap();
    assert_eq!((store.device(), facts.device.as_str(), facts.next_seq), ("xNNNNN", "xNNNNN", 1));
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "继续"));
    drop(store);
    let mut store = Store::open_with(&path, || panic!("drawn again")).unwrap();
    let done = store.insert_ops(None, whole.into_iter().map(Ok), || panic!("not ours any more")).unwrap();
    assert_eq!((done.new, done.known, done.refolded.revived), (1, 5, 2));
    assert!(store.doctor().unwrap().iter().all(|f| *f == Finding::Table("sqlite_schema".into())), "its trigger went");
    assert!(store.forks().unwrap().is_empty());
    // The lost edit had not been seen by the new one: both stand.
    assert_eq!(store.conflicts().unwrap().len(), 1);
}

#[test]
fn flipped_bits_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    drop(sample(&path));
    let mut bytes = std::fs::read(&path).unwrap();
    let found: Vec<usize> = (0..bytes.len() - 6).filter(|i| &bytes[*i..*i + 6] == b"B01nam").collect();
    assert!(!found.is_empty());
    found.iter().for_each(|at| bytes[at + 2] ^= 1);
    std::fs::write(&path, bytes).unwrap();
    let found = Store::open(&path).unwrap().doctor().unwrap();
    assert!(found.iter().any(Finding::is_wrong), "{found:?}");
}

/// What no operation's hash covers.
#[test]
fn a_flip_in_settings_texts_or_names_is_found_on_opening_and_never_taken_for_a_change() {
    for wanted in ["写到一半👍", "devicexBBBBB", "设置e\u{301}，"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hucha.db");
        let mut store = sample(&path);
        let typed = crate::store::Typed { key: "note".into(), text: "写到一半👍".into(), at: String::new() };
        store.keep_typed(&typed).unwrap();
        store.set_local("screen", Some("设置e\u{301}，")).unwrap();
        drop(store);
        let whole = std::fs::read(&path).unwrap();
        let at = whole.windows(wanted.len()).rposition(|w| w == wanted.as_bytes()).unwrap();
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let Err(error) = Store::open(&path) else { panic!("{wanted}: opened") };
        assert!(error.say(Lang::Zh).contains("hucha doctor --repair"), "{}", error.say(Lang::Zh));
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "looking changes nothing");
        std::fs::write(&path, whole).unwrap();
        assert!(Store::open(&path).unwrap().doctor().unwrap().is_empty());
    }
}

#[test]
fn a_text_that_is_no_text_any_more_is_called_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    drop(sample(&path));
    let mut bytes = std::fs::read(&path).unwrap();
    let wanted = "三😀".as_bytes();
    let found: Vec<usize> = (0..bytes.len() - wanted.len()).filter(|i| bytes[*i..].starts_with(wanted)).collect();
    found.iter().for_each(|at| bytes[at + 1] ^= 0x80);
    std::fs::write(&path, bytes).unwrap();
    let said = Store::open(&path).and_then(|store| store.doctor());
    let damaged = matches!(said, Err(crate::error::Error::Store(crate::store::StoreError::Damaged(_))));
    assert!(!found.is_empty() && damaged, "{said:?}");
}

#[test]
fn after_a_kill_there_are_no_sums_of_what_had_changed_and_nothing_is_called_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let mut store = sample(&path);
    store.set_local("screen", Some("一")).unwrap();
    let copy = folder.path().join("killed.db");
    std::fs::copy(&path, &copy).unwrap();
    let again = Store::open(&copy).unwrap();
    assert_eq!(again.local("screen").unwrap().as_deref(), Some("一"));
    assert!(again.doctor().unwrap().is_empty());
}

#[test]
fn a_backup_is_a_whole_database_and_replaces_the_former_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = sample(&folder.path().join("hucha.db"));
    let copy = folder.path().join("备份.db");
    store.backup(&copy).unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "之后"));
    store.backup(&copy).unwrap();
    let other = Store::open(&copy).unwrap();
    assert_eq!(other.digest().unwrap(), store.digest().unwrap());
    assert_eq!((other.device(), ops(&other).len()), (store.device(), 7));
    assert!(other.doctor().unwrap().is_empty());
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(files.iter().all(|f| !f.to_string_lossy().contains(".part")), "{files:?}");
    let nowhere = folder.path().join("无/备份.db");
    assert!(store.backup(&nowhere).is_err());
}

#[test]
fn what_is_rightly_set_aside_is_told_but_not_called_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample(&folder.path().join("hucha.db"));
    let mut other = Store::memory("xCCCCC").unwrap();
    let mut part = ops(&store);
    part.remove(0);
    other.insert_ops(None, part.into_iter().map(Ok), || Ok("xRRRRR".into())).unwrap();
    let found = other.doctor().unwrap();
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|f| matches!(f, Finding::SetAside { .. }) && !f.is_wrong()));
    take(&mut other, &store);
    assert!(other.doctor().unwrap().is_empty());
}
