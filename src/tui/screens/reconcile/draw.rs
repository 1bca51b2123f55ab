//! How the sheets look side by side: a column for each inspector, differences that stand out, the selected item below
//! or beside.

use super::ReconcileScreen;
use super::view::{View, rule_name};
use crate::model::checklist::Indicator;
use crate::model::decimal::Points;
use crate::model::person;
use crate::model::reconcile::Item;
use crate::model::scoring::{Answer, Verdict, score_item};
use crate::text::Lang;
use crate::text::screens::reconcile as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::Column;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 130;
/// Columns before the inspectors: mark, code, item, full marks.
const BEFORE: usize = 4;
/// Cells of an answer.
const ANSWER: u16 = 6;

impl ReconcileScreen {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let Some(view) = &self.view else {
            let words = text::too_few(ctx.lang, crate::model::reconcile::own_finals(ctx.facts, &self.visit).len());
            paint::put(buf, area.x, area.y, area.width, &words, ctx.look.of_role(Role::Warn));
            return;
        };
        let rule = rule_name(self.rule, ctx.lang);
        let summary = text::summary(ctx.lang, rule, view.same(), view.open() + view.done(), view.far(), view.done());
        paint::put(buf, area.x, area.y, area.width, &summary, ctx.look.of_role(Role::Title));
        let (word, role) = self.word(view, ctx);
        paint::put(buf, area.x, area.y + 1, area.width, &word, ctx.look.of_role(role));
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let (list, detail) = self.split(body);
        if !list.is_empty() {
            let shown = &self.shown;
            self.table.columns = columns(view, ctx);
            let cell =
                |r: usize, c: usize| shown.get(r).map_or_else(blank, |i| cell(view, &view.items[*i], c, ctx.lang));
            self.table.draw(buf, list, shown.len(), ctx.look, !self.reading, cell);
        }
        let lines = self.about(usize::from(detail.width.saturating_sub(2)), ctx);
        self.page.draw(buf, detail, &lines, ctx.look);
    }

    /// What the sheet stands at, or why one only looks.
    fn word(&self, view: &View, ctx: &Ctx) -> (String, Role) {
        let score = |p: Option<Points>| p.map(|p| p.to_string()).unwrap_or_default();
        if let Some(sheet) = view.agreed.as_ref().filter(|_| view.is_final()) {
            let got = sheet.totals(ctx.facts).and_then(|t| t.score);
            return (text::is_final(ctx.lang, score(got), sheet.revision), Role::Good);
        }
        if let Some(why) = self.why_not(ctx) {
            return (why, Role::Warn);
        }
        if view.items.iter().all(|i| !i.differs()) {
            return (text::all_same(ctx.lang), Role::Good);
        }
        (text::would_be(ctx.lang, score(view.would_be)), Role::Accent)
    }

    fn split(&self, body: Rect) -> (Rect, Rect) {
        if body.width >= BESIDE {
            let left = body.width * 3 / 5;
            let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
            return (Rect { width: left, ..body }, right);
        }
        if self.reading {
            return (Rect { height: 0, ..body }, body);
        }
        let rows = u16::try_from(self.shown.len() + 1).unwrap_or(u16::MAX);
        let top = rows.min(body.height / 2);
        (
            Rect { height: top, ..body },
            Rect { y: body.y + top + 1, height: body.height.saturating_sub(top + 1), ..body },
        )
    }
}

fn blank() -> Piece {
    piece("", Role::Text)
}

fn columns(view: &View, ctx: &Ctx) -> Vec<Column> {
    let lang = ctx.lang;
    let mut all = vec![
        Column::new("", 2),
        Column::new(text::code(lang), 5),
        Column::new(text::item(lang), 10).grow(),
        Column::new(text::full(lang), 4).right().leaves(1),
    ];
    for sheet in &view.sheets {
        all.push(Column::new(person::name_of(ctx.facts, &sheet.inspector), ANSWER).right());
    }
    all.extend([
        Column::new(text::spread(lang), 4).right(),
        Column::new(text::proposal(lang), ANSWER).right(),
        Column::new(text::agreed(lang), ANSWER).right(),
    ]);
    all
}

fn cell(view: &View, item: &Item, column: usize, lang: Lang) -> Piece {
    let Some(indicator) = view.list.get(&item.code) else { return blank() };
    let n = item.votes.len();
    match column {
        // A sign, not only a colour: half of the full marks or more apart.
        0 if item.far => piece("!!", Role::Bad),
        0 => blank(),
        1 => piece(item.code.clone(), Role::Dim),
        2 => piece(item.title.clone(), Role::Text),
        3 => piece(item.full.short(), Role::Dim),
        c if c < BEFORE + n => {
            item.votes.get(c - BEFORE).map_or_else(blank, |v| lost(indicator, &v.answer, Role::Bad, lang))
        }
        c if c == BEFORE + n => spread(item),
        c if c == BEFORE + n + 1 => lost(indicator, &item.proposal, Role::Accent, lang),
        _ => view.decided(&item.code).map_or_else(blank, |a| lost(indicator, &a, Role::Good, lang)),
    }
}

fn spread(item: &Item) -> Piece {
    if item.spread == Points::ZERO {
        blank()
    } else {
        piece(item.spread.short(), if item.far { Role::Bad } else { Role::Warn })
    }
}

/// What an answer costs, short: `0`, `-1.5`, 不得分, 不适用.
fn lost(indicator: &Indicator, answer: &Answer, role: Role, lang: Lang) -> Piece {
    match answer.verdict {
        None => piece(text::open(lang), Role::Dim),
        Some(Verdict::Ok) => piece("0", if role == Role::Bad { Role::Dim } else { role }),
        Some(Verdict::Deduct) => piece(format!("-{}", score_item(indicator, answer).deduct.short()), role),
        Some(Verdict::Zero) => piece(text::zero(lang), role),
        Some(Verdict::Na) => piece(text::na(lang), if role == Role::Bad { Role::Warn } else { role }),
    }
}
