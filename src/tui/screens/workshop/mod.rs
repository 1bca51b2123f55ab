//! The checklist workshop (R081): a working copy, lint at every step, saved as a version of its own. What is scored
//! with a former version stays as it is; a quarter goes over to a new one only after a preview (`switching`).

mod differ;
mod form;
mod kept;
mod switching;
#[cfg(test)]
mod tests;
mod versions;

pub use differ::DiffScreen;
pub use switching::SwitchScreen;
pub use versions::VersionsScreen;

use crate::documents::Given;
use crate::model::checklist::{Desk, Indicator, Lint, Severity, Touched};
use crate::model::decimal::Points;
use crate::model::schema;
use crate::text::screens::workshop as text;
use crate::text::{Lang, Say, form as words};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::wide;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use form::IndicatorForm;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Lines about the selected indicator.
const BELOW: u16 = 5;
/// Questions.
const TITLE: &str = "checklist-title";
const FIND: &str = "checklist-find";

/// The workshop.
pub struct WorkshopScreen {
    round: String,
    desk: Desk,
    rows: Vec<(Indicator, Touched)>,
    lint: Vec<Lint>,
    errors: usize,
    warnings: usize,
    table: Table,
}

impl WorkshopScreen {
    /// The working copy; what is saved is offered to this quarter.
    pub fn new(desk: Desk, round: &str) -> WorkshopScreen {
        let mut screen = WorkshopScreen {
            round: round.into(),
            desk,
            rows: vec![],
            lint: vec![],
            errors: 0,
            warnings: 0,
            table: Table::default(),
        };
        screen.look();
        screen
    }

    /// Looks at the copy again after a change.
    fn look(&mut self) {
        self.rows = self.desk.rows();
        (self.lint, self.errors, self.warnings) = self.desk.lint();
        self.table.list.set_len(self.rows.len());
    }

    fn selected(&self) -> Option<&(Indicator, Touched)> {
        self.rows.get(self.table.list.selected()?)
    }

    fn code(&self) -> String {
        self.selected().map(|r| r.0.code.clone()).unwrap_or_default()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let code = self.code();
        match action {
            Action::Open => return self.edit(ctx),
            Action::Add => {
                let blank = self.desk.blank(&code);
                return vec![Cmd::push(IndicatorForm::new("", &blank, self.others(""), ctx))];
            }
            Action::Remove => self.desk.remove(&code),
            Action::Restore => self.desk.restore(&code),
            Action::More => self.desk.shift(&code, true),
            Action::Less => self.desk.shift(&code, false),
            Action::Difference => {
                return vec![Cmd::push(DiffScreen::new(self.desk.base.clone(), self.desk.list()))];
            }
            Action::Find => return self.find(ctx),
            Action::Submit => return self.ask_title(ctx),
            action => {
                self.table.list.act(action);
                return vec![];
            }
        }
        self.look();
        if action != Action::Remove {
            self.follow(&code);
        }
        vec![kept::keep(&self.desk)]
    }

    /// The selection stays on an indicator that moved.
    fn follow(&mut self, code: &str) {
        if let Some(at) = self.rows.iter().position(|r| r.0.code == code) {
            self.table.list.select(at);
        }
    }

    /// The codes and the full marks of all others.
    fn others(&self, code: &str) -> (Vec<String>, Points) {
        let others = || self.desk.indicators.iter().filter(|i| i.code != code);
        (others().map(|i| i.code.clone()).collect(), others().map(|i| i.full).sum())
    }

    fn edit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        match self.selected() {
            Some((_, Touched::Removed)) => vec![Cmd::Toast(text::removed_hint(ctx.lang))],
            Some((i, _)) => vec![Cmd::push(IndicatorForm::new(&i.code, i, self.others(&i.code), ctx))],
            None => vec![],
        }
    }

    fn find(&self, ctx: &Ctx) -> Vec<Cmd> {
        let item = |(i, _): &(Indicator, Touched)| Item::new(i.code.clone(), format!("{} {}", i.code, i.title));
        let items = self.rows.iter().map(item).collect();
        vec![Cmd::push(Choose::new(FIND, text::find(ctx.lang), items, ctx))]
    }

    /// Saving needs a list that scores can be made with, and a title.
    fn ask_title(&self, ctx: &Ctx) -> Vec<Cmd> {
        if self.errors > 0 {
            let errors = self.lint.iter().filter(|l| l.severity() == Severity::Error);
            let said: Vec<String> = errors.map(|l| lint_words(l, ctx.lang)).collect();
            return vec![Cmd::push(Message::new(text::cannot_save(ctx.lang), said.join("\n")))];
        }
        if !self.desk.is_changed() {
            return vec![Cmd::Toast(text::unchanged(ctx.lang))];
        }
        let why = text::why_title(ctx.lang, self.warnings);
        let prompt = Prompt::new(TITLE, text::ask_title(ctx.lang), &self.desk.title, None, ctx).why(why);
        vec![Cmd::push(prompt.needed())]
    }

    /// Saved as a version; the quarter that is under way is asked about, never switched by itself.
    fn save(&mut self, title: &str, ctx: &Ctx) -> Vec<Cmd> {
        self.desk.title = title.into();
        let list = self.desk.list();
        let mut act = ctx.facts.act();
        list.adopt(ctx.facts, &mut act);
        vec![
            Cmd::Apply(act),
            Cmd::Remember("checklist".into(), list.version.clone()),
            kept::drop(),
            Cmd::Replace(Box::new(SwitchScreen::new(&self.round, &list.version))),
            Cmd::Toast(text::saved(ctx.lang, &list.title, &list.version)),
        ]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        match answer.ask {
            TITLE => return self.save(answer.value.trim(), ctx),
            FIND => self.follow(&answer.value),
            form::ASK => {
                if let Some((code, now)) = form::answered(&answer.value) {
                    let (after, new) = (self.code(), now.code.clone());
                    self.desk.put(&code, &after, now);
                    self.look();
                    self.follow(&new);
                    return vec![kept::keep(&self.desk)];
                }
            }
            _ => {}
        }
        vec![]
    }

    fn head(&self, lang: Lang) -> [Pieces; 2] {
        let full = self.desk.list().full();
        let found = self.desk.diff();
        let points = if full == Points::HUNDRED { Role::Good } else { Role::Bad };
        let changed: std::collections::BTreeSet<&str> = found.changed.iter().map(|c| c.code.as_str()).collect();
        let state = match (self.errors, self.warnings) {
            (0, 0) => piece(text::lint_clean(lang), Role::Good),
            (0, n) => piece(text::lint_warnings(lang, n), Role::Warn),
            (n, w) => piece(text::lint_errors(lang, n, w), Role::Bad),
        };
        let items = text::items(lang, self.desk.indicators.len());
        [
            vec![
                piece(format!("{}  ", self.desk.title), Role::Title),
                piece(items, Role::Text),
                piece(text::full(lang, full.short()), points),
                state,
            ],
            vec![piece(text::touched(lang, found.added.len(), found.removed.len(), changed.len()), Role::Dim)],
        ]
    }

    /// What is wrong with the selected indicator, else what was changed in it, else what it asks for.
    fn below(&self, width: usize, lang: Lang) -> Vec<Pieces> {
        let Some((now, touched)) = self.selected() else { return vec![] };
        let mut lines: Vec<Pieces> = vec![vec![piece(format!("{} {}", now.code, now.title), Role::Title)]];
        let here = self.lint.iter().filter(|l| l.code == now.code || l.code.is_empty());
        for l in here {
            let role = if l.severity() == Severity::Error { Role::Bad } else { Role::Warn };
            lines.push(vec![piece(lint_words(l, lang), role)]);
        }
        if *touched == Touched::Changed {
            for c in self.desk.diff().changed.iter().filter(|c| c.code == now.code) {
                let field = schema::field("indicator", c.field).map_or(c.field, |f| f.title(lang));
                lines.push(vec![piece(words::diff_changed(lang, &c.code, field, &c.old, &c.new), Role::Accent)]);
            }
        }
        let words = [now.rule.as_str(), &now.requirement].into_iter().filter(|w| !w.is_empty());
        lines.extend(words.flat_map(|w| wide::wrap(w, width)).map(|l| vec![piece(l, Role::Dim)]));
        lines
    }
}

fn lint_words(l: &Lint, lang: Lang) -> String {
    match l.severity() {
        Severity::Error => words::lint_error(lang, l.say(lang)),
        Severity::Warning => words::lint_warning(lang, l.say(lang)),
    }
}

impl Screen for WorkshopScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Workshop, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        match (action, self.selected().map(|r| r.1)) {
            (Action::Restore, Some(Touched::Same)) => Some(text::same(ctx.lang)),
            (Action::Remove | Action::More | Action::Less, Some(Touched::Removed)) => {
                Some(text::removed_hint(ctx.lang))
            }
            _ => None,
        }
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::own()
    }

    fn own_paper(&self, ctx: &Ctx) -> Option<Given> {
        proposed::of_checklist(&self.desk.list(), ctx)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.edit(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        paint::lines(buf, Rect { height: 2.min(area.height), ..area }, &self.head(lang), ctx.look);
        let below = BELOW.min(area.height / 3);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(4 + below), ..area };
        self.table.columns = columns(lang);
        let (rows, lint) = (&self.rows, &self.lint);
        let draw =
            |r: usize, c: usize| rows.get(r).map_or_else(|| piece("", Role::Text), |row| cell(row, lint, c, lang));
        self.table.draw(buf, body, rows.len(), ctx.look, true, draw);
        let foot = Rect { y: area.bottom() - below, height: below, ..area };
        paint::lines(buf, foot, &self.below(usize::from(area.width), lang), ctx.look);
        None
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("", 3),
        Column::new(text::code(lang), 6),
        Column::new(text::item(lang), 20).grow(),
        Column::new(text::step(lang), 10),
        Column::new(text::marks(lang), 5).right(),
        Column::new(text::per(lang), 10).right(),
        Column::new(text::cap(lang), 5).right(),
        Column::new(text::rule(lang), 30).grow().leaves(1),
    ]
}

fn cell((i, touched): &(Indicator, Touched), lint: &[Lint], column: usize, lang: Lang) -> Piece {
    let role = if *touched == Touched::Removed { Role::Dim } else { Role::Text };
    let worst = lint.iter().filter(|l| l.code == i.code).map(Lint::severity).max();
    match column {
        0 => match (touched, worst) {
            (Touched::Removed, _) => piece(text::mark_removed(lang), Role::Dim),
            (_, Some(Severity::Error)) => piece("✗", Role::Bad),
            (Touched::Added, _) => piece(text::mark_added(lang), Role::Good),
            (Touched::Changed, _) => piece(text::mark_changed(lang), Role::Accent),
            (Touched::Same, Some(_)) => piece("!", Role::Warn),
            (Touched::Same, None) => piece("", role),
        },
        1 => piece(i.code.clone(), Role::Dim),
        2 => piece(i.title.clone(), role),
        3 => piece(i.step.name(lang), Role::Dim),
        4 => piece(i.full.short(), role),
        5 => piece(if i.unit.is_empty() { String::new() } else { format!("{}/{}", i.per_unit.short(), i.unit) }, role),
        6 => piece(i.cap.short(), role),
        _ => piece(i.rule.clone(), Role::Dim),
    }
}
