//! `hucha report receipt [N]`: the receipt of a merge on paper.

use super::args::Report;
use super::print;
use super::session::Session;
use crate::config;
use crate::documents::receipt::{Receipt, document};
use crate::documents::{self, FontSource, Format};
use crate::error::{Error, Result};
use crate::store;
use crate::text::{cli, merge as text};
use serde_json::json;

/// Writes the receipt with the number that stands behind the kind, or the newest; the last line on stdout is its path.
///
/// # Errors
/// There is no such receipt or format; the place cannot be written.
pub fn write(s: &Session, args: &Report) -> Result<()> {
    let lang = s.lang;
    let list = || Format::ALL.map(Format::key).join("、");
    let format =
        Format::parse(&args.format).ok_or_else(|| Error::Usage(text::receipt_format(lang, &args.format, list())))?;
    let found = found(s, args.code.as_deref())?;
    let words = documents::template(&s.home, lang)?;
    let receipt = Receipt::of(&s.facts, &found);
    let doc = document(&receipt, &words);
    let bytes = documents::render(&doc, format, &FontSource::of(&s.home)).map_err(|e| e.at_edge(lang))?;
    let name = format!("{}.{}", documents::safe_name(&receipt.name()), format.key());
    let path = match args.output.as_deref() {
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(file) => file.to_path_buf(),
        None => {
            config::make_private(&s.home.exports())?;
            s.home.exports().join(name)
        }
    };
    documents::save(&path, &bytes)?;
    if s.json {
        return print::json(&json!({ "path": path.to_string_lossy() }));
    }
    print::note(&cli::written(lang, "合并回执"));
    print::line(&path.to_string_lossy())
}

fn found(s: &Session, number: Option<&str>) -> Result<store::Receipt> {
    let unknown = |given: &str| Error::Usage(text::receipt_unknown(s.lang, given));
    match number {
        Some(given) => {
            let id = given.trim().parse().map_err(|_| unknown(given))?;
            s.store.receipt(id)?.ok_or_else(|| unknown(given))
        }
        None => s.store.receipts()?.into_iter().next().ok_or_else(|| unknown("")),
    }
}
