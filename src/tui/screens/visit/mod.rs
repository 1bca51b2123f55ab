//! The visit: four steps, their items, and what is known about the selected one (screens.md).

mod detail;
mod draw;
mod score;
mod update;
mod view;
mod words;

use crate::journal::Key;
use crate::model::brief::Brief;
use crate::model::checklist::{Indicator, Step};
use crate::model::facts::Facts;
use crate::model::note::Note;
use crate::text::screens::visit as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::widgets::list::List;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::steps::Steps;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use view::{Row, View};

/// How an answer reads, in a few words, with its role.
pub(super) use words::brief as result;

/// The screen of one sheet of a visit.
pub struct VisitScreen {
    sheet: String,
    step: Step,
    /// Key of the selected row, by step.
    chosen: [String; 4],
    list: List,
    rows: Vec<Row>,
    /// The detail has the keys and, on a narrow screen, the place of the list.
    reading: bool,
    page: Scroll,
    view: Option<View>,
    version: Option<u64>,
    /// Seen beside the report on a wide screen; made when it is first asked for.
    brief: Option<Brief>,
    steps: Steps,
    /// The item that was judged last, while another one is selected.
    judged: Option<String>,
    /// Opened to mend one item: the branch and the inspector are named before it already.
    mending: bool,
}

impl VisitScreen {
    /// A sheet, at the first item that is not answered yet.
    pub fn new(facts: &Facts, sheet_id: &str) -> VisitScreen {
        let mut screen = VisitScreen {
            sheet: sheet_id.into(),
            step: Step::Hear,
            chosen: Default::default(),
            list: List::default(),
            rows: Vec::new(),
            reading: false,
            page: Scroll::default(),
            view: None,
            version: None,
            brief: None,
            steps: Steps::default(),
            judged: None,
            mending: false,
        };
        screen.refresh(facts);
        let first = screen.view.as_ref().and_then(|v| v.first_open(Step::Hear));
        match first {
            Some(code) => screen.at(&code),
            None => screen,
        }
    }

    /// The same with this item selected.
    pub fn at(mut self, code: &str) -> VisitScreen {
        self.go(code);
        self
    }

    /// Opened from a screen of this sheet, to mend something in it.
    pub fn mending(self) -> VisitScreen {
        VisitScreen { mending: true, ..self }
    }

    /// The screen that [`Screen::place`] names; none if the sheet is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<VisitScreen> {
        let (sheet, code) = place.strip_prefix("visit/")?.split_once('#')?;
        facts.get("sheet", sheet)?;
        Some(VisitScreen::new(facts, sheet).at(code))
    }

    /// Selects a row of any step by its key.
    fn go(&mut self, key: &str) {
        let Some(view) = &self.view else { return };
        let step = Step::ALL.into_iter().find(|s| view.rows(*s).iter().any(|r| view.key(*r) == key));
        if let Some(step) = step {
            self.chosen[place_of(step)] = key.into();
            self.enter(step);
        }
    }

    fn enter(&mut self, step: Step) {
        self.step = step;
        self.arrange();
    }

    /// Makes the view anew after a change of the facts.
    fn refresh(&mut self, facts: &Facts) {
        if self.version != Some(facts.version) {
            self.version = Some(facts.version);
            self.view = View::of(facts, &self.sheet);
            self.brief = None;
            self.arrange();
        }
    }

    /// Rows of the step, with the chosen one selected where it is now. A step that is entered for the first time
    /// begins at its first open item, wherever the selection was in the step before.
    fn arrange(&mut self) {
        self.rows = self.view.as_ref().map(|v| v.rows(self.step)).unwrap_or_default();
        self.list.set_len(self.rows.len());
        let key = &self.chosen[place_of(self.step)];
        let found = self.view.as_ref().and_then(|v| self.rows.iter().position(|r| v.key(*r) == key));
        let fresh = || key.is_empty().then(|| self.first_open_row());
        if let Some(row) = found.or_else(fresh) {
            self.list.select(row);
        }
        self.chose();
    }

    fn first_open_row(&self) -> usize {
        let Some(view) = &self.view else { return 0 };
        let open = |r: &Row| matches!(r, Row::Item(n) if view.list.indicators.get(*n).is_some_and(|i| view.open(i)));
        self.rows.iter().position(open).unwrap_or(0)
    }

    /// Remembers what is selected by its key.
    fn chose(&mut self) {
        let key = self.row().zip(self.view.as_ref()).map(|(r, v)| v.key(r).to_string()).unwrap_or_default();
        let chosen = &mut self.chosen[place_of(self.step)];
        if *chosen != key {
            self.page = Scroll::default();
            *chosen = key;
        }
    }

    fn row(&self) -> Option<Row> {
        self.rows.get(self.list.selected()?).copied()
    }

    /// The selected item, unless a claim is selected.
    fn item(&self) -> Option<&Indicator> {
        match self.row()? {
            Row::Item(n) => self.view.as_ref()?.list.indicators.get(n),
            Row::Claim(_) => None,
        }
    }

    fn claim(&self) -> Option<&Note> {
        match self.row()? {
            Row::Claim(n) => self.view.as_ref()?.notes.get(n),
            Row::Item(_) => None,
        }
    }
}

fn place_of(step: Step) -> usize {
    Step::ALL.iter().position(|s| *s == step).unwrap_or(0)
}

impl Screen for VisitScreen {
    fn contexts(&self) -> &'static [Context] {
        match self.step {
            _ if self.reading => &[Context::Detail, Context::Visit, Context::Page],
            Step::Interview => &[Context::Asking, Context::Visit, Context::List],
            Step::Hear => &[Context::Hearing, Context::Visit, Context::List],
            Step::Material => &[Context::Filing, Context::Visit, Context::List],
            Step::Site => &[Context::Looking, Context::Visit, Context::List],
        }
    }

    fn title(&self, ctx: &Ctx) -> String {
        let branch = self.view.as_ref().map_or("", |v| v.branch.as_str());
        text::title(ctx.lang, branch)
    }

    fn crumbs(&self, ctx: &Ctx) -> Vec<String> {
        if self.mending {
            return vec![self.item().map_or_else(|| text::claim(ctx.lang), |i| i.code.clone())];
        }
        let by = self.view.as_ref().map(|v| v.sheet.by(ctx.facts, ctx.lang)).unwrap_or_default();
        vec![self.title(ctx), by]
    }

    fn gone(&self, facts: &Facts) -> bool {
        facts.get("sheet", &self.sheet).is_none()
    }

    fn place(&self) -> Option<String> {
        // Opened to mend something it is no place of its own: Esc leads back to where it was opened.
        (!self.mending).then(|| format!("visit/{}#{}", self.sheet, self.chosen[place_of(self.step)]))
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        std::mem::take(&mut self.reading)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        match (self.item(), self.claim()) {
            (Some(item), _) => Some(Key::new("score", &view::score_id(&self.sheet, &item.code), "")),
            (_, Some(claim)) => Some(Key::new("note", &claim.id, "")),
            _ => Some(Key::new("sheet", &self.sheet, "")),
        }
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        self.why_not(action, ctx)
    }

    fn dead(&self, action: Action, _ctx: &Ctx) -> bool {
        let last = self.judged.is_none() && action == Action::Judged;
        last || (score::writes(action) && self.view.as_ref().is_some_and(|v| v.sheet.is_final()))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about(proposed::of_step(self.step), "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx.facts);
        self.take(input, ctx)
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx.facts);
        self.paint(frame.buffer_mut(), area, ctx);
        None
    }
}

#[cfg(test)]
mod tests;
