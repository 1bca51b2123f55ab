//! Whole documents, empty, filled and extreme.

use super::*;
use crate::model::checklist::{Checklist, Step};
use crate::model::facts::Facts;
use crate::model::interview::{self, Given, Reply};
use crate::model::problem::{self, Class, NewProblem, Problem, Status};
use crate::model::scoring::Answer;
use crate::model::sheet::Sheet;
use crate::model::testing::{apply, facts_with};
use crate::model::{feedback, note, person, round, sheet, strength, visit};
use chrono::NaiveDate;

const ROUND: &str = "2026Q4";
const BRANCH: &str = "B03";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn request(words: &Template) -> Request<'_> {
    Request { round: ROUND, branch: BRANCH, sheet: None, today: today(), words }
}

fn html_of(facts: &Facts, key: &str) -> String {
    String::from_utf8(write(kind(key).unwrap(), facts, &request(&Template::builtin()), Format::Html).unwrap()).unwrap()
}

fn md_of(facts: &Facts, key: &str) -> String {
    String::from_utf8(write(kind(key).unwrap(), facts, &request(&Template::builtin()), Format::Md).unwrap()).unwrap()
}

/// A quarter, two branches and a visit by three people; nothing found yet.
fn empty() -> Facts {
    let mut facts = facts_with(&[
        ("branch", "B03", "name", "生产一支部"),
        ("branch", "B01", "name", "机关一支部"),
        ("branch", "B01", "members", "18"),
    ]);
    let mut act = facts.act();
    let list = Checklist::builtin();
    list.adopt(&facts, &mut act);
    round::open(&facts, &mut act, ROUND, &list.version, "");
    let people = [("王芳", "leader"), ("李强", "recorder"), ("赵敏", "member")];
    let ids = people.map(|(name, duty)| (person::add(&facts, &mut act, name, "B01", ""), duty));
    apply(&mut facts, &act);
    let mut act = facts.act();
    let id = visit::add(&facts, &mut act, ROUND, BRANCH, "2026-11-20").unwrap();
    act.set(&facts, "visit", &id, "reporter", "周建国");
    act.set(&facts, "visit", &id, "interview_due", "3");
    for (person, duty) in &ids {
        let who = person::Person::of(&facts, person).unwrap();
        visit::join(&facts, &mut act, &id, &who, duty, "").unwrap();
    }
    apply(&mut facts, &act);
    facts
}

struct Words<'a> {
    fact: &'a str,
    suggestion: &'a str,
    person: &'a str,
    strength: &'a str,
    note: &'a str,
}

const USUAL: Words = Words {
    fact: "10月未召开支委会，会议记录本缺第4次",
    suggestion: "补齐会议记录，按月召开支委会并做好记录",
    person: "组织委员 孙丽",
    strength: "党小组“班前一刻钟”学习台账齐全，现场抽查人人能答",
    note: "汇报称党员积分每月公示",
};

/// The visit done: 44 indicators without deduction, two deductions, one 本项不得分, two 不适用.
fn filled(words: &Words) -> Facts {
    let mut facts = empty();
    let inspector = person::Person::all(&facts).into_iter().find(|p| p.name == "王芳").unwrap().id;
    let visit = visit::id_of(ROUND, BRANCH);
    let mut act = facts.act();
    let sheet = sheet::open(&facts, &mut act, &visit, &inspector);
    apply(&mut facts, &act);
    let mut act = facts.act();
    for i in &Checklist::builtin().indicators {
        let answer = match i.code.as_str() {
            "A1-01" => Answer { sample: Some(5), note: words.note.into(), ..Answer::deduct(1) },
            "C1-02" => Answer::deduct(2),
            "E2-09" => Answer::zero(words.fact),
            "A2-02" | "A2-03" => Answer::na("支部未设党小组"),
            _ => Answer::ok(),
        };
        sheet::answer(&facts, &mut act, &sheet, &i.code, &answer).unwrap();
    }
    for (code, class, due) in
        [("A1-01", Class::Now, "2026-11-25"), ("C1-02", Class::Dated, "2026-12-01"), ("C1-02", Class::Long, "")]
    {
        let new = NewProblem {
            sheet: sheet.clone(),
            round: ROUND.into(),
            branch: BRANCH.into(),
            code: code.into(),
            step: Some(Step::Material),
            fact: words.fact.into(),
            suggestion: words.suggestion.into(),
            class: Some(class),
            responsible: words.person.into(),
            due: due.into(),
        };
        problem::mark(&facts, &mut act, &new);
    }
    strength::mark(&facts, &mut act, &visit, &sheet, "A2-04", words.strength);
    strength::mark(&facts, &mut act, &visit, &sheet, "", "“一支部一品牌”有方案、有活动、有成效");
    let id = note::add(&facts, &mut act, &visit, &sheet, words.note);
    apply(&mut facts, &act);
    interviews(&mut facts, &visit, &sheet, words.note);
    let mut act = facts.act();
    note::to_verify(&facts, &mut act, &id, Some(Step::Material), "B3-03");
    let done = Sheet::of(&facts, &sheet).unwrap();
    sheet::finalize(&facts, &mut act, &done, "2026-11-20T16:30:00+08:00").unwrap();
    feedback::receive(&facts, &mut act, &visit, "2026-11-20", "周建国", Some(words.note));
    apply(&mut facts, &act);
    facts
}

/// Two interviews: one who knows, one who does not.
fn interviews(facts: &mut Facts, visit: &str, sheet: &str, words: &str) {
    for (post, replies) in [
        ("一线操作岗", [("Q02", Reply::Know), ("Q08", Reply::Partly), ("Q09", Reply::Know)]),
        ("技术岗", [("Q02", Reply::Unknown), ("Q08", Reply::Refused), ("Q12", Reply::S4)]),
    ] {
        let mut act = facts.act();
        let person = interview::add(facts, &mut act, visit, sheet, post);
        for (code, reply) in replies {
            let given = Given { reply: Some(reply), text: words.into() };
            interview::answer(facts, &mut act, &person, code, &given);
        }
        apply(facts, &act);
    }
}

/// Very long words, hidden characters, and what HTML, Markdown and tables would act on.
fn extreme() -> Facts {
    let long =
        format!("# {}|*粗*_斜_<b>标签</b>&amp;\u{202e}反\u{200b}向\n第二行👨‍👩‍👧e\u{301}`码`", "很长的事实，".repeat(40));
    let code = "https://example.invalid/".to_string() + &"a".repeat(200);
    filled(&Words {
        fact: &long,
        suggestion: &long,
        person: "<script>alert(1)</script>",
        strength: &code,
        note: "- 一\n1. 二\r\n=三\t四",
    })
}

#[test]
fn every_kind_is_made_in_every_format_from_every_state_without_a_missing_word() {
    let words = Template::builtin();
    for facts in [empty(), filled(&USUAL), extreme()] {
        for kind in KINDS {
            for format in kind.formats {
                match write(kind, &facts, &request(&words), *format) {
                    Ok(bytes) => assert!(!String::from_utf8_lossy(&bytes).contains('⟦'), "{} {format:?}", kind.key),
                    Err(e) => assert!(matches!(e, ReportError::NoSheet(..)), "{e}"),
                }
            }
        }
    }
}

#[test]
fn spans_of_every_row_cover_its_columns() {
    let words = Template::builtin();
    for facts in [filled(&USUAL), extreme()] {
        for kind in KINDS {
            let doc = build(kind, &facts, &request(&words)).unwrap();
            for table in doc.tables() {
                for row in &table.rows {
                    assert_eq!(row.cells.iter().map(|c| c.span).sum::<usize>(), table.columns.len(), "{}", kind.key);
                }
            }
        }
    }
}

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
    assert!(md.contains("（填写中，尚未定稿）") && md.contains("尚有1项未查，未出得分。"));
    assert!(!md.contains("折算得分9") && !md.contains("定稿　2026"));
    assert!(md_of(&facts, "feedback").contains("**得分**：尚未定稿"));
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
        note: "现场已补签", evidence: "签到表照片", by: &who, at: "2026-11-24T09:00:00+08:00"
    };
    problem::advance(&facts, &mut act, &problems[0], Status::Closed, &with).unwrap();
    apply(&mut facts, &act);
    let words = Template::builtin();
    let late = Request { today: NaiveDate::from_ymd_opt(2026, 12, 4).unwrap(), ..request(&words) };
    let md = String::from_utf8(write(kind("ledger").unwrap(), &facts, &late, Format::Md).unwrap()).unwrap();
    for said in [
        "共3条，已销号1，整改中0，待整改2，待复查0，逾期1，销号率33.33%。",
        "**2026年12月1日<br>逾期3天**",
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
    assert!(kind("sheet").unwrap().format("doc").unwrap_err().to_string().contains("html、md"));
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
    assert_eq!(file_name(kind, &facts, &all, Format::Html), "2026年第四季度_生产一支部_互查评分表.html");
}

#[test]
fn words_of_ones_own_reach_the_paper_escaped() {
    let words = Template::with("[common]\ncompany = '<甲>公司'").unwrap();
    let request = Request { words: &words, ..request(&words) };
    let bytes = write(kind("feedback").unwrap(), &empty(), &request, Format::Html).unwrap();
    assert!(String::from_utf8(bytes).unwrap().contains("<h1>&lt;甲&gt;公司党支部标准化互查现场反馈表</h1>"));
}

#[test]
fn snapshots() {
    for (name, facts) in [("empty", empty()), ("filled", filled(&USUAL)), ("extreme", extreme())] {
        for key in ["feedback", "sheet-blank", "sheet", "ledger", "interview", "hearing"] {
            if (name, key) == ("empty", "sheet") || (name != "empty" && key == "sheet-blank") {
                continue;
            }
            insta::assert_snapshot!(format!("{name}_{key}.md"), md_of(&facts, key));
            let html = html_of(&facts, key).replace(include_str!("html.css"), "/* html.css */\n");
            insta::assert_snapshot!(format!("{name}_{key}.html"), html);
            if let Ok(dir) = std::env::var("HUCHA_DOCS_OUT") {
                std::fs::write(format!("{dir}/{name}_{key}.html"), html_of(&facts, key)).unwrap();
            }
        }
    }
}
