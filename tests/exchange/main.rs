//! Bundles: what they hold, that they are the same every time, that nothing is lost and nothing runs.

mod bundles;
mod command;
mod place;
mod reading;
mod text;
mod world;
