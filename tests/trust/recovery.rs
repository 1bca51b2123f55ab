//! Damage: noticed, kept, repaired from what is whole; copies of a laptop never mix.

use super::laptop::Laptop;
use std::fs;

#[test]
fn a_damaged_database_is_repaired_with_backup_and_export_and_keeps_its_id() {
    let laptop = Laptop::ready();
    (1..30).for_each(|n| laptop.finds(&format!("第{n}个：签到表与记录不符，é👍")));
    laptop.does(&["backup"]);
    laptop.finds("备份以后的");
    laptop.does(&["export"]);
    let digest = laptop.json(&["digest"]);
    let database = laptop.path("data/hucha.db");
    let mut bytes = fs::read(&database).unwrap();
    let half = bytes.len() / 4096 / 2 * 4096;
    bytes[half..half + 3 * 4096].fill(0x5A);
    fs::write(&database, &bytes).unwrap();
    let ran = laptop.run(&["doctor"]);
    assert!(ran.status == 1 && ran.err.contains("hucha doctor --repair"), "{ran:?}");
    let done = laptop.json(&["doctor", "--repair"]);
    assert_eq!((done["ok"].as_bool(), done["device"].is_null()), (Some(true), true), "{done}");
    assert_eq!(fs::read(done["aside"].as_str().unwrap()).unwrap(), bytes);
    assert_eq!(laptop.json(&["digest"]), digest);
    laptop.finds("接着写");
    assert_eq!(laptop.json(&["doctor"])["ok"], true);
}

#[test]
fn without_a_backup_what_is_whole_comes_back_and_the_rest_is_named() {
    let laptop = Laptop::ready();
    (1..40).for_each(|n| laptop.finds(&format!("第{n}个")));
    let whole = laptop.json(&["digest"])["op_count"].as_u64().unwrap();
    let database = laptop.path("data/hucha.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..4096].fill(0); // the header, the schema
    let at = bytes.windows(6).rposition(|w| w == "第9个".as_bytes().get(..6).unwrap()).unwrap();
    bytes[at + 3] ^= 1;
    fs::write(&database, bytes).unwrap();
    let ran = laptop.run(&["doctor", "--repair", "--json"]);
    let done: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let ops = done["ops"].as_u64().unwrap();
    assert!(ops >= whole - 2 && ops <= whole, "{ops} of {whole}: {ran:?}");
    assert_eq!(ran.status == 0, ops == whole, "{ran:?}");
    assert!(ops == whole || ran.err.contains("还缺"), "{ran:?}");
    let owner = hucha::store::Store::open(&database).unwrap().local("owner").unwrap();
    assert!(owner.is_some_and(|o| !o.is_empty()), "the app knows whose laptop it is");
    assert_eq!(laptop.json(&["doctor"])["ok"], true);
}

#[test]
fn repairing_what_is_whole_does_no_harm() {
    let laptop = Laptop::ready();
    let digest = laptop.json(&["digest"]);
    laptop.does(&["doctor", "--repair"]);
    assert_eq!(laptop.json(&["digest"]), digest);
}

#[test]
fn records_that_disagree_with_the_journal_are_built_anew() {
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    let digest = laptop.json(&["digest"]);
    let database = laptop.path("data/hucha.db");
    let text = fs::read(&database).unwrap();
    // The cell of the branch's name, in the projection alone: there its row begins with the entity.
    let at = text.windows(13).position(|w| w == b"branchB04name").unwrap();
    let mut bytes = text.clone();
    bytes[at + 15] ^= 1;
    fs::write(&database, bytes).unwrap();
    if laptop.run(&["doctor"]).status == 1 {
        laptop.does(&["doctor", "--repair"]);
    }
    assert_eq!(laptop.json(&["digest"]), digest);
}

#[test]
fn a_cloned_disk_on_two_laptops_is_noticed_when_they_meet_and_nothing_is_lost() {
    let (a, b) = (Laptop::ready(), Laptop::empty());
    a.finds("共同的");
    fs::create_dir(b.path("data")).unwrap();
    for name in ["hucha.db", "hucha.db.tip"] {
        fs::copy(a.path("data").join(name), b.path("data").join(name)).unwrap();
    }
    a.finds("甲写的");
    b.finds("乙写的");
    b.does(&["export", "-o", &b.at("b.zip")]);
    let merged = a.json(&["merge", &b.at("b.zip")]);
    assert!(merged["forks"].as_u64().unwrap() > 0 && merged["device"].is_string(), "{merged}");
    a.finds("改号以后");
    a.does(&["export", "-o", &a.at("a.zip")]);
    b.does(&["merge", &a.at("a.zip")]);
    // Both wrote a problem under the same number: both texts stand as a conflict until somebody decides.
    let said = a.json(&["conflicts", "list"]).to_string();
    assert!(said.contains("甲写的") && said.contains("乙写的"), "{said}");
    assert_eq!(a.problems().len(), 3);
    assert_eq!(a.json(&["digest"]), b.json(&["digest"]));
    assert!(a.json(&["doctor"])["ok"] == true && b.json(&["doctor"])["ok"] == true);
}

#[test]
fn a_deleted_side_file_or_journal_loses_nothing() {
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    let digest = laptop.json(&["digest"]);
    for name in ["hucha.db.tip", "hucha.db-journal"] {
        let path = laptop.path("data").join(name);
        if path.exists() {
            fs::remove_file(path).unwrap();
        }
        assert_eq!(laptop.json(&["digest"]), digest, "{name}");
        assert_eq!(laptop.json(&["doctor"])["ok"], true, "{name}");
    }
}
