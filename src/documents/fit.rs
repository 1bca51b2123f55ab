//! Columns as wide as their numbers and dates: a code broken in two is read wrongly.
//!
//! Words may be broken anywhere; what stands in the middle or at the right is short and should not be. Such columns
//! take what they lack from the columns of words, if these can spare it.

mod balance;

use super::clean;
use super::model::{Align, Cell, Page, Table};

/// Full-width characters between the margins, in hundredths, at the size of letters in cells.
const UPRIGHT: u32 = 4_450;
const ACROSS: u32 = 8_200;
/// What the lines and the room beside the words of a cell take.
const BESIDE: u32 = 80;
/// Half a full-width character: a digit is a little wider than that.
const HALF: u32 = 60;
/// What such programs put into a date, beyond the digits being narrower than reckoned.
const PARTED: u32 = 110;
/// The longest that is kept on one line, in half-width characters.
const LONGEST: usize = 16;
/// The longest of which it is known where it is read best broken.
const FOLDED: usize = 24;
/// Words that take more lines than these keep their room.
const LINES: u32 = 8;
/// Columns of words keep so much.
const LEAST: u32 = 500;
/// And so much where room is short.
const TIGHT: u32 = 350;

/// The widths of the columns in hundredths of a full-width character; they fill the page.
pub(super) fn widths(table: &Table, page: Page) -> Vec<u32> {
    let whole = if page == Page::Landscape { ACROSS } else { UPRIGHT };
    let asked: u32 = table.columns.iter().map(|c| u32::from(c.width.max(1))).sum();
    let given: Vec<u32> = table.columns.iter().map(|c| whole * u32::from(c.width.max(1)) / asked.max(1)).collect();
    shared(table, given)
}

/// These widths, in which what lacks room took it from the words.
pub(super) fn shared(table: &Table, given: Vec<u32>) -> Vec<u32> {
    let needs = |of: fn(&str) -> u32| (0..given.len()).map(|at| need(table, at, of)).collect::<Vec<u32>>();
    let (lines, pieces) = (needs(parted), needs(piece));
    let kept: Vec<u32> = (0..given.len()).map(|at| floor(table, at, given[at])).collect();
    let least: Vec<u32> = (0..given.len()).map(|at| least(table, at, given[at])).collect();
    let met = met(&given, &lines, &kept).or_else(|| met(&given, &pieces, &least));
    balance::lower(table, met.unwrap_or_else(|| given.clone()), &least, &pieces)
}

/// The widths at which no column is narrower than its need; none if the others would have to go below their floors.
fn met(given: &[u32], needs: &[u32], floors: &[u32]) -> Option<Vec<u32>> {
    let lack: u32 = given.iter().zip(needs).map(|(g, n)| n.saturating_sub(*g)).sum();
    let spares: Vec<u32> = (0..given.len()).map(|at| given[at].saturating_sub(needs[at].max(floors[at]))).collect();
    let room: u32 = spares.iter().sum();
    let part = |at: usize| given[at].max(needs[at]) - spares[at] * lack / room.max(1);
    (lack <= room).then(|| (0..given.len()).map(part).collect())
}

/// What a column does not give away: half of itself for words, more for long ones, which would make rows that are
/// higher than a page; all of it for what must not be broken.
fn floor(table: &Table, at: usize, given: u32) -> u32 {
    match table.columns.get(at).map(|c| c.align) {
        Some(Align::Left) => LEAST.max(given / 2).max(given.min(longest(table, at) / LINES)),
        _ => given,
    }
}

/// What a column of words keeps where room is short, and high rows are made lower afterwards.
fn least(table: &Table, at: usize, given: u32) -> u32 {
    match table.columns.get(at).map(|c| c.align) {
        Some(Align::Left) => given.min(TIGHT.max(given / 2)),
        _ => given,
    }
}

/// The longest text of a column.
fn longest(table: &Table, at: usize) -> u32 {
    column(table, at).map(|c| units(&c.value.shown())).max().unwrap_or(0)
}

/// The cells of a column, but for rows with cells over several.
fn column(table: &Table, at: usize) -> impl Iterator<Item = &Cell> {
    table.rows.iter().filter(|r| r.cells.iter().all(|c| c.span == 1)).filter_map(move |r| r.cells.get(at))
}

/// The width at which no short cell of a column is broken, or none of what `of` takes the measure of.
fn need(table: &Table, at: usize, of: fn(&str) -> u32) -> u32 {
    if table.columns.get(at).is_none_or(|c| c.align == Align::Left) {
        return 0;
    }
    let lines = column(table, at).flat_map(|c| clean::lines(&c.value.shown()));
    lines.filter(|l| short(l) && clean::width(l) <= LONGEST).map(|l| of(&l)).max().map_or(0, |widest| widest + BESIDE)
}

/// A number, a date or a code, and a word before it.
fn short(line: &str) -> bool {
    line.chars().any(|c| c.is_ascii_digit()) && clean::width(line) <= FOLDED
}

/// The width that shows a number or a date of a spreadsheet, which is never broken: too narrow a column shows ###.
pub(super) fn typed(table: &Table, at: usize) -> u32 {
    let own = column(table, at).filter(|c| c.value.is_typed());
    own.map(|c| units(&c.value.shown()) + BESIDE / 2).max().unwrap_or(0)
}

/// Width of words in hundredths of a full-width character.
pub(super) fn units(line: &str) -> u32 {
    line.chars().map(|c| if c.is_ascii() { HALF } else { 100 }).sum()
}

/// The same for programs that part the digits of a date from its 年, 月 and 日.
pub(super) fn parted(line: &str) -> u32 {
    units(line) + if line.contains('年') { PARTED } else { 0 }
}

/// The widest piece of a date or a code that is broken where it is read best.
fn piece(line: &str) -> u32 {
    pieces(line).map(|p| units(p.trim_end())).max().unwrap_or(0)
}

/// 2026年 and 11月24日; 2026Q4- and B02-01; 互查/ and 2026Q4.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let stroke = line.find('-').map_or(line.len(), |at| at + 1);
    let (front, back) = line.split_at(stroke);
    let parts = |part| str::split_inclusive(part, [' ', '年', '/']);
    parts(front).chain(parts(back))
}

/// The lines of a cell in a column so wide: a date or a code that does not fit, by the measure of the program that
/// is to show it, is broken where it is read best. Programs would break it anywhere.
pub(super) fn folded(text: &str, align: Align, wide: u32, of: fn(&str) -> u32) -> Vec<String> {
    let whole = |line: &str| align == Align::Left || !short(line) || of(line) + BESIDE <= wide;
    let fold = |line: String| if whole(&line) { vec![line] } else { fold(&line, wide, of) };
    clean::lines(text).into_iter().flat_map(fold).collect()
}

/// As many pieces on a line as fit.
fn fold(line: &str, wide: u32, of: fn(&str) -> u32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(line) {
        match lines.last_mut().filter(|l| l.is_empty() || of(&format!("{l}{}", piece.trim_end())) + BESIDE <= wide) {
            Some(last) => last.push_str(piece),
            None => lines.push(piece.into()),
        }
    }
    lines.iter().map(|l| l.trim_end().into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::model::{Column, Row};

    fn table(columns: &[(u16, Align)], row: &[&str]) -> Table {
        let column = |(width, align): &(u16, Align)| Column {
            title: "列".into(),
            width: *width,
            align: *align,
            ..Column::default()
        };
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
    fn long_words_keep_their_room_and_take_what_is_spare() {
        let columns = [(8, Align::Center), (15, Align::Left), (15, Align::Left), (6, Align::Center)];
        let long = "字é👍，".repeat(60);
        let t = table(&columns, &["2026Q4-B02-01", &long, "字", "2026年11月24日"]);
        let got = widths(&t, Page::Portrait);
        assert!(got[1] > UPRIGHT * 15 / 44 && got.iter().sum::<u32>() <= UPRIGHT, "{got:?}");
        assert!(got[2] >= UPRIGHT * 15 / 88 && got[0] >= 7 * HALF + BESIDE, "{got:?}");
    }

    #[test]
    fn a_crowded_ledger_breaks_dates_after_the_year_and_nowhere_else() {
        let fixed = [(2, Align::Center), (4, Align::Center), (4, Align::Center), (4, Align::Center)];
        let words = [(10, Align::Left), (7, Align::Left), (7, Align::Left), (4, Align::Left)];
        let many: Vec<(u16, Align)> = fixed.iter().chain(&words).chain(&fixed).chain(&fixed[1..]).copied().collect();
        let long = "会议记录é👍，".repeat(45);
        let date = "2026年11月24日";
        let row = ["1", "2026Q4-B02-01", date, date, &long, &long, "字", "", "2", date, date, date, date, date, date];
        let got = widths(&table(&many, &row), Page::Landscape);
        for (wide, cell) in got.iter().zip(row).filter(|(_, c)| short(c)) {
            assert!(*wide >= piece(cell) + BESIDE, "{cell} in {wide}: {got:?}");
            let lines = folded(cell, Align::Center, *wide, units);
            assert!(lines.iter().all(|l| units(l) + BESIDE <= *wide), "{lines:?} in {wide}");
        }
        assert_eq!(folded(date, Align::Center, got[2], units), ["2026年", "11月24日"]);
        assert_eq!(folded(date, Align::Left, got[2], units), [date]);
        assert!(got[4] > ACROSS * 10 / 77 && got.iter().sum::<u32>() <= ACROSS + 9, "{got:?}");
    }

    #[test]
    fn codes_dates_and_what_stands_before_them_are_broken_into_lines_that_are_read_best() {
        for (text, wide, lines) in [
            ("2026Q4-B02-01", 860, vec!["2026Q4-B02-01"]),
            ("2026Q4-B02-01", 520, vec!["2026Q4-", "B02-01"]),
            ("已销号 2026年11月13日", 520, vec!["已销号", "2026年", "11月13日"]),
            ("互查/2026Q4", 520, vec!["互查/", "2026Q4"]),
            ("整改到位é👍：见附件", 300, vec!["整改到位é👍：见附件"]),
            ("2026Q4-B02-01", 700, vec!["2026Q4-", "B02-01"]),
        ] {
            assert_eq!(folded(text, Align::Center, wide, units), lines, "{wide}");
        }
        let date = "2026年11月24日";
        assert_eq!(folded(date, Align::Center, 860, units), [date]);
        assert_eq!(folded(date, Align::Center, 860, parted), ["2026年", "11月24日"]);
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
