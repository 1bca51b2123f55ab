//! A problem in lines: where it stands, what was agreed on, and what happened, each with day, person and words.

use crate::model::calendar::date_short;
use crate::model::problem::{Gate, Problem, rebound, story};
use crate::model::{person, visit};
use crate::text::Say;
use crate::text::screens::case as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::problems::state_role;
use crate::tui::wide;
use crate::tui::widgets::paint::{Pieces, piece};
use chrono::NaiveDate;

/// Cells of the labels at the left.
const LABEL: usize = 10;

/// The lines, at most `width` cells wide.
pub fn lines(p: &Problem, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let mut page = Page { width, lines: vec![head(p, ctx)] };
    let lang = ctx.lang;
    page.put("", &place(p, ctx), Role::Dim);
    page.lines.push(vec![]);
    page.put(&text::fact(lang), &p.fact, Role::Title);
    page.put(&text::suggestion(lang), &p.suggestion, Role::Text);
    page.put(&text::responsible(lang), &p.responsible, Role::Text);
    page.put(&text::due(lang), &due(p, ctx), if p.overdue_days(ctx.today()) > 0 { Role::Bad } else { Role::Text });
    let gate = match p.gate {
        Gate::Nothing => String::new(),
        Gate::Pending => text::pending(lang, &p.measures),
        Gate::Accepted => text::accepted(lang, &p.measures),
        Gate::Refused => text::refused(lang, &p.measures),
    };
    page.put(&text::measures(lang), &gate, if p.gate == Gate::Refused { Role::Warn } else { Role::Text });
    page.put(&text::rectified(lang), &p.rectified, Role::Text);
    if !p.closed_by.is_empty() {
        let by = person::name_of(ctx.facts, &p.closed_by);
        page.put(&text::closing(lang), &text::closed_by(lang, &p.closed_on, by, &p.closed_evidence), Role::Good);
    }
    if p.doubtful {
        page.put("", &text::doubtful(lang), Role::Bad);
    }
    for old in rebound::ancestors(ctx.facts, p) {
        let said = text::came_back(lang, old.shown_number(ctx.facts), old.status.name(lang), &old.fact);
        page.put(&text::rebound(lang), &said, Role::Warn);
    }
    page.story(p, ctx);
    page.lines
}

fn head(p: &Problem, ctx: &Ctx) -> Pieces {
    let class = p.class.map_or("", |c| c.name(ctx.lang));
    vec![
        piece(p.shown_number(ctx.facts), Role::Title),
        piece("  ", Role::Text),
        piece(format!("[{}]", p.status.name(ctx.lang)), state_role(p.status)),
        piece(format!("  {class}"), Role::Text),
    ]
}

fn place(p: &Problem, ctx: &Ctx) -> String {
    let step = p.step.map_or("", |s| s.name(ctx.lang));
    let parts = [visit::branch_name(ctx.facts, &p.branch), p.round.clone(), p.code.clone(), step.into()];
    parts.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("  ")
}

fn due(p: &Problem, ctx: &Ctx) -> String {
    let lang = ctx.lang;
    let mut said = p.due.clone();
    if p.overdue_days(ctx.today()) > 0 {
        said = text::overdue(lang, said, p.overdue_days(ctx.today()));
    }
    if !p.first_due.is_empty() && p.first_due != p.due {
        said = text::first_due(lang, said, &p.first_due);
    }
    said
}

struct Page {
    width: usize,
    lines: Vec<Pieces>,
}

impl Page {
    /// A label and its words beside it; nothing if there are none.
    fn put(&mut self, label: &str, said: &str, role: Role) {
        if said.trim().is_empty() {
            return;
        }
        for (i, line) in wide::wrap(said, self.width.saturating_sub(LABEL).max(2)).into_iter().enumerate() {
            let left = if i == 0 { wide::pad(label, LABEL) } else { " ".repeat(LABEL) };
            self.lines.push(vec![piece(left, Role::Dim), piece(line, role)]);
        }
    }

    fn story(&mut self, p: &Problem, ctx: &Ctx) {
        self.lines.push(vec![]);
        self.lines.push(vec![piece(text::story(ctx.lang), Role::Title)]);
        for entry in story::of(ctx.facts, p) {
            let day = entry.day().parse::<NaiveDate>().map(|d| date_short(d, ctx.lang)).unwrap_or_default();
            let head = if entry.by.is_empty() {
                entry.name(ctx.lang)
            } else {
                text::done_by(ctx.lang, entry.name(ctx.lang), &entry.by)
            };
            self.put(&day, &head, Role::Accent);
            self.put("", &entry.say(ctx.lang), Role::Text);
        }
    }
}
