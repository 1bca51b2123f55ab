//! The form of a problem: one key opens it prefilled, one key accepts it. An existing one is saved field by field.

mod draw;
mod entry;
mod save;

use crate::journal::Key;
use crate::model::facts::Facts;
use crate::text::screens::{problem_form as text, visit as visit_text};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Prints, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::phrases::Offer;
use entry::{Entry, Part};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use save::REMOVE;

/// What the form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// A problem that is not marked yet: sheet and indicator.
    New(String, String),
    /// One that is there.
    Old(String),
}

/// The form.
pub struct ProblemForm {
    target: Target,
    /// Made with the first draw, since drafts and the clock are known only then.
    entry: Option<Entry>,
    /// The id that a new problem gets; if it is there although the form is still open, its saving was retried.
    born: Option<String>,
}

impl ProblemForm {
    /// A new problem of an indicator, prefilled from it and from its answer.
    pub fn new_for(_facts: &Facts, sheet_id: &str, code: &str) -> ProblemForm {
        ProblemForm { target: Target::New(sheet_id.into(), code.into()), entry: None, born: None }
    }

    /// A problem that is there.
    pub fn edit(_facts: &Facts, problem_id: &str) -> ProblemForm {
        ProblemForm { target: Target::Old(problem_id.into()), entry: None, born: None }
    }

    fn ready(&mut self, ctx: &Ctx) {
        let retried = self.born.take_if(|id| ctx.facts.get("problem", id).is_some());
        if let Some(id) = retried {
            (self.target, self.entry) = (Target::Old(id), None);
        }
        let stale = self.entry.as_ref().is_none_or(|e| e.version != ctx.facts.version && !e.touched());
        if stale {
            let part = self.entry.as_ref().map(|e| e.part);
            self.entry = Entry::of(&self.target, ctx);
            if let Some((entry, part)) = self.entry.as_mut().zip(part) {
                entry.part = part;
            }
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = &mut self.entry else { return vec![] };
        match entry.offer(action) {
            Offer::Not => {}
            Offer::Moved => return vec![],
            Offer::Take(phrase) => {
                entry.fill(&phrase);
                return vec![];
            }
        }
        match action {
            Action::Submit => return self.submit(ctx),
            Action::Open if entry.part == Part::Responsible => return self.submit(ctx),
            Action::Evidence => return self.evidence(ctx),
            Action::Remove => return self.ask_remove(ctx),
            Action::Add => return self.another(ctx),
            Action::Edit => entry.renew(),
            Action::Next | Action::Down | Action::Open => return self.step(1, ctx),
            Action::Previous | Action::Up => return self.step(-1, ctx),
            Action::Left => entry.turn_class(-1, ctx),
            Action::Right => entry.turn_class(1, ctx),
            Action::Digit(n) => entry.set_class(usize::from(n).wrapping_sub(1), ctx),
            _ => {}
        }
        self.keep_class(ctx)
    }

    /// To another field; the one that is left is saved.
    fn step(&mut self, by: isize, ctx: &Ctx) -> Vec<Cmd> {
        let cmds = self.commit(ctx);
        if let Some(entry) = &mut self.entry {
            entry.move_by(by);
        }
        cmds
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = &mut self.entry else { return vec![] };
        if let Offer::Take(phrase) = entry.phrase_clicked(mouse) {
            entry.fill(&phrase);
            return vec![];
        }
        let Mouse::Click(at) = mouse else { return vec![] };
        let Some(part) = entry.part_at(at) else { return vec![] };
        let cmds = if part == entry.part { vec![] } else { self.commit(ctx) };
        let Some(entry) = &mut self.entry else { return cmds };
        entry.click(part, at, ctx);
        let kept = self.keep_class(ctx);
        cmds.into_iter().chain(kept).collect()
    }
}

impl Screen for ProblemForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Problem, Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        match &self.target {
            Target::New(_, code) => text::title_new(ctx.lang, code),
            Target::Old(id) => text::title(ctx.lang, ctx.facts.value("problem", id, "number")),
        }
    }

    fn gone(&self, facts: &Facts) -> bool {
        matches!(&self.target, Target::Old(id) if facts.get("problem", id).is_none())
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.entry.as_mut()?.field()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.entry.as_mut().is_some_and(Entry::close_phrases)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let entry = self.entry.as_ref()?;
        use Action::{Add, Digit, Phrases, Remove, Submit};
        let changes = matches!(action, Submit | Remove | Add | Phrases | Digit(_));
        if entry.locked && changes {
            return Some(visit_text::final_locked(ctx.lang));
        }
        if action == Action::Edit && entry.stale.is_none() {
            return Some(text::count_right(ctx.lang));
        }
        let unborn = matches!(action, Action::Remove | Action::Add) && matches!(self.target, Target::New(..));
        unborn.then(|| text::not_marked_yet(ctx.lang))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        match &self.target {
            Target::Old(id) => Some(Key::new("problem", id, "")),
            Target::New(sheet, code) => Some(Key::new("score", &format!("{sheet}/{code}"), "")),
        }
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::form("feedback")
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Leave => self.leave(ctx),
            Input::Answer(answer) if answer.ask == REMOVE => self.remove(&answer.value, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

#[cfg(test)]
mod tests;
