//! Formulas of a spreadsheet: sums that compute again when a person changes what they are made of.
//!
//! A sum names the rows of its indicators, so that a total over groups counts nothing twice; it is rounded to hundredths,
//! which are exact in every number that a spreadsheet shows with two places.

use crate::documents::model::{Cell, Formula as Computed, Piece, Value};
use chrono::Datelike;
use rust_xlsxwriter::utility::row_col_to_cell;
use std::ops::Range;

/// Longest text between quotes in a formula, by the file format.
const QUOTED: usize = 250;

/// Where the plain rows of a table stand, from top to bottom.
pub(super) type Runs = [Range<u32>];

/// The formula of a cell; none where there is nothing to compute from.
pub(super) fn of(cell: &Cell, (row, at): (u32, u16), runs: &Runs) -> Option<String> {
    let own = |column: usize| row_col_to_cell(row, place(column));
    let over = !runs.is_empty();
    match &cell.formula {
        Computed::None => None,
        Computed::Sum if !over => None,
        Computed::Sum => {
            let sum = sum(usize::from(at), runs);
            let empty = format!("COUNT({})=0", ranges(usize::from(at), runs));
            Some(if cell.value == Value::Blank { format!("=IF({empty},\"\",{sum})") } else { format!("={sum}") })
        }
        Computed::Rest { full, lost, without: (column, word), mark } => {
            let (full, lost, word, mark) = (own(*full), own(*lost), quoted(word), quoted(mark));
            let rest = format!("IF(ISNUMBER({lost}),ROUND({full}-{lost},2),\"\")");
            Some(format!("=IF({}={word},{mark},{rest})", own(*column)))
        }
        Computed::Converted { got, full, without } => over.then(|| converted(*got, *full, without, runs)),
        Computed::Share { part, whole } => {
            let (part, whole) = (own(*part), own(*whole));
            Some(format!("=IF({whole}=0,\"\",INT({part}*10000/{whole})/10000)"))
        }
    }
}

/// Nothing while a row has neither points nor the word, or while no row applies.
fn converted(got: usize, full: usize, (column, word): &(usize, String), runs: &Runs) -> String {
    let (words, word) = (whole(*column, runs), quoted(word));
    let said = format!("COUNTIF({words},{word})");
    let applies = format!("({}-SUMIF({words},{word},{}))", sum(full, runs), whole(full, runs));
    let open = format!("COUNT({})+{said}<COUNT({})", ranges(got, runs), ranges(full, runs));
    format!("=IF({open},\"\",IF({applies}<=0,\"\",ROUND({}*100/{applies},2)))", sum(got, runs))
}

/// Running text with counts of a table.
pub(super) fn tally(pieces: &[Piece], rows: &Range<u32>) -> String {
    let column = |at: usize| range(at, rows);
    let with = |(at, word): &(usize, String)| format!("COUNTIF({},{})", column(*at), holds("", word));
    let one = |piece: &Piece| match piece {
        Piece::Words(text) => words(text),
        Piece::Rows { column: at, .. } => format!("COUNT({})", column(*at)),
        Piece::With { word, .. } => with(word),
        Piece::Before { day: (at, day), without: (state, word), .. } => {
            let before = format!("\"<\"&DATE({},{},{})", day.year(), day.month(), day.day());
            format!("COUNTIFS({},{before},{},{})", column(*at), column(*state), holds("<>", word))
        }
        Piece::Percent { column: at, word, .. } => {
            format!("INT({}*10000/COUNT({}))/100&\"%\"", with(word), column(*at))
        }
    };
    format!("={}", pieces.iter().map(one).collect::<Vec<_>>().join("&"))
}

/// A condition: that a word stands somewhere in the cell.
fn holds(sign: &str, word: &str) -> String {
    let plain = |c: char| if matches!(c, '*' | '?' | '~') { format!("~{c}") } else { c.to_string() };
    quoted(&format!("{sign}*{}*", word.chars().map(plain).collect::<String>()))
}

/// A text as several short ones.
fn words(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    all.chunks(QUOTED / 2).map(|part| quoted(&part.iter().collect::<String>())).collect::<Vec<_>>().join("&")
}

/// A text of a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn sum(column: usize, runs: &Runs) -> String {
    format!("ROUND(SUM({}),2)", ranges(column, runs))
}

/// The cells of a column in plain rows, run by run.
fn ranges(column: usize, runs: &Runs) -> String {
    runs.iter().map(|r| range(column, r)).collect::<Vec<_>>().join(",")
}

/// The cells of a column from the first plain row to the last.
fn whole(column: usize, runs: &Runs) -> String {
    let first = runs.iter().map(|r| r.start).min().unwrap_or_default();
    range(column, &(first..runs.iter().map(|r| r.end).max().unwrap_or_default()))
}

fn range(column: usize, rows: &Range<u32>) -> String {
    let to = rows.end.saturating_sub(1).max(rows.start);
    format!("{}:{}", row_col_to_cell(rows.start, place(column)), row_col_to_cell(to, place(column)))
}

/// A place of the table as a column of the file.
pub(super) fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or_default()
}
