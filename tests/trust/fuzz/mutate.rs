//! How inputs are made: bytes changed blindly, tables changed cell by cell, archives changed inside and packed again.

use crate::dice::Dice;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

/// What breaks readers.
const TOKENS: [&[u8]; 30] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b"'",
    b"=",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\x1b[31m",
    "\u{202e}".as_bytes(),
    "\u{200b}".as_bytes(),
    "互查é👍".as_bytes(),
    b"\xb5\xa5",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"99999999999999999999",
    b"-1",
    b"sep=;\n",
    b"{",
    b"../",
    b"<",
    b"&#x10FFFF;",
    b"/>",
    b"</",
];

/// What people and spreadsheets put into cells.
const CELLS: [&str; 36] = [
    "",
    " ",
    "扣分",
    "无扣分",
    "不适用",
    "本项不得分",
    "未查",
    "1",
    "0",
    "-1",
    "２．５",
    "0。5",
    "1E5",
    "1.23E+17",
    "99999999999999999999",
    "2026-11-22",
    "2026年2月30日",
    "11月22日",
    "第四季度",
    "45943",
    "#####",
    "#NAME?",
    "C1-02",
    "c1－02",
    "Ｃ1-02",
    "'=1+1",
    "=HYPERLINK(\"x\")",
    "合计",
    "立行立改",
    "é👍",
    "👨‍👩‍👧",
    "e\u{301}",
    "\u{202e}反",
    "\u{feff}",
    "一\n二",
    "长",
];

/// A seed, changed in a few places.
pub fn bytes(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut out = seeds[dice.below(seeds.len())].clone();
    for _ in 0..1 + dice.below(6) {
        let at = dice.below(out.len() + 1);
        let end = (at + dice.below(40)).min(out.len());
        match dice.below(7) {
            0 if at < out.len() => out[at] ^= 1 << dice.below(8),
            1 => drop(out.splice(at..at, TOKENS[dice.below(TOKENS.len())].iter().copied())),
            2 => drop(out.drain(at..end)),
            3 => out.splice(at..at, out[at..end].to_vec()).for_each(drop),
            4 => out.truncate(at),
            5 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                out.truncate(at);
                out.extend_from_slice(&other[from..]);
            }
            _ => {
                let token = TOKENS[dice.below(TOKENS.len())].repeat(1 + dice.below(300));
                out.splice(at..at, token).for_each(drop);
            }
        }
    }
    out
}

/// A table, changed by cells, rows and columns, and written as one of the forms in which tables are sent.
pub fn table(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let seed = &seeds[dice.below(seeds.len())];
    let mut rows = rows(seed);
    for _ in 0..dice.below(8) {
        if rows.is_empty() {
            break;
        }
        let (row, width) = (dice.below(rows.len()), rows.first().map_or(0, Vec::len));
        let (from, to) = (dice.below(width), dice.below(width));
        match dice.below(9) {
            0 => drop(rows.remove(row)),
            1 => rows.push(rows[row].clone()),
            2 => rows.iter_mut().filter(|r| width > 0 && r.len() == width).for_each(|r| r.swap(from, to)),
            3 => rows.iter_mut().filter(|r| from < r.len()).for_each(|r| drop(r.remove(from))),
            4 if !rows[row].is_empty() => {
                let at = dice.below(rows[row].len());
                rows[row][at].push_str(CELLS[dice.below(CELLS.len())]);
            }
            _ if !rows[row].is_empty() => {
                let at = dice.below(rows[row].len());
                rows[row][at] = CELLS[dice.below(CELLS.len())].into();
            }
            _ => {}
        }
        if rows.is_empty() {
            break;
        }
    }
    sent(&rows, dice)
}

/// The cells of a table that we wrote.
pub fn rows(seed: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(seed);
    let records = reader.records().map_while(Result::ok);
    records.map(|r| r.iter().map(|c| c.trim_start_matches('\u{feff}').to_string()).collect()).collect()
}

fn sent(rows: &[Vec<String>], dice: &mut Dice) -> Vec<u8> {
    let (delimiter, end) = ([b',', b';', b'\t'][dice.below(3)], ["\r\n", "\n"][dice.below(2)]);
    let terminator = if end == "\n" { csv::Terminator::Any(b'\n') } else { csv::Terminator::CRLF };
    let mut csv =
        csv::WriterBuilder::new().flexible(true).delimiter(delimiter).terminator(terminator).from_writer(vec![]);
    rows.iter().for_each(|row| csv.write_record(row).unwrap());
    let plain = String::from_utf8(csv.into_inner().unwrap()).unwrap();
    match dice.below(4) {
        0 => format!("\u{feff}{plain}").into_bytes(),
        1 => encoding_rs::GB18030.encode(&plain).0.into_owned(),
        2 => plain.encode_utf16().flat_map(u16::to_le_bytes).fold(vec![0xff, 0xfe], |mut all, byte| {
            all.push(byte);
            all
        }),
        _ => plain.into_bytes(),
    }
}

/// The files of a zip.
pub fn unpacked(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    let count = zip.len();
    let read = |at: usize| {
        let mut entry = zip.by_index(at).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..count).map(read).collect()
}

/// A zip of these files, locked if there is a passphrase.
pub fn packed(files: &[(String, Vec<u8>)], pass: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        match pass {
            "" => zip.start_file(name.as_str(), plain).unwrap(),
            pass => zip.start_file(name.as_str(), plain.with_aes_encryption(AesMode::Aes256, pass)).unwrap(),
        }
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An archive of which one file is changed inside.
pub fn archive(files: &[(String, Vec<u8>)], pass: &str, dice: &mut Dice) -> Vec<u8> {
    let mut files = files.to_vec();
    let at = dice.below(files.len());
    files[at].1 = match files[at].0.ends_with(".csv") && dice.below(2) == 0 {
        true => table(&[files[at].1.clone()], dice),
        false => bytes(&[files[at].1.clone()], dice),
    };
    packed(&files, pass)
}
