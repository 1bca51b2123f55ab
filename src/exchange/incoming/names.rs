//! Which names the files of a bundle may have: an allow-list, so that nothing has to be thought of to be refused.

use super::problem::Fault;
use crate::exchange::{manifest, readme, signing, sums};

/// The tables that are not views of an entity.
pub const OPS: &str = "ops.csv";
/// Names that a bundle has beside its tables.
const FIXED: [&str; 6] =
    [manifest::NAME, sums::NAME, sums::SIGNATURE, readme::NAME, signing::PUBLIC, signing::ROSTER_SIGNATURE];
/// What file managers leave behind everywhere; passed over.
const LITTER: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"];
/// Endings of archives.
const ARCHIVES: [&str; 9] = ["zip", "7z", "rar", "tar", "gz", "bz2", "xz", "zst", "cab"];
/// Names that Windows takes for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Whether a file of this name may be in a bundle: one of ours, or a table that a newer program may add.
pub fn allowed(name: &str) -> bool {
    FIXED.contains(&name) || is_table(name)
}

/// `[a-z][a-z0-9_]*.csv`, at most 48 characters, no device name.
fn is_table(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".csv") else { return false };
    let plain = stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let first = stem.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    plain && first && stem.len() <= 44 && !is_device(stem)
}

/// `con`, `nul`, `com1` … in any case.
fn is_device(stem: &str) -> bool {
    let lower = stem.to_ascii_lowercase();
    let base = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '¹' || c == '²' || c == '³');
    DEVICES.contains(&base) && lower.chars().count() <= base.len() + 1
}

/// Whether this is litter of a file manager.
pub fn is_litter(path: &str) -> bool {
    path.split('/').any(|part| LITTER.contains(&part) || part.starts_with("._"))
}

/// A name in a zip, taken apart: the one folder that may be around all files, and the file. `None` for a folder
/// entry and for litter.
///
/// # Errors
/// The name is not one that a bundle may have.
pub fn in_zip(path: &str) -> Result<Option<(&str, &str)>, Fault> {
    if path.contains(['\\', ':', '\0']) || path.starts_with('/') {
        return Err(Fault::Name);
    }
    if is_litter(path) {
        return Ok(None);
    }
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    if folder.contains('/') || folder.starts_with("..") || folder == "." || path == "/" {
        return Err(Fault::Name);
    }
    match file {
        "" => Ok(None),
        file if allowed(file) => Ok(Some((folder, file))),
        file => Err(why_not(file)),
    }
}

fn why_not(file: &str) -> Fault {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if ARCHIVES.contains(&ending.as_str()) { Fault::Nested } else { Fault::Name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::ENTITIES;

    #[test]
    fn every_name_that_we_write_is_allowed() {
        for name in FIXED.iter().copied().chain([OPS, "conflicts.csv", "deleted.csv", "quarantine.csv"]) {
            assert!(allowed(name), "{name}");
        }
        for entity in ENTITIES {
            assert!(allowed(&format!("{}.csv", entity.view)), "{}", entity.view);
        }
        assert!(allowed("contents.csv") && allowed("communes.csv") && allowed("newer_table2.csv"));
    }

    #[test]
    fn one_folder_around_is_taken_off_and_litter_is_passed_over() {
        assert_eq!(in_zip("ops.csv"), Ok(Some(("", "ops.csv"))));
        assert_eq!(in_zip("互查 包/ops.csv"), Ok(Some(("互查 包", "ops.csv"))));
        for path in ["互查/", "__MACOSX/x/._ops.csv", "包/.DS_Store", "Thumbs.db", "._ops.csv"] {
            assert_eq!(in_zip(path), Ok(None), "{path}");
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_refused() {
        let paths = "/ops.csv ../ops.csv ..\\ops.csv a\\ops.csv C:ops.csv c:/ops.csv a/b/ops.csv a/../ops.csv ./ops.csv \
                     ../../etc/passwd //ops.csv / ops.csv/../x OPS.CSV Ops.csv nul.csv con.csv com1.csv lpt9.csv \
                     评分.csv ops.csv. ops.exe .csv 1.csv ops.csv:stream ops.xlsx README.TXT ..csv ops.csv;";
        for path in
            paths.split_whitespace().chain(["ops.csv ", " ops.csv", "ops\0.csv", "", "ｏps.csv", "e\u{301}.csv"])
        {
            assert!(!matches!(in_zip(path), Ok(Some(_))), "{path:?}");
        }
        for path in ["inner.zip", "x/a.7z", "ops.csv.gz", "A.RAR"] {
            assert_eq!(in_zip(path), Err(Fault::Nested), "{path}");
        }
    }
}
