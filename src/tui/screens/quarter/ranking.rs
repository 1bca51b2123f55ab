//! The ranking.

use super::QuarterScreen;
use crate::model::decimal::Points;
use crate::model::rank::Line;
use crate::model::sheet::Standing;
use crate::text::Lang;
use crate::text::quarter as words;
use crate::text::screens::quarter as text;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::ledger::LedgerScreen;
use crate::tui::widgets::bars;
use crate::tui::widgets::paint::{self, Piece};
use crate::tui::widgets::table::Column;
use ratatui::Frame;
use ratatui::layout::Rect;

impl QuarterScreen {
    /// The deductions behind the score of the selected branch.
    pub(super) fn enter_rank(&self, ctx: &Ctx) -> Vec<Cmd> {
        let line = self.data.as_ref().zip(self.selected()).and_then(|(d, at)| d.ranking.get(at));
        match line.and_then(|l| l.standing.as_ref()) {
            Some(Standing::Score { sheet, .. }) => vec![Cmd::push(LedgerScreen::new(sheet))],
            _ => vec![Cmd::Toast(text::no_sheet(ctx.lang))],
        }
    }

    pub(super) fn draw_ranking(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        let below = 4.min(area.height / 3);
        let upper = Rect { height: area.height - below, ..area };
        let at = self.selected();
        let (Some(data), [table, ..]) = (&self.data, &mut self.tables) else { return };
        table.columns = columns(lang);
        let all = || data.ranking.iter().flat_map(|l| l.trend.iter().flatten()).map(|p| p.0);
        let limits = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        let draw = |r: usize, c: usize| {
            data.ranking.get(r).map_or_else(|| paint::piece("", Role::Text), |l| cell(l, c, limits, lang))
        };
        table.draw(frame.buffer_mut(), upper, data.ranking.len(), ctx.look, true, draw);
        let lower = Rect { y: upper.bottom() + 1, height: below.saturating_sub(1), ..area };
        let Some(line) = at.and_then(|at| data.ranking.get(at)) else { return };
        let parts: Vec<String> =
            line.categories.iter().map(|(n, full, got)| text::category(lang, n, got.short(), full.short())).collect();
        let first = if parts.is_empty() { remark(line, lang) } else { parts.join("  ") };
        let used = paint::text(frame.buffer_mut(), lower, &first, ctx.look.of_role(Role::Text));
        let last = Rect { y: lower.y + used, height: lower.height.saturating_sub(used), ..lower };
        paint::text(frame.buffer_mut(), last, &text::not_sole(lang), ctx.look.of_role(Role::Dim));
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::rank(lang), 4).right(),
        Column::new(text::branch(lang), 12).grow(),
        Column::new(text::score(lang), 7).right(),
        Column::new(text::change(lang), 6).right(),
        Column::new(text::problems(lang), 5).right(),
        Column::new(text::rate(lang), 7).right(),
        Column::new(text::trend(lang), 8),
        Column::new(text::remark(lang), 14).grow(),
    ]
}

fn cell(line: &Line, column: usize, (least, most): (i64, i64), lang: Lang) -> Piece {
    match column {
        0 => paint::piece(line.rank.map_or("-".into(), |r| r.to_string()), Role::Title),
        1 => paint::piece(line.name.clone(), Role::Text),
        2 => paint::piece(line.score.map(|p| p.to_string()).unwrap_or_default(), Role::Title),
        3 => change(line.change),
        4 => paint::piece(if line.problems == 0 { String::new() } else { line.problems.to_string() }, Role::Text),
        5 => {
            paint::piece(line.close_rate().map(|r| format!("{}%", r.percent().short())).unwrap_or_default(), Role::Text)
        }
        6 => {
            let points: Vec<Option<i64>> = line.trend.iter().map(|p| p.map(|p| p.0)).collect();
            paint::piece(bars::spark(&points, least, most), Role::Accent)
        }
        _ => paint::piece(remark(line, lang), Role::Warn),
    }
}

fn change(change: Option<Points>) -> Piece {
    match change {
        None => paint::piece("", Role::Dim),
        Some(c) if c > Points::ZERO => paint::piece(format!("+{}", c.short()), Role::Good),
        Some(c) if c < Points::ZERO => paint::piece(c.short(), Role::Bad),
        Some(_) => paint::piece("0", Role::Dim),
    }
}

/// Why there is no rank, or that the sheet came late.
fn remark(line: &Line, lang: Lang) -> String {
    match &line.standing {
        None => words::no_visit(lang),
        Some(Standing::Unfinished) => words::unfinished(lang),
        Some(Standing::Unreconciled(n)) => words::unreconciled(lang, n),
        Some(Standing::Score { score, unresolved: true, .. }) => words::conflict_open(lang, score),
        Some(Standing::Score { .. }) if line.late => words::late(lang),
        Some(Standing::Score { .. }) => String::new(),
    }
}
