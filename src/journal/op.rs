//! One operation: a field of a record got a value, by a person on a device, having seen certain operations.

use super::hash::OpHash;
use crate::text::{Lang, Say, store as text};
use std::borrow::Cow;

/// The device name of operations made from hand-edited views (exchange.md §5).
pub const HANDEDIT: &str = "handedit";

/// Numbers and clocks fit a signed 64-bit column of any database.
const MAX: u64 = i64::MAX as u64;

/// The columns of ops.csv in order: Chinese heading and key. The last is the hash of the others.
pub const COLUMNS: [(&str, &str); 15] = [
    ("设备编号", "device"),
    ("序号", "seq"),
    ("上条", "prev"),
    ("人员", "actor"),
    ("逻辑钟", "lamport"),
    ("本机时间", "wall"),
    ("对象", "entity"),
    ("编号", "id"),
    ("字段", "field"),
    ("值", "value"),
    ("依据", "pred"),
    ("原因", "reason"),
    ("来源", "source"),
    ("动作", "txn"),
    ("摘要", "hash"),
];

/// An operation, immutable once sealed. Fields are the columns of ops.csv (exchange.md §4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// Device id, or [`HANDEDIT`].
    pub device: String,
    /// 1, 2, 3 … per device; 0 (written empty) for hand edits.
    pub seq: u64,
    /// This device's previous operation.
    pub prev: Option<OpHash>,
    /// Person id.
    pub actor: String,
    /// Logical clock: 1 + the highest seen.
    pub lamport: u64,
    /// Local time with offset, information only.
    pub wall: String,
    /// Entity key.
    pub entity: String,
    /// Record id.
    pub id: String,
    /// Field key.
    pub field: String,
    /// Canonical text; empty means no value.
    pub value: String,
    /// All heads of the cell that the author had seen, in the order written.
    pub pred: Vec<OpHash>,
    /// Why, where a reason is required.
    pub reason: String,
    /// What it came from: tui, cli, sheet, handedit, migrate, or what a newer program writes.
    pub source: String,
    /// `<device>-<seq>` of the first operation of the same user act; empty for hand edits.
    pub txn: String,
    /// The hash of all of the above.
    pub hash: OpHash,
}

impl Op {
    /// Gives the operation its hash.
    pub fn seal(mut self) -> Op {
        self.hash = self.computed_hash();
        self
    }

    /// What the hash has to be for this content.
    pub fn computed_hash(&self) -> OpHash {
        let mut bytes = Vec::with_capacity(384 + self.value.len());
        bytes.extend_from_slice(b"hucha1\n");
        let mut digits = [0; 20];
        netstring(&mut bytes, self.device.as_bytes());
        netstring(&mut bytes, decimal(self.seq, &mut digits));
        match self.prev {
            Some(hash) => netstring(&mut bytes, &hash.text()),
            None => netstring(&mut bytes, b""),
        }
        netstring(&mut bytes, self.actor.as_bytes());
        netstring(&mut bytes, decimal(self.lamport, &mut digits));
        for text in [&self.wall, &self.entity, &self.id, &self.field, &self.value] {
            netstring(&mut bytes, text.as_bytes());
        }
        netstring(&mut bytes, hashes(&self.pred).as_bytes());
        for text in [&self.reason, &self.source, &self.txn] {
            netstring(&mut bytes, text.as_bytes());
        }
        OpHash::of(&bytes)
    }

    /// Whether the hash is that of the content.
    pub fn is_sealed(&self) -> bool {
        self.hash == self.computed_hash()
    }

    /// Whether it was made from a hand-edited view.
    pub fn is_handedit(&self) -> bool {
        self.device == HANDEDIT
    }

    /// The 14 columns before the hash, as their text.
    pub fn columns(&self) -> [Cow<'_, str>; 14] {
        [
            Cow::from(&self.device),
            number(self.seq),
            self.prev.map_or(Cow::from(""), |h| Cow::from(h.to_string())),
            Cow::from(&self.actor),
            number(self.lamport),
            Cow::from(&self.wall),
            Cow::from(&self.entity),
            Cow::from(&self.id),
            Cow::from(&self.field),
            Cow::from(&self.value),
            hashes(&self.pred),
            Cow::from(&self.reason),
            Cow::from(&self.source),
            Cow::from(&self.txn),
        ]
    }

    /// Reads the 15 columns of a row of ops.csv, already unescaped. Refuses what fails by itself: syntax or hash.
    pub fn parse(row: &[&str; 15]) -> Result<Op, Malformed> {
        let op = Op {
            device: row[0].into(),
            seq: if row[1].is_empty() { 0 } else { count(row[1]).ok_or(Malformed::Seq)? },
            prev: optional_hash(row[2])?,
            actor: row[3].into(),
            lamport: count(row[4]).ok_or(Malformed::Lamport)?,
            wall: row[5].into(),
            entity: row[6].into(),
            id: row[7].into(),
            field: row[8].into(),
            value: row[9].into(),
            pred: parse_hashes(row[10])?,
            reason: row[11].into(),
            source: row[12].into(),
            txn: row[13].into(),
            hash: row[14].parse().map_err(|_| Malformed::Hash)?,
        };
        op.check()?;
        Ok(op)
    }

    /// Refuses what fails by itself, whatever other operations say: the form of the columns and the hash.
    pub fn check(&self) -> Result<(), Malformed> {
        if !self.is_handedit() && !is_device(&self.device) {
            return Err(Malformed::Device);
        }
        if (self.seq == 0) != self.is_handedit() || self.seq > MAX {
            return Err(Malformed::Seq);
        }
        if self.lamport == 0 || self.lamport > MAX {
            return Err(Malformed::Lamport);
        }
        let empty = [&self.actor, &self.wall, &self.reason, &self.txn].iter().all(|t| t.is_empty());
        if self.is_handedit() && !(empty && self.prev.is_none()) {
            return Err(Malformed::HandEdit);
        }
        if self.entity.is_empty() || self.id.is_empty() || self.field.is_empty() {
            return Err(Malformed::Cell);
        }
        if !self.is_sealed() {
            return Err(Malformed::WrongHash);
        }
        Ok(())
    }
}

/// What makes one row of ops.csv no operation at all; such a row is refused, never kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// Not `x` and five characters of the alphabet, nor `handedit`.
    Device,
    /// Not 1, 2, 3 …, or missing.
    Seq,
    /// Not 1, 2, 3 …
    Lamport,
    /// prev is neither empty nor a hash.
    Prev,
    /// pred is not a list of hashes with one space between them.
    Pred,
    /// Entity, id or field is empty.
    Cell,
    /// A hand edit whose prev, actor, wall, reason or txn is not empty: two laptops would not make the same of it.
    HandEdit,
    /// The hash column is not a hash.
    Hash,
    /// The hash is not that of the content: altered after it was written.
    WrongHash,
}

impl Say for Malformed {
    fn say(&self, lang: Lang) -> String {
        match self {
            Malformed::Device => text::bad_device(lang),
            Malformed::Seq => text::bad_seq(lang),
            Malformed::Lamport => text::bad_lamport(lang),
            Malformed::Prev => text::bad_prev(lang),
            Malformed::Pred => text::bad_pred(lang),
            Malformed::Cell => text::bad_cell(lang),
            Malformed::HandEdit => text::bad_hand_edit(lang),
            Malformed::Hash => text::bad_hash(lang),
            Malformed::WrongHash => text::wrong_hash(lang),
        }
    }
}

/// Whether a text is a device id: `x` and five characters of the alphabet.
pub fn is_device(text: &str) -> bool {
    let letters = text.strip_prefix('x').unwrap_or_default();
    letters.len() == 5 && letters.bytes().all(|b| super::hash::ALPHABET.contains(&b))
}

fn netstring(out: &mut Vec<u8>, text: &[u8]) {
    let mut digits = [0; 20];
    let length = if text.is_empty() { b"0" } else { decimal(text.len() as u64, &mut digits) };
    out.extend_from_slice(length);
    out.push(b':');
    out.extend_from_slice(text);
    out.push(b',');
}

/// The digits of a number without an allocation, since every operation of a merge is hashed; none for 0.
fn decimal(mut n: u64, digits: &mut [u8; 20]) -> &[u8] {
    let mut at = digits.len();
    while n > 0 {
        at -= 1;
        digits[at] = b'0' + (n % 10) as u8;
        n /= 10;
    }
    &digits[at..]
}

fn number(n: u64) -> Cow<'static, str> {
    if n == 0 { Cow::from("") } else { Cow::from(n.to_string()) }
}

fn hashes(list: &[OpHash]) -> Cow<'static, str> {
    let mut out = String::with_capacity(list.len() * 28);
    for hash in list {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(std::str::from_utf8(&hash.text()).unwrap_or_default());
    }
    Cow::from(out)
}

/// A number as this program writes it: no sign, no leading zero. Any other spelling would change the hash.
fn count(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| plain && *n <= MAX)
}

fn optional_hash(text: &str) -> Result<Option<OpHash>, Malformed> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Malformed::Prev)
}

fn parse_hashes(text: &str) -> Result<Vec<OpHash>, Malformed> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    text.split(' ').map(|t| t.parse().map_err(|_| Malformed::Pred)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 14], hash: &str) -> [String; 15] {
        let mut out: [String; 15] = std::array::from_fn(|i| cells.get(i).unwrap_or(&"").to_string());
        out[14] = hash.into();
        out
    }

    fn parse(row: &[String; 15]) -> Result<Op, Malformed> {
        Op::parse(&std::array::from_fn(|i| row[i].as_str()))
    }

    const WALL: &str = "2026-11-22T09:05:06+08:00";
    const H1: &str = "hHFGT6258NPLXBSHX5ZCRVXLSCN";
    const H2: &str = "hPXW8Q4NQZB79CCD8SFCL9TRVSL";

    /// Rows and hashes from a few lines of Python that know nothing but exchange.md §4 (tests/peers has them).
    fn known() -> [[String; 15]; 3] {
        let x = "xBCDFG-1";
        let both = format!("{H1} {H2}");
        [
            row(["xBCDFG", "1", "", x, "1", WALL, "person", x, "_created", "yes", "", "", "tui", x], H1),
            row(
                ["xBCDFG", "2", H1, x, "2", WALL, "person", x, "name", "王，小\n明😀é\u{301}", "", "补录", "cli", x],
                H2,
            ),
            row(
                ["handedit", "", "", "", "3", "", "person", x, "name", "", &both, "", "handedit", ""],
                "hQBWB338R7NTWZPCTSBSLKNNGD8",
            ),
        ]
    }

    #[test]
    fn known_rows_parse_and_keep_their_hash() {
        for row in known() {
            let op = parse(&row).unwrap();
            assert_eq!(op.computed_hash().to_string(), row[14]);
            assert_eq!(op.columns().to_vec(), row[..14].to_vec());
        }
    }

    #[test]
    fn whatever_is_altered_is_noticed() {
        for row in known() {
            for column in 0..14 {
                let mut bad = row.clone();
                bad[column].push('1');
                assert!(parse(&bad).is_err(), "column {column}");
            }
        }
    }

    #[test]
    fn each_malformed_column_has_its_own_name() {
        let cases = [
            (0, "xABCDE", Malformed::Device),
            (0, "xBCDF", Malformed::Device),
            (1, "", Malformed::Seq),
            (1, "0", Malformed::Seq),
            (1, "01", Malformed::Seq),
            (1, "+1", Malformed::Seq),
            (1, "99999999999999999999", Malformed::Seq),
            (1, "9223372036854775808", Malformed::Seq),
            (2, "hBCD", Malformed::Prev),
            (4, "-1", Malformed::Lamport),
            (4, "", Malformed::Lamport),
            (8, "", Malformed::Cell),
            (10, "h", Malformed::Pred),
            (12, "cli", Malformed::WrongHash),
            (14, "", Malformed::Hash),
        ];
        for (column, text, expected) in cases {
            let mut bad = known()[0].clone();
            bad[column] = text.into();
            assert_eq!(parse(&bad), Err(expected), "{column} {text:?}");
        }
        for column in [2, 3, 5, 11, 13] {
            let mut bad = known()[2].clone();
            bad[column] = if column == 2 { H1.into() } else { "x".into() };
            assert_eq!(parse(&bad), Err(Malformed::HandEdit), "{column}");
        }
        let mut bad = known()[2].clone();
        bad[10] = bad[10].replace(' ', "  ");
        assert_eq!(parse(&bad), Err(Malformed::Pred));
    }
}
