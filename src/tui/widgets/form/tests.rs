use super::*;
use crate::model::facts::Facts;
use crate::text::Lang;
use crate::tui::door::Door;
use crate::tui::keymap::Context;
use crate::tui::look::Look;
use crate::tui::screen::Screen;
use crate::tui::testing::Harness;
use ratatui::Frame;
use std::time::Duration;

/// A problem's form as a screen of its own.
struct Problem {
    form: Form,
    ended: bool,
}

const CLASSES: [(&str, &str); 3] = [("now", "立行立改"), ("dated", "限期整改"), ("long", "长期整改")];

fn form(ctx: &Ctx) -> Form {
    let value = |field| ctx.facts.value("problem", "x-1", field).to_owned();
    let entries = vec![
        Entry::fixed("code", "指标", "A1-01 三会一课"),
        Entry::text("fact", "问题事实", &value("fact")).needed().help("写清时间、次数和缺什么"),
        Entry::one("class", "整改分类", &CLASSES, &value("class")),
        Entry::date("due", "整改时限", &value("due")),
        Entry::number("count", "数量", &value("count"), 1, 9),
        Entry::line("responsible", "责任人", &value("responsible"))
            .phrases(vec!["组织委员张三".into(), "纪检委员".into()]),
    ];
    Form::new(entries, Some("problem/x-1"), ctx)
}

impl Screen for Problem {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        "问题点".into()
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.form.field()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.form.back()
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match self.form.input(input, ctx) {
            Event::Left => self.form.save(ctx, "problem", "x-1"),
            Event::Submit => {
                self.ended = true;
                let mut cmds = self.form.save(ctx, "problem", "x-1");
                cmds.push(Cmd::Toast("完成了".into()));
                cmds
            }
            Event::Taken | Event::Pass(_) => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.form.draw(frame.buffer_mut(), area, ctx)
    }
}

fn app() -> Harness {
    let memory = crate::tui::memory::Memory::new(Facts::new("xBCDFG", 1), crate::tui::testing::morning());
    let facts = Facts::new("xBCDFG", 1);
    let (lang, look, now) = (Lang::Zh, Look::Dark, memory.now());
    let form = form(&Ctx { facts: &facts, lang, look, now, door: &memory });
    Harness::on(memory, Problem { form, ended: false }, 80, 24)
}

fn value(app: &Harness, field: &str) -> String {
    app.app.facts().value("problem", "x-1", field).to_owned()
}

#[test]
fn a_field_is_committed_when_it_is_left_and_dates_become_plain() {
    let mut app = app();
    app.type_text("会议记录不全").press("Tab");
    assert_eq!(value(&app, "fact"), "会议记录不全");
    app.press("2 Tab").type_text("１２月１日").press("Tab");
    assert_eq!((value(&app, "class"), value(&app, "due")), ("dated".into(), "2026-12-01".into()));
    assert!(app.screen_text().contains("2026-12-01     2026年12月1日 周二"), "{}", app.screen_text());
    app.press("Up").press("Ctrl-A").type_text("+3").press("Enter");
    assert_eq!(value(&app, "due"), "2026-11-25", "the third working day after Sunday 22 November");
}

#[test]
fn what_is_wrong_is_said_beside_its_field_and_not_committed() {
    let mut app = app();
    app.press("Tab Tab").type_text("3/4/25").press("Tab").type_text("20").press("Tab");
    let text = app.screen_text();
    assert!(text.contains("3/4/25") && text.contains("日期") && text.contains("1") && text.contains("9"), "{text}");
    assert_eq!((value(&app, "due"), value(&app, "count")), (String::new(), String::new()));
    app.press("Ctrl-S");
    assert!(!app.screen_text().contains("完成了"));
    assert_eq!(app.cursor().map(|c| c.y), app.find("问题事实").map(|p| p.y), "the first wrong field has the focus");
}

#[test]
fn esc_and_a_pause_lose_nothing_and_a_commit_clears_its_draft() {
    let mut app = app();
    app.type_text("会议").pass(Duration::from_secs(3));
    assert_eq!(app.app.door().draft("problem/x-1/fact").as_deref(), Some("会议"));
    app.press("Tab");
    assert_eq!(app.app.door().draft("problem/x-1/fact"), None);
    assert_eq!(value(&app, "fact"), "会议");
}

#[test]
fn phrases_are_offered_and_enter_on_the_last_entry_accepts() {
    let mut app = app();
    app.type_text("缺").press("Shift-Tab").type_text("zz").press("Ctrl-N");
    assert!(app.screen_text().contains("组织委员张三"));
    app.press("Enter");
    assert!(!app.screen_text().contains("纪检委员"));
    app.press("Enter");
    assert!(app.screen_text().contains("完成了"));
    assert_eq!(value(&app, "responsible"), "组织委员张三");
}

#[test]
fn clicks_choose_and_small_screens_scroll_to_the_focus() {
    let mut app = app();
    app.click("( ) 长期");
    assert_eq!(value(&app, "class"), "long");
    app.resize(60, 20).press("Tab Tab Tab");
    assert!(app.cursor().is_some());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_pressed_every_frame_keeps_the_rules(
        steps in proptest::collection::vec((0u8..12, "[支会，。A1e\u{301}👨\u{200d}👩“…\u{202e}\n]{0,6}", 0u16..130), 1..40),
    ) {
        const KEYS: [&str; 20] = [
            "Tab", "Shift-Tab", "Up", "Down", "Left", "Right", "Enter", "Esc", "F1", "Ctrl-P", "Ctrl-N", "Ctrl-S",
            "Space", "2", "Backspace", "Ctrl-Z", "Ctrl-A", "Home", "F12", "Ctrl-T",
        ];
        let mut app = app();
        for (step, text, n) in steps {
            match step {
                0..=2 => app.type_text(&text),
                3 => app.paste(&text),
                4 => app.resize(40 + n, 15 + n / 4),
                5 => app.mouse(crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left), n, n / 6),
                6 => app.mouse(crossterm::event::MouseEventKind::ScrollDown, n, n / 6),
                _ => app.press(KEYS[usize::from(n) % KEYS.len()]),
            };
        }
    }
}
