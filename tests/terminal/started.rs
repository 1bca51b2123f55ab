//! Starting: an empty laptop, a second window, no terminal at all, a terminal that draws lines two cells wide.

use super::laptop::Laptop;

#[test]
fn an_empty_laptop_is_ready_after_three_keys_and_a_name() {
    let laptop = Laptop::empty();
    let mut app = laptop.app();
    app.see("这台电脑上还没有数据").press("Enter").type_text("王芳");
    let (row, _) = app.frame.cursor.expect("the input method needs the cursor");
    assert!(app.frame.rows[usize::from(row)].contains("王芳"), "{}", app.frame.text());
    app.press("Enter").see("机关一支部").press("Enter").see("2026年第四季度");
    assert_eq!(app.keys(), 3);
    assert!(app.frame.has("已存 09:05:06"), "{}", app.frame.text());
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    laptop.healthy();
    assert_eq!(laptop.json(&["round", "list"])[0]["round"], "2026Q4");
}

#[test]
fn a_second_window_says_that_the_first_one_has_the_data() {
    let laptop = Laptop::ready();
    let mut first = laptop.app();
    first.see("2026年第四季度");
    let mut second = laptop.app();
    let status = second.end();
    assert_ne!(status.exit_code(), 0);
    let said = second.left_behind();
    assert!(said.contains("另一个互查窗口") && said.contains("没有改动任何数据"), "{said}");
    let command = laptop.run(&["doctor"]);
    assert!(!command.status.success() && !command.stderr.is_empty());
    first.press("?").see("按 Esc 关闭");
    assert_eq!(first.last("Ctrl-Q").exit_code(), 0);
    laptop.healthy();
}

#[test]
fn without_a_terminal_it_says_so_and_is_a_wrong_use() {
    let laptop = Laptop::empty();
    for args in [&[][..], &["demo"]] {
        let out = laptop.run(args);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(said.contains("终端") && said.contains("--help") && said.lines().count() <= 4, "{said}");
    }
    assert_eq!(std::fs::read_dir(laptop.home()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn a_terminal_that_draws_lines_two_cells_wide_gets_plain_ones() {
    let laptop = Laptop::ready();
    let mut narrow = laptop.start(&[], &[], 1);
    narrow.see("2026年第四季度").press("?").see("按 Esc 关闭");
    assert!(narrow.frame.has("│"), "{}", narrow.frame.text());
    narrow.last("Ctrl-Q");
    let mut wide = laptop.start(&[], &[], 2);
    wide.see("2026年第四季度").press("?").see("按 Esc 关闭");
    assert!(!wide.frame.has("│") && wide.frame.has("|"), "{}", wide.frame.text());
    wide.last("Ctrl-Q");
}

#[test]
fn a_terminal_that_never_answers_holds_nothing_up_whatever_was_typed_before() {
    let laptop = Laptop::ready();
    // A line ended before the terminal is in raw mode; should it arrive afterwards, Ctrl-J is no key of home.
    for early in [&b""[..], b"\n"] {
        let mut app = laptop.start(&[], &[], 0);
        app.send(early);
        app.see("2026年第四季度")
            .until("title without the sign that was asked about", |f| f.rows[0].starts_with(" 互查"));
        app.press("?").see("按 Esc 关闭");
        assert!(app.frame.has("│"), "{}", app.frame.text());
        assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    }
}

#[test]
fn drawing_anew_while_keys_are_waited_for_works() {
    let laptop = Laptop::ready();
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Ctrl-L").see("2026年第四季度").press("?").see("按 Esc 关闭");
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
}

#[test]
fn the_first_start_of_a_day_begins_with_what_is_due_and_the_second_at_home() {
    let laptop = Laptop::ready();
    let problem =
        ["problems", "add", "--round", "2026Q4", "--branch", "B03", "--code", "C1-02", "--fact", "缺1次，é👍"];
    laptop.good(&[&problem[..], &["--due", "2026-11-13"]].concat());
    let mut app = laptop.app();
    app.see("到期看板").see("逾期9天").see("2026Q4-B03-01");
    app.press("Esc").see("进入检查");
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    let mut again = laptop.app();
    again.see("进入检查");
    assert!(!again.frame.has("到期看板"), "{}", again.frame.text());
    assert_eq!(again.last("Ctrl-Q").exit_code(), 0);
}
