//! The board: what is overdue, due today and this week, and which look-backs are to be made. What was read is kept on
//! this laptop alone; another deadline or a further stage is news again.

use super::case::CaseScreen;
use super::lookback::{LookbackScreen, PlanScreen};
use crate::model::board::{self, Board, Item, Part};
use crate::model::calendar::date_short;
use crate::model::lookback::Need;
use crate::model::visit;
use crate::text::screens::board as text;
use crate::tui::action::Action;
use crate::tui::door::Door;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;

/// Setting of this laptop: what was read, one key a line.
const READ: &str = "board.read";

/// What was read on this laptop.
fn read(door: &dyn Door) -> BTreeSet<String> {
    door.recall(READ).unwrap_or_default().lines().map(Into::into).collect()
}

/// How many lines of the board nobody has read on this laptop.
pub fn news(board: &Board, ctx: &Ctx) -> usize {
    let read = read(ctx.door);
    keys(board).filter(|k| !read.contains(k)).count()
}

fn keys(board: &Board) -> impl Iterator<Item = String> {
    board.items.iter().map(Item::key).chain(board.lookbacks.iter().map(need_key))
}

fn need_key(need: &Need) -> String {
    format!("{}@{}@{}", need.branch, need.due.date, need.scope.code())
}

/// The board.
pub struct BoardScreen {
    round: String,
    board: Board,
    read: BTreeSet<String>,
    known: Option<(u64, NaiveDate)>,
    table: Table,
}

impl BoardScreen {
    /// The board; look-backs are arranged in this quarter.
    pub fn new(round: &str) -> BoardScreen {
        let (board, table) = (Board::default(), Table::default());
        BoardScreen { round: round.into(), board, read: BTreeSet::new(), known: None, table }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, ctx.today());
        if self.known != Some(now) {
            self.board = board::of(ctx.facts, &ctx.holidays(), ctx.today());
            self.read = read(ctx.door);
            self.known = Some(now);
            self.table.list.set_len(self.len());
        }
    }

    fn len(&self) -> usize {
        self.board.items.len() + self.board.lookbacks.len()
    }

    fn key(&self, at: usize) -> Option<String> {
        let item = self.board.items.get(at).map(Item::key);
        item.or_else(|| self.board.lookbacks.get(at.checked_sub(self.board.items.len())?).map(need_key))
    }

    /// Keeps what was read, as far as it is still on the board.
    fn keep(&mut self) -> Vec<Cmd> {
        let now: BTreeSet<String> = keys(&self.board).collect();
        self.read.retain(|k| now.contains(k));
        let lines: Vec<&str> = self.read.iter().map(String::as_str).collect();
        vec![Cmd::Remember(READ.into(), lines.join("\n"))]
    }

    fn tick(&mut self) -> Vec<Cmd> {
        let Some(key) = self.table.list.selected().and_then(|at| self.key(at)) else { return vec![] };
        if !self.read.remove(&key) {
            self.read.insert(key);
            self.table.list.act(Action::Down);
        }
        self.keep()
    }

    fn open(&mut self) -> Vec<Cmd> {
        let Some(at) = self.table.list.selected() else { return vec![] };
        self.read.extend(self.key(at));
        let mut cmds = self.keep();
        if let Some(item) = self.board.items.get(at) {
            cmds.push(Cmd::push(CaseScreen::new(&item.row.problem.id)));
            return cmds;
        }
        let need = at.checked_sub(self.board.items.len()).and_then(|n| self.board.lookbacks.get(n));
        cmds.push(match need.and_then(|n| n.arranged.as_deref()) {
            Some(id) => Cmd::push(LookbackScreen::new(id)),
            None => Cmd::push(PlanScreen::new(&self.round)),
        });
        cmds
    }

    fn columns(&mut self, ctx: &Ctx) {
        let lang = ctx.lang;
        self.table.columns = vec![
            Column::new(text::state(lang), 6),
            Column::new(text::when(lang), 12),
            Column::new(text::proposed(lang), 10),
            Column::new(text::number(lang), 14),
            Column::new(text::branch(lang), 12),
            Column::new(text::what(lang), 12).grow(),
        ];
    }

    fn cell(&self, row: usize, column: usize, ctx: &Ctx) -> Piece {
        let fresh = self.key(row).is_some_and(|k| !self.read.contains(&k));
        if column == 0 {
            let (word, role) =
                if fresh { (text::fresh(ctx.lang), Role::Accent) } else { (text::seen(ctx.lang), Role::Dim) };
            return piece(word, role);
        }
        let plain = if fresh { Role::Text } else { Role::Dim };
        match self.board.items.get(row) {
            Some(item) => problem_cell(item, column, plain, ctx),
            None => match row.checked_sub(self.board.items.len()).and_then(|n| self.board.lookbacks.get(n)) {
                Some(need) => need_cell(need, column, plain, ctx),
                None => piece("", plain),
            },
        }
    }
}

fn problem_cell(item: &Item, column: usize, plain: Role, ctx: &Ctx) -> Piece {
    let p = &item.row.problem;
    match (column, item.part) {
        (1, Part::Overdue) => piece(text::overdue(ctx.lang, item.row.overdue), Role::Bad),
        (1, Part::Today) => piece(text::today(ctx.lang), Role::Warn),
        (1, Part::Week) => piece(p.due.parse().map(|d| date_short(d, ctx.lang)).unwrap_or_default(), plain),
        (2, _) => piece(item.stage.map(|s| s.name(ctx.lang)).unwrap_or_default(), Role::Warn),
        (3, _) => piece(item.row.number.clone(), plain),
        (4, _) => piece(item.row.branch.clone(), plain),
        _ => piece(p.fact.clone(), plain),
    }
}

fn need_cell(need: &Need, column: usize, plain: Role, ctx: &Ctx) -> Piece {
    let late = need.due.date < ctx.today();
    match column {
        1 => piece(text::until(ctx.lang, date_short(need.due.date, ctx.lang)), if late { Role::Bad } else { plain }),
        2 => piece(need.scope.name(ctx.lang), Role::Accent),
        3 => piece(need.arranged.as_deref().unwrap_or(""), plain),
        4 => piece(need.name.clone(), plain),
        5 => piece(text::look_at(ctx.lang, need.asking, need.open), plain),
        _ => piece("", plain),
    }
}

impl Screen for BoardScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Board, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn prints(&self, ctx: &Ctx) -> Option<Prints> {
        let at = self.table.list.selected().unwrap_or(0);
        match (
            self.board.items.get(at),
            at.checked_sub(self.board.items.len()).and_then(|n| self.board.lookbacks.get(n)),
        ) {
            (Some(item), _) => {
                let id = &item.row.problem.id;
                Prints::about(proposed::of_problem(ctx.facts, id, ctx.today()), "problem", id)
            }
            (_, Some(need)) => Prints::about("recheck", "visit", &visit::id_of(&self.round, &need.branch)),
            _ => Prints::about("ledger", "round", &self.round),
        }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => return self.open(),
            Input::Action(Action::Tick) => return self.tick(),
            Input::Action(Action::AcceptAll) => {
                self.read = keys(&self.board).collect();
                return self.keep();
            }
            Input::Action(Action::Lookbacks) => return vec![Cmd::push(PlanScreen::new(&self.round))],
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
        let count = |part| self.board.items.iter().filter(|i| i.part == part).count();
        let (late, today, week) = (count(Part::Overdue), count(Part::Today), count(Part::Week));
        let sum = text::sum(ctx.lang, late, today, week, self.board.lookbacks.len());
        paint::put(buf, area.x, area.y, area.width, &sum, ctx.look.of_role(Role::Title));
        paint::put(buf, area.x, area.y + 1, area.width, &text::only_proposed(ctx.lang), ctx.look.of_role(Role::Dim));
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        if self.len() == 0 {
            paint::text(buf, body, &text::nothing(ctx.lang), ctx.look.of_role(Role::Good));
            return None;
        }
        let mut table = std::mem::take(&mut self.table);
        table.draw(buf, body, self.len(), ctx.look, true, |r, c| self.cell(r, c, ctx));
        self.table = table;
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::screens::fixture::grid;
    use crate::tui::screens::home::HomeScreen;
    use crate::tui::screens::problems::tests::lively;
    use crate::tui::testing::Harness;

    fn home() -> Harness {
        Harness::with(lively(), HomeScreen::new("2026Q4"), 80, 24)
    }

    #[test]
    fn what_was_read_is_kept_and_counted_at_home() {
        let mut app = home();
        assert!(app.screen_text().contains("条未读"), "{}", app.screen_text());
        app.press("d");
        insta::assert_snapshot!(
            "board",
            grid({
                let mut app = home();
                app.press("d");
                app
            })
        );
        app.press("Space");
        assert!(app.screen_text().contains("已读"), "{}", app.screen_text());
        app.press("y Esc");
        assert!(!app.screen_text().contains("条未读"), "{}", app.screen_text());
    }

    #[test]
    fn enter_opens_the_problem() {
        let mut app = home();
        app.press("d Enter");
        assert!(app.screen_text().contains("经过"), "{}", app.screen_text());
    }
}
