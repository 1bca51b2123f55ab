//! Leaving: whatever ends the program, the terminal is as it was before.

use super::laptop::Laptop;
use super::pty::{Terminal, find};

/// What must have been said to the terminal in the end, by name.
const LEFT: [(&str, &[u8]); 7] = [
    ("the alternate screen is left", b"\x1b[?1049l"),
    ("pastes come without brackets again", b"\x1b[?2004l"),
    ("clicks are the terminal's again", b"\x1b[?1000l"),
    ("long coordinates of clicks are off", b"\x1b[?1006l"),
    ("the cursor is shown", b"\x1b[?25h"),
    ("the cursor has the user's shape", b"\x1b[0 q"),
    ("no update is left open", b"\x1b[?2026l"),
];

/// The app in a visit, with a text half typed.
fn half_typed(laptop: &Laptop) -> Terminal {
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49").press("b").type_text("写到一半");
    app
}

/// Everything that was changed about the terminal is as before.
pub fn assert_restored(app: &Terminal) {
    let last = app.bytes.windows(8).rposition(|w| w == b"\x1b[?2026h").unwrap_or(0);
    for (what, bytes) in LEFT {
        assert!(find(&app.bytes[last..], bytes).is_some(), "{what}: {}", app.left_behind());
    }
    let modes = app.modes();
    assert!(!modes.alternate_screen() && !modes.bracketed_paste() && !modes.hide_cursor());
    assert_eq!(modes.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn after_quitting() {
    let laptop = Laptop::ready();
    let mut app = half_typed(&laptop);
    assert!(app.modes().alternate_screen() && app.modes().bracketed_paste());
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
    assert_restored(&app);
    assert_eq!(app.left_behind().trim(), "", "nothing is printed by an end in order");
    laptop.healthy();
}

#[test]
fn after_a_shutdown_or_a_closed_session_and_the_text_is_there_again() {
    for signal in ["TERM", "HUP"] {
        let laptop = Laptop::ready();
        let mut app = half_typed(&laptop);
        app.signal(signal);
        assert_eq!(app.end().exit_code(), 0, "{signal}");
        assert_restored(&app);
        laptop.healthy();
        let mut again = laptop.app();
        again.see("已查 0/49").see("没有存完").press("b").see("写到一半");
        again.last("Ctrl-Q");
    }
}

#[test]
fn after_a_closed_window_the_program_ends_and_the_text_is_there_again() {
    let laptop = Laptop::ready();
    let mut app = half_typed(&laptop);
    app.close_window();
    app.end();
    laptop.healthy();
    let mut again = laptop.app();
    again.see("已查 0/49").see("没有存完").press("b").see("写到一半");
    again.last("Ctrl-Q");
}

#[test]
fn a_file_that_is_no_database_is_said_at_the_start_and_left_as_it_is() {
    let laptop = Laptop::ready();
    std::fs::write(laptop.data().join("hucha.db"), "not a database, 不是数据库").unwrap();
    let mut app = laptop.app();
    app.see("修复数据").see("hucha.db 不是互查数据库").see("没有改动任何数据");
    app.last("Ctrl-Q");
    assert_restored(&app);
    let kept = std::fs::read(laptop.data().join("hucha.db")).unwrap();
    assert_eq!(kept, "not a database, 不是数据库".as_bytes(), "on damage nothing is erased");
}
