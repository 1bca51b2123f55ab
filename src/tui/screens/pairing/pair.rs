//! One pair on four pages: 责任书, 短板与方案, 帮扶台账, 时限.

use super::forms::{self, MENU};
use super::rows::{self, On, Row};
use crate::journal::Key;
use crate::model::facts::Facts;
use crate::model::pairing::{self, Clock, Gap, MonthStrip, Pair, QuarterStrip};
use crate::model::visit::branch_name;
use crate::text::screens::pairing as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::write_down::in_full;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Pieces, piece};
use crate::tui::widgets::table::Table;
use crate::tui::widgets::tabs::Tabs;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const WRITE: &str = "pair/write";
const PAGES: usize = 4;
const CLOCKS: usize = 3;

/// One pair.
pub struct PairScreen {
    id: String,
    pair: Option<Pair>,
    tabs: Tabs,
    tables: [Table; PAGES],
    rows: [Vec<Row>; PAGES],
    strips: Vec<Pieces>,
    warning: Option<String>,
    seen: Option<(u64, String)>,
}

impl PairScreen {
    /// The screen of a pair.
    pub fn new(id: &str) -> PairScreen {
        PairScreen {
            id: id.into(),
            pair: None,
            tabs: Tabs::new(PAGES),
            tables: Default::default(),
            rows: Default::default(),
            strips: vec![],
            warning: None,
            seen: None,
        }
    }

    /// From the words of `place`.
    pub fn from_place(place: &str, facts: &Facts) -> Option<PairScreen> {
        let id = place.strip_prefix("pair/")?;
        facts.get("pair", id).map(|_| PairScreen::new(id))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, format!("{} {:?}", ctx.now, ctx.lang));
        if self.seen.as_ref() == Some(&now) {
            return;
        }
        self.seen = Some(now);
        self.pair = Pair::of(ctx.facts, &self.id);
        let Some(pair) = &self.pair else { return };
        let all: Vec<Clock> = pairing::clocks(ctx.facts, pair, ctx.now, &ctx.holidays(), ctx.lang);
        let (months, quarters): (Vec<MonthStrip>, Vec<QuarterStrip>) =
            (pairing::months(&all), pairing::quarters(ctx.facts, pair, &all));
        self.strips = rows::strips(&months, &quarters, ctx.lang);
        let gaps = Gap::of_pair(ctx.facts, &pair.id);
        self.warning = Gap::core_warning(&gaps, ctx.lang).filter(|_| !gaps.is_empty());
        self.rows =
            [rows::contract(pair, ctx), rows::plan(pair, ctx), rows::ledger(pair, ctx), rows::clocks(&all, ctx.lang)];
        for (table, rows) in self.tables.iter_mut().zip(&self.rows) {
            table.list.set_len(rows.len());
        }
    }

    fn on(&self) -> Option<&On> {
        let at = self.tables.get(self.tabs.at())?.list.selected()?;
        self.rows.get(self.tabs.at())?.get(at).map(|r| &r.on)
    }

    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        match (&self.pair, self.on()) {
            (Some(pair), Some(on)) => forms::next(pair, on, ctx),
            _ => vec![],
        }
    }

    /// Everything that can be written down, what fits the page first.
    fn menu(&self, ctx: &Ctx) -> Vec<Cmd> {
        let words = |what: &str| match what {
            "contact" => text::do_contact(ctx.lang),
            "gap" => text::do_gap(ctx.lang),
            "task" => text::do_task(ctx.lang),
            "goal" => text::do_goal(ctx.lang),
            "terms" => text::do_terms(ctx.lang),
            "score" => text::do_score(ctx.lang),
            "reply" => text::do_reply(ctx.lang),
            "accept" => text::acceptance(ctx.lang),
            _ => text::do_draw(ctx.lang),
        };
        let items = MENU.iter().map(|what| Item::new(*what, words(what))).collect();
        let first = ["goal", "gap", "contact", "contact"].get(self.tabs.at()).copied().unwrap_or("contact");
        vec![Cmd::push(Choose::new(WRITE, text::write(ctx.lang), items, ctx).at(first))]
    }

    fn table(&mut self) -> Option<&mut Table> {
        self.tables.get_mut(self.tabs.at())
    }

    fn empty_word(&self, ctx: &Ctx) -> String {
        match self.tabs.at() {
            1 => text::no_gaps(ctx.lang),
            2 => text::no_ledger(ctx.lang),
            _ => text::no_clocks(ctx.lang),
        }
    }

    /// The strips above the clocks, or the warning above the shortfalls; returns the rows used.
    fn draw_head(&self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> u16 {
        let buf = frame.buffer_mut();
        let lines: Vec<Pieces> = match (self.tabs.at(), &self.warning) {
            (CLOCKS, _) => self.strips.clone(),
            (1, Some(word)) => vec![vec![piece(word.clone(), Role::Warn)]],
            _ => vec![],
        };
        let height = u16::try_from(lines.len()).unwrap_or(0).min(area.height / 2);
        paint::lines(buf, Rect { height, ..area }, &lines, ctx.look);
        if height > 0 { height + 1 } else { 0 }
    }
}

impl Screen for PairScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Ledgers, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        let branch = self.pair.as_ref().map(|p| branch_name(ctx.facts, &p.branch)).unwrap_or_default();
        text::title_of(ctx.lang, branch)
    }

    fn place(&self) -> Option<String> {
        Some(format!("pair/{}", self.id))
    }

    fn gone(&self, facts: &Facts) -> bool {
        facts.get("pair", &self.id).is_none()
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        Some(match self.on() {
            Some(On::Goal(id)) => Key::new("goal", id, ""),
            Some(On::Task(id)) => Key::new("task", id, ""),
            Some(On::Contact(id)) => Key::new("contact", id, ""),
            _ => Key::new("pair", &self.id, ""),
        })
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let forms = ["pair-contract", "pair-urgent", "pair-ledger", "pair-ledger"];
        Prints::about(forms.get(self.tabs.at())?, "branch", &self.pair.as_ref()?.branch)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => return self.open(ctx),
            Input::Action(Action::Add) => return self.menu(ctx),
            Input::Action(action) if self.tabs.act(action) => {}
            Input::Action(action) => drop(self.table().map(|t| t.list.act(action))),
            Input::Mouse(mouse) if self.tabs.mouse(mouse) => {}
            Input::Mouse(mouse) if self.table().map(|t| t.list.mouse(mouse)) == Some(Hit::Open) => {
                return self.open(ctx);
            }
            Input::Answer(answer) if answer.ask == WRITE => {
                return self.pair.as_ref().map(|p| forms::write(p, &answer.value, "", ctx)).unwrap_or_default();
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let titles = [text::tab_contract, text::tab_plan, text::tab_ledger, text::tab_clocks].map(|t| t(ctx.lang));
        self.tabs.draw(frame.buffer_mut(), Rect { height: 1, ..area }, &titles, ctx.look);
        let top = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let used = self.draw_head(frame, top, ctx);
        let body = Rect { y: top.y + used, height: top.height.saturating_sub(used), ..top };
        let at = self.tabs.at();
        let (Some(table), Some(rows)) = (self.tables.get_mut(at), self.rows.get(at)) else { return None };
        if rows.is_empty() {
            let word = self.empty_word(ctx);
            paint::text(frame.buffer_mut(), body, &word, ctx.look.of_role(Role::Dim));
            return None;
        }
        let selected = table.list.selected().and_then(|at| rows.get(at));
        let body = in_full(frame, body, selected.map_or(&[][..], |r| &r.cells), ctx);
        table.columns = rows::columns(at, ctx.lang);
        let cell = |r: usize, c: usize| {
            rows.get(r).and_then(|row| row.cells.get(c)).cloned().unwrap_or_else(|| piece("", Role::Text))
        };
        table.draw(frame.buffer_mut(), body, rows.len(), ctx.look, true, cell);
        None
    }
}
