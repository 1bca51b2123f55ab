//! What several screens draw: paragraphs with a label, a list with words about the selected row.

use crate::model::facts::Facts;
use crate::tui::look::Role;
use crate::tui::wide;
use crate::tui::widgets::paint::{Pieces, piece};
use ratatui::layout::Rect;

/// Cells that a label takes, the blank after it included.
pub const LABEL: usize = 10;

/// A paragraph with a label at its left, wrapped to a width. Nothing at all if the text is empty.
pub fn labelled(label: &str, text: &str, role: Role, width: usize) -> Vec<Pieces> {
    if text.is_empty() {
        return Vec::new();
    }
    let lines = wide::wrap(text, width.saturating_sub(LABEL).max(2));
    let head = |first: bool| wide::pad(if first { label } else { "" }, LABEL);
    lines.iter().enumerate().map(|(i, l)| vec![piece(head(i == 0), Role::Dim), piece(l.as_str(), role)]).collect()
}

/// A list and, below it, some rows about the selected one. A small area gives the list at least half.
pub fn above_below(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height / 2);
    let list = Rect { height: area.height - rows, ..area };
    (list, Rect { x: area.x + 1, y: list.bottom(), width: area.width.saturating_sub(1), height: rows })
}

/// The moment of a wall clock as people read it: `2026-11-22 09:05`.
pub fn moment(wall: &str) -> String {
    wall.get(..16).unwrap_or(wall).replacen('T', " ", 1)
}

/// Whether a sheet is finalised: it is corrected with a reason, never just changed.
pub fn is_final(facts: &Facts, sheet: &str) -> bool {
    facts.value("sheet", sheet, "state") == "final"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_labelled_paragraph_hangs_under_its_first_line() {
        let lines = labelled("依据", "会议记录，签到é👍表", Role::Text, 20);
        let text: Vec<_> = lines.iter().map(|l| l.iter().map(|p| p.0.as_str()).collect::<String>()).collect();
        assert_eq!(text, ["依据      会议记录，", "          签到é👍表"]);
        assert!(labelled("依据", "", Role::Text, 20).is_empty());
    }
}
