//! Laptops of a team: data folders side by side, and the files they hand over.

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder with data folders in it.
pub struct Team {
    dir: TempDir,
}

/// What a command did.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Team {
    /// Nobody yet.
    pub fn new() -> Team {
        Team { dir: tempfile::tempdir().unwrap() }
    }

    /// A coordinator `a` with a planned visit, and laptops `b` and `c` that joined.
    pub fn of_three() -> Team {
        let team = Team::new();
        team.does("a", &["init", "--inspector", "李明", "--branch", "B01"]);
        team.does("a", &["round", "open", "2026Q4"]);
        let team_of_visit = ["--date", "2026-11-22", "--team", "王芳,赵强"];
        team.does("a", &[&["visit", "add", "--round", "2026Q4", "--branch", "B04"][..], &team_of_visit].concat());
        team.export("a", "start.zip");
        for (laptop, name, branch) in [("b", "王芳", "B02"), ("c", "赵强", "B03")] {
            team.does(laptop, &["init", "--inspector", name, "--branch", branch, "--from", &team.at("start.zip")]);
        }
        team
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Runs a command on a laptop.
    pub fn run(&self, laptop: &str, args: &[&str]) -> Ran {
        let mut command = Command::cargo_bin("hucha").unwrap();
        command.env_clear().current_dir(self.dir.path()).env("HUCHA_DATA", self.path(laptop));
        command.env("HUCHA_NOW", "2026-11-22T09:05:06+08:00").env("HUCHA_LANG", "zh-CN");
        let output = command.args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs a command that must succeed, and gives what it wrote to stdout.
    pub fn does(&self, laptop: &str, args: &[&str]) -> String {
        let ran = self.run(laptop, args);
        assert_eq!(ran.status, 0, "{laptop}: hucha {args:?}\n{}{}", ran.out, ran.err);
        ran.out
    }

    pub fn json(&self, laptop: &str, args: &[&str]) -> Value {
        serde_json::from_str(&self.does(laptop, &[args, &["--json"]].concat())).unwrap()
    }

    /// Writes a laptop's bundle under a name.
    pub fn export(&self, laptop: &str, name: &str) {
        self.does(laptop, &["export", "-o", &self.at(name)]);
    }

    /// Merges bundles by name.
    pub fn merge(&self, laptop: &str, names: &[&str]) -> Value {
        let paths: Vec<String> = names.iter().map(|n| self.at(n)).collect();
        let mut args = vec!["merge"];
        args.extend(paths.iter().map(String::as_str));
        self.json(laptop, &args)
    }

    /// Both sums of a laptop.
    pub fn digest(&self, laptop: &str) -> Value {
        self.json(laptop, &["digest"])
    }

    /// The bytes of a laptop's ops.csv.
    pub fn ops(&self, laptop: &str) -> Vec<u8> {
        let name = format!("ops-of-{laptop}");
        self.export(laptop, &name);
        std::fs::read(self.path(&name).join("ops.csv")).unwrap()
    }

    /// A problem with a fact of its own: something new to tell.
    pub fn finds(&self, laptop: &str, fact: &str) {
        let place = ["--round", "2026Q4", "--branch", "B04"];
        self.does(laptop, &[&["problems", "add", &format!("--fact={fact}")][..], &place].concat());
    }

    /// Gives the visit another date: what two laptops can disagree on.
    pub fn dates(&self, laptop: &str, date: &str) {
        self.does(laptop, &["visit", "add", "--round", "2026Q4", "--branch", "B04", "--date", date]);
    }

    /// Every laptop holds the same operations, folds them to the same state and exports the same bytes.
    pub fn agree(&self, laptops: &[&str]) {
        let first = (self.digest(laptops[0]), self.ops(laptops[0]));
        for laptop in &laptops[1..] {
            assert_eq!((self.digest(laptop), self.ops(laptop)), first, "{laptop}");
        }
    }
}
