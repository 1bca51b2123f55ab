//! One of a few, or some of a few: `(*) 立行立改  ( ) 限期整改`, `[x] 签到表`.

use super::paint;
use crate::tui::action::Action;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Mouse;
use crate::tui::wide;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Options beside each other, as many rows as they need.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    options: Vec<(String, String)>,
    chosen: Vec<bool>,
    many: bool,
    at: usize,
    places: Vec<Rect>,
}

impl Choice {
    /// One of these (code, words), beginning with a code; none is chosen if the code is not among them.
    pub fn one(options: &[(&str, &str)], code: &str) -> Choice {
        Choice::new(options, false, &[code])
    }

    /// Any of these, beginning with some codes.
    pub fn many(options: &[(&str, &str)], codes: &[&str]) -> Choice {
        Choice::new(options, true, codes)
    }

    fn new(options: &[(&str, &str)], many: bool, codes: &[&str]) -> Choice {
        let chosen: Vec<_> = options.iter().map(|o| codes.contains(&o.0)).collect();
        let at = chosen.iter().position(|c| *c).unwrap_or(0);
        let options = options.iter().map(|o| (o.0.to_owned(), o.1.to_owned())).collect();
        Choice { options, chosen, many, at, places: Vec::new() }
    }

    /// The code of the one that is chosen; empty if none.
    pub fn code(&self) -> &str {
        self.codes().first().copied().unwrap_or("")
    }

    /// The codes of all that are chosen.
    pub fn codes(&self) -> Vec<&str> {
        self.options.iter().zip(&self.chosen).filter(|o| *o.1).map(|o| o.0.0.as_str()).collect()
    }

    /// Chooses these codes (separated by blanks) and no others.
    pub fn choose(&mut self, codes: &str) {
        let codes: Vec<_> = codes.split_whitespace().collect();
        self.chosen = self.options.iter().map(|o| codes.contains(&o.0.as_str())).collect();
        self.at = self.chosen.iter().position(|c| *c).unwrap_or(self.at);
    }

    /// Takes arrows, blank and digits; false if the action is not about choosing.
    pub fn act(&mut self, action: Action) -> bool {
        let last = self.options.len().saturating_sub(1);
        match action {
            Action::Left => self.go(self.at.saturating_sub(1)),
            Action::Right => self.go((self.at + 1).min(last)),
            Action::Tick => self.pick(self.at),
            Action::Digit(n) if n > 0 && usize::from(n) <= self.options.len() => self.pick(usize::from(n) - 1),
            _ => return false,
        }
        true
    }

    /// A click chooses.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let Mouse::Click(at) = mouse else { return false };
        let Some(hit) = self.places.iter().position(|p| p.contains(at)) else { return false };
        self.pick(hit);
        true
    }

    /// One of a few is chosen by going there; some of a few are ticked.
    fn go(&mut self, to: usize) {
        self.at = to;
        if !self.many {
            self.pick(to);
        }
    }

    fn pick(&mut self, i: usize) {
        self.at = i;
        if !self.many {
            self.chosen.fill(false);
        }
        if let Some(chosen) = self.chosen.get_mut(i) {
            *chosen = !*chosen;
        }
    }

    fn text(&self, i: usize) -> String {
        let mark = match (self.many, self.chosen[i]) {
            (false, true) => "(*)",
            (false, false) => "( )",
            (true, true) => "[x]",
            (true, false) => "[ ]",
        };
        format!("{mark} {}", self.options[i].1)
    }

    fn layout(&self, width: u16) -> Vec<(u16, u16, u16)> {
        let (mut x, mut y) = (0, 0);
        let mut out = Vec::with_capacity(self.options.len());
        for i in 0..self.options.len() {
            let size = u16::try_from(wide::width(&self.text(i))).unwrap_or(width).min(width);
            if x > 0 && x + size > width {
                (x, y) = (0, y + 1);
            }
            out.push((x, y, size));
            x += size + 2;
        }
        out
    }

    /// Rows it takes in a width.
    pub fn height(&self, width: u16) -> u16 {
        self.layout(width).last().map_or(1, |l| l.1 + 1)
    }

    /// Draws it; the hardware cursor stands on the mark of the current option.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, look: Look, focus: bool) -> Option<Position> {
        let places = self.layout(area.width);
        self.places.clear();
        for (i, (x, y, size)) in places.into_iter().enumerate() {
            let place = Rect::new(area.x + x, area.y + y, size, 1).intersection(area);
            let role = match (focus && i == self.at, self.chosen[i]) {
                (true, _) => Role::Selected,
                (false, true) => Role::Accent,
                (false, false) => Role::Text,
            };
            paint::put(buf, place.x, place.y, place.width, &self.text(i), look.of_role(role));
            self.places.push(place);
        }
        let place = self.places.get(self.at).filter(|p| !p.is_empty())?;
        focus.then(|| Position::new((place.x + 1).min(place.right() - 1), place.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASSES: [(&str, &str); 3] = [("now", "立行立改"), ("dated", "限期整改"), ("long", "长期整改")];

    #[test]
    fn arrows_and_digits_choose_one() {
        let mut choice = Choice::one(&CLASSES, "dated");
        assert_eq!(choice.code(), "dated");
        assert!(choice.act(Action::Right) && choice.act(Action::Right));
        assert_eq!(choice.code(), "long");
        assert!(choice.act(Action::Digit(1)));
        assert_eq!(choice.codes(), ["now"]);
        assert!(!choice.act(Action::Digit(4)) && !choice.act(Action::Open));
    }

    #[test]
    fn several_are_ticked_and_wrap_where_it_is_narrow() {
        let mut choice = Choice::many(&CLASSES, &["now"]);
        choice.act(Action::Right);
        choice.act(Action::Tick);
        assert_eq!(choice.codes(), ["now", "dated"]);
        let area = Rect::new(0, 0, 28, 2);
        assert_eq!(choice.height(28), 2);
        let mut buf = Buffer::empty(area);
        assert_eq!(choice.draw(&mut buf, area, Look::Mono, true), Some(Position::new(15, 0)));
        assert!(choice.mouse(Mouse::Click(Position::new(1, 1))));
        assert_eq!(choice.codes(), ["now", "dated", "long"]);
    }
}
