//! Columns as wide as their numbers and dates: a code broken in two is read wrongly.
//!
//! Words may be broken anywhere; what stands in the middle or at the right is short and should not be. Such columns
//! take what they lack from the columns of words, if these can spare it.

use super::clean;
use super::model::{Align, Page, Table};

/// Full-width characters between the margins, in hundredths, at the size of letters in cells.
const UPRIGHT: u32 = 4_450;
const ACROSS: u32 = 8_200;
/// What the lines and the room beside the words of a cell take.
const BESIDE: u32 = 80;
/// Half a full-width character: a digit is a little wider than that.
const HALF: u32 = 60;
/// The longest that is kept on one line, in half-width characters.
const LONGEST: usize = 16;
/// Words that take more lines than these keep their room.
const LINES: u32 = 8;
/// Columns of words keep so much.
const LEAST: u32 = 500;

/// The widths of the columns in hundredths of a full-width character; they fill the page.
pub(super) fn widths(table: &Table, page: Page) -> Vec<u32> {
    let whole = if page == Page::Landscape { ACROSS } else { UPRIGHT };
    let asked: u32 = table.columns.iter().map(|c| u32::from(c.width.max(1))).sum();
    let given: Vec<u32> = table.columns.iter().map(|c| whole * u32::from(c.width.max(1)) / asked.max(1)).collect();
    let needs: Vec<u32> = (0..table.columns.len()).map(|at| need(table, at)).collect();
    let lack: u32 = given.iter().zip(&needs).map(|(g, n)| n.saturating_sub(*g)).sum();
    let spare = |at: usize| given[at].saturating_sub(needs[at].max(floor(table, at, given[at])));
    let spares: Vec<u32> = (0..given.len()).map(spare).collect();
    let room: u32 = spares.iter().sum();
    if lack == 0 || lack > room {
        return given;
    }
    let part = |at: usize| given[at].max(needs[at]) - spares[at] * lack / room;
    (0..given.len()).map(part).collect()
}

/// What a column does not give away: half of itself for words, more for long ones, which would make rows that are
/// higher than a page; all of it for what must not be broken.
fn floor(table: &Table, at: usize, given: u32) -> u32 {
    match table.columns.get(at).map(|c| c.align) {
        Some(Align::Left) => LEAST.max(given / 2).max(given.min(longest(table, at) / LINES)),
        _ => given,
    }
}

/// The longest text of a column.
fn longest(table: &Table, at: usize) -> u32 {
    let own = table.rows.iter().filter(|r| r.cells.iter().all(|c| c.span == 1)).filter_map(|r| r.cells.get(at));
    own.map(|c| units(&c.value.shown())).max().unwrap_or(0)
}

/// The width at which no short cell of a column is broken.
fn need(table: &Table, at: usize) -> u32 {
    if table.columns.get(at).is_none_or(|c| c.align == Align::Left) {
        return 0;
    }
    let own = table.rows.iter().filter(|r| r.cells.iter().all(|c| c.span == 1)).filter_map(|r| r.cells.get(at));
    let lines = own.flat_map(|c| clean::lines(&c.value.shown()));
    let short = lines.filter(|l| l.chars().any(|c| c.is_ascii_digit()) && clean::width(l) <= LONGEST);
    short.map(|l| units(&l)).max().map_or(0, |widest| widest + BESIDE)
}

fn units(line: &str) -> u32 {
    line.chars().map(|c| if c.is_ascii() { HALF } else { 100 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::model::{Column, Row};

    fn table(columns: &[(u16, Align)], row: &[&str]) -> Table {
        let column = |(width, align): &(u16, Align)| Column { title: "列".into(), width: *width, align: *align };
        let rows = vec![Row::plain(row.iter().map(|t| (*t).into()).collect())];
        Table { columns: columns.iter().map(column).collect(), rows }
    }

    #[test]
    fn a_number_or_a_date_takes_what_it_lacks_from_the_words() {
        let t = table(
            &[(8, Align::Center), (30, Align::Left), (6, Align::Center)],
            &["2026Q4-B02-01", "字é👍", "2026年11月24日"],
        );
        let got = widths(&t, Page::Portrait);
        assert!(got[0] >= 13 * HALF + BESIDE && got[2] >= 8 * HALF + 300 + BESIDE, "{got:?}");
        assert!(got[1] < UPRIGHT * 30 / 44 && got.iter().sum::<u32>() <= UPRIGHT + 2, "{got:?}");
    }

    #[test]
    fn long_words_keep_their_room() {
        let columns = [(8, Align::Center), (15, Align::Left), (15, Align::Left), (6, Align::Center)];
        let long = "字é👍，".repeat(60);
        let t = table(&columns, &["2026Q4-B02-01", &long, "字", "2026年11月24日"]);
        let got = widths(&t, Page::Portrait);
        assert_eq!(got[1], UPRIGHT * 15 / 44, "{got:?}");
        assert!(got[2] < got[1] && got[0] >= 13 * HALF + BESIDE, "{got:?}");
    }

    #[test]
    fn columns_stay_as_they_were_meant_if_nothing_lacks_or_nothing_can_be_spared() {
        let meant = |t: &Table| t.columns.iter().map(|c| UPRIGHT * u32::from(c.width) / 44).collect::<Vec<_>>();
        let enough = table(&[(14, Align::Center), (30, Align::Left)], &["2026年11月24日", "字"]);
        assert_eq!(widths(&enough, Page::Portrait), meant(&enough));
        let crowded = table(&[(2, Align::Center); 22], &["2026年11月24日"; 22]);
        assert_eq!(widths(&crowded, Page::Portrait), meant(&crowded));
        assert!(widths(&Table::default(), Page::Landscape).is_empty());
    }
}
