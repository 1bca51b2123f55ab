//! What the finish does: one task after the other, each again at will.

use super::kept::{Bundle, Papers};
use super::{FinishScreen, KINDS, Task};
use crate::exchange::passphrase;
use crate::model::sheet;
use crate::text::Say;
use crate::text::screens::finish as text;
use crate::tui::action::Action;
use crate::tui::job::Done;
use crate::tui::overlays::{choose::Choose, prompt::Prompt};
use crate::tui::screen::{Cmd, Ctx, Mouse};
use crate::tui::screens::papers::{Handed, Order};
use crate::tui::screens::stages::Stage;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use chrono::SecondsFormat;

impl FinishScreen {
    pub(super) fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(stage) = Stage::of(action) {
            return vec![stage.go(&self.sheet)];
        }
        match action {
            Action::Open => self.one(ctx),
            Action::Submit => self.all(ctx),
            Action::Correct => self.ask_reason(ctx),
            Action::Zip => {
                self.select(Task::Bundle);
                let order = Order::new(&self.sheet, &[], ctx).with_bundle().zipped();
                vec![Cmd::Job(order.job(text::working_bundle(ctx.lang)))]
            }
            Action::Lock => self.ask_lock(ctx),
            other => {
                self.list.act(other);
                vec![]
            }
        }
    }

    /// Enter: the selected task, again if it was done before.
    fn one(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        match self.task() {
            Task::Final => self.finalize(None, ctx),
            Task::Papers => Order::new(&self.sheet, &KINDS, ctx).go(text::working_papers(ctx.lang), ctx),
            Task::Bundle => {
                vec![Cmd::Job(Order::new(&self.sheet, &[], ctx).with_bundle().job(text::working_bundle(ctx.lang)))]
            }
        }
    }

    /// F2: everything in order. Documents and bundle follow the finalising, so they are made anew.
    fn all(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let order = Order::new(&self.sheet, &KINDS, ctx).with_bundle();
        let title = text::working_bundle(ctx.lang);
        let mut cmds = self.finalize(Some(&order), ctx);
        match &self.view {
            Some(view) if view.sheet.is_final() => cmds.extend(order.go(title, ctx)),
            _ if cmds.iter().any(|c| matches!(c, Cmd::Apply(_))) => cmds.push(Cmd::Job(order.job(title))),
            _ => {}
        }
        cmds
    }

    /// The sheet becomes a revision; the papers that go with it get their numbers in the same act, so that one undo
    /// takes both back.
    fn finalize(&mut self, papers: Option<&Order>, ctx: &Ctx) -> Vec<Cmd> {
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
        papers.iter().for_each(|order| order.number(&mut act, ctx));
        let word = match view.revision == view.sheet.revision {
            true => text::did_nothing(ctx.lang, view.revision),
            false => text::did_final(ctx.lang, view.revision),
        };
        self.select(Task::Papers);
        vec![Cmd::Apply(act), Cmd::Toast(word)]
    }

    fn ask_reason(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let title = text::ask_correct(ctx.lang, view.sheet.revision);
        let prompt = Prompt::new("correct", title, "", Some(&self.draft()), ctx);
        vec![Cmd::push(prompt.why(text::correct_why(ctx.lang)).needed())]
    }

    /// A long passphrase is proposed; whoever knows a better one types it.
    fn ask_lock(&self, ctx: &Ctx) -> Vec<Cmd> {
        let proposed = passphrase::propose().unwrap_or_default();
        let prompt = Prompt::new("lock", text::ask_lock(ctx.lang), &proposed, None, ctx).proposed();
        vec![Cmd::push(prompt.why(text::lock_why(ctx.lang)).needed())]
    }

    /// Whether what interviewees said is to stand in the tables.
    pub(super) fn lock_with(&mut self, pass: &str, ctx: &Ctx) -> Vec<Cmd> {
        if let Err(error) = passphrase::check(pass, ctx.lang) {
            return vec![Cmd::Fail(error)];
        }
        self.pass = pass.to_string().into();
        let items = vec![Item::new("no", text::words_no(ctx.lang)), Item::new("yes", text::words_yes(ctx.lang))];
        vec![Cmd::push(Choose::new("lock-words", text::ask_words(ctx.lang), items, ctx))]
    }

    pub(super) fn export_locked(&mut self, words: bool, ctx: &Ctx) -> Vec<Cmd> {
        self.select(Task::Bundle);
        let order = Order::new(&self.sheet, &[], ctx).with_bundle().locked(&std::mem::take(&mut self.pass), words);
        vec![Cmd::Job(order.job(text::working_bundle(ctx.lang)))]
    }

    fn draft(&self) -> String {
        format!("correct/{}", self.sheet)
    }

    pub(super) fn correct(&mut self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        match sheet::correct(ctx.facts, ctx.facts.act(), &self.sheet, reason) {
            Ok(act) => {
                self.select(Task::Final);
                vec![Cmd::Apply(act), Cmd::ClearDraft(self.draft()), Cmd::Toast(text::corrected(ctx.lang))]
            }
            Err(error) => vec![Cmd::Toast(error.say(ctx.lang))],
        }
    }

    /// Something was written: it is kept what, and the next task is selected.
    pub(super) fn handed(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
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
            view.bundle = Bundle::of(sent);
            cmds.extend(view.bundle.keep());
            cmds.push(Cmd::Toast(text::did_bundle(ctx.lang, sent.ops)));
        }
        self.no_font = made.no_font;
        self.folder = Some(made.folder);
        match self.next(ctx.facts) {
            _ if stopped => cmds.push(Cmd::Toast(text::stopped(ctx.lang))),
            next => self.select(next.unwrap_or(Task::Bundle)),
        }
        cmds
    }

    pub(super) fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(stage) = self.stages.clicked(mouse) {
            return vec![stage.go(&self.sheet)];
        }
        if self.list.mouse(mouse) == Hit::Open { self.one(ctx) } else { vec![] }
    }
}
