//! Locked zips whose bytes were changed, and zips as other programs write them. A few small files each, so that
//! thousands of inputs take a minute: a locked file costs two derivations of its key wherever it is opened.

use super::mutate::{bytes, packed};
use super::{Cost, feed};
use crate::dice::Dice;
use hucha::exchange::incoming::{Container, Fault, Limits};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

const PASS: &str = "a long passphrase 1";
type Files = Vec<(String, Vec<u8>)>;

fn files() -> Files {
    let rows = "编号_id,名称_name\r\nB04,“é👍”\r\n".repeat(20);
    let list = [("tips.csv", rows.as_str()), ("hucha.pub", "RWQ 公钥\n"), ("ops.csv", "hash,device\r\n=1,é\r\n")];
    list.map(|(name, text)| (name.to_string(), text.as_bytes().to_vec())).into()
}

/// All files of a container as it gives them; `None` as soon as it refuses anything.
fn read(path: &Path, pass: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut container = Container::open(path, Limits::default(), pass).ok()?;
    let mut out = BTreeMap::new();
    for name in container.names() {
        let (mut all, took) = (Vec::new(), 1 << 20);
        container.read(&name, |stream| stream.take(took).read_to_end(&mut all)).ok()?.ok()?;
        assert!((all.len() as u64) < took, "{name}: {} bytes", all.len());
        out.insert(name, all);
    }
    Some(out)
}

/// Places of all headers of files, in front of them and in the directory.
fn headers(zip: &[u8]) -> Vec<(usize, usize)> {
    let at = |from: usize| usize::from(u16::from_le_bytes([zip[from], zip[from + 1]]));
    let head = |(i, four): (usize, &[u8])| match four {
        b"PK\x03\x04" => Some((i, 30 + at(i + 26) + at(i + 28))),
        b"PK\x01\x02" => Some((i, 46 + at(i + 28) + at(i + 30))),
        _ => None,
    };
    zip.windows(4).enumerate().filter_map(head).collect()
}

/// A bit, a byte or a number in one of the headers.
fn header(zip: &[u8], dice: &mut Dice) -> Vec<u8> {
    let (mut out, all) = (zip.to_vec(), headers(zip));
    for _ in 0..1 + dice.below(3) {
        let (from, size) = all[dice.below(all.len())];
        let at = from + 4 + dice.below(size - 4);
        match dice.below(3) {
            0 => out[at] ^= 1 << dice.below(8),
            1 => out[at] = [0, 1, 2, 3, 8, 9, 51, 99, 255][dice.below(9)],
            _ => out[at..(at + 4).min(from + size)].fill([0, 0x7f, 0xff][dice.below(3)]),
        }
    }
    out
}

/// A file called otherwise, in both places; the names stay as long as they were.
fn renamed(zip: &[u8], files: &Files, dice: &mut Dice) -> Vec<u8> {
    let name = files[dice.below(files.len())].0.as_bytes();
    let mut other = name.to_vec();
    for _ in 0..1 + dice.below(3) {
        let at = dice.below(other.len());
        other[at] = b"/\\:.\0\xff A\x1b~%"[dice.below(11)];
    }
    let places: Vec<usize> = (0..zip.len() - name.len()).filter(|i| zip[*i..].starts_with(name)).collect();
    let mut out = zip.to_vec();
    places.into_iter().for_each(|at| out[at..at + name.len()].copy_from_slice(&other));
    out
}

/// Bits in what is encrypted, its salt, its verifier and its seal.
fn sealed(zip: &[u8], dice: &mut Dice) -> Vec<u8> {
    let (mut out, all) = (zip.to_vec(), headers(zip));
    for _ in 0..1 + dice.below(4) {
        let (from, size) = all[dice.below(all.len() / 2)];
        let at = from + size + dice.below(40);
        out[at] ^= 1 << dice.below(8);
    }
    out
}

/// Whatever is changed in a locked zip, a file that is given is one that was locked: its seal is over all its bytes.
#[test]
fn a_changed_locked_zip_gives_what_was_locked_or_nothing() {
    let (files, dir) = (files(), tempfile::tempdir().unwrap());
    let (locked, path) = (packed(&files, PASS), dir.path().join("x.zip"));
    fs::write(&path, &locked).unwrap();
    assert_eq!(read(&path, PASS), Some(files.iter().cloned().collect()));
    let wrong = Container::open(&path, Limits::default(), "another passphrase").unwrap().try_key();
    assert!(matches!(wrong.unwrap_err().fault, Fault::WrongPassphrase));
    let make = |dice: &mut Dice| match dice.below(4) {
        0 => bytes(std::slice::from_ref(&locked), dice),
        1 => header(&locked, dice),
        2 => renamed(&locked, &files, dice),
        _ => sealed(&locked, dice),
    };
    feed("locked bytes", Cost::Fast, make, |input| {
        fs::write(&path, input).unwrap();
        let Some(found) = read(&path, PASS) else { return false };
        let known = |given: &Vec<u8>| files.iter().any(|(_, text)| text == given);
        assert!(found.values().all(known), "what was not locked is given as if it had been: {found:?}");
        true
    });
}

/// A zip as other programs write it: order, packing, strength of the lock, a folder around, litter beside.
fn others(files: &Files, pass: &str, dice: &mut Dice) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let (around, mut left) = (["", "包é/", "b/"][dice.below(3)], files.clone());
    let method = [CompressionMethod::Stored, CompressionMethod::Deflated][dice.below(2)];
    let mode = [AesMode::Aes128, AesMode::Aes192, AesMode::Aes256][dice.below(3)];
    let plain = SimpleFileOptions::default().compression_method(method).large_file(dice.below(2) == 0);
    let plain = plain.unix_permissions([0o600, 0o644, 0o777][dice.below(3)]).with_alignment([1, 4, 512][dice.below(3)]);
    if !around.is_empty() && dice.below(2) == 0 {
        zip.add_directory(around, SimpleFileOptions::default()).unwrap();
    }
    if dice.below(3) == 0 {
        zip.start_file(format!("{around}.DS_Store"), plain).unwrap();
        zip.write_all(b"\0").unwrap();
    }
    while !left.is_empty() {
        let (name, text) = left.swap_remove(dice.below(left.len()));
        let how = if pass.is_empty() { plain } else { plain.with_aes_encryption(mode, pass) };
        zip.start_file(format!("{around}{name}"), how).unwrap();
        zip.write_all(&text).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_other_programs_pack_is_read_as_it_was_packed() {
    let (files, dir) = (files(), tempfile::tempdir().unwrap());
    let (path, whole) = (dir.path().join("x.zip"), files.iter().cloned().collect::<BTreeMap<_, _>>());
    for (name, cost, pass) in [("packed by others", Cost::Fast, ""), ("locked by others", Cost::Slow, PASS)] {
        feed(
            name,
            cost,
            |dice| others(&files, pass, dice),
            |input| {
                fs::write(&path, input).unwrap();
                assert_eq!(read(&path, pass).as_ref(), Some(&whole));
                true
            },
        );
    }
}

/// What is encrypted is changed and sealed anew, as somebody does who knows the passphrase: the text itself, or bytes
/// that say that they are packed and are not.
#[test]
fn what_is_sealed_anew_is_read_as_it_is_or_refused() {
    let (files, dir) = (files(), tempfile::tempdir().unwrap());
    let path = dir.path().join("x.zip");
    let make = |dice: &mut Dice| {
        let mut changed = files.clone();
        let at = dice.below(changed.len());
        changed[at].1 = bytes(&[changed[at].1.clone()], dice);
        let mut zip = packed(&changed, PASS);
        // The extra field of the lock says how the text was packed: its last two bytes.
        let lock = b"\x01\x99\x07\x00\x02\x00AE";
        let places: Vec<usize> = (0..zip.len()).filter(|i| zip[*i..].starts_with(lock)).collect();
        if dice.below(2) == 0 {
            places.into_iter().for_each(|i| zip[i + 9] = 8);
        }
        zip
    };
    feed("sealed anew", Cost::Slow, make, |input| {
        fs::write(&path, input).unwrap();
        read(&path, PASS).is_some()
    });
}
