//! A text that is longer than its place: read, scrolled, never edited.

use super::paint::{self, Pieces};
use crate::tui::action::Action;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Mouse;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How far a text is scrolled.
#[derive(Debug, Clone, Default)]
pub struct Scroll {
    top: usize,
    len: usize,
    area: Rect,
}

impl Scroll {
    /// Moves; false if the action is not about moving.
    pub fn act(&mut self, action: Action) -> bool {
        let page = isize::try_from(self.area.height.max(2) - 1).unwrap_or(1);
        match action {
            Action::Up => self.by(-1),
            Action::Down => self.by(1),
            Action::PageUp => self.by(-page),
            Action::PageDown => self.by(page),
            Action::First => self.top = 0,
            Action::Last => self.by(isize::MAX),
            _ => return false,
        }
        true
    }

    /// The wheel moves the text it is over.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let Mouse::Wheel(at, rows) = mouse else { return false };
        if self.area.contains(at) {
            self.by(isize::from(rows));
        }
        self.area.contains(at)
    }

    fn by(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.most());
    }

    fn most(&self) -> usize {
        self.len.saturating_sub(usize::from(self.area.height))
    }

    /// Draws the lines that are seen; `>` at the right of the last row tells that more follows.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, lines: &[Pieces], look: Look) {
        self.area = area;
        self.len = lines.len();
        self.top = self.top.min(self.most());
        let body = Rect { width: area.width.saturating_sub(2), ..area };
        paint::lines(buf, body, &lines[self.top.min(lines.len())..], look);
        if self.top < self.most() && area.height > 0 {
            paint::put(buf, area.right().saturating_sub(1), area.bottom() - 1, 1, "v", look.of_role(Role::Accent));
        }
        if self.top > 0 {
            paint::put(buf, area.right().saturating_sub(1), area.y, 1, "^", look.of_role(Role::Accent));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stops_at_both_ends_and_shows_that_there_is_more() {
        let lines: Vec<Pieces> = (0..10).map(|i| vec![paint::piece(format!("第{i}行"), Role::Text)]).collect();
        let area = Rect::new(0, 0, 12, 4);
        let mut scroll = Scroll::default();
        let draw = |scroll: &mut Scroll| {
            let mut buf = Buffer::empty(area);
            scroll.draw(&mut buf, area, &lines, Look::Mono);
            (buf[(2, 0)].symbol().to_owned(), buf[(11, 3)].symbol().to_owned(), buf[(11, 0)].symbol().to_owned())
        };
        assert_eq!(draw(&mut scroll), ("0".into(), "v".into(), " ".into()));
        assert!(scroll.act(Action::Last) && !scroll.act(Action::Open));
        assert_eq!(draw(&mut scroll), ("6".into(), " ".into(), "^".into()));
        scroll.act(Action::PageUp);
        scroll.act(Action::Up);
        assert_eq!(draw(&mut scroll).0, "2");
    }
}
