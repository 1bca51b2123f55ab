//! Records as plain text cells: what the journal folds to and what the typed views read.

use std::collections::BTreeMap;

/// Field that marks the birth of a record that has no natural id.
pub const CREATED: &str = "_created";
/// Field that marks a record as deleted (`yes`).
pub const DELETED: &str = "_deleted";

/// One cell: the displayed value and whether different values stand against each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Canonical text of the displayed head; empty means "no value".
    pub value: String,
    /// Several heads with different values: a conflict that a person has to resolve.
    pub open: bool,
}

/// One record: an entity, an id, and its cells by field key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Entity key, such as `visit`.
    pub entity: String,
    /// Record id, such as `2026Q4/B04`.
    pub id: String,
    /// Cells by field key.
    pub cells: BTreeMap<String, Cell>,
}

impl Record {
    /// The value of a field; empty if it has none.
    pub fn get(&self, field: &str) -> &str {
        self.cells.get(field).map_or("", |c| c.value.as_str())
    }

    /// Whether the record is there: some field has a value, and it is not deleted. A deletion that stands against
    /// another value (`open`) leaves the record visible.
    pub fn exists(&self) -> bool {
        let deleted = self.cells.get(DELETED).is_some_and(|c| c.value == "yes" && !c.open);
        !deleted && self.cells.iter().any(|(field, c)| field != DELETED && !c.value.is_empty())
    }

    /// Whether any cell is in conflict.
    pub fn unresolved(&self) -> bool {
        self.cells.values().any(|c| c.open)
    }

    /// The last part of a derived id: `2026Q4/B04/x-1` gives `x-1`.
    pub fn tail(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or("")
    }
}

/// What a commit or a merge changed: one cell's new state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Entity key.
    pub entity: String,
    /// Record id.
    pub id: String,
    /// Field key.
    pub field: String,
    /// The new state of the cell.
    pub cell: Cell,
}

/// Orders ids `<device>-<seq>` by device and then by number, so that the tenth comes after the ninth.
pub fn by_birth(a: &str, b: &str) -> std::cmp::Ordering {
    fn key(id: &str) -> (&str, u64) {
        let (device, seq) = id.rsplit_once('-').unwrap_or((id, ""));
        (device, seq.parse().unwrap_or(0))
    }
    key(a).cmp(&key(b))
}
