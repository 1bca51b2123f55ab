//! Something to read and close: a receipt, an explanation, a long error.

use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::wide;
use crate::tui::widgets::{paint, popup};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// A text in a window.
pub struct Message {
    title: String,
    text: String,
    top: usize,
    last: usize,
    page: usize,
}

impl Message {
    /// A title and a text of any length.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Message {
        Message { title: title.into(), text: text.into(), top: 0, last: 0, page: 1 }
    }

    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last);
    }
}

impl Screen for Message {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Message, Context::Page]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        self.title.clone()
    }

    fn overlay(&self) -> bool {
        true
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        let page = isize::try_from(self.page).unwrap_or(1);
        match input {
            Input::Action(Action::Open) => return vec![Cmd::Pop],
            Input::Action(Action::Down) => self.scroll(1),
            Input::Action(Action::Up) => self.scroll(-1),
            Input::Action(Action::PageDown) => self.scroll(page),
            Input::Action(Action::PageUp) => self.scroll(-page),
            Input::Action(Action::First) => self.top = 0,
            Input::Action(Action::Last) => self.top = self.last,
            Input::Mouse(Mouse::Wheel(_, by)) => self.scroll(isize::from(by)),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let width = area.width.min(76);
        let lines = wide::wrap(&self.text, usize::from(width.saturating_sub(4)));
        let place = popup::middle(area, width, u16::try_from(lines.len() + 2).unwrap_or(u16::MAX));
        let inner = popup::frame(frame.buffer_mut(), place, &self.title, ctx.look);
        self.page = usize::from(inner.height).max(1);
        self.last = lines.len().saturating_sub(self.page);
        self.scroll(0);
        for (line, at) in lines.iter().skip(self.top).zip(inner.rows()) {
            paint::put(frame.buffer_mut(), at.x, at.y, at.width, line, ctx.look.of_role(Role::Text));
        }
        None
    }
}
