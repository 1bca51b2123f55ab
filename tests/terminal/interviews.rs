//! Kill -9 in the middle of an interview, and on every screen of the end of a visit: one lands where one was.

use super::dice::Dice;
use super::laptop::Laptop;
use super::pty::Terminal;
use hucha::model::interview::{Interview, Questionnaire};
use hucha::store::Store;

/// Questions with fixed replies before the first open one.
const CLOSED: usize = 12;

/// In the first question of a new interview.
fn asking(laptop: &Laptop) -> Terminal {
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49").press("i a Enter").see("已问 0/15");
    app
}

/// Replies in the order of the questions, as they are on the disk.
fn replies(laptop: &Laptop) -> Vec<usize> {
    laptop.healthy();
    let facts = Store::open(&laptop.data().join("hucha.db")).unwrap().facts().unwrap();
    let held = Interview::of_visit(&facts, "2026Q4/B04").remove(0);
    let place = |q: &hucha::model::interview::Question| {
        let reply = held.reply(&q.code)?;
        q.replies().iter().position(|r| *r == reply)
    };
    Questionnaire::builtin().questions.iter().map_while(place).collect()
}

#[test]
fn replies_shown_as_kept_survive_a_kill_and_one_lands_in_the_same_interview() {
    for round in 0..4 {
        let mut dice = Dice::of(100 + round);
        let laptop = Laptop::ready();
        let mut app = asking(&laptop);
        let pressed: Vec<usize> = (0..CLOSED).map(|_| dice.below(3)).collect();
        let wanted = dice.below(CLOSED + 1);
        app.send(&pressed.iter().map(|p| b'1' + u8::try_from(*p).unwrap()).collect::<Vec<_>>());
        app.until("replies", |f| f.number("已问 ").is_some_and(|n| n >= wanted));
        app.kill();
        let seen = app.frame.number("已问 ").unwrap();
        let kept = replies(&laptop);
        assert!(kept.len() >= seen, "round {round}: {seen} shown, {kept:?} kept");
        assert_eq!(kept, pressed[..kept.len()], "round {round}");
        let mut again = laptop.app();
        again.see(&format!("已问 {}/15", kept.len()));
        again.last("Ctrl-Q");
    }
}

#[test]
fn words_of_an_open_question_come_back_in_its_field() {
    let laptop = Laptop::ready();
    let mut app = asking(&laptop);
    app.press("End Left").see("Q14  ").type_text("师带徒和“党小组+”结合，é👍").see("草稿已存 09:05:06");
    app.kill();
    let mut again = laptop.app();
    again.see("已问 0/15").see("没有存完").press("End Left").see("师带徒和“党小组+”结合").see("已恢复");
    again.press("Enter").see("已问 1/15");
    again.kill();
    laptop.healthy();
}

#[test]
fn every_screen_of_the_end_of_a_visit_is_reopened_where_one_was() {
    let laptop = Laptop::ready();
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49").press("Space");
    for (keys, title) in [("i", "实访 0 人"), ("Esc c", "必须处理"), ("F2", "支部意见"), ("Esc c >", "导出数据包")]
    {
        app.press(keys).see(title);
        app.kill();
        laptop.healthy();
        app = laptop.app();
        app.see(title);
    }
    app.press("Esc").see("已查 1/49").press("Esc").see("进入检查");
    assert_eq!(app.last("Ctrl-Q").exit_code(), 0);
}
