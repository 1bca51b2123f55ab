//! Where the data is and what everything is called in it.

use crate::error::{Error, Result};
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// Setting of a laptop: the number of its last operation that was handed on in a bundle.
pub const EXPORTED: &str = "exported";

/// The data folder: one folder that can be copied as a whole and still works.
#[derive(Debug, Clone)]
pub struct Home {
    dir: PathBuf,
}

impl Home {
    /// The given folder, or the platform's own data folder.
    ///
    /// # Errors
    /// The platform names no home folder.
    pub fn find(given: Option<&Path>) -> Result<Home> {
        if let Some(dir) = given {
            return Ok(Home { dir: dir.into() });
        }
        let base = etcetera::choose_base_strategy().map_err(|e| Error::Failed(e.to_string()))?;
        Ok(Home { dir: base.data_dir().join("hucha") })
    }

    /// The folder itself.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.dir.join("hucha.db")
    }

    /// Bundles and documents that were written.
    pub fn exports(&self) -> PathBuf {
        self.dir.join("exports")
    }

    /// Copies of the database.
    pub fn backups(&self) -> PathBuf {
        self.dir.join("backups")
    }

    /// Attached files, named by their SHA-256.
    pub fn attachments(&self) -> PathBuf {
        self.dir.join("attachments")
    }

    /// Makes the folder, readable by its owner only where the system knows that.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn make(&self) -> Result<()> {
        make_private(&self.dir)
    }
}

/// A file to write more into, readable by its owner only where the system knows that.
///
/// # Errors
/// It cannot be opened or made.
pub fn append_private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes the names in a folder durable, where the system and the disk can: Windows has no such call, and some shares
/// and pseudo file systems refuse it as an invalid one. What they hold is as durable as they make it.
///
/// # Errors
/// The disk fails, or has no room.
pub fn sync_folder(dir: &Path) -> std::io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match std::fs::File::open(dir).and_then(|folder| folder.sync_all()) {
        Err(e) if matches!(e.kind(), std::io::ErrorKind::InvalidInput | std::io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// Makes a folder (and its parents) for its owner only.
///
/// # Errors
/// It cannot be made.
pub fn make_private(dir: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(dir).map_err(|e| Error::io(dir, e))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_cannot_sync_folders_is_no_error_and_a_missing_folder_is() {
        let plain = std::fs::File::open("/proc/self").and_then(|folder| folder.sync_all());
        assert!(plain.is_err(), "proc knows no fsync of folders");
        assert!(sync_folder(Path::new("/proc/self")).is_ok());
        let dir = tempfile::tempdir().unwrap();
        assert!(sync_folder(dir.path()).is_ok());
        assert!(sync_folder(&dir.path().join("没有👍")).is_err());
    }
}
