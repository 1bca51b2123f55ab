//! PURE operations: hash, fold, heads, conflicts, validity, undo. Knows no field of the domain by name.

pub mod acts;
pub mod cell;
pub mod clock;
pub mod fold;
pub mod handedit;
pub mod hash;
pub mod op;
pub mod origin;
pub mod undo;
pub mod validity;
pub mod write;

pub use cell::{Head, Heads, Key};
pub use fold::{Fold, fold};
pub use hash::OpHash;
pub use op::{Malformed, Op};
pub use validity::Aside;
pub use write::{Author, Source, Tip};
