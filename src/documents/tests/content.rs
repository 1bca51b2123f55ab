//! What the documents say.

use super::*;
use crate::model::feedback::Recheck;
use crate::model::seal;
use crate::model::testing::put;

#[test]
fn the_sheet_says_what_was_found_and_what_it_adds_up_to() {
    let facts = filled(&USUAL);
    let md = md_of(&facts, "sheet");
    let sheet = Sheet::of_visit(&facts, "2026Q4/B03").remove(0);
    let sum = sheet.totals(&facts).unwrap();
    let score = sum.score.unwrap();
    for said in [
        "西北能化公司党支部标准化互查评分表（2026年第四季度）",
        "第1次定稿　2026年11月20日",
        "组长 王芳（机关一支部）；记录人 李强（机关一支部）；成员 赵敏（机关一支部）",
        "本项不得分",
        "不适用：支部未设党小组",
        "（1）10月未召开支委会，会议记录本缺第4次<br>（2）10月未召开",
        "抽查5<br>汇报称党员积分每月公示",
        &format!("不适用2项共{}分，折算得分{score}。", sum.na_points.short()),
        "本表当场填写，一式两份",
    ] {
        assert!(md.contains(said), "{said}\n{md}");
    }
}

#[test]
fn a_draft_says_so_and_shows_no_score() {
    let mut facts = filled(&USUAL);
    let sheet = Sheet::of_visit(&facts, "2026Q4/B03").remove(0).id;
    let act = sheet::correct(&facts, facts.act(), &sheet, "补查").unwrap();
    apply(&mut facts, &act);
    let mut act = facts.act();
    sheet::answer(&facts, &mut act, &sheet, "A1-01", &Answer::default()).unwrap();
    apply(&mut facts, &act);
    let md = md_of(&facts, "sheet");
    assert!(md.contains("更正中，尚未重新定稿。更正理由：补查") && md.contains("尚有1项未查，未出得分。"));
    assert!(!md.contains("折算得分9") && !md.contains("定稿　2026"));
    assert!(md_of(&facts, "feedback").contains("**得分**：尚未定稿"));
}

#[test]
fn the_reason_of_a_correction_and_what_a_recheck_came_to_are_printed() {
    let mut facts = filled(&USUAL);
    let id = Sheet::of_visit(&facts, "2026Q4/B03").remove(0).id;
    let signed = |facts: &Facts| md_of(facts, "feedback").contains("2026年11月20日");
    assert!(!md_of(&facts, "sheet").contains("更正理由") && signed(&facts));
    let act = sheet::correct(&facts, facts.act(), &id, "漏看一本记录，é👍").unwrap();
    apply(&mut facts, &act);
    let mut act = facts.act();
    sheet::answer(&facts, &mut act, &id, "A1-01", &Answer::deduct(1)).unwrap();
    apply(&mut facts, &act);
    let mut act = facts.act();
    let now = Sheet::of(&facts, &id).unwrap();
    sheet::finalize(&facts, &mut act, &now, "2026-11-23T10:00:00+08:00").unwrap();
    let found =
        Recheck {
            result: "changed".into(), by: "赵敏".into(), reason: "补查原始记录".into(), on: "2026-11-23".into()
        };
    feedback::recheck(&facts, &mut act, "2026Q4/B03", &found);
    apply(&mut facts, &act);
    let md = md_of(&facts, "sheet");
    assert!(md.contains("更正：第2次定稿　2026年11月23日，更正理由：漏看一本记录，é👍。"), "{md}");
    let md = md_of(&facts, "feedback");
    assert!(
        md.contains("〔2026〕4-03号（第2版）") && md.contains("代替此前签收的各版。更正理由：漏看一本记录"),
        "{md}"
    );
    assert!(md.contains("复核结果：调整评分。复核人：赵敏　2026年11月23日。说明：补查原始记录"), "{md}");
}

#[test]
fn feedback_before_finalising_shows_the_score_as_not_final_and_a_void_visit_says_so() {
    let mut facts = filled(&USUAL);
    let sheet = Sheet::of_visit(&facts, "2026Q4/B03").remove(0);
    let score = sheet.totals(&facts).unwrap().score.unwrap();
    let act = sheet::correct(&facts, facts.act(), &sheet.id, "补查").unwrap();
    apply(&mut facts, &act);
    assert!(md_of(&facts, "feedback").contains(&format!("**得分**：{score}分（未定稿）")));
    assert!(!md_of(&facts, "feedback").contains("作废"));
    let mut act = facts.act();
    visit::set_void(&facts, &mut act, "2026Q4/B03", true);
    apply(&mut facts, &act);
    for key in ["feedback", "sheet"] {
        assert!(md_of(&facts, key).contains("（本次检查已作废）"), "{key}");
    }
}

#[test]
fn the_feedback_holds_strengths_problems_suggestions_deadlines_and_the_objection() {
    let md = md_of(&filled(&USUAL), "feedback");
    for said in [
        "互查反馈〔2026〕4-03号",
        "1. 党小组“班前一刻钟”学习台账齐全",
        "| 1 | A1-01 ",
        "| 0.5 |",
        "| 同第2条 |",
        "另有1项扣分未列问题点",
        "| 1 | 补齐会议记录，按月召开支委会并做好记录 | 立行立改 | 组织委员 孙丽 | 2026年11月25日 |",
        "□无异议　■有异议（说明如下）",
        "签收日期：2026年11月20日",
    ] {
        assert!(md.contains(said), "{said}\n{md}");
    }
    assert!(md_of(&empty(), "feedback").contains("□无异议　□有异议"));
}

#[test]
fn the_ledger_tells_the_story_and_marks_what_is_overdue_in_words() {
    let mut facts = filled(&USUAL);
    let who = person::Person::all(&facts).into_iter().find(|p| p.name == "李强").unwrap().id;
    let problems = Problem::all(&facts);
    let mut act = facts.act();
    let with = problem::Move {
        note: "现场已补签",
        evidence: "签到表照片",
        by: &who,
        at: "2026-11-24T09:00:00+08:00",
        ..problem::Move::default()
    };
    problem::advance(&facts, &mut act, &problems[0], Status::Closed, &with).unwrap();
    apply(&mut facts, &act);
    let words = Template::builtin();
    let late = Request { today: NaiveDate::from_ymd_opt(2026, 12, 4).unwrap(), ..request(&words) };
    let md = String::from_utf8(write(kind("ledger").unwrap(), &facts, &late, Format::Md).unwrap()).unwrap();
    for said in [
        "共3条，已销号1，整改中0，待整改2，待复查0，逾期1，销号率33.33%。",
        "**2026年12月1日**",
        "**待整改<br>逾期3天**",
        "整改到位：现场已补签",
        "已销号 2026年11月24日",
        "签到表照片",
        "李强",
    ] {
        assert!(md.contains(said), "{said}\n{md}");
    }
}

#[test]
fn interviews_stand_on_a_page_each_with_their_judgement_and_without_names() {
    let md = md_of(&filled(&USUAL), "interview");
    let pages: Vec<&str> = md.split("\n---\n").collect();
    assert!(pages[0].contains("**访谈编号**：1") && pages[0].contains("**知晓判定**：■知晓　□不知晓"), "{md}");
    assert!(pages[0].contains("4题，答对3题"), "{md}");
    assert!(pages[1].contains("技术岗") && pages[1].contains("□知晓　■不知晓"), "{md}");
    assert!(md_of(&empty(), "interview").contains("□知晓　□不知晓"));
}

#[test]
fn the_help_names_every_kind_and_format() {
    for lang in [crate::text::Lang::Zh, crate::text::Lang::En] {
        let kinds = crate::text::cli::help(lang, "report.kind").unwrap();
        let formats = crate::text::cli::help(lang, "report.format").unwrap();
        for kind in KINDS {
            assert!(kinds.contains(kind.key), "{}", kind.key);
            assert!(kind.formats.iter().all(|f| formats.contains(f.key())), "{}", kind.key);
        }
    }
}

#[test]
fn what_is_missing_is_said() {
    let (facts, words) = (empty(), Template::builtin());
    let all = request(&words);
    let try_to = |key, request: &Request| build(kind(key).unwrap(), &facts, request).unwrap_err();
    assert_eq!(try_to("sheet", &all), ReportError::NoSheet("2026年第四季度".into(), "生产一支部".into()));
    assert!(matches!(try_to("feedback", &Request { branch: "B01", ..all }), ReportError::NoVisit(..)));
    assert!(matches!(try_to("feedback", &Request { branch: "B09", ..all }), ReportError::UnknownBranch(_)));
    assert!(matches!(try_to("feedback", &Request { branch: "", ..all }), ReportError::BranchMissing(_)));
    assert!(matches!(try_to("feedback", &Request { round: "", ..all }), ReportError::RoundMissing(_)));
    assert!(matches!(try_to("feedback", &Request { round: "2020Q1", ..all }), ReportError::UnknownRound(_)));
    assert!(kind("sheets").unwrap_err().to_string().contains("feedback（互查现场反馈表）"));
    assert!(kind("sheet").unwrap().format("doc").unwrap_err().to_string().contains("html、pdf、xlsx、docx、md、csv"));
}

#[test]
fn several_sheets_are_not_guessed_among() {
    let mut facts = filled(&USUAL);
    let other = person::Person::all(&facts).into_iter().find(|p| p.name == "李强").unwrap().id;
    let mut act = facts.act();
    let second = sheet::open(&facts, &mut act, "2026Q4/B03", &other);
    apply(&mut facts, &act);
    let words = Template::builtin();
    let all = request(&words);
    let kind = kind("sheet").unwrap();
    assert!(build(kind, &facts, &all).is_ok(), "one is finalised");
    let first = Sheet::of_visit(&facts, "2026Q4/B03").into_iter().find(|s| s.is_final()).unwrap().id;
    let act = sheet::correct(&facts, facts.act(), &first, "补查").unwrap();
    apply(&mut facts, &act);
    let refused = build(kind, &facts, &all).unwrap_err();
    assert!(matches!(&refused, ReportError::SeveralSheets(names) if names.len() == 2), "{refused}");
    let one = Request { sheet: Some(&second), ..all };
    assert!(build(kind, &facts, &one).is_ok());
    assert_eq!(file_name(kind, &facts, &one, Format::Md), "2026年第四季度_生产一支部_互查评分表_李强.md");
    crate::model::testing::put(&mut facts, "sheet", &first, "state", "final");
    assert_eq!(file_name(kind, &facts, &all, Format::Html), "2026年第四季度_生产一支部_互查评分表.html");
    crate::model::testing::put(&mut facts, "sheet", &first, "revision", "2");
    let again = file_name(kind, &facts, &all, Format::Html);
    assert_eq!(again, "2026年第四季度_生产一支部_互查评分表_第2版.html", "what was signed first stays beside it");
    assert!(!file_name(super::super::kinds::kind("ledger").unwrap(), &facts, &all, Format::Html).contains('版'));
}

#[test]
fn words_of_ones_own_reach_the_paper_escaped() {
    let words = Template::with("[common]\ncompany = '<甲>公司'").unwrap();
    let request = Request { words: &words, ..request(&words) };
    let bytes = write(kind("feedback").unwrap(), &empty(), &request, Format::Html).unwrap();
    assert!(String::from_utf8(bytes).unwrap().contains("<h1>&lt;甲&gt;公司党支部标准化互查现场反馈表</h1>"));
}

#[test]
fn every_page_of_a_finalised_sheet_bears_its_check_code_and_loses_it_with_a_change() {
    let mut facts = filled(&USUAL);
    let sheet = Sheet::of_visit(&facts, "2026Q4/B03").remove(0);
    let crate::model::seal::Mark::Signed(code) = crate::model::seal::mark(&facts, &sheet) else { panic!("no code") };
    let said = format!("校验码 {code}");
    for key in ["sheet", "sheet-steps", "feedback"] {
        assert!(html_of(&facts, key).contains(&said), "{key}");
    }
    assert!(!html_of(&facts, "sheet-blank").contains("校验码"));
    let problem = Problem::all(&facts)[0].id.clone();
    crate::model::testing::put(&mut facts, "problem", &problem, "fact", "另一事实");
    for key in ["sheet", "feedback"] {
        let html = html_of(&facts, key);
        assert!(!html.contains("校验码 ") && html.contains("定稿后有改动"), "{key}");
    }
}

#[test]
fn the_feedback_names_what_the_branch_said_and_verifying_did_not_bear_out() {
    let mut facts = filled(&USUAL);
    let id = Sheet::of_visit(&facts, "2026Q4/B03").remove(0).id;
    let signed = seal::Content::of(&facts, &id).unwrap().code();
    for (note, state) in [("y-8", "true"), ("y-9", "false")] {
        for (field, value) in [("sheet", id.as_str()), ("text", "党小组会每月都开，é👍"), ("state", state)]
        {
            put(&mut facts, "note", note, field, value);
        }
    }
    assert!(md_of(&facts, "feedback").contains("汇报核实不符：党小组会每月都开，é👍———"));
    put(&mut facts, "note", "y-9", "finding", "7月没有记录");
    let md = md_of(&facts, "feedback");
    assert_eq!(md.matches("汇报核实不符").count(), 1, "what held is not named: {md}");
    assert!(md.contains("汇报核实不符：党小组会每月都开，é👍——7月没有记录"), "{md}");
    assert_ne!(seal::Content::of(&facts, &id).unwrap().code(), signed, "it is signed with the rest");
}
