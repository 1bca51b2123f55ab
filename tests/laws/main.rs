//! The laws of the journal, each over thousands of random histories of several laptops (exchange.md §1).

mod brute;
mod bundles;
mod folding;
mod stores;
mod stranger;
mod undoing;
mod withdrawing;
mod world;
