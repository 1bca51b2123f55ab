use super::*;
use crate::model::calendar::Holidays;
use crate::model::testing::{apply, facts_with, put};
use chrono::{DateTime, FixedOffset};
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<FixedOffset> {
    format!("{text}:00+08:00").parse().unwrap()
}

fn noon(date: &str) -> DateTime<FixedOffset> {
    at(&format!("{date}T12:00"))
}

fn office() -> Facts {
    facts_with(&[
        ("branch", "B02", "name", "机关二支部"),
        ("branch", "B02", "helper_post", "党群部部长"),
        ("branch", "B04", "name", "生产一支部"),
        ("branch", "B04", "helper_post", "纪委副书记"),
        ("branch", "B06", "name", "质检党支部"),
        ("person", "p1", "name", "王敏·é👍"),
        ("person", "p4", "name", "李四"),
        ("person", "p4", "branch", "B04"),
    ])
}

fn does<T>(facts: &mut Facts, act: impl FnOnce(&Facts, &mut Act) -> T) -> T {
    let mut edits = facts.act();
    let out = act(facts, &mut edits);
    apply(facts, &edits);
    out
}

/// A pair of B04 in force from 2026-10-15 to 2026-12-31.
fn running() -> (Facts, String) {
    let mut facts = office();
    let id = does(&mut facts, |f, a| draw_up(f, a, "B04", "p1", "纪委副书记")).unwrap();
    let terms = [("from", "2026-10-12"), ("to", "2026-12-31"), ("keeper", "赵"), ("follower", "钱")];
    does(&mut facts, |f, a| set_terms(f, a, &id, &terms)).unwrap();
    does(&mut facts, |f, a| set_goal(f, a, &id, "台账齐全率", "100%")).unwrap();
    for (party, on) in Party::ALL.into_iter().zip(["2026-10-12", "2026-10-13", "2026-10-15"]) {
        does(&mut facts, |f, a| sign(f, a, &id, party, day(on))).unwrap();
    }
    (facts, id)
}

fn pair(facts: &Facts, id: &str) -> Pair {
    Pair::of(facts, id).unwrap()
}

fn of_rule(facts: &Facts, id: &str, now: &str, rule: Rule) -> Vec<(u32, u32, String, Standing)> {
    let found = clocks(facts, &pair(facts, id), at(now), &Holidays::builtin(), Lang::Zh);
    let mut found: Vec<_> = found.into_iter().filter(|c| c.rule == rule).collect();
    found.sort_by_key(|c| c.due.date);
    found.into_iter().map(|c| (c.done, c.need, c.due.date.to_string(), c.standing)).collect()
}

#[test]
fn r061_to_r064_the_organisation_names_the_pairs_once() {
    let mut facts = office();
    let ids = does(&mut facts, draw_up_named);
    let branches: Vec<_> = ids.iter().map(|id| pair(&facts, id)).map(|p| (p.branch, p.post)).collect();
    assert_eq!(branches, [("B02".into(), "党群部部长".into()), ("B04".into(), "纪委副书记".to_string())]);
    assert!(does(&mut facts, draw_up_named).is_empty(), "not twice");
    assert!(Pair::live(&facts, "B06").is_none());
}

#[test]
fn r060_one_helper_for_two_branches_is_a_warning_and_one_branch_with_two_helpers_refused() {
    let mut facts = office();
    let first = does(&mut facts, |f, a| draw_up(f, a, "B04", "p1", "纪委副书记")).unwrap();
    let again = does(&mut facts, |f, a| draw_up(f, a, "B04", "", "工会副主席"));
    assert_eq!(again, Err(PairError::BranchPaired("纪委副书记".into())));
    let second = does(&mut facts, |f, a| draw_up(f, a, "B06", "p1", "纪委副书记")).unwrap();
    assert_eq!(pair(&facts, &second).shared_helper(&facts), ["B04"]);
    assert_eq!(pair(&facts, &first).shared_helper(&facts), ["B06"]);
    assert_eq!(does(&mut facts, |f, a| draw_up(f, a, "B02", "", "")).map(|id| id.is_empty()), Ok(false));
}

#[test]
fn a_helper_is_not_of_the_branch_itself() {
    let mut facts = office();
    assert_eq!(does(&mut facts, |f, a| draw_up(f, a, "B04", "p4", "")), Err(PairError::OwnBranch));
    let id = does(&mut facts, |f, a| draw_up(f, a, "B04", "", "")).unwrap();
    assert_eq!(does(&mut facts, |f, a| set_terms(f, a, &id, &[("helper", "p4")])), Err(PairError::OwnBranch));
}

#[test]
fn r130_r131_r142_what_is_missing_is_named_before_anybody_signs() {
    let mut facts = office();
    let id = does(&mut facts, |f, a| draw_up(f, a, "B04", "", "纪委副书记")).unwrap();
    let refused = does(&mut facts, |f, a| sign(f, a, &id, Party::Office, day("2026-10-12"))).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "责任书还缺帮扶人、责任期限、量化目标及目标值、两名支委的分工，不能签字（意见附一至附四）"
    );
    let terms = [("from", "2026-12-31"), ("to", "2026-10-12")];
    assert_eq!(does(&mut facts, |f, a| set_terms(f, a, &id, &terms)), Err(PairError::Term));
}

#[test]
fn r155_nothing_runs_before_the_third_signature() {
    let (mut facts, id) = running();
    assert_eq!(pair(&facts, &id).in_force(), Some(day("2026-10-15")), "the last signature, not the first day");
    let early = does(&mut facts, |f, a| log(f, a, &id, "visit", noon("2026-10-14"), "来早了", ""));
    assert_eq!(early, Err(PairError::NotInForce));
    put(&mut facts, "pair", &id, "signed_branch", "");
    assert_eq!(pair(&facts, &id).stage(day("2026-11-22")), Stage::Draft);
    assert!(clocks(&facts, &pair(&facts, &id), noon("2026-11-22"), &Holidays::builtin(), Lang::Zh).is_empty());
    assert_eq!(does(&mut facts, |f, a| set_terms(f, a, &id, &[("to", "2027-01-31")])), Err(PairError::Signed));
}

#[rstest]
#[case("2026-10-14", Stage::Signed)]
#[case("2026-10-15", Stage::Running)]
#[case("2026-12-31", Stage::Running)]
#[case("2027-01-01", Stage::Acceptance)]
fn stages_follow_the_days(#[case] today: &str, #[case] stage: Stage) {
    let (facts, id) = running();
    assert_eq!(pair(&facts, &id).stage(day(today)), stage);
}

#[test]
fn r134_two_visits_a_month_and_a_part_of_them_in_a_part_of_a_month() {
    let (mut facts, id) = running();
    for date in ["2026-10-16", "2026-11-03", "2026-11-03"] {
        does(&mut facts, |f, a| log(f, a, &id, "visit", noon(date), "下沉指导", "")).unwrap();
    }
    let found = of_rule(&facts, &id, "2026-12-01T09:00", Rule::Visits);
    let want = [
        (1, 2, "2026-10-31".to_string(), Standing::Overdue),
        (2, 2, "2026-11-30".to_string(), Standing::Met),
        (0, 2, "2026-12-31".to_string(), Standing::Open),
    ];
    assert_eq!(found, want, "17 of 31 days in October: 2 × 17 ÷ 31, rounded up, are 2");
    put(&mut facts, "pair", &id, "signed_office", "2026-10-20");
    assert_eq!(of_rule(&facts, &id, "2026-12-01T09:00", Rule::Visits)[0].1, 1, "12 of 31 days: one visit");
}

#[test]
fn r139_every_week_with_a_working_day_asks_for_a_spot_check() {
    let (mut facts, id) = running();
    put(&mut facts, "pair", &id, "from", "2026-09-21");
    for field in ["signed_helper", "signed_branch", "signed_office"] {
        put(&mut facts, "pair", &id, field, "2026-09-21");
    }
    does(&mut facts, |f, a| log(f, a, &id, "spot", noon("2026-09-23"), "抽查台账", "")).unwrap();
    let found = of_rule(&facts, &id, "2026-10-12T08:00", Rule::Spot);
    let first = ("2026-09-27".to_string(), Standing::Met);
    assert_eq!((found[0].2.clone(), found[0].3), first);
    assert!(found[1..].iter().all(|f| f.0 == 0 && f.1 == 1));
    // A term within the National Day holiday has no working day at all.
    put(&mut facts, "pair", &id, "from", "2026-10-01");
    put(&mut facts, "pair", &id, "to", "2026-10-04");
    assert!(of_rule(&facts, &id, "2026-10-12T08:00", Rule::Spot).is_empty());
}

#[test]
fn r136_r143_r144_r150_reports_quiz_and_review_by_month_and_quarter() {
    let (mut facts, id) = running();
    for kind in ["monthly", "quiz"] {
        does(&mut facts, |f, a| log(f, a, &id, kind, noon("2026-10-30"), "报告、小测试", "")).unwrap();
    }
    let monthly = of_rule(&facts, &id, "2026-12-01T09:00", Rule::Monthly);
    assert_eq!(monthly.iter().map(|m| m.3).collect::<Vec<_>>(), [Standing::Met, Standing::Overdue, Standing::Open]);
    assert_eq!(of_rule(&facts, &id, "2026-12-01T09:00", Rule::Quiz)[0].3, Standing::Met);
    for rule in [Rule::Quarterly, Rule::Review] {
        assert_eq!(of_rule(&facts, &id, "2026-12-31T23:59", rule)[0].3, Standing::Open, "the last day counts");
        assert_eq!(of_rule(&facts, &id, "2027-01-01T00:00", rule)[0].3, Standing::Overdue);
    }
    assert_eq!((Rule::Review.side(), Rule::Quiz.side(), Rule::Spot.side()), (Side::Office, Side::Branch, Side::Helper));
}

#[test]
fn r135_tools_within_three_working_days_of_naming_the_shortfall() {
    let (mut facts, id) = running();
    let gap = does(&mut facts, |f, a| add_gap(f, a, &id, "台账不全", "papers", day("2026-11-06"), true)).unwrap();
    assert_eq!(of_rule(&facts, &id, "2026-11-11T23:00", Rule::Tool)[0].3, Standing::Open);
    assert_eq!(of_rule(&facts, &id, "2026-11-12T00:00", Rule::Tool)[0].3, Standing::Overdue, "Fri + 3 = Wed");
    does(&mut facts, |f, a| log(f, a, &id, "tool", noon("2026-11-12"), "台账模板", &gap)).unwrap();
    assert_eq!(of_rule(&facts, &id, "2026-11-13T09:00", Rule::Tool)[0].3, Standing::Late);
}

#[rstest]
#[case("request", Rule::Request, "2026-11-13")]
#[case("objection", Rule::Objection, "2026-11-13")]
#[case("advice", Rule::Advice, "2026-11-17")]
fn r137_r146_r147_five_and_seven_working_days(#[case] kind: &str, #[case] rule: Rule, #[case] due: &str) {
    let (mut facts, id) = running();
    let entry = does(&mut facts, |f, a| log(f, a, &id, kind, noon("2026-11-06"), "场地支持", "")).unwrap();
    assert_eq!(of_rule(&facts, &id, "2026-11-06T13:00", rule), [(0, 1, due.to_string(), Standing::Open)]);
    let late = format!("{}T09:00", day(due).succ_opt().unwrap());
    assert_eq!(of_rule(&facts, &id, &late, rule)[0].3, Standing::Overdue);
    assert_eq!(does(&mut facts, |f, a| settle(f, a, &entry, noon(due), " ")), Err(PairError::Empty));
    does(&mut facts, |f, a| settle(f, a, &entry, noon(due), "已落实")).unwrap();
    assert_eq!(of_rule(&facts, &id, &late, rule)[0].3, Standing::Met);
}

#[test]
fn r140_twenty_four_hours_run_over_the_weekend() {
    let (mut facts, id) = running();
    let entry = does(&mut facts, |f, a| log(f, a, &id, "behind", at("2026-11-06T16:30"), "台账未补", "")).unwrap();
    assert_eq!(of_rule(&facts, &id, "2026-11-07T16:30", Rule::Talk)[0].3, Standing::Open);
    assert_eq!(of_rule(&facts, &id, "2026-11-07T16:31", Rule::Talk)[0].3, Standing::Overdue, "a Saturday counts");
    put(&mut facts, "setting", "deadline.talk", "value", "48");
    assert_eq!(of_rule(&facts, &id, "2026-11-08T16:30", Rule::Talk)[0].3, Standing::Open, "the office allows 48 hours");
    put(&mut facts, "setting", "deadline.talk", "value", "24");
    does(&mut facts, |f, a| settle(f, a, &entry, at("2026-11-07T16:00"), "已与书记商定补救措施")).unwrap();
    assert_eq!(of_rule(&facts, &id, "2026-11-09T08:00", Rule::Talk)[0].3, Standing::Met);
}

#[test]
fn r067_one_or_two_core_shortfalls_and_r068_three_required_fields() {
    let (mut facts, id) = running();
    let warning = |facts: &Facts| Gap::core_warning(&Gap::of_pair(facts, &id), Lang::Zh);
    assert!(warning(&facts).unwrap().contains("现在是0个"));
    for n in 1..=3 {
        let words = format!("短板{n}");
        does(&mut facts, |f, a| add_gap(f, a, &id, &words, "members", day("2026-11-06"), true)).unwrap();
        assert_eq!(warning(&facts).is_none(), n <= 2);
    }
    let task = |person: &str, facts: &mut Facts| {
        does(facts, |f, a| add_task(f, a, &id, "", "补齐台账", person, day("2026-11-20")))
    };
    assert_eq!(task(" ", &mut facts), Err(PairError::Empty));
    let made = task("赵", &mut facts).unwrap();
    let overdue = |facts: &Facts| Task::of_pair(facts, &id)[0].overdue(day("2026-11-21"));
    assert!(overdue(&facts));
    does(&mut facts, |f, a| finish_task(f, a, &made, day("2026-11-21")));
    assert!(!overdue(&facts));
}

/// Everything that the contract aims at.
fn reach_all(facts: &mut Facts, id: &str) {
    let goal = Goal::of_pair(facts, id)[0].id.clone();
    does(facts, |f, a| measure_goal(f, a, &goal, "100%", true));
    for (entity, id, field, value) in [
        ("visit", "2026Q4/B04", "branch", "B04"),
        ("visit", "2026Q4/B04", "date", "2026-11-20"),
        ("strength", "s1", "visit", "2026Q4/B04"),
        ("strength", "s1", "highlight", "printed"),
    ] {
        put(facts, entity, id, field, value);
    }
    let survey = does(facts, |f, a| hold(f, a, id, day("2026-12-20"), false, 36)).unwrap();
    for n in 0..20 {
        let level = ["s5", "s4", "s4", "s4", "s4", "s4", "s3"][n % 7];
        does(facts, |f, a| reply(f, a, &survey, true, level));
    }
}

#[test]
fn r132_r133_r151_a_pass_needs_every_aim() {
    let (mut facts, id) = running();
    let pass = |facts: &mut Facts| does(facts, |f, a| accept(f, a, &id, true, "", day("2026-12-31")));
    assert_eq!(
        does(&mut facts, |f, a| accept(f, a, &id, true, "", day("2026-12-30"))),
        Err(PairError::NotYet(day("2026-12-31")))
    );
    let Err(PairError::Unreached(list)) = pass(&mut facts) else { panic!("nothing is reached") };
    assert_eq!(list.len(), 3);
    reach_all(&mut facts, &id);
    assert_eq!(pass(&mut facts), Ok(()));
    assert_eq!(pair(&facts, &id).stage(day("2026-12-31")), Stage::Passed);
    assert_eq!(pass(&mut facts), Err(PairError::NoAcceptance));
}

#[test]
fn r151_r154_a_month_more_with_an_urgent_plan_and_then_the_end() {
    let (mut facts, id) = running();
    let on = |facts: &mut Facts, pass: bool, plan: &str, date: &str| {
        does(facts, |f, a| accept(f, a, &id, pass, plan, day(date)))
    };
    assert_eq!(on(&mut facts, false, "  ", "2027-01-04"), Err(PairError::NoUrgentPlan));
    on(&mut facts, false, "一、每周两次下沉；二、……", "2027-01-04").unwrap();
    assert_eq!(pair(&facts, &id).end(), Some(day("2027-01-31")));
    assert_eq!(pair(&facts, &id).stage(day("2027-01-31")), Stage::Extended);
    assert_eq!(on(&mut facts, false, "", "2027-01-30"), Err(PairError::NotYet(day("2027-01-31"))));
    assert_eq!(pair(&facts, &id).stage(day("2027-02-01")), Stage::LastAcceptance);
    on(&mut facts, false, "", "2027-02-01").unwrap();
    assert_eq!(pair(&facts, &id).stage(day("2027-02-01")), Stage::Failed);
    assert!(Pair::live(&facts, "B04").is_none(), "the branch can be paired anew");
}

#[rstest]
#[case("2027-01-31", "2027-02-28")]
#[case("2028-01-31", "2028-02-29")]
#[case("2026-11-30", "2026-12-30")]
#[case("2026-12-31", "2027-01-31")]
fn r151_a_month_more_at_month_ends(#[case] to: &str, #[case] end: &str) {
    let (mut facts, id) = running();
    put(&mut facts, "pair", &id, "to", to);
    put(&mut facts, "pair", &id, "verdict", "extend");
    assert_eq!(pair(&facts, &id).end(), Some(day(end)));
}

#[rstest]
#[case(20, 20, 17, 20, true)] // 85 % exactly
#[case(20, 20, 16, 20, false)]
#[case(299, 300, 300, 300, false)] // 99.66 % is not 100 %
fn r133_amb14_amb15_the_marks_are_exact(
    #[case] aware: u32,
    #[case] replies: u32,
    #[case] satisfied: u32,
    #[case] valid: u32,
    #[case] passes: bool,
) {
    use crate::model::decimal::Share;
    let result = SurveyResult {
        replies,
        census: false,
        members: 400,
        aware: Share::new(aware, replies),
        satisfied: Share::new(satisfied, valid),
    };
    assert_eq!(result.passes(), passes, "{}", result.words(Lang::Zh));
}

#[test]
fn few_replies_are_not_shown_and_a_census_needs_everybody() {
    let (mut facts, id) = running();
    let survey = does(&mut facts, |f, a| hold(f, a, &id, day("2026-12-20"), true, 6)).unwrap();
    let result = |facts: &Facts| Survey::of_pair(facts, &id)[0].result(facts);
    for n in 1..=6 {
        does(&mut facts, |f, a| reply(f, a, &survey, true, "s5"));
        let known = result(&facts);
        assert_eq!(known.hidden(), n < SMALLEST_GROUP, "{}", known.words(Lang::Zh));
        assert_eq!(known.passes(), n == 6);
    }
    assert_eq!(result(&facts).words(Lang::Zh), "全体，应答6人，已收6份，知晓率100.00%，满意度100.00%");
    assert_eq!(does(&mut facts, |f, a| hold(f, a, &id, day("2026-12-20"), true, 0)), Err(PairError::Empty));
}

#[test]
fn amb19_the_office_does_not_score_its_own_head_alone() {
    let mut facts = office();
    let ids = does(&mut facts, draw_up_named);
    let own: Vec<_> = ids.iter().map(|id| pair(&facts, id).scores_itself()).collect();
    assert_eq!(own, [true, false]);
}

fn scored(facts: &mut Facts, round: &str, branch: &str, score: &str) {
    let id = format!("{round}/{branch}/help");
    for (field, value) in [("round", round), ("branch", branch), ("kind", "help"), ("score", score)] {
        put(facts, "external", &id, field, value);
    }
}

#[test]
fn r070_r071_r073_r074_the_quarters_score_and_what_follows() {
    let (mut facts, id) = running();
    let said = |facts: &Facts, today: &str| hints(facts, &pair(facts, &id), day(today));
    let quarter = crate::model::calendar::Quarter::parse("2026Q4").unwrap();
    assert!(said(&facts, "2026-12-31").is_empty(), "the quarter is not over");
    assert_eq!(said(&facts, "2027-01-04"), [Hint::NoScore(quarter)]);
    for (score, want) in
        [("80", "可申报"), ("79.99", "约谈支部书记"), ("60", "约谈支部书记"), ("59.99", "重新制定帮扶方案")]
    {
        scored(&mut facts, "2026Q4", "B04", score);
        let words = said(&facts, "2026-12-31").iter().map(|h| h.say(Lang::Zh)).collect::<Vec<_>>().join("\n");
        assert!(words.contains(want), "{score}: {words}");
    }
}

#[test]
fn r072_the_years_mean_is_exact_and_r153_two_quarters_below_are_told() {
    let (mut facts, id) = running();
    scored(&mut facts, "2026Q3", "B04", "79.50");
    scored(&mut facts, "2026Q4", "B04", "70.01");
    assert_eq!(year(&facts, "B04", 2026), Some((crate::model::decimal::Points(7476), 2)), "74.755 rounds half up");
    assert_eq!(year(&facts, "B04", 2025), None);
    let said = hints(&facts, &pair(&facts, &id), day("2026-12-31"));
    assert!(said.iter().any(|h| matches!(h, Hint::NotExcellent(..))), "{said:?}");
    scored(&mut facts, "2026Q3", "B04", "80");
    let said = hints(&facts, &pair(&facts, &id), day("2026-12-31"));
    assert!(!said.iter().any(|h| matches!(h, Hint::NotExcellent(..))), "80 is reached");
}

#[test]
fn r152_r154_what_follows_a_pass_and_a_failure() {
    let (mut facts, id) = running();
    put(&mut facts, "pair", &id, "verdict", "pass");
    assert!(hints(&facts, &pair(&facts, &id), day("2027-01-04")).contains(&Hint::Passed));
    put(&mut facts, "pair", &id, "verdict", "extend");
    put(&mut facts, "pair", &id, "last_verdict", "fail");
    assert!(hints(&facts, &pair(&facts, &id), day("2027-02-04")).contains(&Hint::Failed));
}

#[test]
fn r069_r138_r148_r141_r145_the_ledger_takes_what_people_do_and_judges_nothing() {
    let (mut facts, id) = running();
    for (kind, words) in [
        ("coordinate", "R138：设备党支部同意联合服务"),
        ("talk", "R069：与书记沟通未按时完成的任务"),
        ("monthly", "R148：经验整理好报甲方"),
        ("visit", "R145：资料已备，两名党员代表参加"),
    ] {
        does(&mut facts, |f, a| log(f, a, &id, kind, noon("2026-11-03"), words, "")).unwrap();
    }
    let found = clocks(&facts, &pair(&facts, &id), noon("2026-11-04"), &Holidays::builtin(), Lang::Zh);
    let words = |c: &Clock| c.rule.source();
    assert!(
        !found.iter().map(words).any(|r| ["R141", "R145", "R138", "R148"].contains(&r)),
        "no clock where no limit is"
    );
    let task = does(&mut facts, |f, a| add_task(f, a, &id, "", "补记录", "赵", day("2026-11-02"))).unwrap();
    let overdue = |f: &Facts| Task::of_pair(f, &id)[0].overdue(day("2026-11-03"));
    assert!(overdue(&facts), "R069: what is not done in time is listed");
    does(&mut facts, |f, a| finish_task(f, a, &task, day("2026-11-03")));
    assert!(!overdue(&facts));
}

#[test]
fn the_months_strip_counts_visits_weeks_and_reports() {
    let (mut facts, id) = running();
    for (kind, date) in
        [("visit", "2026-11-03"), ("spot", "2026-11-03"), ("spot", "2026-11-04"), ("monthly", "2026-11-20")]
    {
        does(&mut facts, |f, a| log(f, a, &id, kind, noon(date), "记录", "")).unwrap();
    }
    scored(&mut facts, "2026Q4", "B04", "84");
    let p = pair(&facts, &id);
    let all = clocks(&facts, &p, noon("2026-11-22"), &Holidays::builtin(), Lang::Zh);
    let november = months(&all).pop().unwrap();
    assert_eq!((november.visits, november.weeks, november.report), ((1, 2), (1, 4), true));
    let quarter = quarters(&facts, &p, &all).pop().unwrap();
    assert_eq!((quarter.report, quarter.score.map(|s| s.to_string())), (false, Some("84.00".into())));
    assert_eq!(quarter.band().map(|b| b.title(Lang::Zh)).as_deref(), Some("达标"));
}

#[test]
fn r065_the_list_of_shortfalls_names_each_with_how_it_was_found_and_the_plan_answers_it() {
    let (mut facts, id) = running();
    for (words, source) in [("台账不全", "papers"), ("说不清岗位", "members"), ("C1-04 反复失分", "visit")]
    {
        does(&mut facts, |f, a| add_gap(f, a, &id, words, source, day("2026-10-20"), false)).unwrap();
    }
    let gaps = Gap::of_pair(&facts, &id);
    let sources: Vec<_> = gaps.iter().map(|g| g.source.as_str()).collect();
    assert_eq!(sources, ["papers", "members", "visit"]);
    does(&mut facts, |f, a| add_task(f, a, &id, &gaps[2].id, "按月召开党小组会", "钱", day("2026-11-30"))).unwrap();
    assert_eq!(Task::of_pair(&facts, &id)[0].gap, gaps[2].id, "the plan says which shortfall it mends");
}
