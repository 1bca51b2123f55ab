//! A mistake of ours in the middle of a visit: the terminal is given back and the user told where the data is.
//!
//! No key of the real binary panics, so this test starts itself: the loop of the app on a screen that does.

use super::pty::{Start, Terminal};
use super::restored::assert_restored;
use hucha::model::facts::Facts;
use hucha::text::Lang;
use hucha::tui::app::App;
use hucha::tui::keymap::Context;
use hucha::tui::look::Look;
use hucha::tui::memory::Memory;
use hucha::tui::run::{self, Setup};
use hucha::tui::screen::{Cmd, Ctx, Input, Screen};
use hucha::tui::testing::morning;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::Path;

const INSIDE: &str = "HUCHA_TEST_PANIC";

/// Panics when it is asked to do something.
struct Mine;

impl Screen for Mine {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        "雷区".into()
    }

    fn update(&mut self, _input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        panic!("踩到了")
    }

    fn draw(&mut self, _frame: &mut Frame, _area: Rect, _ctx: &Ctx) -> Option<Position> {
        None
    }
}

#[test]
#[ignore = "started in a terminal by the test below"]
fn inside() {
    if std::env::var_os(INSIDE).is_none() {
        return;
    }
    let setup = Setup { dir: "/数据/互查".into(), lang: Lang::Zh, ascii: Some(false) };
    let door = Memory::new(Facts::new("xBCDFG", 1), morning());
    run::run(&setup, |news| App::new(door, Box::new(Mine), Lang::Zh, Look::Dark, news)).unwrap();
}

#[test]
fn after_a_panic_the_terminal_is_given_back_and_the_data_named() {
    let home = tempfile::tempdir().unwrap();
    let program = std::env::current_exe().unwrap();
    let args = ["--exact", "panic::inside", "--ignored", "--nocapture"];
    let start = Start { program: Path::new(&program), args: &args, env: &[(INSIDE, "1")], bar_width: 1 };
    let mut app = Terminal::start(home.path(), &start);
    app.see("雷区");
    assert!(app.modes().alternate_screen());
    assert_ne!(app.last("Enter").exit_code(), 0);
    assert_restored(&app);
    let said = app.left_behind();
    assert!(said.contains("已存的内容都在 /数据/互查") && said.contains("踩到了"), "{said}");
}
