//! Bundles that break, lie or attack: refused by name, in bounded memory, with nothing written anywhere.

use crate::rawzip::{Entry, end, entry, zip};
use crate::world::{export, ops_of, quarter};
use hucha::exchange::incoming::{Fault, Incoming, Limits};
use hucha::exchange::ops_read::OpsError;
use hucha::exchange::table_error::TableFault;
use hucha::journal::Malformed;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn open(path: &Path) -> Result<Incoming, (Option<String>, Fault)> {
    Incoming::open(path, Limits::default()).map_err(|e| (e.name, e.fault))
}

fn fault_of(bytes: &[u8]) -> Fault {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("包.zip");
    fs::write(&path, bytes).unwrap();
    let fault = open(&path).err().map(|e| e.1);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "something was unpacked");
    fault.expect("not refused")
}

/// A good bundle: its folder and the entries of a zip of it.
fn bundle(dir: &Path) -> (PathBuf, Vec<Entry>) {
    bundle_of(&quarter("xBCDFG"), dir)
}

fn bundle_of(store: &hucha::store::Store, dir: &Path) -> (PathBuf, Vec<Entry>) {
    let made = export(store, &dir.join("b"), false);
    let mut names: Vec<_> = fs::read_dir(&made.path).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    let read = |p: &PathBuf| entry(p.file_name().unwrap().to_str().unwrap(), &fs::read(p).unwrap());
    (made.path, names.iter().map(read).collect())
}

#[test]
fn a_folder_and_its_zips_are_the_same_bundle() {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let (folder, entries) = bundle_of(&store, dir.path());
    let wrapped: Vec<Entry> = entries
        .iter()
        .map(|e| Entry { name: ["互查/".as_bytes(), &e.name].concat(), ..e.clone() })
        .chain([entry("互查/", b""), entry("__MACOSX/互查/._ops.csv", b"x"), entry("互查/.DS_Store", b"x")])
        .collect();
    fs::write(dir.path().join("plain.zip"), zip(&entries)).unwrap();
    fs::write(dir.path().join("wrapped.zip"), zip(&wrapped)).unwrap();
    export(&store, &dir.path().join("ours.zip"), true);
    fs::write(folder.join("总结.docx"), "mine").unwrap();
    let mut contents = Vec::new();
    for path in [folder, dir.path().join("plain.zip"), dir.path().join("wrapped.zip"), dir.path().join("ours.zip")] {
        let mut incoming = open(&path).unwrap();
        assert!(incoming.altered.is_empty() && incoming.missing.is_empty() && incoming.unlisted.is_empty());
        let ops: Vec<_> = incoming.ops(|r| r.unwrap().map(|row| row.unwrap().1).collect()).unwrap();
        assert_eq!(ops, ops_of(&store));
        assert_eq!(incoming.survey().unwrap().ops, incoming.meta.as_ref().unwrap().op_count);
        contents.push(incoming.content);
    }
    contents.dedup();
    assert_eq!(contents.len(), 1);
}

#[test]
fn what_was_altered_removed_or_added_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, _) = bundle(dir.path());
    let view = folder.join("people.csv");
    fs::write(&view, fs::read_to_string(&view).unwrap().replace("王小明", "王晓明")).unwrap();
    fs::remove_file(folder.join("rounds.csv")).unwrap();
    fs::write(folder.join("newer_table.csv"), "x").unwrap();
    let incoming = open(&folder).unwrap();
    assert_eq!(incoming.altered, ["people.csv"]);
    assert_eq!(incoming.missing, ["rounds.csv"]);
    assert_eq!(incoming.unlisted, ["newer_table.csv"]);
}

#[test]
fn an_ops_csv_by_itself_is_a_bundle_and_another_table_is_none() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, _) = bundle(dir.path());
    let mut incoming = open(&folder.join("ops.csv")).unwrap();
    assert!(incoming.meta.is_none() && incoming.unlisted == ["ops.csv"]);
    assert_eq!(incoming.survey().unwrap().bad, 0);
    assert_eq!(open(&folder.join("people.csv")).err().unwrap().1, Fault::NoOps);
    assert_eq!(open(&folder.join("README.txt")).err().unwrap().1, Fault::NotABundle);
    assert_eq!(open(&folder.join("没有")).err().unwrap().1, Fault::Missing);
    assert_eq!(open(dir.path()).err().unwrap().1, Fault::NoOps);
}

#[test]
fn names_that_no_bundle_has_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (_, entries) = bundle(dir.path());
    let add = |extra: Entry| fault_of(&zip(&[entries.clone(), vec![extra]].concat()));
    let bad = [
        "../ops.csv",
        "/ops.csv",
        "..\\ops.csv",
        "a\\b.csv",
        "C:\\x.csv",
        "nul.csv",
        "con.csv",
        "x/y/z.csv",
        "run.exe",
        "评分.csv",
        "OPS.CSV",
        "ops.csv\0.txt",
        "other/scores.csv",
    ];
    for name in bad {
        assert_eq!(add(entry(name, b"x")), Fault::Name, "{name}");
    }
    assert_eq!(add(entry("inner.zip", b"PK\x03\x04")), Fault::Nested);
    assert_eq!(add(entry("ops.csv", b"x")), Fault::Twice);
}

#[test]
fn links_locks_methods_and_lies_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (_, entries) = bundle(dir.path());
    let with = |change: fn(&mut Entry)| {
        let mut all = entries.clone();
        change(all.iter_mut().find(|e| e.name == b"ops.csv").unwrap());
        fault_of(&zip(&all))
    };
    assert_eq!(with(|e| e.attributes = 0o120_777 << 16), Fault::Link);
    assert_eq!(with(|e| e.flags |= 1), Fault::Locked);
    assert_eq!(with(|e| e.method = 12), Fault::Method);
    assert!(matches!(with(|e| e.size += 100), Fault::SizeLie | Fault::BrokenZip(_)));
    assert!(matches!(with(|e| e.size -= 100), Fault::SizeLie | Fault::BrokenZip(_)));
    assert_eq!(with(|e| e.size = u32::MAX - 1), Fault::TooLarge(2048));
    assert!(matches!(with(|e| e.at = Some(0)), Fault::Overlap | Fault::BrokenZip(_)));
}

#[test]
fn zips_that_are_cut_split_or_hide_a_second_directory_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (_, entries) = bundle(dir.path());
    let good = zip(&entries);
    for cut in [good.len() - 1, good.len() / 2, 30, 4] {
        assert!(matches!(fault_of(&good[..cut]), Fault::BrokenZip(_)), "{cut}");
    }
    let mut comment = good.clone();
    let n = comment.len();
    comment[n - 2] = 22;
    assert!(matches!(fault_of(&[comment, end(0, 0, 0)].concat()), Fault::BrokenZip(_)));
    let mut split = good.clone();
    split[n - 18] = 1;
    assert_eq!(fault_of(&split), Fault::ZipForm);
    let many: Vec<Entry> = (0..300).map(|i| entry(&format!("t{i}.csv"), b"x")).collect();
    assert_eq!(fault_of(&zip(&many)), Fault::TooMany(256));
    let mut turned = good;
    let place = turned.windows(6).rposition(|w| w == b"xBCDFG").unwrap();
    turned[place] = b'y';
    assert!(matches!(fault_of(&turned), Fault::BrokenZip(_)));
}

#[test]
fn a_newer_format_is_not_guessed_at() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, _) = bundle(dir.path());
    let path = folder.join("datapackage.json");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("\"format\": 1", "\"format\": 2")).unwrap();
    assert_eq!(open(&folder).err().unwrap(), (Some("datapackage.json".into()), Fault::Newer(2)));
    for broken in ["{", "互查", "{\"x-hucha\":{\"format\":1}}"] {
        fs::write(&path, broken).unwrap();
        assert_eq!(open(&folder).err().unwrap(), (Some("datapackage.json".into()), Fault::BadList));
    }
}

#[test]
fn forged_and_swapped_rows_are_named_by_line_and_a_broken_table_by_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, _) = bundle(dir.path());
    let (path, good) = (folder.join("ops.csv"), fs::read_to_string(folder.join("ops.csv")).unwrap());
    fs::write(&path, good.replacen("2026-11-22T09", "2026-11-22T08", 2)).unwrap();
    let found = open(&folder).unwrap().survey().unwrap();
    assert_eq!((found.bad, found.faults.len()), (2, 2));
    assert!(found.faults.iter().all(|f| matches!(f, OpsError::Row { why: Malformed::WrongHash, .. })));
    fs::write(&path, format!("{good}\"短\"\r\n")).unwrap();
    let found = open(&folder).unwrap().survey().unwrap();
    let OpsError::Table(e) = &found.faults[0] else { panic!("{found:?}") };
    assert_eq!(e.kind, TableFault::Ragged { expected: 15, found: 1 });
    assert!(e.file.ends_with("b/ops.csv") && e.line == Some(1 + good.matches('\n').count() as u64));
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, _) = bundle(dir.path());
    fs::remove_file(folder.join("people.csv")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.join("people.csv")).unwrap();
    assert_eq!(open(&folder).err().unwrap(), (Some("people.csv".into()), Fault::Link));
}

/// A zip whose ops.csv unpacks to so many MiB of one letter.
fn bomb(path: &Path, mib: usize) {
    let mut zip = zip::ZipWriter::new(File::create(path).unwrap());
    zip.start_file("ops.csv", zip::write::SimpleFileOptions::default()).unwrap();
    let piece = vec![b'a'; 1 << 20];
    (0..mib).for_each(|_| zip.write_all(&piece).unwrap());
    zip.finish().unwrap();
}

/// In a process of its own, to see how much memory it takes: opens what the environment names and says the peak.
#[test]
fn child_says_its_peak() {
    let Ok(path) = std::env::var("HUCHA_TEST_OPEN") else { return };
    let said = match open(Path::new(&path)) {
        Err((_, fault)) => format!("{fault:?}"),
        Ok(mut incoming) => format!("{:?}", incoming.survey().unwrap().faults),
    };
    let status = fs::read_to_string("/proc/self/status").unwrap();
    println!("fault {said}\n{}", status.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}

/// What a child says about a path, and its peak in KiB.
fn in_child(path: &Path) -> (String, u64) {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hostile::child_says_its_peak", "--nocapture"])
        .env("HUCHA_TEST_OPEN", path)
        .output()
        .unwrap();
    let said = String::from_utf8(child.stdout).unwrap();
    let after = |word: &str| said.lines().find_map(|l| l.split_once(word)).unwrap_or_else(|| panic!("{said}")).1;
    (after("fault ").to_string(), after("VmHWM:").trim().trim_end_matches(" kB").parse().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn bombs_and_endless_lines_are_refused_in_less_than_64_mib() {
    let dir = tempfile::tempdir().unwrap();
    let packed = dir.path().join("bomb.zip");
    bomb(&packed, 100);
    let directory = dir.path().join("directory.zip");
    let many = vec![entry("a.csv", b""); 200_000];
    fs::write(&directory, zip(&many)).unwrap();
    let line = dir.path().join("line.csv");
    fs::create_dir(dir.path().join("line")).unwrap();
    let long = dir.path().join("line/ops.csv");
    let header = fs::read_to_string(bundle(dir.path()).0.join("ops.csv")).unwrap();
    fs::write(&long, format!("{}\r\n\"{}", header.lines().next().unwrap(), "长".repeat(40 << 20))).unwrap();
    File::create(&line).unwrap().set_len(3 << 30).unwrap();
    fs::create_dir(dir.path().join("sparse")).unwrap();
    fs::rename(&line, dir.path().join("sparse/ops.csv")).unwrap();
    for (path, word) in [
        (packed, "Bomb"),
        (directory, "Too"),
        (dir.path().join("line"), "CellTooLong"),
        (dir.path().join("sparse"), "TooLarge(2048)"),
    ] {
        let (said, peak) = in_child(&path);
        assert!(said.contains(word), "{said}");
        assert!(peak < 64 << 10, "{peak} KiB for {}", path.display());
    }
}
