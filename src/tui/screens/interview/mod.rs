//! One interview, question by question: one key answers and moves on. Never a name.

mod draw;
mod update;

use crate::model::facts::Facts;
use crate::model::interview::{Given, Interview, Question, Questionnaire, Reply};
use crate::model::sheet::Sheet;
use crate::text::screens::interview as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::scroll::Scroll;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// What the screen knows of its interview, made once after every change of the facts.
struct View {
    interview: Interview,
    questions: Questionnaire,
    locked: bool,
}

/// The questions of one interview.
pub struct InterviewScreen {
    id: String,
    /// Place of the question, from 0.
    at: usize,
    /// Which reply is highlighted.
    chosen: usize,
    /// The words of an open question; none for the others.
    field: Option<Field>,
    recovered: bool,
    /// Digits in an open question that were pointed out: taken when they are confirmed.
    doubted: String,
    page: Scroll,
    view: Option<View>,
    version: Option<u64>,
    /// Places of replies and of questions, from the last draw.
    replies: Vec<(Rect, usize)>,
    strip: Vec<(Rect, usize)>,
}

impl InterviewScreen {
    /// An interview, at the first question that was not asked yet.
    pub fn new(interview_id: &str) -> InterviewScreen {
        InterviewScreen {
            id: interview_id.into(),
            at: 0,
            chosen: 0,
            field: None,
            recovered: false,
            doubted: String::new(),
            page: Scroll::default(),
            view: None,
            version: None,
            replies: Vec::new(),
            strip: Vec::new(),
        }
    }

    /// The screen that [`Screen::place`] names; none if the interview is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<InterviewScreen> {
        let id = place.strip_prefix("interview/")?;
        facts.get("interview", id).map(|_| InterviewScreen::new(id))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.version == Some(ctx.facts.version) {
            return;
        }
        let first = self.version.is_none();
        self.version = Some(ctx.facts.version);
        self.view = View::of(ctx.facts, &self.id);
        let Some(view) = &self.view else { return };
        if first {
            let end = view.questions.questions.len().saturating_sub(1);
            let open = view.interview.next_open(&view.questions, end).unwrap_or(0);
            self.go(open, ctx);
        } else if self.field.as_ref().is_none_or(|f| !f.changed()) {
            self.go(self.at, ctx); // undone or changed elsewhere: show what is there now
        }
    }

    /// To a question: its reply is highlighted, an open one has a field with what was said.
    fn go(&mut self, at: usize, ctx: &Ctx) {
        self.at = at;
        self.page = Scroll::default();
        let Some((question, given)) = self.question().map(|q| (q.clone(), self.given(&q.code))) else { return };
        let replies = question.replies();
        self.chosen = given.reply.and_then(|r| replies.iter().position(|o| *o == r)).unwrap_or(0);
        let open = is_open(&question);
        let key = self.draft(&question.code);
        let kept = ctx.door.draft(&key).filter(|t| open && *t != given.text);
        self.recovered = kept.is_some();
        let field = || Field::new(given.text).prose().hint(text::words_hint(ctx.lang)).drafted(key, kept);
        self.field = (open && !self.locked()).then(field);
    }

    fn question(&self) -> Option<&Question> {
        self.view.as_ref()?.questions.questions.get(self.at)
    }

    fn given(&self, code: &str) -> Given {
        self.view.as_ref().and_then(|v| v.interview.answers.get(code)).cloned().unwrap_or_default()
    }

    fn locked(&self) -> bool {
        self.view.as_ref().is_some_and(|v| v.locked)
    }

    fn draft(&self, code: &str) -> String {
        format!("answer/{}/{code}", self.id)
    }

    /// What was said to the question: what stands in the field, or what was written down.
    fn words(&self) -> String {
        let code = self.question().map(|q| q.code.clone()).unwrap_or_default();
        self.field.as_ref().map_or_else(|| self.given(&code).text, |f| f.text().trim().to_owned())
    }
}

impl View {
    fn of(facts: &Facts, id: &str) -> Option<View> {
        let interview = Interview::of(facts, id)?;
        let questions = Questionnaire::of_visit(facts, &interview.visit)?;
        let locked = Sheet::of(facts, &interview.sheet).is_some_and(|s| s.is_final());
        Some(View { interview, questions, locked })
    }
}

/// Whether a question is answered in words.
fn is_open(question: &Question) -> bool {
    question.replies().contains(&Reply::Text)
}

impl Screen for InterviewScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Interview]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang, ctx.facts.value("interview", &self.id, "number"))
    }

    fn gone(&self, facts: &Facts) -> bool {
        facts.get("interview", &self.id).is_none()
    }

    fn place(&self) -> Option<String> {
        Some(format!("interview/{}", self.id))
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.field.as_mut()
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        self.why_not(action, ctx)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("interview", "interview", &self.id)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        self.take(input, ctx)
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

#[cfg(test)]
mod tests;
