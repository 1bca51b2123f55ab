//! Parts that screens are made of. Each keeps its own state and the area of its last draw, so that the mouse finds it.

pub mod bars;
pub mod choice;
pub mod editor;
pub mod entry;
pub mod field;
pub mod finder;
pub mod form;
pub mod list;
pub mod paint;
pub mod phrases;
pub mod popup;
pub mod scroll;
pub mod steps;
pub mod table;
pub mod tabs;
