//! Pictures of the quarter: scores as bars, how they are spread, and for the selected branch its quarters and where it
//! lost points. Made of characters that are one cell wide everywhere and readable without colour.

use super::QuarterScreen;
use crate::model::decimal::Points;
use crate::model::rank::Line;
use crate::text::Lang;
use crate::text::screens::quarter as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::wide;
use crate::tui::widgets::bars;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Rows of the picture of the selected branch.
const BELOW: u16 = 8;
/// Rows of its columns.
const TALL: usize = 5;
/// Cells of a column.
const WIDE: usize = 4;
/// Lower borders of the groups that scores are counted in.
const GROUPS: [i64; 6] = [0, 70, 80, 85, 90, 95];
/// Cells of a name.
const NAME: usize = 16;

impl QuarterScreen {
    pub(super) fn draw_charts(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        let at = self.selected();
        let (Some(data), [.., table]) = (&self.data, &mut self.tables) else { return };
        let scores: Vec<Points> = data.ranking.iter().filter_map(|l| l.score).collect();
        let from = scores.iter().map(|p| p.0 / 100).min().map_or(0, |least| (least - 5).clamp(0, 90) / 10 * 10);
        let head = [vec![piece(text::chart_scale(lang, from), Role::Dim)], spread(&scores, lang)];
        paint::lines(frame.buffer_mut(), Rect { height: 2.min(area.height), ..area }, &head, ctx.look);
        let below = BELOW.min(area.height / 2);
        let upper = Rect { y: area.y + 3, height: area.height.saturating_sub(4 + below), ..area };
        let room = usize::from(area.width).saturating_sub(NAME + 20);
        let row = |i: usize| data.ranking.get(i).map(|l| score_bar(l, from, room, lang)).unwrap_or_default();
        table.list.draw(frame.buffer_mut(), upper, data.ranking.len(), ctx.look, true, row);
        let Some(line) = at.and_then(|at| data.ranking.get(at)) else { return };
        let lower = Rect { y: area.bottom() - below, height: below, ..area };
        let half = area.width / 2;
        let rounds: Vec<String> =
            data.history.quarters.iter().map(|(id, _)| id.trim_start_matches("20").to_string()).collect();
        let left = Rect { width: half.saturating_sub(1), ..lower };
        paint::lines(frame.buffer_mut(), left, &trend(line, &rounds, usize::from(left.width), lang), ctx.look);
        let right = Rect { x: area.x + half, width: area.width - half, ..lower };
        paint::lines(frame.buffer_mut(), right, &losses(line, &data.ranking, usize::from(right.width), lang), ctx.look);
    }
}

/// Name, bar, score, change: the bar begins at the score that the head names.
fn score_bar(line: &Line, from: i64, room: usize, lang: Lang) -> Pieces {
    let name = piece(wide::pad(&wide::clip(&line.name, NAME), NAME + 1), Role::Text);
    let Some(score) = line.score else { return vec![name, piece(text::chart_none(lang), Role::Warn)] };
    let units = |p: i64| u64::try_from(p).unwrap_or(0);
    let bar = bars::bar(units(score.0 - from * 100), units((100 - from) * 100), room.max(4));
    let change = match line.change {
        Some(c) if c > Points::ZERO => piece(format!("  +{}", c.short()), Role::Good),
        Some(c) if c < Points::ZERO => piece(format!("  {}", c.short()), Role::Bad),
        _ => piece("", Role::Dim),
    };
    vec![name, piece(bar, Role::Accent), piece(wide::pad_left(&score.to_string(), 8), Role::Title), change]
}

/// How many branches lie in each group of scores.
fn spread(scores: &[Points], lang: Lang) -> Pieces {
    let mut pieces = vec![piece(text::chart_spread(lang), Role::Dim)];
    for (n, least) in GROUPS.iter().enumerate() {
        let most = GROUPS.get(n + 1).copied().unwrap_or(101);
        let count = scores.iter().filter(|p| p.0 >= least * 100 && p.0 < most * 100).count();
        let name = if n == 0 { format!("<{most}") } else { format!("{least}+") };
        let role = if count == 0 { Role::Dim } else { Role::Title };
        pieces.push(piece(format!("  {name} "), Role::Dim));
        pieces.push(piece(if count == 0 { "-".into() } else { format!("{} {count}", "#".repeat(count.min(8))) }, role));
    }
    pieces
}

/// The quarters of a branch as columns, the newest at the right, with their scores below.
fn trend(line: &Line, rounds: &[String], width: usize, lang: Lang) -> Vec<Pieces> {
    let seen = (width / (WIDE + 1)).max(1);
    let skip = line.trend.len().saturating_sub(seen);
    let values: Vec<Option<i64>> = line.trend.iter().skip(skip).map(|p| p.map(|p| p.0)).collect();
    let known = || values.iter().flatten().copied();
    let (least, most) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    let mut rows = vec![vec![piece(text::chart_trend(lang, &line.name), Role::Title)]];
    // One whole point below the lowest: the lowest column still stands, and small changes are seen.
    let drawn = bars::columns(&values, least - 100, most.max(least + 100), TALL, WIDE);
    rows.extend(drawn.into_iter().map(|l| vec![piece(l, Role::Accent)]));
    let under = |texts: Vec<String>| texts.iter().map(|t| format!("{} ", wide::pad(t, WIDE))).collect::<String>();
    // Four cells: one place after the point, none for full marks.
    let tenths = |v: i64| (v + 5) / 10;
    let shown = |v: &Option<i64>| match v.map(tenths) {
        None => String::new(),
        Some(1000) => "100".into(),
        Some(t) => format!("{}.{}", t / 10, t % 10),
    };
    rows.push(vec![piece(under(values.iter().map(shown).collect()), Role::Title)]);
    let first = rounds.len().saturating_sub(values.len());
    rows.push(vec![piece(under(rounds.iter().skip(first).cloned().collect()), Role::Dim)]);
    rows
}

/// Where the branch lost points, beside the mean of all that have a score.
fn losses(line: &Line, all: &[Line], width: usize, lang: Lang) -> Vec<Pieces> {
    let mut rows = vec![vec![piece(text::chart_losses(lang), Role::Title)]];
    let scored: Vec<&Line> = all.iter().filter(|l| !l.categories.is_empty()).collect();
    let units = |p: Points| u64::try_from(p.0).unwrap_or(0);
    let most = scored.iter().flat_map(|l| l.categories.iter().map(|(_, full, got)| *full - *got)).max();
    let most = most.unwrap_or(Points::ZERO).max(Points::whole(1));
    for (n, (name, full, got)) in line.categories.iter().enumerate() {
        let lost = *full - *got;
        let sum: Points = scored.iter().filter_map(|l| l.categories.get(n)).map(|(_, full, got)| *full - *got).sum();
        let mean = Points(sum.0 / i64::try_from(scored.len().max(1)).unwrap_or(1));
        let room = width.saturating_sub(9 + 6 + 14).clamp(6, 24);
        let role = if lost > mean { Role::Bad } else { Role::Accent };
        rows.push(vec![
            piece(wide::pad(&wide::clip(name, 8), 9), Role::Text),
            piece(bars::bar(units(lost), units(most), room), role),
            piece(wide::pad_left(&lost.short(), 6), Role::Title),
            piece(if lost > mean { " !" } else { "  " }, Role::Bad),
            piece(text::chart_mean(lang, mean.short()), Role::Dim),
        ]);
    }
    if line.categories.is_empty() {
        rows.push(vec![piece(text::chart_none(lang), Role::Dim)]);
    }
    rows
}
