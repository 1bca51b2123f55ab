//! PURE domain: values in, values out. Time, ids and device are passed in. One file per concept.

pub mod act;
pub mod brief;
pub mod cadence;
pub mod calendar;
pub mod check;
pub mod checklist;
pub mod conflict;
pub mod decimal;
pub mod evidence;
pub mod facts;
pub mod feedback;
pub mod history;
pub mod interview;
pub mod material;
pub mod naming;
pub mod note;
pub mod org;
pub mod overview;
pub mod person;
pub mod privacy;
pub mod problem;
pub mod reconcile;
pub mod record;
pub mod revision;
pub mod round;
pub mod rows;
pub mod schema;
pub mod scoring;
pub mod setting;
pub mod sheet;
pub mod strength;
#[cfg(test)]
pub mod testing;
pub mod text_value;
pub mod visit;
pub mod wording;
