//! Who inspects whom: what is planned, what breaks a rule, and a new proposal.

use super::QuarterScreen;
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::plan::{self, Plan, Setting, Team};
use crate::model::visit::{Visit, branch_name};
use crate::text::screens::quarter as text;
use crate::text::{Lang, Say};
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::paint::{self, Piece, Pieces};
use crate::tui::widgets::table::Column;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

const WHAT: &str = "plan/what";
/// People in a team (AMB-20).
const SIZE: usize = 3;

/// What is planned, and which rules it breaks: looked at once per change of the facts.
pub(super) struct Planned {
    teams: BTreeMap<String, Vec<String>>,
    breaches: Vec<plan::Breach>,
}

impl Planned {
    pub(super) fn of(facts: &Facts, round: &str) -> Planned {
        let visits: Vec<Visit> = Visit::of_round(facts, round).into_iter().filter(|v| !v.void).collect();
        let members = |v: &Visit| v.team.iter().map(|m| m.person.clone()).collect::<Vec<_>>();
        let teams = visits.iter().map(|v| (v.branch.clone(), members(v))).collect();
        let team = |v: &Visit| Team { members: members(v), branch: v.branch.clone(), fixed: false };
        let plan = Plan { seed: 0, teams: visits.iter().map(team).collect() };
        let breaches = plan::check(&Setting::of(facts, round, SIZE), &plan);
        Planned { teams, breaches }
    }
}

impl QuarterScreen {
    pub(super) fn enter_plan(&self, ctx: &Ctx) -> Vec<Cmd> {
        let lang = ctx.lang;
        let items = match &self.proposed {
            Some(p) => vec![
                Item::new("accept", text::do_accept(lang)),
                Item::new("another", text::do_another(lang, p.seed.wrapping_add(1))),
            ],
            None => vec![Item::new("propose", text::do_propose(lang, plan::default_seed(&self.round)))],
        };
        vec![Cmd::push(Choose::new(WHAT, text::what(lang), items, ctx))]
    }

    pub(super) fn answered_plan(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let seed = match (&self.proposed, answer.value.as_str()) {
            (Some(p), "accept") => {
                let mut act = ctx.facts.act();
                plan::accept(ctx.facts, &mut act, &self.round, p);
                let n = p.teams.iter().filter(|t| !t.fixed).count();
                self.proposed = None;
                return vec![Cmd::Apply(act), Cmd::Toast(text::accepted(ctx.lang, n))];
            }
            (Some(p), _) => p.seed.wrapping_add(1),
            (None, _) => plan::default_seed(&self.round),
        };
        match plan::propose(&Setting::of(ctx.facts, &self.round, SIZE), seed) {
            Ok(made) => (self.proposed, self.trouble) = (Some(made), String::new()),
            Err(why) => self.trouble = why.say(ctx.lang),
        }
        vec![]
    }

    pub(super) fn draw_plan(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let below = 6.min(area.height / 2);
        let upper = Rect { height: area.height - below, ..area };
        let Some(data) = &self.data else { return };
        let (proposed, planned) = (&self.proposed, &data.plan);
        let team = |branch: &str| match (proposed, planned) {
            (Some(p), _) => p.teams.iter().find(|t| t.branch == branch).map_or(&[][..], |t| &t.members),
            (None, Some(now)) => now.teams.get(branch).map_or(&[][..], Vec::as_slice),
            (None, None) => &[],
        };
        let [_, _, _, _, table, _] = &mut self.tables;
        table.columns = columns(ctx.lang);
        let draw = |r: usize, c: usize| match data.plates.get(r) {
            Some(l) => cell(&l.name, team(&l.branch), c, ctx),
            None => paint::piece("", Role::Text),
        };
        table.draw(frame.buffer_mut(), upper, data.plates.len(), ctx.look, true, draw);
        let area = Rect { y: upper.bottom() + 1, height: below.saturating_sub(1), ..area };
        paint::lines(frame.buffer_mut(), area, &self.about_plan(ctx), ctx.look);
    }

    /// The proposal's seed, or what breaks a rule in what is planned.
    fn about_plan(&self, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        if !self.trouble.is_empty() {
            return self.trouble.lines().map(|l| vec![paint::piece(l, Role::Bad)]).collect();
        }
        if let Some(p) = &self.proposed {
            return vec![vec![paint::piece(text::plan_proposed(lang, p.seed), Role::Accent)]];
        }
        let planned = self.data.as_ref().and_then(|d| d.plan.as_ref());
        let found = planned.map_or(&[][..], |p| &p.breaches);
        let hint = vec![paint::piece(text::plan_hint(lang), Role::Dim)];
        if found.is_empty() {
            return vec![vec![paint::piece(text::plan_sound(lang), Role::Good)], hint];
        }
        let told = |b: &plan::Breach| b.told(lang, |b| branch_name(ctx.facts, b), |p| person::name_of(ctx.facts, p));
        let head = vec![paint::piece(text::plan_breaches(lang, found.len()), Role::Warn)];
        let list = found.iter().take(3).map(|b| vec![paint::piece(told(b), Role::Text)]);
        std::iter::once(head).chain(list).chain([hint]).collect()
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::branch(lang), 12).grow(),
        Column::new(text::leader(lang), 18).grow(),
        Column::new(text::recorder(lang), 18).grow(),
        Column::new(text::members(lang), 18).grow(),
    ]
}

fn cell(branch: &str, team: &[String], column: usize, ctx: &Ctx) -> Piece {
    let told = |p: &String| {
        let home = ctx.facts.value("person", person::root(ctx.facts, p), "branch");
        let name = person::name_of(ctx.facts, p);
        if home.is_empty() { name } else { format!("{name} {home}") }
    };
    match column {
        0 => paint::piece(branch, Role::Text),
        1 if team.is_empty() => paint::piece(text::no_team(ctx.lang), Role::Dim),
        3 => paint::piece(team.iter().skip(2).map(told).collect::<Vec<_>>().join("、"), Role::Text),
        n => paint::piece(team.get(n - 1).map(told).unwrap_or_default(), Role::Text),
    }
}
