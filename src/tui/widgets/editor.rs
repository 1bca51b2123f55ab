//! Text under a cursor: the model behind a field. It knows graphemes, selection and undo, but no screen.
//!
//! Why not a ready-made text area: those at hand move by `char`, so that the cursor stops inside `é` or a family
//! emoji, and sum the widths of `char`s, so that the input method's window stands in the wrong place after one.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

const MOST_UNDOS: usize = 1000;

/// A text, a cursor on a grapheme boundary, perhaps a selection, and what can be undone.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    cursor: usize,
    anchor: Option<usize>,
    past: Vec<(String, usize)>,
    future: Vec<(String, usize)>,
    run: Option<Run>,
}

/// Edits of one kind without a pause or a movement are undone together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Typing,
    Erasing,
}

/// How far a movement or a deletion goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// One grapheme.
    Grapheme,
    /// One word (a hanzi word is what Unicode says: one hanzi).
    Word,
    /// To the beginning or end of the line.
    Line,
    /// To the beginning or end of the text.
    Text,
}

impl Editor {
    /// A text with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Editor {
        let text = text.into();
        Editor { cursor: text.len(), text, ..Editor::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte at which the cursor stands, a grapheme boundary.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The selected bytes.
    pub fn selection(&self) -> Option<std::ops::Range<usize>> {
        let anchor = self.anchor.filter(|a| *a != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The selected text; empty if none.
    pub fn selected(&self) -> &str {
        self.selection().and_then(|r| self.text.get(r)).unwrap_or("")
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.anchor = Some(0);
        self.cursor = self.text.len();
        self.run = None;
    }

    /// Puts the cursor at a byte (moved back to a boundary), extending the selection or dropping it.
    pub fn go(&mut self, byte: usize, select: bool) {
        self.anchor = if select { self.anchor.or(Some(self.cursor)) } else { None };
        self.cursor = boundary(&self.text, byte);
        self.run = None;
    }

    /// Moves towards the beginning.
    pub fn back(&mut self, span: Span, select: bool) {
        let to = match self.selection() {
            Some(range) if !select && span == Span::Grapheme => range.start,
            _ => self.before(span),
        };
        self.go(to, select);
    }

    /// Moves towards the end.
    pub fn forward(&mut self, span: Span, select: bool) {
        let to = match self.selection() {
            Some(range) if !select && span == Span::Grapheme => range.end,
            _ => self.after(span),
        };
        self.go(to, select);
    }

    /// Puts text in the place of the selection. Single characters in a row are undone together.
    pub fn insert(&mut self, text: &str) {
        let typing = text.graphemes(true).count() == 1 && text != "\n";
        self.remember(typing.then_some(Run::Typing));
        self.cut_selection();
        self.text.insert_str(self.cursor, text);
        self.cursor = ceiling(&self.text, self.cursor + text.len());
    }

    /// Deletes the selection, or as far back as said. Returns what was deleted.
    pub fn erase_back(&mut self, span: Span) -> String {
        let from = self.before(span);
        self.erase(from..self.cursor)
    }

    /// Deletes the selection, or as far ahead as said. Returns what was deleted.
    pub fn erase_forward(&mut self, span: Span) -> String {
        let to = self.after(span);
        self.erase(self.cursor..to)
    }

    fn erase(&mut self, range: std::ops::Range<usize>) -> String {
        let range = self.selection().unwrap_or(range);
        let gone = self.text.get(range.clone()).unwrap_or("").to_owned();
        if gone.is_empty() {
            return gone;
        }
        self.remember(Some(Run::Erasing));
        self.text.replace_range(range.clone(), "");
        self.cursor = boundary(&self.text, range.start);
        self.anchor = None;
        gone
    }

    /// Takes the last run of edits back. False if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(then) = self.past.pop() else { return false };
        self.future.push((std::mem::replace(&mut self.text, then.0), self.cursor));
        (self.cursor, self.anchor, self.run) = (then.1, None, None);
        true
    }

    /// Does again what was taken back. False if there is nothing.
    pub fn redo(&mut self) -> bool {
        let Some(then) = self.future.pop() else { return false };
        self.past.push((std::mem::replace(&mut self.text, then.0), self.cursor));
        (self.cursor, self.anchor, self.run) = (then.1, None, None);
        true
    }

    /// What is typed from here on is undone by itself.
    pub fn pause(&mut self) {
        self.run = None;
    }

    fn remember(&mut self, run: Option<Run>) {
        if run.is_none() || self.run != run || self.selection().is_some() {
            self.past.push((self.text.clone(), self.cursor));
            let extra = self.past.len().saturating_sub(MOST_UNDOS);
            self.past.drain(..extra);
        }
        self.future.clear();
        self.run = run;
    }

    fn cut_selection(&mut self) {
        if let Some(range) = self.selection() {
            self.cursor = range.start;
            self.text.replace_range(range, "");
        }
        self.anchor = None;
    }

    fn before(&self, span: Span) -> usize {
        let head = &self.text[..self.cursor];
        match span {
            Span::Grapheme => head.grapheme_indices(true).next_back().map_or(0, |g| g.0),
            Span::Word => {
                let word = head.split_word_bound_indices().rev().find(|w| !w.1.trim().is_empty());
                word.map_or(0, |w| w.0)
            }
            Span::Line => head.rfind('\n').map_or(0, |i| i + 1),
            Span::Text => 0,
        }
    }

    fn after(&self, span: Span) -> usize {
        let tail = &self.text[self.cursor..];
        let step = match span {
            Span::Grapheme => tail.graphemes(true).next().map_or(0, str::len),
            Span::Word => {
                let word = tail.split_word_bound_indices().find(|w| !w.1.trim().is_empty());
                word.map_or(tail.len(), |w| w.0 + w.1.len())
            }
            Span::Line => tail.find('\n').unwrap_or(tail.len()),
            Span::Text => tail.len(),
        };
        self.cursor + step
    }
}

/// The grapheme boundary at or before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let byte = (0..=byte.min(text.len())).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0);
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => byte,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The grapheme boundary at or after a byte: a combining mark that was inserted joins what is before it.
fn ceiling(text: &str, byte: usize) -> usize {
    let low = boundary(text, byte);
    if low == byte {
        return byte;
    }
    low + text[low..].graphemes(true).next().map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cursor_never_stops_inside_a_grapheme() {
        let mut editor = Editor::new("支e\u{301}👨‍👩‍👧部");
        let mut stops = vec![];
        while editor.cursor() > 0 {
            editor.back(Span::Grapheme, false);
            stops.push(editor.text()[editor.cursor()..].graphemes(true).next().unwrap_or("").to_owned());
        }
        assert_eq!(stops, ["部", "👨‍👩‍👧", "e\u{301}", "支"]);
        editor.erase_forward(Span::Grapheme);
        editor.erase_forward(Span::Grapheme);
        assert_eq!(editor.text(), "👨‍👩‍👧部");
    }

    #[test]
    fn a_run_of_typing_a_paste_and_a_deletion_are_one_undo_each() {
        let mut editor = Editor::new("");
        for c in ["会", "议", "记", "录"] {
            editor.insert(c);
        }
        editor.insert("不全，缺七月");
        editor.erase_back(Span::Grapheme);
        editor.erase_back(Span::Grapheme);
        for want in ["会议记录不全，缺七月", "会议记录", ""] {
            assert!(editor.undo());
            assert_eq!(editor.text(), want);
        }
        assert!(!editor.undo());
        assert!(editor.redo() && editor.redo());
        assert_eq!(editor.text(), "会议记录不全，缺七月");
    }

    #[test]
    fn typing_replaces_the_selection_and_words_are_whole() {
        let mut editor = Editor::new("see A1-01 会议");
        editor.back(Span::Word, true);
        editor.back(Span::Word, true);
        assert_eq!(editor.selected(), "会议");
        editor.insert("x");
        assert_eq!(editor.text(), "see A1-01 x");
        assert_eq!(editor.erase_back(Span::Line), "see A1-01 x");
    }

    proptest! {
        #[test]
        fn any_sequence_of_edits_keeps_the_cursor_on_a_boundary_and_can_be_undone(
            steps in prop::collection::vec((0u8..9, "[会，e\u{301}\u{200d}👩👨A \n]{0,4}"), 0..40),
        ) {
            let mut editor = Editor::new("始");
            for (step, text) in steps {
                match step {
                    0 | 1 => editor.insert(&text),
                    2 => { editor.erase_back(Span::Grapheme); }
                    3 => { editor.erase_forward(Span::Word); }
                    4 => editor.back(Span::Grapheme, false),
                    5 => editor.forward(Span::Grapheme, true),
                    6 => editor.back(Span::Word, true),
                    7 => { editor.undo(); }
                    _ => editor.go(text.len(), false),
                }
                prop_assert_eq!(boundary(editor.text(), editor.cursor()), editor.cursor());
            }
            while editor.undo() {}
            prop_assert_eq!(editor.text(), "始");
        }
    }
}
