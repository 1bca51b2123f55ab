//! Key names, the editor beside a plain text, fields on a screen.

use super::{Cost, feed, mutate, text};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use hucha::text::visible;
use hucha::tui::keymap::{Context, TABLE};
use hucha::tui::keys::{self, Key};
use hucha::tui::look::Look;
use hucha::tui::widgets::editor::{Editor, Span};
use hucha::tui::widgets::field::Field;
use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;

fn seeds() -> Vec<Vec<u8>> {
    vec![
        b"Ctrl-A Enter Alt-Left F12 Shift-Tab x".to_vec(),
        "互查é👍 e\u{301} 👨‍👩‍👧 ＡＢ\nwords and 词语，🇨🇳🇨🇳".as_bytes().to_vec(),
    ]
}

#[test]
fn key_names_and_what_they_mean() {
    let contexts: Vec<Context> = TABLE.iter().map(|r| r.context).collect();
    feed(
        "keys",
        Cost::Fast,
        |dice| mutate::bytes(&seeds(), dice),
        |input| {
            let text = text(input);
            for name in text.split(' ') {
                if let Some(key) = Key::parse(name) {
                    assert_eq!(Key::of(key.event()), Some(key), "{name}");
                }
            }
            let at = input.first().map_or(0, |b| usize::from(*b)) % (contexts.len() - 1);
            let keys =
                text.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::from_bits_truncate(c as u8 & 7)));
            let meant = keys.filter(|k| keys::resolve(&contexts[at..at + 2], false, *k).is_some()).count();
            let typed = text.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            let typed = typed.filter(|k| keys::resolve(&contexts[at..at + 2], true, *k).is_some()).count();
            assert_eq!(typed, 0, "a letter is an action while a text is typed");
            meant > 0
        },
    );
}

/// The simplest thing that could be right: a text, a cursor and the other end of a selection, in bytes.
#[derive(Debug, Clone, PartialEq)]
struct Plain {
    text: String,
    cursor: usize,
    anchor: usize,
}

impl Plain {
    /// Where the cursor may stand.
    fn stops(&self) -> Vec<usize> {
        self.text.grapheme_indices(true).map(|g| g.0).chain([self.text.len()]).collect()
    }

    fn selected(&self) -> (usize, usize) {
        (self.cursor.min(self.anchor), self.cursor.max(self.anchor))
    }

    fn go(&mut self, to: usize, select: bool) {
        self.cursor = to;
        if !select {
            self.anchor = to;
        }
    }

    fn back(&mut self, select: bool) {
        let (from, to) = self.selected();
        let before = self.stops().into_iter().rev().find(|s| *s < self.cursor).unwrap_or(0);
        self.go(if from < to && !select { from } else { before }, select);
    }

    fn forward(&mut self, select: bool) {
        let (from, to) = self.selected();
        let after = self.stops().into_iter().find(|s| *s > self.cursor).unwrap_or(self.text.len());
        self.go(if from < to && !select { to } else { after }, select);
    }

    fn line(&self) -> (usize, usize) {
        let from = self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1);
        let to = self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at);
        (from, to)
    }

    fn insert(&mut self, new: &str) {
        let (from, to) = self.selected();
        self.text.replace_range(from..to, new);
        let to = self.stops().into_iter().find(|s| *s >= from + new.len()).unwrap_or(self.text.len());
        self.go(to, false);
    }

    /// Takes the selection away, or what is between the cursor and there.
    fn erase(&mut self, there: usize) {
        let (mut from, mut to) = self.selected();
        if from == to {
            (from, to) = (from.min(there), to.max(there));
        }
        if from == to {
            return;
        }
        self.text.replace_range(from..to, "");
        let at = self.stops().into_iter().rfind(|s| *s <= from).unwrap_or(0);
        self.go(at, false);
    }
}

/// One key for both.
fn step(editor: &mut Editor, plain: &mut Plain, kind: usize, select: bool, new: &str) {
    let (stops, line) = (plain.stops(), plain.line());
    let before = stops.iter().rev().find(|s| **s < plain.cursor).copied().unwrap_or(0);
    let after = stops.iter().find(|s| **s > plain.cursor).copied().unwrap_or(plain.text.len());
    match kind {
        0 => (editor.back(Span::Grapheme, select), plain.back(select)).1,
        1 => (editor.forward(Span::Grapheme, select), plain.forward(select)).1,
        2 => (editor.back(Span::Line, select), plain.go(line.0, select)).1,
        3 => (editor.forward(Span::Line, select), plain.go(line.1, select)).1,
        4 => (drop(editor.erase_back(Span::Grapheme)), plain.erase(before)).1,
        5 => (drop(editor.erase_forward(Span::Grapheme)), plain.erase(after)).1,
        6 => (drop(editor.erase_back(Span::Line)), plain.erase(line.0)).1,
        7 => (drop(editor.erase_forward(Span::Text)), plain.erase(plain.text.len())).1,
        8 => {
            editor.select_all();
            (plain.anchor, plain.cursor) = (0, plain.text.len());
        }
        9 => {
            let gone = editor.erase_back(Span::Word);
            let there = plain.cursor - gone.len().min(plain.cursor);
            plain.erase(there);
        }
        _ => (editor.insert(new), plain.insert(new)).1,
    }
}

#[test]
fn the_editor_does_what_a_plain_text_does() {
    feed(
        "editor",
        Cost::Fast,
        |dice| mutate::bytes(&seeds(), dice),
        |input| {
            // Neither a key nor a paste nor a stored text brings `\r` to an editor: each makes it `\n` before.
            let chars: Vec<char> = text(input).chars().map(|c| if c == '\r' { '\n' } else { c }).take(80).collect();
            let mut editor = Editor::new("开始e\u{301}");
            let mut plain = Plain { text: "开始e\u{301}".into(), cursor: 9, anchor: 9 };
            let (mut turn, mut dice) = (0, super::Dice::new(input.iter().map(|b| u64::from(*b)).sum()));
            let first = plain.text.clone();
            for c in chars {
                turn += 1;
                let new: String = std::iter::repeat_n(c, 1 + turn % 3).collect();
                step(&mut editor, &mut plain, dice.below(16), dice.below(2) == 0, &new);
                let (from, to) = plain.selected();
                assert_eq!((editor.text(), editor.cursor()), (plain.text.as_str(), plain.cursor), "step {turn}");
                assert_eq!(editor.selected(), &plain.text[from..to], "step {turn}");
            }
            while editor.undo() {}
            assert_eq!(editor.text(), first);
            while editor.redo() {}
            assert_eq!(editor.text(), plain.text, "done again");
            turn > 0
        },
    );
}

#[test]
fn fields_on_a_screen() {
    const CODES: [KeyCode; 9] = [
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Enter,
    ];
    feed(
        "field",
        Cost::Slow,
        |dice| mutate::bytes(&seeds(), dice),
        |input| {
            let text = text(input);
            let first = input.first().copied().unwrap_or(0);
            let mut field = Field::new("开始");
            field = [Field::several, Field::prose, Field::proposed][usize::from(first % 3)](field);
            let area = Rect::new(3, 1, 2 + u16::from(first) % 30, 1 + u16::from(first) % 4);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 6));
            for (i, c) in text.chars().take(200).enumerate() {
                let code = if i % 3 == 0 { CODES[c as usize % CODES.len()] } else { KeyCode::Char(c) };
                field.key(KeyEvent::new(code, KeyModifiers::from_bits_truncate((c as u32 >> 3) as u8 & 7)));
                if i % 7 == 0 {
                    field.paste(text.get(..i).unwrap_or("粘é👍"));
                }
                let at = field.draw(&mut buffer, area, Look::default(), true).unwrap();
                assert!(area.contains(at), "the cursor left its field: {at:?} {area:?}");
            }
            assert!(!visible(field.text()).contains('\u{1b}'));
            !field.text().is_empty()
        },
    );
}
