//! 校验码 at the foot of every page: which finalised score sheets a paper rests on. A form names the sheets
//! ([`Rests`]); what is said about them is said here, the same on every paper.

use super::clean;
use super::model::{Document, Page, Rests};
use super::template::{Section, Template};
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::reconcile;
use crate::model::seal::{self, Mark};
use crate::model::sheet::Sheet;
use crate::text::Lang;
use std::collections::BTreeSet;

/// So many codes stand at a foot; nobody reads out more.
const MOST: usize = 3;
/// Width of a line of the foot beside the page number in half-width characters, on an upright page and across.
const ROOM: [usize; 2] = [78, 120];
/// Width of an inspector's name beside a code.
const NAME: usize = 12;

/// The sheets with which these problems were signed, in the order in which they appear.
pub(super) fn of_problems(facts: &Facts, problems: &[Problem]) -> Rests {
    let mut rests = Rests::default();
    let mut seen = BTreeSet::new(); // a ledger of all quarters has thousands of sheets
    for problem in problems {
        match sheet_of(facts, problem) {
            Some(sheet) if seen.insert(sheet.clone()) => rests.sheets.push(sheet),
            Some(_) => {}
            None => rests.beside += 1,
        }
    }
    rests
}

/// The agreed sheet once it is final, for it seals every problem of the visit; else the one the problem was found with.
fn sheet_of(facts: &Facts, problem: &Problem) -> Option<String> {
    let agreed = reconcile::agreed_id(&problem.visit);
    if !problem.visit.is_empty() && facts.value("sheet", &agreed, "state") == "final" {
        return Some(agreed);
    }
    facts.get("sheet", &problem.sheet).map(|s| s.id.clone())
}

/// The foot of every page: what the paper is, then the codes, on a second line if one is not enough. A code is never
/// cut or broken, the words before it may be.
pub(super) fn foot(facts: &Facts, words: &Template, doc: &Document) -> String {
    let codes = said(facts, &words.section("common"), &doc.rests);
    let base = clean::line(&doc.foot);
    let room = ROOM[usize::from(doc.page == Page::Landscape)];
    match clean::width(&base) + clean::width(&codes) {
        _ if codes.is_empty() => base,
        wide if wide <= room => base + &codes,
        _ => format!("{}\n{}", shortened(&base, room), codes.trim_start()),
    }
}

fn said(facts: &Facts, w: &Section, rests: &Rests) -> String {
    let codes = match rests.sheets.as_slice() {
        [] => return String::new(),
        [one] => about_one(w, mark(facts, one)),
        some if some.len() <= MOST && of_one_visit(facts, some) => {
            let each: Vec<String> = some.iter().map(|id| by_name(facts, w, id)).collect();
            w.fill("check_several", &[("list", &each.join("、"))])
        }
        many => w.fill("check_many", &[("count", &many.len().to_string())]),
    };
    match rests.beside {
        0 => codes,
        n => codes + &w.fill("check_beside", &[("count", &n.to_string())]),
    }
}

fn about_one(w: &Section, mark: Mark) -> String {
    match mark {
        Mark::Draft => w.text("check_draft"),
        Mark::Signed(code) => w.fill("check", &[("code", &code.to_string())]),
        Mark::Changed => w.text("check_changed"),
    }
}

/// `王芳 A7KC-9DPX-H3MW`.
fn by_name(facts: &Facts, w: &Section, sheet: &str) -> String {
    let name = Sheet::of(facts, sheet).map(|s| s.by(facts, Lang::Zh)).unwrap_or_default();
    let code = match mark(facts, sheet) {
        Mark::Draft => w.text("check_draft_of"),
        Mark::Signed(code) => code.to_string(),
        Mark::Changed => w.text("check_changed_of"),
    };
    w.fill("check_of", &[("name", &shortened(&clean::line(&name), NAME)), ("code", &code)])
}

fn mark(facts: &Facts, sheet: &str) -> Mark {
    Sheet::of(facts, sheet).map_or(Mark::Draft, |s| seal::mark(facts, &s))
}

/// Inspectors tell codes apart where the branch and quarter are the same.
fn of_one_visit(facts: &Facts, sheets: &[String]) -> bool {
    let mut visits = sheets.iter().map(|id| facts.value("sheet", id, "visit"));
    let first = visits.next();
    visits.all(|v| Some(v) == first)
}

/// A text cut to a width, with a mark that it was.
fn shortened(text: &str, room: usize) -> String {
    if clean::width(text) <= room {
        return text.to_string();
    }
    let mut out = String::new();
    let mut used = 2;
    for c in text.chars() {
        used += if c.is_ascii() { 1 } else { 2 };
        if used > room {
            break;
        }
        out.push(c);
    }
    out + "…"
}
