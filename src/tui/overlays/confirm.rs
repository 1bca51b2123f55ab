//! A question before something that cannot be taken back. Answers `yes`, or goes away.

use crate::text::tui as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::{paint, popup};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// A question with yes and no.
pub struct Confirm {
    ask: &'static str,
    question: String,
}

impl Confirm {
    /// Asks `ask` in these words.
    pub fn new(ask: &'static str, question: impl Into<String>) -> Confirm {
        Confirm { ask, question: question.into() }
    }
}

impl Screen for Confirm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Confirm]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::confirm(ctx.lang)
    }

    fn overlay(&self) -> bool {
        true
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Yes) => vec![Cmd::Answer(Answer { ask: self.ask, value: "yes".into() })],
            Input::Action(Action::No) => vec![Cmd::Pop],
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let lines = wide::wrap(&self.question, 52).len();
        let place = popup::middle(area, 58, u16::try_from(lines + 2).unwrap_or(u16::MAX));
        let inner = popup::frame(frame.buffer_mut(), place, &self.title(ctx), ctx.look);
        paint::text(frame.buffer_mut(), inner, &self.question, ctx.look.of_role(Role::Text));
        None
    }
}
