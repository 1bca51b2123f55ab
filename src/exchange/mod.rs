//! Files in and out: the reading ladder, the formula escape, tables as CSV and xlsx, cells as people write them.
//!
//! - [`escape`] one extra `'` before what would run as a formula, and back
//! - [`csv_read`] strict, streaming, bounded; [`csv_write`] deterministic
//! - [`table`] a whole table from csv or xlsx, columns found by key or heading; [`xlsx_write`] the way back
//! - [`cell`], [`cell_date`], [`damage`] what a person meant by a cell, or why that cannot be said
//! - [`sheet_form`] the score sheet to fill in by hand
//! - [`bundle`] everything this laptop knows as files: [`ops_write`], [`views`], [`manifest`], [`sums`], [`readme`],
//!   put in place by [`place`], packed by [`write_zip`]; [`ops_read`] reads the operations back
//! - [`handedit`] views that people edited: what they propose, accepted or refused by a person
//! - [`merge`] bundles into the store: preview, backup, one transaction, receipt
//! - [`typed`] the same by the type of a field, and how an edited cell differs from what was exported
//! - [`signing`] who made it: keys, signatures, the roster; [`passphrase`] locked zips; [`handover`] what others have
//! - [`incoming`] bundles of others, read where they lie and never trusted
//! - [`table_error`] every refusal, with file, line and column

pub mod attach;
pub mod bundle;
pub mod cell;
pub mod cell_date;
pub mod columns;
pub mod csv_read;
mod csv_scan;
#[cfg(test)]
mod csv_tests;
pub mod csv_write;
pub mod damage;
pub mod escape;
pub mod handedit;
pub mod handover;
pub mod incoming;
pub mod ladder;
pub mod limits;
pub mod list_out;
pub mod lists;
pub mod manifest;
pub mod merge;
pub mod ops_read;
pub mod ops_write;
pub mod part;
pub mod passphrase;
pub mod place;
pub mod readme;
pub mod recover;
pub mod sheet_form;
pub mod signing;
mod steady;
pub mod sums;
pub mod table;
pub mod table_error;
#[cfg(test)]
mod table_tests;
pub mod typed;
pub mod views;
pub mod write_zip;
mod xlsx_read;
pub mod xlsx_write;
