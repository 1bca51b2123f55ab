//! Kill -9 right after a field was left or an entry made: what “已存” stood over is on the disk, whatever the form.

use super::laptop::Laptop;
use super::pty::Terminal;
use hucha::store::Store;

/// A way to write words down: from the visit at C1-02, which lost a unit and has a problem.
struct Way {
    name: &'static str,
    /// Keys to the field.
    to: &'static str,
    /// What is typed there.
    words: &'static str,
    /// The key that leaves the field or makes the entry.
    leave: &'static str,
    /// What the records say then, if not the words.
    said: Option<&'static str>,
}

const fn way(name: &'static str, to: &'static str, words: &'static str, leave: &'static str) -> Way {
    Way { name, to, words, leave, said: None }
}

const WAYS: [Way; 8] = [
    way("a remark", "b", "台账在电子文件夹，é👍", "Enter"),
    way("a note", "n", "书记说：11月补开（口头）", "Enter"),
    way("a strength", "S a", "支委会议题提前3天预告", "Enter"),
    way("the fact of a problem", "p Ctrl-A", "11月未召开支委会“无记录”", "Tab"),
    way("the suggestion of a problem", "p Tab Ctrl-A", "12月5日前补开，并建立预告制", "Tab"),
    way("who is responsible", "p Tab Tab Tab Tab Ctrl-A", "组织委员（李）", "Enter"),
    Way { said: Some("2026-10-12"), ..way("dates of meetings", "d", "10.12 11.9", "Enter") },
    way("what the branch says", "c F2 Tab", "支部认为11月会议已补开", "Tab"),
];

/// The visit, at the item.
fn at_item(laptop: &Laptop) -> Terminal {
    let mut app = laptop.app();
    app.see("生产一支部");
    if app.frame.has("进入检查") {
        app.press("Down Down Down Enter").see("已查 ");
    }
    app
}

/// Whether some record holds these words.
fn held(laptop: &Laptop, words: &str) -> bool {
    laptop.healthy();
    let facts = Store::open(&laptop.data().join("hucha.db")).unwrap().facts().unwrap();
    facts.every().any(|r| r.cells.values().any(|c| c.value == words))
}

#[test]
fn whatever_the_form_what_it_says_is_saved_is_saved() {
    let laptop = Laptop::ready();
    let mut app = at_item(&laptop);
    app.press("Alt-2").press(&"Down ".repeat(12)).see("C1-02 支部委员会会议").press("1 p F2 Up").see("2026Q4-B04-01");
    app.kill();
    for way in WAYS {
        let mut app = laptop.app();
        app.see("C1-02 支部委员会会议").press(way.to).type_text(way.words);
        assert!(!app.frame.has("已存"), "{}: nothing was saved since it was opened", way.name);
        app.press(way.leave).see("已存 09:05:06");
        app.kill();
        assert!(held(&laptop, way.said.unwrap_or(way.words)), "{}\n{}", way.name, app.frame.text());
        let mut back = laptop.app();
        back.see("2026年第四季度");
        while !back.frame.has("已查 ") {
            back.press("Esc");
        }
        back.see("C1-02");
        assert_eq!(back.last("Ctrl-Q").exit_code(), 0);
    }
}
