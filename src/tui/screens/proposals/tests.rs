use super::ProposalsScreen;
use crate::journal::Key;
use crate::store::{Edited, Heading, Matter, Source, Store};
use crate::tui::screens::disputed::{VISIT, WANG, app, in_peace, store_of};
use crate::tui::screens::fixture::grid;
use crate::tui::screens::home::HomeScreen;
use crate::tui::store_door::StoreDoor;
use crate::tui::testing::Harness;

/// An edit of a cell as a table gives it.
fn edit(store: &Store, key: (&str, &str, &str), matter: Matter, value: &str) -> Edited {
    let key = Key::new(key.0, key.1, key.2);
    let heads = store.heads(&key).unwrap();
    Edited {
        file: format!("{}s.csv", key.entity),
        sha256: "ab12".into(),
        line: 2,
        matter,
        base: heads.value().into(),
        value: value.into(),
        why: String::new(),
        pred: heads.hashes(),
        clock: heads.list().iter().map(|h| h.lamport).max().unwrap_or(0),
        key,
    }
}

/// A date that was changed, a name that a spreadsheet spoilt, and a strength that was added.
fn store() -> Store {
    let (mut store, _) = in_peace();
    let row = r#"[["visit","2026Q4/B04"],["text","支委会记录规范，é👍"]]"#;
    let edits = [
        edit(&store, ("visit", VISIT, "date"), Matter::Change, "2026-11-23"),
        edit(&store, ("branch", "B04", "name"), Matter::Damage, "#NAME?"),
        Edited { line: 3, ..edit(&store, ("strength", "nBCDFGHJK", ""), Matter::New, row) },
    ];
    let heading = Heading { at: "2026-11-21T09:00:00+08:00".into(), ..Heading::default() };
    let fresh = || Ok("xRRRRR".into());
    store
        .take_in(Some(&heading), fresh, |intake| {
            let done: Result<_, ()> = intake
                .bundle(&Source::default(), |i| edits.iter().try_for_each(|e| i.propose(e).map(|_| ())).map(Ok))?;
            assert!(done.is_ok());
            Ok((true, ()))
        })
        .unwrap();
    store
}

fn home() -> Harness<StoreDoor> {
    app(store(), WANG, HomeScreen::new("2026Q4"))
}

fn date(app: &Harness<StoreDoor>) -> String {
    app.app.facts().value("visit", VISIT, "date").to_string()
}

#[test]
fn home_says_that_edits_wait_and_one_key_leads_to_them() {
    let mut app = home();
    assert!(app.screen_text().contains("有 2 处手工改动待决定"), "{}", app.screen_text());
    app.press("=");
    let screen = app.screen_text();
    for part in ["2 处改动待决定", "损坏或看不明白的 1 处", "2026-11-23", "检查日期", "新行", "原值：2026-11-22"]
    {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn an_edit_is_accepted_with_who_and_why_and_undo_takes_it_back() {
    let mut app = home();
    app.press("= Enter Ctrl-A Backspace Enter");
    assert!(app.screen_text().contains("请填写内容"), "{}", app.screen_text());
    app.type_text("赵强").press("Enter Ctrl-A").type_text("电话核实，é👍").press("Enter").finish_jobs();
    assert_eq!(date(&app), "2026-11-23");
    assert!(app.screen_text().contains("1 处改动待决定"), "{}", app.screen_text());
    let import = app.app.facts().all("import").next().unwrap().clone();
    assert_eq!((import.get("made_by"), import.get("file")), ("赵强", "visits.csv"));
    app.press("Ctrl-Z");
    assert_eq!(date(&app), "2026-11-22");
    let store = store_of(app);
    assert!(store.all_proposals().unwrap().iter().any(|p| p.decided.reason == "电话核实，é👍"));
}

#[test]
fn all_are_accepted_or_refused_at_once_and_what_is_spoilt_stays_as_it_was() {
    let mut app = home();
    app.press("= b Down Enter Enter").finish_jobs();
    assert_eq!((date(&app).as_str(), app.app.facts().all("strength").count()), ("2026-11-22", 0));
    assert!(app.screen_text().contains("0 处改动待决定"), "{}", app.screen_text());
    app.press("b");
    assert!(app.screen_text().contains("不用决定"), "{}", app.screen_text());
    let mut app = home();
    app.press("= b Enter").type_text("赵强").press("Enter Enter").finish_jobs();
    assert_eq!((date(&app).as_str(), app.app.facts().all("strength").count()), ("2026-11-23", 1));
    assert_eq!(app.app.facts().value("branch", "B04", "name"), "生产一支部");
}

#[test]
fn one_edit_is_refused_and_the_others_wait() {
    let mut app = home();
    app.press("= Delete").type_text("没有这回事").press("Enter").finish_jobs();
    assert_eq!(date(&app), "2026-11-22");
    assert!(app.screen_text().contains("1 处改动待决定"), "{}", app.screen_text());
}

#[test]
fn the_screens_are_seen_in_every_size_and_look() {
    let shown = |keys: &str| {
        let mut app = home();
        app.press(keys);
        grid(app)
    };
    insta::assert_snapshot!("home_with_edits", shown("Esc"));
    insta::assert_snapshot!("edits", shown("="));
    insta::assert_snapshot!("edit_new_row", shown("= Down Down"));
    insta::assert_snapshot!("edit_who", shown("= Enter"));
    insta::assert_snapshot!("edits_all", shown("= b"));
    insta::assert_snapshot!("no_edits", grid(app(in_peace().0, WANG, ProposalsScreen::default())));
}
