//! Backups by command: made, listed, restored, and the restore taken back.

use super::laptop::Laptop;
use std::fs;

#[test]
fn a_backup_is_listed_restored_and_the_restore_is_taken_back() {
    let laptop = Laptop::ready();
    laptop.finds("第一个，é👍");
    let backup = laptop.does(&["backup"]);
    laptop.finds("第二个");
    let list = laptop.json(&["backup", "--list"]);
    assert_eq!(
        (list[0]["kind"].as_str(), list[0]["problems"].as_u64(), list[0]["visits"].as_u64()),
        (Some("hand"), Some(1), Some(1))
    );
    let replaced = laptop.does(&["restore", backup.trim()]);
    assert_eq!(laptop.problems(), ["第一个，é👍"]);
    laptop.does(&["restore", replaced.trim()]);
    assert_eq!(laptop.problems().len(), 2);
    let table = laptop.does(&["backup", "--list"]);
    assert!(table.contains("恢复前的数据") && table.contains("手工备份"), "{table}");
    assert_eq!(laptop.json(&["doctor"])["ok"], true);
}

#[test]
fn a_backup_is_found_by_its_name_and_a_wrong_one_is_named() {
    let laptop = Laptop::ready();
    laptop.does(&["backup"]);
    assert_eq!(laptop.run(&["restore", "hand-20261122090506.db"]).status, 0);
    let ran = laptop.run(&["restore", "没有.db"]);
    assert!(ran.status == 2 && ran.err.contains("hucha backup --list"), "{ran:?}");
    fs::write(laptop.path("t.db"), "文字").unwrap();
    let before = laptop.json(&["digest"]);
    let ran = laptop.run(&["restore", &laptop.at("t.db")]);
    assert!(ran.status != 0 && ran.err.contains("不是互查数据库"), "{ran:?}");
    assert_eq!(laptop.json(&["digest"]), before);
}

#[test]
fn a_laptop_that_lost_everything_starts_again_from_a_backup() {
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    laptop.does(&["backup", "-o", &laptop.at("stick.db")]);
    fs::remove_dir_all(laptop.path("data")).unwrap();
    laptop.does(&["restore", &laptop.at("stick.db")]);
    assert_eq!(laptop.problems(), ["要紧的"]);
    laptop.finds("接着");
    assert_eq!(laptop.json(&["doctor"])["ok"], true);
}

#[test]
fn damage_is_set_aside_never_erased() {
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    let backup = laptop.does(&["backup"]);
    let database = laptop.path("data/hucha.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..4096].fill(0);
    fs::write(&database, &bytes).unwrap();
    let ran = laptop.run(&["restore", backup.trim()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.contains("没有删除"), "{ran:?}");
    let aside = laptop.path("data/hucha.db.damaged-20261122090506");
    assert_eq!(fs::read(aside).unwrap(), bytes);
    assert_eq!(laptop.problems(), ["要紧的"]);
}

#[test]
fn an_old_copy_put_back_is_told_and_what_is_missing_comes_back_from_the_backup() {
    let laptop = Laptop::ready();
    let database = laptop.path("data/hucha.db");
    let old = fs::read(&database).unwrap();
    laptop.finds("后来写的");
    laptop.does(&["backup"]);
    fs::write(&database, old).unwrap();
    let ran = laptop.run(&["problems", "list"]);
    assert!(ran.err.contains("旧") && ran.err.contains("新的设备编号"), "{ran:?}");
    assert!(laptop.run(&["problems", "list"]).err.is_empty() || laptop.problems().is_empty());
    laptop.finds("旧副本上写的");
    laptop.does(&["export", "-o", &laptop.at("b")]);
    laptop.does(&["restore", "hand-20261122090506.db"]);
    laptop.does(&["merge", &laptop.at("b")]);
    assert_eq!(laptop.problems().len(), 2);
    let doctor = laptop.json(&["doctor"]);
    assert_eq!((doctor["ok"].as_bool(), doctor["notices"].as_array().unwrap().len()), (Some(true), 0));
}

#[test]
fn the_second_place_gets_every_backup_and_is_told_when_it_is_gone() {
    let laptop = Laptop::ready();
    let stick = laptop.at("U盘");
    laptop.does(&["backup", "--second", &stick]);
    let made = laptop.json(&["backup"]);
    assert!(made["second"].as_str().unwrap().starts_with(&stick), "{made}");
    fs::remove_dir_all(&stick).unwrap();
    let ran = laptop.run(&["backup"]);
    assert!(ran.status == 0 && ran.err.contains("第二处没有存上"), "{ran:?}");
    laptop.does(&["backup", "--second", ""]);
    assert!(!laptop.run(&["backup"]).err.contains("第二处"));
}
