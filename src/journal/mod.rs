//! PURE operations: hash, fold, heads, conflicts, validity, undo. Knows no field of the domain by name.

pub mod cell;
pub mod hash;
pub mod op;
pub mod write;

pub use cell::{Head, Heads, Key};
pub use hash::OpHash;
pub use op::{Malformed, Op};
pub use write::{Author, Source, Tip};
