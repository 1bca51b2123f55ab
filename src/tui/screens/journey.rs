//! The reference visit of the design, from the first item to the bundle, with every key counted.

use super::finish::tests::{exported, stored};
use super::fixture::{SHEET, VISIT, facts};
use super::visit::VisitScreen;
use crate::model::checklist::Step;
use crate::model::decimal::Points;
use crate::model::feedback::Feedback;
use crate::model::interview::Interview;
use crate::model::problem::Problem;
use crate::model::sheet::{self, Sheet, Standing};
use crate::model::strength::Strength;

/// One unit is lost and a problem marked.
const LOST: [&str; 8] = ["A1-02", "B2-02", "C1-02", "C1-05", "D1-01", "D1-02", "E2-03", "E2-09"];
const STRENGTHS: [&str; 2] = ["A1-01", "E2-01"];

#[test]
fn the_reference_visit_takes_far_less_than_200_keys() {
    let dir = tempfile::tempdir().unwrap();
    let start = facts();
    let list = Sheet::of(&start, SHEET).unwrap().checklist(&start).unwrap();
    let mut app = stored(dir.path(), &start, VisitScreen::new(&start, SHEET));
    app.press("i");
    for _ in 0..3 {
        app.press("a Enter").press(&"Enter ".repeat(15));
    }
    app.press("Esc");
    for step in Step::ALL {
        for item in list.of_step(step) {
            let code = item.code.as_str();
            assert!(
                app.screen_text().contains(&format!("{code} {}", &item.title[..6])),
                "{code}: {}",
                app.screen_text()
            );
            if STRENGTHS.contains(&code) {
                app.press("s").type_text("做法具体、台账完整，é👍").press("Enter");
            }
            match code {
                _ if LOST.contains(&code) => app.press("1 p F2"),
                "B1-02" => app.press("x Enter"),
                _ => app.press("Space"),
            };
        }
    }
    app.press("c F2 F2 F2").finish_jobs();
    println!("keys of the reference visit: {}", app.keys());
    assert!(app.keys() <= 130, "{} keys", app.keys());
    let facts = app.app.facts();
    assert_eq!((Problem::of_sheet(facts, SHEET).len(), Strength::of_visit(facts, VISIT).len()), (8, 2));
    assert_eq!(Interview::of_sheet(facts, SHEET).len(), 3);
    assert!(Feedback::of(facts, VISIT).given());
    let totals = Sheet::of(facts, SHEET).unwrap().totals(facts).unwrap();
    let Standing::Score { score, .. } = sheet::standing(facts, VISIT) else { panic!("it is finalised") };
    assert_eq!(Some(score), totals.score);
    assert!(totals.lost > Points::ZERO && totals.unanswered == 0);
    assert_eq!(exported(dir.path()).len(), 5);
}
