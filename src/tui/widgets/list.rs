//! A list: which row is selected, which rows are seen, and what keys, clicks and the wheel do to both.

use super::paint::{self, Pieces};
use crate::tui::action::Action;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Mouse;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Selection and scroll of a list of any length; rows are asked for only while drawing, and only those that are seen.
#[derive(Debug, Clone, Default)]
pub struct List {
    selected: usize,
    top: usize,
    len: usize,
    area: Rect,
}

/// Cells that a row leaves to the sign that more follows.
const MORE: u16 = 2;

/// What a click on a list meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// Not in this list.
    Miss,
    /// A row became the selected one, or the wheel moved the list.
    Moved,
    /// The selected row was clicked again: open it.
    Open,
}

impl List {
    /// The selected row, if the list has any.
    pub fn selected(&self) -> Option<usize> {
        (self.len > 0).then(|| self.selected.min(self.len - 1))
    }

    /// Selects a row.
    pub fn select(&mut self, row: usize) {
        self.selected = row;
    }

    /// How many rows there are. Called by [`List::draw`]; before the first draw a screen may call it itself.
    pub fn set_len(&mut self, len: usize) {
        self.len = len;
        self.selected = self.selected.min(len.saturating_sub(1));
    }

    /// Moves the selection; false if the action is not about moving.
    pub fn act(&mut self, action: Action) -> bool {
        let page = usize::from(self.area.height.max(2)) - 1;
        let last = self.len.saturating_sub(1);
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => (self.selected + 1).min(last),
            Action::PageUp => self.selected.saturating_sub(page),
            Action::PageDown => (self.selected + page).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    /// Takes a click or the wheel.
    pub fn mouse(&mut self, mouse: Mouse) -> Hit {
        match mouse {
            Mouse::Click(at) if self.area.contains(at) => self.click(self.top + usize::from(at.y - self.area.y)),
            Mouse::Wheel(at, rows) if self.area.contains(at) => {
                let to = self.selected.saturating_add_signed(isize::from(rows));
                self.selected = to.min(self.len.saturating_sub(1));
                Hit::Moved
            }
            _ => Hit::Miss,
        }
    }

    fn click(&mut self, row: usize) -> Hit {
        if row >= self.len {
            return Hit::Miss;
        }
        let again = row == self.selected;
        self.selected = row;
        if again { Hit::Open } else { Hit::Moved }
    }

    /// Draws the rows that are seen. `row` gives the pieces of a row; `focus` tells whether keys move this list.
    pub fn draw(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        len: usize,
        look: Look,
        focus: bool,
        mut row: impl FnMut(usize) -> Pieces,
    ) {
        self.area = area;
        self.set_len(len);
        self.scroll();
        for (i, place) in (self.top..len).zip(area.rows()) {
            let (pieces, more) = (row(i), self.more(place));
            paint::line(buf, place, &pieces, look);
            if let Some(sign) = more {
                mark(buf, place, &pieces, sign, look);
            }
            if i == self.selected {
                let role = if focus { Role::Selected } else { Role::Marked };
                buf.set_style(place, look.of_role(role));
            }
        }
    }

    /// What the first and the last row that is seen say of rows above and below.
    fn more(&self, place: Rect) -> Option<paint::Piece> {
        let below = self.top + usize::from(self.area.height) < self.len && place.bottom() == self.area.bottom();
        let above = self.top > 0 && place.y == self.area.y;
        let sign = if below { "v" } else { "^" };
        (place.width > MORE && (below || above)).then(|| paint::piece(sign, Role::Accent))
    }

    /// The first row that is seen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The area of the last draw.
    pub fn area(&self) -> Rect {
        self.area
    }

    fn scroll(&mut self) {
        let height = usize::from(self.area.height).max(1);
        if self.selected < self.top {
            self.top = self.selected;
        } else if self.selected >= self.top + height {
            self.top = self.selected + 1 - height;
        }
        self.top = self.top.min(self.len.saturating_sub(height));
    }
}

/// Puts a sign at the end of a row; what would stand there is clipped before it.
fn mark(buf: &mut Buffer, place: Rect, pieces: &Pieces, sign: paint::Piece, look: Look) {
    let end = Rect { x: place.right() - MORE, width: MORE, ..place };
    if end.positions().any(|at| buf[at].symbol() != " ") {
        paint::fill(buf, place, look.of_role(Role::Text));
        paint::line(buf, Rect { width: place.width - MORE, ..place }, pieces, look);
    }
    paint::line(buf, Rect { x: place.right() - 1, width: 1, ..place }, &[sign], look);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Position;

    fn drawn(list: &mut List, len: usize) -> Vec<usize> {
        let area = Rect::new(0, 0, 10, 4);
        let mut seen = vec![];
        list.draw(&mut Buffer::empty(area), area, len, Look::Mono, true, |i| {
            seen.push(i);
            vec![paint::piece("行", Role::Text)]
        });
        seen
    }

    #[test]
    fn the_selected_row_is_always_seen_and_only_seen_rows_are_asked_for() {
        let mut list = List::default();
        assert_eq!(drawn(&mut list, 20_000), [0, 1, 2, 3]);
        assert!(list.act(Action::Last));
        assert_eq!(drawn(&mut list, 20_000), [19_996, 19_997, 19_998, 19_999]);
        list.act(Action::PageUp);
        list.act(Action::Up);
        assert_eq!(drawn(&mut list, 20_000), [19_995, 19_996, 19_997, 19_998]);
        assert_eq!(drawn(&mut list, 2), [0, 1]);
        assert_eq!(list.selected(), Some(1));
        assert_eq!(drawn(&mut list, 0), [0; 0]);
        assert_eq!(list.selected(), None);
    }

    #[test]
    fn more_rows_above_and_below_are_shown() {
        let area = Rect::new(0, 0, 10, 3);
        let signs = |list: &mut List| {
            let mut buf = Buffer::empty(area);
            list.draw(&mut buf, area, 5, Look::Mono, true, |_| vec![paint::piece("很长很长很长的行", Role::Text)]);
            [0, 1, 2].map(|y| buf[(9, y)].symbol().to_owned())
        };
        let mut list = List::default();
        assert_eq!(signs(&mut list), [" ", " ", "v"]);
        list.select(3);
        assert_eq!(signs(&mut list), ["^", " ", "v"]);
        list.act(Action::Last);
        assert_eq!(signs(&mut list), ["^", " ", " "]);
    }

    #[test]
    fn a_click_selects_a_second_one_opens_and_the_wheel_moves() {
        let mut list = List::default();
        drawn(&mut list, 20);
        assert_eq!(list.mouse(Mouse::Click(Position::new(1, 2))), Hit::Moved);
        assert_eq!(list.mouse(Mouse::Click(Position::new(1, 2))), Hit::Open);
        assert_eq!(list.mouse(Mouse::Wheel(Position::new(1, 2), 3)), Hit::Moved);
        assert_eq!(list.selected(), Some(5));
        assert_eq!(list.mouse(Mouse::Click(Position::new(30, 2))), Hit::Miss);
    }
}
