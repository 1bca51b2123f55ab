//! The quarter compared: ranking, plates, where points are lost, and the plan (R080–R099, AMB-16).

mod charts;
mod heat;
mod plan;
mod plates;
mod plates_do;
mod plates_in;
mod ranking;

use crate::model::phase::Phase;
use crate::model::plan::Plan;
use crate::model::plate;
use crate::model::rank::{self, Heat, History, Line, Ties};
use crate::model::round::Round;
use crate::text::Say;
use crate::text::screens::quarter as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint;
use crate::tui::widgets::table::Table;
use crate::tui::widgets::tabs::Tabs;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// So many quarters are compared.
pub const QUARTERS: usize = 8;
const RANK: usize = 0;
const PLATES: usize = 1;
const HEAT: usize = 2;
const QUARTER: usize = 3;
const PLAN: usize = 4;
const CHARTS: usize = 5;

/// Everything shown, made once per change of the facts; heat tables when they are first seen.
#[derive(Default)]
struct Data {
    version: u64,
    history: History,
    ranking: Vec<Line>,
    plates: Vec<plate::Line>,
    steps: Vec<plate::Step>,
    ratings: plate::Ratings,
    heat: Option<Heat>,
    quarters: Option<Heat>,
    /// Teams as they are planned, and the rules they break.
    plan: Option<plan::Planned>,
}

/// The quarter.
pub struct QuarterScreen {
    round: String,
    tabs: Tabs,
    tables: [Table; 6],
    /// First column of the heat tables that is seen.
    from: usize,
    data: Option<Data>,
    /// A plan that was proposed and not accepted yet.
    proposed: Option<Plan>,
    /// Why there is none.
    trouble: String,
}

/// What is read before the screen is seen: the quarters it compares, where not everything is in memory.
pub fn open(ctx: &Ctx, round: &str) -> Vec<Cmd> {
    let known = Round::all(ctx.facts).into_iter().map(|r| r.id).filter(|id| id.as_str() <= round).take(QUARTERS);
    known.map(Cmd::LoadRound).chain([Cmd::push(QuarterScreen::new(round))]).collect()
}

impl QuarterScreen {
    /// The comparison of a quarter.
    pub fn new(round: &str) -> QuarterScreen {
        QuarterScreen {
            round: round.into(),
            tabs: Tabs::new(6),
            tables: Default::default(),
            from: 0,
            data: None,
            proposed: None,
            trouble: String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let facts = ctx.facts;
        if self.data.as_ref().is_none_or(|d| d.version != facts.version) {
            let history = History::up_to(facts, &self.round, QUARTERS);
            let plates = plate::lines_with(facts, &self.round, history.get(&self.round));
            self.data = Some(Data {
                version: facts.version,
                ranking: rank::lines(facts, &self.round, &history, Ties::Shared),
                steps: plate::steps(&plates, &plate::rules(facts, &self.round)),
                ratings: plate::Ratings::of(facts),
                plates,
                history,
                heat: None,
                quarters: None,
                plan: None,
            });
        }
        let (at, round) = (self.tabs.at(), self.round.clone());
        let Some(data) = &mut self.data else { return };
        if at == HEAT && data.heat.is_none() {
            let branches: Vec<String> = data.plates.iter().map(|l| l.branch.clone()).collect();
            data.heat = Some(data.history.get(&round).map(|r| rank::by_branch(r, &branches)).unwrap_or_default());
        }
        if at == QUARTER && data.quarters.is_none() {
            data.quarters = Some(rank::by_quarter(&data.history));
        }
        if at == PLAN && data.plan.is_none() {
            data.plan = Some(plan::Planned::of(facts, &round));
        }
        let len = self.len();
        self.table().list.set_len(len);
    }

    fn len(&self) -> usize {
        let Some(data) = &self.data else { return 0 };
        let rows = |heat: &Option<Heat>| heat.as_ref().map_or(0, |h| h.rows.len());
        match self.tabs.at() {
            RANK | CHARTS => data.ranking.len(),
            HEAT => rows(&data.heat),
            QUARTER => rows(&data.quarters),
            _ => data.plates.len(),
        }
    }

    fn table(&mut self) -> &mut Table {
        let [rank, plates, heat, quarters, plan, charts] = &mut self.tables;
        match self.tabs.at() {
            RANK => rank,
            PLATES => plates,
            HEAT => heat,
            QUARTER => quarters,
            CHARTS => charts,
            _ => plan,
        }
    }

    fn selected(&self) -> Option<usize> {
        self.tables.get(self.tabs.at())?.list.selected()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => return self.enter(ctx),
            Action::Right if matches!(self.tabs.at(), HEAT | QUARTER) => self.from = (self.from + 1).min(self.most()),
            Action::Left if matches!(self.tabs.at(), HEAT | QUARTER) => self.from = self.from.saturating_sub(1),
            action if self.tabs.act(action) => self.from = 0,
            action => drop(self.table().list.act(action)),
        }
        vec![]
    }

    fn enter(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        match self.tabs.at() {
            RANK | CHARTS => self.enter_rank(ctx),
            PLATES => self.enter_plates(ctx),
            PLAN => self.enter_plan(ctx),
            _ => vec![],
        }
    }

    /// The last column that may be the first one seen.
    fn most(&self) -> usize {
        let Some(data) = &self.data else { return 0 };
        let heat = if self.tabs.at() == HEAT { &data.heat } else { &data.quarters };
        heat.as_ref().map_or(0, |h| h.columns.len().saturating_sub(1))
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        match self.tabs.at() {
            PLATES => self.answered_plates(answer, ctx),
            PLAN => self.answered_plan(answer, ctx),
            _ => vec![],
        }
    }
}

impl Screen for QuarterScreen {
    fn contexts(&self) -> &'static [Context] {
        match self.tabs.at() {
            HEAT | QUARTER => &[Context::Heat, Context::Quarter, Context::List],
            _ => &[Context::Quarter, Context::List],
        }
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let form = if self.tabs.at() == PLATES { "plates" } else { "rank" };
        Prints::about(form, "round", &self.round)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        let cmds = match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.tabs.mouse(mouse) => vec![],
            Input::Mouse(mouse) if self.table().list.mouse(mouse) == Hit::Open => self.enter(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => plates_in::done(done, ctx),
            _ => vec![],
        };
        self.refresh(ctx);
        cmds
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let lang = ctx.lang;
        let titles = [
            text::tab_rank(lang),
            text::tab_plates(lang),
            text::tab_heat(lang),
            text::tab_quarters(lang),
            text::tab_plan(lang),
            text::tab_charts(lang),
        ];
        self.tabs.draw(frame.buffer_mut(), Rect { height: 1, ..area }, &titles, ctx.look);
        for (at, phase) in (1u16..).zip(Phase::on(ctx.today())) {
            let style = ctx.look.of_role(Role::Dim);
            paint::put(frame.buffer_mut(), area.x, area.y + at, area.width, &phase.say(lang), style);
        }
        let top = 1 + u16::try_from(Phase::on(ctx.today()).len()).unwrap_or(0);
        let body = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        if self.len() == 0 {
            let word =
                if matches!(self.tabs.at(), HEAT | QUARTER) { text::no_losses(lang) } else { text::nobody(lang) };
            paint::text(frame.buffer_mut(), body, &word, ctx.look.of_role(Role::Dim));
            return None;
        }
        match self.tabs.at() {
            RANK => self.draw_ranking(frame, body, ctx),
            PLATES => self.draw_plates(frame, body, ctx),
            PLAN => self.draw_plan(frame, body, ctx),
            CHARTS => self.draw_charts(frame, body, ctx),
            _ => self.draw_heat(frame, body, ctx),
        }
        None
    }
}

#[cfg(test)]
mod tests;
