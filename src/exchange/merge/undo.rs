//! Taking a merge back: what builds on it is told first, then a backup, then one transaction.

use super::run::back_up;
use crate::error::{Error, Result};
use crate::model::facts::Facts;
use crate::model::{person, schema};
use crate::store::{Because, Blocker, Heading, Store, TakenBack};
use crate::text::{Lang, merge as text};
use std::path::{Path, PathBuf};

/// So many operations that are in the way are named.
const NAMED: usize = 10;

/// Who takes a merge back, and how.
#[derive(Debug, Clone, Copy)]
pub struct Undoing<'a> {
    /// Only say what would happen.
    pub rehearse: bool,
    /// Person id.
    pub actor: &'a str,
    /// Local time with offset.
    pub at: &'a str,
    /// Folder for the backup that is made before.
    pub backups: Option<&'a Path>,
    /// Language of sentences.
    pub lang: Lang,
}

/// What became of it.
#[derive(Debug, Clone, Default)]
pub struct Undone {
    /// The counts, of a rehearsal too; what stands in the way.
    pub taken: TakenBack,
    /// The backup that was made before.
    pub backup: Option<PathBuf>,
}

/// Takes the merge with this receipt back, as long as nothing builds on it; otherwise the outcome says what does.
///
/// # Errors
/// There is no such receipt; it was taken back already; the backup or the database fails. Nothing was changed then.
pub fn undo(store: &mut Store, receipt: i64, how: &Undoing) -> Result<Undone> {
    let Some(found) = store.receipt(receipt)? else {
        return Err(Error::Usage(text::receipt_unknown(how.lang, receipt)));
    };
    if let Some(done) = found.withdrawal {
        return Err(Error::refused(text::undone_already(how.lang, receipt, done.heading.at)));
    }
    let mut heading = Heading { at: how.at.into(), actor: how.actor.into(), backup: String::new() };
    let taken = store.take_back(receipt, &heading, false)?;
    if how.rehearse || !taken.blockers.is_empty() {
        return Ok(Undone { taken, backup: None });
    }
    let backup = back_up(store, how.backups, how.at)?;
    heading.backup = backup.as_deref().map(|p| p.display().to_string()).unwrap_or_default();
    Ok(Undone { taken: store.take_back(receipt, &heading, true)?, backup })
}

impl Undone {
    /// What was or would be taken back, in sentences.
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let mut out = vec![text::undone_counts(lang, self.taken.removed)];
        if self.taken.kept > 0 {
            out.push(text::undone_kept(lang, self.taken.kept));
        }
        if self.taken.undone > 0 {
            out.push(text::undone_sheets(lang, self.taken.undone));
        }
        out.extend(self.backup.as_ref().map(|path| text::undo_backup(lang, path.display())));
        out
    }
}

/// The sentences about what builds on the merge, so many at most; more would bury the first.
pub fn in_the_way(receipt: i64, done: &Undone, facts: &Facts, lang: Lang) -> Vec<String> {
    let list = &done.taken.blockers;
    let mut out = vec![text::undo_blocked(lang, receipt, list.len())];
    out.extend(list.iter().take(NAMED).map(|b| blocker(b, facts, lang)));
    if list.len() > NAMED {
        out.push(text::undo_more(lang, list.len() - NAMED));
    }
    out
}

fn blocker(b: &Blocker, facts: &Facts, lang: Lang) -> String {
    let op = &b.op;
    let field = schema::field(&op.entity, &op.field);
    let entity = schema::entity(&op.entity).map_or(op.entity.as_str(), |e| e.title(lang));
    let title = field.map_or(op.field.as_str(), |f| f.title(lang));
    let value = field.map_or(op.value.as_str(), |f| f.shown(&op.value, lang));
    let record = format!("{entity} {}", op.id);
    let who = person::name_of(facts, &op.actor);
    text::undo_blocker(lang, who, &op.wall, record, title, value, because(b, lang))
}

/// How an operation builds on the merge.
pub fn because(blocker: &Blocker, lang: Lang) -> String {
    match blocker.because {
        Because::Value => text::because_value(lang),
        Because::Record => text::because_record(lang),
        Because::Clock => text::because_clock(lang),
    }
}

/// The code of [`because`] for programs.
pub fn because_key(blocker: &Blocker) -> &'static str {
    match blocker.because {
        Because::Value => "value",
        Because::Record => "record",
        Because::Clock => "clock",
    }
}
