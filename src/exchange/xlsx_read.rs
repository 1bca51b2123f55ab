//! Reading spreadsheets (.xlsx) as a person sees them: text, numbers without `.0`, dates as `YYYY-MM-DD`.
//!
//! Cells are streamed and kept sparse: a sheet with one cell in its last corner costs one row. What is packed is
//! measured before it is read, so that an archive bomb is refused while it is still small.

use super::csv_read::Row;
use super::limits::{Limits, MOST_HELD_MIB};
use super::table_error::{TableError, TableFault};
use crate::model::text_value::clean_text;
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Largest .xlsx file, in MiB.
pub(super) const MOST_MIB: u64 = 16;
/// Largest content when unpacked, in MiB.
const MOST_UNPACKED_MIB: u64 = 32;
/// Largest table of shared texts, in MiB: it is held as a whole, and short texts take many times their length.
const MOST_SHARED_MIB: u64 = 4;
/// Most memory of the rows, in MiB.
const MOST_ROWS_MIB: u64 = MOST_HELD_MIB * 2 / 3;
/// An entry larger than a mebibyte that was packed tighter than this is a bomb; sheets reach about 30.
const MOST_RATIO: u64 = 250;

/// A workbook in memory.
pub(super) struct Book<'a> {
    file: &'a str,
    limits: Limits,
    book: Xlsx<Cursor<&'a [u8]>>,
}

impl<'a> Book<'a> {
    pub(super) fn open(file: &'a str, bytes: &'a [u8], limits: Limits) -> Result<Book<'a>, TableError> {
        let refuse = |kind| TableError::of_file(file, kind);
        measure(bytes).map_err(refuse)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|e| refuse(bad(&e)))?;
        Ok(Book { file, limits, book })
    }

    /// Names of the sheets that a person sees, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let seen = |s: &&calamine::Sheet| s.visible == SheetVisible::Visible;
        self.book.sheets_metadata().iter().filter(seen).map(|s| s.name.clone()).collect()
    }

    /// True if there is a sheet of this name, hidden ones included.
    pub(super) fn has(&self, name: &str) -> bool {
        self.book.sheets_metadata().iter().any(|s| s.name == name)
    }

    /// The rows of a sheet that hold anything, each as long as its last filled cell.
    pub(super) fn rows(&mut self, name: &str) -> Result<Vec<Row>, TableError> {
        let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        let (file, limits) = (self.file, self.limits);
        let mut left = MOST_ROWS_MIB << 20;
        let sheet_error = |e: XlsxError| TableError::of_file(file, bad(&e));
        let mut cells = match self.book.worksheet_cells_reader(name) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
            other => other.map_err(sheet_error)?,
        };
        while let Some(cell) = cells.next_cell().map_err(sheet_error)? {
            let text = seen(cell.get_value());
            if !text.is_empty() {
                let (row, column) = cell.get_position();
                let len = rows.get(&row).map_or(0, Vec::len);
                let grown = Row::grown(&text, (column as usize + 1).saturating_sub(len), len == 0);
                let over = || locate(file, &cell, TableFault::TooLarge(MOST_ROWS_MIB));
                left = left.checked_sub(grown).ok_or_else(over)?;
                place(&mut rows, (row, column), text, &limits).map_err(|fault| locate(file, &cell, fault))?;
            }
        }
        Ok(rows.into_iter().map(|(row, cells)| Row { line: u64::from(row) + 1, cells }).collect())
    }
}

fn locate(file: &str, cell: &calamine::Cell<DataRef<'_>>, fault: TableFault) -> TableError {
    let (row, column) = cell.get_position();
    TableError::at_cell(file, u64::from(row) + 1, &(column + 1).to_string(), fault)
}

fn place(
    rows: &mut BTreeMap<u32, Vec<String>>,
    (row, column): (u32, u32),
    text: String,
    limits: &Limits,
) -> Result<(), TableFault> {
    let column = column as usize;
    if column >= limits.columns {
        return Err(TableFault::TooManyColumns(limits.columns));
    }
    if limits.cell_too_long(&text) {
        return Err(TableFault::CellTooLong(limits.cell_chars));
    }
    if rows.len() as u64 > limits.rows {
        return Err(TableFault::TooManyRows(limits.rows));
    }
    let cells = rows.entry(row).or_default();
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
    Ok(())
}

/// What a person sees in a cell.
fn seen(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::SharedString(text) => clean_text(text).into_owned(),
        DataRef::String(text) => clean_text(text).into_owned(),
        DataRef::Float(number) => number_seen(*number),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }).to_string(),
        DataRef::DateTime(time) => time_seen(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => clean_text(text).into_owned(),
        DataRef::Error(_) => Data::from(value.clone()).to_string(),
    }
}

/// Fifteen digits, as spreadsheets keep them; E notation only where they would use it (and digits may be lost).
fn number_seen(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if kept == 0.0 {
        return "0".to_string();
    }
    if (1e-9..1e15).contains(&kept.abs()) {
        return kept.to_string();
    }
    let text = format!("{kept:e}");
    match text.split_once("e-") {
        Some((mantissa, exponent)) => format!("{mantissa}E-{exponent:0>2}"),
        None => text.replacen('e', "E+", 1),
    }
}

fn time_seen(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    if time.is_duration() || time.as_f64() < 1.0 {
        let seconds = (time.as_f64() * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

/// Unpacks everything once into nothing, counting.
fn measure(bytes: &[u8]) -> Result<(), TableFault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| TableFault::BadSheet(e.to_string()))?;
    if archive.index_for_name("xl/workbook.xml").is_none() && archive.index_for_name("[Content_Types].xml").is_none() {
        let ods = archive.index_for_name("content.xml").is_some();
        return Err(TableFault::WrongFormat(if ods { "ods" } else { "zip" }.to_string()));
    }
    let mut left = MOST_UNPACKED_MIB << 20;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| TableFault::BadSheet(e.to_string()))?;
        let (packed, shared) = (entry.compressed_size(), entry.name_raw() == b"xl/sharedStrings.xml");
        let mut places = Places::default();
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut places);
        let unpacked = unpacked.map_err(|e| TableFault::BadSheet(e.to_string()))?;
        if places.beyond {
            return Err(TableFault::BadSheet("cell reference".into()));
        }
        let bomb = unpacked > 1 << 20 && unpacked / MOST_RATIO > packed;
        if unpacked > left || bomb {
            return Err(TableFault::TooLarge(MOST_UNPACKED_MIB));
        }
        if shared && unpacked > MOST_SHARED_MIB << 20 {
            return Err(TableFault::TooLarge(MOST_SHARED_MIB));
        }
        left -= unpacked;
    }
    Ok(())
}

/// Looks for cells whose place no spreadsheet has (`r="ABCDEFGH1"`): the library multiplies until it overflows.
#[derive(Default)]
struct Places {
    /// How much of ` r="` or ` ref="` was just read; then how many letters and digits the place in the quotes has.
    head: Vec<u8>,
    place: Option<(usize, usize)>,
    beyond: bool,
}

/// Letters and digits of the last place, `XFD1048576`.
const LAST_PLACE: (usize, usize) = (3, 7);

impl Places {
    fn take(&mut self, byte: u8) {
        if let Some((letters, digits)) = self.place {
            self.place = match byte {
                b'"' => None,
                b':' | b' ' => Some((0, 0)),
                b if b.is_ascii_alphabetic() => Some((letters + 1, digits)),
                b if b.is_ascii_digit() => Some((letters, digits + 1)),
                _ => Some((letters, digits)),
            };
            self.beyond |= letters > LAST_PLACE.0 || digits > LAST_PLACE.1;
            return;
        }
        if byte == b' ' {
            self.head.clear();
        }
        self.head.truncate(5);
        self.head.push(byte);
        if [b" r=\"".as_slice(), b" ref=\""].contains(&self.head.as_slice()) {
            self.place = Some((0, 0));
        }
    }
}

impl std::io::Write for Places {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        bytes.iter().for_each(|b| self.take(*b));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn bad(error: &XlsxError) -> TableFault {
    match error {
        XlsxError::Password => TableFault::WrongFormat("encrypted xlsx".to_string()),
        other => TableFault::BadSheet(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
    use rust_xlsxwriter::{Format, Formula, Workbook};
    use std::io::Write;

    #[test]
    fn numbers_and_times_as_a_person_sees_them() {
        for (number, text) in [
            (5.0, "5"),
            (9.5, "9.5"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (2.675, "2.675"),
            (20_251_013.0, "20251013"),
            (123_456_789_012_345.0, "123456789012345"),
            (123_456_789_012_345_680.0, "1.23456789012346E+17"),
            (0.000_000_000_12, "1.2E-10"),
            (-1e300, "-1E+300"),
        ] {
            assert_eq!(number_seen(number), text);
        }
        for (serial, kind, text) in [
            (45_943.0, DateTime, "2025-10-13"),
            (45_943.5, DateTime, "2025-10-13 12:00:00"),
            (0.375, DateTime, "9:00:00"),
            (1.5, TimeDelta, "36:00:00"),
        ] {
            assert_eq!(time_seen(&ExcelDateTime::new(serial, kind, false)), text);
        }
    }

    fn rows_of(bytes: &[u8]) -> Result<Vec<Row>, TableError> {
        let mut book = Book::open("表.xlsx", bytes, Limits::default())?;
        match book.names().first().cloned() {
            Some(name) => book.rows(&name),
            None => Ok(Vec::new()),
        }
    }

    #[test]
    fn cells_of_every_kind() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "文字\r\n二行").unwrap();
        sheet.write(0, 1, 3).unwrap();
        sheet.write(0, 2, true).unwrap();
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 4).unwrap();
        sheet.write_with_format(0, 3, &date, &Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"")).unwrap();
        sheet.write_formula(0, 4, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_formula(0, 5, Formula::new("=NOPE()").set_result("#NAME?")).unwrap();
        sheet.write(4, 1, "隔了几行").unwrap();
        let rows = rows_of(&book.save_to_buffer().unwrap()).unwrap();
        assert_eq!(rows[0].cells, ["文字\n二行", "3", "TRUE", "2026-03-04", "2", "#NAME?"]);
        assert_eq!((rows[1].line, rows[1].cells.clone()), (5, vec![String::new(), "隔了几行".to_string()]));
    }

    #[test]
    fn a_cell_in_the_last_corner_costs_nothing_and_is_named() {
        let mut book = Workbook::new();
        book.add_worksheet().write(1_048_575, 3, "远").unwrap();
        assert_eq!(rows_of(&book.save_to_buffer().unwrap()).unwrap().len(), 1);
        let mut book = Workbook::new();
        book.add_worksheet().write(1_048_575, 16_383, "远").unwrap();
        let error = rows_of(&book.save_to_buffer().unwrap()).unwrap_err();
        let fault = TableFault::TooManyColumns(256);
        assert_eq!(error, TableError::at_cell("表.xlsx", 1_048_576, "16384", fault));
    }

    fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn bombs_and_other_archives_are_refused() {
        let big = vec![b' '; 8 << 20];
        let kind = |bytes: &[u8]| rows_of(bytes).unwrap_err().kind;
        assert_eq!(kind(&zip_of(&[("xl/workbook.xml", &big)])), TableFault::TooLarge(32));
        assert_eq!(kind(&zip_of(&[("content.xml", b"<x/>")])), TableFault::WrongFormat("ods".into()));
        assert_eq!(kind(&zip_of(&[("ops.csv", b"x")])), TableFault::WrongFormat("zip".into()));
        assert!(matches!(kind(&zip_of(&[("xl/workbook.xml", b"<x>")])), TableFault::BadSheet(_)));
        assert!(matches!(kind(b"PK\x03\x04broken"), TableFault::BadSheet(_)));
    }

    /// Found by fuzzing: the library multiplied until it overflowed.
    #[test]
    fn a_cell_in_a_place_that_no_spreadsheet_has_is_refused() {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "编号👍").unwrap();
        let whole = book.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
        let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
            entry.read_to_end(&mut bytes).unwrap();
            entries.push((name, bytes));
        }
        for place in ["ZZZZZZZ1", "ABCD1", "A10000000000"] {
            let far =
                |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\"A1\"", &format!("\"{place}\"")).into_bytes();
            let far: Vec<(&str, Vec<u8>)> = entries.iter().map(|(n, b)| (n.as_str(), far(b))).collect();
            let far: Vec<(&str, &[u8])> = far.iter().map(|(n, b)| (*n, b.as_slice())).collect();
            let kind = rows_of(&zip_of(&far)).unwrap_err().kind;
            assert!(matches!(kind, TableFault::BadSheet(_)), "{place}: {kind:?}");
        }
    }

    /// Damage inside the packed XML, where checksums no longer help, and damage of the archive itself.
    #[test]
    fn a_broken_workbook_is_refused_and_never_a_panic() {
        let mut book = Workbook::new();
        let date = Format::new().set_num_format("yyyy-mm-dd");
        book.add_worksheet().write(0, 0, "编号👍").unwrap().write_with_format(1, 1, 45_943, &date).unwrap();
        let whole = book.save_to_buffer().unwrap();
        for at in (0..whole.len()).step_by(31) {
            let mut bytes = whole.clone();
            bytes[at] = bytes[at].wrapping_add(1);
            let _ = (rows_of(&bytes), rows_of(&whole[..at]));
        }
        let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
        let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            entries.push((name, bytes));
        }
        for (index, size) in entries.iter().map(|(_, b)| b.len()).enumerate().collect::<Vec<_>>() {
            for at in (0..size).step_by(11) {
                let mut spoilt: Vec<(&str, &[u8])> = entries.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
                let mut bytes = entries[index].1.clone();
                bytes[at] = [b'<', b'9', b'"', 0xff, b'>'][at % 5];
                spoilt[index].1 = &bytes;
                let _ = rows_of(&zip_of(&spoilt));
            }
        }
    }
}
