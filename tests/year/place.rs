//! A folder of its own with the real binary in it, at any time of the year.

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

pub struct Place {
    dir: TempDir,
    pub now: String,
}

impl Place {
    /// A folder made ready by the coordinator.
    pub fn ready() -> Place {
        let place = Place { dir: tempfile::tempdir().unwrap(), now: "2026-01-05T09:00:00+08:00".into() };
        place.does(&["init", "--inspector", "黄海燕"]);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file of the office.
    pub fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        name.into()
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("hucha").unwrap();
        command.current_dir(self.dir.path()).env("HUCHA_DATA", self.path("data")).env("HUCHA_NOW", &self.now);
        let output = command.env("HUCHA_LANG", "zh-CN").args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Runs a command that must succeed; its stdout.
    pub fn does(&self, args: &[&str]) -> String {
        let (status, out, err) = self.run(args);
        assert_eq!(status, 0, "hucha {args:?}\n{out}{err}");
        out
    }

    /// Runs a command that must be refused (status 3) or used wrongly (2); what it said.
    pub fn refuses(&self, args: &[&str]) -> String {
        let (status, out, err) = self.run(args);
        assert!(matches!(status, 2 | 3), "hucha {args:?} {status}\n{out}{err}");
        err
    }

    /// Runs a command with `--json`.
    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.does(&[args, &["--json"]].concat())).unwrap()
    }
}
