//! Where the data folder lies: what can go wrong there that no program can mend. Looked at by `doctor` and when the app
//! opens; nothing is ever refused because of it.

use crate::text::{Lang, Say, surroundings as text};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Something to know about the place of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A network drive (its kind): SQLite cannot rely on its locks, and a lost line looks like a full disk.
    Network(String),
    /// A folder that another program copies away while it is written.
    Synced(String),
    /// A stick that can be pulled out.
    Removable,
    /// The disk is not encrypted: whoever has the laptop reads everything.
    Plain,
    /// Whether the disk is encrypted cannot be told here.
    Unknown,
}

impl Word {
    /// Whether data can be lost; the others are about who may read it.
    pub fn is_risk(&self) -> bool {
        matches!(self, Word::Network(_) | Word::Synced(_) | Word::Removable)
    }
}

impl Say for Word {
    fn say(&self, lang: Lang) -> String {
        match self {
            Word::Network(kind) => text::network(lang, crate::text::visible(kind)),
            Word::Synced(name) => text::synced(lang, crate::text::visible(name)),
            Word::Removable => text::removable(lang),
            Word::Plain => text::plain(lang),
            Word::Unknown => text::unknown(lang),
        }
    }
}

/// Kinds of file systems that lie elsewhere.
const NETWORK: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
    "9p",
    "ceph",
    "fuse.glusterfs",
];
/// Kinds that encrypt by themselves.
const LOCKED: [&str; 3] = ["ecryptfs", "fuse.gocryptfs", "fuse.encfs"];
/// Folders of programs that copy away what is in them.
const SYNCED: [&str; 16] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "nutstore",
    "坚果云",
    "我的坚果云",
    "baidunetdisk",
    "百度网盘",
    "wps云盘",
    "wpsdrive",
    "mobile documents",
    "seafile",
    "腾讯微云",
];

/// What there is to know about this folder.
pub fn of(dir: &Path) -> Vec<Word> {
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    judge(&dir, &mounts, Path::new("/sys"))
}

/// The same from the table of mounts and the folder in which Linux describes its disks.
pub fn judge(dir: &Path, mounts: &str, sys: &Path) -> Vec<Word> {
    let mut out: Vec<Word> = synced(dir).map(Word::Synced).into_iter().collect();
    let Some(mount) = mounts
        .lines()
        .filter_map(Mount::read)
        .filter(|m| dir.starts_with(&m.at))
        .max_by_key(|m| m.at.as_os_str().len())
    else {
        out.extend(elsewhere(dir));
        out.push(Word::Unknown);
        return out;
    };
    if NETWORK.contains(&mount.kind.as_str()) {
        out.push(Word::Network(mount.kind));
        return out;
    }
    let device = sys.join("dev/block").join(&mount.device);
    let says = |name: &str| fs::read_to_string(device.join(name)).is_ok_and(|t| t.trim() == "1");
    // Of a partition the folder above is the disk.
    if says("removable") || says("../removable") {
        out.push(Word::Removable);
    }
    let locked = if LOCKED.contains(&mount.kind.as_str()) { Some(true) } else { encrypted(&device, 6) };
    match locked {
        Some(true) => {}
        Some(false) => out.push(Word::Plain),
        None => out.push(Word::Unknown),
    }
    out
}

/// Where there is no table of mounts, names tell something.
fn elsewhere(dir: &Path) -> Option<Word> {
    let text = dir.to_string_lossy();
    let share = text.starts_with(r"\\") && !text.starts_with(r"\\?\") || text.starts_with(r"\\?\UNC\");
    match share {
        true => Some(Word::Network("UNC".into())),
        false if text.starts_with("/Volumes/") => Some(Word::Removable),
        false => None,
    }
}

/// The name of the folder above that is copied away, if there is one.
fn synced(dir: &Path) -> Option<String> {
    let name = |part: Component| part.as_os_str().to_string_lossy().into_owned();
    // `OneDrive - 公司` is one too.
    let known = |name: &String| {
        SYNCED.iter().any(|s| {
            let lower = name.to_lowercase();
            lower == *s || lower.strip_prefix(s).is_some_and(|rest| rest.starts_with(" -") || rest.starts_with('（'))
        })
    };
    let named = dir.components().map(name).find(known);
    let marked = || dir.ancestors().find(|a| a.join(".stfolder").exists() || a.join(".dropbox").exists());
    named.or_else(|| marked().map(|a| a.display().to_string()))
}

/// Whether a disk, or one of those that it is made of, is encrypted; none if nothing is known of it.
fn encrypted(device: &Path, depth: u8) -> Option<bool> {
    if !device.exists() || depth == 0 {
        return None;
    }
    let uuid = fs::read_to_string(device.join("dm/uuid")).unwrap_or_default();
    if uuid.starts_with("CRYPT-") {
        return Some(true);
    }
    let below = fs::read_dir(device.join("slaves")).into_iter().flatten().flatten();
    Some(below.filter_map(|e| encrypted(&e.path(), depth - 1)).any(|locked| locked))
}

struct Mount {
    at: PathBuf,
    kind: String,
    device: String,
}

impl Mount {
    fn read(line: &str) -> Option<Mount> {
        let (front, back) = line.split_once(" - ")?;
        let mut front = front.split(' ').skip(2);
        let (device, _root, at) = (front.next()?, front.next()?, front.next()?);
        let at = at.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        Some(Mount { at: at.into(), kind: back.split(' ').next()?.into(), device: device.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                          23 22 0:44 / /mnt/share rw - cifs //server/share rw\n\
                          24 22 8:17 / /media/我的\\040U盘 rw - vfat /dev/sdb1 rw\n\
                          25 22 253:1 / /home rw - ext4 /dev/mapper/home rw\n\
                          26 22 0:50 / /tmp rw - tmpfs tmpfs rw\n";

    fn at(dir: &str) -> Vec<Word> {
        let sys = tempfile::tempdir().unwrap();
        let block = sys.path().join("dev/block");
        for (name, text) in [
            ("8:1/removable", "0\n"),
            ("8:17/removable", "1\n"),
            ("253:1/dm/uuid", "LVM-abc\n"),
            ("253:1/slaves/dm-0/dm/uuid", "CRYPT-LUKS2-abc\n"),
        ] {
            fs::create_dir_all(block.join(name).parent().unwrap()).unwrap();
            fs::write(block.join(name), text).unwrap();
        }
        judge(Path::new(dir), MOUNTS, sys.path())
    }

    #[test]
    fn the_kind_of_place_is_told() {
        for (dir, words) in [
            ("/var/lib/hucha", vec![Word::Plain]),
            ("/home/王芳/hucha", vec![]),
            ("/mnt/share/hucha", vec![Word::Network("cifs".into())]),
            ("/media/我的 U盘/hucha", vec![Word::Removable, Word::Plain]),
            ("/tmp/x", vec![Word::Unknown]),
            ("/home/王芳/OneDrive - 公司/hucha", vec![Word::Synced("OneDrive - 公司".into())]),
            ("/home/王芳/坚果云/hucha", vec![Word::Synced("坚果云".into())]),
            ("/home/onedrivers/hucha", vec![]),
        ] {
            assert_eq!(at(dir), words, "{dir}");
        }
    }

    #[test]
    fn without_a_table_of_mounts_names_tell() {
        let none = Path::new("/nowhere");
        assert_eq!(judge(Path::new("/Volumes/USB/x"), "", none), [Word::Removable, Word::Unknown]);
        assert_eq!(judge(Path::new(r"\\server\share"), "", none), [Word::Network("UNC".into()), Word::Unknown]);
        assert_eq!(judge(Path::new("/Users/a"), "", none), [Word::Unknown]);
    }
}
