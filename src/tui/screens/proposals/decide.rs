//! Accepting and refusing: who made the edit, why, then one job that is done or changes nothing.

use super::ProposalsScreen;
use crate::exchange::handedit::decide;
use crate::journal::{Author, Source};
use crate::model::person::Person;
use crate::text::Say;
use crate::text::screens::proposals as text;
use crate::tui::job::{Done, Job};
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::widgets::finder::Item;
use chrono::SecondsFormat;

/// Questions.
const ALL: &str = "proposals-all";
const WHO: &str = "proposals-who";
const ACCEPT: &str = "proposals-accept";
const REFUSE: &str = "proposals-refuse";
/// Choices of [`ALL`].
const YES: &str = "accept";
const NO: &str = "refuse";
/// Jobs.
const ACCEPTING: &str = "accept-edits";
const REFUSING: &str = "refuse-edits";
/// The setting that remembers who edited tables last.
const LAST: &str = "edited_by";

impl ProposalsScreen {
    pub(super) fn accept_one(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(p) = self.selected().filter(|p| p.edited.matter.is_open()) else { return vec![] };
        self.chosen = vec![p.id];
        vec![ask_who(ctx)]
    }

    pub(super) fn refuse_one(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(p) = self.selected().filter(|p| p.edited.matter.is_open()) else { return vec![] };
        self.chosen = vec![p.id];
        vec![ask_reason(REFUSE, ctx)]
    }

    /// All that wait: accepted or refused at once.
    pub(super) fn ask_all(&self, ctx: &Ctx) -> Vec<Cmd> {
        let n = self.waiting().count();
        let items = vec![Item::new(YES, text::accept_all(ctx.lang, n)), Item::new(NO, text::refuse_all(ctx.lang, n))];
        if n == 0 { vec![] } else { vec![Cmd::push(Choose::new(ALL, text::all(ctx.lang), items, ctx))] }
    }

    pub(super) fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let given = answer.value.trim().to_string();
        match answer.ask {
            ALL => {
                self.chosen = self.waiting().map(|p| p.id).collect();
                if given == YES { vec![ask_who(ctx)] } else { vec![ask_reason(REFUSE, ctx)] }
            }
            WHO => {
                self.made_by.clone_from(&given);
                vec![Cmd::Remember(LAST.into(), given), ask_reason(ACCEPT, ctx)]
            }
            ACCEPT => vec![Cmd::Job(self.accepting(given, ctx))],
            REFUSE => vec![Cmd::Job(self.refusing(given, ctx))],
            _ => vec![],
        }
    }

    fn accepting(&self, reason: String, ctx: &Ctx) -> Job {
        let (ids, made_by, by, lang) = (self.chosen.clone(), self.made_by.clone(), author(ctx), ctx.lang);
        Job::writing(ACCEPTING, text::deciding(lang), move |store, _| {
            let list: Vec<_> = store.proposals()?.into_iter().filter(|p| ids.contains(&p.id)).collect();
            let facts = store.facts()?;
            decide::accept(store, &facts, &list, &made_by, &reason, &by, lang)?;
            Ok(list.len())
        })
    }

    fn refusing(&self, reason: String, ctx: &Ctx) -> Job {
        let (ids, by) = (self.chosen.clone(), author(ctx));
        Job::writing(REFUSING, text::deciding(ctx.lang), move |store, _| {
            let list: Vec<_> = store.proposals()?.into_iter().filter(|p| ids.contains(&p.id)).collect();
            decide::refuse(store, &list, &reason, &by)?;
            Ok(list.len())
        })
    }
}

/// What became of it.
pub(super) fn done(done: Done, ctx: &Ctx) -> Vec<Cmd> {
    let accepted = done.name == ACCEPTING;
    match done.take::<usize>() {
        Ok(n) if accepted => vec![Cmd::Toast(text::accepted(ctx.lang, n))],
        Ok(n) => vec![Cmd::Toast(text::refused(ctx.lang, n))],
        Err(why) => vec![Cmd::push(Message::new(text::failed(ctx.lang), why.say(ctx.lang)))],
    }
}

fn author(ctx: &Ctx) -> Author {
    let wall = ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false);
    Author { actor: ctx.me().into(), wall, source: Source::Tui }
}

fn ask_who(ctx: &Ctx) -> Cmd {
    let last = ctx.door.recall(LAST).unwrap_or_default();
    let names = Person::all(ctx.facts).into_iter().map(|p| p.name).collect();
    let prompt = Prompt::new(WHO, text::ask_who(ctx.lang), &last, None, ctx).why(text::why_who(ctx.lang));
    Cmd::push(prompt.phrases(names).proposed().needed())
}

fn ask_reason(ask: &'static str, ctx: &Ctx) -> Cmd {
    let lang = ctx.lang;
    let (title, reason) = match ask {
        ACCEPT => (text::ask_accept(lang), text::reason_accept(lang)),
        _ => (text::ask_refuse(lang), text::reason_refuse(lang)),
    };
    let prompt = Prompt::new(ask, title, &reason, None, ctx).why(text::why_reason(lang));
    Cmd::push(prompt.proposed().needed())
}
