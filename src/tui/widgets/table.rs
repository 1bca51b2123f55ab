//! A table: columns that share the width, leave when it is narrow, and a list of rows below their headings.

use super::list::List;
use super::paint::{self, Piece};
use crate::tui::look::{Look, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Cells it needs.
    pub least: u16,
    /// Whether it takes what is left over.
    pub grows: bool,
    /// Numbers stand at the right.
    pub right: bool,
    /// Columns with a higher number leave first when the screen is narrow; 0 never leaves.
    pub leaves: u8,
}

impl Column {
    /// A column of fixed width.
    pub fn new(title: impl Into<String>, least: u16) -> Column {
        Column { title: title.into(), least, grows: false, right: false, leaves: 0 }
    }

    /// It takes what is left over.
    pub fn grow(self) -> Column {
        Column { grows: true, ..self }
    }

    /// Its cells stand at the right.
    pub fn right(self) -> Column {
        Column { right: true, ..self }
    }

    /// It leaves when the screen is narrow, the higher the earlier.
    pub fn leaves(self, order: u8) -> Column {
        Column { leaves: order, ..self }
    }
}

/// Which columns are seen in a width, and how wide each is. One blank stands between two columns.
pub fn layout(columns: &[Column], width: u16) -> Vec<(usize, u16)> {
    let mut seen: Vec<usize> = (0..columns.len()).collect();
    let need = |seen: &[usize]| -> u16 {
        let cells: u16 = seen.iter().map(|i| columns[*i].least).sum();
        cells + u16::try_from(seen.len().saturating_sub(1)).unwrap_or(0)
    };
    while need(&seen) > width {
        let leaving = seen.iter().copied().filter(|i| columns[*i].leaves > 0).max_by_key(|i| columns[*i].leaves);
        let Some(gone) = leaving else { break };
        seen.retain(|i| *i != gone);
    }
    let mut spare = width.saturating_sub(need(&seen));
    let mut growing = u16::try_from(seen.iter().filter(|i| columns[**i].grows).count()).unwrap_or(0);
    let mut share = |grows: bool| {
        if !grows || growing == 0 {
            return 0;
        }
        let part = spare / growing;
        (spare, growing) = (spare - part, growing - 1);
        part
    };
    seen.into_iter().map(|i| (i, columns[i].least + share(columns[i].grows))).collect()
}

/// A table with headings and a selected row.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns; a screen sets them anew when the language changes.
    pub columns: Vec<Column>,
    /// Selection and scroll of the rows.
    pub list: List,
}

impl Table {
    /// A table with these columns.
    pub fn new(columns: Vec<Column>) -> Table {
        Table { columns, list: List::default() }
    }

    /// Draws headings and the rows that are seen. `cell` gives text and role of a row's cell by column number.
    pub fn draw(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        len: usize,
        look: Look,
        focus: bool,
        cell: impl Fn(usize, usize) -> Piece,
    ) {
        let Table { columns, list } = self;
        let places = layout(columns, area.width);
        let heads = row(&places, columns, |i| (columns[i].title.clone(), Role::Dim));
        paint::line(buf, area, &heads, look);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        list.draw(buf, body, len, look, focus, |r| row(&places, columns, |c| cell(r, c)));
    }
}

fn row(places: &[(usize, u16)], columns: &[Column], cell: impl Fn(usize) -> Piece) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(places.len() * 2);
    for (n, (i, width)) in places.iter().enumerate() {
        if n > 0 {
            pieces.push((" ".into(), Role::Text));
        }
        let (text, role) = cell(*i);
        let width = usize::from(*width);
        pieces.extend(paint::cell(&text, width, columns[*i].right, role));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("支部", 8).grow(),
            Column::new("得分", 6).right(),
            Column::new("时限", 10).leaves(1),
            Column::new("备注", 10).grow().leaves(2),
        ]
    }

    #[test]
    fn columns_leave_by_their_order_and_share_what_is_left() {
        assert_eq!(layout(&columns(), 40), [(0, 9), (1, 6), (2, 10), (3, 12)]);
        assert_eq!(layout(&columns(), 30), [(0, 12), (1, 6), (2, 10)]);
        assert_eq!(layout(&columns(), 16), [(0, 9), (1, 6)]);
        assert_eq!(layout(&columns(), 5), [(0, 8), (1, 6)], "what must stay stays and is cut by the screen");
    }

    #[test]
    fn cells_of_hanzi_and_digits_stand_in_line() {
        let area = Rect::new(0, 0, 24, 3);
        let mut buf = Buffer::empty(area);
        let rows = [["生产一支部", "88.50"], ["HQ", "100"]];
        let mut table = Table::new(columns()[..2].to_vec());
        table.draw(&mut buf, area, 2, Look::Mono, true, |r, c| (rows[r][c].into(), Role::Text));
        let right: String = (18..24).map(|x| buf[(x, 1)].symbol()).collect();
        let below: String = (18..24).map(|x| buf[(x, 2)].symbol()).collect();
        assert_eq!((right.as_str(), below.as_str()), (" 88.50", "   100"));
    }
}
