//! One file of a bundle while it is written: counted, hashed, synced.

use super::csv_write::CsvWriter;
use super::table_error::TableError;
use super::views::columns::Column;
use crate::error::{Error, Result};
use crate::text::{Lang, Say};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file of a bundle, finished.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in the bundle, ASCII.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256, hex.
    pub sha256: String,
    /// What is in it, if it is a table.
    pub table: Option<Table>,
}

/// What is in a table of a bundle.
#[derive(Debug, Clone)]
pub struct Table {
    /// Chinese name.
    pub title: String,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// Rows without the header.
    pub rows: u64,
}

/// A file being written.
pub struct PartWriter {
    file: File,
    path: PathBuf,
    sum: Sha256,
    bytes: u64,
}

impl PartWriter {
    /// Creates a file that is not there yet.
    ///
    /// # Errors
    /// It is there, or cannot be written.
    pub fn create(dir: &Path, name: &str) -> Result<PartWriter> {
        let path = dir.join(name);
        let file = create_new(&path).map_err(|e| Error::io(&path, e))?;
        Ok(PartWriter { file, path, sum: Sha256::new(), bytes: 0 })
    }

    /// Makes the file durable.
    ///
    /// # Errors
    /// It could not be written.
    pub fn finish(self, name: &str, table: Option<Table>) -> Result<Part> {
        self.file.sync_all().map_err(|e| Error::io(&self.path, e))?;
        Ok(Part { name: name.into(), bytes: self.bytes, sha256: hex(self.sum), table })
    }
}

impl Write for PartWriter {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.file.write(buf)?;
        self.sum.update(buf.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Creates a file that is not there yet, for its owner only where the system knows that.
///
/// # Errors
/// It is there, or cannot be written.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a whole file.
///
/// # Errors
/// It could not be written.
pub fn whole(dir: &Path, name: &str, content: &[u8]) -> Result<Part> {
    let mut out = PartWriter::create(dir, name)?;
    out.write_all(content).map_err(|e| Error::io(dir.join(name), e))?;
    out.finish(name, None)
}

/// Writes a table; `fill` writes its rows and says how many.
///
/// # Errors
/// A cell that cannot be written; the operating system; what `fill` says.
pub fn table(
    dir: &Path,
    name: &str,
    title: &str,
    columns: Vec<Column>,
    lang: Lang,
    fill: impl FnOnce(&mut CsvWriter<PartWriter>) -> Result<u64>,
) -> Result<Part> {
    let headings: Vec<String> = columns.iter().map(Column::heading).collect();
    let shown: Vec<_> = headings.iter().zip(&columns).map(|(h, c)| (h.as_str(), c.cells())).collect();
    let file = PartWriter::create(dir, name)?;
    let mut csv = CsvWriter::new(file, name, &shown).map_err(|e| failed(lang, &e))?;
    let rows = fill(&mut csv)?;
    let file = csv.finish().map_err(|e| failed(lang, &e))?;
    file.finish(name, Some(Table { title: title.into(), columns, rows }))
}

/// A table that could not be written is no refusal of input: it could not be done.
pub fn failed(lang: Lang, error: &TableError) -> Error {
    Error::Failed(error.say(lang))
}

/// A finished sum in hex.
pub fn hex(sum: Sha256) -> String {
    sum.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
