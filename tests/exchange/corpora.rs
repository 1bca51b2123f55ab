//! Well-known collections of awkward tables and texts, re-created in our own words: csv-spectrum, the suite of
//! PapaParse, the error cases of frictionless, and the list of naughty strings as every text field there is.

use crate::world::{commit, empty, export_words, ops, ops_of, table};
use hucha::exchange::csv_read::{CsvOptions, CsvReader};
use hucha::exchange::escape::decode;
use hucha::exchange::ladder::Encoding;
use hucha::exchange::ops_read::OpsReader;
use hucha::exchange::table_error::TableFault;
use hucha::model::schema::{ENTITIES, Entity, Kind};
use hucha::model::text_value::clean_text;
use std::collections::BTreeMap;
use std::fs;

/// What a reader must make of a text: rows, or a refusal on a line.
enum Means {
    Rows(&'static [&'static [&'static str]]),
    Refused(u64, fn(&TableFault) -> bool),
}

use Means::{Refused, Rows};

fn unclosed(f: &TableFault) -> bool {
    *f == TableFault::UnclosedQuote
}

fn after(f: &TableFault) -> bool {
    *f == TableFault::TextAfterQuote
}

fn inside(f: &TableFault) -> bool {
    *f == TableFault::QuoteInCell
}

fn ragged(f: &TableFault) -> bool {
    matches!(f, TableFault::Ragged { .. })
}

fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, (u64, TableFault)> {
    let refuse = |e: hucha::exchange::table_error::TableError| (e.line.unwrap_or(0), e.kind);
    let known = |cells: &[String]| cells.first().is_some_and(|c| c == "code" || c == "编号");
    let csv = CsvReader::open("表.csv", bytes, known, CsvOptions::strict()).map_err(refuse)?;
    csv.rows().map(|row| row.map(|r| r.cells).map_err(refuse)).collect()
}

/// Every case with LF and with CRLF between records, with a byte order mark and without.
fn check(cases: &[(&str, &str, Means)]) {
    for (name, text, means) in cases {
        let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
        for given in [text.to_string(), crlf, format!("\u{feff}{text}")] {
            match (means, read(given.as_bytes())) {
                (Rows(rows), Ok(found)) => assert_eq!(found, *rows, "{name}: {given:?}"),
                (Refused(line, fits), Err((at, fault))) => {
                    assert!(at == *line && fits(&fault), "{name}: line {at}, {fault:?}: {given:?}");
                }
                (_, found) => panic!("{name}: {found:?}: {given:?}"),
            }
        }
    }
}

#[test]
fn csv_spectrum() {
    check(&[
        ("comma_in_quotes", "code,住址\nA,\"新村路1号, 2单元\"\n", Rows(&[&["A", "新村路1号, 2单元"]])),
        ("empty", "code,b,c\n1,\"\",\"\"\n2,3,4\n", Rows(&[&["1", "", ""], &["2", "3", "4"]])),
        ("escaped_quotes", "code,b\n1,\"说 \"\"行\"\"\"\n", Rows(&[&["1", "说 \"行\""]])),
        ("json", "code,值\n1,\"{\"\"点\"\": [1, 2]}\"\n", Rows(&[&["1", "{\"点\": [1, 2]}"]])),
        ("location_coordinates", "code,位置\n1,\"36°12'3\"\"N, 118°E\"\n", Rows(&[&["1", "36°12'3\"N, 118°E"]])),
        ("newlines", "code,b,c\n1,2,3\n\"上\n下\",5,6\n", Rows(&[&["1", "2", "3"], &["上\n下", "5", "6"]])),
        ("quotes_and_newlines", "code,b\n1,\"上 \n\"\"下\"\"\"\n", Rows(&[&["1", "上 \n\"下\""]])),
        ("simple", "code,b,c\n1,2,3\n", Rows(&[&["1", "2", "3"]])),
        ("utf8", "code,b,c\n1,2,ʤ支👍\n", Rows(&[&["1", "2", "ʤ支👍"]])),
    ]);
}

#[test]
fn papaparse() {
    check(&[
        ("one row", "code,b,c", Rows(&[])),
        ("three rows", "code,b\n1,2\n3,4\n", Rows(&[&["1", "2"], &["3", "4"]])),
        ("blanks around a cell stay", "code,b\n  1\t,  2  \n", Rows(&[&["  1\t", "  2  "]])),
        ("a quoted cell with blanks in it", "code,b\n1,\"  2  \"\n", Rows(&[&["1", "  2  "]])),
        ("a quoted cell with the separator", "code,b\n1,\"2,3\"\n", Rows(&[&["1", "2,3"]])),
        ("a quoted cell with a tab", "code,b\n1,\"2\t3\"\n", Rows(&[&["1", "2\t3"]])),
        ("blanks behind a closing quote", "code,b\n\"1\" ,2\n", Refused(2, after)),
        ("blanks before an opening quote", "code,b\n1, \"2\"\n", Refused(2, inside)),
        ("quotes at the end of a cell", "code,b\n1,\"2\"\"\"\n", Rows(&[&["1", "2\""]])),
        ("quotes at the beginning of a cell", "code,b\n1,\"\"\"2\"\n", Rows(&[&["1", "\"2"]])),
        ("nothing but quotes", "code,b\n1,\"\"\"\"\"\"\n", Rows(&[&["1", "\"\""]])),
        ("a quote in the middle of a bare cell", "code,b\n1,二 \"三\",\n", Refused(2, inside)),
        ("a row begins with a quoted cell", "code,b\n\"1\",2\n\"3\",4\n", Rows(&[&["1", "2"], &["3", "4"]])),
        ("a row ends with a quoted cell", "code,b\n1,\"2\"\n3,\"4\"", Rows(&[&["1", "2"], &["3", "4"]])),
        ("the first cell is empty", "code,b\n,2\n", Rows(&[&["", "2"]])),
        ("the last cell is empty", "code,b\n1,\n", Rows(&[&["1", ""]])),
        ("several empty cells in a row", "code,b,c,d\n1,,,\n", Rows(&[&["1", "", "", ""]])),
        ("only separators", "code,b,c\n,,\n", Rows(&[&["", "", ""]])),
        ("only quoted empties", "code,b\n\"\",\"\"\n", Rows(&[&["", ""]])),
        ("a quote that is never closed", "code,b\n1,\"2\n3,4\n", Refused(2, unclosed)),
        ("a quote that is never closed at the very end", "code,b\n1,2\n3,\"", Refused(3, unclosed)),
        ("text between two quoted pieces", "code,b\n1,\"2\"x\"3\"\n", Refused(2, after)),
        ("a blank line at the beginning", "\ncode,b\n1,2\n", Rows(&[&["1", "2"]])),
        ("a blank line in the middle", "code,b\n1,2\n\n3,4\n", Rows(&[&["1", "2"], &["3", "4"]])),
        ("blank lines at the end", "code,b\n1,2\n\n\n", Rows(&[&["1", "2"]])),
        ("comments are rows like others", "code,b\n#一,2\n", Rows(&[&["#一", "2"]])),
        ("a backslash escapes nothing", "code,b\n1,\\\"\n", Refused(2, inside)),
        ("other quotes are letters", "code,b\n1,'2,3\n", Refused(2, ragged)),
        ("numbers stay texts", "code,b\n007,1.0\n1e5,-0\n", Rows(&[&["007", "1.0"], &["1e5", "-0"]])),
        ("a row too short", "code,b,c\n1,2\n", Refused(2, ragged)),
        ("a row too long", "code,b\n1,2\n3,4,5\n", Refused(3, ragged)),
        ("semicolons", "code;b\n1;2,3\n", Rows(&[&["1", "2,3"]])),
        ("tabs", "code\tb\n1\t2,3\n", Rows(&[&["1", "2,3"]])),
        ("a sep line", "sep=;\ncode;b\n1;2\n", Rows(&[&["1", "2"]])),
    ]);
}

#[test]
fn frictionless() {
    check(&[
        ("missing-cell", "code,b,c\n1,2,3\n4,5\n", Refused(3, ragged)),
        ("extra-cell", "code,b\n1,2,3\n", Refused(2, ragged)),
        ("blank-row", "code,b\n\n1,2\n", Rows(&[&["1", "2"]])),
        ("blank-header", "\n", Refused(0, |f| *f == TableFault::Empty)),
        ("no header of ours", "姓名,电话\n1,2\n", Refused(1, |f| matches!(f, TableFault::UnknownHeader { .. }))),
        ("blank-label", "code,\n1,2\n", Rows(&[&["1", "2"]])),
        ("duplicate-row", "code,b\n1,2\n1,2\n", Rows(&[&["1", "2"], &["1", "2"]])),
        ("quoted numbers", "code,b\n\"1\",\"2,000\"\n", Rows(&[&["1", "2,000"]])),
        ("doublequote", "code,b\n1,\"\"\"引\"\"\"\n", Rows(&[&["1", "\"引\""]])),
        ("mixed separators", "code,b;c\n1,2;3\n", Refused(1, |f| *f == TableFault::MixedSeparators)),
        ("a null character", "code,b\n1,\0\n", Refused(2, |f| *f == TableFault::Nul)),
    ]);
    let text = "编号,b\n1,支部，👍\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [utf16, encoding_rs::GB18030.encode(text).0.into_owned()] {
        assert_eq!(read(&bytes).unwrap(), [["1", "支部，👍"]]);
    }
    let mut torn = text.as_bytes().to_vec();
    let at = torn.len() - 3;
    torn[at] = 0xff;
    assert_eq!(read(&torn).unwrap_err(), (2, TableFault::BadBytes(Encoding::Utf8)));
}

/// The list in our own words, with `\u{..}`, `\n` and `\\` for what a text file cannot show.
fn naughty() -> Vec<String> {
    let unescaped = |line: &str| {
        let (mut out, mut rest) = (String::new(), line);
        while let Some((before, tail)) = rest.split_once('\\') {
            out.push_str(before);
            let (c, tail) = match tail.strip_prefix("u{").and_then(|t| t.split_once('}')) {
                Some((code, tail)) => (char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap(), tail),
                None => (if tail.starts_with('n') { '\n' } else { '\\' }, &tail[1..]),
            };
            out.push(c);
            rest = tail;
        }
        out + rest
    };
    let list = include_str!("../../src/exchange/naughty.txt");
    list.lines().map(|l| clean_text(&unescaped(l)).into_owned()).filter(|text| !text.is_empty()).collect()
}

/// The entities that have free text, with the fields that hold it.
fn texts() -> Vec<(&'static Entity, Vec<&'static str>)> {
    let free = |e: &'static Entity| e.fields.iter().filter(|f| f.kind == Kind::Text).map(|f| f.key).collect();
    ENTITIES.iter().map(|e| (e, free(e))).filter(|(_, fields): &(_, Vec<_>)| !fields.is_empty()).collect()
}

/// Every naughty string as every text field of every entity: exported, read back as it is and as GB18030, merged.
#[test]
fn naughty_strings_as_every_text_field() {
    let (strings, dir) = (naughty(), tempfile::tempdir().unwrap());
    let mut store = empty("xBCDFG");
    commit(&mut store, |facts, act| {
        for (entity, fields) in texts() {
            for (n, text) in strings.iter().enumerate() {
                let id = format!("xBCDFG-{n}");
                fields.iter().for_each(|field| act.set(facts, entity.key, &id, field, text));
            }
        }
    });
    let made = export_words(&store, &dir.path().join("b"));
    let all = ops_of(&store);
    assert!(texts().len() > 10 && all.len() > strings.len() * 30, "{} operations", all.len());
    assert_eq!(ops(&made.path.join("ops.csv")), all);
    let text = fs::read_to_string(made.path.join("ops.csv")).unwrap();
    let gb = encoding_rs::GB18030.encode(text.trim_start_matches('\u{feff}')).0.into_owned();
    let reader = OpsReader::open("ops.csv", &gb[..]).unwrap();
    let read: Vec<_> = reader.map(|row| row.unwrap().1).collect();
    assert_eq!(read, all);
    let mut other = empty("xQQQQQ");
    crate::world::insert(&mut other, read);
    assert_eq!(other.digest().unwrap(), store.digest().unwrap());
    views_say_the_same(&made.path, &strings);
}

/// The views as they are and as GB18030: every cell is the text that went in.
fn views_say_the_same(bundle: &std::path::Path, strings: &[String]) {
    let mut seen = 0;
    for (entity, fields) in texts() {
        let path = bundle.join(format!("{}.csv", entity.view));
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let gb = encoding_rs::GB18030.encode(text.trim_start_matches('\u{feff}')).0.into_owned();
        let known = |cells: &[String]| cells.first().is_some_and(|c| c.starts_with("编号_"));
        let csv = CsvReader::open("表.csv", &gb[..], known, CsvOptions::strict()).unwrap();
        let of_gb: Vec<Vec<String>> = csv.rows().map(|r| r.unwrap().cells).collect();
        let (header, rows) = table(&path);
        let places: BTreeMap<&str, usize> =
            header.iter().enumerate().map(|(at, h)| (hucha::exchange::columns::key_of(h), at)).collect();
        for (row, gb) in rows.iter().zip(&of_gb) {
            let Some(n) = row[0].strip_prefix("xBCDFG-").and_then(|n| n.parse::<usize>().ok()) else { continue };
            for field in &fields {
                // The words of interviewees are left out of views unless they are asked for.
                let Some(&at) = places.get(field) else { continue };
                assert_eq!((&row[at], decode(&gb[at])), (&strings[n], strings[n].as_str()), "{} {field}", entity.key);
                seen += 1;
            }
        }
    }
    assert!(seen > strings.len() * 30, "{seen} cells");
}
