//! 合议: several inspectors of one visit, item by item, side by side. A rule proposes, the lead decides with a reason,
//! and the agreed sheet, a sheet of its own, is finalised. The sheets of the inspectors stay as they are.

mod decide;
mod detail;
mod draw;
mod findings;
mod view;

use crate::journal::Key;
use crate::model::reconcile::{self, Item, NotYet, Rule};
use crate::model::scoring::Answer;
use crate::model::visit;
use crate::text::screens::reconcile as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::table::Table;
use chrono::SecondsFormat;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use view::View;

/// What was chosen and waits for its reason.
enum Pending {
    /// This answer to this item.
    Answer(String, Answer),
    /// The proposals for all that is open.
    Fill,
    /// Everything, finalised.
    Settle,
}

/// The several sheets of a visit.
pub struct ReconcileScreen {
    visit: String,
    rule: Rule,
    /// Every item, or only those that differ.
    all: bool,
    view: Option<View>,
    shown: Vec<usize>,
    version: Option<u64>,
    table: Table,
    reading: bool,
    page: Scroll,
    pending: Option<Pending>,
}

impl ReconcileScreen {
    /// The sheets of a visit.
    ///
    /// # Errors
    /// In words: fewer than two final sheets, or different checklists.
    pub fn open(visit: &str, ctx: &Ctx) -> Result<ReconcileScreen, String> {
        let mut screen = ReconcileScreen {
            visit: visit.into(),
            rule: Rule::default(),
            all: false,
            view: None,
            shown: Vec::new(),
            version: None,
            table: Table::default(),
            reading: false,
            page: Scroll::default(),
            pending: None,
        };
        reconcile::compare(ctx.facts, visit, screen.rule).map_err(|why| said(&why, ctx))?;
        screen.refresh(ctx);
        Ok(screen)
    }

    /// The screen that [`Screen::place`] names; none if there is nothing to reconcile any more.
    pub fn from_place(place: &str, ctx: &Ctx) -> Option<ReconcileScreen> {
        ReconcileScreen::open(place.strip_prefix("reconcile/")?, ctx).ok()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.version != Some(ctx.facts.version) {
            self.version = Some(ctx.facts.version);
            self.look(ctx);
        }
    }

    /// Makes the view anew and keeps the selected item selected.
    fn look(&mut self, ctx: &Ctx) {
        let at = self.item().map(|i| i.code.clone());
        self.view = View::of(ctx.facts, &self.visit, self.rule, &wall(ctx)).ok();
        let Some(view) = &self.view else { return };
        self.shown = view.rows(self.all || view.items.iter().all(|i| !i.differs()));
        self.table.list.set_len(self.shown.len());
        let row = self.shown.iter().position(|i| Some(&view.items[*i].code) == at.as_ref());
        if let Some(row) = row {
            self.table.list.select(row);
        }
    }

    fn item(&self) -> Option<&Item> {
        self.view.as_ref()?.items.get(*self.shown.get(self.table.list.selected()?)?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => return self.choose(ctx),
            Action::Tick => return self.accept(ctx),
            Action::Digit(n) => return self.units(u32::from(n), ctx),
            Action::AcceptAll => return self.ask_fill(ctx),
            Action::Submit => return self.ask_final(ctx),
            Action::Strengths => return self.findings(ctx),
            Action::Rule => {
                self.rule = next(self.rule);
                self.look(ctx);
            }
            Action::Next => {
                self.all = !self.all;
                self.look(ctx);
            }
            Action::Right => self.reading = self.item().is_some(),
            Action::Left => self.reading = false,
            other if self.reading => drop(self.page.act(other)),
            other => {
                if self.table.list.act(other) {
                    self.page = Scroll::default();
                }
            }
        }
        vec![]
    }

    /// Why this person only looks.
    fn why_not(&self, ctx: &Ctx) -> Option<String> {
        let leaders = reconcile::may_decide(ctx.facts, &self.visit, ctx.me()).err()?;
        Some(if leaders.is_empty() {
            text::nobody_leads(ctx.lang)
        } else {
            text::only_lead(ctx.lang, leaders.join("、"))
        })
    }
}

fn next(rule: Rule) -> Rule {
    match rule {
        Rule::Union => Rule::Mean,
        Rule::Mean => Rule::Median,
        Rule::Median => Rule::Union,
    }
}

fn said(why: &NotYet, ctx: &Ctx) -> String {
    match why {
        NotYet::TooFew(n) => text::too_few(ctx.lang, n),
        NotYet::Checklists => text::checklists(ctx.lang),
    }
}

fn wall(ctx: &Ctx) -> String {
    ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false)
}

impl Screen for ReconcileScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.reading { &[Context::Reconcile, Context::Page] } else { &[Context::Reconcile, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        let branch = self.visit.split('/').nth(1).unwrap_or("");
        text::title(ctx.lang, visit::branch_name(ctx.facts, branch))
    }

    fn place(&self) -> Option<String> {
        Some(format!("reconcile/{}", self.visit))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        let sheet = reconcile::agreed_id(&self.visit);
        self.item().map(|i| Key::new("score", &format!("{sheet}/{}", i.code), ""))
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        std::mem::take(&mut self.reading)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let decides =
            matches!(action, Action::Open | Action::Tick | Action::Digit(_) | Action::AcceptAll | Action::Submit);
        if decides { self.why_not(ctx) } else { None }
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("agreed", "visit", &self.visit)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Mouse(mouse) if self.page.mouse(mouse) => vec![],
            Input::Mouse(mouse) => match self.table.list.mouse(mouse) {
                Hit::Open if self.why_not(ctx).is_none() => self.choose(ctx),
                _ => vec![],
            },
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
