//! The real binary in a real terminal: what only shows when program, terminal and disk meet.
//!
//! A pseudo terminal of 80×24, a terminal emulator that keeps the frames, and the command line beside it, which says
//! what is on the disk.
#![cfg(unix)]

mod demo;
mod dice;
mod keys;
mod kill;
mod laptop;
mod panic;
mod pty;
mod restored;
mod started;
