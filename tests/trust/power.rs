//! Power cuts: a recorder writes down all that the real binary does to its files; the disk is then built as it would
//! be after a cut at any moment, without what was not synced. What was acknowledged has to be there.

use super::deeds::{DEEDS, Trial, copy, ready};
use super::dice::Dice;
use super::disk::{Record, length, put, tree};
use super::laptop::{Laptop, Ran, built, ran, rounds};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Cuts of the ordinary test; `HUCHA_ROUNDS=200` tries 200.
const SOME: usize = 12;

fn recorded(command: &mut Command, shim: &Path, folder: &Path, log: &Path) {
    command.env("LD_PRELOAD", shim).env("POWER_PATH", folder).env("POWER_LOG", log);
}

#[test]
fn no_acknowledged_edit_is_lost_by_a_power_cut() {
    let Some(shim) = built("power.c") else { return };
    let laptop = Laptop::ready();
    let (folder, log) = (laptop.path("data"), laptop.path("log"));
    let start = tree(&folder);
    let mut acknowledged = Vec::new();
    for n in 0..12 {
        let fact = format!("第{n}个，é👍");
        let add = ["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", &fact];
        let mut command = laptop.plain(&add);
        recorded(&mut command, shim, &folder, &log);
        assert_eq!(ran(&mut command).status, 0);
        acknowledged.push((length(&log), fact));
    }
    let record = Record::read(&folder, start, &log);
    assert!(record.len() > 100, "{} steps were recorded", record.len());
    let mut dice = Dice::told("power");
    let mut lost = 0;
    let cuts = rounds(SOME, 200);
    for _ in 0..cuts {
        let at = dice.below(record.len() + 1);
        put(&folder, &record.after(at, &mut dice));
        let there = laptop.problems();
        lost += acknowledged.iter().filter(|(when, fact)| *when <= at && !there.contains(fact)).count();
        assert_eq!(laptop.json(&["doctor"])["ok"], true, "cut after {at}");
    }
    assert_eq!(lost, 0, "acknowledged edits lost in {cuts} cuts");
}

/// The power goes while something is merged, exported, migrated, backed up, restored or repaired, or right after it was
/// called done: then it is done.
#[test]
fn whatever_the_power_cuts_was_not_begun_or_is_done_and_what_was_called_done_is() {
    let Some(shim) = built("power.c") else { return };
    let laptop = ready();
    let (folder, log) = (laptop.path("data"), laptop.path("log"));
    let mut dice = Dice::told("power of deeds");
    let each = rounds(SOME * 2, 100_000).div_ceil(DEEDS.len());
    for deed in &DEEDS {
        let trial = Trial::new(&laptop, deed);
        trial.reset();
        let (start, args) = (tree(&folder), trial.args());
        fs::write(&log, "").unwrap();
        let mut command = laptop.plain(&args.iter().map(String::as_str).collect::<Vec<_>>());
        recorded(&mut command, shim, &folder, &log);
        let done = ran(&mut command);
        assert_eq!(done.status, 0, "{}: {done:?}", deed.name);
        let record = Record::read(&folder, start, &log);
        for n in 0..each {
            let at = if n % 3 == 0 { record.len() } else { dice.below(record.len() + 1) };
            put(&folder, &record.after(at, &mut dice));
            let ended = Ran { status: i32::from(at < record.len()), out: String::new(), err: String::new() };
            trial.judge(&ended, &format!("cut after step {at} of {}", record.len()));
        }
        println!("{}: {} steps, {each} cuts", deed.name, record.len());
        copy(&laptop.path("kept"), &laptop.path("data"));
    }
}

/// A writer of its own, so that other settings can be tried: rows are acknowledged when the commit returned.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn writer() {
    let Ok(path) = std::env::var("WRITER_PATH") else { return };
    let db = rusqlite::Connection::open(path).unwrap();
    let settings = std::env::var("WRITER_SETTINGS").unwrap();
    db.execute_batch(&settings).unwrap();
    let log = std::env::var("POWER_LOG").unwrap();
    let mut told = String::new();
    for n in 0..30 {
        db.execute("INSERT INTO t VALUES (?1)", [n]).unwrap();
        told += &format!("{}\n", length(Path::new(&log)));
        fs::write(std::env::var("WRITER_TOLD").unwrap(), &told).unwrap();
    }
}

/// The rows that can still be read; a file that is no database any more has none.
fn rows_of(path: &Path) -> rusqlite::Result<Vec<usize>> {
    let db = rusqlite::Connection::open(path)?;
    let mut rows = db.prepare("SELECT n FROM t")?;
    rows.query_map([], |r| Ok(r.get::<_, i64>(0)?.unsigned_abs() as usize))?.collect()
}

/// How many acknowledged rows the cuts lose with these settings.
fn lost_with(settings: &str, cuts: usize, shim: &Path) -> usize {
    let dir = tempfile::tempdir().unwrap();
    let (folder, log, told) = (dir.path().join("d"), dir.path().join("log"), dir.path().join("told"));
    fs::create_dir(&folder).unwrap();
    let path = folder.join("t.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (n INTEGER)").unwrap();
    let start = tree(&folder);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "power::writer"]).env("WRITER_PATH", &path);
    command.env("WRITER_SETTINGS", settings).env("WRITER_TOLD", &told);
    recorded(&mut command, shim, &folder, &log);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let record = Record::read(&folder, start, &log);
    let told: Vec<usize> = fs::read_to_string(told).unwrap().lines().map(|l| l.parse().unwrap()).collect();
    assert_eq!(told.len(), 30);
    let mut dice = Dice::new(7);
    let mut lost = 0;
    for _ in 0..cuts {
        let at = dice.below(record.len() + 1);
        put(&folder, &record.after(at, &mut dice));
        let there = rows_of(&path).unwrap_or_default();
        lost += told.iter().enumerate().filter(|(n, when)| **when <= at && !there.contains(n)).count();
    }
    lost
}

#[test]
fn the_simulator_has_teeth() {
    let Some(shim) = built("power.c") else { return };
    let ours = "PRAGMA synchronous=EXTRA; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE;";
    assert_eq!(lost_with(ours, 200, shim), 0, "with the settings of hucha");
    assert!(lost_with("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", 200, shim) > 0, "WAL forgets");
    assert!(lost_with("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF;", 200, shim) > 0, "OFF forgets");
}
