//! 访党员: the anonymous interviews of a sheet, what they add up to, and the items they decide.

mod draw;
mod view;

use super::interview::InterviewScreen;
use super::sections::Sections;
use super::stages::Stage;
use crate::journal::Key;
use crate::model::facts::Facts;
use crate::model::interview::{self, Interview, Proposal};
use crate::model::{scoring, visit};
use crate::text::Say;
use crate::text::screens::interviews as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::scroll::Scroll;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use view::View;

/// Sections of the list.
const HELD: usize = 0;
const PROPOSED: usize = 1;

/// The interviews of a sheet.
pub struct InterviewsScreen {
    sheet: String,
    rows: Sections,
    page: Scroll,
    view: Option<View>,
    version: Option<u64>,
}

impl InterviewsScreen {
    /// The interviews of this sheet.
    pub fn new(sheet_id: &str) -> InterviewsScreen {
        InterviewsScreen {
            sheet: sheet_id.into(),
            rows: Sections::default(),
            page: Scroll::default(),
            view: None,
            version: None,
        }
    }

    /// The screen that [`Screen::place`] names; none if the sheet is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<InterviewsScreen> {
        let sheet = place.strip_prefix("interviews/")?;
        facts.get("sheet", sheet).map(|_| InterviewsScreen::new(sheet))
    }

    fn refresh(&mut self, facts: &Facts) {
        if self.version == Some(facts.version) {
            return;
        }
        self.version = Some(facts.version);
        self.view = View::of(facts, &self.sheet);
        let sizes = self.view.as_ref().map_or([0, 0], |v| [v.interviews.len(), v.proposals.len()]);
        self.rows.arrange(&sizes);
    }

    fn interview(&self) -> Option<&Interview> {
        let (section, row) = self.rows.selected()?;
        self.view.as_ref().filter(|_| section == HELD)?.interviews.get(row)
    }

    fn proposal(&self) -> Option<&Proposal> {
        let (section, row) = self.rows.selected()?;
        self.view.as_ref().filter(|_| section == PROPOSED)?.proposals.get(row)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Add => self.ask_kind("new", ctx),
            Action::Edit => self.ask_kind("kind", ctx),
            Action::Due => self.ask_due(ctx),
            Action::Open => self.open(ctx),
            Action::Tick => self.accept(ctx),
            Action::AcceptAll => self.accept_all(ctx),
            Action::Remove => self.remove(ctx),
            Action::Check => vec![Stage::Check.push(&self.sheet)],
            other => {
                if self.rows.act(other) {
                    self.page = Scroll::default();
                }
                vec![]
            }
        }
    }

    /// Enter: the questions of an interview; a proposal is accepted; where there is nothing yet, the first begins.
    fn open(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let why_not = |action| self.why_not(action, ctx).map(|why| vec![Cmd::Toast(why)]);
        match (self.rows.selected(), self.interview()) {
            (_, Some(interview)) => vec![Cmd::push(InterviewScreen::new(&interview.id))],
            (None, _) => why_not(Action::Add).unwrap_or_else(|| self.ask_kind("new", ctx)),
            (Some(_), None) => why_not(Action::Tick).unwrap_or_else(|| self.accept(ctx)),
        }
    }

    /// 应访人数: how many are to be interviewed.
    fn ask_due(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let now = ctx.facts.value("visit", &view.sheet.visit, "interview_due");
        let prompt = Prompt::new("due", text::ask_due(ctx.lang), now, None, ctx);
        vec![Cmd::push(prompt.why(text::due_why(ctx.lang)))]
    }

    /// Writes 应访人数 down; anything but a number is said to be none.
    fn set_due(&self, typed: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        match scoring::read_count(typed) {
            Ok(due) => {
                let mut act = ctx.facts.act();
                visit::set_interview_due(ctx.facts, &mut act, &view.sheet.visit, due);
                vec![Cmd::Apply(act)]
            }
            Err(error) => vec![Cmd::Toast(error.say(ctx.lang))],
        }
    }

    /// Asks for the kind of post: of a new interview, or of the selected one.
    fn ask_kind(&self, ask: &'static str, ctx: &Ctx) -> Vec<Cmd> {
        let number = match self.interview().filter(|_| ask == "kind") {
            Some(interview) => interview.number,
            None => interview::next_number(ctx.facts, super::stages::visit_of(&self.sheet)),
        };
        let kinds = interview::post_kinds(ctx.facts);
        let items = kinds.into_iter().map(|kind| Item::new(kind.clone(), kind)).collect();
        let at = match self.interview().filter(|_| ask == "kind") {
            Some(interview) => interview.post_kind.clone(),
            None => interview::next_kind(ctx.facts, &self.sheet),
        };
        vec![Cmd::push(Choose::new(ask, text::ask_kind(ctx.lang, number), items, ctx).free().at(&at))]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(name) = interview::named(ctx.facts, &answer.value) {
            return vec![Cmd::Toast(text::named(ctx.lang, name))];
        }
        match answer.ask {
            "new" => self.begin(&answer.value, ctx),
            "due" => self.set_due(&answer.value, ctx),
            "kind" => {
                let Some(interview) = self.interview() else { return vec![] };
                let mut act = ctx.facts.act();
                interview::set_post_kind(ctx.facts, &mut act, &interview.id, &answer.value);
                vec![Cmd::Apply(act)]
            }
            _ => vec![],
        }
    }

    /// A new interview, and at once its first question.
    fn begin(&mut self, kind: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let mut act = ctx.facts.act();
        let id = interview::add(ctx.facts, &mut act, &view.sheet.visit, &self.sheet, kind);
        self.rows.arrange(&[view.interviews.len() + 1, view.proposals.len()]);
        self.rows.select(HELD, view.interviews.len());
        vec![Cmd::Apply(act), Cmd::push(InterviewScreen::new(&id))]
    }

    fn accept(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, proposal)) = self.view.as_ref().zip(self.proposal()) else {
            return vec![Cmd::Toast(text::pick_proposal(ctx.lang))];
        };
        let mut act = ctx.facts.act();
        if let Err(error) = interview::accept(ctx.facts, &mut act, &view.sheet, proposal) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        let word = text::took(ctx.lang, &proposal.code);
        self.rows.act(Action::Down);
        vec![Cmd::Apply(act), Cmd::Toast(word)]
    }

    /// All proposals in one act.
    fn accept_all(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let mut act = ctx.facts.act();
        let mut count = 0;
        for proposal in view.waiting() {
            if let Err(error) = interview::accept(ctx.facts, &mut act, &view.sheet, proposal) {
                return vec![Cmd::Toast(error.say(ctx.lang))];
            }
            count += 1;
        }
        vec![Cmd::Apply(act), Cmd::Toast(text::took_all(ctx.lang, count))]
    }

    fn remove(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(interview) = self.interview() else { return vec![] };
        let mut act = ctx.facts.act();
        interview::remove(ctx.facts, &mut act, &interview.id);
        vec![Cmd::Apply(act), Cmd::Toast(text::removed(ctx.lang, interview.number))]
    }

    fn why_not(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let view = self.view.as_ref()?;
        let changes = matches!(action, Action::Add | Action::Edit | Action::Tick | Action::AcceptAll | Action::Remove);
        if changes && view.sheet.is_final() {
            return Some(text::final_locked(ctx.lang));
        }
        match action {
            Action::Add if !view.can_ask() => Some(text::no_questions(ctx.lang)),
            Action::Tick if self.proposal().is_none() => Some(text::pick_proposal(ctx.lang)),
            Action::Edit | Action::Remove if self.interview().is_none() => Some(text::pick_interview(ctx.lang)),
            Action::AcceptAll if view.waiting().next().is_none() => Some(text::nothing_to_take(ctx.lang)),
            _ => None,
        }
    }
}

impl Screen for InterviewsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Interviews, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn place(&self) -> Option<String> {
        Some(format!("interviews/{}", self.sheet))
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        self.why_not(action, ctx)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        let proposed = || self.proposal().map(|p| Key::new("score", &format!("{}/{}", self.sheet, p.code), ""));
        self.interview().map(|i| Key::new("interview", &i.id, "")).or_else(proposed)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("interview", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx.facts);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Mouse(mouse) if self.page.mouse(mouse) => vec![],
            Input::Mouse(mouse) if self.rows.mouse(mouse) == Hit::Open => self.open(ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx.facts);
        self.paint(frame.buffer_mut(), area, ctx);
        None
    }
}

#[cfg(test)]
mod tests;
