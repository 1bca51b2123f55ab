//! The program as a user meets it: commands, files filled in by hand, exit statuses. Nothing here knows the inside.

mod both;
mod duties;
mod hand;
mod lists;
mod lookbacks;
mod pairing;
mod papers;
mod place;
mod problems;
mod readme;
mod refusals;
mod rules;
mod settings;
mod sheets;
mod starting;
