//! A list whose rows stand under headings that cannot be selected.

use crate::tui::action::Action;
use crate::tui::look::Look;
use crate::tui::screen::Mouse;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows in sections; each section has a heading, also when it is empty.
#[derive(Debug, Clone, Default)]
pub struct Sections {
    list: List,
    sizes: Vec<usize>,
}

impl Sections {
    /// How many rows each section has now. What was selected stays selected as far as it is still there.
    pub fn arrange(&mut self, sizes: &[usize]) {
        let selected = self.selected();
        self.sizes = sizes.to_vec();
        self.list.set_len(self.height());
        match selected {
            Some((section, row)) => self.select(section, row),
            None => self.leave_heading(Action::Down),
        }
    }

    /// Lines it takes, headings included.
    pub fn height(&self) -> usize {
        self.sizes.len() + self.sizes.iter().sum::<usize>()
    }

    /// Section and row that are selected; none if there are no rows.
    pub fn selected(&self) -> Option<(usize, usize)> {
        let (section, row) = self.place(self.list.selected()?);
        Some((section, row?))
    }

    /// Selects a row, or the nearest one there is.
    pub fn select(&mut self, section: usize, row: usize) {
        let before: usize = self.sizes.iter().take(section).map(|n| n + 1).sum();
        let last = self.sizes.get(section).copied().unwrap_or(0);
        self.list.select(before + (row + 1).min(last));
        self.leave_heading(Action::Down);
    }

    /// Moves the selection; false if the action is not about moving.
    pub fn act(&mut self, action: Action) -> bool {
        let moved = self.list.act(action);
        if moved {
            let up = matches!(action, Action::Up | Action::PageUp | Action::Last);
            self.leave_heading(if up { Action::Up } else { Action::Down });
        }
        moved
    }

    /// Takes a click or the wheel.
    pub fn mouse(&mut self, mouse: Mouse) -> Hit {
        let before = self.list.selected();
        let hit = self.list.mouse(mouse);
        let Some(now) = self.list.selected() else { return Hit::Miss };
        if self.place(now).1.is_some() {
            return hit;
        }
        match (mouse, before) {
            (Mouse::Click(_), Some(row)) => self.list.select(row), // a heading was clicked
            _ => self.leave_heading(Action::Down),
        }
        Hit::Moved
    }

    /// Draws headings and rows that are seen.
    pub fn draw(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        look: Look,
        focus: bool,
        head: impl Fn(usize) -> Pieces,
        row: impl Fn(usize, usize) -> Pieces,
    ) {
        let height = self.height();
        let Sections { list, sizes } = self;
        if sizes.iter().all(|n| *n == 0) {
            let heads: Vec<Pieces> = (0..sizes.len()).map(head).collect();
            return paint::lines(buf, area, &heads, look);
        }
        list.draw(buf, area, height, look, focus, |line| match place(sizes, line) {
            (section, None) => head(section),
            (section, Some(n)) => row(section, n),
        });
    }

    fn place(&self, line: usize) -> (usize, Option<usize>) {
        place(&self.sizes, line)
    }

    /// From a heading to the row behind it, or before it where there is none.
    fn leave_heading(&mut self, way: Action) {
        let back = if way == Action::Up { Action::Down } else { Action::Up };
        for step in [way, back] {
            for _ in 0..=self.sizes.len() {
                let here = self.list.selected().map(|line| self.place(line));
                if here.is_none_or(|(_, row)| row.is_some()) {
                    return;
                }
                self.list.act(step);
            }
        }
    }
}

/// Section of a line, and the row in it; none for its heading.
fn place(sizes: &[usize], line: usize) -> (usize, Option<usize>) {
    let mut rest = line;
    for (section, size) in sizes.iter().enumerate() {
        if rest <= *size {
            return (section, rest.checked_sub(1));
        }
        rest -= size + 1;
    }
    (sizes.len(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::look::Role;
    use crate::tui::widgets::paint::piece;
    use ratatui::layout::Position;

    fn drawn(sections: &mut Sections) -> Vec<String> {
        let area = Rect::new(0, 0, 20, 8);
        let mut buf = Buffer::empty(area);
        let head = |s: usize| vec![piece(format!("# {s}"), Role::Title)];
        let row = |s: usize, r: usize| vec![piece(format!("{s}-{r}"), Role::Text)];
        sections.draw(&mut buf, area, Look::Mono, true, head, row);
        let line = |y| (0..20).map(|x| buf[(x, y)].symbol()).collect::<String>().trim().to_owned();
        (0..8).map(line).filter(|l| !l.is_empty()).collect()
    }

    fn sections(sizes: &[usize]) -> Sections {
        let mut sections = Sections::default();
        sections.arrange(sizes);
        sections
    }

    #[test]
    fn headings_are_seen_and_never_selected() {
        let mut s = sections(&[2, 0, 1]);
        assert_eq!(drawn(&mut s), ["# 0", "0-0", "0-1", "# 1", "# 2", "2-0"]);
        let mut seen = vec![s.selected()];
        for _ in 0..3 {
            s.act(Action::Down);
            seen.push(s.selected());
        }
        assert_eq!(seen, [Some((0, 0)), Some((0, 1)), Some((2, 0)), Some((2, 0))]);
        for (action, want) in
            [(Action::Up, (0, 1)), (Action::First, (0, 0)), (Action::Up, (0, 0)), (Action::Last, (2, 0))]
        {
            s.act(action);
            assert_eq!(s.selected(), Some(want), "{action:?}");
        }
    }

    #[test]
    fn nothing_is_selected_where_there_is_nothing_and_the_selection_follows_what_remains() {
        let mut s = sections(&[0, 0]);
        assert_eq!(s.selected(), None);
        s.act(Action::Down);
        assert_eq!(s.selected(), None);
        s.arrange(&[0, 3]);
        s.select(1, 2);
        s.arrange(&[0, 2]);
        assert_eq!(s.selected(), Some((1, 1)));
        s.arrange(&[1, 0]);
        assert_eq!(s.selected(), Some((0, 0)));
    }

    #[test]
    fn a_click_on_a_heading_changes_nothing() {
        let mut s = sections(&[1, 2]);
        drawn(&mut s);
        assert_eq!(s.mouse(Mouse::Click(Position::new(1, 3))), Hit::Moved);
        assert_eq!(s.selected(), Some((1, 0)));
        s.mouse(Mouse::Click(Position::new(1, 0)));
        assert_eq!(s.selected(), Some((1, 0)));
        assert_eq!(s.mouse(Mouse::Click(Position::new(1, 3))), Hit::Open);
    }
}
