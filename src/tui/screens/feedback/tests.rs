//! The feedback, driven by keys.

use super::*;
use crate::model::scoring::Answer;
use crate::model::testing::{apply, put};
use crate::model::{feedback, sheet};
use crate::tui::screens::filled::{act, answered, extreme};
use crate::tui::screens::fixture::{SHEET, VISIT, app, facts, grid};
use crate::tui::testing::Harness;
use std::time::Duration;

/// Something below, so that Esc has a place to go.
struct Below;

impl Screen for Below {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        "下".into()
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Open) => vec![Cmd::push(FeedbackScreen::new(VISIT, SHEET))],
            _ => vec![],
        }
    }

    fn draw(&mut self, _frame: &mut Frame, _area: Rect, _ctx: &Ctx) -> Option<Position> {
        None
    }
}

fn on(facts: Facts) -> Harness {
    let mut app = app(facts, Below);
    app.press("Enter");
    app
}

fn kept(app: &Harness) -> Feedback {
    Feedback::of(app.app.facts(), VISIT)
}

#[test]
fn everything_that_was_marked_is_read_out() {
    let mut app = on(answered());
    app.resize(120, 40);
    let screen = app.screen_text();
    for word in [
        "一、主要优点",
        "“红色班组”品牌",
        "二、存在问题（1条）",
        "10月、11月未按月召开",
        "2026Q4-B04-01",
        "扣2",
        "其他扣分",
        "E2-03",
        "三、整改建议及时限",
        "限期整改，2026-12-01前，组织委员",
    ] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
}

#[test]
fn one_key_records_no_objection_and_leads_to_the_finish() {
    let mut app = on(answered());
    assert!(app.screen_text().contains("李书记"), "who gave the report is proposed");
    app.press("F2");
    let found = kept(&app);
    assert!(found.given() && !found.objects);
    assert_eq!((found.received_by.as_str(), found.signed_on.as_str()), ("李书记", "2026-11-22"));
    assert!(app.screen_text().contains("已记录签收") && app.screen_text().contains("定稿"), "{}", app.screen_text());
    app.press("f F2");
    assert!(app.screen_text().contains("签收没有改动"), "{}", app.screen_text());
}

#[test]
fn an_objection_needs_its_words_and_is_written_down_at_once() {
    let mut app = on(answered());
    app.press("2 F2");
    assert!(app.screen_text().contains("请写明异议内容"), "{}", app.screen_text());
    app.type_text("第1条：11月会议在补录，é👍").press("Tab");
    assert!(kept(&app).objects && !kept(&app).given(), "noted before the receipt");
    assert_eq!(kept(&app).objection, "第1条：11月会议在补录，é👍");
    app.press("Ctrl-A").type_text("赵副书记").press("F2");
    assert!(kept(&app).given() && kept(&app).objects);
    assert_eq!(kept(&app).received_by, "赵副书记");
}

/// Received and finalised, then corrected with another score.
fn corrected() -> Facts {
    let mut facts = answered();
    act(&mut facts, |f, a| feedback::receive(f, a, VISIT, "2026-11-22", "李书记", None));
    act(&mut facts, |f, a| feedback::bind(f, a, &Sheet::of(f, SHEET).unwrap()));
    act(&mut facts, |f, a| sheet::finalize(f, a, &Sheet::of(f, SHEET).unwrap(), "2026-11-22T11:00:00+08:00").unwrap());
    let act_ = sheet::correct(&facts, facts.act(), SHEET, "漏看").unwrap();
    apply(&mut facts, &act_);
    act(&mut facts, |f, a| sheet::answer(f, a, SHEET, "C1-02", &Answer::deduct(1)).unwrap());
    facts
}

#[test]
fn after_a_correction_the_receipt_is_of_the_former_revision_and_is_asked_for_again() {
    let mut app = on(corrected());
    assert!(app.screen_text().contains("第2版须重新签收（第1版已签收 2026-11-22）"), "{}", app.screen_text());
    assert!(app.screen_text().contains("更正中") && !app.screen_text().contains("反馈✓"), "{}", app.screen_text());
    app.press("F2");
    assert_eq!(kept(&app).revision, 2);
    assert!(app.screen_text().contains("反馈 ✓"), "{}", app.screen_text());
    app.press("f");
    assert!(app.screen_text().contains("✓ 已签收 2026-11-22"), "{}", app.screen_text());
}

#[test]
fn an_objection_gets_the_result_of_its_recheck_with_who_and_why() {
    let mut app = on(answered());
    app.press("2 Tab").type_text("第1条不属实，é👍").press("F2 f");
    assert!(
        app.screen_text().contains("异议未复核") && app.screen_text().contains("复核结果"),
        "{}",
        app.screen_text()
    );
    app.press("Tab Tab Tab Tab 2 F2");
    assert!(app.screen_text().contains("请写明复核人"), "{}", app.screen_text());
    app.type_text("赵敏").press("Tab").type_text("记录本确无10月记录").press("F2");
    let found = kept(&app).recheck;
    assert_eq!((found.result.as_str(), found.by.as_str()), ("upheld", "赵敏"));
    assert_eq!((found.reason.as_str(), found.on.as_str()), ("记录本确无10月记录", "2026-11-22"));
    assert!(app.screen_text().contains("复核：维持原评分"), "{}", app.screen_text());
}

#[test]
fn a_choice_keeps_the_focus_by_digit_and_by_arrow_alike() {
    for keys in ["2", "Right"] {
        let mut app = on(answered());
        app.press(keys).press("Tab").type_text("第2条，é👍").press("Tab");
        let found = kept(&app);
        assert_eq!((found.objection.as_str(), found.received_by.as_str()), ("第2条，é👍", "李书记"), "{keys}");
    }
}

#[test]
fn just_looking_writes_nothing() {
    let mut app = on(answered());
    let before = app.app.facts().version;
    app.press("PgDn PgUp Tab Tab Tab Esc");
    assert_eq!(app.app.facts().version, before);
    assert!(app.find("支部意见").is_none(), "and Esc leaves");
}

#[test]
fn the_date_is_checked() {
    let mut app = on(answered());
    app.press("Tab Tab Tab Ctrl-A").type_text("11.20").press("F2");
    assert!(app.screen_text().contains("早于检查日期") && !kept(&app).given(), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("１１．２４").press("F2");
    assert_eq!(kept(&app).signed_on, "2026-11-24");
}

#[test]
fn what_must_be_mended_keeps_it_from_being_received() {
    let mut facts = answered();
    put(&mut facts, "score", &format!("{SHEET}/A1-01"), "verdict", "");
    let mut app = on(facts);
    for keys in ["F2", "Tab Tab Tab Enter"] {
        app.press(keys);
        assert!(app.screen_text().contains("还有 1 处必须处理"), "{}", app.screen_text());
    }
    assert!(!kept(&app).given());
}

#[test]
fn typed_words_survive_a_crash() {
    let mut app = on(answered());
    app.press("Tab").type_text("第1条不属实").pass(Duration::from_secs(2));
    assert!(app.screen_text().contains("草稿已存"));
    app.press("Esc Enter");
    assert!(app.screen_text().contains("第1条不属实"), "{}", app.screen_text());
    assert!(kept(&app).objects, "words of an objection are one");
    app.press("1");
    assert!(!kept(&app).objects && kept(&app).objection.is_empty(), "until it is taken back");
}

#[test]
fn a_visit_that_is_gone_says_so_and_a_place_leads_back() {
    assert!(on(Facts::new("xBCDFG", 1)).screen_text().contains("已不在了"));
    let place = FeedbackScreen::new(VISIT, SHEET).place().unwrap();
    assert!(FeedbackScreen::from_place(&place, &facts()).is_some());
    assert!(FeedbackScreen::from_place("feedback/2026Q4/B09/x", &facts()).is_none());
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("empty", grid(on(facts())));
    insta::assert_snapshot!("typical", grid(on(answered())));
    insta::assert_snapshot!("extreme", grid(on(extreme())));
}
