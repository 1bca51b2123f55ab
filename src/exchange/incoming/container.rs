//! The files of a folder, a zip, or a single file, as streams with limits. Nothing is unpacked to the disk.

use super::limits::Limits;
use super::metered::Metered;
use super::names;
use super::problem::{Fault, Refused};
use super::zip_guard;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// What is said to be damaged in a locked file.
const LOCK: &str = "AES-256";

type Zip = ZipArchive<BufReader<File>>;

/// An open folder, zip or file.
pub struct Container {
    path: PathBuf,
    shown: String,
    limits: Limits,
    total: u64,
    /// The passphrase of a locked zip; empty if there is none.
    pass: Zeroizing<String>,
    inside: Inside,
    /// Names beside the bundle that were passed over (folders only).
    pub ignored: Vec<String>,
}

enum Inside {
    /// Names with paths.
    Files(BTreeMap<String, PathBuf>),
    /// Names with places in the zip.
    Zip(Box<Zip>, BTreeMap<String, usize>),
}

impl Container {
    /// Opens a path. A CSV file by itself is a container of that one file under its own name.
    ///
    /// # Errors
    /// What cannot be part of a bundle is refused here, before anything is read.
    pub fn open(path: &Path, limits: Limits, pass: &str) -> Result<Container, Refused> {
        let shown = path.display().to_string();
        let whole = |fault| Refused::whole(&shown, fault);
        let meta = fs::metadata(path).map_err(|e| whole(missing(&e)))?;
        let mut ignored = Vec::new();
        let inside = if meta.is_dir() {
            folder(path, &shown, &limits, &mut ignored)?
        } else if !meta.is_file() {
            return Err(whole(Fault::Link));
        } else if is_zip(path).map_err(whole)? {
            zip(path, &shown, &limits, pass)?
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Inside::Files(BTreeMap::from([(name, path.to_path_buf())]))
        } else {
            return Err(whole(Fault::NotABundle));
        };
        Ok(Container { path: path.into(), shown, limits, total: 0, inside, ignored, pass: pass.to_string().into() })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is called in messages.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether it is a zip.
    pub fn is_zip(&self) -> bool {
        matches!(self.inside, Inside::Zip(..))
    }

    /// The names in it, sorted.
    pub fn names(&self) -> Vec<String> {
        match &self.inside {
            Inside::Files(files) => files.keys().cloned().collect(),
            Inside::Zip(_, places) => places.keys().cloned().collect(),
        }
    }

    /// Whether a name is in it.
    pub fn has(&self, name: &str) -> bool {
        match &self.inside {
            Inside::Files(files) => files.contains_key(name),
            Inside::Zip(_, places) => places.contains_key(name),
        }
    }

    /// Reads a file from its beginning. Limits and sizes are enforced while `f` reads.
    ///
    /// # Errors
    /// The file is not there, over the limits, or not what the container says.
    pub fn read<T>(&mut self, name: &str, f: impl FnOnce(&mut dyn Read) -> T) -> Result<T, Refused> {
        let refuse = |fault| Refused::inside(&self.shown, name, fault);
        let (out, fault) = match &mut self.inside {
            Inside::Files(files) => {
                let path = files.get(name).ok_or_else(|| refuse(Fault::Missing))?;
                let file = File::open(path).map_err(|e| refuse(missing(&e)))?;
                if file.metadata().is_ok_and(|m| m.len() > self.limits.file_bytes) {
                    return Err(refuse(Fault::TooLarge(self.limits.file_bytes >> 20)));
                }
                let mut metered = Metered::new(file, None, None, self.limits, &mut self.total);
                (f(&mut metered), metered.fault())
            }
            Inside::Zip(zip, places) => {
                let place = *places.get(name).ok_or_else(|| refuse(Fault::Missing))?;
                if !self.pass.is_empty() {
                    unlock(zip, place, places, &self.pass).map_err(|fault| match fault {
                        Fault::WrongPassphrase => Refused::whole(&self.shown, fault),
                        fault => refuse(fault),
                    })?;
                }
                let entry = match self.pass.as_str() {
                    "" => zip.by_index(place),
                    pass => zip.by_index_decrypt(place, pass.as_bytes()),
                };
                let entry = entry.map_err(|e| refuse(Fault::BrokenZip(e.to_string())))?;
                let (size, packed) = (entry.size(), entry.compressed_size());
                let mut metered = Metered::new(entry, Some(size), Some(packed), self.limits, &mut self.total);
                (f(&mut metered), metered.fault())
            }
        };
        match fault {
            None => Ok(out),
            Some(Fault::BrokenZip(why)) if !self.is_zip() => {
                Err(Refused::inside(&self.shown, name, Fault::Io(why.into())))
            }
            // The library would say that the passphrase may be wrong; it has been found right.
            Some(Fault::BrokenZip(_)) if !self.pass.is_empty() => {
                Err(Refused::inside(&self.shown, name, Fault::BrokenZip(LOCK.into())))
            }
            Some(fault) => Err(Refused::inside(&self.shown, name, fault)),
        }
    }

    /// Whether the passphrase fits, without reading anything; a container that is not locked is content with any.
    ///
    /// # Errors
    /// It does not; the container is no bundle.
    pub fn try_key(mut self) -> Result<(), Refused> {
        self.read(names::OPS, |_| ()).map_err(|refused| match refused.fault {
            Fault::Missing => Refused::whole(&self.shown, Fault::NoOps),
            _ => refused,
        })
    }

    /// Starts counting anew: the limit of all bytes is one per pass over the bundle.
    pub fn new_pass(&mut self) {
        self.total = 0;
    }
}

/// A wrong passphrase shows before anything is read; damage shows while it is read. Where the passphrase fits most
/// files and not this one, the beginning of this one is damaged: a bundle is locked with one passphrase.
fn unlock(zip: &mut Zip, place: usize, places: &BTreeMap<String, usize>, pass: &str) -> Result<(), Fault> {
    let mut fits = |place: usize| match zip.by_index_decrypt(place, pass.as_bytes()) {
        Ok(_) => Ok(true),
        Err(ZipError::InvalidPassword) => Ok(false),
        Err(other) => Err(Fault::BrokenZip(other.to_string())),
    };
    if fits(place)? {
        return Ok(());
    }
    let fitting = places.values().filter(|&&other| fits(other).unwrap_or(false)).count();
    if fitting * 2 > places.len() { Err(Fault::BrokenZip(LOCK.into())) } else { Err(Fault::WrongPassphrase) }
}

fn missing(e: &std::io::Error) -> Fault {
    if e.kind() == std::io::ErrorKind::NotFound { Fault::Missing } else { Fault::Io(e.into()) }
}

fn is_zip(path: &Path) -> Result<bool, Fault> {
    let mut first = Vec::new();
    let file = File::open(path).map_err(|e| missing(&e))?;
    file.take(4).read_to_end(&mut first).map_err(|e| Fault::Io(e.into()))?;
    Ok(zip_guard::looks_like_zip(&first))
}

/// Of a folder only what a bundle may have is taken; the rest is somebody's own and left alone.
fn folder(dir: &Path, shown: &str, limits: &Limits, ignored: &mut Vec<String>) -> Result<Inside, Refused> {
    let io = |e: std::io::Error| Refused::whole(shown, Fault::Io(e.into()));
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dir).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !names::allowed(&name) {
            if !names::is_litter(&name) && ignored.len() < limits.files {
                ignored.push(name);
            }
            continue;
        }
        if !entry.file_type().map_err(io)?.is_file() {
            return Err(Refused::inside(shown, &name, Fault::Link));
        }
        files.insert(name, entry.path());
        if files.len() > limits.files {
            return Err(Refused::whole(shown, Fault::TooMany(limits.files)));
        }
    }
    ignored.sort();
    Ok(Inside::Files(files))
}

fn zip(path: &Path, shown: &str, limits: &Limits, pass: &str) -> Result<Inside, Refused> {
    let whole = |fault| Refused::whole(shown, fault);
    let file = File::open(path).map_err(|e| whole(missing(&e)))?;
    let mut reader = BufReader::new(file);
    zip_guard::check(&mut reader, limits).map_err(whole)?;
    if let Some(name) = zip_guard::name_twice(&mut reader).map_err(whole)? {
        return Err(Refused::inside(shown, &name, Fault::Twice));
    }
    let mut zip = ZipArchive::new(reader).map_err(|e| whole(Fault::BrokenZip(e.to_string())))?;
    let places = places(&mut zip, shown, limits, !pass.is_empty())?;
    if zip.has_overlapping_entries().map_err(|e| whole(Fault::BrokenZip(e.to_string())))? {
        return Err(whole(Fault::Overlap));
    }
    Ok(Inside::Zip(Box::new(zip), places))
}

/// The files of a zip by name, each looked at.
fn places(zip: &mut Zip, shown: &str, limits: &Limits, key: bool) -> Result<BTreeMap<String, usize>, Refused> {
    let (mut out, mut around, mut promised) = (BTreeMap::new(), None, 0u64);
    for place in 0..zip.len() {
        let entry = zip.by_index_raw(place).map_err(|e| Refused::whole(shown, Fault::BrokenZip(e.to_string())))?;
        let raw = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let refuse = |fault| Refused::inside(shown, &raw, fault);
        let Some((folder, name)) = look(&entry, &raw, key).map_err(|fault| match fault {
            Fault::Locked => Refused::whole(shown, fault),
            fault => refuse(fault),
        })?
        else {
            continue;
        };
        promised = promised.saturating_add(entry.size());
        if entry.size() > limits.file_bytes || promised > limits.total_bytes {
            return Err(refuse(Fault::TooLarge(limits.total_bytes.min(limits.file_bytes) >> 20)));
        }
        if around.get_or_insert_with(|| folder.to_string()) != folder {
            return Err(refuse(Fault::Name));
        }
        if out.insert(name.to_string(), place).is_some() {
            return Err(refuse(Fault::Twice));
        }
    }
    Ok(out)
}

/// The folder around an entry and its name; `None` for a folder and for litter.
fn look<'a, R: Read>(entry: &ZipFile<'_, R>, raw: &'a str, key: bool) -> Result<Option<(&'a str, &'a str)>, Fault> {
    if entry.is_symlink() {
        return Err(Fault::Link);
    }
    let found = names::in_zip(raw)?;
    match found {
        Some(_) if !entry.is_file() => Err(Fault::Link),
        Some(_) if entry.encrypted() && !key => Err(Fault::Locked),
        Some(_) if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) => {
            Err(Fault::Method)
        }
        found => Ok(found),
    }
}
