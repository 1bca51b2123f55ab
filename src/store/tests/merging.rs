use super::{author, commit, ops, take};
use crate::error::Error;
use crate::journal::{Aside, Key, Malformed, Op};
use crate::store::{Inserted, Store, StoreError};
use crate::text::{Lang, Say};

fn laptop(device: &str) -> Store {
    Store::memory(device).unwrap()
}

fn name(store: &mut Store, value: &str) {
    let mut facts = store.facts().unwrap();
    commit(store, &mut facts, |act, f| act.set(f, "branch", "B01", "name", value));
}

fn insert(store: &mut Store, list: Vec<Op>) -> crate::error::Result<Inserted> {
    store.insert_ops(Some(7), list.into_iter().map(Ok), || Ok("xRRRRR".into()))
}

#[test]
fn concurrent_edits_are_a_conflict_until_somebody_resolves_it() {
    let (mut a, mut b) = (laptop("xBBBBB"), laptop("xCCCCC"));
    name(&mut a, "甲");
    name(&mut b, "乙😀");
    let done = take(&mut a, &b);
    assert_eq!((done.new, done.known, done.refolded.conflicts, done.refolded.cells), (1, 0, 1, 1));
    take(&mut b, &a);
    let facts = a.facts().unwrap();
    assert!(facts.raw("branch", "B01").unwrap().unresolved());
    assert_eq!(facts.value("branch", "B01", "name"), b.facts().unwrap().value("branch", "B01", "name"));
    name(&mut b, "甲");
    let done = take(&mut a, &b);
    assert_eq!((done.new, done.known, done.refolded.conflicts), (1, 2, 0));
    assert!(!a.facts().unwrap().raw("branch", "B01").unwrap().unresolved());
    assert_eq!(a.digest().unwrap(), b.digest().unwrap());
    assert_eq!(take(&mut a, &b), Inserted { known: 3, ..Inserted::default() });
}

#[test]
fn a_conflict_names_its_heads_and_what_both_had_seen() {
    let (mut a, mut b) = (laptop("xBBBBB"), laptop("xCCCCC"));
    name(&mut a, "旧");
    name(&mut a, "共同");
    take(&mut b, &a);
    name(&mut b, "乙");
    name(&mut a, "甲");
    assert!(a.conflicts().unwrap().is_empty());
    take(&mut a, &b);
    let found = a.conflicts().unwrap();
    let key = Key::new("branch", "B01", "name");
    let values: Vec<_> = found[0].heads.iter().map(|op| op.value.as_str()).collect();
    assert_eq!((found.len(), &found[0].key, found[0].base.as_ref().unwrap().value.as_str()), (1, &key, "共同"));
    assert_eq!(values[0], a.facts().unwrap().value("branch", "B01", "name"));
    assert_eq!(values.len(), 2);
    let history: Vec<_> = a.history(&key).unwrap().into_iter().map(|op| op.value).collect();
    assert_eq!(history[..2], values);
    assert_eq!(history[2..], ["共同", "旧"]);
    let fields = a.record_heads("branch", "B01").unwrap();
    assert_eq!((fields.len(), fields[0].0.as_str(), fields[0].1.list().len()), (1, "name", 2));
    name(&mut a, "定");
    assert!(a.conflicts().unwrap().is_empty());
}

#[test]
fn equal_values_are_no_conflict_and_the_clock_goes_above_all_seen() {
    let (mut a, mut b) = (laptop("xBBBBB"), laptop("xCCCCC"));
    for value in ["一", "二", "三"] {
        name(&mut a, value);
    }
    name(&mut b, "三");
    assert_eq!(take(&mut b, &a).refolded.conflicts, 0);
    name(&mut b, "四");
    let last = ops(&b).into_iter().find(|op| op.value == "四").unwrap();
    assert_eq!((last.lamport, last.pred.len(), last.seq), (4, 2, 2));
}

#[test]
fn what_misses_something_waits_and_counts_when_it_comes() {
    let (mut a, mut b) = (laptop("xBBBBB"), laptop("xCCCCC"));
    for value in ["一", "二", "三"] {
        name(&mut a, value);
    }
    let all = ops(&a);
    let done = insert(&mut b, vec![all[0].clone(), all[2].clone()]).unwrap();
    assert_eq!((done.new, done.refolded.aside), (2, 1));
    assert_eq!(b.facts().unwrap().value("branch", "B01", "name"), "一");
    let aside = b.set_aside().unwrap();
    assert_eq!((aside.len(), aside[0].why, aside[0].op.seq), (1, Aside::ClockHigh, 3));
    let done = insert(&mut b, vec![all[1].clone()]).unwrap();
    assert_eq!((done.new, done.refolded.aside, done.refolded.revived), (1, 0, 1));
    assert_eq!(b.facts().unwrap().value("branch", "B01", "name"), "三");
    assert_eq!(a.digest().unwrap(), b.digest().unwrap());
    assert!(b.doctor().unwrap().is_empty());
}

#[test]
fn one_bad_operation_or_a_reader_that_fails_refuses_all() {
    let (mut a, mut b) = (laptop("xBBBBB"), laptop("xCCCCC"));
    name(&mut a, "一");
    name(&mut a, "二");
    name(&mut b, "本机");
    let before = b.digest().unwrap();
    let mut bad = ops(&a);
    bad[1].value = "伪造".into();
    let Err(error) = insert(&mut b, bad) else { panic!("accepted") };
    assert_eq!(error.status(), 3);
    assert!(error.say(Lang::Zh).contains("xBBBBB-2") && error.say(Lang::En).contains("altered"));
    let Error::Store(StoreError::Malformed { why, .. }) = error else { panic!("{error:?}") };
    assert_eq!(why, Malformed::WrongHash);
    let broken = ops(&a).into_iter().map(Ok).chain([Err(Error::refused("第 3 行"))]);
    assert!(b.insert_ops(None, broken, || Ok("xRRRRR".into())).is_err());
    assert_eq!(b.digest().unwrap(), before);
    name(&mut b, "还能写");
    assert!(b.doctor().unwrap().is_empty());
}

#[test]
fn a_copied_database_is_a_fork_and_whoever_notices_takes_a_new_name() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("1.db"), folder.path().join("2.db"));
    let mut a = Store::open_with(&one, || Ok("xBBBBB".into())).unwrap();
    name(&mut a, "共同");
    std::fs::copy(&one, &two).unwrap();
    let mut b = Store::open(&two).unwrap();
    assert_eq!(b.device(), "xBBBBB");
    name(&mut a, "甲");
    name(&mut b, "乙");
    let done = take(&mut b, &a);
    assert_eq!(done.renamed.as_deref(), Some("xRRRRR"));
    assert_eq!(b.forks().unwrap(), [("xBBBBB".to_string(), 2)]);
    assert!(b.facts().unwrap().raw("branch", "B01").unwrap().unresolved(), "both are kept");
    name(&mut b, "丙");
    drop(b);
    let mut b = Store::open(&two).unwrap();
    assert_eq!((b.device(), b.next_seq(), b.tip().lamport), ("xRRRRR", 2, 3));
    name(&mut b, "丁");
    take(&mut a, &b);
    assert_eq!(a.digest().unwrap(), b.digest().unwrap());
    assert!(a.set_aside().unwrap().is_empty());
}

#[test]
fn a_transaction_name_of_any_form_comes_back_as_it_was() {
    let mut a = laptop("xBBBBB");
    name(&mut a, "一");
    let op = ops(&a).remove(0);
    for txn in ["xBBBBB-1", "xBBBBB-01", "xBBBBB-", "xCCCCC-1", "xBBBBB-99999999999999999999", "随便", "1"] {
        let changed = Op { txn: txn.into(), ..op.clone() }.seal();
        let mut b = laptop("xCCCCC");
        insert(&mut b, vec![changed.clone()]).unwrap();
        assert_eq!(ops(&b), [changed], "{txn}");
    }
}

#[test]
fn the_author_of_a_merged_edit_is_kept() {
    let (mut a, mut b) = (laptop("xBBBBB"), laptop("xCCCCC"));
    name(&mut a, "一");
    take(&mut b, &a);
    assert_eq!(ops(&b)[0].actor, author().actor);
    assert!(b.undo(&author()).unwrap().is_none(), "only one's own acts can be undone");
}

#[test]
fn an_operation_leaves_only_whole_and_with_its_merge() {
    let mut a = laptop("xBBBBB");
    name(&mut a, "甲");
    for sql in ["DELETE FROM op", "UPDATE op SET value = '乙'"] {
        let error = a.db.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("an operation is never"), "{error}");
    }
    let mut b = laptop("xCCCCC");
    let heading = crate::store::Heading::default();
    let source = crate::store::Source::default();
    let (taken, ()) = b
        .take_in(
            Some(&heading),
            || Ok("xRRRRR".into()),
            |intake| {
                let all = ops(&a);
                intake
                    .bundle(&source, |intake| Ok(Ok::<_, ()>(all.iter().try_for_each(|op| intake.take(op))?)))?
                    .unwrap();
                Ok((true, ()))
            },
        )
        .unwrap();
    b.take_back(taken.receipt.unwrap(), &heading, true).unwrap();
    assert!(ops(&b).is_empty());
    for sql in ["DELETE FROM withdrawn", "UPDATE withdrawn SET value = '乙'"] {
        assert!(b.db.execute(sql, []).unwrap_err().to_string().contains("an operation is never"));
    }
    assert_eq!(b.db.query_row("SELECT value FROM withdrawn", [], |r| r.get::<_, String>(0)).unwrap(), "甲");
}

#[test]
fn bundles_merged_before_it_was_noted_count_as_having_had_everything() {
    let mut a = laptop("xBBBBB");
    crate::store::migrations::without_sums(&a.db);
    a.db.execute_batch(
        "DROP TABLE sheet_act; DROP TABLE proof; DROP TABLE roster; DROP TABLE rostered; ALTER TABLE bundle DROP COLUMN signed;
         DROP TABLE proposal; DROP TABLE original;
         DROP TABLE withdrawn; DROP TABLE withdrawal; DROP TABLE held; DROP TRIGGER op_only_withdrawn;
         CREATE TRIGGER op_never_deleted BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, ''); END;
         INSERT INTO receipt (at, actor, backup, device) VALUES ('', '', '', ''), ('', '', '', '');
         INSERT INTO bundle (receipt, path, sha256, content, device, actor, new, known)
             VALUES (1, '', '', '', '', '', 1, 0), (2, '', '', '', '', '', 1, 1);
         PRAGMA user_version = 2;",
    )
    .unwrap();
    let (mut b, mut c) = (laptop("xCCCCC"), laptop("xDDDDD"));
    name(&mut b, "乙");
    name(&mut c, "丙");
    for (n, op) in [(1, &ops(&b)[0]), (2, &ops(&c)[0])] {
        let device = crate::store::rows::device_number(&a.db, &op.device).unwrap();
        crate::store::rows::insert_op(&a.db, device, op, Some(n)).unwrap();
    }
    crate::store::migrations::migrate(&mut a.db).unwrap();
    a.rebuild().unwrap();
    let heading = crate::store::Heading::default();
    let first = a.take_back(1, &heading, true).unwrap();
    assert_eq!((first.removed, first.kept), (0, 1));
    let second = a.take_back(2, &heading, true).unwrap();
    assert_eq!((second.removed, second.kept, ops(&a).len()), (2, 0, 0));
}
