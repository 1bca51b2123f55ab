use crate::journal::Key;
use crate::store::{Heading, Intake, Source, Store};
use crate::text::Lang;
use crate::tui::look::Look;
use crate::tui::screens::audit::AuditScreen;
use crate::tui::screens::disputed::{LI, VISIT, WANG, app, does, in_peace, laptops, ops};
use crate::tui::screens::fixture::{SHEET, grid};
use crate::tui::screens::home::HomeScreen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::{Harness, morning};

fn screen(about: Option<Key>) -> Harness<StoreDoor> {
    app(laptops().0, WANG, AuditScreen::new(about))
}

/// 王芳's laptop, on which a bundle of 李明 was merged with a receipt.
fn with_receipt() -> Store {
    let (mut a, mut b) = in_peace();
    does(&mut b, LI, 7, |f, act| act.set(f, "visit", VISIT, "reporter", "书记罗建平，é👍"));
    let source = Source { path: "/media/U盘/李明的包.zip".into(), content: "c".into(), ..Source::default() };
    let heading = Heading { at: "2026-11-22T08:30:00+08:00".into(), ..Heading::default() };
    let fill = |intake: &mut Intake| {
        let done = intake.bundle(&source, |i| {
            ops(&b).iter().try_for_each(|op| i.take(op))?;
            Ok(Ok::<(), ()>(()))
        })?;
        assert!(done.is_ok());
        Ok((true, ()))
    };
    a.take_in(Some(&heading), || Ok("xRRRRR".into()), fill).unwrap();
    a
}

#[test]
fn one_key_opens_the_history_of_the_selected_record_everywhere() {
    let mut app = app(laptops().0, WANG, HomeScreen::new("2026Q4"));
    app.press("Down Down Down @");
    let text = app.screen_text();
    assert!(text.contains("来历 检查") && text.contains("记录：生产一支部 2026Q4 检查"), "{text}");
    app.press("Esc ! @");
    assert!(app.screen_text().contains("项："), "a conflict opens the history of its field: {}", app.screen_text());
    app.press("Esc Esc p @");
    assert!(app.screen_text().contains("来历 问题点 2026Q3-B04-01"), "{}", app.screen_text());
    app.press("Esc Enter Alt-L");
    assert!(app.screen_text().contains("来历 问题点"), "from a form too: {}", app.screen_text());
}

#[test]
fn a_change_tells_old_and_new_who_when_where_and_why() {
    let mut app = screen(Some(Key::new("score", &format!("{SHEET}/C1-02"), "verdict")));
    let text = app.screen_text();
    for part in ["（空） › 扣分", "（空） › 本项不得分", "李明  2026-11-21 09:03  xHJKLM", "项：结论"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    app.press("! 1").type_text("合议后é👍").press("Enter Esc");
    let text = app.screen_text();
    assert!(text.contains("本项不得分 / 扣分 › 扣分") && text.contains("合议后é👍"), "both sides it decided: {text}");
}

#[test]
fn it_is_narrowed_by_the_row_by_person_laptop_time_and_bundle() {
    let mut app = app(with_receipt(), WANG, AuditScreen::new(None));
    let narrowed = |app: &mut Harness<StoreDoor>, words: &str, told: &str| {
        app.press("Enter").type_text(words).press("Enter");
        assert!(app.screen_text().contains(told), "{told}: {}", app.screen_text());
    };
    assert!(app.screen_text().contains("回执1，李明的包.zip"), "{}", app.screen_text());
    narrowed(&mut app, "只看这次来的", "1 条  来处：回执1");
    app.press("Backspace");
    assert!(app.screen_text().contains("全部改动"), "{}", app.screen_text());
    narrowed(&mut app, "只看这个人", "1 条  人员：李明");
    narrowed(&mut app, "只看这台电脑", "电脑：xHJKLM");
    narrowed(&mut app, "只看这一天", "时间：2026-11-21 到 2026-11-21");
    narrowed(&mut app, "去掉所有", "全部改动");
    narrowed(&mut app, "选来处", "选来处");
    app.type_text("李明的包").press("Enter");
    assert!(app.screen_text().contains("1 条  来处：回执1"), "{}", app.screen_text());
    narrowed(&mut app, "选时间", "自定起止");
    app.type_text("自定").press("Enter").type_text("昨天").press("Enter");
    assert!(app.screen_text().contains("“昨天”不是日期"), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("2026-11-22 2026-11-20").press("Enter");
    assert!(app.screen_text().contains("时间：2026-11-20 到 2026-11-22"), "{}", app.screen_text());
    narrowed(&mut app, "选人员", "选人员");
    app.type_text("wf").press("Enter");
    assert!(app.screen_text().contains("没有符合的改动"), "王芳 made nothing that came: {}", app.screen_text());
}

#[test]
fn words_find_values_people_headings_branches_and_words_of_lists() {
    let mut app = screen(None);
    let mut finds = |words: &str, part: &str| {
        app.press("/ Ctrl-A").type_text(words).press("Enter");
        assert!(app.screen_text().contains(part), "{words}: {}", app.screen_text());
    };
    finds("排出全年", "1 条  文字：排出全年");
    finds("benxiang budefen", "1 条");
    finds("李明 本项不得分", "1 条");
    finds("李明 结论", "1 条");
    finds("scyz 检查日期", "4 条");
    finds("没有这样的字👍", "没有符合的改动");
}

#[test]
fn pages_are_read_as_one_goes_down_and_the_whole_list_is_saved_as_csv() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open_with(&dir.path().join("hucha.db"), || Ok("xBCDFG".into())).unwrap();
    for n in 0..450 {
        does(&mut store, WANG, 1, |f, act| act.set(f, "branch", "B04", "name", &format!("生产{n}支部，é👍")));
    }
    let door = StoreDoor::new(store, WANG, None, Lang::Zh, Box::new(morning));
    let mut app = Harness::on(door, AuditScreen::new(None), 80, 24);
    assert!(app.screen_text().contains("最近 200 条，往下还有"), "{}", app.screen_text());
    app.press("End");
    assert!(app.screen_text().contains("最近 400 条，往下还有"), "{}", app.screen_text());
    app.press("End End");
    assert!(app.screen_text().contains("450 条  全部改动"), "{}", app.screen_text());
    app.press("Ctrl-E").finish_jobs();
    assert!(app.screen_text().contains("已存 450 条"), "{}", app.screen_text());
    let file = std::fs::read_dir(dir.path().join("exports")).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(file).unwrap();
    assert_eq!(text.lines().count(), 451);
    let newest = text.lines().nth(1).unwrap();
    assert!(newest.contains("生产448支部，é👍") && newest.contains("生产449支部，é👍"), "{newest}");
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("audit", grid(screen(None)));
    let mut read = screen(Some(Key::new("visit", VISIT, "")));
    read.press("Right");
    insta::assert_snapshot!("audit_read", grid(read));
    let mut menu = app(with_receipt(), WANG, AuditScreen::new(None));
    menu.press("Enter");
    insta::assert_snapshot!("audit_menu", grid(menu));
    let wide = screen(None).shown(Lang::Zh, Look::Mono);
    let mut wide = wide;
    wide.resize(160, 45);
    insta::assert_snapshot!("audit_wide", wide.screen_text());
}
