//! `hucha scores …`: 星级 and 帮扶 scores, typed in or from a table.

use super::args::{Common, Scores, SetScore};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::exchange::lists;
use crate::model::org::Org;
use crate::model::plate::{self, External, Kind, Value};
use crate::model::visit::branch_name;
use crate::text::{Say, form, quarter as text};
use serde_json::json;
use std::path::Path;

/// Runs one of the commands.
///
/// # Errors
/// A table or score that is refused; an unknown branch or quarter.
pub fn run(common: &Common, command: &Scores) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Scores::Import { kind, file, dry_run } => import(&mut s, kind, file, *dry_run),
        Scores::Set(given) => set(&mut s, given),
        Scores::List { round } => list(&s, round),
    }
}

fn kind_of(s: &Session, given: &str) -> Result<Kind> {
    Kind::parse(given).ok_or_else(|| Error::Usage(text::bad_kind(s.lang, given)))
}

fn import(s: &mut Session, kind: &str, file: &Path, dry_run: bool) -> Result<()> {
    let kind = kind_of(s, kind)?;
    let (mut rows, encoding) = lists::rows(s.lang, file, plate::COLUMNS)?;
    print::note(&form::read_as(s.lang, encoding.name()));
    lists::understand(s.lang, &mut rows, plate::COLUMNS, &["score"]).iter().for_each(|said| print::note(said));
    let scores = plate::read(&s.facts, kind, &rows).map_err(|errors| lists::refused(s.lang, file, &errors))?;
    let now = |e: &External| External::value(&s.facts, &e.round, &e.branch, kind);
    let changed = scores.iter().filter(|e| now(e) != Value::Given(e.score)).count();
    let mut act = s.facts.act();
    scores.iter().for_each(|e| plate::set(&s.facts, &mut act, e));
    let same = act.is_empty();
    if !dry_run && !same {
        s.commit(&act)?;
    }
    remarks(s, &scores);
    if s.json {
        return print::json(&json!({ "scores": scores.len(), "changed": changed, "dry_run": dry_run }));
    }
    print::line(&match (dry_run, same) {
        (true, _) => text::scores_would(s.lang, scores.len(), changed),
        (false, true) => text::scores_same(s.lang, scores.len()),
        (false, false) => text::scores_taken(s.lang, scores.len(), kind.name(s.lang)),
    })
}

/// What a person should know about the scores just given.
fn remarks(s: &Session, scores: &[External]) {
    let org = Org::of(&s.facts);
    for e in scores.iter().filter(|e| e.kind == Kind::Help) {
        let name = branch_name(&s.facts, &e.branch);
        let helper = org.branch(&e.branch).map_or("", |b| b.helper_post.as_str());
        if helper.is_empty() {
            print::note(&text::unpaired_note(s.lang, &name));
        }
        if plate::scores_itself(helper) && e.second.is_empty() {
            print::note(&text::second_note(s.lang, &name));
        }
        if External::value(&s.facts, &e.round, &e.branch, Kind::Star) == Value::Absent {
            print::note(&text::star_first(s.lang, &name));
        }
    }
}

fn set(s: &mut Session, given: &SetScore) -> Result<()> {
    let kind = kind_of(s, &given.kind)?;
    let (round, branch) = (s.round(&given.round)?, s.branch(&given.branch)?);
    let score = plate::star::given(&s.facts, &round, kind, &given.score);
    let score = score.map_err(|e| Error::refused(text::score_refused(s.lang, e.say(s.lang))))?;
    let known = External::id(&round, &branch, kind);
    // What is not given again stays as it was.
    let kept = |new: &Option<String>, field| match new {
        Some(text) => text.trim().to_string(),
        None => s.facts.value("external", &known, field).to_string(),
    };
    let (second, note) = (kept(&given.second, "second"), kept(&given.note, "note"));
    let e = External { round, branch, kind, score, second, note };
    let mut act = s.facts.act();
    plate::set(&s.facts, &mut act, &e);
    if !act.is_empty() {
        s.commit(&act)?;
    }
    remarks(s, std::slice::from_ref(&e));
    print::line(&text::score_set(s.lang, branch_name(&s.facts, &e.branch), kind.name(s.lang), e.score))
}

fn list(s: &Session, round: &str) -> Result<()> {
    let round = s.round(round)?;
    let shown = |branch: &str, kind| match External::value(&s.facts, &round, branch, kind) {
        Value::Absent => String::new(),
        Value::Conflict => text::conflict_value(s.lang),
        Value::Given(points) => points.to_string(),
    };
    let help = |branch: &str, field| s.facts.value("external", &External::id(&round, branch, Kind::Help), field);
    let branches: Vec<_> = s.facts.all("branch").collect();
    if s.json {
        let one = |b: &&crate::model::record::Record| json!({ "branch": b.id, "star": shown(&b.id, Kind::Star), "help": shown(&b.id, Kind::Help), "second": help(&b.id, "second"), "note": help(&b.id, "note") });
        return print::json(&json!(branches.iter().map(one).collect::<Vec<_>>()));
    }
    let mut rows = vec![text::scores_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    rows.extend(branches.iter().map(|b| {
        let words = [help(&b.id, "second"), help(&b.id, "note")].map(String::from);
        [b.get("name").to_string(), shown(&b.id, Kind::Star), shown(&b.id, Kind::Help)]
            .into_iter()
            .chain(words)
            .collect()
    }));
    print::table(&rows)
}
