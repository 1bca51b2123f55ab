//! PURE domain: values in, values out. Time, ids and device are passed in. One file per concept.

pub mod act;
pub mod cadence;
pub mod calendar;
pub mod checklist;
pub mod decimal;
pub mod facts;
pub mod interview;
pub mod naming;
pub mod record;
pub mod rows;
pub mod schema;
pub mod scoring;
