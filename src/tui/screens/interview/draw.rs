//! How one question looks: the way through the questions on top, the question, its points, the replies.

use super::{InterviewScreen, View, is_open};
use crate::model::interview::{CountIn, Given, Question, QuestionKind, Reply};
use crate::text::Lang;
use crate::text::screens::interview as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::labelled;
use crate::tui::wide;
use crate::tui::widgets::bars;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on all questions stand beside the one that is asked.
const BESIDE: u16 = 110;
/// Cells of one question in the strip.
const CELL: u16 = 5;
/// Rows of the field of an open question.
const WORDS: u16 = 4;

impl InterviewScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        self.strip.clear();
        self.replies.clear();
        let Some(view) = self.view.take() else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return None;
        };
        head(buf, Rect { height: 1, ..area }, &view, ctx);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let body =
            if area.width >= BESIDE { self.beside(buf, below, &view, ctx) } else { self.above(buf, below, &view, ctx) };
        self.view = Some(view);
        self.card(buf, body, ctx)
    }

    /// All questions as a strip of numbers with a sign each; returns what is left.
    fn above(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) -> Rect {
        let per_row = usize::from((area.width / CELL).max(1));
        let rows = view.questions.questions.len().div_ceil(per_row).min(3);
        for (n, question) in view.questions.questions.iter().enumerate().take(rows * per_row) {
            let (row, column) = (n / per_row, n % per_row);
            let x = area.x + u16::try_from(column).unwrap_or(0) * CELL;
            let place = Rect { x, y: area.y + u16::try_from(row).unwrap_or(0), width: CELL - 1, height: 1 };
            let (sign, role) = sign(view.interview.reply(&question.code));
            let role = if n == self.at { Role::Selected } else { role };
            paint::line(buf, place, &[piece(format!("{:02} {sign}", n + 1), role)], ctx.look);
            self.strip.push((place, n));
        }
        let used = u16::try_from(rows + 1).unwrap_or(0).min(area.height);
        Rect { y: area.y + used, height: area.height - used, ..area }
    }

    /// All questions as a list at the left; returns what is left.
    fn beside(&mut self, buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) -> Rect {
        let left = Rect { width: area.width * 2 / 5, y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let height = usize::from(left.height).max(1);
        let top = (self.at + 1).saturating_sub(height);
        for ((n, question), place) in view.questions.questions.iter().enumerate().skip(top).zip(left.rows()) {
            let reply = view.interview.reply(&question.code);
            let said = reply.map_or("", |r| r.name(ctx.lang));
            let room = usize::from(left.width).saturating_sub(15);
            let pieces = [
                piece(format!("{} {}", sign(reply).0, wide::pad(&question.code, 5)), sign(reply).1),
                piece(wide::pad(&question.question, room), Role::Text),
                piece(format!(" {}", wide::pad(said, 7)), sign(reply).1),
            ];
            paint::line(buf, place, &pieces, ctx.look);
            if n == self.at {
                buf.set_style(place, ctx.look.of_role(Role::Selected));
            }
            self.strip.push((place, n));
        }
        let x = left.right() + 2;
        Rect { x, y: area.y + 1, width: area.right().saturating_sub(x), height: area.height.saturating_sub(1) }
    }

    /// The question that is asked.
    fn card(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let question = self.question()?.clone();
        let given = self.given(&question.code);
        let width = usize::from(area.width);
        let foot = self.foot(&question, ctx);
        let tail = self.tail_height(&question) + wide::wrap(&foot, width).len() + 1;
        let room = area.height.saturating_sub(u16::try_from(tail).unwrap_or(area.height)).max(3);
        let lines = about(&question, &given, width.saturating_sub(2), ctx.lang); // room for the marks of the scroll
        let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(room).min(area.height);
        self.page.draw(buf, Rect { height: used, ..area }, &lines, ctx.look);
        let y = (area.y + used + 1).min(area.bottom());
        let below = Rect { y, height: area.bottom() - y, ..area };
        let (at, end) = match is_open(&question) {
            true => self.words_field(buf, below, &given, ctx),
            false => (None, self.choices(buf, below, &question, &given, ctx)),
        };
        let rest = Rect { y: end.min(area.bottom()), height: area.bottom().saturating_sub(end), ..area };
        let (said, role) = self.state(&question, foot, ctx);
        paint::text(buf, rest, &said, ctx.look.of_role(role));
        at
    }

    fn tail_height(&self, question: &Question) -> usize {
        if is_open(question) { usize::from(WORDS) + 1 } else { question.replies().len() + 1 }
    }

    /// The replies with their numbers; returns the row behind them.
    fn choices(&mut self, buf: &mut Buffer, area: Rect, question: &Question, given: &Given, ctx: &Ctx) -> u16 {
        let replies = question.replies();
        for ((n, reply), place) in replies.iter().enumerate().zip(area.rows()) {
            let mark = if given.reply == Some(*reply) { "✓" } else { " " };
            let line = wide::pad(&format!(" {} {mark} {}", n + 1, reply.name(ctx.lang)), 28);
            let role = if n == self.chosen { Role::Selected } else { sign(Some(*reply)).1 };
            paint::line(buf, place, &[piece(line, role)], ctx.look);
            self.replies.push((Rect { width: 28.min(place.width), ..place }, n));
        }
        area.y + u16::try_from(replies.len() + 1).unwrap_or(0)
    }

    /// The words of an open question; the field, or what was said if the sheet is final.
    fn words_field(&mut self, buf: &mut Buffer, area: Rect, given: &Given, ctx: &Ctx) -> (Option<Position>, u16) {
        let place = Rect { height: WORDS.min(area.height), ..area };
        let end = place.bottom() + 1;
        match &mut self.field {
            Some(field) => (field.draw(buf, place, ctx.look, true), end),
            None => {
                paint::text(buf, place, &given.text, ctx.look.of_role(Role::Text));
                (None, end)
            }
        }
    }

    fn foot(&self, question: &Question, ctx: &Ctx) -> String {
        match is_open(question) {
            _ if self.locked() => text::final_locked(ctx.lang),
            true => text::open_how(ctx.lang),
            false => text::closed_how(ctx.lang),
        }
    }

    /// What has become of the words, else what the keys do.
    fn state(&self, question: &Question, foot: String, ctx: &Ctx) -> (String, Role) {
        let (problem, strength) = self.made(ctx);
        let mut said: Vec<String> =
            problem.map(|p| text::is_problem(ctx.lang, p.shown_number(ctx.facts))).into_iter().collect();
        said.extend(strength.then(|| text::is_strength(ctx.lang)));
        match (said.is_empty(), self.recovered && is_open(question)) {
            (_, true) => (text::recovered(ctx.lang), Role::Warn),
            (false, _) => (said.join("  "), Role::Good),
            (true, _) => (foot, Role::Dim),
        }
    }
}

/// Number, kind of post, how many were asked.
fn head(buf: &mut Buffer, area: Rect, view: &View, ctx: &Ctx) {
    let (asked, all) = (view.interview.asked(&view.questions), view.questions.questions.len());
    let title = text::head(ctx.lang, view.interview.number, &view.interview.post_kind);
    let said = text::asked(ctx.lang, asked, all);
    let pieces = [piece(format!("{title}  "), Role::Title), piece(format!("{said} "), Role::Dim)];
    let x = paint::line(buf, area, &pieces, ctx.look);
    let (bar, role) = (bars::bar(asked as u64, all as u64, 20), if asked == all { Role::Good } else { Role::Accent });
    paint::line(buf, Rect { x, width: area.right().saturating_sub(x), ..area }, &[piece(bar, role)], ctx.look);
}

/// A sign that tells a reply without colour: well, half, badly, not answered.
fn sign(reply: Option<Reply>) -> (&'static str, Role) {
    match reply {
        None => (" ", Role::Dim),
        Some(Reply::Know | Reply::Partly | Reply::Yes | Reply::Text) => ("✓", Role::Good),
        Some(Reply::Unknown | Reply::No) => ("✗", Role::Bad),
        Some(Reply::S5 | Reply::S4) => ("✓", Role::Good),
        Some(Reply::S3) => ("~", Role::Warn),
        Some(Reply::S2 | Reply::S1) => ("✗", Role::Bad),
        Some(Reply::Unsure | Reply::Refused) => ("-", Role::Dim),
    }
}

/// The words to ask, big; then what an answer should hold.
fn about(question: &Question, given: &Given, width: usize, lang: Lang) -> Vec<Pieces> {
    let kind = match question.kind {
        QuestionKind::Awareness => text::awareness_kind(lang),
        QuestionKind::Satisfaction => text::satisfaction_kind(lang),
        QuestionKind::Open => text::open_kind(lang),
    };
    let counts = match question.count_in {
        CountIn::Awareness => text::counts(lang, text::in_awareness(lang)),
        CountIn::Satisfaction => text::counts(lang, text::in_satisfaction(lang)),
        CountIn::Facts => text::counts(lang, text::in_facts(lang)),
        CountIn::Nothing => text::counts_nowhere(lang),
    };
    let mut lines = vec![vec![
        piece(text::about(lang, &question.code, kind), Role::Accent),
        piece(format!("  {counts}"), Role::Dim),
    ]];
    lines.extend(wide::wrap(&question.question, width).into_iter().map(|l| vec![piece(l, Role::Title)]));
    lines.push(vec![]);
    lines.extend(labelled(&text::label_points(lang), &plain_numbers(&question.points), Role::Text, width));
    lines.extend(labelled(&text::label_remark(lang), &question.remark, Role::Text, width));
    lines.extend(labelled(&text::label_items(lang), &question.related.join("、"), Role::Dim, width));
    if !is_open(question) {
        lines.extend(labelled(&text::label_words(lang), &given.text, Role::Accent, width));
    }
    lines
}

/// Circled numbers take one cell in some terminals and two in others: ① is shown as (1).
fn plain_numbers(text: &str) -> String {
    let number = |c: char| (0x2460..=0x2473).contains(&u32::from(c)).then(|| u32::from(c) - 0x245f);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match number(c) {
            Some(n) => out.push_str(&format!("({n})")),
            None => out.push(c),
        }
    }
    out
}
