//! `hucha demo`: a quarter that looks alive, and nothing of it left behind.

use super::laptop::Laptop;
use super::pty::Terminal;
use super::restored::assert_restored;

fn demo(laptop: &Laptop) -> Terminal {
    let mut app = laptop.start(&["demo"], &[("HUCHA_ASCII", "0")], 1);
    app.see("2026年第四季度").see("机关一支部").see("质检党支部").see("逾期");
    app
}

fn left(laptop: &Laptop) -> Vec<String> {
    let entries = std::fs::read_dir(laptop.home()).unwrap();
    entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn it_opens_takes_what_one_does_and_leaves_nothing_behind() {
    let laptop = Laptop::empty();
    let mut app = demo(&laptop);
    assert_eq!(left(&laptop).len(), 1, "one folder, among the temporary ones");
    app.press("p").see("问题清单").press("Esc").see("进入检查");
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    assert_restored(&app);
    assert!(left(&laptop).is_empty(), "{:?}", left(&laptop));
}

#[test]
fn a_shutdown_takes_it_away_too() {
    let laptop = Laptop::empty();
    let mut app = demo(&laptop);
    app.signal("TERM");
    app.end();
    assert!(left(&laptop).is_empty(), "{:?}", left(&laptop));
}
