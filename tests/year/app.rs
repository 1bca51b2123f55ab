//! The same year opened in the app: what the command line says is what the screens show.

use super::place::Place;
use hucha::model::plate::Plate;
use hucha::store::Store;
use hucha::text::Lang;
use hucha::tui::screens::home::HomeScreen;
use hucha::tui::store_door::StoreDoor;
use hucha::tui::testing::Harness;
use serde_json::Value;

/// The app on the data of the year, at the end of it.
fn app(place: &Place) -> Harness<StoreDoor> {
    let store = Store::open(&place.path("data").join("hucha.db")).unwrap();
    let owner = store.local("owner").unwrap().unwrap_or_default();
    let clock = || chrono::DateTime::parse_from_rfc3339("2026-12-31T09:05:06+08:00").unwrap();
    let door = StoreDoor::new(store, owner, None, Lang::Zh, Box::new(clock));
    Harness::on(door, HomeScreen::new("2026Q4"), 120, 40)
}

/// The row of a branch on the screen.
fn row(text: &str, name: &str) -> String {
    text.lines().find(|l| l.contains(name)).unwrap_or_else(|| panic!("{name} is not in\n{text}")).to_string()
}

fn list(place: &Place, args: &[&str]) -> Vec<Value> {
    place.json(args).as_array().unwrap().clone()
}

pub fn seen(place: &Place) {
    // Before the app holds the data: two windows never do.
    let ranking = list(place, &["rank", "--round", "2026Q4"]);
    let plates = list(place, &["plates", "--round", "2026Q4"]);
    let mut app = app(place);
    let name = |app: &Harness<StoreDoor>, v: &Value| {
        app.app.facts().value("branch", v["branch"].as_str().unwrap(), "name").to_string()
    };
    app.press("t");
    for line in &ranking {
        let row = row(&app.screen_text(), &name(&app, line));
        for part in [line["rank"].to_string(), line["score"].as_str().unwrap().to_string()] {
            assert!(row.contains(&part), "{part} is not in {row}");
        }
    }
    app.press("2");
    for line in &plates {
        let row = row(&app.screen_text(), &name(&app, line));
        let plate = Plate::parse(line["given"].as_str().unwrap()).unwrap().name(Lang::Zh);
        for part in [line["composite"].as_str().unwrap(), plate] {
            assert!(row.contains(part), "{part} is not in {row}");
        }
    }
    let hint = plates[0]["hints"][0].as_str().unwrap();
    assert!(app.screen_text().contains(hint), "{hint}:\n{}", app.screen_text());
    app.press("4");
    let heat = row(&app.screen_text(), "A1-01");
    assert!(
        app.screen_text().contains("26Q1") && heat.trim_end().ends_with("23"),
        "6.5 + 6 + 6.5 + 4 after the late correction: {heat}"
    );
    app.press("6");
    assert!(row(&app.screen_text(), "机关一支部").contains("100.00"), "{}", app.screen_text());
    app.press("Esc s");
    assert!(
        app.screen_text().contains("补课三步走") && app.screen_text().contains("手册第1期"),
        "{}",
        app.screen_text()
    );
    app.press("Esc w");
    let text = app.screen_text();
    assert!(
        text.contains("已关闭")
            && text.contains("反馈表已签，待补录")
            && row(&text, "~ 质检党支部").contains("现在 互查99.50"),
        "{text}"
    );
}
