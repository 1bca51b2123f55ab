//! A laptop on the command line: a data folder, and what commands say.

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use tempfile::TempDir;

pub struct Laptop {
    dir: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Laptop {
    pub fn empty() -> Laptop {
        Laptop { dir: tempfile::tempdir().unwrap() }
    }

    /// An inspector, the quarter open, a visit begun.
    pub fn ready() -> Laptop {
        Laptop::of("王芳")
    }

    /// The key of the device is lost: the next signature is by another one.
    pub fn forget_key(&self) {
        let db = rusqlite::Connection::open(self.path("data/hucha.db")).unwrap();
        db.execute_batch("DELETE FROM local WHERE key LIKE 'key:%'; DELETE FROM proof").unwrap();
    }

    /// The same for an inspector of this name.
    pub fn of(inspector: &str) -> Laptop {
        let laptop = Laptop::empty();
        laptop.does(&["init", "--inspector", inspector, "--branch", "B01"]);
        laptop.does(&["round", "open", "2026Q4"]);
        laptop.does(&[
            "visit",
            "add",
            "--round",
            "2026Q4",
            "--branch",
            "B04",
            "--date",
            "2026-11-22",
            "--team",
            inspector,
        ]);
        laptop
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// The command, not run yet.
    pub fn plain(&self, args: &[&str]) -> Command {
        let mut command = Command::new(cargo_bin("hucha"));
        command.env_clear().current_dir(self.dir.path()).env("HUCHA_DATA", self.path("data"));
        command.env("HUCHA_NOW", "2026-11-22T09:05:06+08:00").env("HUCHA_LANG", "zh-CN").args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        ran(&mut self.plain(args))
    }

    /// Runs a command that must succeed, and gives what it wrote to stdout.
    pub fn does(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.status, 0, "hucha {args:?}\n{}{}", ran.out, ran.err);
        ran.out
    }

    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.does(&[args, &["--json"]].concat())).unwrap()
    }

    /// Writes cells as the app does: entity, id, field, value.
    pub fn writes(&self, cells: &[(&str, &str, &str, &str)]) {
        use hucha::journal::{Author, Source};
        let mut store = hucha::store::Store::open(&self.path("data/hucha.db")).unwrap();
        let facts = store.facts().unwrap();
        let mut act = facts.act();
        cells.iter().for_each(|(entity, id, field, value)| act.set(&facts, entity, id, field, value));
        let actor = store.local("owner").unwrap().unwrap();
        let by = Author { actor, wall: "2026-11-22T09:05:06+08:00".into(), source: Source::Tui };
        store.commit(&act, &by).unwrap();
    }

    /// A problem with a fact of its own.
    pub fn finds(&self, fact: &str) {
        self.does(&["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", fact]);
    }

    /// The facts of all problems.
    pub fn problems(&self) -> Vec<String> {
        let list = self.json(&["problems", "list"]);
        list.as_array().unwrap().iter().map(|p| p["fact"].as_str().unwrap().to_string()).collect()
    }
}

/// Runs a command; a signal counts as −1.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// How many rounds: `some` in the ordinary run, as many as HUCHA_ROUNDS says otherwise, at most `most`.
pub fn rounds(some: usize, most: usize) -> usize {
    let asked = std::env::var("HUCHA_ROUNDS").ok().and_then(|n| n.parse().ok());
    asked.map_or(some, |n: usize| n.min(most))
}

/// A library of tests/trust to be loaded before the program, compiled once; none where it cannot be (the trick is one
/// of Linux).
pub fn built(source: &'static str) -> Option<&'static Path> {
    static BUILT: Mutex<BTreeMap<&str, &Path>> = Mutex::new(BTreeMap::new());
    if !cfg!(target_os = "linux") {
        return None;
    }
    let mut built = BUILT.lock().unwrap();
    Some(built.entry(source).or_insert_with(|| {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trust").join(source);
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{source}-{}.so", std::process::id()));
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&target).arg(from).arg("-ldl");
        assert!(cc.status().unwrap().success(), "cc is there: rusqlite needs it too");
        Box::leak(target.into_boxed_path())
    }))
}
