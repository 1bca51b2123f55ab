//! One text to type: a note, a reason, a name. Answers with the text.

use crate::text::tui as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::wide;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::phrases::{Offer, Phrases};
use crate::tui::widgets::{paint, popup};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// A field in a window.
pub struct Prompt {
    ask: &'static str,
    title: String,
    why: String,
    field: Field,
    phrases: Phrases,
    needed: bool,
    recovered: bool,
}

impl Prompt {
    /// Asks `ask` under this title, beginning with a text. With a `draft` key what is typed survives a crash and an
    /// Esc, and is offered again; after committing the answer the screen says `Cmd::ClearDraft(key)`.
    pub fn new(ask: &'static str, title: impl Into<String>, begin: &str, draft: Option<&str>, ctx: &Ctx) -> Prompt {
        let kept = draft.and_then(|key| ctx.door.draft(key)).filter(|t| t != begin);
        let recovered = kept.is_some();
        let mut field = Field::new(begin);
        if let Some(key) = draft {
            field = field.drafted(key, kept);
        }
        let (why, phrases) = (String::new(), Phrases::default());
        Prompt { ask, title: title.into(), why, field, phrases, needed: false, recovered }
    }

    /// What it begins with is a proposal: typing replaces it.
    pub fn proposed(mut self) -> Prompt {
        if !self.recovered {
            self.field = self.field.proposed();
        }
        self
    }

    /// Takes several lines; Enter begins a new one, Ctrl-S accepts.
    pub fn several(mut self) -> Prompt {
        self.field = self.field.several();
        self
    }

    /// What is typed is shown as stars.
    pub fn hidden(mut self) -> Prompt {
        self.field = self.field.hidden();
        self
    }

    /// Says what the text is for, below the field.
    pub fn why(self, why: impl Into<String>) -> Prompt {
        Prompt { why: why.into(), ..self }
    }

    /// Offers what was written before.
    pub fn phrases(mut self, all: Vec<String>) -> Prompt {
        self.phrases = Phrases::new(all);
        self
    }

    /// An empty text is not taken.
    pub fn needed(self) -> Prompt {
        Prompt { needed: true, ..self }
    }

    fn accept(&self, ctx: &Ctx) -> Vec<Cmd> {
        let value = self.field.text().trim().to_owned();
        if self.needed && value.is_empty() {
            return vec![Cmd::Toast(text::needed(ctx.lang))];
        }
        vec![Cmd::Answer(Answer { ask: self.ask, value })]
    }

    fn take(&mut self, offer: Offer) {
        if let Offer::Take(phrase) = offer {
            self.field.replace(&phrase);
        }
    }
}

impl Screen for Prompt {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt, Context::Form]
    }

    fn dead(&self, action: Action, _ctx: &Ctx) -> bool {
        match action {
            Action::Next | Action::Previous => true, // there is one field
            Action::Open | Action::Submit => self.field.is_several() == (action == Action::Open),
            Action::Phrases => self.phrases.is_empty(),
            _ => false,
        }
    }

    fn title(&self, _ctx: &Ctx) -> String {
        self.title.clone()
    }

    fn overlay(&self) -> bool {
        true
    }

    fn field(&mut self) -> Option<&mut Field> {
        Some(&mut self.field)
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.phrases.close()
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => match self.phrases.act(action, self.field.text()) {
                Offer::Not if matches!(action, Action::Open | Action::Submit | Action::Next) => {
                    return self.accept(ctx);
                }
                offer => self.take(offer),
            },
            Input::Mouse(Mouse::Click(at)) if self.field.click(at) => {}
            Input::Mouse(mouse) => {
                let offer = self.phrases.mouse(mouse, self.field.text());
                self.take(offer);
            }
            Input::Typed => self.recovered = false,
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let width = area.width.min(68);
        let room = width.saturating_sub(4);
        let tall = if self.field.is_several() { self.field.height(room).clamp(4, 10) } else { 1 };
        let why = if self.recovered { text::recovered(ctx.lang) } else { self.why.clone() };
        let said = u16::try_from(wide::wrap(&why, usize::from(room)).len()).unwrap_or(1);
        let offers = self.phrases.height(self.field.text());
        let place = popup::middle(area, width, tall + said + offers + 2);
        let inner = popup::frame(frame.buffer_mut(), place, &self.title, ctx.look);
        let field = Rect { height: tall.min(inner.height), ..inner };
        let at = self.field.draw(frame.buffer_mut(), field, ctx.look, true);
        let below = Rect { y: field.bottom(), height: inner.bottom().saturating_sub(field.bottom()), ..inner };
        let list = Rect { height: offers.min(below.height), ..below };
        self.phrases.draw(frame.buffer_mut(), list, self.field.text(), ctx.look);
        let foot = Rect { y: list.bottom(), height: below.height - list.height, ..below };
        let role = if self.recovered { Role::Warn } else { Role::Dim };
        paint::text(frame.buffer_mut(), foot, &why, ctx.look.of_role(role));
        at
    }
}
