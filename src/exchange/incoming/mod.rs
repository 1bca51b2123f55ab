//! What others hand over: a folder, a zip, or a single file. Read where it lies, never unpacked, never trusted.
//!
//! - [`names`] which file names a bundle may have; [`limits`] how much it may hold
//! - [`container`] the files of a folder, a zip (`zip_guard` looks before it is opened) or a single file, as streams
//!   (`metered` counts what they really give)
//! - [`bundle`] what a bundle says of itself, whether its files are as they were exported, and its operations
//! - [`problem`] every refusal, with the file and the name inside it

pub mod bundle;
pub mod container;
pub mod limits;
mod metered;
pub mod names;
pub mod problem;
mod zip_guard;

pub use bundle::{Incoming, Survey};
pub use container::Container;
pub use limits::Limits;
pub use problem::{Fault, Refused};
