//! A text field of one or several lines: keys, paste, mouse, scrolling, and where the hardware cursor stands.

use super::editor::{Editor, Span};
use super::paint;
use crate::tui::look::{Look, Role};
use crate::tui::wide;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use std::ops::Range;

/// A text field. Its text is the user's own: hidden characters stay in it and are drawn as marks.
#[derive(Debug, Clone, Default)]
pub struct Field {
    editor: Editor,
    several: bool,
    /// Nobody may look at what is typed.
    hidden: bool,
    /// Wraps, but Enter is not its key.
    prose: bool,
    hint: String,
    draft: Option<String>,
    first: String,
    /// First row (several lines) or first column (one line) that is seen.
    scroll: usize,
    area: Rect,
    copied: Option<String>,
}

impl Field {
    /// A field of one line with this text.
    pub fn new(text: impl Into<String>) -> Field {
        let text = text.into();
        Field { editor: Editor::new(text.clone()), first: text, ..Field::default() }
    }

    /// It takes several lines: Enter begins a new one.
    pub fn several(self) -> Field {
        Field { several: true, ..self }
    }

    /// Every character is drawn as a star, and nothing of it can be copied: a passphrase.
    pub fn hidden(self) -> Field {
        Field { hidden: true, ..self }
    }

    /// One paragraph that wraps over several rows; Enter is left to the form.
    pub fn prose(self) -> Field {
        Field { several: true, prose: true, ..self }
    }

    /// Begins with all of its text selected: typing puts a proposal away, Enter takes it as it is.
    pub fn proposed(mut self) -> Field {
        self.editor.select_all();
        self
    }

    /// Shown while it is empty.
    pub fn hint(self, hint: impl Into<String>) -> Field {
        Field { hint: hint.into(), ..self }
    }

    /// Its text is kept under this key after two seconds of pause, until it is committed and the screen says
    /// [`crate::tui::screen::Cmd::ClearDraft`]. `kept` is a draft found on opening: it takes the place of the text.
    pub fn drafted(mut self, key: impl Into<String>, kept: Option<String>) -> Field {
        self.draft = Some(key.into());
        if let Some(text) = kept {
            self.editor = Editor::new(text);
        }
        self
    }

    /// The key of its draft.
    pub fn draft(&self) -> Option<&str> {
        self.draft.as_deref()
    }

    /// What it holds.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// Whether it holds something else than in the beginning or after [`Field::set`].
    pub fn changed(&self) -> bool {
        self.editor.text() != self.first
    }

    /// Puts a text into it, as its new beginning.
    pub fn set(&mut self, text: &str) {
        *self = Field { editor: Editor::new(text), first: text.into(), ..self.clone() };
    }

    /// Puts a text in the place of what was typed; undo brings that back.
    pub fn replace(&mut self, text: &str) {
        self.editor.select_all();
        self.editor.pause();
        self.editor.insert(text);
        self.editor.pause();
    }

    /// Selects a part of the text, in bytes: typing writes over it.
    pub fn select(&mut self, part: Range<usize>) {
        self.editor.go(part.start, false);
        self.editor.go(part.end, true);
    }

    /// What it holds is committed: it counts as unchanged from here on.
    pub fn committed(&mut self) {
        self.first = self.editor.text().to_owned();
        self.editor.pause();
    }

    /// Whether it takes several lines.
    pub fn is_several(&self) -> bool {
        self.several
    }

    /// Text that Ctrl-C or Ctrl-X took, once.
    pub fn copied(&mut self) -> Option<String> {
        self.copied.take()
    }

    /// Takes a key; false if it means nothing to a field, so that it may be an action.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        if event.kind == KeyEventKind::Release {
            return false;
        }
        let (ctrl, alt) =
            (event.modifiers.contains(KeyModifiers::CONTROL), event.modifiers.contains(KeyModifiers::ALT));
        let select = event.modifiers.contains(KeyModifiers::SHIFT);
        match event.code {
            KeyCode::Char(c) if ctrl == alt => self.editor.insert(c.encode_utf8(&mut [0; 4])), // both: AltGr
            KeyCode::Char(c) if ctrl => return self.command(c.to_ascii_lowercase()),
            KeyCode::Enter if self.several && !self.prose && !alt && !ctrl => self.editor.insert("\n"),
            KeyCode::Backspace => drop(self.editor.erase_back(if ctrl || alt { Span::Word } else { Span::Grapheme })),
            KeyCode::Delete => drop(self.editor.erase_forward(if ctrl || alt { Span::Word } else { Span::Grapheme })),
            code => return self.travel(code, ctrl, select),
        }
        true
    }

    /// Ctrl with a letter.
    fn command(&mut self, letter: char) -> bool {
        match letter {
            'a' => self.editor.select_all(),
            'h' => drop(self.editor.erase_back(Span::Grapheme)),
            'w' => drop(self.editor.erase_back(Span::Word)),
            'u' => drop(self.editor.erase_back(Span::Line)),
            'k' => drop(self.editor.erase_forward(Span::Line)),
            'z' => return self.editor.undo(),
            'y' => return self.editor.redo(),
            'c' | 'x' => return self.take(letter == 'x'),
            _ => return false,
        }
        true
    }

    fn take(&mut self, cut: bool) -> bool {
        if self.editor.selected().is_empty() || self.hidden {
            return false;
        }
        self.copied = Some(self.editor.selected().to_owned());
        if cut {
            self.editor.erase_back(Span::Grapheme);
        }
        true
    }

    fn travel(&mut self, code: KeyCode, ctrl: bool, select: bool) -> bool {
        let span = |narrow, broad| if ctrl { broad } else { narrow };
        match code {
            KeyCode::Left => self.editor.back(span(Span::Grapheme, Span::Word), select),
            KeyCode::Right => self.editor.forward(span(Span::Grapheme, Span::Word), select),
            KeyCode::Home => self.editor.back(span(Span::Line, Span::Text), select),
            KeyCode::End => self.editor.forward(span(Span::Line, Span::Text), select),
            KeyCode::Up if self.several => return self.step(-1, select),
            KeyCode::Down if self.several => return self.step(1, select),
            _ => return false,
        }
        true
    }

    /// To the row above or below; false at the first or last one.
    fn step(&mut self, by: isize, select: bool) -> bool {
        let rows = self.rows();
        let (row, column) = self.place(&rows);
        let Some(to) = row.checked_add_signed(by).and_then(|r| rows.get(r)) else { return false };
        self.editor.go(self.byte(to.clone(), column), select);
        true
    }

    /// Takes pasted text: `\r\n` and `\r` become `\n`; a field of one line takes blanks for them; other control
    /// characters are left out.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text: String = text
            .chars()
            .filter_map(|c| match c {
                '\n' if self.several && !self.prose => Some(c),
                '\n' | '\t' => Some(' '),
                c if c.is_control() => None,
                c => Some(c),
            })
            .collect();
        let text = if self.several { text.as_str() } else { text.trim() };
        if !text.is_empty() {
            self.editor.pause();
            self.editor.insert(text);
            self.editor.pause();
        }
    }

    /// A click puts the cursor there; false if it is elsewhere.
    pub fn click(&mut self, at: Position) -> bool {
        if !self.area.contains(at) {
            return false;
        }
        let (x, y) = (usize::from(at.x - self.area.x), usize::from(at.y - self.area.y));
        let rows = self.rows();
        let byte = if self.several {
            let row = rows.get((y + self.scroll).min(rows.len().saturating_sub(1)));
            row.map_or(0, |r| self.byte(r.clone(), x))
        } else {
            self.byte(0..self.text().len(), x + self.scroll)
        };
        self.editor.go(byte, false);
        true
    }

    /// How many rows its text takes in a width.
    pub fn height(&self, width: u16) -> u16 {
        if !self.several {
            return 1;
        }
        let rows = wide::rows(self.text(), usize::from(width.saturating_sub(1)));
        u16::try_from(rows.len()).unwrap_or(u16::MAX)
    }

    /// Draws it; with the focus, says where the hardware cursor stands, from the first frame on.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, look: Look, focus: bool) -> Option<Position> {
        self.area = area;
        if area.is_empty() {
            return None;
        }
        paint::fill(buf, area, look.of_role(if focus { Role::Focus } else { Role::Field }));
        let rows = self.rows();
        let (row, column) = self.place(&rows);
        if self.text().is_empty() {
            paint::put(buf, area.x, area.y, area.width, &self.hint, look.of_role(Role::Dim));
        }
        let (seen, left) = self.scrolled(row, column, rows.len());
        let shown = rows.iter().skip(seen).zip(area.rows());
        shown.for_each(|(range, place)| self.draw_row(buf, place, range.clone(), left, look));
        let x = u16::try_from(column - left).unwrap_or(0).min(area.width - 1);
        let y = u16::try_from(row - seen).unwrap_or(0).min(area.height - 1);
        focus.then(|| Position::new(area.x + x, area.y + y))
    }

    /// Scrolls so that the cursor is seen and no place behind the text stays blank; the first row and column.
    fn scrolled(&mut self, row: usize, column: usize, rows: usize) -> (usize, usize) {
        let wide = || wide::graphemes(self.text()).map(|g| self.shown(g.1).1).sum::<usize>() + 1; // the cursor behind
        let (at, size, all) = match self.several {
            true => (row, self.area.height, rows),
            false => (column, self.area.width, wide()),
        };
        let size = usize::from(size).max(1);
        self.scroll = self.scroll.min(at).max((at + 1).saturating_sub(size)).min(all.saturating_sub(size));
        if self.several { (self.scroll, 0) } else { (0, self.scroll) }
    }

    fn draw_row(&self, buf: &mut Buffer, place: Rect, range: Range<usize>, left: usize, look: Look) {
        let selection = self.editor.selection().unwrap_or(0..0);
        let mut column = 0;
        for (at, grapheme) in wide::graphemes(&self.text()[range.clone()]) {
            let (text, size) = self.shown(grapheme);
            let x = column.max(left) - left;
            let whole = column >= left && x + size <= usize::from(place.width);
            column += size;
            if !whole {
                continue; // cut by an edge: stays blank
            }
            let x = place.x + u16::try_from(x).unwrap_or(0);
            let style = if selection.contains(&(range.start + at)) {
                look.of_role(Role::Selected)
            } else {
                look.of_role(Role::Text)
            };
            buf.set_stringn(x, place.y, &text, size, style);
        }
    }

    /// How a grapheme is drawn, and its columns.
    fn shown<'a>(&self, grapheme: &'a str) -> (Cow<'a, str>, usize) {
        if self.hidden { ("*".into(), 1) } else { wide::shown(grapheme) }
    }

    fn rows(&self) -> Vec<Range<usize>> {
        if self.several {
            let width = usize::from(self.area.width.max(3) - 1); // room for the cursor after a full row
            wide::rows(self.text(), width)
        } else {
            std::iter::once(0..self.text().len()).collect()
        }
    }

    /// Row and column of the cursor. At a soft break it stands at the beginning of the next row.
    fn place(&self, rows: &[Range<usize>]) -> (usize, usize) {
        let cursor = self.editor.cursor();
        let row = rows.iter().rposition(|r| r.start <= cursor).unwrap_or(0);
        let from = rows.get(row).map_or(0, |r| r.start);
        let column = wide::graphemes(&self.text()[from..cursor]).map(|g| self.shown(g.1).1).sum();
        (row, column)
    }

    /// The byte of a row at or before a column.
    fn byte(&self, row: Range<usize>, column: usize) -> usize {
        let mut used = 0;
        for (at, grapheme) in wide::graphemes(&self.text()[row.clone()]) {
            let size = self.shown(grapheme).1;
            if used + size > column {
                return row.start + at;
            }
            used += size;
        }
        row.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Key;

    fn press(field: &mut Field, name: &str) -> bool {
        field.key(Key::parse(name).unwrap().event())
    }

    fn draw(field: &mut Field, width: u16, height: u16) -> (Vec<String>, Position) {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        let at = field.draw(&mut buf, area, Look::Mono, true).unwrap();
        let rows = (0..height).map(|y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>());
        (rows.collect(), at)
    }

    #[test]
    fn the_hardware_cursor_stands_in_display_columns_from_the_first_frame() {
        let mut field = Field::new("支e\u{301}👨‍👩‍👧");
        assert_eq!(draw(&mut field, 20, 1).1, Position::new(5, 0));
        press(&mut field, "Left");
        assert_eq!(draw(&mut field, 20, 1).1, Position::new(3, 0));
    }

    #[test]
    fn a_long_line_scrolls_and_never_shows_half_a_hanzi() {
        let mut field = Field::new("会议记录不全");
        let (rows, at) = draw(&mut field, 6, 1);
        assert_eq!((rows[0].trim(), at), ("不 全", Position::new(5, 0)));
        press(&mut field, "Home");
        assert_eq!(draw(&mut field, 6, 1).1, Position::new(0, 0));
    }

    #[test]
    fn several_lines_wrap_and_the_arrows_leave_only_at_the_ends() {
        let mut field = Field::new("会议记录，不全\nab").several();
        let (_, at) = draw(&mut field, 9, 4);
        assert_eq!(at, Position::new(2, 2));
        assert!(!press(&mut field, "Down"), "below the last row is the next field");
        assert!(press(&mut field, "Up") && press(&mut field, "Up"));
        assert_eq!(draw(&mut field, 9, 4).1, Position::new(2, 0));
        assert!(!press(&mut field, "Up"));
        assert!(field.click(Position::new(8, 1)));
        press(&mut field, "x");
        assert_eq!(field.text(), "会议记录，不全x\nab");
    }

    #[test]
    fn a_place_that_grew_shows_more_of_the_text() {
        let mut field = Field::new("一\n二\n三").several();
        assert_eq!(draw(&mut field, 9, 1).0[0].trim(), "三");
        let (rows, at) = draw(&mut field, 9, 3);
        assert_eq!((rows[0].trim(), at), ("一", Position::new(2, 2)));
        let mut field = Field::new("会议记录");
        draw(&mut field, 4, 1);
        assert_eq!(draw(&mut field, 10, 1).1, Position::new(8, 0));
    }

    #[test]
    fn pasted_line_ends_and_controls_are_made_harmless() {
        let mut field = Field::new("").several();
        field.paste("一\r\n二\r三\u{1b}[31m\t四");
        assert_eq!(field.text(), "一\n二\n三[31m 四");
        let mut line = Field::new("");
        line.paste("一\r\n二\n");
        assert_eq!(line.text(), "一 二");
        assert!(press(&mut line, "Ctrl-Z") && line.text().is_empty());
        assert!(!press(&mut line, "Ctrl-Z"), "then undo is the app's");
    }

    #[test]
    fn copying_gives_the_selection_once() {
        let mut field = Field::new("支部");
        assert!(!press(&mut field, "Ctrl-C"));
        press(&mut field, "Ctrl-A");
        assert!(press(&mut field, "Ctrl-X"));
        assert_eq!((field.copied().as_deref(), field.copied(), field.text()), (Some("支部"), None, ""));
    }

    #[test]
    fn what_is_hidden_is_stars_on_the_screen_and_never_on_the_clipboard() {
        let mut field = Field::new("口令e\u{301}👍ab").hidden();
        let (rows, at) = draw(&mut field, 12, 1);
        assert_eq!((rows[0].trim(), at), ("******", Position::new(6, 0)));
        press(&mut field, "Ctrl-A");
        assert!(!press(&mut field, "Ctrl-C") && !press(&mut field, "Ctrl-X") && field.copied().is_none());
        assert_eq!(field.text(), "口令e\u{301}👍ab");
        assert!(field.click(Position::new(2, 0)) && press(&mut field, "x"));
        assert_eq!(field.text(), "口令xe\u{301}👍ab");
    }
}
