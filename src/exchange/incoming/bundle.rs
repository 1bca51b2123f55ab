//! A bundle that was handed over: what it says of itself, which of its files are as they were exported, its
//! operations.

use super::container::Container;
use super::limits::Limits;
use super::names::OPS;
use super::problem::{Fault, Refused};
use crate::exchange::manifest::{self, FORMAT, Meta};
use crate::exchange::ops_read::{OpsError, OpsReader};
use crate::exchange::sums::{self, Sums};
use std::io::Read;
use std::path::Path;

/// An open bundle. Opening has read and summed every file in it.
pub struct Incoming {
    container: Container,
    /// `x-hucha` of datapackage.json; `None` if it has none (an ops.csv by itself).
    pub meta: Option<Meta>,
    /// The sums of the files as they are.
    pub found: Sums,
    /// Files that are not as SHA256SUMS lists them: edited by hand, or damaged.
    pub altered: Vec<String>,
    /// Files that SHA256SUMS lists and that are not there.
    pub missing: Vec<String>,
    /// Files that SHA256SUMS does not list; all of them if there is none.
    pub unlisted: Vec<String>,
    /// SHA-256 of the zip or single file; of a folder, that of its [`Incoming::content`].
    pub sha256: String,
    /// SHA-256 over the sums of all files in the form of SHA256SUMS: the same for a folder and its zip.
    pub content: String,
}

/// What a first pass over the operations found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Rows that are operations.
    pub ops: u64,
    /// Rows that are none, the first [`Survey::LISTED`] of them, and what ended the reading.
    pub faults: Vec<OpsError>,
    /// How many rows are none.
    pub bad: u64,
}

impl Survey {
    /// How many faults are kept.
    pub const LISTED: usize = 100;
}

impl Incoming {
    /// Opens a folder, a zip, or an ops.csv by itself, and sums every file.
    ///
    /// # Errors
    /// What is no bundle, is written by a newer program, or breaks a limit.
    pub fn open(path: &Path, limits: Limits) -> Result<Incoming, Refused> {
        Incoming::unlock(path, limits, "")
    }

    /// The same for what may be locked with a passphrase.
    ///
    /// # Errors
    /// As [`Incoming::open`]; the passphrase is wrong.
    pub fn unlock(path: &Path, limits: Limits, pass: &str) -> Result<Incoming, Refused> {
        let mut container = Container::open(path, limits, pass)?;
        if !container.has(OPS) {
            return Err(Refused::whole(container.shown(), Fault::NoOps));
        }
        let meta = meta(&mut container)?;
        let listed = listed(&mut container)?;
        let found = sum_all(&mut container)?;
        let content = sum_of(sums::in_form(&found).as_bytes());
        let sha256 = if container.is_zip() { file_sum(&container)? } else { content.clone() };
        let wrong = |name: &&String| listed.get(*name).is_some_and(|sum| found.get(*name) != Some(sum));
        let altered = found.keys().filter(wrong).cloned().collect();
        let missing = listed.keys().filter(|name| !found.contains_key(*name)).cloned().collect();
        let unlisted = found.keys().filter(|name| !listed.contains_key(*name)).cloned().collect();
        Ok(Incoming { container, meta, found, altered, missing, unlisted, sha256, content })
    }

    /// The name in messages.
    pub fn shown(&self) -> &str {
        self.container.shown()
    }

    /// Whether a file is in it.
    pub fn has(&self, name: &str) -> bool {
        self.container.has(name)
    }

    /// Names beside the bundle that were passed over.
    pub fn ignored(&self) -> &[String] {
        &self.container.ignored
    }

    /// Hands the operations to `f` as they are read.
    ///
    /// # Errors
    /// What the container refuses while it is read.
    pub fn ops<T>(&mut self, f: impl FnOnce(Result<OpsReader<&mut dyn Read>, OpsError>) -> T) -> Result<T, Refused> {
        self.container.new_pass();
        let name = format!("{}/{OPS}", self.container.shown());
        self.container.read(OPS, |stream| f(OpsReader::open(&name, stream)))
    }

    /// Hands a file, such as a view that was altered, to `f`.
    ///
    /// # Errors
    /// What the container refuses while it is read.
    pub fn file<T>(&mut self, name: &str, f: impl FnOnce(&mut dyn Read) -> T) -> Result<T, Refused> {
        self.container.new_pass();
        self.container.read(name, f)
    }

    /// Reads every operation once and says how many there are and which rows are none.
    ///
    /// # Errors
    /// What the container refuses while it is read.
    pub fn survey(&mut self) -> Result<Survey, Refused> {
        self.ops(|reader| {
            let mut out = Survey::default();
            match reader {
                Ok(reader) => reader.for_each(|row| out.take(row.err())),
                Err(e) => out.take(Some(e)),
            }
            out
        })
    }
}

impl Survey {
    fn take(&mut self, fault: Option<OpsError>) {
        let Some(fault) = fault else {
            self.ops += 1;
            return;
        };
        self.bad += 1;
        if self.faults.len() < Survey::LISTED || matches!(fault, OpsError::Table(_)) {
            self.faults.push(fault);
        }
    }
}

fn meta(container: &mut Container) -> Result<Option<Meta>, Refused> {
    if !container.has(manifest::NAME) {
        return Ok(None);
    }
    let text = small(container, manifest::NAME, manifest::MAX_BYTES)?;
    let refuse = |fault| Refused::inside(container.shown(), manifest::NAME, fault);
    match manifest::format_of(&text) {
        Some(format) if format > u64::from(FORMAT) => {
            Err(refuse(Fault::Newer(u32::try_from(format).unwrap_or(u32::MAX))))
        }
        _ => Meta::parse(&text).map(Some).ok_or_else(|| refuse(Fault::BadList)),
    }
}

fn listed(container: &mut Container) -> Result<Sums, Refused> {
    if !container.has(sums::NAME) {
        return Ok(Sums::new());
    }
    let text = small(container, sums::NAME, sums::MAX_BYTES)?;
    sums::parse(&text).ok_or_else(|| Refused::inside(container.shown(), sums::NAME, Fault::BadList))
}

/// The text of a file that is never large.
fn small(container: &mut Container, name: &str, most: u64) -> Result<String, Refused> {
    let mut text = String::new();
    let read = container.read(name, |stream| stream.take(most + 1).read_to_string(&mut text))?;
    let refuse = |fault| Err(Refused::inside(container.shown(), name, fault));
    match read {
        Ok(n) if n as u64 > most => refuse(Fault::TooLarge(most >> 20)),
        Ok(_) => Ok(text),
        Err(e) if e.kind() == std::io::ErrorKind::InvalidData => refuse(Fault::BadList),
        Err(e) => refuse(Fault::Io(e.into())),
    }
}

fn sum_all(container: &mut Container) -> Result<Sums, Refused> {
    let mut out = Sums::new();
    container.new_pass();
    for name in container.names() {
        if name == sums::NAME || name == sums::SIGNATURE {
            continue;
        }
        let sum = container.read(&name, |stream| sums::of(stream))?;
        let (sum, _) = sum.map_err(|e| Refused::inside(container.shown(), &name, Fault::Io(e.into())))?;
        out.insert(name, sum);
    }
    Ok(out)
}

fn file_sum(container: &Container) -> Result<String, Refused> {
    let io = |e: std::io::Error| Refused::whole(container.shown(), Fault::Io(e.into()));
    let file = std::fs::File::open(container.path()).map_err(io)?;
    sums::of(file).map(|(sum, _)| sum).map_err(io)
}

fn sum_of(bytes: &[u8]) -> String {
    sums::of(bytes).map(|(sum, _)| sum).unwrap_or_default()
}
