//! How the audit trail looks: a line a change, and the selected one in full.

use super::AuditScreen;
use super::view::Row;
use crate::text::screens::audit as text;
use crate::text::{Lang, Say};
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::labelled;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::Column;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 130;

impl AuditScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let at = self.head(buf, Rect { height: 1, ..area }, ctx);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.rows.is_empty() {
            let why = self.failed.as_ref().map_or_else(|| text::none(ctx.lang), |e| e.say(ctx.lang));
            paint::text(buf, body, &why, ctx.look.of_role(Role::Dim));
            return at;
        }
        let (list, detail) = self.split(body);
        if !list.is_empty() {
            let rows = &self.rows;
            self.table.columns = columns(ctx.lang);
            self.table.draw(buf, list, rows.len(), ctx.look, !self.reading, |r, c| cell(&rows[r], c, ctx));
        }
        let width = usize::from(detail.width.saturating_sub(2));
        let lines = self.selected().map(|r| about(r, width, ctx)).unwrap_or_default();
        self.page.draw(buf, detail, &lines, ctx.look);
        at
    }

    /// The search, or how many there are and which filters are set.
    fn head(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if let Some(field) = &mut self.search {
            return field.draw(buf, area, ctx.look, true);
        }
        let n = self.rows.len();
        let count = if self.next.is_some() { text::shown_more(ctx.lang, n) } else { text::shown(ctx.lang, n) };
        let told = self.filter.told(ctx.facts, ctx.lang);
        let told = if told.is_empty() { text::everything(ctx.lang) } else { told.join("  ") };
        paint::line(buf, area, &[piece(format!("{count}  "), Role::Title), piece(told, Role::Accent)], ctx.look);
        None
    }

    fn split(&self, body: Rect) -> (Rect, Rect) {
        if body.width >= BESIDE {
            let left = body.width * 2 / 3;
            let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
            return (Rect { width: left, ..body }, right);
        }
        if self.reading {
            return (Rect { height: 0, ..body }, body);
        }
        let below = (body.height / 2).min(9);
        let top = body.height - below;
        (Rect { height: top - 1, ..body }, Rect { y: body.y + top, height: below, ..body })
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::when(lang), 11),
        Column::new(text::who(lang), 8),
        Column::new(text::laptop(lang), 6).leaves(2),
        Column::new(text::record(lang), 20).grow(),
        Column::new(text::field(lang), 9),
        Column::new(text::change(lang), 22).grow(),
        Column::new(text::came(lang), 8).leaves(1),
    ]
}

fn cell(row: &Row, column: usize, ctx: &Ctx) -> Piece {
    match column {
        // The year is in the detail.
        0 => piece(row.when.get(5..).unwrap_or(&row.when), Role::Dim),
        1 => piece(row.who.clone(), Role::Text),
        2 => piece(row.laptop(ctx.facts, ctx.lang), Role::Dim),
        3 => piece(format!("{} {}", row.label.branch, row.label.what).trim().to_string(), Role::Text),
        4 => piece(row.field.clone(), Role::Text),
        5 => piece(row.change(ctx.lang), if row.trace.aside { Role::Dim } else { Role::Accent }),
        _ => piece(row.came.clone(), Role::Dim),
    }
}

fn about(row: &Row, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let (lang, op) = (ctx.lang, &row.trace.op);
    let mut lines = labelled(&text::record(lang), &row.label.line(), Role::Title, width);
    lines.extend(labelled(&text::field(lang), &row.field, Role::Text, width));
    lines.extend(labelled(&text::label_old(lang), &row.old, Role::Dim, width));
    lines.extend(labelled(&text::label_value(lang), &row.new, Role::Accent, width));
    lines.extend(labelled(&text::reason(lang), &op.reason, Role::Text, width));
    let by = format!("{}  {}  {}", row.who, row.when, row.laptop(ctx.facts, lang));
    lines.extend(labelled(&text::who(lang), &by, Role::Text, width));
    lines.extend(labelled(&text::came(lang), &row.came, Role::Text, width));
    if row.trace.aside {
        lines.extend(labelled(&text::state(lang), &text::aside(lang), Role::Warn, width));
    }
    lines.extend(labelled(&text::label_id(lang), &format!("{}/{}/{}", op.entity, op.id, op.field), Role::Dim, width));
    lines
}
