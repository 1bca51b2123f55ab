use super::*;
use crate::model::facts::Facts;
use crate::model::testing::{apply, quarter_with};
use crate::tui::screens::fixture::grid;
use crate::tui::testing::Harness;

/// Two strengths of B04, one of them nominated; a meeting was held.
fn facts() -> Facts {
    let visits: Vec<(&str, &[u32])> = vec![("B04", &[1])];
    let mut facts = quarter_with("2026Q4", &visits);
    for (code, words, on) in [("D1-02", "红色星期三与安全演练结合，é👍", true), ("A2-02", "党小组每半年评估", false)]
    {
        let mut act = facts.act();
        let id = strength::mark(&facts, &mut act, "2026Q4/B04", "2026Q4/B04/x-0", code, words);
        strength::nominate(&facts, &mut act, &id, on);
        apply(&mut facts, &act);
    }
    let mut act = facts.act();
    let o = Observation {
        round: "2026Q4".into(),
        branch: "B04".into(),
        date: "2026-11-18".into(),
        topic: "红色星期三现场".into(),
        attendance: "24".into(),
    };
    highlight::observe(&facts, &mut act, &o);
    apply(&mut facts, &act);
    facts
}

fn app() -> Harness {
    Harness::with(facts(), HighlightsScreen::new("2026Q4"), 80, 24)
}

#[test]
fn it_is_seen_in_every_size_and_look() {
    insta::assert_snapshot!("highlights", grid(app()));
    for (name, keys) in [("highlights_entry", "Enter"), ("highlights_meeting", "m"), ("highlights_sure", "Space F2")] {
        let mut app = app();
        app.press(keys);
        insta::assert_snapshot!(name, grid(app));
    }
}

#[test]
fn a_strength_goes_from_draft_to_the_handbook_and_stays_there() {
    let mut app = app();
    app.press("F2");
    assert!(app.screen_text().contains("没有入选"), "{}", app.screen_text());
    app.press("a Enter Space Down Space");
    let states =
        |app: &Harness| Highlight::of_round(app.app.facts(), "2026Q4").iter().map(|h| h.state).collect::<Vec<_>>();
    assert_eq!(states(&app), [State::Chosen, State::Chosen], "{}", app.screen_text());
    app.press("Up Enter").type_text("三步走").press("Tab Tab").type_text("先排班").press("Tab Ctrl-S");
    let first = Highlight::of_round(app.app.facts(), "2026Q4").remove(0);
    assert_eq!((first.parts[0].as_str(), first.parts[2].as_str()), ("三步走", "先排班"), "{}", app.screen_text());
    app.press("F2");
    assert!(app.screen_text().contains("第1期") && app.screen_text().contains("其中 2 条没"), "{}", app.screen_text());
    app.press("y");
    assert_eq!(states(&app), [State::Printed, State::Printed]);
    app.press("Space");
    assert!(app.screen_text().contains("不能改回"), "{}", app.screen_text());
    app.press("Ctrl-Z");
    assert_eq!(states(&app), [State::Chosen, State::Chosen]);
}

#[test]
fn an_observation_meeting_is_logged_with_its_branch_and_day() {
    let mut app = app();
    app.press("F8").type_text("没有这个支部").press("Tab Tab").type_text("党员示范岗").press("Ctrl-S");
    assert!(app.screen_text().contains("没有支部"), "{}", app.screen_text());
    app.press("Ctrl-A").type_text("机关一支部").press("Ctrl-S");
    let all = Observation::of_round(app.app.facts(), "2026Q4");
    assert_eq!(all.len(), 2, "{}", app.screen_text());
    assert_eq!(
        (all[1].branch.as_str(), all[1].date.as_str(), all[1].topic.as_str()),
        ("B01", "2026-11-22", "党员示范岗")
    );
}
