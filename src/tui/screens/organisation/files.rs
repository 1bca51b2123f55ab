//! The organisation and the people from and to tables: read beside the interface, previewed, taken in by a person.

use super::rows::Tab;
use crate::error::{Error, Result};
use crate::exchange::{list_out, lists};
use crate::model::facts::Facts;
use crate::model::org::{self, Org};
use crate::model::roster;
use crate::model::rows::{CellError, Rows};
use crate::text::Say;
use crate::text::screens::{intake, organisation as text};
use crate::tui::job::{Done, Job};
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::intake::IntakeScreen;
use std::path::{Path, PathBuf};

/// The question for a file to read.
pub(super) const ASK_FILE: &str = "org-import";
/// The question for a file to write.
pub(super) const ASK_TARGET: &str = "org-export";
/// Jobs.
const READ: &str = "org-read";
const WRITE: &str = "org-write";

/// A table as it was read.
struct Found {
    file: PathBuf,
    rows: Rows,
    encoding: &'static str,
}

/// Asks for a file to take in.
pub(super) fn ask_file(ctx: &Ctx) -> Cmd {
    let prompt = Prompt::new(ASK_FILE, intake::ask_file(ctx.lang), "", None, ctx);
    Cmd::push(prompt.why(intake::why_file(ctx.lang)).needed())
}

/// Asks where to write; the folder of exports is proposed.
pub(super) fn ask_target(tab: Tab, ctx: &Ctx) -> Vec<Cmd> {
    let name = if is_people(tab) { text::people_file(ctx.lang) } else { text::org_file(ctx.lang) };
    let path = ctx.door.home().map_or_else(|| PathBuf::from(&name), |h| h.exports().join(&name));
    let prompt = Prompt::new(ASK_TARGET, intake::ask_target(ctx.lang), &path.display().to_string(), None, ctx);
    vec![Cmd::push(prompt.why(intake::why_target(ctx.lang)).needed())]
}

fn is_people(tab: Tab) -> bool {
    matches!(tab, Tab::People | Tab::Recusals)
}

/// A path as people give it: one that was dragged here may come in quotes.
fn path(given: &str) -> PathBuf {
    PathBuf::from(given.trim().trim_matches(['"', '\'']))
}

/// Reads the table beside the interface.
pub(super) fn read(tab: Tab, given: &str, ctx: &Ctx) -> Cmd {
    let (file, lang) = (path(given), ctx.lang);
    let columns = if is_people(tab) { roster::COLUMNS } else { org::COLUMNS };
    Cmd::Job(Job::new(READ, intake::reading(lang), move |_| {
        let (rows, encoding) = lists::rows(lang, &file, columns)?;
        Ok(Found { file, rows, encoding: encoding.name() })
    }))
}

/// Writes the table beside the interface.
pub(super) fn write(tab: Tab, given: &str, ctx: &Ctx) -> Cmd {
    let (file, lang) = (path(given), ctx.lang);
    let people = is_people(tab);
    let rows = if people { roster::rows(ctx.facts) } else { Org::of(ctx.facts).rows() };
    Cmd::Job(Job::new(WRITE, intake::writing(lang), move |_| {
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
        folder.map_or(Ok(()), crate::config::make_private)?;
        let (columns, numeric) = if people { (roster::COLUMNS, &[][..]) } else { (org::COLUMNS, &org::NUMBERS[..]) };
        list_out::write(lang, &file, columns, numeric, &rows)?;
        Ok(file)
    }))
}

/// Goes on after a job.
pub(super) fn done(tab: Tab, done: Done, ctx: &Ctx) -> Vec<Cmd> {
    if done.name == WRITE {
        return match done.take::<PathBuf>() {
            Ok(file) => vec![Cmd::Toast(intake::written(ctx.lang, file.display()))],
            Err(error) => refused(&error, ctx),
        };
    }
    match done.take::<Found>().and_then(|found| preview(tab, &found, ctx)) {
        Ok(cmds) => cmds,
        Err(error) => refused(&error, ctx),
    }
}

/// The words of a refusal; nothing was changed.
fn refused(error: &Error, ctx: &Ctx) -> Vec<Cmd> {
    let words = format!("{}\n{}", error.say(ctx.lang), intake::nothing_changed(ctx.lang));
    vec![Cmd::push(Message::new(intake::refused(ctx.lang), words))]
}

fn preview(tab: Tab, found: &Found, ctx: &Ctx) -> Result<Vec<Cmd>> {
    let wrong = |errors: Vec<CellError>| lists::refused(ctx.lang, &found.file, &errors);
    let mut act = ctx.facts.act();
    if is_people(tab) {
        let list = roster::read(ctx.facts, &found.rows).map_err(wrong)?;
        roster::adopt(ctx.facts, &mut act, &list);
    } else {
        Org::parse(&found.rows).map_err(wrong)?.adopt(ctx.facts, &mut act);
    }
    if act.is_empty() {
        return Ok(vec![Cmd::push(Message::new(title(found, ctx), intake::same(ctx.lang)))]);
    }
    let after = ctx.facts.after(&act);
    let remarks = remarks(&after, ctx);
    Ok(vec![Cmd::push(IntakeScreen::new(title(found, ctx), act, remarks, ctx))])
}

fn title(found: &Found, ctx: &Ctx) -> String {
    text::intake_title(
        ctx.lang,
        Path::new(&found.file).file_name().unwrap_or_default().to_string_lossy(),
        found.encoding,
    )
}

/// What is unusual in the organisation of today and the roster (R010, R060, R082).
pub(super) fn remarks(facts: &Facts, ctx: &Ctx) -> Vec<String> {
    let org = Org::on(facts, ctx.today()).lint();
    let people = roster::lint(facts);
    org.iter().map(|l| l.say(ctx.lang)).chain(people.iter().map(|l| l.say(ctx.lang))).collect()
}
