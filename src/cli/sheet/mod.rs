//! `hucha sheet …`: score sheets, above all those filled in by hand.

mod import;
mod show;
mod template;
mod told;

use super::args::{Common, SheetCommand, Which};
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::round::Round;
use crate::model::sheet::{self, Sheet};
use crate::model::visit;
use crate::text::{cli as text, form};

/// Runs one of the commands.
///
/// # Errors
/// Unknown quarter, branch or person; a form that is refused; files that cannot be read or written.
pub fn run(common: &Common, command: &SheetCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        SheetCommand::Template { which, output } => template::run(&s, which, output),
        SheetCommand::Import { file, which, dry_run, finalize, reason } => {
            let wish = import::Wish { dry_run: *dry_run, finalize: *finalize, reason: reason.as_deref().unwrap_or("") };
            import::run(&mut s, file, which, &wish)
        }
        SheetCommand::Show { which } => show::run(&s, which),
    }
}

/// The quarter that was named, else the only open one.
pub(super) fn round_of(s: &Session, given: Option<&str>) -> Result<String> {
    if let Some(given) = given {
        return s.round(given);
    }
    let mut open = Round::all(&s.facts).into_iter().filter(|r| !r.closed);
    match (open.next(), open.next()) {
        (Some(only), None) => Ok(only.id),
        _ => Err(Error::Usage(text::need_which(s.lang, "--round"))),
    }
}

/// The sheet that was named: of the inspector, else the agreed one, else the only one of the visit.
pub(super) fn sheet_of(s: &Session, which: &Which) -> Result<Sheet> {
    let round = round_of(s, which.round.as_deref())?;
    let branch = which.branch.as_deref().ok_or_else(|| Error::Usage(text::need_which(s.lang, "--branch")))?;
    let visit = visit::id_of(&round, &s.branch(branch)?);
    let none = |id: &str| Error::Usage(text::sheet_none(s.lang, id));
    if let Some(name) = &which.inspector {
        let id = sheet::id_of(&visit, &s.known_person(name)?);
        return Sheet::of(&s.facts, &id).ok_or_else(|| none(&id));
    }
    let mut sheets = Sheet::of_visit(&s.facts, &visit);
    match sheets.len() {
        0 => Err(none(&visit)),
        1 => Ok(sheets.remove(0)),
        _ if sheets.first().is_some_and(|first| first.agreed) => Ok(sheets.remove(0)),
        _ => {
            let names: Vec<_> = sheets.iter().map(|sheet| sheet.by(&s.facts, s.lang)).collect();
            Err(Error::Usage(text::sheet_many(s.lang, names.join("、"))))
        }
    }
}

/// 填写中, or 已定稿 with its revision.
fn state(s: &Session, sheet: &Sheet) -> String {
    if sheet.is_final() { form::state_final(s.lang, sheet.revision) } else { form::state_draft(s.lang) }
}
