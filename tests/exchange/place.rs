//! Where bundles go, and what they never replace.

use crate::world::{commit, export, quarter, try_export};
use hucha::error::Error;
use std::fs;
use std::path::Path;

fn names(dir: &Path) -> Vec<String> {
    let mut out: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    out.sort();
    out
}

fn refused(made: hucha::error::Result<hucha::exchange::bundle::Bundle>, word: &str) {
    match made {
        Err(Error::Refused(why)) => assert!(why[0].contains(word), "{why:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_earlier_bundle_of_ours_is_replaced_as_a_whole_and_nothing_is_left_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = quarter("xBCDFG");
    for (name, zip) in [("b", false), ("b.zip", true)] {
        let target = dir.path().join(name);
        let first = export(&store, &target, zip).sha256;
        commit(&mut store, |facts, act| act.set(facts, "branch", "B04", "name", &format!("{name}支部👍")));
        assert_ne!(export(&store, &target, zip).sha256, first);
    }
    assert_eq!(names(dir.path()), ["b", "b.zip"]);
}

#[test]
fn an_empty_folder_is_taken_and_leftovers_of_an_interrupted_export_are_cleared() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("包");
    fs::create_dir(&target).unwrap();
    fs::create_dir(dir.path().join(".包.xBCDFG.part")).unwrap();
    fs::write(dir.path().join(".包.xBCDFG.part/ops.csv"), "half").unwrap();
    export(&quarter("xBCDFG"), &target, false);
    assert_eq!(names(dir.path()), ["包"]);
}

#[test]
fn nothing_else_is_ever_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let store = quarter("xBCDFG");
    let folder = dir.path().join("mine");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("总结.docx"), "x").unwrap();
    refused(try_export(&store, &folder, false), "不是“互查”");
    fs::write(dir.path().join("a.zip"), "not a zip").unwrap();
    refused(try_export(&store, &dir.path().join("a.zip"), true), "不是“互查”");

    let others = dir.path().join("others");
    export(&quarter("xQQQQQ"), &others, false);
    refused(try_export(&store, &others, false), "xQQQQQ");

    let edited = dir.path().join("edited");
    export(&store, &edited, false);
    let view = edited.join("people.csv");
    let text = fs::read_to_string(&view).unwrap().replace("王小明", "王晓明");
    fs::write(&view, &text).unwrap();
    refused(try_export(&store, &edited, false), "people.csv");
    assert_eq!(fs::read_to_string(&view).unwrap(), text);

    let with_more = dir.path().join("more");
    export(&store, &with_more, false);
    fs::write(with_more.join("我的笔记.txt"), "别丢").unwrap();
    refused(try_export(&store, &with_more, false), "我的笔记.txt");
    assert_eq!(names(dir.path()), ["a.zip", "edited", "mine", "more", "others"]);
}

#[test]
fn a_bundle_that_an_interrupted_export_left_without_its_name_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = quarter("xBCDFG");
    let (target, old) = (dir.path().join("包"), dir.path().join(".包.xBCDFG.old"));
    export(&store, &target, false);
    fs::rename(&target, &old).unwrap();
    fs::write(old.join("我的笔记.txt"), "别丢").unwrap();
    refused(try_export(&store, &target, false), "我的笔记.txt");
    assert_eq!((names(dir.path()), target.join("ops.csv").is_file()), (vec!["包".to_string()], true));
    fs::remove_file(target.join("我的笔记.txt")).unwrap();
    fs::rename(&target, &old).unwrap();
    commit(&mut store, |facts, act| act.set(facts, "branch", "B04", "name", "新名支部👍"));
    export(&store, &target, false);
    assert_eq!(names(dir.path()), ["包"]);
}
