//! 结对提升: the pairs, and one of them with contract, shortfalls and plan, ledger and clocks (R060–R074, R130–R155).

mod forms;
mod pair;
mod rows;

pub use pair::PairScreen;

use crate::journal::Key;
use crate::model::pairing::{self, Pair, Side, Standing};
use crate::model::person;
use crate::model::visit::branch_name;
use crate::text::screens::pairing as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// One line of the list.
struct Line {
    pair: Pair,
    name: String,
    helper: String,
    stage: String,
    /// Overdue by side: helper, branch, office.
    late: [usize; 3],
}

/// The pairs.
#[derive(Default)]
pub struct PairsScreen {
    lines: Vec<Line>,
    seen: Option<(u64, String)>,
    table: Table,
}

impl PairsScreen {
    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, format!("{} {:?}", ctx.now, ctx.lang));
        if self.seen.as_ref() != Some(&now) {
            let holidays = ctx.holidays();
            let line = |pair: Pair| {
                let clocks = pairing::clocks(ctx.facts, &pair, ctx.now, &holidays, ctx.lang);
                let late =
                    |side| clocks.iter().filter(|c| c.standing == Standing::Overdue && c.rule.side() == side).count();
                Line {
                    name: branch_name(ctx.facts, &pair.branch),
                    helper: person::name_of(ctx.facts, &pair.helper),
                    stage: pair.stage(ctx.today()).title(ctx.lang),
                    late: [Side::Helper, Side::Branch, Side::Office].map(late),
                    pair,
                }
            };
            self.lines = Pair::all(ctx.facts).into_iter().map(line).collect();
            self.table.list.set_len(self.lines.len());
            self.seen = Some(now);
        }
    }

    fn open(&self) -> Vec<Cmd> {
        let line = self.table.list.selected().and_then(|at| self.lines.get(at));
        line.map(|l| Cmd::push(PairScreen::new(&l.pair.id))).into_iter().collect()
    }

    /// The pairs that the organisation names and that are not drawn up yet (R061–R064).
    fn draw_up(&self, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        let new = pairing::draw_up_named(ctx.facts, &mut act);
        let word = if new.is_empty() { text::none_new(ctx.lang) } else { text::drawn(ctx.lang, new.len()) };
        vec![Cmd::Apply(act), Cmd::Toast(word)]
    }

    fn columns(&mut self, ctx: &Ctx) {
        let lang = ctx.lang;
        self.table.columns = vec![
            Column::new(text::branch(lang), 14).grow(),
            Column::new(text::post(lang), 12).grow(),
            Column::new(text::helper(lang), 8),
            Column::new(text::term_to(lang), 10),
            Column::new(text::stage(lang), 11),
            Column::new(text::late_helper(lang), 4).right(),
            Column::new(text::late_branch(lang), 4).right(),
            Column::new(text::late_office(lang), 6).right(),
        ];
    }
}

fn cell(line: &Line, column: usize) -> Piece {
    let late = |n: usize| if n == 0 { piece("-", Role::Dim) } else { piece(n.to_string(), Role::Bad) };
    match column {
        0 => piece(format!("{} {}", line.pair.branch, line.name), Role::Text),
        1 => piece(line.pair.post.clone(), Role::Text),
        2 => piece(line.helper.clone(), Role::Text),
        3 => piece(line.pair.end().map(|d| d.to_string()).unwrap_or_default(), Role::Dim),
        4 => piece(line.stage.clone(), Role::Accent),
        n => piece_at(&line.late, n, late),
    }
}

fn piece_at(late: &[usize; 3], column: usize, shown: impl Fn(usize) -> Piece) -> Piece {
    shown(column.checked_sub(5).and_then(|n| late.get(n).copied()).unwrap_or_default())
}

impl Screen for PairsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Pairs, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        let at = self.table.list.selected()?;
        self.lines.get(at).map(|l| Key::new("pair", &l.pair.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let line = self.lines.get(self.table.list.selected().unwrap_or(0))?;
        Prints::about("pair-contract", "branch", &line.pair.branch)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => return self.open(),
            Input::Action(Action::Add) => return self.draw_up(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.open(),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.columns(ctx);
        let buf = frame.buffer_mut();
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        paint::put(buf, area.x, area.y, area.width, &text::lead(ctx.lang), ctx.look.of_role(Role::Dim));
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.lines.is_empty() {
            paint::text(buf, body, &text::nobody(ctx.lang), ctx.look.of_role(Role::Text));
            return None;
        }
        let lines = &self.lines;
        let cell = |r: usize, c: usize| lines.get(r).map_or_else(|| piece("", Role::Text), |l| cell(l, c));
        self.table.draw(buf, body, lines.len(), ctx.look, true, cell);
        None
    }
}

#[cfg(test)]
mod tests;
