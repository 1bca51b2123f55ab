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

/// A coordinator with a roster, a colleague on it, and a stranger whose material waits. Backups are gone.
fn coordinator() -> (Laptop, Laptop) {
    let (chief, li, stranger) = (Laptop::of("王芳"), Laptop::of("李强"), Laptop::of("陌生人"));
    for (laptop, fact) in [(&li, "李强写的，é👍"), (&stranger, "陌生人写的")] {
        laptop.finds(fact);
        laptop.does(&["export", "-o", &laptop.at("包")]);
    }
    chief.does(&["merge", &li.at("包")]);
    chief.does(&["roster", "sign"]);
    chief.does(&["merge", &stranger.at("包")]);
    li.finds("李强又写的");
    li.does(&["export", "-o", &li.at("包")]);
    chief.does(&["merge", &li.at("包")]);
    assert_eq!(chief.problems().len(), 2);
    (chief, li)
}

/// The pages of the tables of the roster are hit, all that is in them is gone; no backup is left.
fn lose_the_roster(laptop: &Laptop) {
    let database = laptop.path("data/hucha.db");
    let db = rusqlite::Connection::open(&database).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('roster', 'rostered') AND rootpage > 0";
    let pages: Vec<i64> =
        db.prepare(sql).unwrap().query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    drop(db);
    let mut bytes = fs::read(&database).unwrap();
    pages.iter().for_each(|page| bytes[(*page as usize - 1) * 4096..][..4096].fill(0x5A));
    fs::write(&database, bytes).unwrap();
    fs::remove_dir_all(laptop.path("data/backups")).unwrap();
}

#[test]
fn a_lost_roster_comes_back_from_an_own_bundle_and_what_waited_goes_on_waiting() {
    let (chief, _li) = coordinator();
    chief.does(&["export"]);
    let (before, roster) = (chief.json(&["digest"]), chief.json(&["roster", "list"]));
    let waiting = chief.json(&["quarantine", "list"]);
    assert_eq!(waiting.as_array().unwrap().len(), 1, "{waiting}");
    lose_the_roster(&chief);
    let done = chief.json(&["doctor", "--repair"]);
    assert_eq!(done["roster"], "bundle", "{done}");
    assert_eq!(chief.json(&["digest"]), before);
    assert_eq!(chief.json(&["roster", "list"]), roster);
    assert_eq!(chief.json(&["quarantine", "list"]), waiting);
    assert_eq!(chief.json(&["doctor"])["ok"], true);
}

#[test]
fn a_roster_that_nobody_has_is_missed_in_words_and_nothing_unknown_counts_until_it_is_adopted_again() {
    let (chief, li) = coordinator();
    chief.does(&["export", "-o", &chief.at("c.zip")]);
    li.does(&["merge", &chief.at("c.zip")]);
    li.does(&["roster", "adopt"]);
    li.does(&["export", "-o", &li.at("l.zip")]);
    let roster = chief.json(&["roster", "list"]);
    lose_the_roster(&chief);
    let ran = chief.run(&["doctor", "--repair"]);
    assert!(ran.err.contains("名册") && ran.err.contains("hucha roster adopt"), "{ran:?}");
    assert!(!chief.problems().iter().any(|fact| fact.contains("陌生人")), "{:?}", chief.problems());
    assert!(chief.run(&["roster", "list"]).err.contains("hucha roster adopt"));
    assert_eq!(chief.json(&["doctor"])["ok"], true);
    chief.does(&["merge", &li.at("l.zip")]);
    chief.does(&["roster", "adopt"]);
    assert_eq!(chief.json(&["roster", "list"]), roster);
    assert_eq!(chief.problems().len(), 2, "{:?}", chief.problems());
    assert_eq!(chief.json(&["quarantine", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_repair_with_the_roster_whole_keeps_it_and_lets_nobody_in() {
    let (chief, _li) = coordinator();
    let (before, waiting) = (chief.json(&["digest"]), chief.json(&["quarantine", "list"]));
    fs::remove_dir_all(chief.path("data/backups")).unwrap();
    let database = chief.path("data/hucha.db");
    let db = rusqlite::Connection::open(&database).unwrap();
    let page: i64 =
        db.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'cell_ref'", [], |r| r.get(0)).unwrap();
    drop(db);
    let mut bytes = fs::read(&database).unwrap();
    bytes[(page as usize - 1) * 4096..][..4096].fill(0x5A);
    fs::write(&database, bytes).unwrap();
    assert_eq!(chief.json(&["doctor", "--repair"])["roster"], "kept");
    assert_eq!(chief.json(&["digest"]), before);
    assert_eq!(chief.json(&["quarantine", "list"]), waiting);
}
