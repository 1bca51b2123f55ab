//! Attaching a file as evidence: read once, hashed and copied into the data folder under its SHA-256.

use crate::error::{Error, Result};
use crate::text::{Lang, attach as text};
use chrono::{DateTime, FixedOffset, SecondsFormat};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The largest file that is taken, in bytes.
const MOST: u64 = 1 << 30;

/// What is known of a file that was attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its own name.
    pub name: String,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// Its own date (last change), RFC 3339; empty if the system knows none.
    pub dated: String,
}

/// The path in what a person typed or a terminal pasted: quotes, `file://`, escaped blanks and `~/` are understood.
pub fn read_path(typed: &str, home: Option<&Path>) -> PathBuf {
    let text = typed.trim();
    let quoted = [('"', '"'), ('\'', '\''), ('“', '”')];
    let inner = quoted.iter().find_map(|(a, b)| text.strip_prefix(*a)?.strip_suffix(*b));
    let plain = match (inner, text.strip_prefix("file://")) {
        (Some(inner), _) => inner.to_string(),
        (None, Some(url)) => unpercent(url),
        (None, None) if cfg!(windows) || Path::new(text).exists() => text.to_string(),
        (None, None) => unescape(text),
    };
    match (plain.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(plain),
    }
}

/// `\ ` as terminals escape a dropped file.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    out
}

/// `%E4%B8%AD` of a file address; what is not such a thing stays as it is.
fn unpercent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| *byte == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(hex.unwrap_or(*byte));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_string())
}

/// Where the copy of an attached file is: its SHA-256 and its ending, so that a viewer knows the kind.
pub fn place(folder: &Path, sha256: &str, name: &str) -> PathBuf {
    let ending = Path::new(name).extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let plain = ending.filter(|e| e.len() <= 8 && e.bytes().all(|b| b.is_ascii_alphanumeric()));
    folder.join(plain.map_or_else(|| sha256.to_string(), |e| format!("{sha256}.{e}")))
}

/// Reads a file, copies it into `folder` and says what it is. A copy that is there already is not written again, and
/// an interrupted one leaves nothing under the name. `go_on(done, all)` hears of the progress and may say stop.
///
/// # Errors
/// No such file, a folder, a file above 1 GiB, reading or writing failed, or stopped.
pub fn attach(
    path: &Path,
    folder: &Path,
    zone: FixedOffset,
    lang: Lang,
    mut go_on: impl FnMut(u64, u64) -> bool,
) -> Result<Attached> {
    let (mut from, size, dated) = open(path, zone, lang)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    crate::config::make_private(folder)?;
    let part = folder.join(format!(".part-{}", std::process::id()));
    let copied = copy(&mut from, path, &part, |done| go_on(done, size), lang);
    let done = copied.and_then(|(sha256, bytes)| {
        let to = place(folder, &sha256, &name);
        if to.exists() { fs::remove_file(&part) } else { fs::rename(&part, &to) }.map_err(|e| Error::io(&to, e))?;
        Ok(Attached { name, sha256, bytes, dated })
    });
    if done.is_err() {
        fs::remove_file(&part).ok(); // the error that is told is the first one
    }
    done
}

fn open(path: &Path, zone: FixedOffset, lang: Lang) -> Result<(File, u64, String)> {
    if path.as_os_str().is_empty() {
        return Err(Error::refused(text::no_path(lang)));
    }
    let meta = fs::metadata(path).map_err(|e| match e.kind() {
        ErrorKind::NotFound => Error::refused(text::not_found(lang, path.display())),
        _ => Error::io(path, e),
    })?;
    if !meta.is_file() {
        return Err(Error::refused(text::not_a_file(lang, path.display())));
    }
    if meta.len() > MOST {
        return Err(Error::refused(text::too_large(lang, path.display(), meta.len() >> 20)));
    }
    let time = |t| DateTime::<chrono::Utc>::from(t).with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false);
    let dated = meta.modified().map(time).unwrap_or_default();
    Ok((File::open(path).map_err(|e| Error::io(path, e))?, meta.len(), dated))
}

/// Copies and hashes; the sum and the size of what was really copied.
fn copy(
    from: &mut File,
    path: &Path,
    part: &Path,
    mut go_on: impl FnMut(u64) -> bool,
    lang: Lang,
) -> Result<(String, u64)> {
    let mut to = create(part).map_err(|e| Error::io(part, e))?;
    let mut hash = Sha256::new();
    let mut block = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = from.read(&mut block).map_err(|e| Error::io(path, e))?;
        let Some(read) = block.get(..n).filter(|b| !b.is_empty()) else { break };
        hash.update(read);
        to.write_all(read).map_err(|e| Error::io(part, e))?;
        bytes += n as u64;
        if bytes > MOST {
            return Err(Error::refused(text::changed(lang, path.display())));
        }
        if !go_on(bytes) {
            return Err(Error::Failed(text::stopped(lang)));
        }
    }
    to.sync_all().map_err(|e| Error::io(part, e))?;
    let sum: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    Ok((sum, bytes))
}

/// A new file for its owner only; one that an earlier run left behind is written anew.
fn create(part: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zone() -> FixedOffset {
        FixedOffset::east_opt(8 * 3600).unwrap()
    }

    #[test]
    fn a_file_is_copied_under_its_sum_once_and_its_own_date_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("签到表 é👍.JPG");
        fs::write(&file, "abc").unwrap();
        let when = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_790_000_000);
        File::options().write(true).open(&file).unwrap().set_modified(when).unwrap();
        let folder = dir.path().join("attachments");
        for _ in 0..2 {
            let found = attach(&file, &folder, zone(), Lang::Zh, |_, _| true).unwrap();
            assert_eq!(found.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assert_eq!((found.name.as_str(), found.bytes), ("签到表 é👍.JPG", 3));
            assert_eq!(found.dated, "2026-09-21T22:13:20+08:00");
            assert_eq!(fs::read_to_string(place(&folder, &found.sha256, &found.name)).unwrap(), "abc");
        }
        let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names.len(), 1, "{names:?}");
        assert!(names[0].to_string_lossy().ends_with("15ad.jpg"));
    }

    #[test]
    fn what_is_no_file_is_refused_and_a_stop_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("attachments");
        let refused = |path: &Path| attach(path, &folder, zone(), Lang::Zh, |_, _| true).unwrap_err().to_string();
        assert!(refused(&dir.path().join("无.jpg")).contains("没有找到文件"));
        assert!(refused(dir.path()).contains("不是文件"));
        assert!(refused(Path::new("")).contains("没有写文件路径"));
        let file = dir.path().join("大.bin");
        fs::write(&file, vec![7; 200_000]).unwrap();
        assert!(attach(&file, &folder, zone(), Lang::Zh, |_, _| false).is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn paths_are_read_as_terminals_paste_them() {
        let read = |typed: &str| read_path(typed, Some(Path::new("/home/王")));
        assert_eq!(read(" '/u/签到 表.jpg' "), Path::new("/u/签到 表.jpg"));
        assert_eq!(read("“/u/a.jpg”"), Path::new("/u/a.jpg"));
        assert_eq!(read("file:///u/%E7%AD%BE%20a%zz.jpg"), Path::new("/u/签 a%zz.jpg"));
        assert_eq!(read("~/照片/a.jpg"), Path::new("/home/王/照片/a.jpg"));
        #[cfg(unix)]
        assert_eq!(read("/u/签到\\ 表\\(1\\).jpg"), Path::new("/u/签到 表(1).jpg"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader_of_paths(typed in "(file://)?[\"'“”%\\\\~/a-fA-F0-9支é👍 ]{0,16}") {
            read_path(&typed, None);
        }
    }
}
