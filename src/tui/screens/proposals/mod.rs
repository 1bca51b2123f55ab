//! 手工改动: cells that people changed in the tables of a bundle. Nothing of it counts until somebody accepts it and
//! says who made it and why; what a spreadsheet spoilt is listed, and what was known stays.

mod decide;
mod draw;

use crate::error::Error;
use crate::journal::Key;
use crate::store::Proposal;
use crate::text::screens::proposals as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::table::Table;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The edits of tables that wait, and after them what nobody has to decide.
#[derive(Default)]
pub struct ProposalsScreen {
    list: Vec<Proposal>,
    seen: Option<u64>,
    failed: Option<Error>,
    table: Table,
    /// What is being decided: these numbers, and who made them.
    chosen: Vec<i64>,
    made_by: String,
}

impl ProposalsScreen {
    fn refresh(&mut self, ctx: &Ctx) {
        if self.seen == Some(ctx.facts.version) {
            return;
        }
        match ctx.door.proposals() {
            Ok(list) => (self.list, self.failed) = (list, None),
            Err(why) => self.failed = Some(why),
        }
        self.table.list.set_len(self.list.len());
        self.seen = Some(ctx.facts.version);
    }

    fn selected(&self) -> Option<&Proposal> {
        self.list.get(self.table.list.selected()?)
    }

    fn waiting(&self) -> impl Iterator<Item = &Proposal> {
        self.list.iter().filter(|p| p.edited.matter.is_open())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => self.accept_one(ctx),
            Action::Remove => self.refuse_one(ctx),
            Action::Bulk => self.ask_all(ctx),
            other => {
                self.table.list.act(other);
                vec![]
            }
        }
    }
}

impl Screen for ProposalsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Proposals, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn place(&self) -> Option<String> {
        Some("proposals".into())
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|p| p.edited.key.clone()).filter(|key| !key.field.is_empty())
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let idle = match action {
            Action::Open | Action::Remove => !self.selected().is_some_and(|p| p.edited.matter.is_open()),
            Action::Bulk => self.waiting().next().is_none(),
            _ => false,
        };
        idle.then(|| text::nothing_to_decide(ctx.lang))
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.accept_one(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => {
                self.seen = None;
                decide::done(done, ctx)
            }
            Input::Return => {
                self.seen = None;
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
