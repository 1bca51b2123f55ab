use super::*;
use crate::model::act::Act;
use crate::model::calendar::{Holidays, Month, Quarter};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::pairing::Standing;
use crate::model::rows::Rows;
use crate::model::testing::{apply, facts_with, put};
use crate::text::Lang;
use chrono::NaiveDate;
use rstest::rstest;

const ROUND: &str = "2026Q4";
const OCTOBER: Month = Month { year: 2026, month: 10 };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn does<T>(facts: &mut Facts, act: impl FnOnce(&Facts, &mut Act) -> T) -> T {
    let mut edits = facts.act();
    let out = act(facts, &mut edits);
    apply(facts, &edits);
    out
}

/// B04 with two of the committee and two others.
fn branch() -> Facts {
    let mut facts = facts_with(&[("branch", "B04", "name", "生产一支部")]);
    for (name, committee) in [("赵新", true), ("钱一", true), ("孙é👍", false), ("李 四", false)] {
        does(&mut facts, |f, a| add_member(f, a, "B04", name, "一班", committee)).unwrap();
    }
    facts
}

/// The usual posts, published on 2026-10-12.
fn published() -> Facts {
    let mut facts = branch();
    does(&mut facts, |f, a| standard(f, a, ROUND, "B04")).unwrap();
    does(&mut facts, |f, a| publish(f, a, ROUND, "B04", day("2026-10-12"))).unwrap();
    facts
}

fn claims_one(facts: &mut Facts, who: &str, post: &str) -> Result<String, DutyError> {
    does(facts, |f, a| claim(f, a, ROUND, "B04", who, post, day("2026-10-13")))
}

fn reviews(facts: &mut Facts, id: &str) -> Result<(), DutyError> {
    does(facts, |f, a| review(f, a, id, "赵新", None, day("2026-10-14")))
}

/// Everyone has a basic post, 孙 a service post too; all reviewed and posted on 2026-10-15.
fn running() -> Facts {
    let mut facts = published();
    for who in ["赵新", "钱一", "孙é👍", "李四"] {
        let id = claims_one(&mut facts, who, "自身标准化履职岗").unwrap();
        reviews(&mut facts, &id).unwrap();
    }
    let id = claims_one(&mut facts, "孙é👍", "志愿服务岗").unwrap();
    reviews(&mut facts, &id).unwrap();
    does(&mut facts, |f, a| notice(f, a, ROUND, "B04", day("2026-10-15"), OBJECTION_DAYS)).unwrap();
    facts
}

fn found(facts: &Facts, who: &str, post: &str) -> Claim {
    Claim::find(facts, ROUND, "B04", who, post).unwrap()
}

fn checks(facts: &mut Facts, who: &str, post: &str, by: &str, on: &str) -> Result<String, DutyError> {
    let claim = found(facts, who, post);
    let source = if claim.kind(facts) == Some(Kind::Basic) { Source::Spot } else { Source::Verify };
    does(facts, |f, a| note(f, a, &claim, source, by, (true, ""), day(on)))
}

fn of_rule(facts: &Facts, today: &str, rule: Rule) -> Vec<(u32, u32, String, Standing)> {
    let all = chores(facts, ROUND, "B04", day(today), &Holidays::builtin(), Lang::Zh);
    let mut all: Vec<_> = all.into_iter().filter(|c| c.rule == rule).collect();
    all.sort_by_key(|c| c.due.date);
    all.into_iter().map(|c| (c.done, c.need, c.due.date.to_string(), c.standing)).collect()
}

#[test]
fn r100_r101_posts_of_three_kinds_each_with_its_standard_duty() {
    let mut facts = branch();
    assert_eq!(does(&mut facts, |f, a| standard(f, a, ROUND, "B04")), Ok(6));
    assert_eq!(does(&mut facts, |f, a| standard(f, a, ROUND, "B04")), Ok(0), "not twice");
    let kinds: Vec<_> = Post::list(&facts, ROUND, "B04").iter().map(|p| p.kind.name(Lang::Zh)).collect();
    assert_eq!(kinds, ["基础岗", "基础岗", "攻坚岗", "攻坚岗", "服务岗", "服务岗"]);
    let bare = does(&mut facts, |f, a| add_post(f, a, ROUND, "B04", Kind::Tough, "新岗", " "));
    assert_eq!(bare, Err(DutyError::Empty), "a post without its duty is none");
    does(&mut facts, |f, a| remove_post(f, a, ROUND, "B04", "志愿服务岗")).unwrap();
    assert_eq!(Post::list(&facts, ROUND, "B04").len(), 5);
    does(&mut facts, |f, a| add_post(f, a, ROUND, "B04", Kind::Service, "志愿服务岗", "每周一次")).unwrap();
    assert_eq!(Post::named(&facts, ROUND, "B04", "志愿服务岗").unwrap().duty, "每周一次");
}

#[test]
fn r102_the_list_is_published_in_the_first_ten_working_days_and_stays() {
    let mut facts = branch();
    let early = does(&mut facts, |f, a| publish(f, a, ROUND, "B04", day("2026-10-12")));
    assert_eq!(early, Err(DutyError::NoBasic));
    assert_eq!(claims_one(&mut facts, "赵新", "自身标准化履职岗"), Err(DutyError::NotPublished));
    let holidays = Holidays::builtin();
    let due = |q: &str| Quarterly::start_due(Quarter::parse(q).unwrap(), &holidays).date.to_string();
    assert_eq!((due("2026Q1"), due("2026Q4")), ("2026-01-15".into(), "2026-10-20".into()));
    let mut facts = published();
    let change = does(&mut facts, |f, a| add_post(f, a, ROUND, "B04", Kind::Basic, "新岗", "责任"));
    assert_eq!(change, Err(DutyError::Published(day("2026-10-12"))));
    assert_eq!(of_rule(&facts, "2026-11-01", Rule::Publish)[0].3, Standing::Met);
    put(&mut facts, "duty", "2026Q4/B04", "published", "2026-10-21");
    assert_eq!(of_rule(&facts, "2026-11-01", Rule::Publish)[0].3, Standing::Late);
}

#[test]
fn r103_everyone_claims_a_basic_post_and_more_are_no_mistake() {
    let mut facts = published();
    assert_eq!(claims_one(&mut facts, "王二", "志愿服务岗"), Err(DutyError::NoMember("王二".into())));
    assert_eq!(claims_one(&mut facts, "赵新", "茶水岗"), Err(DutyError::NoPost("茶水岗".into())));
    claims_one(&mut facts, "孙é👍", "志愿服务岗").unwrap();
    claims_one(&mut facts, "孙é👍", "台账整理攻坚岗").unwrap();
    assert_eq!(lacking(&facts, ROUND, "B04").len(), 4, "a service post is not a basic one");
    for post in ["自身标准化履职岗", "安全生产示范岗"] {
        claims_one(&mut facts, "孙é👍", post).unwrap();
    }
    assert_eq!(Claim::list(&facts, ROUND, "B04").len(), 4, "four posts of one member are allowed");
    assert_eq!(lacking(&facts, ROUND, "B04").len(), 3);
    does(&mut facts, |f, a| withdraw(f, a, ROUND, "B04", "孙é👍", "志愿服务岗")).unwrap();
    assert_eq!(Claim::list(&facts, ROUND, "B04").len(), 3);
}

#[test]
fn r104_review_by_the_committee_then_notice_then_objections() {
    let mut facts = published();
    let id = claims_one(&mut facts, "李四", "自身标准化履职岗").unwrap();
    let by = |by: &'static str, refusal: Option<&'static str>| {
        let id = id.clone();
        move |f: &Facts, a: &mut Act| review(f, a, &id, by, refusal, day("2026-10-14"))
    };
    assert_eq!(does(&mut facts, by("孙é👍", None)), Err(DutyError::NotCommittee("孙é👍".into())));
    assert_eq!(does(&mut facts, by("赵新", Some(" "))), Err(DutyError::NoReason));
    let early = does(&mut facts, |f, a| notice(f, a, ROUND, "B04", day("2026-10-15"), 5));
    assert_eq!(early, Err(DutyError::Unreviewed(vec!["李 四（自身标准化履职岗）".into()])));
    does(&mut facts, by("赵新", Some("不在岗"))).unwrap();
    assert_eq!(found(&facts, "李四", "自身标准化履职岗").step(&facts, day("2026-10-15")), Step::Refused);
    let lacks = does(&mut facts, |f, a| notice(f, a, ROUND, "B04", day("2026-10-15"), 5)).unwrap_err();
    assert!(matches!(lacks, DutyError::Lacking(list) if list.len() == 4));
    assert!(claims_one(&mut facts, "李四", "自身标准化履职岗").is_ok(), "claimed again after a refusal");

    let mut facts = running();
    let claim = found(&facts, "李四", "自身标准化履职岗");
    assert_eq!(claim.step(&facts, day("2026-10-22")), Step::Noticed);
    assert_eq!(claim.step(&facts, day("2026-10-23")), Step::Settled, "five working days after 10-15");
    let raise = |f: &Facts, a: &mut Act| object(f, a, ROUND, "B04", &claim, "常年外出", day("2026-10-19"));
    let objection = does(&mut facts, raise).unwrap();
    assert_eq!(claim.step(&facts, day("2026-10-23")), Step::Objected);
    does(&mut facts, |f, a| answer(f, a, &objection, "属实", true, day("2026-10-20"))).unwrap();
    assert_eq!(found(&facts, "李四", "自身标准化履职岗").accepted, None, "reviewed again");
    let twice = does(&mut facts, |f, a| answer(f, a, &objection, "属实", false, day("2026-10-20")));
    assert_eq!(twice, Err(DutyError::Answered));
    let mut facts = published();
    let id = claims_one(&mut facts, "李四", "自身标准化履职岗").unwrap();
    let claim = Claim::of(&facts, &id).unwrap();
    let early = does(&mut facts, |f, a| object(f, a, ROUND, "B04", &claim, "常年外出", day("2026-10-19")));
    assert_eq!(early, Err(DutyError::NoNotice));
}

#[test]
fn r105_the_committee_follows_by_sector_and_nobody_himself() {
    let mut facts = branch();
    let names = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let own = does(&mut facts, |f, a| assign(f, a, "B04", "赵新", &names(&["赵新"])));
    assert_eq!(own, Err(DutyError::Oneself));
    let stranger = does(&mut facts, |f, a| assign(f, a, "B04", "李四", &names(&["赵新"])));
    assert_eq!(stranger, Err(DutyError::NotCommittee("李四".into())));
    does(&mut facts, |f, a| assign(f, a, "B04", "赵新", &names(&["钱一", "李四"]))).unwrap();
    let left: Vec<_> = unfollowed(&facts, "B04").into_iter().map(|m| m.name).collect();
    assert_eq!(left, ["孙é👍", "赵新"]);
    assert_eq!(of_rule(&facts, "2026-11-01", Rule::Follow)[0], (2, 4, "2026-10-20".into(), Standing::Overdue));
}

#[test]
fn r106_spot_checks_by_week_and_monthly_checks_of_the_other_posts() {
    let mut facts = running();
    checks(&mut facts, "孙é👍", "自身标准化履职岗", "赵新", "2026-10-16").unwrap();
    checks(&mut facts, "孙é👍", "志愿服务岗", "赵新", "2026-10-31").unwrap();
    let service = found(&facts, "孙é👍", "志愿服务岗");
    let wrong = does(&mut facts, |f, a| note(f, a, &service, Source::Spot, "赵新", (true, ""), day("2026-10-20")));
    assert_eq!(wrong, Err(DutyError::WrongKind("spot")));
    let own = found(&facts, "赵新", "自身标准化履职岗");
    let himself = does(&mut facts, |f, a| note(f, a, &own, Source::Spot, "赵新", (true, ""), day("2026-10-20")));
    assert_eq!(himself, Err(DutyError::Oneself));
    let silent = does(&mut facts, |f, a| note(f, a, &own, Source::Spot, "钱一", (false, ""), day("2026-10-20")));
    assert_eq!(silent, Err(DutyError::NoFinding));
    let weeks = of_rule(&facts, "2026-10-26", Rule::Spot);
    let want = [
        (0, 1, "2026-10-11".to_string(), Standing::Overdue),
        (1, 1, "2026-10-18".to_string(), Standing::Met),
        (0, 1, "2026-10-25".to_string(), Standing::Overdue),
        (0, 1, "2026-11-01".to_string(), Standing::Open),
    ];
    assert_eq!(weeks[weeks.len() - 4..], want);
    let months = of_rule(&facts, "2026-12-01", Rule::Verify);
    assert_eq!(months[0], (1, 1, "2026-10-31".to_string(), Standing::Met));
    assert_eq!(months[1], (0, 1, "2026-11-30".to_string(), Standing::Overdue));
}

#[rstest]
#[case("2025Q4", "2025-10-05", "2025-12-28")] // 2025-10-02 and 2026-01-01 are Thursdays
#[case("2026Q3", "2026-07-05", "2026-09-27")] // 2026-10-01 is a Thursday: its week is of the fourth quarter
fn r106_a_week_over_the_border_of_quarters_is_counted_once(
    #[case] round: &str,
    #[case] first: &str,
    #[case] last: &str,
) {
    let facts = running();
    let all = chores(&facts, round, "B04", day("2027-03-31"), &Holidays::builtin(), Lang::Zh);
    let mut ends: Vec<_> = all.iter().filter(|c| c.rule == Rule::Spot).map(|c| c.due.date).collect();
    ends.sort();
    let quarter = Quarter::parse(round).unwrap();
    let next = chores(&facts, &quarter.next().to_string(), "B04", day("2027-03-31"), &Holidays::builtin(), Lang::Zh);
    assert!(next.iter().filter(|c| c.rule == Rule::Spot).all(|c| !ends.contains(&c.due.date)), "not in both");
    assert_eq!(ends.first().map(ToString::to_string).as_deref(), Some(first));
    assert_eq!(ends.last().map(ToString::to_string).as_deref(), Some(last));
}

#[test]
fn r107_three_answers_every_month() {
    let mut facts = running();
    let tell = |f: &mut Facts, did: &'static str, trouble: &'static str, on: &'static str| {
        does(f, |f, a| expose(f, a, "B04", "李四", OCTOBER, (did, true, trouble), day(on)))
    };
    assert_eq!(tell(&mut facts, "巡检4次", " ", "2026-10-30"), Err(DutyError::Empty), "“无” is to be said");
    assert_eq!(tell(&mut facts, "巡检4次", "无", "2026-09-30"), Err(DutyError::Early));
    tell(&mut facts, "巡检4次", "无", "2026-10-30").unwrap();
    let said = Report::list(&facts, "B04", OCTOBER);
    assert_eq!((said.len(), said[0].reached, said[0].trouble.as_str()), (1, true, "无"));
    assert_eq!(of_rule(&facts, "2026-11-02", Rule::Report)[0], (1, 4, "2026-10-31".into(), Standing::Overdue));
}

#[rstest]
#[case("100", "履职优秀")]
#[case("85", "履职优秀")]
#[case("84.99", "履职合格")]
#[case("84.5", "履职合格")]
#[case("60", "履职合格")]
#[case("59.99", "履职不达标")]
#[case("0", "履职不达标")]
fn r108_amb2_amb3_bands_have_no_holes(#[case] score: &str, #[case] band: &str) {
    assert_eq!(Band::of(Points::parse(score).unwrap()).title(Lang::Zh), band);
}

#[test]
fn r108_a_score_rests_on_ledger_people_and_checks() {
    let mut facts = running();
    let gives = |f: &mut Facts, points: &str| {
        let points = Points::parse(points).unwrap();
        does(f, |f, a| score(f, a, "B04", "孙é👍", OCTOBER, points, day("2026-10-31")))
    };
    assert_eq!(gives(&mut facts, "100.01"), Err(DutyError::Score));
    assert_eq!(gives(&mut facts, "-1"), Err(DutyError::Score));
    let member = Member::named(&facts, "B04", "孙é👍").unwrap();
    assert!(basis(&facts, &member, OCTOBER).is_empty());
    checks(&mut facts, "孙é👍", "自身标准化履职岗", "赵新", "2026-10-16").unwrap();
    let service = found(&facts, "孙é👍", "志愿服务岗");
    let said = (false, "答复慢");
    does(&mut facts, |f, a| note(f, a, &service, Source::People, "钱一", said, day("2026-10-20"))).unwrap();
    let want = Basis { spots: 1, people: 1, failed: 1, ..Basis::default() };
    assert_eq!(basis(&facts, &member, OCTOBER), want);
    gives(&mut facts, "84.5").unwrap();
    let listed = listed(&facts, "B04", OCTOBER);
    assert_eq!(listed.iter().filter_map(Scored::band).collect::<Vec<_>>(), [Band::Pass]);
}

#[test]
fn r109_posted_results_say_no_more_than_needed_and_feed_the_points_system() {
    let mut facts = running();
    let post = |f: &mut Facts| does(f, |f, a| publish_month(f, a, "B04", OCTOBER, day("2026-11-04")));
    assert!(matches!(post(&mut facts), Err(DutyError::Unscored(list)) if list.len() == 4));
    for (who, points) in [("赵新", 90), ("钱一", 85), ("孙é👍", 70), ("李四", 50)] {
        let give = |f: &Facts, a: &mut Act| score(f, a, "B04", who, OCTOBER, Points::whole(points), day("2026-11-03"));
        does(&mut facts, give).unwrap();
    }
    post(&mut facts).unwrap();
    assert_eq!(published_month(&facts, "B04", OCTOBER), Some(day("2026-11-04")));
    assert_eq!(of_rule(&facts, "2026-11-20", Rule::Post)[0].3, Standing::Met);
    let rows: Vec<_> = listed(&facts, "B04", OCTOBER).iter().map(|s| s.posted(&facts, OCTOBER)).collect();
    assert!(rows.contains(&["孙é👍", "志愿服务岗、自身标准化履职岗", "履职合格"].map(String::from)), "{rows:?}");
    assert!(!rows.iter().flatten().any(|t| t.contains("70") || t.contains("一班")), "no score, no group: {rows:?}");
    let points = |f: &Facts| -> Vec<_> {
        tally(f, "B04", Quarter::parse(ROUND).unwrap()).into_iter().map(|t| (t.member.name, t.points)).collect()
    };
    assert!(points(&facts).iter().all(|p| p.1 == Points::ZERO), "r026: no scale, no points");
    put(&mut facts, "setting", "duty.points.fine", "value", "5");
    put(&mut facts, "setting", "duty.points.pass", "value", "2.5");
    assert!(points(&facts).contains(&("赵新".into(), Points::whole(5))));
    assert!(points(&facts).contains(&("孙é👍".into(), Points(250))));
}

#[test]
fn b4_items_show_the_ledger_beside_the_interviews() {
    let facts = running();
    let said = |code: &str| beside(&facts, ROUND, "B04", code, day("2026-11-22"), &Holidays::builtin(), Lang::Zh);
    assert!(said("A1-01").is_empty());
    assert_eq!(said("B4-01"), ["台账：清单2026-10-12公布；党员4人，缺基础岗0人，另领1岗，待审核0条；2026-10-15起公示"]);
    assert!(said("B4-02")[0].contains("缺核查的月 10月") && said("B4-02")[0].contains("缺打分的月 10月"));
    assert_eq!(said("B4-03"), ["台账：晒履职人数 10月 0/4、11月 0/4"]);
    let none = beside(&facts, ROUND, "B05", "B4-01", day("2026-11-22"), &Holidays::builtin(), Lang::Zh);
    assert!(none.is_empty(), "a branch that keeps no ledger here says nothing");
}

fn rows(lines: &[&[&str]]) -> Rows {
    let mut lines = lines.iter().map(|l| l.iter().map(ToString::to_string).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    Rows::new(header, lines.collect())
}

#[test]
fn tables_name_every_bad_row() {
    let facts = published();
    let said = |errors: Vec<crate::model::rows::CellError>| errors.iter().map(ToString::to_string).collect::<Vec<_>>();
    let table = rows(&[&["姓名", "支委", "分片支委"], &["周五", "是", ""], &["周 五", "也许", "郑六"]]);
    let errors = said(read_members(&facts, "B04", &table).unwrap_err());
    let want = ["第3行“姓名”：“周 五”与第2行重复", "第3行“支委”：“也许”应为", "第3行“分片支委”：“郑六”"];
    assert!(errors.iter().zip(want).all(|(e, w)| e.contains(w)) && errors.len() == 3, "{errors:?}");
    let table = rows(&[&["姓名", "岗位"], &["李四", "茶水岗"], &["王二", "志愿服务岗"]]);
    let errors = said(read_claims(&facts, ROUND, "B04", &table).unwrap_err());
    assert!(errors.len() == 2 && errors[0].contains("茶水岗") && errors[1].contains("王二"), "{errors:?}");
    let table = rows(&[&["姓名", "得分"], &["李四", "101"], &["李四", "八十"]]);
    let errors = said(read_scores(&facts, "B04", &table).unwrap_err());
    assert_eq!(errors.len(), 3, "{errors:?}");
    let table = rows(&[&["姓名", "手机"], &["李四", ""]]);
    assert!(read_members(&facts, "B04", &table).is_err(), "no telephones");
}

#[test]
fn tables_handed_out_read_back_as_themselves() {
    let mut facts = running();
    does(&mut facts, |f, a| assign(f, a, "B04", "赵新", &["李四".to_string()])).unwrap();
    let back =
        |columns: &[crate::model::rows::Column], lines| Rows::new(columns.iter().map(|c| c.heading()).collect(), lines);
    let members = read_members(&facts, "B04", &back(MEMBER_COLUMNS, member_rows(&facts, "B04"))).unwrap();
    let mut act = facts.act();
    adopt_members(&facts, &mut act, "B04", &members).unwrap();
    assert!(act.is_empty(), "{:?}", act.edits());
    let claims = read_claims(&facts, ROUND, "B04", &back(CLAIM_COLUMNS, claim_rows(&facts, ROUND, "B04"))).unwrap();
    let mut act = facts.act();
    assert_eq!(adopt_claims(&facts, &mut act, ROUND, "B04", &claims, day("2026-10-20")), Ok(0));
    assert!(act.is_empty());
}
