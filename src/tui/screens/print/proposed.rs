//! Which form is proposed where that depends on how things stand.

use crate::documents::Given;
use crate::model::checklist::{Checklist, Step};
use crate::model::facts::Facts;
use crate::model::problem::{Problem, Stage, Status};
use crate::model::sheet::Sheet;
use crate::tui::screen::Ctx;
use crate::tui::screens::papers::words_of;
use chrono::NaiveDate;

/// Title of a checklist on paper that belongs to no visit.
const BLANK: &str = "空白互查评分表";

/// What is sent about a problem next: the rung of the ladder it has reached, or the note that it is closed off.
pub fn of_problem(facts: &Facts, id: &str, today: NaiveDate) -> &'static str {
    let Some(problem) = Problem::of(facts, id) else { return "notice" };
    if problem.status == Status::Closed {
        return "closing";
    }
    of_stage(Stage::of(facts, &problem, today))
}

/// The form of a rung.
fn of_stage(stage: Option<Stage>) -> &'static str {
    match stage {
        None => "notice",
        Some(Stage::Remind) => "remind",
        Some(Stage::Warn) => "warn",
        Some(Stage::Admonish) => "admonish",
    }
}

/// What a step of a visit fills in.
pub fn of_step(step: Step) -> &'static str {
    match step {
        Step::Hear => "hearing",
        Step::Material | Step::Site => "sheet",
        Step::Interview => "interview",
    }
}

/// Before the visit what former quarters say, afterwards what was found.
pub fn of_visit(facts: &Facts, visit: &str) -> &'static str {
    if Sheet::of_visit(facts, visit).is_empty() { "brief" } else { "sheet" }
}

/// A checklist as an empty sheet, to be read and tried on paper before a quarter uses it.
pub fn of_checklist(list: &Checklist, ctx: &Ctx) -> Option<Given> {
    let doc = crate::documents::blank_sheet(list, ctx.facts, &words_of(ctx)?);
    Some(Given { title: BLANK, name: format!("{BLANK}_{}", list.version), doc })
}
