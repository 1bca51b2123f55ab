//! One problem: the whole story from the deduction to the closing, and every step by a key.

mod deed_form;
#[cfg(test)]
mod tests;
mod words;

pub use words::lines;

use super::problem_form::ProblemForm;
use crate::journal::Key;
use crate::model::checklist::Step;
use crate::model::problem::{Deed, Problem, Status, StepError, may};
use crate::model::setting;
use crate::text::Say;
use crate::text::screens::case as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::message::Message;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::widgets::paint;
use crate::tui::widgets::scroll::Scroll;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The deed that an action asks for.
pub fn deed_of(action: Action) -> Option<Deed> {
    Some(match action {
        Action::Measure => Deed::Measure,
        Action::Accept => Deed::Accept,
        Action::Refuse => Deed::Refuse,
        Action::Rectified => Deed::Evidence,
        Action::Verify => Deed::Verify,
        Action::Fail => Deed::Fail,
        Action::Extend => Deed::Extend,
        Action::Reopen => Deed::Reopen,
        Action::Remark => Deed::Note,
        _ => return None,
    })
}

/// Why a deed cannot be done with this problem now, by this person.
pub fn why_not(p: &Problem, action: Action, ctx: &Ctx) -> Option<String> {
    may(ctx.facts, p, deed_of(action)?, ctx.me()).err().map(|why| why.say(ctx.lang))
}

/// Opens the form of a deed, or says why it cannot be done.
pub fn ask(p: &Problem, action: Action, ctx: &Ctx) -> Vec<Cmd> {
    let Some(deed) = deed_of(action) else { return vec![] };
    match may(ctx.facts, p, deed, ctx.me()) {
        Ok(_) => vec![Cmd::push(deed_form::form(p, deed, "", ctx))],
        Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
    }
}

/// Opens the form of a deed at a look-back.
pub fn ask_at(p: &Problem, deed: Deed, visit: &str, ctx: &Ctx) -> Result<Cmd, StepError> {
    may(ctx.facts, p, deed, ctx.me())?;
    Ok(Cmd::push(deed_form::form(p, deed, visit, ctx)))
}

/// The form in which the words of a problem are changed; once it is being rectified, what was found stays as it is.
pub fn edit(ctx: &Ctx, id: &str) -> Cmd {
    match Problem::of(ctx.facts, id) {
        Some(p) if p.status == Status::Closed => {
            Cmd::push(Message::new(text::title(ctx.lang, p.shown_number(ctx.facts)), text::closed_stays(ctx.lang)))
        }
        _ => Cmd::push(ProblemForm::edit(ctx.facts, id)),
    }
}

/// The story of a problem.
pub struct CaseScreen {
    id: String,
    scroll: Scroll,
}

impl CaseScreen {
    /// The story of this problem.
    pub fn new(id: &str) -> CaseScreen {
        CaseScreen { id: id.into(), scroll: Scroll::default() }
    }

    /// The screen that [`Screen::place`] names; none if the problem is not there any more.
    pub fn from_place(place: &str, facts: &crate::model::facts::Facts) -> Option<CaseScreen> {
        let id = place.strip_prefix("case/")?;
        facts.get("problem", id).map(|_| CaseScreen::new(id))
    }

    fn problem(&self, ctx: &Ctx) -> Option<Problem> {
        Problem::of(ctx.facts, &self.id)
    }
}

impl Screen for CaseScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Case, Context::Page]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang, self.problem(ctx).map(|p| p.shown_number(ctx.facts)).unwrap_or_default())
    }

    fn place(&self) -> Option<String> {
        Some(format!("case/{}", self.id))
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        why_not(&self.problem(ctx)?, action, ctx)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        Some(Key::new("problem", &self.id, ""))
    }

    fn prints(&self, ctx: &Ctx) -> Option<Prints> {
        Prints::form(proposed::of_problem(ctx.facts, &self.id, ctx.today()))
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match (input, self.problem(ctx)) {
            (Input::Action(Action::Edit), Some(p)) => return vec![edit(ctx, &p.id)],
            (Input::Action(action), Some(p)) if deed_of(action).is_some() => return ask(&p, action, ctx),
            (Input::Action(action), _) => drop(self.scroll.act(action)),
            (Input::Mouse(mouse), _) => drop(self.scroll.mouse(mouse)),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        match self.problem(ctx) {
            Some(p) => {
                let lines = lines(&p, usize::from(inner.width.saturating_sub(2)), ctx);
                self.scroll.draw(frame.buffer_mut(), inner, &lines, ctx.look);
            }
            None => drop(paint::text(frame.buffer_mut(), inner, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn))),
        }
        None
    }
}

/// The four steps as ways of checking, as options of a form.
fn methods(ctx: &Ctx) -> Vec<(&'static str, String)> {
    Step::ALL.iter().map(|s| (s.code(), s.name(ctx.lang).to_string())).collect()
}

/// Who usually approves an extension.
fn approver(ctx: &Ctx) -> String {
    setting::text_of(ctx.facts, "", "office.coordinator")
}
