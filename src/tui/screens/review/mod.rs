//! 退回/复核: a finalised sheet item by item, with what was said about it. The coordinator or the team's leader returns
//! and accepts; the inspector answers and corrects.

mod draw;
pub mod from_home;
#[cfg(test)]
mod tests;

use super::visit::VisitScreen;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::review::{self, Refusal, State, Thread};
use crate::model::scoring::{self, Answer};
use crate::model::sheet::{self, Sheet};
use crate::text::Say;
use crate::text::screens::review as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{self, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::table::Table;
use chrono::SecondsFormat;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const ASK_COMMENT: &str = "review-comment";
const ASK_AGAIN: &str = "review-again";
const ASK_ANSWER: &str = "review-answer";
const ASK_WITHDRAW: &str = "review-withdraw";
const ASK_CORRECT: &str = "review-correct";

/// One line: the whole sheet, or an item.
struct Line {
    code: String,
    title: String,
    answer: Answer,
    lost: String,
    threads: Vec<Thread>,
}

impl Line {
    fn state(&self) -> Option<State> {
        self.threads.iter().map(|t| t.state).min()
    }

    fn first(&self, state: State) -> Option<&Thread> {
        self.threads.iter().find(|t| t.state == state)
    }

    fn name(&self) -> String {
        format!("{} {}", self.code, self.title).trim().to_string()
    }
}

/// The review of one sheet.
pub struct ReviewScreen {
    sheet: String,
    lines: Vec<Line>,
    table: Table,
    version: Option<u64>,
}

impl ReviewScreen {
    /// The review of this sheet.
    pub fn new(sheet: &str) -> ReviewScreen {
        ReviewScreen { sheet: sheet.into(), lines: Vec::new(), table: Table::default(), version: None }
    }

    /// Back to where one was.
    pub fn from_place(place: &str, facts: &Facts) -> Option<ReviewScreen> {
        let sheet = place.strip_prefix("review/")?;
        Sheet::of(facts, sheet).map(|_| ReviewScreen::new(sheet))
    }

    fn ready(&mut self, ctx: &Ctx) {
        if self.version == Some(ctx.facts.version) {
            return;
        }
        let first = self.version.replace(ctx.facts.version).is_none();
        self.lines = lines(ctx, &self.sheet);
        self.table.list.set_len(self.lines.len());
        if first {
            self.next(ctx);
        }
    }

    fn selected(&self) -> Option<&Line> {
        self.lines.get(self.table.list.selected()?)
    }

    fn about(&self, ctx: &Ctx) -> Option<Sheet> {
        Sheet::of(ctx.facts, &self.sheet)
    }

    fn reviews(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.about(ctx).map_or(Err(Refusal::NotFinal), |s| review::may_review(ctx.facts, &s, ctx.me()))
    }

    fn answers(&self, ctx: &Ctx) -> bool {
        self.about(ctx).is_some_and(|s| review::may_answer(ctx.facts, &s, ctx.me()).is_ok())
    }

    /// The next line that waits for the user.
    fn next(&mut self, ctx: &Ctx) {
        let state = if self.answers(ctx) { State::Returned } else { State::Answered };
        let at = self.table.list.selected().unwrap_or(0);
        let count = self.lines.len();
        let waits = |i: &usize| self.lines.get(*i).is_some_and(|l| l.first(state).is_some());
        if let Some(found) = (1..=count).map(|step| (at + step) % count.max(1)).find(waits) {
            self.table.list.select(found);
        }
    }

    /// Asks for the word that is due on the selected line: an answer, a comment, or another one.
    fn speak(&self, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(line), lang) = (self.selected(), ctx.lang) else { return vec![] };
        let name = line.name();
        if self.answers(ctx) {
            let on = line.first(State::Returned).or(line.first(State::Answered));
            let Some(on) = on else { return vec![Cmd::Toast(text::label_none(lang))] };
            let prompt = self.prompt(ASK_ANSWER, text::ask_answer(lang, name), on.id(), ctx);
            return vec![Cmd::push(prompt.why(text::why_answer(lang, on.comment())))];
        }
        if let Err(why) = self.reviews(ctx) {
            return vec![Cmd::Toast(why.say(lang))];
        }
        if let Some(on) = line.first(State::Answered) {
            return vec![Cmd::push(self.prompt(ASK_AGAIN, text::ask_again(lang, name), on.id(), ctx))];
        }
        let prompt = self.prompt(ASK_COMMENT, text::ask_comment(lang, name), &line.code, ctx);
        vec![Cmd::push(prompt.why(text::why_comment(lang)))]
    }

    fn prompt(&self, ask: &'static str, title: String, about: &str, ctx: &Ctx) -> Prompt {
        Prompt::new(ask, title, "", Some(&self.draft(ask, about)), ctx).several().needed()
    }

    fn draft(&self, ask: &str, about: &str) -> String {
        format!("{ask}/{}/{about}", self.sheet)
    }

    /// Accepts what was answered on the selected line; a comment without an answer is taken back with a word why.
    fn accept(&self, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(line), lang) = (self.selected(), ctx.lang) else { return vec![] };
        if let Err(why) = self.reviews(ctx) {
            return vec![Cmd::Toast(why.say(lang))];
        }
        if line.first(State::Answered).is_some() {
            return self.does(ctx, "", |f, act, by| {
                let mut answered = line.threads.iter().filter(|t| t.state == State::Answered);
                answered.try_for_each(|on| review::accept(f, act, on, "", by))
            });
        }
        match line.first(State::Returned) {
            Some(on) => vec![Cmd::push(self.prompt(ASK_WITHDRAW, text::ask_withdraw(lang, line.name()), on.id(), ctx))],
            None => vec![Cmd::Toast(text::nothing_to_accept(lang))],
        }
    }

    fn correct(&self, ctx: &Ctx) -> Vec<Cmd> {
        let open = self.lines.iter().flat_map(|l| &l.threads).find(|t| t.state == State::Returned);
        let reason = open.map(|t| text::reason(ctx.lang, t.comment())).unwrap_or_default();
        let prompt = Prompt::new(ASK_CORRECT, text::ask_correct(ctx.lang), &reason, None, ctx).needed();
        vec![Cmd::push(prompt.why(text::why_correct(ctx.lang)))]
    }

    fn answered(&self, answer: &screen::Answer, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(line), words) = (self.selected(), answer.value.as_str()) else { return vec![] };
        let on = |state| line.first(state).ok_or(Refusal::Accepted);
        match answer.ask {
            ASK_COMMENT => self.does(ctx, &self.draft(ASK_COMMENT, &line.code), |f, act, by| {
                let sheet = Sheet::of(f, &self.sheet).ok_or(Refusal::NotFinal)?;
                review::open(f, act, &sheet, &line.code, words, by).map(|_| ())
            }),
            ASK_AGAIN => {
                self.reply(ctx, ASK_AGAIN, on(State::Answered), |f, act, on, by| review::again(f, act, on, words, by))
            }
            ASK_ANSWER => {
                let on = on(State::Returned).or(on(State::Answered));
                self.reply(ctx, ASK_ANSWER, on, |f, act, on, by| review::answer(f, act, on, words, by))
            }
            ASK_WITHDRAW => self
                .reply(ctx, ASK_WITHDRAW, on(State::Returned), |f, act, on, by| review::accept(f, act, on, words, by)),
            ASK_CORRECT => match sheet::correct(ctx.facts, ctx.facts.act(), &self.sheet, words) {
                Ok(act) => vec![Cmd::Apply(act), Cmd::push(VisitScreen::new(ctx.facts, &self.sheet))],
                Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
            },
            _ => vec![],
        }
    }

    fn reply(
        &self,
        ctx: &Ctx,
        ask: &str,
        on: Result<&Thread, Refusal>,
        build: impl FnOnce(&Facts, &mut Act, &Thread, (&str, &str)) -> Result<(), Refusal>,
    ) -> Vec<Cmd> {
        match on {
            Ok(on) => self.does(ctx, &self.draft(ask, on.id()), |f, act, by| build(f, act, on, by)),
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }

    fn does(
        &self,
        ctx: &Ctx,
        draft: &str,
        build: impl FnOnce(&Facts, &mut Act, (&str, &str)) -> Result<(), Refusal>,
    ) -> Vec<Cmd> {
        let (mut act, at) = (ctx.facts.act(), ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false));
        match build(ctx.facts, &mut act, (ctx.me(), &at)) {
            Ok(()) => vec![Cmd::Apply(act), Cmd::ClearDraft(draft.into())],
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }
}

/// The whole sheet, then every item of its checklist.
fn lines(ctx: &Ctx, id: &str) -> Vec<Line> {
    let Some(sheet) = Sheet::of(ctx.facts, id) else { return Vec::new() };
    let threads = review::threads(ctx.facts, id);
    let of = |code: &str| threads.iter().filter(|t| t.code == code).cloned().collect::<Vec<_>>();
    let whole = Line {
        code: String::new(),
        title: text::whole(ctx.lang),
        answer: Answer::default(),
        lost: String::new(),
        threads: of(""),
    };
    let list = sheet.checklist(ctx.facts).unwrap_or_default();
    let item = |i: &crate::model::checklist::Indicator| {
        let answer = sheet.answer(&i.code);
        let lost = scoring::score_item(i, &answer).deduct.to_string();
        Line { code: i.code.clone(), title: i.title.clone(), answer, lost, threads: of(&i.code) }
    };
    std::iter::once(whole).chain(list.indicators.iter().map(item)).collect()
}

impl Screen for ReviewScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Review, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        let sheet = self.about(ctx);
        let visit = sheet.as_ref().map_or("", |s| s.visit.as_str());
        let branch = crate::model::visit::branch_name(ctx.facts, ctx.facts.value("visit", visit, "branch"));
        text::title(ctx.lang, branch, sheet.map(|s| s.by(ctx.facts, ctx.lang)).unwrap_or_default())
    }

    fn place(&self) -> Option<String> {
        Some(format!("review/{}", self.sheet))
    }

    fn gone(&self, facts: &Facts) -> bool {
        Sheet::of(facts, &self.sheet).is_none()
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        match action {
            Action::Tick => self.reviews(ctx).err().map(|why| why.say(ctx.lang)),
            Action::Correct if !self.answers(ctx) => Some(Refusal::NotInspector.say(ctx.lang)),
            Action::Correct if !self.about(ctx).is_some_and(|s| s.is_final()) => Some(Refusal::NotFinal.say(ctx.lang)),
            _ => None,
        }
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("sheet", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(Action::Open) => return self.speak(ctx),
            Input::Action(Action::Tick) => return self.accept(ctx),
            Input::Action(Action::Correct) => return self.correct(ctx),
            Input::Action(Action::Next) => self.next(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.speak(ctx),
            Input::Answer(answer) => return self.answered(&answer, ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        self.draw_all(frame, area, ctx);
        None
    }
}
