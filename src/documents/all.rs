//! Every paper of a quarter in one go.

use super::error::ReportError;
use super::kinds::{Format, KINDS, Kind, Request, build, issue, render};
use super::{file_name, save};
use crate::error::Result;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::text::Lang;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// Papers for which there was nothing to say, such as a reminder where nothing is overdue.
    pub empty: usize,
}

/// One paper to be made.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    kind: &'static Kind,
    branch: &'a str,
}

/// What a quarter may need: every form about it, and every form about each branch that has a visit. Blank sheets and
/// the sheet by step say nothing new.
pub fn wanted<'a>(facts: &'a Facts, round: &'a str) -> Vec<Wanted<'a>> {
    let filled = |k: &&'static Kind| !k.key.starts_with("sheet-");
    // A branch may have a look-back beside its visit.
    let branches: BTreeSet<&str> = facts.with("visit", "round", round).map(|v| v.get("branch")).collect();
    let of_branch =
        |branch| KINDS.iter().filter(filled).filter(|k| k.needs_branch).map(move |kind| Wanted { kind, branch });
    let of_round = KINDS.iter().filter(|k| !k.needs_branch).map(|kind| Wanted { kind, branch: "" });
    branches.into_iter().flat_map(of_branch).chain(of_round).collect()
}

/// Makes one of them and adds it to what was written. Returns the act by which the paper gets its number, to be
/// committed before the next one is made.
///
/// # Errors
/// A file cannot be written; no font for pdf.
pub fn make(
    facts: &Facts,
    one: &Wanted,
    request: &Request,
    format: Format,
    folder: &Path,
    lang: Lang,
    done: &mut Done,
) -> Result<Option<Act>> {
    let request = Request { branch: one.branch, sheet: None, ..*request };
    // A form that is not written in the format asked for comes in its first one of paper.
    let format = if one.kind.formats.contains(&format) { format } else { Format::Docx };
    let doc = match build(one.kind, facts, &request) {
        Ok(doc) => doc,
        Err(e) if is_empty(&e) => {
            done.empty += 1;
            return Ok(None);
        }
        Err(e) => return Err(e.at_edge(lang)),
    };
    let act = issue(facts, &doc, request.today);
    let bytes = render(&doc, format, request.fonts).map_err(|e| e.at_edge(lang))?;
    let path = folder.join(file_name(one.kind, facts, &request, format));
    save(&path, &bytes)?;
    done.files.push(path);
    Ok(act)
}

/// Whether a form simply has nothing to say here.
fn is_empty(e: &ReportError) -> bool {
    use ReportError::{NoSheet, NoVisit, Nothing, SeveralSheets};
    matches!(e, Nothing(..) | NoSheet(..) | NoVisit(..) | SeveralSheets(_))
}
