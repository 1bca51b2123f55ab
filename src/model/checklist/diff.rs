//! What changed between two versions of the checklist.

use super::{Checklist, Indicator, read::COLUMNS};
use std::collections::BTreeMap;

/// One field of one indicator that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The indicator.
    pub code: String,
    /// Key of the column.
    pub field: &'static str,
    /// Text in the older list.
    pub old: String,
    /// Text in the newer list.
    pub new: String,
}

/// The difference from one list to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// Codes that only the newer list has.
    pub added: Vec<String>,
    /// Codes that only the older list has.
    pub removed: Vec<String>,
    /// Fields that differ, in the order of the newer list and its columns.
    pub changed: Vec<FieldChange>,
    /// Codes that now mean something else, although codes are immutable: quarters could not be compared.
    pub reused: Vec<String>,
}

impl Diff {
    /// Whether the lists say the same (their order apart).
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Compares by code. Where a code occurs twice in a list, its first occurrence counts.
pub fn diff(old: &Checklist, new: &Checklist) -> Diff {
    let (before, after) = (by_code(old), by_code(new));
    let only = |list: &Checklist, other: &BTreeMap<&str, &Indicator>| {
        list.indicators.iter().map(|i| i.code.clone()).filter(|c| !other.contains_key(c.as_str())).collect()
    };
    let mut found = Diff { added: only(new, &before), removed: only(old, &after), ..Diff::default() };
    for now in
        new.indicators.iter().filter(|i| after.get(i.code.as_str()).is_some_and(|first| std::ptr::eq(*first, *i)))
    {
        if let Some(was) = before.get(now.code.as_str()) {
            found.changed.extend(changes(was, now));
            if means_other(was, now) {
                found.reused.push(now.code.clone());
            }
        }
    }
    found
}

fn by_code(list: &Checklist) -> BTreeMap<&str, &Indicator> {
    let mut map = BTreeMap::new();
    for indicator in &list.indicators {
        map.entry(indicator.code.as_str()).or_insert(indicator);
    }
    map
}

fn changes(was: &Indicator, now: &Indicator) -> Vec<FieldChange> {
    let pairs = was.cells().into_iter().zip(now.cells());
    let differing = COLUMNS.iter().zip(pairs).filter(|(_, (old, new))| old != new);
    let code = || now.code.clone();
    differing.map(|(column, (old, new))| FieldChange { code: code(), field: column.key, old, new }).collect()
}

/// A code means something else when its category changed, or when neither its title nor its requirement has half of
/// its pairs of characters in common with what it was. Mended wording keeps the meaning.
fn means_other(was: &Indicator, now: &Indicator) -> bool {
    was.category != now.category || (!alike(&was.title, &now.title) && !alike(&was.requirement, &now.requirement))
}

/// Whether two texts share at least half of their adjacent character pairs.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (mut a, b) = (pairs(a), pairs(b));
    let total = a.len() + b.len();
    let common = b.iter().filter(|pair| a.iter().position(|p| p == *pair).map(|i| a.swap_remove(i)).is_some()).count();
    total == 0 || common * 4 >= total
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    chars.iter().copied().zip(chars.iter().copied().skip(1)).collect()
}
