//! `hucha people …`: who inspects, who stands back, from and to csv or xlsx.

use super::args::{Common, People};
use super::session::Session;
use super::{print, table};
use crate::error::{Error, Result};
use crate::exchange::lists;
use crate::model::person::{self, Person};
use crate::model::plan;
use crate::model::roster::{self, Entry};
use crate::model::schema;
use crate::model::visit::branch_name;
use crate::text::{Say, form, quarter as text};
use serde_json::json;
use std::path::Path;

/// Runs one of the commands.
///
/// # Errors
/// A table that is refused; unknown people or branches.
pub fn run(common: &Common, command: &People) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        People::List => list(&s),
        People::Import { file, dry_run } => import(&mut s, file, *dry_run),
        People::Export { file } => export(&s, file),
        People::Recuse { person, branch, reason, withdraw } => {
            recuse(&mut s, person, branch, reason.as_deref().unwrap_or_default().trim(), *withdraw)
        }
    }
}

fn list(s: &Session) -> Result<()> {
    let people = Person::all(&s.facts);
    let role = |id: &str| schema::shown(schema::ROLES, s.facts.value("person", id, "role"), s.lang).to_string();
    let recusals = plan::recusals(&s.facts);
    let away = |id: &str| -> Vec<String> {
        recusals.iter().filter(|(p, ..)| p == id).map(|(_, b, _)| branch_name(&s.facts, b)).collect()
    };
    if s.json {
        let one = |p: &Person| json!({ "id": p.id, "name": p.name, "branch": p.branch, "post": p.post, "role": s.facts.value("person", &p.id, "role"), "inspects": roster::inspects(&s.facts, p), "recused": recusals.iter().filter(|(x, ..)| *x == p.id).map(|(_, b, _)| b.clone()).collect::<Vec<_>>() });
        return print::json(&json!(people.iter().map(one).collect::<Vec<_>>()));
    }
    let mut rows = vec![text::people_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    let branch = |p: &Person| if p.branch.is_empty() { String::new() } else { branch_name(&s.facts, &p.branch) };
    rows.extend(
        people.iter().map(|p| {
            vec![p.id.clone(), p.name.clone(), branch(p), p.post.clone(), role(&p.id), away(&p.id).join("、")]
        }),
    );
    print::table(&rows)?;
    remarks(s);
    Ok(())
}

fn remarks(s: &Session) {
    roster::lint(&s.facts).iter().for_each(|r| print::note(&r.say(s.lang)));
}

fn import(s: &mut Session, file: &Path, dry_run: bool) -> Result<()> {
    let (rows, encoding) = lists::rows(s.lang, file, roster::COLUMNS)?;
    print::note(&form::read_as(s.lang, encoding.name()));
    let list = roster::read(&s.facts, &rows).map_err(|errors| lists::refused(s.lang, file, &errors))?;
    let fresh: Vec<&Entry> = list.iter().filter(|e| e.id.is_empty()).collect();
    for e in &fresh {
        for near in person::look_alikes(&s.facts, &e.name) {
            print::note(&crate::text::cli::look_alike(s.lang, near.name, near.id));
        }
    }
    let (all, new) = (list.len(), fresh.len());
    let mut act = s.facts.act();
    roster::adopt(&s.facts, &mut act, &list);
    if !dry_run && !act.is_empty() {
        s.commit(&act)?;
    }
    remarks(s);
    if s.json {
        return print::json(&json!({ "people": all, "added": new, "dry_run": dry_run }));
    }
    print::line(&if dry_run { text::people_would(s.lang, all, new) } else { text::people_taken(s.lang, all, new) })
}

fn export(s: &Session, file: &Path) -> Result<()> {
    table::write(s.lang, file, roster::COLUMNS, &[], &roster::rows(&s.facts))?;
    print::note(&crate::text::cli::written(s.lang, file.display()));
    print::line(&file.display().to_string())
}

fn recuse(s: &mut Session, who: &str, branch: &str, reason: &str, withdraw: bool) -> Result<()> {
    let (person, branch) = (s.known_person(who)?, s.branch(branch)?);
    if reason.is_empty() {
        return Err(Error::Usage(text::plan_reason(s.lang)));
    }
    let mut act = s.facts.act().because(reason);
    if withdraw {
        plan::withdraw(&s.facts, &mut act, &person, &branch);
    } else {
        plan::declare(&s.facts, &mut act, &person, &branch, reason).map_err(|e| Error::refused(e.say(s.lang)))?;
    }
    if !act.is_empty() {
        s.commit(&act)?;
    }
    let (name, branch) = (person::name_of(&s.facts, &person), branch_name(&s.facts, &branch));
    print::line(&if withdraw { text::recusal_gone(s.lang, name, branch) } else { text::recused(s.lang, name, branch) })
}
