//! What each key of an interview does.

use super::{InterviewScreen, is_open};
use crate::model::calendar::parse_date;
use crate::model::interview::{self, Given, Reply};
use crate::model::problem::Problem;
use crate::text::screens::interview as text;
use crate::tui::action::Action;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Mouse};

impl InterviewScreen {
    pub(super) fn take(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.said(&answer, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Leave => self.keep_words(ctx),
            Input::Typed => {
                self.recovered = false;
                vec![]
            }
            _ => vec![],
        }
    }

    /// Why an action cannot be done now.
    pub(super) fn why_not(&self, action: Action, ctx: &Ctx) -> Option<String> {
        use Action::{Digit, Open, Problem, Remark, Strength, Unanswer};
        let changes = matches!(action, Open | Digit(_) | Remark | Unanswer | Problem | Strength);
        if changes && self.locked() {
            return Some(text::final_locked(ctx.lang));
        }
        let drafts = matches!(action, Problem | Strength);
        (drafts && self.words().is_empty()).then(|| text::no_words(ctx.lang))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let count = self.question().map_or(0, |q| q.replies().len());
        let open = self.field.is_some();
        match action {
            Action::Open => self.accept(ctx),
            Action::Digit(0) => self.reply(count.saturating_sub(1), ctx),
            Action::Digit(n) => self.reply(usize::from(n) - 1, ctx),
            Action::Next => self.step(1, ctx),
            Action::Previous => self.step(-1, ctx),
            Action::Up if open => self.step(-1, ctx),
            Action::Down if open => self.step(1, ctx),
            Action::Up => self.choose(self.chosen.saturating_sub(1)),
            Action::Down => self.choose((self.chosen + 1).min(count.saturating_sub(1))),
            Action::First => self.leave_to(0, ctx),
            Action::Last => self.leave_to(self.count().saturating_sub(1), ctx),
            Action::Remark => self.ask_words(ctx),
            Action::Unanswer => self.write(Given::default(), ctx),
            Action::Problem => self.make_problem(ctx),
            Action::Strength => self.make_strength(ctx),
            _ => vec![],
        }
    }

    fn count(&self) -> usize {
        self.view.as_ref().map_or(0, |v| v.questions.questions.len())
    }

    fn choose(&mut self, reply: usize) -> Vec<Cmd> {
        self.chosen = reply;
        vec![]
    }

    /// Enter: the highlighted reply; an open question keeps its words, or is 未作答 without any.
    fn accept(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        if self.field.is_none() {
            return self.reply(self.chosen, ctx);
        }
        let words = self.words();
        if self.stray(&words) {
            let word = text::stray_digits(ctx.lang, &words);
            self.doubted = words;
            return vec![Cmd::Toast(word)];
        }
        let reply = if words.is_empty() { Reply::Refused } else { Reply::Text };
        self.answer(Given { reply: Some(reply), text: words }, ctx)
    }

    /// Whether words are nothing but digits, as when the keys of the questions before were typed on; said once.
    fn stray(&self, words: &str) -> bool {
        !words.is_empty() && words != self.doubted && words.chars().all(|c| c.is_ascii_digit())
    }

    /// A reply by its place.
    fn reply(&mut self, place: usize, ctx: &Ctx) -> Vec<Cmd> {
        let Some(question) = self.question() else { return vec![] };
        let Some(reply) = question.replies().get(place).copied() else { return vec![] };
        let text = self.given(&question.code).text;
        self.answer(Given { reply: Some(reply), text }, ctx)
    }

    /// Writes an answer and goes on: to the next question that was not asked yet, or back when all were. One who
    /// corrects a finished interview goes through it in order.
    fn answer(&mut self, given: Given, ctx: &Ctx) -> Vec<Cmd> {
        let mut cmds = self.write(given, ctx);
        let Some(view) = &self.view else { return cmds };
        let all = self.count();
        let complete = view.interview.asked(&view.questions) == all;
        let next = match view.interview.next_open(&view.questions, self.at) {
            None if complete => Some(self.at + 1).filter(|n| *n < all),
            open => open.filter(|n| *n != self.at),
        };
        match next {
            Some(next) => self.go(next, ctx),
            None => cmds.extend([Cmd::Pop, Cmd::Toast(text::done(ctx.lang, view.interview.number, all))]),
        }
        cmds
    }

    /// Writes an answer; a name in it is pointed out.
    fn write(&mut self, given: Given, ctx: &Ctx) -> Vec<Cmd> {
        let Some(code) = self.question().map(|q| q.code.clone()) else { return vec![] };
        let mut act = ctx.facts.act();
        interview::answer(ctx.facts, &mut act, &self.id, &code, &given);
        if let Some(field) = &mut self.field {
            field.committed();
        }
        let named = interview::named(ctx.facts, &given.text).map(|n| Cmd::Toast(text::named(ctx.lang, n)));
        [Cmd::Apply(act), Cmd::ClearDraft(self.draft(&code))].into_iter().chain(named).collect()
    }

    /// What stands in the field is kept when its question is left.
    fn keep_words(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(code) = self.question().map(|q| q.code.clone()) else { return vec![] };
        if self.field.as_ref().is_none_or(|f| f.text().trim() == self.given(&code).text) {
            return vec![];
        }
        let words = self.words();
        if self.stray(&words) {
            return vec![Cmd::Toast(text::stray_left(ctx.lang, words))];
        }
        let reply = (!words.is_empty()).then_some(Reply::Text);
        self.write(Given { reply, text: words }, ctx)
    }

    fn step(&mut self, by: isize, ctx: &Ctx) -> Vec<Cmd> {
        let to = self.at.saturating_add_signed(by).min(self.count().saturating_sub(1));
        self.leave_to(to, ctx)
    }

    /// To another question, keeping what was typed.
    fn leave_to(&mut self, to: usize, ctx: &Ctx) -> Vec<Cmd> {
        let cmds = self.keep_words(ctx);
        if to != self.at {
            self.go(to, ctx);
        }
        cmds
    }

    /// What was said to a question with fixed replies.
    fn ask_words(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(question) = self.question().filter(|q| !is_open(q)) else { return vec![] };
        let now = self.given(&question.code).text;
        let draft = self.draft(&question.code);
        vec![Cmd::push(Prompt::new("words", text::ask_words(ctx.lang, &question.code), &now, Some(&draft), ctx))]
    }

    fn said(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some(question) = self.question() else { return vec![] };
        let reply = self.given(&question.code).reply;
        self.write(Given { reply, text: answer.value.clone() }, ctx)
    }

    /// The words as the draft of a problem. An open question is answered by that, in the same act.
    fn make_problem(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, question)) = self.view.as_ref().zip(self.question()) else { return vec![] };
        let (sheet, visit) = (view.interview.sheet.clone(), view.interview.visit.clone());
        let found = parse_date(ctx.facts.value("visit", &visit, "date"), None).unwrap_or_else(|_| ctx.today());
        let word = text::to_problem(ctx.lang, &question.code);
        let words = self.words();
        self.draft_of(word, ctx, |act| {
            interview::to_problem(ctx.facts, act, &sheet, &words, &ctx.holidays(), found).is_some()
        })
    }

    /// The words as a strength, nominated as a highlight.
    fn make_strength(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, question)) = self.view.as_ref().zip(self.question()) else { return vec![] };
        let sheet = view.interview.sheet.clone();
        let code = question.related.first().cloned().unwrap_or_default();
        let word = text::to_strength(ctx.lang, &question.code);
        let words = self.words();
        self.draft_of(word, ctx, |act| interview::to_strength(ctx.facts, act, &sheet, &code, &words).is_some())
    }

    /// Writes the answer of an open question and what is made of it, in one act.
    fn draft_of(
        &mut self,
        word: String,
        ctx: &Ctx,
        make: impl FnOnce(&mut crate::model::act::Act) -> bool,
    ) -> Vec<Cmd> {
        let Some(code) = self.question().map(|q| q.code.clone()) else { return vec![] };
        let mut act = ctx.facts.act();
        if !make(&mut act) {
            return vec![Cmd::Toast(text::already(ctx.lang))];
        }
        if let Some(field) = &mut self.field {
            let given = Given { reply: Some(Reply::Text), text: field.text().trim().to_owned() };
            interview::answer(ctx.facts, &mut act, &self.id, &code, &given);
            field.committed();
        }
        vec![Cmd::Apply(act), Cmd::ClearDraft(self.draft(&code)), Cmd::Toast(word)]
    }

    /// What has become of the words: a problem with its number, a strength.
    pub(super) fn made(&self, ctx: &Ctx) -> (Option<Problem>, bool) {
        let Some(view) = self.view.as_ref().filter(|_| !self.words().is_empty()) else { return (None, false) };
        let words = self.words();
        let problem = interview::problem_of(ctx.facts, &view.interview.sheet, &words);
        (problem, interview::strength_of(ctx.facts, &view.interview.visit, &words).is_some())
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        let Mouse::Click(at) = mouse else {
            self.page.mouse(mouse);
            return vec![];
        };
        if self.field.as_mut().is_some_and(|f| f.click(at)) {
            return vec![];
        }
        let hit = |places: &[(ratatui::layout::Rect, usize)]| places.iter().find(|p| p.0.contains(at)).map(|p| p.1);
        if let Some(question) = hit(&self.strip) {
            return self.leave_to(question, ctx);
        }
        match hit(&self.replies) {
            Some(reply) if !self.locked() => self.reply(reply, ctx),
            _ => vec![],
        }
    }
}
