use super::PairsScreen;
use crate::model::pairing::{Contact, Goal, Pair, Task};
use crate::tui::screens::fixture::grid;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::problems::tests::lively;
use crate::tui::testing::Harness;

/// The list of pairs of the demonstration, the running one selected.
fn pairs() -> Harness {
    let mut app = Harness::with(lively(), HomeScreen::new("2026Q4"), 80, 24);
    app.press("f Down Down");
    app
}

fn page(keys: &str) -> Harness {
    let mut app = pairs();
    app.press("Enter").press(keys);
    app
}

fn pair(app: &Harness) -> Pair {
    Pair::live(app.app.facts(), "B04").unwrap()
}

#[test]
fn pairs_and_each_page_of_one_in_every_size_and_look() {
    insta::assert_snapshot!("pairs", grid(pairs()));
    insta::assert_snapshot!("contract", grid(page("")));
    insta::assert_snapshot!("plan", grid(page("2")));
    insta::assert_snapshot!("ledger", grid(page("3")));
    insta::assert_snapshot!("clocks", grid(page("4")));
    insta::assert_snapshot!("entry", grid(page("3 a Enter")));
}

#[test]
fn r061_to_r064_insert_draws_up_what_the_organisation_names() {
    let mut facts = crate::model::testing::facts_with(&[]);
    let mut act = facts.act();
    crate::model::org::Org::builtin().adopt(&facts, &mut act);
    crate::model::testing::apply(&mut facts, &act);
    let mut app = Harness::with(facts, PairsScreen::default(), 80, 24);
    assert!(app.screen_text().contains("按 a（或 Insert）"), "{}", app.screen_text());
    app.press("Insert");
    assert_eq!(Pair::all(app.app.facts()).len(), 4);
    app.press("Insert");
    assert!(app.screen_text().contains("都已结对"), "{}", app.screen_text());
}

#[test]
fn an_entry_written_in_the_app_moves_the_clock_and_the_strip() {
    let mut app = page("4");
    assert!(app.screen_text().contains("11月 下沉1/2次  抽查2/4周  月报无"), "{}", app.screen_text());
    app.press("a Enter Tab").type_text("看党费台账é👍").press("Ctrl-S");
    assert!(app.screen_text().contains("下沉2/2次"), "{}", app.screen_text());
    let last = Contact::of_pair(app.app.facts(), &pair(&app).id).pop().unwrap();
    assert_eq!((last.kind.as_str(), last.text.as_str()), ("visit", "看党费台账é👍"));
    app.press("Ctrl-Z");
    assert!(app.screen_text().contains("下沉1/2次"), "{}", app.screen_text());
}

#[test]
fn enter_on_a_row_does_its_next_thing() {
    let mut app = page("3");
    app.press("Enter").type_text("已与书记商定，周五补齐").press("Ctrl-S");
    assert!(app.screen_text().contains("已落实"), "{}", app.screen_text());
    app.press("2 Down Down Enter Ctrl-S");
    let tasks = Task::of_pair(app.app.facts(), &pair(&app).id);
    assert_eq!(tasks[0].done.map(|d| d.to_string()).as_deref(), Some("2026-11-22"));
    app.press("1 Home Down Down Down Down Down Down Down Enter").type_text("96%").press("Tab Right Ctrl-S");
    let goals = Goal::of_pair(app.app.facts(), &pair(&app).id);
    assert!(goals.iter().any(|g| g.actual == "96%"), "{goals:?}");
}

#[test]
fn what_the_rules_refuse_is_said_at_the_form() {
    let mut app = page("");
    app.press("Enter Ctrl-S");
    assert!(app.screen_text().contains("已有一方签字"), "{}", app.screen_text());
    app.press("Esc a").type_text("期末验收").press("Enter Ctrl-S");
    assert!(app.screen_text().contains("才满"), "the term is not over: {}", app.screen_text());
}

#[test]
fn reopening_lands_on_the_same_pair() {
    let app = page("");
    let place = format!("pair/{}", pair(&app).id);
    let facts = app.app.facts();
    assert!(crate::tui::screens::places::again(&place, facts).is_some());
    assert!(crate::tui::screens::places::again("pair/gone", facts).is_none());
}

#[test]
fn r070_r092_a_score_given_here_feeds_the_plate_and_amb19_asks_for_a_second_signature() {
    let mut app = page("4 a");
    app.type_text("帮扶成效打分").press("Enter Tab").type_text("83.5").press("Ctrl-S");
    assert!(app.screen_text().contains("帮扶得分83.50 达标"), "{}", app.screen_text());
    let lines = crate::model::plate::lines(app.app.facts(), "2026Q4");
    let help = lines.iter().find(|l| l.branch == "B04").unwrap().inputs.help;
    assert_eq!(help.points().map(|p| p.to_string()).as_deref(), Some("83.50"));
    let mut app = Harness::with(lively(), HomeScreen::new("2026Q4"), 80, 24);
    app.press("f Home Enter a").type_text("帮扶成效打分").press("Enter Tab").type_text("83.5").press("Ctrl-S");
    let text = app.screen_text();
    assert!(text.contains("第二签字人") && app.app.facts().get("external", "2026Q4/B02/help").is_none(), "{text}");
}

#[test]
fn r133_replies_by_hand_are_anonymous_and_few_are_not_shown() {
    let mut app = page("");
    for n in 0..5 {
        app.press("a").type_text("收一份").press("Enter");
        if n == 0 {
            app.press("Tab Tab").type_text("36");
        }
        app.press("Ctrl-S");
        let hidden = app.screen_text().contains("不显示结果");
        assert_eq!(hidden, n < 4, "{n}: {}", app.screen_text());
    }
    assert_eq!(app.app.facts().all("survey").count(), 1, "one survey a day");
    assert!(app.app.facts().all("reply").all(|r| r.cells.keys().all(|k| !k.contains("person"))));
}
