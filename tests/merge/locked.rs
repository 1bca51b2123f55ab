//! Locked bundles at every door of the command line: the right passphrase, a wrong one, none, a damaged file.

use crate::laptops::{Ran, Team};
use hucha::exchange::merge::locks::is_locked;
use rstest::rstest;
use std::fs;
use std::path::Path;

const FACT: &str = "密语：只给党群部看，é👍";
const RIGHT: &str = "BCDFG-HJKLM-NPQRS-TVWXZ";
const OTHER: &str = "BBBBB-CCCCC-DDDDD-FFFFF";

/// Laptop `b` knows what `a` knows and found something; its bundle is locked. `share` is an empty folder.
fn scene() -> Team {
    let team = Team::of_three();
    for (name, text) in [("right", format!("\u{feff}{RIGHT}\r\n")), ("wrong", format!("{OTHER}\n"))] {
        fs::write(team.path(name), text).unwrap();
    }
    team.finds("b", FACT);
    lock(&team, "b", "right", "包 é👍.zip");
    fs::create_dir(team.path("share")).unwrap();
    team
}

fn lock(team: &Team, laptop: &str, key: &str, name: &str) {
    team.does(laptop, &["export", "--lock", "--passphrase-file", &team.at(key), "-o", &team.at(name)]);
}

/// The bytes with one bit of the sum turned that says whether the passphrase of datapackage.json fits.
fn damaged(mut bytes: Vec<u8>) -> Vec<u8> {
    let name = b"datapackage.json";
    let at = bytes.windows(name.len()).position(|w| w == name).unwrap();
    let extra = usize::from(u16::from_le_bytes([bytes[at - 2], bytes[at - 1]]));
    bytes[at + name.len() + extra + 16] ^= 1;
    bytes
}

/// Whether bytes of the text lie in a file of a folder.
fn has_plain(dir: &Path, text: &str) -> bool {
    let entries = fs::read_dir(dir).into_iter().flatten().map(Result::unwrap);
    entries.map(|e| e.path()).any(|path| match path.is_dir() {
        true => has_plain(&path, text),
        false => fs::read(&path).unwrap().windows(text.len()).any(|w| w == text.as_bytes()),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    Init,
    Merge,
    Sync,
    Cleanup,
}

impl Door {
    fn laptop(self) -> &'static str {
        if self == Door::Init { "new" } else { "a" }
    }

    fn through(self, team: &Team, bundle: &str, key: &[&str]) -> Ran {
        let at = team.at(bundle);
        if self == Door::Sync {
            fs::copy(team.path(bundle), team.path("share").join(bundle)).unwrap();
        }
        let share = team.at("share");
        let args = match self {
            Door::Init => vec!["init", "--inspector", "钱一", "--branch", "B03", "--from", &at],
            Door::Merge => vec!["merge", &at],
            Door::Sync => vec!["sync", &share],
            Door::Cleanup => vec!["cleanup", "--proof", &at],
        };
        team.run(self.laptop(), &[&args[..], key].concat())
    }
}

#[rstest]
fn the_right_passphrase_opens_every_door(#[values(Door::Init, Door::Merge, Door::Sync, Door::Cleanup)] door: Door) {
    let team = scene();
    let ran = door.through(&team, "包 é👍.zip", &["--passphrase-file", &team.at("right")]);
    assert_eq!(ran.status, 0, "{door:?} {}", ran.err);
    let arrived = door != Door::Cleanup;
    let facts = team.json(door.laptop(), &["problems", "list"]);
    assert_eq!(facts.as_array().unwrap().iter().any(|p| p["fact"] == FACT), arrived, "{door:?} {facts}");
    assert_eq!(has_plain(&team.path(door.laptop()), FACT), arrived, "{door:?}: a search with teeth");
    assert!(!has_plain(&team.path("share"), FACT));
}

#[rstest]
#[case::wrong(&["wrong"], false, "口令不对")]
#[case::none(&[], false, "加了口令")]
#[case::damaged(&["right"], true, "已损坏")]
fn what_does_not_open_is_named_and_changes_nothing(
    #[case] key: &[&str],
    #[case] broken: bool,
    #[case] said: &str,
    #[values(Door::Init, Door::Merge, Door::Sync, Door::Cleanup)] door: Door,
) {
    let team = scene();
    let bundle = fs::read(team.path("包 é👍.zip")).unwrap();
    fs::write(team.path("这个.zip"), if broken { damaged(bundle) } else { bundle }).unwrap();
    let key: Vec<String> = key.iter().flat_map(|k| ["--passphrase-file".to_string(), team.at(k)]).collect();
    let key: Vec<&str> = key.iter().map(String::as_str).collect();
    let before = (door != Door::Init).then(|| team.digest("a"));
    let ran = door.through(&team, "这个.zip", &key);
    // A sync takes what it can: who has the passphrase and one damaged file leaves the own bundle, locked.
    let status = match (door, broken) {
        (Door::Sync, true) => 0,
        (Door::Sync, false) => 1,
        _ => 3,
    };
    assert_eq!(ran.status, status, "{door:?} {}", ran.err);
    assert!(ran.err.contains("这个.zip") && ran.err.contains(said), "{door:?} {}", ran.err);
    assert_eq!(ran.err.contains("口令不对"), said == "口令不对", "{door:?} {}", ran.err);
    match before {
        Some(before) => assert_eq!(team.digest("a"), before, "{door:?}"),
        None => assert!(!team.path("new/hucha.db").exists(), "nothing half made"),
    }
    for dir in [door.laptop(), "share"] {
        assert!(!has_plain(&team.path(dir), FACT), "{door:?} {dir}");
    }
    let own = fs::read_dir(team.path("share")).unwrap().map(|e| e.unwrap().path());
    let own: Vec<_> = own.filter(|p| !p.ends_with("这个.zip")).collect();
    assert_eq!(own.len(), usize::from(door == Door::Sync && broken), "{door:?} {own:?}");
    assert!(own.iter().all(|p| is_locked(p)), "never an open one beside locked ones");
}

#[test]
fn a_passphrase_that_does_not_fit_all_opens_what_it_fits_and_two_open_both() {
    let team = scene();
    let fact = "丙的发现";
    team.finds("c", fact);
    lock(&team, "b", "right", "share/乙.zip");
    lock(&team, "c", "wrong", "share/丙.zip");
    team.export("c", "open");
    let facts = |laptop: &str| team.json(laptop, &["problems", "list"]).as_array().unwrap().len();
    let share = team.at("share");
    let one = team.run("a", &["sync", &share, "--passphrase-file", &team.at("right")]);
    assert!(one.status == 0 && one.err.contains("丙.zip：口令不对"), "{}", one.err);
    assert!(one.err.contains("加了口令："), "{}", one.err);
    assert_eq!(facts("a"), 1);
    fs::write(team.path("both"), format!("{RIGHT}\n{OTHER}\n")).unwrap();
    let ran = team.run("a", &["merge", &share, "--passphrase-file", &team.at("both"), "--json"]);
    assert_eq!((ran.status, facts("a")), (0, 2), "{}", ran.err);
}

#[test]
fn the_rest_of_a_folder_merges_without_the_passphrase_of_one_file() {
    let team = scene();
    team.finds("c", "丙的发现");
    fs::rename(team.path("包 é👍.zip"), team.path("share/乙.zip")).unwrap();
    team.does("c", &["export", "--zip", "-o", &team.at("share/丙.zip")]);
    let ran = team.run("a", &["sync", &team.at("share")]);
    assert!(ran.status == 1 && ran.err.contains("乙.zip：加了口令") && ran.err.contains("没有放进去"), "{}", ran.err);
    let facts = team.json("a", &["problems", "list"]);
    assert_eq!((facts.as_array().unwrap().len(), facts[0]["fact"].as_str()), (1, Some("丙的发现")));
    assert_eq!(fs::read_dir(team.path("share")).unwrap().count(), 2);
}

#[test]
fn a_folder_is_locked_by_the_first_and_everybody_follows() {
    let team = scene();
    let share = team.at("share");
    let paths = || {
        let mut all: Vec<_> = fs::read_dir(team.path("share")).unwrap().map(|e| e.unwrap().path()).collect();
        all.sort();
        all
    };
    let files = || paths().into_iter().map(|p| fs::read(p).unwrap()).collect::<Vec<_>>();
    let begun = team.run("b", &["sync", &share, "--lock"]);
    let pass = begun.err.lines().find_map(|l| l.strip_prefix("口令：")).unwrap().to_string();
    assert!(begun.status == 0 && pass.len() == 23 && paths().iter().all(|p| is_locked(p)), "{}", begun.err);
    fs::write(team.path("team"), &pass).unwrap();
    let quiet = team.run("b", &["sync", &share]);
    assert!(quiet.status == 0 && quiet.err.contains("没有变化"), "nothing to write, nothing to ask: {}", quiet.err);
    assert_eq!(team.run("a", &["sync", &share]).status, 1);
    assert_eq!(paths().len(), 1);
    team.does("a", &["sync", &share, "--passphrase-file", &team.at("team")]);
    assert!(paths().len() == 2 && paths().iter().all(|p| is_locked(p)));
    let again = team.run("a", &["sync", &share]);
    assert!(again.status == 0 && again.out.contains("合并过"), "{}", again.err);
    // What is new needs the passphrase again, and the file of last time stays until it is given.
    team.finds("a", "后来的");
    let before = files();
    assert_eq!(team.run("a", &["sync", &share]).status, 1);
    assert_eq!(files(), before);
    team.does("a", &["sync", &share, "--passphrase-file", &team.at("team")]);
    assert_ne!(files(), before);
    // The team takes another passphrase: each laptop's file is its own to replace.
    for laptop in ["a", "b"] {
        team.does(laptop, &["sync", &share, "--passphrase-file", &team.at("team")]);
        team.does(laptop, &["sync", &share, "--lock", "--passphrase-file", &team.at("right")]);
    }
    team.does("c", &["sync", &share, "--passphrase-file", &team.at("right")]);
    for laptop in ["a", "b"] {
        team.does(laptop, &["sync", &share, "--passphrase-file", &team.at("right")]);
    }
    team.agree(&["a", "b", "c"]);
    assert!(!has_plain(&team.path("share"), FACT));
}

#[test]
fn an_open_folder_stays_open_though_a_passphrase_is_at_hand() {
    let team = scene();
    team.does("b", &["sync", &team.at("share"), "--passphrase-file", &team.at("right")]);
    let files = || fs::read_dir(team.path("share")).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    assert!(files().len() == 1 && !is_locked(&files()[0]));
    fs::write(team.path("short"), "abc\n").unwrap();
    for (file, status) in [("没有", 1), ("short", 2)] {
        let ran = team.run("c", &["sync", &team.at("share"), "--lock", "--passphrase-file", &team.at(file)]);
        assert_eq!((ran.status, files().len()), (status, 1), "{}", ran.err);
    }
}
