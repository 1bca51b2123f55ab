//! Scores from a table, previewed before they are taken; and the two rules of an office about plates that the opinion
//! leaves open: what stars are worth (AMB-6), which indicators are on the veto list (AMB-17).

use crate::error::Error;
use crate::exchange::lists;
use crate::model::plate::{self, Kind};
use crate::model::rows::Rows;
use crate::model::setting;
use crate::text::Say;
use crate::text::screens::{intake, quarter as text};
use crate::tui::job::{Done, Job};
use crate::tui::overlays::message::Message;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::intake::IntakeScreen;
use crate::tui::screens::write_down::{Make, WriteDown};
use crate::tui::widgets::entry::Entry;
use std::path::PathBuf;

/// The job that reads a table of scores.
const READ: &str = "scores-read";

/// A table as it was read: of which score, the file, its rows, and numbers to be confirmed.
type Found = (Kind, PathBuf, Rows, Vec<String>);

/// Reads a table of scores beside the interface.
pub(super) fn read(kind: Kind, given: &str, ctx: &Ctx) -> Cmd {
    let (file, lang) = (PathBuf::from(given.trim().trim_matches(['"', '\''])), ctx.lang);
    Cmd::Job(Job::new(READ, intake::reading(lang), move |_| {
        let (mut rows, _) = lists::rows(lang, &file, plate::COLUMNS)?;
        let said = lists::understand(lang, &mut rows, plate::COLUMNS, &["score"]);
        Ok((kind, file, rows, said))
    }))
}

/// The preview of what the table would change, or why it is refused.
pub(super) fn done(done: Done, ctx: &Ctx) -> Vec<Cmd> {
    let lang = ctx.lang;
    let refused = |error: Error| {
        let words = format!("{}\n{}", error.say(lang), intake::nothing_changed(lang));
        vec![Cmd::push(Message::new(intake::refused(lang), words))]
    };
    let (kind, file, rows, said) = match done.take::<Found>() {
        Ok(found) => found,
        Err(error) => return refused(error),
    };
    let scores = match plate::read(ctx.facts, kind, &rows) {
        Ok(scores) => scores,
        Err(errors) => return refused(lists::refused(lang, &file, &errors)),
    };
    let mut act = ctx.facts.act();
    scores.iter().for_each(|e| plate::set(ctx.facts, &mut act, e));
    let title = text::scores_title(lang, kind.name(lang));
    if act.is_empty() {
        return vec![Cmd::push(Message::new(title, intake::same(lang)))];
    }
    vec![Cmd::push(IntakeScreen::new(title, act, said, ctx))]
}

/// One rule of the office: its value for this quarter, and why.
pub(super) fn rule(round: &str, key: &'static str, ctx: &Ctx) -> WriteDown {
    let now = setting::text_of(ctx.facts, round, key);
    let help = if key == plate::star::MAP { text::star_map_help(ctx.lang) } else { text::veto_help(ctx.lang) };
    let entries = vec![
        Entry::line("value", text::rule_value(ctx.lang), &now).help(help),
        Entry::line("reason", text::rule_reason(ctx.lang), "").needed(),
    ];
    let title = setting::find(key).map_or(key, |s| s.title(ctx.lang));
    let draft = format!("setting/{round}/{key}");
    let round = round.to_string();
    let make: Make = Box::new(move |get, ctx, act| {
        let mut reasoned = ctx.facts.act().because(&get("reason"));
        setting::set(ctx.facts, &mut reasoned, &round, key, &get("value"), &get("reason"))
            .map_err(|why| ("value", why.say(ctx.lang)))?;
        act.append(&reasoned);
        Ok(())
    });
    WriteDown::new(title, "", &draft, entries, make, ctx)
}
