//! How the check looks: stages, what there is, findings in two groups, and what to do about the selected one.

use super::{CheckScreen, View};
use crate::model::check::{Finding, Place};
use crate::text::Say;
use crate::text::screens::check as text;
use crate::text::screens::reconcile::no_score_yet;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::labelled;
use crate::tui::screens::stages::Stage;
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 110;
/// Cells of a place that has no name of its own.
const NAME: usize = 10;
/// Rows of the detail below the list.
const DETAIL: u16 = 6;

impl CheckScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(view) = self.view.take() else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return;
        };
        self.stages.draw(buf, Rect { height: 1, ..area }, Stage::Check, ctx.look, ctx.lang);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        paint::line(buf, Rect { y: area.y + 1, height: 1, ..inner }, &sums(&view, ctx), ctx.look);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..inner };
        let (list, detail) = split(body);
        self.findings(buf, list, &view, ctx);
        let width = usize::from(detail.width.saturating_sub(2)); // room for the marks of the scroll
        let lines = self.detail(&view, width, ctx);
        self.page.draw(buf, detail, &lines, ctx.look);
        self.view = Some(view);
    }

    fn findings(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
        let (hard, soft) = (view.hard.len(), view.soft.len());
        let head = |section: usize| match (section, hard, soft) {
            (0, 0, _) => vec![piece(text::hard_none(ctx.lang), Role::Good)],
            (0, n, _) => vec![piece(text::hard(ctx.lang, n), Role::Bad)],
            (_, _, 0) => vec![piece(text::soft_none(ctx.lang), Role::Good)],
            (_, _, n) => vec![piece(text::soft(ctx.lang, n), Role::Warn)],
        };
        let room = usize::from(area.width) * 11 / 20;
        let row = |section: usize, n: usize| {
            let found = if section == 0 { view.hard.get(n) } else { view.soft.get(n) };
            found.map(|f| finding_row(view, f, room, ctx)).unwrap_or_default()
        };
        self.rows.draw(buf, area, ctx.look, true, head, row);
    }

    /// About the selected finding; without any, what comes next.
    fn detail(&self, view: &View, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let Some((section, row)) = self.rows.selected() else {
            return wide::wrap(&text::all_clear(ctx.lang), width)
                .into_iter()
                .map(|l| vec![piece(l, Role::Good)])
                .collect();
        };
        let found = if section == 0 { view.hard.get(row) } else { view.soft.get(row) };
        let mut lines = found.map(|f| about(view, f, width, ctx)).unwrap_or_default();
        if view.hard.is_empty() {
            lines.push(vec![]);
            let word = text::clear_of_hard(ctx.lang);
            lines.extend(wide::wrap(&word, width).into_iter().map(|l| vec![piece(l, Role::Good)]));
        }
        lines
    }
}

fn split(body: Rect) -> (Rect, Rect) {
    if body.width >= BESIDE {
        let left = body.width * 3 / 5;
        let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
        return (Rect { width: left, ..body }, right);
    }
    let below = DETAIL.min(body.height / 2);
    let top = body.height - below;
    let detail = Rect { y: body.y + top, height: below, ..body };
    (Rect { height: top.saturating_sub(1), ..body }, detail)
}

/// Answered, score, problems, strengths, interviews.
fn sums(view: &View, ctx: &Ctx) -> Pieces {
    let t = &view.totals;
    let answered = if t.unanswered == 0 { Role::Good } else { Role::Warn };
    let score = match (t.score, t.provisional) {
        (Some(score), _) => match view.unreconciled {
            Some(n) => no_score_yet(ctx.lang, score, n) + "  ",
            None => text::score(ctx.lang, score) + "  ",
        },
        (None, Some(score)) => text::so_far(ctx.lang, score) + "  ",
        _ => String::new(),
    };
    vec![
        piece(format!("{}  ", text::head(ctx.lang, t.answered, t.answered + t.unanswered)), answered),
        piece(format!("{}  {score}", text::lost(ctx.lang, t.lost)), Role::Text),
        piece(format!("{}  ", text::problems(ctx.lang, view.problems.len())), Role::Text),
        piece(format!("{}  ", text::strengths(ctx.lang, view.strengths)), Role::Text),
        piece(text::interviews(ctx.lang, view.interviews), Role::Text),
    ]
}

fn finding_row(view: &View, finding: &Finding, room: usize, ctx: &Ctx) -> Pieces {
    let role = if finding.hard { Role::Bad } else { Role::Warn };
    let mark = if finding.hard { "  ✗ " } else { "  ! " };
    // What has no name of its own leaves its room to the reason.
    let room = if matches!(finding.place, Place::Item(_) | Place::Problem(_)) { room } else { NAME };
    vec![
        piece(mark, role),
        piece(wide::pad(&place_name(view, &finding.place, ctx), room), Role::Text),
        piece(format!(" {}", finding.what.say(ctx.lang)), role),
    ]
}

fn place_name(view: &View, place: &Place, ctx: &Ctx) -> String {
    match place {
        Place::Item(code) => format!("{code} {}", view.list.get(code).map_or("", |i| i.title.as_str())),
        Place::Problem(id) => {
            let problem = view.problems.iter().find(|p| p.id == *id);
            let number = problem.map(|p| p.shown_number(ctx.facts)).unwrap_or_default();
            format!("{} {}", text::place_problem(ctx.lang, number), problem.map_or("", |p| p.fact.as_str()))
        }
        Place::Strengths => text::place_strengths(ctx.lang),
        Place::Interviews => text::place_interviews(ctx.lang),
        Place::Note(_) => text::place_note(ctx.lang),
        Place::Sheet => text::place_sheet(ctx.lang),
        Place::Feedback => text::place_feedback(ctx.lang),
    }
}

/// Why it is a finding, what is known of the place, what to do.
fn about(view: &View, finding: &Finding, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let role = if finding.hard { Role::Bad } else { Role::Warn };
    let name = place_name(view, &finding.place, ctx);
    let mut lines: Vec<Pieces> =
        wide::wrap(&name, width).into_iter().take(2).map(|l| vec![piece(l, Role::Title)]).collect();
    lines.extend(labelled(&text::label_what(ctx.lang), &finding.what.say(ctx.lang), role, width));
    let how = match &finding.place {
        Place::Item(code) => {
            let rule = view.list.get(code).map_or("", |i| i.rule.as_str());
            lines.extend(labelled(&text::label_rule(ctx.lang), rule, Role::Text, width));
            text::how_item(ctx.lang)
        }
        Place::Problem(_) => text::how_problem(ctx.lang),
        Place::Strengths => text::how_strengths(ctx.lang),
        Place::Interviews => text::how_interviews(ctx.lang),
        Place::Note(_) => text::how_note(ctx.lang),
        Place::Sheet => text::how_sheet(ctx.lang),
        Place::Feedback => text::how_feedback(ctx.lang),
    };
    lines.extend(labelled(&text::label_how(ctx.lang), &how, Role::Dim, width));
    lines
}
