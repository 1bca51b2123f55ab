//! Pictures made of characters that are one cell wide everywhere: progress, bars, sparklines, heat.

use super::paint::Piece;
use crate::tui::look::Role;

/// A bar of exactly `width` cells: `[####----]`.
pub fn bar(done: u64, total: u64, width: usize) -> String {
    let room = width.saturating_sub(2);
    let full = filled(done, total, room);
    format!("[{}{}]", "#".repeat(full), "-".repeat(room - full))
}

/// A bar with its numbers: `[####----] 12/49`.
pub fn progress(done: u64, total: u64, width: usize) -> Piece {
    let role = if total > 0 && done >= total { Role::Good } else { Role::Accent };
    (format!("{} {done}/{total}", bar(done, total, width)), role)
}

fn filled(done: u64, total: u64, room: usize) -> usize {
    let cells = (u128::from(done.min(total)) * room as u128).checked_div(u128::from(total)).unwrap_or(0);
    let cells = usize::try_from(cells).unwrap_or(room);
    // What is not done never looks done, and what is begun never looks untouched.
    match done {
        0 => 0,
        _ if done < total => cells.clamp(1.min(room), room.saturating_sub(1).max(1.min(room))),
        _ => room,
    }
}

/// Heights of a sparkline, low to high: ASCII, one cell everywhere.
const HEIGHTS: [char; 8] = ['_', '.', ',', '-', '~', '=', '+', '#'];

/// One character per value between `least` and `most`; a value that is missing is a blank.
pub fn spark(values: &[Option<i64>], least: i64, most: i64) -> String {
    let span = i128::from(most) - i128::from(least);
    let top = HEIGHTS.len() as i128 - 1;
    let one = |v: &Option<i64>| {
        let Some(v) = v else { return ' ' };
        let over = i128::from((*v).clamp(least.min(most), most)) - i128::from(least);
        let step = (over * top).checked_div(span).unwrap_or(0);
        HEIGHTS.get(usize::try_from(step).unwrap_or(0)).copied().unwrap_or('#')
    };
    values.iter().map(one).collect()
}

/// A chart of standing columns, `height` rows from the top down: each value fills as many rows as its place between
/// `least` and `most` says, at least one; a value that is missing leaves its column empty. A column is `wide` cells
/// with a blank after it.
pub fn columns(values: &[Option<i64>], least: i64, most: i64, height: usize, wide: usize) -> Vec<String> {
    let span = (i128::from(most) - i128::from(least)).max(1);
    let filled = |v: &Option<i64>| {
        let over = i128::from((*v)?) - i128::from(least);
        let rows = (over.max(0) * height as i128 + span / 2) / span;
        Some(usize::try_from(rows).unwrap_or(0).clamp(1, height))
    };
    let tall: Vec<Option<usize>> = values.iter().map(filled).collect();
    let row = |from_top: usize| {
        let cell = |t: &Option<usize>| {
            let sign = if t.is_some_and(|t| t + from_top >= height) { "#" } else { " " };
            format!("{} ", sign.repeat(wide))
        };
        tall.iter().map(cell).collect::<String>()
    };
    (0..height).map(row).collect()
}

/// The level of a heat table's cell for [`crate::tui::look::Look::heat`]: 0 nothing lost, 4 everything lost.
pub fn heat(lost: u64, full: u64) -> usize {
    match (u128::from(lost) * 4).checked_div(u128::from(full)) {
        _ if lost == 0 => 0,
        Some(quarters) => usize::try_from(quarters).unwrap_or(4).clamp(1, 4),
        None => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, 49, "[--------]")]
    #[case(1, 49, "[#-------]")]
    #[case(24, 49, "[###-----]")]
    #[case(48, 49, "[#######-]")]
    #[case(49, 49, "[########]")]
    #[case(60, 49, "[########]")]
    #[case(0, 0, "[--------]")]
    fn a_bar_is_full_only_when_all_is_done(#[case] done: u64, #[case] total: u64, #[case] want: &str) {
        assert_eq!(bar(done, total, 10), want);
        assert_eq!(bar(done, total, 2), "[]");
    }

    #[test]
    fn a_sparkline_spans_its_limits_and_leaves_gaps() {
        assert_eq!(spark(&[Some(0), Some(50), None, Some(100), Some(200)], 0, 100), "_- ##");
        assert_eq!(spark(&[Some(7)], 7, 7), "_");
    }

    #[test]
    fn standing_columns_span_their_limits_and_leave_gaps() {
        let drawn = columns(&[Some(0), None, Some(50), Some(100)], 0, 100, 4, 2);
        assert_eq!(drawn, ["         ## ", "         ## ", "      ## ## ", "##    ## ## "]);
        assert_eq!(columns(&[Some(7)], 7, 7, 2, 1), ["  ", "# "], "one value alone still stands");
        assert!(columns(&[], 0, 1, 2, 3).iter().all(String::is_empty));
    }

    #[test]
    fn heat_has_a_level_for_nothing_and_one_for_everything() {
        assert_eq!([heat(0, 10), heat(1, 10), heat(5, 10), heat(10, 10), heat(3, 0)], [0, 1, 2, 4, 4]);
    }
}
