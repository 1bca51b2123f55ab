//! An empty data folder made ready: the same for `hucha init`, the first-run screen and the demonstration.

use crate::config::{EXPORTED, Home};
use crate::error::Result;
use crate::journal::{Author, Source};
use crate::model::act::Act;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::interview::Questionnaire;
use crate::model::org::Org;
use crate::model::person;
use crate::store::Store;

/// What a new laptop starts with.
#[derive(Debug, Clone)]
pub struct Starter {
    /// The inspector's name.
    pub name: String,
    /// The inspector's own branch; may be empty.
    pub branch: String,
    /// Branches and groups.
    pub org: Org,
    /// The checklist.
    pub checklist: Checklist,
    /// The questionnaire.
    pub questions: Questionnaire,
}

impl Starter {
    /// The built-in files, for an inspector of a branch.
    pub fn builtin(name: &str, branch: &str) -> Starter {
        Starter {
            name: name.into(),
            branch: branch.into(),
            org: Org::builtin(),
            checklist: Checklist::builtin(),
            questions: Questionnaire::builtin(),
        }
    }
}

/// Makes the database of a data folder and fills it. One transaction: it is ready or it is not there.
///
/// # Errors
/// The folder or the database cannot be made.
pub fn start(home: &Home, with: &Starter, wall: &str, source: Source) -> Result<(Store, Facts)> {
    home.make()?;
    let mut store = Store::open(&home.database())?;
    let facts = fill(&mut store, with, wall, source)?;
    Ok((store, facts))
}

/// Fills an empty store, and remembers whose laptop it is.
///
/// # Errors
/// The store could not commit.
pub fn fill(store: &mut Store, with: &Starter, wall: &str, source: Source) -> Result<Facts> {
    let mut facts = store.facts()?;
    let mut act = facts.act();
    let owner = fill_act(&facts, &mut act, with);
    let author = Author { actor: owner.clone(), wall: wall.into(), source };
    // The settings first: they mean nothing without the act, and the act must not be there without its author.
    store.set_local("owner", Some(&owner))?;
    store.set_local("checklist", Some(&with.checklist.version))?;
    store.set_local(EXPORTED, Some(&begun(&facts, &act)))?;
    let changes = store.commit(&act, &author)?;
    store.apply(&mut facts, changes);
    Ok(facts)
}

/// What every laptop begins with is nothing to hand on: the value of [`EXPORTED`] after this act.
pub fn begun(facts: &Facts, act: &Act) -> String {
    (facts.next_seq - 1 + act.edits().len() as u64).to_string()
}

/// The edits of [`fill`]; returns the owner. The inspector's record is the first operation: it names its own author.
pub fn fill_act(facts: &Facts, act: &mut Act, with: &Starter) -> String {
    let owner = person::add(facts, act, &with.name, &with.branch, "");
    with.org.adopt(facts, act);
    with.checklist.adopt(facts, act);
    with.questions.adopt(facts, act);
    owner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::person::Person;

    #[test]
    fn an_empty_store_becomes_ready_in_one_act_that_its_owner_signs() {
        let mut store = Store::memory("xBCDFG").unwrap();
        let starter = Starter::builtin("王芳", "B01");
        let facts = fill(&mut store, &starter, "2026-11-22T09:00:00+08:00", Source::Cli).unwrap();
        let owner = store.local("owner").unwrap().unwrap();
        assert_eq!(Person::of(&facts, &owner).map(|p| (p.name, p.branch)), Some(("王芳".into(), "B01".into())));
        assert_eq!(facts.all("branch").count(), 6);
        assert_eq!(facts.under("indicator", &starter.checklist.version).count(), 49);
        let mut authors = std::collections::BTreeSet::new();
        let mut acts = std::collections::BTreeSet::new();
        store
            .each_op(|op| {
                authors.insert(op.actor.clone());
                acts.insert(op.txn.clone());
                Ok(())
            })
            .unwrap();
        assert_eq!((authors.into_iter().collect::<Vec<_>>(), acts.len()), (vec![owner], 1));
    }
}
