use super::{author, commit, ops};
use crate::error::Error;
use crate::store::{Store, StoreError, Typed};

#[test]
fn an_act_is_there_after_reopening_with_ids_from_its_operations() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let mut store = Store::open_with(&path, || Ok("xBCDFG".into())).unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| {
        let id = act.create("problem");
        act.set(f, "problem", &id, "fact", "缺“三会一课”记录，\n😀é\u{301}");
    });
    commit(&mut store, &mut facts, |act, f| act.set(f, "problem", "xBCDFG-1", "fact", "已补"));
    assert_eq!((facts.next_seq, store.next_seq()), (4, 4));
    drop(store);
    let store = Store::open(&path).unwrap();
    let again = store.facts().unwrap();
    assert_eq!(again.every().collect::<Vec<_>>(), facts.every().collect::<Vec<_>>());
    assert_eq!(again.value("problem", "xBCDFG-1", "fact"), "已补");
    assert_eq!((again.next_seq, again.device.as_str()), (4, "xBCDFG"));
}

#[test]
fn an_act_built_on_an_older_state_is_refused_and_nothing_changes() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let facts = store.facts().unwrap();
    let mut act = facts.act();
    act.create("problem");
    store.commit(&act, &author()).unwrap();
    let Err(Error::Store(why)) = store.commit(&act, &author()) else { panic!("committed twice") };
    assert_eq!(why, StoreError::StaleAct { built: "xBCDFG-1".into(), next: "xBCDFG-2".into() });
    assert_eq!(store.next_seq(), 2);
}

#[test]
fn what_no_file_could_carry_is_refused_before_it_is_saved() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let facts = store.facts().unwrap();
    for (id, value) in [("B01", "长".repeat(32_001)), ("B\u{0}", "支部，é👍".into())] {
        let mut act = facts.act();
        act.set(&facts, "branch", id, "name", &value);
        let Err(Error::Store(why)) = store.commit(&act, &author()) else { panic!("saved {id:?}") };
        assert_eq!(why, StoreError::CannotTravel { field: "name".into() });
    }
    let mut act = facts.act();
    act.set(&facts, "branch", "B01", "name", &"长".repeat(32_000));
    store.commit(&act, &author()).unwrap();
}

#[test]
fn an_empty_act_writes_nothing() {
    let mut store = Store::memory("xBCDFG").unwrap();
    assert!(store.commit(&store.facts().unwrap().act(), &author()).unwrap().is_empty());
    assert_eq!(store.next_seq(), 1);
}

#[test]
fn typed_text_and_settings_survive_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let typed = |key: &str, text: &str| Typed { key: key.into(), text: text.into(), at: "2026-11-22T09:05".into() };
    let mut store = Store::open(&path).unwrap();
    for t in [typed("b", "王，😀"), typed("a", ""), typed("b", "王，😀é\u{301}\n二"), typed("c", "丢弃")] {
        store.keep_typed(&t).unwrap();
    }
    store.drop_typed("c").unwrap();
    store.set_local("screen", Some("visit 2026Q4/B04")).unwrap();
    store.set_local("gone", Some("x")).unwrap();
    store.set_local("gone", None).unwrap();
    drop(store);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.typed().unwrap(), [typed("a", ""), typed("b", "王，😀é\u{301}\n二")]);
    assert_eq!(store.local("screen").unwrap().as_deref(), Some("visit 2026Q4/B04"));
    assert_eq!(store.local("gone").unwrap(), None);
}

#[test]
fn operations_come_sorted_and_whole_and_the_sums_follow_content() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut facts = store.facts().unwrap();
    let empty = store.digest().unwrap();
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "一"));
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "二，\n😀"));
    let ops = ops(&store);
    assert_eq!(ops.iter().map(|op| (op.seq, op.lamport)).collect::<Vec<_>>(), [(1, 1), (2, 2)]);
    assert_eq!((ops[1].pred.as_slice(), ops[1].prev), ([ops[0].hash].as_slice(), Some(ops[0].hash)));
    assert!(ops.iter().all(|op| op.check().is_ok() && op.actor == "xBCDFG-1"));
    assert_eq!(ops[1].txn, "xBCDFG-2");
    let now = store.digest().unwrap();
    assert_eq!((now.op_count, now.ops.len()), (2, 64));
    assert!(now.ops != empty.ops && now.state != empty.state);
}
