//! How fast tables are read and written: a file like ops.csv with 100,000 rows (about 20 MB).
//! `cargo bench --bench tables`

use divan::{Bencher, counter::BytesCount};
use encoding_rs::GB18030;
use hucha::exchange::csv_read::{CsvOptions, CsvReader, Record};
use hucha::exchange::csv_write::{Cells, CsvWriter};

const COLUMNS: [(&str, Cells); 15] = [
    ("设备编号_device", Cells::Text),
    ("序号_seq", Cells::Numeric),
    ("上条_prev", Cells::Text),
    ("人员_actor", Cells::Text),
    ("逻辑钟_lamport", Cells::Numeric),
    ("本机时间_wall", Cells::Text),
    ("对象_entity", Cells::Text),
    ("编号_id", Cells::Text),
    ("字段_field", Cells::Text),
    ("值_value", Cells::Text),
    ("依据_pred", Cells::Text),
    ("原因_reason", Cells::Text),
    ("来源_source", Cells::Text),
    ("动作_txn", Cells::Text),
    ("摘要_hash", Cells::Text),
];
const HASH: &str = "hBCDFGHJKLMNPQRSTVWXZ234567";

fn main() {
    divan::main();
}

fn rows() -> Vec<Vec<String>> {
    let row = |n: usize| {
        let seq = n.to_string();
        let values = ["deduct", "会议记录缺2次，“三会一课”记录不全\n需补齐", "0.5", "-1", ""];
        ["xB7K2P", &seq, HASH, "xB7K2P-3", &seq, "2026-11-22T09:05:06+08:00", "score"]
            .into_iter()
            .chain(["2026Q4/B04/xB7K2P-3/A1-02", "note", values[n % 5], HASH, "", "tui", "xB7K2P-12345", HASH])
            .map(str::to_string)
            .collect()
    };
    (1..=100_000).map(row).collect()
}

fn file() -> Vec<u8> {
    let mut csv = CsvWriter::new(Vec::new(), "ops.csv", &COLUMNS).expect("a header");
    for row in rows() {
        csv.row(&row).expect("a row");
    }
    csv.finish().expect("a file")
}

fn read(bytes: &[u8]) -> u64 {
    let known = |cells: &[String]| cells.len() == COLUMNS.len();
    let mut csv = CsvReader::open("ops.csv", bytes, known, CsvOptions::strict()).expect("a header");
    let (mut record, mut sum) = (Record::default(), 0);
    while csv.read(&mut record).expect("a row") {
        sum += record.line() + record.get(9).len() as u64;
    }
    sum
}

#[divan::bench(sample_count = 10)]
fn read_utf8(bencher: Bencher) {
    let bytes = file();
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| read(&bytes));
}

#[divan::bench(sample_count = 10)]
fn read_gb18030(bencher: Bencher) {
    let text = String::from_utf8(file()).expect("UTF-8");
    let bytes = GB18030.encode(text.trim_start_matches('\u{feff}')).0.into_owned();
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| read(&bytes));
}

#[divan::bench(sample_count = 10)]
fn write(bencher: Bencher) {
    let rows = rows();
    bencher.counter(BytesCount::new(file().len())).bench(|| {
        let mut csv = CsvWriter::new(std::io::sink(), "ops.csv", &COLUMNS).expect("a header");
        rows.iter().for_each(|row| csv.row(row).expect("a row"));
        csv.finish().is_ok()
    });
}
