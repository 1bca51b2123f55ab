//! One of many: a searchable list. Answers with the key of what was chosen.

use crate::text::tui as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::finder::{Finder, Item};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::{paint, popup};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// A searchable list to choose from.
pub struct Choose {
    ask: &'static str,
    title: String,
    finder: Finder,
    /// Whether typed text that is in no item may be the answer itself.
    free: bool,
}

impl Choose {
    /// Asks `ask` with these items; the answer's value is the key of the chosen one.
    pub fn new(ask: &'static str, title: impl Into<String>, items: Vec<Item>, ctx: &Ctx) -> Choose {
        Choose { ask, title: title.into(), finder: Finder::new(items, text::choose_hint(ctx.lang)), free: false }
    }

    /// Begins with this item selected.
    pub fn at(mut self, key: &str) -> Choose {
        self.finder.select(key);
        self
    }

    /// If nothing in the list matches, the typed text is the answer (a new name, for instance).
    pub fn free(self) -> Choose {
        Choose { free: true, ..self }
    }

    fn choose(&self, ctx: &Ctx) -> Vec<Cmd> {
        let typed = self.finder.field.text().trim();
        let value = match self.finder.selected() {
            Some(Item { off: Some(why), .. }) => return vec![Cmd::Toast(why.clone())],
            Some(item) => item.key.clone(),
            None if self.free && !typed.is_empty() => typed.to_owned(),
            None => return vec![Cmd::Toast(text::no_match(ctx.lang))],
        };
        vec![Cmd::Answer(Answer { ask: self.ask, value })]
    }
}

impl Screen for Choose {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Choose]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        self.title.clone()
    }

    fn overlay(&self) -> bool {
        true
    }

    fn field(&mut self) -> Option<&mut Field> {
        Some(&mut self.finder.field)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Typed => self.finder.narrow(),
            Input::Action(Action::Open) => return self.choose(ctx),
            Input::Action(action) => {
                self.finder.list.act(action);
            }
            Input::Mouse(mouse) if self.finder.list.mouse(mouse) == Hit::Open => return self.choose(ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let height = u16::try_from(self.finder.len() + 3).unwrap_or(u16::MAX).clamp(6, 20);
        let place = popup::middle(area, 64, height);
        let inner = popup::frame(frame.buffer_mut(), place, &self.title, ctx.look);
        let at = self.finder.draw(frame.buffer_mut(), inner, ctx.look);
        if self.finder.selected().is_none() && !self.free {
            let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
            paint::text(frame.buffer_mut(), below, &text::no_match(ctx.lang), ctx.look.of_role(Role::Dim));
        }
        at
    }
}
