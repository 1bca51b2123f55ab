//! Tabs: which of several lists or pages is seen.

use super::paint;
use crate::tui::action::Action;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Mouse;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The tab that is seen.
#[derive(Debug, Clone, Default)]
pub struct Tabs {
    at: usize,
    count: usize,
    places: Vec<Rect>,
}

impl Tabs {
    /// Tabs, beginning with the first.
    pub fn new(count: usize) -> Tabs {
        Tabs { count, ..Tabs::default() }
    }

    /// The number of the tab that is seen.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many tabs there are.
    pub fn titles(&self) -> usize {
        self.count
    }

    /// Goes to a tab.
    pub fn select(&mut self, tab: usize) {
        self.at = tab.min(self.count.saturating_sub(1));
    }

    /// Next and previous, going round; digits from 1. False if the action is not about tabs.
    pub fn act(&mut self, action: Action) -> bool {
        let count = self.count.max(1);
        match action {
            Action::Next => self.at = (self.at + 1) % count,
            Action::Previous => self.at = (self.at + count - 1) % count,
            Action::Digit(n) if n > 0 && usize::from(n) <= self.count => self.at = usize::from(n) - 1,
            _ => return false,
        }
        true
    }

    /// A click goes to a tab; false if it is elsewhere.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let Mouse::Click(at) = mouse else { return false };
        let Some(hit) = self.places.iter().position(|p| p.contains(at)) else { return false };
        self.at = hit;
        true
    }

    /// Draws the titles on one row.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, titles: &[String], look: Look) {
        self.count = titles.len();
        self.places.clear();
        let mut x = area.x;
        for (i, title) in titles.iter().enumerate() {
            let role = if i == self.at { Role::Selected } else { Role::Dim };
            let from = x;
            let room = area.right().saturating_sub(x);
            x = paint::put(buf, x, area.y, room, &format!(" {title} "), look.of_role(role));
            self.places.push(Rect::new(from, area.y, x - from, 1));
            x += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Position;

    #[test]
    fn tabs_go_round_and_take_digits_and_clicks() {
        let titles = ["优点", "问题", "整改"].map(String::from);
        let area = Rect::new(0, 0, 40, 1);
        let mut tabs = Tabs::new(3);
        tabs.draw(&mut Buffer::empty(area), area, &titles, Look::Mono);
        assert!(tabs.act(Action::Previous));
        assert_eq!(tabs.at(), 2);
        assert!(tabs.act(Action::Next) && tabs.act(Action::Digit(2)) && !tabs.act(Action::Digit(9)));
        assert_eq!(tabs.at(), 1);
        assert!(tabs.mouse(Mouse::Click(Position::new(15, 0))));
        assert_eq!(tabs.at(), 2);
    }
}
