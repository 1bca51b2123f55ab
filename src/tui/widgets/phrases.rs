//! Phrases used before, offered under a field while typing.

use super::list::{Hit, List};
use crate::tui::action::Action;
use crate::tui::look::{Look, Role};
use crate::tui::screen::Mouse;
use crate::tui::search::Search;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows that are offered at most.
const MOST: usize = 5;

/// Phrases, and the list of those that match while it is open.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    all: Vec<String>,
    list: Option<List>,
}

/// What a key meant to the offered phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Nothing: it is for the screen.
    Not,
    /// The list was opened, moved or closed.
    Moved,
    /// This phrase is to stand in the field.
    Take(String),
}

impl Phrases {
    /// The most useful first.
    pub fn new(all: Vec<String>) -> Phrases {
        Phrases { all, list: None }
    }

    /// Whether there is nothing to offer, whatever is typed.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those that fit what is typed.
    fn fitting(&self, typed: &str) -> Vec<&str> {
        let found = Search::new(typed.trim()).pick(&self.all);
        let fits = found.into_iter().filter_map(|i| self.all.get(i)).map(String::as_str);
        fits.filter(|p| *p != typed).take(MOST).collect()
    }

    /// Rows it takes under the field.
    pub fn height(&self, typed: &str) -> u16 {
        if self.list.is_none() { 0 } else { u16::try_from(self.offered(typed).len()).unwrap_or(0) }
    }

    /// What fits; if nothing does, the first of all: the list was asked for.
    fn offered(&self, typed: &str) -> Vec<&str> {
        let fitting = self.fitting(typed);
        if !fitting.is_empty() {
            return fitting;
        }
        self.all.iter().map(String::as_str).filter(|p| *p != typed).take(MOST).collect()
    }

    /// Closes the list; false if it was closed.
    pub fn close(&mut self) -> bool {
        self.list.take().is_some()
    }

    /// Takes an action first while the list is open, and the one that opens it.
    pub fn act(&mut self, action: Action, typed: &str) -> Offer {
        let len = self.offered(typed).len();
        match (&mut self.list, action) {
            (None, Action::Phrases) if len > 0 => {
                self.list = Some(List::default());
                Offer::Moved
            }
            (Some(list), Action::Phrases | Action::Down) => {
                list.set_len(len);
                let action = if list.selected() == len.checked_sub(1) { Action::First } else { Action::Down };
                list.act(action);
                Offer::Moved
            }
            (Some(list), Action::Up) => {
                list.act(Action::Up);
                Offer::Moved
            }
            (Some(_), Action::Open | Action::Next) => self.take(typed),
            _ => Offer::Not,
        }
    }

    /// A click takes a phrase.
    pub fn mouse(&mut self, mouse: Mouse, typed: &str) -> Offer {
        match (self.list.as_mut().map(|l| l.mouse(mouse)), mouse) {
            (Some(Hit::Open | Hit::Moved), Mouse::Click(_)) => self.take(typed),
            (Some(Hit::Miss) | None, _) => Offer::Not,
            _ => Offer::Moved,
        }
    }

    fn take(&mut self, typed: &str) -> Offer {
        let row = self.list.take().map_or(0, |mut l| {
            l.set_len(usize::MAX);
            l.selected().unwrap_or(0)
        });
        self.offered(typed).get(row).map_or(Offer::Moved, |p| Offer::Take((*p).to_owned()))
    }

    /// Draws what is offered.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, typed: &str, look: Look) {
        let offered: Vec<String> = self.offered(typed).into_iter().map(str::to_owned).collect();
        if let Some(list) = &mut self.list {
            list.draw(buf, area, offered.len(), look, true, |i| vec![(format!(" {}", offered[i]), Role::Accent)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_narrow_by_pinyin_go_round_and_are_taken() {
        let all = ["会议记录不全", "签到表缺失", "会议未按期召开"];
        let mut phrases = Phrases::new(all.map(String::from).to_vec());
        assert_eq!(phrases.act(Action::Down, "hy"), Offer::Not, "closed: the key is the form's");
        assert_eq!(phrases.act(Action::Phrases, "hy"), Offer::Moved);
        assert_eq!(phrases.height("hy"), 2);
        phrases.act(Action::Down, "hy");
        assert_eq!(phrases.act(Action::Open, "hy"), Offer::Take("会议未按期召开".into()));
        assert!(!phrases.close());
        phrases.act(Action::Phrases, "无此");
        assert_eq!(phrases.height("无此"), 3, "asked for: what is there is offered");
    }
}
