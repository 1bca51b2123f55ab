//! A disk that forgets: built from what the recorder (power.c) wrote down, as it would be after a power cut.
//!
//! Of a file each write since its last sync may be there, not there, or half there. Of a folder each change of a name
//! since that folder was last synced may be missing, with all later ones in the same folder.

use super::dice::Dice;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One thing that was done.
#[derive(Debug, Clone)]
enum Step {
    Create(PathBuf),
    Folder(PathBuf),
    Cut(PathBuf, usize),
    Write(PathBuf, usize, Vec<u8>),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Exchange(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Remove(PathBuf),
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Folder,
    /// Its place in the list of files.
    File(usize),
}

type Names = BTreeMap<PathBuf, Node>;

/// A file: what is surely on the platter, and what was done to it since.
#[derive(Debug, Clone, Default)]
struct File {
    sure: Vec<u8>,
    since: Vec<(usize, Option<Vec<u8>>)>,
}

/// The files of a folder and of those in it; `None` for a folder.
pub type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// Everything that was recorded.
pub struct Record {
    base: PathBuf,
    start: Tree,
    steps: Vec<Step>,
}

pub fn tree(dir: &Path) -> Tree {
    let mut out = Tree::new();
    for path in fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() {
            out.append(&mut tree(&path));
            out.insert(path, None);
        } else {
            out.insert(path.clone(), Some(fs::read(path).unwrap()));
        }
    }
    out
}

/// Puts files and folders in the place of all that is in a folder.
pub fn put(dir: &Path, tree: &Tree) {
    fs::remove_dir_all(dir).unwrap();
    fs::create_dir_all(dir).unwrap();
    for (path, bytes) in tree {
        match bytes {
            None => fs::create_dir_all(path).unwrap(),
            Some(bytes) => fs::write(path, bytes).unwrap(),
        }
    }
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
            "D" => Step::Folder(path),
            "T" => Step::Cut(path, at),
            "W" => Step::Write(path, at, bytes),
            "S" => Step::Sync(path),
            "R" => Step::Rename(path, part[2].into()),
            "X" => Step::Exchange(path, part[2].into()),
            "L" => Step::Link(path, part[2].into()),
            _ => Step::Remove(path),
        });
    }
    out
}

impl Step {
    /// The folder whose list of names changes.
    fn folder(&self) -> Option<&Path> {
        match self {
            Step::Create(path) | Step::Folder(path) | Step::Remove(path) => path.parent(),
            Step::Rename(_, to) | Step::Exchange(_, to) | Step::Link(_, to) => to.parent(),
            _ => None,
        }
    }
}

/// A change of names with the file that a new name stands for.
#[derive(Debug, Clone)]
struct Change {
    step: Step,
    file: usize,
}

impl Change {
    fn apply(&self, names: &mut Names) {
        match &self.step {
            Step::Create(path) => drop(names.insert(path.clone(), Node::File(self.file))),
            Step::Folder(path) => drop(names.insert(path.clone(), Node::Folder)),
            Step::Remove(path) => drop(taken(names, path)),
            Step::Rename(from, to) => {
                let moved = taken(names, from);
                taken(names, to);
                names.extend(moved.into_iter().map(|(path, node)| (below(&path, from, to), node)));
            }
            Step::Exchange(a, b) => {
                let (left, right) = (taken(names, a), taken(names, b));
                names.extend(left.into_iter().map(|(path, node)| (below(&path, a, b), node)));
                names.extend(right.into_iter().map(|(path, node)| (below(&path, b, a), node)));
            }
            Step::Link(from, to) => {
                let node = names.get(from).copied();
                names.extend(node.map(|node| (to.clone(), node)));
            }
            _ => {}
        }
    }
}

/// Takes a name out, with all names below it.
fn taken(names: &mut Names, path: &Path) -> Names {
    let gone: Names = names.iter().filter(|(p, _)| p.starts_with(path)).map(|(p, n)| (p.clone(), *n)).collect();
    names.retain(|p, _| !p.starts_with(path));
    gone
}

fn below(path: &Path, from: &Path, to: &Path) -> PathBuf {
    let rest = path.strip_prefix(from).unwrap();
    if rest.as_os_str().is_empty() { to.into() } else { to.join(rest) }
}

/// The disk while the steps are played.
#[derive(Default)]
struct Disk {
    base: PathBuf,
    files: Vec<File>,
    /// As the program sees it.
    now: Names,
    /// What is surely on the platter.
    sure: Names,
    /// Changes of names that are not, in order.
    since: Vec<Change>,
}

impl Disk {
    fn new(base: &Path, start: &Tree) -> Disk {
        let mut disk = Disk { base: base.into(), ..Disk::default() };
        for (path, bytes) in start {
            let node = bytes.as_ref().map_or(Node::Folder, |bytes| {
                disk.files.push(File { sure: bytes.clone(), since: Vec::new() });
                Node::File(disk.files.len() - 1)
            });
            disk.now.insert(path.clone(), node);
        }
        disk.sure = disk.now.clone();
        disk
    }

    fn file(&mut self, path: &Path) -> Option<&mut File> {
        match self.now.get(path) {
            Some(Node::File(at)) => self.files.get_mut(*at),
            _ => None,
        }
    }

    fn play(&mut self, step: &Step) {
        match step {
            Step::Sync(path) => {
                if let Some(file) = self.file(path) {
                    file.sure = file.whole();
                    file.since.clear();
                } else {
                    let (done, left) = self.since.drain(..).partition(|c| c.step.folder() == Some(path));
                    let done: Vec<Change> = done;
                    done.iter().for_each(|c| c.apply(&mut self.sure));
                    self.since = left;
                }
            }
            Step::Cut(path, n) => self.file(path).into_iter().for_each(|f| f.since.push((*n, None))),
            Step::Write(path, at, bytes) => {
                self.file(path).into_iter().for_each(|f| f.since.push((*at, Some(bytes.clone()))));
            }
            names => {
                let change = Change { step: names.clone(), file: self.files.len() };
                if matches!(names, Step::Create(_)) {
                    self.files.push(File::default());
                }
                change.apply(&mut self.now);
                self.since.push(change);
            }
        }
    }

    /// What is there after the cut.
    fn cut(&self, dice: &mut Dice) -> Tree {
        let mut left: BTreeMap<&Path, usize> = BTreeMap::new();
        for folder in self.since.iter().filter_map(|c| c.step.folder()) {
            *left.entry(folder).or_default() += 1;
        }
        left.values_mut().for_each(|n| *n = dice.below(*n + 1));
        let mut names = self.sure.clone();
        for change in &self.since {
            let more = change.step.folder().and_then(|f| left.get_mut(f)).filter(|n| **n > 0);
            if let Some(more) = more {
                *more -= 1;
                change.apply(&mut names);
            }
        }
        // A name is there if all folders are on the way to it.
        let way = |path: &Path| {
            path.ancestors().skip(1).take_while(|p| *p != self.base).all(|p| names.get(p) == Some(&Node::Folder))
        };
        let kept = names.iter().filter(|(path, _)| way(path));
        let torn = |node: &Node, dice: &mut Dice| match node {
            Node::Folder => None,
            Node::File(at) => Some(self.files[*at].torn(dice)),
        };
        kept.map(|(path, node)| (path.clone(), torn(node, dice))).collect()
    }
}

impl Record {
    /// What was done in the folder `base` which held `start` before.
    pub fn read(base: &Path, start: Tree, log: &Path) -> Record {
        Record { base: base.into(), start, steps: steps(&fs::read(log).unwrap()) }
    }

    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// The files as they are when the power goes after `at` steps.
    pub fn after(&self, at: usize, dice: &mut Dice) -> Tree {
        let mut disk = Disk::new(&self.base, &self.start);
        self.steps[..at].iter().for_each(|step| disk.play(step));
        disk.cut(dice)
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
