//! Mutated input into everything that takes what others wrote: no panic, no hang, refusals in words, and whatever is
//! understood keeps its promises.
//!
//! | target | what holds beside that |
//! |---|---|
//! | csv strict, csv lenient | what is written from the cells reads back as them |
//! | ops, tips | an operation that is taken proves itself |
//! | lists, workbooks | a checklist that is taken goes out as csv and comes back the same |
//! | forms, form workbooks | a filled-in score sheet taken twice changes nothing the second time; no score is computed from it |
//! | bundle, zip, repacked, locked | no file is larger than the limits |
//! | locked bytes, packed by others, sealed anew | what is given is what was locked; what others pack is read as it was packed |
//! | merge | the database agrees with its journal; taking the merge back gives the former sums |
//! | roster, signature, key | nothing but the signed bytes is taken as signed |
//! | template | words are printed, with no bracket left open by what is filled in |
//! | keys, editor, field | the editor does what a plain text with a cursor does; the cursor stays in its field |
//! | monkey | any keys in the whole app: every frame is well formed, the database is healthy |
//!
//! `HUCHA_ROUNDS=n` tries 100 n inputs per target (slow targets a tenth), `HUCHA_SEED=n` others.

mod bundles;
mod editor;
mod forms;
mod lists;
mod locked;
mod merge;
mod monkey;
pub mod mutate;
mod tables;

use super::dice::Dice;
use super::laptop::Laptop;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Inputs per target of the ordinary test.
const SOME: usize = 250;

/// How much one input of a target costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cost {
    Fast,
    Slow,
}

fn inputs(cost: Cost) -> usize {
    let asked = std::env::var("HUCHA_ROUNDS").ok().and_then(|n| n.parse::<usize>().ok());
    let all = asked.map_or(SOME, |n| n * 100);
    if cost == Cost::Slow { all.div_ceil(10) } else { all }
}

/// Feeds a target with what `make` makes; a panic names the input, which is kept.
fn feed(name: &str, cost: Cost, make: impl Fn(&mut Dice) -> Vec<u8>, mut target: impl FnMut(&[u8]) -> bool) {
    let mut dice = Dice::told(&format!("fuzz {name}"));
    let (all, mut taken) = (inputs(cost), 0);
    for round in 0..all {
        let input = make(&mut dice);
        match catch_unwind(AssertUnwindSafe(|| target(&input))) {
            Ok(understood) => taken += usize::from(understood),
            Err(_) => {
                let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}-{round}"));
                fs::write(&path, &input).unwrap();
                panic!("{name}: input {round} fails, kept as {}", path.display());
            }
        }
    }
    println!("fuzz {name}: {all} inputs, {taken} of them understood");
}

/// A laptop with an exported bundle with everything in it: `包` as a folder, `包.zip`, and what it was made of.
fn exported() -> Laptop {
    let laptop = Laptop::ready();
    laptop.finds("=要紧的，\"é\"👍");
    laptop.does(&["roster", "sign"]);
    laptop.does(&["export", "-o", &laptop.at("包")]);
    laptop.does(&["export", "-o", &laptop.at("包.zip")]);
    laptop
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
