use super::commit;
use crate::model::facts::Facts;
use crate::store::Store;

/// Two quarters with two visits each and one record of every kind beneath or beside each visit.
fn furnished() -> Store {
    let mut store = Store::memory("xBCDFG").unwrap();
    let mut facts = store.facts().unwrap();
    for (round, list) in [("2026Q3", "v1"), ("2026Q4", "v2")] {
        commit(&mut store, &mut facts, |act, f| {
            act.set(f, "branch", "B01", "name", "生产一支部");
            act.set(f, "round", round, "checklist", list);
            act.set(f, "round", round, "questions", "q1");
            act.set(f, "indicator", &format!("{list}/A1-01"), "title", "组织");
            act.set(f, "question", "q1/Q01", "question", "知晓吗？");
            act.set(f, "checklist", list, "title", "清单");
        });
        for branch in ["B01", "B010"] {
            furnish(&mut store, &mut facts, round, branch);
        }
    }
    store
}

fn furnish(store: &mut Store, facts: &mut Facts, round: &str, branch: &str) {
    let visit = format!("{round}/{branch}");
    let sheet = format!("{visit}/xBCDFG-1");
    commit(store, facts, |act, f| {
        act.set(f, "visit", &visit, "round", round);
        act.set(f, "member", &sheet, "visit", &visit);
        act.set(f, "sheet", &sheet, "checklist", if round == "2026Q3" { "v1" } else { "v2" });
        act.set(f, "score", &format!("{sheet}/A1-01"), "verdict", "ok");
        act.set(f, "feedback", &visit, "objection", "none");
        act.set(f, "未来", &format!("{visit}/x"), "字段", "较新的程序写的");
        let problem = act.create("problem");
        act.set(f, "problem", &problem, "visit", &visit);
        let event = act.create("event");
        act.set(f, "event", &event, "problem", &problem);
        let photo = act.create("evidence");
        act.set(f, "evidence", &photo, "of", &event);
        let material = act.create("evidence");
        act.set(f, "evidence", &material, "of", &format!("{sheet}/A1-01"));
        let talk = act.create("interview");
        act.set(f, "interview", &talk, "visit", &visit);
        act.set(f, "answer", &format!("{talk}/Q01"), "result", "know");
    });
}

/// Entity and id of all that is loaded.
fn names(facts: &Facts) -> Vec<String> {
    facts.every().filter(|r| r.entity != "act").map(|r| format!("{} {}", r.entity, r.id)).collect()
}

#[test]
fn a_visit_comes_with_all_beneath_it_and_nothing_of_others() {
    let store = furnished();
    let facts = store.facts_of_visit("2026Q4/B01").unwrap();
    let all = store.facts().unwrap();
    let count = |facts: &Facts, entity: &str| facts.all(entity).count();
    for (entity, one, every) in [
        ("visit", 1, 4),
        ("member", 1, 4),
        ("sheet", 1, 4),
        ("score", 1, 4),
        ("feedback", 1, 4),
        ("未来", 1, 4),
        ("problem", 1, 4),
        ("event", 1, 4),
        ("evidence", 2, 8),
        ("interview", 1, 4),
        ("answer", 1, 4),
        ("branch", 1, 1),
        ("round", 2, 2),
        ("checklist", 2, 2),
        ("indicator", 1, 2),
        ("question", 1, 1),
    ] {
        assert_eq!((count(&facts, entity), count(&all, entity)), (one, every), "{entity}: {:?}", names(&facts));
    }
    assert!(facts.get("indicator", "v2/A1-01").is_some());
    assert_eq!((facts.device.as_str(), facts.next_seq), ("xBCDFG", all.next_seq));
    for record in facts.every() {
        assert_eq!(Some(record), all.raw(&record.entity, &record.id), "whole records only");
    }
}

#[test]
fn a_quarter_is_its_visits_and_two_quarters_are_everything() {
    let store = furnished();
    let mut facts = store.facts_of_round("2026Q4").unwrap();
    assert_eq!((facts.all("visit").count(), facts.all("problem").count(), facts.all("evidence").count()), (2, 2, 4));
    store.add_round(&mut facts, "2026Q3").unwrap();
    assert_eq!(names(&facts), names(&store.facts().unwrap()));
}

#[test]
fn a_problem_without_a_visit_belongs_to_its_quarter() {
    let mut store = furnished();
    let mut facts = store.facts().unwrap();
    commit(&mut store, &mut facts, |act, f| {
        let id = act.create("problem");
        act.set(f, "problem", &id, "round", "2026Q4");
    });
    assert_eq!(store.facts_of_round("2026Q4").unwrap().all("problem").count(), 3);
    assert_eq!(store.facts_of_round("2026Q3").unwrap().all("problem").count(), 2);
}
