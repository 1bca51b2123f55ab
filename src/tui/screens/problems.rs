//! The list of problems: every one, or those of a branch; Enter opens one.

use super::problem_form::ProblemForm;
use crate::model::problem::{Problem, Status};
use crate::model::visit;
use crate::text::Lang;
use crate::text::screens::problems as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::search::Search;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Problems with what is being typed to narrow them.
pub struct ProblemsScreen {
    branch: Option<String>,
    all: Vec<Problem>,
    seen: Vec<usize>,
    known: Option<u64>,
    search: Option<Field>,
    table: Table,
}

impl ProblemsScreen {
    /// The problems of a branch, or all.
    pub fn new(branch: Option<&str>) -> ProblemsScreen {
        let branch = branch.map(Into::into);
        ProblemsScreen { branch, all: vec![], seen: vec![], known: None, search: None, table: Table::default() }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known == Some(ctx.facts.version) {
            return;
        }
        let mine = |p: &Problem| self.branch.as_ref().is_none_or(|b| *b == p.branch);
        self.all = Problem::all(ctx.facts).into_iter().filter(mine).collect();
        // What is still open comes first, by deadline; closed ones follow.
        self.all.sort_by_key(|p| (p.status == Status::Closed, p.due.is_empty(), p.due.clone()));
        self.known = Some(ctx.facts.version);
        self.narrow(ctx);
    }

    fn narrow(&mut self, ctx: &Ctx) {
        let words = self.search.as_ref().map_or("", |f| f.text());
        let texts = self.all.iter().map(|p| {
            let branch = visit::branch_name(ctx.facts, &p.branch);
            format!("{} {branch} {} {} {}", p.shown_number(ctx.facts), p.code, p.fact, p.status.name(ctx.lang))
        });
        self.seen = Search::new(words).pick(texts);
        self.table.list.set_len(self.seen.len());
    }

    fn selected(&self) -> Option<&Problem> {
        self.all.get(*self.seen.get(self.table.list.selected()?)?)
    }

    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        self.selected().map(|p| Cmd::push(ProblemForm::edit(ctx.facts, &p.id))).into_iter().collect()
    }

    fn summary(&self, ctx: &Ctx) -> String {
        let count = |is: &dyn Fn(&Problem) -> bool| self.all.iter().filter(|p| is(p)).count();
        let closed = count(&|p| p.status == Status::Closed);
        let doing = count(&|p| matches!(p.status, Status::Doing | Status::Review));
        let late = count(&|p| p.overdue_days(ctx.today()) > 0);
        text::summary(ctx.lang, self.all.len(), closed, doing, late)
    }
}

impl Screen for ProblemsScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.search.is_some() { &[Context::Choose] } else { &[Context::Problems, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        match &self.branch {
            Some(branch) => text::title_of(ctx.lang, visit::branch_name(ctx.facts, branch)),
            None => text::title(ctx.lang),
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.search.as_mut()
    }

    fn back(&mut self, ctx: &Ctx) -> bool {
        let searching = self.search.take().is_some();
        if searching {
            self.narrow(ctx);
        }
        searching
    }

    fn place(&self) -> Option<String> {
        self.branch.is_none().then(|| "problems".into())
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Typed => self.narrow(ctx),
            Input::Action(Action::Find) => self.search = Some(Field::new("").hint(text::search(ctx.lang))),
            Input::Action(Action::Open) => return self.open(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.open(ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let top = Rect { height: 1, ..area };
        let summary = self.summary(ctx);
        let at = match &mut self.search {
            Some(field) => field.draw(frame.buffer_mut(), top, ctx.look, true),
            None => {
                paint::put(frame.buffer_mut(), top.x, top.y, top.width, &summary, ctx.look.of_role(Role::Title));
                None
            }
        };
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.seen.is_empty() {
            let word = if self.all.is_empty() { text::none(ctx.lang) } else { text::none_match(ctx.lang) };
            paint::text(frame.buffer_mut(), body, &word, ctx.look.of_role(Role::Dim));
            return at;
        }
        let below = if body.height > 8 { 3 } else { 0 };
        self.draw_table(frame, Rect { height: body.height - below, ..body }, ctx);
        self.draw_selected(frame, Rect { y: body.bottom() - below, height: below, ..body }, ctx);
        at
    }
}

impl ProblemsScreen {
    /// The whole of the selected problem: the row may be cut.
    fn draw_selected(&self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let Some(p) = self.selected().filter(|_| area.height > 0) else { return };
        let text = text::whole(ctx.lang, &p.fact, &p.suggestion);
        let area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        paint::text(frame.buffer_mut(), area, &text, ctx.look.of_role(Role::Dim));
    }

    fn draw_table(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        let english = lang == Lang::En; // its words for states are longer
        self.table.columns = vec![
            Column::new(text::number(lang), 14),
            Column::new(text::branch(lang), 12).leaves(1),
            Column::new(text::state(lang), if english { 11 } else { 8 }),
            Column::new(text::due(lang), 10),
            Column::new(text::late(lang), 8),
            Column::new(text::item(lang), 5).leaves(2),
            Column::new(text::fact(lang), if english { 17 } else { 20 }).grow(),
            Column::new(text::responsible(lang), 12).leaves(3),
        ];
        let (all, seen) = (&self.all, &self.seen);
        let draw = |r: usize, c: usize| match seen.get(r).and_then(|i| all.get(*i)) {
            Some(p) => cell(p, c, ctx),
            None => paint::piece("", Role::Text),
        };
        self.table.draw(frame.buffer_mut(), area, seen.len(), ctx.look, true, draw);
    }
}

fn cell(p: &Problem, column: usize, ctx: &Ctx) -> Piece {
    match column {
        0 => paint::piece(p.shown_number(ctx.facts), Role::Text),
        1 => paint::piece(visit::branch_name(ctx.facts, &p.branch), Role::Text),
        2 => paint::piece(p.status.name(ctx.lang), state_role(p)),
        3 => paint::piece(p.due.clone(), Role::Text),
        4 => match p.overdue_days(ctx.today()) {
            0 => paint::piece("", Role::Text),
            days => paint::piece(text::days_late(ctx.lang, days), Role::Bad),
        },
        5 => paint::piece(p.code.clone(), Role::Dim),
        6 => paint::piece(p.fact.clone(), Role::Text),
        _ => paint::piece(p.responsible.clone(), Role::Dim),
    }
}

fn state_role(p: &Problem) -> Role {
    match p.status {
        Status::Todo => Role::Warn,
        Status::Doing | Status::Review => Role::Accent,
        Status::Closed => Role::Good,
    }
}
