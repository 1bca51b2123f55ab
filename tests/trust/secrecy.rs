//! Who may read it: what interviewees said, locked bundles, files of the owner, and a borrowed laptop.

use super::laptop::Laptop;
use std::fs;
use std::path::Path;

const WORDS: &str = "只跟检查组说，é👍";

fn told() -> Laptop {
    let laptop = Laptop::ready();
    // An interview as the app keeps it: an answer with the words that were said.
    let sheet = "2026Q4/B04/王";
    laptop.writes(&[
        ("interview", "i-1", "sheet", sheet),
        ("interview", "i-1", "number", "1"),
        ("answer", "i-1/Q1", "result", "text"),
        ("answer", "i-1/Q1", "text", WORDS),
    ]);
    laptop
}

fn holds(dir: &Path, file: &str, text: &str) -> bool {
    fs::read_to_string(dir.join(file)).unwrap().contains(text)
}

#[test]
fn what_interviewees_said_is_in_the_tables_only_if_asked_for_and_merging_keeps_it() {
    let laptop = told();
    let ran = laptop.run(&["export", "-o", &laptop.at("a")]);
    assert!(ran.status == 0 && ran.err.contains("--words"), "{ran:?}");
    let tables = fs::read_dir(laptop.path("a")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    for name in tables.filter(|n| n.ends_with(".csv") && n != "ops.csv") {
        assert!(!holds(&laptop.path("a"), &name, WORDS), "{name}");
    }
    // A conflict about them, and a deleted answer, do not let them out either.
    let rival = Laptop::of("李强");
    rival.does(&["merge", &laptop.at("a")]);
    rival.writes(&[("answer", "i-1/Q1", "text", &format!("{WORDS}，李强记的"))]);
    laptop.writes(&[("answer", "i-1/Q1", "text", &format!("{WORDS}，王芳记的")), ("answer", "i-1/Q2", "text", WORDS)]);
    laptop.writes(&[("answer", "i-1/Q2", "_deleted", "yes")]);
    rival.does(&["export", "-o", &rival.at("r")]);
    laptop.does(&["merge", &rival.at("r")]);
    laptop.does(&["export", "-o", &laptop.at("d")]);
    for name in ["answers.csv", "conflicts.csv", "deleted.csv"] {
        assert!(!holds(&laptop.path("d"), name, WORDS), "{name}");
    }
    assert!(holds(&laptop.path("d"), "conflicts.csv", "未列出"));
    laptop.does(&["export", "--words", "-o", &laptop.at("b")]);
    assert!(holds(&laptop.path("b"), "answers.csv", WORDS) && holds(&laptop.path("b"), "ops.csv", WORDS));
    let other = Laptop::of("李强");
    other.does(&["merge", &laptop.at("a")]);
    other.does(&["export", "--words", "-o", &other.at("c")]);
    assert!(holds(&other.path("c"), "answers.csv", WORDS));
}

#[test]
fn a_locked_bundle_opens_with_its_passphrase_only_and_damage_is_told_apart() {
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    let locked = laptop.at("包.zip");
    let ran = laptop.run(&["export", "--lock", "-o", &locked]);
    let pass = ran.err.split("口令：").nth(1).unwrap().lines().next().unwrap().to_string();
    assert!(pass.len() == 23 && ran.status == 0, "{ran:?}");
    let bytes = fs::read(&locked).unwrap();
    assert!(!bytes.windows(9).any(|w| w == "要紧的".as_bytes()));
    let other = Laptop::of("李强");
    let before = other.json(&["digest"]);
    let none = other.run(&["merge", &locked]);
    assert!(none.status == 3 && none.err.contains("加了口令"), "{none:?}");
    fs::write(other.path("错"), "BCDFG-HJKLM-NPQRS-TVWXZ\n").unwrap();
    let wrong = other.run(&["merge", &locked, "--passphrase-file", &other.at("错")]);
    assert!(wrong.status == 3 && wrong.err.contains("口令不对"), "{wrong:?}");
    fs::write(other.path("对"), format!("{pass}\n")).unwrap();
    let mut damaged = bytes.clone();
    let half = damaged.len() / 2;
    damaged[half] ^= 1;
    fs::write(other.path("坏.zip"), damaged).unwrap();
    let broken = other.run(&["merge", &other.at("坏.zip"), "--passphrase-file", &other.at("对")]);
    assert!(broken.status == 3 && !broken.err.contains("口令不对"), "{broken:?}");
    assert_eq!(other.json(&["digest"]), before);
    other.does(&["merge", &locked, "--passphrase-file", &other.at("对")]);
    assert_eq!(other.problems(), ["要紧的"]);
    fs::write(other.path("短"), "abc").unwrap();
    assert_eq!(other.run(&["export", "--lock", "--zip", "--passphrase-file", &other.at("短")]).status, 2);
    assert_eq!(other.run(&["export", "--lock"]).status, 2);
}

#[test]
#[cfg(unix)]
fn files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    fn walk(dir: &Path) {
        for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(mode & 0o077, 0, "{} is {mode:o}", entry.path().display());
            if entry.path().is_dir() {
                walk(&entry.path());
            }
        }
    }
    let laptop = Laptop::ready();
    laptop.finds("要紧的");
    for args in [["backup"].as_slice(), &["export"], &["export", "--zip"]] {
        laptop.does(args);
    }
    walk(&laptop.path("data"));
}

#[test]
fn a_borrowed_laptop_is_cleaned_only_when_somebody_else_has_everything() {
    let (laptop, chief) = (Laptop::ready(), Laptop::of("党群部"));
    laptop.finds("要紧的");
    laptop.does(&["export", "-o", &laptop.at("我的.zip")]);
    assert_eq!(
        laptop.run(&["cleanup", "--proof", &laptop.at("我的.zip"), "--yes"]).status,
        3,
        "one's own proves nothing"
    );
    chief.does(&["merge", &laptop.at("我的.zip")]);
    chief.does(&["export", "-o", &chief.at("收到.zip")]);
    laptop.finds("后来的");
    let ran = laptop.run(&["cleanup", "--proof", &chief.at("收到.zip"), "--yes"]);
    assert!(ran.status == 3 && ran.err.contains("还缺"), "{ran:?}");
    laptop.does(&["export", "-o", &laptop.at("再来.zip")]);
    chief.does(&["merge", &laptop.at("再来.zip")]);
    chief.does(&["export", "-o", &chief.at("都收到.zip")]);
    let proof = chief.at("都收到.zip");
    laptop.does(&["cleanup", "--proof", &proof]);
    assert_eq!(laptop.problems().len(), 2, "without --yes nothing goes");
    fs::write(laptop.path("data/别人的.txt"), "x").unwrap();
    let ran = laptop.run(&["cleanup", "--proof", &proof, "--yes"]);
    assert!(ran.status == 0 && ran.err.contains("固态硬盘"), "{ran:?}");
    let left: Vec<_> = fs::read_dir(laptop.path("data")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["别人的.txt"]);
}
