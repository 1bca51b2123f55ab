//! hucha 互查: an offline-first tool for on-site peer inspection of Party branches.
//!
//! ARCHITECTURE.md is the map of the rooms; the direction of use is
//! `cli → tui → {exchange, documents, store} → journal → model → text`.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod cli;
pub mod config;
pub mod demo;
pub mod documents;
pub mod error;
pub mod exchange;
pub mod journal;
pub mod model;
pub mod setup;
pub mod store;
pub mod surroundings;
pub mod text;
pub mod tui;
