//! 责任认领: the branches of a quarter, and one of them with posts, claims, ledger, month and clocks (R100–R109).

mod branch;
mod forms;
mod rows;

pub use branch::DutyScreen;

use crate::model::duty::{self, Member, Quarterly};
use crate::model::pairing::Standing;
use crate::model::visit;
use crate::text::screens::duty as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::parts::labelled;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// For the items that ask about duty claims (B4-01 … B4-03): what the ledger says beside what the interviews say, as
/// lines of the item's pane.
pub fn beside_item(visit: &str, code: &str, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let Some((round, branch)) = visit.split_once('/').filter(|_| duty::ITEMS.contains(&code)) else { return vec![] };
    let said = duty::beside(ctx.facts, round, branch, code, ctx.today(), &ctx.holidays(), ctx.lang);
    labelled(&text::beside(ctx.lang), &said.join("\n"), Role::Accent, width)
}

/// One branch.
struct Line {
    branch: String,
    name: String,
    members: usize,
    known: Quarterly,
    lacking: usize,
    overdue: usize,
}

/// The branches of a quarter.
pub struct DutiesScreen {
    round: String,
    lines: Vec<Line>,
    seen: Option<(u64, String)>,
    table: Table,
}

impl DutiesScreen {
    /// The branches in a quarter.
    pub fn new(round: &str) -> DutiesScreen {
        DutiesScreen { round: round.into(), lines: vec![], seen: None, table: Table::default() }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, format!("{} {:?}", ctx.today(), ctx.lang));
        if self.seen.as_ref() != Some(&now) {
            let mut branches: Vec<_> = ctx.facts.all("branch").collect();
            branches.sort_by(|a, b| a.id.cmp(&b.id));
            self.lines = branches.iter().map(|b| self.line(&b.id, b.get("name"), ctx)).collect();
            self.table.list.set_len(self.lines.len());
            self.seen = Some(now);
        }
    }

    fn line(&self, branch: &str, name: &str, ctx: &Ctx) -> Line {
        let members = Member::list(ctx.facts, branch).len();
        let mut line = Line {
            branch: branch.into(),
            name: name.into(),
            members,
            known: Quarterly::of(ctx.facts, &self.round, branch),
            lacking: 0,
            overdue: 0,
        };
        // A branch that keeps no list here owes nothing that could be told.
        if members > 0 {
            let holidays = ctx.holidays();
            let chores = duty::chores(ctx.facts, &self.round, branch, ctx.today(), &holidays, ctx.lang);
            line.overdue = chores.iter().filter(|c| c.standing == Standing::Overdue).count();
            line.lacking = duty::lacking(ctx.facts, &self.round, branch).len();
        }
        line
    }

    fn open(&self) -> Vec<Cmd> {
        let line = self.table.list.selected().and_then(|at| self.lines.get(at));
        line.map(|l| Cmd::push(DutyScreen::new(&self.round, &l.branch))).into_iter().collect()
    }

    fn columns(&mut self, ctx: &Ctx) {
        let lang = ctx.lang;
        self.table.columns = vec![
            Column::new(text::branch(lang), 16).grow(),
            Column::new(text::members(lang), 7).right(),
            Column::new(text::published(lang), 10),
            Column::new(text::lacking(lang), 8).right(),
            Column::new(text::noticed(lang), 10),
            Column::new(text::overdue(lang), 7).right(),
        ];
    }
}

fn cell(line: &Line, column: usize) -> Piece {
    let count = |n: usize, role| if n == 0 { piece("-", Role::Dim) } else { piece(n.to_string(), role) };
    let day = |d: Option<chrono::NaiveDate>| piece(d.map_or("-".into(), |d| d.to_string()), Role::Dim);
    match column {
        0 => piece(format!("{} {}", line.branch, line.name), Role::Text),
        1 => count(line.members, Role::Text),
        2 => day(line.known.published),
        3 => count(line.lacking, Role::Warn),
        4 => day(line.known.noticed),
        _ => count(line.overdue, Role::Bad),
    }
}

impl Screen for DutiesScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let line = self.lines.get(self.table.list.selected().unwrap_or(0))?;
        Prints::about("duty-posts", "visit", &visit::id_of(&self.round, &line.branch))
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => return self.open(),
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
        let lines = &self.lines;
        let cell = |r: usize, c: usize| lines.get(r).map_or_else(|| piece("", Role::Text), |l| cell(l, c));
        self.table.draw(buf, body, lines.len(), ctx.look, true, cell);
        None
    }
}

#[cfg(test)]
mod tests;
