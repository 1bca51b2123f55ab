//! Sentences of the screens, one file a screen.

pub mod audit;
pub mod board;
pub mod brief;
pub mod case;
pub mod check;
pub mod conflicts;
pub mod evidence;
pub mod feedback;
pub mod finish;
pub mod first_run;
pub mod home;
pub mod interview;
pub mod interviews;
pub mod ledger;
pub mod lookback;
pub mod materials;
pub mod meetings;
pub mod notes;
pub mod print;
pub mod problem_form;
pub mod problems;
pub mod proposals;
pub mod quarter;
pub mod reconcile;
pub mod strengths;
pub mod visit;
