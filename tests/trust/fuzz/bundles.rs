//! Bundles as folders, as zips, as locked zips; rosters, signatures and keys.

use super::{Cost, exported, feed, mutate, text};
use hucha::exchange::incoming::{Incoming, Limits};
use hucha::exchange::signing::{key, roster, seen};
use std::fs;
use std::path::Path;

const PASS: &str = "一个长口令 é👍 1";

/// Reads all that a merge reads of a bundle.
fn understood(path: &Path, pass: &str) -> bool {
    let Ok(mut incoming) = Incoming::unlock(path, Limits::default(), pass) else { return false };
    seen::check(&mut incoming).is_ok() && incoming.survey().is_ok_and(|s| s.bad == 0)
}

#[test]
fn bundles_and_zips() {
    let laptop = exported();
    let folder = laptop.path("包");
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    let small = ["datapackage.json", "SHA256SUMS", "SHA256SUMS.minisig", "hucha.pub", "tips.csv", "roster.csv"];
    assert!(small.iter().all(|s| names.iter().any(|n| n == s)));
    let seeds: Vec<Vec<u8>> = small.iter().map(|n| fs::read(folder.join(n)).unwrap()).collect();
    let mut turn = 0;
    // A signature that does not hold refuses the bundle at once: every second time there is none.
    let signature = fs::read(folder.join("SHA256SUMS.minisig")).unwrap();
    feed(
        "bundle",
        Cost::Slow,
        |dice| mutate::bytes(&seeds, dice),
        |input| {
            let path = folder.join(small[turn % small.len()]);
            turn += 1;
            let whole = fs::read(&path).unwrap();
            if turn % 2 == 0 {
                fs::remove_file(folder.join("SHA256SUMS.minisig")).unwrap();
            }
            fs::write(&path, input).unwrap();
            let done = understood(&folder, "");
            fs::write(&path, whole).unwrap();
            fs::write(folder.join("SHA256SUMS.minisig"), &signature).unwrap();
            done
        },
    );
    let whole = fs::read(laptop.path("包.zip")).unwrap();
    let inside: Vec<_> =
        mutate::unpacked(&whole).into_iter().filter(|(name, _)| name != "SHA256SUMS.minisig").collect();
    let locked = mutate::packed(&inside, PASS);
    let path = laptop.path("x.zip");
    let zip = |name: &str, make: &dyn Fn(&mut super::Dice) -> Vec<u8>, pass: &str| {
        feed(name, Cost::Slow, make, |input| {
            fs::write(&path, input).unwrap();
            understood(&path, pass)
        });
    };
    zip("zip", &|dice| mutate::bytes(std::slice::from_ref(&whole), dice), "");
    zip("repacked", &|dice| mutate::archive(&inside, "", dice), "");
    let inside: Vec<_> = inside.iter().filter(|(name, _)| !name.ends_with("ops.csv")).cloned().collect();
    let ops = mutate::unpacked(&whole).into_iter().find(|(name, _)| name == "ops.csv").unwrap();
    let whole_rows = 1 + ops.1[..ops.1.len().min(4000)].iter().rposition(|b| *b == b'\n').unwrap();
    let few = [inside, vec![(ops.0, ops.1[..whole_rows].to_vec())]].concat();
    let make = |dice: &mut super::Dice| match dice.below(3) {
        0 => mutate::archive(&few, PASS, dice),
        _ => mutate::bytes(std::slice::from_ref(&locked), dice),
    };
    zip("locked", &make, PASS);
}

#[test]
fn rosters_signatures_and_keys() {
    let laptop = exported();
    let file = |name: &str| fs::read(laptop.path("包").join(name)).unwrap();
    let (table, signature) = (file("roster.csv"), file("roster.csv.minisig"));
    let kept = roster::read(&text(&table), &text(&signature)).unwrap();
    feed(
        "roster",
        Cost::Fast,
        |dice| mutate::bytes(&[table.clone(), signature.clone()], dice),
        |input| {
            let (other, signed) =
                (roster::read(&text(input), &text(&signature)), roster::read(&text(&table), &text(input)));
            assert!(other.is_none_or(|r| r.text == kept.text), "another table under the same signature");
            assert!(signed.as_ref().is_none_or(|r| r.serial == kept.serial && r.key == kept.key), "another signature");
            signed.is_some()
        },
    );
    let public = text(&file("hucha.pub"));
    let signer = key::in_file(&public).unwrap();
    let comment = key::verified(&signer, &table, &text(&signature)).unwrap();
    feed(
        "signature",
        Cost::Fast,
        |dice| mutate::bytes(std::slice::from_ref(&signature), dice),
        |input| {
            let held = key::verified(&signer, &table, &text(input));
            assert!(held.as_ref().is_none_or(|c| *c == comment), "another comment is taken as signed");
            held.is_some()
        },
    );
    feed(
        "key",
        Cost::Fast,
        |dice| mutate::bytes(&[public.clone().into_bytes()], dice),
        |input| {
            let Some(other) = key::in_file(&text(input)) else { return false };
            let held = key::verified(&other, &table, &text(&signature));
            assert!(held.is_none() || other == signer, "another key verifies: {other}");
            assert_eq!(key::fingerprint(&other).len(), 19);
            true
        },
    );
}
