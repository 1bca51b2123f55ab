//! Places to sign below a table. Offices' programs differ in whether they keep a table's last row with what follows,
//! but all keep a row with the next one: so what leads to places to sign stands in a last row of the table, without
//! lines around it. Nobody gets a page to sign that holds nothing of the table.

use super::words::{kept, paragraph};
use super::{HALF, table, width};
use crate::documents::clean;
use crate::documents::model::{Block, Page, Piece, RowKind, Table};
use crate::documents::tail;

/// So many lines fit into a last row at most: a row that may not split must not be higher than a page.
const MOST_LINES: usize = 14;
/// So many rows of the table come along at most.
const MOST_ROWS: usize = 4;

/// What stands in the last row of a table at this place: the blocks after it up to the places to sign. None where it
/// is no table, leads to no places to sign, or what lies between is long or begins a part of its own.
pub(super) fn below(blocks: &[Block], at: usize, page: Page) -> &[Block] {
    let tail = tail::signing(blocks, at);
    let table = matches!(blocks.get(at), Some(Block::Table(_)));
    let own_part = tail.iter().any(|b| matches!(b, Block::Heading(_)));
    let high = tail.iter().map(|b| lines(b, page)).sum::<usize>() > MOST_LINES;
    if !table || own_part || high { &[] } else { tail }
}

/// How many lines a block takes, rather too many than too few.
fn lines(block: &Block, page: Page) -> usize {
    let room = usize::try_from(width(page) / HALF).unwrap_or(1).saturating_sub(4).max(1);
    let wrapped = |text: &String| clean::lines(text).iter().map(|l| clean::width(l).div_ceil(room).max(1)).sum();
    match block {
        Block::Heading(text) | Block::Paragraph(text) | Block::Greeting(text) | Block::Note(text) => wrapped(text),
        Block::Tally(pieces) => wrapped(&Piece::text(pieces)),
        Block::Choice { text, options, .. } => 1 + options.len() / 4 + wrapped(text),
        Block::Closing(lines) => lines.iter().map(wrapped).sum(),
        Block::Lines(n) => usize::from(*n) * 2,
        Block::Signatures(rows) => rows.iter().map(|r| r.len() * 2).sum(),
        Block::Facts(_) | Block::List(_) | Block::Table(_) | Block::Page(_) => MOST_LINES + 1,
    }
}

/// The last row, over all columns and without lines around it.
pub(super) fn row(columns: usize, page: Page, content: &str) -> String {
    let none = ["left", "bottom", "right"].map(|side| format!("<w:{side} w:val=\"nil\"/>")).concat();
    let flush = "<w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>";
    format!(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:gridSpan w:val=\"{columns}\"/><w:tcBorders>{none}</w:tcBorders><w:tcMar>{flush}</w:tcMar></w:tcPr>\
         {content}</w:tc></w:tr>",
        width(page)
    )
}

/// How many rows at the end come along: the sums, and the row before them.
fn along(table: &Table) -> usize {
    let sums = table.rows.iter().rev().take_while(|r| r.kind != RowKind::Plain).count();
    (sums + 1).min(MOST_ROWS).min(table.rows.len())
}

/// The table with that row below its own, and the paragraph that a document needs after a table.
pub(super) fn write(table: &Table, page: Page, content: &str) -> String {
    let last = row(table.columns.len(), page, &(paragraph("Gap", "", "") + content));
    let together = |mut rows: Vec<String>| {
        let first = rows.len().saturating_sub(along(table));
        rows.iter_mut().skip(first).for_each(|r| *r = kept(r));
        rows.concat() + &last
    };
    let after = paragraph("Gap", "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "");
    table::grid(table, page, together) + &after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::model::{Cell, Column, Document, Signature};

    fn table(kinds: &[RowKind]) -> Block {
        let columns = vec![Column { title: "事实".into(), width: 10, ..Column::default() }; 2];
        let row = |(n, kind): (usize, &RowKind)| crate::documents::model::Row {
            kind: *kind,
            cells: vec![Cell::from(format!("行{n}é👍")), Cell::from("")],
        };
        Block::Table(Table { columns, rows: kinds.iter().enumerate().map(row).collect() })
    }

    fn sign() -> Block {
        Block::Signatures(vec![vec![Signature::blank("组长（签字）")]])
    }

    fn xml(blocks: Vec<Block>) -> String {
        let mut out = String::new();
        super::super::blocks(
            &mut out,
            &Document { blocks, ..Document::new("题", Page::Landscape) }.blocks,
            Page::Landscape,
        );
        out
    }

    /// The rows of the first table as they stand one after another, each with whether it is kept with the next.
    fn kept_rows(xml: &str) -> Vec<(bool, String)> {
        let outer = xml.rfind("<w:gridSpan w:val=\"2\"/><w:tcBorders>").unwrap();
        let rows = xml[..outer].split("<w:tr>").skip(2);
        let cut = |r: &str| {
            r.split("<w:t xml:space=\"preserve\">").nth(1).unwrap_or("</").split("</").next().unwrap().to_string()
        };
        let mut rows: Vec<_> = rows.map(|r| (r.contains("<w:keepNext/>"), cut(r))).collect();
        rows.pop(); // the one in which the places to sign stand
        rows
    }

    #[test]
    fn places_to_sign_are_a_row_of_the_table_and_the_sums_come_along() {
        use RowKind::{Plain, Subtotal, Total};
        let said = xml(vec![
            table(&[Plain, Plain, Plain, Subtotal, Total]),
            Block::Note("注".into()),
            sign(),
            Block::Note("末".into()),
        ]);
        assert_eq!((said.matches("<w:tbl>").count(), said.matches("</w:tbl>").count()), (2, 2), "{said}");
        let (inside, after) = said.rsplit_once("</w:tc></w:tr></w:tbl>").unwrap();
        assert!(inside.contains("组长（签字）") && inside.ends_with("末</w:t></w:r></w:p>"), "{said}");
        assert!(!after.contains("<w:t") && after.starts_with("<w:p>"), "a paragraph of a point: {after}");
        let keeps: Vec<bool> = kept_rows(&said).iter().map(|r| r.0).collect();
        assert_eq!(keeps, [false, false, true, true, true]);
        let many = xml(vec![table(&[Plain, Subtotal, Subtotal, Subtotal, Subtotal, Subtotal, Total]), sign()]);
        assert_eq!(kept_rows(&many).iter().filter(|r| r.0).count(), MOST_ROWS);
        let none = xml(vec![table(&[]), sign()]);
        assert!(none.contains("<w:tcBorders>"), "with the heading at least");
    }

    #[test]
    fn a_part_of_its_own_or_a_long_one_stands_below_the_table_and_nothing_is_said_twice() {
        let plain = || table(&[RowKind::Plain]);
        for between in [Block::Heading("四、意见".into()), Block::Note("很长的说明，".repeat(200)), Block::Lines(9)]
        {
            let said = xml(vec![plain(), between.clone(), sign()]);
            assert!(!said.contains("<w:tcBorders>") && said.contains("<w:keepNext/>"), "{between:?}");
            assert_eq!(said.matches("组长（签字）").count(), 1);
        }
        let said = xml(vec![plain(), sign(), Block::Page("附".into()), plain(), sign()]);
        assert_eq!((said.matches("组长（签字）").count(), said.matches("<w:tcBorders>").count()), (2, 2));
        assert!(!xml(vec![plain(), Block::Note("注".into())]).contains("<w:tcBorders>"), "nobody signs");
    }
}
