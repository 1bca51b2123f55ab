//! Putting text into the buffer. Nothing else in the app writes cells.

use crate::tui::look::{Look, Role};
use crate::tui::wide;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A piece of text and what it is.
pub type Piece = (String, Role);

/// A line made of pieces.
pub type Pieces = Vec<Piece>;

/// A piece.
pub fn piece(text: impl Into<String>, role: Role) -> Piece {
    (text.into(), role)
}

/// A text in exactly `size` cells, its role on the text alone: an underlined word does not underline the blanks.
pub fn cell(text: &str, size: usize, right: bool, role: Role) -> [Piece; 2] {
    let text = wide::clip(text, size);
    let blanks = (" ".repeat(size.saturating_sub(wide::width(&text))), Role::Text);
    if right { [blanks, (text, role)] } else { [(text, role), blanks] }
}

/// Draws a text clipped to `max` cells; returns the column after it.
pub fn put(buf: &mut Buffer, x: u16, y: u16, max: u16, text: &str, style: Style) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let text = wide::clip(text, usize::from(max.min(area.right() - x)));
    buf.set_stringn(x, y, &text, usize::from(max), style).0
}

/// Draws pieces one after another on the first row of an area; what does not fit is cut. Returns the column after.
pub fn line(buf: &mut Buffer, area: Rect, pieces: &[Piece], look: Look) -> u16 {
    let mut x = area.x;
    for (text, role) in pieces {
        x = put(buf, x, area.y, area.right().saturating_sub(x), text, look.of_role(*role));
    }
    x
}

/// Draws a text wrapped into an area; returns how many rows it took (at most the area's height).
pub fn text(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let lines = wide::wrap(text, usize::from(area.width));
    for (y, line) in area.rows().zip(&lines) {
        put(buf, y.x, y.y, y.width, line, style);
    }
    area.height.min(u16::try_from(lines.len()).unwrap_or(u16::MAX))
}

/// A list of lines of pieces, top down.
pub fn lines(buf: &mut Buffer, area: Rect, all: &[Pieces], look: Look) {
    for (row, pieces) in area.rows().zip(all) {
        line(buf, row, pieces, look);
    }
}

/// Blanks an area in a style.
pub fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buf[(x, y)].reset();
            buf[(x, y)].set_style(style);
        }
    }
}
