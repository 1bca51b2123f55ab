//! Windows over a screen: help, commands, questions.

pub mod choose;
pub mod confirm;
pub mod help;
pub mod message;
pub mod palette;
pub mod prompt;
