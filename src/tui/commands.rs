//! Doing what screens ask for. The one place where the app writes to the store.

use super::action::Action;
use super::app::{App, Effect, Layer};
use super::describe::describe;
use super::door::Door;
use super::job;
use super::keymap::Context;
use super::overlays::help::{HELP, Help};
use super::overlays::{message::Message, palette::Palette};
use super::screen::{Cmd, Input, Screen};
use super::screens::audit::AuditScreen;
use super::screens::conflicts::ConflictsScreen;
use super::screens::print::PrintScreen;
use super::screens::reconcile::ReconcileScreen;
use crate::error::{Error, Result};
use crate::journal::Key;
use crate::journal::undo::Way;
use crate::model::act::Act;
use crate::model::record::Change;
use crate::model::visit;
use crate::store::Store;
use crate::text::screens::reconcile as reconciling;
use crate::text::{Lang, Say, tui as text};

impl<D: Door> App<D> {
    /// Does commands in order. If a saving fails, the savings after it wait with it and the rest is dropped: the user
    /// stays where the text is. False then.
    pub(super) fn run(&mut self, cmds: Vec<Cmd>) -> bool {
        let mut rest = cmds.into_iter();
        while let Some(cmd) = rest.next() {
            let saves = matches!(cmd, Cmd::Apply(_));
            if saves && self.held.take().is_some() {
                // What waits is on the screen and comes with what is saved now; waiting too it would come twice.
                self.waiting.clear();
            }
            if saves && !self.waiting.is_empty() {
                self.wait(cmd, rest);
                return self.retry();
            }
            if !self.one(cmd, &mut rest) {
                return false;
            }
        }
        true
    }

    fn one(&mut self, cmd: Cmd, rest: &mut impl Iterator<Item = Cmd>) -> bool {
        match cmd {
            Cmd::Apply(act) => return self.apply(act, rest),
            Cmd::Push(screen) => return self.go_to(screen),
            Cmd::Pop => return self.pop(),
            Cmd::Replace(screen) => return self.leave(false) && self.replace(screen),
            Cmd::Home => return self.home(),
            Cmd::Answer(answer) => return self.answer(answer),
            Cmd::Quit => return self.quit(),
            Cmd::CleanUp => self.cleaning = self.quit(),
            Cmd::Act(action) => self.act(action),
            Cmd::ClearDraft(key) => self.clear_draft(&key),
            Cmd::Undo => self.turn(Way::Undo),
            Cmd::Redo => self.turn(Way::Redo),
            Cmd::Toast(word) => self.toast = Some(word),
            Cmd::Fail(error) => self.fail(&error),
            Cmd::SetMe(person) => self.world.door.set_me(&person),
            Cmd::LoadRound(round) => self.load_round(&round),
            Cmd::Reload => self.reload(),
            Cmd::Job(job) => self.start(job),
            Cmd::SetLang(lang) => self.set_lang(lang),
            Cmd::SetLook(look) => {
                self.world.look = look;
                self.remember("look", look.name());
            }
            Cmd::Copy(word) => {
                self.clipboard.clone_from(&word);
                self.effects.push(Effect::Copy(word));
            }
            Cmd::Remember(key, value) => self.remember(&key, &value),
        }
        true
    }

    /// Actions that mean the same everywhere; false if it is for the screen.
    pub(super) fn global(&mut self, action: Action) -> bool {
        match action {
            Action::Back => {
                self.pop();
            }
            Action::Quit => {
                self.quit();
            }
            Action::Help => self.help(),
            Action::Palette => self.palette(),
            Action::Undo => self.turn(Way::Undo),
            Action::Redo => self.turn(Way::Redo),
            Action::Language => self.set_lang(if self.world.lang == Lang::Zh { Lang::En } else { Lang::Zh }),
            Action::Look => {
                self.run(vec![Cmd::SetLook(self.world.look.next())]);
            }
            Action::Mouse => self.switch_mouse(),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Retry => {
                self.retry();
            }
            Action::CancelJob => self.cancel_jobs(),
            Action::Elsewhere => self.save_elsewhere(),
            Action::Conflicts => self.conflicts(),
            Action::History => self.history(),
            Action::Print => self.print(),
            Action::Reconcile => self.reconcile(),
            _ => return false,
        }
        true
    }

    /// The help of what is below; asked for again it closes.
    fn help(&mut self) {
        let contexts = self.contexts();
        if contexts == HELP {
            self.pop();
            return;
        }
        self.push(Box::new(Help::new(contexts)));
    }

    /// The record that is selected on the top screen; none below an overlay, which has to be answered first.
    fn selected(&self) -> Option<Option<Key>> {
        let top = self.layers.last().filter(|l| !l.screen.overlay())?;
        Some(top.screen.record(&self.world.ctx()))
    }

    /// The conflicts of the selected record if it has any, else all.
    fn conflicts(&mut self) {
        let Some(record) = self.selected() else { return };
        let screen = ConflictsScreen::new(record, &self.world.ctx());
        self.go_to(Box::new(screen));
    }

    /// The several sheets of the visit that is selected, or to which what is selected belongs.
    fn reconcile(&mut self) {
        let Some(record) = self.selected() else { return };
        let ctx = self.world.ctx();
        let visit = record.map(|k| visit::of_record(ctx.facts, &k.entity, &k.id)).unwrap_or_default();
        let none = || Err(reconciling::pick_visit(ctx.lang));
        match if visit.is_empty() { none() } else { ReconcileScreen::open(&visit, &ctx) } {
            Ok(screen) => drop(self.go_to(Box::new(screen))),
            Err(why) => self.toast = Some(why),
        }
    }

    /// The history of what is selected; of everything where nothing is.
    fn history(&mut self) {
        let Some(record) = self.selected() else { return };
        self.go_to(Box::new(AuditScreen::new(record)));
    }

    /// The papers about what is selected; of the newest quarter where nothing is.
    fn print(&mut self) {
        let Some(record) = self.selected() else { return };
        let ctx = self.world.ctx();
        let top = self.layers.last().map(|l| &l.screen);
        let prints = top.and_then(|s| s.prints(&ctx)).unwrap_or_default();
        let own = top.and_then(|s| s.own_paper(&ctx));
        let screen = PrintScreen::new(record, prints, own, ctx.facts);
        self.go_to(Box::new(screen));
    }

    fn palette(&mut self) {
        let contexts = self.contexts();
        if contexts.contains(&Context::Choose) {
            return;
        }
        let Some(layer) = self.layers.last() else { return };
        let ctx = self.world.ctx();
        let turn = |way| ctx.door.peek(way).map(|steps| describe(&steps, ctx.lang));
        let turns = [(Action::Undo, turn(Way::Undo)), (Action::Redo, turn(Way::Redo))];
        let palette = Palette::new(contexts, ctx.lang, |action| layer.screen.disabled(action, &ctx)).saying(turns);
        self.push(Box::new(palette));
    }

    fn apply(&mut self, act: Act, rest: &mut impl Iterator<Item = Cmd>) -> bool {
        if act.is_empty() {
            return true;
        }
        if self.lent {
            self.toast = Some(text::store_lent(self.world.lang));
            self.wait(Cmd::Apply(act), rest);
            return false;
        }
        let act = act.rebased(&self.world.facts.device, self.world.facts.next_seq);
        match self.world.door.commit(&act) {
            Ok(changes) => {
                self.take_in(changes);
                true
            }
            Err(error) => {
                self.not_saved(&error);
                self.wait(Cmd::Apply(act), rest);
                false
            }
        }
    }

    /// The changed cells of something that is durable now.
    fn take_in(&mut self, changes: Vec<Change>) {
        changes.into_iter().for_each(|c| self.world.facts.put(c));
        self.world.facts.next_seq = self.world.door.next_seq();
        self.saved = Some(text::saved(self.world.lang, self.clock()));
        self.keep_place();
        self.back_up_in_time();
    }

    fn clock(&self) -> String {
        self.world.door.now().format("%H:%M:%S").to_string()
    }

    /// Only savings wait: going elsewhere later would surprise.
    fn wait(&mut self, cmd: Cmd, rest: impl Iterator<Item = Cmd>) {
        let keep = |c: &Cmd| matches!(c, Cmd::Apply(_) | Cmd::ClearDraft(_) | Cmd::Remember(..));
        self.waiting.extend(std::iter::once(cmd).chain(rest).filter(keep));
    }

    pub(super) fn retry(&mut self) -> bool {
        if self.waiting.is_empty() {
            self.banner = None;
            return true;
        }
        let waiting = std::mem::take(&mut self.waiting);
        let held = self.held.take();
        let done = self.run(waiting);
        self.held = held;
        if done {
            self.banner = None;
            self.warned = false;
            self.let_go();
            self.toast = Some(text::retried(self.world.lang));
        }
        done
    }

    /// Shows what failed, that nothing is lost, and what to do.
    pub(super) fn fail(&mut self, error: &Error) {
        let lang = self.world.lang;
        tracing::warn!("{error}");
        self.banner = Some(text::failed(lang, error.say(lang)));
    }

    fn not_saved(&mut self, error: &Error) {
        let lang = self.world.lang;
        tracing::warn!("{error}");
        self.banner = Some(text::not_saved(lang, error.say(lang)));
    }

    fn turn(&mut self, way: Way) {
        let lang = self.world.lang;
        let undo = way == Way::Undo;
        match self.world.door.turn(way) {
            Ok(Some(turned)) => {
                let what = describe(&turned.steps, lang);
                self.take_in(turned.changes);
                self.leave_what_is_gone();
                self.toast = Some(if undo { text::undone(lang, what) } else { text::redone(lang, what) });
            }
            Ok(None) => {
                self.toast = Some(if undo { text::nothing_to_undo(lang) } else { text::nothing_to_redo(lang) });
            }
            Err(error) => self.push(Box::new(Message::new(text::no_turn(lang), error.say(lang)))),
        }
    }

    pub(super) fn keep_draft(&mut self, key: &str, typed: &str) {
        if self.lent {
            self.late_drafts.push((key.into(), typed.into()));
            return;
        }
        match self.world.door.keep_draft(key, typed) {
            Ok(()) => self.saved = Some(text::draft_saved(self.world.lang, self.clock())),
            Err(error) => self.not_saved(&error),
        }
    }

    /// A job has ended that had the store: what waited for it is saved now.
    pub(super) fn store_is_back(&mut self, store: Store, written: bool) {
        self.world.door.give_back(store);
        self.lent = false;
        if written {
            self.reload();
        }
        for (key, typed) in std::mem::take(&mut self.late_drafts) {
            self.keep_draft(&key, &typed);
        }
        if !self.waiting.is_empty() {
            self.retry();
        }
    }

    fn reload(&mut self) {
        match self.world.door.facts() {
            Ok(mut facts) => {
                facts.version += self.world.facts.version + 1; // screens see that it moved
                self.world.facts = facts;
                self.leave_what_is_gone();
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Takes off every screen whose subject is not there any more, and what lies above it.
    fn leave_what_is_gone(&mut self) {
        let gone = self.layers.iter().skip(1).position(|l| l.screen.gone(&self.world.facts));
        if let Some(at) = gone {
            self.layers.truncate(at + 1);
            self.keep_place();
            self.tell(Input::Return);
        }
    }

    fn load_round(&mut self, round: &str) {
        if let Err(error) = self.world.door.add_round(&mut self.world.facts, round) {
            self.fail(&error);
        }
    }

    fn clear_draft(&mut self, key: &str) {
        self.drafts.forget(key);
        let done: Result<()> =
            if self.world.door.draft(key).is_some() { self.world.door.drop_draft(key) } else { Ok(()) };
        if let Err(error) = done {
            self.fail(&error);
        }
    }

    pub(super) fn remember(&mut self, key: &str, value: &str) {
        if let Err(error) = self.world.door.remember(key, value) {
            tracing::warn!("{key}: {error}"); // a setting of comfort: not worth a banner
        }
    }

    fn set_lang(&mut self, lang: Lang) {
        self.world.lang = lang;
        self.remember("lang", if lang == Lang::En { "en" } else { "zh-CN" });
    }

    fn switch_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.effects.push(Effect::Mouse(self.mouse));
        self.remember("mouse", if self.mouse { "on" } else { "off" });
        let lang = self.world.lang;
        self.toast = Some(if self.mouse { text::mouse_on(lang) } else { text::mouse_off(lang) });
    }

    fn start(&mut self, job: job::Job) {
        let layer = self.layers.last().map_or(0, |l| l.id);
        let store = if job.needs_store() {
            match self.world.door.lend() {
                Ok(store) => Some(store),
                Err(error) => return self.fail(&error),
            }
        } else {
            None
        };
        self.start_with(job, layer, store);
    }

    /// Starts a job of a layer, or of no layer: then the app itself tells how it ended.
    pub(super) fn start_with(&mut self, job: job::Job, layer: u64, store: Option<Store>) {
        self.ids += 1;
        self.lent |= store.is_some();
        let running = job::start(job, self.ids, layer, self.world.lang, self.news.clone(), store);
        self.jobs.push(running);
    }

    fn cancel_jobs(&mut self) {
        let lang = self.world.lang;
        self.jobs.iter().for_each(|j| j.progress.cancel());
        self.toast = Some(if self.jobs.is_empty() { text::no_job(lang) } else { text::stopping(lang) });
    }

    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        self.ids += 1;
        self.layers.push(Layer { id: self.ids, screen });
    }

    /// A screen covers the one below, which commits first; an overlay does not.
    fn go_to(&mut self, screen: Box<dyn Screen>) -> bool {
        if !screen.overlay() && !self.leave(false) {
            return false;
        }
        let place = screen.place().filter(|_| !screen.overlay());
        if let Some(at) = place.and_then(|p| self.layers.iter().rposition(|l| l.screen.place().as_ref() == Some(&p))) {
            return self.back_to(at);
        }
        self.push(screen);
        self.keep_place();
        true
    }

    /// What is open below already is gone back to: screens do not pile up. All above it commit first.
    fn back_to(&mut self, at: usize) -> bool {
        while self.layers.len() > at + 1 {
            if !self.leave(false) {
                return false;
            }
            self.layers.pop();
        }
        self.keep_place();
        self.tell(Input::Return)
    }

    fn replace(&mut self, screen: Box<dyn Screen>) -> bool {
        self.layers.pop();
        self.push(screen);
        self.keep_place();
        true
    }

    /// Lets the top screen, or all, commit what their fields hold; false if that failed.
    fn leave(&mut self, all: bool) -> bool {
        let count = if all { self.layers.len() } else { 1 };
        for back in 1..=count {
            let Some(at) = self.layers.len().checked_sub(back) else { break };
            let typed = self.typed_in(at);
            let cmds = self.layers[at].screen.update(Input::Leave, &self.world.ctx());
            if !self.run(cmds) {
                self.give_back(typed);
                return false;
            }
        }
        true
    }

    fn pop(&mut self) -> bool {
        if self.layers.len() <= 1 {
            self.toast = Some(text::quit_how(self.world.lang));
            return true;
        }
        self.leave(false) && self.drop_top() && self.tell(Input::Return)
    }

    fn drop_top(&mut self) -> bool {
        if self.layers.len() > 1 {
            self.layers.pop();
            self.keep_place();
        }
        true
    }

    fn home(&mut self) -> bool {
        if !self.leave(true) {
            return false;
        }
        self.layers.truncate(1);
        self.keep_place();
        self.tell(Input::Return)
    }

    fn quit(&mut self) -> bool {
        let left = self.leave(true) && self.waiting.is_empty() && !self.lent;
        if left || (self.warned && !self.lent) {
            self.keep_place();
            self.ended = true;
        } else {
            self.warned = !self.lent;
            let lang = self.world.lang;
            self.toast = Some(if self.lent { text::quit_busy(lang) } else { text::quit_unsaved(lang) });
        }
        left
    }

    /// Keeps where one is, if that has changed.
    pub(super) fn keep_place(&mut self) {
        let places: Vec<_> = self.layers.iter().skip(1).map_while(|l| l.screen.place()).collect();
        let place = places.join("\n");
        if self.world.door.recall("place").unwrap_or_default() != place {
            self.remember("place", &place);
        }
    }
}
