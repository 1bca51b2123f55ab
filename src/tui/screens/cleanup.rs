//! 归还清理: takes everything off a borrowed laptop, once somebody else is proven to have all of it. The screen only
//! checks and asks; what is removed goes after the app has ended and the database is closed.

use super::parts::labelled;
use super::unlocking::{self, Keys};
use crate::config::Home;
use crate::exchange::handover::{self, Proven};
use crate::exchange::merge::{Closed, locks};
use crate::store::backups::SECOND;
use crate::text::screens::cleanup as text;
use crate::text::{Say, handover as words, merge};
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;
use std::path::PathBuf;

const ASK_PROOF: &str = "cleanup-proof";
const ASK_PASS: &str = "cleanup-pass";
const ASK_SURE: &str = "cleanup-sure";
/// The job.
const CHECK: &str = "cleanup-check";

/// What the job found.
enum Checked {
    By(Proven),
    /// The proof is locked.
    Closed(PathBuf, Closed),
}

/// The clean-up, before it is done.
#[derive(Debug, Default)]
pub struct CleanupScreen {
    /// Where the proof is.
    path: String,
    keys: Keys,
    proof: Option<Proven>,
    /// The person says that the attached files were handed over.
    handed: bool,
}

impl CleanupScreen {
    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => {
                let prompt = Prompt::new(ASK_PROOF, text::ask_proof(ctx.lang), &self.path, None, ctx);
                vec![Cmd::push(prompt.why(text::why_proof(ctx.lang)).needed())]
            }
            Action::Tick => {
                self.handed = !self.handed && attached(ctx) > 0;
                vec![]
            }
            Action::Submit => self.ask_sure(ctx),
            _ => vec![],
        }
    }

    /// What still stands in the way of cleaning up.
    fn lacks(&self, ctx: &Ctx) -> Option<String> {
        let Some(proof) = &self.proof else { return Some(text::proof_first(ctx.lang)) };
        if proof.ops != ctx.door.operations() {
            return Some(text::changed(ctx.lang));
        }
        (attached(ctx) > 0 && !self.handed).then(|| text::attached_first(ctx.lang))
    }

    fn ask_sure(&self, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(why) = self.lacks(ctx) {
            return vec![Cmd::Toast(why)];
        }
        let title = text::ask_sure(ctx.lang, text::word(ctx.lang));
        vec![Cmd::push(Prompt::new(ASK_SURE, title, "", None, ctx).why(text::why_sure(ctx.lang)).needed())]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let given = answer.value.trim();
        match answer.ask {
            ASK_PROOF => {
                // A path that was dragged here may come in quotes.
                self.path = given.trim_matches(['"', '\'']).into();
                self.keys = Keys::default();
                vec![self.check(ctx)]
            }
            ASK_PASS => {
                self.keys.typed(given);
                vec![self.check(ctx)]
            }
            _ if given == text::word(ctx.lang) => match self.lacks(ctx) {
                Some(why) => vec![Cmd::Toast(why)],
                None => vec![Cmd::CleanUp],
            },
            _ => vec![Cmd::Toast(text::not_the_word(ctx.lang, text::word(ctx.lang)))],
        }
    }

    fn check(&self, ctx: &Ctx) -> Cmd {
        let (path, keys, lang) = (PathBuf::from(&self.path), self.keys.all().to_vec(), ctx.lang);
        Cmd::Job(Job::reading(CHECK, text::checking(lang), move |store, _| {
            let fitting = locks::fitting(&path, &keys);
            Ok(match fitting.map_err(|refused| (Closed::of(&refused.fault), refused.into_error(lang))) {
                Ok(pass) => Checked::By(handover::proven(store, &path, &pass, lang)?),
                Err((Some(why), _)) => Checked::Closed(path, why),
                Err((None, error)) => return Err(error),
            })
        }))
    }

    fn done(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        match done.take::<Checked>() {
            Ok(Checked::By(proof)) => {
                (self.proof, self.keys) = (Some(proof), Keys::default());
                vec![]
            }
            Ok(Checked::Closed(path, why)) => {
                self.proof = None;
                let next = self.keys.wanting(vec![(path, why)]);
                let ask = |(path, why): (PathBuf, Closed)| {
                    let words = merge::why_locked(ctx.lang, unlocking::name_of(&path));
                    unlocking::ask(ASK_PASS, why, words, true, ctx)
                };
                next.map(ask).into_iter().collect()
            }
            Err(why) => {
                self.proof = None;
                vec![Cmd::push(Message::new(text::refused(ctx.lang), why.say(ctx.lang)))]
            }
        }
    }

    fn lines(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        let Some(home) = ctx.door.home() else { return labelled("", &text::no_folder(lang), Role::Warn, width) };
        let mut lines: Vec<Pieces> =
            wide::wrap(&text::lead(lang), width).into_iter().map(|l| vec![piece(l, Role::Title)]).collect();
        let mut say = |label: String, words: String, role| {
            lines.push(vec![]);
            lines.extend(labelled(&label, &words, role, width));
        };
        let (proof, role) = match &self.proof {
            None => (text::no_proof(lang), Role::Accent),
            Some(p) => (words::has_all(lang, &p.device, p.ops, p.worth.say(lang)), Role::Good),
        };
        say(text::label_proof(lang), proof, role);
        let (files, role) = match (attached(ctx), self.handed) {
            (0, _) => (text::attached_none(lang), Role::Dim),
            (n, true) => (text::attached_handed(lang, n), Role::Good),
            (n, false) => (text::attached(lang, n), Role::Accent),
        };
        say(text::label_attached(lang), files, role);
        say(text::label_gone(lang), text::gone(lang, home.dir().display(), names(&home)), Role::Text);
        if let Some(dir) = ctx.door.recall(SECOND).filter(|dir| !dir.is_empty()) {
            say(text::label_second(lang), words::second(lang, dir), Role::Warn);
        }
        say(text::label_honest(lang), words::flash(lang), Role::Dim);
        if self.lacks(ctx).is_none() {
            lines.extend([vec![], vec![piece(text::ready(lang), Role::Title)]]);
        }
        lines
    }
}

/// What would be removed, by name; the database and what stands beside it as one.
fn names(home: &Home) -> String {
    let name = |path: &PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some(if name.starts_with("hucha.db") { "hucha.db*".into() } else { name })
    };
    let names: BTreeSet<String> = handover::ours(home).iter().filter_map(name).collect();
    names.into_iter().collect::<Vec<_>>().join("、")
}

fn attached(ctx: &Ctx) -> usize {
    ctx.door.home().map_or(0, |home| handover::attachments(&home))
}

impl Screen for CleanupScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Cleanup]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn dead(&self, action: Action, ctx: &Ctx) -> bool {
        match action {
            Action::Submit => self.lacks(ctx).is_some(),
            Action::Tick => attached(ctx) == 0,
            _ => false,
        }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => self.done(done, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let lines = self.lines(usize::from(inner.width), ctx);
        paint::lines(frame.buffer_mut(), inner, &lines, ctx.look);
        None
    }
}

#[cfg(test)]
#[path = "cleanup_tests.rs"]
mod tests;
