//! Papers as they are handed over: in the formats that the office uses, and as html where no pdf can be made. A visit
//! never stops because a laptop has no font.

use super::error::ReportError;
use super::file_name::file_name;
use super::kinds::{Format, Kind, Request, build, render};
use super::save::save;
use crate::error::Result;
use crate::model::facts::Facts;
use crate::model::setting;
use crate::text::{Lang, Say};
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// Why there is html where pdf was wanted, and what to do about it.
    pub no_font: Option<String>,
}

/// The formats a form is handed over in, as the office set them: a pdf to print on the spot and a file to keep and
/// change, unless it was set otherwise. Never empty.
pub fn formats(facts: &Facts, kind: &Kind) -> Vec<Format> {
    let key = if kind.formats.contains(&Format::Xlsx) { "papers.tables" } else { "papers.words" };
    let wanted = setting::text_of(facts, "", key);
    let known = |code: &str| Format::parse(code).filter(|f| kind.formats.contains(f));
    let found: Vec<Format> = wanted.split('、').filter_map(known).collect();
    if found.is_empty() { kind.formats.iter().take(1).copied().collect() } else { found }
}

/// Writes a form into a folder in each of these formats, under its proper name; an older file of the same name is
/// replaced as a whole. `each` is told after every file and says whether to go on.
///
/// # Errors
/// What the document needs is missing; the folder cannot be written. A missing font is none: html is written instead.
pub fn hand_over(
    facts: &Facts,
    kind: &Kind,
    request: &Request,
    formats: &[Format],
    folder: &Path,
    lang: Lang,
    mut each: impl FnMut() -> bool,
) -> Result<Made> {
    let doc = build(kind, facts, request).map_err(|e| e.at_edge(lang))?;
    let mut made = Made::default();
    for format in formats {
        let (bytes, format) = match render(&doc, *format, request.fonts) {
            Err(e @ ReportError::Font(_)) => {
                made.no_font = Some(e.say(lang));
                (render(&doc, Format::Html, request.fonts).map_err(|e| e.at_edge(lang))?, Format::Html)
            }
            other => (other.map_err(|e| e.at_edge(lang))?, *format),
        };
        let path = folder.join(file_name(kind, facts, request, format));
        if !made.files.contains(&path) {
            save(&path, &bytes)?;
            made.files.push(path);
        }
        if !each() {
            break;
        }
    }
    Ok(made)
}
