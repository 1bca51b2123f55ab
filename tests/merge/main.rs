//! Many laptops, one truth: through the real binary, each laptop a data folder of its own.

mod deciding;
mod editing;
mod hostile;
mod joining;
mod laptops;
mod laws;
mod locked;
mod mechanisms;
mod merging;
#[path = "../exchange/rawzip.rs"]
mod rawzip;
mod refusing;
mod reviewing;
mod signed;
mod syncing;
mod tables;
mod undoing;
