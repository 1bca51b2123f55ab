//! Taking operations in, bundle by bundle, inside the transaction of a merge.

use super::problem::StoreError;
use super::receipt::{self, Source};
use super::refold::{self, Candidate};
use super::rows;
use super::trust::{self, Proof, Roster};
use super::withdraw;
use crate::error::Result;
use crate::journal::validity::Brief;
use crate::journal::{Op, OpHash};
use rusqlite::Connection;
use std::collections::HashMap;

/// Where operations of bundles go while a merge is under way.
pub struct Intake<'a> {
    pub(super) db: &'a Connection,
    own: &'a str,
    receipt: Option<i64>,
    /// The bundle that is noted beside new operations.
    pub(super) bundle: Option<i64>,
    pub(super) candidates: Vec<Candidate>,
    devices: HashMap<String, i64>,
    pub(super) so_far: SoFar,
    held: Held,
    /// Some operations were taken back: new ones may be among them.
    any_withdrawn: bool,
    /// Hand edits that wait for a person since now.
    pub proposals: u64,
    /// The roster is another one now: everything has to be judged anew.
    pub(super) new_roster: bool,
}

/// What was taken in until now.
#[derive(Debug, Clone, Copy, Default)]
pub struct SoFar {
    /// Operations that were not known.
    pub new: u64,
    /// Operations that were known already.
    pub known: u64,
    /// Sum of the hashes of the new ones.
    pub sum: u128,
    /// An unknown operation under this laptop's own device id was among them.
    pub own: bool,
    /// New operations that had been taken back with a merge.
    pub returned: u64,
    /// The newest receipt among those they were taken back with; 0 if there is none.
    pub withdrawn: i64,
}

/// What one bundle brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brought {
    /// Operations that were not known.
    pub new: u64,
    /// Operations that were known already, from this laptop or from a bundle before.
    pub known: u64,
    /// New operations that had been taken back with a merge before.
    pub returned: u64,
}

/// Adds a hash to a sum, in which the order does not matter.
pub(super) fn add(sum: u128, hash: OpHash) -> u128 {
    sum.wrapping_add(u128::from_be_bytes(hash.to_bytes()))
}

impl<'a> Intake<'a> {
    pub(super) fn new(db: &'a Connection, own: &'a str, receipt: Option<i64>) -> Result<Intake<'a>> {
        let candidates = refold::waiting(db)?;
        let (devices, so_far) = (HashMap::new(), SoFar::default());
        let any_withdrawn = withdraw::any(db)?;
        Ok(Intake {
            db,
            own,
            receipt,
            bundle: None,
            candidates,
            devices,
            so_far,
            held: Held::default(),
            any_withdrawn,
            proposals: 0,
            new_roster: false,
        })
    }

    /// Takes the operations that `fill` hands over as one bundle: all of them, or, if `fill` refuses (`Ok(Err)`),
    /// none of them.
    ///
    /// # Errors
    /// The database, or what `fill` says as an error; the whole merge is off then.
    pub fn bundle<E>(
        &mut self,
        source: &Source,
        fill: impl FnOnce(&mut Intake) -> Result<std::result::Result<(), E>>,
    ) -> Result<std::result::Result<Brought, E>> {
        let (before, waiting, proposals) = (self.so_far, self.candidates.len(), self.proposals);
        self.db.execute_batch("SAVEPOINT bundle")?;
        self.bundle = self.receipt.map(|n| receipt::add_bundle(self.db, n, source)).transpose()?;
        let done = fill(self)?;
        if let Err(why) = done {
            self.db.execute_batch("ROLLBACK TO bundle; RELEASE bundle")?;
            self.so_far = before;
            self.proposals = proposals;
            self.candidates.truncate(waiting);
            self.devices.clear();
            self.held = Held::default();
            return Ok(Err(why));
        }
        let now = &self.so_far;
        let brought = Brought {
            new: now.new - before.new,
            known: now.known - before.known,
            returned: now.returned - before.returned,
        };
        if let Some(n) = self.bundle.take() {
            self.held.flush(self.db, n)?;
            receipt::count_bundle(self.db, n, brought)?;
        }
        self.db.execute_batch("RELEASE bundle")?;
        Ok(Ok(brought))
    }

    /// Notes a score sheet as one of the files of the merge. What it says is the act that was handed over beside the
    /// bundles; so many of its edits are of this sheet.
    ///
    /// # Errors
    /// The database.
    pub fn sheet(&mut self, source: &Source, edits: u64) -> Result<Brought> {
        let brought = Brought { new: edits, ..Brought::default() };
        if let Some(receipt) = self.receipt {
            let n = receipt::add_bundle(self.db, receipt, source)?;
            receipt::count_bundle(self.db, n, brought)?;
        }
        Ok(brought)
    }

    /// Takes one operation.
    ///
    /// # Errors
    /// It fails by itself; the database.
    pub fn take(&mut self, op: &Op) -> Result<()> {
        op.check().map_err(|why| StoreError::Malformed { device: op.device.clone(), seq: op.seq, why })?;
        self.take_checked(op)
    }

    /// Takes one operation that was checked by [`Op::parse`]: the hash of the content is not computed again.
    ///
    /// # Errors
    /// The database.
    pub fn take_checked(&mut self, op: &Op) -> Result<()> {
        let device = match self.devices.get(&op.device) {
            Some(n) => *n,
            None => {
                let n = rows::device_number(self.db, &op.device)?;
                self.devices.insert(op.device.clone(), n);
                n
            }
        };
        if !rows::insert_op(self.db, device, op, self.bundle)? {
            self.so_far.known += 1;
            return self.hold(op);
        }
        self.so_far.new += 1;
        if self.any_withdrawn {
            self.welcome_back(op)?;
        }
        self.so_far.own |= op.device == self.own;
        self.so_far.sum = add(self.so_far.sum, op.hash);
        let brief = Brief::of(op, device as u32);
        let grant = trust::grant(&op.entity, &op.id, &op.field, &op.value);
        let (arrival, own) = (self.db.last_insert_rowid(), self.bundle.is_none());
        self.candidates.push(Candidate { arrival, waited: false, brief, own, grant });
        Ok(())
    }

    /// Remembers a proof that a bundle brought and that was checked.
    ///
    /// # Errors
    /// The database.
    pub fn prove(&mut self, proof: &Proof) -> Result<()> {
        trust::put_proof(self.db, proof)
    }

    /// Puts a newer roster of the same coordinator in the place of the present one; false if it is not newer, comes
    /// from somebody else, or there is none: adopting the first one is a person's decision.
    ///
    /// # Errors
    /// The database.
    pub fn renew_roster(&mut self, new: &Roster) -> Result<bool> {
        let newer = trust::roster(self.db)?.is_some_and(|now| now.key == new.key && now.serial < new.serial);
        if newer {
            trust::put_roster(self.db, Some(new))?;
            self.new_roster = true;
        }
        Ok(newer)
    }

    /// How many operations came back until now that had been taken back with a merge, and the newest
    /// receipt among those merges.
    pub fn returned(&self) -> (u64, i64) {
        (self.so_far.returned, self.so_far.withdrawn)
    }

    /// Notes that the bundle had an operation that was known before: taking back the merge that brought it first
    /// leaves it here then.
    fn hold(&mut self, op: &Op) -> Result<()> {
        if let (Some(_), Some(bundle)) = (self.receipt, self.bundle) {
            let mut statement = self.db.prepare_cached("SELECT arrival FROM op WHERE hash = ?1")?;
            let arrival = statement.query_row([op.hash.to_bytes()], |r| r.get(0))?;
            self.held.note(self.db, bundle, arrival)?;
        }
        Ok(())
    }

    fn welcome_back(&mut self, op: &Op) -> Result<()> {
        if let Some(receipt) = withdraw::come_back(self.db, op.hash)? {
            self.so_far.returned += 1;
            self.so_far.withdrawn = self.so_far.withdrawn.max(receipt);
        }
        Ok(())
    }
}

/// The operations of a bundle that were known before, as ranges of arrival: a bundle is sorted by device and number,
/// which is nearly the order in which they came, so there are few.
#[derive(Debug, Default)]
struct Held(Option<(i64, i64)>);

impl Held {
    fn note(&mut self, db: &Connection, bundle: i64, arrival: i64) -> Result<()> {
        match &mut self.0 {
            Some((_, last)) if *last + 1 == arrival => *last = arrival,
            Some((first, last)) if (*first..=*last).contains(&arrival) => {}
            _ => {
                self.flush(db, bundle)?;
                self.0 = Some((arrival, arrival));
            }
        }
        Ok(())
    }

    fn flush(&mut self, db: &Connection, bundle: i64) -> Result<()> {
        if let Some((first, last)) = self.0.take() {
            let sql = "INSERT INTO held VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)";
            db.prepare_cached(sql)?.execute([bundle, first, last])?;
        }
        Ok(())
    }
}
