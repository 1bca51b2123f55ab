//! Who made it: signatures that hold, altered bundles that do not get in, the roster, and what waits for a person.

use super::laptop::Laptop;
use std::fs;

/// A laptop of another inspector, with a finding of its own, and its bundle as a folder.
fn other(name: &str, fact: &str) -> (Laptop, String) {
    let laptop = Laptop::of(name);
    laptop.finds(fact);
    let bundle = laptop.at("包");
    laptop.does(&["export", "-o", &bundle]);
    (laptop, bundle)
}

fn signature(merged: &serde_json::Value) -> String {
    merged["bundles"][0]["signature"].as_str().unwrap().to_string()
}

#[test]
fn without_a_roster_bundles_merge_and_say_what_their_signature_is_worth() {
    let me = Laptop::of("王芳");
    let (li, bundle) = other("李强", "第一");
    assert_eq!(signature(&me.json(&["merge", &bundle])), "first");
    li.finds("第二");
    li.does(&["export", "-o", &bundle]);
    assert_eq!(signature(&me.json(&["merge", &bundle])), "same");
    li.finds("第三，é👍");
    li.does(&["export", "-o", &bundle]);
    for name in ["SHA256SUMS.minisig", "hucha.pub"] {
        fs::remove_file(li.path("包").join(name)).unwrap();
    }
    assert_eq!(signature(&me.json(&["merge", &bundle])), "unsigned");
    assert_eq!(me.problems().len(), 3);
    let shown = me.does(&["merges", "show", "3"]);
    assert!(shown.contains("没有签名"), "{shown}");
}

#[test]
fn a_bundle_that_was_altered_after_signing_is_refused_whatever_was_altered() {
    let me = Laptop::of("王芳");
    let (li, bundle) = other("李强", "要紧的");
    let before = me.json(&["digest"]);
    let names: Vec<_> = fs::read_dir(&bundle).unwrap().map(|e| e.unwrap().file_name()).collect();
    for name in names.iter().map(|n| n.to_str().unwrap()) {
        let path = li.path("包").join(name);
        let whole = fs::read(&path).unwrap();
        let mut bytes = whole.clone();
        let at = bytes.len() * 2 / 3;
        bytes[at] = if bytes[at] == b'2' { b'3' } else { b'2' };
        fs::write(&path, &bytes).unwrap();
        let ran = me.run(&["merge", &bundle]);
        let sealed = !name.ends_with(".csv") || ["ops.csv", "tips.csv"].contains(&name);
        if sealed && name != "README.txt" {
            assert_eq!(ran.status, 3, "{name}: {ran:?}");
            assert_eq!(me.json(&["digest"]), before, "{name}");
        }
        assert!(!ran.err.contains("panicked"), "{name}: {ran:?}");
        fs::write(&path, whole).unwrap();
        if me.json(&["digest"]) != before {
            let last = me.json(&["merges", "list"])[0]["id"].to_string();
            me.does(&["merges", "undo", &last]);
        }
    }
    for (gone, status) in [("ops.csv", 3), ("hucha.pub", 3), ("SHA256SUMS", 3)] {
        let path = li.path("包").join(gone);
        let whole = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(me.run(&["merge", &bundle]).status, status, "{gone} taken out");
        fs::write(&path, whole).unwrap();
    }
    assert_eq!(me.run(&["merge", &bundle]).status, 0);
}

#[test]
fn another_key_of_the_same_device_is_told() {
    let me = Laptop::of("王芳");
    let (li, bundle) = other("李强", "第一");
    me.does(&["merge", &bundle]);
    // The same device id on another laptop: a copied disk whose key was lost, or somebody who pretends.
    let thief = Laptop::empty();
    fs::create_dir(thief.path("data")).unwrap();
    fs::copy(li.path("data/hucha.db"), thief.path("data/hucha.db")).unwrap();
    fs::copy(li.path("data/hucha.db.tip"), thief.path("data/hucha.db.tip")).unwrap();
    thief.forget_key();
    thief.finds("冒名写的");
    thief.does(&["export", "-o", &thief.at("b")]);
    let merged = me.json(&["merge", &thief.at("b")]);
    assert_eq!(signature(&merged), "changed");
    assert!(merged["bundles"][0]["notes"].to_string().contains("换了密钥"), "{merged}");
}

#[test]
fn with_a_roster_strangers_wait_until_a_named_person_decides_and_the_decision_travels() {
    let chief = Laptop::of("王芳");
    let (li, li_bundle) = other("李强", "李强写的");
    chief.does(&["merge", &li_bundle]);
    chief.does(&["roster", "sign"]);
    assert_eq!(chief.problems(), ["李强写的"], "what was here before goes on counting");
    // A stranger's bundle, signed by a key that nobody knows.
    let (_stranger, foreign) = other("陌生人", "陌生人写的");
    let said = chief.run(&["merge", "--dry-run", &foreign]).err;
    assert!(said.contains("等具名的人裁定") && !said.contains("前面有缺"), "{said}");
    let merged = chief.json(&["merge", &foreign]);
    assert_eq!(signature(&merged), "unknown");
    let listed = chief.does(&["roster", "list"]);
    assert!(listed.contains("自称 陌生人") && !listed.contains("自称 李强"), "{listed}");
    assert!(merged["quarantined"].as_u64().unwrap() > 0, "{merged}");
    assert_eq!(chief.problems(), ["李强写的"]);
    // Who is on the roster comes in, also relayed by others and without the signature of the bundle.
    li.finds("李强又写的");
    li.does(&["export", "-o", &li_bundle]);
    assert_eq!(signature(&chief.json(&["merge", &li_bundle])), "verified:李强");
    assert_eq!(chief.problems().len(), 2);
    assert_eq!(chief.json(&["doctor"])["ok"], true);
    // A third laptop joins from the chief: the roster is in force there, the stranger waits there too.
    chief.does(&["export", "-o", &chief.at("c.zip")]);
    let third = Laptop::empty();
    third.does(&["init", "--inspector", "赵敏", "--branch", "B02", "--from", &chief.at("c.zip")]);
    assert_eq!(third.problems().len(), 2);
    let waiting = third.json(&["quarantine", "list"]);
    let device = waiting[0]["device"].as_str().unwrap().to_string();
    assert_eq!((waiting.as_array().unwrap().len(), waiting[0]["name"].as_str()), (1, Some("陌生人")), "{waiting}");
    // A named person decides; the decision travels.
    assert_eq!(chief.run(&["quarantine", "trust", &device, "--reason", " "]).status, 2);
    chief.does(&["quarantine", "trust", &device, "--reason", "电话核实过，é👍"]);
    assert_eq!(chief.problems().len(), 3);
    chief.does(&["export", "-o", &chief.at("d.zip")]);
    third.does(&["merge", &chief.at("d.zip")]);
    assert_eq!(third.problems().len(), 3);
    assert_eq!(third.json(&["quarantine", "list"]).as_array().unwrap().len(), 0);
    assert_eq!(third.json(&["doctor"])["ok"], true);
}

#[test]
fn a_forged_operation_in_the_name_of_somebody_on_the_roster_waits() {
    let chief = Laptop::of("王芳");
    let (li, bundle) = other("李强", "真的");
    chief.does(&["merge", &bundle]);
    chief.does(&["roster", "sign"]);
    // Somebody with a copy of 李强's data but without the key writes on in that name.
    let thief = Laptop::empty();
    fs::create_dir(thief.path("data")).unwrap();
    for name in ["hucha.db", "hucha.db.tip"] {
        fs::copy(li.path("data").join(name), thief.path("data").join(name)).unwrap();
    }
    thief.forget_key();
    thief.finds("假的");
    thief.does(&["export", "-o", &thief.at("b")]);
    let merged = chief.json(&["merge", &thief.at("b")]);
    assert_eq!(signature(&merged), "changed");
    assert_eq!(chief.problems(), ["真的"]);
    chief.does(&[
        "quarantine",
        "refuse",
        chief.json(&["quarantine", "list"])[0]["device"].as_str().unwrap(),
        "--reason",
        "不是本人",
    ]);
    assert!(chief.json(&["quarantine", "list"])[0]["refused"].is_string());
    assert_eq!(chief.problems(), ["真的"]);
}

#[test]
fn a_device_that_was_taken_off_keeps_what_it_did_and_adds_nothing() {
    let chief = Laptop::of("王芳");
    let (li, bundle) = other("李强", "在册时写的");
    chief.does(&["merge", &bundle]);
    chief.does(&["roster", "sign"]);
    let devices = chief.json(&["roster", "list"]);
    let device = devices["devices"].as_array().unwrap().iter().find(|d| d["own"] == false).unwrap()["device"].clone();
    chief.does(&["roster", "remove", device.as_str().unwrap()]);
    li.finds("移出后写的");
    li.does(&["export", "-o", &bundle]);
    assert_eq!(signature(&chief.json(&["merge", &bundle])), "unknown");
    assert_eq!(chief.problems(), ["在册时写的"]);
    chief.does(&["roster", "add", device.as_str().unwrap()]);
    assert_eq!(chief.problems().len(), 2);
    assert_eq!(chief.json(&["doctor"])["ok"], true);
}

#[test]
fn only_who_signed_the_roster_changes_it_and_a_foreign_one_is_a_persons_decision() {
    let (chief, other_chief) = (Laptop::of("王芳"), Laptop::of("李强"));
    for laptop in [&chief, &other_chief] {
        laptop.does(&["roster", "sign"]);
        laptop.does(&["export", "-o", &laptop.at("b")]);
    }
    let key = chief.json(&["roster", "key"])["fingerprint"].as_str().unwrap().to_string();
    let merged = other_chief.json(&["merge", &chief.at("b")]);
    assert!(merged["bundles"][0]["notes"].to_string().contains(&key), "{merged}");
    assert_eq!(other_chief.run(&["roster", "adopt", "--key", "BBBB-BBBB-BBBB-BBBB"]).status, 3);
    other_chief.does(&["roster", "adopt", "--key", &key]);
    assert_eq!(other_chief.run(&["roster", "sign"]).status, 3);
    other_chief.does(&["roster", "drop"]);
    other_chief.does(&["roster", "sign"]);
    assert_eq!(other_chief.json(&["doctor"])["ok"], true);
}
