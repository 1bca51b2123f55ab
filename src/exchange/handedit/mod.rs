//! Views that were edited by hand (exchange.md §5): read beside the operations of their bundle, and told apart cell
//! by cell. Nothing is applied here: what says something else is proposed to a person.
//!
//! - [`rows`] the rows of a view that are not as they were exported
//! - [`judge`] how each of their cells differs from what the editor had
//! - [`find`] all altered views of a bundle, or one view by itself
//! - [`words`] what is said about an edit
//! - [`decide`] accepting and refusing, the same for the command line and the screen

pub mod decide;
pub mod find;
pub mod judge;
pub mod rows;
pub mod words;

pub use find::{Edits, of_bundle, of_view};
