//! What is too big or pretends to be: refused by the real binary in less than 64 MiB.
#![cfg(target_os = "linux")]

use super::Scene;
use crate::rawzip::{entry, zip};
use nix::sys::resource::{UsageWho, getrusage};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

const MOST_KIB: i64 = 64 << 10;

/// In a process of its own, so that no other child is counted: runs the program and says its peak.
#[test]
fn child_says_the_peak_of_the_program() {
    let Ok(path) = std::env::var("HUCHA_TEST_MERGE") else { return };
    let program = assert_cmd::cargo::cargo_bin!("hucha");
    let ran = Command::new(program).args(["--data", "a", "--lang", "zh-CN", "merge", &path]).output().unwrap();
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss();
    println!("\nstatus {:?} peak {peak}\n{}", ran.status.code(), String::from_utf8_lossy(&ran.stderr));
}

/// Merges a path that is refused; what was said, and the peak in KiB.
fn merged(scene: &Scene, path: &Path) -> (String, i64) {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hostile::memory::child_says_the_peak_of_the_program", "--nocapture"])
        .current_dir(scene.team.path(""))
        .env("HUCHA_TEST_MERGE", path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    let (_, after) = said.split_once("status Some(3) peak ").unwrap_or_else(|| panic!("{said}"));
    let (peak, words) = after.split_once('\n').unwrap();
    (words.into(), peak.trim().parse().unwrap())
}

/// A zip of one entry that repeats a text for so many MiB after its beginning.
fn bomb(path: &Path, name: &str, begin: &str, piece: &str, mib: usize) {
    let mut out = zip::ZipWriter::new(File::create(path).unwrap());
    if name != "ops.csv" {
        out.start_file("ops.csv", zip::write::SimpleFileOptions::default()).unwrap();
    }
    out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    out.write_all(begin.as_bytes()).unwrap();
    let piece = piece.repeat((1 << 20) / piece.len());
    (0..mib).for_each(|_| out.write_all(piece.as_bytes()).unwrap());
    out.finish().unwrap();
}

/// A workbook that stays just below what is refused by its size: texts in a table of their own, the rest in rows.
fn office(path: &Path, shared: &str) {
    let mut out = zip::ZipWriter::new(File::create(path).unwrap());
    let mut put = |name: &str, text: &str| {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        ),
    );
    put(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        ),
    );
    let mut rows = String::from(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号_code</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>结论_verdict</t></is></c></row>",
    );
    if !shared.is_empty() {
        put("xl/sharedStrings.xml", &format!("<sst xmlns=\"{main}\">{shared}</sst>"));
    }
    let mut n = 1;
    while rows.len() + shared.len() < 31 << 20 {
        n += 1;
        rows.push_str(&format!(
            "<row r=\"{n}\"><c r=\"A{n}\" t=\"inlineStr\"><is><t>A1-{n}</t></is></c><c r=\"B{n}\"><v>{n}</v></c></row>"
        ));
    }
    put("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"));
    out.finish().unwrap();
}

#[test]
fn bombs_take_less_than_64_mib() {
    let scene = Scene::new();
    let before = scene.team.digest("a");
    let at = |name: &str| scene.team.path(name);
    let ops = scene.ops();
    let head = ops.lines().next().unwrap();
    // 2 GB in one line, packed: what it is stopped for is what it does to its size.
    bomb(&at("ratio.zip"), "ops.csv", &format!("{head}\r\n\""), "长", 256);
    bomb(&at("table.zip"), "scores.csv", "", "0", 256);
    fs::write(at("many.zip"), zip(&vec![entry("a.csv", b""); 60_000])).unwrap();
    scene.bundle("line", format!("{head}\r\n\"{}", "长".repeat(32 << 20)).as_bytes());
    scene.bundle("wide", format!("{head}\r\n{}", "\"\",".repeat(24 << 20)).as_bytes());
    scene.bundle("sparse", b"");
    File::options().write(true).open(at("sparse/ops.csv")).unwrap().set_len(3 << 30).unwrap();
    scene.bundle("holes", ops.as_bytes());
    File::options().write(true).open(at("holes/ops.csv")).unwrap().set_len(200 << 20).unwrap();
    fs::write(at("表.csv"), format!("编号_code,结论_verdict\r\nA1-01,\"{}", "长".repeat(20 << 20))).unwrap();
    fs::copy(at("ratio.zip"), at("表.xlsx")).unwrap();
    // Tables that are large only once they are in memory: empty cells, rows without an item, rows of nobody's record.
    let cells = format!("x,{}\r\n", ",".repeat(254));
    fs::write(at("空格.csv"), format!("编号_code,结论_verdict{}\r\n{}", ",".repeat(254), cells.repeat(60_000)))
        .unwrap();
    fs::write(at("多行.csv"), format!("编号_code,结论_verdict\r\n{}", "Z9-99,好\r\n".repeat(400_000))).unwrap();
    let row = format!("\"2026Q4/B04/p/A1-01\"{}\r\n", ",\"1\"".repeat(21));
    scene.team.does("b", &["export", "-o", &scene.team.at("views")]);
    let view = fs::read_to_string(at("views/problems.csv")).unwrap();
    let head = view.lines().next().unwrap();
    let columns = head.split(',').count();
    let row = row.replace(&",\"1\"".repeat(21), &",\"1\"".repeat(columns - 1));
    fs::write(at("views/problems.csv"), format!("{head}\r\n{}", row.repeat(60_000))).unwrap();
    fs::write(at("看.csv"), format!("{head}\r\n{}", row.repeat(60_000))).unwrap();
    office(&at("满.xlsx"), "");
    office(&at("词.xlsx"), &"<si><t>a</t></si>".repeat(1_500_000));
    for (name, word) in [
        ("ratio.zip", "ops.csv"),
        ("table.zip", "scores.csv"),
        ("many.zip", "many.zip"),
        ("line", "32000"),
        ("wide", "第 2 行"),
        ("sparse", "2048"),
        ("holes", "NUL"),
        ("表.csv", "32000"),
        ("表.xlsx", "表.xlsx"),
        ("空格.csv", "5000"),
        ("多行.csv", "多行.csv 第"),
        ("views", "problems.csv 第"),
        ("看.csv", "看.csv 第"),
        ("满.xlsx", "满.xlsx 第"),
        ("词.xlsx", "词.xlsx："),
    ] {
        let (said, peak) = merged(&scene, &at(name));
        println!("{name}: {} MiB {}", peak >> 10, said.lines().nth(1).unwrap_or_default());
        assert!(said.contains(word), "{name}: {said}");
        assert!(peak < MOST_KIB, "{name}: {peak} KiB");
    }
    assert_eq!(scene.team.digest("a"), before);
}
