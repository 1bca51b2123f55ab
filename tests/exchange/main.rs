//! Bundles: what they hold, that they are the same every time, that nothing is lost and nothing runs.

mod bundles;
mod command;
mod corpora;
mod hostile;
mod place;
mod rawzip;
mod reading;
mod text;
mod world;
