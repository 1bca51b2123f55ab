//! A folder of its own with the real binary in it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The clock of the tour.
pub const NOW: &str = "2026-11-22T09:05:06+08:00";

pub struct Place {
    dir: TempDir,
}

/// What a command did.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// An empty folder.
    pub fn empty() -> Place {
        Place { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder with an inspector 李明 of B01, an open quarter and a visit to B04.
    pub fn ready() -> Place {
        let place = Place::empty();
        place.does("init --inspector 李明 --branch B01");
        place.does("round open 2026Q4");
        place.does("visit add --round 2026Q4 --branch B04 --date 2026-11-22 --team 李明,王芳");
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Runs a command line, its words separated by blanks.
    pub fn run(&self, line: &str) -> Ran {
        let mut command = Command::cargo_bin("hucha").unwrap();
        command.current_dir(self.dir.path()).env("HUCHA_DATA", self.path("data")).env("HUCHA_NOW", NOW);
        let output = command.env("HUCHA_LANG", "zh-CN").args(line.split_whitespace()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs a command that must succeed, and gives what it wrote to stdout.
    pub fn does(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.status, 0, "hucha {line}\n{}{}", ran.out, ran.err);
        ran.out
    }

    /// Runs a command that must succeed with `--json`.
    pub fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.does(&format!("{line} --json"))).unwrap()
    }

    /// The fingerprint of everything known.
    pub fn digest(&self) -> String {
        self.does("digest")
    }

    /// Runs a command that must be refused with nothing changed, and gives what it said.
    pub fn refuses(&self, line: &str) -> String {
        let before = self.digest();
        let ran = self.run(line);
        assert_eq!(ran.status, 3, "hucha {line}\n{}{}", ran.out, ran.err);
        assert_eq!(ran.out, "", "a refusal gives no data");
        assert_eq!(self.digest(), before, "nothing changed");
        ran.err
    }
}
