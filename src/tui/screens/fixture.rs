//! A quarter to test screens with: one branch, one inspector, an empty sheet, and a former quarter that has a result.

use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::interview::Questionnaire;
use crate::model::problem::{self, Class, NewProblem};
use crate::model::scoring::Answer;
use crate::model::testing::{apply, put};
use crate::model::{round, sheet, visit};
use crate::text::Lang;
use crate::tui::look::Look;
use crate::tui::screen::Screen;
use crate::tui::testing::Harness;

/// The sheet to fill in.
pub const SHEET: &str = "2026Q4/B04/xBCDFG-1";
/// Its visit.
pub const VISIT: &str = "2026Q4/B04";

/// The facts. 2026Q3 is finalised: C1-02 lost one unit and has a problem.
pub fn facts() -> Facts {
    let mut facts = Facts::new("xBCDFG", 1);
    for (id, name) in [("B03", "设备党支部"), ("B04", "生产一支部")] {
        put(&mut facts, "branch", id, "name", name);
    }
    put(&mut facts, "person", "xBCDFG-1", "name", "王芳");
    put(&mut facts, "person", "xBCDFG-1", "branch", "B03");
    let (list, questions) = (Checklist::builtin(), Questionnaire::builtin());
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    questions.adopt(&facts, &mut act);
    for quarter in ["2026Q3", "2026Q4"] {
        round::open(&facts, &mut act, quarter, &list.version, &questions.version);
    }
    apply(&mut facts, &act);
    open(&mut facts, "2026Q3", "2026-08-20");
    former(&mut facts, &list);
    open(&mut facts, "2026Q4", "2026-11-22");
    facts
}

fn open(facts: &mut Facts, quarter: &str, date: &str) {
    let mut act = facts.act();
    let id = visit::add(facts, &mut act, quarter, "B04", date).unwrap();
    sheet::open(facts, &mut act, &id, "xBCDFG-1");
    apply(facts, &act);
}

fn former(facts: &mut Facts, list: &Checklist) {
    let id = "2026Q3/B04/xBCDFG-1";
    let mut act = facts.act();
    for i in &list.indicators {
        let answer = if i.code == "C1-02" { Answer::deduct(1) } else { Answer::ok() };
        sheet::answer(facts, &mut act, id, &i.code, &answer).unwrap();
    }
    let new = NewProblem {
        sheet: id.into(),
        round: "2026Q3".into(),
        branch: "B04".into(),
        code: "C1-02".into(),
        fact: "7月未召开支委会，é👍无记录".into(),
        suggestion: "按月召开支委会".into(),
        class: Some(Class::Dated),
        responsible: "组织委员".into(),
        due: "2026-08-31".into(),
        ..NewProblem::default()
    };
    problem::mark(facts, &mut act, &new);
    apply(facts, &act);
    put(facts, "sheet", id, "state", "final");
}

/// The app on a screen, 80×24.
pub fn app(facts: Facts, first: impl Screen + 'static) -> Harness {
    Harness::with(facts, first, 80, 24)
}

/// Every look a screen is to be seen in: small and large, without colour, in English.
pub fn grid<D: crate::tui::door::Door>(app: Harness<D>) -> String {
    let mut app = app;
    let mut shots = vec![app.screen_text()];
    app.resize(120, 40);
    shots.push(app.screen_text());
    app.resize(80, 24);
    let mono = app.shown(Lang::Zh, Look::Mono);
    assert_eq!(mono.screen_text(), shots[0], "colour is never the only signal");
    let mut english = mono.shown(Lang::En, Look::Light);
    shots.push(english.screen_text());
    english.resize(120, 40);
    shots.push(english.screen_text());
    shots.join("\n=====\n")
}
