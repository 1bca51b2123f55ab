//! `hucha org …`: branches and party groups, from and to csv or xlsx.

use super::args::{Common, Org as OrgCommand};
use super::session::Session;
use super::{print, table};
use crate::error::Result;
use crate::exchange::lists;
use crate::model::org::{COLUMNS, NUMBERS, Org};
use crate::text::{Lang, Say, cli as text, form};
use serde_json::json;
use std::path::Path;

/// Runs one of the commands.
///
/// # Errors
/// A file that is refused, cannot be read or written.
pub fn run(common: &Common, command: &OrgCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        OrgCommand::Import { file } => import(&mut s, file),
        OrgCommand::Export { file } => export(&s, file),
    }
}

fn read(lang: Lang, file: &Path) -> Result<Org> {
    let (rows, encoding) = lists::rows(lang, file, COLUMNS)?;
    print::note(&form::read_as(lang, encoding.name()));
    Org::parse(&rows).map_err(|errors| lists::refused(lang, file, &errors))
}

fn import(s: &mut Session, file: &Path) -> Result<()> {
    let org = read(s.lang, file)?;
    let mut act = s.facts.act();
    org.adopt(&s.facts, &mut act);
    let changed = !act.is_empty();
    if changed {
        s.commit(&act)?;
    }
    // What was known before and is not in the table stays, so the whole is looked at.
    let whole = Org::on(&s.facts, s.today());
    let remarks: Vec<String> = whole.lint().iter().map(|l| l.say(s.lang)).collect();
    let (branches, groups) = (org.branches.len(), org.groups.len());
    if s.json {
        let (b, g) = (branches, groups);
        return print::json(&json!({ "branches": b, "groups": g, "changed": changed, "remarks": remarks }));
    }
    print::line(&if changed { text::org_imported(s.lang, branches, groups) } else { form::org_same(s.lang) })?;
    remarks.iter().for_each(|r| print::note(r));
    Ok(())
}

fn export(s: &Session, file: &Path) -> Result<()> {
    let org = Org::of(&s.facts);
    table::write(s.lang, file, COLUMNS, &NUMBERS, &org.rows())?;
    print::note(&text::written(s.lang, file.display()));
    print::line(&file.display().to_string())
}
