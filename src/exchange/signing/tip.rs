//! `tips.csv`: per device where it stands, signed by itself. Since every operation names the one before, a signed tip
//! proves all of a device's operations, whoever carries them.

use super::key::{self, Key, statement};
use crate::error::Result;
use crate::exchange::columns::Heading;
use crate::exchange::csv_write::CsvWriter;
use crate::exchange::escape::decode;
use crate::exchange::part::failed;
use crate::exchange::table::{Table, Wanted};
use crate::exchange::views::columns::{Column, Role};
use crate::journal::op::is_device;
use crate::model::schema::Kind;
use crate::store::{Proof, Store};
use crate::text::Lang;
use std::io::{Read, Write};

const NAMES: [(&str, &str); 5] =
    [("设备编号", "device"), ("序号", "seq"), ("摘要", "hash"), ("公钥", "key"), ("签名", "signature")];

/// The columns of the table.
pub fn columns() -> Vec<Column> {
    let column = |(i, (zh, key)): (usize, &(&'static str, &'static str))| Column {
        zh,
        key,
        kind: if *key == "seq" { Kind::Int } else { Kind::Text },
        role: if i == 0 { Role::Id } else { Role::Plain },
    };
    NAMES.iter().enumerate().map(column).collect()
}

/// Makes sure that the store has a proof of where this laptop stands.
///
/// # Errors
/// No random numbers; the database.
pub fn prove_own(store: &Store, own: &Key) -> Result<()> {
    let tip = store.tip();
    let Some(hash) = tip.prev else { return Ok(()) };
    let proven = |p: &Proof| p.device == tip.device && p.hash == hash && p.key == own.public();
    if store.proofs()?.iter().any(proven) {
        return Ok(());
    }
    let signature =
        own.sign(statement(&tip.device, tip.seq, hash).as_bytes(), &format!("{} {}", tip.device, tip.seq))?;
    let (device, key) = (tip.device.clone(), own.public().to_string());
    store.keep_proof(&Proof { device, key, seq: tip.seq, hash, signature })
}

/// Writes the rows.
///
/// # Errors
/// The operating system; the database.
pub fn write<W: Write>(csv: &mut CsvWriter<W>, store: &Store, lang: Lang) -> Result<u64> {
    let proofs = store.proofs()?;
    for p in &proofs {
        let row = [&p.device, &p.seq.to_string(), &p.hash.to_string(), &p.key, &p.signature];
        csv.row(&row).map_err(|e| failed(lang, &e))?;
    }
    Ok(proofs.len() as u64)
}

/// Reads the rows and checks every signature; `None` if one of them does not hold.
pub fn read(file: &mut dyn Read) -> Option<Vec<Proof>> {
    let headings = NAMES.each_ref().map(|(zh, key)| Heading { key, names: std::slice::from_ref(zh) });
    let table = Table::read(super::TIPS, file, &Wanted::strict(&headings, &NAMES.map(|n| n.1))).ok()?;
    let cell = |row, key| decode(table.get(row, key)).to_string();
    let proof = |row| {
        let (seq, hash) = (cell(row, "seq").parse().ok()?, cell(row, "hash").parse().ok()?);
        let (device, key) = (cell(row, "device"), cell(row, "key"));
        let found = Proof { device, key, seq, hash, signature: cell(row, "signature") };
        holds(&found).then_some(found)
    };
    table.rows.iter().map(proof).collect()
}

/// Whether a signed tip is what its key signed.
pub fn holds(p: &Proof) -> bool {
    let said = statement(&p.device, p.seq, p.hash);
    is_device(&p.device) && key::verified(&p.key, said.as_bytes(), &p.signature).is_some()
}
