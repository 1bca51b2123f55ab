//! Which bundles are meant by a path: itself, or, if it is a folder of bundles (a stick, a share), those in it.

use crate::exchange::incoming::names::OPS;
use crate::exchange::manifest;
use std::fs;
use std::path::{Path, PathBuf};

/// The bundles of these paths, in the order given, those of a folder by name. A path that is no folder of bundles is
/// handed on as it is: opening it says what it is.
pub fn bundles(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().flat_map(|path| at(path)).collect()
}

/// The bundles of one path.
pub fn at(path: &Path) -> Vec<PathBuf> {
    let found = if path.is_dir() && !is_folder_bundle(path) { inside(path) } else { Vec::new() };
    if found.is_empty() { vec![path.to_path_buf()] } else { found }
}

/// The bundles in a folder, by name. Hidden names are other programs' working files.
pub fn inside(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let shown = |path: &PathBuf| path.file_name().is_some_and(|n| !n.to_string_lossy().starts_with('.'));
    let mut out: Vec<PathBuf> = entries.map(|e| e.path()).filter(shown).filter(|p| looks_like_one(p)).collect();
    out.sort();
    out
}

fn looks_like_one(path: &Path) -> bool {
    if path.is_dir() {
        return is_folder_bundle(path);
    }
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"))
}

fn is_folder_bundle(dir: &Path) -> bool {
    dir.join(OPS).is_file() || dir.join(manifest::NAME).is_file()
}
