//! How the ledger looks: sum, chips, rows; the selected problem below, or its story beside on a wide screen.

use super::{ProblemsScreen, narrow};
use crate::model::problem::Status;
use crate::model::problem::ledger::Row;
use crate::text::screens::problems as text;
use crate::text::{Lang, Say};
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::case;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::Column;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on the story stands beside the list.
const BESIDE: u16 = 132;
/// Cells of the story.
const STORY: u16 = 58;

impl ProblemsScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let at = self.paint_head(buf, Rect { height: 2, ..area }, ctx);
        let mut body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        if self.seen.is_empty() {
            let word = if self.rows.is_empty() { text::none(ctx.lang) } else { text::none_match(ctx.lang) };
            paint::text(buf, body, &word, ctx.look.of_role(Role::Dim));
            return at;
        }
        if area.width >= BESIDE {
            let story = Rect { x: area.right() - STORY, width: STORY, ..body };
            body.width -= STORY + 2;
            self.paint_story(buf, story, ctx);
            self.paint_rows(buf, body, ctx);
        } else {
            let below = if body.height > 8 { 3 } else { 0 };
            self.paint_rows(buf, Rect { height: body.height - below, ..body }, ctx);
            self.paint_selected(buf, Rect { y: body.bottom() - below, height: below, ..body }, ctx);
        }
        at
    }

    fn paint_head(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let top = Rect { height: 1, ..area };
        let sum = self.sum.say(ctx.lang);
        paint::put(buf, top.x, top.y, top.width, &sum, ctx.look.of_role(Role::Title));
        let second = Rect { y: area.y + 1, height: 1, ..area };
        if let Some(field) = &mut self.search {
            return field.draw(buf, second, ctx.look, true);
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for chip in self.chips(ctx) {
            pieces.push(piece(chip, Role::Accent));
            pieces.push(piece(" ", Role::Text));
        }
        pieces.push(piece(narrow::order(self.sort, ctx.lang), Role::Dim));
        paint::line(buf, second, &pieces, ctx.look);
        None
    }

    /// The whole of the selected problem: the row may be cut.
    fn paint_selected(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(row) = self.selected().filter(|_| area.height > 0) else { return };
        let text = text::whole(ctx.lang, &row.problem.fact, &row.problem.suggestion);
        let area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        paint::text(buf, area, &text, ctx.look.of_role(Role::Dim));
    }

    fn paint_story(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(row) = self.selected() else { return };
        let lines = case::lines(&row.problem, usize::from(area.width), ctx);
        paint::lines(buf, area, &lines, ctx.look);
    }

    fn paint_rows(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        let english = lang == Lang::En; // its words for states are longer
        self.table.columns = vec![
            Column::new(text::number(lang), 14),
            Column::new(text::branch(lang), 12).leaves(1),
            Column::new(text::state(lang), if english { 11 } else { 8 }),
            Column::new(text::due(lang), 10),
            Column::new(text::late(lang), 8),
            Column::new(text::item(lang), 5).leaves(2),
            Column::new(text::fact(lang), if english { 17 } else { 20 }).grow(),
            Column::new(text::class(lang), 8).leaves(4),
            Column::new(text::responsible(lang), 12).leaves(3),
        ];
        let (all, seen) = (&self.rows, &self.seen);
        let draw = |r: usize, c: usize| match seen.get(r).and_then(|i| all.get(*i)) {
            Some(row) => cell(row, c, lang),
            None => piece("", Role::Text),
        };
        self.table.draw(buf, area, seen.len(), ctx.look, true, draw);
    }
}

fn cell(row: &Row, column: usize, lang: Lang) -> Piece {
    let p = &row.problem;
    match column {
        0 => piece(row.number.clone(), Role::Text),
        1 => piece(row.branch.clone(), Role::Text),
        2 => piece(state(row, lang), state_role(p.status)),
        3 => piece(p.due.clone(), Role::Text),
        4 if row.overdue > 0 => piece(text::days_late(lang, row.overdue), Role::Bad),
        5 => piece(p.code.clone(), Role::Dim),
        6 if !p.ancestor.is_empty() => piece(text::came_back(lang, &p.fact), Role::Warn),
        6 => piece(p.fact.clone(), Role::Text),
        7 => piece(p.class.map_or("", |c| c.name(lang)), Role::Dim),
        8 => piece(p.responsible.clone(), Role::Dim),
        _ => piece("", Role::Text),
    }
}

/// The state; a question mark where laptops disagree.
fn state(row: &Row, lang: Lang) -> String {
    let name = row.problem.status.name(lang);
    if row.problem.unresolved || row.problem.doubtful { format!("{name}?") } else { name.into() }
}

/// The role of a state.
pub fn state_role(status: Status) -> Role {
    match status {
        Status::Todo => Role::Warn,
        Status::Doing | Status::Review => Role::Accent,
        Status::Closed => Role::Good,
    }
}
