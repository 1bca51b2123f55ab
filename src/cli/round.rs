//! `hucha round …`: the quarters.

use super::args::{Common, RoundCommand};
use super::print;
use super::session::{Session, quarter};
use crate::error::{Error, Result};
use crate::model::checklist::Checklist;
use crate::model::closing;
use crate::model::round::{self, Round};
use crate::model::schema;
use crate::text::{Say, cli as text};
use serde_json::json;

/// Runs one of the commands.
///
/// # Errors
/// Not a quarter; a quarter that was never opened; the data could not be read or written.
pub fn run(common: &Common, command: &RoundCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        RoundCommand::Open { round } => open(&mut s, round),
        RoundCommand::List => list(&s),
        RoundCommand::Plan(given) => super::plan::run(&mut s, given),
        RoundCommand::Close { round, reason } => close(&mut s, round, reason.as_deref().unwrap_or_default()),
        RoundCommand::Since { round } => since(&s, round),
    }
}

fn open(s: &mut Session, given: &str) -> Result<()> {
    let id = quarter(s.lang, given)?.to_string();
    let lang = s.lang;
    if let Some(round) = Round::of(&s.facts, &id).filter(|r| !r.closed) {
        print::note(&text::round_open_already(lang, &id));
        return print::line(&round.id);
    }
    let checklist = current_checklist(s)?;
    let questions = newest(s, "questionnaire");
    let mut act = s.facts.act();
    round::open(&s.facts, &mut act, &id, &checklist, &questions);
    s.commit(&act)?;
    print::note(&text::round_opened(lang, &id, checklist));
    print::line(&id)
}

/// The checklist that was taken last on this laptop, else the only one there is.
fn current_checklist(s: &mut Session) -> Result<String> {
    if let Some(version) = s.store.local("checklist")?.filter(|v| Checklist::of(&s.facts, v).is_some()) {
        return Ok(version);
    }
    Ok(newest(s, "checklist"))
}

fn newest(s: &Session, entity: &str) -> String {
    let used = Round::all(&s.facts).into_iter().map(|r| if entity == "checklist" { r.checklist } else { r.questions });
    let known = s.facts.all(entity).map(|r| r.id.clone());
    used.chain(known).find(|v| !v.is_empty()).unwrap_or_default()
}

fn list(s: &Session) -> Result<()> {
    let rounds = Round::all(&s.facts);
    if s.json {
        let rows: Vec<_> = rounds
            .iter()
            .map(|r| json!({ "round": r.id, "state": if r.closed { "closed" } else { "open" }, "checklist": r.checklist, "questions": r.questions, "visits": s.facts.under("visit", &r.id).count() }))
            .collect();
        return print::json(&json!(rows));
    }
    let heading = ["state", "checklist"].map(|f| schema::field("round", f).map_or("", |f| f.title(s.lang)).to_string());
    let mut rows = vec![vec![
        schema::entity("round").map_or("", |e| e.title(s.lang)).to_string(),
        heading[0].clone(),
        heading[1].clone(),
    ]];
    for r in &rounds {
        let state = if r.closed { "closed" } else { "open" };
        let state = schema::field("round", "state").map_or(state, |f| f.shown(state, s.lang));
        rows.push(vec![r.id.clone(), state.into(), r.checklist.clone()]);
    }
    print::table(&rows)
}

/// Says what is open, signs the baseline off and closes.
fn close(s: &mut Session, given: &str, reason: &str) -> Result<()> {
    let id = s.round(given)?;
    let (by, at, lang) = (s.actor.clone(), s.wall(), s.lang);
    let found = closing::check(&s.facts, &id);
    let mut said: Vec<String> = found.open.iter().map(|o| o.say(lang)).collect();
    if !found.carried.is_empty() {
        said.push(crate::text::model::highlight::carried(lang, found.carried.len()));
    }
    let mut act = s.facts.act().because(reason);
    if let Err(why) = closing::close(&s.facts, &mut act, &id, &by, &at, reason) {
        said.push(why.say(lang));
        return Err(Error::Refused(said));
    }
    if act.is_empty() {
        return Err(Error::Failed(text::round_closed_already(lang, id)));
    }
    s.commit(&act)?;
    said.iter().for_each(|line| print::note(line));
    print::note(&text::round_closed(lang, &id));
    if s.json {
        let open: Vec<String> = found.open.iter().map(|o| o.say(lang)).collect();
        return print::json(&json!({ "round": id, "open": open, "carried": found.carried }));
    }
    print::line(&id)
}

/// What came after the signed-off baseline, late sheets for one.
fn since(s: &Session, given: &str) -> Result<()> {
    let id = s.round(given)?;
    let Some(changed) = closing::since(&s.facts, &id) else {
        return Err(Error::refused(crate::text::quarter::no_baseline(s.lang, id)));
    };
    if s.json {
        let one = |(b, then, now): &(String, String, String)| json!({ "branch": b, "then": then, "now": now });
        return print::json(&json!(changed.iter().map(one).collect::<Vec<_>>()));
    }
    if changed.is_empty() {
        print::note(&crate::text::quarter::as_signed(s.lang, &id));
    }
    let row = |(b, then, now): &(String, String, String)| {
        print::line(&crate::text::quarter::since_line(s.lang, crate::model::visit::branch_name(&s.facts, b), then, now))
    };
    changed.iter().try_for_each(row)
}
