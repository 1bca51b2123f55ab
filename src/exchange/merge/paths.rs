//! Which bundles are meant by a path: itself, or, if it is a folder of bundles (a stick, a share), those in it; if it
//! holds none, the sheets and tables in it.

use super::tables;
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
    if !path.is_dir() || is_folder_bundle(path) {
        return vec![path.to_path_buf()];
    }
    let found = Some(inside(path)).filter(|list| !list.is_empty()).unwrap_or_else(|| forms(path));
    if found.is_empty() { vec![path.to_path_buf()] } else { found }
}

/// Sheets and edited tables that lie beside the bundles of these folders. They are not taken unasked, since a paper
/// that was printed to a file looks like them; who wants them names them.
pub fn beside(paths: &[PathBuf]) -> Vec<PathBuf> {
    let folders = paths.iter().filter(|p| p.is_dir() && !is_folder_bundle(p));
    folders.filter(|dir| !inside(dir).is_empty()).flat_map(|dir| forms(dir)).collect()
}

/// The sheets filled in by hand and the edited tables in a folder, by name.
fn forms(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut out: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| is_shown(p) && tables::is_form(p)).collect();
    out.sort();
    out
}

/// Hidden names and the locks of office programs are other programs' working files.
fn is_shown(path: &Path) -> bool {
    path.file_name().is_some_and(|n| !n.to_string_lossy().starts_with(['.', '~']))
}

/// The bundles in a folder, by name.
pub fn inside(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut out: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| is_shown(p) && looks_like_one(p)).collect();
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
