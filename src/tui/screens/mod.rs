//! The screens, one file each (or one folder when it is large).

pub mod audit;
pub mod backups;
pub mod board;
pub mod brief;
pub mod case;
pub mod check;
pub mod cleanup;
pub mod closing;
pub mod conflicts;
#[cfg(test)]
pub mod disputed;
pub mod duty;
pub mod evidence;
pub mod feedback;
#[cfg(test)]
pub mod filled;
mod find;
pub mod finish;
pub mod first_run;
#[cfg(test)]
pub mod fixture;
#[cfg(test)]
mod gallery;
pub mod highlights;
pub mod home;
pub mod intake;
pub mod interview;
pub mod interviews;
#[cfg(test)]
mod journey;
pub mod ledger;
pub mod left_behind;
pub mod lookback;
pub mod materials;
pub mod meetings;
mod merging;
pub mod notes;
mod open_visit;
pub mod organisation;
pub mod pairing;
mod papers;
mod parts;
pub mod places;
pub mod print;
pub mod problem_form;
pub mod problems;
pub mod proposals;
pub mod quarter;
pub mod receipts;
pub mod reconcile;
pub mod rescue;
pub mod review;
pub mod roster;
mod rounds;
mod sections;
mod stages;
pub mod strengths;
mod unlocking;
pub mod visit;
pub mod workshop;
mod write_down;
