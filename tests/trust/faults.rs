//! When the disk says no: the n-th write or sync of the real binary fails, once or for good. It ends with words and
//! status 1, never in a panic; what it called done is there, and the database is whole.

use super::deeds::{DEEDS, Trial, copy, ready};
use super::laptop::{Laptop, Ran, built, ran};
use std::fs;
use std::path::Path;

/// Calls of the ordinary test that fail; `HUCHA_ROUNDS=60` tries each of the first 60.
const SOME: [usize; 5] = [1, 2, 5, 13, 34];
const EIO: &str = "5";
const ENOSPC: &str = "28";

fn calls() -> Vec<usize> {
    let rounds = std::env::var("HUCHA_ROUNDS").ok().and_then(|n| n.parse().ok());
    rounds.map_or_else(|| SOME.to_vec(), |n: usize| (1..=n).collect())
}

/// A way in which the disk fails.
#[derive(Debug, Clone, Copy)]
struct Fault {
    kind: &'static str,
    code: &'static str,
    sticky: bool,
    call: usize,
}

fn all() -> impl Iterator<Item = Fault> {
    let ways = ["w", "s"].into_iter().flat_map(|kind| [EIO, ENOSPC].map(|code| (kind, code)));
    let ways: Vec<_> = ways.flat_map(|(kind, code)| [false, true].map(|sticky| (kind, code, sticky))).collect();
    let of = move |call| ways.clone().into_iter().map(move |(kind, code, sticky)| Fault { kind, code, sticky, call });
    calls().into_iter().flat_map(of)
}

fn failing(laptop: &Laptop, args: &[&str], fault: Fault, shim: &Path) -> Ran {
    let mut command = laptop.plain(args);
    command.env("LD_PRELOAD", shim).env("FAULT_PATH", laptop.path("")).env("FAULT_KIND", fault.kind);
    command.env("FAULT_N", fault.call.to_string()).env("FAULT_ERRNO", fault.code);
    if fault.sticky {
        command.env("FAULT_STICKY", "1");
    }
    let ran = ran(&mut command);
    assert!(ran.status == 0 || ran.status == 1, "{fault:?} {args:?}: {ran:?}");
    assert!(ran.status == 0 || !ran.err.trim().is_empty(), "{fault:?} {args:?} fails without a word");
    assert!(!ran.err.contains("panicked"), "{fault:?}: {ran:?}");
    let never_durable = fault.kind == "s" && fault.sticky && fault.call == 1;
    assert!(
        !never_durable || ran.status == 1,
        "{args:?}: nothing could be made durable, and it was called done: {ran:?}"
    );
    ran
}

fn healthy(laptop: &Laptop, fault: Fault) {
    assert_eq!(laptop.json(&["doctor"])["ok"], true, "{fault:?}");
}

#[test]
fn an_edit_is_there_if_it_was_called_done_and_whole_or_absent_if_not() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = Laptop::ready();
    let (mut failed, mut there) = (0, 0);
    for fault in all() {
        let fact = format!("{} {} {} {} 👍", fault.kind, fault.code, fault.call, fault.sticky);
        let add = ["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", &fact];
        let ran = failing(&laptop, &add, fault, shim);
        let kept = laptop.problems().contains(&fact);
        assert!(kept || ran.status == 1, "{fault:?}: called done, and not there: {ran:?}");
        failed += usize::from(ran.status == 1);
        there += usize::from(kept);
        healthy(&laptop, fault);
    }
    assert!(failed > 4 && there > 4, "{failed} failed, {there} there: the shim has no teeth");
}

#[test]
fn an_export_is_whole_or_says_that_it_is_not() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    let mut failed = 0;
    for (n, fault) in all().enumerate() {
        let target = laptop.at(&format!("包{n}.zip"));
        let ran = failing(&laptop, &["export", "-o", &target], fault, shim);
        failed += usize::from(ran.status == 1);
        let there = Path::new(&target).exists();
        assert!(there || ran.status == 1, "{fault:?}: {ran:?}");
        if there {
            let seen = laptop.json(&["merge", &target, "--dry-run"]);
            assert_ne!(seen["bundles"][0]["status"], "refused", "{fault:?}: half a file was left: {seen}");
        }
        let half: Vec<_> = left(&laptop).into_iter().filter(|f| f.contains(&format!("包{n}."))).collect();
        assert!(half.len() <= 1, "{fault:?}: {half:?}");
    }
    assert!(failed > 4, "{failed} failed: the shim has no teeth");
    healthy(&laptop, all().next().unwrap());
}

#[test]
fn a_backup_has_its_name_only_when_it_is_whole_and_opening_survives_every_fault() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = Laptop::ready();
    let mut failed = 0;
    for fault in all() {
        let ran = failing(&laptop, &["backup"], fault, shim);
        failed += usize::from(ran.status == 1);
        if ran.status == 0 {
            assert!(Path::new(ran.out.trim()).is_file(), "{fault:?}");
        }
        healthy(&laptop, fault);
    }
    assert!(failed > 4, "{failed} failed: the shim has no teeth");
    let list = laptop.json(&["backup", "--list"]);
    assert!(list.as_array().unwrap().iter().all(|b| b["usable"] == true), "{list}");
}

/// Of a file that is handed over no single error is passed over: while the n-th call fails the command fails, until n
/// is beyond the last call.
#[test]
fn no_error_in_a_file_that_is_handed_over_is_passed_over() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = Laptop::ready();
    fs::create_dir(laptop.path("手")).unwrap();
    laptop.does(&["backup"]);
    let (zip, folder) = (laptop.at("手/b.zip"), laptop.at("手/包"));
    let ways =
        [(vec!["export", "-o", &zip], "手"), (vec!["export", "-o", &folder], "手"), (vec!["backup"], "data/backups")];
    for (args, place) in &ways {
        // SQLite does not ask what became of the sync of the folder in which it makes a copy; ours comes after it.
        for kind in if *place == "手" { ["w", "s"].as_slice() } else { &["w"] } {
            let mut passed = None;
            for call in 1..=calls().into_iter().max().unwrap_or(1) {
                let mut command = laptop.plain(args);
                command.env("LD_PRELOAD", shim).env("FAULT_PATH", laptop.path(place)).env("FAULT_KIND", kind);
                command.env("FAULT_N", call.to_string()).env("FAULT_ERRNO", EIO);
                let ran = ran(&mut command);
                passed = passed.or((ran.status == 0).then_some(call));
                assert!(ran.status == 0 || passed.is_none(), "{args:?}: an error of {kind} {passed:?} is passed over");
            }
            assert!(passed != Some(1), "{args:?}: no {kind} at all");
        }
    }
}

fn left(laptop: &Laptop) -> Vec<String> {
    let names = fs::read_dir(laptop.path("")).unwrap().map(|e| e.unwrap().file_name());
    names.map(|n| n.to_string_lossy().into_owned()).collect()
}

/// Opening with a migration, merging, restoring and repairing; the others are above, one by one.
#[test]
fn whatever_fails_on_the_way_was_not_begun_or_is_done() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = ready();
    let mut failed = 0;
    for deed in DEEDS.iter().filter(|d| ["migrate", "merge", "restore", "repair"].contains(&d.name)) {
        let trial = Trial::new(&laptop, deed);
        let args = trial.args();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        for fault in all() {
            trial.reset();
            let ran = failing(&laptop, &args, fault, shim);
            failed += usize::from(ran.status == 1);
            trial.judge(&ran, &format!("{fault:?}"));
        }
        copy(&laptop.path("kept"), &laptop.path("data"));
    }
    assert!(failed > 8, "{failed} failed: the shim has no teeth");
}
