//! A bundle as one zip: sorted names, fixed times, the same bytes for the same files; and reading its sums back.

use super::manifest::{self, Meta};
use super::part;
use super::steady::Steady;
use super::sums::{self, Sums};
use crate::error::{Error, Result};
use crate::text::{Lang, bundle as text};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Packs the files of a folder, without the folder itself, and makes the zip durable. With a passphrase every file in
/// it is locked by AES-256 as other programs know it; the names stay readable and say nothing.
///
/// # Errors
/// Something could not be read or written.
pub fn pack(dir: &Path, to: &Path, lock: &str, lang: Lang) -> Result<()> {
    let mut names: Vec<String> = sums::of_folder(dir)?.into_keys().collect();
    names.push(sums::NAME.into());
    names.extend(dir.join(sums::SIGNATURE).exists().then(|| sums::SIGNATURE.to_string()));
    names.sort();
    let file = part::create_new(to).map_err(|e| Error::io(to, e))?;
    let mut zip = ZipWriter::new(Steady::new(BufWriter::new(file)));
    for name in &names {
        add(&mut zip, dir, name, lock).map_err(|e| failed(to, lang, &e))?;
    }
    let file = zip.finish().map_err(|e| failed(to, lang, &e))?.done().map_err(|e| Error::io(to, e))?;
    let file = file.into_inner().map_err(|e| Error::io(to, e.into_error()))?;
    file.sync_all().map_err(|e| Error::io(to, e))
}

fn add<W: Write + io::Seek>(
    zip: &mut ZipWriter<W>,
    dir: &Path,
    name: &str,
    lock: &str,
) -> std::result::Result<(), ZipError> {
    let path = dir.join(name);
    let file = File::open(path)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
        .large_file(file.metadata()?.len() >= u64::from(u32::MAX));
    match lock {
        "" => zip.start_file(name, options)?,
        lock => zip.start_file(name, options.with_aes_encryption(AesMode::Aes256, lock))?,
    }
    io::copy(&mut BufReader::new(file), zip)?;
    Ok(())
}

/// One file in a zip in memory.
///
/// # Errors
/// The stream cannot be read.
pub fn pack_one(name: &str, stream: &mut dyn Read) -> Result<Vec<u8>> {
    let fail = |e: ZipError| Error::io(Path::new(name), e.into());
    let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options.last_modified_time(DateTime::default())).map_err(fail)?;
    io::copy(stream, &mut zip).map_err(|e| Error::io(Path::new(name), e))?;
    Ok(zip.finish().map_err(fail)?.into_inner())
}

/// The bytes of the one file in a zip in memory.
///
/// # Errors
/// It is none.
pub fn unpack_one(name: &str, packed: &[u8]) -> Result<Vec<u8>> {
    let fail = |e: ZipError| Error::io(Path::new(name), e.into());
    let mut zip = ZipArchive::new(io::Cursor::new(packed)).map_err(fail)?;
    let mut out = Vec::new();
    let mut file = zip.by_index(0).map_err(fail)?;
    file.read_to_end(&mut out).map_err(|e| Error::io(Path::new(name), e))?;
    Ok(out)
}

/// What a zip says of itself, and the sums its files really have. `None` if it is no bundle.
#[derive(Debug)]
pub struct Packed {
    /// From datapackage.json.
    pub meta: Meta,
    /// From SHA256SUMS.
    pub listed: Sums,
    /// Of the files, SHA256SUMS and its signature left out.
    pub found: Sums,
}

/// Reads a zip back. Only names that SHA256SUMS lists are read; another name makes it no bundle of ours.
///
/// # Errors
/// The operating system; a file that is no zip is `None`.
pub fn look(path: &Path, lock: &str) -> Result<Option<Packed>> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    let Ok(mut zip) = ZipArchive::new(BufReader::new(file)) else { return Ok(None) };
    let Some(meta) = small(&mut zip, manifest::NAME, lock, manifest::MAX_BYTES).and_then(|t| Meta::parse(&t)) else {
        return Ok(None);
    };
    let Some(listed) = small(&mut zip, sums::NAME, lock, sums::MAX_BYTES).and_then(|t| sums::parse(&t)) else {
        return Ok(None);
    };
    let mut found = Sums::new();
    for i in 0..zip.len() {
        let entry = if lock.is_empty() { zip.by_index(i) } else { zip.by_index_decrypt(i, lock.as_bytes()) };
        let Ok(entry) = entry else { return Ok(None) };
        let Ok(name) = entry.name().map(|n| n.into_owned()) else { return Ok(None) };
        if name == sums::NAME || name == sums::SIGNATURE {
            continue;
        }
        let Ok((sum, _)) = sums::of(entry) else { return Ok(None) };
        found.insert(name, sum);
    }
    Ok(Some(Packed { meta, listed, found }))
}

fn small(zip: &mut ZipArchive<BufReader<File>>, name: &str, lock: &str, most: u64) -> Option<String> {
    let mut text = String::new();
    let file = if lock.is_empty() { zip.by_name(name) } else { zip.by_name_decrypt(name, lock.as_bytes()) };
    file.ok()?.take(most).read_to_string(&mut text).ok()?;
    Some(text)
}

fn failed(path: &Path, lang: Lang, error: &ZipError) -> Error {
    Error::Failed(text::zip_failed(lang, path.display(), error))
}

/// The SHA-256 of a file.
///
/// # Errors
/// It could not be read.
pub fn sum(path: &Path) -> Result<String> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    sums::of(file).map(|(sum, _)| sum).map_err(|e| Error::io(path, e))
}
