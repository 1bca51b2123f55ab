use super::{author, commit, take};
use crate::error::Error;
use crate::journal::undo::Way;
use crate::store::{Store, StoreError};

/// What a person sees: cells with values, of records that exist.
fn seen(store: &Store) -> Vec<String> {
    let facts = store.facts().unwrap();
    let records = facts.every().filter(|r| r.entity != "act" && r.exists());
    let cells = records.flat_map(|r| r.cells.iter().map(move |(f, c)| (r, f, c)));
    let shown = cells.filter(|(_, _, c)| !c.value.is_empty());
    shown.map(|(r, f, c)| format!("{}/{}/{f}={}{}", r.entity, r.id, c.value, if c.open { "!" } else { "" })).collect()
}

#[test]
fn undo_and_redo_walk_through_all_acts_and_survive_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hucha.db");
    let mut store = Store::open_with(&path, || Ok("xBCDFG".into())).unwrap();
    let mut facts = store.facts().unwrap();
    let mut states = vec![seen(&store)];
    for (i, value) in ["一", "二，", "", "三😀"].into_iter().enumerate() {
        commit(&mut store, &mut facts, |act, f| {
            act.set(f, "branch", "B01", "name", value);
            let id = act.create("problem");
            act.set(f, "problem", &id, "fact", &format!("第{i}条"));
        });
        states.push(seen(&store));
    }
    for round in 0..2 {
        for state in states.iter().rev().skip(1) {
            let (described, changes) = store.undo(&author()).unwrap().unwrap();
            assert_eq!((described.way, &seen(&store)), (Way::Undo, state), "round {round}");
            store.apply(&mut facts, changes);
            assert_eq!(facts.every().count(), store.facts().unwrap().every().count());
            drop(store);
            store = Store::open(&path).unwrap();
        }
        assert!(store.undo(&author()).unwrap().is_none() && !store.can_undo().unwrap());
        for state in &states[1..] {
            let (_, changes) = store.redo(&author()).unwrap().unwrap();
            store.apply(&mut facts, changes);
            assert_eq!(&seen(&store), state, "round {round}");
        }
        assert!(store.redo(&author()).unwrap().is_none() && store.peek_redo().unwrap().is_none());
    }
}

#[test]
fn peek_says_what_undo_would_change_and_a_new_act_ends_redo() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "旧"));
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "新"));
    let peek = store.peek_undo().unwrap().unwrap();
    assert_eq!((peek.txn.as_str(), peek.steps[0].from.as_str(), peek.steps[0].to.as_str()), ("xBCDFG-2", "新", "旧"));
    assert_eq!(store.next_seq(), 3, "peeking writes nothing");
    let (described, changes) = store.undo(&author()).unwrap().unwrap();
    assert_eq!(described, peek);
    store.apply(&mut facts, changes);
    assert_eq!(facts.value("branch", "B01", "name"), "旧");
    assert_eq!(facts.value("act", "xBCDFG-3", "undoes"), "xBCDFG-2");
    assert!(store.can_redo().unwrap());
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B02", "name", "别的"));
    assert!(!store.can_redo().unwrap() && store.redo(&author()).unwrap().is_none());
}

#[test]
fn undoing_a_creation_deletes_the_record_and_redo_brings_it_back() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, _| drop(act.create("problem")));
    store.undo(&author()).unwrap().unwrap();
    let gone = store.facts().unwrap();
    assert!(gone.get("problem", "xBCDFG-1").is_none());
    assert_eq!(gone.value("problem", "xBCDFG-1", "_deleted"), "yes");
    store.redo(&author()).unwrap().unwrap();
    assert!(store.facts().unwrap().get("problem", "xBCDFG-1").is_some());
}

#[test]
fn undo_of_an_edit_that_was_since_changed_elsewhere_is_refused_with_names() {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", "我写的"));
    let mut other = Store::memory("xCCCCC").unwrap();
    take(&mut other, &store);
    let mut theirs = other.facts().unwrap();
    commit(&mut other, &mut theirs, |act, f| act.set(f, "branch", "B01", "name", "他改的😀"));
    take(&mut store, &other);
    let before = store.digest().unwrap();
    let Err(Error::Store(StoreError::Undo(why))) = store.undo(&author()) else { panic!("undone") };
    assert_eq!((why.key.field.as_str(), why.value.as_str(), why.actor.as_str()), ("name", "他改的😀", "xBCDFG-1"));
    assert_eq!(store.peek_undo().unwrap().unwrap().refused, Some(*why));
    assert_eq!(store.digest().unwrap(), before);
    // The other undoes the change: then ours can be undone too.
    other.undo(&author()).unwrap().unwrap();
    take(&mut store, &other);
    store.undo(&author()).unwrap().unwrap();
    assert_eq!(store.facts().unwrap().value("branch", "B01", "name"), "");
}
