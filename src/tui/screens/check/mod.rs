//! The check before feedback and finalising: what must be mended, what should be looked at; Enter goes there.

mod draw;
mod jump;

use super::sections::Sections;
use super::stages::{Stage, Stages};
use crate::journal::Key;
use crate::model::check::{self, Finding};
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::interview::Interview;
use crate::model::problem::Problem;
use crate::model::scoring::Totals;
use crate::model::sheet::{self, Sheet};
use crate::model::strength::Strength;
use crate::text::screens::check as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::scroll::Scroll;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// What the check found, made once after every change of the facts.
struct View {
    list: Checklist,
    totals: Totals,
    problems: Vec<Problem>,
    strengths: usize,
    interviews: usize,
    /// How many final sheets of the visit wait for the agreed one, if this is one of them.
    unreconciled: Option<usize>,
    hard: Vec<Finding>,
    soft: Vec<Finding>,
}

/// The check of a sheet.
pub struct CheckScreen {
    sheet: String,
    rows: Sections,
    page: Scroll,
    stages: Stages,
    view: Option<View>,
    version: Option<u64>,
}

impl CheckScreen {
    /// The check of this sheet.
    pub fn new(sheet_id: &str) -> CheckScreen {
        CheckScreen {
            sheet: sheet_id.into(),
            rows: Sections::default(),
            page: Scroll::default(),
            stages: Stages::default(),
            view: None,
            version: None,
        }
    }

    /// The screen that [`Screen::place`] names; none if the sheet is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<CheckScreen> {
        let sheet = place.strip_prefix("check/")?;
        facts.get("sheet", sheet).map(|_| CheckScreen::new(sheet))
    }

    fn refresh(&mut self, facts: &Facts) {
        if self.version == Some(facts.version) {
            return;
        }
        self.version = Some(facts.version);
        let sheet = Sheet::of(facts, &self.sheet);
        self.stages = sheet.as_ref().map(|s| Stages::of(facts, s)).unwrap_or_default();
        self.view = sheet.and_then(|s| View::of(facts, &s));
        let sizes = self.view.as_ref().map_or([0, 0], |v| [v.hard.len(), v.soft.len()]);
        self.rows.arrange(&sizes);
    }

    fn finding(&self) -> Option<&Finding> {
        let (section, row) = self.rows.selected()?;
        let view = self.view.as_ref()?;
        if section == 0 { view.hard.get(row) } else { view.soft.get(row) }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(stage) = Stage::of(action) {
            return vec![stage.go(&self.sheet)];
        }
        if action == Action::Open {
            return self.open(ctx);
        }
        if self.rows.act(action) {
            self.page = Scroll::default();
        }
        vec![]
    }

    /// Enter: to the place where it can be mended; without findings, on to the feedback.
    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        match self.finding() {
            Some(finding) => jump::to(&finding.place, &self.sheet, ctx.facts),
            None => vec![Stage::Feedback.go(&self.sheet)],
        }
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(stage) = self.stages.clicked(mouse) {
            return vec![stage.go(&self.sheet)];
        }
        let before = self.rows.selected();
        if self.page.mouse(mouse) {
            return vec![];
        }
        let hit = self.rows.mouse(mouse);
        if before != self.rows.selected() {
            self.page = Scroll::default();
        }
        if hit == Hit::Open { self.open(ctx) } else { vec![] }
    }
}

impl View {
    fn of(facts: &Facts, sheet: &Sheet) -> Option<View> {
        let list = sheet.checklist(facts)?;
        let totals = sheet.totals(facts)?;
        let (hard, soft) = check::check(facts, sheet).into_iter().partition(|f| f.hard);
        let strengths = Strength::of_visit(facts, &sheet.visit).iter().filter(|s| s.sheet == sheet.id).count();
        let interviews = Interview::of_sheet(facts, &sheet.id).len();
        let problems = Problem::of_sheet(facts, &sheet.id);
        let unreconciled = sheet::unreconciled(facts, sheet);
        Some(View { list, totals, problems, strengths, interviews, unreconciled, hard, soft })
    }
}

impl Screen for CheckScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Check, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn place(&self) -> Option<String> {
        Some(format!("check/{}", self.sheet))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        Some(Key::new("sheet", &self.sheet, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("sheet", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx.facts);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx.facts);
        self.paint(frame.buffer_mut(), area, ctx);
        None
    }
}

#[cfg(test)]
mod tests;
