//! 亮点 of a quarter: 草稿 → 入选 → 已编入手册 (R089), written entry by entry, and the observation meetings (R090).

mod form;
#[cfg(test)]
mod tests;

use crate::model::highlight::{self, Highlight, Observation, State};
use crate::model::schema;
use crate::model::strength::{self, Strength};
use crate::model::visit::{self, branch_name};
use crate::text::screens::highlights as text;
use crate::text::{Lang, Say};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::wide;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use form::EntryForm;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const NOMINATE: &str = "highlight-nominate";
const COMPILE: &str = "highlight-compile";
/// Meetings listed at most.
const MEETINGS: usize = 4;

/// The highlights of a quarter.
pub struct HighlightsScreen {
    round: String,
    all: Vec<Highlight>,
    meetings: Vec<Observation>,
    known: Option<u64>,
    table: Table,
}

impl HighlightsScreen {
    /// Those of a quarter.
    pub fn new(round: &str) -> HighlightsScreen {
        HighlightsScreen { round: round.into(), all: vec![], meetings: vec![], known: None, table: Table::default() }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known == Some(ctx.facts.version) {
            return;
        }
        self.known = Some(ctx.facts.version);
        self.all = Highlight::of_round(ctx.facts, &self.round);
        self.meetings = Observation::of_round(ctx.facts, &self.round);
        self.table.list.set_len(self.all.len());
    }

    fn selected(&self) -> Option<&Highlight> {
        self.all.get(self.table.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => return self.open(ctx),
            Action::Tick => return self.tick(ctx),
            Action::Add => return self.ask_strength(ctx),
            Action::Meeting => return vec![Cmd::push(form::meeting(&self.round, ctx))],
            Action::Compile => return self.ask_compile(ctx),
            action => drop(self.table.list.act(action)),
        }
        vec![]
    }

    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        self.selected().map(|h| Cmd::push(EntryForm::new(h, ctx))).into_iter().collect()
    }

    /// 入选, or 草稿 again; what is in the handbook stays there.
    fn tick(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(h) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        match highlight::choose(ctx.facts, &mut act, &h.id, h.state == State::Draft) {
            Ok(()) => vec![Cmd::Apply(act)],
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }

    /// Strengths of the quarter that nobody nominated yet.
    fn ask_strength(&self, ctx: &Ctx) -> Vec<Cmd> {
        let visits = ctx.facts.under("visit", &self.round);
        let strengths = visits.flat_map(|v| Strength::of_visit(ctx.facts, &v.id)).filter(|s| s.highlight.is_empty());
        let item = |s: Strength| {
            let branch = s.visit.split('/').nth(1).unwrap_or("").to_string();
            Item::new(s.id, format!("{} {}", branch_name(ctx.facts, &branch), s.text))
        };
        let items: Vec<Item> = strengths.map(item).collect();
        if items.is_empty() {
            return vec![Cmd::Toast(text::no_strengths(ctx.lang))];
        }
        vec![Cmd::push(Choose::new(NOMINATE, text::nominate(ctx.lang), items, ctx))]
    }

    fn ask_compile(&self, ctx: &Ctx) -> Vec<Cmd> {
        let chosen = self.all.iter().filter(|h| h.state == State::Chosen).count();
        if chosen == 0 {
            return vec![Cmd::Toast(text::none_chosen(ctx.lang))];
        }
        let issue = highlight::issue_of(ctx.facts, &self.round);
        let bare = self.all.iter().filter(|h| h.state == State::Chosen && written(h) < h.parts.len()).count();
        vec![Cmd::push(Confirm::new(COMPILE, text::sure_compile(ctx.lang, chosen, issue, bare)))]
    }

    fn answered(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        if answer.ask == NOMINATE {
            strength::nominate(ctx.facts, &mut act, &answer.value, true);
            return vec![Cmd::Apply(act)];
        }
        match highlight::compile(ctx.facts, &mut act, &self.round) {
            Ok((issue, n)) => vec![Cmd::Apply(act), Cmd::Toast(text::compiled(ctx.lang, issue, n))],
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }

    /// The selected one as far as it is written, then the meetings.
    fn below(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        let mut lines: Vec<Pieces> = Vec::new();
        if let Some(h) = self.selected() {
            lines.push(vec![piece(h.heading().to_string(), Role::Title)]);
            let said = if h.heading() == h.text { "" } else { h.text.as_str() };
            lines.extend(wide::wrap(said, width).into_iter().take(2).map(|l| vec![piece(l, Role::Dim)]));
            let parts = highlight::PARTS.iter().zip(&h.parts).filter(|(_, words)| words.is_empty());
            let lacking: Vec<&str> =
                parts.map(|(key, _)| schema::field("strength", key).map_or(*key, |f| f.title(lang))).collect();
            if !lacking.is_empty() && h.state != State::Printed {
                lines.push(vec![piece(text::lacking(lang, lacking.join("、")), Role::Warn)]);
            }
        }
        lines.push(vec![]);
        lines.push(vec![piece(text::meetings(lang, self.meetings.len()), Role::Title)]);
        lines.extend(self.meetings.iter().rev().take(MEETINGS).map(|o| {
            let came = if o.attendance.is_empty() { String::new() } else { text::came(lang, &o.attendance) };
            vec![
                piece(format!("{}  {}  ", o.date, branch_name(ctx.facts, &o.branch)), Role::Text),
                piece(format!("{}{came}", o.topic), Role::Dim),
            ]
        }));
        lines
    }
}

/// How many parts of its entry are written.
fn written(h: &Highlight) -> usize {
    h.parts.iter().filter(|p| !p.is_empty()).count()
}

fn state(h: &Highlight, lang: Lang) -> Piece {
    let name = |code: &'static str| schema::field("strength", "highlight").map_or(code, |f| f.shown(code, lang));
    match (h.state, h.issue) {
        (State::Draft, _) => piece(name("draft"), Role::Dim),
        (State::Chosen, _) => piece(name("chosen"), Role::Accent),
        (State::Printed, Some(issue)) => piece(text::in_issue(lang, issue), Role::Good),
        (State::Printed, None) => piece(name("printed"), Role::Good),
    }
}

fn cell(h: &Highlight, column: usize, ctx: &Ctx) -> Piece {
    match column {
        0 => state(h, ctx.lang),
        1 => piece(branch_name(ctx.facts, &h.branch), Role::Text),
        2 => piece(h.code.clone(), Role::Dim),
        3 => piece(h.heading().to_string(), Role::Text),
        _ => {
            let (n, of) = (written(h), h.parts.len());
            piece(format!("{n}/{of}"), if n == of { Role::Good } else { Role::Dim })
        }
    }
}

impl Screen for HighlightsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Highlights, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<crate::journal::Key> {
        // Papers of the whole quarter, the handbook among them, while nothing is selected.
        let id = self.selected().map(|h| visit::id_of(&h.round, &h.branch));
        Some(id.map_or_else(
            || crate::journal::Key::new("round", &self.round, ""),
            |id| crate::journal::Key::new("visit", &id, ""),
        ))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::form("handbook")
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.open(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let count = |s: State| self.all.iter().filter(|h| h.state == s).count();
        let head = text::head(lang, count(State::Draft), count(State::Chosen), count(State::Printed));
        paint::put(buf, area.x, area.y, area.width, &head, ctx.look.of_role(Role::Dim));
        let lines = self.below(usize::from(area.width), ctx);
        let foot = u16::try_from(lines.len()).unwrap_or(0).min(area.height / 2);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(3 + foot), ..area };
        if self.all.is_empty() {
            paint::text(buf, body, &text::nothing(lang), ctx.look.of_role(Role::Dim));
        } else {
            self.table.columns = vec![
                Column::new(text::state(lang), if lang == Lang::En { 14 } else { 10 }),
                Column::new(text::branch(lang), 14),
                Column::new(text::code(lang), 6),
                Column::new(text::what(lang), 24).grow(),
                Column::new(text::parts(lang), 6).right(),
            ];
            let all = &self.all;
            let draw = |r: usize, c: usize| all.get(r).map_or_else(|| piece("", Role::Text), |h| cell(h, c, ctx));
            self.table.draw(buf, body, all.len(), ctx.look, true, draw);
        }
        paint::lines(buf, Rect { y: area.bottom() - foot, height: foot, ..area }, &lines, ctx.look);
        None
    }
}
