//! The screens, one file each (or one folder when it is large).

#[cfg(test)]
pub mod fixture;
mod parts;
pub mod problem_form;
pub mod visit;
