//! The end of a visit in three stages beside each other: check, feedback, finish. They take each other's place, so
//! that Esc always leads back to the visit.

use super::check::CheckScreen;
use super::feedback::FeedbackScreen;
use super::finish::FinishScreen;
use crate::model::check;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::sheet::Sheet;
use crate::text::Lang;
use crate::text::screens::{check as check_text, feedback as feedback_text, finish as finish_text};
use crate::tui::action::Action;
use crate::tui::look::{Look, Role};
use crate::tui::screen::{Cmd, Mouse, Screen};
use crate::tui::widgets::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Check,
    Feedback,
    Finish,
}

const ALL: [Stage; 3] = [Stage::Check, Stage::Feedback, Stage::Finish];

impl Stage {
    /// The stage that an action asks for.
    pub fn of(action: Action) -> Option<Stage> {
        match action {
            Action::Check => Some(Stage::Check),
            Action::Feedback => Some(Stage::Feedback),
            Action::Finish => Some(Stage::Finish),
            _ => None,
        }
    }

    fn name(self, lang: Lang) -> String {
        match self {
            Stage::Check => check_text::title(lang),
            Stage::Feedback => feedback_text::title(lang),
            Stage::Finish => finish_text::title(lang),
        }
    }

    fn screen(self, sheet: &str) -> Box<dyn Screen> {
        match self {
            Stage::Check => Box::new(CheckScreen::new(sheet)),
            Stage::Feedback => Box::new(FeedbackScreen::new(visit_of(sheet), sheet)),
            Stage::Finish => Box::new(FinishScreen::new(sheet)),
        }
    }

    /// Puts its screen in the place of the present stage.
    pub fn go(self, sheet: &str) -> Cmd {
        Cmd::Replace(self.screen(sheet))
    }

    /// Puts its screen on top of another one.
    pub fn push(self, sheet: &str) -> Cmd {
        Cmd::Push(self.screen(sheet))
    }
}

/// The visit of a sheet id.
pub fn visit_of(sheet: &str) -> &str {
    sheet.rsplit_once('/').map_or(sheet, |(visit, _)| visit)
}

/// The bar that says where one is and what is done.
#[derive(Debug, Clone, Default)]
pub struct Stages {
    done: [bool; 3],
    places: Vec<(Rect, Stage)>,
}

impl Stages {
    /// What is done of a sheet.
    pub fn of(facts: &Facts, sheet: &Sheet) -> Stages {
        let clear = check::blocks(facts, sheet) == 0;
        let given = Feedback::of(facts, &sheet.visit).received(facts, sheet);
        Stages { done: [clear, given, sheet.is_final()], places: Vec::new() }
    }

    /// Draws the bar.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, now: Stage, look: Look, lang: Lang) {
        self.places.clear();
        paint::fill(buf, area, look.of_role(Role::Bar));
        let mut x = area.x;
        for (n, stage) in ALL.into_iter().enumerate() {
            let mark = if self.done[n] { "✓" } else { "" };
            let label = format!(" {} {}{mark} ", n + 1, stage.name(lang));
            let role = if stage == now { Role::Selected } else { Role::Bar };
            let end = paint::put(buf, x, area.y, area.right().saturating_sub(x), &label, look.of_role(role));
            self.places.push((Rect { x, width: end - x, ..area }, stage));
            let arrow = if n + 1 < ALL.len() { " › " } else { "" };
            x = paint::put(buf, end, area.y, area.right().saturating_sub(end), arrow, look.of_role(Role::Bar));
        }
    }

    /// The stage that was clicked.
    pub fn clicked(&self, mouse: Mouse) -> Option<Stage> {
        let Mouse::Click(at) = mouse else { return None };
        self.places.iter().find(|(place, _)| place.contains(at)).map(|(_, stage)| *stage)
    }
}
