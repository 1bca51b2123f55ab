//! Kill -9 at any moment of a visit. What the screen had shown as saved is on the disk, and what is on the disk is
//! what was typed, up to some act and never half of one.

use super::dice::Dice;
use super::laptop::Laptop;
use super::pty::{Frame, Terminal};
use hucha::model::checklist::{Checklist, Indicator, Step};
use hucha::model::problem::Problem;
use hucha::model::sheet::Sheet;
use hucha::model::strength::Strength;
use hucha::store::Store;

/// Rounds of the ordinary test; `HUCHA_ROUNDS` asks for more, `HUCHA_SEED` for others.
const ROUNDS: u64 = 12;
/// Items that one round goes through.
const ITEMS: usize = 7;

/// One act of an inspector: one key or one text.
#[derive(Debug, Clone, PartialEq)]
enum Deed {
    Answer(String, &'static str),
    Problem(String),
    Strength(String),
}

/// What is known of the visit, in the order in which it is looked at.
#[derive(Debug, Default, Clone, PartialEq)]
struct State {
    answers: Vec<(String, String)>,
    problems: Vec<String>,
    strengths: Vec<String>,
}

impl State {
    fn take(&mut self, deed: &Deed) {
        match deed {
            Deed::Answer(code, verdict) => self.answers.push((code.clone(), (*verdict).into())),
            Deed::Problem(code) => self.problems.push(code.clone()),
            Deed::Strength(words) => self.strengths.push(words.clone()),
        }
    }

    /// Every deed adds one to this.
    fn count(&self) -> usize {
        self.answers.len() + self.problems.len() + self.strengths.len()
    }
}

/// The items in the order in which one key after the other leads through them.
fn in_order() -> Vec<Indicator> {
    let list = Checklist::builtin();
    Step::ALL.into_iter().flat_map(|s| list.of_step(s).cloned().collect::<Vec<_>>()).collect()
}

/// What the command line and the records say after a kill.
fn on_disk(laptop: &Laptop) -> State {
    laptop.healthy();
    let shown = laptop.sheet("B04");
    let verdict = |code: &str| {
        let item = shown["items"].as_array().unwrap().iter().find(|i| i["code"] == code).unwrap();
        item["verdict"].as_str().unwrap().to_string()
    };
    let answers = in_order().into_iter().map(|i| (i.code.clone(), verdict(&i.code))).filter(|a| !a.1.is_empty());
    let facts = Store::open(&laptop.data().join("hucha.db")).unwrap().facts().unwrap();
    let sheet = Sheet::of_visit(&facts, "2026Q4/B04").remove(0);
    State {
        answers: answers.collect(),
        problems: Problem::of_sheet(&facts, &sheet.id).into_iter().map(|p| p.code).collect(),
        strengths: Strength::of_visit(&facts, "2026Q4/B04").into_iter().map(|s| s.text).collect(),
    }
}

/// How many deeds a frame of the visit shows. It draws only what the store has committed.
fn shown(frame: &Frame) -> Option<usize> {
    Some(frame.number("已查 ")? + frame.number("  问题 ")? + frame.number("  优点 ")?)
}

/// Deeds and the bytes that do them, from this item on.
fn plan(dice: &mut Dice, from: usize, round: u64) -> (Vec<Deed>, Vec<u8>) {
    let (mut deeds, mut bytes) = (Vec::new(), Vec::new());
    for item in in_order().into_iter().skip(from).take(ITEMS) {
        let fate = dice.below(6);
        if fate == 0 {
            let words = format!("第{round}轮：{}有台账，é👍", item.code);
            bytes.extend(format!("s{words}\r").bytes());
            deeds.push(Deed::Strength(words));
        }
        if fate == 1 {
            bytes.extend(b"1p\x13");
            deeds.extend([Deed::Answer(item.code.clone(), "deduct"), Deed::Problem(item.code)]);
        } else {
            bytes.push(b' ');
            deeds.push(Deed::Answer(item.code, "ok"));
        }
    }
    (deeds, bytes)
}

/// Selects the first item that is not answered.
fn to_first_open(app: &mut Terminal, done: usize) {
    let items = in_order();
    let step = items[done].step;
    let number = Step::ALL.iter().position(|s| *s == step).unwrap() + 1;
    let row = items[..done].iter().filter(|i| i.step == step).count();
    app.press(&format!("Alt-{number} Home")).press(&"Down ".repeat(row));
}

/// Opens the app where one was: in the visit, or for the first time on home.
fn open(laptop: &Laptop, before: &State) -> Terminal {
    let mut app = laptop.app();
    app.see("生产一支部");
    if !app.frame.has("已查 ") {
        app.press("Down Down Down Enter").see("已查 ");
    }
    assert_eq!(shown(&app.frame), Some(before.count()), "reopened:\n{}", app.frame.text());
    app
}

fn round(laptop: &Laptop, round: u64, before: &State, seed: u64) -> State {
    let mut dice = Dice::of(seed.wrapping_add(round));
    let mut app = open(laptop, before);
    to_first_open(&mut app, before.answers.len());
    let (deeds, bytes) = plan(&mut dice, before.answers.len(), round);
    let wanted = before.count() + dice.below(deeds.len() + 1);
    app.send(&bytes);
    app.until(&format!("{wanted} deeds"), |f| shown(f).is_some_and(|n| n >= wanted));
    app.kill();
    let seen = shown(&app.frame).unwrap_or(wanted).max(wanted) - before.count();
    assert!(seen == 0 || app.frame.has("已存 09:05:06"), "{}", app.frame.text());
    let disk = on_disk(laptop);
    let saved = disk.count() - before.count();
    assert!(saved >= seen, "round {round}: {seen} were shown as saved, {saved} are there: {disk:?}");
    let mut expected = before.clone();
    deeds[..saved].iter().for_each(|d| expected.take(d));
    assert_eq!(disk, expected, "round {round}");
    disk
}

#[test]
fn what_was_shown_as_saved_survives_a_kill_at_any_moment() {
    let rounds = std::env::var("HUCHA_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let seed = std::env::var("HUCHA_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    println!("{rounds} rounds, HUCHA_SEED={seed}");
    let mut laptop = Laptop::ready();
    let mut state = State::default();
    for n in 0..rounds {
        if state.answers.len() + ITEMS > in_order().len() {
            (laptop, state) = (Laptop::ready(), State::default());
        }
        state = round(&laptop, n, &state, seed);
    }
}

/// A text that was typed but not accepted.
#[test]
fn typed_text_is_safe_after_a_pause_and_comes_back_where_it_was() {
    let laptop = Laptop::ready();
    let mut app = laptop.app();
    app.see("2026年第四季度").press("Down Down Down Enter").see("已查 0/49").press("Space Space b");
    app.type_text("会议记录缺签到表，é👍").paste("党小组\r\n第二行（粘贴）").see("草稿已存 09:05:06");
    app.kill();
    assert!(laptop.sheet("B04")["items"].as_array().unwrap().iter().all(|i| i["note"] == ""), "not accepted yet");
    laptop.healthy();
    let mut again = laptop.app();
    again.see("已查 2/49").see("没有存完").press("b").see("会议记录缺签到表").see("已恢复");
    again.press("Enter").see("已存");
    again.kill();
    let sheet = laptop.sheet("B04");
    let note = sheet["items"].as_array().unwrap().iter().find(|i| i["note"] != "").unwrap();
    assert_eq!(note["code"], "C1-06", "the item that was selected");
    assert_eq!(note["note"], "会议记录缺签到表，é👍党小组 第二行（粘贴）");
}
