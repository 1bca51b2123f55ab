//! tui
pub mod wide;
