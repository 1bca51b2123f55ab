//! Accepting and refusing hand edits: who made them, who decided, and why.

use crate::error::{Error, Result};
use crate::journal::Author;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::import::{self, File};
use crate::model::problem;
use crate::model::record::Change;
use crate::store::{Decided, Edited, Proposal, Store};
use crate::text::{Lang, Say, merge as text};
use std::collections::BTreeMap;

/// Lets proposals in as one act, which can be undone. `made_by` names who edited the files.
///
/// # Errors
/// What an edit builds on is not here; one was decided meanwhile; the database. Nothing was changed then.
pub fn accept(
    store: &mut Store,
    facts: &Facts,
    list: &[Proposal],
    made_by: &str,
    reason: &str,
    by: &Author,
    lang: Lang,
) -> Result<Vec<Change>> {
    if list.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(p) = list.iter().find(|p| is_fixed(facts, &p.edited)) {
        return Err(Error::refused(text::due_is_fixed(lang, p.id, p.edited.say(lang))));
    }
    let mut act = facts.act().because(reason);
    let mut files: BTreeMap<(&str, &str), Vec<&Edited>> = BTreeMap::new();
    for p in list {
        files.entry((&p.edited.file, &p.edited.sha256)).or_default().push(&p.edited);
    }
    for ((name, sha256), edited) in files {
        let edits: Vec<_> = edited.iter().flat_map(|e| e.ops()).map(|op| (op.hash.to_string(), cell(&op))).collect();
        import::accept(facts, &mut act, &File { name, sha256, made_by, edits: &edits });
    }
    for p in list.iter().filter(|p| p.edited.key.entity == "problem") {
        problem::admit(facts, &mut act, &p.edited.key.id, &p.edited.cells());
    }
    open_sheets(facts, &mut act, list);
    store.accept_proposals(list, &act, by, reason)
}

/// A deadline that was handed to the branch moves by an extension only.
fn is_fixed(facts: &Facts, edited: &Edited) -> bool {
    let key = &edited.key;
    let visit = facts.value("problem", &key.id, "visit");
    key.entity == "problem" && key.field == "due" && Feedback::of(facts, visit).given()
}

/// A finalised sheet whose answers change is a draft again until it is finalised as its next revision.
fn open_sheets(facts: &Facts, act: &mut Act, list: &[Proposal]) {
    let scores = list.iter().filter(|p| p.edited.key.entity == "score");
    for (sheet, _) in scores.filter_map(|p| p.edited.key.id.rsplit_once('/')) {
        if facts.value("sheet", sheet, "state") == "final" {
            act.set(facts, "sheet", sheet, "state", "draft");
        }
    }
}

/// Leaves proposals out for good.
///
/// # Errors
/// One was decided meanwhile; the database. Nothing was changed then.
pub fn refuse(store: &mut Store, list: &[Proposal], reason: &str, by: &Author) -> Result<()> {
    let numbers: Vec<i64> = list.iter().map(|p| p.id).collect();
    let word = Decided { by: by.actor.clone(), at: by.wall.clone(), reason: reason.into() };
    store.refuse_proposals(&numbers, &word)
}

fn cell(op: &crate::journal::Op) -> String {
    format!("{}/{}/{}", op.entity, op.id, op.field)
}
