//! What SQLite can still read of a damaged database about whose word counted. None of it is believed as it stands:
//! who asked checks the signatures.

use crate::store::trust::{self, Proof, Roster};
use crate::store::{backups, local, rest, tip_file};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// What is left of trust; every table that cannot be read is as if it were empty.
#[derive(Debug, Default)]
pub struct Left {
    /// The device ids that this data folder had.
    pub devices: BTreeSet<String>,
    /// The settings with the keys of these devices: `key:<device>` and the key, for who knows its form.
    pub keys: Vec<(String, String)>,
    /// The roster that was in force. Its signature is not checked.
    pub roster: Option<Roster>,
    /// The signed tips. Their signatures are not checked.
    pub proofs: Vec<Proof>,
    /// There was no roster: its sum says so.
    pub none: bool,
    /// Something says that there was one.
    pub signs: bool,
}

/// Looks what is left.
pub fn left(database: &Path) -> Left {
    let mut out = Left { devices: tip_file::devices(database), ..Left::default() };
    let Ok(db) = backups::reader(database) else { return out };
    out.devices.extend(local::meta(&db, "device").ok().flatten());
    out.keys = keys(&db).unwrap_or_default();
    out.roster = trust::roster(&db).ok().flatten();
    out.proofs = trust::all_proofs(&db).unwrap_or_default();
    let empty = rest::was_empty(&db, "roster");
    out.none = empty == Some(true) && !trust::is_missed(&db).unwrap_or(true);
    out.signs = empty == Some(false) || trust::signs_of_roster(&db);
    out
}

fn keys(db: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = db.prepare("SELECT key, value FROM local WHERE substr(key, 1, 4) = 'key:'")?;
    statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
}
