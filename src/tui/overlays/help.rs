//! All keys of the screen below, from the one table.

use crate::text::tui as text;
use crate::tui::action::Action;
use crate::tui::keymap::{self, Context, Row};
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::wide;
use crate::tui::widgets::{paint, popup};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The contexts of the help itself.
pub const HELP: &[Context] = &[Context::Help, Context::Page];

/// The help overlay.
pub struct Help {
    rows: Vec<&'static Row>,
    top: usize,
    page: usize,
}

impl Help {
    /// The help of a screen with these contexts.
    pub fn new(contexts: &[Context]) -> Help {
        Help { rows: keymap::reachable(contexts), top: 0, page: 10 }
    }

    fn scroll(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(self.page);
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

impl Screen for Help {
    fn contexts(&self) -> &'static [Context] {
        HELP
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::help(ctx.lang)
    }

    fn overlay(&self) -> bool {
        true
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        let page = isize::try_from(self.page).unwrap_or(10);
        match input {
            Input::Action(Action::Open) => return vec![Cmd::Pop],
            Input::Action(Action::Down) => self.scroll(1),
            Input::Action(Action::Up) => self.scroll(-1),
            Input::Action(Action::PageDown) => self.scroll(page),
            Input::Action(Action::PageUp) => self.scroll(-page),
            Input::Action(Action::First) => self.top = 0,
            Input::Action(Action::Last) => self.scroll(isize::MAX),
            Input::Mouse(Mouse::Wheel(_, by)) => self.scroll(isize::from(by)),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let height = u16::try_from(self.rows.len() + 3).unwrap_or(u16::MAX);
        let place = popup::middle(area, 76, height);
        let buf = frame.buffer_mut();
        let inner = popup::frame(buf, place, &self.title(ctx), ctx.look);
        self.page = usize::from(inner.height.saturating_sub(1)).max(1);
        self.scroll(0);
        for (row, at) in self.rows.iter().skip(self.top).zip(inner.rows().take(self.page)) {
            let pieces = [
                (wide::pad(&row.key_names(ctx.lang), 20), Role::Key),
                (wide::pad(row.label(ctx.lang), 14), Role::Title),
                (row.help(ctx.lang).into(), Role::Text),
            ];
            paint::line(buf, at, &pieces, ctx.look);
        }
        let left = self.rows.len().saturating_sub(self.top + self.page);
        let foot = if left > 0 { text::more_below(ctx.lang, left) } else { text::help_foot(ctx.lang) };
        paint::put(buf, inner.x, inner.bottom() - 1, inner.width, &foot, ctx.look.of_role(Role::Dim));
        None
    }
}
