//! How the feedback looks: what is read out above (or at the left), opinion and receipt below (or at the right).

use super::{FeedbackScreen, View, WHY};
use crate::text::screens::feedback as text;
use crate::text::screens::reconcile::no_score_yet;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::stages::Stage;
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on the form stands beside the feedback.
const BESIDE: u16 = 110;
/// Rows of the form beside the words of an objection: opinion, help, receiver, date.
const FORM: u16 = 4;
/// Rows about an objection that was looked at again.
const RECHECK_ROWS: u16 = 3;
/// Rows that the words of an objection take at least and at most.
const WORDS: (usize, usize) = (2, 6);

impl FeedbackScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let split = self.view.as_ref().map(|_| {
            self.split(
                Rect {
                    y: area.y + 2,
                    height: area.height.saturating_sub(2),
                    x: area.x + 1,
                    width: area.width.saturating_sub(2),
                },
                ctx,
            )
        });
        let Some((view, (said, form))) = self.view.take().zip(split) else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return None;
        };
        self.stages.draw(buf, Rect { height: 1, ..area }, Stage::Feedback, ctx.look, ctx.lang);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        paint::line(buf, Rect { y: area.y + 1, height: 1, ..inner }, &state(&view, ctx), ctx.look);
        let lines = view.compiled.lines(usize::from(said.width.saturating_sub(2)), ctx.lang);
        self.scroll.draw(buf, said, &lines, ctx.look);
        self.view = Some(view);
        self.receipt(buf, form, ctx)
    }

    /// Opinion, receiver, date; below them what the keys do.
    fn receipt(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let head = Rect { height: 1.min(area.height), ..area };
        let style = ctx.look.of_role(Role::Marked).patch(ctx.look.of_role(Role::Title));
        paint::fill(buf, head, style);
        paint::put(buf, head.x, head.y, head.width, &text::opinion_and_receipt(ctx.lang), style);
        let how = how(area, ctx);
        let form = Rect {
            y: area.y + 1,
            height: self.height(area.width, ctx).min(area.height.saturating_sub(1 + how)),
            ..area
        };
        let below = area.bottom().saturating_sub(form.bottom());
        let foot = Rect { y: form.bottom() + u16::from(below > how), height: how.min(below), ..area };
        paint::text(buf, foot, &text::how(ctx.lang), ctx.look.of_role(Role::Dim));
        self.form.as_mut().and_then(|f| f.draw(buf, form, ctx))
    }
}

impl FeedbackScreen {
    /// Rows that the form needs.
    fn height(&self, width: u16, ctx: &Ctx) -> u16 {
        let words = wide::wrap(&self.value(WHY, ctx), usize::from(width.saturating_sub(14))).len();
        let more = if self.view.as_ref().is_some_and(View::rechecks) { RECHECK_ROWS } else { 0 };
        FORM + more + u16::try_from(words.clamp(WORDS.0, WORDS.1)).unwrap_or(FORM)
    }

    fn split(&self, body: Rect, ctx: &Ctx) -> (Rect, Rect) {
        if body.width >= BESIDE {
            let left = body.width * 3 / 5;
            let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
            return (Rect { width: left, ..body }, right);
        }
        let below = (self.height(body.width, ctx) + 1 + how(body, ctx)).min(body.height);
        let top = body.height - below;
        (Rect { height: top, ..body }, Rect { y: body.y + top, height: below, ..body })
    }
}

/// Rows of the sentence below the form.
fn how(area: Rect, ctx: &Ctx) -> u16 {
    u16::try_from(wide::wrap(&text::how(ctx.lang), usize::from(area.width)).len()).unwrap_or(1)
}

/// The score, and whether it was received.
fn state(view: &View, ctx: &Ctx) -> Pieces {
    let given = &view.feedback;
    let score = match (view.compiled.score, view.compiled.unreconciled) {
        (None, _) => piece(text::score_unfinished(ctx.lang), Role::Warn),
        (Some(score), Some(n)) => piece(no_score_yet(ctx.lang, score, n), Role::Warn),
        (Some(score), None) => piece(text::score(ctx.lang, score), Role::Title),
    };
    let draft = match view.compiled.is_final {
        true => String::new(),
        false if view.correcting => text::correcting(ctx.lang, view.revision),
        false => text::not_final(ctx.lang),
    };
    let receipt = match (view.former, given.given()) {
        (Some(n), _) => piece(text::former(ctx.lang, n, &given.signed_on, view.revision), Role::Warn),
        (None, true) => piece(text::given(ctx.lang, &given.signed_on, &given.received_by), Role::Good),
        (None, false) => piece(text::not_given(ctx.lang), Role::Dim),
    };
    let open = if given.open_objection() { format!("{}  ", text::recheck_open(ctx.lang)) } else { String::new() };
    vec![score, piece(format!("{draft}  "), Role::Dim), piece(open, Role::Warn), receipt]
}
