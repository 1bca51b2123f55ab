//! Pages that fill from top to bottom.

use super::font::Fonts;
use super::line::{Line, Look, Run, wrap};
use crate::documents::logo::Logo;
use crate::documents::model::Page;

/// Something drawn on a page. Measured in points from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Ink {
    /// Words whose baseline begins at (x, y).
    Words { x: f32, y: f32, size: f32, run: Run },
    /// A line from here to there.
    Rule { from: (f32, f32), to: (f32, f32) },
    /// The document's logo.
    Logo { x: f32, y: f32, wide: f32, high: f32 },
    /// A light ground behind words.
    Ground { x: f32, y: f32, wide: f32, high: f32 },
}

/// How lines of words stand in their room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Left,
    Center,
    Right,
}

/// Sizes of letters on a page that stands or lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    pub(super) title: f32,
    pub(super) heading: f32,
    pub(super) text: f32,
    pub(super) cell: f32,
    pub(super) note: f32,
}

/// Height of a line in parts of the size of its letters.
pub(super) const LEADING: f32 = 1.35;
/// Where the baseline stands in its line.
const BASE: f32 = 1.02;
/// How far from the edge of the paper a logo stands, in millimetres: printers leave less than that white.
const EDGE: f64 = 9.0;
/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;
/// A4 in points.
const SHORT: f32 = 595.28;
const LONG: f32 = 841.89;

/// A document on its way to pages.
pub(super) struct Flow<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) page: Page,
    pub(super) sizes: Sizes,
    pub(super) pages: Vec<Vec<Ink>>,
    /// The next free place.
    pub(super) y: f32,
    pub(super) left: f32,
    pub(super) right: f32,
    top: f32,
    pub(super) bottom: f32,
}

/// Width and height of the paper.
pub(super) fn paper(page: Page) -> (f32, f32) {
    match page {
        Page::Portrait => (SHORT, LONG),
        Page::Landscape => (LONG, SHORT),
    }
}

impl<'a> Flow<'a> {
    pub(super) fn new(page: Page, fonts: &'a Fonts) -> Flow<'a> {
        let (wide, high) = paper(page);
        let (side, above, below, sizes) = match page {
            Page::Portrait => {
                (62.0, 60.0, 62.0, Sizes { title: 21.0, heading: 14.0, text: 12.0, cell: 10.5, note: 9.5 })
            }
            Page::Landscape => {
                (42.0, 42.0, 50.0, Sizes { title: 17.0, heading: 12.0, text: 10.5, cell: 8.5, note: 9.0 })
            }
        };
        Flow {
            fonts,
            page,
            sizes,
            pages: vec![Vec::new()],
            y: above,
            left: side,
            right: wide - side,
            top: above,
            bottom: high - below,
        }
    }

    /// Width between the margins.
    pub(super) fn room(&self) -> f32 {
        self.right - self.left
    }

    /// Height of an empty page between the margins.
    pub(super) fn whole(&self) -> f32 {
        self.bottom - self.top
    }

    /// How high something is where there is room without end.
    pub(super) fn measure(&self, write: impl FnOnce(&mut Flow)) -> f32 {
        let mut endless = Flow { pages: vec![Vec::new()], y: self.top + 1.0, bottom: f32::MAX, ..*self };
        write(&mut endless);
        endless.y - self.top - 1.0
    }

    pub(super) fn fresh(&self) -> bool {
        self.y <= self.top
    }

    pub(super) fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.top;
    }

    /// Goes on to a new page if so much does not fit here and would fit there. True if it did.
    pub(super) fn need(&mut self, high: f32) -> bool {
        let turn = !self.fresh() && self.y + high > self.bottom + 0.01;
        if turn {
            self.next_page();
        }
        turn
    }

    pub(super) fn gap(&mut self, high: f32) {
        if !self.fresh() {
            self.y += high;
        }
    }

    pub(super) fn ink(&mut self, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.push(ink);
        }
    }

    /// The logo at the left, as far in the upper margin as can be printed; what follows stands below it.
    pub(super) fn logo(&mut self, logo: &Logo) {
        let (wide, high) = logo.millimetres();
        let [wide, high, y] = [wide, high, EDGE].map(|n| (n * MILLIMETRE) as f32);
        self.ink(Ink::Logo { x: self.left, y, wide, high });
        self.y = self.y.max(y + high + 4.0);
    }

    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.ink(Ink::Rule { from, to });
    }

    /// One line at a place; `x` and `room` say where it may stand.
    pub(super) fn put(&mut self, line: &Line, size: f32, (x, y): (f32, f32), room: f32, stand: Stand) {
        let mut at = match stand {
            Stand::Left => x,
            Stand::Center => x + (room - line.width).max(0.0) / 2.0,
            Stand::Right => x + (room - line.width).max(0.0),
        };
        for run in &line.runs {
            let wide = super::line::width(&run.text, run.look.face(self.fonts), size);
            self.ink(Ink::Words { x: at, y: y + size * BASE, size, run: run.clone() });
            at += wide;
        }
    }

    /// Lines one below the other, from page to page.
    pub(super) fn lines(&mut self, lines: &[Line], size: f32, indent: f32, stand: Stand) {
        for line in lines {
            self.need(size * LEADING);
            let (place, room) = ((self.left + indent, self.y), self.room() - indent);
            self.put(line, size, place, room, stand);
            self.y += size * LEADING;
        }
    }

    /// Running words over the whole width.
    pub(super) fn words(&mut self, look: Look, text: &str, size: f32, stand: Stand) {
        let lines = wrap(&[Run::new(look, text)], self.fonts, size, self.room());
        self.lines(&lines, size, 0.0, stand);
    }
}
