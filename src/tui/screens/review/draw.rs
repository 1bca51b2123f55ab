//! How the review looks: the head, the items, and the story of the selected one.

use super::{Line, ReviewScreen};
use crate::model::problem::Problem;
use crate::model::review::State;
use crate::model::scoring::Verdict;
use crate::model::sheet::unreconciled;
use crate::model::{person, review};
use crate::text::Lang;
use crate::text::screens::reconcile::no_score_yet;
use crate::text::screens::review as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::{above_below, labelled, moment};
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::Column;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Lines below the table.
const BELOW: u16 = 10;

impl ReviewScreen {
    pub(super) fn draw_all(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
        paint::lines(frame.buffer_mut(), Rect { height: 1, ..area }, &[self.head(ctx)], ctx.look);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let (upper, lower) = above_below(body, BELOW);
        self.table.columns = columns(ctx.lang);
        let lines = &self.lines;
        let cell = |r: usize, c: usize| lines.get(r).map_or_else(|| piece("", Role::Text), |l| cell(l, c, ctx.lang));
        self.table.draw(frame.buffer_mut(), upper, lines.len(), ctx.look, true, cell);
        let lower = Rect { y: lower.y + 1, height: lower.height.saturating_sub(1), ..lower };
        paint::lines(frame.buffer_mut(), lower, &self.story(usize::from(lower.width), ctx), ctx.look);
    }

    /// The score, and what the user can do here.
    fn head(&self, ctx: &Ctx) -> Pieces {
        let (lang, sheet) = (ctx.lang, self.about(ctx));
        let score = sheet.as_ref().and_then(|s| s.totals(ctx.facts)).and_then(|t| t.score);
        let stands = match sheet.filter(|s| s.is_final()) {
            Some(s) => {
                let score = score.map(|p| p.to_string()).unwrap_or_default();
                let open = unreconciled(ctx.facts, &s).map(|n| no_score_yet(lang, &score, n));
                open.unwrap_or_else(|| text::score(lang, score, s.revision))
            }
            None => text::correcting(lang),
        };
        let open = self.lines.iter().flat_map(|l| &l.threads).filter(|t| t.state == State::Returned).count();
        let word = if self.answers(ctx) {
            text::head_inspector(lang, open)
        } else if self.reviews(ctx).is_ok() {
            text::head_reviewer(lang)
        } else {
            text::head_reader(lang)
        };
        vec![piece(stands, Role::Title), piece("  ", Role::Text), piece(word, Role::Accent)]
    }

    /// What was found on the selected item and what was said about it.
    fn story(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let (lang, mut out) = (ctx.lang, Vec::new());
        let Some(line) = self.selected() else { return out };
        for thread in &line.threads {
            for w in &thread.words {
                let who = format!("{} {}", person::name_of(ctx.facts, &w.by), moment(&w.at));
                let role = if w.step == review::Step::Return { Role::Warn } else { Role::Text };
                let words = if w.text.is_empty() { who } else { format!("{}（{who}）", w.text) };
                out.extend(labelled(w.step.name(lang), &words, role, width));
            }
        }
        if line.threads.is_empty() {
            out.extend(labelled(&text::state(lang), &text::label_none(lang), Role::Dim, width));
        }
        let problems = Problem::of_sheet(ctx.facts, &self.sheet);
        for p in problems.iter().filter(|p| !line.code.is_empty() && p.code == line.code) {
            out.extend(labelled(&text::label_fact(lang), &p.fact, Role::Text, width));
        }
        let notes = [line.answer.reason.as_str(), line.answer.note.as_str()];
        for note in notes.into_iter().filter(|n| !n.is_empty()) {
            out.extend(labelled(&text::label_note(lang), note, Role::Dim, width));
        }
        out
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::code(lang), 6),
        Column::new(text::item(lang), 18).grow(),
        Column::new(text::result(lang), if lang == Lang::En { 14 } else { 10 }).leaves(1),
        Column::new(text::lost(lang), 6).right(),
        Column::new(text::state(lang), if lang == Lang::En { 9 } else { 7 }),
        Column::new(text::comment(lang), 16).grow().leaves(2),
    ]
}

fn cell(line: &Line, column: usize, lang: Lang) -> Piece {
    match column {
        0 => piece(line.code.clone(), Role::Dim),
        1 => piece(line.title.clone(), if line.code.is_empty() { Role::Title } else { Role::Text }),
        2 => piece(line.answer.verdict.map_or("", |v| v.name(lang)), Role::Dim),
        3 if matches!(line.answer.verdict, Some(Verdict::Deduct | Verdict::Zero)) => {
            piece(line.lost.clone(), Role::Bad)
        }
        3 => piece("", Role::Text),
        4 => piece(line.state().map_or("", |s| s.name(lang)), line.state().map_or(Role::Text, role)),
        _ => piece(line.threads.first().map(|t| t.comment().to_string()).unwrap_or_default(), Role::Dim),
    }
}

fn role(state: State) -> Role {
    match state {
        State::Returned => Role::Warn,
        State::Answered => Role::Accent,
        State::Accepted => Role::Good,
    }
}
