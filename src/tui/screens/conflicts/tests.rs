use crate::store::Store;
use crate::tui::screens::disputed::{LI, VISIT, WANG, app, exchange, laptops, store_of};
use crate::tui::screens::fixture::{SHEET, grid};
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::visit::VisitScreen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::Harness;

fn home(store: Store, me: &str) -> Harness<StoreDoor> {
    app(store, me, HomeScreen::new("2026Q4"))
}

fn of_wang() -> Harness<StoreDoor> {
    home(laptops().0, WANG)
}

/// Goes down the list until this is seen.
fn down_to(app: &mut Harness<StoreDoor>, words: &str) {
    for _ in 0..40 {
        if app.screen_text().contains(words) {
            return;
        }
        app.press("Down");
    }
    panic!("{words} is not seen:\n{}", app.screen_text());
}

fn open(app: &Harness<StoreDoor>, entity: &str, id: &str) -> Vec<String> {
    let record = app.app.facts().raw(entity, id).unwrap();
    record.cells.iter().filter(|(_, c)| c.open).map(|(field, _)| field.clone()).collect()
}

#[test]
fn home_says_how_many_there_are_and_one_key_leads_to_them() {
    let mut app = of_wang();
    assert!(app.screen_text().contains("有 5 处冲突待处理：按 ! 裁定。"), "{}", app.screen_text());
    app.press("!");
    let screen = app.screen_text();
    for part in
        ["5 处冲突，涉及 3 条记录", "检查日期", "C1-02", "扣分 / 本项不得分", "李明  2026-11-21 09:03  电脑 xHJKLM"]
    {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn a_value_is_taken_with_a_reason_and_undo_brings_the_conflict_back() {
    let mut app = of_wang();
    app.press("!");
    assert!(app.screen_text().contains("[2]"), "{}", app.screen_text());
    let first = app.app.facts().value("visit", VISIT, "date").to_string();
    let key = if first == "2026-11-23" { "2" } else { "1" };
    down_to(&mut app, "检查  检查日期");
    app.press(key).press("Enter");
    assert_eq!(app.app.facts().value("visit", VISIT, "date"), "2026-11-24");
    assert!(open(&app, "visit", VISIT).is_empty() && app.screen_text().contains("已裁定 检查日期：2026-11-24"));
    app.press("Ctrl-Z");
    assert_eq!(open(&app, "visit", VISIT), ["date"]);
    assert!(app.screen_text().contains("5 处冲突"), "{}", app.screen_text());
    app.press("Ctrl-Y");
    assert!(open(&app, "visit", VISIT).is_empty());
    let store = store_of(app);
    let decided = store.history(&crate::journal::Key::new("visit", VISIT, "date")).unwrap();
    assert!(decided.iter().any(|op| op.reason == "以李明所填为准" && op.pred.len() == 2), "{decided:?}");
}

#[test]
fn another_value_must_be_one_of_the_field_and_nothing_happens_without_a_reason() {
    let mut app = of_wang();
    app.press("!");
    down_to(&mut app, "检查  检查日期");
    app.press("Enter").type_text("另写").press("Enter Ctrl-A").type_text("十一月").press("Enter");
    assert!(app.screen_text().contains("“十一月”不能作为“检查日期”的值"), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("2026/11/25").press("Enter Ctrl-A Backspace Enter");
    assert!(app.screen_text().contains("请填写内容"), "{}", app.screen_text());
    assert_eq!(open(&app, "visit", VISIT), ["date"]);
    app.type_text("电话核实，é👍").press("Enter");
    assert_eq!(app.app.facts().value("visit", VISIT, "date"), "2026-11-25");
    app.press("9");
    assert!(app.screen_text().contains("没有第 9 个值"), "{}", app.screen_text());
}

#[test]
fn a_whole_answer_is_taken_from_one_person_in_one_act() {
    let mut app = of_wang();
    let score = format!("{SHEET}/C1-02");
    app.press("!");
    down_to(&mut app, "（王芳）  结论");
    app.press("Enter").type_text("都采用李明").press("Enter Enter");
    assert!(open(&app, "score", &score).is_empty(), "{}", app.screen_text());
    let facts = app.app.facts();
    assert_eq!((facts.value("score", &score, "verdict"), facts.value("score", &score, "count")), ("zero", ""));
    app.press("Ctrl-Z");
    assert_eq!(open(&app, "score", &score), ["note", "verdict"]);
}

#[test]
fn a_rule_is_previewed_before_it_decides_and_ticks_leave_some_open() {
    let mut app = of_wang();
    app.press("! b").type_text("较晚").press("Enter");
    let screen = app.screen_text();
    assert!(screen.contains("将裁定 2 处，其余 3 处") && screen.contains("2026-11-24"), "{screen}");
    assert_eq!(open(&app, "visit", VISIT), ["date"], "a preview changes nothing");
    app.press("Space");
    assert!(app.screen_text().contains("将裁定 1 处，其余 4 处"), "{}", app.screen_text());
    app.press("F2 Enter");
    assert!(app.screen_text().contains("已裁定 1 处"), "{}", app.screen_text());
    assert!(app.screen_text().contains("4 处冲突"), "{}", app.screen_text());
    app.press("b").type_text("从严").press("Enter");
    assert!(app.screen_text().contains("将裁定 2 处，其余 2 处"), "{}", app.screen_text());
    app.press("F2 Enter");
    assert_eq!(app.app.facts().value("score", &format!("{SHEET}/C1-02"), "verdict"), "zero");
    app.press("b").type_text("王芳所填").press("Enter F2 Enter");
    assert!(app.screen_text().contains("没有冲突"), "{}", app.screen_text());
    app.press("b");
    assert!(app.screen_text().contains("没有适用的批量规则"), "{}", app.screen_text());
}

#[test]
fn two_people_deciding_differently_is_a_conflict_again_until_they_agree() {
    let (a, b) = laptops();
    let decide = |store, me, words: &str| {
        let mut app = home(store, me);
        app.press("! b").type_text(words).press("Enter F2 Enter");
        assert!(app.screen_text().contains("没有冲突"), "{}", app.screen_text());
        store_of(app)
    };
    let (mut a, mut b) = (decide(a, WANG, "王芳所填"), decide(b, LI, "李明所填"));
    exchange(&mut a, &mut b);
    let mut app = home(a, WANG);
    app.press("!");
    assert!(
        app.screen_text().contains("5 处冲突") && app.screen_text().contains("理由：都采用"),
        "{}",
        app.screen_text()
    );
    app.press("b").type_text("李明所填").press("Enter F2 Enter");
    let mut a = store_of(app);
    exchange(&mut a, &mut b);
    assert_eq!(a.digest().unwrap(), b.digest().unwrap());
    assert!(b.conflicts().unwrap().is_empty());
    assert_eq!(b.facts().unwrap().value("visit", VISIT, "date"), "2026-11-24");
}

#[test]
fn from_the_item_concerned_only_its_own_conflicts_are_seen() {
    let app = of_wang();
    let screen = VisitScreen::new(app.app.facts(), SHEET).at("C1-02");
    let mut app = super::super::disputed::app(store_of(app), WANG, screen);
    assert!(app.screen_text().contains("有冲突"), "{}", app.screen_text());
    app.press("!");
    assert!(app.screen_text().contains("2 处冲突，涉及 1 条记录"), "{}", app.screen_text());
    app.press("Esc Up Up Up !");
    assert!(app.screen_text().contains("5 处冲突"), "{}", app.screen_text());
}

#[test]
fn the_screens_are_seen_in_every_size_and_look() {
    let shown = |keys: &str| {
        let mut app = of_wang();
        app.press(keys);
        grid(app)
    };
    insta::assert_snapshot!("home_with_conflicts", shown("Esc"));
    insta::assert_snapshot!("conflicts", shown("!"));
    insta::assert_snapshot!("conflict_read", shown("! Down Right"));
    insta::assert_snapshot!("conflict_choice", shown("! Enter"));
    insta::assert_snapshot!("rules", shown("! b"));
    let preview = {
        let mut app = of_wang();
        app.press("! b").type_text("李明").press("Enter");
        app
    };
    insta::assert_snapshot!("preview", grid(preview));
}
