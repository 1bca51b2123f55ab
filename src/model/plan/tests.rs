use super::*;
use crate::model::testing::{apply, facts_with, put, quarter_with};
use crate::text::{Lang, Say};
use proptest::prelude::*;
use rstest::rstest;

/// So many branches with `reps` inspectors each.
fn setting(branches: usize, reps: usize, size: usize) -> Setting {
    let code = |b: usize| format!("B{b:03}");
    let person = |b: usize, n: usize| Inspector { id: format!("x-{b:03}{n}"), branch: code(b) };
    Setting {
        branches: (0..branches).map(code).collect(),
        people: (0..branches).flat_map(|b| (0..reps).map(move |n| person(b, n))).collect(),
        size,
        ..Setting::default()
    }
}

#[rstest]
#[case(6, 2, 3)]
#[case(6, 2, 4)]
#[case(7, 1, 3)]
#[case(8, 2, 4)]
#[case(60, 1, 3)]
#[case(60, 2, 4)]
#[case(600, 1, 3)]
#[case(600, 2, 3)]
fn every_rule_holds_and_the_same_seed_makes_the_same_plan(#[case] n: usize, #[case] reps: usize, #[case] size: usize) {
    let setting = setting(n, reps, size);
    for seed in [0, 20264, u64::MAX] {
        let plan = propose(&setting, seed).unwrap_or_else(|e| panic!("{}", e.say(Lang::Zh)));
        assert_eq!(check(&setting, &plan), []);
        assert_eq!((plan.teams.len(), plan.teams.iter().all(|t| t.members.len() == size)), (n, true));
        assert_eq!(propose(&setting, seed), Ok(plan));
    }
    assert_ne!(propose(&setting, 1), propose(&setting, 2), "another seed, another plan");
}

#[test]
fn six_branches_with_one_inspector_each_cannot_send_teams_of_three_without_swapping() {
    let tight = setting(6, 1, 3);
    let why = propose(&tight, 1).unwrap_err();
    assert_eq!(why.rule, Rule::Swapping(18, 15));
    assert_eq!(why.relax, [Relax::Teams(2), Relax::Swaps, Relax::SecondInspector]);
    let said = why.say(Lang::Zh);
    assert!(said.contains("18对") && said.contains("15对") && said.contains("检查组改为2人"), "{said}");
    for relax in &why.relax {
        let relaxed = match relax {
            Relax::Teams(n) => Setting { size: *n, ..tight.clone() },
            Relax::Swaps => Setting { swaps: true, ..tight.clone() },
            _ => setting(6, 2, 3),
        };
        assert!(propose(&relaxed, 1).is_ok(), "{relax:?} is said to help");
    }
}

#[test]
fn a_branch_that_too_few_may_inspect_is_named() {
    let mut few = setting(6, 2, 3);
    for p in few.people.iter().filter(|p| p.branch != "B000").take(9).map(|p| p.id.clone()).collect::<Vec<_>>() {
        few.recused.insert((p, "B000".into()));
    }
    let why = propose(&few, 1).unwrap_err();
    assert_eq!(why.rule, Rule::TooFew(vec![("B000".into(), 1)], 3));
    assert!(why.relax.contains(&Relax::Recusals));
    let nobody = Setting { people: Vec::new(), ..setting(6, 2, 3) };
    assert_eq!(propose(&nobody, 1).unwrap_err(), Impossible { rule: Rule::Nobody, relax: vec![] });
}

#[test]
fn who_was_there_lately_goes_elsewhere() {
    let mut known = setting(12, 2, 3);
    let first = propose(&known, 7).unwrap();
    for team in &first.teams {
        team.members.iter().for_each(|m| {
            known.former.insert((m.clone(), team.branch.clone()), 4);
        });
    }
    let next = propose(&known, 7).unwrap();
    let again = repeats(&known, &next).len();
    assert!(again <= 2, "{again} of 36 seats are repeats");
    assert_eq!(repeats(&known, &first).len(), 36);
}

#[test]
fn every_breach_is_found_in_a_plan_made_by_hand() {
    let mut s = setting(4, 2, 3);
    s.recused.insert(("x-0010".into(), "B002".into()));
    let team = |branch: &str, members: &[&str]| Team {
        branch: branch.into(),
        members: members.iter().map(|m| m.to_string()).collect(),
        fixed: false,
    };
    let plan = Plan {
        seed: 1,
        teams: vec![
            team("B000", &["x-0000", "x-0010", "x-0020"]),
            team("B001", &["x-0001", "x-0021"]),
            team("B002", &["x-0010", "x-0030", "x-0031"]),
        ],
    };
    let found = check(&s, &plan);
    assert!(found.contains(&Breach::OwnBranch("B000".into(), "x-0000".into())));
    assert!(found.contains(&Breach::Recused("B002".into(), "x-0010".into())));
    assert!(found.contains(&Breach::Swap("B000".into(), "B001".into())));
    assert!(found.contains(&Breach::Size("B001".into(), 2)));
    assert!(found.contains(&Breach::NoTeam("B003".into())));
    assert!(!found.iter().any(|b| matches!(b, Breach::Load(..))));
    let heavy =
        Plan { seed: 1, teams: ["B001", "B002", "B003"].map(|b| team(b, &["x-0000", "x-0010", "x-0020"])).to_vec() };
    assert!(check(&s, &heavy).contains(&Breach::Load("x-0000".into(), 3, 2)));
    assert!(found.iter().all(|b| !b.say(Lang::Zh).is_empty() && !b.say(Lang::En).is_empty()));
}

/// Two inspectors in each of the six branches, and a coordinator who belongs to none.
fn office() -> crate::model::facts::Facts {
    let mut facts = quarter_with("2026Q4", &[]);
    for b in 1..=6 {
        for n in 0..2 {
            let id = format!("x-{b}{n}");
            put(&mut facts, "person", &id, "name", &format!("检{b}{n}"));
            put(&mut facts, "person", &id, "branch", &format!("B0{b}"));
        }
    }
    put(&mut facts, "person", "x-99", "name", "党群部");
    put(&mut facts, "person", "x-11", "role", "other");
    facts
}

#[test]
fn an_accepted_plan_travels_and_an_unplanned_sheet_is_noticed() {
    let mut facts = office();
    let setting = Setting::of(&facts, "2026Q4", 3);
    assert_eq!(setting.people.len(), 11, "who does not inspect is not in the pool");
    let plan = propose(&setting, default_seed("2026Q4")).unwrap();
    assert_eq!(strays(&facts, "2026Q4"), [], "no plan, nothing to say");
    let mut act = facts.act();
    accept(&facts, &mut act, "2026Q4", &plan);
    apply(&mut facts, &act);
    let visit = crate::model::visit::Visit::of(&facts, "2026Q4/B04").unwrap();
    let planned = plan.teams.iter().find(|t| t.branch == "B04").unwrap();
    assert_eq!(visit.team.iter().map(|m| m.person.clone()).collect::<Vec<_>>(), planned.members);
    assert_eq!(visit.team.iter().map(|m| m.duty.as_str()).collect::<Vec<_>>(), ["leader", "recorder", "member"]);
    let sheet_of = |facts: &mut crate::model::facts::Facts, person: &str| {
        let mut act = facts.act();
        crate::model::sheet::open(facts, &mut act, "2026Q4/B04", person);
        apply(facts, &act);
    };
    sheet_of(&mut facts, &planned.members[0]);
    assert_eq!(strays(&facts, "2026Q4"), []);
    let stranger = setting.people.iter().find(|p| !planned.members.contains(&p.id)).unwrap().id.clone();
    sheet_of(&mut facts, &stranger);
    let found = strays(&facts, "2026Q4");
    assert_eq!(
        found.iter().map(|s| (s.branch.as_str(), s.person.clone())).collect::<Vec<_>>(),
        [("B04", stranger.clone())]
    );
    put(&mut facts, "member", &format!("2026Q4/B04/{stranger}"), "override", "组员生病，临时替换");
    assert_eq!(strays(&facts, "2026Q4"), [], "with a reason it is no stray");
}

#[test]
fn a_begun_visit_keeps_its_team_and_a_new_plan_takes_the_old_one_off() {
    let mut facts = office();
    let make = |facts: &crate::model::facts::Facts, seed| propose(&Setting::of(facts, "2026Q4", 3), seed).unwrap();
    let first = make(&facts, 1);
    let mut act = facts.act();
    accept(&facts, &mut act, "2026Q4", &first);
    apply(&mut facts, &act);
    let mut act = facts.act();
    let sheet = crate::model::sheet::open(&facts, &mut act, "2026Q4/B01", &first.teams[0].members[0]);
    crate::model::sheet::answer(&facts, &mut act, &sheet, "A1-01", &crate::model::scoring::Answer::ok()).unwrap();
    apply(&mut facts, &act);
    let second = make(&facts, 2);
    assert_eq!((second.teams[0].members.clone(), second.teams[0].fixed), (first.teams[0].members.clone(), true));
    let mut act = facts.act();
    accept(&facts, &mut act, "2026Q4", &second);
    apply(&mut facts, &act);
    for team in &second.teams {
        let id = format!("2026Q4/{}", team.branch);
        assert_eq!(facts.under("member", &id).count(), 3, "{id}");
    }
}

#[test]
fn relations_are_declared_taken_back_and_kept_to() {
    let mut facts = office();
    let mut act = facts.act();
    declare(&facts, &mut act, "x-10", "B04", "配偶在该支部").unwrap();
    assert!(declare(&facts, &mut act, "x-10", "B99", "").is_err());
    apply(&mut facts, &act);
    assert_eq!(recusals(&facts), [("x-10".to_string(), "B04".into(), "配偶在该支部".into())]);
    for seed in 0..20 {
        let setting = Setting::of(&facts, "2026Q4", 3);
        let plan = propose(&setting, seed).unwrap();
        assert_eq!(check(&setting, &plan), []);
        assert!(!plan.teams[3].members.contains(&"x-10".to_string()));
    }
    let mut act = facts.act();
    withdraw(&facts, &mut act, "x-10", "B04");
    apply(&mut facts, &act);
    assert!(recusals(&facts).is_empty() && facts_with(&[]).all("recusal").count() == 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_plan_keeps_every_rule_or_the_reason_is_given(n in 3usize..10, reps in 1usize..3, size in 2usize..5, seed: u64, recused in proptest::collection::vec((0usize..28, 0usize..14), 0..12)) {
        let mut s = setting(n, reps, size);
        for (p, b) in recused {
            let (p, b) = (p % s.people.len(), b % n);
            s.recused.insert((s.people[p].id.clone(), s.branches[b].clone()));
        }
        match propose(&s, seed) {
            Ok(plan) => {
                let odd: Vec<_> = check(&s, &plan).into_iter().filter(|b| !matches!(b, Breach::Size(..))).collect();
                prop_assert_eq!(odd, vec![]);
                prop_assert!(plan.teams.iter().all(|t| t.members.len() == size));
            }
            Err(why) => prop_assert!(!why.say(Lang::Zh).is_empty()),
        }
    }
}
