//! From a finding to the screen where it can be mended.

use crate::model::check::Place;
use crate::model::facts::Facts;
use crate::tui::screen::Cmd;
use crate::tui::screens::interviews::InterviewsScreen;
use crate::tui::screens::ledger::LedgerScreen;
use crate::tui::screens::notes::NotesScreen;
use crate::tui::screens::problem_form::ProblemForm;
use crate::tui::screens::stages::Stage;
use crate::tui::screens::strengths::StrengthsScreen;
use crate::tui::screens::visit::VisitScreen;

/// Opens the place; Esc there comes back to the check.
pub fn to(place: &Place, sheet: &str, facts: &Facts) -> Vec<Cmd> {
    vec![match place {
        Place::Item(code) => Cmd::push(VisitScreen::new(facts, sheet).at(code).mending()),
        Place::Problem(id) => Cmd::push(ProblemForm::edit(facts, id)),
        Place::Interviews => Cmd::push(InterviewsScreen::new(sheet)),
        Place::Note(id) if facts.value("note", id, "state") == "false" => Cmd::push(NotesScreen::new(sheet)),
        Place::Note(id) => Cmd::push(VisitScreen::new(facts, sheet).at(id).mending()),
        Place::Strengths => Cmd::push(StrengthsScreen::new(sheet)),
        Place::Feedback => Stage::Feedback.go(sheet),
        Place::Sheet => Cmd::push(LedgerScreen::new(sheet)),
    }]
}
