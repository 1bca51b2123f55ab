//! `hucha sheet import`: a form that was filled in by hand becomes a sheet, in one act.

use super::super::args::Which;
use super::super::print;
use super::super::session::Session;
use super::{show, told};
use crate::error::{Error, Result};
use crate::exchange::lists::name_of;
use crate::exchange::sheet_form::desk::{self, Asked, Desk, Ready};
use crate::exchange::sheet_form::form::Form;
use crate::journal::Source;
use crate::model::check;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::sheet::{self, Sheet, unreconciled};
use crate::text::{Say, cli as cli_text, form as text};
use std::path::Path;

/// What is wished besides taking the form.
pub struct Wish<'a> {
    pub dry_run: bool,
    pub finalize: bool,
    /// Why a finalised sheet is corrected; may be empty.
    pub reason: &'a str,
}

/// Takes a form.
///
/// # Errors
/// The form is refused, with every wrong cell named; it is not known whose it is; a finalised sheet without a reason;
/// `--finalize` while items are 未查. Nothing was changed then.
pub fn run(s: &mut Session, file: &Path, which: &Which, wish: &Wish) -> Result<()> {
    let asked = Asked {
        round: which.round.as_deref(),
        branch: which.branch.as_deref(),
        inspector: which.inspector.as_deref(),
        reason: wish.reason,
    };
    let desk = Desk { facts: &s.facts, actor: &s.actor, today: s.today(), lang: s.lang };
    let mut built = desk::ready(&desk, file, &asked)?;
    if wish.finalize {
        finalize(s, file, &mut built)?;
    }
    let after = s.facts.after(&built.taken.act);
    let changed = !built.taken.act.is_empty();
    if changed && !wish.dry_run {
        s.commit_as(&built.taken.act, Source::Sheet)?;
    }
    say_head(s, &built.form, &built.list, &built.notes);
    let told = told::Told {
        s,
        file,
        list: &built.list,
        filled: &built.filled,
        taken: &built.taken,
        after: &after,
        sheet: &built.sheet,
    };
    told.print(changed, wish.dry_run)
}

fn say_head(s: &Session, form: &Form, list: &Checklist, notes: &[String]) {
    print::note(&text::read_as(s.lang, form.encoding));
    if !form.head.checklist.is_empty() && form.head.checklist != list.version {
        print::note(&text::head_checklist(s.lang, &form.head.checklist, &list.version));
    }
    notes.iter().for_each(|note| print::note(note));
}

fn finalize(s: &Session, file: &Path, built: &mut Ready) -> Result<()> {
    let after: Facts = s.facts.after(&built.taken.act);
    let Some(sheet) = Sheet::of(&after, &built.sheet) else { return Ok(()) };
    let refuse = |e: sheet::SheetError| Error::refused(text::in_file(s.lang, name_of(file), e.say(s.lang)));
    sheet::finalize(&s.facts, &mut built.taken.act, &sheet, &s.wall()).map_err(refuse)?;
    let hard: Vec<_> = check::check(&after, &sheet).into_iter().filter(|f| f.hard).collect();
    if hard.is_empty() {
        return Ok(());
    }
    let head = text::not_final(s.lang, name_of(file), hard.len());
    let line = |f: &check::Finding| {
        text::in_file(s.lang, name_of(file), text::finding(s.lang, place(&after, f), f.what.say(s.lang)))
    };
    Err(Error::Refused(std::iter::once(head).chain(hard.iter().map(line)).collect()))
}

/// The item or the problem that a finding is about.
fn place(after: &Facts, finding: &check::Finding) -> String {
    match &finding.place {
        check::Place::Item(code) => code.clone(),
        check::Place::Problem(id) => {
            let problem = Problem::of(after, id);
            problem.map(|p| format!("{} {}", p.code, p.shown_number(after))).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The totals of the sheet in words.
pub(super) fn score(s: &Session, after: &Facts, sheet: &str) -> String {
    let Some(sheet) = Sheet::of(after, sheet) else { return String::new() };
    let words = sheet.totals(after).map(|t| show::score_words(s, &t)).unwrap_or_default();
    // One of several final sheets is not the score of the visit.
    let open = unreconciled(after, &sheet).map(|n| cli_text::sheet_unreconciled(s.lang, n));
    [Some(words), open].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
