//! Zips that attack: refused by the name inside, nothing unpacked anywhere.

use super::Scene;
use crate::rawzip::{Entry, entry, zip};
use std::fs;

#[test]
fn names_methods_and_links_are_refused_by_name() {
    let scene = Scene::new();
    let ops = scene.ops().into_bytes();
    let good = entry("ops.csv", &ops);
    let beside = |name: &str| vec![good.clone(), entry(name, b"x")];
    let changed = |change: fn(&mut Entry)| {
        let mut one = good.clone();
        change(&mut one);
        vec![one]
    };
    let cases: Vec<(&str, Vec<Entry>, &str)> = vec![
        ("up.zip", beside("../scores.csv"), "../scores.csv"),
        ("root.zip", beside("/etc/scores.csv"), "/etc/scores.csv"),
        ("back.zip", beside("..\\scores.csv"), "..\\scores.csv"),
        ("drive.zip", beside("C:\\scores.csv"), "C:\\scores.csv"),
        ("device.zip", beside("nul.csv"), "nul.csv"),
        ("deep.zip", beside("a/b/scores.csv"), "a/b/scores.csv"),
        ("program.zip", beside("run.exe"), "run.exe"),
        ("terminal.zip", beside("\u{1b}]0;x\u{7}.csv"), "<ESC>]0;x<U+0007>.csv"),
        ("twice.zip", vec![good.clone(), good.clone()], "ops.csv"),
        ("nested.zip", beside("inner.zip"), "inner.zip"),
        ("link.zip", changed(|e| e.attributes = 0o120_777 << 16), "ops.csv"),
        ("locked.zip", changed(|e| e.flags |= 1), "locked.zip"),
        ("method.zip", changed(|e| e.method = 12), "ops.csv"),
        ("less.zip", changed(|e| e.size -= 100), "less.zip"),
        ("more.zip", changed(|e| e.size += 100), "more.zip"),
        ("huge.zip", changed(|e| e.size = u32::MAX - 1), "ops.csv"),
        ("over.zip", vec![good.clone(), Entry { at: Some(0), ..entry("scores.csv", b"x") }], "over.zip"),
    ];
    for (name, entries, inside) in cases {
        fs::write(scene.team.path(name), zip(&entries)).unwrap();
        let files = || fs::read_dir(scene.team.path("")).unwrap().count();
        let before = files();
        scene.refuses(name, &[name, inside]);
        assert_eq!(files(), before, "{name} was unpacked");
    }
}
