//! The schema, step by step. Steps are only ever appended; each runs in one transaction with its version number.

use super::problem::StoreError;
use rusqlite::{Connection, Transaction};

/// What `file` and other tools read in the header: "huch".
pub const APPLICATION_ID: i64 = 0x6875_6368;

/// Triggers that take the sum of a table away when the table changes (see `rest`).
macro_rules! summed {
    ($($table:literal $of:literal),*) => {
        concat!($(
            "CREATE TRIGGER ", $table, "_in_", $of, " AFTER INSERT ON ", $table,
            " BEGIN DELETE FROM meta WHERE key = 'sum:", $of, "'; END;",
            "CREATE TRIGGER ", $table, "_on_", $of, " AFTER UPDATE ON ", $table,
            " BEGIN DELETE FROM meta WHERE key = 'sum:", $of, "'; END;",
            "CREATE TRIGGER ", $table, "_out_", $of, " AFTER DELETE ON ", $table,
            " BEGIN DELETE FROM meta WHERE key = 'sum:", $of, "'; END;",
        )*)
    };
}

/// Step `i` leads from schema version `i` to `i + 1`.
const STEPS: &[&str] = &[
    // 1: the journal, its projection, and what stays on this laptop.
    "
    CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE device (n INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;

    -- One row per operation, in local order of arrival. txn is the number after the dash where it is this device's,
    -- else the text as received. hash, prev and pred are 16 bytes per hash. bundle: the import it came with.
    CREATE TABLE op (
        arrival INTEGER PRIMARY KEY,
        hash    BLOB    NOT NULL,
        device  INTEGER NOT NULL REFERENCES device (n),
        seq     INTEGER NOT NULL,
        prev    BLOB,
        actor   TEXT    NOT NULL,
        lamport INTEGER NOT NULL,
        wall    TEXT    NOT NULL,
        entity  TEXT    NOT NULL,
        id      TEXT    NOT NULL,
        field   TEXT    NOT NULL,
        value   TEXT    NOT NULL,
        pred    BLOB    NOT NULL,
        reason  TEXT    NOT NULL,
        source  TEXT    NOT NULL,
        txn     ANY     NOT NULL,
        bundle  INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX op_hash ON op (hash);
    CREATE INDEX op_device ON op (device, seq, txn);
    CREATE TRIGGER op_never_updated BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, 'an operation is never updated'); END;
    CREATE TRIGGER op_never_deleted BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END;

    -- Operations that are set aside, with the reason. All others are valid.
    CREATE TABLE aside (arrival INTEGER PRIMARY KEY REFERENCES op (arrival), reason TEXT NOT NULL) STRICT;

    -- The fold: displayed value, conflict or not, and the heads, displayed one first, as 8 bytes lamport and 16 bytes
    -- hash each. Can be rebuilt from op.
    CREATE TABLE cell (
        entity TEXT    NOT NULL,
        id     TEXT    NOT NULL,
        field  TEXT    NOT NULL,
        value  TEXT    NOT NULL,
        open   INTEGER NOT NULL,
        heads  BLOB    NOT NULL,
        PRIMARY KEY (entity, id, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cell_open ON cell (entity, id, field) WHERE open = 1;
    -- Which records refer to a visit, a problem, a round, or are evidence of something.
    CREATE INDEX cell_ref ON cell (field, value)
        WHERE field = 'visit' OR field = 'problem' OR field = 'interview' OR field = 'round' OR field = 'of';

    CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE draft (key TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
    ",
    // 2: receipts of merges, and the bundles they were about (op.bundle). They stay on this laptop.
    "
    CREATE TABLE receipt (
        n         INTEGER PRIMARY KEY AUTOINCREMENT,
        at        TEXT    NOT NULL,
        actor     TEXT    NOT NULL,
        backup    TEXT    NOT NULL,
        device    TEXT    NOT NULL,
        new       INTEGER NOT NULL DEFAULT 0,
        known     INTEGER NOT NULL DEFAULT 0,
        aside     INTEGER NOT NULL DEFAULT 0,
        revived   INTEGER NOT NULL DEFAULT 0,
        conflicts INTEGER NOT NULL DEFAULT 0,
        forks     INTEGER NOT NULL DEFAULT 0,
        gaps      INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE bundle (
        n       INTEGER PRIMARY KEY AUTOINCREMENT,
        receipt INTEGER NOT NULL REFERENCES receipt (n),
        path    TEXT    NOT NULL,
        sha256  TEXT    NOT NULL,
        content TEXT    NOT NULL,
        device  TEXT    NOT NULL,
        actor   TEXT    NOT NULL,
        new     INTEGER NOT NULL DEFAULT 0,
        known   INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX bundle_content ON bundle (content);
    CREATE INDEX bundle_receipt ON bundle (receipt);
    ",
    // 3: merges that were taken back. held: which operations a bundle had that were known before, as ranges of
    // arrival; of the bundles merged until now nobody noted it, so they count as having had everything that was there.
    // withdrawn: the operations that left op with a merge, whole; they leave it only by coming back.
    "
    CREATE TABLE held (
        bundle INTEGER NOT NULL REFERENCES bundle (n),
        first  INTEGER NOT NULL,
        last   INTEGER NOT NULL,
        PRIMARY KEY (bundle, first)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO held SELECT n, 1, coalesce((SELECT min(o.arrival) - 1 FROM op o WHERE o.bundle = b.n),
        (SELECT max(arrival) FROM op), 0) FROM bundle b WHERE known > 0;
    CREATE TABLE withdrawal (
        receipt INTEGER PRIMARY KEY REFERENCES receipt (n),
        at      TEXT    NOT NULL,
        actor   TEXT    NOT NULL,
        backup  TEXT    NOT NULL,
        removed INTEGER NOT NULL,
        kept    INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE withdrawn (
        hash    BLOB    PRIMARY KEY,
        receipt INTEGER NOT NULL REFERENCES withdrawal (receipt),
        device  INTEGER NOT NULL REFERENCES device (n),
        seq     INTEGER NOT NULL,
        prev    BLOB,
        actor   TEXT    NOT NULL,
        lamport INTEGER NOT NULL,
        wall    TEXT    NOT NULL,
        entity  TEXT    NOT NULL,
        id      TEXT    NOT NULL,
        field   TEXT    NOT NULL,
        value   TEXT    NOT NULL,
        pred    BLOB    NOT NULL,
        reason  TEXT    NOT NULL,
        source  TEXT    NOT NULL,
        txn     ANY     NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER withdrawn_never_updated BEFORE UPDATE ON withdrawn
        BEGIN SELECT RAISE(ABORT, 'an operation is never updated'); END;
    CREATE TRIGGER withdrawn_only_comes_back BEFORE DELETE ON withdrawn
        WHEN NOT EXISTS (SELECT 1 FROM op WHERE op.hash = OLD.hash)
        BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END;
    DROP TRIGGER op_never_deleted;
    CREATE TRIGGER op_only_withdrawn BEFORE DELETE ON op
        WHEN NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.hash = OLD.hash)
        BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END;
    ",
    // 4: Hand edits of views that wait for a person, and the packed bytes of the files they came in. once: what makes an
    // edit the same when it comes again; hash: its operation. They stay on this laptop.
    "
    CREATE TABLE proposal (
        n      INTEGER PRIMARY KEY AUTOINCREMENT,
        once   TEXT    NOT NULL UNIQUE,
        bundle INTEGER REFERENCES bundle (n),
        file   TEXT    NOT NULL,
        sha256 TEXT    NOT NULL,
        line   INTEGER NOT NULL,
        entity TEXT    NOT NULL,
        id     TEXT    NOT NULL,
        field  TEXT    NOT NULL,
        matter TEXT    NOT NULL,
        base   TEXT    NOT NULL,
        value  TEXT    NOT NULL,
        why    TEXT    NOT NULL,
        pred   BLOB    NOT NULL,
        clock  INTEGER NOT NULL,
        hash   BLOB,
        state  TEXT    NOT NULL,
        by     TEXT    NOT NULL DEFAULT '',
        at     TEXT    NOT NULL DEFAULT '',
        reason TEXT    NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX proposal_waiting ON proposal (state) WHERE state = 'waiting';
    CREATE TABLE original (
        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, packed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    ",
    // 5: whose word counts. proof: signed tips of devices, checked before they were put here. roster: the one that was
    // adopted, as it was signed, and its rows. bundle.signed: what its signature was worth when it was merged.
    "
    CREATE TABLE proof (
        device TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, signature TEXT NOT NULL,
        PRIMARY KEY (device, key, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE roster (
        n INTEGER PRIMARY KEY CHECK (n = 1), serial INTEGER NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL,
        signature TEXT NOT NULL
    ) STRICT;
    CREATE TABLE rostered (
        device TEXT NOT NULL, key TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, until TEXT NOT NULL,
        PRIMARY KEY (device, key)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE bundle ADD COLUMN signed TEXT NOT NULL DEFAULT '';
    ",
    // 6: what score sheets of a merge said became an act of this laptop: taking the merge back undoes it.
    "
    CREATE TABLE sheet_act (
        receipt INTEGER PRIMARY KEY REFERENCES receipt (n), txn TEXT NOT NULL, edits INTEGER NOT NULL
    ) STRICT;
    ",
    // 7: what no operation's hash covers has sums in meta, which go with the first change.
    concat!(
        summed!(
            "bundle" "bundle", "device" "device", "draft" "draft", "held" "held", "local" "local",
            "original" "original", "proof" "proof", "proposal" "proposal", "receipt" "receipt", "roster" "roster",
            "rostered" "rostered", "sheet_act" "sheet_act", "withdrawal" "withdrawal", "withdrawn" "withdrawn",
            "bundle" "numbers", "proposal" "numbers", "receipt" "numbers", "withdrawal" "numbers"
        ),
        "
        CREATE TRIGGER meta_in AFTER INSERT ON meta WHEN substr(NEW.key, 1, 4) <> 'sum:'
            BEGIN DELETE FROM meta WHERE key = 'sum:meta'; END;
        CREATE TRIGGER meta_on AFTER UPDATE ON meta WHEN substr(NEW.key, 1, 4) <> 'sum:'
            BEGIN DELETE FROM meta WHERE key = 'sum:meta'; END;
        CREATE TRIGGER meta_out AFTER DELETE ON meta WHEN substr(OLD.key, 1, 4) <> 'sum:'
            BEGIN DELETE FROM meta WHERE key = 'sum:meta'; END;
        "
    ),
];

/// The newest schema version this program knows.
pub const LATEST: i64 = STEPS.len() as i64;

/// The schema version of a database.
pub fn version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("PRAGMA user_version", [], |r| r.get(0))?)
}

/// Brings an older database up to date, one transaction per step.
pub fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    for step in version(db)?..LATEST {
        let tx = db.transaction()?;
        run_step(&tx, step)?;
        tx.commit()?;
    }
    Ok(())
}

/// A database of the first schema, as an early program left it.
#[cfg(test)]
pub fn first_schema(db: &Connection) {
    db.execute_batch(STEPS[0]).unwrap();
    db.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
}

/// Takes step 7 back, so that a test can make an older database of one of today.
#[cfg(test)]
pub fn without_sums(db: &Connection) {
    let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND instr(sql, 'sum:')";
    let names = db.prepare(triggers).unwrap().query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    let names: Vec<String> = names;
    names.iter().for_each(|name| db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    db.execute("DELETE FROM meta WHERE substr(key, 1, 4) = 'sum:'", []).unwrap();
}

fn run_step(tx: &Transaction, step: i64) -> Result<(), StoreError> {
    let sql = usize::try_from(step).ok().and_then(|i| STEPS.get(i)).copied().unwrap_or_default();
    tx.execute_batch(sql)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", step + 1)?;
    Ok(())
}
