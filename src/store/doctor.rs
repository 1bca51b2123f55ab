//! Does everything agree? Every hash, every chain, the whole fold against the cells; and building the cells anew.

use super::Store;
use super::open::roomy;
use super::refold::{self, REAL, Target};
use super::{rest, rows};
use crate::error::Result;
use crate::journal::Aside;
use crate::text::{Lang, Say, store as text, visible};
use rusqlite::Connection;

/// At most so many findings of a kind are listed.
const LISTED: usize = 50;
const CHECKED: Target = Target { cell: "temp.cell_checked", aside: "temp.aside_checked" };

/// One thing that doctor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check found the file damaged.
    File(String),
    /// A table that no hash covers, or the schema, is not as it was left.
    Table(String),
    /// The content of an operation is not what its hash says.
    WrongHash {
        /// Device of the operation.
        device: String,
        /// Number of the operation.
        seq: u64,
    },
    /// A cell is not what the journal folds to.
    Cell {
        /// Entity key.
        entity: String,
        /// Record id.
        id: String,
        /// Field key.
        field: String,
    },
    /// An operation is set aside though it should count, or counts though it should be set aside.
    Validity {
        /// Device of the operation.
        device: String,
        /// Number of the operation.
        seq: u64,
    },
    /// An operation is rightly set aside: something is missing or was altered elsewhere.
    SetAside {
        /// Device of the operation.
        device: String,
        /// Number of the operation.
        seq: u64,
        /// Why.
        why: Aside,
    },
    /// Two operations of one device have the same number: its database was copied or restored.
    Fork {
        /// The device.
        device: String,
        /// The number.
        seq: u64,
    },
    /// There was a roster, and a repair did not find it anywhere.
    RosterMissed,
}

impl Finding {
    /// Whether something is wrong with this database; otherwise it is something to know.
    pub fn is_wrong(&self) -> bool {
        !matches!(self, Finding::SetAside { .. } | Finding::Fork { .. } | Finding::RosterMissed)
    }

    /// Whether [`Store::rebuild`] mends it.
    pub fn is_mendable(&self) -> bool {
        matches!(self, Finding::Cell { .. } | Finding::Validity { .. })
    }
}

impl Say for Finding {
    /// What was found and what to do.
    fn say(&self, lang: Lang) -> String {
        match self {
            Finding::File(why) => text::found_file(lang, visible(why)),
            Finding::Table(name) => text::found_table(lang, visible(name)),
            Finding::WrongHash { device, seq } => text::found_hash(lang, visible(device), seq),
            Finding::Cell { entity, id, field } => text::found_cell(lang, visible(entity), visible(id), visible(field)),
            Finding::Validity { device, seq } => text::found_validity(lang, visible(device), seq),
            Finding::SetAside { device, seq, why } => text::found_aside(lang, visible(device), seq, why.say(lang)),
            Finding::Fork { device, seq } => text::found_fork(lang, visible(device), seq),
            Finding::RosterMissed => text::roster_missed(lang),
        }
    }
}

impl Say for Aside {
    fn say(&self, lang: Lang) -> String {
        match self {
            Aside::ClockHigh => text::aside_clock_high(lang),
            Aside::ClockLow => text::aside_clock_low(lang),
            Aside::PrevMissing => text::aside_prev_missing(lang),
            Aside::PrevWrong => text::aside_prev_wrong(lang),
            Aside::PrevAside => text::aside_prev_aside(lang),
            Aside::PredMissing => text::aside_pred_missing(lang),
            Aside::PredElsewhere => text::aside_pred_elsewhere(lang),
            Aside::PredAside => text::aside_pred_aside(lang),
            Aside::Unproven => text::aside_unproven(lang),
        }
    }
}

impl Store {
    /// Checks the file, recomputes every hash and every chain, folds everything anew and compares. Changes nothing.
    /// An empty list means that all agrees. At most 50 findings of a kind are listed.
    pub fn doctor(&self) -> Result<Vec<Finding>> {
        roomy(&self.db, true)?;
        let checked = self.check();
        roomy(&self.db, false)?;
        let mut out = checked?;
        out.extend(self.awaits_roster()?.then_some(Finding::RosterMissed));
        let aside = self.set_aside()?.into_iter().take(LISTED);
        out.extend(aside.map(|a| Finding::SetAside { device: a.op.device, seq: a.op.seq, why: a.why }));
        out.extend(self.forks()?.into_iter().take(LISTED).map(|(device, seq)| Finding::Fork { device, seq }));
        Ok(out)
    }

    fn check(&self) -> Result<Vec<Finding>> {
        let mut out = self.check_file()?;
        out.extend(rest::altered(&self.db, true)?.map(Finding::Table));
        out.extend((!rest::schema_is_whole(&self.db)?).then(|| Finding::Table("sqlite_schema".into())));
        self.check_hashes(&mut out)?;
        self.check_fold(&mut out)?;
        Ok(out)
    }

    /// Builds the cells and the list of what is set aside anew from the operations, in one transaction.
    pub fn rebuild(&mut self) -> Result<()> {
        let tx = self.db.transaction()?;
        tx.execute_batch("DELETE FROM cell; DELETE FROM aside;")?;
        refold::refold(&tx, REAL, 0, refold::all(&tx)?)?;
        tx.commit()?;
        *self.acts.get_mut() = None;
        Ok(())
    }

    fn check_file(&self) -> Result<Vec<Finding>> {
        let mut statement = self.db.prepare(&format!("PRAGMA integrity_check({LISTED})"))?;
        let lines = statement.query_map([], |r| r.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").map(Finding::File).collect())
    }

    fn check_hashes(&self, out: &mut Vec<Finding>) -> Result<()> {
        let mut wrong = 0;
        self.each_op(|op| {
            if op.check().is_err() {
                wrong += 1;
                if wrong <= LISTED {
                    out.push(Finding::WrongHash { device: op.device.clone(), seq: op.seq });
                }
            }
            Ok(())
        })
    }

    /// Folds into tables of its own, then asks SQL for the differences.
    fn check_fold(&self, out: &mut Vec<Finding>) -> Result<()> {
        self.db.execute_batch(
            "DROP TABLE IF EXISTS temp.cell_checked; DROP TABLE IF EXISTS temp.aside_checked;
             CREATE TEMP TABLE cell_checked (entity TEXT, id TEXT, field TEXT, value TEXT, open INTEGER, heads BLOB,
                 PRIMARY KEY (entity, id, field)) WITHOUT ROWID;
             CREATE TEMP TABLE aside_checked (arrival INTEGER PRIMARY KEY, reason TEXT);",
        )?;
        refold::refold(&self.db, CHECKED, 0, refold::all(&self.db)?)?;
        out.extend(differing_cells(&self.db)?);
        out.extend(differing_aside(&self.db)?);
        self.db.execute_batch("DROP TABLE temp.cell_checked; DROP TABLE temp.aside_checked;")?;
        Ok(())
    }
}

fn differing_cells(db: &Connection) -> Result<Vec<Finding>> {
    let sql = format!(
        "SELECT DISTINCT entity, id, field FROM (
             SELECT * FROM (SELECT * FROM main.cell EXCEPT SELECT * FROM temp.cell_checked)
             UNION ALL
             SELECT * FROM (SELECT * FROM temp.cell_checked EXCEPT SELECT * FROM main.cell))
         ORDER BY 1, 2, 3 LIMIT {LISTED}"
    );
    let mut statement = db.prepare(&sql)?;
    let found =
        statement.query_map([], |r| Ok(Finding::Cell { entity: r.get(0)?, id: r.get(1)?, field: r.get(2)? }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn differing_aside(db: &Connection) -> Result<Vec<Finding>> {
    let sql = format!(
        "SELECT d.code, o.seq FROM op o JOIN device d ON d.n = o.device WHERE o.arrival IN (
             SELECT arrival FROM (SELECT * FROM main.aside EXCEPT SELECT * FROM temp.aside_checked)
             UNION
             SELECT arrival FROM (SELECT * FROM temp.aside_checked EXCEPT SELECT * FROM main.aside))
         ORDER BY 1, 2 LIMIT {LISTED}"
    );
    let mut statement = db.prepare(&sql)?;
    let found = statement.query_map([], |r| Ok(Finding::Validity { device: r.get(0)?, seq: rows::number(r, 1)? }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
