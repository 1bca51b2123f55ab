//! How the list of interviews looks: sums on top, the list, and what is behind the selected row.

use super::view::View;
use super::{HELD, InterviewsScreen};
use crate::model::decimal::Share;
use crate::model::interview::{Interview, Knowing, Proposal, SATISFIED, knowing};
use crate::text::Say;
use crate::text::screens::interviews as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::labelled;
use crate::tui::wide;
use crate::tui::widgets::bars;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 110;
/// Rows of the sums, the blank below included.
const SUMS: u16 = 4;
/// Cells of a bar.
const BAR: usize = 16;

impl InterviewsScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let Some(view) = self.view.take() else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return;
        };
        if !view.can_ask() {
            paint::text(buf, area, &text::no_questions(ctx.lang), ctx.look.of_role(Role::Warn));
        } else {
            sums(buf, Rect { height: SUMS.min(area.height), ..area }, &view, ctx);
            let body = Rect { y: area.y + SUMS, height: area.height.saturating_sub(SUMS), ..area };
            let (list, detail) = self.split(body);
            self.list(buf, list, &view, ctx);
            let width = usize::from(detail.width.saturating_sub(2)); // room for the marks of the scroll
            let lines = self.detail(&view, width, ctx);
            self.page.draw(buf, detail, &lines, ctx.look);
        }
        self.view = Some(view);
    }

    fn split(&self, body: Rect) -> (Rect, Rect) {
        if body.width >= BESIDE {
            let left = body.width * 3 / 5;
            let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
            return (Rect { width: left, ..body }, right);
        }
        let rows = u16::try_from(self.rows.height()).unwrap_or(u16::MAX);
        let top = rows.min(body.height * 2 / 3);
        let below = body.height.saturating_sub(top + 1);
        (Rect { height: top, ..body }, Rect { y: body.bottom() - below, height: below, ..body })
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
        let width = usize::from(area.width);
        let head = |section: usize| vec![piece(heading(view, section, ctx), Role::Title)];
        let row = |section: usize, n: usize| match section {
            HELD => view.interviews.get(n).map(|i| interview_row(view, i, ctx)).unwrap_or_default(),
            _ => view.proposals.get(n).map(|p| proposal_row(view, p, width, ctx)).unwrap_or_default(),
        };
        self.rows.draw(buf, area, ctx.look, true, head, row);
    }

    /// What is behind the selected row.
    fn detail(&self, view: &View, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        if let Some(interview) = self.interview_of(view) {
            return of_interview(view, interview, width, ctx);
        }
        self.proposal_of(view).map(|p| of_proposal(view, p, width, ctx)).unwrap_or_default()
    }

    fn interview_of<'a>(&self, view: &'a View) -> Option<&'a Interview> {
        let (section, row) = self.rows.selected()?;
        view.interviews.get(row).filter(|_| section == HELD)
    }

    fn proposal_of<'a>(&self, view: &'a View) -> Option<&'a Proposal> {
        let (section, row) = self.rows.selected()?;
        view.proposals.get(row).filter(|_| section != HELD)
    }
}

fn heading(view: &View, section: usize, ctx: &Ctx) -> String {
    let (held, all, open) = (view.interviews.len(), view.proposals.len(), view.waiting().count());
    match section {
        HELD if held == 0 => text::head_empty(ctx.lang),
        HELD => text::head(ctx.lang, held),
        _ if all == 0 => text::head_no_proposals(ctx.lang),
        _ => text::head_proposals(ctx.lang, open, all),
    }
}

/// Three lines: how many, 知晓率, 满意率, each rate with its bar.
fn sums(buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
    let sample = view.summary.sample;
    let mut first = vec![piece(text::held(ctx.lang, sample.held, sample.due), Role::Title)];
    if sample.short() {
        first.push(piece(format!("  {}", text::few(ctx.lang)), Role::Warn));
    }
    if sample.small() && sample.held > 0 {
        first.push(piece(format!("  {}", text::small(ctx.lang)), Role::Dim));
    }
    paint::line(buf, area, &first, ctx.look);
    let (aware, satisfied) = (&view.summary.awareness, view.summary.satisfaction);
    let row = |n: u16| Rect { y: area.y + n, height: u16::from(area.height > n), ..area };
    rate(buf, row(1), text::awareness(ctx.lang), aware.rate(), 100, ctx, |s| {
        text::aware_of(ctx.lang, s.part, s.whole, 100)
    });
    rate(buf, row(2), text::satisfaction(ctx.lang), satisfied.rate(), SATISFIED, ctx, |s| {
        let index = satisfied.index().map(|p| format!("  {}", text::index(ctx.lang, p.short())));
        text::satisfied_of(ctx.lang, s.part, s.whole, SATISFIED) + &index.unwrap_or_default()
    });
}

/// A rate as number, bar and arithmetic.
fn rate(
    buf: &mut Buffer,
    area: Rect,
    label: String,
    share: Option<Share>,
    asked: u32,
    ctx: &Ctx,
    said: impl Fn(Share) -> String,
) {
    if area.is_empty() {
        return;
    }
    let label = piece(wide::pad(&label, 11), Role::Dim);
    let Some(share) = share else {
        paint::line(buf, area, &[label, piece(text::no_rate(ctx.lang), Role::Dim)], ctx.look);
        return;
    };
    let (role, mark) = if share.reaches(asked) { (Role::Good, "✓") } else { (Role::Bad, "✗") };
    let number = piece(format!("{mark} {} ", wide::pad_left(&format!("{}%", share.percent()), 7)), role);
    let bar = piece(bars::bar(u64::from(share.part), u64::from(share.whole), BAR), role);
    paint::line(buf, area, &[label, number, bar, piece(format!(" {}", said(share)), Role::Text)], ctx.look);
}

fn interview_row(view: &View, interview: &Interview, ctx: &Ctx) -> Pieces {
    let questions = &view.questions;
    let (asked, all) = (interview.asked(questions), questions.questions.len());
    let done = if asked == all { Role::Good } else { Role::Warn };
    let (known, role) = match knowing(questions, interview) {
        Knowing::Aware => (text::aware(ctx.lang), Role::Good),
        Knowing::Unaware => (text::unaware(ctx.lang), Role::Bad),
        Knowing::Open => (text::undecided(ctx.lang), Role::Dim),
    };
    let kind = if interview.post_kind.is_empty() { text::no_kind(ctx.lang) } else { interview.post_kind.clone() };
    let (satisfied, valid) = view.satisfied(interview);
    let mut row = vec![
        piece(wide::pad(&format!("  {}", text::number(ctx.lang, interview.number)), 9), Role::Text),
        piece(wide::pad(&kind, 17), Role::Text),
        piece(wide::pad(&text::asked(ctx.lang, asked, all), 14), done),
        piece(wide::pad(&known, 11), role),
    ];
    if valid > 0 {
        row.push(piece(text::satisfied(ctx.lang, satisfied, valid), Role::Text));
    }
    if interview.unresolved {
        row.push(piece(format!(" {}", text::disputed(ctx.lang)), Role::Bad));
    }
    row
}

fn proposal_row(view: &View, proposal: &Proposal, width: usize, ctx: &Ctx) -> Pieces {
    let title = view.list.get(&proposal.code).map_or("", |i| i.title.as_str());
    let (said, role) = proposed(proposal, ctx);
    let (state, state_role) = state(view, proposal, ctx);
    let room = width.saturating_sub(2 + 20 + 16);
    vec![
        piece(wide::pad(&format!("  {} {title}", proposal.code), room), Role::Text),
        piece(" ", Role::Text),
        piece(wide::pad(&said, 21), role),
        piece(state, state_role),
    ]
}

fn proposed(proposal: &Proposal, ctx: &Ctx) -> (String, Role) {
    match proposal.count {
        None => (text::ok(ctx.lang), Role::Good),
        Some(n) => (text::deduct(ctx.lang, proposal.amount.short(), n, &proposal.unit), Role::Bad),
    }
}

/// Whether the sheet says it already, says something else, or nothing.
fn state(view: &View, proposal: &Proposal, ctx: &Ctx) -> (String, Role) {
    let answer = view.sheet.answer(&proposal.code);
    match answer.verdict {
        _ if proposal.accepted(&view.sheet) => (text::accepted(ctx.lang), Role::Good),
        None if proposal.provisional() => (text::not_yet_all(ctx.lang), Role::Warn),
        None => (text::not_yet(ctx.lang), Role::Accent),
        Some(verdict) => {
            let count = answer.count.map(|n| n.to_string()).unwrap_or_default();
            (text::differs(ctx.lang, format!("{}{count}", verdict.name(ctx.lang))), Role::Warn)
        }
    }
}

fn of_interview(view: &View, interview: &Interview, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let (failed, open) = view.failed_and_open(interview);
    let title = |codes: &[&str]| codes.join(if width > 60 { "、" } else { " " });
    let mut lines = if failed.is_empty() {
        labelled(&text::label_failed(ctx.lang), &text::nothing_failed(ctx.lang), Role::Good, width)
    } else {
        labelled(&text::label_failed(ctx.lang), &title(&failed), Role::Bad, width)
    };
    lines.extend(labelled(&text::label_open(ctx.lang), &title(&open), Role::Warn, width));
    for (code, words) in view.words(interview) {
        lines.extend(labelled(code, words, Role::Text, width));
    }
    lines.extend(labelled("", &text::how_interview(ctx.lang), Role::Dim, width));
    lines
}

fn of_proposal(view: &View, proposal: &Proposal, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let role = proposed(proposal, ctx).1;
    let mut lines = labelled(&text::label_why(ctx.lang), &proposal.say(ctx.lang), role, width);
    let rule = view.list.get(&proposal.code).map_or("", |i| i.rule.as_str());
    lines.extend(labelled(&text::label_rule(ctx.lang), rule, Role::Text, width));
    let note = view.sheet.answer(&proposal.code).note;
    lines.extend(labelled(&text::label_note(ctx.lang), &note, Role::Text, width));
    lines.extend(labelled("", &text::how_proposal(ctx.lang), Role::Dim, width));
    lines
}
