//! How hand edits look: the list, and all that is known of the selected one below.

use super::ProposalsScreen;
use crate::model::label::{self, Label};
use crate::store::{Edited, Matter};
use crate::text::screens::proposals as text;
use crate::text::{Lang, Say};
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::Column;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of the detail.
const DETAIL: u16 = 8;

impl ProposalsScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let n = self.waiting().count();
        let (word, role) = match &self.failed {
            Some(why) => (why.say(ctx.lang), Role::Bad),
            None if self.list.is_empty() => (text::none(ctx.lang), Role::Dim),
            None => (text::summary(ctx.lang, n, self.list.len() - n), Role::Title),
        };
        paint::put(buf, area.x, area.y, area.width, &word, ctx.look.of_role(role));
        if self.list.is_empty() {
            return;
        }
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let below = if body.height > DETAIL + 4 { DETAIL } else { 0 };
        self.table.columns = columns(ctx.lang);
        let list = &self.list;
        let top = Rect { height: body.height - below, ..body };
        self.table.draw(buf, top, list.len(), ctx.look, true, |r, c| match list.get(r) {
            Some(p) => cell(&p.edited, c, ctx),
            None => piece("", Role::Text),
        });
        self.detail(buf, Rect { y: body.bottom() - below, height: below, ..body }, ctx);
    }

    /// The whole of the selected edit: rows are cut.
    fn detail(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(p) = self.selected().filter(|_| area.height > 1) else { return };
        let (e, lang) = (&p.edited, ctx.lang);
        let place = format!("{}  {}", text::from(lang, e.place(lang)), record(e, ctx));
        paint::put(buf, area.x, area.y + 1, area.width, &place, ctx.look.of_role(Role::Dim));
        let mut lines = Vec::new();
        if e.matter != Matter::New && !e.key.field.is_empty() {
            lines.push((text::old_value(lang, shown(e, &e.base, ctx)), Role::Text));
        }
        match e.matter {
            Matter::New => lines.push((text::new_value(lang, e.row(lang)), Role::Accent)),
            Matter::Change => lines.push((text::new_value(lang, shown(e, &e.value, ctx)), Role::Accent)),
            Matter::Damage | Matter::Unclear => lines.push((text::kept(lang, e.reason(lang)), Role::Warn)),
        }
        if e.matter == Matter::Change && e.pred.is_empty() && !e.base.is_empty() {
            lines.push((text::no_version(lang), Role::Warn));
        }
        let mut y = area.y + 2;
        for (words, role) in lines {
            let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            y += paint::text(buf, rest, &words, ctx.look.of_role(role));
        }
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::kind(lang), if lang == Lang::En { 7 } else { 4 }),
        Column::new(text::record(lang), 20).grow(),
        Column::new(text::field(lang), if lang == Lang::En { 10 } else { 8 }),
        Column::new(text::was(lang), 16).grow(),
        Column::new(text::now(lang), 16).grow(),
    ]
}

fn cell(e: &Edited, column: usize, ctx: &Ctx) -> Piece {
    let lang = ctx.lang;
    match column {
        0 => match e.matter {
            Matter::Change => piece(text::change(lang), Role::Accent),
            Matter::New => piece(text::new(lang), Role::Accent),
            Matter::Damage => piece(text::spoilt(lang), Role::Warn),
            Matter::Unclear => piece(text::unclear(lang), Role::Warn),
        },
        1 => piece(record(e, ctx), Role::Text),
        2 | 3 if e.matter == Matter::New => piece("", Role::Dim),
        2 => piece(e.title(lang), Role::Text),
        3 => piece(shown(e, &e.base, ctx), Role::Dim),
        _ if e.matter == Matter::New => piece(e.row(lang), Role::Text),
        _ if e.matter.is_open() => piece(shown(e, &e.value, ctx), Role::Text),
        _ => piece(e.reason(lang), Role::Dim),
    }
}

/// The record as people call it; a row that is not a record yet has no name.
fn record(e: &Edited, ctx: &Ctx) -> String {
    Label::of(ctx.facts, &e.key.entity, &e.key.id, ctx.lang).line()
}

fn shown(e: &Edited, value: &str, ctx: &Ctx) -> String {
    label::value(ctx.facts, &e.key.entity, &e.key.field, value, ctx.lang)
}
