//! The window: its size, its mouse, its colours, and what a hostile clipboard would like to do to it.

use super::laptop::Laptop;
use super::pty::find;

#[test]
fn a_small_window_says_so_and_a_large_one_shows_more() {
    let laptop = Laptop::ready();
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49");
    app.resize(50, 10).see("终端太小");
    app.resize(140, 40).see("已查 0/49").see("E1-01");
    app.press("Space").see("已查 1/49");
    app.last("Ctrl-Q");
}

#[test]
fn a_click_selects_and_the_wheel_moves() {
    let laptop = Laptop::ready();
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49");
    app.click("D1-01").see("D1-01 “一支部一品牌”").press("Space").see("已查 1/49");
    app.click("2 查资料").see("A1-02").click("空格 无扣分").see("已查 2/49");
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    let sheet = laptop.sheet("B04");
    let ok: Vec<_> = sheet["items"].as_array().unwrap().iter().filter(|i| i["verdict"] == "ok").collect();
    assert_eq!(ok.iter().map(|i| i["code"].as_str().unwrap()).collect::<Vec<_>>(), ["A1-02", "D1-01"]);
}

#[test]
fn without_colour_the_selected_row_is_still_seen() {
    let laptop = Laptop::ready();
    let mut app = laptop.start(&[], &[("HUCHA_ASCII", "0"), ("NO_COLOR", "1")], 1);
    app.see("2026年第四季度").press("Down");
    let row = app.frame.rows.iter().position(|r| r.contains("B02 机关二支部")).unwrap();
    let cell = app.modes().cell(u16::try_from(row).unwrap(), 2).unwrap();
    assert!(cell.inverse() || cell.underline() || cell.bold(), "{}", app.frame.text());
    for at in 0..app.bytes.len() {
        let rest = &app.bytes[at..];
        assert!(!rest.starts_with(b"\x1b[38;") && !rest.starts_with(b"\x1b[48;"), "a colour at byte {at}");
    }
    app.last("Ctrl-Q");
}

#[test]
fn a_hostile_paste_reaches_neither_the_terminal_nor_the_keys() {
    let laptop = Laptop::ready();
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49").press("b");
    let hostile = "缺\u{1b}]0;title\u{7}签到\u{1b}[2J表\u{8}\u{7f}\u{202e}é👍\r第二行\t末";
    app.send(format!("\u{1b}[200~{hostile}\u{1b}[201~").as_bytes());
    app.see("第二行 末");
    for sent in ["\u{1b}]0;", "\u{1b}[2J表", "\u{202e}"] {
        assert!(find(&app.bytes, sent.as_bytes()).is_none(), "{sent:?} reached the terminal");
    }
    app.press("Enter").see("已存");
    let note = |laptop: &Laptop| {
        let sheet = laptop.sheet("B04");
        sheet["items"][0]["note"].as_str().unwrap().to_string()
    };
    app.kill();
    let kept = note(&laptop);
    assert!(kept.contains("签到") && kept.contains("第二行 末") && !kept.contains('\u{1b}'), "{kept:?}");
    laptop.healthy();
}
