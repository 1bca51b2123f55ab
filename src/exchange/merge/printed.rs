//! A receipt of a merge as it is printed: in words, since it stays on a laptop and is no record.

use crate::exchange::signing::Worth;
use crate::model::facts::Facts;
use crate::model::person;
use crate::store;
use crate::text::{Lang, Say, merge as text};

/// A file of a receipt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergedFile {
    /// As the user named it.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Laptop and person it says it is from.
    pub from: String,
    /// What its signature was worth; empty if nothing is known of it.
    pub signed: String,
    /// Operations that were not known.
    pub new: u64,
    /// Operations that were known already.
    pub known: u64,
}

/// A receipt as it is printed. Receipts stay on a laptop and are no records, so the caller reads them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Its number on the laptop.
    pub number: i64,
    /// Local time with offset.
    pub at: String,
    /// Name of who merged.
    pub by: String,
    /// The laptop's device id.
    pub device: String,
    /// The files.
    pub files: Vec<MergedFile>,
    /// New operations, those known already, set aside.
    pub counts: [u64; 3],
    /// Conflicts, forked numbers, laptops with holes.
    pub open: [u64; 3],
    /// Where the backup from before is; may be empty.
    pub backup: String,
    /// When and by whom it was taken back; empty if it was not.
    pub undone: String,
}

impl Receipt {
    /// A receipt of this laptop's store, with the names that the facts know.
    pub fn of(facts: &Facts, r: &store::Receipt) -> Receipt {
        let who = |id: &str| if id.is_empty() { text::somebody(Lang::Zh) } else { person::name_of(facts, id) };
        let file = |m: &store::Merged| MergedFile {
            path: m.source.path.clone(),
            sha256: m.source.sha256.clone(),
            from: format!("{} {}", m.source.device, person::name_of(facts, &m.source.actor)).trim().into(),
            signed: Worth::of(&m.source.signed).map(|w| w.say(Lang::Zh)).unwrap_or_default(),
            new: m.brought.new,
            known: m.brought.known,
        };
        let undone = r
            .withdrawal
            .as_ref()
            .map(|w| text::receipt_undone(Lang::Zh, &w.heading.at, who(&w.heading.actor), w.removed, w.kept));
        Receipt {
            number: r.id,
            at: r.heading.at.clone(),
            by: who(&r.heading.actor),
            device: r.device.clone(),
            files: r.bundles.iter().map(file).collect(),
            counts: [r.brought.new, r.brought.known, r.aside],
            open: [r.conflicts, r.forks, r.gaps],
            backup: r.heading.backup.clone(),
            undone: undone.unwrap_or_default().trim().into(),
        }
    }

    /// Its file name without the ending.
    pub fn name(&self) -> String {
        format!("合并回执_{}_{}", self.device, self.number)
    }
}
