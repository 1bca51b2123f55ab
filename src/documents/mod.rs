//! Paper: one document model, one function from facts to a document per form, one writer per format.
//!
//! [`KINDS`] lists the forms; [`write()`] makes the bytes of one, [`file_name`] its name.

mod agreed;
pub mod all;
mod brief;
mod check;
mod clean;
mod context;
mod csv;
mod docx;
mod duty;
mod error;
mod feedback;
mod file_name;
mod fit;
mod handbook;
mod handed;
mod hearing;
mod html;
mod interview;
mod kinds;
mod ledger;
mod logo;
mod md;
pub mod model;
mod notice;
mod pairing;
mod pdf;
mod plates;
mod rank;
pub mod receipt;
mod save;
mod sheet;
mod tail;
mod template;
mod turn;
mod xlsx;

pub use crate::config::save_whole as save;
pub use error::ReportError;
pub use file_name::{file_name, safe_name};
pub use handed::{Given, Made, Out, formats, formats_of_tables, hand_over};
pub use kinds::{Format, KINDS, Kind, Request, build, issue, issue_in, kind, render, write};
pub use ledger::of_problems as ledger_of;
pub use logo::{Logo, LogoError};
pub use pdf::FontSource;
pub use save::{TEMPLATE, make, sweep, template, words_to_change};
pub use sheet::blank_sheet;
pub use template::{Section, Template, TemplateError};

#[cfg(test)]
mod tests;
