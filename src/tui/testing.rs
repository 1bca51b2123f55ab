//! Driving the app without a terminal: keys, text, paste and mouse in, the screen out as text.
//!
//! After every draw the rules of a Chinese screen are checked: no wide cell is followed by one that is not blank,
//! none sticks out at the right edge, the cursor is inside. A broken rule stops the test.
//!
//! ```
//! use hucha::tui::testing::Harness;
//! use hucha::tui::overlays::message::Message;
//! let mut app = Harness::new(Message::new("题", "生产一支部"), 80, 24);
//! app.press("F1");
//! assert!(app.screen_text().contains("帮助"));
//! ```

use super::app::{App, Effect};
use super::door::Door;
use super::keys::{DIGITS, Key};
use super::look::Look;
use super::memory::Memory;
use super::news::News;
use super::screen::Screen;
use crate::model::facts::Facts;
use crate::text::Lang;
use chrono::{DateTime, FixedOffset, TimeDelta};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Position;
use ratatui::style::Style;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The app on a test screen.
pub struct Harness<D = Memory> {
    /// The app itself.
    pub app: App<D>,
    terminal: Terminal<TestBackend>,
    news: Receiver<News>,
    at: Instant,
    keys: usize,
    cursor: Option<Position>,
    /// The last frame. Not the backend's copy of it: that one keeps old characters behind wide ones.
    frame: Buffer,
}

/// The time at which tests begin: 2026-11-22 09:05:06 in China.
pub fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T09:05:06+08:00").unwrap_or_default()
}

impl Harness {
    /// The app with this first screen, no facts, dark and Chinese.
    pub fn new(first: impl Screen + 'static, width: u16, height: u16) -> Harness {
        Harness::with(Facts::new("xBCDFG", 1), first, width, height)
    }

    /// The app with these facts.
    pub fn with(facts: Facts, first: impl Screen + 'static, width: u16, height: u16) -> Harness {
        Harness::on(Memory::new(facts, morning()), first, width, height)
    }

    /// Lets time pass, for the clock and for drafts.
    pub fn pass(&mut self, time: Duration) -> &mut Self {
        self.app.door().pass(TimeDelta::from_std(time).unwrap_or_default());
        self.wait(time)
    }
}

impl<D: Door> Harness<D> {
    /// The app on any door: `StoreDoor` with `Store::memory` for a journey that ends on the command line.
    pub fn on(door: D, first: impl Screen + 'static, width: u16, height: u16) -> Self {
        let (sender, news) = channel();
        let app = App::new(door, Box::new(first), Lang::Zh, Look::Dark, sender);
        let (Ok(app), Ok(terminal)) = (app, Terminal::new(TestBackend::new(width, height))) else {
            unreachable!("memory and test screen never fail")
        };
        let mut harness =
            Harness { app, terminal, news, at: Instant::now(), keys: 0, cursor: None, frame: Buffer::default() };
        harness.draw();
        harness
    }

    /// In this language and look.
    pub fn shown(mut self, lang: Lang, look: Look) -> Self {
        self.app.world.lang = lang;
        self.app.world.look = look;
        self.draw();
        self
    }

    /// Presses keys by their names, separated by blanks: `Down Down Enter`, `Ctrl-P`, `Shift-Tab`, `?`, `Space`.
    pub fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key = Key::parse(name);
            assert!(key.is_some(), "no key is called {name}");
            self.key(key.unwrap_or(DIGITS).event());
        }
        self
    }

    /// Types a text, one key event per character as an input method sends them.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.send(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Event::Paste(text.into()));
        self
    }

    /// Clicks where a text stands on the screen.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let at = self.find(text);
        assert!(at.is_some(), "{text} is not on the screen:\n{}", self.screen_text());
        let at = at.unwrap_or_default();
        self.mouse(MouseEventKind::Down(MouseButton::Left), at.x, at.y)
    }

    /// A mouse event at a place.
    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.send(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Lets a pause pass in which nothing is typed.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        self.at += time;
        self.app.tick(self.at);
        self.draw();
        self
    }

    /// Waits until all jobs have ended, at most ten seconds.
    pub fn finish_jobs(&mut self) -> &mut Self {
        while !self.app.jobs.is_empty() {
            let news = self.news.recv_timeout(Duration::from_secs(10));
            assert!(news.is_ok(), "a job does not end");
            news.into_iter().for_each(|n| self.app.news(n));
        }
        self.draw();
        self
    }

    /// Changes the size of the screen.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.send(Event::Resize(width, height));
        self
    }

    /// How many keys were pressed by [`Harness::press`]; typed text does not count.
    pub fn keys(&self) -> usize {
        self.keys
    }

    /// What the loop would do to the terminal now.
    pub fn effects(&mut self) -> Vec<Effect> {
        self.app.effects()
    }

    /// The screen as text, one line per row, without blanks at the ends of lines.
    pub fn screen_text(&self) -> String {
        let buffer = &self.frame;
        let rows: Vec<_> = (0..buffer.area.height).map(|y| row_text(buffer, y)).collect();
        rows.join("\n")
    }

    /// Where the hardware cursor stands, if it is shown.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Where a text begins on the screen.
    pub fn find(&self, text: &str) -> Option<Position> {
        let buffer = &self.frame;
        (0..buffer.area.height).find_map(|y| {
            let at = row_text(buffer, y).find(text)?;
            let x = super::wide::width(&row_text(buffer, y)[..at]);
            Some(Position::new(u16::try_from(x).ok()?, y))
        })
    }

    /// The style in which a text stands on the screen.
    pub fn style_of(&self, text: &str) -> Option<Style> {
        self.find(text).map(|at| self.frame[at].style())
    }

    fn key(&mut self, event: KeyEvent) {
        self.keys += 1;
        self.send(Event::Key(event));
    }

    fn send(&mut self, event: Event) {
        self.app.event(event, self.at);
        self.draw();
    }

    fn draw(&mut self) {
        let mut cursor = None;
        let app = &mut self.app;
        let drawn = self.terminal.draw(|frame| cursor = app.draw(frame)).map(|f| f.buffer.clone());
        assert!(drawn.is_ok(), "a test screen can always be drawn");
        self.frame = drawn.unwrap_or_default();
        self.cursor = cursor;
        check(&self.frame);
        assert!(cursor.is_none_or(|at| self.frame.area.contains(at)), "the cursor is outside: {cursor:?}");
    }
}

/// A row of a buffer as text: the cell behind a wide glyph is part of the glyph.
fn row_text(buffer: &Buffer, y: u16) -> String {
    let mut line = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        line.push_str(cell.symbol());
        x += cell.cell_width().max(1);
    }
    line.trim_end().to_owned()
}

/// The rules of a Chinese screen.
fn check(buffer: &Buffer) {
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            for behind in x + 1..x + cell.cell_width().max(1) {
                assert!(behind < buffer.area.width, "{} sticks out of row {y}: {}", cell.symbol(), row_text(buffer, y));
                let next = buffer[(behind, y)].symbol();
                assert!(
                    next.trim().is_empty(),
                    "{next:?} is behind {:?} in row {y}: {}",
                    cell.symbol(),
                    row_text(buffer, y)
                );
            }
        }
    }
}

#[cfg(test)]
mod tests;
