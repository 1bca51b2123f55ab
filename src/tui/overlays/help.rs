//! All keys of the screen below, from the one table.

use crate::text::tui as text;
use crate::tui::action::Action;
use crate::tui::keymap::{self, Context, Row};
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Pieces, piece};
use crate::tui::widgets::popup;
use crate::tui::widgets::scroll::Scroll;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The contexts of the help itself.
pub const HELP: &[Context] = &[Context::Help, Context::Page];

/// The help overlay.
pub struct Help {
    rows: Vec<&'static Row>,
    contexts: Vec<Context>,
    scroll: Scroll,
}

impl Help {
    /// The help of a screen with these contexts.
    pub fn new(contexts: &[Context]) -> Help {
        Help { rows: keymap::reachable(contexts), contexts: contexts.to_vec(), scroll: Scroll::default() }
    }

    /// Keys, labels and sentences in columns, under a heading per context; long sentences go on below themselves.
    fn lines(&self, ctx: &Ctx, width: usize) -> Vec<Pieces> {
        let widest = |of: &dyn Fn(&Row) -> usize| self.rows.iter().map(|r| of(r)).max().unwrap_or(0) + 2;
        let names_of = |r: &Row| {
            let free = keymap::free_keys(&self.contexts, r);
            free.iter().map(|k| k.name(ctx.lang)).collect::<Vec<_>>().join(" ")
        };
        let keys = widest(&|r| wide::width(&names_of(r)));
        let labels = widest(&|r| wide::width(r.label(ctx.lang)));
        let room = width.saturating_sub(keys + labels).max(10);
        let mut lines = Vec::new();
        let mut last = None;
        for row in &self.rows {
            if last.replace(row.context) != Some(row.context) {
                lines.push(vec![piece(row.context.title(ctx.lang), Role::Accent)]);
            }
            let mut names = names_of(row);
            let mut label = row.label(ctx.lang);
            for part in wide::wrap(row.help(ctx.lang), room) {
                let (key, name) = (wide::pad(&names, keys), wide::pad(label, labels));
                lines.push(vec![piece(key, Role::Key), piece(name, Role::Title), piece(part, Role::Text)]);
                (names, label) = (String::new(), "");
            }
        }
        lines
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
        match input {
            Input::Action(Action::Open) => return vec![Cmd::Pop],
            Input::Action(action) => {
                self.scroll.act(action);
            }
            Input::Mouse(mouse) => {
                self.scroll.mouse(mouse);
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let width = area.width.min(90);
        let lines = self.lines(ctx, usize::from(width.saturating_sub(6)));
        let height = u16::try_from(lines.len() + 3).unwrap_or(u16::MAX);
        let place = popup::middle(area, width, height);
        let buf = frame.buffer_mut();
        let inner = popup::frame(buf, place, &self.title(ctx), ctx.look);
        let body = Rect { height: inner.height.saturating_sub(1), ..inner };
        self.scroll.draw(buf, body, &lines, ctx.look);
        let style = ctx.look.of_role(Role::Dim);
        paint::put(buf, inner.x, body.bottom(), inner.width, &text::help_foot(ctx.lang), style);
        None
    }
}
