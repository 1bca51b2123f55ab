//! How the meeting dates look: groups, field, dates, and what is missing.

use super::MeetingsScreen;
use crate::model::cadence::Meeting;
use crate::model::calendar::date_full;
use crate::model::scoring::Answer;
use crate::text::Say;
use crate::text::screens::meetings as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::{above_below, is_final, labelled};
use crate::tui::screens::visit::result;
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Pieces, piece};
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

impl MeetingsScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let Some(head) = self.head(ctx) else {
            paint::text(buf, inner, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return None;
        };
        paint::line(buf, inner, &head, ctx.look);
        let names = self.names();
        let mut y = inner.y + 1;
        if !names.is_empty() {
            self.groups.draw(buf, Rect { y, height: 1, ..inner }, &names, ctx.look);
            y += 1;
        }
        let at = self.input(buf, Rect { y, height: 1, ..inner }, ctx);
        let body = Rect { y: y + 2, height: area.bottom().saturating_sub(y + 2), ..area };
        let (list, below) = above_below(body, 9);
        self.dates(buf, list, ctx);
        paint::lines(buf, below, &self.about(usize::from(below.width.saturating_sub(1)), ctx), ctx.look);
        at
    }

    fn head(&self, ctx: &Ctx) -> Option<Pieces> {
        let (item, indicator) = self.item.as_ref().zip(self.indicator.as_ref())?;
        let until = text::quarter(ctx.lang, item.quarter.title(ctx.lang), date_full(item.as_of, ctx.lang));
        Some(vec![piece(format!("{} {}  ", self.code, indicator.title), Role::Title), piece(until, Role::Dim)])
    }

    fn input(&mut self, buf: &mut Buffer, row: Rect, ctx: &Ctx) -> Option<Position> {
        let role = if self.typing { Role::Accent } else { Role::Dim };
        let x = paint::put(buf, row.x, row.y, row.width, &text::label(ctx.lang), ctx.look.of_role(role)) + 1;
        let place = Rect { x, width: row.right().saturating_sub(x), ..row };
        self.field.as_mut()?.draw(buf, place, ctx.look, self.typing)
    }

    fn dates(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let rows: Vec<Pieces> = self.mine().into_iter().map(|m| self.row(m, ctx)).collect();
        if rows.is_empty() {
            paint::line(buf, Rect { x: area.x + 1, ..area }, &[piece(text::none(ctx.lang), Role::Dim)], ctx.look);
        }
        self.list.draw(buf, area, rows.len(), ctx.look, !self.typing, |i| rows[i].clone());
    }

    /// A date; one on another day of the week asks for its reason.
    fn row(&self, meeting: &Meeting, ctx: &Ctx) -> Pieces {
        let weekday = self.item.as_ref().and_then(|i| i.cadence.weekday);
        let moved = weekday.is_some_and(|day| meeting.date.weekday() != day) && meeting.note.trim().is_empty();
        let (said, role) =
            if moved { (text::not_this_weekday(ctx.lang), Role::Warn) } else { (meeting.note.clone(), Role::Dim) };
        let date = wide::pad(&date_full(meeting.date, ctx.lang), 24);
        vec![piece(format!(" {date}"), Role::Text), piece(said, role)]
    }

    fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let (Some(item), Some(indicator)) = (&self.item, &self.indicator) else { return vec![] };
        let (finding, lang) = (item.finding(), ctx.lang);
        let role = if finding.count() > 0 { Role::Bad } else { Role::Good };
        let mut lines = labelled(&text::label_finding(lang), &finding.say(lang), role, width);
        if self.proposal(ctx).is_some() && !is_final(ctx.facts, &self.sheet) {
            lines.extend(labelled(" ", &text::accept(lang), Role::Accent, width));
        }
        let (said, role) = result(indicator, &Answer::of(ctx.facts, &self.sheet, &self.code), lang);
        lines.extend(labelled(&text::label_result(lang), &said, role, width));
        lines.extend(labelled(&text::label_rule(lang), &indicator.rule, Role::Dim, width));
        lines
    }
}
