//! The real binary in a real terminal: what only shows when program, terminal and disk meet.
//!
//! A pseudo terminal of 80×24, a terminal emulator that keeps the frames, and the command line beside it, which says
//! what is on the disk.

mod journey;
mod reference;

#[cfg(unix)]
mod demo;
#[cfg(unix)]
mod dice;
#[cfg(unix)]
mod fields;
#[cfg(unix)]
mod interviews;
#[cfg(unix)]
mod keys;
#[cfg(unix)]
mod kill;
#[cfg(unix)]
mod laptop;
#[cfg(unix)]
mod locked;
#[cfg(unix)]
mod merging;
#[cfg(unix)]
mod panic;
#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod restored;
#[cfg(unix)]
mod started;
#[cfg(unix)]
mod whole;
#[cfg(unix)]
mod window;
