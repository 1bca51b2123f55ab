//! Which problems and strengths of the several sheets the agreed one carries: the union, the same fact once, and what
//! the lead decides otherwise.

use crate::journal::Key;
use crate::model::carry::{self, Finding};
use crate::model::person;
use crate::text::Lang;
use crate::text::screens::reconcile as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const REASON: &str = "reason";

/// Problems and strengths of the sheets of a visit.
pub struct FindingsScreen {
    visit: String,
    /// Why this person only looks.
    locked: Option<String>,
    found: Vec<Finding>,
    version: Option<u64>,
    table: Table,
}

impl FindingsScreen {
    /// What was found on a visit; `locked` says why nothing can be decided.
    pub fn new(visit: &str, locked: Option<String>) -> FindingsScreen {
        FindingsScreen { visit: visit.into(), locked, found: Vec::new(), version: None, table: Table::default() }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.version != Some(ctx.facts.version) {
            self.version = Some(ctx.facts.version);
            self.found = carry::findings(ctx.facts, &self.visit);
            self.table.list.set_len(self.found.len());
        }
    }

    fn selected(&self) -> Option<&Finding> {
        self.found.get(self.table.list.selected()?)
    }

    fn ask(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(finding) = self.selected() else { return vec![] };
        let title = if finding.carried { text::ask_carry(ctx.lang) } else { text::ask_take(ctx.lang) };
        let prompt = Prompt::new(REASON, title, &text::reason_carry(ctx.lang), None, ctx).proposed().needed();
        vec![Cmd::push(prompt)]
    }

    fn turn(&self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(finding) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act().because(reason);
        carry::carry(ctx.facts, &mut act, finding, !finding.carried);
        let word = if finding.carried { text::left(ctx.lang) } else { text::carried(ctx.lang) };
        vec![Cmd::Apply(act), Cmd::Toast(word)]
    }
}

impl Screen for FindingsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Carry, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::findings(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|f| Key::new(f.entity, &f.id, ""))
    }

    fn disabled(&self, action: Action, _ctx: &Ctx) -> Option<String> {
        self.locked.clone().filter(|_| action == Action::Tick)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("agreed", "visit", &self.visit)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Tick) => return self.ask(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Answer(answer) => return self.turn(&answer.value, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open && self.locked.is_none() => {
                return self.ask(ctx);
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let buf = frame.buffer_mut();
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let on = self.found.iter().filter(|f| f.carried).count();
        let word = match self.found.is_empty() {
            true => text::no_findings(ctx.lang),
            false => text::findings_word(ctx.lang, on, self.found.len()),
        };
        let used = paint::text(buf, Rect { height: 2, ..area }, &word, ctx.look.of_role(Role::Title));
        let body = Rect { y: area.y + used + 1, height: area.height.saturating_sub(used + 1), ..area };
        let below = body.height.min(4);
        let list = Rect { height: body.height - below, ..body };
        if self.found.is_empty() {
            return None;
        }
        self.table.columns = columns(ctx.lang);
        let found = &self.found;
        self.table.draw(buf, list, found.len(), ctx.look, true, |r, c| cell(&found[r], c, ctx));
        let foot = Rect { y: list.bottom() + 1, height: below.saturating_sub(1), ..body };
        let whole = self.selected().map(|f| f.text.clone()).unwrap_or_default();
        paint::text(buf, foot, &whole, ctx.look.of_role(Role::Text));
        None
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("", 3),
        Column::new(text::kind(lang), if lang == Lang::En { 8 } else { 4 }),
        Column::new(text::code(lang), 5),
        Column::new(text::words(lang), 30).grow(),
        Column::new(text::found_by(lang), 8),
    ]
}

fn cell(finding: &Finding, column: usize, ctx: &Ctx) -> Piece {
    match column {
        0 => piece(if finding.carried { "[x]" } else { "[ ]" }, if finding.carried { Role::Good } else { Role::Dim }),
        1 if finding.entity == "problem" => piece(text::problem(ctx.lang), Role::Text),
        1 => piece(text::strength(ctx.lang), Role::Text),
        2 => piece(finding.code.clone(), Role::Dim),
        3 => {
            let double = finding.double_of.as_ref().map(|_| text::double(ctx.lang)).unwrap_or_default();
            piece(format!("{}{double}", finding.text), if finding.carried { Role::Text } else { Role::Dim })
        }
        _ => piece(person::name_of(ctx.facts, &finding.inspector), Role::Dim),
    }
}
