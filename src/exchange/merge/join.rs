//! A new laptop joins what others have: organisation, checklist, questionnaire, plan and people come with the
//! operations of a bundle; the new laptop adds its inspector only.

use super::run::{Outcome, Wanted, merge};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::exchange::signing::roster;
use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::person::{self, Person};
use crate::model::round::Round;
use crate::store::Store;
use crate::text::{Lang, cli as cli_text};
use std::fs;
use std::path::{Path, PathBuf};

/// Who joins, and from what.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'a> {
    /// The inspector's name.
    pub name: &'a str,
    /// Code or name of the inspector's own branch; may be empty.
    pub branch: &'a str,
    /// The bundle.
    pub from: &'a Path,
    /// Passphrases, one of which fits if it is locked.
    pub keys: &'a [String],
    /// Local time with offset.
    pub at: &'a str,
    /// Language of sentences.
    pub lang: Lang,
}

/// Makes the database of a data folder from a bundle. It is ready or it is not there.
///
/// # Errors
/// The bundle is refused; an unknown branch; the folder or the database cannot be made.
pub fn join(home: &Home, who: &Newcomer) -> Result<Facts> {
    home.make()?;
    let part = home.dir().join("hucha.db.part");
    clear(&part)?;
    let made = fill(&part, who);
    if made.is_err() {
        // The first error is the one to tell; the next attempt clears what is left.
        let _ = clear(&part);
        return made;
    }
    let database = home.database();
    fs::rename(&part, &database).map_err(|e| Error::io(&database, e))?;
    clear(&part)?;
    made
}

fn fill(part: &Path, who: &Newcomer) -> Result<Facts> {
    let mut store = Store::open(part)?;
    let refusals = take(&mut store, (who.from, who.keys), who.at, &|_, _| true, who.lang)?.refusals();
    if !refusals.is_empty() {
        return Err(Error::Refused(refusals));
    }
    // Who joins trusts those it joins: their roster is in force from the beginning.
    roster::adopt(&mut store)?;
    let mut facts = store.facts()?;
    let known = facts.all("branch").find(|b| b.id == who.branch || b.get("name") == who.branch);
    let branch = match known {
        Some(b) => b.id.clone(),
        None if who.branch.is_empty() => String::new(),
        None => return Err(Error::Usage(cli_text::unknown_branch(who.lang, who.branch))),
    };
    let mut act = facts.act();
    let owner = newcomer(&facts, &mut act, who.name, &branch);
    let author = Author { actor: owner.clone(), wall: who.at.into(), source: Source::Cli };
    let changes = store.commit(&act, &author)?;
    store.apply(&mut facts, changes);
    store.set_local("owner", Some(&owner))?;
    store.set_local("checklist", checklist(&facts).as_deref())?;
    Ok(facts)
}

/// Merges a bundle into the empty store of a new laptop. The outcome says if it is refused, and if only a passphrase is
/// missing; nothing is kept then.
///
/// # Errors
/// The database; the user stopped it.
pub fn take(
    store: &mut Store,
    (from, keys): (&Path, &[String]),
    at: &str,
    watch: &dyn Fn(u64, u64) -> bool,
    lang: Lang,
) -> Result<Outcome> {
    let paths = [PathBuf::from(from)];
    let wanted = Wanted {
        paths: &paths,
        rehearse: false,
        skip_bad: false,
        again: true,
        actor: "",
        at,
        backups: None,
        watch,
        keys,
        lang,
    };
    merge(store, &wanted)
}

/// The person who joins: the one who is known by this name in this branch, or in none yet; else somebody new.
pub fn newcomer(facts: &Facts, act: &mut Act, name: &str, branch: &str) -> String {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let same: Vec<Person> = Person::all(facts).into_iter().filter(|p| squeezed(&p.name) == squeezed(name)).collect();
    for of in [branch, ""] {
        let mut fitting = same.iter().filter(|p| p.branch == of);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => {
                act.set(facts, "person", &only.id, "branch", branch);
                return only.id.clone();
            }
            (None, _) => {}
            _ => break,
        }
    }
    person::add(facts, act, name, branch, "")
}

/// The checklist that quarters opened on this laptop begin with: that of the newest quarter.
pub fn checklist(facts: &Facts) -> Option<String> {
    Round::all(facts).first().map(|r| r.checklist.clone()).filter(|c| !c.is_empty())
}

/// Removes a database that was not finished.
fn clear(part: &Path) -> Result<()> {
    let beside = |ending: &str| {
        let mut name = part.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    for path in [part, &beside("-journal"), &beside(".tip")] {
        match fs::remove_file(path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(path, e)),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{Cell, Change};

    fn people(list: &[(&str, &str, &str)]) -> Facts {
        let mut facts = Facts::new("xBCDFG", 1);
        for (id, name, branch) in list {
            for (field, value) in [("name", name), ("branch", branch)] {
                let cell = Cell { value: (*value).into(), open: false };
                facts.put(Change { entity: "person".into(), id: (*id).into(), field: field.into(), cell });
            }
        }
        facts
    }

    #[test]
    fn somebody_known_by_name_and_branch_is_not_added_again() {
        let facts = people(&[("a", "王 芳", "B01"), ("b", "王芳", "B02"), ("c", "李强", ""), ("d", "赵𠮷", "B03")]);
        let mut act = facts.act();
        assert_eq!(newcomer(&facts, &mut act, "王芳", "B01"), "a");
        assert!(act.is_empty());
        assert_eq!(newcomer(&facts, &mut act, "李强", "B05"), "c");
        assert_eq!(act.edits().iter().map(|e| e.value.as_str()).collect::<Vec<_>>(), ["B05"]);
        for (name, branch) in [("王芳", "B03"), ("王芳", ""), ("赵𠮷", "B04"), ("新人👍", "B01")] {
            assert_eq!(newcomer(&facts, &mut facts.act(), name, branch), "xBCDFG-1", "{name} {branch}");
        }
    }
}
