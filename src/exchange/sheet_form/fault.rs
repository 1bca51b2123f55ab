//! Every way a filled-in form can be refused. Each names its line and column.

use super::heading;
use crate::exchange::cell::CellFault;
use crate::model::rows::CellError;
use crate::model::scoring::AnswerError;
use crate::text::{Lang, Say, form as text, visible};

/// A refusal of one cell, or of the table as a whole (line 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Line of the file, from 1; 0 speaks of the whole table.
    pub line: usize,
    /// Chinese heading of the column; empty for the whole table.
    pub column: String,
    /// What is wrong.
    pub fault: FormFault,
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFault {
    /// A column is missing or there is nothing below the header.
    Table(CellError),
    /// A cell that cannot be understood, and the cell as given.
    Cell(String, CellFault),
    /// An answer that the checklist does not allow.
    Answer(AnswerError),
    /// A code that the checklist of the sheet does not have.
    UnknownCode(String),
    /// Filled in, but for no indicator.
    NoCode,
    /// A code that stands on an earlier line too.
    Duplicate(String, usize),
}

impl FormError {
    /// A refusal of one cell.
    pub fn at(line: usize, key: &str, fault: FormFault) -> FormError {
        FormError { line, column: heading(key), fault }
    }
}

impl From<CellError> for FormError {
    fn from(error: CellError) -> FormError {
        FormError { line: error.line, column: String::new(), fault: FormFault::Table(error) }
    }
}

impl Say for FormError {
    fn say(&self, lang: Lang) -> String {
        let what = self.fault.say(lang);
        if self.line == 0 || self.column.is_empty() { what } else { text::at_cell(lang, self.line, &self.column, what) }
    }
}

impl Say for FormFault {
    fn say(&self, lang: Lang) -> String {
        match self {
            FormFault::Table(error) => error.say(lang),
            FormFault::Cell(given, fault) => text::cell(lang, short(given), fault.say(lang)),
            FormFault::Answer(error) => error.say(lang),
            FormFault::UnknownCode(code) => text::unknown_code(lang, short(code)),
            FormFault::NoCode => text::no_code(lang),
            FormFault::Duplicate(code, line) => text::duplicate_code(lang, short(code), line),
        }
    }
}

crate::said!(FormError, FormFault);

/// Text of others for a sentence: visible, and not longer than a line.
fn short(given: &str) -> String {
    const MOST: usize = 40;
    let mut out: String = given.chars().take(MOST).collect();
    if given.chars().nth(MOST).is_some() {
        out.push('…');
    }
    visible(&out).into_owned()
}
