//! How conflicts look: the list by record, and all that is known of the selected one below or beside it.

use super::ConflictsScreen;
use super::view::{Entry, by};
use crate::text::Lang;
use crate::text::Say;
use crate::text::screens::conflicts as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::Column;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 110;
/// Cells before a value.
const MARK: usize = 8;

impl ConflictsScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let (word, role) = self.word(ctx);
        paint::put(buf, area.x, area.y, area.width, &word, ctx.look.of_role(role));
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.entries.is_empty() {
            return;
        }
        let (list, detail) = self.split(body);
        if !list.is_empty() {
            let (entries, lang) = (&self.entries, ctx.lang);
            self.table.columns = columns(lang, list.width);
            self.table.draw(buf, list, entries.len(), ctx.look, !self.reading, |r, c| cell(entries, r, c));
        }
        let width = usize::from(detail.width.saturating_sub(2));
        let lines = self.selected().map(|e| about(e, width, ctx)).unwrap_or_default();
        self.page.draw(buf, detail, &lines, ctx.look);
    }

    fn word(&self, ctx: &Ctx) -> (String, Role) {
        if let Some(why) = &self.failed {
            return (why.say(ctx.lang), Role::Bad);
        }
        if self.entries.is_empty() {
            return (text::none(ctx.lang), Role::Good);
        }
        let records: BTreeSet<_> = self.entries.iter().map(Entry::record).collect();
        (text::summary(ctx.lang, self.entries.len(), records.len()), Role::Title)
    }

    fn split(&self, body: Rect) -> (Rect, Rect) {
        if body.width >= BESIDE {
            let left = body.width * 6 / 11;
            let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
            return (Rect { width: left, ..body }, right);
        }
        if self.reading {
            return (Rect { height: 0, ..body }, body);
        }
        let rows = u16::try_from(self.entries.len() + 1).unwrap_or(u16::MAX);
        let top = rows.clamp(2, body.height * 9 / 20);
        (
            Rect { height: top, ..body },
            Rect { y: body.y + top + 1, height: body.height.saturating_sub(top + 1), ..body },
        )
    }
}

fn columns(lang: Lang, width: u16) -> Vec<Column> {
    let branch = if width > 60 { 12 } else { 10 };
    vec![
        Column::new(text::branch(lang), branch),
        Column::new(text::record(lang), 20).grow(),
        Column::new(text::field(lang), 9),
        Column::new(text::values(lang), 18).grow(),
    ]
}

/// What the row above says already is not said again: conflicts of one record are read as a group.
fn cell(entries: &[Entry], row: usize, column: usize) -> Piece {
    let Some(entry) = entries.get(row) else { return piece("", Role::Text) };
    let above = row.checked_sub(1).and_then(|r| entries.get(r));
    let same = |part: fn(&Entry) -> (&str, &str)| above.is_some_and(|a| part(a) == part(entry));
    match column {
        0 if same(|e| (&e.label.branch, &e.label.round)) => piece("", Role::Text),
        0 => piece(entry.label.branch.clone(), Role::Text),
        1 if same(Entry::record) => piece("", Role::Text),
        1 => piece(entry.label.what.clone(), Role::Text),
        2 => piece(entry.field.clone(), Role::Text),
        _ => piece(entry.values.join(" / "), Role::Warn),
    }
}

/// The record, the value that all had seen, and each value with who, when, where and why.
fn about(entry: &Entry, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let mut lines: Vec<Pieces> = Vec::new();
    let head = format!("{}  {}", entry.label.line(), entry.field);
    lines.extend(wide::wrap(&head, width).into_iter().map(|l| vec![piece(l, Role::Title)]));
    match (entry.base(ctx), &entry.conflict.base) {
        (Some(value), Some(op)) => {
            lines.extend(hanging(&text::base(ctx.lang), &value, Role::Dim, width));
            lines.extend(hanging("", &by(op, ctx), Role::Dim, width));
        }
        _ => lines.extend(hanging(&text::base(ctx.lang), &text::no_base(ctx.lang), Role::Dim, width)),
    }
    for (n, (op, value)) in (1..).zip(entry.conflict.heads.iter().zip(&entry.values)) {
        let shown = if n == 1 { text::shown_now(ctx.lang) } else { String::new() };
        lines.extend(hanging(&format!("[{n}]"), &format!("{value}{shown}"), Role::Text, width));
        lines.extend(hanging("", &by(op, ctx), Role::Dim, width));
        if !op.reason.is_empty() {
            lines.extend(hanging("", &text::because(ctx.lang, &op.reason), Role::Dim, width));
        }
    }
    lines
}

fn hanging(mark: &str, words: &str, role: Role, width: usize) -> Vec<Pieces> {
    let mark_role = if mark.starts_with('[') { Role::Accent } else { Role::Dim };
    let line = |(i, l): (usize, String)| {
        vec![piece(wide::pad(if i == 0 { mark } else { "" }, MARK), mark_role), piece(l, role)]
    };
    wide::wrap(words, width.saturating_sub(MARK)).into_iter().enumerate().map(line).collect()
}
