//! A list that typing narrows: by hanzi, pinyin, initials and codes.

use super::field::Field;
use super::list::List;
use super::paint::Pieces;
use crate::tui::look::{Look, Role};
use crate::tui::search::Search;
use crate::tui::wide;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One thing to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What the answer says.
    pub key: String,
    /// What people read.
    pub text: String,
    /// At the right, dim: a key, a state.
    pub note: String,
    /// Other words under which it is found.
    pub also: String,
    /// Why it cannot be chosen now.
    pub off: Option<String>,
}

impl Item {
    /// A thing with its key and its words.
    pub fn new(key: impl Into<String>, text: impl Into<String>) -> Item {
        Item { key: key.into(), text: text.into(), ..Item::default() }
    }

    /// With a note at the right.
    pub fn note(self, note: impl Into<String>) -> Item {
        Item { note: note.into(), ..self }
    }

    /// Found by these words too.
    pub fn also(self, also: impl Into<String>) -> Item {
        Item { also: also.into(), ..self }
    }
}

/// Items, a field to narrow them, and the list of those that are left.
pub struct Finder {
    items: Vec<Item>,
    /// The search field; it has the focus.
    pub field: Field,
    /// The list below.
    pub list: List,
    seen: Vec<usize>,
}

impl Finder {
    /// All items are seen until something is typed.
    pub fn new(items: Vec<Item>, hint: impl Into<String>) -> Finder {
        let seen: Vec<_> = (0..items.len()).collect();
        let mut list = List::default();
        list.set_len(seen.len());
        Finder { items, field: Field::new("").hint(hint), list, seen }
    }

    /// Adds words to what an item says.
    pub fn explain(&mut self, item: usize, words: &str) {
        if let Some(item) = self.items.get_mut(item) {
            item.text = format!("{}  {words}", item.text.split("  ").next().unwrap_or(""));
        }
    }

    /// The text of the field has changed.
    pub fn narrow(&mut self) {
        let texts = self.items.iter().map(|i| format!("{} {} {}", i.text, i.key, i.also));
        self.seen = Search::new(self.field.text()).pick(texts);
        self.list.select(0);
        self.list.set_len(self.seen.len());
    }

    /// The selected item.
    pub fn selected(&self) -> Option<&Item> {
        self.items.get(*self.seen.get(self.list.selected()?)?)
    }

    /// Selects the item with this key.
    pub fn select(&mut self, key: &str) {
        if let Some(at) = self.seen.iter().position(|i| self.items[*i].key == key) {
            self.list.select(at);
        }
    }

    /// How many items there are in all.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is nothing to choose at all.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Draws the field on the first row and the list below.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, look: Look) -> Option<Position> {
        let at = self.field.draw(buf, Rect { height: 1, ..area }, look, true);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let (items, seen) = (&self.items, &self.seen);
        let more = seen.len() > usize::from(below.height); // the list marks that more follows at its right edge
        let width = usize::from(area.width).saturating_sub(if more { 2 } else { 0 });
        self.list.draw(buf, below, seen.len(), look, true, |i| row(&items[seen[i]], width));
        at
    }
}

fn row(item: &Item, width: usize) -> Pieces {
    let note = item.off.as_deref().unwrap_or(&item.note);
    let size = wide::width(note).min(width / 2);
    let role = if item.off.is_some() { Role::Dim } else { Role::Text };
    let text = wide::pad(&item.text, width.saturating_sub(size + 1));
    vec![(text, role), (" ".into(), Role::Text), (wide::pad_left(note, size), Role::Dim)]
}
