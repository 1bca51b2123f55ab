//! Tests of the questionnaire, the rates and the proposals.

use super::*;
use crate::model::checklist::{Checklist, Step};
use crate::model::decimal::{Points, Share};
use crate::model::facts::Facts;
use crate::model::rows::Rows;
use crate::model::scoring::{Answer, Verdict, check, score_item};
use crate::model::testing::{apply, put};
use crate::text::{Lang, Say};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeMap;

/// An interview whose answers are given as `Q02=know Q08=unknown`.
fn held(number: u32, answers: &str) -> Interview {
    let given = |code: &str| Given { reply: Reply::parse(code), text: String::new() };
    let pairs = answers.split_whitespace().filter_map(|a| a.split_once('='));
    let answers: BTreeMap<_, _> = pairs.map(|(q, code)| (q.to_string(), given(code))).collect();
    Interview { id: format!("xBCDFG-{number}"), number, answers, ..Interview::default() }
}

fn proposed(code: &str, interviews: &[Interview]) -> Option<Proposal> {
    propose(code, &Checklist::builtin(), &Questionnaire::builtin(), interviews)
}

#[test]
fn the_builtin_questionnaire_has_15_questions_that_bear_on_known_indicators() {
    let questions = Questionnaire::builtin();
    assert_eq!(questions.questions.len(), 15);
    assert_eq!(questions.strangers(&Checklist::builtin()).count(), 0);
    let keys: Vec<_> = questions.keys().iter().map(|q| q.code.clone()).collect();
    assert_eq!(keys, ["Q02", "Q08", "Q09", "Q15"]);
    let replies = |code: &str| questions.get(code).unwrap().replies();
    assert_eq!(replies("Q01"), [Reply::Know, Reply::Partly, Reply::Unknown, Reply::Refused]);
    assert_eq!(replies("Q03"), [Reply::Yes, Reply::No, Reply::Unsure, Reply::Refused]);
    assert_eq!(replies("Q10"), [Reply::S5, Reply::S4, Reply::S3, Reply::S2, Reply::S1, Reply::Refused]);
    assert_eq!(replies("Q13"), [Reply::Text, Reply::Refused]);
}

#[test]
fn it_comes_back_from_the_records_and_is_adopted_once() {
    let (mut facts, questions) = (Facts::new("xBCDFG", 1), Questionnaire::builtin());
    let mut act = facts.act();
    questions.adopt(&facts, &mut act);
    apply(&mut facts, &act);
    assert_eq!(Questionnaire::of(&facts, &questions.version).as_ref(), Some(&questions));
    let mut again = facts.act();
    questions.adopt(&facts, &mut again);
    assert!(again.is_empty() && questions.intact() && questions.version.starts_with('q'));
    put(&mut facts, "question", &format!("{}/Q02", questions.version), "count_in", "不计");
    assert!(!Questionnaire::of(&facts, &questions.version).unwrap().intact());
    assert_eq!(Questionnaire::of(&facts, "qNONE"), None);
}

#[test]
fn wrong_cells_are_refused_by_row_and_column() {
    let csv = "题号,问题,题型,计入\nQ1,谁？é👍,知晓,知晓率\nQ1,,猜谜,满意率\n,多久？,满意,随便";
    let said: Vec<_> =
        Questionnaire::parse("", &Rows::embedded(csv)).unwrap_err().iter().map(|e| e.to_string()).collect();
    assert_eq!(
        said,
        [
            "第3行“编号”：“Q1”与第2行重复",
            "第3行“问题”：不能为空",
            "第3行“题型”：“猜谜”无法识别，可用：知晓、满意、开放",
            "第4行“编号”：不能为空",
            "第4行“计入”：“随便”无法识别，可用：知晓率、满意率、事实核对、不计",
        ]
    );
}

#[test]
fn replies_agree_with_the_schema() {
    for reply in Reply::ALL {
        assert_eq!(Reply::parse(reply.code()), Some(reply));
        assert_eq!(Reply::parse(reply.name(Lang::Zh)), Some(reply));
    }
    assert_eq!((Reply::S1.code(), Reply::Refused.name(Lang::Zh)), ("s1", "未作答"));
    assert_eq!(Reply::parse("很满意"), None);
}

/// AMB-15: a person 知晓 = three of the four key questions.
#[rstest]
#[case("Q02=know Q08=know Q09=know Q15=know", Knowing::Aware)]
#[case("Q02=know Q08=partly Q09=know Q15=unknown", Knowing::Aware)]
#[case("Q02=know Q08=know Q09=know", Knowing::Aware)]
#[case("Q02=know Q08=know Q09=unknown", Knowing::Open)]
#[case("Q02=know Q08=know Q09=unknown Q15=unknown", Knowing::Unaware)]
#[case("Q02=know Q08=know Q09=unknown Q15=refused", Knowing::Unaware)]
#[case("Q02=unknown Q08=unknown", Knowing::Unaware)]
#[case("", Knowing::Open)]
fn amb_15_three_of_four(#[case] answers: &str, #[case] expected: Knowing) {
    assert_eq!(knowing(&Questionnaire::builtin(), &held(1, answers)), expected);
}

#[test]
fn amb_14_satisfaction_by_share_and_by_index() {
    let people = [held(1, "Q10=s5 Q11=s4 Q12=s3"), held(2, "Q10=s2 Q11=s1 Q12=refused"), held(3, "Q10=s4 Q11=s4")];
    let sum = summary(&Questionnaire::builtin(), &people, None);
    assert_eq!((sum.satisfaction.counts, sum.satisfaction.valid()), ([1, 3, 1, 1, 1], 7));
    assert_eq!(sum.satisfaction.rate(), Some(Share { part: 4, whole: 7 }));
    assert_eq!(sum.satisfaction.index(), Some(Points(6_143)), "(100+3×80+60+30+0) ÷ 7 = 61.428…");
    assert_eq!((sum.sample.short(), sum.sample.small(), sum.awareness.open.len()), (false, true, 3));
    assert!(summary(&Questionnaire::builtin(), &people, Some(4)).sample.short());
    assert_eq!(summary(&Questionnaire::builtin(), &[], None).satisfaction.rate(), None);
}

#[test]
fn r133_awareness_is_never_rounded_up_to_all() {
    let know = "Q02=know Q08=know Q09=know Q15=know";
    let mut people: Vec<_> = (1..=249).map(|n| held(n, know)).collect();
    people.push(held(250, "Q02=unknown Q08=unknown"));
    let rate = summary(&Questionnaire::builtin(), &people, None).awareness.rate().unwrap();
    assert_eq!((rate.percent(), rate.reaches(100)), (Points(9_960), false));
    let proposal = proposed("E3-01", &people).unwrap();
    assert_eq!((proposal.count, proposal.amount), (Some(1), Points(50)));
}

#[test]
fn interviews_decide_the_six_indicators_of_their_step() {
    let found = decided(&Checklist::builtin(), &Questionnaire::builtin());
    assert_eq!(found, ["A2-04", "B4-03", "C1-09", "D1-06", "E3-01", "E3-02"]);
    assert_eq!(proposed("B2-02", &[held(1, "Q08=unknown")]), None, "Q08 bears on it, but documents decide it");
    assert!(found.iter().all(|code| proposed(code, &[]).is_none() && proposed(code, &[held(1, "")]).is_none()));
}

#[rstest]
#[case("A2-04", &["Q01=know", "Q01=partly", "Q01=unknown"], Some(1), 50)]
#[case("A2-04", &["Q01=know", "Q01=refused"], None, 0)]
#[case("B4-03", &["Q04=unknown Q05=unknown", "Q04=know Q05=unknown", "Q04=know Q05=know"], Some(2), 100)]
#[case("C1-09", &["Q02=know Q03=no", "Q02=know Q03=unsure", "Q02=unknown Q03=yes"], Some(2), 100)]
#[case("C1-09", &["Q03=no", "Q03=no", "Q03=no", "Q03=no"], Some(4), 150)]
#[case("D1-06", &["Q06=know Q07=know"], None, 0)]
#[case("E3-01", &["Q02=unknown Q08=unknown", "Q02=know Q08=know Q15=know"], Some(1), 50)]
#[case("E3-02", &["Q10=s5 Q11=s4 Q12=s4"], None, 0)]
#[case("E3-02", &["Q10=s5 Q11=s4 Q12=s3"], Some(4), 150)]
#[case("E3-02", &["Q10=s4 Q11=s4 Q12=s4", "Q10=s4 Q11=s3"], Some(1), 50)]
fn what_is_proposed(#[case] code: &str, #[case] people: &[&str], #[case] count: Option<u32>, #[case] amount: i64) {
    let people: Vec<_> = (1..).zip(people).map(|(n, answers)| held(n, answers)).collect();
    let proposal = proposed(code, &people).unwrap();
    assert_eq!((proposal.count, proposal.amount), (count, Points(amount)));
    assert_eq!(proposal.verdict, if count.is_some() { Verdict::Deduct } else { Verdict::Ok });
    let list = Checklist::builtin();
    let indicator = list.get(code).unwrap();
    assert_eq!(check(indicator, &proposal.answer()), Ok(()));
    assert_eq!(score_item(indicator, &proposal.answer()).deduct, proposal.amount);
}

#[test]
fn exactly_85_percent_passes() {
    let good = "Q10=s5 Q11=s4 Q12=s4";
    let mut people: Vec<_> = (1..=5).map(|n| held(n, good)).collect();
    people.push(held(6, "Q10=s4 Q11=s4 Q12=s3"));
    people.push(held(7, "Q10=s3 Q11=s2"));
    let satisfaction = summary(&Questionnaire::builtin(), &people, None).satisfaction;
    assert_eq!(satisfaction.rate(), Some(Share { part: 17, whole: 20 }));
    assert_eq!(proposed("E3-02", &people).unwrap().verdict, Verdict::Ok);
}

#[test]
fn the_arithmetic_is_said_in_both_languages() {
    let people = [held(1, "Q01=know"), held(2, "Q01=unknown"), held(3, "")];
    let proposal = proposed("A2-04", &people).unwrap();
    assert_eq!(
        proposal.say(Lang::Zh),
        "按Q01判定2人；未答出或不符1人（2号）；1人×0.5分，扣0.50分；另有1人未问完（3号），结果可能变化"
    );
    assert_eq!(
        proposal.say(Lang::En),
        "2 judged by Q01; 1 failed (no. 2); 1 × 0.5 = 0.50 lost (unit 人); 1 not finished (no. 3), this may change"
    );
    let fail = "Q02=unknown Q08=unknown";
    let people = [held(1, fail), held(2, fail), held(3, fail), held(4, fail)];
    assert_eq!(
        proposed("E3-01", &people).unwrap().say(Lang::Zh),
        "可判定4人，4道知晓率题答对3道及以上的0人，知晓率0.00%；不知晓4人（1、2、3、4号）；4人×0.5分，扣至上限1.50分"
    );
    assert_eq!(
        proposed("E3-02", &[held(1, "Q10=s4")]).unwrap().say(Lang::Zh),
        "有效答题1个，非常满意和满意1个，满意率100.00%（应达85%），加权指数80.00；无扣分；另有1人未问完（1号），结果可能变化"
    );
}

#[test]
fn interviews_are_numbered_and_read_back() {
    let mut facts = Facts::new("xBCDFG", 9);
    let (visit, sheet) = ("2026Q4/B04", "2026Q4/B04/p");
    for post in ["倒班", "管理"] {
        let mut act = facts.act();
        let id = add(&facts, &mut act, visit, sheet, post);
        answer(&facts, &mut act, &id, "Q01", &Given { reply: Some(Reply::Know), text: "甲，é👍".into() });
        apply(&mut facts, &act);
    }
    let found = Interview::of_visit(&facts, visit);
    let short: Vec<_> =
        found.iter().map(|i| (i.number, i.post_kind.as_str(), i.reply("Q01"), i.reply("Q02"))).collect();
    assert_eq!(short, [(1, "倒班", Some(Reply::Know), None), (2, "管理", Some(Reply::Know), None)]);
    assert_eq!(found[0].answers["Q01"].text, "甲，é👍");
    assert_eq!(Interview::of(&facts, &found[1].id).as_ref(), Some(&found[1]));
    assert_eq!((Interview::of_sheet(&facts, sheet).len(), Interview::of_sheet(&facts, "其他").len()), (2, 0));
}

fn any_people() -> impl Strategy<Value = Vec<Interview>> {
    let questions = Questionnaire::builtin();
    let reply = |q: &Question| proptest::option::of(proptest::sample::select(q.replies()));
    let one: Vec<_> = questions.questions.iter().map(reply).collect();
    let codes: Vec<String> = questions.questions.iter().map(|q| q.code.clone()).collect();
    proptest::collection::vec(one, 0..12).prop_map(move |people| {
        let given = |r: Option<Reply>| Given { reply: r, text: String::new() };
        let answers = |p: Vec<Option<Reply>>| codes.iter().cloned().zip(p.into_iter().map(given)).collect();
        let people = (1u32..).zip(people);
        people.map(|(number, p)| Interview { number, answers: answers(p), ..Interview::default() }).collect()
    })
}

proptest! {
    #[test]
    fn a_proposal_can_always_be_stored_and_never_exceeds_the_people(people in any_people()) {
        let list = Checklist::builtin();
        for code in decided(&list, &Questionnaire::builtin()) {
            let Some(proposal) = proposed(&code, &people) else { continue };
            let indicator = list.get(&code).unwrap();
            prop_assert_eq!(indicator.step, Step::Interview);
            prop_assert_eq!(check(indicator, &proposal.answer()), Ok(()));
            prop_assert_eq!(score_item(indicator, &proposal.answer()).deduct, proposal.amount);
            let most = if code == "E3-02" { 17 } else { people.len() };
            prop_assert!(proposal.count.unwrap_or(0) as usize <= most);
            prop_assert_eq!(proposal.answer() == Answer::ok(), proposal.amount == Points::ZERO);
        }
    }

    #[test]
    fn everyone_is_aware_unaware_or_open(people in any_people()) {
        let sum = summary(&Questionnaire::builtin(), &people, None);
        let awareness = &sum.awareness;
        prop_assert_eq!(awareness.aware.len() + awareness.unaware.len() + awareness.open.len(), people.len());
        let all = awareness.unaware.is_empty() && !awareness.aware.is_empty();
        prop_assert_eq!(awareness.rate().is_some_and(|r| r.percent() == Points::HUNDRED), all);
        let within = sum.satisfaction.index().is_none_or(|i| (Points::ZERO..=Points::HUNDRED).contains(&i));
        prop_assert!(within && sum.satisfaction.satisfied() <= sum.satisfaction.valid());
    }
}

mod taking_over {
    use super::*;
    use crate::model::calendar::Holidays;
    use crate::model::problem::Problem;
    use crate::model::sheet::{self, Sheet, SheetError};
    use crate::model::strength::Strength;
    use crate::model::testing::facts_with;
    use chrono::NaiveDate;

    const SHEET: &str = "2026Q4/B04/x-1";

    fn facts() -> Facts {
        let list = Checklist::builtin();
        let mut facts =
            facts_with(&[("visit", "2026Q4/B04", "round", "2026Q4"), ("round", "2026Q4", "checklist", &list.version)]);
        let mut act = facts.act();
        list.adopt(&facts, &mut act);
        sheet::open(&facts, &mut act, "2026Q4/B04", "x-1");
        apply(&mut facts, &act);
        facts
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn an_accepted_deduction_carries_its_arithmetic_unless_a_person_wrote_something() {
        let mut facts = facts();
        let proposal = proposed("E3-01", &[held(1, "Q02=unknown Q08=unknown")]).unwrap();
        for (note, kept) in [("", "知晓率"), ("现场补问，é👍", "现场补问，é👍")] {
            put(&mut facts, "score", &format!("{SHEET}/E3-01"), "note", note);
            let sheet = Sheet::of(&facts, SHEET).unwrap();
            let mut act = facts.act();
            accept(&facts, &mut act, &sheet, &proposal).unwrap();
            apply(&mut facts, &act);
            let sheet = Sheet::of(&facts, SHEET).unwrap();
            assert!(proposal.accepted(&sheet) && sheet.answer("E3-01").note.contains(kept));
        }
        put(&mut facts, "sheet", SHEET, "state", "final");
        let sheet = Sheet::of(&facts, SHEET).unwrap();
        assert_eq!(accept(&facts, &mut facts.act(), &sheet, &proposal), Err(SheetError::Final));
    }

    #[test]
    fn open_answers_become_drafts_once() {
        let mut facts = facts();
        let holidays = Holidays::builtin();
        for _ in 0..2 {
            let mut act = facts.act();
            to_problem(&facts, &mut act, SHEET, " 活动室太小，é👍 ", &holidays, today());
            to_strength(&facts, &mut act, SHEET, "D1-01", "班前三分钟微党课");
            assert_eq!(to_problem(&facts, &mut act, SHEET, "  ", &holidays, today()), None);
            apply(&mut facts, &act);
        }
        let problems = Problem::of_sheet(&facts, SHEET);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].fact.as_str(), problems[0].due.as_str()), ("活动室太小，é👍", "2026-12-01"));
        assert!(problems[0].suggestion.is_empty() && problems[0].code.is_empty());
        let strengths = Strength::of_visit(&facts, "2026Q4/B04");
        assert_eq!((strengths.len(), strengths[0].highlight.as_str()), (1, "draft"));
    }

    #[test]
    fn kinds_of_posts_keep_their_order_and_the_one_asked_least_is_proposed() {
        let mut facts = facts();
        put(&mut facts, "interview", "x-9", "post_kind", "巡检岗é👍");
        let mut act = facts.act();
        let id = add(&facts, &mut act, "2026Q4/B04", SHEET, "一线操作岗");
        apply(&mut facts, &act);
        let kinds = post_kinds(&facts);
        assert_eq!((kinds[0].as_str(), next_kind(&facts, SHEET).as_str()), ("一线操作岗", "技术岗"));
        assert!(kinds.contains(&"巡检岗é👍".to_string()));
        let mut act = facts.act();
        set_post_kind(&facts, &mut act, &id, " 技术岗 ");
        apply(&mut facts, &act);
        assert_eq!(Interview::of(&facts, &id).unwrap().post_kind, "技术岗");
        let mut act = facts.act();
        remove(&facts, &mut act, &id);
        apply(&mut facts, &act);
        assert_eq!(Interview::of(&facts, &id), None);
    }

    #[test]
    fn the_next_open_question_comes_after_and_then_before() {
        let questions = Questionnaire::builtin();
        let one = held(1, "Q01=know Q03=yes Q15=know");
        assert_eq!((one.asked(&questions), one.next_open(&questions, 0)), (3, Some(1)));
        assert_eq!((one.next_open(&questions, 1), one.next_open(&questions, 14)), (Some(3), Some(1)));
    }

    #[test]
    fn a_name_is_noticed() {
        let mut facts = facts();
        put(&mut facts, "person", "x-1", "name", "王芳");
        assert_eq!(named(&facts, "书记王芳谈过一次").as_deref(), Some("王芳"));
        assert_eq!(named(&facts, "书记谈过一次，é👍"), None);
    }
}
