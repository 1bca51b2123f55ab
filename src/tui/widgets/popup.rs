//! A window over what is below.

use super::paint;
use crate::tui::look::{Look, Role};
use crate::tui::wide;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget};

/// A place of this size in the middle of an area, or as much of it as there is.
pub fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect::new(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height)
}

/// Blanks an area for something on top. A wide glyph whose right half is inside is blanked too: else the terminal
/// draws it over the new left border, which vanishes (ratatui #2526).
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    if area.x > buf.area.x {
        for y in area.top()..area.bottom() {
            let left = &mut buf[(area.x - 1, y)];
            if left.cell_width() > 1 {
                left.set_symbol(" ");
            }
        }
    }
    ratatui::widgets::Clear.render(area, buf);
}

/// Draws the frame of a window with a title and returns what is inside.
pub fn frame(buf: &mut Buffer, area: Rect, title: &str, look: Look) -> Rect {
    clear(buf, area);
    let block = Block::bordered().border_style(look.of_role(Role::Border));
    let inner = block.inner(area);
    block.render(area, buf);
    let room = area.width.saturating_sub(4);
    let title = format!(" {} ", wide::clip(title, usize::from(room.saturating_sub(2))));
    let size = u16::try_from(wide::width(&title)).unwrap_or(room).min(room);
    paint::fill(buf, Rect { x: area.x + 2, width: size, height: 1, ..area }, look.of_role(Role::Title));
    paint::put(buf, area.x + 2, area.y, size, &title, look.of_role(Role::Title));
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn a_hanzi_cut_by_the_edge_does_not_eat_the_border() {
        for x in 3..7 {
            let mut buf = Buffer::empty(Rect::new(0, 0, 20, 5));
            for y in 0..5 {
                buf.set_string(0, y, "支部会议记录不全缺签", Style::new());
            }
            frame(&mut buf, Rect::new(x, 1, 9, 3), "题", Look::Mono);
            assert_eq!(buf[(x, 2)].symbol(), "│");
            assert_eq!(buf[(x - 1, 2)].cell_width(), 1, "what is left of the border is narrow");
        }
    }

    #[test]
    fn a_window_larger_than_the_screen_is_cut_to_it() {
        let area = Rect::new(0, 1, 60, 18);
        assert_eq!(middle(area, 80, 40), area);
        assert_eq!(middle(area, 20, 8), Rect::new(20, 6, 20, 8));
    }
}
