//! Papers of pairing and duty claims (R066, R067, R069, R102–R109, R151, R155).

use super::*;
use crate::model::act::Act;
use crate::model::calendar::Month;
use crate::model::decimal::Points;
use crate::model::duty::{self, Claim, Kind as PostKind, Source};
use crate::model::pairing::{self, Party};

const MECHANISMS: [&str; 8] = [
    "pair-contract",
    "pair-diagnosis",
    "pair-ledger",
    "pair-urgent",
    "duty-posts",
    "duty-claims",
    "duty-ledger",
    "duty-results",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn does(facts: &mut Facts, change: impl FnOnce(&Facts, &mut Act)) {
    let mut act = facts.act();
    change(facts, &mut act);
    apply(facts, &act);
}

/// B03 is helped; nothing is agreed yet.
fn drawn() -> (Facts, String) {
    drawn_in(empty())
}

fn drawn_in(mut facts: Facts) -> (Facts, String) {
    does(&mut facts, |f, a| drop(pairing::draw_up(f, a, BRANCH, "", "纪委副书记").unwrap()));
    let id = facts.all("pair").next().unwrap().id.clone();
    (facts, id)
}

/// The pair runs, the duties of three members too.
fn running() -> Facts {
    running_in(empty())
}

/// The same beside what these facts say.
pub(super) fn running_in(facts: Facts) -> Facts {
    let (mut facts, id) = drawn_in(facts);
    let terms = [("from", "2026-10-12"), ("to", "2026-12-31"), ("keeper", "赵新"), ("follower", "钱一")];
    does(&mut facts, |f, a| {
        let helper = person::add(f, a, "周敏é👍", "", "");
        pairing::set_terms(f, a, &id, &[&terms[..], &[("helper", &helper)]].concat()).unwrap();
        pairing::set_goal(f, a, &id, "台账齐全率", "100%").unwrap();
        pairing::add_gap(f, a, &id, "支委会记录缺表决", "papers", day("2026-11-06"), true).unwrap();
        pairing::add_task(f, a, &id, "", "补齐三季度记录", "赵新", day("2026-11-20")).unwrap();
    });
    for party in Party::ALL {
        does(&mut facts, |f, a| pairing::sign(f, a, &id, party, day("2026-10-12")).unwrap());
    }
    let at = "2026-11-03T10:00:00+08:00".parse().unwrap();
    does(&mut facts, |f, a| drop(pairing::log(f, a, &id, "visit", at, "示范台账整理", "").unwrap()));
    does(&mut facts, |f, a| drop(pairing::log(f, a, &id, "advice", at, "补签到表", "").unwrap()));
    duties(&mut facts);
    facts
}

fn duties(facts: &mut Facts) {
    does(facts, |f, a| {
        for (name, committee) in [("赵新", true), ("钱一", false), ("孙强é👍", false)] {
            duty::add_member(f, a, BRANCH, name, "一班", committee).unwrap();
        }
        duty::add_post(f, a, ROUND, BRANCH, PostKind::Basic, "履职岗", "按时参加组织生活").unwrap();
    });
    does(facts, |f, a| duty::publish(f, a, ROUND, BRANCH, day("2026-10-12")).unwrap());
    does(facts, |f, a| drop(duty::claim(f, a, ROUND, BRANCH, "钱一", "履职岗", day("2026-10-13")).unwrap()));
    let claim = Claim::list(facts, ROUND, BRANCH).pop().unwrap();
    does(facts, |f, a| duty::review(f, a, &claim.id, "赵新", None, day("2026-10-14")).unwrap());
    let claim = Claim::of(facts, &claim.id).unwrap();
    let finding = (false, "补签两次");
    does(facts, |f, a| drop(duty::note(f, a, &claim, Source::Spot, "赵新", finding, day("2026-10-16")).unwrap()));
    let month = Month { year: 2026, month: 10 };
    does(facts, |f, a| duty::score(f, a, BRANCH, "钱一", month, Points::whole(73), day("2026-10-31")).unwrap());
}

#[test]
fn every_paper_of_both_mechanisms_in_every_format_it_claims() {
    let (facts, words) = (running(), Template::builtin());
    for key in MECHANISMS {
        let kind = kind(key).unwrap();
        for format in formats(kind) {
            let bytes = write(kind, &facts, &request(&words), format).unwrap();
            assert!(bytes.len() > 100, "{key} {format:?}");
        }
        assert!(!md_of(&facts, key).contains('⟦'), "{key}");
    }
}

#[test]
fn r066_r155_the_contract_comes_in_three_copies_with_the_wording_of_the_attachment() {
    let said = md_of(&running(), "pair-contract");
    for who in ["第1份：甲方存", "第2份：乙方存", "第3份：监督方存"] {
        assert!(said.contains(who), "{who}");
    }
    for words in [
        "政工部门负责人：周敏é👍，职务：纪委副书记",
        "2026年10月12日—2026年12月31日",
        "实现台账齐全率100%等全部量化目标",
        "赵新负责台账整理、钱一负责党员参与跟踪",
        "每月下沉乙方支部不少于2次",
        "24小时内与乙方书记沟通",
        "延长责任期1个月",
        "甲方（签字/盖章）",
    ] {
        assert_eq!(said.matches(words).count(), 3, "{words}\n{said}");
    }
    assert!(!said.contains(" and ") && !said.contains("模版") && !said.contains("简介明了"), "O1, O3, O4 are mended");
}

#[test]
fn r130_r131_what_is_not_agreed_yet_is_a_blank_line() {
    let (facts, _) = drawn();
    let said = md_of(&facts, "pair-contract");
    assert!(said.contains("政工部门负责人：＿＿＿＿") && said.contains("实现＿＿＿＿等全部量化目标"), "{said}");
    assert!(said.contains("＿＿年＿＿月＿＿日—＿＿年＿＿月＿＿日"));
}

#[test]
fn r067_r068_the_diagnosis_and_r069_the_ledger() {
    let facts = running();
    let said = md_of(&facts, "pair-diagnosis");
    assert!(said.contains("支委会记录缺表决") && said.contains("核心") && said.contains("补齐三季度记录"), "{said}");
    let said = md_of(&facts, "pair-ledger");
    assert!(
        said.contains("示范台账整理") && said.contains("2026年11月12日"),
        "advice is due in 7 working days: {said}"
    );
    assert!(said.contains("11月：下沉1次（应2次）") && said.contains("乙方月报无"), "{said}");
    let said = md_of(&facts, "pair-urgent");
    assert!(said.contains("台账齐全率：目标 100%") && said.contains("补齐三季度记录"), "{said}");
}

#[test]
fn r102_to_r109_the_papers_of_duty_claims_say_what_is_needed_and_no_more() {
    let facts = running();
    assert!(
        md_of(&facts, "duty-posts").contains("按时参加组织生活")
            && md_of(&facts, "duty-posts").contains("2026年10月12日")
    );
    let claims = md_of(&facts, "duty-claims");
    assert!(claims.contains("钱一") && claims.contains("孙强é👍"), "who claimed nothing yet has a line too: {claims}");
    assert!(md_of(&facts, "duty-ledger").contains("补签两次"));
    let posted = md_of(&facts, "duty-results");
    assert!(posted.contains("钱一") && posted.contains("履职合格") && posted.contains("履职岗"), "{posted}");
    assert!(!posted.contains("73") && !posted.contains("一班") && !posted.contains("补签"), "R109: {posted}");
}

#[test]
fn without_a_pair_or_duties_there_is_nothing_to_print() {
    let (facts, words) = (empty(), Template::builtin());
    for key in MECHANISMS {
        let refused = build(kind(key).unwrap(), &facts, &request(&words));
        assert!(matches!(refused, Err(ReportError::Nothing(..))), "{key}");
    }
}
