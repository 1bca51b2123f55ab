//! From the words of [`Screen::place`] back to the screen.

use super::case::CaseScreen;
use super::check::CheckScreen;
use super::duty::DutyScreen;
use super::feedback::FeedbackScreen;
use super::finish::FinishScreen;
use super::interview::InterviewScreen;
use super::interviews::InterviewsScreen;
use super::lookback::LookbackScreen;
use super::pairing::PairScreen;
use super::review::ReviewScreen;
use super::visit::VisitScreen;
use crate::model::facts::Facts;
use crate::tui::screen::Screen;

/// The screen of a place; none if what it was about is not there any more.
pub fn again(place: &str, facts: &Facts) -> Option<Box<dyn Screen>> {
    Some(match place.split('/').next()? {
        "visit" => Box::new(VisitScreen::from_place(place, facts)?),
        "interviews" => Box::new(InterviewsScreen::from_place(place, facts)?),
        "interview" => Box::new(InterviewScreen::from_place(place, facts)?),
        "case" => Box::new(CaseScreen::from_place(place, facts)?),
        "lookback" => Box::new(LookbackScreen::from_place(place, facts)?),
        "review" => Box::new(ReviewScreen::from_place(place, facts)?),
        "check" => Box::new(CheckScreen::from_place(place, facts)?),
        "feedback" => Box::new(FeedbackScreen::from_place(place, facts)?),
        "finish" => Box::new(FinishScreen::from_place(place, facts)?),
        "pair" => Box::new(PairScreen::from_place(place, facts)?),
        "duty" => Box::new(DutyScreen::from_place(place)?),
        _ => return None,
    })
}
