//! Bundles: what they hold, that they are the same every time, that nothing is lost and nothing runs.

mod bundles;
mod place;
mod text;
mod world;
