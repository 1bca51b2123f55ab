//! What the papers after a visit say.

use super::*;
use crate::model::lookback::{self, Found, Lookback, Outcome, Scope};
use crate::model::paper::Subject;
use crate::model::testing::put;

fn on(facts: &Facts, key: &str, day: &str) -> Result<String, ReportError> {
    let words = Template::builtin();
    let request = Request { today: day.parse().unwrap(), ..request(&words) };
    let bytes = write(kind(key).unwrap(), facts, &request, Format::Md)?;
    Ok(String::from_utf8(bytes).unwrap())
}

#[test]
fn the_notice_demands_every_problem_and_keeps_its_number_when_one_is_closed() {
    let mut facts = filled(&USUAL);
    let said = on(&facts, "notice", "2026-11-22").unwrap();
    for words in
        ["互查整改〔2026〕1号", "生产一支部：", "发现下列3个问题", "2026年12月1日", "限期整改", "党支部签收人（签字）"]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let words = Template::builtin();
    let doc = build(kind("notice").unwrap(), &facts, &request(&words)).unwrap();
    let act = issue(&facts, &doc, today()).unwrap();
    apply(&mut facts, &act);
    put(&mut facts, "setting", "number.notice", "value", "另一种〔{year}〕{no}号");
    let id = Problem::all(&facts)[0].id.clone();
    put(&mut facts, "problem", &id, "status", "doing");
    let doc = build(kind("notice").unwrap(), &facts, &request(&words)).unwrap();
    assert_eq!(doc.number, "互查整改〔2026〕1号");
    assert_eq!(issue(&facts, &doc, today()), None, "given once");
}

#[test]
fn each_rung_of_the_ladder_is_about_the_problems_that_reached_it() {
    let facts = filled(&USUAL);
    let nothing = |key: &str, day: &str| matches!(on(&facts, key, day), Err(ReportError::Nothing(..)));
    assert!(nothing("remind", "2026-11-22") && nothing("warn", "2026-11-22") && nothing("admonish", "2026-11-22"));
    // A1-01 is due on 11-25, one of C1-02 on 12-01; the third has no date.
    let remind = on(&facts, "remind", "2026-12-02").unwrap();
    assert!(
        remind.contains("下列2个问题已超过整改时限")
            && remind.contains("**逾期7天**")
            && remind.contains("**逾期1天**")
    );
    let warn = on(&facts, "warn", "2026-12-04").unwrap();
    assert!(
        warn.contains("下列1个问题逾期较久") && warn.contains("**逾期9天**") && warn.contains("互查提醒〔2026〕1号")
    );
    let admonish = on(&facts, "admonish", "2026-12-20").unwrap();
    assert!(admonish.contains("下列2个问题长期逾期") && nothing("remind", "2026-12-20"));
}

#[test]
fn the_look_back_sheet_lists_what_is_open_and_the_closing_what_is_not() {
    let mut facts = filled(&USUAL);
    let recheck = on(&facts, "recheck", "2026-11-22").unwrap();
    assert!(recheck.contains("下列3个问题") && recheck.contains("□整改到位<br>□部分到位<br>□整改不到位"), "{recheck}");
    assert!(matches!(on(&facts, "closing", "2026-11-22"), Err(ReportError::Nothing(..))));
    let id = Problem::all(&facts)[0].id.clone();
    let who = person::Person::all(&facts)[0].id.clone();
    for (field, value) in [
        ("status", "closed"),
        ("closed_by", who.as_str()),
        ("closed_on", "2026-11-24"),
        ("closed_evidence", "会议记录本第3页"),
        ("measures", "补齐记录"),
    ] {
        put(&mut facts, "problem", &id, field, value);
    }
    let closing = on(&facts, "closing", "2026-11-25").unwrap();
    assert!(closing.contains("下列1个问题经复查整改到位") && closing.contains("2026年11月24日"), "{closing}");
    assert!(on(&facts, "recheck", "2026-11-25").unwrap().contains("下列2个问题"));
}

#[test]
fn the_ranking_says_scores_and_why_there_is_none_and_that_it_is_no_sole_ground() {
    let said = on(&filled(&USUAL), "rank", "2026-11-22").unwrap();
    assert!(said.contains("| 1 | 生产一支部 |") && said.contains("机关一支部") && said.contains("未检查"), "{said}");
    assert!(said.contains("本排名不作为评优唯一依据"));
}

#[test]
fn the_posted_notice_holds_given_plates_only_and_the_hints_stand_on_a_page_of_their_own() {
    let mut facts = filled(&USUAL);
    assert!(matches!(on(&facts, "plates", "2026-11-22"), Err(ReportError::Nothing(..))));
    for (field, value) in [
        ("round", ROUND),
        ("branch", BRANCH),
        ("kind", "rated"),
        ("plate", "striving"),
        ("composite", "69.97"),
        ("date", "2026-11-21"),
        ("at", "2026-11-21T08:00:00+08:00"),
    ] {
        put(&mut facts, "plate", "x-500", field, value);
    }
    let posted = on(&facts, "plates", "2026-11-22").unwrap();
    assert!(posted.contains("**争先牌**") && posted.contains("69.97"), "{posted}");
    assert!(posted.contains("公示期5个工作日：2026年11月22日至2026年11月27日"), "{posted}");
    assert!(!posted.contains("检讨") && !posted.contains("评优"), "no consequences on the wall");
    let internal = on(&facts, "plates-internal", "2026-11-22").unwrap();
    assert!(internal.contains("内部资料，注意保存") && internal.contains("检讨"), "{internal}");
}

#[test]
fn the_handbook_holds_what_was_chosen_by_category_one_to_a_page() {
    let mut facts = filled(&USUAL);
    assert!(matches!(on(&facts, "handbook", "2026-11-22"), Err(ReportError::Nothing(..))));
    let ids: Vec<String> =
        crate::model::strength::Strength::of_visit(&facts, "2026Q4/B03").into_iter().map(|s| s.id).collect();
    ids.iter().for_each(|id| put(&mut facts, "strength", id, "highlight", "chosen"));
    let said = on(&facts, "handbook", "2026-11-22").unwrap();
    assert!(said.contains("收录2026年第四季度互查中发现并入选的亮点做法2项"), "{said}");
    let place = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} is missing\n{said}"));
    assert!(place("基本组织　生产一支部：") < place("其他　生产一支部："), "in the order of the checklist");
}

#[test]
fn the_record_of_agreement_shows_who_said_what() {
    let mut facts = filled(&USUAL);
    assert!(
        matches!(on(&facts, "agreed", "2026-11-22"), Err(ReportError::Nothing(..))),
        "one sheet: nothing to agree on"
    );
    let other = person::Person::all(&facts).into_iter().find(|p| p.name == "李强").unwrap().id;
    let mut act = facts.act();
    let id = sheet::open(&facts, &mut act, "2026Q4/B03", &other);
    Checklist::builtin()
        .indicators
        .iter()
        .for_each(|i| sheet::answer(&facts, &mut act, &id, &i.code, &Answer::ok()).unwrap());
    apply(&mut facts, &act);
    let mut act = facts.act();
    let done = Sheet::of(&facts, &id).unwrap();
    sheet::finalize(&facts, &mut act, &done, "2026-11-20T18:00:00+08:00").unwrap();
    apply(&mut facts, &act);
    let said = on(&facts, "agreed", "2026-11-22").unwrap();
    assert!(said.contains("44项评分一致，5项有分歧") && said.contains("尚未合议定稿"), "{said}");
    assert!(said.contains("王芳：扣分2（扣") && said.contains("李强：无扣分（扣0分）"), "{said}");
}

#[test]
fn the_brief_says_what_is_open_and_what_to_look_for_at_each_step() {
    let mut facts = filled(&USUAL);
    assert!(on(&facts, "brief", "2026-11-22").unwrap().matches("没有。").count() >= 4);
    let act = {
        let mut act = facts.act();
        round::open(&facts, &mut act, "2027Q1", &Checklist::builtin().version, "");
        act
    };
    apply(&mut facts, &act);
    let words = Template::builtin();
    let next = Request { round: "2027Q1", today: "2027-01-20".parse().unwrap(), ..request(&words) };
    let said = String::from_utf8(write(kind("brief").unwrap(), &facts, &next, Format::Md).unwrap()).unwrap();
    for words in ["2026Q4-B03-01", "逾期56天", "听汇报：2026Q4-B03-01", "党小组“班前一刻钟”学习台账齐全"]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn a_number_that_two_laptops_gave_twice_is_told_apart_on_paper() {
    let mut facts = filled(&USUAL);
    let mut act = facts.act();
    let paper = Subject::one("feedback", ROUND, BRANCH).paper(&facts, "反馈{no}号");
    crate::model::paper::issue(&facts, &mut act, &paper, today());
    apply(&mut facts, &act);
    assert!(on(&facts, "feedback", "2026-11-22").unwrap().contains("反馈1号"));
    put(&mut facts, "paper", "2026Q4/B01/feedback", "number", "反馈1号");
    assert!(on(&facts, "feedback", "2026-11-22").unwrap().contains("反馈1号（BCDFG）"));
}

#[test]
fn the_look_back_sheet_carries_what_was_found() {
    let mut facts = filled(&USUAL);
    let mut act = facts.act();
    let id = lookback::arrange(&facts, &mut act, "2026Q4", "B03", "2026-12-03", Scope::Due).unwrap();
    apply(&mut facts, &act);
    let (problems, people) = (Problem::all(&facts), person::Person::all(&facts));
    let who = people.iter().find(|p| p.branch != "B03").unwrap();
    let look = Lookback::of(&facts, &id).unwrap();
    let at = "2026-12-03T10:00:00+08:00";
    for (p, outcome, present) in
        [(&problems[0], Outcome::Fixed, "记录齐全，é👍"), (&problems[1], Outcome::Partly, "还缺一处")]
    {
        let found = Found { present, evidence: "会议记录本第3页", method: "material", by: &who.id, at };
        let mut act = facts.act();
        lookback::record(&facts, &mut act, &look, p, outcome, &found).unwrap();
        apply(&mut facts, &act);
    }
    let said = on(&facts, "recheck", "2026-12-04").unwrap();
    for words in [
        "复查日期：2026年12月3日　　对下列3个问题",
        "□听汇报　■查资料",
        "■整改到位<br>□部分到位<br>□整改不到位",
        "□整改到位<br>■部分到位<br>□整改不到位",
        &format!("记录齐全，é👍；会议记录本第3页；{}", who.name),
        "□整改到位<br>□部分到位<br>□整改不到位",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}
