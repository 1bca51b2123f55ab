//! The step bar: where one is, and how far each step is. Clicking goes there.

use super::paint;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Mouse;
use crate::tui::wide;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// Places of the last draw.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    places: Vec<Rect>,
}

impl Steps {
    /// Draws `1 听汇报 5/9 › 2 查资料 0/27 › …` on one row. A step that is done has a `✓`.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, steps: &[Step], at: usize, look: Look) {
        self.places.clear();
        let short = self.total(steps, false) > usize::from(area.width);
        let mut x = area.x;
        for (i, step) in steps.iter().enumerate() {
            if i > 0 {
                x = paint::put(buf, x, area.y, area.right().saturating_sub(x), " › ", look.of_role(Role::Dim));
            }
            let role = match (i == at, step.done >= step.total) {
                (true, _) => Role::Selected,
                (false, true) => Role::Good,
                (false, false) => Role::Text,
            };
            let from = x;
            let text = label(i, step, short);
            x = paint::put(buf, x, area.y, area.right().saturating_sub(x), &text, look.of_role(role));
            self.places.push(Rect::new(from, area.y, x - from, 1));
        }
    }

    fn total(&self, steps: &[Step], short: bool) -> usize {
        steps.iter().enumerate().map(|(i, s)| wide::width(&label(i, s, short)) + 3).sum::<usize>().saturating_sub(3)
    }

    /// The step that was clicked.
    pub fn clicked(&self, mouse: Mouse) -> Option<usize> {
        let Mouse::Click(at) = mouse else { return None };
        self.places.iter().position(|p| p.contains(at))
    }
}

fn label(i: usize, step: &Step, short: bool) -> String {
    let mark = if step.done >= step.total { " ✓" } else { "" };
    if short {
        format!("{} {}{mark}", i + 1, step.name)
    } else {
        format!(" {} {} {}/{}{mark} ", i + 1, step.name, step.done, step.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Position;

    #[test]
    fn the_bar_shows_progress_and_takes_clicks() {
        let names = ["听汇报", "查资料", "看现场", "访党员"];
        let steps = names.map(|n| Step { name: n.into(), done: 3, total: 3 + n.len() % 2 });
        let area = Rect::new(0, 0, 80, 1);
        let mut buf = Buffer::empty(area);
        let mut bar = Steps::default();
        bar.draw(&mut buf, area, &steps, 1, Look::Mono);
        let text: String = (0..80).map(|x| buf[(x, 0)].symbol()).collect();
        assert!(text.contains(" 1 听 汇 报  3/4 ") || text.contains("3/4"), "{text}");
        assert_eq!(bar.clicked(Mouse::Click(Position::new(2, 0))), Some(0));
        assert_eq!(bar.clicked(Mouse::Click(Position::new(79, 0))), None);
    }
}
