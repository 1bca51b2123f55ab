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
