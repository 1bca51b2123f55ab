//! 完成: what the sheet adds up to; finalise it as a revision, save the documents, export the bundle; correct it later.
//! Every act can be done again: finalising twice adds nothing, files of the same name are replaced.

mod draw;
mod kept;

use super::papers::{Handed, Order};
use super::stages::{Stage, Stages};
use crate::model::check;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::scoring::{Lost, Totals, ledger_of};
use crate::model::sheet::{self, Sheet, Standing};
use crate::text::Say;
use crate::text::screens::finish as text;
use crate::tui::action::Action;
use crate::tui::job::Done;
use crate::tui::keymap::Context;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::widgets::list::{Hit, List};
use chrono::SecondsFormat;
use kept::{Bundle, Papers};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// Kinds of documents that are handed over ([`crate::documents::KINDS`]).
const KINDS: [&str; 2] = ["feedback", "sheet"];

/// What is to be done, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Final,
    Papers,
    Bundle,
}

const TASKS: [Task; 3] = [Task::Final, Task::Papers, Task::Bundle];

/// What the screen knows, made once after every change of the facts.
struct View {
    sheet: Sheet,
    totals: Totals,
    standing: Standing,
    feedback: Feedback,
    blocks: usize,
    /// Every deduction.
    lost: Vec<Lost>,
    papers: Papers,
    bundle: Bundle,
}

/// The finish of a sheet.
pub struct FinishScreen {
    sheet: String,
    list: List,
    stages: Stages,
    /// The folder of exports, once something was written there.
    folder: Option<PathBuf>,
    view: Option<View>,
    version: Option<u64>,
}

impl FinishScreen {
    /// The finish of this sheet.
    pub fn new(sheet_id: &str) -> FinishScreen {
        let mut list = List::default();
        list.set_len(TASKS.len());
        FinishScreen {
            sheet: sheet_id.into(),
            list,
            stages: Stages::default(),
            folder: None,
            view: None,
            version: None,
        }
    }

    /// The screen that [`Screen::place`] names; none if the sheet is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<FinishScreen> {
        let sheet = place.strip_prefix("finish/")?;
        facts.get("sheet", sheet).map(|_| FinishScreen::new(sheet))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.version == Some(ctx.facts.version) {
            return;
        }
        let first = self.version.is_none();
        self.version = Some(ctx.facts.version);
        let sheet = Sheet::of(ctx.facts, &self.sheet);
        self.stages = sheet.as_ref().map(|s| Stages::of(ctx.facts, s)).unwrap_or_default();
        let old = self.view.take();
        self.view = sheet.and_then(|s| View::of(ctx, s, old));
        if let Some(next) = self.next(ctx.facts).filter(|_| first) {
            self.select(next);
        }
    }

    fn select(&mut self, task: Task) {
        self.list.select(TASKS.iter().position(|t| *t == task).unwrap_or(0));
    }

    fn task(&self) -> Task {
        self.list.selected().and_then(|n| TASKS.get(n)).copied().unwrap_or(Task::Final)
    }

    /// The first thing that is left to do.
    fn next(&self, facts: &Facts) -> Option<Task> {
        let view = self.view.as_ref()?;
        TASKS.into_iter().find(|t| !view.done(*t, facts))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(stage) = Stage::of(action) {
            return vec![stage.go(&self.sheet)];
        }
        match action {
            Action::Open => self.one(ctx),
            Action::Submit => self.all(ctx),
            Action::Correct => self.ask_reason(ctx),
            other => {
                self.list.act(other);
                vec![]
            }
        }
    }

    /// Enter: the selected task, again if it was done before.
    fn one(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        match self.task() {
            Task::Final => self.finalize(ctx),
            Task::Papers => {
                vec![Cmd::Job(Order::new(&self.sheet, &KINDS, ctx).job(text::working_papers(ctx.lang)))]
            }
            Task::Bundle => {
                vec![Cmd::Job(Order::new(&self.sheet, &[], ctx).with_bundle().job(text::working_bundle(ctx.lang)))]
            }
        }
    }

    /// F2: everything in order. Documents and bundle follow the finalising, so they are made anew.
    fn all(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let mut cmds = self.finalize(ctx);
        if self.view.as_ref().is_some_and(|v| v.blocks == 0) {
            let order = Order::new(&self.sheet, &KINDS, ctx).with_bundle();
            cmds.push(Cmd::Job(order.job(text::working_bundle(ctx.lang))));
        }
        cmds
    }

    fn finalize(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        if view.blocks > 0 {
            return vec![Cmd::Toast(text::blocked(ctx.lang, view.blocks))];
        }
        if view.sheet.is_final() {
            return vec![Cmd::Toast(text::is_final(ctx.lang, view.sheet.revision))];
        }
        let mut act = ctx.facts.act();
        let at = ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false);
        if let Err(error) = sheet::finalize(ctx.facts, &mut act, &view.sheet, &at) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        let word = text::did_final(ctx.lang, view.sheet.revision + 1);
        self.select(Task::Papers);
        vec![Cmd::Apply(act), Cmd::Toast(word)]
    }

    fn ask_reason(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let title = text::ask_correct(ctx.lang, view.sheet.revision);
        let prompt = Prompt::new("correct", title, "", Some(&self.draft()), ctx);
        vec![Cmd::push(prompt.why(text::correct_why(ctx.lang)).needed())]
    }

    fn draft(&self) -> String {
        format!("correct/{}", self.sheet)
    }

    fn correct(&mut self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        match sheet::correct(ctx.facts, ctx.facts.act(), &self.sheet, reason) {
            Ok(act) => {
                self.select(Task::Final);
                vec![Cmd::Apply(act), Cmd::ClearDraft(self.draft()), Cmd::Toast(text::corrected(ctx.lang))]
            }
            Err(error) => vec![Cmd::Toast(error.say(ctx.lang))],
        }
    }

    /// Something was written: it is kept what, and the next task is selected.
    fn handed(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        let stopped = done.cancelled;
        let made = match done.take::<Handed>() {
            Ok(made) => made,
            Err(_) if stopped => return vec![Cmd::Toast(text::stopped(ctx.lang))],
            Err(error) => return vec![Cmd::Fail(error)],
        };
        let Some(view) = &mut self.view else { return vec![] };
        let mut cmds = Vec::new();
        if !made.files.is_empty() {
            view.papers = Papers::of(ctx.facts, &view.sheet, &made);
            cmds.extend([view.papers.keep(&self.sheet), Cmd::Toast(text::did_papers(ctx.lang, made.files.len()))]);
        }
        if let Some(sent) = &made.bundle {
            view.bundle = Bundle::of(ctx.facts, sent);
            cmds.extend([view.bundle.keep(), Cmd::Toast(text::did_bundle(ctx.lang, sent.ops))]);
        }
        self.folder = Some(made.folder);
        match self.next(ctx.facts) {
            _ if stopped => cmds.push(Cmd::Toast(text::stopped(ctx.lang))),
            Some(next) => self.select(next),
            None => {}
        }
        cmds
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(stage) = self.stages.clicked(mouse) {
            return vec![stage.go(&self.sheet)];
        }
        if self.list.mouse(mouse) == Hit::Open { self.one(ctx) } else { vec![] }
    }
}

impl View {
    /// What is known. While a job has the store its settings cannot be read: then they stay as they were.
    fn of(ctx: &Ctx, sheet: Sheet, old: Option<View>) -> Option<View> {
        let totals = sheet.totals(ctx.facts)?;
        let (papers, bundle) = match old {
            Some(old) => (old.papers, old.bundle),
            None => (
                Papers::read(&ctx.door.recall(&Papers::key(&sheet.id)).unwrap_or_default()),
                Bundle::read(&ctx.door.recall(Bundle::KEY).unwrap_or_default()),
            ),
        };
        Some(View {
            totals,
            standing: sheet::standing(ctx.facts, &sheet.visit),
            feedback: Feedback::of(ctx.facts, &sheet.visit),
            blocks: check::blocks(ctx.facts, &sheet),
            lost: ledger_of(ctx.facts, &sheet.id),
            sheet,
            papers,
            bundle,
        })
    }

    fn done(&self, task: Task, facts: &Facts) -> bool {
        match task {
            Task::Final => self.sheet.is_final(),
            Task::Papers => self.papers.done(facts, &self.sheet),
            Task::Bundle => self.bundle.done(facts),
        }
    }
}

impl Screen for FinishScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Finish, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn place(&self) -> Option<String> {
        Some(format!("finish/{}", self.sheet))
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let view = self.view.as_ref()?;
        match action {
            Action::Submit if view.blocks > 0 => Some(text::blocked(ctx.lang, view.blocks)),
            Action::Correct if !view.sheet.is_final() => Some(text::not_final(ctx.lang)),
            _ => None,
        }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) if answer.ask == "correct" => self.correct(&answer.value, ctx),
            Input::Done(done) => self.handed(done, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.paint(frame.buffer_mut(), area, ctx);
        None
    }
}

#[cfg(test)]
pub(super) mod tests;
