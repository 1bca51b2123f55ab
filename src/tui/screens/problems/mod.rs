//! 问题清单, 销号台账: every problem, narrowed by quarter, branch, state, category and words; what they add up to.

mod draw;
mod narrow;
#[cfg(test)]
pub(super) mod tests;

pub(super) use draw::state_role;

use super::case::{self, CaseScreen};
use crate::documents::{self, FontSource, Given, Request};
use crate::journal::Key;
use crate::model::problem::Status;
use crate::model::problem::ledger::{self, Filter, Row, Sort, Summary};
use crate::model::visit;
use crate::text::screens::problems as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::papers::words_of;
use crate::tui::search::Search;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::table::Table;
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// The list as it is printed; part of the file name.
const LISTED: &str = "所列问题清单";

/// The ledger, and how it is narrowed.
pub struct ProblemsScreen {
    filter: Filter,
    sort: Sort,
    words: String,
    search: Option<Field>,
    rows: Vec<Row>,
    /// What words are looked for in, row by row; made when something is looked for.
    texts: Vec<String>,
    seen: Vec<usize>,
    sum: Summary,
    known: Option<(u64, NaiveDate)>,
    table: Table,
}

impl ProblemsScreen {
    /// The problems of a branch, or all.
    pub fn new(branch: Option<&str>) -> ProblemsScreen {
        ProblemsScreen::narrowed(Filter { branch: branch.map(Into::into), ..Filter::default() })
    }

    /// The problems that a filter takes.
    pub fn narrowed(filter: Filter) -> ProblemsScreen {
        ProblemsScreen {
            filter,
            sort: Sort::default(),
            words: String::new(),
            search: None,
            rows: vec![],
            texts: vec![],
            seen: vec![],
            sum: Summary::default(),
            known: None,
            table: Table::default(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, ctx.today());
        if self.known == Some(now) {
            return;
        }
        let selected = self.selected().map(|r| r.problem.id.clone());
        self.rows = ledger::rows(ctx.facts, ctx.today());
        self.texts.clear();
        self.known = Some(now);
        self.narrow();
        let place = self.seen.iter().position(|i| Some(&self.rows[*i].problem.id) == selected.as_ref());
        if let Some(place) = place {
            self.table.list.select(place);
        }
    }

    /// Which rows are seen, in their order, and what they add up to.
    fn narrow(&mut self) {
        let words = self.search.as_ref().map_or(self.words.as_str(), Field::text).to_string();
        let mut wanted: Vec<usize> = (0..self.rows.len()).filter(|i| self.filter.takes(&self.rows[*i])).collect();
        if !words.trim().is_empty() {
            self.spell();
            let found = Search::new(&words).pick(wanted.iter().map(|i| self.texts[*i].as_str()));
            wanted = found.into_iter().map(|at| wanted[at]).collect();
        }
        self.sum = Summary::of(wanted.iter().map(|i| &self.rows[*i]));
        let mut rows: Vec<(usize, &Row)> = wanted.into_iter().map(|i| (i, &self.rows[i])).collect();
        self.sort.sort_by(&mut rows, |r| r.1);
        self.seen = rows.into_iter().map(|r| r.0).collect();
        self.table.list.set_len(self.seen.len());
    }

    fn spell(&mut self) {
        if self.texts.is_empty() {
            let text = |r: &Row| format!("{} {} {} {} {}", r.number, r.branch, r.problem.code, r.title, r.problem.fact);
            self.texts = self.rows.iter().map(text).collect();
        }
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(*self.seen.get(self.table.list.selected()?)?)
    }

    fn open(&self) -> Vec<Cmd> {
        self.selected().map(|r| Cmd::push(CaseScreen::new(&r.problem.id))).into_iter().collect()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open if self.search.is_some() => self.keep_words(),
            Action::Open => return self.open(),
            Action::Find => self.search = Some(Field::new(&self.words).hint(text::search(ctx.lang))),
            Action::Edit => return self.selected().map(|r| case::edit(ctx, &r.problem.id)).into_iter().collect(),
            action if case::deed_of(action).is_some() => {
                return self.selected().map(|r| case::ask(&r.problem, action, ctx)).unwrap_or_default();
            }
            action => {
                if !self.table.list.act(action) {
                    return self.narrower(action, ctx);
                }
            }
        }
        vec![]
    }

    /// What was typed stays as a chip.
    fn keep_words(&mut self) {
        self.words = self.search.take().map(|f| f.text().trim().to_string()).unwrap_or_default();
        self.narrow();
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let cmds = self.narrowed_by(answer, ctx);
        self.narrow();
        cmds
    }
}

impl Screen for ProblemsScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.search.is_some() { &[Context::Choose] } else { &[Context::Problems, Context::Case, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        match &self.filter.branch {
            Some(branch) => text::title_of(ctx.lang, visit::branch_name(ctx.facts, branch)),
            None => text::title(ctx.lang),
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.search.as_mut()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        let searching = self.search.take().is_some() || !self.words.is_empty();
        if searching {
            self.words.clear();
            self.narrow();
        }
        searching
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        case::why_not(self.selected().map(|r| &r.problem)?, action, ctx)
    }

    fn place(&self) -> Option<String> {
        self.filter.branch.is_none().then(|| "problems".into())
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|r| Key::new("problem", &r.problem.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        // What is listed is printed, as it is narrowed and sorted; the form of a quarter follows below it.
        Prints::own()
    }

    fn own_paper(&self, ctx: &Ctx) -> Option<Given> {
        let words = words_of(ctx)?;
        let fonts = FontSource::new(None, PathBuf::new(), Vec::new());
        let round = self.filter.round.as_deref().unwrap_or_default();
        let branch = self.filter.branch.as_deref().unwrap_or_default();
        let request = Request { round, branch, sheet: None, today: ctx.today(), words: &words, fonts: &fonts };
        let listed = self.seen.iter().filter_map(|at| self.rows.get(*at)).map(|r| r.problem.clone()).collect();
        let doc = documents::ledger_of(ctx.facts, listed, &request);
        Some(Given { title: LISTED, name: format!("{LISTED}_{}", ctx.today()), doc })
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Typed => self.narrow(),
            Input::Action(action) => return self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.open(),
            Input::Answer(answer) => return self.answered(&answer, ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

/// The digits that choose what is seen: 1 to 4 are the states in their order.
const OPEN: u8 = 5;
const OVERDUE: u8 = 6;
const REBOUND: u8 = 7;

fn status_of(digit: u8) -> Option<Status> {
    Status::ALL.get(usize::from(digit).checked_sub(1)?).copied()
}
