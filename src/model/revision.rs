//! 定稿版次: each finalising of a sheet with what it held, and why it was opened again.

use super::act::Act;
use super::facts::Facts;
use super::problem::Problem;
use super::scoring;
use super::sheet::Sheet;
use super::strength::Strength;
use sha2::{Digest, Sha256};

/// One revision of a sheet. Its record is `<sheet>/<number>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// 1, 2, …
    pub number: u32,
    /// Why the one before was corrected; empty for the first.
    pub reason: String,
    /// When it was finalised, RFC 3339; empty while it is being made.
    pub at: String,
    /// Fingerprint of what was finalised.
    content: String,
}

fn id_of(sheet: &str, number: u32) -> String {
    format!("{sheet}/{number}")
}

impl Revision {
    /// Every revision that was finalised, the first one first.
    pub fn all(facts: &Facts, sheet: &str) -> Vec<Revision> {
        let mut found: Vec<_> = facts
            .under("revision", sheet)
            .map(|r| Revision {
                number: r.tail().parse().unwrap_or(0),
                reason: r.get("reason").into(),
                at: r.get("at").into(),
                content: r.get("content").into(),
            })
            .filter(|r| !r.at.is_empty())
            .collect();
        found.sort_by_key(|r| r.number);
        found
    }
}

/// A fingerprint of what a sheet says: answers, problems as they were found, strengths. What happens to a problem
/// later (its state, an extension) and the receipt of the feedback are not part of it.
pub fn content(facts: &Facts, sheet: &str) -> String {
    let mut hash = Sha256::new();
    let mut put = |words: &[&str]| {
        for word in words {
            hash.update((word.len() as u64).to_le_bytes());
            hash.update(word.as_bytes());
        }
    };
    for (code, a) in scoring::answers(facts, sheet) {
        let (count, sample) = (a.count.map_or(-1, i64::from), a.sample.map_or(-1, i64::from));
        let verdict = a.verdict.map_or("", scoring::Verdict::code);
        put(&[&code, verdict, &count.to_string(), &a.reason, &a.note, &sample.to_string()]);
    }
    for p in Problem::of_sheet(facts, sheet) {
        let class = p.class.map_or("", super::problem::Class::code);
        put(&[&p.number, &p.code, &p.fact, &p.suggestion, class, &p.responsible, &p.first_due]);
    }
    for s in Strength::of_sheet(facts, sheet) {
        put(&[&s.code, &s.text]);
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}

/// Whether a sheet says something else than when it was last finalised. A sheet that never was has changed.
pub fn changed(facts: &Facts, sheet: &Sheet) -> bool {
    let last = Revision::all(facts, &sheet.id).into_iter().find(|r| r.number == sheet.revision);
    last.is_none_or(|r| r.content.is_empty() || r.content != content(facts, &sheet.id))
}

/// The revision that a sheet is, or would be if it were finalised now.
pub fn present(facts: &Facts, sheet: &Sheet) -> u32 {
    match sheet.revision {
        0 => 1,
        n if sheet.is_final() || !changed(facts, sheet) => n,
        n => n + 1,
    }
}

/// The reason with which a sheet was opened for correction; none if it is not being corrected.
pub fn correcting<'a>(facts: &'a Facts, sheet: &Sheet) -> Option<&'a str> {
    let open = !sheet.is_final() && sheet.revision > 0;
    open.then(|| facts.value("revision", &id_of(&sheet.id, sheet.revision + 1), "reason"))
}

/// Writes down why the next revision is made.
pub(super) fn begin(facts: &Facts, act: &mut Act, sheet: &str, reason: &str) {
    let last: u32 = facts.value("sheet", sheet, "revision").parse().unwrap_or(0);
    let fields = [("sheet", sheet), ("reason", reason)];
    act.set_all(facts, "revision", &id_of(sheet, last + 1), &fields);
}

/// Writes down what is finalised. `facts` are those in which it is finalised.
pub(super) fn end(facts: &Facts, act: &mut Act, sheet: &str, number: u32, at: &str) {
    let fields = [("sheet", sheet), ("at", at), ("content", &content(facts, sheet))];
    act.set_all(facts, "revision", &id_of(sheet, number), &fields);
}

/// A correction ended as it began: its reason is no reason of anything.
pub(super) fn give_up(facts: &Facts, act: &mut Act, sheet: &str, number: u32) {
    act.set_all(facts, "revision", &id_of(sheet, number), &[("sheet", ""), ("reason", "")]);
}
