//! Key to drawn frame on the biggest screen at 160×45, bytes written to the terminal per key, and the search.
//! Run: `cargo bench --bench screen`. Aim: 2 ms a key.

use crossterm::event::{Event, KeyCode, KeyEvent};
use hucha::model::facts::Facts;
use hucha::store::Store;
use hucha::text::Lang;
use hucha::tui::action::Action;
use hucha::tui::app::App;
use hucha::tui::keymap::Context;
use hucha::tui::look::{Look, Role};
use hucha::tui::memory::Memory;
use hucha::tui::screen::{Cmd, Ctx, Input, Screen};
use hucha::tui::screens::visit::VisitScreen;
use hucha::tui::search::Search;
use hucha::tui::testing::morning;
use hucha::tui::widgets::table::{Column, Table};
use hucha::tui::widgets::{paint, scroll::Scroll};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::cell::Cell;
use std::io::Write;
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::time::Instant;

fn main() {
    println!("bytes written per key at 160x45: {}", bytes_per_key());
    divan::main();
}

/// A table of 20,000 rows beside a text that is wrapped anew in every frame.
#[derive(Default)]
struct Big {
    table: Table,
    detail: Scroll,
}

const TEXT: &str = "会议记录不全（缺七月、八月），未见签到表；see A1-01 for details。";

impl Screen for Big {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        "销号台账".into()
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        if let Input::Action(action) = input {
            self.table.list.act(action);
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        if self.table.columns.is_empty() {
            let column = |i: usize| Column::new(format!("第{i}列"), 10).grow();
            self.table.columns = (0..8).map(column).collect();
        }
        let [left, right] = [Rect { width: 100, ..area }, Rect { x: area.x + 102, width: area.width - 102, ..area }];
        let cell = |r: usize, c: usize| (format!("{r}-{c} 生产一支部"), Role::Text);
        self.table.draw(frame.buffer_mut(), left, 20_000, ctx.look, true, cell);
        let text = TEXT.repeat(20);
        let lines = hucha::tui::wide::wrap(&text, usize::from(right.width) - 2);
        let lines: Vec<_> = lines.into_iter().map(|l| vec![paint::piece(l, Role::Text)]).collect();
        self.detail.draw(frame.buffer_mut(), right, &lines, ctx.look);
        None
    }
}

/// A sink that counts.
#[derive(Clone, Default)]
struct Count(Rc<Cell<usize>>);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Bench {
    app: App<Memory>,
    terminal: Terminal<CrosstermBackend<Count>>,
    written: Count,
    at: Instant,
}

impl Bench {
    fn new() -> Bench {
        Bench::with(Facts::new("xBCDFG", 1), Big::default())
    }

    /// The visit under way of the demonstration: 49 items, 31 of them answered, four quarters behind it.
    fn visit() -> Bench {
        let demo = Store::memory("xBCDFG").and_then(|mut store| hucha::demo::build(&mut store, morning()));
        let Ok(facts) = demo else { unreachable!("the demonstration can always be built") };
        let sheets = facts.under("sheet", "2026Q4/B04").map(|r| r.id.clone()).next();
        let screen = VisitScreen::new(&facts, &sheets.unwrap_or_default());
        Bench::with(facts, screen)
    }

    fn with(facts: Facts, screen: impl Screen + 'static) -> Bench {
        let door = Memory::new(facts, morning());
        let app = App::new(door, Box::new(screen), Lang::Zh, Look::Dark, channel().0);
        let written = Count::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, 160, 45));
        let terminal = Terminal::with_options(CrosstermBackend::new(written.clone()), TerminalOptions { viewport });
        let (Ok(app), Ok(terminal)) = (app, terminal) else { unreachable!("memory and a counter never fail") };
        let mut bench = Bench { app, terminal, written, at: Instant::now() };
        bench.press(KeyCode::Down);
        bench
    }

    fn press(&mut self, code: KeyCode) {
        self.app.event(Event::Key(KeyEvent::from(code)), self.at);
        let app = &mut self.app;
        let draw = |frame: &mut Frame| {
            app.draw(frame);
        };
        self.terminal.draw(draw).ok();
    }
}

fn bytes_per_key() -> usize {
    let mut bench = Bench::new();
    let before = bench.written.0.get();
    (0..40).for_each(|_| bench.press(KeyCode::Down));
    (bench.written.0.get() - before) / 40
}

#[divan::bench]
fn key_down_to_frame(bencher: divan::Bencher) {
    let mut bench = Bench::new();
    bencher.bench_local(|| bench.press(KeyCode::Down));
}

#[divan::bench]
fn key_page_down_to_frame(bencher: divan::Bencher) {
    let mut bench = Bench::new();
    bencher.bench_local(|| bench.press(KeyCode::PageDown));
}

#[divan::bench]
fn visit_key_down_to_frame(bencher: divan::Bencher) {
    let mut bench = Bench::visit();
    bencher.bench_local(|| bench.press(KeyCode::Down));
}

/// Commit, the sheet read anew, all totals, and the frame.
#[divan::bench]
fn visit_score_to_frame(bencher: divan::Bencher) {
    let mut bench = Bench::visit();
    let keys = ['1', '2'].map(KeyCode::Char);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        bench.press(keys[n % 2]);
    });
}

#[divan::bench(args = [600, 20_000])]
fn search_by_initials(bencher: divan::Bencher, count: usize) {
    let names: Vec<_> = (0..count).map(|i| format!("第{i} 生产一支部 A1-{i:02}")).collect();
    let search = Search::new("scyz");
    bencher.bench_local(|| search.pick(&names).len());
}

#[divan::bench]
fn action_of_a_key(bencher: divan::Bencher) {
    let event = KeyEvent::from(KeyCode::Char('？'));
    bencher.bench_local(|| hucha::tui::keys::resolve(&[Context::List], false, event) == Some(Action::Help));
}
