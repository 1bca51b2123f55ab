//! 回头看: the plan of look-backs to make, and a branch's look-back walked problem by problem.

mod form;
mod plan;
#[cfg(test)]
mod tests;

pub use plan::PlanScreen;

use super::case::CaseScreen;
use crate::model::facts::Facts;
use crate::model::lookback::{Item, Lookback, Outcome};
use crate::model::problem::Status;
use crate::model::visit;
use crate::text::screens::lookback as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::wide;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows below the list: the root finding beside the present state.
const BELOW: u16 = 8;

/// One look-back.
pub struct LookbackScreen {
    id: String,
    known: Option<u64>,
    lookback: Option<Lookback>,
    table: Table,
}

impl LookbackScreen {
    /// The look-back with this id.
    pub fn new(id: &str) -> LookbackScreen {
        LookbackScreen { id: id.into(), known: None, lookback: None, table: Table::default() }
    }

    /// The screen that [`Screen::place`] names; none if it is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<LookbackScreen> {
        let id = place.strip_prefix("lookback/")?;
        Lookback::of(facts, id).map(|l| LookbackScreen::new(&l.id))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known == Some(ctx.facts.version) {
            return;
        }
        let first = self.known.is_none();
        self.known = Some(ctx.facts.version);
        self.lookback = Lookback::of(ctx.facts, &self.id);
        let items = self.lookback.as_ref().map_or(&[][..], |l| &l.items);
        self.table.list.set_len(items.len());
        // After a result the next problem that was not looked at is selected.
        let here = self.table.list.selected().and_then(|at| items.get(at)).is_some_and(|i| i.outcome.is_none());
        if first || !here {
            let from = self.table.list.selected().unwrap_or(0);
            let order = (from..items.len()).chain(0..from);
            let next = order.into_iter().find(|at| items[*at].outcome.is_none());
            self.table.list.select(next.unwrap_or(from));
        }
    }

    fn selected(&self) -> Option<&Item> {
        self.lookback.as_ref()?.items.get(self.table.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let Some((lookback, item)) = self.lookback.as_ref().zip(self.selected()) else { return vec![] };
        let outcome = match action {
            Action::Yes => Some(Outcome::Fixed),
            Action::No => Some(Outcome::Not),
            Action::Digit(n) => usize::from(n).checked_sub(1).and_then(|n| Outcome::ALL.get(n)).copied(),
            Action::Open => return vec![Cmd::push(CaseScreen::new(&item.problem.id))],
            _ => None,
        };
        match outcome {
            Some(outcome) => vec![Cmd::push(form::form(lookback, item, outcome, ctx))],
            None => {
                self.table.list.act(action);
                vec![]
            }
        }
    }

    fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(lookback) = &self.lookback else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return;
        };
        let done = lookback.items.iter().filter(|i| i.outcome.is_some()).count();
        let branch = visit::branch_name(ctx.facts, &lookback.branch);
        let kind = lookback.scope.name(ctx.lang);
        let head = text::head(ctx.lang, branch, &lookback.date, kind, done, lookback.items.len());
        paint::put(buf, area.x, area.y, area.width, &head, ctx.look.of_role(Role::Title));
        let base = text::baselines(ctx.lang, lookback.baselines().join("、"));
        paint::put(buf, area.x, area.y + 1, area.width, &base, ctx.look.of_role(Role::Dim));
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        if lookback.items.is_empty() {
            paint::text(buf, body, &text::empty(ctx.lang), ctx.look.of_role(Role::Good));
            return;
        }
        let below = BELOW.min(body.height / 2);
        self.paint_list(buf, Rect { height: body.height - below, ..body }, ctx);
        let lines = self.selected().map(|i| beside(i, usize::from(area.width), ctx)).unwrap_or_default();
        paint::lines(buf, Rect { y: body.bottom() - below, height: below, ..body }, &lines, ctx.look);
    }

    fn paint_list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        let mut table = std::mem::take(&mut self.table);
        table.columns = vec![
            Column::new(text::number(lang), 14),
            Column::new(text::result(lang), 14),
            Column::new(text::then(lang), 20).grow(),
            Column::new(text::now(lang), 20).grow().leaves(1),
        ];
        let items = self.lookback.as_ref().map_or(&[][..], |l| &l.items);
        let draw = |r: usize, c: usize| items.get(r).map_or_else(|| piece("", Role::Text), |i| cell(i, c, ctx));
        table.draw(buf, area, items.len(), ctx.look, true, draw);
        self.table = table;
    }
}

fn cell(item: &Item, column: usize, ctx: &Ctx) -> Piece {
    match column {
        0 => piece(item.problem.shown_number(ctx.facts), Role::Text),
        1 => match item.outcome {
            None => piece(text::not_looked(ctx.lang), Role::Dim),
            Some(o) => piece(o.name(ctx.lang), role(o)),
        },
        2 => piece(item.problem.fact.clone(), Role::Text),
        _ => piece(item.present.clone(), Role::Text),
    }
}

fn role(outcome: Outcome) -> Role {
    match outcome {
        Outcome::Fixed => Role::Good,
        Outcome::Partly => Role::Warn,
        Outcome::Not => Role::Bad,
    }
}

/// The root finding beside what is found now: two columns of words.
fn beside(item: &Item, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let half = (width.saturating_sub(3) / 2).max(8);
    let p = &item.problem;
    let now = match (&item.present, &p.rectified) {
        (present, _) if !present.is_empty() => format!("{present} {}", item.evidence),
        (_, rectified) if !rectified.is_empty() => rectified.clone(),
        _ => String::new(),
    };
    let head = if item.present.is_empty() { text::reported(ctx.lang) } else { text::now(ctx.lang) };
    let left = [wide::wrap(&p.fact, half), wide::wrap(&p.suggestion, half)].concat();
    let right = wide::wrap(&now, half);
    let mut lines: Vec<Pieces> =
        vec![vec![], vec![piece(wide::pad(&text::then(ctx.lang), half + 3), Role::Title), piece(head, Role::Title)]];
    for at in 0..left.len().max(right.len()) {
        let part = |side: &[String]| side.get(at).cloned().unwrap_or_default();
        let old = if p.status == Status::Closed { Role::Good } else { Role::Text };
        lines.push(vec![piece(wide::pad(&part(&left), half + 3), Role::Text), piece(part(&right), old)]);
    }
    lines
}

impl Screen for LookbackScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Lookback, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang, &self.id)
    }

    fn place(&self) -> Option<String> {
        Some(format!("lookback/{}", self.id))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let at = self.lookback.as_ref()?;
        Prints::about("recheck", "visit", &visit::id_of(&at.round, &at.branch))
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => return self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.act(Action::Open, ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        self.paint(frame.buffer_mut(), inner, ctx);
        None
    }
}
