//! Putting a bundle in place: written beside its target, verified, renamed. Never over what is not an earlier,
//! unaltered bundle of this laptop.

use super::bundle::How;
use super::manifest::{self, Meta};
use super::sums::{self, Sums};
use super::write_zip;
use crate::config::{make_private, sync_folder};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::text::{Lang, bundle as text};
use std::fs;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Where a bundle is built and where it goes.
#[derive(Debug)]
pub struct Place {
    target: PathBuf,
    /// Folder in which the files are made.
    pub work: PathBuf,
    /// The zip while it is made.
    pub work_zip: PathBuf,
    old: PathBuf,
    /// The passphrase of the zip; empty if it is not locked.
    lock: Zeroizing<String>,
    lang: Lang,
}

impl Place {
    /// Checks the target and makes an empty working folder beside it. What an interrupted export of this laptop left
    /// there is removed. What will be locked is never open where the lock is for: a stick, a share; its files are made
    /// in the data folder. The folder that is to hold it must be there: a mistyped stick is no new folder on the disk.
    ///
    /// # Errors
    /// The target is something that must not be replaced; the operating system.
    pub fn prepare(target: &Path, store: &Store, how: How, lang: Lang) -> Result<Place> {
        let (device, lock) = (store.device(), how.lock);
        let parent = parent_of(target);
        fs::metadata(parent).map_err(|e| Error::io(parent, e))?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let beside = |what: &str| parent.join(format!(".{name}.{device}.{what}"));
        put_back(&beside("old"), target)?;
        if !how.known {
            check_replaceable(target, device, lock, lang)?;
        }
        let work = match private(store).filter(|_| !lock.is_empty()) {
            Some(exports) => make_private(&exports).map(|()| exports.join(format!(".{name}.{device}.part")))?,
            None => beside("part"),
        };
        let place = Place {
            target: target.into(),
            work,
            work_zip: beside("part.zip"),
            old: beside("old"),
            lock: lock.to_string().into(),
            lang,
        };
        place.clear()?;
        make_private(&place.work)?;
        Ok(place)
    }

    /// Takes away what is left of working files.
    ///
    /// # Errors
    /// The operating system.
    pub fn clear(&self) -> Result<()> {
        for path in [&self.work, &self.work_zip] {
            let gone = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            gone.or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(Error::io(path, e)) })?;
        }
        Ok(())
    }

    /// Syncs the working folder and reads everything in it back.
    ///
    /// # Errors
    /// What is read is not what was written.
    pub fn verify(&self, written: &Sums) -> Result<()> {
        sync_dir(&self.work)?;
        let listed = sums::listed_in(&self.work)?.unwrap_or_default();
        self.compare(&self.work, written, &listed)?;
        self.compare(&self.work, written, &sums::of_folder(&self.work)?)
    }

    /// Packs the working folder and reads the zip back.
    ///
    /// # Errors
    /// What is read is not what was written.
    pub fn pack(&self, written: &Sums) -> Result<()> {
        write_zip::pack(&self.work, &self.work_zip, &self.lock, self.lang)?;
        let Some(packed) = write_zip::look(&self.work_zip, &self.lock)? else {
            return Err(Error::Damage(text::verify_failed(self.lang, self.work_zip.display(), sums::NAME)));
        };
        self.compare(&self.work_zip, written, &packed.listed)?;
        self.compare(&self.work_zip, written, &packed.found)
    }

    fn compare(&self, path: &Path, written: &Sums, found: &Sums) -> Result<()> {
        match first_difference(written, found) {
            None => Ok(()),
            Some(name) => Err(Error::Damage(text::verify_failed(self.lang, path.display(), name))),
        }
    }

    /// Renames what was made to the target and makes that durable.
    ///
    /// # Errors
    /// The operating system; the former bundle is then back in its place.
    pub fn put(&self, zip: bool) -> Result<()> {
        let made = if zip { &self.work_zip } else { &self.work };
        if self.target.is_dir() {
            self.swap(made)?;
        } else {
            fs::rename(made, &self.target).map_err(|e| Error::io(&self.target, e))?;
        }
        sync_dir(parent_of(&self.target))?;
        self.clear()
    }

    /// Where the system can, both names change places in one step. Elsewhere there is a moment without a bundle, and
    /// the next export puts the former one back.
    fn swap(&self, made: &Path) -> Result<()> {
        if exchanged(made, &self.target) {
            sync_dir(parent_of(&self.target))?;
            return fs::remove_dir_all(made).map_err(|e| Error::io(made, e));
        }
        if self.old.is_dir() {
            fs::remove_dir_all(&self.old).map_err(|e| Error::io(&self.old, e))?;
        }
        fs::rename(&self.target, &self.old).map_err(|e| Error::io(&self.target, e))?;
        if let Err(e) = fs::rename(made, &self.target) {
            fs::rename(&self.old, &self.target).map_err(|e| Error::io(&self.old, e))?;
            return Err(Error::io(&self.target, e));
        }
        sync_dir(parent_of(&self.target))?;
        fs::remove_dir_all(&self.old).map_err(|e| Error::io(&self.old, e))
    }
}

/// Lets two names change places in one step; false where the system or the disk does not know how.
fn exchanged(a: &Path, b: &Path) -> bool {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    return {
        use nix::fcntl::{AT_FDCWD, RenameFlags, renameat2};
        renameat2(AT_FDCWD, a, AT_FDCWD, b, RenameFlags::RENAME_EXCHANGE).is_ok()
    };
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    return a == b;
}

/// The former bundle, if an export was interrupted in the moment in which it had no name of its own.
fn put_back(old: &Path, target: &Path) -> Result<()> {
    if old.is_dir() && fs::symlink_metadata(target).is_err() {
        fs::rename(old, target).map_err(|e| Error::io(old, e))?;
    }
    Ok(())
}

/// The folder of exports beside the database.
fn private(store: &Store) -> Option<PathBuf> {
    store.path().map(|database| parent_of(database).join("exports"))
}

/// The folder in which a path lies.
fn parent_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder durable, where the system can.
fn sync_dir(dir: &Path) -> Result<()> {
    sync_folder(dir).map_err(|e| Error::io(dir, e))
}

fn first_difference<'a>(a: &'a Sums, b: &'a Sums) -> Option<&'a str> {
    let names = a.keys().chain(b.keys());
    names.map(String::as_str).find(|name| a.get(*name) != b.get(*name))
}

/// Whether a path is a bundle of hucha, whoever made it: a folder or a zip with a datapackage.json of ours.
pub fn is_bundle(path: &Path) -> Result<bool> {
    Ok(look(path, "")?.is_some())
}

/// Refuses a target that is neither free, nor an empty folder, nor an unaltered bundle of this device.
fn check_replaceable(target: &Path, device: &str, lock: &str, lang: Lang) -> Result<()> {
    if fs::symlink_metadata(target).is_err() || is_empty_dir(target) {
        return Ok(());
    }
    let shown = target.display();
    let Some((meta, listed, found)) = look(target, lock)? else {
        return Err(Error::refused(text::not_replaced_foreign(lang, shown)));
    };
    if meta.device != device {
        return Err(Error::refused(text::not_replaced_other(lang, shown, meta.device)));
    }
    match first_difference(&listed, &found) {
        None => Ok(()),
        Some(name) => Err(Error::refused(text::not_replaced_edited(lang, shown, name))),
    }
}

/// Whether it is a folder without anything in it.
pub fn is_empty_dir(path: &Path) -> bool {
    !path.is_symlink() && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

fn look(path: &Path, lock: &str) -> Result<Option<(Meta, Sums, Sums)>> {
    if path.is_symlink() {
        return Ok(None);
    }
    if path.is_file() {
        return Ok(write_zip::look(path, lock)?.map(|p| (p.meta, p.listed, p.found)));
    }
    let manifest = path.join(manifest::NAME);
    let Some(meta) = fs::read_to_string(&manifest).ok().and_then(|t| Meta::parse(&t)) else { return Ok(None) };
    let Some(listed) = sums::listed_in(path)? else { return Ok(None) };
    if fs::read_dir(path).map_err(|e| Error::io(path, e))?.flatten().any(|e| !e.path().is_file()) {
        return Ok(None);
    }
    Ok(Some((meta, listed, sums::of_folder(path)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_will_be_locked_is_never_open_where_the_lock_is_for() {
        let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let store = Store::open(&home.path().join("hucha.db")).unwrap();
        let target = stick.path().join("包👍.zip");
        let work = |lock: &'static str| {
            let how = How { lock, ..How::default() };
            Place::prepare(&target, &store, how, Lang::Zh).unwrap().work
        };
        let locked = work("BCDFG-HJKLM-NPQRS-TVWXZ");
        assert!(locked.starts_with(home.path().join("exports")) && locked.is_dir(), "{}", locked.display());
        assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0);
        assert!(work("").starts_with(stick.path()), "an open one is made where it goes");
    }
}
