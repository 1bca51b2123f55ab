//! A document as lines of the terminal: what will stand on the paper, not how.

use crate::documents::model::{Block, Cell, Document, Piece, Row, RowKind, Signature, Table};
use crate::text::Lang;
use crate::text::screens::print as text;
use crate::tui::look::Role;
use crate::tui::wide;
use crate::tui::widgets::paint::{Pieces, piece};

/// Cells that a column needs to be read; narrower tables are shown row by row.
const LEAST: usize = 7;

/// The lines of a document in so many cells.
pub(super) fn lines(doc: &Document, width: usize, lang: Lang) -> Vec<Pieces> {
    let mut page = Page { width: width.max(8), lines: Vec::new(), lang };
    page.center(&doc.title, Role::Title);
    let next = doc.paper.as_ref().filter(|p| !p.issued && !doc.number.is_empty());
    page.center(&next.map_or_else(|| doc.number.clone(), |_| text::number_next(lang, &doc.number)), Role::Dim);
    doc.blocks.iter().for_each(|b| page.block(b));
    page.blank();
    page.put(&doc.foot, Role::Dim);
    page.lines
}

struct Page {
    width: usize,
    lines: Vec<Pieces>,
    lang: Lang,
}

impl Page {
    fn blank(&mut self) {
        if self.lines.last().is_some_and(|l| !l.is_empty()) {
            self.lines.push(vec![]);
        }
    }

    fn put(&mut self, words: &str, role: Role) {
        for part in words.split('\n').filter(|_| !words.is_empty()) {
            self.lines.extend(wide::wrap(part, self.width).into_iter().map(|l| vec![piece(l, role)]));
        }
    }

    /// A paragraph set in; its further lines stand two cells deeper, so that the next heading is seen.
    fn hang(&mut self, words: &str, indent: usize) {
        let lines = wide::wrap(words, self.width.saturating_sub(indent + 2).max(2));
        for (n, line) in lines.iter().enumerate() {
            let before = " ".repeat(if n == 0 { indent } else { indent + 2 });
            self.lines.push(vec![piece(format!("{before}{line}"), Role::Text)]);
        }
    }

    fn center(&mut self, words: &str, role: Role) {
        for line in wide::wrap(words, self.width).into_iter().filter(|_| !words.is_empty()) {
            let before = self.width.saturating_sub(wide::width(&line)) / 2;
            self.lines.push(vec![piece(" ".repeat(before), role), piece(line, role)]);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(words) => {
                self.blank();
                self.put(words, Role::Title);
            }
            Block::Page(words) => {
                self.blank();
                self.center(words, Role::Title);
            }
            Block::Paragraph(words) => self.put(&format!("　　{words}"), Role::Text),
            Block::Tally(pieces) => self.put(&format!("　　{}", Piece::text(pieces)), Role::Text),
            Block::Greeting(words) => self.put(words, Role::Text),
            Block::Note(words) => self.put(words, Role::Dim),
            Block::Closing(all) => all.iter().for_each(|l| self.right(l)),
            Block::Facts(rows) => rows.iter().flatten().for_each(|(label, value)| self.pair(label, value)),
            Block::List(items) => (1..).zip(items).for_each(|(n, t)| self.put(&format!("{n}. {t}"), Role::Text)),
            Block::Table(table) => self.table(table),
            Block::Choice { label, options, text } => self.choice(label, options, text),
            Block::Lines(n) => (0..*n).for_each(|_| self.put(&"_".repeat(self.width.min(40)), Role::Dim)),
            Block::Signatures(rows) => rows.iter().flatten().for_each(|s| self.sign(s)),
        }
    }

    fn right(&mut self, words: &str) {
        let before = self.width.saturating_sub(wide::width(words));
        self.put(&format!("{}{words}", " ".repeat(before)), Role::Text);
    }

    fn pair(&mut self, label: &str, value: &str) {
        let value = if value.is_empty() { text::to_sign(self.lang) } else { value.to_string() };
        self.put(&format!("{label}：{value}"), Role::Text);
    }

    fn sign(&mut self, s: &Signature) {
        self.pair(&s.label, s.value.trim_start());
    }

    fn choice(&mut self, label: &str, options: &[(String, bool)], more: &str) {
        let boxes: Vec<String> =
            options.iter().map(|(o, on)| format!("[{}]{o}", if *on { 'x' } else { ' ' })).collect();
        self.put(&format!("{label}：{}", boxes.join("  ")), Role::Text);
        self.put(more, Role::Text);
    }

    fn table(&mut self, table: &Table) {
        self.blank();
        if table.columns.len() * LEAST > self.width {
            return table.rows.iter().for_each(|r| self.stacked(r, table));
        }
        let widths = self.widths(table);
        let heads: Vec<(String, usize)> = table.columns.iter().map(|c| c.title.clone()).zip(widths.clone()).collect();
        self.grid(&heads, Role::Title);
        for row in &table.rows {
            let mut rest = widths.iter();
            let room = |cell: &Cell| {
                let parts: Vec<usize> = rest.by_ref().take(cell.span).copied().collect();
                (cell.value.shown(), parts.iter().sum::<usize>() + parts.len().saturating_sub(1))
            };
            let cells: Vec<(String, usize)> = row.cells.iter().map(room).collect();
            self.grid(&cells, if row.kind == RowKind::Plain { Role::Text } else { Role::Title });
        }
        self.blank();
    }

    /// The width shared out by the widths on paper, each column wide enough for three hanzi.
    fn widths(&self, table: &Table) -> Vec<usize> {
        let count = table.columns.len();
        let room = self.width.saturating_sub(count * LEAST);
        let whole: usize = table.columns.iter().map(|c| usize::from(c.width)).sum();
        table.columns.iter().map(|c| LEAST - 1 + room * usize::from(c.width) / whole.max(1)).collect()
    }

    fn grid(&mut self, cells: &[(String, usize)], role: Role) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .map(|(words, width)| words.split('\n').flat_map(|part| wide::wrap(part, (*width).max(2))).collect())
            .collect();
        for line in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            let part = |(lines, (_, width)): (&Vec<String>, &(String, usize))| {
                wide::pad(lines.get(line).map_or("", String::as_str), *width)
            };
            let row: Vec<String> = wrapped.iter().zip(cells).map(part).collect();
            self.lines.push(vec![piece(row.join(" ").trim_end().to_string(), role)]);
        }
    }

    /// A row of a wide table: each heading with what stands under it.
    fn stacked(&mut self, row: &Row, table: &Table) {
        if row.kind != RowKind::Plain {
            let words: Vec<String> = row.cells.iter().map(|c| c.value.shown()).filter(|t| !t.is_empty()).collect();
            self.put(&words.join("  "), Role::Title);
            return;
        }
        for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            let words = cell.value.shown();
            if !words.is_empty() {
                self.hang(&format!("{}：{words}", column.title), if at == 0 { 0 } else { 2 });
            }
        }
    }
}
