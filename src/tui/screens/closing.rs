//! Closing a quarter: what is still open and where to do it, what is carried over, the signed-off baseline, and what
//! came after it (late sheets among them).

use super::board::BoardScreen;
use super::highlights::HighlightsScreen;
use super::problems::ProblemsScreen;
use super::quarter;
use crate::model::calendar::{self, Quarter};
use crate::model::closing::{self, Check, Open};
use crate::model::person;
use crate::model::round::Round;
use crate::model::visit::branch_name;
use crate::text::Say;
use crate::text::model::highlight as words;
use crate::text::screens::closing as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::conflicts::ConflictsScreen;
use crate::tui::wide;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const REASON: &str = "close-reason";
const SURE: &str = "close-sure";

/// What a row is about.
#[derive(Debug, Clone, PartialEq)]
enum Row {
    Open(Open),
    Carried(usize),
    /// Branch, its line in the baseline, its line now.
    Since(String, String, String),
}

/// Closing a quarter.
pub struct ClosingScreen {
    round: String,
    check: Check,
    closed: bool,
    rows: Vec<Row>,
    known: Option<u64>,
    list: List,
}

impl ClosingScreen {
    /// Of a quarter.
    pub fn new(round: &str) -> ClosingScreen {
        ClosingScreen {
            round: round.into(),
            check: Check::default(),
            closed: false,
            rows: vec![],
            known: None,
            list: List::default(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known == Some(ctx.facts.version) {
            return;
        }
        self.known = Some(ctx.facts.version);
        self.check = closing::check(ctx.facts, &self.round);
        self.closed = Round::of(ctx.facts, &self.round).is_some_and(|r| r.closed);
        self.rows = self.check.open.iter().cloned().map(Row::Open).collect();
        if !self.check.carried.is_empty() {
            self.rows.push(Row::Carried(self.check.carried.len()));
        }
        let since = closing::since(ctx.facts, &self.round).unwrap_or_default();
        self.rows.extend(since.into_iter().map(|(branch, then, now)| Row::Since(branch, then, now)));
        self.list.set_len(self.rows.len());
    }

    /// Where what is open can be done.
    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        match self.list.selected().and_then(|at| self.rows.get(at)) {
            None => vec![],
            Some(Row::Open(Open::Plates(_) | Open::Strays(_) | Open::Reconciliation(_)) | Row::Since(..)) => {
                quarter::open(ctx, &self.round)
            }
            Some(Row::Open(Open::Highlights(_))) => vec![Cmd::push(HighlightsScreen::new(&self.round))],
            Some(Row::Open(Open::Conflicts(_))) => vec![Cmd::push(ConflictsScreen::new(None, ctx))],
            Some(Row::Open(Open::Visits(_) | Open::Sheets(_) | Open::Feedback(_))) => {
                vec![Cmd::Home, Cmd::Toast(text::at_home(ctx.lang))]
            }
            Some(Row::Carried(_)) => vec![Cmd::push(ProblemsScreen::new(None))],
        }
    }

    fn ask(&self, ctx: &Ctx) -> Vec<Cmd> {
        let lang = ctx.lang;
        if Round::of(ctx.facts, &self.round).is_none() {
            return vec![Cmd::Toast(text::not_opened(lang))];
        }
        if self.closed {
            return vec![Cmd::Toast(text::closed_already(lang))];
        }
        match self.check.open.len() {
            0 => vec![Cmd::push(Confirm::new(SURE, text::sure(lang, &self.round, self.check.carried.len())))],
            n => {
                let prompt = Prompt::new(REASON, text::ask_reason(lang), "", None, ctx);
                vec![Cmd::push(prompt.why(text::why_reason(lang, n, self.check.carried.len())).needed())]
            }
        }
    }

    fn close(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let reason = if answer.ask == REASON { answer.value.trim() } else { "" };
        let at = ctx.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
        let mut act = ctx.facts.act().because(reason);
        match closing::close(ctx.facts, &mut act, &self.round, ctx.me(), &at, reason) {
            Ok(_) => vec![Cmd::Apply(act), Cmd::Toast(text::closed(ctx.lang, &self.round))],
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }

    /// Where the quarter stands: open, or closed by whom and when.
    fn head(&self, ctx: &Ctx) -> Vec<Pieces> {
        let (facts, lang) = (ctx.facts, ctx.lang);
        let name = Quarter::parse(&self.round).map_or_else(|_| self.round.clone(), |q| q.title(lang));
        let last = facts.with("baseline", "round", &self.round).max_by_key(|r| (r.get("at").to_string(), r.id.clone()));
        let Some(baseline) = last.filter(|_| self.closed) else {
            let n = self.check.open.len();
            let (words, role) =
                if n == 0 { (text::ready(lang), Role::Good) } else { (text::open_things(lang, n), Role::Warn) };
            return vec![vec![piece(text::is_open(lang, name), Role::Title)], vec![piece(words, role)]];
        };
        let by = person::name_of(facts, baseline.get("by"));
        let day = baseline.get("at").split('T').next().unwrap_or("").to_string();
        let day = calendar::parse_date(&day, None).map_or(day, |d| calendar::date_full(d, lang));
        let mut lines = vec![vec![piece(text::is_closed(lang, name, by, day), Role::Title)]];
        if !baseline.get("reason").is_empty() {
            lines.push(vec![piece(text::reason(lang, baseline.get("reason")), Role::Dim)]);
        }
        let late = self.rows.iter().filter(|r| matches!(r, Row::Since(..))).count();
        lines.push(match late {
            0 => vec![piece(text::as_signed(lang), Role::Good)],
            n => vec![piece(text::since(lang, n), Role::Warn)],
        });
        lines
    }

    fn line(&self, row: &Row, ctx: &Ctx) -> Pieces {
        let lang = ctx.lang;
        match row {
            Row::Open(open) => vec![piece("! ", Role::Warn), piece(open.say(lang), Role::Text)],
            Row::Carried(n) => vec![piece("> ", Role::Accent), piece(words::carried(lang, *n), Role::Text)],
            Row::Since(branch, then, now) => {
                let late = then.split(' ').next() == Some("-") && now.split(' ').next() != Some("-");
                let name = wide::pad(&branch_name(ctx.facts, branch), 16);
                let words = text::moved(lang, said(then, ctx), said(now, ctx));
                let mark = if late { text::late(lang) } else { String::new() };
                vec![
                    piece("~ ", Role::Accent),
                    piece(name, Role::Text),
                    piece(words, Role::Dim),
                    piece(mark, Role::Warn),
                ]
            }
        }
    }
}

/// A line of the baseline in words: score, composite, plate, problems.
fn said(line: &str, ctx: &Ctx) -> String {
    let mut parts = line.split(' ');
    let mut next = || parts.next().unwrap_or("-").to_string();
    let (score, composite, plate, problems, closed) = (next(), next(), next(), next(), next());
    if line == "-" {
        return text::nothing_then(ctx.lang);
    }
    let plate = crate::model::plate::Plate::parse(&plate).map_or("-", |p| p.name(ctx.lang));
    text::baseline_line(ctx.lang, score, composite, plate, problems, closed)
}

impl Screen for ClosingScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Closing, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<crate::journal::Key> {
        Some(crate::journal::Key::new("round", &self.round, ""))
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        (action == Action::Submit && self.closed).then(|| text::closed_already(ctx.lang))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::form("rank")
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => self.open(ctx),
            Input::Action(Action::Submit) => self.ask(ctx),
            Input::Action(Action::Board) => vec![Cmd::push(BoardScreen::new(&self.round))],
            Input::Action(action) => {
                self.list.act(action);
                vec![]
            }
            Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => self.open(ctx),
            Input::Answer(answer) if matches!(answer.ask, REASON | SURE) => self.close(&answer, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let head = self.head(ctx);
        let top = u16::try_from(head.len()).unwrap_or(2);
        paint::lines(frame.buffer_mut(), Rect { height: top.min(area.height), ..area }, &head, ctx.look);
        let body = Rect { y: area.y + top + 1, height: area.height.saturating_sub(top + 3), ..area };
        let mut list = std::mem::take(&mut self.list);
        let row = |i: usize| self.rows.get(i).map(|r| self.line(r, ctx)).unwrap_or_default();
        list.draw(frame.buffer_mut(), body, self.rows.len(), ctx.look, true, row);
        self.list = list;
        let hint = if self.closed { text::hint_closed(ctx.lang) } else { text::hint_open(ctx.lang) };
        let hint = wide::clip(&hint, usize::from(area.width));
        paint::put(
            frame.buffer_mut(),
            area.x,
            area.bottom().saturating_sub(1),
            area.width,
            &hint,
            ctx.look.of_role(Role::Dim),
        );
        None
    }
}

#[cfg(test)]
#[path = "closing_tests.rs"]
mod tests;
