//! How the notes look: the field, the list, and the words about the selected one.

use super::NotesScreen;
use crate::model::checklist::Checklist;
use crate::model::note::Note;
use crate::model::schema;
use crate::text::Lang;
use crate::text::screens::notes as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::{above_below, labelled};
use crate::tui::screens::stages::visit_of;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of the column that says what a note is.
const STATE: usize = 16;

impl NotesScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.reporter(buf, Rect { height: 1, ..area }, ctx);
        let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let at = self.input(buf, area, ctx);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.notes.is_empty() {
            let place = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            paint::text(buf, place, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return at;
        }
        let (list, below) = above_below(body, 7);
        let notes = &self.notes;
        self.list.draw(buf, list, notes.len(), ctx.look, !self.typing, |i| row(&notes[i], ctx.lang));
        let width = usize::from(below.width.saturating_sub(1));
        let mut lines = vec![vec![piece(text::how(ctx.lang), Role::Dim)], vec![]];
        lines.extend(self.selected().map(|n| about(n, &self.sheet, width, ctx)).unwrap_or_default());
        paint::lines(buf, below, &lines, ctx.look);
        at
    }

    /// Who gives the report; how to say it where nobody did.
    fn reporter(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let name = ctx.facts.value("visit", visit_of(&self.sheet), "reporter");
        let (said, role) =
            if name.is_empty() { (text::no_reporter(ctx.lang), Role::Dim) } else { (name.to_string(), Role::Text) };
        let place = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let label = piece(format!("{}  ", text::reporter(ctx.lang)), Role::Dim);
        paint::line(buf, place, &[label, piece(said, role)], ctx.look);
    }

    fn input(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let role = if self.typing { Role::Accent } else { Role::Dim };
        let label = text::label(ctx.lang);
        let x = paint::put(buf, area.x + 1, area.y, area.width, &label, ctx.look.of_role(role)) + 1;
        let place = Rect { x, y: area.y, width: area.right().saturating_sub(x + 1), height: 1 };
        self.field.as_mut()?.draw(buf, place, ctx.look, self.typing)
    }
}

fn state(note: &Note, lang: Lang) -> (String, Role) {
    let outcome = schema::field("note", "state").map_or("", |f| f.shown(&note.state, lang));
    match (note.verify, note.state.as_str()) {
        (_, "true") => (text::settled(lang, outcome), Role::Good),
        (_, "false") => (text::settled(lang, outcome), Role::Bad),
        (Some(step), _) => (text::to_verify(lang, step.name(lang)), Role::Warn),
        (None, _) => (text::plain(lang), Role::Dim),
    }
}

fn row(note: &Note, lang: Lang) -> Pieces {
    let (said, role) = state(note, lang);
    let code = if note.code.is_empty() { String::new() } else { format!("{} ", note.code) };
    let mut row = vec![piece(" ", Role::Text)];
    row.extend(paint::cell(&said, STATE, false, role));
    row.extend([piece(code, Role::Dim), piece(&*note.text, Role::Text)]);
    row
}

fn about(note: &Note, sheet: &str, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", sheet, "checklist")).unwrap_or_default();
    let item = list.get(&note.code).map(|i| format!("{} {}", i.code, i.title)).unwrap_or_default();
    let mut lines = labelled(&text::label_text(ctx.lang), &note.text, Role::Text, width);
    lines.extend(labelled(&text::label_finding(ctx.lang), &note.finding, Role::Text, width));
    lines.extend(labelled(&text::label_item(ctx.lang), &item, Role::Dim, width));
    lines
}
