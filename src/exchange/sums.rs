//! SHA256SUMS: every file of a bundle with its sum, in the form that `sha256sum -c` reads; and the check against it.

use super::part::{Part, hex};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Its name.
pub const NAME: &str = "SHA256SUMS";
/// Its signature, which it does not list.
pub const SIGNATURE: &str = "SHA256SUMS.minisig";
/// Longest SHA256SUMS that is read: far more than any bundle of ours has.
pub const MAX_BYTES: u64 = 1 << 20;

/// Sums by file name.
pub type Sums = BTreeMap<String, String>;

/// The content of SHA256SUMS for these files, sorted by name.
pub fn text(parts: &[Part]) -> String {
    in_form(&parts.iter().map(|p| (p.name.clone(), p.sha256.clone())).collect())
}

/// Sums in the form of SHA256SUMS.
pub fn in_form(sums: &Sums) -> String {
    sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
}

/// Reads SHA256SUMS; `None` if a line is not one of ours: 64 hex digits, two characters, a plain file name.
pub fn parse(text: &str) -> Option<Sums> {
    let mut out = Sums::new();
    for line in text.lines() {
        let (sum, name) = line.split_once("  ").or_else(|| line.split_once(" *"))?;
        let hex = sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let plain = !name.is_empty() && !name.contains(['/', '\\', '\0']) && name != ".." && name != ".";
        if !hex || !plain || out.insert(name.into(), sum.into()).is_some() {
            return None;
        }
    }
    Some(out)
}

/// The sum and length of a stream.
///
/// # Errors
/// It could not be read.
pub fn of(mut reader: impl Read) -> std::io::Result<(String, u64)> {
    let (mut sum, mut bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = reader.read(&mut buffer)?;
        if n == 0 {
            return Ok((hex(sum), bytes));
        }
        sum.update(buffer.get(..n).unwrap_or_default());
        bytes += n as u64;
    }
}

/// The sums of all files in a folder as they are now on the disk; SHA256SUMS and its signature are left out.
///
/// # Errors
/// Something could not be read.
pub fn of_folder(dir: &Path) -> Result<Sums> {
    let mut out = Sums::new();
    for entry in std::fs::read_dir(dir).map_err(|e| Error::io(dir, e))? {
        let path = entry.map_err(|e| Error::io(dir, e))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != NAME && name != SIGNATURE {
            let file = File::open(&path).map_err(|e| Error::io(&path, e))?;
            let (sum, _) = of(file).map_err(|e| Error::io(&path, e))?;
            out.insert(name, sum);
        }
    }
    Ok(out)
}

/// SHA256SUMS of a folder; `None` if there is none, or it is not in our form.
///
/// # Errors
/// It could not be read.
pub fn listed_in(dir: &Path) -> Result<Option<Sums>> {
    let path = dir.join(NAME);
    let file = match File::open(&path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(|e| Error::io(&path, e))?,
    };
    let mut text = String::new();
    match file.take(MAX_BYTES).read_to_string(&mut text) {
        Err(e) if e.kind() == std::io::ErrorKind::InvalidData => Ok(None),
        Err(e) => Err(Error::io(&path, e)),
        Ok(_) => Ok(parse(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str) -> Part {
        Part { name: name.into(), bytes: 0, sha256: "ab".repeat(32), table: None }
    }

    #[test]
    fn what_is_written_is_sorted_and_read_back() {
        let text = text(&[part("ops.csv"), part("README.txt"), part("datapackage.json")]);
        let names: Vec<_> = text.lines().map(|l| l.get(66..).unwrap()).collect();
        assert_eq!(names, ["README.txt", "datapackage.json", "ops.csv"]);
        assert_eq!(parse(&text).unwrap().len(), 3);
    }

    #[test]
    fn lines_that_are_not_ours_are_not_guessed_at() {
        let sum = "0".repeat(64);
        for bad in [
            format!("{sum}  ../a"),
            format!("{sum}  a/b"),
            format!("{sum}  a\\b"),
            format!("{sum}  "),
            format!("{sum} a"),
            format!("{}  a", "0".repeat(63)),
            format!("{}  a", "互".repeat(64)),
            format!("{sum}  a\n{sum}  a"),
        ] {
            assert_eq!(parse(&bad), None, "{bad}");
        }
    }
}
