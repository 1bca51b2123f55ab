//! A disk with one MiB, and a folder that may not be written: words, nothing lost, no panic.

use super::laptop::{Laptop, built, ran};
use std::fs;
use std::process::Command;

/// Only root can mount a small disk or become somebody else.
fn is_root() -> bool {
    cfg!(target_os = "linux") && Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout == b"0\n")
}

/// Writes until the disk is full, and goes on: what was called saved is there, the rest was refused in words.
fn fill(laptop: &Laptop, command: impl Fn(&[&str]) -> Command) {
    for args in [["init", "--inspector", "王芳", "--branch", "B01"].as_slice(), &["round", "open", "2026Q4"]] {
        assert_eq!(ran(&mut command(args)).status, 0, "{args:?}");
    }
    let (mut kept, mut refused) = (Vec::new(), 0);
    for n in 0..200 {
        let fact = format!("第{n}个{}", "长".repeat(3000));
        let add = ["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", &fact];
        let ran = ran(&mut command(&add));
        match ran.status {
            0 => kept.push(fact),
            _ => {
                assert!(ran.status == 1 && ran.err.contains("满") && !ran.err.contains("panicked"), "{ran:?}");
                refused += 1;
            }
        }
        if refused == 5 {
            break;
        }
    }
    assert!(refused == 5 && kept.len() > 3, "{} kept, {refused} refused", kept.len());
    for args in
        [["backup"].as_slice(), &["export", "-o", &laptop.at("data/b.zip")], &["export", "-o", &laptop.at("data/b")]]
    {
        let ran = ran(&mut command(args));
        assert!(ran.status == 1 && !ran.err.is_empty() && !ran.err.contains("panicked"), "{args:?}: {ran:?}");
    }
    let left = fs::read_dir(laptop.path("data")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.contains("b.zip") || name == "b").count(), 0, "half an export");
    let there = laptop.problems();
    assert!(kept.iter().all(|fact| there.contains(fact)));
    assert_eq!(laptop.json(&["doctor"])["ok"], true);
    println!("{} problems saved on a full disk, {refused} refused", kept.len());
}

#[test]
fn a_full_disk_of_one_mebibyte_keeps_what_was_saved() {
    let laptop = Laptop::empty();
    let small = laptop.path("data");
    fs::create_dir(&small).unwrap();
    let mounted = is_root()
        && Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(&small)
            .status()
            .is_ok_and(|s| s.success());
    if !mounted {
        eprintln!("skipped: mounting a small disk needs root and the right to mount; the quota below needs neither");
        return;
    }
    let _unmount = Unmount(small);
    fill(&laptop, |args| laptop.plain(args));
}

/// The same for who may not mount: a library that counts, see shim.c.
#[test]
fn a_quota_of_one_mebibyte_keeps_what_was_saved() {
    let Some(shim) = built("shim.c") else { return };
    let laptop = Laptop::empty();
    fill(&laptop, |args| {
        let mut command = laptop.plain(args);
        command.env("LD_PRELOAD", shim).env("FAULT_PATH", laptop.path("data")).env("FAULT_QUOTA", "1048576");
        command
    });
}

struct Unmount(std::path::PathBuf);

impl Drop for Unmount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
#[cfg(unix)]
fn a_folder_of_somebody_else_is_told_and_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    if !is_root() {
        eprintln!("skipped: becoming another user needs root");
        return;
    }
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    let set = |mode: u32, path: &str| fs::set_permissions(laptop.path(path), fs::Permissions::from_mode(mode)).unwrap();
    [("", 0o755), ("data", 0o555), ("data/hucha.db", 0o444)].iter().for_each(|(p, m)| set(*m, p));
    let before = fs::read(laptop.path("data/hucha.db")).unwrap();
    let add = ["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", "存不上"];
    for args in [add.as_slice(), &["backup"], &["export", "-o", "b.zip"], &["merge", "b.zip"], &["restore", "b.db"]] {
        let mut command = laptop.plain(args);
        command.uid(65534).gid(65534);
        let ran = ran(&mut command);
        assert_ne!(ran.status, 0, "{args:?}: {ran:?}");
        assert!(!ran.err.trim().is_empty() && !ran.err.contains("panicked"), "{args:?}: {ran:?}");
    }
    assert_eq!(fs::read(laptop.path("data/hucha.db")).unwrap(), before);
    set(0o755, "data");
    assert_eq!(laptop.problems(), ["要紧的"]);
}
