//! A laptop: a folder with data, the app on it, and the command line beside it.

use super::pty::{Start, Terminal};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The clock of these tests stands still: Sunday, 22 November 2026.
pub const NOW: &str = "2026-11-22T09:05:06+08:00";

/// A folder that is gone after the test.
pub struct Laptop {
    dir: tempfile::TempDir,
}

impl Laptop {
    /// A laptop on which hucha was never started.
    pub fn empty() -> Laptop {
        Laptop { dir: tempfile::tempdir().unwrap() }
    }

    /// A laptop made ready by commands: an inspector of B01, the quarter open.
    pub fn ready() -> Laptop {
        let laptop = Laptop::empty();
        laptop.good(&["init", "--inspector", "王芳", "--branch", "B01"]);
        laptop.good(&["round", "open", "2026Q4"]);
        laptop
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.dir.path().join("数据")
    }

    /// Everything that belongs to the laptop.
    pub fn home(&self) -> &Path {
        self.dir.path()
    }

    /// Opens the app.
    pub fn app(&self) -> Terminal {
        self.start(&[], &[("HUCHA_ASCII", "0")], 1)
    }

    /// Starts hucha in a terminal with more arguments and environment.
    pub fn start(&self, args: &[&str], env: &[(&str, &str)], bar_width: u16) -> Terminal {
        let data = self.data();
        let all = [&["--lang", "zh-CN", "--now", NOW, "--data", data.to_str().unwrap()], args].concat();
        let program = Path::new(env!("CARGO_BIN_EXE_hucha"));
        Terminal::start(self.home(), &Start { program, args: &all, env, bar_width })
    }

    /// Runs a command.
    pub fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hucha"));
        command.env_clear().env("HOME", self.home()).env("TMPDIR", self.home()).current_dir(self.home());
        command.args(["--lang", "zh-CN", "--now", NOW, "--data"]).arg(self.data());
        command.args(args).output().unwrap()
    }

    /// Runs a command that must succeed; what it printed.
    pub fn good(&self, args: &[&str]) -> String {
        let out = self.run(args);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    /// What a command says in JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[args, &["--json"]].concat())).unwrap()
    }

    /// The doctor finds nothing wrong.
    pub fn healthy(&self) {
        assert_eq!(self.json(&["doctor"])["ok"], true);
    }

    /// The sheet of this quarter's visit to a branch.
    pub fn sheet(&self, branch: &str) -> Value {
        self.json(&["sheet", "show", "--round", "2026Q4", "--branch", branch])
    }
}
