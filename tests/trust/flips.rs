//! Bits that flip in a closed database, as bad memory and old sticks do. What is live is asked of SQLite alone: a flip
//! after which any row of any table reads otherwise, or cannot be read, has hit live data. The real binary has to
//! notice every one of these, and repairing has to bring back every operation that was not hit.

use super::dice::Dice;
use super::laptop::{Laptop, rounds};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Flips of the ordinary test; `HUCHA_ROUNDS=1000` tries 1,000.
const SOME: usize = 24;

/// A laptop as it is after some work: operations, receipts, keys, proofs, a roster, drafts and settings.
fn lived_in() -> Laptop {
    let (laptop, other) = (Laptop::ready(), Laptop::of("李强"));
    (0..12).for_each(|n| laptop.finds(&format!("第{n}个：签到表与记录不符，é👍").repeat(1 + n * n)));
    other.finds("李强写的");
    other.does(&["export", "-o", &laptop.at("other.zip")]);
    laptop.does(&["merge", &laptop.at("other.zip")]);
    laptop.does(&["roster", "sign"]);
    laptop.does(&["export", "-o", &laptop.at("own.zip")]);
    let mut store = hucha::store::Store::open(&laptop.path("data/hucha.db")).unwrap();
    let typed =
        hucha::store::Typed { key: "note".into(), text: "写到一半，é👍".into(), at: "2026-11-22".into() };
    store.keep_typed(&typed).unwrap();
    laptop
}

/// Every row of every table, as SQLite reads it. An error is an answer too: then live data cannot be read.
fn everything(path: &Path) -> rusqlite::Result<Vec<String>> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let schema = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let tables: Vec<(String, Option<String>)> =
        db.prepare(schema)?.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut out = vec![format!("{tables:?}")];
    for pragma in ["user_version", "application_id"] {
        out.push(db.query_row(&format!("PRAGMA {pragma}"), [], |r| r.get::<_, i64>(0))?.to_string());
    }
    for (name, _) in &tables {
        let mut statement = db.prepare(&format!("SELECT * FROM {name}"))?;
        let width = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let cells = (0..width).map(|at| row.get_ref(at).map(shown)).collect::<rusqlite::Result<Vec<_>>>()?;
            out.push(format!("{name} {}", cells.join("|")));
        }
    }
    Ok(out)
}

fn shown(value: ValueRef) -> String {
    match value {
        ValueRef::Text(bytes) => format!("{bytes:?}"),
        other => format!("{other:?}"),
    }
}

/// Bytes of rows that no operation's hash covers.
fn uncovered(bytes: &[u8], rows: &[String]) -> Vec<usize> {
    let of = |row: &&String| !["op ", "cell ", "aside "].iter().any(|table| row.starts_with(table));
    let texts = rows.iter().filter(of).flat_map(|row| row.split('|')).filter_map(|cell| {
        let (from, to) = (cell.find('[')?, cell.find(']')?);
        cell[from + 1..to].split(", ").map(|b| b.parse::<u8>().ok()).collect::<Option<Vec<u8>>>()
    });
    let long: BTreeSet<Vec<u8>> = texts.filter(|t| (12..800).contains(&t.len())).collect();
    let at = long.iter().filter_map(|t| Some((bytes.windows(t.len()).position(|w| w == t)?, t.len())));
    at.flat_map(|(from, len)| from..from + len).collect()
}

/// The operations of a database, by their text.
fn operations(rows: &[String]) -> BTreeSet<&str> {
    rows.iter().map(String::as_str).filter(|r| r.starts_with("op ")).collect()
}

#[test]
fn every_flip_in_live_data_is_noticed() {
    let laptop = lived_in();
    let path = laptop.path("data/hucha.db");
    let (bytes, whole) = (fs::read(&path).unwrap(), everything(&path).unwrap());
    assert!(operations(&whole).len() > 50 && whole.iter().any(|r| r.starts_with("draft ")), "{}", whole.len());
    let seen = laptop.path("seen.db");
    let (mut dice, rounds) = (Dice::told("flips"), rounds(SOME, 100_000));
    let (mut live, mut noticed, mut missed) = (0, 0, Vec::new());
    let uncovered = uncovered(&bytes, &whole);
    assert!(uncovered.len() > 1000, "{}", uncovered.len());
    for n in 0..rounds {
        // Every fourth where no hash of an operation helps, the others anywhere.
        let at = if n % 4 == 3 { uncovered[dice.below(uncovered.len())] } else { dice.below(bytes.len()) };
        let bit = dice.below(8);
        let mut hit = bytes.clone();
        hit[at] ^= 1 << bit;
        fs::write(&seen, &hit).unwrap();
        let after = everything(&seen);
        fs::write(&path, &hit).unwrap();
        let ran = laptop.run(&["doctor"]);
        assert!(!ran.err.contains("panicked") && (0..=3).contains(&ran.status), "byte {at} bit {bit}: {ran:?}");
        noticed += usize::from(ran.status != 0);
        if after.as_ref().ok() != Some(&whole) {
            live += 1;
            if ran.status == 0 {
                let rows = after.unwrap_or_default();
                let other = rows.iter().find(|r| !whole.contains(r)).cloned();
                missed.push(format!("byte {at} bit {bit}: {other:?}"));
            }
        }
    }
    println!("{rounds} flips: {live} in live data, {noticed} noticed, {} missed", missed.len());
    assert!(missed.is_empty(), "{} of {live} were not noticed:\n{}", missed.len(), missed.join("\n"));
    assert!(live * 3 > rounds, "only {live} of {rounds} hit live data");
}

/// Hash and length of the value of every operation.
fn hashes(path: &Path) -> BTreeMap<Vec<u8>, usize> {
    let db = Connection::open(path).unwrap();
    let mut statement = db.prepare("SELECT hash, length(CAST(value AS BLOB)) FROM op").unwrap();
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get::<_, i64>(1)? as usize))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Nothing but the damaged file helps here: neither a backup nor a bundle.
#[test]
fn repairing_brings_back_every_operation_that_was_not_on_the_page_that_was_hit() {
    const PAGE: usize = 4096;
    let laptop = lived_in();
    fs::remove_dir_all(laptop.path("data/backups")).unwrap();
    let path = laptop.path("data/hucha.db");
    let (bytes, tip) = (fs::read(&path).unwrap(), fs::read(laptop.path("data/hucha.db.tip")).unwrap());
    let known = hashes(&path);
    let (mut dice, rounds) = (Dice::told("repairs"), rounds(SOME / 3, 100_000));
    let (mut repaired, mut lost) = (0, 0);
    for _ in 0..rounds {
        let (at, bit) = (dice.below(bytes.len()), dice.below(8));
        let mut hit = bytes.clone();
        hit[at] ^= 1 << bit;
        fs::write(&path, &hit).unwrap();
        fs::write(laptop.path("data/hucha.db.tip"), &tip).unwrap();
        let ran = laptop.run(&["doctor", "--repair"]);
        assert!(!ran.err.contains("panicked") && [0, 1].contains(&ran.status), "byte {at} bit {bit}: {ran:?}");
        repaired += usize::from(ran.err.contains("damaged"));
        let left = hashes(&path);
        let page = &bytes[at / PAGE * PAGE..][..PAGE];
        for (hash, size) in known.iter().filter(|(hash, _)| !left.contains_key(*hash)) {
            // A long value goes on in pages where its hash is not.
            let there = page.windows(hash.len()).any(|w| w == hash.as_slice()) || *size > 800;
            assert!(there, "byte {at} bit {bit}: an operation is lost that was not hit: {ran:?}");
            assert!(ran.err.contains("还缺"), "byte {at} bit {bit}: lost without a word: {ran:?}");
            lost += 1;
        }
        let after = laptop.run(&["doctor"]);
        assert_eq!(after.status, 0, "byte {at} bit {bit}: {after:?} after {ran:?}");
    }
    println!("{rounds} flips repaired without backup or bundle: {repaired} files set aside, {lost} operations lost");
}
