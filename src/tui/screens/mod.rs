//! The screens, one file each (or one folder when it is large).

mod find;
pub mod first_run;
#[cfg(test)]
pub mod fixture;
pub mod home;
mod open_visit;
mod parts;
pub mod problem_form;
pub mod problems;
mod rounds;
pub mod visit;
pub mod evidence;
pub mod ledger;
pub mod materials;
pub mod meetings;
pub mod notes;
pub mod strengths;
