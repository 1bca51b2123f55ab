//! How the finish looks: the score, sums by category and step, the three tasks, and what is behind the selected one.

use super::{FinishScreen, KINDS, TASKS, Task, View};
use crate::model::decimal::Points;
use crate::model::schema;
use crate::model::scoring::{Lost, Subtotal};
use crate::model::sheet::Standing;
use crate::text::Lang;
use crate::text::screens::finish as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::papers::formats_of;
use crate::tui::screens::parts::labelled;
use crate::tui::screens::stages::Stage;
use crate::tui::wide;
use crate::tui::widgets::bars;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the state of a task, its name before it included.
const NAME: usize = 24;
/// Cells of a number.
const NUMBER: usize = 6;
/// Cells of a bar, and the width from which there is room for it.
const BAR: usize = 12;
const WITH_BAR: u16 = 52;

impl FinishScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(view) = self.view.take() else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return;
        };
        self.stages.draw(buf, Rect { height: 1, ..area }, Stage::Finish, ctx.look, ctx.lang);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut y = area.y + 1;
        for line in score(&view, ctx) {
            paint::line(buf, Rect { y, height: 1, ..inner }, &line, ctx.look);
            y += 1;
        }
        y = sums(buf, Rect { y: y + 1, ..inner }, &view, ctx) + 1;
        let tasks = Rect { y, height: TASKS.len() as u16, ..inner };
        let row = |n: usize| TASKS.get(n).map(|t| task(&view, *t, ctx)).unwrap_or_default();
        self.list.draw(buf, tasks, TASKS.len(), ctx.look, true, row);
        let below = tasks.bottom() + 1;
        let rest = Rect { y: below, height: area.bottom().saturating_sub(below), ..inner };
        let mut lines = self.about(&view, usize::from(rest.width), ctx);
        if usize::from(rest.height) > lines.len() + 2 && !view.lost.is_empty() {
            let room = usize::from(rest.height) - lines.len() - 2;
            lines.extend(ledger(&view, usize::from(rest.width), room, ctx));
        }
        paint::lines(buf, rest, &lines, ctx.look);
        self.view = Some(view);
    }

    /// About the selected task: what it is for, and what it has left where.
    fn about(&self, view: &View, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        let plain = |words: String, role: Role| -> Vec<Pieces> {
            wide::wrap(&words, width).into_iter().map(|l| vec![piece(l, role)]).collect()
        };
        let folder = self.folder.as_ref().map(|f| f.display().to_string()).unwrap_or_default();
        let mut lines = match self.task() {
            Task::Final if view.sheet.is_final() => plain(text::about_correct(lang), Role::Text),
            Task::Final if view.correcting.is_some() => {
                let why = view.correcting.as_deref().unwrap_or_default();
                plain(text::about_correcting(lang, why), Role::Text)
            }
            Task::Final if view.blocks > 0 => plain(text::blocked(lang, view.blocks), Role::Bad),
            Task::Final => plain(text::about_final(lang), Role::Text),
            // What to do about a missing font comes first: a small screen has no room below the files.
            Task::Papers if view.papers.lack_pdf(ctx.facts) => {
                plain(self.no_font.clone().unwrap_or_else(|| text::no_pdf(lang)), Role::Warn)
            }
            Task::Papers => {
                let formats = KINDS.map(|kind| formats_of(ctx.facts, kind, lang));
                plain(text::about_papers(lang, &formats[0], &formats[1]), Role::Text)
            }
            Task::Bundle => plain(text::about_bundle(lang), Role::Text),
        };
        let files = match self.task() {
            Task::Papers => view.papers.files.join("\n"),
            Task::Bundle => view.bundle.name.clone(),
            Task::Final => String::new(),
        };
        lines.extend(labelled(&text::label_files(lang), &files, Role::Accent, width));
        if !files.is_empty() {
            lines.extend(labelled(&text::label_folder(lang), &folder, Role::Text, width));
        }
        if self.task() == Task::Bundle && view.bundle.older > 0 {
            lines.extend(plain(text::older(lang, view.bundle.older), Role::Dim));
        }
        let all = TASKS.into_iter().all(|t| view.done(t, ctx.facts));
        match all {
            true => lines.extend(plain(text::all_done(lang), Role::Good)),
            false if view.blocks == 0 => lines.extend(plain(text::how_all(lang), Role::Dim)),
            false => {}
        }
        lines
    }
}

/// The score and how it came about; the standing of the whole visit; the feedback.
fn score(view: &View, ctx: &Ctx) -> Vec<Pieces> {
    let (t, lang) = (&view.totals, ctx.lang);
    let mut first = match t.score {
        Some(score) => vec![piece(text::score(lang, score), Role::Accent)],
        None => vec![piece(text::unanswered(lang, t.unanswered), Role::Warn)],
    };
    first.push(piece(format!("  {}", text::raw(lang, t.got, t.applicable)), Role::Text));
    first.push(piece(format!("  {}", text::lost(lang, t.lost)), Role::Text));
    let mut second = Vec::new();
    if t.unresolved > 0 {
        second.push(piece(format!("{}  ", text::unresolved(lang)), Role::Bad));
    }
    if let Standing::Unreconciled(n) = view.standing {
        second.push(piece(format!("{}  ", text::unreconciled(lang, n)), Role::Warn));
    }
    if t.na_count > 0 {
        let converted = if t.score.is_some() { text::converted(lang) } else { String::new() };
        second.push(piece(format!("{}{converted}  ", text::na(lang, t.na_points.short(), t.na_count)), Role::Dim));
    }
    let given = &view.feedback;
    let third = vec![if let Some(n) = view.former {
        piece(text::feedback_former(lang, n, &given.signed_on, view.revision), Role::Warn)
    } else if given.given() {
        let objection = match given.objects {
            true if given.recheck.done() => text::with_rechecked(lang, recheck_name(&given.recheck.result, lang)),
            true => text::with_objection(lang),
            false => String::new(),
        };
        piece(text::feedback_given(lang, &given.signed_on, &given.received_by) + &objection, Role::Good)
    } else {
        piece(text::feedback_missing(lang), Role::Warn)
    }];
    [first, second, third].into_iter().filter(|line| !line.is_empty()).collect()
}

fn recheck_name(result: &str, lang: Lang) -> &'static str {
    schema::shown(schema::RECHECKS, result, lang)
}

/// Sums by category and, beside them, by step; returns the row behind them.
fn sums(buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) -> u16 {
    let lang = ctx.lang;
    let half = (area.width.saturating_sub(2)) / 2;
    let left = Rect { width: half, ..area };
    let right = Rect { x: area.x + half + 2, width: half, ..area };
    let categories: Vec<(String, Subtotal)> = view.totals.by_category.clone();
    let steps: Vec<(String, Subtotal)> =
        view.totals.by_step.iter().map(|(step, sum)| (step.name(lang).to_string(), *sum)).collect();
    let a = table(buf, left, &text::category(lang), &categories, ctx);
    let b = table(buf, right, &text::step(lang), &steps, ctx);
    a.max(b)
}

fn table(buf: &mut Buffer, area: Rect, title: &str, rows: &[(String, Subtotal)], ctx: &Ctx) -> u16 {
    let lang = ctx.lang;
    let bar = if area.width >= WITH_BAR { BAR + 1 } else { 0 };
    let name = usize::from(area.width).saturating_sub(4 * NUMBER + bar).clamp(8, 16);
    let cells = |cells: [String; 4]| cells.map(|c| wide::pad_left(&c, NUMBER)).concat();
    let heads = [text::applicable(lang), text::got(lang), text::lost_head(lang), text::answered_head(lang)];
    let head = format!("{}{}", wide::pad(title, name), cells(heads));
    paint::line(buf, Rect { height: 1, ..area }, &[piece(head, Role::Dim)], ctx.look);
    let mut y = area.y + 1;
    for (label, sum) in rows {
        let done = format!("{}/{}", sum.answered, sum.total);
        let numbers = cells([sum.applicable.short(), sum.got.short(), sum.lost.short(), done]);
        let role = match (sum.answered == sum.total, sum.lost.0 > 0) {
            (false, _) => Role::Warn,
            (true, true) => Role::Text,
            (true, false) => Role::Good,
        };
        let mut line = vec![piece(wide::pad(label, name), Role::Text), piece(numbers, role)];
        if bar > 0 {
            let of = |p: Points| u64::try_from(p.0).unwrap_or(0);
            line.push(piece(format!(" {}", bars::bar(of(sum.got), of(sum.applicable), BAR)), role));
        }
        paint::line(buf, Rect { y, height: 1, ..area }, &line, ctx.look);
        y += 1;
    }
    y
}

/// Every deduction in a line, as far as there is room: what is signed for; the last line says how many more.
fn ledger(view: &View, width: usize, room: usize, ctx: &Ctx) -> Vec<Pieces> {
    let head = vec![piece(text::ledger(ctx.lang, view.lost.len()), Role::Title)];
    let row = |l: &Lost| {
        let name = wide::pad(&format!("  {} {}", l.code, l.title), (width / 3).max(30));
        let amount = wide::pad(&text::lost(ctx.lang, l.amount.short()), 10);
        let fact = l.facts.first().map_or(&l.reason, |(_, fact)| fact);
        let why = if fact.is_empty() { view.sheet.answer(&l.code).note } else { fact.clone() };
        vec![piece(name, Role::Text), piece(format!(" {amount}"), Role::Bad), piece(why, Role::Dim)]
    };
    let all = view.lost.len();
    let shown = if all > room { room.saturating_sub(1) } else { all };
    let more = (shown < all).then(|| vec![piece(text::more_lost(ctx.lang, all - shown), Role::Dim)]);
    [vec![], head].into_iter().chain(view.lost.iter().take(shown).map(row)).chain(more).collect()
}

/// A task with its state.
fn task(view: &View, task: Task, ctx: &Ctx) -> Pieces {
    let lang = ctx.lang;
    let (name, (state, role)) = match task {
        Task::Final => (text::row_final(lang), final_state(view, ctx)),
        Task::Papers => (text::row_papers(lang), papers_state(view, ctx)),
        Task::Bundle => {
            let (there, stale) = (!view.bundle.name.is_empty(), view.bundle.stale(ctx.facts));
            let said = text::bundle(lang, view.bundle.ops);
            (text::row_bundle(lang), state_of(there, stale, said, text::bundle_none(lang), ctx))
        }
    };
    vec![piece(wide::pad(&format!(" {name}"), NAME), Role::Title), piece(state, role)]
}

fn papers_state(view: &View, ctx: &Ctx) -> (String, Role) {
    let (count, lang) = (view.papers.files.len(), ctx.lang);
    let correcting = view.sheet.revision > 0 && !view.sheet.is_final();
    if correcting && count > 0 {
        return (text::papers_later(lang), Role::Warn);
    }
    let stale = view.papers.stale(ctx.facts, &view.sheet);
    let (said, role) = state_of(count > 0, stale, text::papers(lang, count), text::papers_none(lang), ctx);
    if view.papers.lack_pdf(ctx.facts) { (said + &text::without_pdf(lang), Role::Warn) } else { (said, role) }
}

fn final_state(view: &View, ctx: &Ctx) -> (String, Role) {
    let (sheet, lang) = (&view.sheet, ctx.lang);
    let time = sheet.finalized_at.get(..16).unwrap_or("").replace('T', " ");
    match (sheet.is_final(), sheet.revision) {
        (true, n) => (text::finalised(lang, n, time), Role::Good),
        (false, 0) if view.blocks > 0 => (text::blocked(lang, view.blocks), Role::Bad),
        (false, 0) => (text::draft(lang), Role::Warn),
        (false, n) if view.revision == n => (text::correcting_nothing(lang, n), Role::Warn),
        (false, n) => (text::correcting(lang, n + 1), Role::Warn),
    }
}

fn state_of(there: bool, stale: bool, done: String, none: String, ctx: &Ctx) -> (String, Role) {
    match (there, stale) {
        (false, _) => (none, Role::Warn),
        (true, true) => (format!("{done}  {}", text::stale(ctx.lang)), Role::Warn),
        (true, false) => (done, Role::Good),
    }
}
