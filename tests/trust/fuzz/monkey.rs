//! Any keys in the whole app, in memory, on the demonstration: every frame is checked by the harness, no text on the
//! way is lost to a panic, and in the end the database agrees with its journal.

use super::{Cost, Dice, inputs};
use crossterm::event::{MouseButton, MouseEventKind};
use hucha::demo;
use hucha::store::Store;
use hucha::text::Lang;
use hucha::tui::keys::Key;
use hucha::tui::look::Look;
use hucha::tui::screens::home::HomeScreen;
use hucha::tui::store_door::StoreDoor;
use hucha::tui::testing::{Harness, morning};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Keys of one life of the app.
const KEYS: usize = 60;
/// Keys that lead on from everywhere; the letters come beside them.
const NAMED: [&str; 34] = [
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Tab",
    "Shift-Tab",
    "Space",
    "Backspace",
    "Delete",
    "Insert",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "Ctrl-S",
    "Ctrl-P",
    "Ctrl-F",
    "Ctrl-Z",
    "Ctrl-Y",
    "Ctrl-A",
    "Alt-1",
    "Alt-S",
    "Ctrl-G",
];
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?/!%><+-=,.[]#*";
const TEXTS: [&str; 8] = [
    "会议记录缺签到表，é👍",
    "2026年12月1日",
    "-1",
    "",
    "\u{202e}反\u{200b}",
    "👨‍👩‍👧e\u{301}\n二",
    "99999999999999999999",
    "C1-02",
];

fn act(app: &mut Harness<StoreDoor>, dice: &mut Dice, told: &mut Vec<String>) {
    let pick = |dice: &mut Dice, of: &[&str]| of[dice.below(of.len())].to_string();
    let what = dice.below(40);
    let letters: Vec<char> = LETTERS.chars().collect();
    let key = match what {
        0 => format!("paste {}", pick(dice, &TEXTS)),
        1 => format!("type {}", pick(dice, &TEXTS)),
        2 => format!("size {} {}", 20 + dice.below(150), 5 + dice.below(50)),
        3 => format!("click {} {}", dice.below(80), dice.below(24)),
        4 => "wait".into(),
        5..20 => pick(dice, &NAMED),
        20 => format!("Alt-{}", letters[dice.below(26)]),
        21 => format!("Ctrl-{}", letters[dice.below(26)].to_uppercase()),
        _ => letters[dice.below(letters.len())].to_string(),
    };
    told.push(key.clone());
    let mut parts = key.splitn(3, ' ');
    let (verb, rest) = (parts.next().unwrap(), parts.next().unwrap_or_default());
    match verb {
        "paste" => _ = app.paste(rest),
        "type" => _ = app.type_text(rest),
        "size" => _ = app.resize(rest.parse().unwrap(), parts.next().unwrap().parse().unwrap()),
        "wait" => _ = app.wait(Duration::from_secs(3)),
        "click" => {
            let row = parts.next().unwrap().parse().unwrap();
            app.mouse(MouseEventKind::Down(MouseButton::Left), rest.parse().unwrap(), row);
        }
        // Jobs write papers and bundles into the folder of the process: Ctrl-Q and what starts them is left out.
        key if Key::parse(key).is_some() && key != "Ctrl-Q" => _ = app.press(key),
        _ => {}
    }
}

fn life(dice: &mut Dice, told: &mut Vec<String>) -> bool {
    let (home, _guard) = demo::temporary(morning()).unwrap();
    let store = Store::open(&home.database()).unwrap();
    let owner = store.local("owner").unwrap().unwrap_or_default();
    let door = StoreDoor::new(store, owner, Some("2026Q4".into()), Lang::Zh, Box::new(morning));
    let (width, height) = [(80, 24), (120, 40), (60, 20)][dice.below(3)];
    let lang = [Lang::Zh, Lang::En][dice.below(2)];
    let mut app = Harness::on(door, HomeScreen::new("2026Q4"), width, height).shown(lang, Look::Dark);
    for _ in 0..KEYS {
        act(&mut app, dice, told);
        if app.app.ended() {
            break;
        }
    }
    app.finish_jobs();
    let store = app.app.into_door().into_store();
    store.is_none_or(|store| store.doctor().unwrap().iter().all(|f| !f.is_wrong()))
}

#[test]
fn any_keys_in_the_whole_app() {
    let lives = inputs(Cost::Slow).div_ceil(4);
    let mut dice = Dice::told("fuzz monkey");
    for n in 0..lives {
        let mut told = Vec::new();
        let whole = catch_unwind(AssertUnwindSafe(|| life(&mut dice, &mut told)));
        assert!(matches!(whole, Ok(true)), "life {n} ends badly after: {}", told.join("|"));
    }
    println!("fuzz monkey: {lives} lives of {KEYS} keys");
}
