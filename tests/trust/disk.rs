//! A disk that forgets: built from what the recorder (power.c) wrote down, as it would be after a power cut.

use super::dice::Dice;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One thing that was done.
#[derive(Debug, Clone)]
enum Step {
    Create(PathBuf),
    Cut(PathBuf, usize),
    Write(PathBuf, usize, Vec<u8>),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

/// A file: what is surely on the platter, and what was done to it since.
#[derive(Debug, Clone, Default)]
struct File {
    sure: Vec<u8>,
    since: Vec<(usize, Option<Vec<u8>>)>,
}

/// Everything that was recorded.
pub struct Record {
    base: PathBuf,
    start: BTreeMap<PathBuf, Vec<u8>>,
    steps: Vec<Step>,
}

/// The files of a folder, without folders in it.
pub fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file());
    entries.map(|p| (p.clone(), fs::read(&p).unwrap())).collect()
}

/// How many steps a log holds by now.
pub fn length(log: &Path) -> usize {
    steps(&fs::read(log).unwrap_or_default()).len()
}

fn steps(mut log: &[u8]) -> Vec<Step> {
    let mut out = Vec::new();
    while let Some(end) = log.iter().position(|b| *b == b'\n') {
        let head = String::from_utf8(log[..end].to_vec()).unwrap();
        let part: Vec<&str> = head.split('\t').collect();
        let (path, at, n) = (PathBuf::from(part[1]), part[3].parse().unwrap(), part[4].parse::<usize>().unwrap());
        let bytes = log[end + 1..end + 1 + n].to_vec();
        log = &log[end + 1 + n..];
        out.push(match part[0] {
            "C" => Step::Create(path),
            "T" => Step::Cut(path, at),
            "W" => Step::Write(path, at, bytes),
            "S" => Step::Sync(path),
            "R" => Step::Rename(path, part[2].into()),
            _ => Step::Remove(path),
        });
    }
    out
}

impl Record {
    /// What was done in `base`, which held `start` before.
    pub fn read(base: &Path, start: BTreeMap<PathBuf, Vec<u8>>, log: &Path) -> Record {
        Record { base: base.into(), start, steps: steps(&fs::read(log).unwrap()) }
    }

    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// The files as they are when the power goes after `at` steps. Of what was not synced each write may be there, not
    /// there, or half there; names change in order, up to some moment since the folder was last synced.
    pub fn after(&self, at: usize, dice: &mut Dice) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files: Vec<File> = Vec::new();
        let mut now: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for (path, bytes) in &self.start {
            now.insert(path.clone(), files.len());
            files.push(File { sure: bytes.clone(), since: Vec::new() });
        }
        let mut history = vec![now.clone()];
        for step in &self.steps[..at] {
            match step {
                Step::Create(path) => {
                    now.insert(path.clone(), files.len());
                    files.push(File::default());
                    history.push(now.clone());
                }
                Step::Rename(from, to) => {
                    let moved = now.remove(from);
                    now.extend(moved.map(|f| (to.clone(), f)));
                    history.push(now.clone());
                }
                Step::Remove(path) => {
                    now.remove(path);
                    history.push(now.clone());
                }
                Step::Sync(path) if *path == self.base => history = vec![now.clone()],
                Step::Sync(path) => {
                    if let Some(file) = now.get(path).map(|f| &mut files[*f]) {
                        file.sure = file.whole();
                        file.since.clear();
                    }
                }
                Step::Cut(path, n) => now.get(path).into_iter().for_each(|f| files[*f].since.push((*n, None))),
                Step::Write(path, at, bytes) => {
                    now.get(path).into_iter().for_each(|f| files[*f].since.push((*at, Some(bytes.clone()))));
                }
            }
        }
        let names = &history[dice.below(history.len())];
        names.iter().map(|(path, f)| (path.clone(), files[*f].torn(dice))).collect()
    }
}

impl File {
    fn whole(&self) -> Vec<u8> {
        let mut out = self.sure.clone();
        self.since.iter().for_each(|(at, bytes)| apply(&mut out, *at, bytes.as_deref()));
        out
    }

    fn torn(&self, dice: &mut Dice) -> Vec<u8> {
        let mut out = self.sure.clone();
        for (at, bytes) in &self.since {
            match (dice.below(4), bytes) {
                (0, _) => {}
                (1, Some(bytes)) => {
                    let sectors = bytes.len() / 512;
                    apply(&mut out, *at, Some(&bytes[..dice.below(sectors + 1) * 512]));
                }
                _ => apply(&mut out, *at, bytes.as_deref()),
            }
        }
        out
    }
}

fn apply(out: &mut Vec<u8>, at: usize, bytes: Option<&[u8]>) {
    match bytes {
        None => out.resize(at, 0),
        Some(bytes) => {
            if out.len() < at + bytes.len() {
                out.resize(at + bytes.len(), 0);
            }
            out[at..at + bytes.len()].copy_from_slice(bytes);
        }
    }
}
