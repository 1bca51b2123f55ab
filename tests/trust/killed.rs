//! kill -9 at any write, sync, new name, rename or removal of the real binary. Killing while somebody types is tried in
//! tests/terminal/kill.rs, through a terminal.

use super::deeds::{DEEDS, Trial, ready};
use super::dice::Dice;
use super::laptop::{Laptop, Ran, built, ran, rounds};
use std::path::Path;

/// Rounds of the ordinary test, over all deeds; `HUCHA_ROUNDS=300` tries 300, and a large number each call of each deed.
const SOME: usize = 24;

fn killed_at(trial: &Trial, call: usize, shim: &Path) -> Ran {
    let laptop: &Laptop = trial.laptop;
    let args = trial.args();
    let mut command = laptop.plain(&args.iter().map(String::as_str).collect::<Vec<_>>());
    command.env("LD_PRELOAD", shim).env("FAULT_PATH", laptop.path("data")).env("FAULT_KIND", "a");
    command.env("FAULT_N", call.to_string()).env("FAULT_ERRNO", "0");
    ran(&mut command)
}

/// The last call at which the deed can be killed.
fn calls(trial: &Trial, shim: &Path) -> usize {
    let alive = |call: usize| {
        trial.reset();
        killed_at(trial, call, shim).status == 0
    };
    let (mut low, mut high) = (0, 4096);
    while high - low > 1 {
        let half = (low + high) / 2;
        if alive(half) { high = half } else { low = half }
    }
    low
}

#[test]
fn whatever_is_killed_was_not_begun_or_is_done() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = ready();
    let each = rounds(SOME, 100_000).div_ceil(DEEDS.len());
    let mut dice = Dice::told("killed");
    let (mut killed, mut tried) = (0, 0);
    for deed in &DEEDS {
        let trial = Trial::new(&laptop, deed);
        let last = calls(&trial, shim);
        println!("{}: {last} calls", deed.name);
        assert!(last > 3, "{}: only {last} calls: the shim has no teeth", deed.name);
        let at = |n: usize| if each >= last { 1 + n } else { 1 + dice.below(last) };
        let moments: Vec<usize> = (0..each.min(last)).map(at).collect();
        for call in moments {
            tried += 1;
            trial.reset();
            let ran = killed_at(&trial, call, shim);
            killed += usize::from(ran.status == -1);
            trial.judge(&ran, &format!("killed at call {call} of {last}"));
        }
        super::deeds::copy(&laptop.path("kept"), &laptop.path("data"));
    }
    println!("{tried} rounds over {} deeds, {killed} killed", DEEDS.len());
    assert!(killed * 2 > tried, "only {killed} were killed");
}
