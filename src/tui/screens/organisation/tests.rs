use super::*;
use crate::model::facts::Facts;
use crate::model::testing::{apply, facts_with, put};
use crate::tui::screens::fixture::grid;
use crate::tui::testing::Harness;

/// The sample organisation, three people, a declared relation.
fn facts() -> Facts {
    let mut facts = facts_with(&[("person", "p-1", "name", "王芳é"), ("person", "p-2", "name", "李强👍")]);
    let mut act = facts.act();
    Org::builtin().adopt(&facts, &mut act);
    apply(&mut facts, &act);
    for (id, field, value) in [
        ("p-1", "branch", "B01"),
        ("p-1", "post", "组织委员"),
        ("p-2", "branch", "B04"),
        ("p-3", "name", "周正"),
        ("p-3", "post", "党群部部长"),
        ("p-3", "role", "coordinator"),
    ] {
        put(&mut facts, "person", id, field, value);
    }
    for (field, value) in [("person", "p-1"), ("branch", "B03"), ("reason", "亲属在该支部")] {
        put(&mut facts, "recusal", "p-1/B03", field, value);
    }
    put(&mut facts, "group", "G14", "valid_to", "2026-06-30");
    facts
}

fn app() -> Harness {
    Harness::with(facts(), OrganisationScreen::default(), 80, 24)
}

#[test]
fn every_tab_is_seen_in_every_size_and_look() {
    for (name, keys) in [("branches", ""), ("groups", "2"), ("people", "3"), ("recusals", "4"), ("form", "3 Enter")] {
        let mut app = app();
        app.press(keys);
        insta::assert_snapshot!(format!("organisation_{name}"), grid(app));
    }
}

/// R010: the sum of the groups of today; R082: one or two inspectors a branch.
#[test]
fn a_sum_that_is_not_14_and_branches_without_inspectors_are_remarked() {
    let mut app = Harness::with(facts(), OrganisationScreen::default(), 120, 40);
    let text = app.screen_text();
    assert!(text.contains("党小组共13个，现有应为14个"), "{text}");
    assert!(text.contains("有0名检查人，应为1-2名"), "{text}");
    app.press("2 Insert Tab").type_text("检修第三党小组").press("Tab").type_text("设备党支部").press("Ctrl-S");
    assert_eq!(app.app.facts().value("group", "G15", "branch"), "B03", "{}", app.screen_text());
    assert!(!app.screen_text().contains("党小组共"), "14 again: {}", app.screen_text());
}

#[test]
fn a_branch_is_edited_by_hand_and_wrong_values_are_said_beside_the_field() {
    let mut app = app();
    app.press("Enter Ctrl-A").type_text("机关第一支部é👍").press("Tab Tab Ctrl-A").type_text("３０").press("Ctrl-S");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "机关第一支部é👍");
    assert_eq!(app.app.facts().value("branch", "B01", "members"), "30");
    app.press("Enter Ctrl-A").type_text("联系13800138000").press("Ctrl-S");
    assert!(app.screen_text().contains("疑似电话号码"), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("机关一支部").press("Ctrl-S Ctrl-Z");
    assert_eq!(app.app.facts().value("branch", "B01", "name"), "机关第一支部é👍");
}

#[test]
fn nothing_is_deleted_a_group_gets_its_last_day_and_a_person_inspects_no_more() {
    let mut app = app();
    app.press("2 Delete Ctrl-A").type_text("11月30日").press("Enter");
    assert_eq!(app.app.facts().value("group", "G01", "valid_to"), "2026-11-30", "{}", app.screen_text());
    app.press("3 Delete").type_text("调离").press("Enter");
    assert_eq!(app.app.facts().value("person", "p-1", "role"), "other");
    app.press("4 Delete").type_text("亲属已调走").press("Enter");
    assert!(app.app.facts().all("recusal").next().is_none());
    app.press("Insert")
        .type_text("李强👍")
        .press("Tab")
        .type_text("B01")
        .press("Tab")
        .type_text("原单位")
        .press("Ctrl-S");
    assert_eq!(app.app.facts().value("recusal", "p-2/B01", "reason"), "原单位", "{}", app.screen_text());
}

#[test]
fn a_row_is_found_by_initials() {
    let mut app = app();
    app.press("/").type_text("scyz").press("Enter Enter");
    assert!(app.screen_text().contains("B04"), "{}", app.screen_text());
}

fn file(dir: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = dir.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_table_is_previewed_then_taken_in_and_undone_as_a_whole() {
    let dir = tempfile::tempdir().unwrap();
    let csv = "姓名,支部,职务,角色\n王芳é,机关一支部,纪检委员,\n孙丽👍,生产二支部,,检查人\n";
    let mut app = app();
    app.press("3 i").paste(&file(&dir, "人员.csv", csv)).press("Enter").finish_jobs();
    let text = app.screen_text();
    assert!(text.contains("新增 1 条，改动 1 处") && text.contains("纪检委员") && text.contains("孙丽"), "{text}");
    assert_eq!(app.app.facts().value("person", "p-1", "post"), "组织委员", "a preview changes nothing");
    app.press("Esc");
    assert_eq!(app.app.facts().all("person").count(), 3);
    app.press("i").paste(&file(&dir, "人员.csv", csv)).press("Enter").finish_jobs().press("F2");
    assert_eq!(app.app.facts().value("person", "p-1", "post"), "纪检委员");
    assert_eq!(app.app.facts().all("person").count(), 4);
    app.press("Ctrl-Z");
    assert_eq!(app.app.facts().all("person").count(), 3);
    assert_eq!(app.app.facts().value("person", "p-1", "post"), "组织委员");
}

#[test]
fn identity_cards_telephones_and_wages_are_refused_with_the_reason_and_nothing_changes() {
    let dir = tempfile::tempdir().unwrap();
    for (heading, cell, word) in
        [("身份证号", "", "身份证号"), ("备注", "13800138000", "电话号码"), ("月工资", "5000", "工资收入")]
    {
        let mut app = app();
        let csv = format!("姓名,支部,{heading}\n赵一,机关一支部,{cell}\n");
        app.press("3 F6").paste(&file(&dir, "人员.csv", &csv)).press("Enter").finish_jobs();
        let text = app.screen_text();
        assert!(text.contains(word) && text.contains("什么也没有改"), "{text}");
        assert_eq!(app.app.facts().all("person").count(), 3);
    }
}

#[test]
fn what_is_written_out_changes_nothing_when_it_is_taken_in_again() {
    let dir = tempfile::tempdir().unwrap();
    for (tab, name) in [("1", "组织.xlsx"), ("1", "组织.csv"), ("3", "人员.xlsx"), ("3", "人员.csv")] {
        let mut app = app();
        let path = dir.path().join(name).display().to_string();
        app.press(tab).press("F7 Ctrl-A").paste(&path).press("Enter").finish_jobs();
        assert!(app.screen_text().contains("已写出"), "{}", app.screen_text());
        app.press("F6").paste(&path).press("Enter").finish_jobs();
        assert!(app.screen_text().contains("与现有的一样"), "{name}: {}", app.screen_text());
    }
    let mut app = app();
    app.press("e Ctrl-A").paste(&dir.path().join("组织.doc").display().to_string()).press("Enter").finish_jobs();
    assert!(app.screen_text().contains("没有导入") || app.screen_text().contains("csv"), "{}", app.screen_text());
}

#[test]
fn recusals_have_no_table_and_say_so() {
    let mut app = app();
    app.press("4 i");
    assert!(app.screen_text().contains("回避不用表格"), "{}", app.screen_text());
}
