//! A look at the end of a zip before a library reads its directory: so that no directory is read that is larger than
//! any of ours, and everybody reads the same one.

use super::limits::Limits;
use super::problem::Fault;
use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};

/// Size of the record at the end of a zip, without a comment.
const END: u64 = 22;
const SIGNATURE: &[u8] = b"PK\x05\x06";

/// Whether the file begins like a zip.
pub fn looks_like_zip(first: &[u8]) -> bool {
    first.starts_with(b"PK\x03\x04") || first.starts_with(SIGNATURE)
}

/// Checks the end record. It has to be the last 22 bytes: a comment could hide a second directory.
///
/// # Errors
/// Not a whole zip, split, larger than 4 GiB, or a directory over the limits.
pub fn check<R: Read + Seek>(zip: &mut R, limits: &Limits) -> Result<(), Fault> {
    let size = zip.seek(SeekFrom::End(0)).map_err(|e| Fault::Io(e.into()))?;
    let mut end = [0u8; END as usize];
    let read = |zip: &mut R, end: &mut [u8]| {
        zip.seek(SeekFrom::Start(size.checked_sub(END)?)).ok()?;
        zip.read_exact(end).ok()
    };
    if read(zip, &mut end).is_none() || !end.starts_with(SIGNATURE) {
        return Err(Fault::BrokenZip("end of central directory".into()));
    }
    let short = |at: usize| u16::from_le_bytes([end[at], end[at + 1]]);
    let long = |at: usize| u32::from_le_bytes([end[at], end[at + 1], end[at + 2], end[at + 3]]);
    let (disk, first_disk, here, files) = (short(4), short(6), short(8), short(10));
    let (directory, offset) = (u64::from(long(12)), u64::from(long(16)));
    if disk != 0 || first_disk != 0 || here != files || files == u16::MAX || offset == u64::from(u32::MAX) {
        return Err(Fault::ZipForm);
    }
    if usize::from(files) > limits.files {
        return Err(Fault::TooMany(limits.files));
    }
    if directory > limits.directory_bytes {
        return Err(Fault::TooLarge(limits.directory_bytes >> 20));
    }
    if offset + directory + END != size {
        return Err(Fault::BrokenZip("central directory".into()));
    }
    zip.seek(SeekFrom::Start(0)).map(|_| ()).map_err(|e| Fault::Io(e.into()))
}

/// The first name that stands in the directory twice. The library keeps only one of the two, so it is read here.
///
/// # Errors
/// The operating system.
pub fn name_twice<R: Read + Seek>(zip: &mut R) -> Result<Option<String>, Fault> {
    let io = |e: std::io::Error| Fault::Io(e.into());
    let mut end = [0u8; END as usize];
    zip.seek(SeekFrom::End(-(END as i64))).map_err(io)?;
    zip.read_exact(&mut end).map_err(io)?;
    let long = |at: usize| u32::from_le_bytes([end[at], end[at + 1], end[at + 2], end[at + 3]]);
    let mut directory = Vec::new();
    zip.seek(SeekFrom::Start(u64::from(long(16)))).map_err(io)?;
    zip.take(u64::from(long(12))).read_to_end(&mut directory).map_err(io)?;
    let (mut seen, mut rest) = (BTreeSet::new(), directory.as_slice());
    while let Some((name, more)) = entry_name(rest) {
        if !seen.insert(name) {
            return Ok(Some(String::from_utf8_lossy(name).into_owned()));
        }
        rest = more;
    }
    Ok(None)
}

/// The name of the first entry of a directory, and what follows it.
fn entry_name(directory: &[u8]) -> Option<(&[u8], &[u8])> {
    let (head, rest) = directory.split_at_checked(46)?;
    let length = |at: usize| Some(usize::from(u16::from_le_bytes([*head.get(at)?, *head.get(at + 1)?])));
    let (name, rest) = rest.split_at_checked(length(28)?)?;
    Some((name, rest.get(length(30)? + length(32)?..)?))
}
