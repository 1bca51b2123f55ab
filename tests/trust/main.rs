//! Nothing lost: the real binary attacked. Every promise here is a row of the table in README.md.

mod altered;
mod backups;
mod deeds;
mod dice;
mod disk;
mod faults;
mod flips;
mod fuzz;
mod killed;
mod laptop;
mod nowhere;
mod power;
mod recovery;
mod secrecy;
mod signing;
