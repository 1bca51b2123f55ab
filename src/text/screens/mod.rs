//! Sentences of the screens, one file a screen.

pub mod problem_form;
pub mod visit;
