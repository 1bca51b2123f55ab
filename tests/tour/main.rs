//! The program as a user meets it: commands, files filled in by hand, exit statuses. Nothing here knows the inside.

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
mod settings;
mod sheets;
mod starting;
