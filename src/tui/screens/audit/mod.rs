//! 来历: who set what, when, on which laptop, from what to what, why, and with which bundle it came. Opened at any
//! record by one key. Pages are read as one goes down, so that the length of the journal does not matter.

mod draw;
mod filter;
mod menu;
mod save;
mod view;

use crate::error::Error;
use crate::journal::Key;
use crate::model::label::Label;
use crate::text::Lang;
use crate::text::screens::audit as text;
use crate::tui::action::Action;
use crate::tui::job::Done;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::table::Table;
use filter::Filter;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use view::Row;

/// Operations that are read at once, and how near their end more are read.
const PAGE: usize = 200;
const NEAR: usize = 60;

/// The audit trail.
pub struct AuditScreen {
    filter: Filter,
    rows: Vec<Row>,
    /// Where the next page begins.
    next: Option<i64>,
    seen: Option<(u64, Lang)>,
    failed: Option<Error>,
    table: Table,
    search: Option<Field>,
    reading: bool,
    page: Scroll,
}

impl AuditScreen {
    /// The trail of a record or a field of it; of everything if none is given.
    pub fn new(about: Option<Key>) -> AuditScreen {
        AuditScreen {
            filter: Filter { about, ..Filter::default() },
            rows: Vec::new(),
            next: None,
            seen: None,
            failed: None,
            table: Table::default(),
            search: None,
            reading: false,
            page: Scroll::default(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.seen != Some((ctx.facts.version, ctx.lang)) {
            self.again(ctx);
        }
    }

    /// Reads anew, from the newest.
    fn again(&mut self, ctx: &Ctx) {
        self.seen = Some((ctx.facts.version, ctx.lang));
        (self.rows, self.next, self.failed) = (Vec::new(), None, None);
        self.table.list.select(0);
        self.read(None, ctx);
    }

    fn read(&mut self, before: Option<i64>, ctx: &Ctx) {
        match ctx.door.audit(&self.filter.sought(ctx.facts), before, PAGE) {
            Ok(page) => {
                self.rows.extend(page.rows.into_iter().map(|t| Row::of(t, ctx.facts, ctx.lang)));
                self.next = page.next;
            }
            Err(why) => (self.failed, self.next) = (Some(why), None),
        }
        self.table.list.set_len(self.rows.len());
    }

    /// More rows when the selection comes near the last one that is known.
    fn more(&mut self, ctx: &Ctx) {
        let at = self.table.list.selected().unwrap_or(0);
        if at + NEAR >= self.rows.len() && self.next.is_some() {
            self.read(self.next, ctx);
        }
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(self.table.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => return self.menu(ctx),
            Action::Find => {
                self.search = Some(Field::new(&self.filter.words).hint(text::search(ctx.lang)));
            }
            Action::SaveFiles => return vec![Cmd::Job(save::job(&self.filter, ctx))],
            Action::Remove => {
                self.filter = Filter::default();
                self.again(ctx);
            }
            Action::Right => self.reading = self.selected().is_some(),
            Action::Left => self.reading = false,
            other if self.reading => drop(self.page.act(other)),
            other => {
                if self.table.list.act(other) {
                    self.page = Scroll::default();
                    self.more(ctx);
                }
            }
        }
        vec![]
    }

    fn typed(&mut self, ctx: &Ctx) {
        let words = self.search.as_ref().map(|f| f.text().trim().to_string()).unwrap_or_default();
        if words != self.filter.words {
            self.filter.words = words;
            self.again(ctx);
        }
    }

    fn done(&self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        match done.take::<save::Saved>() {
            Ok(save::Saved { path: Some(path), rows }) => {
                vec![Cmd::Toast(text::saved(ctx.lang, rows, path.display()))]
            }
            Ok(_) => vec![Cmd::Toast(text::stopped(ctx.lang))],
            Err(why) => vec![Cmd::Fail(why)],
        }
    }
}

impl Screen for AuditScreen {
    fn contexts(&self) -> &'static [Context] {
        match (self.search.is_some(), self.reading) {
            (true, _) => &[Context::Choose],
            (_, true) => &[Context::Audit, Context::Page],
            _ => &[Context::Audit, Context::List],
        }
    }

    fn title(&self, ctx: &Ctx) -> String {
        match &self.filter.about {
            Some(key) => text::title_of(ctx.lang, Label::of(ctx.facts, &key.entity, &key.id, ctx.lang).what),
            None => text::title(ctx.lang),
        }
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|r| Key::new(&r.trace.op.entity, &r.trace.op.id, &r.trace.op.field))
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.search.as_mut()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.search.take().is_some() || std::mem::take(&mut self.reading)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Typed => self.typed(ctx),
            Input::Action(Action::Open) if self.search.is_some() => self.search = None,
            Input::Action(action) => return self.act(action, ctx),
            Input::Answer(answer) => return self.answered(&answer, ctx),
            Input::Done(done) => return self.done(done, ctx),
            Input::Mouse(mouse) if self.page.mouse(mouse) => {}
            Input::Mouse(mouse) => {
                let hit = self.table.list.mouse(mouse);
                self.more(ctx);
                if hit == Hit::Open {
                    return self.menu(ctx);
                }
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

#[cfg(test)]
mod tests;
