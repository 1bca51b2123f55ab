//! Screens and overlays that stand around the visit, in every size, look and language.

use super::first_run::FirstRun;
use super::fixture::{VISIT, facts, grid};
use super::home::HomeScreen;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::message::Message;
use crate::tui::testing::Harness;

fn home() -> Harness {
    let round = VISIT.split('/').next().unwrap_or("");
    Harness::with(facts(), HomeScreen::new(round), 80, 24)
}

/// Home after these keys.
fn after(keys: &str) -> Harness {
    let mut app = home();
    app.press(keys);
    app
}

#[test]
fn what_stands_around_the_visit_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("first_run", grid(Harness::new(FirstRun::default(), 80, 24)));
    insta::assert_snapshot!("home", grid(home()));
    insta::assert_snapshot!("problems", grid(after("p")));
    insta::assert_snapshot!("help", grid(after("?")));
    insta::assert_snapshot!("palette", grid(after("Ctrl-P")));
    insta::assert_snapshot!("quarters", grid(after("r")));
    insta::assert_snapshot!("find", grid(after("/")));
    let name = {
        let mut app = Harness::new(FirstRun::default(), 80, 24);
        app.press("Enter").type_text("王芳é👍");
        app
    };
    insta::assert_snapshot!("name", grid(name));
    insta::assert_snapshot!("question", grid(Harness::new(Confirm::new("ask", "合并到本机？生产一支部é👍"), 80, 24)));
    insta::assert_snapshot!(
        "message",
        grid(Harness::new(Message::new("不能保存", "磁盘已满，屏幕上的内容还在。"), 80, 24))
    );
}
