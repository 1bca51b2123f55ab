//! Sentences of the model area.

pub mod cadence;
pub mod calendar;
pub mod checklist;
pub mod duty;
pub mod highlight;
pub mod interview;
pub mod label;
pub mod org;
pub mod pairing;
pub mod phase;
pub mod plan;
pub mod plate;
pub mod scoring;
pub mod setting;
pub mod values;
