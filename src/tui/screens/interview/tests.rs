//! One interview, driven by keys.

use super::*;
use crate::model::problem::Problem;
use crate::model::strength::Strength;
use crate::model::testing::put;
use crate::tui::door::Door;
use crate::tui::screens::filled::{act, talked};
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::screens::interviews::InterviewsScreen;
use crate::tui::testing::Harness;
use std::time::Duration;

/// A new interview, reached from the list as a user does.
fn begun() -> Harness {
    let mut app = app(facts(), InterviewsScreen::new(SHEET));
    app.press("a Enter");
    app
}

/// The interview, at a question.
fn at(question: usize) -> Harness {
    let mut app = begun();
    app.press(&"Tab ".repeat(question - 1));
    app
}

fn one(app: &Harness) -> Interview {
    Interview::of_sheet(app.app.facts(), SHEET).remove(0)
}

fn reply(app: &Harness, code: &str) -> Option<Reply> {
    one(app).reply(code)
}

#[test]
fn fifteen_questions_take_fifteen_keys_and_lead_back_to_the_list() {
    let mut app = begun();
    let before = app.keys();
    app.press("1 1 1 1 1 1 1 1 1 2 2 2");
    app.type_text("活动室小，é👍").press("Enter").press("Enter 3");
    assert_eq!(app.keys() - before, 15, "one key a question");
    let found = one(&app);
    assert_eq!(found.asked(&Questionnaire::builtin()), 15);
    assert_eq!(found.reply("Q13"), Some(Reply::Text));
    assert_eq!((found.answers["Q13"].text.as_str(), found.reply("Q14")), ("活动室小，é👍", Some(Reply::Refused)));
    assert_eq!((found.reply("Q10"), found.reply("Q15")), (Some(Reply::S4), Some(Reply::Unknown)));
    assert!(app.screen_text().contains("1号访谈已问完 15 题"), "{}", app.screen_text());
    assert!(app.screen_text().contains("由访谈判定的指标"), "back in the list");
}

#[test]
fn three_interviews_take_at_most_two_keys_more_each() {
    let mut app = app(facts(), InterviewsScreen::new(SHEET));
    for _ in 0..3 {
        app.press("a Enter").press(&"Enter ".repeat(15));
    }
    assert_eq!(app.keys(), 3 * 17);
    let all = Interview::of_sheet(app.app.facts(), SHEET);
    assert!(all.len() == 3 && all.iter().all(|i| i.asked(&Questionnaire::builtin()) == 15));
}

#[test]
fn enter_takes_the_highlighted_reply_and_zero_is_no_answer() {
    let mut app = begun();
    app.press("Down Space");
    assert_eq!(reply(&app, "Q01"), Some(Reply::Partly));
    app.press("0 9");
    assert_eq!((reply(&app, "Q02"), reply(&app, "Q03")), (Some(Reply::Refused), None), "9 is no reply here");
    app.press("Left Left");
    assert!(app.screen_text().contains("2 ✓ 基本知晓"), "{}", app.screen_text());
    app.press("Delete");
    assert_eq!(reply(&app, "Q01"), None);
    app.press("u");
    assert_eq!(reply(&app, "Q01"), Some(Reply::Partly));
}

#[test]
fn what_was_left_out_is_asked_before_the_interview_ends() {
    let mut app = begun();
    app.press("Tab").press(&"Enter ".repeat(14));
    assert!(app.screen_text().contains("Q01  知晓题"), "the first was left out: {}", app.screen_text());
    app.press("1");
    assert!(app.screen_text().contains("已问完 15 题"));
    app.press("Enter 3");
    assert!(app.screen_text().contains("Q02  知晓题"), "a finished one is corrected in order: {}", app.screen_text());
}

#[test]
fn words_of_an_open_question_are_kept_when_it_is_left_any_way() {
    let mut app = at(13);
    app.type_text("夜班学习难").press("Up");
    assert_eq!(one(&app).answers["Q13"].text, "夜班学习难");
    app.press("Tab").type_text("，é👍").press("Esc");
    assert_eq!((one(&app).answers["Q13"].text.as_str(), reply(&app, "Q13")), ("夜班学习难，é👍", Some(Reply::Text)));
    app.press("Enter");
    assert!(app.screen_text().contains("Q01"), "the list opens it at the first open question");
}

#[test]
fn a_crash_while_typing_loses_nothing() {
    let mut app = at(13);
    app.type_text("夜班学习难").pass(Duration::from_secs(2));
    let key = format!("answer/{}/Q13", one(&app).id);
    let kept = app.app.door().draft(&key);
    assert_eq!(kept.as_deref(), Some("夜班学习难"));
    app.press("Enter");
    assert!(app.app.door().drafts().is_empty());
}

#[test]
fn one_key_makes_a_problem_draft_and_one_a_highlight() {
    let mut app = at(13);
    app.press("F5");
    assert!(app.screen_text().contains("先写下答复要点"));
    app.type_text("活动室太小，é👍").press("F5 F5");
    let problems = Problem::of_sheet(app.app.facts(), SHEET);
    assert_eq!((problems.len(), problems[0].fact.as_str()), (1, "活动室太小，é👍"));
    assert!(app.screen_text().contains("已经转过了"));
    app.press("Tab");
    assert_eq!(reply(&app, "Q13"), Some(Reply::Text), "and the question is answered");
    app.type_text("班前微党课").press("F6");
    let strengths = Strength::of_visit(app.app.facts(), VISIT);
    assert_eq!((strengths[0].text.as_str(), strengths[0].highlight.as_str()), ("班前微党课", "draft"));
    assert_eq!(strengths[0].code, "D1-01", "the indicator the question is related to");
    app.press("Left");
    assert!(app.screen_text().contains("✓ 已转为亮点草稿"), "{}", app.screen_text());
}

#[test]
fn what_was_said_to_a_fixed_question_is_written_beside_it_and_a_name_is_pointed_out() {
    let mut app = at(3);
    app.press("2 Left b").type_text("书记王芳只谈过一次").press("Enter");
    let given = one(&app).answers["Q03"].clone();
    assert_eq!((given.reply, given.text.as_str()), (Some(Reply::No), "书记王芳只谈过一次"));
    assert!(app.screen_text().contains("答复里有人名“王芳”"), "{}", app.screen_text());
    app.press("p");
    assert_eq!(Problem::of_sheet(app.app.facts(), SHEET).len(), 1, "words of any question can become a problem");
}

#[test]
fn a_finalised_sheet_closes_its_interviews() {
    let mut facts = talked();
    put(&mut facts, "sheet", SHEET, "state", "final");
    let id = Interview::of_sheet(&facts, SHEET)[0].id.clone();
    let mut app = app(facts, InterviewScreen::new(&id));
    for key in ["3", "Enter", "Delete", "b", "p"] {
        app.press(key);
        assert!(app.screen_text().contains("已定稿"), "{key}");
    }
    app.press(&"Tab ".repeat(12));
    assert!(app.screen_text().contains("夜班学习时间难保证"), "{}", app.screen_text());
    assert_eq!(app.cursor(), None, "there is no field");
}

#[test]
fn the_mouse_reaches_replies_and_questions() {
    let mut app = begun();
    app.click("3   不知晓");
    assert_eq!(reply(&app, "Q01"), Some(Reply::Unknown));
    app.click("10 ").click("5   不满意");
    assert_eq!(reply(&app, "Q10"), Some(Reply::S1));
}

#[test]
fn an_interview_that_was_undone_is_left_and_a_place_leads_back() {
    let mut app = begun();
    app.press("Ctrl-Z 1");
    assert!(app.screen_text().contains("实访 0 人"), "it is left: {}", app.screen_text());
    let facts = talked();
    let id = Interview::of_sheet(&facts, SHEET)[0].id.clone();
    let place = InterviewScreen::new(&id).place().unwrap();
    assert!(InterviewScreen::from_place(&place, &facts).is_some());
    assert!(InterviewScreen::from_place("interview/x-9", &facts).is_none());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    let facts = talked();
    let interviews = Interview::of_sheet(&facts, SHEET);
    let shown = |n: usize, keys: &str| {
        let mut app = app(facts.clone(), InterviewScreen::new(&interviews[n].id));
        app.press(keys);
        grid(app)
    };
    insta::assert_snapshot!("empty", grid(begun()));
    insta::assert_snapshot!("typical", shown(1, "Tab"));
    insta::assert_snapshot!("satisfaction", shown(2, ""));
    insta::assert_snapshot!("open", shown(1, &"Tab ".repeat(12)));
    let mut long = facts.clone();
    let words = "会议记录不全，（缺七月）e\u{301}👨‍👩‍👧 very-long-word-without-a-break ".repeat(8);
    act(&mut long, |f, a| {
        let given = Given { reply: Some(Reply::Text), text: words };
        crate::model::interview::answer(f, a, &interviews[1].id, "Q13", &given);
    });
    let mut app = app(long, InterviewScreen::new(&interviews[1].id));
    app.press(&"Tab ".repeat(12));
    insta::assert_snapshot!("extreme", grid(app));
}

#[test]
fn digits_typed_on_into_an_open_question_are_pointed_out_once() {
    let mut app = at(13);
    app.type_text("11").press("Enter");
    assert!(reply(&app, "Q13").is_none() && app.screen_text().contains("“11”像是多按的数字"), "{}", app.screen_text());
    app.press("Enter");
    assert_eq!((reply(&app, "Q13"), one(&app).answers["Q13"].text.as_str()), (Some(Reply::Text), "11"));
}
