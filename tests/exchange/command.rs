//! `hucha export` as scripts use it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

fn hucha(data: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("hucha").unwrap();
    command.env_clear().args(["--now", "2026-11-22T09:05:06+08:00", "--lang", "zh-CN", "--data"]).arg(data);
    command.args(args).assert()
}

fn last_line(done: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(done.get_output().stdout.clone()).unwrap().lines().last().unwrap_or_default().to_string()
}

/// A data folder with an open quarter.
fn ready() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    hucha(&data, &["init", "--inspector", "王小明", "--branch", "B01"]).success();
    hucha(&data, &["round", "open", "2026Q4"]).success();
    dir
}

#[test]
fn the_last_line_is_the_path_and_the_default_is_among_the_exports() {
    let dir = ready();
    let data = dir.path().join("data");
    let folder = last_line(&hucha(&data, &["export", "--round", "2026Q4"]).success());
    assert!(Path::new(&folder).join("ops.csv").is_file());
    assert!(Path::new(&folder).starts_with(data.join("exports")) && folder.contains("/hucha-2026Q4-x"), "{folder}");
    let zip = last_line(&hucha(&data, &["export", "--zip"]).success());
    assert!(zip.ends_with(".zip") && Path::new(&zip).is_file() && zip.is_ascii(), "{zip}");
}

#[test]
fn a_stick_with_other_files_gets_the_bundle_inside_and_a_name_without_ending_gets_one() {
    let dir = ready();
    let (data, stick) = (dir.path().join("data"), dir.path().join("U盘"));
    std::fs::create_dir(&stick).unwrap();
    std::fs::write(stick.join("照片.jpg"), "x").unwrap();
    let inside = last_line(&hucha(&data, &["export", "-o", stick.to_str().unwrap()]).success());
    assert_eq!(Path::new(&inside).parent(), Some(stick.as_path()));
    let name = stick.join("包");
    let zip = last_line(&hucha(&data, &["export", "--zip", "-o", name.to_str().unwrap()]).success());
    assert_eq!(Path::new(&zip), stick.join("包.zip"));
}

#[test]
fn json_names_path_operations_files_and_sum() {
    let dir = ready();
    let (data, target) = (dir.path().join("data"), dir.path().join("b"));
    let done = hucha(&data, &["export", "--json", "-o", target.to_str().unwrap()]).success();
    let said: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(said["path"], target.to_str().unwrap());
    let digest = hucha(&data, &["digest", "--json"]).success();
    let digest: Value = serde_json::from_slice(&digest.get_output().stdout).unwrap();
    assert_eq!(said["op_count"], digest["op_count"]);
    assert!(said["files"].as_array().unwrap().iter().any(|f| f["name"] == "ops.csv" && f["sha256"].is_string()));
    assert_eq!(said["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn what_cannot_be_replaced_and_quarters_that_are_not_there_are_refused() {
    let dir = ready();
    let (data, file) = (dir.path().join("data"), dir.path().join("a.zip"));
    std::fs::write(&file, "mine").unwrap();
    hucha(&data, &["export", "-o", file.to_str().unwrap()]).code(3);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    hucha(&data, &["export", "--round", "2027Q1"]).code(2);
}

#[test]
fn a_mistyped_stick_is_no_new_folder() {
    let dir = ready();
    let (data, typo) = (dir.path().join("data"), dir.path().join("U盘 二"));
    let said = hucha(&data, &["export", "-o", typo.join("包").to_str().unwrap()]).code(1);
    let said = String::from_utf8(said.get_output().stderr.clone()).unwrap();
    assert!(said.contains("U盘 二") && said.contains("没有这个文件或文件夹") && !said.contains("os error"), "{said}");
    assert!(!typo.exists());
}
