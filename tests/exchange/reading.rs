//! Reading ops.csv of any origin: what is understood, and the place of what is not.

use crate::world::{export, ops_of, quarter};
use hucha::exchange::ops_read::{OpsError, OpsReader};
use hucha::exchange::table_error::TableFault;
use hucha::journal::{Malformed, Op};
use std::fs;

/// The text of an ops.csv and its operations.
fn sample() -> (String, Vec<Op>) {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let made = export(&store, &dir.path().join("b"), false);
    (fs::read_to_string(made.path.join("ops.csv")).unwrap(), ops_of(&store))
}

fn read(bytes: &[u8]) -> Result<Vec<Op>, OpsError> {
    OpsReader::open("ops.csv", bytes)?.map(|row| row.map(|(_, op)| op)).collect()
}

#[test]
fn other_encodings_separators_orders_of_columns_and_blank_lines_change_nothing() {
    let (text, ops) = sample();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GB18030.encode(text.trim_start_matches('\u{feff}')).0.into_owned();
    for bytes in [text.as_bytes(), text.trim_start_matches('\u{feff}').as_bytes(), &utf16, &gbk] {
        assert_eq!(read(bytes).unwrap(), ops);
    }
    let mut turned = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let plain = text.trim_start_matches('\u{feff}');
    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(plain.as_bytes()).records() {
        turned.write_record(record.unwrap().iter().rev().chain(["随便_extra"])).unwrap();
    }
    let turned = String::from_utf8(turned.into_inner().unwrap()).unwrap();
    assert_eq!(read(format!("{turned}\n\n").as_bytes()).unwrap(), ops);
}

#[test]
fn a_changed_row_is_refused_with_line_and_column_and_the_others_still_read() {
    let (text, ops) = sample();
    let altered = text.replacen("\"生产一支部\"", "\"生产二支部\"", 1);
    let rows: Vec<_> = OpsReader::open("ops.csv", altered.as_bytes()).unwrap().collect();
    assert_eq!(rows.len(), ops.len());
    let bad: Vec<_> = rows.into_iter().filter_map(Result::err).collect();
    let line = 2 + text.lines().skip(1).position(|l| l.contains("\"生产一支部\"")).unwrap() as u64;
    let (file, column) = ("ops.csv".to_string(), "摘要_hash".to_string());
    assert_eq!(bad, [OpsError::Row { file, line, column, why: Malformed::WrongHash }]);
    assert_eq!(bad[0].to_string().split('：').next(), Some(format!("ops.csv 第{line}行“摘要_hash”").as_str()));
}

#[test]
fn what_is_no_table_of_operations_is_refused_as_a_whole() {
    let (text, _) = sample();
    let without_hash = text.replacen("\"摘要_hash\"", "\"摘要_other\"", 1);
    let twice = text.replacen("\"摘要_hash\"", "\"序号_seq\"", 1);
    for bytes in [without_hash.as_bytes(), twice.as_bytes(), b"", "编号_id\r\n".as_bytes(), b"PK\x03\x04"] {
        assert!(matches!(read(bytes), Err(OpsError::Table(_))));
    }
    let cut = &text[..text.len() - 12];
    match read(cut.as_bytes()) {
        Err(OpsError::Table(e)) => assert_eq!(e.kind, TableFault::UnclosedQuote),
        other => panic!("{:?}", other.map(|o| o.len())),
    }
}
