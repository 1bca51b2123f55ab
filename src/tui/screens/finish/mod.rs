//! 完成: what the sheet adds up to; finalise it as a revision, save the documents, export the bundle; correct it later.
//! Every act can be done again: finalising twice adds nothing, files of the same name are replaced.

mod draw;
mod kept;
mod tasks;

use super::stages::Stages;
use crate::journal::Key;
use crate::model::check;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::revision;
use crate::model::scoring::{Lost, Totals, ledger_of};
use crate::model::sheet::{self, Sheet, Standing};
use crate::text::screens::finish as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::List;
use kept::{Bundle, Papers};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;
use zeroize::Zeroizing;

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
    /// The revision that was received, if it is not the present one.
    former: Option<u32>,
    /// The revision that this is, or would be if it were finalised now.
    revision: u32,
    /// Why it is being corrected.
    correcting: Option<String>,
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
    /// Why the papers just saved have html in place of pdf.
    no_font: Option<String>,
    /// The passphrase that was typed for the next locked export.
    pass: Zeroizing<String>,
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
            no_font: None,
            pass: Zeroizing::default(),
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
}

impl View {
    /// What is known. While a job has the store its settings cannot be read: then they stay as they were.
    fn of(ctx: &Ctx, sheet: Sheet, old: Option<View>) -> Option<View> {
        let totals = sheet.totals(ctx.facts)?;
        let kept = |key: &str| ctx.door.recall(key).unwrap_or_default();
        let (papers, bundle) = match old {
            Some(old) => (old.papers, old.bundle),
            None => {
                (Papers::read(&kept(&Papers::key(&sheet.id))), Bundle::read(&kept(Bundle::SEQ), &kept(Bundle::ABOUT)))
            }
        };
        let feedback = Feedback::of(ctx.facts, &sheet.visit);
        Some(View {
            totals,
            standing: sheet::standing(ctx.facts, &sheet.visit),
            former: feedback.former(ctx.facts, &sheet),
            revision: revision::present(ctx.facts, &sheet),
            correcting: revision::correcting(ctx.facts, &sheet).map(String::from),
            feedback,
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

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        Some(Key::new("sheet", &self.sheet, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("sheet", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) if answer.ask == "correct" => self.correct(&answer.value, ctx),
            Input::Answer(answer) if answer.ask == "lock" => self.lock_with(&answer.value, ctx),
            Input::Answer(answer) if answer.ask == "lock-words" => self.export_locked(answer.value == "yes", ctx),
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
