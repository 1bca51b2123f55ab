//! A laptop on the command line: a data folder, and what commands say.

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;
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
        let laptop = Laptop::empty();
        laptop.does(&["init", "--inspector", "王芳", "--branch", "B01"]);
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
            "王芳",
        ]);
        laptop
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("hucha").unwrap();
        command.env_clear().current_dir(self.dir.path()).env("HUCHA_DATA", self.path("data"));
        command.env("HUCHA_NOW", "2026-11-22T09:05:06+08:00").env("HUCHA_LANG", "zh-CN").args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        ran(&mut self.command(args))
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
