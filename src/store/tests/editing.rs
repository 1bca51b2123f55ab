//! Hand edits that are accepted: in one transaction, undone and done again like any act, the same on every laptop.

use super::{author, commit, ops, take};
use crate::error::Result;
use crate::journal::{Key, handedit};
use crate::model::import::{File, accept as noted};
use crate::store::{Decided, Edited, Heading, Matter, Proposal, Source, Store};

/// A store with a note, and the edit of a table in which it was changed.
fn world() -> (Store, Edited) {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| act.set(f, "score", "s/A1-01", "note", "原来，👍"));
    let key = Key::new("score", "s/A1-01", "note");
    let heads = store.heads(&key).unwrap();
    let edited = Edited {
        file: "scores.csv".into(),
        sha256: "ab".into(),
        line: 2,
        key,
        matter: Matter::Change,
        base: "原来，👍".into(),
        value: "改为 é".into(),
        why: String::new(),
        pred: heads.hashes(),
        clock: heads.list()[0].lamport,
    };
    (store, edited)
}

fn propose(store: &mut Store, edited: &Edited, keep: bool) -> u64 {
    let heading = Heading { at: "t".into(), actor: "p".into(), backup: String::new() };
    let source = Source { path: "b".into(), sha256: "s".into(), content: "c".into(), ..Source::default() };
    let fresh = || Ok("xRRRRR".into());
    let (_, n) = store
        .take_in(Some(&heading), fresh, |intake| {
            let done: std::result::Result<_, ()> = intake.bundle(&source, |i| i.propose(edited).map(|_| Ok(())))?;
            assert!(done.is_ok());
            Ok((keep, intake.proposals))
        })
        .unwrap();
    n
}

fn accept(store: &mut Store, list: &[Proposal]) -> Result<()> {
    let facts = store.facts()?;
    let mut act = facts.act().because("核实过");
    let edits: Vec<_> = list.iter().flat_map(|p| p.edited.ops()).map(|op| (op.hash.to_string(), op.id)).collect();
    noted(&facts, &mut act, &File { name: "scores.csv", sha256: "ab", made_by: "王芳", edits: &edits });
    store.accept_proposals(list, &act, &author(), "核实过").map(|_| ())
}

fn note(store: &Store) -> String {
    store.facts().unwrap().value("score", "s/A1-01", "note").to_string()
}

#[test]
fn an_edit_waits_once_and_is_accepted_undone_and_done_again() {
    let (mut store, edited) = world();
    assert_eq!((propose(&mut store, &edited, false), store.proposals_waiting().unwrap()), (1, 0));
    assert_eq!((propose(&mut store, &edited, true), propose(&mut store, &edited, true)), (1, 0));
    let list = store.proposals().unwrap();
    assert_eq!((list.len(), list[0].edited == edited, list[0].receipt), (1, true, Some(1)));
    accept(&mut store, &list).unwrap();
    assert_eq!((note(&store).as_str(), store.proposals_waiting().unwrap()), ("改为 é", 0));
    let import = store.facts().unwrap().all("import").next().unwrap().clone();
    assert_eq!((import.get("made_by"), import.get("file")), ("王芳", "scores.csv"));
    assert!(accept(&mut store, &list).is_err());
    let described = store.undo(&author()).unwrap().unwrap().0;
    assert_eq!((note(&store).as_str(), described.wall.as_str()), ("原来，👍", author().wall.as_str()));
    assert!(store.facts().unwrap().all("import").next().is_none());
    store.redo(&author()).unwrap().unwrap();
    assert_eq!(note(&store), "改为 é");
    assert!(store.doctor().unwrap().is_empty());
}

#[test]
fn what_another_laptop_accepted_is_not_asked_about_and_what_lacks_its_base_is_not_taken() {
    let (mut store, edited) = world();
    let mut other = Store::memory("xCCCCC").unwrap();
    propose(&mut other, &edited, true);
    let list = other.proposals().unwrap();
    let before = other.digest().unwrap();
    assert!(accept(&mut other, &list).is_err());
    assert_eq!(other.digest().unwrap(), before);
    propose(&mut store, &edited, true);
    let list = store.proposals().unwrap();
    accept(&mut store, &list).unwrap();
    take(&mut other, &store);
    assert_eq!(other.proposals_waiting().unwrap(), 0);
    assert_eq!(other.digest().unwrap(), store.digest().unwrap());
    assert!(ops(&other).iter().any(|op| op.is_handedit() && handedit::accepted(op).is_none()));
}

#[test]
fn a_refused_edit_keeps_its_reason_and_is_not_decided_twice() {
    let (mut store, edited) = world();
    propose(&mut store, &edited, true);
    let word = Decided { by: "p".into(), at: "t".into(), reason: "没有这回事".into() };
    store.refuse_proposals(&[1], &word).unwrap();
    assert!(store.refuse_proposals(&[1], &word).is_err() && store.proposals().unwrap().is_empty());
    assert_eq!(propose(&mut store, &edited, true), 0);
    let all = store.all_proposals().unwrap();
    assert_eq!((all.len(), all[0].state.as_str(), &all[0].decided), (1, "refused", &word));
    assert_eq!(note(&store), "原来，👍");
}
