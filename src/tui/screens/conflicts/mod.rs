//! 冲突: fields for which different people wrote different values, each without having seen the other. All values are
//! kept; a person takes one, writes another or leaves it open. A decision is an operation that travels like any other.

mod bulk;
mod decide;
mod draw;
mod view;

use crate::error::Error;
use crate::journal::Key;
use crate::text::screens::conflicts as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::table::Table;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use view::Entry;

/// The conflicts of everything, or of one record.
pub struct ConflictsScreen {
    only: Option<(String, String)>,
    entries: Vec<Entry>,
    seen: Option<(u64, crate::text::Lang)>,
    failed: Option<Error>,
    table: Table,
    /// The detail has the keys and, on a narrow screen, the place of the list.
    reading: bool,
    page: Scroll,
    /// What was chosen and waits for its reason.
    pending: Vec<(Key, String)>,
}

impl ConflictsScreen {
    /// All conflicts; with a record only its own, if it has any, the one of the field selected.
    pub fn new(about: Option<Key>, ctx: &Ctx) -> ConflictsScreen {
        let mut screen = ConflictsScreen {
            only: about.as_ref().map(|k| (k.entity.clone(), k.id.clone())),
            entries: Vec::new(),
            seen: None,
            failed: None,
            table: Table::default(),
            reading: false,
            page: Scroll::default(),
            pending: Vec::new(),
        };
        screen.refresh(ctx);
        if screen.entries.is_empty() && screen.only.take().is_some() {
            screen.seen = None;
            screen.refresh(ctx);
        }
        let at = screen.entries.iter().position(|e| Some(&e.conflict.key) == about.as_ref());
        screen.table.list.select(at.unwrap_or(0));
        screen
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, ctx.lang);
        if self.seen == Some(now) {
            return;
        }
        match view::entries(self.only.as_ref(), ctx) {
            Ok(entries) => (self.entries, self.failed) = (entries, None),
            Err(why) => self.failed = Some(why),
        }
        self.table.list.set_len(self.entries.len());
        self.seen = Some(now);
    }

    fn selected(&self) -> Option<&Entry> {
        self.entries.get(self.table.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => self.choose(ctx),
            Action::Digit(n) => self.take(usize::from(n), ctx),
            Action::Edit => self.write(ctx),
            Action::Bulk => self.rules(ctx),
            Action::Right => {
                self.reading = !self.entries.is_empty();
                vec![]
            }
            Action::Left => {
                self.reading = false;
                vec![]
            }
            Action::Next => {
                self.moved(Action::Down);
                vec![]
            }
            other => {
                self.moved(other);
                vec![]
            }
        }
    }

    fn moved(&mut self, action: Action) {
        if self.reading {
            self.page.act(action);
        } else if self.table.list.act(action) {
            self.page = Scroll::default();
        }
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if self.page.mouse(mouse) {
            return vec![];
        }
        if self.table.list.mouse(mouse) == Hit::Open { self.choose(ctx) } else { vec![] }
    }
}

impl Screen for ConflictsScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.reading { &[Context::Conflicts, Context::Page] } else { &[Context::Conflicts, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        match (&self.only, self.entries.first()) {
            (Some(_), Some(entry)) => text::title_of(ctx.lang, &entry.label.what),
            _ => text::title(ctx.lang),
        }
    }

    fn place(&self) -> Option<String> {
        self.only.is_none().then(|| "conflicts".into())
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|e| e.conflict.key.clone())
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        std::mem::take(&mut self.reading)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Return => {
                self.seen = None; // a merge taken back meanwhile may have changed heads without changing values
                self.refresh(ctx);
                vec![]
            }
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.paint(frame.buffer_mut(), area, ctx);
        None
    }
}

#[cfg(test)]
mod tests;
