//! The app as a whole, on a screen made for it.

use super::*;
use crate::error::Result;
use crate::store::Store;
use crate::tui::action::Action;
use crate::tui::job::Job;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input};
use crate::tui::store_door::StoreDoor;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A list of branches; Enter asks for a name, `0` deletes after a question, `1` works, `2` chooses.
#[derive(Default)]
struct Branches {
    list: List,
    heard: Vec<String>,
}

impl Branches {
    fn answer(&mut self, ask: &str, value: &str, ctx: &Ctx) -> Vec<Cmd> {
        self.heard.push(format!("{ask}={value}"));
        let mut act = ctx.facts.act();
        match ask {
            "name" => act.set(ctx.facts, "branch", "B01", "name", value),
            "delete" => act.delete(ctx.facts, "branch", "B01"),
            _ => {}
        }
        vec![Cmd::Apply(act), Cmd::ClearDraft("branch/B01/name".into())]
    }
}

impl Screen for Branches {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List, Context::Form]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        "支部".into()
    }

    fn disabled(&self, action: Action, _ctx: &Ctx) -> Option<String> {
        (action == Action::Submit).then(|| "还有 3 项未查".into())
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Open) => {
                let name = ctx.facts.value("branch", "B01", "name");
                vec![Cmd::push(Prompt::new("name", "支部名称", name, Some("branch/B01/name"), ctx).needed())]
            }
            Input::Action(Action::Digit(0)) => vec![Cmd::push(Confirm::new("delete", "删除该支部？"))],
            Input::Action(Action::Digit(1)) => vec![Cmd::Job(Job::new("count", "清点", |p| {
                p.at(1, 2);
                Ok(42_u32)
            }))],
            Input::Action(Action::Digit(2)) => {
                let items = vec![Item::new("B01", "生产一支部"), Item::new("B02", "机关支部")];
                vec![Cmd::push(Choose::new("branch", "选支部", items, ctx))]
            }
            Input::Action(Action::Digit(4)) => vec![Cmd::Job(Job::writing("merge", "合并", |store, _| {
                store.set_local("merged", Some("yes"))?;
                Ok(7_u32)
            }))],
            Input::Action(Action::Digit(3)) => {
                vec![Cmd::Job(Job::new("bad", "坏任务", |_| -> Result<()> { std::panic::panic_any("boom") }))]
            }
            Input::Action(action) => {
                self.list.act(action);
                vec![]
            }
            Input::Mouse(mouse) => {
                let hit = self.list.mouse(mouse);
                if hit == Hit::Open { vec![Cmd::Toast("双击".into())] } else { vec![] }
            }
            Input::Answer(a) => self.answer(a.ask, &a.value, ctx),
            Input::Done(done) => {
                let said = done.take::<u32>().map_or_else(|e| e.to_string(), |n| format!("数到 {n}"));
                vec![Cmd::Toast(said)]
            }
            Input::Typed | Input::Leave | Input::Return => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let name = ctx.facts.value("branch", "B01", "name").to_owned();
        let row = |i: usize| vec![paint::piece(format!("第 {i} 行 {name} 会议记录不全"), Role::Text)];
        self.list.draw(frame.buffer_mut(), area, 40, ctx.look, true, row);
        None
    }
}

fn app() -> Harness {
    Harness::new(Branches::default(), 80, 24)
}

#[test]
fn typed_text_becomes_a_fact_and_is_called_saved_only_after_the_commit() {
    let mut app = app();
    app.press("Enter").type_text("生产一支部，e\u{301}👨‍👩‍👧");
    assert!(!app.screen_text().contains("已存"), "nothing is saved yet");
    app.press("Enter");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "生产一支部，e\u{301}👨‍👩‍👧");
    assert!(app.screen_text().contains("已存 09:05:06"));
}

#[test]
fn a_pause_keeps_a_draft_that_is_offered_again_and_goes_with_the_commit() {
    let mut app = app();
    app.press("Enter").type_text("生产");
    assert!(app.app.deadline().is_some());
    app.pass(Duration::from_secs(2));
    assert!(app.screen_text().contains("草稿已存 09:05:08"));
    assert_eq!(app.app.deadline(), None, "nothing ticks any more");
    app.type_text("一").press("Esc Enter");
    assert!(app.screen_text().contains("生产一") && app.screen_text().contains("已恢复"));
    app.press("Enter");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "生产一");
    assert_eq!(app.app.door().draft("branch/B01/name"), None);
}

#[test]
fn a_full_disk_loses_nothing_and_a_retry_saves_what_waits() {
    let mut app = app();
    app.press("Enter").type_text("生产一支部");
    app.app.door().breaks(true);
    app.press("Enter");
    assert!(app.screen_text().contains("Ctrl-R") && app.screen_text().contains("[有内容未存上]"));
    app.press("Ctrl-Q");
    assert!(!app.app.ended(), "it does not end while something waits");
    app.press("Esc Ctrl-R");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "");
    app.app.door().breaks(false);
    app.press("Ctrl-R");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "生产一支部");
    assert!(app.screen_text().contains("已存 09:05:06") && !app.screen_text().contains("Ctrl-R"));
    app.press("Ctrl-Q");
    assert!(app.app.ended());
}

#[test]
fn undo_and_redo_say_what_they_did() {
    let mut app = app();
    app.press("Enter").type_text("甲").press("Enter").press("Ctrl-Z");
    assert!(app.screen_text().contains("已撤销：") && app.screen_text().contains("B01"));
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "");
    app.press("Ctrl-Y");
    assert!(app.screen_text().contains("已重做："));
    app.press("Ctrl-Z Ctrl-Z");
    assert!(app.screen_text().contains("没有可以撤销的操作"));
}

#[test]
fn undo_in_a_field_is_the_fields_until_it_has_nothing_left() {
    let mut app = app();
    app.press("Enter").type_text("甲").press("Enter Enter").type_text("乙").press("Ctrl-Z");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "甲", "the field's own undo");
    app.press("Ctrl-Z");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "");
}

#[test]
fn help_and_palette_come_from_the_table_and_the_palette_finds_by_initials() {
    let mut app = app();
    app.type_text("？");
    assert!(app.screen_text().contains("打开选中的一行"));
    app.press("Esc Ctrl-P").type_text("wg");
    let text = app.screen_text();
    assert!(text.contains("外观") && !text.contains("撤销上一步"), "{text}");
    app.press("Enter");
    assert_eq!(app.app.world.look, Look::Light);
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut app = app();
    app.press("Ctrl-S");
    assert!(app.screen_text().contains("还有 3 项未查"));
    app.press("Ctrl-P").type_text("wancheng").press("Enter");
    assert!(app.screen_text().contains("还有 3 项未查"));
}

#[test]
fn questions_answer_the_screen_that_asked() {
    let mut app = app();
    app.press("Enter").type_text("甲").press("Enter 0 Esc");
    assert!(app.app.facts().get("branch", "B01").is_some());
    app.press("0 Enter");
    assert!(app.app.facts().get("branch", "B01").is_none());
    app.press("2").type_text("scyz").press("Enter");
    assert!(!app.screen_text().contains("选支部"));
}

#[test]
fn jobs_report_to_the_screen_that_began_them_and_a_panic_is_only_an_error() {
    let mut app = app();
    app.press("1").finish_jobs();
    assert!(app.screen_text().contains("数到 42"));
    app.press("3").finish_jobs();
    assert!(app.screen_text().contains("中断了"));
}

#[test]
fn mouse_selects_opens_scrolls_and_presses_the_bar() {
    let mut app = app();
    app.click("第 5 行").click("第 5 行");
    assert!(app.screen_text().contains("双击"));
    app.mouse(MouseEventKind::ScrollDown, 3, 3);
    app.click("帮助");
    assert!(app.screen_text().contains("本屏所有按键"));
    app.press("Esc Ctrl-O");
    assert_eq!(app.effects(), [Effect::Mouse(false)]);
}

#[test]
fn every_size_keeps_the_rules_and_a_tiny_one_says_so() {
    let mut app = app();
    app.press("Enter").paste("会议记录不全，缺七月\r\n八月");
    for (width, height) in [(60, 20), (61, 21), (120, 40), (79, 24), (160, 45), (59, 20), (20, 5), (1, 1)] {
        app.resize(width, height);
        assert_eq!(app.screen_text().contains("支部名称"), width >= 60, "{width}x{height}");
    }
    app.resize(59, 20);
    assert!(app.screen_text().starts_with("终端太小"));
}

#[test]
fn copied_text_goes_to_the_clipboard_and_back() {
    let mut app = app();
    app.press("Enter").type_text("支部").press("Ctrl-A Ctrl-C");
    assert_eq!(app.effects(), [Effect::Copy("支部".into())]);
    app.press("End Ctrl-V Enter");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "支部支部");
}

#[test]
fn english_and_mono_show_the_same_screen() {
    let mut app = app().shown(Lang::En, Look::Mono);
    app.press("Down");
    let style = app.style_of("第 1 行").unwrap_or_default();
    assert!(style.add_modifier.contains(ratatui::style::Modifier::REVERSED), "{style:?}");
    assert!(app.screen_text().contains("? Help"));
    app.press("F12");
    assert!(app.screen_text().contains("? 帮助"));
}

fn on_store() -> Harness<StoreDoor> {
    let store = Store::memory("xBCDFG").unwrap();
    let door = StoreDoor::new(store, "p-1", None, Lang::Zh, Box::new(morning));
    Harness::on(door, Branches::default(), 80, 24)
}

#[test]
fn on_the_real_store_acts_are_kept_undone_and_found_again() {
    let mut app = on_store();
    app.press("Enter").type_text("生产一支部").press("Enter Enter").type_text("二").press("Enter Ctrl-Z");
    assert!(app.screen_text().contains("已撤销："), "{}", app.screen_text());
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "生产一支部");
    let kept = app.app.door().facts().unwrap();
    assert_eq!(kept.value("branch", "B01", "name"), "生产一支部");
    app.press("Ctrl-P").type_text("cx");
    assert!(app.screen_text().contains("生产一支部 › （空）"), "{}", app.screen_text());
}

#[test]
fn while_a_job_has_the_store_savings_wait_and_follow_by_themselves() {
    let mut app = on_store();
    app.press("4 Enter").type_text("生产一支部").press("Enter");
    assert!(app.screen_text().contains("[有内容未存上]") || app.screen_text().contains("后台任务"));
    app.press("Ctrl-Q");
    assert!(!app.app.ended());
    app.finish_jobs();
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "生产一支部");
    assert_eq!(app.app.door().recall("merged").as_deref(), Some("yes"));
    assert!(app.screen_text().contains("已存 09:05:06"));
}
