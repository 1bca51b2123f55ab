//! Sentences of the screens, one file a screen.

pub mod evidence;
pub mod first_run;
pub mod home;
pub mod ledger;
pub mod materials;
pub mod meetings;
pub mod notes;
pub mod problem_form;
pub mod problems;
pub mod strengths;
pub mod visit;
