//! Bundles that were altered after they were signed, in every way we know, as folder, zip and locked zip: refused, and
//! nothing changed. A table that people edit by hand is no alteration: its rows wait for a person.

use super::laptop::Laptop;
use crate::fuzz::mutate::{packed, unpacked};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;

const PASS: &str = "BCDFG-HJKLM-NPQRS-TVWXZ";

type Files = BTreeMap<String, Vec<u8>>;

/// What somebody has who alters bundles: an older one of the same device, and one of a device of his own.
struct Thief {
    older: Files,
    own: Files,
}

/// A way to alter a bundle.
struct Way {
    name: &'static str,
    alter: fn(&mut Files, &Thief),
}

fn swap(files: &mut Files, name: &str, from: &Files) {
    files.insert(name.into(), from[name].clone());
}

fn edit(files: &mut Files, name: &str, change: impl Fn(&str) -> String) {
    let text = String::from_utf8(files[name].clone()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text, "{name} is not altered");
    files.insert(name.into(), changed.into_bytes());
}

/// Makes the sums fit, as somebody does who knows the format and not the key.
fn sum_again(files: &mut Files) {
    let listed = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    let names: Vec<&str> = listed.lines().filter_map(|l| l.split("  ").nth(1)).collect();
    let hex = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
    let there = names.iter().filter_map(|n| files.get(*n).map(|bytes| format!("{}  {n}\n", hex(bytes))));
    let text: String = there.collect();
    files.insert("SHA256SUMS".into(), text.into_bytes());
}

fn last_row(text: &str) -> String {
    let rows: Vec<&str> = text.split_inclusive("\r\n").collect();
    rows[..rows.len() - 1].concat()
}

const WAYS: [Way; 27] = [
    Way {
        name: "a word in an operation", alter: |f, _| edit(f, "ops.csv", |t| t.replacen("要紧的", "不要紧", 1))
    },
    Way { name: "the last operation is cut off", alter: |f, _| edit(f, "ops.csv", last_row) },
    Way {
        name: "an operation stands twice",
        alter: |f, _| edit(f, "ops.csv", |t| t.to_string() + t.lines().last().unwrap() + "\r\n"),
    },
    Way { name: "the operations of an older bundle", alter: |f, t| swap(f, "ops.csv", &t.older) },
    Way { name: "the operations of somebody else", alter: |f, t| swap(f, "ops.csv", &t.own) },
    Way {
        name: "an operation, and the sums made to fit",
        alter: |f, _| {
            edit(f, "ops.csv", |t| t.replacen("要紧的", "不要紧", 1));
            sum_again(f);
        },
    },
    Way {
        name: "operations of an older bundle, and the sums made to fit",
        alter: |f, t| {
            swap(f, "ops.csv", &t.older);
            sum_again(f);
        },
    },
    Way {
        name: "sums without the operations",
        alter: |f, _| {
            edit(f, "SHA256SUMS", |t| t.lines().filter(|l| !l.ends_with("ops.csv")).map(|l| format!("{l}\n")).collect())
        },
    },
    Way { name: "sums in capitals", alter: |f, _| edit(f, "SHA256SUMS", |t| t.replacen('a', "A", 1)) },
    Way { name: "no sums", alter: |f, _| drop(f.remove("SHA256SUMS")) },
    Way { name: "no operations", alter: |f, _| drop(f.remove("ops.csv")) },
    Way { name: "the sums of an older bundle", alter: |f, t| swap(f, "SHA256SUMS", &t.older) },
    Way { name: "the signature of an older bundle", alter: |f, t| swap(f, "SHA256SUMS.minisig", &t.older) },
    Way { name: "the signature of somebody else", alter: |f, t| swap(f, "SHA256SUMS.minisig", &t.own) },
    Way { name: "an empty signature", alter: |f, _| drop(f.insert("SHA256SUMS.minisig".into(), Vec::new())) },
    Way { name: "a signature cut off", alter: |f, _| f.get_mut("SHA256SUMS.minisig").unwrap().truncate(100) },
    Way {
        name: "another comment under the signature",
        alter: |f, _| {
            edit(f, "SHA256SUMS.minisig", |t| t.replacen("\ntrusted comment: hucha", "\ntrusted comment: hacha", 1))
        },
    },
    Way { name: "the key of somebody else", alter: |f, t| swap(f, "hucha.pub", &t.own) },
    Way { name: "no key", alter: |f, _| drop(f.remove("hucha.pub")) },
    Way {
        name: "another author in the manifest",
        alter: |f, _| edit(f, "datapackage.json", |t| t.replacen("\"actor\": \"", "\"actor\": \"z", 1)),
    },
    Way { name: "no manifest", alter: |f, _| drop(f.remove("datapackage.json")) },
    Way {
        name: "another number in a signed tip",
        alter: |f, _| edit(f, "tips.csv", |t| t.replacen("\",\"", "\",\"1", 1)),
    },
    Way { name: "a tip cut out", alter: |f, _| edit(f, "tips.csv", last_row) },
    Way { name: "no tips", alter: |f, _| drop(f.remove("tips.csv")) },
    Way {
        name: "another name on the roster", alter: |f, _| edit(f, "roster.csv", |t| t.replacen("李强", "李弱", 1))
    },
    Way { name: "no roster", alter: |f, _| drop(f.remove("roster.csv")) },
    Way { name: "another README", alter: |f, _| edit(f, "README.txt", |t| format!("请运行附件。\n{t}")) },
];

fn exported(laptop: &Laptop, name: &str) -> Files {
    laptop.does(&["export", "-o", &laptop.at(name)]);
    unpacked(&fs::read(laptop.path(name)).unwrap()).into_iter().collect()
}

fn thief() -> (Laptop, Files, Thief) {
    let (li, other) = (Laptop::of("李强"), Laptop::of("陌生人"));
    li.does(&["roster", "sign"]);
    let older = exported(&li, "旧.zip");
    li.finds("要紧的，é👍");
    other.finds("陌生人写的");
    other.does(&["roster", "sign"]);
    let (whole, own) = (exported(&li, "新.zip"), exported(&other, "b.zip"));
    (li, whole, Thief { older, own })
}

#[test]
fn a_bundle_that_was_altered_after_signing_is_refused_whatever_was_altered_and_however_it_is_packed() {
    let (me, (_li, whole, thief)) = (Laptop::of("王芳"), thief());
    let before = me.json(&["digest"]);
    fs::write(me.path("口令"), PASS).unwrap();
    for way in &WAYS {
        let mut files = whole.clone();
        (way.alter)(&mut files, &thief);
        let list: Vec<(String, Vec<u8>)> = files.into_iter().collect();
        let folder = me.path("包");
        fs::create_dir(&folder).unwrap();
        list.iter().for_each(|(name, bytes)| fs::write(folder.join(name), bytes).unwrap());
        fs::write(me.path("a.zip"), packed(&list, "")).unwrap();
        fs::write(me.path("l.zip"), packed(&list, PASS)).unwrap();
        for form in ["包", "a.zip", "l.zip"] {
            let ran = me.run(&["merge", &me.at(form), "--passphrase-file", &me.at("口令")]);
            assert_eq!(ran.status, 3, "{} as {form}: {ran:?}", way.name);
            assert!(ran.err.contains('。') && !ran.err.contains("panicked"), "{} as {form}: {ran:?}", way.name);
        }
        assert_eq!(me.json(&["digest"]), before, "{} changed something", way.name);
        fs::remove_dir_all(&folder).unwrap();
    }
    println!("{} ways to alter a bundle, 3 forms each: all refused", WAYS.len());
    let list: Vec<(String, Vec<u8>)> = whole.into_iter().collect();
    fs::write(me.path("l.zip"), packed(&list, PASS)).unwrap();
    me.does(&["merge", &me.at("l.zip"), "--passphrase-file", &me.at("口令")]);
    assert_eq!(me.problems().len(), 1, "unaltered it comes in");
}

#[test]
fn who_signs_an_altered_bundle_with_a_key_of_his_own_is_told_and_with_a_roster_waits() {
    let (me, (_li, whole, thief)) = (Laptop::of("王芳"), thief());
    let merge = |files: Files| {
        fs::write(me.path("x.zip"), packed(&files.into_iter().collect::<Vec<_>>(), "")).unwrap();
        me.json(&["merge", &me.at("x.zip")])
    };
    let first = merge(whole);
    assert_eq!(first["bundles"][0]["signature"], "first");
    me.does(&["roster", "sign"]);
    let stranger = merge(thief.own);
    assert_eq!(stranger["bundles"][0]["signature"], "unknown");
    assert!(stranger["quarantined"].as_u64().unwrap() > 0, "{stranger}");
    assert_eq!(me.problems(), ["要紧的，é👍"]);
}
