use super::{author, commit};
use crate::error::Error;
use crate::store::{SCHEMA_VERSION, Store, StoreError, random_device};
use crate::text::{Lang, Say};
use rusqlite::Connection;

fn pragma(store: &Store, name: &str) -> String {
    let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
    store.db.query_row(&sql, [], |r| r.get(0)).unwrap()
}

#[test]
fn the_settings_are_those_that_were_measured() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("hucha.db")).unwrap();
    for (name, value) in [
        ("journal_mode", "truncate"),
        ("synchronous", "3"),
        ("locking_mode", "exclusive"),
        ("busy_timeout", "0"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("application_id", "1752523624"),
        ("user_version", &SCHEMA_VERSION.to_string()),
    ] {
        let sql = format!("PRAGMA {name}");
        let got: rusqlite::types::Value = store.db.query_row(&sql, [], |r| r.get(0)).unwrap();
        let got = match got {
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Integer(n) => n.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(got, value, "{name}");
    }
    assert_eq!(pragma(&store, "encoding"), "UTF-8");
}

#[test]
fn a_second_instance_is_told_so_and_the_first_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let mut first = Store::open(&path).unwrap();
    let Err(error) = Store::open(&path) else { panic!("two instances") };
    assert!(matches!(&error, Error::Store(StoreError::Busy(p)) if *p == path), "{error:?}");
    assert!(error.say(Lang::Zh).contains("另一个") && error.say(Lang::En).contains("Another"));
    let mut facts = first.facts().unwrap();
    commit(&mut first, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "生产一支部"));
    drop(first);
    assert_eq!(Store::open(&path).unwrap().facts().unwrap().value("branch", "B01", "name"), "生产一支部");
}

#[test]
fn a_newer_database_and_a_strange_file_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let newer = folder.path().join("newer.db");
    drop(Store::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", SCHEMA_VERSION + 3).unwrap();
    let strange = folder.path().join("strange.db");
    Connection::open(&strange).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let text = folder.path().join("text.db");
    std::fs::write(&text, "这不是数据库 ".repeat(400)).unwrap();
    for path in [&newer, &strange, &text] {
        let before = std::fs::read(path).unwrap();
        let Err(Error::Store(why)) = Store::open(path) else { panic!("{path:?} opened") };
        match why {
            StoreError::Newer { found, known, .. } => {
                assert_eq!((path, found, known), (&newer, SCHEMA_VERSION + 3, SCHEMA_VERSION))
            }
            StoreError::Foreign(_) => assert_ne!(path, &newer),
            other => panic!("{path:?}: {other:?}"),
        }
        assert_eq!(std::fs::read(path).unwrap(), before, "{path:?}");
    }
}

#[test]
fn a_missing_folder_is_an_error_that_names_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("无/hucha.db");
    let Err(Error::Io { path: named, .. }) = Store::open(&path) else { panic!("opened") };
    assert_eq!(named, path);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let mut store = Store::open(&path).unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "一"));
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
    }
}

#[test]
fn the_device_id_is_drawn_once_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let id = Store::open(&path).unwrap().device().to_string();
    assert!(crate::journal::op::is_device(&id), "{id}");
    let again = Store::open_with(&path, || panic!("drawn again")).unwrap();
    assert_eq!(again.device(), id);
    let drawn: std::collections::BTreeSet<_> = (0..200).map(|_| random_device().unwrap()).collect();
    assert!(drawn.len() > 195);
}

#[test]
fn an_operation_row_can_be_neither_updated_nor_deleted() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut act = store.facts().unwrap().act();
    act.create("problem");
    store.commit(&act, &author()).unwrap();
    for sql in ["UPDATE op SET value = ''", "DELETE FROM op"] {
        assert!(store.db.execute(sql, []).unwrap_err().to_string().contains("never"), "{sql}");
    }
}
