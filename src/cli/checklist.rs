//! `hucha checklist …`: versions of the 互查量化清单 checked, taken, written and compared.

use super::args::{ChecklistCommand, Common};
use super::session::{self, Session};
use super::{print, table};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::exchange::lists;
use crate::model::checklist::{COLUMNS, Checklist, Diff, Lint, Severity, diff};
use crate::model::schema;
use crate::text::{Lang, Say, cli as text, form};
use serde_json::{Value, json};
use std::path::Path;

/// Runs one of the commands. Checking and comparing files needs no data folder.
///
/// # Errors
/// A file that is refused, cannot be read or written; an unknown version; findings of `check` that are errors.
pub fn run(common: &Common, command: &ChecklistCommand) -> Result<()> {
    match command {
        ChecklistCommand::Check { file } => check(common, file),
        ChecklistCommand::Import { file } => import(common, file),
        ChecklistCommand::Export { file, version } => export(common, file, version.as_deref()),
        ChecklistCommand::Diff { old, new } => compare(common, old, new),
    }
}

/// Reads a checklist and says what was understood.
fn read(lang: Lang, file: &Path) -> Result<Checklist> {
    let read = lists::checklist_as_read(lang, file)?;
    print::note(&form::read_as(lang, read.encoding.name()));
    read.confirmed.iter().for_each(|said| print::note(said));
    Ok(read.list)
}

fn check(common: &Common, file: &Path) -> Result<()> {
    let lang = session::language(common);
    let list = read(lang, file)?;
    let found = list.lint();
    let errors = found.iter().filter(|l| l.severity() == Severity::Error).count();
    if common.json {
        print::json(&json!({
            "version": list.version, "title": list.title, "indicators": list.indicators.len(),
            "full": list.full().to_string(), "errors": errors, "warnings": found.len() - errors,
            "findings": found.iter().map(|l| lint_json(lang, l)).collect::<Vec<_>>(),
        }))?;
    } else {
        print_lint(lang, &list, &found, errors)?;
    }
    match errors {
        0 => Ok(()),
        n => Err(Error::refused(text::lint_found(lang, n, found.len() - n))),
    }
}

fn print_lint(lang: Lang, list: &Checklist, found: &[Lint], errors: usize) -> Result<()> {
    let (n, full) = (list.indicators.len(), list.full());
    if found.is_empty() {
        return print::line(&text::lint_clean(lang, &list.title, n, full));
    }
    print::line(&form::lint_title(lang, &list.title, &list.version, n, full))?;
    for lint in found {
        print::line(&lint_words(lang, lint))?;
    }
    if errors == 0 { print::line(&text::lint_found(lang, 0, found.len())) } else { Ok(()) }
}

fn lint_words(lang: Lang, lint: &Lint) -> String {
    match lint.severity() {
        Severity::Error => form::lint_error(lang, lint.say(lang)),
        Severity::Warning => form::lint_warning(lang, lint.say(lang)),
    }
}

fn lint_json(lang: Lang, lint: &Lint) -> Value {
    let severity = if lint.severity() == Severity::Error { "error" } else { "warning" };
    json!({ "code": lint.code, "severity": severity, "text": lint.kind.say(lang) })
}

fn import(common: &Common, file: &Path) -> Result<()> {
    let mut s = Session::open(common)?;
    let list = read(s.lang, file)?;
    lists::sound(s.lang, file, &list)?;
    for lint in list.lint() {
        print::note(&lint_words(s.lang, &lint));
    }
    let latest = latest(&s);
    if let Some(before) = latest.filter(|before| before.version != list.version) {
        for code in diff(&before, &list).reused {
            print::note(&form::diff_reused(s.lang, code));
        }
    }
    let mut act = s.facts.act();
    list.adopt(&s.facts, &mut act);
    let changed = !act.is_empty();
    if changed {
        s.commit(&act)?;
    }
    s.store.set_local("checklist", Some(&list.version))?;
    if s.json {
        let n = list.indicators.len();
        return print::json(&json!({ "version": list.version, "indicators": n, "changed": changed }));
    }
    print::line(&if changed {
        text::checklist_imported(s.lang, &list.version, list.indicators.len())
    } else {
        text::checklist_known(s.lang, &list.version)
    })
}

/// The list of the latest quarter, else any that is known.
fn latest(s: &Session) -> Option<Checklist> {
    let used = crate::model::round::Round::all(&s.facts).into_iter().map(|r| r.checklist);
    let known = Checklist::known(&s.facts).into_iter().map(|(version, _)| version);
    used.chain(known).find_map(|version| Checklist::of(&s.facts, &version))
}

fn export(common: &Common, file: &Path, version: Option<&str>) -> Result<()> {
    let s = Session::open(common)?;
    let found = version.map_or_else(|| latest(&s), |v| Checklist::of(&s.facts, v));
    let unknown = || Error::Usage(text::checklist_unknown(s.lang, version.unwrap_or("")));
    let list = found.ok_or_else(unknown)?;
    let rows: Vec<Vec<String>> = list.indicators.iter().map(|i| i.cells()).collect();
    table::write(s.lang, file, COLUMNS, &lists::NUMBERS, &rows)?;
    print::note(&text::written(s.lang, file.display()));
    print::line(&file.display().to_string())
}

fn compare(common: &Common, old: &str, new: &str) -> Result<()> {
    let lang = session::language(common);
    let (old, new) = (file_or_version(common, lang, old)?, file_or_version(common, lang, new)?);
    let found = diff(&old, &new);
    if common.json { print::json(&diff_json(&found)) } else { print_diff(lang, &old, &new, &found) }
}

fn file_or_version(common: &Common, lang: Lang, given: &str) -> Result<Checklist> {
    let file = Path::new(given);
    if file.exists() {
        return read(lang, file);
    }
    let unknown = || Error::Usage(text::checklist_unknown(lang, given));
    if !Home::find(common.data.as_deref())?.database().exists() {
        return Err(unknown());
    }
    let s = Session::open(common)?;
    Checklist::of(&s.facts, given).ok_or_else(unknown)
}

fn print_diff(lang: Lang, old: &Checklist, new: &Checklist, found: &Diff) -> Result<()> {
    if found.is_empty() {
        return print::line(&text::checklist_same(lang));
    }
    let title = |list: &Checklist, code: &str| list.get(code).map(|i| i.title.clone()).unwrap_or_default();
    for code in &found.added {
        print::line(&form::diff_added(lang, code, title(new, code)))?;
    }
    for code in &found.removed {
        print::line(&form::diff_removed(lang, code, title(old, code)))?;
    }
    for change in &found.changed {
        let field = schema::field("indicator", change.field).map_or(change.field, |f| f.title(lang));
        print::line(&form::diff_changed(lang, &change.code, field, &change.old, &change.new))?;
    }
    for code in &found.reused {
        print::note(&form::diff_reused(lang, code));
    }
    Ok(())
}

fn diff_json(found: &Diff) -> Value {
    let changed = found.changed.iter();
    json!({
        "added": found.added, "removed": found.removed, "reused": found.reused,
        "changed": changed.map(|c| json!({ "code": c.code, "field": c.field, "old": c.old, "new": c.new }))
            .collect::<Vec<_>>(),
    })
}
