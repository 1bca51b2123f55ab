//! Reading CSV: each refusal with its place, the ladder, and the cases of well-known corpora in our own words.

use super::csv_read::{CsvOptions, CsvReader, Row};
use super::csv_write::{Cells, CsvWriter};
use super::ladder::Encoding;
use super::limits::Limits;
use super::table_error::{TableError, TableFault};
use crate::model::text_value::clean_text;
use crate::text::{Lang, Say};
use encoding_rs::{GB18030, GBK};
use proptest::prelude::*;
use std::io::Read;

fn knows(cells: &[String]) -> bool {
    cells.first().is_some_and(|c| matches!(c.as_str(), "编号_code" | "code" | "设备编号_device" | "编号"))
}

fn read_with(bytes: &[u8], options: CsvOptions) -> Result<(Vec<Row>, Encoding), TableError> {
    let mut csv = CsvReader::open("表.csv", bytes, knows, options)?;
    let mut rows = Vec::new();
    while let Some(row) = csv.next_row()? {
        rows.push(row);
    }
    Ok((rows, csv.encoding()))
}

fn rows_of(text: &str) -> Result<Vec<Row>, TableError> {
    read_with(text.as_bytes(), CsvOptions::strict()).map(|(rows, _)| rows)
}

fn cells_of(text: &str) -> Vec<Vec<String>> {
    rows_of(text).unwrap().into_iter().map(|r| r.cells).collect()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|u: u16| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

#[test]
fn every_refusal_names_line_and_column() {
    let cases: &[(&str, u64, Option<&str>, TableFault)] = &[
        ("code,note\nA,\"没完\nB,二\n", 2, Some("note"), TableFault::UnclosedQuote),
        ("code,note\nA,一\n\"B", 3, Some("code"), TableFault::UnclosedQuote),
        ("code,note\nA,\"一\"二\n", 2, Some("note"), TableFault::TextAfterQuote),
        ("code,note\nA,\"一\n二\" \n", 3, Some("note"), TableFault::TextAfterQuote),
        ("code,note\nA,\"一\";\"二\"\n", 2, Some("note"), TableFault::TextAfterQuote),
        ("code,note\nA,他说\"好\"\n", 2, Some("note"), TableFault::QuoteInCell),
        ("code,note\nA, \"一\"\n", 2, Some("note"), TableFault::QuoteInCell),
        ("code,note\nA,空\u{0}字符\n", 2, Some("note"), TableFault::Nul),
        ("code,note\nA,\"空\n\u{0}\"\n", 3, Some("note"), TableFault::Nul),
        ("code,note\nA,\u{1b}[31m红\n", 2, Some("note"), TableFault::Control('\u{1b}')),
        ("code,note\nA,\u{7f}\n", 2, Some("note"), TableFault::Control('\u{7f}')),
        ("code,note\nA,一\u{85}二\n", 2, Some("note"), TableFault::Control('\u{85}')),
        ("code,note\rA,一\rB,二\r", 1, Some("2"), TableFault::LoneCr),
        ("code,note\nA,一\r二\n", 2, Some("note"), TableFault::LoneCr),
        ("code,note\nA,\"一\r二\"\n", 2, Some("note"), TableFault::LoneCr),
        ("code,note\nA,\"一\"\r", 2, Some("note"), TableFault::LoneCr),
        ("code,note\nA\n", 2, None, TableFault::Ragged { expected: 2, found: 1 }),
        ("code,note\n\nA,一,二\n", 3, None, TableFault::Ragged { expected: 2, found: 3 }),
        ("code,note\nA,一,\n", 2, None, TableFault::Ragged { expected: 2, found: 3 }),
        ("code;note\nA,一\n", 2, None, TableFault::Ragged { expected: 2, found: 1 }),
        ("code,note;more\nA,一,二\n", 1, None, TableFault::MixedSeparators),
        ("sep=|\ncode|note\n", 1, None, TableFault::BadSepLine("sep=|".into())),
        ("sep=\ncode,note\n", 1, None, TableFault::BadSepLine("sep=".into())),
    ];
    for (text, line, column, kind) in cases {
        let error = rows_of(text).unwrap_err();
        let column = column.map(str::to_string);
        assert_eq!(
            error,
            TableError { file: "表.csv".into(), line: Some(*line), column, kind: kind.clone() },
            "{text:?}"
        );
        for lang in [Lang::Zh, Lang::En] {
            let said = error.say(lang);
            assert!(
                said.starts_with("表.csv") && said.contains(&line.to_string()) && said.chars().count() > 20,
                "{said}"
            );
        }
    }
}

#[test]
fn a_file_without_a_known_header_is_refused() {
    assert_eq!(rows_of("").unwrap_err().kind, TableFault::Empty);
    assert_eq!(rows_of("\u{feff}\n\n").unwrap_err().kind, TableFault::Empty);
    let error = rows_of("名称,备注\nA,一\n").unwrap_err();
    assert_eq!((error.line, &error.kind), (Some(1), &unknown("名称，备注")));
    let gbk = GBK.encode("名称,备注\nA,一\n").0.into_owned();
    assert_eq!(read_with(&gbk, CsvOptions::strict()).unwrap_err().kind, unknown("名称，备注"));
}

fn unknown(found: &str) -> TableFault {
    TableFault::UnknownHeader { found: found.into(), wanted: String::new() }
}

#[test]
fn limits_are_refused_and_their_edges_accepted() {
    let limits = Limits { rows: 3, ..Limits::default() };
    let few = CsvOptions { limits, ..CsvOptions::strict() };
    let many = |n: usize| format!("code,note\n{}", "A,一\n".repeat(n));
    assert_eq!(read_with(many(3).as_bytes(), few).unwrap().0.len(), 3);
    let error = read_with(many(4).as_bytes(), few).unwrap_err();
    assert_eq!((error.line, error.kind), (Some(5), TableFault::TooManyRows(3)));

    let cell = |n: usize| format!("code,note\nA,\"{}\"\n", "支".repeat(n));
    assert_eq!(cells_of(&cell(32_000))[0][1].chars().count(), 32_000);
    let error = rows_of(&cell(32_001)).unwrap_err();
    assert_eq!((error.line, error.column.as_deref()), (Some(2), Some("note")));
    assert_eq!(error.kind, TableFault::CellTooLong(32_000));
    let escaped = format!("code,note\nA,'={}\n", "支".repeat(31_999));
    assert_eq!(cells_of(&escaped)[0][1].chars().count(), 32_001, "the escape does not count");

    let columns = |n: usize| format!("code{}\n", ",列".repeat(n - 1));
    assert!(rows_of(&columns(256)).is_ok());
    for wide in [257, 10_000] {
        assert_eq!(rows_of(&columns(wide)).unwrap_err().kind, TableFault::TooManyColumns(256));
    }
    let row = format!("code{}\nA{}\n", ",列".repeat(60), format!(",{}", "长".repeat(10_000)).repeat(60));
    let error = rows_of(&row).unwrap_err();
    assert_eq!((error.line, error.kind), (Some(2), TableFault::RowTooLong(1 << 20)));
}

/// Gives the same bytes for ever, as a line of 2 GB does, and counts what was asked for.
struct Endless<'a>(&'a [u8], u64);

impl Read for Endless<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        assert!(self.1 < 16 << 20, "read on and on");
        for (to, from) in buf.iter_mut().zip(self.0.iter().cycle().skip(self.1 as usize % self.0.len())) {
            *to = *from;
        }
        self.1 += buf.len() as u64;
        Ok(buf.len())
    }
}

#[test]
fn an_endless_line_is_refused_after_a_little() {
    for (piece, kind) in [
        (&b"x"[..], TableFault::CellTooLong(32_000)),
        (b"\"\"", TableFault::CellTooLong(32_000)),
        (b"x,", TableFault::TooManyColumns(256)),
        ("支".as_bytes(), TableFault::CellTooLong(32_000)),
        (b"\xd6\xa7", TableFault::CellTooLong(32_000)),
        (b"\xff", TableFault::BadBytes(Encoding::Gb18030)),
        (b"\0", TableFault::Nul),
    ] {
        for start in [&b""[..], b"code,note\nA,", b"code,note\nA,\""] {
            let endless = start.chain(Endless(piece, 0));
            let outcome = CsvReader::open("表.csv", endless, knows, CsvOptions::strict());
            let error = outcome.and_then(|mut csv| csv.next_row()).unwrap_err();
            let quoted_ok = piece == b"x," && start.ends_with(b"\"");
            let expected = if quoted_ok { TableFault::CellTooLong(32_000) } else { kind.clone() };
            let text_after = piece == b"\"\"" && !start.is_empty();
            assert!(error.kind == expected || text_after, "{piece:?} after {start:?}: {error:?}");
        }
    }
}

#[test]
fn the_ladder_finds_the_encoding() {
    let text = "编号_code,说明_note\nA,\"党支部，标准化👍\n二\"\n";
    let expected = cells_of(text);
    let bom = format!("\u{feff}{text}");
    let double = format!("\u{feff}{bom}");
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (bom.clone().into_bytes(), Encoding::Utf8),
        (double.clone().into_bytes(), Encoding::Utf8),
        (utf16(text, true), Encoding::Utf16),
        (utf16(text, false), Encoding::Utf16),
        (utf16(&bom, true), Encoding::Utf16),
        (GB18030.encode(text).0.into_owned(), Encoding::Gb18030),
        (GB18030.encode(&bom).0.into_owned(), Encoding::Gb18030),
    ] {
        let (rows, used) = read_with(&bytes, CsvOptions::strict()).unwrap();
        assert_eq!((rows[0].cells.clone(), used), (expected[0].clone(), encoding));
    }
}

#[test]
fn gbk_below_a_header_of_ascii_is_found_by_its_text() {
    let text = format!("code,note\n{}A,生产一支部\n", "B,plain\n".repeat(20_000));
    let (rows, used) = read_with(&GBK.encode(&text).0, CsvOptions::strict()).unwrap();
    assert_eq!((rows.last().unwrap().cells[1].as_str(), used), ("生产一支部", Encoding::Gb18030));
    let (rows, used) = read_with(text.as_bytes(), CsvOptions::strict()).unwrap();
    assert_eq!((rows.last().unwrap().cells[1].as_str(), used), ("生产一支部", Encoding::Utf8));
}

#[test]
fn damaged_bytes_are_refused_with_their_place_and_never_guessed() {
    for header in ["编号_code,说明_note", "code,note", "\u{feff}编号_code,说明_note"] {
        let mut bytes = format!("{header}\nA,党支部标准化互查\nB,先进党支部\n").into_bytes();
        let at = bytes.len() - 5;
        bytes[at] = 0xff;
        let error = read_with(&bytes, CsvOptions::strict()).unwrap_err();
        assert_eq!((error.line, error.kind), (Some(3), TableFault::BadBytes(Encoding::Utf8)), "{header}");
    }
    let mut gbk = GBK.encode("编号_code,说明_note\nA,一\nB,二\n").0.into_owned();
    let at = gbk.len() - 2;
    gbk[at] = 0xff;
    let error = read_with(&gbk, CsvOptions::strict()).unwrap_err();
    assert_eq!((error.line, error.kind), (Some(3), TableFault::BadBytes(Encoding::Gb18030)));
    let lost_mark = &utf16("编号_code,说明_note\nA,一\n", true)[2..];
    assert!(matches!(read_with(lost_mark, CsvOptions::strict()), Err(TableError { line: Some(1), .. })));
    let ascii = &utf16("code,note\nA,b\n", true)[2..];
    assert_eq!(read_with(ascii, CsvOptions::strict()).unwrap_err().kind, TableFault::Nul);
}

#[test]
fn the_telling_headings_are_no_utf8_when_written_as_gbk() {
    for heading in ["编号_code", "设备编号_device"] {
        assert!(std::str::from_utf8(&GBK.encode(heading).0).is_err());
    }
}

#[test]
fn separators_and_the_sep_line() {
    for text in [
        "code,note\nA,一;二\n",
        "code;note\nA;一;二\n",
        "code\tnote\nA\t一;二\n",
        "sep=,\ncode,note\nA,一;二\n",
        "sep=;\r\ncode;note\r\nA;\"一;二\"\r\n",
        "\u{feff}sep=\t\ncode\tnote\nA\t\"一;二\"\n",
        "SEP=,\n\ncode,note\nA,一;二",
    ] {
        let given = text.replace("A;一;二", "A;\"一;二\"");
        assert_eq!(cells_of(&given), [["A", "一;二"]], "{text:?}");
    }
    assert_eq!(rows_of("sep=;\ncode,note\n").unwrap_err().kind, unknown("code,note"));
    assert_eq!(cells_of("code\nA\nB\n"), [["A"], ["B"]], "one column needs no separator");
}

#[test]
fn people_may_leave_blank_lines_titles_and_empty_cells_at_the_end() {
    let text = "2025年第四季度互查评分表,,,\n\n编号,说明,,\nA,一,,\n  \nB,\"\",,\n,,,\n";
    let (rows, _) = read_with(text.as_bytes(), CsvOptions::lenient()).unwrap();
    let lines: Vec<u64> = rows.iter().map(|r| r.line).collect();
    assert_eq!(lines, [4, 6, 7]);
    assert_eq!(rows[0].cells, ["A", "一"]);
    let error = read_with("编号,说明,,\nA,一,,多出来的\n".as_bytes(), CsvOptions::lenient()).unwrap_err();
    assert_eq!(error.kind, TableFault::Ragged { expected: 2, found: 4 });
}

/// The situations of csv-spectrum and of PapaParse's own suite, in our words: what a reader must get right.
#[test]
fn situations_of_public_corpora() {
    let cases: &[(&str, &[&[&str]])] = &[
        ("code,b\nA,\"街道,门牌\"\n", &[&["A", "街道,门牌"]]),
        ("code,b\nA,\"\"\n\"\",B\n", &[&["A", ""], &["", "B"]]),
        ("code,b\r\nA,\"\"\r\n\"\",B\r\n", &[&["A", ""], &["", "B"]]),
        ("code,b\nA,\"说 \"\"好\"\" 的\"\n", &[&["A", "说 \"好\" 的"]]),
        ("code,b\nA,\"{\"\"类\"\":\"\"点\"\",\"\"值\"\":[1,2]}\"\n", &[&["A", "{\"类\":\"点\",\"值\":[1,2]}"]]),
        ("code,b\nA,\"一\n二\n\n三\"\nB,\"四\"\n", &[&["A", "一\n二\n\n三"], &["B", "四"]]),
        ("code,b\r\nA,\"一\r\n二\"\r\n", &[&["A", "一\n二"]]),
        ("code,b\nA,\"\"\"\"\nB,\"\"\"\"\"\"\n", &[&["A", "\""], &["B", "\"\""]]),
        ("code,b\nA,ʤ 支 👨‍👩‍👧 é\n", &[&["A", "ʤ 支 👨‍👩‍👧 é"]]),
        ("code,b\nA,1\nB,2", &[&["A", "1"], &["B", "2"]]),
        ("code,b\nA,", &[&["A", ""]]),
        ("code,b\nA,\"", &[]),
        ("code,b\n  A , 前后空格 \n", &[&["  A ", " 前后空格 "]]),
        ("code,b\nA,\"\n\"\n", &[&["A", "\n"]]),
        ("code,b\nA,\"制\t表\"\n", &[&["A", "制\t表"]]),
        ("\n\ncode,b\n\nA,1\n\n\n", &[&["A", "1"]]),
        ("code,b\n", &[]),
        ("code,b", &[]),
        ("code,b\nA,it's 'so'\n", &[&["A", "it's 'so'"]]),
        ("code,b\nA,#注释\n#B,2\n", &[&["A", "#注释"], &["#B", "2"]]),
        ("code,b\nA,\\\"\n", &[]),
    ];
    for (text, expected) in cases {
        match rows_of(text) {
            Ok(rows) => assert_eq!(rows.iter().map(|r| r.cells.clone()).collect::<Vec<_>>(), *expected, "{text:?}"),
            Err(error) => assert!(
                expected.is_empty() && matches!(error.kind, TableFault::UnclosedQuote | TableFault::QuoteInCell),
                "{text:?} {error:?}"
            ),
        }
    }
}

fn write(rows: &[[String; 3]]) -> Vec<u8> {
    let columns = [("编号_code", Cells::Text), ("说明_note", Cells::Text), ("分_marks", Cells::Numeric)];
    let mut csv = CsvWriter::new(Vec::new(), "表.csv", &columns).unwrap();
    for row in rows {
        csv.row(row).unwrap();
    }
    csv.finish().unwrap()
}

fn decoded(rows: Vec<Row>) -> Vec<Vec<String>> {
    let cells = |row: Row| row.cells.iter().map(|c| super::escape::decode(c).to_string()).collect();
    rows.into_iter().map(cells).collect()
}

#[test]
fn naughty_strings_come_back_equal() {
    let list = include_str!("naughty.txt");
    let strings: Vec<String> = list.lines().map(|l| clean_text(&unescaped(l)).into_owned()).collect();
    assert!(strings.len() > 100);
    let rows: Vec<[String; 3]> = strings.iter().map(|s| [s.clone(), s.clone(), s.clone()]).collect();
    let bytes = write(&rows);
    let (read, _) = read_with(&bytes, CsvOptions::strict()).unwrap();
    assert_eq!(decoded(read), rows);
    for as_gbk in [false, true] {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let other = if as_gbk { GB18030.encode(&text).0.into_owned() } else { utf16(&text, true) };
        let (read, _) = read_with(&other, CsvOptions::strict()).unwrap();
        assert_eq!(decoded(read), rows, "as_gbk {as_gbk}");
    }
}

/// `\u{..}`, `\n` and `\\` of the list.
fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        rest = after;
        if let Some(tail) = rest.strip_prefix("u{") {
            let (code, tail) = tail.split_once('}').unwrap();
            out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            rest = tail;
        } else {
            out.push(if rest.starts_with('n') { '\n' } else { '\\' });
            rest = &rest[1..];
        }
    }
    out + rest
}

/// Any text that can be stored, often made of what CSV, spreadsheets and screens stumble over.
pub(super) fn stored_text() -> impl Strategy<Value = String> {
    let alphabet: Vec<char> =
        "\"',;\t\n\r=+-@＝＋－＠ \u{3000}\u{200b}\u{feff}\u{202e}a1支，。“”é\u{301}👍🏽\u{200d}_x\u{0}\u{1b}\u{85}"
            .chars()
            .collect();
    let picked = proptest::collection::vec(proptest::sample::select(alphabet), 0..12);
    prop_oneof![any::<String>(), picked.prop_map(|c| c.into_iter().collect::<String>())]
        .prop_map(|text| clean_text(&text).into_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn every_stored_text_comes_back_equal(
        rows in proptest::collection::vec([stored_text(), stored_text(), stored_text()], 0..5),
    ) {
        let bytes = write(&rows);
        prop_assert_eq!(&bytes, &write(&rows), "deterministic");
        let (read, encoding) = read_with(&bytes, CsvOptions::strict()).unwrap();
        prop_assert_eq!(encoding, Encoding::Utf8);
        prop_assert_eq!(decoded(read), rows.iter().map(|r| r.to_vec()).collect::<Vec<_>>());
    }

    #[test]
    fn texts_survive_utf16_and_what_gb18030_can_hold(texts in proptest::collection::vec(stored_text(), 1..5)) {
        let rows: Vec<[String; 3]> = texts.iter().map(|t| [t.clone(), "x".into(), "1".into()]).collect();
        let text = String::from_utf8(write(&rows)).unwrap();
        let (read, _) = read_with(&utf16(&text, false), CsvOptions::strict()).unwrap();
        prop_assert_eq!(decoded(read), rows.iter().map(|r| r.to_vec()).collect::<Vec<_>>());
        let plain = text.trim_start_matches('\u{feff}');
        let (bytes, _, lossy) = GB18030.encode(plain);
        if !lossy && GB18030.decode_without_bom_handling(&bytes).0 == plain {
            let (read, used) = read_with(&bytes, CsvOptions::strict()).unwrap();
            prop_assert_eq!(used, Encoding::Gb18030);
            prop_assert_eq!(decoded(read), rows.iter().map(|r| r.to_vec()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200), head in 0..4_usize) {
        let start: &[u8] = [&b""[..], b"code,note\n", b"\xef\xbb\xbfcode;note\n", b"\xff\xfe"][head];
        let _ = read_with(&[start, &bytes].concat(), CsvOptions::lenient());
    }
}
