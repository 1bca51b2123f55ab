//! How the visit looks: step bar, list, detail; side by side on a wide screen.

use super::view::{Row, View};
use super::{VisitScreen, detail, words};
use crate::model::brief::Brief;
use crate::model::checklist::{Indicator, Step};
use crate::model::decimal::Points;
use crate::model::note::Note;
use crate::text::Lang;
use crate::text::screens::{reconcile, visit as text};
use crate::tui::look::{Look, Role};
use crate::tui::screen::Ctx;
use crate::tui::screens::brief::lines;
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Pieces, piece};
use crate::tui::widgets::{bars, steps};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 110;
/// Cells of the result column and of the badges behind it.
const RESULT: usize = 15;
const BADGES: usize = 9;

impl VisitScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(view) = self.view.take() else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return;
        };
        self.bar(buf, Rect { height: 1, ..area }, &view, ctx);
        summary(buf, Rect { y: area.y + 1, height: 1, ..area }, &view, ctx);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let (list, detail) = self.split(body);
        let used = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).min(list.height);
        self.items(buf, list, &view, ctx);
        if body.width >= BESIDE {
            let free = Rect { y: list.y + used, height: list.height - used, ..list };
            if self.step == Step::Hear && free.height > 3 {
                let below = self.brief(buf, Rect { y: free.y + 1, height: free.height - 1, ..free }, &view, ctx);
                categories(buf, below, &view, ctx);
            } else {
                categories(buf, free, &view, ctx);
            }
        }
        self.about(buf, detail, &view, ctx);
        self.view = Some(view);
    }

    /// Where list and detail stand. A narrow screen gives the detail everything while it is read.
    fn split(&self, body: Rect) -> (Rect, Rect) {
        if body.width >= BESIDE {
            let left = body.width * 14 / 24;
            let right = Rect { x: body.x + left + 1, width: body.width - left - 1, ..body };
            return (Rect { width: left, ..body }, right);
        }
        if self.reading {
            return (Rect { height: 0, ..body }, body);
        }
        let rows = u16::try_from(self.rows.len().max(3)).unwrap_or(u16::MAX);
        let top = rows.min(body.height * 9 / 20);
        (Rect { height: top, ..body }, Rect { y: body.y + top, height: body.height - top, ..body })
    }

    fn bar(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
        let steps = Step::ALL.map(|step| {
            let (done, total) = view.progress(step);
            steps::Step { name: step.name(ctx.lang).into(), done, total }
        });
        self.steps.draw(buf, area, &steps, super::place_of(self.step), ctx.look);
    }

    /// While the branch reports: what former quarters say, and what was noted so far; returns what is left below.
    fn brief(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) -> Rect {
        let brief = self.brief.get_or_insert_with(|| Brief::of(ctx.facts, &view.sheet.visit));
        let claims: Vec<_> = view.notes.iter().filter(|n| n.pending()).collect();
        let place = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut all = lines(brief, &claims, usize::from(place.width), ctx.lang, ctx.today());
        all.extend(noted(view, usize::from(place.width), ctx.lang));
        paint::lines(buf, place, &all, ctx.look);
        let used = u16::try_from(all.len()).unwrap_or(u16::MAX).min(area.height);
        Rect { y: area.y + used, height: area.height - used, ..area }
    }

    fn items(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
        if area.is_empty() {
            return;
        }
        if self.rows.is_empty() {
            let word = text::no_items(ctx.lang, self.step.name(ctx.lang));
            paint::text(buf, area, &word, ctx.look.of_role(Role::Dim));
            return;
        }
        let (rows, width) = (&self.rows, usize::from(area.width));
        let row = |i: usize| rows.get(i).map(|r| pieces(view, *r, width, ctx.lang)).unwrap_or_default();
        self.list.draw(buf, area, rows.len(), ctx.look, !self.reading, row);
    }

    fn about(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let width = usize::from(inner.width.saturating_sub(2)); // room for the marks of the scroll
        let (head, lines) = match (item_of(view, self.row()), note_of(view, self.row())) {
            (Some(item), _) => (heading(item, width, ctx.lang), detail::item(view, item, width, ctx)),
            (_, Some(note)) => (text::claim(ctx.lang), detail::claim(view, note, width, ctx.lang)),
            _ => return,
        };
        head_row(buf, Rect { height: 1, ..area }, &head, self.reading, ctx.look);
        let rest = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        self.page.draw(buf, rest, &lines, ctx.look);
    }
}

/// What was noted during the report, with what checking it found.
fn noted(view: &View, width: usize, lang: Lang) -> Vec<Pieces> {
    let notes = view.notes.iter().filter(|n| !n.pending());
    let line = |n: &Note| {
        let (mark, role) = match n.state.as_str() {
            "true" => ("✓", Role::Good),
            "false" => ("✗", Role::Bad),
            _ => ("-", Role::Text),
        };
        let said = if n.finding.is_empty() { n.text.clone() } else { format!("{}：{}", n.text, n.finding) };
        vec![piece(format!("{mark} {}", wide::clip(&said, width.saturating_sub(2))), role)]
    };
    let mut lines: Vec<Pieces> = notes.map(line).collect();
    if !lines.is_empty() {
        lines.splice(0..0, [vec![], vec![piece(text::noted(lang), Role::Title)]]);
    }
    lines
}

/// Where the list leaves room: what each category lost so far.
fn categories(buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
    let all = &view.totals.by_category;
    let Some(top) = usize::from(area.height).checked_sub(all.len() + 1).filter(|t| *t > 0) else { return };
    let place = Rect { x: area.x + 1, y: area.y + u16::try_from(top).unwrap_or(0), width: area.width - 1, height: 1 };
    paint::line(buf, place, &[piece(text::by_category(ctx.lang), Role::Dim)], ctx.look);
    for (place, (name, sub)) in (1..).map(|n| Rect { y: place.y + n, ..place }).zip(all) {
        let (bar, role) = bars::progress(sub.answered as u64, sub.total as u64, 14);
        let lost = if sub.lost > Points::ZERO { Role::Bad } else { Role::Dim };
        let pieces = [
            piece(wide::pad(name, 10), Role::Text),
            piece(wide::pad(&bar, 22), role),
            piece(text::lost_so_far(ctx.lang, sub.lost.short()), lost),
        ];
        paint::line(buf, place, &pieces, ctx.look);
    }
}

fn item_of(view: &View, row: Option<Row>) -> Option<&Indicator> {
    match row? {
        Row::Item(n) => view.list.indicators.get(n),
        Row::Claim(_) => None,
    }
}

fn note_of(view: &View, row: Option<Row>) -> Option<&Note> {
    match row? {
        Row::Claim(n) => view.notes.get(n),
        Row::Item(_) => None,
    }
}

fn head_row(buf: &mut Buffer, area: Rect, head: &str, focus: bool, look: Look) {
    let style = look.of_role(if focus { Role::Selected } else { Role::Marked });
    paint::fill(buf, area, style);
    let title = style.patch(look.of_role(Role::Title));
    paint::put(buf, area.x + 1, area.y, area.width.saturating_sub(2), head, title);
}

fn heading(item: &Indicator, width: usize, lang: Lang) -> String {
    let full = text::full(lang, item.full.short());
    let room = width.saturating_sub(wide::width(&full) + 1);
    format!("{} {full}", wide::pad(&format!("{} {}", item.code, item.title), room))
}

/// The second line: how far the sheet is and what it adds up to.
fn summary(buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
    let (totals, lang) = (&view.totals, ctx.lang);
    let all = totals.answered + totals.unanswered;
    let bar = bars::bar(totals.answered as u64, all as u64, 14);
    let mut parts = vec![piece(bar, Role::Accent), piece(text::answered(lang, totals.answered, all), Role::Text)];
    match (totals.score, totals.provisional) {
        (Some(score), _) if view.unreconciled > 0 => {
            parts.push(piece(reconcile::no_score_yet(lang, score, view.unreconciled), Role::Warn));
        }
        (Some(score), _) => parts.push(piece(text::score(lang, score), Role::Accent)),
        (None, Some(score)) => parts.push(piece(text::score_so_far(lang, score), Role::Text)),
        (None, None) => {}
    }
    let lost = if totals.lost > Points::ZERO { Role::Bad } else { Role::Dim };
    parts.push(piece(text::lost_so_far(lang, totals.lost.short()), lost));
    parts.push(piece(text::problems(lang, view.problems.len()), Role::Text));
    parts.push(piece(text::strengths(lang, view.strengths.len()), Role::Text));
    if view.sheet.is_final() {
        parts.push(piece(text::finalised(lang, view.sheet.revision), Role::Warn));
    } else if view.sheet.revision > 0 {
        parts.push(piece(text::correcting(lang, view.sheet.revision + 1), Role::Warn));
    }
    if totals.unresolved > 0 {
        parts.push(piece(text::disputed(lang, totals.unresolved), Role::Bad));
    }
    let spaced: Pieces = parts.into_iter().flat_map(|p| [p, piece("  ", Role::Text)]).collect();
    paint::line(buf, Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, &spaced, ctx.look);
}

fn pieces(view: &View, row: Row, width: usize, lang: Lang) -> Pieces {
    match row {
        Row::Claim(n) => {
            let note = view.notes.get(n);
            let head = format!("? {} ", text::claim(lang));
            let room = width.saturating_sub(wide::width(&head));
            let said = note.map(|n| if n.code.is_empty() { n.text.clone() } else { format!("{} {}", n.code, n.text) });
            vec![piece(head, Role::Warn), piece(wide::clip(&said.unwrap_or_default(), room), Role::Text)]
        }
        Row::Item(n) => view.list.indicators.get(n).map(|i| item_pieces(view, i, width, lang)).unwrap_or_default(),
    }
}

fn item_pieces(view: &View, item: &Indicator, width: usize, lang: Lang) -> Pieces {
    let answer = view.sheet.answer(&item.code);
    let (mut said, mut role) = words::brief(item, &answer, lang);
    if let Some(proposal) = view.proposals.get(&item.code).filter(|_| answer.verdict.is_none()) {
        (said, role) = (words::proposed(proposal, lang), Role::Accent);
    }
    let room = width.saturating_sub(2 + 6 + 5 + RESULT + BADGES + 3);
    let code = if answer.verdict.is_none() { Role::Text } else { Role::Dim };
    let cells = [
        paint::cell(words::mark(&answer).trim_end(), 2, false, role),
        paint::cell(&item.code, 6, false, code),
        paint::cell(&item.title, room, false, Role::Text),
        paint::cell(&item.full.short(), 5, true, Role::Dim),
        paint::cell("", 2, false, Role::Text),
        paint::cell(&said, RESULT + 1, false, role),
        paint::cell(&badges(view, &item.code, lang), BADGES, false, Role::Accent),
    ];
    cells.into_iter().flatten().collect()
}

/// What hangs on an item: problems, strengths, claims, files.
fn badges(view: &View, code: &str, lang: Lang) -> String {
    let counts = [
        (view.problems_of(code).count(), text::badge_problems as fn(Lang, usize) -> String),
        (view.claims_of(code).count(), text::badge_claims),
        (view.strengths_of(code).count(), text::badge_strengths),
        (view.files_of(code), text::badge_files),
    ];
    let words: Vec<_> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| word(lang, *n)).collect();
    words.join("")
}
