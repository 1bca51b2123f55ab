//! Where the data is and what everything is called in it.

use crate::error::{Error, Result};
use etcetera::BaseStrategy;
use std::io::Write;
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

/// Writes a file as a whole: beside its place, synced, renamed into it. Where a link stands, the file that it points
/// to is written; what is no file, such as a pipe or `/dev/stdout`, is written into and stays what it is.
///
/// # Errors
/// The system says no; nothing is left behind then.
pub fn save_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let in_place = std::fs::metadata(&place).is_ok_and(|m| !m.is_file() && !m.is_dir());
    let written = if in_place {
        std::fs::OpenOptions::new().write(true).open(&place).and_then(|mut f| f.write_all(bytes))
    } else {
        replace(&place, bytes)
    };
    written.map_err(|e| Error::io(path, e))
}

fn replace(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = place.with_file_name(format!(".hucha-{}.part", std::process::id()));
    let filled = std::fs::File::create(&part).and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync_all()));
    filled.and_then(|()| std::fs::rename(&part, place)).inspect_err(|_| {
        // The part may not be there at all; what matters is the error that is already on its way.
        let _ = std::fs::remove_file(&part);
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_link_goes_on_pointing_and_a_pipe_stays_a_pipe() {
        use std::os::unix::fs::FileTypeExt;
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("甲é👍.csv"), dir.path().join("链接.csv"));
        std::os::unix::fs::symlink(&file, &link).unwrap();
        std::fs::write(&file, "old, longer").unwrap();
        save_whole(&link, b"new").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&file).unwrap(), b"new");

        let pipe = dir.path().join("管道");
        nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::read(pipe).unwrap()
        });
        save_whole(&pipe, "一句话".as_bytes()).unwrap();
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
        assert_eq!(reader.join().unwrap(), "一句话".as_bytes());
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 3);
    }

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
