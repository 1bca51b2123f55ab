//! Nothing lost: the real binary attacked. Every promise here is a row of the table in README.md.

mod backups;
mod faults;
mod laptop;
mod recovery;
