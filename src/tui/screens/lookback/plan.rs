//! The look-backs to make, the most urgent first, and those that were arranged.

use super::LookbackScreen;
use crate::model::calendar::date_short;
use crate::model::lookback::{self, Lookback, Need};
use crate::model::person::Person;
use crate::model::visit;
use crate::text::Say;
use crate::text::screens::{home, lookback as text};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The question before a look-back is arranged.
const ARRANGE: &str = "arrange";

/// The plan of look-backs.
pub struct PlanScreen {
    round: String,
    needs: Vec<Need>,
    made: Vec<Lookback>,
    known: Option<u64>,
    table: Table,
}

impl PlanScreen {
    /// The plan; new look-backs are arranged in this quarter.
    pub fn new(round: &str) -> PlanScreen {
        PlanScreen { round: round.into(), needs: vec![], made: vec![], known: None, table: Table::default() }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known == Some(ctx.facts.version) {
            return;
        }
        self.needs = lookback::plan(ctx.facts, &ctx.holidays(), ctx.today());
        self.made = Lookback::all(ctx.facts);
        self.made.reverse();
        self.known = Some(ctx.facts.version);
        self.table.list.set_len(self.needs.len() + self.made.len());
    }

    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(at) = self.table.list.selected() else { return vec![] };
        match self.needs.get(at) {
            Some(Need { arranged: Some(id), .. }) => vec![Cmd::push(LookbackScreen::new(id))],
            Some(need) => vec![Cmd::push(Confirm::new(ARRANGE, text::sure(ctx.lang, &need.name, need.open)))],
            None => self
                .made
                .get(at - self.needs.len())
                .map(|l| Cmd::push(LookbackScreen::new(&l.id)))
                .into_iter()
                .collect(),
        }
    }

    /// Arranges it for today with the user as its leader, and opens it.
    fn arrange(&self, need: &Need, ctx: &Ctx) -> Vec<Cmd> {
        let Some(me) = Person::of(ctx.facts, ctx.me()) else { return vec![Cmd::Toast(home::no_owner(ctx.lang))] };
        let mut act = ctx.facts.act();
        let today = ctx.today().to_string();
        let arranged =
            lookback::arrange(ctx.facts, &mut act, &self.round, &need.branch, &today, need.scope).and_then(|id| {
                lookback::join(ctx.facts, &mut act, &id, &need.branch, &me, "leader", "")?;
                Ok(id)
            });
        match arranged {
            Ok(id) => {
                let word = text::made(ctx.lang, &id, need.open);
                vec![Cmd::Apply(act), Cmd::push(LookbackScreen::new(&id)), Cmd::Toast(word)]
            }
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }

    fn cell(&self, row: usize, column: usize, ctx: &Ctx) -> Piece {
        match self.needs.get(row) {
            Some(need) => need_cell(need, column, ctx),
            None => match self.made.get(row - self.needs.len()) {
                Some(made) => made_cell(made, column, ctx),
                None => piece("", Role::Text),
            },
        }
    }
}

fn need_cell(need: &Need, column: usize, ctx: &Ctx) -> Piece {
    let late = need.due.date < ctx.today();
    match column {
        0 => piece(date_short(need.due.date, ctx.lang), if late { Role::Bad } else { Role::Text }),
        1 => piece(need.name.clone(), Role::Text),
        2 => piece(need.scope.name(ctx.lang), Role::Dim),
        3 => piece(need.asking.to_string(), if need.asking > 0 { Role::Warn } else { Role::Dim }),
        4 => piece(need.open.to_string(), Role::Text),
        _ => match &need.arranged {
            Some(id) => piece(format!("{id} {}", need.date), Role::Accent),
            None => piece(text::not_arranged(ctx.lang), Role::Dim),
        },
    }
}

fn made_cell(made: &Lookback, column: usize, ctx: &Ctx) -> Piece {
    let done = made.items.iter().filter(|i| i.outcome.is_some()).count();
    match column {
        0 => piece(made.date.clone(), Role::Dim),
        1 => piece(visit::branch_name(ctx.facts, &made.branch), Role::Dim),
        2 => piece(made.scope.name(ctx.lang), Role::Dim),
        4 => piece(text::done(ctx.lang, done, made.items.len()), Role::Dim),
        5 => piece(made.id.clone(), Role::Dim),
        _ => piece("", Role::Dim),
    }
}

impl Screen for PlanScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::plan_title(ctx.lang)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let need = self.table.list.selected().and_then(|at| self.needs.get(at));
        match need {
            Some(need) => Prints::about("recheck", "visit", &visit::id_of(&self.round, &need.branch)),
            None => Prints::about("ledger", "round", &self.round),
        }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => return self.open(ctx),
            Input::Answer(answer) if answer.ask == ARRANGE => {
                let need = self.table.list.selected().and_then(|at| self.needs.get(at));
                return need.map(|n| self.arrange(n, ctx)).unwrap_or_default();
            }
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.open(ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let len = self.needs.len() + self.made.len();
        if len == 0 {
            paint::text(buf, body, &text::nothing(lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let head = text::plan_head(lang, self.needs.len());
        paint::put(buf, area.x, area.y, area.width, &head, ctx.look.of_role(Role::Title));
        let mut table = std::mem::take(&mut self.table);
        table.columns = vec![
            Column::new(text::by(lang), 10),
            Column::new(text::branch(lang), 14).grow(),
            Column::new(text::kind(lang), 10),
            Column::new(text::asking(lang), 6).right(),
            Column::new(text::open(lang), 6).right(),
            Column::new(text::arranged(lang), 24).grow(),
        ];
        table.draw(buf, body, len, ctx.look, true, |r, c| self.cell(r, c, ctx));
        self.table = table;
        None
    }
}
