//! `hucha report verify`: a check code that somebody reads from a page, of the sheet or of a paper that rests on it.

use super::args::Common;
use super::print;
use super::session::Session;
use crate::documents;
use crate::error::{Error, Result};
use crate::model::calendar::Quarter;
use crate::model::paper::{self, Issued};
use crate::model::problem::Problem;
use crate::model::problem::ledger::{self, Summary};
use crate::model::seal::{self, CheckCode, Found, Since};
use crate::model::sheet::Sheet;
use crate::model::visit;
use crate::text::{Lang, Say, seal as text};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Says which revision bears the code, and what changed since.
///
/// # Errors
/// No code given (2); a slip in it (3); nobody here knows it, or what was signed is no longer what stands (1).
pub fn run(common: &Common, given: Option<&str>) -> Result<()> {
    let lang = super::session::language(common);
    let given = given.ok_or_else(|| Error::Usage(text::needs_code(lang)))?;
    let code = CheckCode::parse(given).map_err(|e| Error::refused(e.say(lang)))?;
    let session = Session::open(common)?;
    let found = seal::verify(&session.facts, code).ok_or_else(|| Error::Failed(text::unknown(lang, code)))?;
    let said = sentences(&session, &found, lang);
    if session.json {
        print::json(&json_of(&session, &found))?;
    } else {
        said.iter().try_for_each(|s| print::line(s))?;
    }
    if found.holds() { Ok(()) } else { Err(Error::Failed(outcome(&found, lang))) }
}

fn sentences(s: &Session, found: &Found, lang: Lang) -> Vec<String> {
    let (round, branch) = found.place();
    let who = Sheet::of(&s.facts, &found.seal.sheet).map(|sheet| sheet.by(&s.facts, lang)).unwrap_or_default();
    let at = found.seal.at.get(..16).unwrap_or(&found.seal.at).replace('T', " ");
    let (quarter, branch) = (Quarter::parse(round).map(|q| q.title(lang)), visit::branch_name(&s.facts, branch));
    let quarter = quarter.unwrap_or_else(|_| round.into());
    let mut said = vec![text::signed(lang, quarter, branch, who, found.seal.revision, at)];
    if !found.seal.score.is_empty() {
        said.push(text::score(lang, &found.seal.score));
    }
    if found.holds() {
        said.push(text::same(lang));
    } else if let Some(list) = found.differences.as_ref().filter(|l| !l.is_empty()) {
        said.push(text::changed(lang, list.len()));
        said.extend(list.iter().map(|d| format!("  {}", d.say(&s.facts, lang))));
    }
    said.extend(problems(s, found).map(|sum| text::problems(lang, sum.say(lang))));
    said.extend(papers(s, found, lang).map(|list| text::papers(lang, list)));
    said
}

/// How far what the sheet found is now: a notice or a closing that bears its code is about these problems.
fn problems(s: &Session, found: &Found) -> Option<Summary> {
    let own: BTreeSet<String> = Problem::of_sheet(&s.facts, &found.seal.sheet).into_iter().map(|p| p.id).collect();
    let rows = ledger::rows(&s.facts, s.today());
    let sum = Summary::of(rows.iter().filter(|r| own.contains(&r.problem.id)));
    (sum.all > 0).then_some(sum)
}

/// The papers of the visit that have a number, for the code may have been read from any of them.
fn papers(s: &Session, found: &Found, lang: Lang) -> Option<String> {
    let title = |kind: &str| documents::kind(kind).map_or_else(|_| kind.to_string(), |k| k.title.to_string());
    let one = |p: Issued| text::paper(lang, title(&p.kind), p.number, p.on);
    let all: Vec<String> = issued(s, found).into_iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(&text::list(lang)))
}

fn issued(s: &Session, found: &Found) -> Vec<Issued> {
    let (round, branch) = found.place();
    paper::issued(&s.facts, &visit::id_of(round, branch))
}

/// Why the paper is not what stands.
fn outcome(found: &Found, lang: Lang) -> String {
    match (&found.differences, found.since) {
        (_, Since::Gone) => text::gone(lang),
        (None, _) => text::only_code(lang),
        (_, Since::Open) => text::open_again(lang),
        (_, Since::Final(n)) if n != found.seal.revision => text::later(lang, n),
        (Some(list), _) => text::changed(lang, list.len()),
    }
}

fn json_of(s: &Session, found: &Found) -> Value {
    let (round, branch) = found.place();
    let state = match found.since {
        Since::Gone => "gone",
        Since::Open => "draft",
        Since::Final(_) => "final",
    };
    let now = Sheet::of(&s.facts, &found.seal.sheet);
    let changes = found.differences.as_ref().map(|list| {
        let one = |d: &seal::Difference| {
            let i = &d.item;
            json!({ "entity": i.entity, "key": i.key, "field": i.field, "signed": d.signed, "now": d.now })
        };
        list.iter().map(one).collect::<Vec<_>>()
    });
    let problems = problems(s, found).unwrap_or_default();
    let papers: Vec<Value> = issued(s, found)
        .into_iter()
        .map(|p| json!({ "kind": p.kind, "number": p.number, "issued_on": p.on }))
        .collect();
    json!({
        "code": found.seal.code, "round": round, "branch": branch, "sheet": found.seal.sheet,
        "inspector": now.as_ref().map(|n| n.by(&s.facts, Lang::Zh)), "revision": found.seal.revision,
        "finalized_at": found.seal.at, "score": found.seal.score, "state": state,
        "current_revision": now.map(|n| n.revision), "holds": found.holds(), "changes": changes,
        "problems": { "all": problems.all, "closed": problems.closed, "overdue": problems.overdue }, "papers": papers,
    })
}
