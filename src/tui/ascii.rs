//! For terminals that draw `│ “ … ①` two cells wide: every such sign is replaced by an ASCII one after drawing, in
//! borders and in data, so that nothing is shifted.

use super::wide::ambiguous;
use ratatui::buffer::Buffer;

/// Replaces the ambiguous signs of a frame.
pub fn narrow(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let mut chars = cell.symbol().chars();
        if let Some(stand_in) = chars.next().filter(|c| ambiguous(*c)).map(stand_in) {
            cell.set_char(stand_in);
        }
    }
}

fn stand_in(c: char) -> char {
    match c {
        '│' | '┃' | '║' | '▏' | '▕' => '|',
        '─' | '━' | '═' | '—' | '–' | '―' | '‐' => '-',
        '\u{2500}'..='\u{257f}' => '+',
        '\u{2580}'..='\u{259f}' | '■' | '◆' => '#',
        '“' | '”' | '″' => '"',
        '‘' | '’' | '′' => '\'',
        '…' | '‥' => ':',
        '·' | '°' | '•' | '○' | '●' | '◎' | '□' | '◇' => 'o',
        '→' | '⇒' => '>',
        '←' => '<',
        '↑' => '^',
        '↓' => 'v',
        '×' => 'x',
        '÷' => '/',
        '※' | '★' | '☆' => '*',
        '①'..='⑨' => char::from_digit(c as u32 - '①' as u32 + 1, 10).unwrap_or('?'),
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn ambiguous_signs_become_ascii_and_hanzi_stay() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 24, 1));
        buf.set_string(0, 0, "┌─│“支部”…①→é✓》", Style::new());
        narrow(&mut buf);
        let text: String = (0..24).map(|x| buf[(x, 0)].symbol()).collect();
        assert_eq!(text.replace(' ', ""), "+-|\"支部\":1>é✓》");
    }
}
