//! The screens, one file each (or one folder when it is large).

pub mod evidence;
mod find;
pub mod first_run;
#[cfg(test)]
pub mod fixture;
pub mod home;
pub mod ledger;
pub mod materials;
pub mod meetings;
pub mod notes;
mod open_visit;
mod parts;
pub mod problem_form;
pub mod problems;
mod rounds;
pub mod strengths;
pub mod visit;
