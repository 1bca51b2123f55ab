//! Papers as they are handed over: in the formats that the office uses, and as html where no pdf can be made. A visit
//! never stops because a laptop has no font.

use super::error::ReportError;
use super::file_name::{file_name, safe_name};
use super::kinds::{Format, Kind, Request, build, render};
use super::model::Document;
use super::pdf::FontSource;
use crate::config::save_whole as save;
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
    let found: Vec<Format> = set(facts, key).filter(|f| kind.formats.contains(f)).collect();
    if found.is_empty() { kind.formats.iter().take(1).copied().collect() } else { found }
}

/// The formats that the office uses for forms made of a table.
pub fn formats_of_tables(facts: &Facts) -> Vec<Format> {
    set(facts, "papers.tables").collect()
}

fn set(facts: &Facts, key: &str) -> impl Iterator<Item = Format> {
    let wanted = setting::text_of(facts, "", key);
    wanted.split('、').filter_map(Format::parse).collect::<Vec<_>>().into_iter()
}

/// A document that is about no record of a quarter, such as a receipt: made by the screen that shows it.
#[derive(Debug, Clone)]
pub struct Given {
    /// What people call it.
    pub title: &'static str,
    /// Its file name without the ending.
    pub name: String,
    /// The document.
    pub doc: Document,
}

impl Given {
    /// The formats it is written in.
    pub const FORMATS: [Format; 6] = Format::ALL;

    /// Writes it into a folder, as [`hand_over`] does.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn hand_over(&self, out: &Out, each: impl FnMut() -> bool) -> Result<Made> {
        out.put(&self.doc, |format| format!("{}.{}", safe_name(&self.name), format.key()), each)
    }
}

/// Where papers go and how.
#[derive(Debug, Clone, Copy)]
pub struct Out<'a> {
    /// The formats, in order.
    pub formats: &'a [Format],
    /// The folder; an older file of the same name is replaced as a whole.
    pub folder: &'a Path,
    /// Fonts for pdf.
    pub fonts: &'a FontSource,
    /// The language of what is said.
    pub lang: Lang,
}

/// Writes a form into a folder in each of these formats, under its proper name. `each` is told after every file and
/// says whether to go on.
///
/// # Errors
/// What the document needs is missing; the folder cannot be written. A missing font is none: html is written instead.
pub fn hand_over(facts: &Facts, kind: &Kind, request: &Request, out: &Out, each: impl FnMut() -> bool) -> Result<Made> {
    let doc = build(kind, facts, request).map_err(|e| e.at_edge(out.lang))?;
    out.put(&doc, |format| file_name(kind, facts, request, format), each)
}

impl Out<'_> {
    fn put(&self, doc: &Document, name: impl Fn(Format) -> String, mut each: impl FnMut() -> bool) -> Result<Made> {
        let mut made = Made::default();
        for format in self.formats {
            let (bytes, format) = match render(doc, *format, self.fonts) {
                Err(e @ ReportError::Font(_)) => {
                    made.no_font = Some(e.say(self.lang));
                    (render(doc, Format::Html, self.fonts).map_err(|e| e.at_edge(self.lang))?, Format::Html)
                }
                other => (other.map_err(|e| e.at_edge(self.lang))?, *format),
            };
            let path = self.folder.join(name(format));
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
}
