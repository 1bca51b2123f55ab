use super::*;
use crate::model::facts::Facts;
use crate::model::plate::{in_force, lines};
use crate::model::testing::{add_quarter, put, quarter_with};
use crate::tui::screens::fixture::grid;
use crate::tui::testing::Harness;

/// Two quarters of six branches with everything that can be: a tie, a sheet to reconcile, no visit, plates given.
fn facts() -> Facts {
    let before: Vec<(&str, &[u32])> =
        vec![("B01", &[3]), ("B02", &[5]), ("B03", &[1]), ("B04", &[9]), ("B05", &[40]), ("B06", &[2])];
    let now: Vec<(&str, &[u32])> = vec![("B01", &[1]), ("B02", &[5]), ("B03", &[5]), ("B04", &[2, 4]), ("B05", &[30])];
    let mut facts = quarter_with("2026Q3", &before);
    add_quarter(&mut facts, "2026Q4", &now);
    for b in 1..=6 {
        for n in 0..2 {
            let id = format!("p-{b}{n}");
            put(&mut facts, "person", &id, "name", ["张三é", "李四👍"][n]);
            put(&mut facts, "person", &id, "branch", &format!("B0{b}"));
        }
        for (kind, score) in [("star", "85"), ("help", "80")] {
            for round in ["2026Q3", "2026Q4"] {
                let id = format!("{round}/B0{b}/{kind}");
                put(&mut facts, "external", &id, "round", round);
                put(&mut facts, "external", &id, "score", if b == 5 { "45" } else { score });
                put(&mut facts, "external", &id, "second", "周正");
            }
        }
    }
    put(&mut facts, "round", "2026Q3", "unpaired", "reweight");
    facts
}

fn app() -> Harness {
    Harness::with(facts(), QuarterScreen::new("2026Q4"), 80, 24)
}

#[test]
fn every_tab_is_seen_in_every_size_and_look() {
    for (name, keys) in [
        ("rank", ""),
        ("plates", "2"),
        ("heat", "3"),
        ("quarters", "4"),
        ("plan", "5"),
        ("proposed", "5 Enter Enter"),
        ("charts", "6"),
    ] {
        let mut app = app();
        app.press(keys);
        insta::assert_snapshot!(format!("quarter_{name}"), grid(app));
    }
}

#[test]
fn the_plate_waits_and_says_what_is_missing_then_is_given_and_can_be_undone() {
    let mut app = Harness::with(facts(), QuarterScreen::new("2026Q4"), 80, 24);
    app.press("2 Enter");
    app.type_text("评定").press("Enter");
    let text = app.screen_text();
    assert!(text.contains("还不能亮牌") && text.contains("2份评分表待合议"), "{text}");
    let mut app = Harness::with(facts(), QuarterScreen::new("2026Q3"), 80, 24);
    app.press("2 Enter").type_text("评定").press("Enter");
    assert!(lines(app.app.facts(), "2026Q3").iter().all(|l| in_force(&l.log).is_some()), "{}", app.screen_text());
    assert!(app.screen_text().contains("争先牌") && app.screen_text().contains("示范牌"));
    app.press("Ctrl-Z");
    assert!(lines(app.app.facts(), "2026Q3").iter().all(|l| l.log.is_empty()));
}

#[test]
fn scores_are_typed_in_with_full_width_digits_and_refused_with_the_reason() {
    let mut app = app();
    app.press("2 Enter Enter Ctrl-A").type_text("９１。5").press("Enter");
    assert_eq!(app.app.facts().value("external", "2026Q4/B01/star", "score"), "91.50");
    app.press("Enter Enter Ctrl-A").type_text("101").press("Enter");
    assert!(app.screen_text().contains("101"), "{}", app.screen_text());
    app.press("Enter");
    assert_eq!(app.app.facts().value("external", "2026Q4/B01/star", "score"), "91.50");
}

#[test]
fn a_table_of_scores_is_previewed_and_taken_in_and_a_wrong_one_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("星级.csv");
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    let mut app = app();
    let import = |app: &mut Harness| {
        app.press("2 Enter").type_text("导入星级").press("Enter").paste(&path.display().to_string());
        app.press("Enter").finish_jobs();
    };
    write("季度,支部,得分\n2026Q4,机关一支部,９１。5\n2026Q4,B02,四星\n");
    import(&mut app);
    assert!(app.screen_text().contains("没有换算表"), "{}", app.screen_text());
    write("季度,支部,得分\n2026Q4,机关一支部,９１。5\n");
    app.press("Enter");
    import(&mut app);
    assert!(app.screen_text().contains("改动 1 处") || app.screen_text().contains("改为"), "{}", app.screen_text());
    assert_eq!(app.app.facts().value("external", "2026Q4/B01/star", "score"), "85");
    app.press("F2");
    assert_eq!(app.app.facts().value("external", "2026Q4/B01/star", "score"), "91.50");
}

/// AMB-6 and AMB-17 from the app: a table of stars is written with its reason, and stars are scores from then on.
#[test]
fn stars_and_the_veto_list_are_rules_of_the_quarter_with_a_reason() {
    let mut app = app();
    app.press("2 Enter").type_text("换算").press("Enter").type_text("五星=95").press("Tab Ctrl-S");
    assert!(app.app.facts().all("setting").next().is_none(), "no reason: {}", app.screen_text());
    app.type_text("考核办法é👍").press("Ctrl-S");
    assert_eq!(app.app.facts().value("setting", "2026Q4/star.map", "value"), "五星=95", "{}", app.screen_text());
    app.press("Enter Enter Ctrl-A").type_text("五星").press("Enter");
    assert_eq!(app.app.facts().value("external", "2026Q4/B01/star", "score"), "95.00");
    app.press("Enter")
        .type_text("否决")
        .press("Enter")
        .type_text("支委会")
        .press("Tab")
        .type_text("试")
        .press("Ctrl-S");
    assert!(app.screen_text().contains("不是指标编号"), "{}", app.screen_text());
}

#[test]
fn charts_show_the_figures_of_the_ranking() {
    let mut app = Harness::with(facts(), QuarterScreen::new("2026Q4"), 120, 40);
    app.press("6");
    let (text, data) = (app.screen_text(), facts());
    let history = rank::History::up_to(&data, "2026Q4", QUARTERS);
    for line in rank::lines(&data, "2026Q4", &history, Ties::Shared) {
        let bar = text.lines().find(|l| l.contains(&line.name) && (l.contains('[') || l.contains("没有最终得分")));
        let bar = bar.unwrap_or_else(|| panic!("{} has no row:\n{text}", line.name));
        assert!(line.score.is_none_or(|s| bar.contains(&s.to_string())), "{bar}");
    }
    assert!(text.contains("26Q3 26Q4") && text.contains("基本组织"), "{text}");
}

#[test]
fn the_choice_for_unpaired_branches_is_made_by_a_person() {
    let mut app = app();
    app.press("2 Enter Down Enter").type_text("折算").press("Enter");
    assert_eq!(app.app.facts().value("round", "2026Q4", "unpaired"), "reweight");
}

#[test]
fn a_plan_is_proposed_another_asked_for_and_one_accepted() {
    let mut facts = facts();
    crate::model::round::open(&facts.clone(), &mut facts.act(), "2027Q1", "", "");
    put(&mut facts, "round", "2027Q1", "state", "open");
    let mut app = Harness::with(facts, QuarterScreen::new("2027Q1"), 80, 24);
    app.press("5 Enter Enter");
    assert!(app.screen_text().contains("种子 20271"), "{}", app.screen_text());
    app.press("Enter Down Enter");
    assert!(app.screen_text().contains("种子 20272"), "{}", app.screen_text());
    assert_eq!(app.app.facts().under("member", "2027Q1").count(), 0, "a proposal changes nothing");
    app.press("Enter Enter");
    assert_eq!(app.app.facts().under("member", "2027Q1").count(), 18);
    assert!(app.screen_text().contains("安排符合规则"), "{}", app.screen_text());
}

#[test]
fn striving_is_never_coloured_as_an_honour() {
    use crate::tui::look::Look;
    let mut app = Harness::with(facts(), QuarterScreen::new("2026Q3"), 120, 40);
    app.press("2");
    let style = app.style_of("争先牌").unwrap();
    assert_eq!(style.fg, Look::Dark.of_role(Role::Bad).fg);
    assert_ne!(style.fg, app.style_of("示范牌").unwrap().fg);
}

#[test]
fn wide_heat_tables_are_gone_through_by_columns() {
    let mut facts = facts();
    for n in 7..40 {
        put(&mut facts, "branch", &format!("B{n:02}"), "name", "某支部");
    }
    let mut app = Harness::with(facts, QuarterScreen::new("2026Q4"), 80, 24);
    app.press("3");
    assert!(app.screen_text().contains("B01") && !app.screen_text().contains("B20"));
    app.press("Right Right Right");
    assert!(!app.screen_text().contains("B03 ") && app.screen_text().contains("B04"));
    app.press("Left Left Left Left");
    assert!(app.screen_text().contains("B01"));
}
