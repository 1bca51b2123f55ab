//! `hucha sheet template`: a blank form to fill in by hand.

use super::super::args::Which;
use super::super::print;
use super::super::session::Session;
use crate::error::{Error, Result};
use crate::exchange::sheet_form::{self, Head};
use crate::model::checklist::Checklist;
use crate::model::person::{self, Found};
use crate::model::{sheet, visit};
use crate::text::{cli as cli_text, form as text};
use std::path::Path;

/// Writes the form. Nothing is changed in the records: a person who is not known yet is added on import.
///
/// # Errors
/// Unknown quarter or branch; several people of the name; a file name that is neither csv nor xlsx.
pub fn run(s: &Session, which: &Which, output: &Path) -> Result<()> {
    let round = super::round_of(s, which.round.as_deref())?;
    let branch = which.branch.as_deref().ok_or_else(|| Error::Usage(cli_text::need_which(s.lang, "--branch")))?;
    let branch = s.branch(branch)?;
    let (inspector, id) = inspector(s, which)?;
    let visit = visit::id_of(&round, &branch);
    let list = checklist(s, &round, &sheet::id_of(&visit, &id))?;
    let head = Head { round, branch, inspector, checklist: list.version.clone() };
    let bytes = match ending(output).as_str() {
        "xlsx" => sheet_form::workbook(&head, &list),
        "csv" => sheet_form::csv(&list),
        _ => return Err(Error::Usage(text::bad_ending(s.lang, output.display()))),
    }
    .map_err(|e| e.refused(s.lang))?;
    super::super::table::save(output, &bytes)?;
    print::note(&text::written_for(s.lang, output.display(), &visit, &head.inspector));
    if ending(output) == "csv" && !told_by_name(s, output, &head) {
        print::note(&text::head_name_hint(s.lang, sheet_form::file_name(&head, "csv")));
    }
    print::line(&output.display().to_string())
}

pub(super) fn ending(file: &Path) -> String {
    file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Name and id of the inspector: who was named, else who acts. The id is empty for a person not known yet.
fn inspector(s: &Session, which: &Which) -> Result<(String, String)> {
    let Some(name) = &which.inspector else { return Ok((person::name_of(&s.facts, &s.actor), s.actor.clone())) };
    Ok(match person::find(&s.facts, name) {
        Found::One(p) => (p.name, p.id),
        Found::Many(_) => (name.trim().to_string(), s.known_person(name)?),
        Found::Nobody(_) => (name.trim().to_string(), String::new()),
    })
}

/// The checklist of a sheet that was begun, else that of the quarter.
pub(super) fn checklist(s: &Session, round: &str, sheet: &str) -> Result<Checklist> {
    let begun = s.facts.value("sheet", sheet, "checklist");
    let version = if begun.is_empty() { s.facts.value("round", round, "checklist") } else { begun };
    Checklist::of(&s.facts, version).ok_or_else(|| Error::Failed(text::no_checklist(s.lang, round)))
}

fn told_by_name(s: &Session, output: &Path, head: &Head) -> bool {
    let name = output.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let told = Head::from_name(&s.facts, &name);
    told.round == head.round && told.branch == head.branch && told.inspector == head.inspector
}
