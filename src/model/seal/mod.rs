//! 校验码: what was signed with a finalised revision, sealed so that any laptop can tell whether it still says so.
//!
//! Finalising writes a `seal` beside the sheet: the signed content as canonical text ([`Content`]) and its code
//! ([`CheckCode`]). The record's id ends in the code, so that two laptops that finalise the same content write the
//! same record and two that finalise different contents write two.

mod code;
mod content;
#[cfg(test)]
pub(crate) mod tests;
mod verify;

pub use code::{BadCode, CheckCode};
pub use content::{Content, Difference, Item};
pub use verify::{Found, Since, verify};

use super::act::Act;
use super::facts::Facts;
use super::record::Record;
use super::sheet::Sheet;

/// Longest piece of a content in one cell, in characters: files carry cells of 32,000.
const PIECE: usize = 20_000;
/// Fields for the pieces; what is longer than all of them (a visit of hundreds of pages) keeps only its code.
const PIECES: [&str; 4] = ["content", "content2", "content3", "content4"];

/// The seal of one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The sheet.
    pub sheet: String,
    /// Its revision.
    pub revision: u32,
    /// When it was finalised, RFC 3339.
    pub at: String,
    /// The score then, as printed; may be empty.
    pub score: String,
    /// The code.
    pub code: String,
    /// What was signed; none if what is stored is incomplete or does not give the code.
    pub content: Option<Content>,
}

/// The code that a page of a sheet may bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not finalised: nothing was signed.
    Draft,
    /// It says what was signed.
    Signed(CheckCode),
    /// Finalised, and something was changed since without a correction.
    Changed,
}

/// Writes the seal of what `act` is about to make of a sheet. Called by finalising.
pub fn write(facts: &Facts, act: &mut Act, sheet: &str) {
    let after = facts.after(act);
    let (Some(content), Some(record)) = (Content::of(&after, sheet), Sheet::of(&after, sheet)) else { return };
    let score = record.totals(&after).and_then(|t| t.score).map(|s| s.to_string()).unwrap_or_default();
    let code = content.code().to_string();
    let id = format!("{sheet}/{code}");
    let revision = record.revision.to_string();
    let fields = [("sheet", sheet), ("revision", &revision), ("at", &record.finalized_at), ("score", &score)];
    act.set_all(facts, "seal", &id, &fields);
    act.set(facts, "seal", &id, "code", &code);
    let letters: Vec<char> = content.text().chars().collect();
    if letters.len() <= PIECE * PIECES.len() {
        for (field, piece) in PIECES.iter().zip(letters.chunks(PIECE)) {
            act.set(facts, "seal", &id, field, &piece.iter().collect::<String>());
        }
    }
}

impl Seal {
    fn from(r: &Record) -> Seal {
        let text = |field| r.get(field).to_string();
        let whole: String = PIECES.iter().map(|p| r.get(p)).collect();
        let code = text("code");
        let content = Content::parse(&whole).filter(|c| c.code().to_string() == code);
        let revision = r.get("revision").parse().unwrap_or(0);
        Seal { sheet: text("sheet"), revision, at: text("at"), score: text("score"), code, content }
    }

    /// The seals with a code; more than one only if somebody made a copy of a record.
    pub fn find(facts: &Facts, code: CheckCode) -> Option<Seal> {
        let code = code.to_string();
        facts.with("seal", "code", &code).map(Seal::from).next()
    }

    /// The seals of a sheet, the oldest revision first.
    pub fn of_sheet(facts: &Facts, sheet: &str) -> Vec<Seal> {
        let mut found: Vec<_> = facts.under("seal", sheet).map(Seal::from).collect();
        found.sort_by(|a, b| (a.revision, &a.code).cmp(&(b.revision, &b.code)));
        found
    }
}

/// The code for the pages of a sheet. A sheet that was finalised before there were seals bears the code of what it
/// says.
pub fn mark(facts: &Facts, sheet: &Sheet) -> Mark {
    let content = Content::of(facts, &sheet.id).filter(|_| sheet.is_final());
    let Some(code) = content.map(|c| c.code()) else { return Mark::Draft };
    let text = code.to_string();
    let seals = Seal::of_sheet(facts, &sheet.id);
    if seals.is_empty() || seals.iter().any(|s| s.code == text) { Mark::Signed(code) } else { Mark::Changed }
}

/// A finalised sheet that has no seal and says what gives this code.
pub fn unsealed(facts: &Facts, code: CheckCode) -> Option<Sheet> {
    let finals = facts.all("sheet").filter_map(|r| Sheet::of(facts, &r.id)).filter(Sheet::is_final);
    let bare = finals.filter(|s| facts.under("seal", &s.id).next().is_none());
    let mut gives = bare.filter(|s| Content::of(facts, &s.id).is_some_and(|c| c.code() == code));
    gives.next()
}
