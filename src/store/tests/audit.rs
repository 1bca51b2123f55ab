use super::{author, commit, ops, take};
use crate::store::{Came, Heading, Sought, Source, Store, Word};

fn set(store: &mut Store, entity: &str, id: &str, field: &str, value: &str) {
    let mut facts = store.facts().unwrap();
    commit(store, &mut facts, |act, f| act.set(f, entity, id, field, value));
}

fn values(store: &Store, sought: &Sought) -> Vec<String> {
    store.audit(sought, None, 99).unwrap().rows.into_iter().map(|t| t.op.value).collect()
}

fn of(entity: &str, id: &str) -> Sought {
    Sought { record: Some((entity.into(), id.into())), ..Sought::default() }
}

/// A laptop that knows what another one knew, by a bundle with a receipt.
fn merged() -> Store {
    let (mut a, mut b) = (Store::memory("xBBBBB").unwrap(), Store::memory("xCCCCC").unwrap());
    set(&mut a, "visit", "2026Q4/B04", "date", "2026-11-20");
    take(&mut b, &a);
    set(&mut b, "visit", "2026Q4/B04", "date", "2026-11-23");
    set(&mut b, "score", "2026Q4/B04/x-1/A1-01", "note", "缺Sign表，é👍");
    set(&mut a, "visit", "2026Q4/B04", "date", "2026-11-24");
    let heading = Heading { at: "2026-11-23T09:00:00+08:00".into(), ..Heading::default() };
    let source = Source { path: "U盘/b.zip".into(), content: "c".into(), ..Source::default() };
    let fill = |intake: &mut crate::store::Intake| {
        let done = intake.bundle(&source, |i| {
            ops(&b).iter().try_for_each(|op| i.take(op))?;
            Ok(Ok::<(), ()>(()))
        })?;
        assert!(done.is_ok());
        Ok((true, ()))
    };
    a.take_in(Some(&heading), || Ok("xRRRRR".into()), fill).unwrap();
    a
}

#[test]
fn every_operation_says_what_was_before_and_with_which_bundle_it_came() {
    let mut store = merged();
    let found = store.audit(&Sought::default(), None, 99).unwrap();
    let told: Vec<_> =
        found.rows.iter().map(|t| (t.op.value.as_str(), t.before.join("|"), t.receipt, t.bundle.as_str())).collect();
    let expected = [
        ("缺Sign表，é👍", "".into(), Some(1), "U盘/b.zip"),
        ("2026-11-23", "2026-11-20".to_string(), Some(1), "U盘/b.zip"),
        ("2026-11-24", "2026-11-20".into(), None, ""),
        ("2026-11-20", "".into(), None, ""),
    ];
    assert_eq!((told, found.next), (expected.to_vec(), None));
    set(&mut store, "visit", "2026Q4/B04", "date", "2026-11-25");
    let decided = store.audit(&of("visit", "2026Q4/B04"), None, 1).unwrap();
    let before: std::collections::BTreeSet<_> = decided.rows[0].before.iter().map(String::as_str).collect();
    assert_eq!(before, ["2026-11-23", "2026-11-24"].into(), "both sides of the conflict it decided");
}

#[test]
fn it_is_narrowed_by_record_person_laptop_time_bundle_and_words() {
    let store = merged();
    let all = values(&store, &Sought::default());
    let some = |sought: Sought| values(&store, &sought);
    assert_eq!(some(of("visit", "2026Q4/B04")).len(), 3);
    assert_eq!(some(Sought { beneath: true, ..of("visit", "2026Q4/B04") }).len(), 4);
    assert_eq!(some(Sought { field: "date".into(), device: "xCCCCC".into(), ..of("visit", "2026Q4/B04") }).len(), 1);
    assert_eq!(some(Sought { people: vec!["xBCDFG-1".into()], ..Sought::default() }), all);
    assert!(some(Sought { people: vec!["nobody".into()], ..Sought::default() }).is_empty());
    assert_eq!(some(Sought { device: "xCCCCC".into(), ..Sought::default() }).len(), 2);
    assert_eq!(some(Sought { came: Came::With(1), ..Sought::default() }).len(), 2);
    assert_eq!(some(Sought { came: Came::Here, ..Sought::default() }).len(), 2);
    assert!(some(Sought { from: "2026-11-23".into(), ..Sought::default() }).is_empty());
    assert_eq!(some(Sought { from: "2026-11-22".into(), to: "2026-11-22".into(), ..Sought::default() }), all);
    let word = |text: &str| Word { text: text.into(), ..Word::default() };
    assert_eq!(some(Sought { words: vec![word("sIGN表，é")], ..Sought::default() }).len(), 1);
    assert_eq!(some(Sought { words: vec![word("B04"), word("11-2")], ..Sought::default() }).len(), 3);
    let fields = Word { fields: vec![("score".into(), String::new())], ..word("没有的字") };
    assert_eq!(some(Sought { words: vec![fields], ..Sought::default() }).len(), 1);
    let people = Word { people: vec![author().actor], ..word("没有的字") };
    assert_eq!(some(Sought { words: vec![people], ..Sought::default() }), all);
    assert_eq!(store.devices().unwrap(), ["xBBBBB", "xCCCCC"]);
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let mut store = Store::memory("xBBBBB").unwrap();
    (0..25).for_each(|n| set(&mut store, "branch", "B01", "name", &n.to_string()));
    for sought in [Sought::default(), of("branch", "B01")] {
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let page = store.audit(&sought, before, 10).unwrap();
            seen.extend(page.rows.into_iter().map(|t| t.op.value));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        let expected: Vec<_> = (0..25).rev().map(|n| n.to_string()).collect();
        assert_eq!(seen, expected);
    }
}
