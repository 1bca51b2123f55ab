//! Heat tables: clause by branch, clause by quarter.

use super::{HEAT, QuarterScreen};
use crate::model::decimal::Points;
use crate::model::rank::{Cell, Heat};
use crate::text::screens::quarter as text;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Ctx;
use crate::tui::wide;
use crate::tui::widgets::bars;
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Cells of one column.
const WIDE: u16 = 5;
/// Cells of the code.
const CODE: u16 = 6;

impl QuarterScreen {
    pub(super) fn draw_heat(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let at = self.selected().unwrap_or(0);
        let (Some(data), [_, _, branch, quarter, ..]) = (&self.data, &mut self.tables) else { return };
        let by_branch = self.tabs.at() == HEAT;
        let (heat, table) = if by_branch { (&data.heat, branch) } else { (&data.quarters, quarter) };
        let Some(heat) = heat else { return };
        let titles = (area.width / 3).clamp(16, 40);
        let columns = usize::from(area.width.saturating_sub(CODE + titles + 1 + WIDE) / WIDE).max(1);
        self.from = self.from.min(heat.columns.len().saturating_sub(columns));
        let seen = self.from..(self.from + columns).min(heat.columns.len());
        let upper = Rect { height: area.height.saturating_sub(4), ..area };
        head(frame.buffer_mut(), upper, heat, seen.clone(), titles, ctx);
        let body = Rect { y: upper.y + 1, height: upper.height.saturating_sub(1), ..upper };
        let row = |r: usize| {
            let (code, title) = heat.rows.get(r).cloned().unwrap_or_default();
            vec![
                paint::piece(wide::pad(&code, usize::from(CODE)), Role::Dim),
                paint::piece(wide::pad(&wide::clip(&title, usize::from(titles)), usize::from(titles)), Role::Text),
            ]
        };
        table.list.draw(frame.buffer_mut(), body, heat.rows.len(), ctx.look, true, row);
        let top = table.list.top();
        for y in 0..body.height {
            let Some(cells) = heat.cells.get(top + usize::from(y)) else { break };
            let x = body.x + CODE + titles + 1;
            cells_of(frame.buffer_mut(), (x, body.y + y), cells, seen.clone(), ctx.look);
            let lost = heat.row(top + usize::from(y)).lost;
            let right = wide::pad_left(&lost.short(), usize::from(WIDE));
            paint::put(
                frame.buffer_mut(),
                area.right() - WIDE,
                body.y + y,
                WIDE,
                &right,
                ctx.look.of_role(Role::Title),
            );
        }
        below(frame.buffer_mut(), Rect { y: upper.bottom() + 1, height: 3, ..area }, heat, at, ctx);
    }
}

fn head(buf: &mut Buffer, area: Rect, heat: &Heat, seen: std::ops::Range<usize>, titles: u16, ctx: &Ctx) {
    let style = ctx.look.of_role(Role::Dim);
    paint::put(buf, area.x, area.y, CODE, &text::code(ctx.lang), style);
    paint::put(buf, area.x + CODE, area.y, titles, &text::clause(ctx.lang), style);
    for (n, at) in seen.enumerate() {
        let (Some(title), open) = (heat.columns.get(at), heat.open.get(at).copied().unwrap_or(false)) else { break };
        // A quarter of a century is known: its year is left out where the room is small.
        let short = title.strip_prefix("20").filter(|t| t.contains('Q')).unwrap_or(title);
        let mark = if open { "?" } else { "" };
        let x = area.x + CODE + titles + 1 + u16::try_from(n).unwrap_or(0) * WIDE;
        paint::put(buf, x, area.y, WIDE, &format!("{}{mark}", wide::pad_left(short, usize::from(WIDE) - 1)), style);
    }
    let lost = wide::pad_left(&text::lost(ctx.lang), usize::from(WIDE));
    paint::put(buf, area.right() - WIDE, area.y, WIDE, &lost, style);
}

fn cells_of(buf: &mut Buffer, (x, y): (u16, u16), cells: &[Option<Cell>], seen: std::ops::Range<usize>, look: Look) {
    for (n, at) in seen.enumerate() {
        let Some(Some(cell)) = cells.get(at) else { continue };
        let units = |p: Points| u64::try_from(p.0).unwrap_or(0);
        let level = bars::heat(units(cell.lost), units(cell.full));
        let percent = cell.percent().map_or(0, |p| (p.0 / 100).max(1));
        let (shown, style) = match level {
            0 => ("   .".to_string(), look.of_role(Role::Dim)),
            _ => (format!("{percent:>4}"), look.heat(level)),
        };
        let x = x + u16::try_from(n).unwrap_or(0) * WIDE;
        paint::put(buf, x, y, WIDE - 1, &shown, style.patch(Style::new()));
    }
}

/// What the selected clause cost, and the legend.
fn below(buf: &mut Buffer, area: Rect, heat: &Heat, at: usize, ctx: &Ctx) {
    let (Some((code, title)), sum) = (heat.rows.get(at), heat.row(at)) else { return };
    let percent = sum.percent().map(|p| p.short()).unwrap_or_default();
    let said = text::lost_of(ctx.lang, sum.lost.short(), sum.hit, sum.of, percent);
    let rows = [
        vec![paint::piece(format!("{code} {title}  "), Role::Text), paint::piece(said, Role::Title)],
        vec![paint::piece(text::heat_legend(ctx.lang), Role::Dim)],
        vec![paint::piece(text::heat_columns(ctx.lang), Role::Dim)],
    ];
    paint::lines(buf, area, &rows, ctx.look);
}
