//! What is attacked: an edit, an open with migration, a merge, an export, a backup, a restore, a repair. Each is done
//! again and again from the same beginning, and ends as if it had not begun or as if it was done.

use super::laptop::{Laptop, Ran};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Something that is done by one command.
pub struct Deed {
    pub name: &'static str,
    /// The arguments; `{}` is the folder of the laptop.
    args: &'static [&'static str],
    prepare: fn(&Laptop),
}

pub const DEEDS: [Deed; 8] = [
    Deed {
        name: "edit",
        args: &["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", "新的é👍"],
        prepare: |_| {},
    },
    Deed { name: "migrate", args: &["problems", "list"], prepare: older },
    Deed { name: "merge", args: &["merge", "{}/other.zip"], prepare: |_| {} },
    Deed { name: "export", args: &["export", "-o", "{}/data/exports/b.zip"], prepare: |_| {} },
    Deed { name: "export folder", args: &["export", "-o", "{}/data/exports/包"], prepare: |_| {} },
    Deed { name: "backup", args: &["backup"], prepare: |_| {} },
    Deed { name: "restore", args: &["restore", "{}/old.db"], prepare: |_| {} },
    Deed { name: "repair", args: &["doctor", "--repair"], prepare: damaged },
];

/// A laptop with something to lose, a bundle of somebody else and an old backup beside it.
pub fn ready() -> Laptop {
    let laptop = Laptop::ready();
    laptop.does(&["backup", "-o", &laptop.at("old.db")]);
    fs::create_dir_all(laptop.path("data/exports")).unwrap();
    laptop.does(&["export", "-o", &laptop.at("data/exports/b.zip")]);
    laptop.does(&["export", "-o", &laptop.at("data/exports/包")]);
    laptop.finds("要紧的，é👍");
    laptop.does(&["backup"]);
    let other = Laptop::of("李强");
    other.finds("李强写的");
    other.does(&["export", "-o", &laptop.at("other.zip")]);
    laptop
}

/// The database as a program before the last migration left it.
fn older(laptop: &Laptop) {
    let db = rusqlite::Connection::open(laptop.path("data/hucha.db")).unwrap();
    let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND instr(sql, 'sum:')";
    let names = db.prepare(triggers).unwrap().query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    let names: Vec<String> = names;
    names.iter().for_each(|name| db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    db.execute_batch(
        "DELETE FROM meta WHERE substr(key, 1, 4) = 'sum:'; DROP TABLE sheet_act; DROP TABLE proof; DROP TABLE roster; DROP TABLE rostered; ALTER TABLE bundle DROP COLUMN signed;
         PRAGMA user_version = 4;",
    )
    .unwrap();
}

fn damaged(laptop: &Laptop) {
    let path = laptop.path("data/hucha.db");
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 8192 * 4096;
    bytes[half..half + 4096].fill(0x5A);
    fs::write(path, bytes).unwrap();
}

pub fn copy(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).unwrap();
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), &target).map(|_| ()).unwrap()
        }
    }
}

/// A deed with the two states it may end in.
pub struct Trial<'a> {
    pub laptop: &'a Laptop,
    pub deed: &'a Deed,
    before: Value,
    after: Value,
    /// What lies beside the database before and after it.
    beside: [Value; 2],
}

/// What a deed leaves beside the database: how many operations its bundle has, how many whole backups there are.
fn beside(laptop: &Laptop, deed: &Deed) -> Value {
    match deed.name {
        "export" | "export folder" => {
            let bundle = laptop.at(deed.args[2].trim_start_matches("{}/"));
            let seen = laptop.json(&["merge", "--dry-run", &bundle])["bundles"][0].clone();
            assert_ne!(seen["status"], "refused", "half a file: {seen}");
            seen["known"].clone()
        }
        "backup" => {
            let files = fs::read_dir(laptop.path("data/backups")).unwrap().map(|e| e.unwrap().path());
            files.filter(|f| f.extension().is_some_and(|e| e == "db")).map(|f| whole(&f)).sum::<usize>().into()
        }
        _ => Value::Null,
    }
}

/// A file under the name of a backup is a whole database.
fn whole(backup: &Path) -> usize {
    let db = rusqlite::Connection::open(backup).unwrap();
    let said = db.query_row("PRAGMA integrity_check", [], |r| r.get::<_, String>(0));
    assert_eq!(said.as_deref(), Ok("ok"), "{}", backup.display());
    1
}

fn content(laptop: &Laptop) -> Value {
    laptop.json(&["digest"])["state"].clone()
}

impl<'a> Trial<'a> {
    /// Does the deed once undisturbed.
    pub fn new(laptop: &'a Laptop, deed: &'a Deed) -> Trial<'a> {
        copy(&laptop.path("data"), &laptop.path("kept"));
        let before = content(laptop);
        let mut trial = Trial { laptop, deed, before, after: Value::Null, beside: [beside(laptop, deed), Value::Null] };
        trial.reset();
        let ran = laptop.run(&trial.args().iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(ran.status, 0, "{}: {ran:?}", deed.name);
        trial.after = content(laptop);
        trial.beside[1] = beside(laptop, deed);
        let makes = trial.beside[0] != trial.beside[1] || trial.before != trial.after;
        assert!(makes || ["migrate", "repair"].contains(&deed.name), "{} makes nothing new", deed.name);
        trial
    }

    pub fn args(&self) -> Vec<String> {
        let folder = self.laptop.path("").display().to_string();
        self.deed.args.iter().map(|a| a.replace("{}", folder.trim_end_matches('/'))).collect()
    }

    /// Everything as it was before the deed.
    pub fn reset(&self) {
        copy(&self.laptop.path("kept"), &self.laptop.path("data"));
        (self.deed.prepare)(self.laptop);
    }

    /// After an attack: old or new and nothing else, and healthy.
    pub fn judge(&self, ran: &Ran, how: &str) {
        let name = self.deed.name;
        assert!(!ran.err.contains("panicked"), "{name} {how}: {ran:?}");
        if name == "repair" && ran.status != 0 {
            // What was not mended can be mended still.
            self.laptop.does(&["doctor", "--repair"]);
        }
        let state = content(self.laptop);
        let (old, new) = (state == self.before, state == self.after);
        assert!(old || new, "{name} {how}: neither old nor new after {ran:?}");
        assert!(new || ran.status != 0, "{name} {how}: called done and is not: {ran:?}");
        assert_eq!(self.laptop.json(&["doctor"])["ok"], true, "{name} {how}");
        let beside = beside(self.laptop, self.deed);
        assert!(self.beside.contains(&beside), "{name} {how}: beside the database {beside}, not {:?}", self.beside);
        let done = ran.status != 0 || beside == self.beside[1];
        assert!(done, "{name} {how}: called done, and beside the database is what was there before: {ran:?}");
        let list = self.laptop.json(&["backup", "--list"]);
        let backups = list.as_array().unwrap();
        assert!(backups.iter().all(|b| b["usable"] == true), "{name} {how}: {list}");
    }
}
